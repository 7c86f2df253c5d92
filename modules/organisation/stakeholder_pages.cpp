// /interessenter?kommune=&type=&interesse=&tid= and /interessenter/{interessent}.

#include "stakeholder_pages.h"

#include <algorithm>

#include "area_store.h"
#include "authority_store.h"
#include "i18n/danish.h"
#include "registry/thing.h"
#include "rights.h"
#include "shown.h"
#include "stakeholder_changes.h"
#include "stakeholder_store.h"
#include "web/frame.h"
#include "web/list.h"

namespace organisation {

namespace {

using web::Html;
using Choices = std::vector<std::pair<std::string, std::string>>;

void add_choice(Choices& choices, const std::string& value, const std::string& label) {
  const std::pair choice{value, label};
  if (std::find(choices.begin(), choices.end(), choice) == choices.end()) choices.push_back(choice);
}

void in_danish_order(Choices& choices) {
  std::sort(choices.begin(), choices.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a.second) < i18n::sort_key(b.second); });
}

/// Name, mail and phone of a contact person who has said yes.
std::string contact_line(const Stakeholder& stakeholder) {
  if (!stakeholder.contact) return "";
  std::string line = stakeholder.contact->name;
  for (const std::string& way : {stakeholder.contact->email, stakeholder.contact->phone}) {
    if (!way.empty()) line += ", " + way;
  }
  return line;
}

web::List register_list(const web::Exchange& exchange, storage::Transaction& tx, const std::vector<Stakeholder>& all,
                        bool ended) {
  web::List list;
  list.caption = exchange.t("Stakeholders");
  list.columns = {{"navn", exchange.t("Name"), true, false},
                  {"type", exchange.t("Type"), true, false},
                  {"sted", exchange.t("Place"), true, false},
                  {"interesser", exchange.t("Interests"), false, false},
                  {"kontakt", exchange.t("Contact person"), false, false},
                  {"inviteret", exchange.t("Invited"), true, true},
                  {"deltog", exchange.t("Attended"), true, true},
                  {"bidrog", exchange.t("Contributed"), true, true},
                  {"senest", exchange.t("Latest"), true, false}};
  Choices places, types, interests;
  const auto counts = entry_counts(tx);
  const std::string& interest_asked = exchange.request.query.get("interesse");
  for (const Stakeholder& stakeholder : all) {
    if (stakeholder.period.covers(exchange.today()) == ended) continue;
    const std::string place = place_words(exchange, tx, stakeholder);
    const std::string type = exchange.t(english_name(stakeholder.type));
    add_choice(places, place, place);
    add_choice(types, std::string(identifier(stakeholder.type)), type);
    for (const std::string& interest : stakeholder.interests) add_choice(interests, interest, interest);
    if (!interest_asked.empty() && std::find(stakeholder.interests.begin(), stakeholder.interests.end(),
                                             interest_asked) == stakeholder.interests.end()) {
      continue;
    }
    const auto found = counts.find(stakeholder.id.text());
    const EntryCounts of = found == counts.end() ? EntryCounts{} : found->second;
    const std::string latest = of.latest ? config::iso(*of.latest) : "";
    list.rows.push_back({{web::link(stakeholder.name, stakeholder_address(stakeholder.id)), stakeholder.name},
                         {web::text(type), type},
                         {web::text(place), place},
                         {web::text(joined(stakeholder.interests)), joined(stakeholder.interests)},
                         {web::text(stakeholder.contact ? stakeholder.contact->name : ""), contact_line(stakeholder)},
                         {web::text(std::to_string(of.invited)), std::to_string(of.invited)},
                         {web::text(std::to_string(of.attended)), std::to_string(of.attended)},
                         {web::text(std::to_string(of.contributed)), std::to_string(of.contributed)},
                         {web::text(of.latest ? i18n::short_date(*of.latest) : ""), latest}});
  }
  in_danish_order(places);
  in_danish_order(types);
  in_danish_order(interests);
  list.filters = {{"type", exchange.t("Type"), types},
                  {"sted", exchange.t("Place"), places},
                  {"interesse", exchange.t("Interest"), interests}};
  const bool may = keep_stakeholders.given_to(exchange.viewer);
  list.empty =
      web::empty_state(exchange.t("Here stand those outside of the authorities who are asked and invited."),
                       exchange.t("The secretariats, the SSP consultants and the prevention unit write them in."),
                       may ? web::button_link(exchange.t("Add a stakeholder"), "/interessenter/ny", true) : Html{});
  return list;
}

