// /prioritering/{aar}/ny and /kandidat/{kandidat}: one candidate and its form. An accepted idea of the open call comes
// here as `?ide=`, and the candidate that is made of it remembers where it came from.

#include <algorithm>

#include "i18n/danish.h"
#include "idea_store.h"
#include "idea_work.h"
#include "organisation/lookup.h"
#include "registry/thing.h"
#include "rights.h"
#include "round_pages.h"
#include "round_view.h"
#include "web/form.h"
#include "words.h"

namespace priorities {
namespace {

using audit::Archive;
using web::Exchange;
using web::Html;

CandidateText read_text(web::Input& input) {
  CandidateText text;
  text.title = input.text("title", {.least = 3, .most = 120});
  text.why = input.text("why", {.most = 3000});
  text.figure = input.text("figure", {.required = false, .most = 1000});
  text.source = input.text("source", {.required = !text.figure.empty(), .most = 300});
  text.consequences = input.text("consequences", {.most = 2000});
  text.indicator = input.id("indicator", false);
  for (const std::string& place : input.choices("places")) {
    if (const auto id = storage::Id::parse(place)) text.places.push_back(*id);
  }
  std::sort(text.places.begin(), text.places.end());
  text.places.erase(std::unique(text.places.begin(), text.places.end()), text.places.end());
  return text;
}

web::Input typed_from(const CandidateText& text) {
  std::vector<std::pair<std::string, std::string>> values{{"title", text.title},
                                                          {"why", text.why},
                                                          {"figure", text.figure},
                                                          {"source", text.source},
                                                          {"consequences", text.consequences},
                                                          {"indicator", text.indicator.text()}};
  for (const storage::Id& place : text.places) values.emplace_back("places", place.text());
  return web::Input(std::move(values));
}

http::Response show_form(Exchange& x, Archive& archive, const web::Input* typed) {
  std::vector<web::Option> places, indicators{{"", x.t("No figure of ours")}};
  std::optional<Idea> idea;
  const storage::Id from =
      storage::Id::parse(typed ? typed->raw("idea") : x.request.query.get("ide")).value_or(storage::Id{});
  const auto view = archive.read([&](storage::Transaction& tx) {
    for (const auto& one : organisation::municipalities(tx, x.today())) places.push_back({one.id.text(), one.name});
    for (const registry::Thing& one : registry::of_kind(tx, x.viewer, indicator_kind, 200))
      indicators.push_back({one.id.text(), one.title});
    if (!from.empty() && rights::steer.given_to(x.viewer)) idea = store::idea(tx, from);
    return round_view(x, tx);
  });
  if (!view) return web::not_found(x);
  const Candidate* candidate = view->candidate(x.id("kandidat"));
  if (x.place.contains("kandidat") && (!candidate || !may_edit(x.viewer, *candidate))) return web::not_found(x);
  const Round& round = view->round;
  if (const auto can = after(RoundAct::propose, round, view->facts); !can)
    return web::refused(x, can.refusal(), round.address());
  web::Input fresh;
  if (candidate) fresh = typed_from(candidate->text);
  if (idea) {
    CandidateText text;
    text.why = idea->body;
    if (!idea->municipality.empty()) text.places = {idea->municipality};
    fresh = typed_from(text);
  }
  web::Page page =
      page_below(x, round, candidate ? x.t("Edit: {0}", {candidate->text.title}) : x.t("Propose a candidate"),
                 x.t("All members of the kredsråd read it before they give their points."));
  page.status = typed ? 422 : 200;
  if (candidate && typed)
    page.body << others_text(
        x, typed,
        {{x.t("Focus area"), candidate->text.title, typed->raw("title")},
         {x.t("Why?"), candidate->text.why, typed->raw("why")},
         {x.t("What shows it?"), candidate->text.figure, typed->raw("figure")},
         {x.t("What does it mean to choose it?"), candidate->text.consequences, typed->raw("consequences")}});
  web::Form form(x, candidate ? address_of(round, *candidate) + "/ret" : round.address() + "/ny",
                 typed ? *typed : fresh);
  if (candidate) form.hidden("version", std::to_string(candidate->version));
  if (idea) form.hidden("idea", idea->id.text());
  form.text("title", x.t("Focus area"), x.t("Say the matter, for instance: Young people and debt."))
      .area("why", x.t("Why?"), x.t("What is the problem, and for whom?"), true, 5)
      .area("figure", x.t("What shows it?"), x.t("A figure with its year, or what you have experienced."), false, 3)
      .text("source", x.t("Source"), x.t("Where the figure comes from."), false);
  if (indicators.size() > 1) form.select("indicator", x.t("Figure in Trygkreds"), indicators, {}, false);
  form.area("consequences", x.t("What does it mean to choose it?"),
            x.t("What it asks of police and municipalities, and what must wait instead."), true, 3)
      .checks("places", x.t("Municipalities"), places, x.t("None chosen means the whole police district."));
  page.body << form.submit(candidate ? x.t("Save the candidate") : x.t("Propose the candidate"),
                           candidate ? address_of(round, *candidate) : round.address());
  return web::show(x, page);
}

http::Response save_form(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const CandidateText text = read_text(input);
  const storage::Id id = x.id("kandidat"), idea = input.id("idea", false);
  const bool edits = x.place.contains("kandidat");
  const auto version = edits ? input.number("version", 1, 1'000'000'000).value_or(0) : 0;
  bool known = true;
  std::string address;
  archive.read([&](storage::Transaction& tx) {
    const auto places = organisation::municipalities(tx, x.today());
    for (const storage::Id& place : text.places)
      known = known && std::any_of(places.begin(), places.end(), [&](const auto& one) { return one.id == place; });
    if (!text.indicator.empty()) {
      const auto figure = registry::find(tx, x.viewer, text.indicator);
      known = known && figure && figure->kind == indicator_kind;
    }
  });
  if (!known) input.refuse({"Choose what stands in the form.", {}, "places", {}});
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) -> config::Outcome<Candidate> {
      if (edits) return edit_candidate(change, x.viewer, year_of(x), id, version, text);
      auto made = propose_candidate(change, x.viewer, year_of(x), text);
      if (made && !idea.empty()) {
        if (auto tied = idea_became(change, x.viewer, idea, *made); !tied) return tied.refusal();
      }
      return made;
    });
    if (outcome) {
      return web::done(x, "/prioritering/" + std::to_string(year_of(x)) + "/kandidat/" + outcome->id.text(),
                       edits ? x.t("The candidate is saved.") : x.t("The candidate is proposed."));
    }
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty())
      return web::refused(x, outcome.refusal(), "/prioritering/" + std::to_string(year_of(x)));
    input.refuse(outcome.refusal());
  }
  return show_form(x, archive, &input);
}

