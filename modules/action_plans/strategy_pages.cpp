// The pages of strategies.

#include "strategy_pages.h"

#include <algorithm>

#include <boost/json.hpp>

#include "councils/standing.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "owners.h"
#include "plan_store.h"
#include "registry/thing.h"
#include "rights.h"
#include "shown.h"
#include "strategy_acts.h"
#include "strategy_store.h"
#include "web/list.h"

namespace action_plans {

using web::Exchange;
using web::Html;
namespace json = boost::json;

namespace {

constexpr const char* section = "/strategier";

std::vector<web::Crumb> crumbs(const Exchange& x, const Strategy* strategy = nullptr) {
  std::vector<web::Crumb> way{{x.t("Strategies"), section}};
  if (strategy) way.push_back({strategy->title, strategy->address()});
  return way;
}

http::Response refused_or_missing(const Exchange& x, const config::Refusal& refusal, const std::string& back) {
  return refusal == no_such_strategy() ? web::not_found(x) : web::refused(x, refusal, back);
}

std::string answered_words(const Exchange& x, const Strategy& strategy) {
  return x.t("{0} of {1}", {std::to_string(strategy.answered()), std::to_string(strategy.asked.size())});
}

/// One lokalråd's answer as the viewer may read it.
struct ShownAnswer {
  Asked asked;
  std::vector<Item> items;  // those the viewer may see
  int hidden = 0;           // measures of a plan that is not adopted yet
  int late = 0;
  bool mine = false;
};

std::vector<ShownAnswer> answers_of(const Exchange& x, storage::Transaction& tx, const Strategy& strategy) {
  std::vector<ShownAnswer> answers;
  for (const Asked& asked : strategy.asked) {
    ShownAnswer shown{asked, {}, 0, 0, may_answer(tx, x.viewer, asked.council)};
    for (const storage::Id& id : asked.items) {
      if (auto item = store::item_for(tx, x.viewer, id)) {
        shown.late += light_of(*item, x.today()).light == cooperation_plan::Light::late;
        shown.items.push_back(std::move(*item));
      } else {
        ++shown.hidden;
      }
    }
    answers.push_back(std::move(shown));
  }
  return answers;
}

std::string state_of_answer(const Exchange& x, const Strategy& strategy, const Asked& asked) {
  switch (asked.answer) {
    case Answer::waiting: break;
    case Answer::items: return x.t("Measures");
    case Answer::not_here: return x.t("Not here");
  }
  return strategy.overdue(asked, x.today()) ? x.t("Overdue") : x.t("No answer yet");
}

Html tag_of_answer(const Exchange& x, const Strategy& strategy, const Asked& asked) {
  web::Tone tone = web::Tone::neutral;
  switch (asked.answer) {
    case Answer::waiting: tone = strategy.overdue(asked, x.today()) ? web::Tone::error : web::Tone::neutral; break;
    case Answer::items: tone = web::Tone::success; break;
    case Answer::not_here: tone = web::Tone::info; break;
  }
  return web::tag(tone, state_of_answer(x, strategy, asked));
}

http::Response list_page(Exchange& x, audit::Archive& archive) {
  bool writes = false;
  const auto strategies = archive.read([&](storage::Transaction& tx) {
    writes = may_hand_down(tx, x.viewer);
    return store::strategies_for(tx, x.viewer);
  });
  web::List list;
  list.caption = x.t("Strategies of the kredsråd");
  list.columns = {{"strategi", x.t("Strategy"), true},     {"periode", x.t("Period"), true},
                  {"svarfrist", x.t("Answers by"), true},  {"svar", x.t("Answers"), true},
                  {"mangler", x.t("Missing"), true, true}, {"tilstand", x.t("State"), true}};
  std::vector<std::pair<std::string, std::string>> states;
  for (StrategyState state : {StrategyState::draft, StrategyState::handed_down, StrategyState::concluded})
    states.emplace_back(identifier(state), x.t(english_name(state)));
  for (const Strategy& one : strategies) {
    const std::string period = i18n::short_date(one.since) + " – " + i18n::short_date(one.until);
    int missing = 0;
    for (const Asked& asked : one.asked) missing += one.overdue(asked, x.today());
    Html state = strategy_tag(x, one.state);
    if (one.over_without_effect(x.today()))
      state << " " << web::tag(web::Tone::warning, x.t("Period over without effect told"));
    list.rows.push_back({{web::link(one.title, one.address()), one.title},
                         {web::text(period), config::iso(one.since)},
                         {web::text(one.answer_by ? i18n::short_date(*one.answer_by) : x.t("Not handed down")),
                          one.answer_by ? config::iso(*one.answer_by) : std::string{}},
                         {web::text(answered_words(x, one)), answered_words(x, one)},
                         {web::link(std::to_string(missing), one.address() + "#svar"), std::to_string(missing)},
                         {state, x.t(english_name(one.state))}});
  }
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.filters = {{"tilstand", x.t("State"), states}};
  list.empty = web::empty_state(
      x.t("Here stand the strategies that the kredsråd has handed down to your lokalråd."),
      x.t("The kredsråd decides; its secretariat writes the strategy and asks each lokalråd what it will do."));
  web::Page page{.title = x.t("Strategies"), .section = section};
  page.lead = x.t("What the kredsråd wants done together, and what each lokalråd answers.");
  if (writes) page.actions << web::button_link(x.t("Write a strategy"), "/strategier/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

Html drift_part(const Exchange& x, const Strategy& strategy, const std::vector<ShownAnswer>& answers) {
  Html lines;
  int overdue = 0, late = 0;
  for (const ShownAnswer& one : answers) {
    overdue += strategy.overdue(one.asked, x.today());
    late += one.late;
  }
  if (overdue)
    lines << "<li>"
          << x.tn("{0} lokalråd has not answered in time.", "{0} lokalråd have not answered in time.", overdue)
          << "</li>";
  if (late)
    lines << "<li>" << x.tn("{0} measure is past its deadline.", "{0} measures are past their deadline.", late)
          << "</li>";
  if (strategy.over_without_effect(x.today()))
    lines << "<li>"
          << x.t("The period ended on {0} and nobody has told what came of it.", {i18n::long_date(strategy.until)})
          << "</li>";
  if (lines.empty()) return {};
  Html list;
  list << "<ul>" << lines << "</ul>";
  return web::alert(web::Tone::warning, x.t("The strategy drifts"), list);
}

http::Response strategy_page(Exchange& x, audit::Archive& archive) {
  struct Content {
    Strategy strategy;
    std::vector<ShownAnswer> answers;
    std::optional<registry::Thing> decision;
    std::string owner;
    bool leads = false;
    Html history;
  };
  const auto content = archive.read([&](storage::Transaction& tx) -> std::optional<Content> {
    auto strategy = store::strategy_for(tx, x.viewer, x.id("strategi"));
    if (!strategy) return std::nullopt;
    Content found{std::move(*strategy), {}, {}, {}, may_hand_down(tx, x.viewer), {}};
    found.answers = answers_of(x, tx, found.strategy);
    found.decision = registry::find(tx, x.viewer, found.strategy.decision);
    found.owner = organisation::words_for(tx, found.strategy.owner, x.today());
    found.history = history_part(x, tx, found.strategy.id);
    return found;
  });
  if (!content) return web::not_found(x);
  const Strategy& strategy = content->strategy;
  if (web::list_query(x).csv) {
    web::List list;
    list.caption = strategy.title;
    list.columns = {{"raad", x.t("Lokalråd")},
                    {"svar", x.t("Answer")},
                    {"indhold", x.t("What it answers")},
                    {"svaret", x.t("Answered on")}};
    for (const ShownAnswer& one : content->answers) {
      std::string what = one.asked.reason;
      for (const Item& item : one.items) what += (what.empty() ? "" : "; ") + item.measure;
      list.rows.push_back({{{}, one.asked.council_name},
                           {{}, state_of_answer(x, strategy, one.asked)},
                           {{}, what},
                           {{}, one.asked.answered_on ? config::iso(*one.asked.answered_on) : std::string{}}});
    }
    return web::list_csv(x, list);
  }
  web::Page page{.title = strategy.title, .crumbs = crumbs(x), .section = section};
  page.lead = strategy.state == StrategyState::draft
                  ? x.t("A draft. The lokalråd see it when it is handed down.")
                  : x.t("{0} of {1} lokalråd have answered.",
                        {std::to_string(strategy.answered()), std::to_string(strategy.asked.size())});
  page.state << strategy_tag(x, strategy.state);
  for (const ShownAnswer& one : content->answers) {
    if (one.mine && !content->leads && strategy.state == StrategyState::handed_down)
      page.actions << web::button_link(x.t("Answer for {0}", {one.asked.council_name}),
                                       strategy.address() + "/svar/" + one.asked.council.text(), true);
  }
  if (content->leads && strategy.state == StrategyState::draft)
    page.actions << web::button_link(x.t("Change the strategy"), strategy.address() + "/ret");
  if (content->leads && strategy.state == StrategyState::handed_down)
    page.actions << web::button_link(x.t("Conclude the strategy"), strategy.address() + "/afslut");
  Html& body = page.body;
  body << drift_part(x, strategy, content->answers);
  body << web::heading(2, x.t("The problem")) << web::paragraphs(strategy.problem);
  body << web::heading(2, x.t("What is expected")) << web::paragraphs(strategy.effect);
  if (!strategy.evidence.empty())
    body << web::heading(2, x.t("What we know it from")) << web::paragraphs(strategy.evidence);
  if (!strategy.outcome.empty()) {
    body << web::heading(2, x.t("What came of it"))
         << web::tag(strategy.effect_reached ? web::Tone::success : web::Tone::warning,
                     strategy.effect_reached ? x.t("The effect was reached") : x.t("The effect was not reached"))
         << web::paragraphs(strategy.outcome);
  }
  if (content->leads && strategy.state == StrategyState::draft) {
    const web::Input fresh({{"answer_by", config::iso(std::min(config::plus_days(x.today(), 28), strategy.until))}});
    web::Form form(x, strategy.address() + "/send", fresh);
    form.date("answer_by", x.t("The lokalråd answer by")).hidden("version", std::to_string(strategy.version));
    body << web::heading(2, x.t("Hand it down")) << form.submit(x.t("Hand it down to the lokalråd"));
  }
  body << web::heading(2, x.t("What the lokalråd answer"), "svar");
  std::vector<std::vector<Html>> rows;
  for (const ShownAnswer& one : content->answers) {
    Html name, what, act;
    name << "<span id=\"svar-" << one.asked.council.text() << "\">" << one.asked.council_name << "</span>";
    if (!one.asked.reason.empty()) what << x.t("Not relevant here, because: {0}", {one.asked.reason});
    if (!one.items.empty()) {
      what << "<ul>";
      for (const Item& item : one.items)
        what << "<li>" << show_light(x, light_of(item, x.today())) << " " << web::link(item.measure, item.address())
             << "</li>";
      what << "</ul>";
    }
    if (one.hidden)
      what << x.tn("{0} measure in a plan that the lokalråd has not adopted yet; it can be read from then on.",
                   "{0} measures in a plan that the lokalråd has not adopted yet; they can be read from then on.",
                   one.hidden);
    if (one.mine && strategy.state == StrategyState::handed_down)
      what << "<p>"
           << web::link(one.asked.answer == Answer::waiting ? x.t("Answer") : x.t("Change the answer"),
                        strategy.address() + "/svar/" + one.asked.council.text())
           << "</p>";
    rows.push_back(
        {name, tag_of_answer(x, strategy, one.asked), what,
         web::text(one.asked.answered_on ? i18n::short_date(*one.asked.answered_on) +
                                               (one.asked.answered_by.empty() ? "" : ", ") + one.asked.answered_by
                                         : std::string{})});
  }
  body << table(x.t("What the lokalråd answer"),
                {x.t("Lokalråd"), x.t("Answer"), x.t("What it answers"), x.t("Answered on")}, rows);
  body << "<p class=\"list-foot\">"
       << web::link(x.t("Take the answers with you (CSV)"), strategy.address() + "?format=csv") << "</p>"
       << content->history;
  std::vector<std::pair<std::string, Html>> facts;
  if (content->decision)
    facts.emplace_back(x.t("Decision of the kredsråd"),
                       web::link(content->decision->title, content->decision->address));
  else
    facts.emplace_back(x.t("Decision of the kredsråd"),
                       web::text(x.t("Stands in the kredsråd's minutes, which its members read.")));
  facts.emplace_back(x.t("Responsible"), web::text(content->owner));
  facts.emplace_back(x.t("Period"),
                     web::text(i18n::long_date(strategy.since) + " – " + i18n::long_date(strategy.until)));
  if (strategy.answer_by) facts.emplace_back(x.t("Answers by"), web::text(i18n::long_date(*strategy.answer_by)));
  page.aside << web::facts(facts) << circle_link(x, strategy.id);
  return web::show(x, page);
}

http::Response strategy_form_page(Exchange& x, audit::Archive& archive, bool fresh_one, const web::Input* typed) {
  std::optional<Strategy> strategy;
  std::vector<web::Option> decisions, owners, councils;
  const bool allowed = archive.read([&](storage::Transaction& tx) {
    if (!may_hand_down(tx, x.viewer)) return false;
    if (!fresh_one) {
      strategy = store::strategy_for(tx, x.viewer, x.id("strategi"));
      if (!strategy || strategy->state != StrategyState::draft) return false;
    }
    for (const auto& council : councils::seated_councils(tx, x.today())) {
      if (!council.district) {
        councils.push_back({council.id.text(), council.name});
        continue;
      }
      for (const auto& decision : councils::decisions_of_council(tx, x.viewer, council.id))
        decisions.push_back({decision.id.text(), decision.number + ": " + decision.text});
      for (const Owner& owner : owners_in(tx, council.audience, x.today()))
        owners.push_back({owner.holder.text(), owner.words});
    }
    return true;
  });
  if (!allowed) return web::not_found(x);
  std::vector<std::pair<std::string, std::string>> values;
  if (strategy) {
    values = {{"decision", strategy->decision.text()},
              {"title", strategy->title},
              {"problem", strategy->problem},
              {"evidence", strategy->evidence},
              {"effect", strategy->effect},
              {"owner", strategy->owner.text()},
              {"since", config::iso(strategy->since)},
              {"until", config::iso(strategy->until)}};
    for (const Asked& asked : strategy->asked) values.emplace_back("councils", asked.council.text());
  } else {
    values = {{"since", config::iso(x.today())}};
  }
  const web::Input begun(std::move(values));
  const web::Input& input = typed ? *typed : begun;
  web::Page page{.title = fresh_one ? x.t("Write a strategy") : x.t("Change the strategy"),
                 .crumbs = crumbs(x, strategy ? &*strategy : nullptr),
                 .section = section};
  page.lead =
      x.t("The kredsråd has decided that an effort is needed. Here it becomes something that each lokalråd answers.");
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, fresh_one ? "/strategier/ny" : strategy->address() + "/ret", input);
  form.select("decision", x.t("Decision of the kredsråd"), decisions)
      .text("title", x.t("Title"))
      .area("problem", x.t("The problem"), x.t("What is wrong, where, for whom."), true, 4)
      .area("evidence", x.t("What we know it from"), x.t("Source, year and figure."), false, 3)
      .area("effect", x.t("What is expected"), x.t("Something that can be counted or seen when the period ends."), true,
            3)
      .select("owner", x.t("Who is responsible?"), owners)
      .date("since", x.t("From"))
      .date("until", x.t("To and including"))
      .checks("councils", x.t("Which lokalråd answer?"), councils);
  if (strategy) form.hidden("version", std::to_string(strategy->version));
  page.body << form.submit(x.t("Save the strategy"), strategy ? strategy->address() : section);
  return web::show(x, page);
}

http::Response save_strategy_from_form(Exchange& x, audit::Archive& archive, bool fresh_one) {
  web::Input input(x.request.form);
  StrategyDraft draft;
  draft.decision = input.id("decision");
  draft.title = input.text("title", {.most = 160});
  draft.problem = input.text("problem", {.most = 3000});
  draft.evidence = input.text("evidence", {.required = false, .most = 3000});
  draft.effect = input.text("effect", {.most = 2000});
  draft.owner = input.id("owner");
  draft.since = input.date("since").value_or(config::Date{});
  draft.until = input.date("until").value_or(config::Date{});
  for (const std::string& one : input.choices("councils")) {
    if (auto id = storage::Id::parse(one)) draft.councils.push_back(*id);
  }
  const int read = fresh_one ? 0 : version_in(input);
  if (input.ok()) {
    std::string address = "/strategier/" + x.id("strategi").text();
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
      if (!fresh_one) return change_strategy(change, x.viewer, x.id("strategi"), read, draft);
      const auto made = write_strategy(change, x.viewer, draft);
      if (!made) return made.refusal();
      address = "/strategier/" + made->text();
      return config::done;
    });
    if (outcome) return web::done(x, address, x.t("The strategy is saved as a draft."));
    if (outcome.refusal() == no_such_strategy()) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), section);
    input.refuse(outcome.refusal());
  }
  return strategy_form_page(x, archive, fresh_one, &input);
}

