// /tiltag and /tiltag/{tiltag}.

#include "initiative_pages.h"

#include <algorithm>
#include <set>

#include "i18n/danish.h"
#include "initiative_store.h"
#include "initiative_work.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_text.h"
#include "registry/thing.h"
#include "thing_history.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"
#include "web/markdown.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/tiltag";

using Choices = std::vector<std::pair<std::string, std::string>>;

Choices sorted(std::set<std::pair<std::string, std::string>> found) {
  Choices choices(found.begin(), found.end());
  std::sort(choices.begin(), choices.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a.second) < i18n::sort_key(b.second); });
  return choices;
}

web::List list_of(const Exchange& exchange, const std::vector<LiveInitiative>& initiatives, const Names& names) {
  web::List list;
  list.caption = exchange.t("Initiatives of the plans");
  list.columns = {{"lys", exchange.t("Light"), true},          {"tiltag", exchange.t("Initiative"), true},
                  {"omraade", exchange.t("Focus area"), true}, {"ansvar", exchange.t("Who"), true},
                  {"kommuner", exchange.t("Where")},           {"frist", exchange.t("Deadline"), true},
                  {"nyt", exchange.t("Last news"), true},      {"tilstand", exchange.t("State"), true},
                  {"aar", exchange.t("Year"), true, true}};
  std::set<std::pair<std::string, std::string>> areas, owners, municipalities, years;
  const std::string& wanted = exchange.request.query.get("kommune");
  for (const LiveInitiative& one : initiatives) {
    for (const storage::Id& id : one.municipalities) municipalities.insert({id.text(), name_in(names, id)});
    if (!one.area_title.empty()) areas.insert({one.area_title, one.area_title});
    owners.insert({one.owner.empty() ? "ingen" : one.owner.text(),
                   one.owner.empty() ? exchange.t("Nobody yet") : name_in(names, one.owner)});
    years.insert({std::to_string(one.year), std::to_string(one.year)});
    // An initiative without municipalities is for the whole district, and so for this one too.
    if (!wanted.empty() && !one.municipalities.empty() &&
        std::none_of(one.municipalities.begin(), one.municipalities.end(),
                     [&](const storage::Id& id) { return id.text() == wanted; })) {
      continue;
    }
    const Verdict verdict = light_of(one, exchange.today());
    const std::string where =
        one.municipalities.empty() ? exchange.t("The whole police district") : names_in(names, one.municipalities);
    const std::string who = one.owner.empty() ? exchange.t("Nobody yet") : name_in(names, one.owner);
    Html due;
    due << (one.due ? i18n::short_date(*one.due) : exchange.t("All year"));
    if (one.due && *one.due < exchange.today() && !concluded(one.state))
      due << "<br><span class=\"over\">" << i18n::days_over(*one.due, exchange.today()) << "</span>";
    list.rows.push_back({{show_light(exchange, verdict), exchange.t(english_name(verdict))},
                         {web::link(number_and_title(one), inside_address(one)), number_and_title(one)},
                         {web::text(one.area_title), one.area_title},
                         {web::text(who), who},
                         {web::text(where), where},
                         {due, one.due ? config::iso(*one.due) : std::string("9999")},
                         {web::text(one.news_on ? i18n::short_date(*one.news_on) : exchange.t("No news yet")),
                          one.news_on ? config::iso(*one.news_on) : std::string{}},
                         {state_tag(exchange, one.state), exchange.t(english_name(one.state))},
                         {web::text(std::to_string(one.year)), std::to_string(one.year)}});
  }
  Choices lights;
  for (Light light : {Light::late, Light::watch, Light::on_course, Light::done, Light::none})
    lights.emplace_back(identifier(light), exchange.t(english_name(light)));
  list.filters = {{"omraade", exchange.t("Focus area"), sorted(areas)},
                  {"kommune", exchange.t("Municipality"), sorted(municipalities)},
                  {"ansvar", exchange.t("Who"), sorted(owners)},
                  {"lys", exchange.t("Light"), lights},
                  {"aar", exchange.t("Year"), sorted(years)}};
  list.empty = web::empty_state(exchange.t("The initiatives of the plan stand here when it is published."),
                                exchange.t("The secretariat of the kredsråd imports or writes the plan first."),
                                web::button_link(exchange.t("Work on the plans"), "/planarbejde"));
  return list;
}

