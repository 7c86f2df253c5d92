// The pages of planning a year.

#include "year_plan_pages.h"

#include <algorithm>

#include "council_store.h"
#include "due_day.h"
#include "holiday.h"
#include "i18n/danish.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "next_year.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

enum class Stage { edit, preview, refused };

/// One line of the form: what was proposed and what stands in it now.
struct Line {
  Proposal proposal;
  std::string id;         // of the meeting it is taken from
  bool held = true;       // is to be planned
  std::string day, time;  // as typed
  Sitting wanted;         // as read, for the warnings
};

struct Sheet {
  int year = 0;
  std::vector<Line> lines;
  YearBook book;  // with the wanted sittings in it
};

std::vector<Meeting> meetings_of_year(storage::Transaction& tx, const permit::Viewer& viewer, int year) {
  using namespace std::chrono;
  return visible_meetings_between(tx, viewer, config::Date{std::chrono::year{year}, January, day{1}},
                                  config::Date{std::chrono::year{year + 1}, January, day{1}});
}

/// Only meetings of councils that the viewer prepares, all of them when several meet.
bool prepares_all(storage::Transaction& tx, const permit::Viewer& viewer, const std::vector<storage::Id>& councils) {
  return std::all_of(councils.begin(), councils.end(),
                     [&](const storage::Id& id) { return prepares(part_in(tx, viewer, id)); });
}

Sheet sheet_of(storage::Transaction& tx, const permit::Viewer& viewer, int year, const web::Input* typed) {
  Sheet sheet;
  sheet.year = year;
  sheet.book = year_book(tx, viewer, year);
  const auto chosen = typed ? typed->raw_all("med") : std::vector<std::string>{};
  for (Proposal& proposal :
       propose_year(meetings_of_year(tx, viewer, year - 1), sheet.book, meetings_of_year(tx, viewer, year), year)) {
    if (!prepares_all(tx, viewer, proposal.sitting.councils)) continue;
    Line line;
    line.id = proposal.sitting.key;
    line.held = !typed || std::find(chosen.begin(), chosen.end(), line.id) != chosen.end();
    line.day = typed ? typed->raw("dag-" + line.id) : config::iso(proposal.sitting.day);
    line.time = typed ? typed->raw("kl-" + line.id) : clock_words(proposal.sitting.starts);
    line.wanted = proposal.sitting;
    line.wanted.key = "ny-" + line.id;
    if (const auto day = config::parse_date(line.day)) line.wanted.day = *day;
    if (typed) {
      web::Input reader({{"kl", line.time}});
      if (const auto starts = reader.minutes("kl", false)) line.wanted.starts = *starts;
    }
    std::vector<Council> councils;
    for (const storage::Id& id : line.wanted.councils) {
      if (const Council* council = sheet.book.find(id)) councils.push_back(*council);
    }
    line.wanted.title = name_of(councils);
    line.proposal = std::move(proposal);
    sheet.lines.push_back(std::move(line));
  }
  for (const Line& line : sheet.lines) {
    if (line.held) sheet.book.put(line.wanted);
  }
  return sheet;
}

Html input_field(const char* type, const std::string& name, const std::string& value, const std::string& label,
                 bool wrong) {
  Html html;
  html << "<input class=\"form-input\" type=\"" << std::string_view(type) << "\" id=\"" << name << "\" name=\"" << name
       << "\" value=\"" << value << "\" aria-label=\"" << label << "\""
       << (wrong ? web::Markup(" aria-invalid=\"true\"") : web::Markup("")) << ">";
  return html;
}

/// "tirsdag i uge 11": what a date field does not say.
std::string weekday_words(const Exchange& x, const std::string& typed) {
  const auto day = config::parse_date(typed);
  if (!day) return {};
  const std::string spoken = i18n::spoken_date(*day);
  return x.t("{0} in week {1}", {spoken.substr(0, spoken.find(' ')), std::to_string(week_of(*day).number)});
}