http::Response hand_down_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const auto day = input.date("answer_by");
  const int read = version_in(input);
  const storage::Id id = x.id("strategi");
  const std::string back = "/strategier/" + id.text();
  if (!input.ok()) return web::refused(x, input.refusals().front(), back);
  const auto outcome = archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return hand_down(change, x.viewer, id, read, *day); });
  if (!outcome) return refused_or_missing(x, outcome.refusal(), back);
  return web::done(x, back, x.t("The strategy is handed down. Each lokalråd has it on its list of work."));
}

http::Response answer_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  std::optional<Strategy> strategy;
  std::vector<web::Option> items;
  std::vector<std::pair<std::string, std::string>> plans;
  const Asked* asked = nullptr;
  archive.read([&](storage::Transaction& tx) {
    auto found = store::strategy_for(tx, x.viewer, x.id("strategi"));
    if (!found || !found->of(x.id("raad")) || !may_answer(tx, x.viewer, x.id("raad"))) return;
    if (found->state != StrategyState::handed_down) return;
    strategy = std::move(found);
    for (const ActionPlan& plan : store::plans_for(tx, x.viewer)) {
      if (plan.council != x.id("raad") || plan.state == PlanState::archived) continue;
      plans.emplace_back(plan.title(), plan.address());
      for (const Item& item : store::items_of(tx, plan.id))
        items.push_back({item.id.text(), item.title(), plan.title()});
    }
  });
  if (!strategy) return web::not_found(x);
  asked = strategy->of(x.id("raad"));
  std::vector<std::pair<std::string, std::string>> values{{"reason", asked->reason}};
  if (asked->answer != Answer::waiting) values.emplace_back("answer", std::string(identifier(asked->answer)));
  for (const storage::Id& id : asked->items) values.emplace_back("items", id.text());
  const web::Input begun(std::move(values));
  const web::Input& input = typed ? *typed : begun;
  web::Page page{
      .title = x.t("Answer for {0}", {asked->council_name}), .crumbs = crumbs(x, &*strategy), .section = section};
  page.lead = strategy->answer_by
                  ? x.t("The kredsråd asks for an answer by {0}.", {i18n::long_date(*strategy->answer_by)})
                  : std::string{};
  page.status = input.ok() ? 200 : 422;
  page.body << web::details(x.t("What the strategy says"),
                            web::paragraphs(strategy->problem + "\n\n" + strategy->effect), !typed);
  web::Form form(x, strategy->address() + "/svar/" + asked->council.text(), input);
  form.radios("answer", x.t("What does the lokalråd answer?"),
              {{"items", x.t("We carry it out with measures of our action plan")},
               {"not_here", x.t("It is not relevant here")}});
  if (!items.empty()) form.checks("items", x.t("Measures"), items);
  Html more;
  for (const auto& [title, address] : plans)
    more << "<p>" << web::link(x.t("Write a new measure in {0}", {title}), address + "/ny-indsats") << "</p>";
  if (plans.empty())
    more << "<p>" << web::link(x.t("The lokalråd has no action plan yet. Begin one."), "/handlingsplaner/ny") << "</p>";
  form.part(more)
      .area("reason", x.t("Why not here?"), x.t("Only when it is not relevant here. The kredsråd reads it."), false, 3)
      .hidden("version", std::to_string(asked->version));
  page.body << form.submit(x.t("Send the answer to the kredsråd"), strategy->address());
  return web::show(x, page);
}