std::vector<web::Option> news_states(const Exchange& exchange, const LiveInitiative& one) {
  std::vector<InitiativeState> states{InitiativeState::planned, InitiativeState::running, InitiativeState::delayed,
                                      InitiativeState::paused, InitiativeState::completed};
  if (one.state == InitiativeState::completed) states = {InitiativeState::completed, InitiativeState::evaluated};
  std::vector<web::Option> options;
  for (InitiativeState state : states)
    options.push_back({std::string(identifier(state)), exchange.t(english_name(state))});
  return options;
}

Html news_form(const Exchange& exchange, const LiveInitiative& one, const web::Input& input) {
  web::Form form(exchange, inside_address(one) + "/nyt", input);
  form.area("body", exchange.t("What has happened?"),
            exchange.t("One or two sentences. Everybody can read them on the plan's page, so name no citizens."), true,
            3)
      .radios("state", exchange.t("How does it stand?"), news_states(exchange, one))
      .text("evidence", exchange.t("What shows that it is carried out?"),
            exchange.t("Only when it is carried out: a report, a date, a number."), false)
      .hidden("version", std::to_string(one.version));
  Html html;
  html << "<section class=\"tell-news\">" << web::heading(2, exchange.t("Tell the news"), "skriv")
       << form.submit(exchange.t("Tell the news")) << "</section>";
  return html;
}

web::Input begun(const LiveInitiative& one) {
  const InitiativeState next = one.state == InitiativeState::planned ? InitiativeState::running : one.state;
  return web::Input({{"state", std::string(identifier(next))}});
}

