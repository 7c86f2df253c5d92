// The page of a meeting and its steps.

#include "meeting_pages.h"

#include <algorithm>
#include <map>

#include "agenda_item_store.h"
#include "council_store.h"
#include "i18n/danish.h"
#include "invitation.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "opening_pages.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "registry/todo.h"
#include "rights.h"
#include "web/form.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

struct NextAct {
  Act act;
  std::string words;    // of the button
  std::string address;  // of the page that asks first; empty = at once
};

std::optional<NextAct> next_act(const Exchange& x, const Meeting& meeting) {
  const std::string address = meeting_address(meeting);
  switch (meeting.state) {
    case State::scheduled: return NextAct{Act::call_for_items, x.t("Call for items"), {}};
    case State::call_for_items: return NextAct{Act::begin_agenda, x.t("Begin the draft of the agenda"), {}};
    case State::agenda_draft: return NextAct{Act::send_agenda, x.t("Send the agenda"), address + "/udsend"};
    case State::agenda_sent: return NextAct{Act::hold, x.t("Open the meeting"), {}};
    case State::held: return NextAct{Act::begin_minutes, x.t("End the meeting and finish the minutes"), {}};
    case State::minutes_draft: return NextAct{Act::send_minutes, x.t("Send the minutes for approval"), {}};
    case State::minutes_sent: return NextAct{Act::approve_minutes, x.t("Record the minutes as approved"), {}};
    case State::minutes_approved:
      return NextAct{Act::publish, x.t("See what the public gets, and publish"), address + "/offentliggoer"};
    case State::published:
    case State::cancelled: return std::nullopt;
  }
  return std::nullopt;
}

Html course_of(const Exchange& x, const Opened& opened) {
  struct Stage {
    State until;  // done when the meeting has passed it
    std::string label, note;
  };
  const Meeting& m = opened.meeting;
  const auto by = [&](config::Date day) { return x.t("by {0}", {i18n::long_date(day)}); };
  const auto on = [](const std::optional<config::Date>& day, const std::string& otherwise) {
    return day ? i18n::long_date(*day) : otherwise;
  };
  const std::vector<Stage> stages{
      {State::call_for_items, x.t("Wishes for the agenda"), by(items_due(opened.council, m))},
      {State::agenda_draft, x.t("The agenda is sent"), on(m.sent, by(dispatch_due(opened.council, m)))},
      {State::agenda_sent, x.t("The meeting is held"), i18n::long_date(m.day)},
      {State::minutes_draft, x.t("The minutes are sent"), on(m.minutes_sent, by(minutes_due(opened.council, m)))},
      {State::minutes_sent, x.t("The minutes are approved"), on(m.approved, "")},
      {State::minutes_approved, x.t("The open part is published"), on(m.published, "")},
  };
  std::vector<web::Step> steps;
  bool now_given = false;
  for (const Stage& stage : stages) {
    web::Step step{stage.label, web::Step::State::later, stage.note, {}};
    if (m.state > stage.until) {
      step.state = web::Step::State::done;
    } else if (!now_given) {
      step.state = web::Step::State::now;
      now_given = true;
    }
    steps.push_back(std::move(step));
  }
  return web::step_guide(x, steps);
}

/// A short button whose full name is heard by those who do not see the row it stands in.
Html order_button(const Exchange& x, std::string_view words, const Item& item, const std::string& address) {
  Html html;
  html << "<form class=\"act\" method=\"post\" action=\"" << web::Url(address) << "\"><input type=\"hidden\" name=\""
       << web::form_token_field << "\" value=\"" << x.form_token
       << "\"><button type=\"submit\" class=\"button button-quiet\">" << words
       << "<span class=\"sr-only\">: " << item.title << "</span></button></form>";
  return html;
}

