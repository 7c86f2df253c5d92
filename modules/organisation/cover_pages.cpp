// /folk/lokalbetjente/huller, /folk/lokalbetjente/bemanding (with its figure), .../bemanding/{omraade} (GET, POST year,
// planned, by, reason, version), and both lists as JSON.

#include "cover_pages.h"

#include <algorithm>

#include <boost/json.hpp>

#include "area_store.h"
#include "cover.h"
#include "i18n/danish.h"
#include "organisation_access.h"
#include "registry_entries.h"
#include "rights.h"
#include "shown.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"

namespace organisation {

namespace {

namespace json = boost::json;
using web::Html;

constexpr const char* officers_address = "/folk/lokalbetjente";
constexpr const char* headcount_address = "/folk/lokalbetjente/bemanding";

std::vector<web::Crumb> crumbs(const web::Exchange& exchange) {
  return {{exchange.t("People and authorities"), "/folk"}, {exchange.t("Local officers"), officers_address}};
}

void add_choice(std::vector<std::pair<std::string, std::string>>& choices, const std::string& words) {
  const std::pair choice{words, words};
  if (std::find(choices.begin(), choices.end(), choice) == choices.end()) choices.push_back(choice);
}

std::string last_words(const web::Exchange& exchange, const CoverGap& gap) {
  return gap.open ? exchange.t("No end in sight") : i18n::long_date(config::plus_days(*gap.days.until, -1));
}

web::List gap_list(const web::Exchange& exchange, storage::Transaction& tx) {
  web::List list;
  list.caption = exchange.t("Gaps in the cover");
  list.columns = {
      {"omraade", exchange.t("Area"), true, false},          {"rang", exchange.t("Rank"), true, false},
      {"fra", exchange.t("First day without"), true, false}, {"til", exchange.t("Last day without"), false, false},
      {"hast", exchange.t("How soon"), false, false},        {"dage", exchange.t("Days"), true, true}};
  const bool may = assign_local_officers.given_to(exchange.viewer);
  if (may) list.columns.push_back({"handling", exchange.t("Act"), false, false});
  std::vector<std::pair<std::string, std::string>> area_choices, ranks;
  const config::Date today = exchange.today();
  struct Line {
    AreaRecord area;
    CoverGap gap;
  };
  std::vector<Line> lines;
  for (const AreaRecord& area : area_records(tx, today)) {
    for (const CoverGap& gap : cover_gaps(area, assignments_of_area(tx, area.id), today, days_ahead))
      lines.push_back({area, gap});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
    return a.gap.days.since != b.gap.days.since ? a.gap.days.since < b.gap.days.since : a.gap.rank < b.gap.rank;
  });
  for (const auto& [area, gap] : lines) {
    const std::string rank = rank_words(exchange, gap.rank), last = last_words(exchange, gap);
    add_choice(area_choices, area.name);
    add_choice(ranks, rank);
    const bool now = gap.days.since <= today;
    const std::string soon = now ? exchange.t("Now") : i18n::relative_days(gap.days.since, today);
    const web::Tone tone = gap.rank == Rank::tertiary  ? web::Tone::neutral
                           : !now                      ? web::Tone::info
                           : gap.rank == Rank::primary ? web::Tone::error
                                                       : web::Tone::warning;
    const std::string days = std::to_string(config::days_between(gap.days.since, *gap.days.until));
    std::vector<web::Cell> row{{web::link(area.name, area_address(area.key)), area.name},
                               {web::text(rank), rank},
                               {web::text(i18n::long_date(gap.days.since)), config::iso(gap.days.since)},
                               {web::text(last), gap.open ? "" : config::iso(config::plus_days(*gap.days.until, -1))},
                               {web::tag(tone, soon), soon},
                               {web::text(days), days}};
    if (may) row.push_back({web::link(exchange.t("Assign one"), assign_address(area.id, gap.rank)), ""});
    list.rows.push_back(std::move(row));
  }
  list.filters = {{"omraade", exchange.t("Area"), area_choices}, {"rang", exchange.t("Rank"), ranks}};
  list.empty =
      web::empty_state(exchange.t("Nobody is missing in the coming year"),
                       exchange.t("A gap stands here as soon as an assignment ends without another after it."));
  return list;
}

struct AreaHeadcount {
  AreaRecord area;
  HeadcountLine line;
};

std::vector<AreaHeadcount> all_headcounts(storage::Transaction& tx, config::Date today) {
  std::vector<AreaHeadcount> all;
  for (const AreaRecord& area : area_records(tx, today)) {
    for (const HeadcountLine& line : headcount_lines(area, assignments_of_area(tx, area.id), today))
      all.push_back({area, line});
  }
  return all;
}

web::List headcount_list(const web::Exchange& exchange, const std::vector<AreaHeadcount>& all) {
  web::List list;
  list.caption = exchange.t("Local officers, present and planned");
  list.columns = {
      {"omraade", exchange.t("Area"), true, false},    {"aar", exchange.t("Year"), true, true},
      {"nu", exchange.t("Present today"), true, true}, {"planlagt", exchange.t("Planned"), true, true},
      {"senest", exchange.t("By when"), true, false},  {"ventet", exchange.t("Expected by then"), true, true},
      {"mangler", exchange.t("Missing"), true, true}};
  const bool may = plan_headcount.given_to(exchange.viewer);
  if (may) list.columns.push_back({"handling", exchange.t("Act"), false, false});
  std::vector<std::pair<std::string, std::string>> area_choices, years;
  for (const auto& [area, line] : all) {
    add_choice(area_choices, area.name);
    add_choice(years, std::to_string(line.plan.year));
    const auto number = [](int value) { return web::Cell{web::text(std::to_string(value)), std::to_string(value)}; };
    Html missing = line.missing() == 0 ? web::text("0") : web::tag(web::Tone::warning, std::to_string(line.missing()));
    std::vector<web::Cell> row{{web::link(area.name, area_address(area.key)), area.name},
                               number(line.plan.year),
                               number(line.present),
                               number(line.plan.planned),
                               {web::text(i18n::long_date(line.plan.due())), config::iso(line.plan.due())},
                               number(line.expected),
                               {missing, std::to_string(line.missing())}};
    if (may)
      row.push_back({web::link(exchange.t("Change the plan"), std::string(headcount_address) + "/" + area.key), ""});
    list.rows.push_back(std::move(row));
  }
  list.filters = {{"omraade", exchange.t("Area"), area_choices}, {"aar", exchange.t("Year"), years}};
  list.empty =
      web::empty_state(exchange.t("No plan of local officers is written yet"),
                       exchange.t("The police superintendent writes how many each area is to have, and by when."));
  return list;
}

/// Two bars per area, present and planned; the numbers stand on them, and the table below says the same.
Html headcount_figure(const web::Exchange& exchange, const std::vector<AreaHeadcount>& all) {
  constexpr int label = 270, unit = 46, bar = 20, gap = 22, top = 34;
  std::vector<AreaHeadcount> shown;
  int most = 1;
  for (const AreaHeadcount& one : all) {
    if (one.line.plan.year != static_cast<int>(exchange.today().year())) continue;
    shown.push_back(one);
    most = std::max({most, one.line.present, one.line.plan.planned});
  }
  if (shown.empty()) return {};
  const int height = top + static_cast<int>(shown.size()) * (2 * bar + gap), width = label + most * unit + 40;
  const std::string title = exchange.t("Local officers in each area, present and planned for {0}",
                                       {std::to_string(static_cast<int>(exchange.today().year()))});
  Html svg;
  svg << "<figure class=\"figure\"><figcaption><strong>" << title
      << "</strong></figcaption><div class=\"circle-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" << title
      << "\"><svg class=\"circle-drawing\" role=\"img\" aria-label=\"" << title << "\" viewBox=\"0 0 " << width << " "
      << height << "\" width=\"" << width << "\" height=\"" << height << "\">";
  svg << "<rect x=\"0\" y=\"4\" width=\"16\" height=\"16\" fill=\"#1f4e79\"/><text x=\"24\" y=\"18\" font-size=\"15\">"
      << exchange.t("Present today")
      << "</text><rect x=\"160\" y=\"4\" width=\"16\" height=\"16\" fill=\"#ffffff\" stroke=\"#1f4e79\" "
         "stroke-width=\"2\"/><text x=\"184\" y=\"18\" font-size=\"15\">"
      << exchange.t("Planned") << "</text>";
  int y = top;
  for (const auto& [area, line] : shown) {
    svg << "<text x=\"0\" y=\"" << y + bar + 5 << "\" font-size=\"15\">" << area.name << "</text>";
    svg << "<rect x=\"" << label << "\" y=\"" << y << "\" width=\"" << line.present * unit << "\" height=\"" << bar
        << "\" fill=\"#1f4e79\"/><text x=\"" << label + line.present * unit + 8 << "\" y=\"" << y + 16
        << "\" font-size=\"15\">" << line.present << "</text>";
    svg << "<rect x=\"" << label + 1 << "\" y=\"" << y + bar + 1 << "\" width=\""
        << std::max(0, line.plan.planned * unit - 2) << "\" height=\"" << bar - 2
        << "\" fill=\"#ffffff\" stroke=\"#1f4e79\" stroke-width=\"2\"/><text x=\""
        << label + line.plan.planned * unit + 8 << "\" y=\"" << y + bar + 16 << "\" font-size=\"15\">"
        << line.plan.planned << "</text>";
    y += 2 * bar + gap;
  }
  svg << "</svg></div></figure>";
  return svg;
}

http::Response plan_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                         const AreaRecord& area) {
  web::Page page;
  page.title = exchange.t("Planned local officers: {0}", {area.name});
  const int present = assigned_on(assignments_of_area(tx, area.id), exchange.today());
  page.lead = exchange.tn("{0} local officer is assigned today.", "{0} local officers are assigned today.", present);
  page.crumbs = crumbs(exchange);
  page.crumbs.push_back({exchange.t("Present and planned"), headcount_address});
  page.section = "/folk";
  page.status = input.ok() ? 200 : 422;
  std::vector<std::vector<Html>> rows;
  for (const Headcount& plan : area.headcounts) {
    rows.push_back({web::text(std::to_string(plan.year)), web::text(std::to_string(plan.planned)),
                    web::text(i18n::long_date(plan.due()))});
  }
  if (!rows.empty()) {
    page.body << web::heading(2, exchange.t("As it stands now"))
              << table(exchange.t("As it stands now"),
                       {exchange.t("Year"), exchange.t("Planned"), exchange.t("By when")}, rows);
  }
  web::Form form(exchange, std::string(headcount_address) + "/" + area.key, input);
  form.number("year", exchange.t("Year"))
      .number("planned", exchange.t("How many local officers"))
      .date("by", exchange.t("By when"), exchange.t("Leave it empty for the last day of the year."), false)
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."))
      .hidden("version", std::to_string(area_version(tx, area.id)));
  page.body << form.submit(exchange.t("Save the plan"), headcount_address);
  return web::show(exchange, page);
}