http::Response show_initiative(Exchange& exchange, audit::Archive& archive, const storage::Id& id,
                               const web::Input* input) {
  struct Content {
    LiveInitiative one;
    std::vector<Update> updates;
    std::vector<Move> moves;
    Names names;
    Html history;
    std::string holder;
    bool closed = false;  // the plan's year
  };
  const auto content = archive.read([&](storage::Transaction& tx) -> std::optional<Content> {
    auto one = store::initiative_for(tx, exchange.viewer, id);
    if (!one) return std::nullopt;
    Content found{std::move(*one),
                  store::updates_of(tx, id),
                  store::moves_of(tx, id),
                  names_of_authorities(tx, exchange.today()),
                  thing_history(exchange, tx, id),
                  {},
                  false};
    if (const auto plan = store::plan(tx, found.one.plan)) found.closed = plan->state == PlanState::closed;
    if (!found.one.owner.empty())
      found.holder =
          organisation::words_for(tx, permit::office(found.one.owner_role, found.one.owner), exchange.today());
    return found;
  });
  if (!content) return web::not_found(exchange);
  const LiveInitiative& one = content->one;
  const Verdict verdict = light_of(one, exchange.today());
  web::Page page{.title = number_and_title(one),
                 .lead = sentence_of(exchange, verdict),
                 .crumbs = {{exchange.t("Initiatives"), section}},
                 .section = section};
  page.state << show_light(exchange, verdict) << state_tag(exchange, one.state);
  page.status = input && !input->ok() ? 422 : 200;
  const bool mine = may_update(exchange.viewer, one);
  const bool takes_news = !content->closed && !one.result && one.state != InitiativeState::dropped &&
                          one.state != InitiativeState::evaluated;
  if (mine && takes_news) page.actions << web::button_link(exchange.t("Tell the news"), "#skriv", true);
  if (may_tell_result(exchange.viewer, one) && !content->closed && one.state != InitiativeState::dropped)
    page.actions << web::button_link(
        one.result ? exchange.t("Correct the result") : exchange.t("Tell what the year brought"),
        inside_address(one) + "/resultat");
  page.actions << web::button_link(exchange.t("As everybody sees it"), initiative_address(one.year, one.key));

  Html& body = page.body;
  if (mine && takes_news) {
    const web::Input fresh = begun(one);
    body << news_form(exchange, one, input ? *input : fresh);
  }
  body << web::heading(2, exchange.t("What the plan promises")) << web::markdown(one.body);
  std::vector<std::pair<std::string, Html>> facts;
  facts.emplace_back(exchange.t("Responsible"),
                     web::text(one.owner.empty() ? exchange.t("Nobody yet") : name_in(content->names, one.owner)));
  if (!content->holder.empty()) facts.emplace_back(exchange.t("Tells the news"), web::text(content->holder));
  if (!one.co_owners.empty())
    facts.emplace_back(exchange.t("Together with"), web::text(names_in(content->names, one.co_owners)));
  facts.emplace_back(exchange.t("Where"),
                     web::text(one.municipalities.empty() ? exchange.t("The whole police district")
                                                          : names_in(content->names, one.municipalities)));
  facts.emplace_back(
      exchange.t("Deadline"),
      web::text(one.due ? i18n::spoken_date(*one.due) + " (" + i18n::relative_days(*one.due, exchange.today()) + ")"
                        : exchange.t("All year")));
  if (!one.deliverable.empty()) facts.emplace_back(exchange.t("What comes out of it"), web::text(one.deliverable));
  if (!one.area_title.empty()) facts.emplace_back(exchange.t("Focus area"), web::text(one.area_title));
  if (!one.state_reason.empty()) facts.emplace_back(exchange.t("Why"), web::text(one.state_reason));
  if (one.result)
    facts.emplace_back(exchange.t("What the year brought"),
                       web::text(exchange.t(english_name(*one.result)) + ": " + one.result_reason + " (" +
                                 one.result_by + (one.result_on ? ", " + i18n::long_date(*one.result_on) : "") + ")"));
  if (verdict.overridden)
    facts.emplace_back(exchange.t("Light set by hand"),
                       web::text(one.override_sentence + " (" + one.override_by + ")"));
  body << web::facts(facts) << web::heading(2, exchange.t("News"));
  if (content->updates.empty()) {
    body << web::empty_state(exchange.t("No news yet"),
                             exchange.t("The responsible authority tells here how it goes."));
  } else {
    std::vector<web::Event> events;
    for (const Update& update : content->updates) {
      Html what;
      what << state_tag(exchange, update.state) << web::paragraphs(update.body);
      if (!update.evidence.empty())
        what << "<p class=\"evidence\">" << exchange.t("What shows it: {0}", {update.evidence}) << "</p>";
      what << "<p class=\"by\">" << update.told_by << (update.told_by.empty() ? web::Markup("") : web::Markup(", "))
           << update.authority_name << "</p>";
      events.push_back({i18n::long_date(update.told_on), what});
    }
    body << web::timeline(events);
  }
  if (!content->moves.empty()) {
    body << web::heading(2, exchange.t("Moved deadlines")) << "<ul>";
    for (const Move& move : content->moves) {
      body << "<li>"
           << exchange.t("{0}: from {1} to {2}. {3}",
                         {i18n::long_date(move.moved_on),
                          move.due_before ? i18n::long_date(*move.due_before) : exchange.t("no deadline"),
                          move.due_after ? i18n::long_date(*move.due_after) : exchange.t("no deadline"), move.reason})
           << "</li>";
    }
    body << "</ul>";
  }
  body << content->history;
  if (may_steer(exchange.viewer) && !concluded(one.state)) {
    page.aside << web::heading(2, exchange.t("Steer")) << "<ul class=\"act-list\">";
    if (!one.owner.empty())
      page.aside << "<li>"
                 << web::act_button(exchange, exchange.t("Ask the owner for news"), inside_address(one) + "/spoerg")
                 << "</li>";
    page.aside << "<li>" << web::link(exchange.t("Set the light by hand"), inside_address(one) + "/lys") << "</li><li>"
               << web::link(exchange.t("Move the deadline"), inside_address(one) + "/frist") << "</li><li>"
               << web::link(exchange.t("Give it to another authority"), inside_address(one) + "/ansvar") << "</li><li>"
               << web::link(exchange.t("Tell which decision it came from"), inside_address(one) + "/beslutning")
               << "</li><li>" << web::link(exchange.t("Drop the initiative"), inside_address(one) + "/opgiv")
               << "</li></ul>";
  }
  page.aside << web::heading(2, exchange.t("The circle")) << "<p>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + one.id.text()) << "</p>";
  return web::show(exchange, page);
}

