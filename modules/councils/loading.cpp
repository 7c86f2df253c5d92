// Writing what the district's files say.

#include "loading.h"

#include <algorithm>
#include <set>

#include "agenda_item_store.h"
#include "approval_store.h"
#include "attendance_store.h"
#include "council_store.h"
#include "decision_store.h"
#include "district_file.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "opening_store.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/todo.h"

namespace councils {
namespace {

void add(config::Faults& all, const config::Faults& some) { all.insert(all.end(), some.begin(), some.end()); }

/// Rules and seats that people have changed since are left as they made them.
void write_council(audit::Change& change, const CouncilInFile& file) {
  storage::Transaction& tx = change.tx();
  if (const auto there = find_council(tx, file.council.id); there && there->version > 1) return;
  const auto holders = audience_of(file.members);
  permit::put_audience(tx, file.council.audience, file.council.name);
  permit::set_holders(tx, file.council.audience, holders);
  permit::put_audience(tx, file.council.closed_audience, file.council.name + ", lukkede punkter");
  permit::set_holders(tx, file.council.closed_audience, holders);
  put_council(tx, file.council);
  for (const Member& member : file.members) put_member(tx, member);
  register_council(tx, file.council, change.today());
}

/// A meeting that is there already is left as people have made it since.
void write_meeting(audit::Change& change, const files::Files& files, MeetingInFile& file,
                   const std::vector<Council>& councils, std::set<storage::Id>& written) {
  storage::Transaction& tx = change.tx();
  const Audiences audiences =
      audiences_of(tx, councils);  // a joint one follows the seats, also for a meeting that is there
  if (find_meeting(tx, file.meeting.id)) return;
  written.insert(file.meeting.id);
  Meeting& meeting = file.meeting;
  meeting.audience = audiences.open;
  meeting.closed_audience = audiences.closed;
  meeting.title = meeting_title(name_of(councils), meeting.number, meeting.year, meeting.kind, meeting.theme);
  insert_meeting(tx, meeting);
  register_meeting(tx, meeting);
  for (const Council& council : councils) registry::put_edge(tx, {council.id, meeting.id, "meeting", meeting.day});
  std::vector<Item> open;
  int next = find_council(tx, meeting.council)->next_item;
  for (ItemInFile& in_file : file.items) {
    Item& item = in_file.item;
    item.audience = item.closed ? meeting.closed_audience : meeting.audience;
    insert_item(tx, item);
    register_item(tx, meeting, item);
    next = std::max(next, item.number + 1);
    if (!item.closed) open.push_back(item);
    for (Decision& decision : in_file.decisions) {
      decision.closed = item.closed;
      decision.audience = item.audience;
      insert_decision(tx, decision);
      register_decision(tx, meeting, decision);
    }
    for (const AnnexInFile& annex : in_file.annexes) {
      const auto stored = files.store(annex.name, annex.bytes);
      if (stored) files.keep(change, *stored, item.id, item.audience);
    }
  }
  set_next_number(tx, meeting.council, next);
  const auto members = members_of(tx, meeting.councils);
  if (meeting.was_held()) {
    for (Attendance row : complete(members, file.attendance, meeting.id, meeting.day)) {
      if (row.presence == Presence::unknown) row.presence = Presence::present;
      put_attendance(tx, row);
    }
  }
  for (const Approval& approval : file.approvals) put_approval(tx, approval);
  for (const auto& [holder, vote] : file.opening_votes)
    put_vote(tx, meeting.id, holder, vote, config::local(change.today()));
  if (meeting.state == State::published) register_public_minutes(tx, meeting, open);
  register_work(tx, councils.front(), meeting, members);
  for (const Approval& approval : file.approvals)
    registry::close_todo(tx, meeting.id, waits::approve_minutes, approval.holder);
  change.record({"meeting_loaded", meeting.id, kinds::meeting, {}, file.file});
}

}  // namespace

config::Faults load_district(audit::Change& change, const files::Files& files, const std::filesystem::path& district) {
  storage::Transaction& tx = change.tx();
  config::Faults faults;
  const auto text = config::read_file(district / "councils.yaml");
  if (!text) return {config::Fault{"councils.yaml", 0, "The file cannot be read."}};
  config::Reader reader("councils.yaml");
  const std::vector<CouncilInFile> councils = read_councils(tx, reader, *text, change.today());
  add(faults, reader.faults());

  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(district / "meetings", none)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<MeetingInFile> meetings;
  std::set<storage::Id> decisions, ids;
  const std::string annexes = (district / "meetings" / "annexes").string();
  for (const auto& path : paths) {
    const std::string name = "meetings/" + path.filename().string();
    config::Reader meeting_reader(name);
    auto meeting = read_meeting_file(tx, meeting_reader, config::read_file(path).value_or(std::string()), councils,
                                     annexes, change.today());
    add(faults, meeting_reader.faults());
    if (!meeting) continue;
    if (!ids.insert(meeting->meeting.id).second)
      faults.push_back({name, meeting->line, "Another file has the same council, number and year."});
    for (const ItemInFile& item : meeting->items) {
      for (const Decision& decision : item.decisions) decisions.insert(decision.id);
    }
    meetings.push_back(std::move(*meeting));
  }
  for (const MeetingInFile& meeting : meetings) {
    for (const ItemInFile& item : meeting.items) {
      for (const std::string& number : item.follows) {
        if (!decisions.contains(decision_id(meeting.councils.front(), number))) {
          faults.push_back({meeting.file, item.line, "There is no decision " + number + " of this council."});
        }
      }
    }
  }
  if (!faults.empty()) return faults;

  for (const CouncilInFile& council : councils) write_council(change, council);
  std::sort(meetings.begin(), meetings.end(),
            [](const MeetingInFile& a, const MeetingInFile& b) { return a.meeting.day < b.meeting.day; });
  std::set<storage::Id> written;
  for (MeetingInFile& meeting : meetings) {
    std::vector<Council> those;
    for (const std::string& key : meeting.councils) those.push_back(*find_council(tx, council_id(key)));
    write_meeting(change, files, meeting, those, written);
  }
  for (const MeetingInFile& meeting : meetings) {
    if (!written.contains(meeting.meeting.id)) continue;
    for (const ItemInFile& item : meeting.items) {
      for (const std::string& number : item.follows) {
        const storage::Id decision = decision_id(meeting.councils.front(), number);
        put_follow_up(tx, item.item.id, decision);
        registry::put_edge(tx, {decision, item.item.id, "followed_up", meeting.meeting.day});
      }
    }
  }
  change.record({"councils_loaded",
                 councils.empty() ? storage::Id{} : councils.front().council.id,
                 kinds::council,
                 {},
                 std::to_string(councils.size())});
  return faults;
}

}  // namespace councils
