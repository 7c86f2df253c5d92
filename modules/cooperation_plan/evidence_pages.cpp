// Sources as a list, one by one, and as a form.

#include "evidence_pages.h"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "evidence_store.h"
#include "evidence_work.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_document.h"
#include "rights.h"
#include "thing_history.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"

namespace cooperation_plan {

namespace json = boost::json;
using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/viden";

struct Register {
  std::vector<Evidence> all;
  std::vector<CitedIn> cited;
};
Register read_register(Exchange& exchange, audit::Archive& archive) {
  return archive.read(
      [&](storage::Transaction& tx) { return Register{store::all_evidence(tx), citations_for(tx, exchange.viewer)}; });
}

std::vector<CitedIn> of_key(const std::vector<CitedIn>& cited, std::string_view key) {
  std::vector<CitedIn> found;
  std::copy_if(cited.begin(), cited.end(), std::back_inserter(found),
               [&](const CitedIn& one) { return one.citation.key == key; });
  return found;
}

Html age_tag(const Exchange& exchange, const Evidence& one) {
  return outdated(one, exchange.today()) ? web::tag(web::Tone::warning, exchange.t("Outdated"))
                                         : web::tag(web::Tone::success, exchange.t("Valid"));
}

std::string valid_words(const Exchange& exchange, const Evidence& one) {
  const config::Date last = config::plus_days(outdated_on(one), -1);
  return outdated(one, exchange.today()) ? exchange.t("was valid until {0}", {i18n::long_date(last)})
                                         : exchange.t("valid until {0}", {i18n::long_date(last)});
}

json::object machine_evidence(const Evidence& one, const std::vector<CitedIn>& cited, config::Date today) {
  json::array places;
  for (const CitedIn& place : of_key(cited, one.key)) {
    places.push_back({{"plan", place.title},
                      {"year", place.year},
                      {"place", place.citation.place},
                      {"sentence", place.citation.sentence},
                      {"address", place.address}});
  }
  return {{"id", one.id.text()},
          {"key", one.key},
          {"title", one.title},
          {"publisher", one.publisher},
          {"year", one.year},
          {"population", one.population},
          {"figure", one.figure},
          {"method", one.method},
          {"url", one.url},
          {"valid_until", one.valid_until ? json::value(config::iso(*one.valid_until)) : json::value(nullptr)},
          {"outdated_on", config::iso(outdated_on(one))},
          {"outdated", outdated(one, today)},
          {"address", evidence_address(one.key)},
          {"cited_in", places}};
}

std::vector<std::pair<std::string, std::string>> values_of(const Evidence& one) {
  return {{"title", one.title},
          {"publisher", one.publisher},
          {"year", std::to_string(one.year)},
          {"population", one.population},
          {"figure", one.figure},
          {"method", one.method},
          {"url", one.url},
          {"valid_until", one.valid_until ? config::iso(*one.valid_until) : ""},
          {"owner_role", std::string(permit::identifier(one.owner_role))},
          {"version", std::to_string(one.version)}};
}

std::string key_in(const Exchange& exchange) {
  const auto found = exchange.place.find("viden");
  return found == exchange.place.end() ? std::string{} : found->second;
}

http::Response show_form(Exchange& exchange, audit::Archive& archive, const web::Input* typed) {
  const std::string key = key_in(exchange);
  std::vector<web::Option> owners;
  const auto one = archive.read([&](storage::Transaction& tx) {
    const auto district = organisation::police_district(tx, exchange.today());
    for (permit::Role role :
         {permit::Role::analyst, permit::Role::district_secretariat, permit::Role::prevention_officer}) {
      if (district)
        owners.push_back({std::string(permit::identifier(role)),
                          organisation::words_for(tx, permit::office(role, district->id), exchange.today())});
    }
    return key.empty() ? std::nullopt : store::evidence(tx, key);
  });
  if (!key.empty() && !one) return web::not_found(exchange);
  web::Input fresh;
  if (one)
    fresh = web::Input(values_of(*one));
  else
    fresh = web::Input(std::vector<std::pair<std::string, std::string>>{{"owner_role", "analyst"}});
  const web::Input& input = typed ? *typed : fresh;
  web::Page page;
  page.title = one ? exchange.t("Renew the source") : exchange.t("Add a source");
  page.lead = exchange.t(
      "A plan's figures stand on sources that everybody can look up. Write so that a reader can judge them.");
  page.crumbs = {{exchange.t("Evidence"), section}};
  if (one) page.crumbs.push_back({one->title, evidence_address(one->key)});
  page.section = section;
  page.status = input.ok() ? 200 : 422;
  const std::string back = one ? evidence_address(one->key) : section;
  web::Form form(exchange, one ? back + "/ret" : "/viden/ny", input);
  // After a refusal the next save is meant: it goes on from what stands now.
  if (one) form.hidden("version", std::to_string(one->version));
  form.text("title", exchange.t("Title of the source"))
      .text("publisher", exchange.t("Publisher"))
      .number("year", exchange.t("Year of the figures"), exchange.t("Older than three years, it counts as outdated."))
      .area("figure", exchange.t("What it says"), exchange.t("The figure in a whole sentence."), true, 3)
      .text("population", exchange.t("Whom it is about"),
            exchange.t("For instance: 1,200 people aged 18-25 in Odense."), false)
      .area("method", exchange.t("How it was found, and with which caveat"), {}, false, 3)
      .text("url", exchange.t("Address"), exchange.t("Where it can be read: https://..."), false)
      .date("valid_until", exchange.t("Valid until"),
            exchange.t("When a newer one is expected before the three years are over."), false)
      .select("owner_role", exchange.t("Who renews it"), owners);
  page.body << form.submit(exchange.t("Save the source"), back);
  return web::show(exchange, page);
}

}  // namespace

