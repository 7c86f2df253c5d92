// Meetings as JSON.

#include "meeting_json.h"

#include <boost/json/array.hpp>

#include "attendance_store.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"

namespace councils {
namespace {

using boost::json::array;
using boost::json::object;

object json_of(const PublicDecision& decision) {
  object out{{"number", decision.number},
             {"text", decision.text},
             {"owner", decision.owner},
             {"state", identifier(decision.state)}};
  out["due"] = decision.due ? config::iso(*decision.due) : std::string();
  out["due_words"] = decision.due ? i18n::long_date(*decision.due) : std::string();
  return out;
}

array strings(const std::vector<std::string>& texts) {
  array out;
  for (const std::string& text : texts) out.emplace_back(text);
  return out;
}

}  // namespace

object to_json(const PublicMinutes& minutes, const web::Exchange& x) {
  object out{{"id", minutes.meeting.text()},
             {"title", minutes.title},
             {"council", minutes.council},
             {"day", config::iso(minutes.day)},
             {"when", i18n::spoken_time(config::local(minutes.day, minutes.starts))},
             {"venue", minutes.venue},
             {"address", "/moeder/" + minutes.meeting.text() + "/offentligt"},
             {"present", strings(minutes.present)},
             {"absent", strings(minutes.absent)}};
  out["published"] = minutes.published ? config::iso(*minutes.published) : std::string();
  array items;
  for (const PublicItem& item : minutes.items) {
    object row{{"number", item.number},
               {"title", item.title},
               {"kind", identifier(item.kind)},
               {"kind_words", kind_words(x, item.kind)},
               {"record", item.record},
               {"outcome", identifier(item.outcome)},
               {"outcome_words", ending_words(x, item.outcome)}};
    array decisions, again;
    for (const PublicDecision& decision : item.decisions) decisions.push_back(json_of(decision));
    for (const PublicDecision& decision : item.followed_up) again.push_back(json_of(decision));
    row["decisions"] = std::move(decisions);
    row["followed_up"] = std::move(again);
    items.push_back(std::move(row));
  }
  out["items"] = std::move(items);
  return out;
}

object to_json(const Meeting& meeting) {
  object out{{"id", meeting.id.text()},
             {"title", meeting.title},
             {"number", meeting.number},
             {"year", meeting.year},
             {"day", config::iso(meeting.day)},
             {"starts", clock_words(meeting.starts)},
             {"venue", meeting.venue},
             {"state", identifier(meeting.state)},
             {"address", "/raad/moede/" + meeting.id.text()}};
  array councils;
  for (const storage::Id& id : meeting.councils) councils.emplace_back(id.text());
  out["councils"] = std::move(councils);
  if (meeting.moved_from) out["moved_from"] = config::iso(*meeting.moved_from);
  return out;
}

object to_json(const Decision& decision) {
  object out{{"id", decision.id.text()},
             {"number", decision.number},
             {"text", decision.text},
             {"council", decision.council.text()},
             {"meeting", decision.meeting.text()},
             {"item", decision.item.text()},
             {"decided", config::iso(decision.decided)},
             {"state", identifier(decision.state)},
             {"report", decision.report},
             {"closed", decision.closed},
             {"address", decision.address()}};
  if (decision.due) out["due"] = config::iso(*decision.due);
  return out;
}

object whole_json(const web::Exchange& x, storage::Transaction& tx, const files::Files& files, const Opened& opened,
                  bool minutes) {
  object out = to_json(opened.meeting);
  out["when"] = when_words(opened.meeting);
  out["state_words"] = state_words(x, opened.meeting.state);
  const auto items = items_for(tx, x.viewer, opened);
  const auto times = time_plan(opened.meeting.starts, items);
  array rows;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    object row{{"id", item.id.text()},
               {"number", item.number_text()},
               {"title", item.title},
               {"kind", identifier(item.kind)},
               {"kind_words", kind_words(x, item.kind)},
               {"presenter", item.presenter},
               {"guests", item.guests},
               {"minutes", item.minutes},
               {"starts", clock_words(times[i])},
               {"brief", item.brief},
               {"closed", item.closed},
               {"address", item.address()}};
    array annexes;
    for (const files::File& file : files.of_thing(tx, x.viewer, item.id)) annexes.emplace_back(file.name);
    row["annexes"] = std::move(annexes);
    if (minutes) {
      row["record"] = item.record;
      row["outcome"] = identifier(item.outcome);
      row["outcome_words"] = ending_words(x, item.outcome);
      array decisions;
      for (const Decision& decision : decisions_for(tx, x.viewer, opened, item)) {
        object line = to_json(decision);
        line["owner"] =
            decision.owner.empty() ? std::string() : organisation::words_for(tx, decision.owner, decision.decided);
        line["due_words"] = decision.due ? i18n::long_date(*decision.due) : std::string();
        decisions.push_back(std::move(line));
      }
      row["decisions"] = std::move(decisions);
    }
    rows.push_back(std::move(row));
  }
  out["items"] = std::move(rows);
  if (minutes) {
    array attendance;
    for (const Attendance& row :
         complete(opened.members, attendance_of(tx, opened.meeting.id), opened.meeting.id, opened.meeting.day)) {
      std::string words = presence_words(x, row.presence);
      if (row.presence == Presence::substitute && !row.substitute.empty())
        words += ": " + organisation::words_for(tx, row.substitute, opened.meeting.day);
      if (!row.reason.empty()) words += " (" + row.reason + ")";
      if (!row.left_item.empty()) words += ", " + x.t("left at {0}", {clock_words(row.left_at)});
      attendance.push_back(
          object{{"who", organisation::words_for(tx, row.holder, opened.meeting.day)}, {"words", words}});
    }
    out["attendance"] = std::move(attendance);
  }
  return out;
}

}  // namespace councils
