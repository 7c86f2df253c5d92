// Forms for the parts of a plan.

#include "edit_pages.h"

#include <algorithm>

#include "block_text.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "plan_work.h"
#include "structure.h"
#include "version_view.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

std::string base_of(const Exchange& exchange) { return "/planarbejde/" + exchange.place.at("udgave"); }

Values values_of(const Plan& plan, const Part& part) {
  switch (part.kind) {
    case Part::Kind::front: return {{"body", write_blocks(plan.front)}};
    case Part::Kind::foreword:
      return {{"body", write_blocks(plan.foreword.blocks)},
              {"signatory", plan.foreword.signatory},
              {"signatory_title", plan.foreword.signatory_title},
              {"on_behalf_of", plan.foreword.on_behalf_of}};
    case Part::Kind::chapter:
      return {{"number", plan.chapters[part.chapter].number},
              {"title", plan.chapters[part.chapter].title},
              {"body", write_blocks(plan.chapters[part.chapter].blocks)}};
    case Part::Kind::section: {
      const Section& section = plan.chapters[part.chapter].sections[part.section];
      return {{"number", section.number}, {"title", section.title}, {"body", write_blocks(section.blocks)}};
    }
  }
  return {};
}

std::string title_of_part(const Exchange& exchange, const Plan& plan, const Part& part) {
  switch (part.kind) {
    case Part::Kind::front: return exchange.t("Before the first chapter");
    case Part::Kind::foreword: return exchange.t("Foreword");
    case Part::Kind::chapter: return plan.chapters[part.chapter].number + " " + plan.chapters[part.chapter].title;
    case Part::Kind::section:
      return plan.chapters[part.chapter].sections[part.section].number + " " +
             plan.chapters[part.chapter].sections[part.section].title;
  }
  return {};
}

bool stale(const web::Input& input) {
  return std::any_of(input.refusals().begin(), input.refusals().end(),
                     [](const config::Refusal& refusal) { return refusal.field == "version"; });
}

/// Somebody was faster: their text beside what was typed.
Html their_text(const Exchange& exchange, std::string_view theirs, std::string_view mine) {
  Html html;
  Html body;
  body << "<p>" << exchange.t("This is how your text differs from theirs. Save again to keep yours.") << "</p>"
       << web::difference(exchange, theirs, mine);
  html << web::alert(web::Tone::warning, exchange.t("Somebody else has changed this in the meantime"), body);
  return html;
}

/// The form is closed once the text is frozen.
std::optional<http::Response> closed(Exchange& exchange, const VersionView& view) {
  const auto outcome = take(view.version.state, CourseAct::edit, exchange.viewer.role, view.facts);
  if (outcome) return std::nullopt;
  return web::refused(exchange, outcome.refusal(), base_of(exchange));
}

http::Response show_text(Exchange& exchange, const VersionView& view, const Part& part, const web::Input& input) {
  web::Page page =
      page_of_version(exchange, view, exchange.t("Edit: {0}", {title_of_part(exchange, view.content, part)}),
                      exchange.t("What you write here is seen by those who work on the draft, until it is published."));
  page.status = input.ok() ? 200 : stale(input) ? 409 : 422;
  if (stale(input)) {
    const Values theirs = values_of(view.content, part);
    const auto body =
        std::find_if(theirs.begin(), theirs.end(), [](const auto& value) { return value.first == "body"; });
    page.body << their_text(exchange, body->second, input.raw("body"));
  }
  web::Form form(exchange, base_of(exchange) + "/tekst/" + exchange.place.at("del"), input);
  form.hidden("version", std::to_string(view.version.version));
  if (part.kind == Part::Kind::chapter || part.kind == Part::Kind::section)
    form.text("number", exchange.t("Number"), exchange.t("For instance 2 or 2.1."), false)
        .text("title", exchange.t("Title"));
  form.area("body", exchange.t("Text"),
            exchange.t("A blank line parts paragraphs. ### makes a small heading, - a point in a list, > a box with "
                       "law. A figure with its source: [[sentence | tal: 12 | kilde: name | år: 2019]], or with one "
                       "from the register of evidence: [[sentence | tal: 12 | viden: key]]."),
            false, 18);
  if (part.kind == Part::Kind::foreword)
    form.text("signatory", exchange.t("Signed by"))
        .text("signatory_title", exchange.t("Title of who signs"))
        .text("on_behalf_of", exchange.t("On behalf of"), {}, false);
  page.body << form.submit(exchange.t("Save the text"), base_of(exchange));
  if (!view.evidence.empty()) {
    Html keys;
    keys << "<ul>";
    for (const Evidence& one : view.evidence)
      keys << "<li><code>viden: " << one.key << "</code> " << web::link(one.title, evidence_address(one.key))
           << "</li>";
    keys << "</ul>";
    page.body << web::details(exchange.t("Sources that the text can name"), keys);
  }
  return web::show(exchange, page);
}