http::Response evidence_list_page(Exchange& exchange, audit::Archive& archive) {
  const Register all = read_register(exchange, archive);
  web::List list;
  list.caption = exchange.t("Evidence behind the plans");
  list.columns = {{"titel", exchange.t("Source"), true},       {"udgiver", exchange.t("Publisher"), true},
                  {"aar", exchange.t("Year"), true, true},     {"tal", exchange.t("What it says")},
                  {"gyldig", exchange.t("Valid until"), true}, {"stand", exchange.t("State"), true},
                  {"brugt", exchange.t("Cited"), true, true}};
  std::set<std::string> publishers;
  int old = 0;
  for (const Evidence& one : all.all) {
    const auto places = of_key(all.cited, one.key);
    const config::Date last = config::plus_days(outdated_on(one), -1);
    const bool is_old = outdated(one, exchange.today());
    old += is_old;
    publishers.insert(one.publisher);
    Html count;
    if (places.empty())
      count << exchange.t("Never");
    else
      count << web::link(exchange.tn("{0} place", "{0} places", static_cast<std::int64_t>(places.size())),
                         evidence_address(one.key) + "#brugt");
    list.rows.push_back({{web::link(one.title, evidence_address(one.key)), one.title},
                         {web::text(one.publisher), one.publisher},
                         {web::text(std::to_string(one.year)), std::to_string(one.year)},
                         {web::text(one.figure), one.figure},
                         {web::text(i18n::short_date(last)), config::iso(last)},
                         {age_tag(exchange, one), exchange.t(is_old ? "Outdated" : "Valid")},
                         {count, std::to_string(places.size())}});
  }
  std::vector<std::pair<std::string, std::string>> by;
  for (const std::string& one : publishers) by.emplace_back(one, one);
  list.filters = {
      {"stand", exchange.t("State"), {{"gyldig", exchange.t("Valid")}, {"foraeldet", exchange.t("Outdated")}}},
      {"udgiver", exchange.t("Publisher"), by}};
  list.empty = web::empty_state(exchange.t("The sources behind the plan's figures stand here."),
                                exchange.t("The analysts of the police and the secretariat add them."));
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page;
  page.title = exchange.t("Evidence");
  page.lead = exchange.t("Where the plans' figures come from, {0} sources. {1} of them are outdated.",
                         {std::to_string(all.all.size()), std::to_string(old)});
  page.crumbs = {{exchange.t("The plan"), "/plan"}};
  page.section = exchange.viewer.signed_in() ? "/planarbejde" : "/plan";
  if (rights::keep_evidence.given_to(exchange.viewer))
    page.actions = web::button_link(exchange.t("Add a source"), "/viden/ny", true);
  page.body << web::show_list(exchange, list);
  return web::show(exchange, page);
}

