// The pages of bilateral meetings.

#include "bilateral_pages.h"

#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "bilateral_acts.h"
#include "bilateral_rights.h"
#include "bilateral_store.h"
#include "council_store.h"
#include "discussion.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "registry/thing.h"
#include "web/form.h"
#include "web/list.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

constexpr const char* section = "/raad";

std::string bilateral_state_words(const Exchange& x, BilateralState state) {
  switch (state) {
    case BilateralState::planned: return x.t("state.bilateral.planned");
    case BilateralState::held: return x.t("state.bilateral.held");
    case BilateralState::cancelled: return x.t("state.bilateral.cancelled");
  }
  return {};
}

Html bilateral_tag(const Exchange& x, BilateralState state) {
  switch (state) {
    case BilateralState::planned: return web::tag(web::Tone::info, bilateral_state_words(x, state));
    case BilateralState::held: return web::tag(web::Tone::success, bilateral_state_words(x, state));
    case BilateralState::cancelled: return web::tag(web::Tone::neutral, bilateral_state_words(x, state));
  }
  return {};
}

std::string name_of_authority(storage::Transaction& tx, const storage::Id& id, config::Date day) {
  const auto found = organisation::find_authority(tx, id, day);
  return found ? found->name : std::string();
}

http::Response bilateral_list(Exchange& x, const Desk& desk) {
  web::List list;
  list.caption = x.t("Bilateral meetings");
  list.columns = {{"dag", x.t("Day"), true, false},
                  {"kommune", x.t("Municipality"), true, false},
                  {"emne", x.t("About"), true, false},
                  {"tilstand", x.t("State"), true, false},
                  {"aftaler", x.t("Agreements"), true, true}};
  const std::string &town = x.request.query.get("kommune"), &state = x.request.query.get("tilstand"),
                    &year = x.request.query.get("aar");
  desk.archive.read([&](storage::Transaction& tx) {
    web::Filter towns{"kommune", x.t("Municipality"), {}}, states{"tilstand", x.t("State"), {}},
        years{"aar", x.t("Year"), {}};
    const auto all = visible_bilaterals(tx, x.viewer);
    for (const auto& one : organisation::municipalities(tx, x.today())) {
      for (const Bilateral& bilateral : all) {
        if (bilateral.municipality != one.id) continue;
        towns.choices.emplace_back(one.key, one.name);
        break;
      }
    }
    for (const Bilateral& bilateral : all) {
      const std::string of = std::to_string(static_cast<int>(bilateral.day.year()));
      if (years.choices.empty() || years.choices.back().first != of) years.choices.emplace_back(of, of);
    }
    for (const BilateralState one : {BilateralState::planned, BilateralState::held, BilateralState::cancelled})
      states.choices.emplace_back(std::string(identifier(one)), bilateral_state_words(x, one));
    list.filters = {towns, states, years};
    for (const Bilateral& bilateral : all) {
      if (!town.empty() && organisation::authority_id(town) != bilateral.municipality) continue;
      if (!state.empty() && identifier(bilateral.state) != state) continue;
      if (!year.empty() && std::to_string(static_cast<int>(bilateral.day.year())) != year) continue;
      const std::string name = name_of_authority(tx, bilateral.municipality, bilateral.day);
      int open = 0, late = 0;
      for (const Agreement& agreement : agreements_of(tx, bilateral.id)) {
        open += agreement.reported ? 0 : 1;
        late += agreement.late(x.today()) ? 1 : 0;
      }
      Html agreements;
      if (late > 0) {
        agreements = web::tag(web::Tone::error, x.tn("{0} past its day", "{0} past their day", late));
      } else if (open > 0) {
        agreements = web::text(x.tn("{0} open", "{0} open ones", open));
      }
      list.rows.push_back({{web::text(i18n::long_date(bilateral.day)), config::iso(bilateral.day)},
                           {web::text(name), name},
                           {web::link(bilateral.subject, bilateral.address()), bilateral.subject},
                           {bilateral_tag(x, bilateral.state), bilateral_state_words(x, bilateral.state)},
                           {agreements, std::to_string(open)}});
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.empty = web::empty_state(
      x.t("Here stand your meetings between the police and one municipality. Only the two of you see them."),
      x.t("Plan one when there is a matter for the two of you."),
      web::button_link(x.t("Plan a bilateral meeting"), "/bilaterale/nyt"));
  web::Page page;
  page.title = x.t("Bilateral meetings");
  page.lead = x.t("Meetings between the police and one municipality. Only the two parties see that they are there.");
  page.crumbs = {{x.t("Councils"), "/raad"}};
  page.section = section;
  page.actions << web::button_link(x.t("Plan a bilateral meeting"), "/bilaterale/nyt", true);
  if (rights::bilateral_figures.given_to(x.viewer))
    page.actions << web::button_link(x.t("Meetings per municipality"), "/bilaterale/tal");
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

http::Response figures_page(Exchange& x, const Desk& desk) {
  int year = static_cast<int>(x.today().year());
  const std::string& asked = x.request.query.get("aar");
  if (asked.size() == 4) std::from_chars(asked.data(), asked.data() + asked.size(), year);
  web::List list;
  list.caption = x.t("Bilateral meetings in {0}", {std::to_string(year)});
  list.columns = {{"kommune", x.t("Municipality"), true, false},
                  {"holdt", x.t("Meetings held"), true, true},
                  {"planlagt", x.t("Meetings planned"), true, true}};
  web::Filter years{"aar", x.t("Year"), {}};
  const int now = static_cast<int>(x.today().year());
  for (int one = now; one > now - 4; --one) years.choices.emplace_back(std::to_string(one), std::to_string(one));
  list.filters = {years};
  desk.archive.read([&](storage::Transaction& tx) {
    const auto counts = count_bilaterals(tx, x.viewer, year);
    for (const auto& one : organisation::municipalities(tx, x.today())) {
      BilateralCount count{one.id};
      for (const BilateralCount& found : counts) {
        if (found.municipality == one.id) count = found;
      }
      const std::string rows = "/bilaterale?kommune=" + one.key + "&aar=" + std::to_string(year);
      list.rows.push_back(
          {{web::text(one.name), one.name},
           {count.held ? web::link(std::to_string(count.held), rows + "&tilstand=held") : web::text("0"),
            std::to_string(count.held)},
           {count.planned ? web::link(std::to_string(count.planned), rows + "&tilstand=planned") : web::text("0"),
            std::to_string(count.planned)}});
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page;
  page.title = x.t("Bilateral meetings in {0}", {std::to_string(year)});
  page.lead =
      x.t("How often the police and each municipality have met. The count leaves out what the meetings were about.");
  page.crumbs = {{x.t("Councils"), "/raad"}, {x.t("Bilateral meetings"), "/bilaterale"}};
  page.section = section;
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

http::Response plan_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  std::vector<web::Option> towns;
  desk.archive.read([&](storage::Transaction& tx) {
    const auto police = organisation::police_district(tx, x.today());
    const bool of_police = police && police->id == x.viewer.authority;
    for (const auto& one : organisation::municipalities(tx, x.today())) {
      if (of_police || one.id == x.viewer.authority) towns.push_back({one.id.text(), one.name});
    }
  });
  web::Page page;
  page.title = x.t("Plan a bilateral meeting");
  page.lead = x.t("The other party gets a mail that says there is a meeting, and nothing about what.");
  page.crumbs = {{x.t("Councils"), "/raad"}, {x.t("Bilateral meetings"), "/bilaterale"}};
  page.section = section;
  page.status = typed ? 422 : 200;
  const web::Input fresh({{"municipality", towns.size() == 1 ? towns.front().value : std::string()},
                          {"day", config::iso(config::plus_days(x.today(), 14))},
                          {"starts", "10.00"}});
  web::Form form(x, "/bilaterale/nyt", typed ? *typed : fresh);
  form.select("municipality", x.t("Municipality"), towns)
      .text("subject", x.t("What is it about?"))
      .date("day", x.t("Day"))
      .time("starts", x.t("Begins"))
      .text("venue", x.t("Venue"));
  page.body << form.submit(x.t("Plan the meeting"), "/bilaterale");
  return web::show(x, page);
}

http::Response plan(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  BilateralText text;
  text.municipality = input.id("municipality");
  text.subject = input.text("subject", {.least = 3, .most = 150});
  text.day = input.date("day").value_or(config::Date{});
  text.starts = input.minutes("starts").value_or(0);
  text.venue = input.text("venue", {.most = 200});
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return plan_bilateral(change, x.viewer, sender_of(desk.settings), text);
    });
    if (outcome) return web::done(x, outcome->address(), x.t("The meeting is planned. Put items on its agenda."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return plan_page(x, desk, &input);
}

/// Which form of a meeting's page was sent and refused, and of which item or agreement.
enum class Sent { none, item, note, agreement, report, cancel };
struct Typed {
  Sent what = Sent::none;
  storage::Id which;
  const web::Input* input = nullptr;
  const web::Input* of(Sent one, const storage::Id& id = {}) const {
    return what == one && which == id ? input : nullptr;
  }
};

Html item_part(const Exchange& x, storage::Transaction& tx, const Bilateral& bilateral, const BilateralItem& item,
               const Typed& typed) {
  Html html;
  const std::string base = bilateral.address() + "/punkt/" + item.id.text();
  html << web::heading(3, std::to_string(item.position) + ". " + item.title, item.id.text())
       << web::paragraphs(item.brief);
  if (!item.note.empty())
    html << "<div class=\"reply\"><p class=\"reply-heading\">" << x.t("What was said") << "</p>"
         << web::paragraphs(item.note) << "</div>";
  if (!item.promoted.empty()) {
    if (const auto there = registry::find(tx, x.viewer, item.promoted)) {
      html << "<p>" << x.t("Brought to the kredsråd:") << " " << web::link(there->title, there->address) << "</p>";
    } else {
      html << "<p>" << x.t("Brought to the kredsråd.") << "</p>";
    }
  }
  if (may_write(bilateral, x.today())) {
    const std::string field = "note-" + item.id.text();
    const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{field, item.note}});
    const web::Input* kept = typed.of(Sent::note, item.id);
    web::Form form(x, base + "/notat", kept ? *kept : fresh);
    form.hidden("version", std::to_string(item.version)).area(field, x.t("What was said"), {}, true, 3);
    html << web::details(item.note.empty()
                             ? x.t("Write what was said about item {0}", {std::to_string(item.position)})
                             : x.t("Change what was said about item {0}", {std::to_string(item.position)}),
                         form.submit(x.t("Save the note")), kept != nullptr);
  }
  if (item.promoted.empty() && bilateral.state != BilateralState::cancelled)
    html << "<p>"
         << web::link(x.t("Bring item {0} to the kredsråd", {std::to_string(item.position)}), base + "/kredsraad")
         << "</p>";
  return html;
}

Html agreement_part(const Exchange& x, storage::Transaction& tx, const Bilateral& bilateral, const Agreement& agreement,
                    const Typed& typed) {
  Html html;
  html << "<li id=\"aftale-" << agreement.id.text() << "\"><p><strong>" << agreement.text << "</strong> ";
  if (agreement.reported) {
    html << web::tag(web::Tone::success, x.t("state.agreement.done"));
  } else if (agreement.late(x.today())) {
    html << web::tag(web::Tone::error, i18n::days_over(agreement.follow_up, x.today()));
  } else {
    html << web::tag(web::Tone::info, x.t("state.agreement.open"));
  }
  html << "</p><p class=\"by\">"
       << x.t("{0} carries it out; followed up on {1}",
              {name_of_authority(tx, agreement.owner, bilateral.day), i18n::long_date(agreement.follow_up)})
       << "</p>";
  if (agreement.reported) {
    html << web::paragraphs(agreement.report);
  } else {
    const std::string field = "report-" + agreement.id.text();
    const web::Input none;
    const web::Input* kept = typed.of(Sent::report, agreement.id);
    web::Form form(x, bilateral.address() + "/aftale/" + agreement.id.text(), kept ? *kept : none);
    form.hidden("version", std::to_string(agreement.version)).area(field, x.t("What came of it?"), {}, true, 2);
    html << web::details(x.t("Follow agreement {0} up", {std::to_string(agreement.position)}),
                         form.submit(x.t("Save the follow-up")), kept != nullptr);
  }
  html << "</li>";
  return html;
}

http::Response bilateral_page(Exchange& x, const Desk& desk, const Typed& typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto bilateral = visible_bilateral(tx, x.viewer, x.id("moede"));
    if (!bilateral) return false;
    const std::string town = name_of_authority(tx, bilateral->municipality, bilateral->day);
    const auto police = organisation::police_district(tx, bilateral->day);
    page.title = bilateral->subject;
    page.lead = when_and_where(bilateral->day, bilateral->starts, bilateral->venue);
    page.crumbs = {{x.t("Councils"), "/raad"}, {x.t("Bilateral meetings"), "/bilaterale"}};
    page.section = section;
    page.state << bilateral_tag(x, bilateral->state) << " "
               << web::tag(web::Tone::warning, x.t("Only the two parties see it"));
    page.status = typed.input ? 422 : 200;
    if (!bilateral->reason.empty())
      page.body << web::alert(web::Tone::info, x.t("Why it was cancelled"), web::paragraphs(bilateral->reason));
    const auto items = bilateral_items(tx, bilateral->id);
    page.body << web::heading(2, x.t("Agenda"));
    if (items.empty()) page.body << "<p>" << x.t("There are no items yet.") << "</p>";
    for (const BilateralItem& item : items) page.body << item_part(x, tx, *bilateral, item, typed);
    const web::Input none;
    if (may_plan(*bilateral)) {
      const web::Input* kept = typed.of(Sent::item);
      web::Form form(x, bilateral->address() + "/punkt", kept ? *kept : none);
      form.text("title", x.t("Title")).area("brief", x.t("Brief"), {}, false, 3);
      page.body << web::details(x.t("Put an item on the agenda"), form.submit(x.t("Put the item on the agenda")),
                                kept != nullptr || items.empty());
    }
    const auto agreements = agreements_of(tx, bilateral->id);
    page.body << web::heading(2, x.t("Agreements"));
    if (agreements.empty()) page.body << "<p>" << x.t("Nothing is agreed yet.") << "</p>";
    page.body << "<ol class=\"answers\">";
    for (const Agreement& agreement : agreements) page.body << agreement_part(x, tx, *bilateral, agreement, typed);
    page.body << "</ol>";
    if (const auto can = may_write(*bilateral, x.today()); !can) {
      if (bilateral->state == BilateralState::planned) page.body << "<p>" << x.t(can.refusal()) << "</p>";
    } else {
      const web::Input* kept = typed.of(Sent::agreement);
      const web::Input fresh(std::vector<std::pair<std::string, std::string>>{
          {"follow_up", config::iso(config::plus_days(x.today(), 60))}});
      web::Form form(x, bilateral->address() + "/aftale", kept ? *kept : fresh);
      std::vector<web::Option> parties;
      if (police) parties.push_back({police->id.text(), police->name});
      parties.push_back({bilateral->municipality.text(), town});
      form.text("text", x.t("What is agreed?"))
          .select("owner", x.t("Who carries it out?"), parties)
          .date("follow_up", x.t("Followed up on"));
      page.body << web::details(x.t("Write an agreement down"), form.submit(x.t("Save the agreement")),
                                kept != nullptr);
    }
    if (may_plan(*bilateral)) {
      const web::Input* kept = typed.of(Sent::cancel);
      web::Form form(x, bilateral->address() + "/aflys", kept ? *kept : none);
      form.hidden("version", std::to_string(bilateral->version))
          .area("reason", x.t("Why is it cancelled?"), {}, true, 2);
      page.body << web::details(x.t("Cancel the bilateral meeting"), form.submit(x.t("Cancel the bilateral meeting")),
                                kept != nullptr);
    }
    page.body << history_part(x, tx, bilateral->id);
    page.aside << web::facts({{x.t("Parties"), web::text((police ? police->name : std::string()) + ", " + town)},
                              {x.t("Called by"), web::text(bilateral->called_by)},
                              {x.t("Day"), web::text(i18n::spoken_date(bilateral->day))}})
               << "<p>" << circle_link(x, bilateral->id) << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// The answer to a form of the page: onward, or the page again with what was typed and why.
http::Response after_form(Exchange& x, const Desk& desk, web::Input& input, Sent what, const storage::Id& which,
                          const config::Outcome<Bilateral>* outcome, std::string_view field, std::string sentence) {
  if (outcome) {
    if (*outcome) return web::done(x, (*outcome)->address(), std::move(sentence));
    if (was_not_for_you(outcome->refusal())) return web::not_found(x);
    config::Refusal refusal = outcome->refusal();
    if (refusal.field.empty()) return web::refused(x, refusal, "/bilaterale/" + x.id("moede").text());
    if (refusal.field == "version") refusal.field = field;
    input.refuse(std::move(refusal));
  }
  return bilateral_page(x, desk, Typed{what, which, &input});
}

http::Response add(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const std::string title = input.text("title", {.least = 3, .most = 150});
  const std::string brief = input.text("brief", {.required = false, .most = 5000});
  if (!input.ok()) return after_form(x, desk, input, Sent::item, {}, nullptr, {}, {});
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return add_bilateral_item(change, x.viewer, x.id("moede"), title, brief);
  });
  return after_form(x, desk, input, Sent::item, {}, &outcome, "title", x.t("The item is on the agenda."));
}

http::Response note(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id item = x.id("punkt");
  const std::string field = "note-" + item.text();
  const std::string words = input.text(field, {.most = 5000});
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (!input.ok()) return after_form(x, desk, input, Sent::note, item, nullptr, {}, {});
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return note_bilateral_item(change, x.viewer, x.id("moede"), item, version, words);
  });
  return after_form(x, desk, input, Sent::note, item, &outcome, field, x.t("The note is saved."));
}

http::Response make_agreement(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const std::string words = input.text("text", {.least = 3, .most = 500});
  const storage::Id owner = input.id("owner");
  const auto day = input.date("follow_up").value_or(config::Date{});
  if (!input.ok()) return after_form(x, desk, input, Sent::agreement, {}, nullptr, {}, {});
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return agree(change, x.viewer, x.id("moede"), words, owner, day);
  });
  return after_form(x, desk, input, Sent::agreement, {}, &outcome, "text", x.t("The agreement is written down."));
}