struct HeadcountChange {
  storage::Id area;
  int version = 0;  // as it was read
  Headcount headcount;
  std::string reason;
};

config::Outcome<config::Done> change_headcount(audit::Change& change, const permit::Viewer& viewer,
                                               const HeadcountChange& wanted) {
  storage::Transaction& tx = change.tx();
  if (auto refusal = no_longer_allowed(tx, viewer, plan_headcount, change.today())) return *refusal;
  const auto area = find_area(tx, wanted.area);
  if (!area || !area->period.covers(change.today()))
    return config::Refusal{"The area does not exist on that day.", {}, "", ""};
  if (area_version(tx, area->id) != wanted.version) {
    return config::Refusal{
        "Somebody else has changed this area in the meantime. What stands above is how it is now. Check it and send "
        "again.",
        {},
        "",
        ""};
  }
  if (auto refusal = refusal_of(wanted.headcount, change.today())) return *refusal;
  std::string before;
  for (const Headcount& plan : area->headcounts) {
    if (plan.year != wanted.headcount.year) continue;
    if (plan.planned == wanted.headcount.planned && plan.due() == wanted.headcount.due())
      return config::Refusal{"Nothing is different from what stands already.", {}, "", ""};
    before = " (før " + std::to_string(plan.planned) + " senest " + i18n::long_date(plan.due()) + ")";
  }
  put_headcount(tx, area->id, wanted.headcount);
  change.record({.verb = "headcount_planned",
                 .thing = area->id,
                 .kind = area_thing,
                 .reason = wanted.reason,
                 .details = std::to_string(wanted.headcount.planned) + " senest " +
                            i18n::long_date(wanted.headcount.due()) + before});
  return config::done;
}

