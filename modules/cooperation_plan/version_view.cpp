// Reading a version for its pages.

#include "version_view.h"

#include "consultation_store.h"
#include "evidence_store.h"
#include "i18n/danish.h"
#include "plan_store.h"
#include "plan_work.h"
#include "registry/thing.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

bool VersionView::allows(const Exchange& exchange, CourseAct act, bool with_reason) const {
  CourseFacts with = facts;
  with.reason = with_reason;
  return static_cast<bool>(take(version.state, act, exchange.viewer.role, with));
}

std::optional<VersionView> read_version_view(storage::Transaction& tx, const Exchange& exchange,
                                             const storage::Id& id) {
  auto version = store::version_for(tx, exchange.viewer, id);
  if (!version) return std::nullopt;
  auto content = from_json(version->content);
  if (!content) return std::nullopt;
  VersionView view;
  view.facts = course_facts(tx, *version, exchange.today());
  view.consultation = store::consultation_of(tx, id);
  view.discussion = councils::discussion_of(tx, id);
  // Those who are asked but have no seat in the kredsråd read the version, not the council's agenda.
  if (view.discussion && !registry::find(tx, exchange.viewer, view.discussion->item)) view.discussion.reset();
  view.names = names_of_authorities(tx, exchange.today());
  view.evidence = store::all_evidence(tx);
  view.marks = marks_of(view.evidence, exchange.today());
  view.version = std::move(*version);
  view.content = std::move(*content);
  return view;
}

std::optional<VersionView> version_view(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("udgave");
  return archive.read([&](storage::Transaction& tx) { return read_version_view(tx, exchange, id); });
}

std::string version_title(const Exchange& exchange, const Version& version) {
  return exchange.t("{0}, version {1}", {version.plan_title, std::to_string(version.number)});
}

web::Page page_of_version(const Exchange& exchange, const VersionView& view, std::string title, std::string lead) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("Work on the plans"), "/planarbejde"},
                 {version_title(exchange, view.version), address_of(view.version)}};
  page.section = "/planarbejde";
  return page;
}

namespace {

int rank(VersionState state) {
  switch (state) {
    case VersionState::draft: return 0;
    case VersionState::in_consultation: return 1;
    case VersionState::on_council_agenda: return 2;
    case VersionState::discussed: return 3;
    case VersionState::final_text: return 4;
    case VersionState::published: return 5;
    case VersionState::closed: return 6;
    case VersionState::replaced: return -1;
  }
  return -1;
}

}  // namespace