http::Response evidence_page(Exchange& exchange, audit::Archive& archive) {
  struct Content {
    Evidence one;
    std::vector<CitedIn> cited;
    std::string owner;
    Html history;
  };
  const std::string key = key_in(exchange);
  const auto content = archive.read([&](storage::Transaction& tx) -> std::optional<Content> {
    auto one = store::evidence(tx, key);
    if (!one) return std::nullopt;
    Content found{std::move(*one), of_key(citations_for(tx, exchange.viewer), key), {}, {}};
    if (exchange.viewer.signed_in()) {
      found.history = thing_history(exchange, tx, found.one.id);
      if (!found.one.owner.empty())
        found.owner =
            organisation::words_for(tx, permit::office(found.one.owner_role, found.one.owner), exchange.today());
    }
    return found;
  });
  if (!content) return web::not_found(exchange);
  const Evidence& one = content->one;
  web::Page page;
  page.title = one.title;
  page.lead = one.figure;
  page.crumbs = {{exchange.t("The plan"), "/plan"}, {exchange.t("Evidence"), section}};
  page.section = exchange.viewer.signed_in() ? "/planarbejde" : "/plan";
  page.state = age_tag(exchange, one);
  const bool keeps = rights::keep_evidence.given_to(exchange.viewer);
  if (keeps)
    page.actions = web::button_link(exchange.t("Renew the source"), evidence_address(key) + "/ret",
                                    outdated(one, exchange.today()));
  Html& body = page.body;
  if (outdated(one, exchange.today()))
    body << web::alert(
        web::Tone::warning, exchange.t("The source is outdated"),
        web::paragraphs(exchange.t("It {0}. Read its figures with care.", {valid_words(exchange, one)})));
  std::vector<std::pair<std::string, Html>> facts{{exchange.t("Publisher"), web::text(one.publisher)},
                                                  {exchange.t("Year"), web::text(std::to_string(one.year))}};
  if (!one.population.empty()) facts.emplace_back(exchange.t("Whom it is about"), web::text(one.population));
  if (!one.method.empty())
    facts.emplace_back(exchange.t("How it was found, and with which caveat"), web::text(one.method));
  facts.emplace_back(exchange.t("State"), web::text(valid_words(exchange, one)));
  if (!one.url.empty()) facts.emplace_back(exchange.t("Read it"), web::link(one.url, one.url));
  if (!content->owner.empty()) facts.emplace_back(exchange.t("Who renews it"), web::text(content->owner));
  body << web::facts(facts) << web::heading(2, exchange.t("Where it is cited"), "brugt");
  if (content->cited.empty()) {
    body << web::empty_state(
        exchange.t("No plan cites it."),
        exchange.t("A figure of the plan's text names the source it stands on; then it is told here."));
    if (keeps)
      body << web::act_button(exchange, exchange.t("Take it out of the register"), evidence_address(key) + "/fjern",
                              web::Weight::harmful, {{"version", std::to_string(one.version)}});
  } else {
    body << "<ul>";
    for (const CitedIn& place : content->cited)
      body << "<li>"
           << web::link(place.title + (place.citation.place.empty() ? "" : ", " + place.citation.place), place.address)
           << ": " << place.citation.sentence << "</li>";
    body << "</ul>";
  }
  if (keeps)
    body << "<p>" << exchange.t("In the plan's text: {0}", {"[[sætning | tal: 12 | viden: " + key + "]]"}) << "</p>";
  body << content->history;
  page.aside << web::heading(2, exchange.t("The circle")) << "<p>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + one.id.text()) << "</p>";
  return web::show(exchange, page);
}

http::Response evidence_form_page(Exchange& exchange, audit::Archive& archive) {
  return show_form(exchange, archive, nullptr);
}

http::Response save_evidence_from_form(Exchange& exchange, audit::Archive& archive) {
  const std::string key = key_in(exchange);
  if (!key.empty() && !archive.read([&](storage::Transaction& tx) { return store::evidence(tx, key).has_value(); }))
    return web::not_found(exchange);
  web::Input input(exchange.request.form);
  Evidence typed;
  typed.key = key;
  typed.title = input.text("title", {.most = 200});
  typed.publisher = input.text("publisher", {.most = 120});
  typed.year = static_cast<int>(input.number("year", 1950, 2100).value_or(0));
  typed.figure = input.text("figure", {.most = 600});
  typed.population = input.text("population", {.required = false, .most = 300});
  typed.method = input.text("method", {.required = false, .most = 1000});
  typed.url = input.text("url", {.required = false, .most = 400});
  typed.valid_until = input.date("valid_until", false);
  typed.owner_role =
      permit::role_named(input.choice("owner_role", {"analyst", "district_secretariat", "prevention_officer"}))
          .value_or(permit::Role::analyst);
  if (!key.empty()) typed.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  if (input.ok()) {
    const auto outcome =
        archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
          if (key.empty()) return add_evidence(change, exchange.viewer, typed);
          const auto changed = change_evidence(change, exchange.viewer, typed);
          if (!changed) return changed.refusal();
          return key;
        });
    if (outcome) return web::done(exchange, evidence_address(*outcome), exchange.t("The source is saved."));
    input.refuse(outcome.refusal());
  }
  return show_form(exchange, archive, &input);
}

http::Response remove_evidence_from_button(Exchange& exchange, audit::Archive& archive) {
  const std::string key = key_in(exchange);
  if (!archive.read([&](storage::Transaction& tx) { return store::evidence(tx, key).has_value(); }))
    return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
    return remove_evidence(change, exchange.viewer, key, read);
  });
  if (!outcome) return web::refused(exchange, outcome.refusal(), evidence_address(key));
  return web::done(exchange, section, exchange.t("The source is taken out of the register."));
}

http::Response api_evidence_list(Exchange& exchange, audit::Archive& archive) {
  const Register all = read_register(exchange, archive);
  json::array out;
  for (const Evidence& one : all.all) out.push_back(machine_evidence(one, all.cited, exchange.today()));
  return json_response(json::object{{"evidence", out}});
}

http::Response api_evidence(Exchange& exchange, audit::Archive& archive) {
  const Register all = read_register(exchange, archive);
  for (const Evidence& one : all.all) {
    if (one.key == key_in(exchange)) return json_response(machine_evidence(one, all.cited, exchange.today()));
  }
  return web::not_found(exchange);
}

}  // namespace cooperation_plan
