// Who is who. People are for all who are signed in; authorities and areas are for everybody, and the row filter leaves
// the people out for those who are not.

#include "people_pages.h"

#include <algorithm>

#include "area_store.h"
#include "authority_store.h"
#include "i18n/danish.h"
#include "person_store.h"
#include "registry_entries.h"
#include "rights.h"
#include "shown.h"
#include "web/frame.h"
#include "web/list.h"

namespace organisation {

namespace {

using web::Html;

web::Crumb people_crumb(const web::Exchange& exchange) { return {exchange.t("People and authorities"), "/folk"}; }

std::vector<web::Crumb> crumbs_to(const web::Exchange& exchange) {
  if (!exchange.viewer.signed_in()) return {{exchange.t("Your local officer"), "/lokalbetjent"}};
  return {people_crumb(exchange)};
}

When when_asked(const web::Exchange& exchange) {
  const std::string& when = exchange.request.query.get("tid");
  return when == "tidligere" ? When::before : when == "kommende" ? When::later : When::now;
}

web::List people_list(const web::Exchange& exchange, const std::vector<PersonLine>& lines) {
  web::List list;
  list.caption = exchange.t("People and their roles");
  list.columns = {{"navn", exchange.t("Name"), true, false},
                  {"titel", exchange.t("Title"), true, false},
                  {"myndighed", exchange.t("Authority"), true, false},
                  {"periode", exchange.t("Period"), false, false},
                  {"kontakt", exchange.t("Contact"), false, false}};
  std::vector<std::pair<std::string, std::string>> roles;
  const std::string& role_asked = exchange.request.query.get("rolle");
  for (const PersonLine& line : lines) {
    const std::string role(permit::identifier(line.role));
    const bool known =
        std::any_of(roles.begin(), roles.end(), [&](const auto& choice) { return choice.first == role; });
    if (!known) roles.emplace_back(role, exchange.t(permit::english_name(line.role)));
    if (!role_asked.empty() && role_asked != role) continue;
    Html title = web::text(line.title);
    if (!line.unit.empty()) title << "<br><small>" << line.unit << "</small>";
    list.rows.push_back({{web::link(line.name, person_address(line.person)), line.name},
                         {title, line.title},
                         {web::link(line.authority_name, authority_address(line.authority_key)), line.authority_name},
                         {web::text(period_words(exchange, line.period)), period_words(exchange, line.period)},
                         {reach(exchange, line.phone, line.email), line.phone + " " + line.email}});
  }
  std::sort(roles.begin(), roles.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a.second) < i18n::sort_key(b.second); });
  std::vector<std::pair<std::string, std::string>> authorities;
  for (const PersonLine& line : lines) {
    const std::pair choice{line.authority_key, line.authority_name};
    if (std::find(authorities.begin(), authorities.end(), choice) == authorities.end()) authorities.push_back(choice);
  }
  std::sort(authorities.begin(), authorities.end(),
            [](const auto& a, const auto& b) { return i18n::sort_key(a.second) < i18n::sort_key(b.second); });
  list.filters = {{"myndighed", exchange.t("Authority"), authorities}, {"rolle", exchange.t("Role"), roles}};
  list.empty = web::empty_state(
      exchange.t("Here stand the people who take part in the cooperation, with their roles."),
      exchange.t("The secretariat of the district council loads the district or gives the first role."));
  return list;
}

/// Which of the three lists this is, and the way to the two others.
Html when_line(const web::Exchange& exchange, When when) {
  Html html;
  html << "<p>";
  switch (when) {
    case When::now: html << exchange.t("You see those who have a role today."); break;
    case When::before: html << exchange.t("You see those who had a role before."); break;
    case When::later: html << exchange.t("You see those whose role begins later."); break;
  }
  if (when != When::now) html << " " << web::link(exchange.t("Today"), "/folk");
  if (when != When::before) html << " " << web::link(exchange.t("Earlier"), "/folk?tid=tidligere");
  if (when != When::later) html << " " << web::link(exchange.t("To come"), "/folk?tid=kommende");
  html << "</p>";
  return html;
}

/// Authorities by kind, and the areas, as cards of links.
Html ways_on(const web::Exchange& exchange, const std::vector<Authority>& all, const std::vector<Area>& areas_today) {
  std::vector<web::Card> cards;
  for (const AuthorityKind kind : {AuthorityKind::police_district, AuthorityKind::municipality, AuthorityKind::region,
                                   AuthorityKind::probation_service, AuthorityKind::partner}) {
    Html items;
    for (const Authority& authority : all) {
      if (authority.kind == kind)
        items << "<li>" << web::link(authority.name, authority_address(authority.key)) << "</li>";
    }
    if (items.empty()) continue;
    web::Card card;
    card.title = exchange.t(english_name(kind));
    card.body << "<ul class=\"nobullet-list\">" << items << "</ul>";
    cards.push_back(std::move(card));
  }
  web::Card areas_card;
  areas_card.title = exchange.t("Areas");
  areas_card.address = "/folk/omraader";
  areas_card.body << "<ul class=\"nobullet-list\">";
  for (const Area& area : areas_today)
    areas_card.body << "<li>" << web::link(area.name, area_address(area.key)) << "</li>";
  areas_card.body << "</ul>";
  cards.push_back(std::move(areas_card));
  Html html;
  html << web::heading(2, exchange.t("Authorities and areas"), "myndigheder") << web::cards(cards);
  return html;
}

