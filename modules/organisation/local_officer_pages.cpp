// Local officers as the district works with them. What is missing stands above what is there.

#include "local_officer_pages.h"

#include <algorithm>

#include "area_store.h"
#include "i18n/danish.h"
#include "local_officer_changes.h"
#include "person_store.h"
#include "registry_entries.h"
#include "rights.h"
#include "shown.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"

namespace organisation {

namespace {

using web::Html;

constexpr const char* officers_address = "/folk/lokalbetjente";

std::vector<web::Crumb> crumbs(const web::Exchange& exchange, bool below) {
  std::vector<web::Crumb> all{{exchange.t("People and authorities"), "/folk"}};
  if (below) all.push_back({exchange.t("Local officers"), officers_address});
  return all;
}

/// What is missing in an area, in words; empty when all is well.
Html missing_in(const web::Exchange& exchange, const AreaRecord& area, const std::vector<Assignment>& assignments) {
  Html items;
  const config::Date today = exchange.today();
  const bool may = assign_local_officers.given_to(exchange.viewer);
  const auto tell = [&](Rank rank, const auto& words) {
    for (const Period& gap : gaps(assignments, rank, today, config::plus_days(today, days_ahead))) {
      const bool open = gap.until == config::plus_days(today, days_ahead);
      const std::string since = i18n::long_date(gap.since);
      const std::string last = i18n::long_date(config::plus_days(gap.until.value_or(gap.since), -1));
      items << "<li>" << area.name << ": " << words(open, since, last);
      if (may) items << " " << web::link(exchange.t("Assign one"), assign_address(area.id, rank));
      items << "</li>";
    }
  };
  tell(Rank::primary, [&](bool open, const std::string& since, const std::string& last) {
    return open ? exchange.t("no primary local officer from {0}.", {since})
                : exchange.t("no primary local officer from {0} to {1}.", {since, last});
  });
  tell(Rank::secondary, [&](bool open, const std::string& since, const std::string& last) {
    return open ? exchange.t("no secondary local officer from {0}.", {since})
                : exchange.t("no secondary local officer from {0} to {1}.", {since, last});
  });
  for (const Headcount& headcount : area.headcounts) {
    if (headcount.year != static_cast<int>(today.year())) continue;
    const auto now = std::count_if(assignments.begin(), assignments.end(),
                                   [&](const Assignment& a) { return a.period.covers(today); });
    if (now >= headcount.planned) continue;
    items << "<li>" << area.name << ": "
          << exchange.t("{0} of {1} planned local officers are assigned.",
                        {std::to_string(now), std::to_string(headcount.planned)})
          << "</li>";
  }
  return items;
}

web::List officer_list(const web::Exchange& exchange, const std::vector<OfficerLine>& lines) {
  web::List list;
  list.caption = exchange.t("Local officers");
  list.columns = {
      {"omraade", exchange.t("Area"), true, false},    {"rang", exchange.t("Rank"), true, false},
      {"navn", exchange.t("Name"), true, false},       {"opgaver", exchange.t("Functions"), false, false},
      {"periode", exchange.t("Period"), false, false}, {"vises", exchange.t("Shown to the public"), true, false},
      {"kontakt", exchange.t("Contact"), false, false}};
  const bool may = assign_local_officers.given_to(exchange.viewer);
  if (may) list.columns.push_back({"handling", exchange.t("Act"), false, false});
  std::vector<std::pair<std::string, std::string>> area_choices;
  for (const OfficerLine& line : lines) {
    const Assignment& assignment = line.assignment;
    const std::pair choice{line.area_key, line.area_name};
    if (std::find(area_choices.begin(), area_choices.end(), choice) == area_choices.end())
      area_choices.push_back(choice);
    const std::string shown = assignment.public_contact ? exchange.t("Yes") : exchange.t("No");
    Html period = web::text(period_words(exchange, assignment.period));
    if (assignment.period.since > exchange.today())
      period << web::text(" ") << web::tag(web::Tone::info, exchange.t("To come"));
    std::vector<web::Cell> row{
        {web::link(line.area_name, area_address(line.area_key)), line.area_name},
        {web::text(rank_words(exchange, assignment.rank)), rank_words(exchange, assignment.rank)},
        {web::link(line.name, person_address(assignment.person)), line.name},
        {web::text(function_words(exchange, assignment)), function_words(exchange, assignment)},
        {period, period_words(exchange, assignment.period)},
        {web::text(shown), shown},
        {reach(exchange, line.phone, line.email), line.phone + " " + line.email}};
    if (may) {
      row.push_back(
          {web::link(exchange.t("End"), std::string(officers_address) + "/" + assignment.id.text() + "/afslut"), ""});
    }
    list.rows.push_back(std::move(row));
  }
  list.filters = {{"omraade", exchange.t("Area"), area_choices},
                  {"rang",
                   exchange.t("Rank"),
                   {{"primary", rank_words(exchange, Rank::primary)},
                    {"secondary", rank_words(exchange, Rank::secondary)},
                    {"tertiary", rank_words(exchange, Rank::tertiary)}}}};
  list.empty = web::empty_state(
      exchange.t("Here stand the local officers of each area, with rank and period."),
      exchange.t("The secretariat assigns the first one."),
      may ? web::button_link(exchange.t("Assign a local officer"), std::string(officers_address) + "/ny", true)
          : Html{});
  return list;
}

NewAssignment read_assignment_form(web::Input& input) {
  NewAssignment wanted;
  wanted.assignment.area = input.id("area");
  wanted.assignment.rank =
      rank_named(input.choice("rank", {"primary", "secondary", "tertiary"})).value_or(Rank::tertiary);
  wanted.assignment.person = input.id("person");
  wanted.assignment.period.since = input.date("since").value_or(config::Date{});
  if (const auto last = input.date("until", false)) wanted.assignment.period.until = config::plus_days(*last, 1);
  for (const std::string& function : input.choices("functions")) {
    if (function == "ssp") wanted.assignment.ssp = true;
    if (function == "ksp") wanted.assignment.ksp = true;
    if (function == "mobile_station") wanted.assignment.mobile_station = true;
  }
  wanted.assignment.public_contact = input.flag("public_contact");
  wanted.relieve = input.flag("relieve");
  wanted.reason = input.text("reason", {.required = false, .most = 500});
  return wanted;
}

http::Response assign_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input) {
  web::Page page;
  page.title = exchange.t("Assign a local officer");
  page.lead = exchange.t(
      "An area has exactly one primary local officer at a time. The others step in when the primary is away.");
  page.crumbs = crumbs(exchange, true);
  page.section = "/folk";
  std::vector<web::Option> area_options, people;
  for (const Area& area : areas(tx, exchange.today())) area_options.push_back({area.id.text(), area.name});
  for (const When when : {When::now, When::later}) {
    for (const PersonLine& line : people_lines(tx, exchange.viewer, when)) {
      if (line.role == permit::Role::local_officer) people.push_back({line.person.text(), line.name});
    }
  }
  web::Form form(exchange, std::string(officers_address) + "/ny", input);
  form.select("area", exchange.t("Area"), area_options)
      .radios("rank", exchange.t("Rank"),
              {{"primary", rank_words(exchange, Rank::primary)},
               {"secondary", rank_words(exchange, Rank::secondary)},
               {"tertiary", rank_words(exchange, Rank::tertiary)}})
      .select("person", exchange.t("Officer"), people, exchange.t("People with the role of local officer."))
      .date("since", exchange.t("First day"))
      .date("until", exchange.t("Last day"), exchange.t("Leave it empty when no end is planned."), false)
      .check("relieve", exchange.t("The primary of today ends the day before"),
             exchange.t("Only when you assign a new primary."))
      .checks("functions", exchange.t("Functions"),
              {{"ssp", exchange.t("SSP")},
               {"ksp", exchange.t("KSP")},
               {"mobile_station", exchange.t("Mobile police station")}})
      .check("public_contact", exchange.t("The officer accepts that name, phone and mail are shown to the public"),
             exchange.t("Ask the officer first."))
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."), false);
  page.body << form.submit(exchange.t("Go on and see what it means"), officers_address);
  page.status = input.ok() ? 200 : 422;
  return web::show(exchange, page);
}

/// What will be done, in one sentence, with the fields carried along.
http::Response confirm_page(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                            const NewAssignment& wanted) {
  const auto person = find_person_record(tx, wanted.assignment.person);
  const auto area = find_area(tx, wanted.assignment.area);
  web::Page page;
  page.title = exchange.t("Is this right?");
  page.crumbs = crumbs(exchange, true);
  page.section = "/folk";
  page.lead = exchange.t("{0} becomes {1} in {2} {3}.",
                         {person ? person->name : "", rank_in_sentence(exchange, wanted.assignment.rank),
                          area ? area->name : "", period_words(exchange, wanted.assignment.period)});
  if (wanted.relieve && wanted.assignment.rank == Rank::primary) {
    for (const Assignment& other : assignments_of_area(tx, wanted.assignment.area)) {
      if (other.rank != Rank::primary || !other.period.covers(wanted.assignment.period.since)) continue;
      const auto before = find_person_record(tx, other.person);
      page.body << "<p>" << exchange.t("{0} ends as primary the day before.", {before ? before->name : ""}) << "</p>";
    }
  }
  page.body << "<p>"
            << (wanted.assignment.public_contact
                    ? exchange.t("Name, phone and mail are shown to the public in the period.")
                    : exchange.t("The public does not see who it is."))
            << "</p>";
  web::Form form(exchange, std::string(officers_address) + "/ny", input);
  for (const char* name : {"area", "rank", "person", "since", "until", "relieve", "public_contact", "reason"}) {
    if (!input.raw(name).empty()) form.hidden(name, input.raw(name));
  }
  for (const std::string& function : input.raw_all("functions")) form.hidden("functions", function);
  form.hidden("confirmed", "ja");
  page.body << form.submit(exchange.t("Assign {0}", {person ? person->name : ""}), officers_address);
  return web::show(exchange, page);
}

http::Response end_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                        const StoredAssignment& stored) {
  const auto person = find_person_record(tx, stored.assignment.person);
  const auto area = find_area(tx, stored.assignment.area);
  const std::string name = person ? person->name : "";
  web::Page page;
  page.title = exchange.t("End an assignment: {0}", {name});
  page.lead =
      exchange.t("{0} is {1} in {2} {3}.", {name, rank_in_sentence(exchange, stored.assignment.rank),
                                            area ? area->name : "", period_words(exchange, stored.assignment.period)});
  page.crumbs = crumbs(exchange, true);
  page.section = "/folk";
  if (stored.assignment.rank == Rank::primary) {
    page.body << "<p>"
              << exchange.t("From the day after, the area has no primary local officer until a new one is assigned.")
              << "</p>";
  }
  web::Form form(exchange, std::string(officers_address) + "/" + stored.assignment.id.text() + "/afslut", input);
  form.date("until", exchange.t("Last day"))
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."), false)
      .hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("End the assignment of {0}", {name}), officers_address);
  page.status = input.ok() ? 200 : 422;
  return web::show(exchange, page);
}

}  // namespace