Html agenda_of(const Exchange& x, storage::Transaction& tx, const Opened& opened, const std::vector<Item>& items,
               const files::Files& files) {
  const std::string base = meeting_address(opened.meeting) + "/punkt/";
  const bool edits = prepares(opened.part) && opened.meeting.takes_items();
  const auto times = time_plan(opened.meeting.starts, items);
  std::vector<std::vector<Html>> rows;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    Html title = web::link(item.title, item.address());
    if (item.closed) title << " " << closed_tag(x);
    std::vector<std::string> more;
    if (const std::string kind = kind_words(x, item.kind); !item.title.starts_with(kind)) more.push_back(kind);
    if (!item.presenter.empty()) more.push_back(item.presenter);
    const auto annexes = files.of_thing(tx, x.viewer, item.id);
    if (!annexes.empty()) more.push_back(x.tn("one annex", "{0} annexes", static_cast<std::int64_t>(annexes.size())));
    const bool wants_paper =
        item.kind == ItemKind::theme || item.kind == ItemKind::decision || item.kind == ItemKind::discussion;
    if (edits && wants_paper && item.brief.empty()) more.push_back(x.t("the brief is missing"));
    for (std::size_t n = 0; n < more.size(); ++n)
      title << (n == 0 ? web::Markup("<br><small>") : web::Markup(" · ")) << more[n];
    if (!more.empty()) title << "</small>";
    Html last;
    if (edits) {
      if (i > 0) last << order_button(x, x.t("Move up"), item, base + item.id.text() + "/op");
      if (i + 1 < items.size()) last << order_button(x, x.t("Move down"), item, base + item.id.text() + "/ned");
    } else if (item.outcome != Ending::none) {
      last << web::text(ending_words(x, item.outcome));
    } else {
      last << web::text("–");
    }
    rows.push_back({web::text(item.number ? item.number_text() : "–"), web::text(clock_words(times[i])), title,
                    web::text(x.t("{0} min.", {std::to_string(item.minutes)})), last});
  }
  Html html = table(x.t("Agenda"),
                    {x.t("No."), x.t("Time"), x.t("Item"), x.t("Length"), edits ? x.t("Order") : x.t("Outcome")}, rows);
  if (!items.empty()) {
    html << "<p>" << x.t("By this plan the meeting ends at {0}.", {clock_words(times.back())});
    if (times.back() > opened.meeting.starts + opened.meeting.expected) {
      html << " "
           << x.t("That is {0} minutes later than expected.",
                  {std::to_string(times.back() - opened.meeting.starts - opened.meeting.expected)});
    }
    html << "</p>";
  }
  return html;
}

Html news_of(const Exchange& x, const Meeting& meeting) {
  Html html;
  if (meeting.state == State::cancelled) {
    html << web::alert(web::Tone::error, x.t("The meeting is cancelled"), web::paragraphs(meeting.reason));
  } else if (meeting.moved_from) {
    Html body;
    body << "<p>" << x.t("It was to be held on {0}.", {i18n::long_date(*meeting.moved_from)}) << " " << meeting.reason
         << "</p>";
    html << web::alert(web::Tone::info, x.t("The meeting has been moved"), body);
  }
  return html;
}

Html facts_of(const Exchange& x, storage::Transaction& tx, const Opened& opened) {
  const Meeting& meeting = opened.meeting;
  std::vector<std::pair<std::string, Html>> rows;
  rows.emplace_back(x.t("When"), web::text(when_words(meeting)));
  rows.emplace_back(x.t("Where"), web::text(meeting.venue));
  rows.emplace_back(x.t("Chair"), web::text(organisation::words_for(tx, opened.council.chair, meeting.day)));
  if (meeting.councils.size() > 1) {
    Html those;
    for (const storage::Id& id : meeting.councils) {
      if (const auto council = find_council(tx, id)) those << "<div>" << council->name << "</div>";
    }
    rows.emplace_back(x.t("Councils that meet"), those);
  }
  rows.emplace_back(x.t("Wishes for the agenda"), web::text(i18n::long_date(items_due(opened.council, meeting))));
  rows.emplace_back(x.t("Agenda is sent"),
                    web::text(i18n::long_date(meeting.sent.value_or(dispatch_due(opened.council, meeting)))));
  if (const auto last = objections_due(opened.council, meeting))
    rows.emplace_back(x.t("Objections until"), web::text(i18n::long_date(*last)));
  if (!meeting.approved_by.empty()) {
    rows.emplace_back(x.t("Approved"),
                      web::text(meeting.approved_by == "round" ? x.t("by the members' answers")
                                                               : x.t("at the meeting {0}", {meeting.approved_by})));
  }
  return web::facts(rows);
}

Html waits_of(const Exchange& x, storage::Transaction& tx, const Meeting& meeting) {
  const auto todos = registry::open_on(tx, meeting.id);
  Html html;
  if (todos.empty()) return html;
  html << web::heading(2, x.t("What waits"));
  std::map<std::string, std::vector<const registry::Todo*>> by_act;
  for (const registry::Todo& todo : todos) by_act["todo." + todo.act].push_back(&todo);
  for (const auto& [act, those] : by_act) {
    html << "<p>" << x.t(act, {meeting.title}) << " (" << i18n::relative_days(those.front()->due, x.today()) << ")</p>";
    Html who;
    who << "<ul>";
    for (const registry::Todo* todo : those)
      who << "<li>" << organisation::words_for(tx, todo->holder, x.today()) << "</li>";
    who << "</ul>";
    html << web::details(x.tn("Waits for one", "Waits for {0}", static_cast<std::int64_t>(those.size())), who,
                         those.size() == 1);
  }
  return html;
}