std::vector<web::Option> authority_options(storage::Transaction& tx, const Exchange& exchange, bool municipalities) {
  std::vector<web::Option> options;
  for (const auto& authority : municipalities ? organisation::municipalities(tx, exchange.today())
                                              : organisation::authorities(tx, exchange.today()))
    options.push_back({authority.key, authority.name});
  return options;
}

std::vector<web::Option> section_options(const Plan& plan) {
  std::vector<web::Option> options{{"", "-"}};
  for (const Chapter& chapter : plan.chapters) {
    for (const Section& section : chapter.sections) {
      if (!section.number.empty()) options.push_back({section.number, section.number + " " + section.title});
    }
  }
  return options;
}

Values values_of(const FocusArea& area) {
  Values values{{"title", area.title},
                {"number", area.number > 0 ? std::to_string(area.number) : ""},
                {"section", area.section},
                {"background", area.background},
                {"goal", area.goal}};
  if (area.listed) values.emplace_back("listed", "ja");
  if (area.local) values.emplace_back("local", "ja");
  return values;
}

Values values_of(const Initiative& initiative, std::string_view area) {
  Values values{{"title", initiative.title},
                {"text", initiative.text},
                {"type", std::string(word(initiative.type))},
                {"continuation", std::string(word(initiative.continuation))},
                {"owner", initiative.owner},
                {"area", std::string(area)},
                {"due", initiative.due ? config::iso(*initiative.due) : ""},
                {"deliverable", initiative.deliverable}};
  for (const std::string& key : initiative.co_owners) values.emplace_back("co_owners", key);
  for (const std::string& key : initiative.municipalities) values.emplace_back("municipalities", key);
  return values;
}

std::string place_if(const Exchange& exchange, const std::string& name) {
  const auto found = exchange.place.find(name);
  return found == exchange.place.end() ? std::string{} : found->second;
}

http::Response show_area_form(Exchange& exchange, const VersionView& view, const web::Input& input) {
  const std::string key = place_if(exchange, "omraade");
  web::Page page = page_of_version(
      exchange, view, key.empty() ? exchange.t("Add a focus area") : exchange.t("Edit the focus area"),
      exchange.t(
          "The list of focus areas is what the kredsråd promises to work on. Each area has its section in the text."));
  page.status = input.ok() ? 200 : stale(input) ? 409 : 422;
  web::Form form(exchange, key.empty() ? base_of(exchange) + "/nyt-omraade" : base_of(exchange) + "/omraade/" + key,
                 input);
  form.hidden("version", std::to_string(view.version.version))
      .text("title", exchange.t("Title"))
      .check("listed", exchange.t("In the published list"))
      .number("number", exchange.t("Number in the list"), {}, false)
      .select("section", exchange.t("Section of the text"), section_options(view.content), {}, false)
      .area("background", exchange.t("Why"), {}, false, 4)
      .area("goal", exchange.t("What we want to reach"), {}, false, 4)
      .check("local", exchange.t("Carried out by the lokalråd in their own action plans"));
  if (!key.empty())
    form.check("remove", exchange.t("Take the focus area out of the plan"),
               exchange.t("Only an area without initiatives can be taken out."));
  page.body << form.submit(exchange.t("Save the focus area"), base_of(exchange) + "#indsatser");
  return web::show(exchange, page);
}

