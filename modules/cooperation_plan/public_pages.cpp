// The public pages of the plan.

#include "public_pages.h"

#include <algorithm>

#include "changes_pages.h"
#include "i18n/danish.h"
#include "initiative_store.h"
#include "plan_document.h"
#include "plan_store.h"
#include "published.h"
#include "structure.h"
#include "web/components.h"
#include "web/frame.h"
#include "web/markdown.h"
#include "year_end.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;
using web::Markup;

namespace {

/// Where the menu marks us: the staff's entry leads to the work on the plans.
std::string plan_section(const Exchange& exchange) { return exchange.viewer.signed_in() ? "/planarbejde" : "/plan"; }

std::optional<Published> published_at(Exchange& exchange, audit::Archive& archive) {
  const int year = year_of(exchange.place["aar"]);
  if (year == 0) return std::nullopt;
  return archive.read([&](storage::Transaction& tx) { return published(tx, year, exchange.today()); });
}

const FocusArea* area_named(const Published& plan, std::string_view name) {
  for (const FocusArea& area : plan.content.areas) {
    if (area.listed && area.number > 0 && std::to_string(area.number) == name) return &area;
  }
  for (const FocusArea& area : plan.content.areas) {
    if (area.key == name) return &area;
  }
  return nullptr;
}

std::string course_words(const Exchange& exchange, const std::vector<const LiveInitiative*>& initiatives) {
  return exchange.t("{0} of {1} initiatives follow the plan",
                    {std::to_string(on_course(initiatives, exchange.today())), std::to_string(initiatives.size())});
}

/// The areas of a section with their goals and rows.
Html areas_at(const Exchange& exchange, const Published& plan, std::string_view number) {
  Html html;
  if (number.empty()) return html;
  for (const FocusArea& area : plan.content.areas) {
    if (area.section != number) continue;
    const auto initiatives = plan.of_area(area.key);
    if (!area.goal.empty())
      html << "<div class=\"plan-goal\"><p class=\"plan-goal-heading\">" << exchange.t("Goal") << "</p>"
           << web::markdown(area.goal) << "</div>";
    if (initiatives.empty()) continue;
    html << web::share_bar(on_course(initiatives, exchange.today()), static_cast<int>(initiatives.size()),
                           course_words(exchange, initiatives))
         << initiative_rows(exchange, initiatives, plan.names, exchange.t("Initiatives: {0}", {area.title}), false)
         << "<p class=\"d-print-none\">"
         << web::link(exchange.t("More about {0}", {area.title}), area_address(plan.plan.year, area)) << "</p>";
  }
  if (const auto others = plan.others_in(number); !others.empty())
    html << initiative_rows(exchange, others, plan.names,
                            exchange.t("Initiatives in section {0}", {std::string(number)}), false);
  return html;
}

bool has_section(const Plan& plan, std::string_view number) {
  if (number.empty()) return false;
  for (const Chapter& chapter : plan.chapters) {
    if (chapter.number == number) return true;
  }
  return find_section(plan, number) != nullptr;
}

std::string numbered(std::string_view number, std::string_view title) {
  return number.empty() ? std::string(title) : std::string(number) + " " + std::string(title);
}

Html since_then(const Exchange& exchange, const Published& plan, const std::vector<Update>& updates) {
  std::vector<web::Event> events;
  for (const Update& update : updates) {
    const auto found = std::find_if(plan.initiatives.begin(), plan.initiatives.end(),
                                    [&](const LiveInitiative& one) { return one.id == update.initiative; });
    if (found == plan.initiatives.end()) continue;
    Html what;
    what << web::link(number_and_title(*found), initiative_address(found->year, found->key)) << "<br>"
         << update.authority_name << ": " << update.body;
    events.push_back({i18n::long_date(update.told_on), what});
  }
  if (plan.plan.published_on) {
    Html what;
    what << exchange.t("The chief of police published the plan.");
    events.push_back({i18n::long_date(*plan.plan.published_on), what});
  }
  if (plan.version.discussed_on) {
    Html what;
    what << exchange.t("The kredsråd discussed the plan.");
    events.push_back({i18n::long_date(*plan.version.discussed_on), what});
  }
  Html html;
  html << web::heading(2, exchange.t("What has happened since?")) << web::timeline(events) << "<p>"
       << web::link(exchange.t("The plan's place in the circle"), "/kreds/" + plan.plan.id.text()) << "</p>";
  return html;
}

/// The uploaded pictures that have been checked.
std::vector<store::StoredPicture> uploaded(storage::Transaction& tx, const storage::Id& plan,
                                           const files::Files* files) {
  std::vector<store::StoredPicture> found;
  if (files == nullptr) return found;
  for (const store::Upload& one : store::uploads(tx, plan)) {
    if (auto bytes = files->bytes(tx, one.file)) found.push_back({one.name, one.type, std::move(*bytes)});
  }
  return found;
}

bool in_published(storage::Transaction& tx, const YearPlan& plan, std::string_view file) {
  const auto version = store::version(tx, plan.published_version);
  const auto content = version ? from_json(version->content) : config::Outcome<Plan>(config::Refusal{});
  if (!content) return false;
  const auto pictures = pictures_of(*content);
  return std::any_of(pictures.begin(), pictures.end(),
                     [&](const PlacedPicture& one) { return one.picture.file == file; });
}

/// How the year went, and its results in figures.
Html closed_words(const Exchange& exchange, const Published& plan) {
  const YearCount count = count_results(plan.initiatives);
  Html words = web::paragraphs(plan.plan.closing);
  if (count.missing < count.all())
    words << "<p>"
          << exchange.t("Reached: {0}. Partly reached: {1}. Not reached: {2}. Dropped: {3}.",
                        {std::to_string(count.reached), std::to_string(count.partly), std::to_string(count.missed),
                         std::to_string(count.dropped)})
          << "</p>";
  return web::alert(web::Tone::info, exchange.t("The year is closed"), words);
}

std::vector<web::Crumb> crumbs(const Exchange& exchange, const Published& plan) {
  return {{exchange.t("The plan"), "/plan"}, {plan.plan.title, public_address(plan.plan.year)}};
}

}  // namespace