/// The table in which everything is adjusted; warnings stand beside the day they are about.
Html edit_table(const Exchange& x, const Sheet& sheet, const web::Input* typed) {
  Html rows;
  const std::string before = std::to_string(sheet.year - 1);
  for (const Line& line : sheet.lines) {
    const Council* lead = sheet.book.find(line.wanted.councils.front());
    Html wrong;
    bool day_wrong = false, time_wrong = false;
    if (typed) {
      for (const config::Refusal& refusal : typed->refusals()) {
        day_wrong = day_wrong || refusal.field == "dag-" + line.id;
        time_wrong = time_wrong || refusal.field == "kl-" + line.id;
        if (refusal.field == "dag-" + line.id || refusal.field == "kl-" + line.id)
          wrong << "<div class=\"form-error-message\">" << x.t(refusal) << "</div>";
      }
    }
    rows << "<tr" << (lead && lead->district ? web::Markup(" class=\"plan-district\"") : web::Markup(""))
         << "><td><div class=\"form-group-checkbox\"><input type=\"checkbox\" class=\"form-checkbox\" id=\"med-"
         << line.id << "\" name=\"med\" value=\"" << line.id << "\""
         << (line.held ? web::Markup(" checked") : web::Markup("")) << "><label class=\"form-label\" for=\"med-"
         << line.id << "\">" << line.wanted.title << "</label></div></td><td>" << i18n::spoken_date(line.proposal.from)
         << (line.proposal.cancelled ? web::text(" (" + x.t("cancelled") + ")") : Html()) << "</td><td>"
         << input_field(config::parse_date(line.day) || line.day.empty() ? "date" : "text", "dag-" + line.id, line.day,
                        x.t("Day of {0}", {line.wanted.title}), day_wrong)
         << "<small class=\"plan-weekday\">" << weekday_words(x, line.day) << "</small>" << wrong
         << (line.held ? concerns_part(x, concerns_about(line.wanted, sheet.book)) : Html()) << "</td><td>"
         << input_field("text", "kl-" + line.id, line.time, x.t("Time of {0}", {line.wanted.title}), time_wrong)
         << "</td></tr>";
  }
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << x.t("Meetings to plan") << "\"><table class=\"table plan-year\"><caption class=\"sr-only\">"
       << x.t("Meetings to plan") << "</caption><thead><tr><th scope=\"col\">" << x.t("Plan it")
       << "</th><th scope=\"col\">" << x.t("In {0}", {before}) << "</th><th scope=\"col\">" << x.t("Day")
       << "</th><th scope=\"col\">" << x.t("Time") << "</th></tr></thead><tbody>" << rows << "</tbody></table></div>";
  return html;
}

Html preview_table(const Exchange& x, const Sheet& sheet) {
  std::vector<std::vector<Html>> rows;
  for (const Line& line : sheet.lines) {
    if (!line.held) continue;
    const Council* lead = sheet.book.find(line.wanted.councils.front());
    if (!lead) continue;
    Meeting meeting;
    meeting.day = line.wanted.day;
    Html days;
    for (const Point point : {Point::call, Point::dispatch, Point::minutes}) {
      const DueDay due = due_day(point, *lead, meeting);
      days << "<div>" << point_words(x, point) << ": " << i18n::long_date(due.day) << "</div>";
    }
    rows.push_back(
        {web::text(line.wanted.title),
         web::text(i18n::spoken_date(line.wanted.day) + " " + x.t("at {0}", {clock_words(line.wanted.starts)})), days,
         concerns_part(x, concerns_about(line.wanted, sheet.book))});
  }
  return table(x.t("What is planned"), {x.t("Council"), x.t("Meeting"), x.t("What follows"), x.t("Worth a look")},
               rows);
}

Html few_part(const Exchange& x, const Sheet& sheet) {
  const auto missing = too_few_in(sheet.book, sheet.year);
  if (missing.empty()) return {};
  Html body;
  body << "<ul>";
  for (const config::Refusal& one : missing) body << "<li>" << x.t(one) << "</li>";
  body << "</ul><p class=\"law\">" << missing.front().law << "</p>";
  return web::alert(web::Tone::warning, x.t("Too few meetings"), body);
}