http::Response answer_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  AnswerDraft draft;
  draft.answer = answer_named(input.choice("answer", {"items", "not_here"})).value_or(Answer::waiting);
  draft.reason = input.text("reason", {.required = false, .most = 1000});
  for (const std::string& one : input.choices("items")) {
    if (auto id = storage::Id::parse(one)) draft.items.push_back(*id);
  }
  const int read = version_in(input);
  const storage::Id id = x.id("strategi"), council = x.id("raad");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return answer_strategy(change, x.viewer, id, council, read, draft);
    });
    if (outcome) return web::done(x, "/strategier/" + id.text(), x.t("The answer is sent to the kredsråd."));
    if (outcome.refusal() == no_such_strategy()) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/strategier/" + id.text());
    input.refuse(outcome.refusal());
  }
  return answer_page(x, archive, &input);
}

http::Response conclude_page(Exchange& x, audit::Archive& archive, const web::Input* typed) {
  const auto strategy = archive.read([&](storage::Transaction& tx) -> std::optional<Strategy> {
    if (!may_hand_down(tx, x.viewer)) return std::nullopt;
    return store::strategy_for(tx, x.viewer, x.id("strategi"));
  });
  if (!strategy || strategy->state != StrategyState::handed_down) return web::not_found(x);
  const web::Input none;
  const web::Input& input = typed ? *typed : none;
  web::Page page{.title = x.t("Conclude the strategy"), .crumbs = crumbs(x, &*strategy), .section = section};
  page.lead = x.t("Expected: {0}", {strategy->effect});
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, strategy->address() + "/afslut", input);
  form.radios("reached", x.t("Was the effect reached?"), {{"ja", x.t("Yes")}, {"nej", x.t("No, or only partly")}})
      .area("outcome", x.t("What came of it?"), x.t("A few sentences for the kredsråd and the lokalråd."), true, 4)
      .hidden("version", std::to_string(strategy->version));
  page.body << form.submit(x.t("Conclude the strategy"), strategy->address());
  return web::show(x, page);
}