http::Response plans_page(Exchange& exchange, audit::Archive& archive) {
  const auto plans =
      archive.read([&](storage::Transaction& tx) { return store::plans_for(tx, permit::citizen(exchange.today())); });
  web::Page page{.title = exchange.t("The cooperation plans"),
                 .lead = exchange.t("Every year police and municipalities agree on what they do together. The plan is "
                                    "discussed in the kredsråd and published by the chief of police."),
                 .section = plan_section(exchange)};
  if (plans.empty()) {
    page.body << web::empty_state(exchange.t("No plan is published yet"),
                                  exchange.t("The first plan is published when the kredsråd has discussed it."));
  }
  std::vector<web::Card> cards, archive_cards;
  for (const YearPlan& plan : plans) {
    web::Card card{.title = plan.title, .address = public_address(plan.year)};
    if (plan.published_on)
      card.body << "<p>" << exchange.t("Published {0}", {i18n::long_date(*plan.published_on)}) << "</p>";
    if (!plan.closing.empty()) card.body << "<p>" << plan.closing << "</p>";
    card.foot = plan_tag(exchange, plan.state);
    (plan.state == PlanState::closed ? archive_cards : cards).push_back(std::move(card));
  }
  if (!cards.empty()) page.body << web::heading(2, exchange.t("Year by year")) << web::cards(cards);
  if (!archive_cards.empty())
    page.body << web::heading(2, exchange.t("The archive"), "arkiv") << web::cards(archive_cards);
  if (exchange.viewer.signed_in()) page.actions = web::button_link(exchange.t("Work on the plans"), "/planarbejde");
  return web::show(exchange, page);
}