Html ended_tag(const web::Exchange& exchange, const Period& period) {
  if (period.covers(exchange.today())) return {};
  const bool later = period.since > exchange.today();
  return web::tag(web::Tone::neutral, later ? exchange.t("To come") : exchange.t("Ended"));
}

Html period_with_tag(const web::Exchange& exchange, const Period& period) {
  Html html = web::text(period_words(exchange, period));
  if (!period.covers(exchange.today())) html << web::text(" ") << ended_tag(exchange, period);
  return html;
}

Html officers_table(const web::Exchange& exchange, const std::vector<OfficerLine>& lines) {
  std::vector<std::vector<Html>> rows;
  for (const OfficerLine& line : lines) {
    Html name = exchange.viewer.signed_in() ? web::link(line.name, person_address(line.assignment.person))
                                            : web::text(line.name);
    rows.push_back({web::text(rank_words(exchange, line.assignment.rank)), name,
                    web::text(function_words(exchange, line.assignment)),
                    period_with_tag(exchange, line.assignment.period), reach(exchange, line.phone, line.email)});
  }
  return table(
      exchange.t("Local officers"),
      {exchange.t("Rank"), exchange.t("Name"), exchange.t("Functions"), exchange.t("Period"), exchange.t("Contact")},
      rows);
}

std::string succession_words(const web::Exchange& exchange, storage::Transaction& tx, const Succession& succession) {
  const auto from = find_authority(tx, succession.from, config::plus_days(succession.day, -1));
  const auto to = find_authority(tx, succession.to, succession.day);
  const std::string from_name = from ? from->name : "", to_name = to ? to->name : "";
  switch (succession.kind) {
    case SuccessionKind::merged: return exchange.t("{0} was merged into {1}.", {from_name, to_name});
    case SuccessionKind::renamed: return exchange.t("{0} became {1}.", {from_name, to_name});
    case SuccessionKind::split: return exchange.t("{1} was split off from {0}.", {from_name, to_name});
  }
  return "";
}

/// Names and successions from oldest to newest, when there is more to tell than today's name.
Html name_history(const web::Exchange& exchange, storage::Transaction& tx, const AuthorityRecord& authority) {
  std::vector<std::pair<config::Date, web::Event>> events;
  for (const AuthorityName& name : authority.names) {
    events.push_back({name.period.since, {period_words(exchange, name.period), web::text(name.name)}});
  }
  for (const Succession& succession : successions_of(tx, authority.id)) {
    events.push_back(
        {succession.day, {i18n::long_date(succession.day), web::text(succession_words(exchange, tx, succession))}});
  }
  if (events.size() < 2) return {};
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<web::Event> told;
  for (auto& [day, event] : events) told.push_back(std::move(event));
  Html html;
  html << web::heading(2, exchange.t("Names over time")) << web::timeline(told);
  return html;
}

/// How it was, is and will be reached, when that has changed.
Html contact_history(const web::Exchange& exchange, const std::vector<AuthorityContact>& contacts) {
  if (contacts.size() < 2) return {};
  std::vector<web::Event> events;
  for (const AuthorityContact& contact : contacts) {
    Html ways = reach(exchange, contact.phone, contact.email);
    if (!contact.website.empty()) {
      if (!ways.empty()) ways << "<br>";
      ways << web::link(contact.website, contact.website);
    }
    events.push_back({exchange.t("from {0}", {i18n::long_date(contact.since)}), std::move(ways)});
  }
  Html html;
  html << web::heading(2, exchange.t("Contact over time")) << web::timeline(events);
  return html;
}

}  // namespace

http::Response list_people(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const std::vector<PersonLine> lines = people_lines(tx, exchange.viewer, when_asked(exchange));
    const web::List list = people_list(exchange, lines);
    if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
    web::Page page;
    page.title = exchange.t("People and authorities");
    page.lead = exchange.t("Who takes part in the cooperation, in which role and for whom.");
    page.section = "/folk";
    if (change_roles.given_to(exchange.viewer))
      page.actions << web::button_link(exchange.t("Give a role"), "/folk/roller/ny", true);
    page.actions << web::button_link(exchange.t("Local officers"), "/folk/lokalbetjente")
                 << web::button_link(exchange.t("Stakeholders"), "/interessenter");
    page.body << when_line(exchange, when_asked(exchange)) << web::show_list(exchange, list)
              << ways_on(exchange, authorities(tx, exchange.today()), areas(tx, exchange.today()));
    return web::show(exchange, page);
  });
}