std::string steer_word(Steer steer) {
  switch (steer) {
    case Steer::light: return "/lys";
    case Steer::deadline: return "/frist";
    case Steer::owner: return "/ansvar";
    case Steer::decision: return "/beslutning";
    case Steer::drop: return "/opgiv";
  }
  return {};
}

http::Response show_steer(Exchange& exchange, audit::Archive& archive, Steer steer, const web::Input* typed) {
  const storage::Id id = exchange.id("tiltag");
  std::vector<web::Option> authorities, decisions;
  const auto one = archive.read([&](storage::Transaction& tx) {
    if (steer == Steer::decision) {
      for (const registry::Thing& decision : registry::of_kind(tx, exchange.viewer, decision_kind, 200))
        decisions.push_back({decision.id.text(), decision.title});
    }
    for (const auto& authority : organisation::authorities(tx, exchange.today()))
      authorities.push_back({authority.id.text(), authority.name});
    return store::initiative_for(tx, exchange.viewer, id);
  });
  if (!one) return web::not_found(exchange);
  const std::string back = inside_address(*one);
  const web::Input fresh({{"light", one->override_light ? std::string(identifier(*one->override_light)) : "derived"},
                          {"sentence", one->override_sentence},
                          {"due", one->due ? config::iso(*one->due) : ""},
                          {"owner", one->owner.text()},
                          {"decision", one->decision.text()}});
  const web::Input& input = typed ? *typed : fresh;
  web::Page page{.crumbs = {{exchange.t("Initiatives"), section}, {number_and_title(*one), back}}, .section = section};
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, back + steer_word(steer), input);
  form.hidden("version", std::to_string(one->version));
  switch (steer) {
    case Steer::light: {
      page.title = exchange.t("Set the light by hand");
      page.lead = exchange.t(
          "The light follows from the deadline and the age of the last news. Set it by hand only when that misleads; "
          "the sentence is public. The next news lets it be derived again.");
      std::vector<web::Option> lights{{"derived", exchange.t("Let it be derived")}};
      for (Light light : {Light::on_course, Light::watch, Light::late})
        lights.push_back({std::string(identifier(light)), exchange.t(english_name(light))});
      form.radios("light", exchange.t("Light"), lights)
          .area("sentence", exchange.t("Why"), exchange.t("One sentence that everybody can read."), false, 3);
      page.body << form.submit(exchange.t("Set the light"), back);
      break;
    }
    case Steer::deadline:
      page.title = exchange.t("Move the deadline");
      page.lead = exchange.t("The old deadline and the reason stay visible.");
      form.date("due", exchange.t("New deadline")).area("reason", exchange.t("Why"), {}, true, 3);
      page.body << form.submit(exchange.t("Move the deadline"), back);
      break;
    case Steer::owner:
      page.title = exchange.t("Give it to another authority");
      page.lead = exchange.t("The new owner gets it on the list of work.");
      form.select("owner", exchange.t("Responsible"), authorities);
      page.body << form.submit(exchange.t("Give it to them"), back);
      break;
    case Steer::decision:
      page.title = exchange.t("Tell which decision it came from");
      page.lead = exchange.t("Then everybody can walk from the decision to the initiative and its news.");
      form.select("decision", exchange.t("Decision"), decisions);
      page.body << form.submit(exchange.t("Tie it to the decision"), back);
      break;
    case Steer::drop:
      page.title = exchange.t("Drop the initiative");
      page.lead = exchange.t("A dropped initiative stays on the plan's page with its reason.");
      form.area("reason", exchange.t("Why"), exchange.t("Everybody can read it."), true, 3);
      page.body << form.submit(exchange.t("Drop the initiative"), back);
      break;
  }
  return web::show(exchange, page);
}

int version_in(web::Input& input) { return static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1)); }

}  // namespace