Html contact_of(const web::Exchange& exchange, const Stakeholder& stakeholder, bool may) {
  Html html;
  html << web::heading(2, exchange.t("Contact person"), "kontakt");
  const std::string address = stakeholder_address(stakeholder.id);
  if (stakeholder.contact) {
    const ContactPerson& contact = *stakeholder.contact;
    Html name = web::text(contact.name);
    if (!contact.title.empty()) name << "<br><small>" << contact.title << "</small>";
    html << web::facts(
        {{exchange.t("Name"), name},
         {exchange.t("Contact"), reach(exchange, contact.phone, contact.email)},
         {exchange.t("Said yes"), web::text(i18n::long_date(contact.consent_since) + ". " + contact.consent_how)}});
    const config::Date again = config::plus_days(contact.consent_since, consent_days);
    if (again <= exchange.today()) {
      Html body;
      body << "<p>" << exchange.t("The yes is more than two years old. Ask again, or take the person out.") << "</p>";
      html << web::alert(web::Tone::warning, exchange.t("Ask the contact person again"), body);
    }
    if (may) {
      html << "<p>" << web::link(exchange.t("Change or renew"), address + "/kontakt") << web::text(" · ")
           << web::link(exchange.t("The person no longer wants to stand here"), address + "/samtykke") << "</p>";
    }
    return html;
  }
  html << "<p>"
       << (stakeholder.consent_ended
               ? exchange.t("The consent was taken back on {0}, and the contact person is deleted.",
                            {i18n::long_date(*stakeholder.consent_ended)})
               : exchange.t("Nobody has said yes to standing here."))
       << "</p>";
  if (may && stakeholder.period.covers(exchange.today()))
    html << "<p>" << web::button_link(exchange.t("Write a contact person in"), address + "/kontakt") << "</p>";
  return html;
}

Html entries_table(const web::Exchange& exchange, storage::Transaction& tx, const Stakeholder& stakeholder, bool may) {
  std::vector<std::vector<Html>> rows;
  for (const StakeholderEntry& entry : entries_of(tx, stakeholder.id)) {
    Html about = web::text(entry.about);
    if (!entry.thing.empty()) {
      if (const auto thing = registry::find(tx, exchange.viewer, entry.thing))
        about << "<br>" << web::link(thing->title, thing->address);
    }
    rows.push_back({web::text(i18n::long_date(entry.day)), web::text(entry_words(exchange, entry.kind)), about});
    if (may) {
      rows.back().push_back(web::link(exchange.t("Take out"),
                                      stakeholder_address(stakeholder.id) + "/indslag/" + entry.id.text() + "/fjern"));
    }
  }
  if (rows.empty()) {
    return web::empty_state(exchange.t("Nothing is written here yet"),
                            exchange.t("Invitations, meetings and contributions are written in as they happen."));
  }
  std::vector<std::string> heads{exchange.t("Day"), exchange.t("What"), exchange.t("About")};
  if (may) heads.push_back(exchange.t("Act"));
  return table(exchange.t("Invited, attended, contributed"), heads, rows);
}

}  // namespace

