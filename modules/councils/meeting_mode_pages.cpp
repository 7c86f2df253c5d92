// Meeting mode.

#include "meeting_mode_pages.h"

#include <algorithm>

#include "agenda_item_pages.h"
#include "attendance_store.h"
#include "i18n/danish.h"
#include "item_acts.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "web/markdown.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

constexpr int decision_lines = 3;

std::string mode_address(const Item& item) { return item.address() + "/moedetilstand"; }

/// Everybody who may carry out a decision: the seats of the meeting's councils.
std::vector<web::Option> owners(const Exchange& x, storage::Transaction& tx, const Opened& opened) {
  std::vector<web::Option> options{{"", x.t("The council itself")}};
  for (const storage::Id& owner : owners_of(opened.members, opened.meeting.day)) {
    options.push_back({owner.text(), organisation::words_for(tx, owner, opened.meeting.day)});
  }
  return options;
}

Html decisions_part(const Exchange& x, const std::vector<Decision>& decisions) {
  Html html;
  if (decisions.empty()) return html;
  html << web::heading(2, x.t("Decisions under this item")) << "<ul>";
  for (const Decision& decision : decisions) {
    html << "<li>" << web::link(decision.number + " " + decision.text, decision.address());
    if (decision.due) html << " – " << x.t("by {0}", {i18n::long_date(*decision.due)});
    html << "</li>";
  }
  html << "</ul>";
  return html;
}

http::Response mode_page(Exchange& x, const Desk& desk, const web::Input* typed, bool conflict) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened || !prepares(opened->part)) return false;
    const auto item = item_for(tx, x.viewer, *opened, x.id("punkt"));
    if (!item) return false;
    const auto items = items_for(tx, x.viewer, *opened);
    const auto here = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == item->id; });
    page.title = item->number ? item->number_text() + ". " + item->title : item->title;
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (item->closed) page.state = closed_tag(x);
    const auto index = static_cast<std::size_t>(here - items.begin());
    const auto times = time_plan(opened->meeting.starts, items);
    page.lead =
        x.t("Item {0} of {1}, planned from {2} to {3}.", {std::to_string(index + 1), std::to_string(items.size()),
                                                          clock_words(times[index]), clock_words(times[index + 1])});
    if (index > 0) page.actions << web::button_link(x.t("Previous item"), mode_address(items[index - 1]));
    if (index + 1 < items.size()) page.actions << web::button_link(x.t("Next item"), mode_address(items[index + 1]));
    if (const auto allowed = may_minute(opened->meeting, opened->part); !allowed) {
      Html body;
      body << "<p>" << x.t(allowed.refusal()) << "</p><p><small>" << allowed.refusal().law << "</small></p>";
      page.body << web::alert(web::Tone::warning, x.t("Minutes cannot be written now"), body);
      page.status = 409;
      return true;
    }
    if (conflict) {
      Html body;
      body << "<p>"
           << x.t("Somebody else saved the minutes of this item while you were writing. Your text is kept below. The "
                  "differences are marked. Saving again keeps your text.")
           << "</p>" << web::difference(x, item->record, typed->raw("record"))
           << web::details(x.t("The other text as a whole"), web::paragraphs(item->record), false);
      page.body << web::alert(web::Tone::warning, x.t("Two people have edited the same item"), body);
    }
    if (opened->meeting.state == State::minutes_sent) {
      Html body;
      body << "<p>"
           << x.t("The approval round begins again when you change the minutes: those who have approved are asked "
                  "again, and the days for objections are counted from today.")
           << "</p>";
      page.body << web::alert(web::Tone::info, x.t("The minutes are out for approval"), body);
    }
    const auto attendance =
        complete(opened->members, attendance_of(tx, opened->meeting.id), opened->meeting.id, opened->meeting.day);
    std::vector<std::pair<std::string, std::string>> values{{"record", item->record},
                                                            {"outcome", std::string(identifier(item->outcome))}};
    std::vector<web::Option> seats;
    for (const Attendance& row : attendance) {
      if (row.presence == Presence::apology) continue;
      if (!row.left_item.empty() && row.left_item != item->id) continue;
      seats.push_back({row.holder.text(), organisation::words_for(tx, row.holder, opened->meeting.day)});
      if (row.left_item == item->id) {
        values.emplace_back("left", row.holder.text());
        values.emplace_back("left_at", clock_words(row.left_at));
      }
    }
    const web::Input begin(std::move(values));
    web::Form form(x, mode_address(*item), typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(item->version));
    form.area("record", x.t("What was said"), x.t("Short and in order. Names of citizens do not belong here."), false,
              8);
    form.radios("outcome", x.t("What came of it?"),
                {{"none", ending_words(x, Ending::none)},
                 {"noted", ending_words(x, Ending::noted)},
                 {"discussed", ending_words(x, Ending::discussed)},
                 {"decided", ending_words(x, Ending::decided)}});
    const auto who = owners(x, tx, *opened);
    form.section(x.t("New decisions"));
    for (int i = 1; i <= decision_lines; ++i) {
      const std::string n = std::to_string(i);
      form.text("decision-" + n, x.t("Decision {0}", {n}),
                i == 1 ? x.t("One sentence that says who does what.") : std::string(), false);
      form.part(Html("<div class=\"row mt-4\"><div class=\"col-12 col-md-7\">"));
      form.select("owner-" + n, x.t("Who carries out decision {0}?", {n}), who, {}, false);
      form.part(Html("</div><div class=\"col-12 col-md-5\">"));
      form.date("due-" + n, x.t("Done by (decision {0})", {n}), {}, false);
      form.part(Html("</div></div>"));
    }
    if (!seats.empty()) {
      form.section(x.t("Left the meeting during this item"));
      form.checks("left", x.t("Who left?"), seats);
      form.time("left_at", x.t("At what time?"), {}, false);
    }
    page.body << web::details(
                     x.t("Brief and annexes"),
                     [&] {
                       Html html;
                       html << web::markdown(item->brief) << annexes_of(x, tx, desk.files, *item);
                       return html;
                     }(),
                     true)
              << decisions_part(x, decisions_for(tx, x.viewer, *opened, *item))
              << form.submit(
                     index + 1 < items.size() ? x.t("Save and go to the next item") : x.t("Save and see the minutes"),
                     meeting_address(opened->meeting));
    page.status = conflict ? 409 : typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

