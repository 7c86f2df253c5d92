// The pages of decisions.

#include "decision_pages.h"

#include <map>

#include "agenda_item_store.h"
#include "council_store.h"
#include "decision_acts.h"
#include "i18n/danish.h"
#include "meeting_access.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "web/list.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

constexpr int most_decisions = 5000;

bool wanted(const Decision& decision, const std::string& state, config::Date today) {
  if (state.empty()) return true;
  if (state == "forsinkede") return decision.late(today);
  if (state == "aabne") return decision.state == DecisionState::open;
  if (state == "udfoerte") return decision.state == DecisionState::done;
  return decision.state == DecisionState::dropped;
}

http::Response list_page(Exchange& x, const Desk& desk) {
  web::List list;
  list.caption = x.t("Decisions of the councils");
  list.columns = {{"nummer", x.t("No."), true, false},    {"beslutning", x.t("Decision"), true, false},
                  {"raad", x.t("Council"), true, false},  {"ansvarlig", x.t("Who carries it out"), true, false},
                  {"frist", x.t("Done by"), true, false}, {"status", x.t("State"), true, false}};
  desk.archive.read([&](storage::Transaction& tx) {
    const auto councils = visible_councils(tx, x.viewer);
    web::Filter by_council{"raad", x.t("Council"), {}};
    std::map<storage::Id, Council> named;
    for (const Council& council : councils) {
      by_council.choices.emplace_back(council.key, council.name);
      named.emplace(council.id, council);
    }
    list.filters = {by_council,
                    {"tilstand",
                     x.t("State"),
                     {{"forsinkede", x.t("Late decisions")},
                      {"aabne", x.t("Open decisions")},
                      {"udfoerte", x.t("Done decisions")},
                      {"bortfaldne", x.t("Dropped decisions")}}}};
    const std::string& council_wanted = x.request.query.get("raad");
    const std::string& state_wanted = x.request.query.get("tilstand");
    std::map<storage::Id, std::string> owners;
    for (const Decision& decision : all_decisions_for(tx, x.viewer, most_decisions)) {
      const auto council = named.find(decision.council);
      const std::string council_name = council == named.end() ? std::string() : council->second.name;
      if (!council_wanted.empty() && (council == named.end() || council->second.key != council_wanted)) continue;
      if (!wanted(decision, state_wanted, x.today())) continue;
      auto owner = owners.find(decision.owner);
      if (owner == owners.end()) {
        owner = owners
                    .emplace(decision.owner, decision.owner.empty()
                                                 ? x.t("The council itself")
                                                 : organisation::words_for(tx, decision.owner, x.today()))
                    .first;
      }
      Html text = web::link(decision.text, decision.address());
      if (decision.closed) text << " " << closed_tag(x);
      const std::string due = decision.due ? config::iso(*decision.due) : std::string();
      list.rows.push_back({{web::text(decision.number), decision.number},
                           {text, decision.text},
                           {web::text(council_name), council_name},
                           {web::text(owner->second), owner->second},
                           {web::text(decision.due ? i18n::long_date(*decision.due) : x.t("no date")), due},
                           {decision_tag(x, decision), decision_words(x, decision)}});
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.empty =
      web::empty_state(x.t("Here stand the decisions of your councils, with who carries them out and by when."),
                       x.t("The secretary writes them down in meeting mode, one line each."),
                       web::button_link(x.t("Councils"), "/raad"));
  web::Page page;
  page.title = x.t("Decisions");
  page.lead = x.t("What the councils have decided, who carries it out, and what came of it.");
  page.crumbs = {{x.t("Councils"), "/raad"}};
  page.section = "/raad";
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

http::Response decision_page(Exchange& x, const Desk& desk, const web::Input* typed, bool dropping) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto decision = decision_for(tx, x.viewer, x.id("beslutning"));
    if (!decision) return false;
    page.title = decision->text;
    page.lead = x.t("Decision {0}, taken on {1}.", {decision->number, i18n::long_date(decision->decided)});
    page.crumbs = {{x.t("Councils"), "/raad"}, {x.t("Decisions"), "/beslutninger"}};
    page.section = "/raad";
    page.state << decision_tag(x, *decision);
    if (decision->closed) page.state << " " << closed_tag(x);
    const Part part = part_in(tx, x.viewer, *decision);
    const web::Input none;
    if (may_report(*decision, part, x.viewer, "-")) {
      web::Form form(x, decision->address() + "/udfoert", typed && !dropping ? *typed : none);
      form.hidden("version", std::to_string(decision->version));
      form.area("report", x.t("What came of it?"), x.t("One sentence that the council reads."), true, 3);
      page.body << web::heading(2, x.t("Report it done")) << form.submit(x.t("Report the decision done"));
    }
    if (may_drop(*decision, part, "-")) {
      web::Form form(x, decision->address() + "/frafald", typed && dropping ? *typed : none);
      form.hidden("version", std::to_string(decision->version));
      form.area("report", x.t("Why is it dropped?"), {}, true, 3);
      page.body << web::details(x.t("Drop the decision"), form.submit(x.t("Drop the decision")), dropping);
    }
    if (!decision->report.empty()) {
      page.body << web::heading(2, decision->state == DecisionState::dropped ? x.t("Why it was dropped")
                                                                             : x.t("What came of it"))
                << web::paragraphs(decision->report);
    }
    page.body << history_part(x, tx, decision->id);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("Who carries it out"),
                      web::text(decision->owner.empty() ? x.t("The council itself")
                                                        : organisation::words_for(tx, decision->owner, x.today())));
    rows.emplace_back(x.t("Done by"), web::text(decision->due ? i18n::spoken_date(*decision->due) : x.t("no date")));
    if (const auto meeting = visible_meeting(tx, x.viewer, decision->meeting)) {
      rows.emplace_back(x.t("Meeting"), web::link(meeting->title, meeting_address(*meeting)));
      if (const auto item = visible_item(tx, x.viewer, meeting->id, decision->item)) {
        rows.emplace_back(
            x.t("Item"),
            web::link((item->number ? item->number_text() + ". " : std::string()) + item->title, item->address()));
      }
    }
    if (decision->ended) rows.emplace_back(x.t("Ended"), web::text(i18n::long_date(*decision->ended)));
    page.aside << web::facts(rows) << "<p>" << circle_link(x, decision->id) << "</p>";
    page.status = typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response end(Exchange& x, const Desk& desk, DecisionState state) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const std::string sentence = input.text("report", {.most = 1000});
  const storage::Id id = x.id("beslutning");
  const bool dropping = state == DecisionState::dropped;
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return end_decision(change, x.viewer, id, version, state, sentence);
    });
    if (outcome)
      return web::done(x, outcome->address(),
                       dropping ? x.t("The decision is dropped.") : x.t("The decision is reported done."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/beslutninger/" + id.text());
    input.refuse(outcome.refusal());
  }
  return decision_page(x, desk, &input, dropping);
}

}  // namespace

void decision_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/beslutninger", rights::see, [desk](Exchange& x) { return list_page(x, desk); });
  routes.get("/beslutninger/{beslutning}", rights::see,
             [desk](Exchange& x) { return decision_page(x, desk, nullptr, false); });
  routes.post("/beslutninger/{beslutning}/udfoert", rights::take_part,
              [desk](Exchange& x) { return end(x, desk, DecisionState::done); });
  routes.post("/beslutninger/{beslutning}/frafald", rights::prepare,
              [desk](Exchange& x) { return end(x, desk, DecisionState::dropped); });
}

}  // namespace councils
