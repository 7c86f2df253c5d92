// /evalueringer: rounds of evaluation.

#include "round_pages.h"

#include <algorithm>
#include <set>

#include "account_view.h"
#include "audiences_store.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "proposal_pages.h"
#include "registry/thing.h"
#include "rights.h"
#include "round_store.h"
#include "round_work.h"
#include "web/list.h"
#include "web/markdown.h"

namespace evaluation {

using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/evalueringer";

struct RoundView {
  Round round;
  std::vector<Finding> findings;
  std::vector<Proposal> proposals;
  std::map<storage::Id, registry::Thing> about;
  Html history;
  bool inside = false;  // of the cooperation: reads findings and proposals, not only the summary
};

std::optional<RoundView> round_view(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("runde");
  return archive.read([&](storage::Transaction& tx) -> std::optional<RoundView> {
    auto round = store::round_for(tx, exchange.viewer, id);
    if (!round) return std::nullopt;
    RoundView view;
    view.inside =
        rights::read_rounds.given_to(exchange.viewer) && permit::may_see(tx, exchange.viewer, cooperation_audience());
    if (view.inside) {
      view.findings = store::findings_of(tx, id);
      view.proposals = store::proposals_for(tx, exchange.viewer, id);
      for (const Finding& finding : view.findings) {
        if (finding.about.empty()) continue;
        if (auto thing = registry::find(tx, exchange.viewer, finding.about)) view.about[finding.about] = *thing;
      }
      view.history = thing_history(exchange, tx, id);
    }
    view.round = std::move(*round);
    return view;
  });
}

std::string period_words(const Exchange& exchange, const Round& round) {
  return exchange.t("{0} to {1}", {i18n::long_date(round.begins), i18n::long_date(round.ends)});
}

Html round_tag(const Exchange& exchange, RoundState state) {
  const std::string words = exchange.t(english_name(state));
  switch (state) {
    case RoundState::planned: return web::tag(web::Tone::neutral, words);
    case RoundState::under_way: return web::tag(web::Tone::info, words);
    case RoundState::ended: return web::tag(web::Tone::warning, words);
    case RoundState::released: return web::tag(web::Tone::success, words);
  }
  return {};
}

web::Page page_of_round(const Exchange& exchange, const Round& round, std::string title, std::string lead) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("Evaluations"), section}, {round.title, round.address()}};
  page.section = section;
  return page;
}

Html shown_findings(const Exchange& exchange, const RoundView& view) {
  Html html;
  html << web::heading(2, exchange.t("What was found"), "konstateringer");
  if (view.findings.empty()) {
    html << web::empty_state(
        exchange.t("No findings yet"),
        exchange.t("The evaluator writes here what was found, what it is built on and what it is about."));
    return html;
  }
  for (const Finding& finding : view.findings) {
    const std::string number = std::to_string(finding.number);
    html << "<section class=\"finding\">"
         << web::heading(3, exchange.t("Finding {0}", {number}), "konstatering-" + number)
         << web::paragraphs(finding.body);
    std::vector<std::pair<std::string, Html>> facts;
    if (!finding.evidence.empty()) facts.emplace_back(exchange.t("Built on"), web::text(finding.evidence));
    const auto about = view.about.find(finding.about);
    if (about != view.about.end())
      facts.emplace_back(exchange.t("What it is about"), web::link(about->second.title, about->second.address));
    facts.emplace_back(exchange.t("Noted"), web::text(i18n::long_date(finding.found_on) +
                                                      (finding.found_by.empty() ? "" : ", " + finding.found_by)));
    for (const Proposal& proposal : view.proposals) {
      if (proposal.finding == finding.id)
        facts.emplace_back(exchange.t("Led to"),
                           web::link(exchange.t("Proposal {0}: {1}", {std::to_string(proposal.number), proposal.title}),
                                     proposal.address()));
    }
    html << web::facts(facts) << "</section>";
  }
  return html;
}

Html shown_proposals(const Exchange& exchange, const RoundView& view) {
  Html html;
  html << web::heading(2, exchange.t("Proposals to adjust the cooperation"), "forslag");
  if (view.proposals.empty()) {
    html << web::empty_state(exchange.t("No proposals yet"),
                             exchange.t("A proposal is asked of every municipality before the kredsråd decides."));
    return html;
  }
  std::vector<web::Card> cards;
  for (const Proposal& proposal : view.proposals) {
    web::Card card;
    card.title = exchange.t("Proposal {0}: {1}", {std::to_string(proposal.number), proposal.title});
    card.address = proposal.address();
    if (!proposal.consents.empty()) card.body = consent_words(exchange, proposal);
    card.foot = proposal_tag(exchange, proposal.state);
    cards.push_back(std::move(card));
  }
  html << web::cards(cards, 3);
  return html;
}

