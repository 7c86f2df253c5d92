// The public way to the local officer: choose or type a municipality, read who answers and how to reach them. Only
// officers who accept it are shown, because the row filter gives the public no others.

#include "public_pages.h"

#include "area_store.h"
#include "authority_store.h"
#include "shown.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"

namespace organisation {

namespace {

using web::Html;

Html emergency(const web::Exchange& exchange) {
  Html body;
  body << "<p>" << exchange.t("In danger: call 112. Anything else to the police: call 114, day and night.") << "</p><p>"
       << exchange.t("You cannot report a crime on this page. Do that at politi.dk or on 114.") << "</p>";
  return web::alert(web::Tone::warning, exchange.t("Call 112 or 114 first"), body);
}

/// What a rank means to somebody who needs help.
std::string rank_meaning(const web::Exchange& exchange, Rank rank) {
  switch (rank) {
    case Rank::primary: return exchange.t("The officer you turn to first. Knows the area best.");
    case Rank::secondary: return exchange.t("Takes over when the first one is away, and also works in the area.");
    case Rank::tertiary: return exchange.t("Helps the other two when there is much to do.");
  }
  return "";
}

Html functions_meaning(const web::Exchange& exchange, const Assignment& assignment) {
  Html html;
  if (assignment.ssp)
    html << "<li>" << exchange.t("Children and young people, together with school and municipality (SSP)") << "</li>";
  if (assignment.ksp)
    html << "<li>" << exchange.t("People on their way out of crime, together with the probation service (KSP)")
         << "</li>";
  if (assignment.mobile_station) html << "<li>" << exchange.t("Comes out with the mobile police station") << "</li>";
  if (html.empty()) return html;
  Html list;
  list << "<ul>" << html << "</ul>";
  return list;
}

}  // namespace

http::Response find_local_officer(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    web::Input input(exchange.request.query);
    const std::string typed = exchange.request.query.has("kommune") ? input.text("kommune", {.most = 100}) : "";
    if (!typed.empty() && input.ok()) {
      const auto found = authority_named(tx, typed, exchange.today());
      if (found && found->kind == AuthorityKind::municipality) return http::redirect("/lokalbetjent/" + found->key);
      input.refuse({"We know no municipality here called {0}. Choose one from the list.", {typed}, "kommune", {}});
    }
    web::Page page;
    page.title = exchange.t("Find your local officer");
    page.lead = exchange.t("Every area has its own local officers. Choose your municipality and see who they are.");
    page.section = "/lokalbetjent";
    web::Form form(exchange, "/lokalbetjent", input);
    form.as_search().text("kommune", exchange.t("Municipality"), exchange.t("For instance Svendborg"));
    page.body << emergency(exchange) << form.submit(exchange.t("Find the local officer"))
              << web::heading(2, exchange.t("Or choose here"));
    page.body << "<ul class=\"nobullet-list\">";
    for (const Authority& municipality : municipalities(tx, exchange.today())) {
      page.body << "<li>" << web::link(municipality.name, "/lokalbetjent/" + municipality.key) << "</li>";
    }
    page.body << "</ul>";
    return web::show(exchange, page);
  });
}

http::Response show_local_officers(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto record = find_authority_by_key(tx, exchange.place["kommune"]);
    if (!record || record->kind != AuthorityKind::municipality) return web::not_found(exchange);
    const auto municipality = find_authority(tx, record->id, exchange.today());
    const auto area = municipality && !municipality->area.empty() ? find_area(tx, municipality->area) : std::nullopt;
    web::Page page;
    page.title = exchange.t("Local officers in {0}", {municipality ? municipality->name : record->key});
    page.crumbs = {{exchange.t("Find your local officer"), "/lokalbetjent"}};
    page.section = "/lokalbetjent";
    page.body << emergency(exchange);
    std::vector<web::Card> cards;
    if (area) {
      // An officer who asked not to be shown is left out for those who are signed in as well: this is the public's
      // page.
      permit::Viewer citizen = permit::citizen(exchange.today());
      for (const OfficerLine& line : officer_lines(tx, citizen, area->id)) {
        if (!line.assignment.period.covers(exchange.today())) continue;
        web::Card card;
        card.title = line.name;
        card.body << "<p><strong>" << rank_words(exchange, line.assignment.rank) << "</strong><br>"
                  << rank_meaning(exchange, line.assignment.rank) << "</p>"
                  << functions_meaning(exchange, line.assignment);
        card.foot = reach(exchange, line.phone, line.email);
        cards.push_back(std::move(card));
      }
    }
    if (cards.empty()) {
      page.lead = exchange.t("No local officer is shown for this municipality just now.");
      page.body << "<p>"
                << exchange.t("Call 114 and ask for the local officer of {0}.",
                              {municipality ? municipality->name : ""})
                << "</p>";
    } else {
      page.lead = exchange.t(
          "They work in {0}. Write or call with what makes you unsafe where you live, when it is not urgent.",
          {area->name});
      page.body << web::heading(2, exchange.t("Your local officers")) << web::cards(cards) << "<p>"
                << exchange.t("Not every local officer is shown by name. 114 can always put you through.") << "</p>";
    }
    page.body << "<p>" << web::link(exchange.t("Choose another municipality"), "/lokalbetjent") << "</p>";
    return web::show(exchange, page);
  });
}

}  // namespace organisation