http::Response initiatives_page(Exchange& exchange, audit::Archive& archive) {
  Names names;
  const auto initiatives = archive.read([&](storage::Transaction& tx) {
    names = names_of_authorities(tx, exchange.today());
    return store::initiatives_for(tx, exchange.viewer);
  });
  const web::List list = list_of(exchange, initiatives, names);
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page{.title = exchange.t("Initiatives"), .section = section};
  int late = 0, watch = 0;
  for (const LiveInitiative& one : initiatives) {
    const Light light = light_of(one, exchange.today()).light;
    late += light == Light::late;
    watch += light == Light::watch;
  }
  page.lead = exchange.t("What the plans promise, and how it goes: {0} are past their deadline and {1} need attention.",
                         {std::to_string(late), std::to_string(watch)});
  page.body << web::show_list(exchange, list);
  return web::show(exchange, page);
}

http::Response initiative_page(Exchange& exchange, audit::Archive& archive) {
  return show_initiative(exchange, archive, exchange.id("tiltag"), nullptr);
}

http::Response tell_news_from_form(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("tiltag");
  web::Input input(exchange.request.form);
  News news;
  news.body = input.text("body", {.most = 1000});
  const std::string state =
      input.choice("state", {"planned", "running", "delayed", "paused", "completed", "evaluated"});
  news.state = initiative_state_named(state).value_or(InitiativeState::running);
  news.evidence = input.text("evidence", {.required = false, .most = 500});
  const int read = version_in(input);
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return tell_news(change, exchange.viewer, id, read, news);
    });
    if (outcome)
      return web::done(exchange, "/tiltag/" + id.text(), exchange.t("The news are told. The light follows from them."));
    const auto one =
        archive.read([&](storage::Transaction& tx) { return store::initiative_for(tx, exchange.viewer, id); });
    if (!one) return web::not_found(exchange);
    if (!may_update(exchange.viewer, *one)) return web::refused(exchange, outcome.refusal(), inside_address(*one));
    input.refuse(outcome.refusal());
  }
  return show_initiative(exchange, archive, id, &input);
}

http::Response ask_owner_from_button(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("tiltag");
  const auto outcome = archive.change(exchange.viewer.actor(),
                                      [&](audit::Change& change) { return ask_owner(change, exchange.viewer, id); });
  if (outcome)
    return web::done(exchange, "/tiltag/" + id.text(), exchange.t("The owner is asked for news within a week."));
  if (!archive.read(
          [&](storage::Transaction& tx) { return store::initiative_for(tx, exchange.viewer, id).has_value(); }))
    return web::not_found(exchange);
  return web::refused(exchange, outcome.refusal(), "/tiltag/" + id.text());
}

http::Response steer_page(Exchange& exchange, audit::Archive& archive, Steer steer) {
  return show_steer(exchange, archive, steer, nullptr);
}

http::Response steer_from_form(Exchange& exchange, audit::Archive& archive, Steer steer) {
  const storage::Id id = exchange.id("tiltag");
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  std::string words, chosen;
  config::Date due{};
  storage::Id owner, decision;
  switch (steer) {
    case Steer::light:
      chosen = input.choice("light", {"derived", "on_course", "watch", "late"});
      words = input.text("sentence", {.required = false, .most = 500});
      break;
    case Steer::deadline:
      due = input.date("due").value_or(config::Date{});
      words = input.text("reason", {.most = 500});
      break;
    case Steer::owner: owner = input.id("owner"); break;
    case Steer::decision: decision = input.id("decision"); break;
    case Steer::drop: words = input.text("reason", {.most = 500}); break;
  }
  if (input.ok()) {
    const auto outcome =
        archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          switch (steer) {
            case Steer::light: return override_light(change, exchange.viewer, id, read, light_named(chosen), words);
            case Steer::deadline: return move_due(change, exchange.viewer, id, read, due, words);
            case Steer::owner: return give_to(change, exchange.viewer, id, read, owner);
            case Steer::decision: return name_decision(change, exchange.viewer, id, read, decision);
            case Steer::drop: return drop(change, exchange.viewer, id, read, words);
          }
          return config::done;
        });
    if (outcome)
      return web::done(exchange, "/tiltag/" + id.text(), exchange.t("It is done, and it stands in the history."));
    input.refuse(outcome.refusal());
  }
  return show_steer(exchange, archive, steer, &input);
}

}  // namespace cooperation_plan
