// /evalueringer/{runde}/forslag/{forslag}: proposals and consent.

#include "proposal_pages.h"

#include <algorithm>
#include <map>

#include "account_view.h"
#include "audiences_store.h"
#include "councils/discussion.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "registry/thing.h"
#include "rights.h"
#include "round_pages.h"
#include "round_store.h"
#include "round_work.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"

namespace evaluation {

using web::Exchange;
using web::Html;

namespace {

struct ProposalView {
  Round round;
  Proposal proposal;
  std::vector<Finding> findings;
  std::map<storage::Id, std::string> names;  // of the municipalities
  std::optional<councils::Discussion> discussion;
  CouncilWord word;
  std::string missing;  // names of the municipalities that have not agreed
  std::optional<registry::Thing> changed;
  Html history;
};

std::optional<ProposalView> proposal_view(Exchange& exchange, audit::Archive& archive) {
  const storage::Id round = exchange.id("runde"), id = exchange.id("forslag");
  return archive.read([&](storage::Transaction& tx) -> std::optional<ProposalView> {
    auto proposal = store::proposal_for(tx, exchange.viewer, id);
    if (!proposal || proposal->round != round) return std::nullopt;
    auto of = store::round_for(tx, exchange.viewer, round);
    if (!of) return std::nullopt;
    ProposalView view;
    view.findings = store::findings_of(tx, round);
    for (const auto& municipality : organisation::municipalities(tx, exchange.today()))
      view.names[municipality.id] = municipality.name;
    view.discussion = councils::discussion_of(tx, id);
    if (view.discussion && !registry::find(tx, exchange.viewer, view.discussion->item)) view.discussion.reset();
    view.word = council_word(tx, id);
    view.missing = not_agreed(tx, *proposal, exchange.today());
    if (!proposal->changed.empty()) view.changed = registry::find(tx, exchange.viewer, proposal->changed);
    view.history = thing_history(exchange, tx, id);
    view.proposal = std::move(*proposal);
    view.round = std::move(*of);
    return view;
  });
}

std::string title_of(const Exchange& exchange, const Proposal& proposal) {
  return exchange.t("Proposal {0}: {1}", {std::to_string(proposal.number), proposal.title});
}

web::Page page_of_proposal(const Exchange& exchange, const ProposalView& view, std::string title, std::string lead) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("Evaluations"), "/evalueringer"},
                 {view.round.title, view.round.address()},
                 {title_of(exchange, view.proposal), view.proposal.address()}};
  page.section = "/evalueringer";
  return page;
}

Html answer_tag(const Exchange& exchange, Answer answer) {
  const std::string words = exchange.t(english_name(answer));
  switch (answer) {
    case Answer::none: return web::tag(web::Tone::neutral, words);
    case Answer::agree: return web::tag(web::Tone::success, words);
    case Answer::disagree: return web::tag(web::Tone::warning, words);
  }
  return {};
}

web::List consent_list(const Exchange& exchange, const ProposalView& view) {
  web::List list;
  list.caption = exchange.t("The municipalities' answers");
  list.columns = {{"kommune", exchange.t("Municipality"), true},
                  {"svar", exchange.t("Answer"), true},
                  {"begrundelse", exchange.t("Why")},
                  {"af", exchange.t("Who answered"), true},
                  {"dag", exchange.t("Day"), true}};
  web::Filter answers{"svar", exchange.t("Answer"), {}};
  for (Answer answer : {Answer::agree, Answer::disagree, Answer::none}) {
    if (view.proposal.with(answer) > 0)
      answers.choices.emplace_back(identifier(answer), exchange.t(english_name(answer)));
  }
  if (answers.choices.size() > 1) list.filters = {answers};
  for (const Consent& consent : view.proposal.consents) {
    const auto name = view.names.find(consent.authority);
    const std::string who = name == view.names.end() ? std::string("-") : name->second;
    list.rows.push_back({{web::text(who), who},
                         {answer_tag(exchange, consent.answer), exchange.t(english_name(consent.answer))},
                         {web::text(consent.reason), consent.reason},
                         {web::text(consent.answered_by), consent.answered_by},
                         {web::text(consent.answered_on ? i18n::short_date(*consent.answered_on) : std::string()),
                          consent.answered_on ? config::iso(*consent.answered_on) : std::string()}});
  }
  std::sort(list.rows.begin(), list.rows.end(), [](const auto& a, const auto& b) {
    return i18n::sort_key(a.front().plain) < i18n::sort_key(b.front().plain);
  });
  return list;
}