std::string place_words(const web::Exchange& exchange, storage::Transaction& tx, const Stakeholder& stakeholder) {
  if (!stakeholder.municipality.empty()) {
    const auto authority = find_authority(tx, stakeholder.municipality, exchange.today());
    return authority ? authority->name : "";
  }
  if (!stakeholder.area.empty()) {
    const auto area = find_area(tx, stakeholder.area);
    return area ? area->name : "";
  }
  return exchange.t("The whole district");
}

std::string entry_words(const web::Exchange& exchange, EntryKind kind) {
  switch (kind) {
    case EntryKind::invited: return exchange.t("Invited");
    case EntryKind::attended: return exchange.t("Attended");
    case EntryKind::contributed: return exchange.t("Contributed");
  }
  return "";
}

http::Response list_stakeholders(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const bool ended = exchange.request.query.get("tid") == "tidligere";
    const web::List list = register_list(exchange, tx, stakeholders(tx, exchange.viewer), ended);
    if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
    web::Page page;
    page.title = exchange.t("Stakeholders");
    page.lead = exchange.t("Those outside of the authorities who are asked and invited, and what came of it.");
    page.crumbs = {{exchange.t("People and authorities"), "/folk"}};
    page.section = "/folk";
    if (keep_stakeholders.given_to(exchange.viewer))
      page.actions << web::button_link(exchange.t("Add a stakeholder"), "/interessenter/ny", true);
    page.body << "<p>"
              << (ended ? exchange.t("You see those who are not in the register any more.")
                        : exchange.t("You see those who are in the register today."))
              << " "
              << (ended ? web::link(exchange.t("Today"), "/interessenter")
                        : web::link(exchange.t("Earlier"), "/interessenter?tid=tidligere"))
              << "</p>" << web::show_list(exchange, list);
    return web::show(exchange, page);
  });
}

http::Response show_stakeholder(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_stakeholder(tx, exchange.viewer, exchange.id("interessent"));
    if (!stored) return web::not_found(exchange);
    const Stakeholder& stakeholder = stored->stakeholder;
    const std::string address = stakeholder_address(stakeholder.id);
    const bool may = may_keep(exchange.viewer, stakeholder);
    web::Page page;
    page.title = stakeholder.name;
    page.lead = exchange.t(english_name(stakeholder.type)) + ", " + place_words(exchange, tx, stakeholder) + ".";
    page.crumbs = {{exchange.t("People and authorities"), "/folk"}, {exchange.t("Stakeholders"), "/interessenter"}};
    page.section = "/folk";
    const bool here = stakeholder.period.covers(exchange.today());
    if (!here) page.state = web::tag(web::Tone::neutral, exchange.t("Not in the register any more"));
    if (may && here) {
      page.actions << web::button_link(exchange.t("Write in what happened"), address + "/indslag/nyt", true)
                   << web::button_link(exchange.t("Change"), address + "/ret");
    }
    std::vector<std::pair<std::string, Html>> facts{
        {exchange.t("Would like to be heard on"), web::text(joined(stakeholder.interests))},
        {exchange.t("In the register"), web::text(period_words(exchange, stakeholder.period))}};
    if (!stakeholder.website.empty())
      facts.emplace_back(exchange.t("Website"), web::link(stakeholder.website, stakeholder.website));
    if (!stakeholder.note.empty()) facts.emplace_back(exchange.t("Note"), web::paragraphs(stakeholder.note));
    page.body << web::facts(facts) << contact_of(exchange, stakeholder, may)
              << web::heading(2, exchange.t("Invited, attended, contributed"), "indslag")
              << entries_table(exchange, tx, stakeholder, may) << "<p>"
              << web::link(exchange.t("The circle: what the stakeholder was part of"),
                           "/kreds/" + stakeholder.id.text())
              << "</p>";
    if (may && here)
      page.body << "<p>" << web::link(exchange.t("Take the stakeholder out of the register"), address + "/afslut")
                << "</p>";
    page.body << history_foot(exchange, tx, stakeholder.id);
    return web::show(exchange, page);
  });
}

}  // namespace organisation