http::Response plan_page(Exchange& exchange, audit::Archive& archive) {
  const int year = year_of(exchange.place["aar"]);
  if (year == 0) return web::not_found(exchange);
  std::vector<Update> updates;
  const auto found = archive.read([&](storage::Transaction& tx) {
    auto plan = published(tx, year, exchange.today());
    if (plan) updates = store::latest_updates(tx, plan->plan.id, 12);
    return plan;
  });
  if (!found) return web::not_found(exchange);
  const Published& plan = *found;
  web::Page page{
      .title = plan.plan.title, .crumbs = {{exchange.t("The plan"), "/plan"}}, .section = plan_section(exchange)};
  page.state = plan_tag(exchange, plan.plan.state);
  if (plan.version.discussed_on && plan.plan.published_on) {
    page.lead = exchange.t("Discussed in the kredsråd {0} and published by the chief of police {1}.",
                           {i18n::long_date(*plan.version.discussed_on), i18n::long_date(*plan.plan.published_on)});
  } else if (plan.plan.published_on) {
    page.lead = exchange.t("Published {0}", {i18n::long_date(*plan.plan.published_on)});
  }
  page.actions << web::button_link(exchange.t("Get the plan as PDF"), public_address(year) + "/samarbejdsplan.pdf",
                                   true);
  page.actions << web::button_link(exchange.t("What has changed"), public_address(year) + "/aendringer");
  if (exchange.viewer.signed_in()) page.actions << web::button_link(exchange.t("Work on the plan"), "/planarbejde");

  Html& body = page.body;
  if (plan.plan.state == PlanState::closed && !plan.plan.closing.empty()) body << closed_words(exchange, plan);
  body << amended_words(exchange, plan);
  body << "<div class=\"plan-page\"><nav class=\"plan-chapters d-print-none\" aria-label=\""
       << exchange.t("Chapters of the plan") << "\"><ol>";
  for (const Chapter& chapter : plan.content.chapters) {
    body << "<li><a href=\"#" << anchor_of(chapter.number, chapter.title) << "\">"
         << numbered(chapter.number, chapter.title) << "</a>";
    if (!chapter.sections.empty()) {
      body << "<ol>";
      for (const Section& section : chapter.sections) {
        body << "<li><a href=\"#" << anchor_of(section.number, section.title) << "\">"
             << numbered(section.number, section.title) << "</a></li>";
      }
      body << "</ol>";
    }
    body << "</li>";
  }
  body << "</ol></nav><article class=\"plan-text\">" << show_blocks(exchange, plan.content.front, year, 2, plan.marks);
  const bool foreword_placed = std::any_of(plan.content.chapters.begin(), plan.content.chapters.end(),
                                           [](const Chapter& c) { return c.foreword; });
  if (!foreword_placed && !plan.content.foreword.blocks.empty())
    body << web::heading(2, exchange.t("Foreword"), "forord") << show_foreword(exchange, plan.content, 3, plan.marks);
  for (const Chapter& chapter : plan.content.chapters) {
    body << "<section>"
         << web::heading(2, numbered(chapter.number, chapter.title), anchor_of(chapter.number, chapter.title));
    if (chapter.foreword) body << show_foreword(exchange, plan.content, 3, plan.marks);
    body << show_blocks(exchange, chapter.blocks, year, 3, plan.marks) << areas_at(exchange, plan, chapter.number);
    for (const Section& section : chapter.sections) {
      body << "<section>"
           << web::heading(3, numbered(section.number, section.title), anchor_of(section.number, section.title))
           << show_blocks(exchange, section.blocks, year, 4, plan.marks) << areas_at(exchange, plan, section.number)
           << "</section>";
    }
    body << "</section>";
  }
  Html rest;
  for (const FocusArea& area : plan.content.areas) {
    if (has_section(plan.content, area.section)) continue;
    rest << web::heading(3, numbered(area.number > 0 ? std::to_string(area.number) : "", area.title))
         << web::markdown(area.background) << web::markdown(area.goal);
    if (const auto initiatives = plan.of_area(area.key); !initiatives.empty())
      rest << initiative_rows(exchange, initiatives, plan.names, exchange.t("Initiatives: {0}", {area.title}), false);
  }
  std::vector<const LiveInitiative*> others;
  for (const Initiative& other : plan.content.others) {
    if (has_section(plan.content, other.section)) continue;
    if (const LiveInitiative* live = plan.with_key(other.key)) others.push_back(live);
  }
  if (!others.empty())
    rest << web::heading(3, exchange.t("Other initiatives"))
         << initiative_rows(exchange, others, plan.names, exchange.t("Other initiatives"), false);
  if (!rest.empty())
    body << "<section>" << web::heading(2, exchange.t("Focus areas and initiatives"), "indsatser") << rest
         << "</section>";
  body << "</article></div>";
  page.aside = since_then(exchange, plan, updates);
  page.aside << "<p>" << web::link(exchange.t("The sources behind the plan's figures"), "/viden") << "</p>";
  return web::show(exchange, page);
}