http::Response follow_up(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id agreement = x.id("aftale");
  const std::string field = "report-" + agreement.text();
  const std::string report = input.text(field, {.most = 2000});
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (!input.ok()) return after_form(x, desk, input, Sent::report, agreement, nullptr, {}, {});
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return report_agreement(change, x.viewer, x.id("moede"), agreement, version, report);
  });
  return after_form(x, desk, input, Sent::report, agreement, &outcome, field, x.t("The agreement is followed up."));
}

http::Response cancel(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const std::string reason = input.text("reason", {.most = 500});
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (!input.ok()) return after_form(x, desk, input, Sent::cancel, {}, nullptr, {}, {});
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return cancel_bilateral(change, x.viewer, x.id("moede"), version, reason);
  });
  return after_form(x, desk, input, Sent::cancel, {}, &outcome, "reason", x.t("The meeting is cancelled."));
}

http::Response promote_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto bilateral = visible_bilateral(tx, x.viewer, x.id("moede"));
    if (!bilateral) return false;
    const BilateralItem* item = nullptr;
    const auto items = bilateral_items(tx, bilateral->id);
    for (const BilateralItem& one : items) {
      if (one.id == x.id("punkt")) item = &one;
    }
    if (!item) return false;
    page.title = x.t("Bring it to the kredsråd");
    page.lead = x.t(
        "All members of the kredsråd read what you write here. The item says nothing about the meeting it comes from.");
    page.crumbs = {{x.t("Councils"), "/raad"},
                   {x.t("Bilateral meetings"), "/bilaterale"},
                   {bilateral->subject, bilateral->address()}};
    page.section = section;
    page.status = typed ? 422 : 200;
    std::vector<web::Option> meetings;
    if (const auto council = district_council(tx, x.today())) {
      for (const OpenMeeting& meeting : meetings_taking_items(tx, x.viewer, council->id))
        meetings.push_back({meeting.id.text(), meeting.title + ", " + i18n::long_date(meeting.day)});
    }
    if (meetings.empty()) {
      page.body << web::empty_state(x.t("You see no meeting of the kredsråd that takes items just now."),
                                    x.t("Its members and the secretariat put items on its agenda."));
      return true;
    }
    const web::Input fresh({{"title", item->title}, {"brief", std::string()}});
    web::Form form(x, bilateral->address() + "/punkt/" + item->id.text() + "/kredsraad", typed ? *typed : fresh);
    form.hidden("version", std::to_string(item->version))
        .select("meeting", x.t("Meeting"), meetings)
        .text("title", x.t("Title"))
        .area("brief", x.t("Brief"), x.t("Background, problem, and what the council is asked to do."), true, 6);
    page.body << form.submit(x.t("Put the item on the agenda"), bilateral->address());
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response bring(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id meeting = input.id("meeting");
  const std::string title = input.text("title", {.least = 3, .most = 150});
  const std::string brief = input.text("brief", {.most = 10000});
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return promote(change, x.viewer, x.id("moede"), x.id("punkt"), version, meeting, title, brief);
    });
    if (outcome) return web::done(x, outcome->address(), x.t("The matter is on the agenda of the kredsråd."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/bilaterale/" + x.id("moede").text());
    input.refuse(outcome.refusal());
  }
  return promote_page(x, desk, &input);
}