http::Response conclude_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  const bool reached = input.choice("reached", {"ja", "nej"}) == "ja";
  const std::string words = input.text("outcome", {.most = 2000});
  const int read = version_in(input);
  const storage::Id id = x.id("strategi");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return conclude_strategy(change, x.viewer, id, read, reached, words);
    });
    if (outcome) return web::done(x, "/strategier/" + id.text(), x.t("The strategy is concluded."));
    if (outcome.refusal() == no_such_strategy()) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/strategier/" + id.text());
    input.refuse(outcome.refusal());
  }
  return conclude_page(x, archive, &input);
}

json::object strategy_json(const Exchange& x, storage::Transaction& tx, const Strategy& strategy) {
  json::array answers;
  for (const ShownAnswer& one : answers_of(x, tx, strategy)) {
    json::array items;
    for (const Item& item : one.items) items.push_back({{"measure", item.measure}, {"address", item.address()}});
    answers.push_back({{"council", one.asked.council_name},
                       {"answer", identifier(one.asked.answer)},
                       {"overdue", strategy.overdue(one.asked, x.today())},
                       {"reason", one.asked.reason},
                       {"items", std::move(items)},
                       {"items_not_shown", one.hidden},
                       {"answered_on", json_day(one.asked.answered_on)}});
  }
  return {{"id", strategy.id.text()},
          {"title", strategy.title},
          {"problem", strategy.problem},
          {"evidence", strategy.evidence},
          {"effect", strategy.effect},
          {"since", config::iso(strategy.since)},
          {"until", config::iso(strategy.until)},
          {"state", identifier(strategy.state)},
          {"answer_by", json_day(strategy.answer_by)},
          {"outcome", strategy.outcome},
          {"answers", std::move(answers)},
          {"address", strategy.address()}};
}