http::Response show_initiative_form(Exchange& exchange, audit::Archive& archive, const VersionView& view,
                                    const web::Input& input) {
  const std::string key = place_if(exchange, "tiltag");
  std::vector<web::Option> owners, municipalities;
  archive.read([&](storage::Transaction& tx) {
    owners = authority_options(tx, exchange, false);
    municipalities = authority_options(tx, exchange, true);
  });
  // A name that the document wrote and that nobody knows stays a choice, so that it is not lost.
  if (const std::string& owner = input.raw("owner");
      !owner.empty() &&
      std::none_of(owners.begin(), owners.end(), [&](const web::Option& o) { return o.value == owner; }))
    owners.push_back({owner, owner});
  owners.insert(owners.begin(), {"", exchange.t("Nobody yet")});
  std::vector<web::Option> types, continuations, areas{{"", exchange.t("Outside the focus areas")}};
  for (InitiativeType type : {InitiativeType::information, InitiativeType::prevention, InitiativeType::control,
                              InitiativeType::training, InitiativeType::organisation, InitiativeType::analysis}) {
    types.push_back({std::string(word(type)), exchange.t(english_name(type))});
  }
  for (Continuation one : {Continuation::fresh, Continuation::continued, Continuation::consolidated,
                           Continuation::strengthened, Continuation::concluded}) {
    continuations.push_back({std::string(word(one)), exchange.t(english_name(one))});
  }
  for (const FocusArea& area : view.content.areas)
    areas.push_back({area.key, (area.number > 0 ? std::to_string(area.number) + " " : std::string{}) + area.title});
  web::Page page = page_of_version(
      exchange, view, key.empty() ? exchange.t("Add an initiative") : exchange.t("Edit the initiative"),
      exchange.t("Say what is done, by whom and by when, so that everybody can see later whether it happened."));
  page.status = input.ok() ? 200 : stale(input) ? 409 : 422;
  web::Form form(exchange, key.empty() ? base_of(exchange) + "/nyt-tiltag" : base_of(exchange) + "/tiltag/" + key,
                 input);
  form.hidden("version", std::to_string(view.version.version))
      .text("title", exchange.t("Title"))
      .area("text", exchange.t("What is done?"), {}, true, 4)
      .select("area", exchange.t("Focus area"), areas, {}, false)
      .select("owner", exchange.t("Responsible"), owners, {}, false)
      .checks("co_owners", exchange.t("Together with"), std::vector<web::Option>(owners.begin() + 1, owners.end()))
      .checks("municipalities", exchange.t("Where"), municipalities, exchange.t("None: the whole police district."))
      .date("due", exchange.t("Deadline"), exchange.t("Leave it empty when it goes on all year."), false)
      .text("deliverable", exchange.t("What comes out of it"), {}, false)
      .select("type", exchange.t("Kind of initiative"), types)
      .select("continuation", exchange.t("Compared with the year before"), continuations);
  if (!key.empty()) form.check("remove", exchange.t("Take the initiative out of the plan"));
  page.body << form.submit(exchange.t("Save the initiative"), base_of(exchange) + "#indsatser");
  return web::show(exchange, page);
}

/// Saves, or answers the refusal; the content is made anew from the stored one inside the change.
template <class Edit>
config::Outcome<config::Done> save(Exchange& exchange, audit::Archive& archive, int read, const std::string& details,
                                   Edit edit) {
  const storage::Id id = exchange.id("udgave");
  return archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
    const auto view = read_version_view(change.tx(), exchange, id);
    if (!view) return config::Refusal{"This version of the plan does not exist.", {}, {}, {}};
    Plan plan = view->content;
    if (std::optional<config::Refusal> refusal = edit(plan)) return *refusal;
    return save_content(change, exchange.viewer, id, read, plan, details);
  });
}

int version_in(web::Input& input) { return static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1)); }

config::Refusal gone() { return {/*text*/ "Somebody else has taken it out in the meantime.", {}, {}, {}}; }

}  // namespace