Html proposal_guide(const Exchange& exchange, const ProposalView& view) {
  const Proposal& proposal = view.proposal;
  const ProposalState order[] = {ProposalState::proposed, ProposalState::asked, ProposalState::decided,
                                 ProposalState::carried_out};
  const int now =
      proposal.state == ProposalState::fallen ? (proposal.asked_on ? 1 : 0) : static_cast<int>(proposal.state);
  std::vector<web::Step> steps;
  for (int at = 0; at < 4; ++at) {
    web::Step step;
    step.label = exchange.t(english_name(order[at]));
    step.state = at < now ? web::Step::State::done : at == now ? web::Step::State::now : web::Step::State::later;
    if (order[at] == ProposalState::asked && proposal.deadline && at <= now)
      step.note = exchange.t("until {0}", {i18n::long_date(*proposal.deadline)});
    if (order[at] == ProposalState::decided && proposal.decided_on) step.note = i18n::long_date(*proposal.decided_on);
    if (order[at] == ProposalState::carried_out && proposal.ended_on && at <= now)
      step.note = i18n::long_date(*proposal.ended_on);
    steps.push_back(std::move(step));
  }
  Html html = web::step_guide(exchange, steps);
  if (proposal.state == ProposalState::fallen) {
    html << web::alert(web::Tone::info, exchange.t("The proposal has fallen."), web::paragraphs(proposal.ending));
  } else if (proposal.state == ProposalState::asked) {
    if (const auto refusal = refuse_decision(proposal, view.word, view.missing, exchange.today()))
      html << "<p class=\"course-next\"><strong>"
           << exchange.t("Next step: {0}", {exchange.t(english_name(ProposalState::decided))}) << "</strong> "
           << exchange.t(*refusal) << "</p>";
  }
  return html;
}

bool may_answer_now(const Exchange& exchange, const Proposal& proposal) {
  return rights::answer_proposal.given_to(exchange.viewer) && proposal.state == ProposalState::asked &&
         proposal.of(exchange.viewer.authority) && proposal.deadline && exchange.today() <= *proposal.deadline;
}

http::Response show_new(Exchange& exchange, audit::Archive& archive, const web::Input& input) {
  const storage::Id id = exchange.id("runde");
  std::vector<web::Option> findings{{"", "-"}};
  const auto round = archive.read([&](storage::Transaction& tx) -> std::optional<Round> {
    if (!permit::may_see(tx, exchange.viewer, cooperation_audience())) return std::nullopt;
    for (const Finding& finding : store::findings_of(tx, id)) {
      const std::string words =
          finding.body.size() > 100 ? finding.body.substr(0, finding.body.find(' ', 80)) + " …" : finding.body;
      findings.push_back({finding.id.text(), std::to_string(finding.number) + ". " + words});
    }
    return store::round_for(tx, exchange.viewer, id);
  });
  if (!round) return web::not_found(exchange);
  web::Page page;
  page.title = exchange.t("Write a proposal");
  page.lead =
      exchange.t("What should be changed in the cooperation, and in what. The municipalities are asked afterwards.");
  page.crumbs = {{exchange.t("Evaluations"), "/evalueringer"}, {round->title, round->address()}};
  page.section = "/evalueringer";
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, round->address() + "/forslag/nyt", input);
  form.text("title", exchange.t("Title"))
      .area("body", exchange.t("What is proposed"), {}, true, 5)
      .select("finding", exchange.t("The finding it answers"), findings, {}, false)
      .radios("target", exchange.t("What would be changed?"),
              {{"rules_of_procedure", exchange.t(english_name(Target::rules_of_procedure))},
               {"next_plan", exchange.t(english_name(Target::next_plan))}})
      .radios("needs", exchange.t("Whose consent does it need?"),
              {{"all", exchange.t(english_name(Needs::all))}, {"majority", exchange.t(english_name(Needs::majority))}});
  page.body << form.submit(exchange.t("Write the proposal"), round->address());
  return web::show(exchange, page);
}

