// Words and pieces shared by the councils' pages.

#include "desk.h"

#include <fmt/format.h>

#include "audit/history.h"
#include "i18n/danish.h"
#include "meeting_acts.h"

namespace councils {

using web::Html;

std::string state_words(const web::Exchange& x, State state) {
  switch (state) {
    case State::scheduled: return x.t("state.meeting.scheduled");
    case State::call_for_items: return x.t("state.meeting.call_for_items");
    case State::agenda_draft: return x.t("state.meeting.agenda_draft");
    case State::agenda_sent: return x.t("state.meeting.agenda_sent");
    case State::held: return x.t("state.meeting.held");
    case State::minutes_draft: return x.t("state.meeting.minutes_draft");
    case State::minutes_sent: return x.t("state.meeting.minutes_sent");
    case State::minutes_approved: return x.t("state.meeting.minutes_approved");
    case State::published: return x.t("state.meeting.published");
    case State::cancelled: return x.t("state.meeting.cancelled");
  }
  return {};
}

std::string kind_words(const web::Exchange& x, ItemKind kind) {
  switch (kind) {
    case ItemKind::approve_agenda: return x.t("Approval of the agenda");
    case ItemKind::approve_minutes: return x.t("Approval of minutes");
    case ItemKind::follow_up: return x.t("Follow-up on decisions");
    case ItemKind::since_last: return x.t("Since last");
    case ItemKind::theme: return x.t("Talk or theme");
    case ItemKind::information: return x.t("Information to the council");
    case ItemKind::discussion: return x.t("Discussion");
    case ItemKind::decision: return x.t("Decision");
    case ItemKind::cooperation_plan: return x.t("Cooperation plan");
    case ItemKind::crime_development: return x.t("Crime development");
    case ItemKind::next_meetings: return x.t("Coming meetings");
    case ItemKind::any_other: return x.t("Any other business");
  }
  return {};
}

std::string ending_words(const web::Exchange& x, Ending ending) {
  switch (ending) {
    case Ending::none: return x.t("state.item.none");
    case Ending::noted: return x.t("state.item.noted");
    case Ending::discussed: return x.t("state.item.discussed");
    case Ending::decided: return x.t("state.item.decided");
  }
  return {};
}

std::string decision_words(const web::Exchange& x, const Decision& decision) {
  switch (decision.state) {
    case DecisionState::open:
      return decision.late(x.today()) ? i18n::days_over(*decision.due, x.today()) : x.t("state.decision.open");
    case DecisionState::done: return x.t("state.decision.done");
    case DecisionState::dropped: return x.t("state.decision.dropped");
  }
  return {};
}

std::string presence_words(const web::Exchange& x, Presence presence) {
  switch (presence) {
    case Presence::unknown: return x.t("Not noted");
    case Presence::present: return x.t("Present");
    case Presence::apology: return x.t("Apology");
    case Presence::substitute: return x.t("Substitute came");
  }
  return {};
}

std::string seat_words(const web::Exchange& x, Seat seat) {
  switch (seat) {
    case Seat::chair: return x.t("Chair");
    case Seat::member: return x.t("Member");
    case Seat::secretary: return x.t("Secretariat");
    case Seat::assistant: return x.t("Helps a member");
  }
  return {};
}

std::string answer_words(const web::Exchange& x, Answer answer) {
  switch (answer) {
    case Answer::none: return x.t("Has not answered");
    case Answer::approved: return x.t("Has approved");
    case Answer::objected: return x.t("Has objected");
  }
  return {};
}

Html state_tag(const web::Exchange& x, State state) {
  web::Tone tone = web::Tone::info;
  switch (state) {
    case State::scheduled:
    case State::call_for_items:
    case State::agenda_draft: tone = web::Tone::neutral; break;
    case State::agenda_sent:
    case State::held:
    case State::minutes_draft:
    case State::minutes_sent: tone = web::Tone::info; break;
    case State::minutes_approved:
    case State::published: tone = web::Tone::success; break;
    case State::cancelled: tone = web::Tone::error; break;
  }
  return web::tag(tone, state_words(x, state));
}

Html decision_tag(const web::Exchange& x, const Decision& decision) {
  web::Tone tone = web::Tone::info;
  switch (decision.state) {
    case DecisionState::open: tone = decision.late(x.today()) ? web::Tone::error : web::Tone::info; break;
    case DecisionState::done: tone = web::Tone::success; break;
    case DecisionState::dropped: tone = web::Tone::neutral; break;
  }
  return web::tag(tone, decision_words(x, decision));
}

Html closed_tag(const web::Exchange& x) { return web::tag(web::Tone::warning, x.t("Closed item")); }

std::string clock_words(int minutes) { return fmt::format("{:02}.{:02}", minutes / 60 % 24, minutes % 60); }

std::string when_words(const Meeting& meeting) { return i18n::spoken_time(config::local(meeting.day, meeting.starts)); }

std::string when_and_where(config::Date day, int starts, const std::string& venue) {
  std::string words = i18n::spoken_time(config::local(day, starts)) + ", " + venue + ".";
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string number_words(const web::Exchange& x, const Item& item) {
  return item.number ? x.t("Item {0}", {item.number_text()}) : x.t("Item without a number yet");
}

Html table(std::string_view caption, const std::vector<std::string>& heads,
           const std::vector<std::vector<Html>>& rows) {
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" << caption
       << "\"><table class=\"table\"><caption class=\"sr-only\">" << caption << "</caption><thead><tr>";
  for (const std::string& head : heads) html << "<th scope=\"col\">" << head << "</th>";
  html << "</tr></thead><tbody>";
  for (const auto& row : rows) {
    html << "<tr>";
    for (const Html& cell : row) html << "<td>" << cell << "</td>";
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

Html history_part(const web::Exchange& x, storage::Transaction& tx, const storage::Id& thing) {
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing, 50)) {
    const std::string verb = "audit." + entry.act.verb;
    std::string what = x.t(verb);
    if (!entry.act.details.empty()) what += " (" + entry.act.details + ")";
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name.empty() ? x.t("The system") : entry.actor.name,
                     std::move(what), entry.act.reason});
  }
  return web::history(x, lines);
}

Html circle_link(const web::Exchange& x, const storage::Id& thing) {
  return web::link(x.t("See where it came from and what came of it"), "/kreds/" + thing.text());
}

std::vector<web::Crumb> crumbs_to(const web::Exchange& x, const Council& council) {
  return {{x.t("Councils"), "/raad"}, {council.name, "/raad/" + council.key}};
}

std::vector<web::Crumb> crumbs_to(const web::Exchange& x, const Opened& opened) {
  auto crumbs = crumbs_to(x, opened.council);
  crumbs.push_back({opened.meeting.title, "/raad/moede/" + opened.meeting.id.text()});
  return crumbs;
}

bool was_not_for_you(const config::Refusal& refusal) { return refusal == not_for_you(); }
bool was_changed_meanwhile(const config::Refusal& refusal) { return refusal == changed_meanwhile(); }

}  // namespace councils
