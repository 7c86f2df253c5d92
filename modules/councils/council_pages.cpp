// The pages of a council.

#include "council_pages.h"

#include <algorithm>

#include "council_store.h"
#include "decision_store.h"
#include "i18n/danish.h"
#include "meeting_acts.h"
#include "meeting_request_pages.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::optional<Council> council_by_key(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& key) {
  for (Council& council : visible_councils(tx, viewer)) {
    if (council.key == key) return std::move(council);
  }
  return std::nullopt;
}

const Meeting* next_of(const std::vector<Meeting>& meetings, config::Date today) {
  const Meeting* next = nullptr;
  for (const Meeting& meeting : meetings) {  // newest first
    if (meeting.day >= today && meeting.state != State::cancelled) next = &meeting;
  }
  return next;
}

http::Response councils_page(Exchange& x, const Desk& desk) {
  web::Page page;
  page.title = x.t("Councils and meetings");
  page.lead = x.t("Here are the councils you sit in or work for, with their next meeting.");
  page.section = "/raad";
  page.actions << web::button_link(x.t("Year wheel"), "/aarshjul/" + std::to_string(static_cast<int>(x.today().year())),
                                   true)
               << web::button_link(x.t("All decisions"), "/beslutninger")
               << web::button_link(x.t("My calendar"), "/kalender");
  desk.archive.read([&](storage::Transaction& tx) {
    std::vector<web::Card> cards;
    for (const Council& council : visible_councils(tx, x.viewer)) {
      const auto meetings = visible_meetings(tx, x.viewer, council.id);
      web::Card card;
      card.title = council.name;
      card.address = "/raad/" + council.key;
      if (const Meeting* next = next_of(meetings, x.today())) {
        card.body << "<p>" << x.t("Next meeting:") << " " << web::link(when_words(*next), meeting_address(*next))
                  << " (" << i18n::relative_days(next->day, x.today()) << ")</p>";
        card.foot << state_tag(x, next->state);
      } else {
        card.body << "<p>" << x.t("No meeting has been planned.") << "</p>";
      }
      cards.push_back(std::move(card));
    }
    if (cards.empty()) {
      page.body << web::empty_state(
          x.t("Here stand the councils in which you have a seat."),
          x.t("You have no seat in a council. The minutes of open meetings can be read by everybody."),
          web::button_link(x.t("Open minutes"), "/moeder", true));
    } else {
      page.body << web::heading(2, x.t("My councils")) << web::cards(cards) << "<p>"
                << web::link(x.t("Minutes that everybody can read"), "/moeder") << "</p>";
    }
  });
  return web::show(x, page);
}

Html rules_of(const Exchange& x, storage::Transaction& tx, const Council& council) {
  std::vector<std::pair<std::string, Html>> rows;
  rows.emplace_back(x.t("Chair"), web::text(organisation::words_for(tx, council.chair, x.today())));
  rows.emplace_back(x.t("Meets"),
                    web::text(x.tn("At least one time a year", "At least {0} times a year", council.meetings_a_year)));
  if (council.days_after_district > 0) {
    rows.emplace_back(x.t("After the district council"),
                      web::text(x.tn("Within one day", "Within {0} days", council.days_after_district)));
  }
  rows.emplace_back(x.t("Usual place"), web::text(council.venue + ", " + x.t("at {0}", {clock_words(council.starts)})));
  rows.emplace_back(x.t("Wishes for the agenda"),
                    web::text(x.tn("One day before", "{0} days before", council.deadlines.items)));
  rows.emplace_back(x.t("Agenda is sent"),
                    web::text(x.tn("One day before", "{0} days before", council.deadlines.dispatch)));
  rows.emplace_back(x.t("Briefs and annexes are in"),
                    web::text(x.tn("One day before", "{0} days before", council.deadlines.material)));
  rows.emplace_back(x.t("Minutes are sent"),
                    web::text(x.tn("One day after", "{0} days after", council.deadlines.minutes)));
  rows.emplace_back(x.t("Objections are heard"), web::text(x.tn("One day", "{0} days", council.deadlines.objections)));
  rows.emplace_back(x.t("The open part is published"),
                    web::text(x.tn("One day after", "{0} days after", council.deadlines.publish)));
  return web::facts(rows);
}