MinuteText read_minutes(web::Input& input) {
  MinuteText text;
  text.record = input.text("record", {.required = false, .most = 20000});
  text.outcome =
      ending_named(input.choice("outcome", {"none", "noted", "discussed", "decided"})).value_or(Ending::none);
  for (int i = 1; i <= decision_lines; ++i) {
    const std::string n = std::to_string(i);
    NewDecision decision;
    decision.text = input.text("decision-" + n, {.required = false, .most = 500});
    decision.owner = input.id("owner-" + n, false);
    decision.due = input.date("due-" + n, false);
    decision.field = "owner-" + n;
    if (!decision.text.empty()) {
      text.decisions.push_back(std::move(decision));
    } else if (decision.due || !decision.owner.empty()) {
      input.refuse({"Write the decision, or take its owner and date out.", {}, "decision-" + n, {}});
    }
  }
  for (const std::string& left : input.choices("left")) {
    if (const auto id = storage::Id::parse(left))
      text.left.push_back(*id);
    else
      input.choice("left", {});  // none of the seats shown
  }
  text.left_at = input.minutes("left_at", !text.left.empty()).value_or(0);
  return text;
}

http::Response save_minutes(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const MinuteText text = read_minutes(input);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return minute_item(change, x.viewer, meeting, id, version, text);
    });
    if (outcome) {
      std::string address = "/raad/moede/" + meeting.text() + "/referat";
      desk.archive.read([&](storage::Transaction& tx) {
        const auto opened = open_meeting(tx, x.viewer, meeting);
        if (!opened) return;
        const auto items = items_for(tx, x.viewer, *opened);
        const auto here = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == id; });
        if (here != items.end() && here + 1 != items.end()) address = mode_address(*(here + 1));
      });
      return web::done(x, address, x.t("The minutes of the item are saved."));
    }
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return mode_page(x, desk, &input, true);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/raad/moede/" + meeting.text());
    input.refuse(outcome.refusal());
  }
  return mode_page(x, desk, &input, false);
}

}  // namespace

void meeting_mode_routes(web::Routes& routes, const Desk& desk) {
  const std::string mode = "/raad/moede/{moede}/punkt/{punkt}/moedetilstand";
  routes.get(mode, rights::prepare, [desk](Exchange& x) { return mode_page(x, desk, nullptr, false); });
  routes.post(mode, rights::prepare, [desk](Exchange& x) { return save_minutes(x, desk); });
}

}  // namespace councils