boost::json::object json_of(storage::Transaction& tx, const Bilateral& bilateral) {
  return {{"id", bilateral.id.text()},
          {"municipality", name_of_authority(tx, bilateral.municipality, bilateral.day)},
          {"day", config::iso(bilateral.day)},
          {"starts", clock_words(bilateral.starts)},
          {"venue", bilateral.venue},
          {"subject", bilateral.subject},
          {"state", identifier(bilateral.state)},
          {"address", bilateral.address()}};
}

http::Response json(const boost::json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(value);
  return response;
}

http::Response bilaterals_json(Exchange& x, const Desk& desk) {
  boost::json::array rows;
  desk.archive.read([&](storage::Transaction& tx) {
    for (const Bilateral& bilateral : visible_bilaterals(tx, x.viewer)) rows.push_back(json_of(tx, bilateral));
  });
  return json(boost::json::object{{"meetings", std::move(rows)}});
}

http::Response bilateral_json(Exchange& x, const Desk& desk) {
  boost::json::object out;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto bilateral = visible_bilateral(tx, x.viewer, x.id("moede"));
    if (!bilateral) return false;
    out = json_of(tx, *bilateral);
    boost::json::array items, agreements;
    for (const BilateralItem& item : bilateral_items(tx, bilateral->id))
      items.push_back(boost::json::object{{"title", item.title}, {"brief", item.brief}, {"note", item.note}});
    for (const Agreement& agreement : agreements_of(tx, bilateral->id))
      agreements.push_back(boost::json::object{{"text", agreement.text},
                                               {"owner", name_of_authority(tx, agreement.owner, bilateral->day)},
                                               {"follow_up", config::iso(agreement.follow_up)},
                                               {"report", agreement.report}});
    out["items"] = std::move(items);
    out["agreements"] = std::move(agreements);
    return true;
  });
  return found ? json(out) : web::not_found(x);
}

}  // namespace