http::Response show_ask(Exchange& exchange, const ProposalView& view, const web::Input& input) {
  web::Page page = page_of_proposal(exchange, view, exchange.t("Ask the municipalities"),
                                    exchange.t("Every municipality gets it on its list of work: the mayor and his "
                                               "office. Each answers for itself until the deadline."));
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, view.proposal.address() + "/spoerg", input);
  form.hidden("version", std::to_string(view.proposal.version)).date("deadline", exchange.t("Last day for answers"));
  page.body << form.submit(exchange.t("Ask the municipalities"), view.proposal.address());
  return web::show(exchange, page);
}

http::Response show_answer(Exchange& exchange, const ProposalView& view, const web::Input& input) {
  const storage::Id& authority = exchange.viewer.authority;
  web::Page page =
      page_of_proposal(exchange, view, exchange.t("Answer for {0}", {exchange.viewer.authority_name}),
                       exchange.t("The answer is the municipality's own. The kredsråd and the other municipalities can "
                                  "read it, and you can change it until the deadline."));
  page.status = input.ok() ? 200 : 422;
  page.body << web::facts({{exchange.t("Proposal"), web::text(view.proposal.title)},
                           {exchange.t("Last day for answers"),
                            web::text(view.proposal.deadline ? i18n::spoken_date(*view.proposal.deadline)
                                                             : std::string("-"))}})
            << web::paragraphs(view.proposal.body);
  web::Form form(exchange, view.proposal.address() + "/svar", input);
  form.hidden("authority", authority.text())
      .radios("answer", exchange.t("What does the municipality say?"),
              {{"agree", exchange.t(english_name(Answer::agree))},
               {"disagree", exchange.t(english_name(Answer::disagree))}})
      .area("reason", exchange.t("Why"), exchange.t("Needed when the municipality disagrees."), false, 4);
  page.body << form.submit(exchange.t("Give the answer"), view.proposal.address());
  return web::show(exchange, page);
}

http::Response show_agenda(Exchange& exchange, audit::Archive& archive, const ProposalView& view,
                           const web::Input& input) {
  std::vector<web::Option> meetings;
  archive.read([&](storage::Transaction& tx) {
    const auto council = councils::district_council(tx, exchange.today());
    if (!council) return;
    for (const auto& meeting : councils::meetings_taking_items(tx, exchange.viewer, council->id))
      meetings.push_back({meeting.id.text(), exchange.t("{0}, {1}", {meeting.title, i18n::spoken_date(meeting.day)})});
  });
  web::Page page = page_of_proposal(
      exchange, view, exchange.t("Put it on an agenda"),
      exchange.t(
          "The kredsråd can talk about it before all have answered. It is decided only when the consent is there."));
  page.status = input.ok() ? 200 : 422;
  if (const auto refusal = refuse_agenda(view.proposal)) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  if (meetings.empty()) {
    page.body << web::empty_state(exchange.t("No meeting of the kredsråd takes items now."),
                                  exchange.t("The secretariat plans a meeting or calls for items first."),
                                  web::button_link(exchange.t("Go to the meetings"), "/raad"));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.proposal.address() + "/dagsorden", input);
  form.radios("meeting", exchange.t("Which meeting?"), meetings)
      .area("brief", exchange.t("Brief of the item"), exchange.t("What the kredsråd is asked to decide."), true, 5)
      .number("minutes", exchange.t("Minutes set aside"));
  page.body << form.submit(exchange.t("Put it on the agenda"), view.proposal.address());
  return web::show(exchange, page);
}