http::Response json_answer(const json::object& whole) {
  http::Response response;
  response.type = "application/json";
  response.body = json::serialize(whole);
  return response;
}

}  // namespace

http::Response list_cover_gaps(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const web::List list = gap_list(exchange, tx);
    if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
    web::Page page;
    page.title = exchange.t("Gaps in the cover");
    page.lead = exchange.t("Where a local officer is missing today or in the coming year, the soonest first.");
    page.crumbs = crumbs(exchange);
    page.section = "/folk";
    page.actions << web::button_link(exchange.t("Present and planned"), headcount_address);
    page.body << web::show_list(exchange, list);
    return web::show(exchange, page);
  });
}

http::Response cover_gaps_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const AreaRecord& area : area_records(tx, exchange.today())) {
      for (const CoverGap& gap : cover_gaps(area, assignments_of_area(tx, area.id), exchange.today(), days_ahead)) {
        json::object thing{{"area", area.key},
                           {"area_name", area.name},
                           {"rank", std::string(identifier(gap.rank))},
                           {"since", config::iso(gap.days.since)}};
        thing["until"] = gap.open ? json::value(nullptr) : json::value(config::iso(*gap.days.until));
        things.push_back(std::move(thing));
      }
    }
    return json_answer({{"gaps", std::move(things)}});
  });
}

