// /, /kontakt, /tilgaengelighed, /privatliv: without script, for everybody.

#include "front_pages.h"

#include "cooperation_plan/plan_summary.h"
#include "i18n/danish.h"
#include "registry/feed.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"

namespace communication {
namespace {

web::Html focus_area_cards(const web::Exchange& exchange, const cooperation_plan::PlanSummary& plan) {
  std::vector<web::Card> cards;
  for (const auto& area : plan.areas) {
    web::Card card{.title = area.title, .address = area.address, .body = web::paragraphs(area.sentence)};
    card.foot = web::share_bar(area.on_course, area.initiatives,
                               exchange.t("{0} of {1} initiatives follow the plan",
                                          {i18n::number(area.on_course), i18n::number(area.initiatives)}));
    cards.push_back(std::move(card));
  }
  return web::cards(cards);
}

web::Html things(const std::vector<registry::Thing>& rows) {
  web::Html list;
  list << "<ul class=\"public-list\">";
  for (const registry::Thing& thing : rows) {
    list << "<li><span class=\"public-day\">" << i18n::long_date(thing.day) << "</span> "
         << web::link(thing.title, thing.address) << "<p>" << thing.sentence << "</p></li>";
  }
  list << "</ul>";
  return list;
}

web::Html emergency(const web::Exchange& exchange) {
  web::Html body;
  body << "<p><a class=\"number\" href=\"tel:112\">112</a> "
       << exchange.t("when life, limb or valuables are in danger now.")
       << "</p><p><a class=\"number\" href=\"tel:114\">114</a> "
       << exchange.t("for everything else that the police should know or help with.") << "</p>";
  return web::alert(web::Tone::info, exchange.t("Do you need the police?"), body);
}

}  // namespace

http::Response front_page(const web::Exchange& exchange, audit::Archive& archive) {
  struct Content {
    std::optional<cooperation_plan::PlanSummary> plan;
    std::vector<registry::Thing> minutes;
  };
  const Content content = archive.read([&](storage::Transaction& tx) {
    const permit::Viewer citizen = permit::citizen(exchange.today());
    return Content{cooperation_plan::published_plan(tx, exchange.today()),
                   registry::of_kind(tx, citizen, "councils.public_minutes", 4)};
  });

  web::Page page{.title = exchange.t("Police and municipalities together"), .section = "/"};
  if (content.plan) {
    page.title = exchange.t("What police and municipalities do together in {0}", {std::to_string(content.plan->year)});
    page.lead = content.plan->sentence;
    page.actions = web::button_link(exchange.t("Read the plan"), content.plan->address, true);
    page.body << web::heading(2, exchange.t("This year's focus areas")) << focus_area_cards(exchange, *content.plan);
  } else {
    page.lead = exchange.t("Here the police and the municipalities tell what they do together.");
    page.body << web::empty_state(
        exchange.t("No plan is published yet"),
        exchange.t("The chief of police publishes a plan for each year, when the district council has discussed it."));
  }
  page.body << web::heading(2, exchange.t("From the councils' meetings"));
  if (content.minutes.empty()) {
    page.body << web::empty_state(
        exchange.t("No minutes are published yet"),
        exchange.t("Minutes come here when they are approved, without what the law keeps closed."));
  } else {
    page.body << things(content.minutes) << "<p>" << web::link(exchange.t("All meetings"), "/moeder") << "</p>";
  }
  page.aside << emergency(exchange) << web::heading(2, exchange.t("Find your local officer"))
             << web::Form(exchange, "/lokalbetjent", web::Input(exchange.request.query))
                    .as_search()
                    .text("soeg", exchange.t("Your municipality"), {}, false)
                    .submit(exchange.t("Find"));
  return web::show(exchange, page);
}

http::Response contact_page(const web::Exchange& exchange) {
  web::Page page{.title = exchange.t("Contact"),
                 .lead = exchange.t("Choose the way that fits how urgent it is."),
                 .section = "/kontakt"};
  page.body
      << emergency(exchange) << web::heading(2, exchange.t("Your local officer"))
      << web::paragraphs(exchange.t("The local officer knows your area. Find the officer by your municipality."))
      << "<p>" << web::link(exchange.t("Find your local officer"), "/lokalbetjent") << "</p>"
      << web::heading(2, exchange.t("About the plan and the meetings"))
      << web::paragraphs(exchange.t(
             "Write to the secretariat of the district council at the police. Do not write about cases or persons."));
  return web::show(exchange, page);
}

http::Response accessibility_page(const web::Exchange& exchange) {
  web::Page page{.title = exchange.t("Accessibility"),
                 .lead = exchange.t("These pages are made so that everyone can use them.")};
  page.body << web::paragraphs(exchange.t("All pages work without a mouse, with a screen reader, without script and on "
                                          "a phone. Plans and minutes are also tagged PDF files."))
            << web::paragraphs(exchange.t(
                   "If something stands in your way, tell the responsible authority named at the foot of the page."));
  return web::show(exchange, page);
}

http::Response privacy_page(const web::Exchange& exchange) {
  web::Page page{.title = exchange.t("Privacy"),
                 .lead = exchange.t("You can read these pages without telling who you are.")};
  page.body << web::paragraphs(exchange.t("The public pages set no cookie that follows you and call no other servers."))
            << web::paragraphs(exchange.t(
                   "Whoever works here is logged: who changed what, in which role, for which authority and why."));
  return web::show(exchange, page);
}

}  // namespace communication