http::Response show_carry_out(Exchange& exchange, audit::Archive& archive, const ProposalView& view,
                              const web::Input& input) {
  const auto things = archive.read([&](storage::Transaction& tx) {
    return view.proposal.target == Target::next_plan
               ? thing_options(tx, exchange, {"cooperation_plan.version", "cooperation_plan.plan"})
               : thing_options(tx, exchange, {"councils.council"});
  });
  web::Page page = page_of_proposal(
      exchange, view, exchange.t("Note the change"),
      exchange.t("Say what was changed and where, so that everybody can walk from the proposal to the change."));
  page.status = input.ok() ? 200 : 422;
  if (const auto refusal = refuse_carrying_out(view.proposal, "-")) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.proposal.address() + "/gennemfoert", input);
  form.select("changed",
              view.proposal.target == Target::next_plan ? exchange.t("In which plan?")
                                                        : exchange.t("In whose rules of procedure?"),
              things)
      .area("words", exchange.t("What was changed"), {}, true, 4);
  page.body << form.submit(exchange.t("Note the change"), view.proposal.address());
  return web::show(exchange, page);
}

http::Response show_fall(Exchange& exchange, const ProposalView& view, const web::Input& input) {
  web::Page page = page_of_proposal(exchange, view, exchange.t("Let the proposal fall"),
                                    exchange.t("It stays readable with its answers and the reason."));
  page.status = input.ok() ? 200 : 422;
  if (const auto refusal = refuse_fall(view.proposal, "-")) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.proposal.address() + "/bortfald", input);
  form.area("words", exchange.t("Why"), {}, true, 3);
  page.body << form.submit(exchange.t("Let the proposal fall"), view.proposal.address());
  return web::show(exchange, page);
}

/// A form's act on the proposal: done and back to it, or the form again with the reason.
template <class Act, class Again>
http::Response save(Exchange& exchange, audit::Archive& archive, const ProposalView& view, web::Input& input,
                    const std::string& sentence, Act act, Again again) {
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), act);
    if (outcome) return web::done(exchange, view.proposal.address(), sentence);
    input.refuse(outcome.refusal());
  }
  return again();
}

}  // namespace

Html proposal_tag(const Exchange& exchange, ProposalState state) {
  const std::string words = exchange.t(english_name(state));
  switch (state) {
    case ProposalState::proposed: return web::tag(web::Tone::neutral, words);
    case ProposalState::asked: return web::tag(web::Tone::info, words);
    case ProposalState::decided:
    case ProposalState::carried_out: return web::tag(web::Tone::success, words);
    case ProposalState::fallen: return web::tag(web::Tone::warning, words);
  }
  return {};
}

Html consent_words(const Exchange& exchange, const Proposal& proposal) {
  const int all = static_cast<int>(proposal.consents.size());
  const int agree = proposal.with(Answer::agree);
  return web::share_bar(
      agree, all,
      exchange.t("{0} of {1} agree, {2} disagree, {3} have not answered",
                 {std::to_string(agree), std::to_string(all), std::to_string(proposal.with(Answer::disagree)),
                  std::to_string(proposal.with(Answer::none))}));
}