http::Response area_page(Exchange& exchange, audit::Archive& archive) {
  const auto plan = published_at(exchange, archive);
  const FocusArea* area = plan ? area_named(*plan, exchange.place["nummer"]) : nullptr;
  if (!area) return web::not_found(exchange);
  const auto initiatives = plan->of_area(area->key);
  web::Page page{.title = area->title, .crumbs = crumbs(exchange, *plan), .section = plan_section(exchange)};
  page.lead = area->number > 0 ? exchange.t("Focus area {0} in the plan of {1}.",
                                            {std::to_string(area->number), std::to_string(plan->plan.year)})
                               : exchange.t("A focus area in the plan of {0}.", {std::to_string(plan->plan.year)});
  Html& body = page.body;
  if (!area->background.empty()) body << web::heading(2, exchange.t("Why")) << web::markdown(area->background);
  if (!area->goal.empty()) body << web::heading(2, exchange.t("What we want to reach")) << web::markdown(area->goal);
  body << web::heading(2, exchange.t("Initiatives"));
  if (initiatives.empty()) {
    body << web::empty_state(exchange.t("No initiatives yet"),
                             exchange.t("The initiatives of the area come here when the plan names them."));
  } else {
    body << web::share_bar(on_course(initiatives, exchange.today()), static_cast<int>(initiatives.size()),
                           course_words(exchange, initiatives))
         << initiative_rows(exchange, initiatives, plan->names, exchange.t("Initiatives: {0}", {area->title}), false);
  }
  if (has_section(plan->content, area->section)) {
    body << "<p>"
         << web::link(exchange.t("Read section {0} of the plan", {area->section}),
                      public_address(plan->plan.year) + "#" + anchor_of(area->section, ""))
         << "</p>";
  }
  page.aside << web::heading(2, exchange.t("The circle")) << "<p>"
             << web::link(exchange.t("Where it came from and what came of it"),
                          "/kreds/" + area_thing_id(plan->plan.year, area->key).text())
             << "</p>";
  return web::show(exchange, page);
}

http::Response public_initiative_page(Exchange& exchange, audit::Archive& archive) {
  const auto plan = published_at(exchange, archive);
  const LiveInitiative* one = plan ? plan->with_key(exchange.place["tiltag"]) : nullptr;
  if (!one) return web::not_found(exchange);
  std::vector<Update> updates;
  std::vector<Move> moves;
  std::optional<LiveInitiative> before, after;
  archive.read([&](storage::Transaction& tx) {
    before = store::initiative(tx, initiative_id(one->year - 1, one->key));
    after = store::initiative(tx, initiative_id(one->year + 1, one->key));
    updates = store::updates_of(tx, one->id);
    moves = store::moves_of(tx, one->id);
  });
  const Verdict verdict = light_of(*one, exchange.today());
  web::Page page{.title = number_and_title(*one), .crumbs = crumbs(exchange, *plan), .section = plan_section(exchange)};
  if (!one->area_key.empty()) {
    const auto area = std::find_if(plan->content.areas.begin(), plan->content.areas.end(),
                                   [&](const FocusArea& a) { return a.key == one->area_key; });
    if (area != plan->content.areas.end()) page.crumbs.push_back({area->title, area_address(plan->plan.year, *area)});
  }
  page.state << show_light(exchange, verdict) << state_tag(exchange, one->state);
  page.lead = sentence_of(exchange, verdict);
  if (exchange.viewer.signed_in())
    page.actions = web::button_link(exchange.t("Open the working page"), inside_address(*one));
  Html& body = page.body;
  body << web::markdown(one->body);
  std::vector<std::pair<std::string, Html>> facts;
  facts.emplace_back(exchange.t("Responsible"),
                     web::text(one->owner.empty() ? exchange.t("Nobody yet") : name_in(plan->names, one->owner)));
  if (!one->co_owners.empty())
    facts.emplace_back(exchange.t("Together with"), web::text(names_in(plan->names, one->co_owners)));
  facts.emplace_back(exchange.t("Where"),
                     web::text(one->municipalities.empty() ? exchange.t("The whole police district")
                                                           : names_in(plan->names, one->municipalities)));
  facts.emplace_back(exchange.t("Deadline"), web::text(one->due ? i18n::long_date(*one->due) : exchange.t("All year")));
  if (!one->deliverable.empty()) facts.emplace_back(exchange.t("What comes out of it"), web::text(one->deliverable));
  if (!one->state_reason.empty()) facts.emplace_back(exchange.t("Why"), web::text(one->state_reason));
  if (one->result) {
    facts.emplace_back(exchange.t("What the year brought"),
                       web::text(exchange.t(english_name(*one->result)) + ": " + one->result_reason));
  }
  if (before)
    facts.emplace_back(exchange.t("Goes on from"),
                       web::link(std::to_string(before->year) + ": " + number_and_title(*before),
                                 initiative_address(before->year, before->key)));
  if (after)
    facts.emplace_back(exchange.t("Goes on as"),
                       web::link(std::to_string(after->year) + ": " + number_and_title(*after),
                                 initiative_address(after->year, after->key)));
  body << web::facts(facts) << web::heading(2, exchange.t("News"));
  if (updates.empty()) {
    body << web::empty_state(exchange.t("No news yet"),
                             exchange.t("The responsible authority tells here how it goes."));
  } else {
    body << "<ol class=\"news-list\">";
    for (const Update& update : updates) {
      body << "<li id=\"nyt-" << update.id.text() << "\"><p class=\"news-head\"><span class=\"news-day\">"
           << i18n::long_date(update.told_on) << "</span> " << update.authority_name << " "
           << state_tag(exchange, update.state) << "</p>" << web::paragraphs(update.body);
      if (!update.evidence.empty())
        body << "<p class=\"evidence\">" << exchange.t("What shows it: {0}", {update.evidence}) << "</p>";
      body << "</li>";
    }
    body << "</ol>";
  }
  if (!moves.empty()) {
    body << web::heading(2, exchange.t("Moved deadlines")) << "<ul>";
    for (const Move& move : moves) {
      body << "<li>"
           << exchange.t("{0}: from {1} to {2}. {3}",
                         {i18n::long_date(move.moved_on),
                          move.due_before ? i18n::long_date(*move.due_before) : exchange.t("no deadline"),
                          move.due_after ? i18n::long_date(*move.due_after) : exchange.t("no deadline"), move.reason})
           << "</li>";
    }
    body << "</ul>";
  }
  page.aside << web::heading(2, exchange.t("The circle")) << "<p>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + one->id.text()) << "</p>";
  return web::show(exchange, page);
}