http::Response list_local_officers(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const std::vector<OfficerLine> lines = officer_lines(tx, exchange.viewer);
    const web::List list = officer_list(exchange, lines);
    if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
    web::Page page;
    page.title = exchange.t("Local officers");
    page.lead = exchange.t("Who is responsible for which area, in which rank and from when.");
    page.crumbs = crumbs(exchange, false);
    page.section = "/folk";
    if (assign_local_officers.given_to(exchange.viewer)) {
      page.actions << web::button_link(exchange.t("Assign a local officer"), std::string(officers_address) + "/ny",
                                       true);
    }
    page.actions << web::button_link(exchange.t("Gaps in the cover"), std::string(officers_address) + "/huller")
                 << web::button_link(exchange.t("Present and planned"), std::string(officers_address) + "/bemanding");
    Html missing;
    for (const AreaRecord& area : area_records(tx, exchange.today()))
      missing << missing_in(exchange, area, assignments_of_area(tx, area.id));
    if (!missing.empty()) {
      Html body;
      body << "<ul>" << missing << "</ul>";
      page.body << web::alert(web::Tone::warning, exchange.t("This is missing"), body);
    }
    page.body << web::show_list(exchange, list) << "<p>"
              << web::link(exchange.t("What the public sees"), "/lokalbetjent") << "</p>";
    return web::show(exchange, page);
  });
}

