#pragma once
// What modules above may ask of a council: which there are, what part a viewer has in one, its meetings and decisions,
// and whether exactly this council (not another) has minuted a matter.

#include <optional>
#include <string>
#include <vector>

#include "discussion.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

struct Seated {
  storage::Id id;
  std::string key;   // "lokalraad-svendborg"
  std::string name;  // "Lokalrådet i Svendborg"
  bool district = false;
  storage::Id authority;  // the municipality of a lokalråd
  storage::Id audience;
  storage::Id chair, secretary;  // offices; the secretary may be empty
};
/// All councils in the district's order, the kredsråd among them.
std::vector<Seated> seated_councils(storage::Transaction& tx, config::Date day);
std::optional<Seated> seated_council(storage::Transaction& tx, const storage::Id& council, config::Date day);

/// The strongest part of a viewer in a council.
enum class Standing { outside, reads, sits, prepares };  // prepares: its chair and secretariat
Standing standing_in(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& council);

struct CouncilMeeting {
  storage::Id id;
  std::string title, address;
  config::Date day;
  bool held = false;
};
/// The council's meetings that the viewer may see, newest first, cancelled ones left out.
std::vector<CouncilMeeting> meetings_of_council(storage::Transaction& tx, const permit::Viewer& viewer,
                                                const storage::Id& council);

struct CouncilDecision {
  storage::Id id;
  std::string number, text, address;
  config::Date day;
};
/// The council's open-matter decisions that the viewer may see, newest first.
std::vector<CouncilDecision> decisions_of_council(storage::Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& council);

/// The latest place on an agenda of exactly this council where the subject stands.
std::optional<Discussion> discussion_in(storage::Transaction& tx, const storage::Id& council,
                                        const storage::Id& subject);
/// The item with that running number on a meeting of the council: for what a district's files say.
std::optional<Discussion> discussion_at(storage::Transaction& tx, const storage::Id& council,
                                        const storage::Id& meeting, int number);

}  // namespace councils