http::Response text_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const auto part = view ? part_named(view->content, exchange.place["del"]) : std::nullopt;
  if (!part) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  return show_text(exchange, *view, *part, web::Input(values_of(view->content, *part)));
}

http::Response save_text_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  const std::string name = exchange.place["del"];
  const auto part = view ? part_named(view->content, name) : std::nullopt;
  if (!part) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  const std::string body = input.text("body", {.required = false, .most = 60000});
  const bool titled = part->kind == Part::Kind::chapter || part->kind == Part::Kind::section;
  const std::string number = titled ? input.text("number", {.required = false, .most = 12}) : "";
  const std::string title = titled ? input.text("title", {.most = 200}) : "";
  Foreword foreword;
  if (part->kind == Part::Kind::foreword) {
    foreword = {read_blocks(body), input.text("signatory", {.most = 120}), input.text("signatory_title", {.most = 120}),
                input.text("on_behalf_of", {.required = false, .most = 120})};
  }
  if (input.ok()) {
    const auto outcome = save(exchange, archive, read, title_of_part(exchange, view->content, *part),
                              [&](Plan& plan) -> std::optional<config::Refusal> {
                                const auto now = part_named(plan, name);
                                if (!now) return gone();
                                switch (now->kind) {
                                  case Part::Kind::front: plan.front = read_blocks(body); break;
                                  case Part::Kind::foreword: plan.foreword = foreword; break;
                                  case Part::Kind::chapter: {
                                    Chapter& chapter = plan.chapters[now->chapter];
                                    chapter.number = number;
                                    chapter.title = title;
                                    chapter.blocks = read_blocks(body);
                                    break;
                                  }
                                  case Part::Kind::section: {
                                    Section& section = plan.chapters[now->chapter].sections[now->section];
                                    if (section.number != number) {
                                      for (FocusArea& area : plan.areas) {
                                        if (area.section == section.number) area.section = number;
                                      }
                                    }
                                    section = {number, title, read_blocks(body)};
                                    break;
                                  }
                                }
                                return std::nullopt;
                              });
    if (outcome) return web::done(exchange, base_of(exchange), exchange.t("The text is saved."));
    input.refuse(outcome.refusal());
  }
  const auto now = version_view(exchange, archive);
  const auto still = now ? part_named(now->content, name) : std::nullopt;
  if (!still) return web::not_found(exchange);
  return show_text(exchange, *now, *still, input);
}

http::Response area_form_page(Exchange& exchange, audit::Archive& archive) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  const std::string key = place_if(exchange, "omraade");
  if (key.empty())
    return show_area_form(
        exchange, *view,
        web::Input(Values{{"listed", "ja"}, {"number", std::to_string(view->content.areas.size() + 1)}}));
  const FocusArea* area = find_area(view->content, key);
  if (!area) return web::not_found(exchange);
  return show_area_form(exchange, *view, web::Input(values_of(*area)));
}

http::Response save_area_from_form(Exchange& exchange, audit::Archive& archive) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  const std::string key = place_if(exchange, "omraade");
  if (!key.empty() && !find_area(view->content, key)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  FocusArea typed;
  typed.title = input.text("title", {.most = 200});
  typed.listed = input.flag("listed");
  typed.number = static_cast<int>(input.number("number", 0, 99, false).value_or(0));
  typed.section = input.text("section", {.required = false, .most = 12});
  typed.background = input.text("background", {.required = false});
  typed.goal = input.text("goal", {.required = false});
  typed.local = input.flag("local");
  const bool remove = input.flag("remove");
  if (input.ok()) {
    const auto outcome = save(exchange, archive, read, typed.title, [&](Plan& plan) -> std::optional<config::Refusal> {
      if (key.empty()) {
        typed.key = free_key(plan, typed.title);
        plan.areas.push_back(typed);
        return std::nullopt;
      }
      FocusArea* area = find_area(plan, key);
      if (!area) return gone();
      if (remove) {
        if (!area->initiatives.empty())
          return config::Refusal{"Only an area without initiatives can be taken out.", {}, "remove", {}};
        std::erase_if(plan.areas, [&](const FocusArea& one) { return one.key == key; });
        return std::nullopt;
      }
      FocusArea changed = typed;
      changed.key = key;
      changed.initiatives = std::move(area->initiatives);
      *area = std::move(changed);
      return std::nullopt;
    });
    if (outcome) return web::done(exchange, base_of(exchange) + "#indsatser", exchange.t("The focus area is saved."));
    input.refuse(outcome.refusal());
  }
  view = version_view(exchange, archive);
  return view ? show_area_form(exchange, *view, input) : web::not_found(exchange);
}

