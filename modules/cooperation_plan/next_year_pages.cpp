// /planarbejde/{udgave}/naeste-aar: what comes along into the next year's draft, and why the rest does not.

#include "initiative_store.h"
#include "plan_store.h"
#include "version_view.h"
#include "year_end.h"
#include "year_end_pages.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

struct NextView {
  VersionView view;
  YearPlan plan;
  std::vector<LiveInitiative> initiatives;
  std::optional<config::Refusal> waits;
  std::optional<Version> draft;  // of the next year, when there is one that can be written in
  Plan written;                  // its content
  bool settled = false;          // the next year's plan is past its draft

  const LiveInitiative* live(std::string_view key) const {
    for (const LiveInitiative& one : initiatives) {
      if (one.key == key) return &one;
    }
    return nullptr;
  }
};

std::optional<NextView> next_view(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("udgave");
  return archive.read([&](storage::Transaction& tx) -> std::optional<NextView> {
    auto view = read_version_view(tx, exchange, id);
    const auto plan = view ? store::plan(tx, view->version.plan) : std::nullopt;
    if (!plan || plan->published_version != id) return std::nullopt;
    NextView found{std::move(*view),
                   *plan,
                   store::initiatives_of_plan(tx, plan->id),
                   draft_waits(tx, plan->year + 1),
                   {},
                   {},
                   false};
    if (const auto next = store::plan_of_year(tx, plan->year + 1)) {
      auto open = store::open_version(tx, next->id);
      auto written = open ? from_json(open->content) : config::Outcome<Plan>(config::Refusal{});
      if (open && open_for_writing(open->state) && written) {
        found.draft = std::move(open);
        found.written = std::move(*written);
      } else {
        found.settled = true;
      }
    }
    return found;
  });
}

/// What is chosen to begin with: what is not reached comes along; what stands in the draft stays there.
web::Input proposed(NextView& next) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const FocusArea& area : next.view.content.areas) {
    const bool there = !next.draft || find_area(next.written, area.key) != nullptr;
    values.emplace_back("omraade-" + area.key, there ? "med" : "ikke");
    for (const LeftArea& left : next.written.left) {
      if (left.key == area.key) values.emplace_back("grund-" + area.key, left.reason);
    }
  }
  for (const Placed& placed : initiatives_of(next.view.content)) {
    const std::string& key = placed.initiative->key;
    std::string choice;
    if (Initiative* there = next.draft ? find_initiative(next.written, key) : nullptr) {
      choice = there->continuation == Continuation::fresh ? word(Continuation::continued) : word(there->continuation);
    } else if (const LiveInitiative* live = next.live(key); live && !next.draft) {
      const auto result = result_of(*live);
      if (result == YearResult::partly || result == YearResult::missed) choice = word(Continuation::continued);
    }
    values.emplace_back("tiltag-" + key, choice);
  }
  return web::Input(std::move(values));
}

http::Response show_next_year(Exchange& exchange, audit::Archive& archive, const web::Input* typed) {
  auto next = next_view(exchange, archive);
  if (!next) return web::not_found(exchange);
  const std::string year = std::to_string(next->plan.year + 1), base = address_of(next->view.version);
  const web::Input begun = proposed(*next);
  const web::Input& input = typed ? *typed : begun;
  web::Page page = page_of_version(exchange, next->view, exchange.t("What comes along into {0}", {year}),
                                   next->draft ? exchange.t("The plan of {0} is being written already. What it lacks "
                                                            "is added to it; nothing that stands in it is taken out.",
                                                            {year})
                                               : exchange.t("The draft of {0} begins with the text of this year. "
                                                            "Choose what comes along, and say why the rest does not.",
                                                            {year}));
  page.status = input.ok() ? 200 : 422;
  if (next->settled) {
    page.body << web::alert(web::Tone::info, exchange.t("Not needed"),
                            web::paragraphs(exchange.t("The plan of {0} is no longer a draft.", {year})));
    return web::show(exchange, page);
  }
  if (next->waits) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *next->waits)) << "<p>"
              << web::button_link(exchange.t("See what is missing"), base + "/aarsafslutning?resultat=missing", true)
              << "</p>";
    return web::show(exchange, page);
  }
  std::vector<web::Option> choices{{"", exchange.t("Is left behind")}};
  for (Continuation one :
       {Continuation::continued, Continuation::strengthened, Continuation::consolidated, Continuation::concluded})
    choices.push_back({std::string(word(one)), exchange.t(english_name(one))});
  web::Form form(exchange, base + "/naeste-aar", input);
  form.hidden("draft", next->draft ? std::to_string(next->draft->version) : "0");
  const auto choose = [&](const Initiative& one) {
    const LiveInitiative* live = next->live(one.key);
    const auto result = live ? result_of(*live) : std::nullopt;
    std::string hint;
    if (result) {
      const std::string& reason = live->result ? live->result_reason : live->state_reason;
      hint = exchange.t(english_name(*result)) + (reason.empty() ? "." : ": " + reason);
    }
    const std::string number = initiative_number(next->view.content, one.key);
    form.select("tiltag-" + one.key, number.empty() ? one.title : number + " " + one.title, choices, hint, false);
  };
  for (const FocusArea& area : next->view.content.areas) {
    form.section((area.number > 0 ? std::to_string(area.number) + " " : std::string{}) + area.title)
        .radios("omraade-" + area.key, exchange.t("The focus area {0}", {area.title}),
                {{"med", exchange.t("Comes along")}, {"ikke", exchange.t("Is left out, and its initiatives with it")}})
        .text("grund-" + area.key, exchange.t("Why is {0} left out?", {area.title}),
              exchange.t("Only when it is left out. The reason stands in the new plan."), false);
    for (const Initiative& one : area.initiatives) choose(one);
  }
  if (!next->view.content.others.empty()) {
    form.section(exchange.t("Other initiatives"));
    for (const Initiative& one : next->view.content.others) choose(one);
  }
  page.body << form.submit(
      next->draft ? exchange.t("Carry it into the draft of {0}", {year}) : exchange.t("Draft the plan of {0}", {year}),
      base + "/aarsafslutning");
  return web::show(exchange, page);
}

}  // namespace

http::Response next_year_page(Exchange& exchange, audit::Archive& archive) {
  return show_next_year(exchange, archive, nullptr);
}

http::Response next_year_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto next = next_view(exchange, archive);
  if (!next) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  CarryChoices choices;
  for (const FocusArea& area : next->view.content.areas) {
    choices.areas[area.key] = {input.choice("omraade-" + area.key, {"med", "ikke"}) != "ikke",
                               input.text("grund-" + area.key, {.required = false, .most = 500})};
  }
  for (const Placed& placed : initiatives_of(next->view.content)) {
    const std::string& typed = input.raw("tiltag-" + placed.initiative->key);
    if (!typed.empty())
      choices.initiatives[placed.initiative->key] = continuation(
          input.choice("tiltag-" + placed.initiative->key, {"continued", "strengthened", "consolidated", "concluded"}));
  }
  const int read = static_cast<int>(input.number("draft", 0, 1'000'000).value_or(0));
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return carry_over(change, exchange.viewer, id, read, choices);
    });
    if (outcome)
      return web::done(exchange, address_of(*outcome),
                       exchange.t("The draft of {0} has what was chosen.", {std::to_string(outcome->year)}));
    input.refuse(outcome.refusal());
  }
  return show_next_year(exchange, archive, &input);
}

}  // namespace cooperation_plan