http::Response show_person(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto person = visible_person(tx, exchange.viewer, exchange.id("person"));
    if (!person) return web::not_found(exchange);
    web::Page page;
    page.title = person->name;
    page.section = "/folk";
    page.crumbs = {people_crumb(exchange)};
    const std::vector<StoredRole> roles = roles_of(tx, person->id);
    std::vector<std::vector<Html>> rows;
    for (const StoredRole& stored : roles) {
      const RoleHeld& role = stored.role;
      const config::Date day =
          role.period.until ? std::min(exchange.today(), config::plus_days(*role.period.until, -1)) : exchange.today();
      const auto authority = find_authority(tx, role.authority, day);
      const std::string authority_name = authority ? authority->name : "";
      if (role.period.covers(exchange.today())) {
        if (!page.lead.empty()) page.lead += " ";
        page.lead += exchange.t("{0} in {1}.", {role.title, authority_name});
      }
      Html where = web::link(authority_name, authority_address(authority ? authority->key : ""));
      if (!role.unit.empty()) {
        if (const auto unit = find_unit(tx, role.unit)) where << "<br><small>" << unit->name << "</small>";
      }
      Html act;
      const bool open = !role.period.until || *role.period.until > exchange.today();
      if (open && may_give(exchange.viewer.role, role.role) && change_roles.given_to(exchange.viewer) &&
          role.person != exchange.viewer.person) {
        act = web::link(exchange.t("End the role"), "/folk/roller/" + role.id.text() + "/afslut");
      }
      rows.push_back({web::text(role.title), where, period_with_tag(exchange, role.period)});
      if (change_roles.given_to(exchange.viewer)) rows.back().push_back(act);
    }
    if (page.lead.empty()) page.lead = exchange.t("Has no role today.");
    if (change_roles.given_to(exchange.viewer)) {
      page.actions << web::button_link(exchange.t("Give a role"), "/folk/roller/ny?person=" + person->id.text());
    }
    const Html ways = reach(exchange, person->phone, person->email);
    if (!ways.empty()) page.body << web::facts({{exchange.t("Contact"), ways}});
    std::vector<std::string> heads{exchange.t("Title"), exchange.t("Authority"), exchange.t("Period")};
    if (change_roles.given_to(exchange.viewer)) heads.push_back(exchange.t("Act"));
    page.body << web::heading(2, exchange.t("Roles")) << table(exchange.t("Roles"), heads, rows);
    const std::vector<Assignment> assignments = assignments_of_person(tx, person->id);
    if (!assignments.empty()) {
      std::vector<std::vector<Html>> officer_rows;
      for (const Assignment& assignment : assignments) {
        const auto area = find_area(tx, assignment.area);
        officer_rows.push_back({web::text(rank_words(exchange, assignment.rank)),
                                area ? web::link(area->name, area_address(area->key)) : Html{},
                                web::text(function_words(exchange, assignment)),
                                period_with_tag(exchange, assignment.period)});
      }
      page.body << web::heading(2, exchange.t("Areas as local officer"))
                << table(exchange.t("Areas as local officer"),
                         {exchange.t("Rank"), exchange.t("Area"), exchange.t("Functions"), exchange.t("Period")},
                         officer_rows);
    }
    page.body << history_foot(exchange, tx, person->id);
    return web::show(exchange, page);
  });
}

http::Response list_authorities(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    web::Page page;
    page.title = exchange.t("Authorities");
    page.lead = exchange.t("The police district, the municipalities and those they work with.");
    page.crumbs = crumbs_to(exchange);
    page.section = "/folk";
    Html body;
    for (const Authority& authority : authorities(tx, exchange.today())) {
      body << "<li>" << web::link(authority.name, authority_address(authority.key)) << web::text(" - ")
           << exchange.t(english_name(authority.kind)) << "</li>";
    }
    page.body << "<ul>" << body << "</ul>";
    return web::show(exchange, page);
  });
}