http::Response list_json(Exchange& x, audit::Archive& archive) {
  json::array rows;
  archive.read([&](storage::Transaction& tx) {
    for (const Strategy& one : store::strategies_for(tx, x.viewer)) rows.push_back(strategy_json(x, tx, one));
  });
  return json_response(json::serialize(json::object{{"strategies", std::move(rows)}}));
}

http::Response one_json(Exchange& x, audit::Archive& archive) {
  std::optional<json::object> found;
  archive.read([&](storage::Transaction& tx) {
    if (const auto one = store::strategy_for(tx, x.viewer, x.id("strategi"))) found = strategy_json(x, tx, *one);
  });
  return found ? json_response(json::serialize(*found)) : web::not_found(x);
}

}  // namespace

void strategy_routes(web::Routes& routes, audit::Archive& archive) {
  using Page = http::Response (*)(Exchange&, audit::Archive&);
  using FormPage = http::Response (*)(Exchange&, audit::Archive&, const web::Input*);
  const auto with = [&archive](Page page) { return [&archive, page](Exchange& x) { return page(x, archive); }; };
  const auto fresh = [&archive](FormPage page) {
    return [&archive, page](Exchange& x) { return page(x, archive, nullptr); };
  };
  routes.get("/strategier", rights::see, with(list_page));
  routes.get("/strategier/{strategi}", rights::see, with(strategy_page));
  for (const bool fresh_one : {true, false}) {
    const std::string address = fresh_one ? "/strategier/ny" : "/strategier/{strategi}/ret";
    routes.get(address, rights::hand_down,
               [&archive, fresh_one](Exchange& x) { return strategy_form_page(x, archive, fresh_one, nullptr); });
    routes.post(address, rights::hand_down,
                [&archive, fresh_one](Exchange& x) { return save_strategy_from_form(x, archive, fresh_one); });
  }
  routes.post("/strategier/{strategi}/send", rights::hand_down, with(hand_down_from_form));
  routes.get("/strategier/{strategi}/svar/{raad}", rights::write, fresh(answer_page));
  routes.post("/strategier/{strategi}/svar/{raad}", rights::write, with(answer_from_form));
  routes.get("/strategier/{strategi}/afslut", rights::hand_down, fresh(conclude_page));
  routes.post("/strategier/{strategi}/afslut", rights::hand_down, with(conclude_from_form));
  const std::string shape =
      "id: id, title: text, problem: text, evidence: text, effect: text, since: day, until: day, "
      "state: \"draft\" | \"handed_down\" | \"concluded\", answer_by: day | null, outcome: text, "
      "answers: [{council: text, answer: \"waiting\" | \"items\" | \"not_here\", overdue: yes_no, reason: text, "
      "items: [{measure: text, address: text}], items_not_shown: integer, answered_on: day | null}], address: text";
  routes.get("/api/v1/strategier", rights::see, with(list_json))
      .tells("The strategies that you may see, with what each lokalråd answers.", "{strategies: [{" + shape + "}]}");
  routes.get("/api/v1/strategier/{strategi}", rights::see, with(one_json))
      .tells("A strategy and its answers.", "{" + shape + "}", "strategi: id");
}

}  // namespace action_plans