Html course_guide(const Exchange& exchange, const VersionView& view) {
  struct Stop {
    VersionState state;
    CourseAct leads_here;
    const char* label;
    std::string address;
  };
  const std::string base = address_of(view.version);
  const Stop stops[] = {
      {VersionState::draft, CourseAct::edit, /*text*/ "Draft", base},
      {VersionState::in_consultation, CourseAct::start_consultation, /*text*/ "In consultation", base + "/hoering"},
      {VersionState::on_council_agenda, CourseAct::put_on_agenda, /*text*/ "On the agenda", base + "/dagsorden"},
      {VersionState::discussed, CourseAct::note_discussion, /*text*/ "Discussed", base},
      {VersionState::final_text, CourseAct::make_final, /*text*/ "Final", base + "/offentliggoer"},
      {VersionState::published, CourseAct::publish, /*text*/ "Published", base + "/offentliggoer"},
      {VersionState::closed, CourseAct::close, /*text*/ "Closed", base + "/afslut"}};
  const int now =
      view.version.state == VersionState::replaced ? (view.version.published_on ? 5 : 2) : rank(view.version.state);
  std::vector<web::Step> steps;
  Html next;
  for (const Stop& stop : stops) {
    const int at = rank(stop.state);
    web::Step step;
    step.label = exchange.t(stop.label);
    if (at < now)
      step.state = web::Step::State::done;
    else if (at == now)
      step.state = web::Step::State::now;
    else
      step.state = web::Step::State::later;
    if (at == now + 1) {
      CourseFacts facts = view.facts;
      facts.reason = true;
      if (const auto refusal = closed_because(view.version.state, stop.leads_here, facts)) {
        next << "<p class=\"course-next\"><strong>" << exchange.t("Next step: {0}", {step.label}) << "</strong> "
             << exchange.t(*refusal);
        if (!refusal->law.empty()) next << " <span class=\"law\">(" << refusal->law << ")</span>";
        next << "</p>";
      } else {
        step.note = exchange.t("Can be done now.");
        step.address = stop.address;
        const Step* taken = find_step(view.version.state, stop.leads_here);
        if (taken && !taken->document.empty())
          next << "<p class=\"course-next\"><strong>" << exchange.t("Next step: {0}", {step.label}) << "</strong> "
               << exchange.t("What comes out of it: {0}.", {exchange.t(taken->document)}) << "</p>";
      }
    }
    if (at <= now) {
      if (stop.state == VersionState::in_consultation && view.consultation) {
        step.note = exchange.t("{0} of {1} have answered", {std::to_string(view.consultation->answered()),
                                                            std::to_string(view.consultation->asked.size())});
        step.address = stop.address;
      }
      if (stop.state == VersionState::discussed && view.version.discussed_on)
        step.note = i18n::long_date(*view.version.discussed_on);
      if (stop.state == VersionState::final_text && view.version.final_on)
        step.note = i18n::long_date(*view.version.final_on);
      if (stop.state == VersionState::published && view.version.published_on)
        step.note = i18n::long_date(*view.version.published_on);
      if (stop.state == VersionState::on_council_agenda && view.discussion) {
        step.note = exchange.t("{0}, item {1}", {view.discussion->meeting_title, view.discussion->item_number});
        step.address = view.discussion->item_address;
      }
    }
    steps.push_back(std::move(step));
  }
  Html html = web::step_guide(exchange, steps);
  html << next;
  return html;
}

Html refusal_words(const Exchange& exchange, const config::Refusal& refusal) {
  Html html;
  html << "<p>" << exchange.t(refusal) << "</p>";
  if (!refusal.law.empty()) html << "<p class=\"law\">" << refusal.law << "</p>";
  return html;
}

std::string finding_words(const Exchange& exchange, const Finding& finding) {
  return exchange.language.text(finding.sentence, finding.arguments);
}

Html findings_list(const Exchange& exchange, const std::vector<Finding>& findings,
                   const std::function<Html(std::size_t, const Finding&)>& button) {
  const auto severity = [&](Severity of) {
    switch (of) {
      case Severity::fault: return web::tag(web::Tone::error, exchange.t("Fault"));
      case Severity::warning: return web::tag(web::Tone::warning, exchange.t("Warning"));
      case Severity::remark: return web::tag(web::Tone::info, exchange.t("Remark"));
    }
    return Html{};
  };
  Html main, folded;
  int count = 0;
  for (std::size_t n = 0; n < findings.size(); ++n) {
    const Finding& finding = findings[n];
    const bool minor = finding.severity == Severity::remark && !finding.suggestion;
    Html line;
    line << "<li>" << severity(finding.severity) << "<p>" << finding_words(exchange, finding);
    if (!finding.where.empty()) line << " <span class=\"where\">(" << finding.where << ")</span>";
    line << "</p>" << button(n, finding) << "</li>";
    (minor ? folded : main) << line;
    count += minor ? 1 : 0;
  }
  Html html;
  if (!main.empty()) html << "<ul class=\"findings\">" << main << "</ul>";
  if (folded.empty()) return html;
  Html list;
  list << "<ul class=\"findings\">" << folded << "</ul>";
  html << web::details(exchange.tn("{0} small remark", "{0} small remarks", count), list, main.empty());
  return html;
}

}  // namespace cooperation_plan