void bilateral_routes(web::Routes& routes, const Desk& desk) {
  using Page = http::Response (*)(Exchange&, const Desk&);
  const auto get = [&](const char* address, Page page) -> web::Route& {
    return routes.get(address, rights::bilateral, [desk, page](Exchange& x) { return page(x, desk); });
  };
  const auto post = [&](const char* address, Page page) {
    routes.post(address, rights::bilateral, [desk, page](Exchange& x) { return page(x, desk); });
  };
  get("/bilaterale", bilateral_list);
  routes.get("/bilaterale/tal", rights::bilateral_figures, [desk](Exchange& x) { return figures_page(x, desk); });
  routes.get("/bilaterale/nyt", rights::bilateral, [desk](Exchange& x) { return plan_page(x, desk, nullptr); });
  post("/bilaterale/nyt", plan);
  routes.get("/bilaterale/{moede}", rights::bilateral,
             [desk](Exchange& x) { return bilateral_page(x, desk, Typed{}); });
  post("/bilaterale/{moede}/punkt", add);
  post("/bilaterale/{moede}/punkt/{punkt}/notat", note);
  routes.get("/bilaterale/{moede}/punkt/{punkt}/kredsraad", rights::bilateral,
             [desk](Exchange& x) { return promote_page(x, desk, nullptr); });
  post("/bilaterale/{moede}/punkt/{punkt}/kredsraad", bring);
  post("/bilaterale/{moede}/aftale", make_agreement);
  post("/bilaterale/{moede}/aftale/{aftale}", follow_up);
  post("/bilaterale/{moede}/aflys", cancel);
  get("/api/v1/bilaterale", bilaterals_json)
      .tells("Your meetings of the two parties.",
             "{meetings: [{id: id, municipality: text, day: day, starts: text, venue: text, subject: text, "
             "state: text, address: text}]}");
  get("/api/v1/bilaterale/{moede}", bilateral_json)
      .tells("One meeting of the two parties, with what was agreed.",
             "{id: id, municipality: text, day: day, starts: text, venue: text, subject: text, state: "
             "text, address: text, items: [{title: text, brief: text, note: text}], agreements: [{text: "
             "text, owner: text, follow_up: day, report: text}]}",
             "moede: id");
}

}  // namespace councils