http::Response show_authority(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto record = find_authority_by_key(tx, exchange.place["myndighed"]);
    if (!record) return web::not_found(exchange);
    const auto authority = find_authority(tx, record->id, exchange.today());
    web::Page page;
    page.title = record->name_on(exchange.today()).name;
    page.lead = exchange.t(english_name(record->kind)) + ".";
    page.crumbs = crumbs_to(exchange);
    page.section = exchange.viewer.signed_in() ? "/folk" : "/lokalbetjent";
    page.state = ended_tag(exchange, record->period);

    std::vector<std::pair<std::string, Html>> facts;
    const AuthorityContact contact = contact_on(tx, *record, exchange.today());
    if (const Html ways = reach(exchange, contact.phone, contact.email); !ways.empty())
      facts.emplace_back(exchange.t("Contact"), ways);
    if (!contact.website.empty())
      facts.emplace_back(exchange.t("Website"), web::link(contact.website, contact.website));
    if (change_authorities.given_to(exchange.viewer)) {
      page.actions << web::button_link(exchange.t("Change name or contact"), authority_address(record->key) + "/ret");
    }
    if (record->municipality_code != 0)
      facts.emplace_back(exchange.t("Municipality code"), web::text(std::to_string(record->municipality_code)));
    if (authority && !authority->area.empty()) {
      if (const auto area = find_area(tx, authority->area))
        facts.emplace_back(exchange.t("Area"), web::link(area->name, area_address(area->key)));
    }
    if (!facts.empty()) page.body << web::facts(facts);

    std::vector<std::vector<Html>> rows;
    for (const PersonLine& line : people_lines(tx, exchange.viewer, When::now)) {
      if (line.authority != record->id) continue;
      rows.push_back({web::link(line.name, person_address(line.person)), web::text(line.title), web::text(line.unit),
                      reach(exchange, line.phone, line.email)});
    }
    if (!rows.empty()) {
      page.body << web::heading(2, exchange.t("People"))
                << table(exchange.t("People"),
                         {exchange.t("Name"), exchange.t("Title"), exchange.t("Unit"), exchange.t("Contact")}, rows);
    } else if (exchange.viewer.signed_in()) {
      page.body << web::heading(2, exchange.t("People")) << "<p>" << exchange.t("Nobody has a role here today.")
                << "</p>";
    }
    Html units;
    for (const Unit& unit : units_of(tx, record->id)) {
      units << "<li>" << unit.name;
      if (!unit.period.covers(exchange.today())) units << " (" << period_words(exchange, unit.period) << ")";
      units << "</li>";
    }
    if (!units.empty()) page.body << web::heading(2, exchange.t("Units")) << "<ul>" << units << "</ul>";
    page.body << name_history(exchange, tx, *record) << contact_history(exchange, contacts_of(tx, *record))
              << history_foot(exchange, tx, record->id);
    return web::show(exchange, page);
  });
}

http::Response list_areas(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    web::Page page;
    page.title = exchange.t("Areas");
    page.lead = exchange.t("Local councils that meet together and share local officers.");
    page.crumbs = crumbs_to(exchange);
    page.section = exchange.viewer.signed_in() ? "/folk" : "/lokalbetjent";
    page.body << "<ul>";
    for (const Area& area : areas(tx, exchange.today()))
      page.body << "<li>" << web::link(area.name, area_address(area.key)) << "</li>";
    page.body << "</ul>";
    return web::show(exchange, page);
  });
}

http::Response show_area(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto area = find_area_by_key(tx, exchange.place["omraade"]);
    if (!area) return web::not_found(exchange);
    web::Page page;
    page.title = area->name;
    page.lead = exchange.t("An area of local councils with its own local officers.");
    page.crumbs = crumbs_to(exchange);
    page.section = exchange.viewer.signed_in() ? "/folk" : "/lokalbetjent";
    page.state = ended_tag(exchange, area->period);
    std::vector<std::pair<std::string, Html>> in_order;  // sort key and line
    for (const AreaMember& member : area->members) {
      const auto authority = find_authority(tx, member.authority, exchange.today());
      if (!authority) continue;
      Html line;
      line << "<li>" << web::link(authority->name, authority_address(authority->key));
      if (!member.period.covers(exchange.today())) line << " (" << period_words(exchange, member.period) << ")";
      line << "</li>";
      in_order.emplace_back(i18n::sort_key(authority->name), std::move(line));
    }
    std::sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Html members;
    for (const auto& [key, line] : in_order) members << line;
    page.body << web::heading(2, exchange.t("Municipalities")) << "<ul>" << members << "</ul>"
              << web::heading(2, exchange.t("Local officers"));
    const std::vector<OfficerLine> officers = officer_lines(tx, exchange.viewer, area->id);
    if (officers.empty())
      page.body << "<p>" << exchange.t("No local officer is shown here. Call 114.") << "</p>";
    else
      page.body << officers_table(exchange, officers);
    if (exchange.viewer.signed_in())
      page.body << "<p>" << web::link(exchange.t("Local officers in all areas"), "/folk/lokalbetjente") << "</p>";
    page.body << history_foot(exchange, tx, area->id);
    return web::show(exchange, page);
  });
}

}  // namespace organisation