http::Response show_new(Exchange& exchange, const web::Input& input) {
  web::Page page;
  page.title = exchange.t("Begin an evaluation");
  page.lead = exchange.t(
      "Say what is looked at, who looks and how. The round is read by the kredsråd and the municipalities until its "
      "summary is released.");
  page.crumbs = {{exchange.t("Evaluations"), section}};
  page.section = section;
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, "/evalueringer/ny", input);
  form.text("title", exchange.t("Title"), exchange.t("For instance: Evaluering af lokalrådene 2020."))
      .text("scope", exchange.t("What is looked at"))
      .text("evaluator", exchange.t("Who evaluates"))
      .area("method", exchange.t("How"), exchange.t("Interviews, questionnaire, minutes ..."), true, 3)
      .text("questionnaire", exchange.t("Address of the questionnaire"),
            exchange.t("If there is one. It begins with / or https://."), false)
      .date("begins", exchange.t("First day"))
      .date("ends", exchange.t("Last day"));
  page.body << form.submit(exchange.t("Begin the evaluation"), section);
  return web::show(exchange, page);
}

http::Response show_finding(Exchange& exchange, audit::Archive& archive, const RoundView& view,
                            const web::Input& input) {
  const auto things = archive.read([&](storage::Transaction& tx) {
    return thing_options(tx, exchange,
                         {"councils.council", "cooperation_plan.plan", "cooperation_plan.focus_area",
                          "cooperation_plan.initiative", "councils.decision"});
  });
  web::Page page = page_of_round(
      exchange, view.round, exchange.t("Note a finding"),
      exchange.t("One finding at a time: what was found, what it is built on and what it is about. Name no citizens."));
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, view.round.address() + "/konstatering", input);
  form.area("body", exchange.t("What was found"), {}, true, 4)
      .text("evidence", exchange.t("What it is built on"),
            exchange.t("A figure with source and year, interviews, minutes."), false)
      .select("about", exchange.t("What it is about"), things, {}, false);
  page.body << form.submit(exchange.t("Note the finding"), view.round.address());
  return web::show(exchange, page);
}

http::Response show_release(Exchange& exchange, const RoundView& view, const web::Input& input) {
  web::Page page = page_of_round(
      exchange, view.round, exchange.t("Release the summary"),
      exchange.t(
          "Everybody reads the summary afterwards. Findings, proposals and the municipalities' answers stay with the "
          "kredsråd and the municipalities."));
  page.status = input.ok() ? 200 : 422;
  if (const auto refusal = refuse_release(view.round, static_cast<int>(view.findings.size()), "-", exchange.today());
      refusal && input.ok()) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.round.address() + "/offentliggoer", input);
  form.hidden("version", std::to_string(view.round.version))
      .area("summary", exchange.t("Summary"),
            exchange.t("What was looked at, what was found and what is changed. A blank line parts paragraphs."), true,
            10);
  page.body << form.submit(exchange.t("Release the summary"), view.round.address());
  return web::show(exchange, page);
}

/// A round on which the viewer works; released or not, but never only by its public summary.
std::optional<RoundView> worked_on(Exchange& exchange, audit::Archive& archive) {
  auto view = round_view(exchange, archive);
  return view && view->inside ? std::move(view) : std::nullopt;
}

}  // namespace

std::vector<web::Option> thing_options(storage::Transaction& tx, const Exchange& exchange,
                                       std::initializer_list<const char*> kinds) {
  std::vector<web::Option> options;
  for (const char* kind : kinds) {
    const std::string group = exchange.t(std::string("kind.") + kind);
    std::vector<web::Option> of_kind;
    for (const registry::Thing& thing : registry::of_kind(tx, exchange.viewer, kind, 100)) {
      if (!thing.closed) of_kind.push_back({thing.id.text(), thing.title, group});
    }
    options.insert(options.end(), of_kind.begin(), of_kind.end());
  }
  return options;
}

http::Response rounds_page(Exchange& exchange, audit::Archive& archive) {
  const auto rounds = archive.read([&](storage::Transaction& tx) { return store::rounds_for(tx, exchange.viewer); });
  web::List list;
  list.caption = exchange.t("Evaluations");
  list.columns = {{"evaluering", exchange.t("Evaluation"), true},
                  {"hvem", exchange.t("Who evaluates"), true},
                  {"begynder", exchange.t("First day"), true},
                  {"slutter", exchange.t("Last day"), true},
                  {"tilstand", exchange.t("State"), true}};
  web::Filter states{"tilstand", exchange.t("State"), {}};
  std::set<std::string> seen;
  for (const Round& round : rounds) {
    const RoundState state = state_of(round, exchange.today());
    const std::string words = exchange.t(english_name(state));
    if (seen.insert(words).second) states.choices.emplace_back(words, words);
    list.rows.push_back({{web::link(round.title, round.address()), round.title},
                         {web::text(round.evaluator), round.evaluator},
                         {web::text(i18n::short_date(round.begins)), config::iso(round.begins)},
                         {web::text(i18n::short_date(round.ends)), config::iso(round.ends)},
                         {round_tag(exchange, state), words}});
  }
  if (seen.size() > 1) list.filters = {states};
  const bool runs = rights::run_round.given_to(exchange.viewer);
  list.empty = web::empty_state(
      exchange.t("Evaluations of the cooperation stand here, with what they found and what they changed."),
      exchange.t("The secretariat of the kredsråd begins one."),
      runs ? web::button_link(exchange.t("Begin an evaluation"), "/evalueringer/ny", true) : Html{});
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page;
  page.title = exchange.t("Evaluations");
  page.lead =
      exchange.t("How the cooperation works is looked at again and again. A change needs the municipalities' consent.");
  page.section = section;
  if (runs && !rounds.empty())
    page.actions = web::button_link(exchange.t("Begin an evaluation"), "/evalueringer/ny", true);
  page.body << web::show_list(exchange, list);
  return web::show(exchange, page);
}