http::Response initiative_form_page(Exchange& exchange, audit::Archive& archive) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  const std::string key = place_if(exchange, "tiltag");
  if (key.empty())
    return show_initiative_form(
        exchange, archive, *view,
        web::Input(
            Values{{"area", exchange.request.query.get("omraade")}, {"type", "prevention"}, {"continuation", "new"}}));
  for (const Placed& placed : initiatives_of(view->content)) {
    if (placed.initiative->key == key)
      return show_initiative_form(exchange, archive, *view,
                                  web::Input(values_of(*placed.initiative, placed.area ? placed.area->key : "")));
  }
  return web::not_found(exchange);
}

http::Response save_initiative_from_form(Exchange& exchange, audit::Archive& archive) {
  auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  if (auto response = closed(exchange, *view)) return *response;
  const std::string key = place_if(exchange, "tiltag");
  if (!key.empty() && !find_initiative(view->content, key)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const int read = version_in(input);
  Initiative typed;
  typed.title = input.text("title", {.most = 200});
  typed.text = input.text("text");
  typed.type = initiative_type(input.choice("type", {"information", "prevention", "control", "training", "organisation",
                                                     "analysis"}))
                   .value_or(InitiativeType::prevention);
  typed.continuation =
      continuation(input.choice("continuation", {"new", "continued", "consolidated", "strengthened", "concluded"}))
          .value_or(Continuation::fresh);
  typed.owner = input.text("owner", {.required = false, .most = 120});
  typed.co_owners = input.choices("co_owners");
  typed.municipalities = input.choices("municipalities");
  typed.due = input.date("due", false);
  typed.deliverable = input.text("deliverable", {.required = false, .most = 300});
  const std::string area_key = input.text("area", {.required = false, .most = 120});
  const bool remove = input.flag("remove");
  if (input.ok()) {
    const auto outcome = save(exchange, archive, read, typed.title, [&](Plan& plan) -> std::optional<config::Refusal> {
      Initiative changed = typed;
      std::vector<Initiative>* home = &plan.others;
      if (!area_key.empty()) {
        FocusArea* area = find_area(plan, area_key);
        if (!area) return config::Refusal{"Choose a focus area of the plan.", {}, "area", {}};
        home = &area->initiatives;
      }
      if (key.empty()) {
        changed.key = free_key(plan, typed.title);
        home->push_back(std::move(changed));
        return std::nullopt;
      }
      Initiative* old = find_initiative(plan, key);
      if (!old) return gone();
      changed.key = key;
      changed.section = old->section;
      const bool stays = std::any_of(home->begin(), home->end(), [&](const Initiative& one) { return one.key == key; });
      if (stays && !remove) {
        *old = std::move(changed);
        return std::nullopt;
      }
      const auto is_it = [&](const Initiative& one) { return one.key == key; };
      for (FocusArea& area : plan.areas) std::erase_if(area.initiatives, is_it);
      std::erase_if(plan.others, is_it);
      if (!remove) home->push_back(std::move(changed));
      return std::nullopt;
    });
    if (outcome)
      return web::done(exchange, base_of(exchange) + "#indsatser",
                       remove ? exchange.t("The initiative is taken out.") : exchange.t("The initiative is saved."));
    input.refuse(outcome.refusal());
  }
  view = version_view(exchange, archive);
  return view ? show_initiative_form(exchange, archive, *view, input) : web::not_found(exchange);
}

}  // namespace cooperation_plan
