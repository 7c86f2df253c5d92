#pragma once
// What the cooperation plan (and later modules) may ask of the councils: put a matter on an agenda, and prove that
// exactly this matter was discussed and minuted, and when.

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace councils {

struct CouncilName {
  storage::Id id;         // Id::of_words("council:kredsraad") ...
  std::string name;       // "Kredsrådet"
  bool district = false;  // the kredsråd itself
  storage::Id audience;   // its members and secretariat
};
std::vector<CouncilName> councils_of(storage::Transaction& tx, config::Date day);
/// The kredsråd (district council).
std::optional<CouncilName> district_council(storage::Transaction& tx, config::Date day);

struct OpenMeeting {
  storage::Id id;
  std::string title;  // "Kredsrådet, møde 3/2020"
  config::Date day;
};
/// Meetings of a council whose agenda can still take items.
std::vector<OpenMeeting> meetings_taking_items(storage::Transaction& tx, const permit::Viewer& viewer,
                                               const storage::Id& council);

/// A matter of another module for an agenda: `subject` is the id of exactly the version to be discussed.
struct Matter {
  storage::Id subject;
  std::string subject_kind;  // "cooperation_plan.version"
  std::string subject_address;
  std::string title;
  std::string brief;
  int minutes = 20;
};
/// Puts it on the agenda as an open discussion item; answers the item's id. Refused when the agenda is sent or the
/// viewer may not.
config::Outcome<storage::Id> put_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                           const storage::Id& meeting, const Matter& matter);

struct Discussion {
  storage::Id meeting, item;
  std::string meeting_title;
  std::string item_number;  // running number, "52"
  std::string item_address;
  config::Date day;       // the day the meeting was held
  bool minuted = false;   // the item's minutes are written
  bool approved = false;  // the minutes are approved
};
/// Where exactly this subject stands on an agenda: the latest, or nothing.
std::optional<Discussion> discussion_of(storage::Transaction& tx, const storage::Id& subject);

}  // namespace councils