Html seats_of(const Exchange& x, storage::Transaction& tx, const Council& council) {
  std::vector<std::vector<Html>> rows;
  for (const Member& member : members_of(tx, {council.id})) {
    if (!member.holds_on(x.today())) continue;
    rows.push_back({web::text(organisation::words_for(tx, member.holder, x.today())),
                    web::text(seat_words(x, member.seat)),
                    web::text(member.substitute.empty() ? std::string("–")
                                                        : organisation::words_for(tx, member.substitute, x.today()))});
  }
  return table(x.t("Seats of the council"), {x.t("Who"), x.t("Seat"), x.t("Substitute")}, rows);
}

Html warnings_of(const Exchange& x, storage::Transaction& tx, const Council& council,
                 const std::vector<Meeting>& meetings) {
  Html html;
  const int year = static_cast<int>(x.today().year());
  if (const int missing = missing_meetings(council, meetings_in_year(tx, council.id, year)); missing > 0) {
    Html body;
    body << "<p>"
         << x.tn("One more meeting must be planned this year.", "{0} more meetings must be planned this year.", missing)
         << " <small>bekendtgørelse nr. 1426 af 13. december 2006 § 3</small></p>";
    html << web::alert(web::Tone::warning, x.t("Too few meetings"), body);
  }
  for (const Meeting& meeting : meetings) {
    if (meeting.state == State::cancelled || static_cast<int>(meeting.day.year()) != year || council.district) continue;
    if (meeting.kind != MeetingKind::ordinary) continue;
    const auto district = district_meeting_before(tx, meeting.day);
    if (!district || !too_late(council, district->day, meeting.day)) continue;
    Html body;
    body << "<p>" << web::link(meeting.title, meeting_address(meeting)) << " "
         << x.t("is held more than {0} days after the district council met on {1}.",
                {std::to_string(council.days_after_district), i18n::long_date(district->day)})
         << "</p>";
    html << web::alert(web::Tone::warning, x.t("Late after the district council"), body);
  }
  return html;
}