void late_warnings(const Exchange& x, storage::Transaction& tx, const Opened& opened, Html& body) {
  const Meeting& meeting = opened.meeting;
  if (meeting.takes_items() && meeting.state != State::cancelled && dispatch_due(opened.council, meeting) < x.today() &&
      prepares(opened.part)) {
    Html words;
    words << "<p>" << x.t("It was to be sent on {0}.", {i18n::long_date(dispatch_due(opened.council, meeting))})
          << "</p>";
    body << web::alert(web::Tone::warning, x.t("The agenda is late"), words);
  }
  if (opened.council.district || meeting.state == State::cancelled || meeting.kind != MeetingKind::ordinary) return;
  if (const auto district = district_meeting_before(tx, meeting.day);
      district && too_late(opened.council, district->day, meeting.day)) {
    Html words;
    words << "<p>"
          << x.t("The council should meet within {0} days after the district council, which met on {1}.",
                 {std::to_string(opened.council.days_after_district), i18n::long_date(district->day)})
          << "</p>";
    body << web::alert(web::Tone::warning, x.t("Late after the district council"), words);
  }
}

Html actions_of(const Exchange& x, const Opened& opened, bool unread) {
  const Meeting& meeting = opened.meeting;
  const std::string address = meeting_address(meeting);
  Html html;
  if (prepares(opened.part)) {
    if (const auto next = next_act(x, meeting)) {
      if (next->address.empty()) {
        html << web::act_button(
            x, next->words, address + "/skridt", web::Weight::primary,
            {{"act", std::string(identifier(next->act))}, {"version", std::to_string(meeting.version)}});
      } else {
        html << web::button_link(next->words, next->address, true);
      }
    }
  } else if (unread) {
    html << web::act_button(x, x.t("I have read the agenda"), address + "/laest", web::Weight::primary);
  }
  if (meeting.takes_items() && opened.part < Part::reader)
    html << web::button_link(x.t("Put an item on the agenda"), address + "/nyt-punkt");
  if (meeting.was_held() && (meeting.minutes_are_out() || prepares(opened.part)))
    html << web::button_link(x.t("Minutes"), address + "/referat");
  if (meeting.state == State::published)
    html << web::button_link(x.t("What the public sees"), public_address_of(meeting));
  return html;
}

Html other_acts(const Exchange& x, const Opened& opened) {
  const Meeting& meeting = opened.meeting;
  const std::string address = meeting_address(meeting);
  Html list;
  const auto add = [&](std::string_view words, const std::string& to) {
    list << "<li>" << web::link(words, to) << "</li>";
  };
  if (meeting.state >= State::agenda_draft && meeting.state != State::cancelled)
    add(x.t("Agenda as PDF"), address + "/dagsorden.pdf");
  if (meeting.minutes_are_out()) add(x.t("Minutes as PDF"), address + "/referat.pdf");
  if (meeting.sent) add(x.t("Put it in my calendar"), address + "/kalender.ics");
  if (prepares(opened.part)) {
    if (meeting.state >= State::agenda_sent && meeting.state <= State::minutes_sent)
      add(x.t("Who is there"), address + "/fremmoede");
    if (meeting.state <= State::agenda_sent) {
      add(x.t("Move the meeting"), address + "/flyt");
      add(x.t("Cancel the meeting"), address + "/aflys");
    }
    if (meeting.state <= State::held) add(x.t("Open it to the public"), address + "/aabning");
  }
  Html html;
  if (!list.empty()) html << "<ul class=\"nobullet-list\">" << list << "</ul>";
  return html;
}