http::Response plan_picture(Exchange& exchange, audit::Archive& archive, const files::Files* files) {
  const int year = year_of(exchange.place["aar"]);
  const auto picture = archive.read([&](storage::Transaction& tx) -> std::optional<store::StoredPicture> {
    const auto plan = year == 0 ? std::nullopt : store::plan_of_year(tx, year);
    // Pictures of a plan that is not published are for those who may see its drafts.
    if (!plan || !permit::may_see(tx, exchange.viewer, plan->audience)) return std::nullopt;
    const std::string& name = exchange.place["navn"];
    if (auto stored = store::picture(tx, plan->id, name)) return stored;
    if (files == nullptr) return std::nullopt;
    for (const store::Upload& one : store::uploads(tx, plan->id)) {
      if (one.name != name) continue;
      // A picture of a draft is for those who may see the draft; a published one is for everybody.
      if (!files->find(tx, exchange.viewer, one.file) && !in_published(tx, *plan, name)) return std::nullopt;
      if (auto bytes = files->bytes(tx, one.file)) return store::StoredPicture{one.name, one.type, std::move(*bytes)};
    }
    return std::nullopt;
  });
  if (!picture) return web::not_found(exchange);
  http::Response response;
  response.type = picture->type;
  response.body = picture->bytes;
  return response;
}

http::Response plan_pdf(Exchange& exchange, audit::Archive& archive, documents::Printer& printer,
                        const files::Files* files) {
  auto plan = published_at(exchange, archive);
  if (!plan) return web::not_found(exchange);
  documents::Pictures pictures;
  archive.read([&](storage::Transaction& tx) {
    for (store::StoredPicture& picture : store::pictures(tx, plan->plan.id))
      pictures.emplace(picture.name, std::move(picture.bytes));
    for (store::StoredPicture& picture : uploaded(tx, plan->plan.id, files))
      pictures.emplace(picture.name, std::move(picture.bytes));
  });
  // What has not been checked yet is not printed.
  for (const PlacedPicture& placed : pictures_of(plan->content)) {
    if (pictures.contains(placed.picture.file)) continue;
    if (auto without = remove_picture(plan->content, placed.picture.file)) plan->content = std::move(*without);
  }
  auto pdf = printer.pdf("cooperation_plan/plan", printed_plan(exchange, *plan), pictures);
  if (!pdf) return web::refused(exchange, pdf.refusal(), public_address(plan->plan.year));
  http::Response response;
  response.type = "application/pdf";
  response.body = std::move(*pdf);
  response.with("Content-Disposition",
                "inline; filename=\"samarbejdsplan-" + std::to_string(plan->plan.year) + ".pdf\"");
  return response;
}

http::Response plan_json(Exchange& exchange, audit::Archive& archive) {
  const auto plan = published_at(exchange, archive);
  if (!plan) return web::not_found(exchange);
  return json_response(machine_plan(*plan, exchange.today()));
}

}  // namespace cooperation_plan