http::Response proposal_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  const Proposal& proposal = view->proposal;
  const web::List list = consent_list(exchange, *view);
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page =
      page_of_proposal(exchange, *view, title_of(exchange, proposal), exchange.t(english_name(proposal.needs)) + ".");
  page.crumbs.pop_back();
  page.state = proposal_tag(exchange, proposal.state);
  const std::string base = proposal.address();
  const bool runs = rights::run_round.given_to(exchange.viewer);
  if (may_answer_now(exchange, proposal))
    page.actions << web::button_link(exchange.t("Answer for {0}", {exchange.viewer.authority_name}), base + "/svar",
                                     true);
  if (runs && proposal.state == ProposalState::proposed)
    page.actions << web::button_link(exchange.t("Ask the municipalities"), base + "/spoerg", true);
  if (runs && proposal.state == ProposalState::asked) {
    if (!view->word.on_agenda)
      page.actions << web::button_link(exchange.t("Put it on an agenda"), base + "/dagsorden", true);
    if (!refuse_decision(proposal, view->word, view->missing, exchange.today()))
      page.actions << web::act_button(exchange, exchange.t("Note that it is decided"), base + "/besluttet",
                                      web::Weight::primary);
  }
  if (runs && proposal.state == ProposalState::decided)
    page.actions << web::button_link(exchange.t("Note the change"), base + "/gennemfoert", true);
  page.body << proposal_guide(exchange, *view) << web::heading(2, exchange.t("What is proposed"))
            << web::paragraphs(proposal.body);
  std::vector<std::pair<std::string, Html>> facts{
      {exchange.t("Would be changed"), web::text(exchange.t(english_name(proposal.target)))}};
  for (const Finding& finding : view->findings) {
    if (finding.id == proposal.finding)
      facts.emplace_back(exchange.t("Answers the finding"),
                         web::link(std::to_string(finding.number) + ". " + finding.body,
                                   view->round.address() + "#konstatering-" + std::to_string(finding.number)));
  }
  if (view->discussion)
    facts.emplace_back(
        exchange.t("In the kredsråd"),
        web::link(view->discussion->item_number.empty()
                      ? view->discussion->meeting_title
                      : exchange.t("{0}, item {1}", {view->discussion->meeting_title, view->discussion->item_number}),
                  view->discussion->item_address));
  if (proposal.state == ProposalState::carried_out) {
    facts.emplace_back(exchange.t("What was changed"), web::text(proposal.ending));
    if (view->changed) facts.emplace_back(exchange.t("Where"), web::link(view->changed->title, view->changed->address));
  }
  page.body << web::facts(facts);
  if (!proposal.consents.empty())
    page.body << web::heading(2, exchange.t("The municipalities' answers"), "svar") << consent_words(exchange, proposal)
              << web::show_list(exchange, list);
  page.body << view->history;
  page.aside << web::heading(2, exchange.t("The circle")) << "<ul class=\"act-list\"><li>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + proposal.id.text())
             << "</li>";
  if (runs && (proposal.state == ProposalState::proposed || proposal.state == ProposalState::asked))
    page.aside << "<li>" << web::link(exchange.t("Let the proposal fall"), base + "/bortfald") << "</li>";
  page.aside << "</ul>";
  return web::show(exchange, page);
}

http::Response new_proposal_page(Exchange& exchange, audit::Archive& archive) {
  return show_new(exchange, archive, web::Input({{"needs", "all"}, {"target", "rules_of_procedure"}}));
}

http::Response propose_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  Proposal proposal;
  proposal.title = input.text("title", {.most = 200});
  proposal.body = input.text("body", {.most = 4000});
  proposal.finding = input.id("finding", false);
  proposal.target =
      target_named(input.choice("target", {"rules_of_procedure", "next_plan"})).value_or(Target::rules_of_procedure);
  proposal.needs = needs_named(input.choice("needs", {"all", "majority"})).value_or(Needs::all);
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return propose(change, exchange.viewer, exchange.id("runde"), proposal);
    });
    if (outcome)
      return web::done(exchange, outcome->address(),
                       exchange.t("The proposal is written. Ask the municipalities when it is ready."));
    input.refuse(outcome.refusal());
  }
  return show_new(exchange, archive, input);
}

http::Response ask_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  return show_ask(exchange, *view, web::Input({{"deadline", config::iso(config::plus_days(exchange.today(), 30))}}));
}