http::Response meeting_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    page.title = meeting.title;
    page.lead = when_and_where(meeting.day, meeting.starts, meeting.venue);
    page.crumbs = crumbs_to(x, opened->council);
    page.section = "/raad";
    page.state = state_tag(x, meeting.state);
    if (meeting.kind != MeetingKind::ordinary)
      page.state << " " << web::tag(web::Tone::info, kind_words(x, meeting.kind));
    bool unread = false;
    if (const Member* seat = seat_of(opened->members, x.viewer)) {
      for (const registry::Todo& todo : registry::open_on(tx, meeting.id)) {
        unread = unread || (todo.act == waits::read_agenda && todo.holder == seat->holder);
      }
    }
    page.actions = actions_of(x, *opened, unread);
    page.body << news_of(x, meeting) << opening_part(x, tx, meeting);
    late_warnings(x, tx, *opened, page.body);
    if (meeting.state != State::cancelled) page.body << course_of(x, *opened);
    const auto items = items_for(tx, x.viewer, *opened);
    page.body << web::heading(2, meeting.state < State::agenda_sent ? x.t("Draft of the agenda") : x.t("Agenda"),
                              "dagsorden");
    if (items.empty()) {
      page.body << web::empty_state(
          x.t("Here stands the agenda, item by item with its time."),
          x.t("Members wish for items; the secretariat makes the draft and sends it {0} days before the meeting.",
              {std::to_string(opened->council.deadlines.dispatch)}),
          meeting.takes_items() && opened->part < Part::reader
              ? web::button_link(x.t("Put an item on the agenda"), meeting_address(meeting) + "/nyt-punkt")
              : Html());
    } else {
      page.body << agenda_of(x, tx, *opened, items, desk.files);
    }
    if ((meeting.state == State::held || meeting.state == State::minutes_draft) && prepares(opened->part) &&
        !items.empty()) {
      page.body << "<p>"
                << web::button_link(x.t("Go to meeting mode"), items.front().address() + "/moedetilstand",
                                    meeting.state == State::held)
                << "</p>";
    }
    page.body << history_part(x, tx, meeting.id);
    page.aside << web::heading(2, x.t("The meeting")) << facts_of(x, tx, *opened) << other_acts(x, *opened)
               << waits_of(x, tx, meeting) << "<p>" << circle_link(x, meeting.id) << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

std::string done_words(const Exchange& x, Act act) {
  switch (act) {
    case Act::call_for_items: return x.t("The members now see that they can wish for items.");
    case Act::begin_agenda: return x.t("The draft is begun. The usual items and the open decisions are on it.");
    case Act::send_agenda: return x.t("The agenda has been sent to the members.");
    case Act::hold: return x.t("The meeting is open. Minutes can be written.");
    case Act::begin_minutes: return x.t("The meeting has ended. Finish the minutes and send them.");
    case Act::send_minutes: return x.t("The minutes have been sent to the members for approval.");
    case Act::approve_minutes: return x.t("The minutes are approved.");
    case Act::publish: return x.t("The open part is published.");
    case Act::move: return x.t("The meeting has been moved, and the members are told.");
    case Act::cancel: return x.t("The meeting has been cancelled, and the members are told.");
  }
  return {};
}

http::Response take_act(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto act = act_named(input.raw("act"));
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const storage::Id id = x.id("moede");
  const std::string address = "/raad/moede/" + id.text();
  if (!act || *act == Act::move || *act == Act::cancel) return web::not_found(x);
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return take_step(change, x.viewer, sender_of(desk.settings), id, version, *act);
  });
  return after_act(x, outcome, *act == Act::begin_minutes ? address + "/referat" : address, done_words(x, *act),
                   address);
}

http::Response read_agenda(Exchange& x, const Desk& desk) {
  const storage::Id id = x.id("moede");
  const std::string address = "/raad/moede/" + id.text();
  const auto outcome =
      desk.archive.change(x.viewer.actor(), [&](audit::Change& change) { return agenda_read(change, x.viewer, id); });
  return after_act(x, outcome, address, x.t("Noted that you have read the agenda."), address);
}

http::Response calendar_file(Exchange& x, const Desk& desk) {
  http::Response response;
  response.type = "text/calendar; charset=utf-8";
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    const Invitation invitation =
        event_of(meeting, sender_of(desk.settings).public_address + meeting_address(meeting), x.now);
    response.body = calendar_text(invitation);
    return true;
  });
  if (!found) return web::not_found(x);
  response.with("Content-Disposition", "attachment; filename=\"moede.ics\"");
  return response;
}

}  // namespace

void meeting_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}", rights::see, [desk](Exchange& x) { return meeting_page(x, desk); });
  routes.post("/raad/moede/{moede}/skridt", rights::prepare, [desk](Exchange& x) { return take_act(x, desk); });
  routes.post("/raad/moede/{moede}/laest", rights::take_part, [desk](Exchange& x) { return read_agenda(x, desk); });
  routes.get("/raad/moede/{moede}/kalender.ics", rights::see, [desk](Exchange& x) { return calendar_file(x, desk); });
}

}  // namespace councils