http::Response show_headcount(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const std::vector<AreaHeadcount> all = all_headcounts(tx, exchange.today());
    const web::List list = headcount_list(exchange, all);
    if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
    web::Page page;
    page.title = exchange.t("Local officers, present and planned");
    page.lead = exchange.t("How many local officers each area has today, how many are planned, and by when.");
    page.crumbs = crumbs(exchange);
    page.section = "/folk";
    page.actions << web::button_link(exchange.t("Gaps in the cover"), std::string(officers_address) + "/huller");
    page.body << headcount_figure(exchange, all) << web::show_list(exchange, list);
    if (plan_headcount.given_to(exchange.viewer)) {
      page.body << web::heading(2, exchange.t("Write a plan")) << "<ul>";
      for (const AreaRecord& area : area_records(tx, exchange.today()))
        page.body << "<li>" << web::link(area.name, std::string(headcount_address) + "/" + area.key) << "</li>";
      page.body << "</ul>";
    }
    return web::show(exchange, page);
  });
}

http::Response headcount_json(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    json::array things;
    for (const auto& [area, line] : all_headcounts(tx, exchange.today())) {
      things.push_back(json::object{{"area", area.key},
                                    {"area_name", area.name},
                                    {"year", line.plan.year},
                                    {"present", line.present},
                                    {"planned", line.plan.planned},
                                    {"by", config::iso(line.plan.due())},
                                    {"expected", line.expected}});
    }
    return json_answer({{"headcounts", std::move(things)}});
  });
}

http::Response show_plan_headcount(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto area = find_area_by_key(tx, exchange.place["omraade"]);
    if (!area) return web::not_found(exchange);
    return plan_form(tx, exchange,
                     web::Input({{"year", std::to_string(static_cast<int>(exchange.today().year()) + 1)}}), *area);
  });
}

http::Response plan_headcount_from_form(audit::Archive& archive, web::Exchange& exchange) {
  const auto area =
      archive.read([&](storage::Transaction& tx) { return find_area_by_key(tx, exchange.place["omraade"]); });
  if (!area) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  HeadcountChange wanted;
  wanted.area = area->id;
  wanted.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(0));
  wanted.headcount.year = static_cast<int>(input.number("year", 1990, 2100).value_or(0));
  wanted.headcount.planned = static_cast<int>(input.number("planned", 0, 1000).value_or(0));
  wanted.headcount.by = input.date("by", false);
  wanted.reason = input.text("reason", {.most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return change_headcount(change, exchange.viewer, wanted);
    });
    if (outcome) return web::done(exchange, headcount_address, exchange.t("The plan is saved."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) {
    const auto now = find_area(tx, area->id);
    return now ? plan_form(tx, exchange, input, *now) : web::not_found(exchange);
  });
}

}  // namespace organisation