http::Response ask_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const config::Date deadline = input.date("deadline").value_or(config::Date{});
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  return save(
      exchange, archive, *view, input, exchange.t("The municipalities are asked."),
      [&](audit::Change& change) {
        return ask_municipalities(change, exchange.viewer, view->proposal.id, read, deadline);
      },
      [&] { return show_ask(exchange, *view, input); });
}

http::Response answer_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  const Consent* mine = view->proposal.of(exchange.viewer.authority);
  if (const auto refusal = refuse_answer(view->proposal, exchange.viewer, exchange.viewer.authority, Answer::agree, "-",
                                         exchange.today()))
    return web::refused(exchange, *refusal, view->proposal.address());
  return show_answer(exchange, *view,
                     web::Input({{"answer", mine->answer == Answer::none ? "" : std::string(identifier(mine->answer))},
                                 {"reason", mine->reason}}));
}

http::Response answer_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const storage::Id authority = input.id("authority");
  const Answer answer = answer_named(input.choice("answer", {"agree", "disagree"})).value_or(Answer::none);
  const std::string reason = input.text("reason", {.required = false, .most = 1000});
  if (const auto refusal =
          refuse_answer(view->proposal, exchange.viewer, authority, Answer::agree, "-", exchange.today());
      refusal && !authority.empty())
    return web::refused(exchange, *refusal, view->proposal.address());  // no repair of the form would help
  return save(
      exchange, archive, *view, input, exchange.t("The answer is given. You can change it until the deadline."),
      [&](audit::Change& change) {
        return answer_proposal(change, exchange.viewer, view->proposal.id, authority, answer, reason);
      },
      [&] { return show_answer(exchange, *view, input); });
}

http::Response proposal_agenda_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  return show_agenda(
      exchange, archive, *view,
      web::Input(
          {{"minutes", "15"}, {"brief", exchange.t("The kredsråd is asked to decide: {0}", {view->proposal.body})}}));
}

http::Response proposal_on_agenda_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const storage::Id meeting = input.id("meeting");
  const std::string brief = input.text("brief", {.most = 4000});
  const int minutes = static_cast<int>(input.number("minutes", 5, 240).value_or(15));
  return save(
      exchange, archive, *view, input, exchange.t("The proposal is on the agenda."),
      [&](audit::Change& change) {
        return put_proposal_on_agenda(change, exchange.viewer, view->proposal.id, meeting, brief, minutes);
      },
      [&] { return show_agenda(exchange, archive, *view, input); });
}

http::Response decide_from_button(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
    return decide_proposal(change, exchange.viewer, view->proposal.id);
  });
  if (!outcome) return web::refused(exchange, outcome.refusal(), view->proposal.address());
  return web::done(exchange, view->proposal.address(),
                   exchange.t("It is noted that the kredsråd has decided the proposal."));
}

http::Response carry_out_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  return view ? show_carry_out(exchange, archive, *view, web::Input{}) : web::not_found(exchange);
}

http::Response carry_out_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const storage::Id changed = input.id("changed");
  const std::string words = input.text("words", {.most = 2000});
  return save(
      exchange, archive, *view, input, exchange.t("The change is noted."),
      [&](audit::Change& change) {
        return carry_out_proposal(change, exchange.viewer, view->proposal.id, words, changed);
      },
      [&] { return show_carry_out(exchange, archive, *view, input); });
}

http::Response fall_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  return view ? show_fall(exchange, *view, web::Input{}) : web::not_found(exchange);
}

http::Response fall_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = proposal_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const std::string words = input.text("words", {.most = 1000});
  return save(
      exchange, archive, *view, input, exchange.t("The proposal has fallen. Its answers stay readable."),
      [&](audit::Change& change) { return drop_proposal(change, exchange.viewer, view->proposal.id, words); },
      [&] { return show_fall(exchange, *view, input); });
}

}  // namespace evaluation