http::Response plan_page(Exchange& x, const Desk& desk, int year, const web::Input* typed, Stage stage) {
  web::Page page;
  const std::string number = std::to_string(year), before = std::to_string(year - 1);
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const Sheet sheet = sheet_of(tx, x.viewer, year, typed);
    page.title = x.t("Plan the meetings of {0}", {number});
    page.crumbs = {{x.t("Councils"), "/raad"}, {x.t("Year wheel {0}", {number}), "/aarshjul/" + number}};
    page.section = "/raad";
    page.status = stage == Stage::refused ? 422 : 200;
    if (sheet.lines.empty()) {
      page.lead = x.t("Nothing is left to propose.");
      page.body << web::empty_state(
          x.t("Here stand the meetings of {0}, proposed from those of {1}.", {number, before}),
          x.t("Either they are planned already, or there were no meetings in {0} of a council you prepare.", {before}),
          web::button_link(x.t("See the year wheel"), "/aarshjul/" + number, true));
      return true;
    }
    const web::Input none;
    web::Form form(x, "/aarshjul/" + number + "/planlaeg", typed ? *typed : none);
    const auto count =
        std::count_if(sheet.lines.begin(), sheet.lines.end(), [](const Line& line) { return line.held; });
    if (stage == Stage::preview) {
      page.lead = x.t("Nothing is made yet. Look it through; then all of it is made in one act.");
      form.hidden("trin", "opret");
      for (const Line& line : sheet.lines) {
        if (line.held) form.hidden("med", line.id);
        form.hidden("dag-" + line.id, line.day);
        form.hidden("kl-" + line.id, line.time);
      }
      page.body << few_part(x, sheet) << preview_table(x, sheet);
      Html back;
      back << "<button type=\"submit\" name=\"trin\" value=\"ret\" class=\"button button-secondary\">"
           << x.t("Adjust the days") << "</button>";
      page.body << form.part(back).submit(
          x.tn("Plan one meeting", "Plan {0} meetings", static_cast<std::int64_t>(count)), "/aarshjul/" + number);
      return true;
    }
    page.lead =
        x.t("Proposed from {0}: the same week and weekday, away from holidays, each local council within its days "
            "after the "
            "district council. Adjust what must be otherwise.",
            {before});
    form.part(few_part(x, sheet));
    form.part(edit_table(x, sheet, typed));
    page.body << form.submit(x.t("See what will be planned"), "/aarshjul/" + number);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// Every chosen line as a meeting in one change; all or none.
config::Outcome<config::Done> plan_all(audit::Change& change, const permit::Viewer& viewer, int year,
                                       const web::Input& typed) {
  Sheet sheet = sheet_of(change.tx(), viewer, year, &typed);
  std::stable_sort(sheet.lines.begin(), sheet.lines.end(),
                   [](const Line& a, const Line& b) { return a.wanted.day < b.wanted.day; });
  int made = 0;
  for (const Line& line : sheet.lines) {
    if (!line.held) continue;
    NewMeeting wanted{
        line.wanted.councils,  year, line.wanted.day, line.wanted.starts, line.proposal.venue, line.wanted.minutes,
        MeetingKind::ordinary, {}};
    const auto outcome = plan_meeting(change, viewer, wanted);
    if (!outcome) {
      config::Refusal refusal = outcome.refusal();
      if (refusal.field == "day") refusal.field = "dag-" + line.id;
      return refusal;
    }
    ++made;
  }
  if (made == 0) return config::Refusal{"Choose at least one meeting. The others are left out.", {}, {}, {}};
  for (const Council& council : sheet.book.councils) {
    if (council.district)
      change.record(
          {"year_planned", council.id, kinds::council, {}, std::to_string(year) + ": " + std::to_string(made)});
  }
  return config::done;
}

http::Response plan_year(Exchange& x, const Desk& desk, int year) {
  web::Input input(x.request.form);
  for (const std::string& id : input.raw_all("med")) {
    const auto day = input.date("dag-" + id);
    input.minutes("kl-" + id);
    if (day && static_cast<int>(day->year()) != year) {
      input.refuse(config::Refusal{"The day lies outside of {0}.", {std::to_string(year)}, "dag-" + id, {}});
    }
  }
  // The button "Ret dagene" comes after the hidden step of its form.
  const auto steps = input.raw_all("trin");
  const std::string stage = steps.empty() ? std::string() : steps.back();
  if (stage == "ret") return plan_page(x, desk, year, &input, Stage::edit);
  if (!input.ok()) return plan_page(x, desk, year, &input, Stage::refused);
  if (stage != "opret") return plan_page(x, desk, year, &input, Stage::preview);
  const auto outcome = desk.archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return plan_all(change, x.viewer, year, input); });
  if (outcome) {
    return web::done(x, "/aarshjul/" + std::to_string(year),
                     x.tn("One meeting has been planned. Its deadlines follow.",
                          "{0} meetings have been planned. Their deadlines follow.",
                          static_cast<std::int64_t>(input.raw_all("med").size())));
  }
  if (was_not_for_you(outcome.refusal())) return web::not_found(x);
  input.refuse(outcome.refusal());
  return plan_page(x, desk, year, &input, Stage::refused);
}

}  // namespace

void year_plan_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/aarshjul/{aar}/planlaeg", rights::prepare, [desk](Exchange& x) {
    const auto year = year_in(x.place["aar"]);
    return year ? plan_page(x, desk, *year, nullptr, Stage::edit) : web::not_found(x);
  });
  routes.post("/aarshjul/{aar}/planlaeg", rights::prepare, [desk](Exchange& x) {
    const auto year = year_in(x.place["aar"]);
    return year ? plan_year(x, desk, *year) : web::not_found(x);
  });
}

}  // namespace councils