http::Response show_assign(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const http::Fields& query = exchange.request.query;
    return assign_form(
        tx, exchange,
        web::Input({{"area", query.get("area")}, {"rank", query.get("rank")}, {"person", query.get("person")}}));
  });
}

http::Response assign(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  const NewAssignment wanted = read_assignment_form(input);
  if (input.ok() && exchange.request.form.has("confirmed")) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return assign_local_officer(change, exchange.viewer, wanted);
    });
    if (outcome) return web::done(exchange, officers_address, exchange.t("The local officer is assigned."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) {
    if (input.ok()) {
      if (const auto refusal = refusal_before(tx, exchange.viewer, wanted, exchange.today())) input.refuse(*refusal);
    }
    return input.ok() ? confirm_page(tx, exchange, input, wanted) : assign_form(tx, exchange, input);
  });
}

http::Response show_end_assignment(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_assignment(tx, exchange.id("tildeling"));
    if (!stored) return web::not_found(exchange);
    return end_form(tx, exchange, web::Input({{"until", config::iso(exchange.today())}}), *stored);
  });
}

http::Response end_assignment(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  EndOfAssignment end;
  end.assignment = exchange.id("tildeling");
  end.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(0));
  end.last_day = input.date("until").value_or(config::Date{});
  end.reason = input.text("reason", {.required = false, .most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return end_local_officer(change, exchange.viewer, end);
    });
    if (outcome) return web::done(exchange, officers_address, exchange.t("The assignment is ended."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_assignment(tx, end.assignment);
    return stored ? end_form(tx, exchange, input, *stored) : web::not_found(exchange);
  });
}

}  // namespace organisation