http::Response council_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto council = council_by_key(tx, x.viewer, x.place["raad"]);
    if (!council) return false;
    page.title = council->name;
    page.lead = council->district
                    ? x.t("The chief of police and the mayors discuss the work of the police in the district.")
                    : x.t("Police and municipality agree on the local work here.");
    page.crumbs = {{x.t("Councils"), "/raad"}};
    page.section = "/raad";
    const auto meetings = visible_meetings(tx, x.viewer, council->id);
    if (prepares(part_in(tx, x.viewer, council->id))) {
      page.actions << web::button_link(x.t("Plan a meeting"), "/raad/" + council->key + "/nyt-moede", true);
    }
    page.actions << web::button_link(
        x.t("Year wheel"), "/aarshjul/" + std::to_string(static_cast<int>(x.today().year())) + "/" + council->key);
    if (const Part part = part_in(tx, x.viewer, council->id); part == Part::member || part == Part::substitute) {
      page.actions << web::button_link(x.t("Ask for a meeting"), "/raad/" + council->key + "/oensk-moede");
    }
    page.body << warnings_of(x, tx, *council, meetings) << requests_part(x, tx, *council)
              << web::heading(2, x.t("Meetings"));
    if (meetings.empty()) {
      page.body << web::empty_state(x.t("Here stand the meetings of the council, newest first."),
                                    x.t("The secretariat plans the first one."));
    } else {
      std::vector<std::vector<Html>> rows;
      for (const Meeting& meeting : meetings) {
        Html day = web::text(i18n::spoken_date(meeting.day));
        if (meeting.moved_from)
          day << "<br><small>" << x.t("moved from {0}", {i18n::long_date(*meeting.moved_from)}) << "</small>";
        rows.push_back({web::link(meeting.title, meeting_address(meeting)), day, web::text(meeting.venue),
                        state_tag(x, meeting.state)});
      }
      page.body << table(x.t("Meetings of the council"), {x.t("Meeting"), x.t("Day"), x.t("Place"), x.t("State")},
                         rows);
    }
    page.body << web::heading(2, x.t("Seats")) << seats_of(x, tx, *council);
    page.aside << web::heading(2, x.t("Rules")) << rules_of(x, tx, *council);
    if (prepares(part_in(tx, x.viewer, council->id))) {
      page.aside << "<p>" << web::link(x.t("Change rules and deadlines"), "/raad/" + council->key + "/regler")
                 << "</p><p>" << web::link(x.t("Change the seats"), "/raad/" + council->key + "/pladser") << "</p>";
    }
    page.aside << "<p>" << web::link(x.t("Decisions of the council"), "/beslutninger?raad=" + council->key) << "</p><p>"
               << circle_link(x, council->id) << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response new_meeting_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  std::optional<Council> council;
  std::vector<web::Option> joint;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    council = council_by_key(tx, x.viewer, x.place["raad"]);
    if (!council || !prepares(part_in(tx, x.viewer, council->id))) return false;
    for (const Council& other : visible_councils(tx, x.viewer)) {
      if (other.id != council->id && !council->area.empty() && other.area == council->area)
        joint.push_back({other.id.text(), other.name});
    }
    return true;
  });
  if (!found) return web::not_found(x);
  const web::Input begin({{"starts", clock_words(council->starts)},
                          {"venue", council->venue},
                          {"expected", std::to_string(council->expected)},
                          {"kind", "ordinary"}});
  web::Form form(x, "/raad/" + council->key + "/nyt-moede", typed ? *typed : begin);
  form.date("day", x.t("Day"));
  form.time("starts", x.t("Time"));
  form.text("venue", x.t("Place"));
  form.number("expected", x.t("Expected minutes"));
  form.radios("kind", x.t("What sort of meeting?"),
              {{"ordinary", kind_words(x, MeetingKind::ordinary)},
               {"extra", kind_words(x, MeetingKind::extra)},
               {"theme", kind_words(x, MeetingKind::theme)}});
  form.text("theme", x.t("Theme"), x.t("Only of a special theme meeting."), false);
  if (!joint.empty())
    form.checks("joint", x.t("Meets together with"), joint, x.t("Choose none if the council meets alone."));
  page.title = x.t("Plan a meeting of {0}", {council->name});
  page.lead = x.t("The meeting is put in the calendar. Nobody is invited until the agenda is sent.");
  page.crumbs = crumbs_to(x, *council);
  page.section = "/raad";
  page.body << form.submit(x.t("Plan the meeting"), "/raad/" + council->key);
  page.status = typed ? 422 : 200;
  return web::show(x, page);
}

http::Response plan_new_meeting(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  NewMeeting wanted;
  wanted.day = input.date("day").value_or(config::Date{});
  wanted.starts = input.minutes("starts").value_or(0);
  wanted.venue = input.text("venue", {.most = 200});
  wanted.expected = static_cast<int>(input.number("expected", 5, 600).value_or(90));
  if (!input.raw("kind").empty()) {
    wanted.kind =
        meeting_kind_named(input.choice("kind", {"ordinary", "extra", "theme"})).value_or(MeetingKind::ordinary);
  }
  wanted.theme = input.text("theme", {.required = false, .most = 120});
  const auto council =
      desk.archive.read([&](storage::Transaction& tx) { return council_by_key(tx, x.viewer, x.place["raad"]); });
  if (!council) return web::not_found(x);
  wanted.councils.push_back(council->id);
  for (const std::string& other : input.choices("joint")) {
    if (const auto id = storage::Id::parse(other)) wanted.councils.push_back(*id);
  }
  if (input.ok()) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return plan_meeting(change, x.viewer, wanted); });
    if (outcome) return web::done(x, meeting_address(*outcome), x.t("The meeting has been planned."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return new_meeting_page(x, desk, &input);
}

}  // namespace

void council_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad", rights::see, [desk](Exchange& x) { return councils_page(x, desk); });
  routes.get("/raad/{raad}", rights::see, [desk](Exchange& x) { return council_page(x, desk); });
  routes.get("/raad/{raad}/nyt-moede", rights::prepare,
             [desk](Exchange& x) { return new_meeting_page(x, desk, nullptr); });
  routes.post("/raad/{raad}/nyt-moede", rights::prepare, [desk](Exchange& x) { return plan_new_meeting(x, desk); });
}

}  // namespace councils
