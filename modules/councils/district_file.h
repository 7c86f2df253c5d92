#pragma once
// The words of councils.yaml and meetings/*.yaml as values, checked against the organisation.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "agenda_item.h"
#include "approval.h"
#include "attendance.h"
#include "config/yaml.h"
#include "council.h"
#include "decision.h"
#include "meeting.h"
#include "membership.h"
#include "opening.h"
#include "storage/transaction.h"

namespace councils {

struct CouncilInFile {
  Council council;
  std::vector<Member> members;
};

struct AnnexInFile {
  std::string name;
  std::string bytes;
};
struct ItemInFile {
  Item item;
  std::vector<Decision> decisions;
  std::vector<std::string> follows;  // numbers of earlier decisions
  std::vector<AnnexInFile> annexes;
  int line = 0;
};
struct MeetingInFile {
  std::string file;
  int line = 0;
  std::vector<std::string> councils;  // keys
  Meeting meeting;
  std::vector<ItemInFile> items;
  std::vector<Attendance> attendance;
  std::vector<Approval> approvals;
  std::vector<std::pair<storage::Id, Vote>> opening_votes;
};

/// Id of a decision by the council whose numbers it has.
storage::Id decision_id(std::string_view council_key, std::string_view number);

/// An office or one person's capacity as the files write it ("mayor@svendborg"), and a day; faults are noted.
storage::Id holder_of(storage::Transaction& tx, config::Reader& reader, const config::Node& map, std::string_view key,
                      config::Date today);
std::optional<config::Date> date_of(config::Reader& reader, const config::Node& map, std::string_view key);

std::vector<CouncilInFile> read_councils(storage::Transaction& tx, config::Reader& reader, std::string_view text,
                                         config::Date today);
std::optional<MeetingInFile> read_meeting_file(storage::Transaction& tx, config::Reader& reader, std::string_view text,
                                               const std::vector<CouncilInFile>& councils,
                                               const std::string& annex_folder, config::Date today);

}  // namespace councils