http::Response round_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = round_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  const Round& round = view->round;
  const RoundState state = state_of(round, exchange.today());
  web::Page page;
  page.title = round.title;
  page.lead = exchange.t("{0} looks at: {1}.", {round.evaluator, round.scope});
  page.crumbs = {{exchange.t("Evaluations"), section}};
  page.section = section;
  page.state = round_tag(exchange, state);
  if (view->inside) {
    if (!round.released_on && rights::add_finding.given_to(exchange.viewer))
      page.actions << web::button_link(exchange.t("Note a finding"), round.address() + "/konstatering",
                                       state == RoundState::under_way);
    if (rights::run_round.given_to(exchange.viewer))
      page.actions << web::button_link(exchange.t("Write a proposal"), round.address() + "/forslag/nyt");
    if (!round.released_on && rights::release_round.given_to(exchange.viewer))
      page.actions << web::button_link(exchange.t("Release the summary"), round.address() + "/offentliggoer",
                                       state == RoundState::ended);
  }
  std::vector<std::pair<std::string, Html>> facts{{exchange.t("Who evaluates"), web::text(round.evaluator)},
                                                  {exchange.t("How"), web::text(round.method)},
                                                  {exchange.t("Period"), web::text(period_words(exchange, round))}};
  if (view->inside && !round.questionnaire.empty())
    facts.emplace_back(exchange.t("Questionnaire"),
                       web::link(exchange.t("Open the questionnaire"), round.questionnaire));
  if (round.released_on)
    facts.emplace_back(exchange.t("Summary released"), web::text(i18n::long_date(*round.released_on)));
  page.body << web::facts(facts);
  if (round.released_on) page.body << web::heading(2, exchange.t("Summary")) << web::markdown(round.summary, 3);
  if (view->inside) page.body << shown_findings(exchange, *view) << shown_proposals(exchange, *view) << view->history;
  page.aside << web::heading(2, exchange.t("The circle")) << "<p>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + round.id.text()) << "</p>";
  return web::show(exchange, page);
}

http::Response new_round_page(Exchange& exchange, audit::Archive&) { return show_new(exchange, web::Input{}); }

http::Response begin_round_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  Round round;
  round.title = input.text("title", {.most = 200});
  round.scope = input.text("scope", {.most = 300});
  round.evaluator = input.text("evaluator", {.most = 200});
  round.method = input.text("method", {.most = 2000});
  round.questionnaire = input.text("questionnaire", {.required = false, .most = 300});
  round.begins = input.date("begins").value_or(config::Date{});
  round.ends = input.date("ends").value_or(config::Date{});
  if (input.ok()) {
    const auto outcome = archive.change(
        exchange.viewer.actor(), [&](audit::Change& change) { return begin_round(change, exchange.viewer, round); });
    if (outcome) return web::done(exchange, outcome->address(), exchange.t("The evaluation has begun."));
    input.refuse(outcome.refusal());
  }
  return show_new(exchange, input);
}

http::Response finding_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = worked_on(exchange, archive);
  return view ? show_finding(exchange, archive, *view, web::Input{}) : web::not_found(exchange);
}

http::Response note_finding_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = worked_on(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  Finding finding;
  finding.body = input.text("body", {.most = 4000});
  finding.evidence = input.text("evidence", {.required = false, .most = 500});
  finding.about = input.id("about", false);
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return note_finding(change, exchange.viewer, view->round.id, finding);
    });
    if (outcome)
      return web::done(exchange, view->round.address() + "#konstateringer", exchange.t("The finding is noted."));
    input.refuse(outcome.refusal());
  }
  return show_finding(exchange, archive, *view, input);
}

http::Response release_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = worked_on(exchange, archive);
  return view ? show_release(exchange, *view, web::Input({{"summary", view->round.summary}}))
              : web::not_found(exchange);
}

http::Response release_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = worked_on(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const std::string summary = input.text("summary", {.most = 20000});
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return release_round(change, exchange.viewer, view->round.id, read, summary);
    });
    if (outcome)
      return web::done(exchange, view->round.address(),
                       exchange.t("The summary is released. Everybody can read it now."));
    input.refuse(outcome.refusal());
  }
  return show_release(exchange, *view, input);
}

}  // namespace evaluation