http::Response candidate_page(Exchange& x, Archive& archive) {
  web::Page page;
  const bool found = archive.read([&](storage::Transaction& tx) {
    const auto view = round_view(x, tx);
    if (!view) return false;
    const Candidate* candidate = view->candidate(x.id("kandidat"));
    if (!candidate) return false;
    page = page_below(
        x, view->round, candidate->text.title,
        x.t("{0} proposes it as a focus area in {1}.", {candidate->authority_name, std::to_string(view->round.year)}));
    page.state = choice_tag(x, candidate->choice);
    if (may_edit(x.viewer, *candidate) && view->can(RoundAct::propose))
      page.actions << web::button_link(x.t("Edit the candidate"), address_of(view->round, *candidate) + "/ret");
    if (!candidate->reason.empty()) {
      page.body << web::alert(web::Tone::info,
                              candidate->choice == Choice::chosen ? x.t("Why the kredsråd chose it")
                                                                  : x.t("Why the kredsråd did not choose it"),
                              web::paragraphs(candidate->reason));
    }
    std::string shown = candidate->text.figure;
    if (!candidate->text.source.empty()) shown += "\n\n" + x.t("Source: {0}", {candidate->text.source});
    page.body << text_part(x.t("Why?"), candidate->text.why) << text_part(x.t("What shows it?"), shown)
              << text_part(x.t("What does it mean to choose it?"), candidate->text.consequences)
              << history_part(x, tx, candidate->id);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("Proposed by"), web::text(candidate->proposed_by + ", " + candidate->authority_name));
    rows.emplace_back(x.t("Proposed on"), web::text(i18n::long_date(candidate->proposed_on)));
    std::string places;
    for (const auto& one : organisation::municipalities(tx, x.today())) {
      if (std::find(candidate->text.places.begin(), candidate->text.places.end(), one.id) ==
          candidate->text.places.end())
        continue;
      places += (places.empty() ? "" : ", ") + one.short_name;
    }
    rows.emplace_back(x.t("Municipalities"), web::text(places.empty() ? x.t("The whole police district") : places));
    if (!candidate->text.indicator.empty()) {
      if (const auto figure = registry::find(tx, x.viewer, candidate->text.indicator))
        rows.emplace_back(x.t("Figure in Trygkreds"), web::link(figure->title, figure->address));
    }
    if (view->round.answers_are_open(x.today()))
      rows.emplace_back(
          x.t("Points"),
          web::text(x.t("{0} of {1} points", {std::to_string(points_of(view->ballots, candidate->id)),
                                              std::to_string(static_cast<int>(view->ballots.size()) * most_points)})));
    if (!candidate->area.empty()) {
      if (const auto area = registry::find(tx, x.viewer, candidate->area))
        rows.emplace_back(x.t("Became the focus area"), web::link(area->title, area->address));
    }
    page.aside << web::facts(rows) << circle_part(x, candidate->id);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

}  // namespace

void candidate_routes(web::Routes& routes, Archive& archive) {
  for (const char* address : {"/prioritering/{aar}/ny", "/prioritering/{aar}/kandidat/{kandidat}/ret"}) {
    routes.get(address, rights::propose, [&archive](Exchange& x) { return show_form(x, archive, nullptr); });
    routes.post(address, rights::propose, [&archive](Exchange& x) { return save_form(x, archive); });
  }
  routes.get("/prioritering/{aar}/kandidat/{kandidat}", rights::see,
             [&archive](Exchange& x) { return candidate_page(x, archive); });
}

}  // namespace priorities
