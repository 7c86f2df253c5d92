// The pages of the year wheel.

#include "wheel_pages.h"

#include <algorithm>
#include <map>
#include <set>

#include "council_store.h"
#include "holiday.h"
#include "i18n/danish.h"
#include "meeting_store.h"
#include "registration.h"
#include "rights.h"
#include "sitting.h"
#include "web/list.h"
#include "wheel.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

constexpr std::array month_names{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                 "juli",   "august",  "september", "oktober", "november", "december"};

std::string month_name(unsigned month) {
  std::string name = month_names[month - 1];
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

/// What a day of the picture shows: the strongest of what falls on it.
struct Mark {
  bool meeting = false, due = false, overdue = false, fixed = false;
  std::string address;             // of the only thing, else of the list of that day
  std::vector<std::string> words;  // heard by those who do not see the mark
};

std::map<config::Date, Mark> marks_of(const Exchange& x, const Wheel& wheel) {
  std::map<config::Date, Mark> marks;
  for (const WheelEntry& entry : wheel.entries) {
    if (entry.turn == Turn::cancelled) continue;
    Mark& mark = marks[entry.due.day];
    if (entry.due.point == Point::meeting)
      mark.meeting = true;
    else
      mark.due = true;
    mark.overdue = mark.overdue || entry.turn == Turn::overdue;
    mark.words.push_back(point_words(x, entry.due.point) + ": " + entry.meeting.title);
    mark.address = meeting_address(entry.meeting);
  }
  for (const FixedPoint& point : wheel.fixed) {
    Mark& mark = marks[point.day];
    mark.fixed = true;
    mark.words.push_back(point.title);
    mark.address = point.address;
  }
  for (auto& [day, mark] : marks) {
    if (mark.words.size() > 1) mark.address = x.request.path + "?dag=" + config::iso(day) + "#liste";
  }
  return marks;
}

Html month_part(const Exchange& x, const Wheel& wheel, const std::map<config::Date, Mark>& marks, unsigned month) {
  using namespace std::chrono;
  const config::Date first{year{wheel.year}, std::chrono::month{month}, day{1}};
  const int days = static_cast<int>(static_cast<unsigned>((first.year() / first.month() / last).day()));
  const bool now = x.today().year() == first.year() && x.today().month() == first.month();
  Html html;
  html << "<section class=\"wheel-month" << (now ? web::Markup(" wheel-now") : web::Markup("")) << "\"><h3>"
       << month_name(month) << "</h3><table><caption class=\"sr-only\">" << month_name(month) << " " << wheel.year
       << "</caption><thead><tr>";
  for (const char* weekday : {"ma", "ti", "on", "to", "fr", "lø", "sø"})
    html << "<th scope=\"col\">" << std::string_view(weekday) << "</th>";
  html << "</tr></thead><tbody><tr>";
  for (int blank = 1; blank < weekday_of(first); ++blank) html << "<td></td>";
  for (int i = 0; i < days; ++i) {
    const config::Date day = config::plus_days(first, i);
    if (i > 0 && weekday_of(day) == 1) html << "</tr><tr>";
    const auto mark = marks.find(day);
    std::string shape;
    if (!works(day)) shape += " wheel-off";
    if (day == x.today()) shape += " wheel-today";
    if (mark != marks.end()) {
      shape += mark->second.meeting ? " wheel-meeting" : mark->second.due ? " wheel-due" : " wheel-fixed";
      if (mark->second.overdue) shape += " wheel-overdue";
    }
    html << "<td";
    if (!shape.empty()) html << " class=\"" << shape.substr(1) << "\"";
    if (day == x.today()) html << " aria-current=\"date\"";
    html << ">";
    if (mark != marks.end()) {
      std::string title;
      for (const std::string& words : mark->second.words) title += (title.empty() ? "" : "\n") + words;
      html << "<a href=\"" << web::Url(mark->second.address) << "\" title=\"" << title << "\">" << i + 1
           << "<span class=\"sr-only\">. " << title << "</span></a>";
    } else if (const auto holiday = holiday_on(day); !holiday.empty()) {
      html << "<span title=\"" << holiday << "\">" << i + 1 << "</span>";
    } else {
      html << i + 1;
    }
    html << "</td>";
  }
  html << "</tr></tbody></table>";
  Html list;
  for (const WheelEntry& entry : wheel.entries) {
    if (entry.due.point != Point::meeting || static_cast<unsigned>(entry.due.day.month()) != month) continue;
    list << "<li" << (entry.turn == Turn::cancelled ? web::Markup(" class=\"wheel-cancelled\"") : web::Markup(""))
         << "><span class=\"wheel-number\">" << std::to_string(static_cast<unsigned>(entry.due.day.day()))
         << ".</span> " << web::link(entry.meeting.title, meeting_address(entry.meeting));
    if (entry.turn == Turn::cancelled) list << " (" << x.t("cancelled") << ")";
    list << "</li>";
  }
  for (const FixedPoint& point : wheel.fixed) {
    if (static_cast<unsigned>(point.day.month()) != month) continue;
    list << "<li><span class=\"wheel-number\">" << std::to_string(static_cast<unsigned>(point.day.day())) << ".</span> "
         << web::link(point.title, point.address) << "</li>";
  }
  if (!list.empty()) html << "<ul class=\"nobullet-list\">" << list << "</ul>";
  html << "</section>";
  return html;
}

Html picture(const Exchange& x, const Wheel& wheel) {
  const auto marks = marks_of(x, wheel);
  Html html;
  html << "<div class=\"wheel\">";
  for (unsigned month = 1; month <= 12; ++month) html << month_part(x, wheel, marks, month);
  html << "</div><ul class=\"wheel-legend nobullet-list\"><li><span class=\"wheel-sample wheel-meeting\">9</span> "
       << x.t("Meeting") << "</li><li><span class=\"wheel-sample wheel-due\">9</span> " << x.t("Something is due")
       << "</li><li><span class=\"wheel-sample wheel-due wheel-overdue\">9</span> " << x.t("Overdue")
       << "</li><li><span class=\"wheel-sample wheel-off\">9</span> " << x.t("Weekend or holiday")
       << "</li><li><span class=\"wheel-sample wheel-today\">9</span> " << x.t("Today") << "</li></ul>";
  return html;
}

/// The wheel as rows: what is due when, whose, and how it stands.
web::List list_of(const Exchange& x, const Wheel& wheel) {
  web::List list;
  list.caption = x.t("Year wheel {0}", {std::to_string(wheel.year)});
  list.columns = {{"dag", x.t("Day"), true},
                  {"hvad", x.t("What"), true},
                  {"moede", x.t("Meeting"), true},
                  {"raad", x.t("Council"), true},
                  {"status", x.t("How it stands"), true}};
  web::Filter months{"maaned", x.t("Month"), {}}, points{"hvad", x.t("What"), {}}, councils{"raad", x.t("Council"), {}},
      turns{"status", x.t("How it stands"), {}};
  for (unsigned month = 1; month <= 12; ++month) months.choices.emplace_back(std::to_string(month), month_name(month));
  for (const Point point : all_points)
    points.choices.emplace_back(std::string(identifier(point)), point_words(x, point));
  for (const Turn turn : {Turn::overdue, Turn::today, Turn::coming, Turn::done, Turn::cancelled})
    turns.choices.emplace_back(std::string(identifier(turn)), turn_words(x, turn));
  std::set<std::string> names;
  for (const WheelEntry& entry : wheel.entries) names.insert(entry.council);
  for (const std::string& name : names) councils.choices.emplace_back(name, name);
  const std::string& month = x.request.query.get("maaned");
  const std::string& day = x.request.query.get("dag");
  for (const WheelEntry& entry : wheel.entries) {
    if (!month.empty() && std::to_string(static_cast<unsigned>(entry.due.day.month())) != month) continue;
    if (!day.empty() && config::iso(entry.due.day) != day) continue;
    Html when = web::text(i18n::spoken_date(entry.due.day));
    if (const std::string moved = moved_words(x, entry.due); !moved.empty())
      when << "<br><small>" << moved << "</small>";
    list.rows.push_back({{when, config::iso(entry.due.day)},
                         {web::text(point_words(x, entry.due.point)), point_words(x, entry.due.point)},
                         {web::link(entry.meeting.title, meeting_address(entry.meeting)), entry.meeting.title},
                         {web::text(entry.council), entry.council},
                         {turn_tag(x, entry.turn), turn_words(x, entry.turn)}});
  }
  list.filters = {months, points, councils, turns};
  list.empty = web::empty_state(x.t("Here stands what is due when, derived from the meetings of the year."),
                                x.t("The secretariat plans the meetings; everything else follows from them."));
  return list;
}

/// What is over its day as one line to the list, and the five that come.
Html next_part(const Exchange& x, const Wheel& wheel) {
  std::vector<web::Event> events;
  std::int64_t late = 0;
  for (const WheelEntry& entry : wheel.entries) {
    late += entry.turn == Turn::overdue;
    if ((entry.turn != Turn::today && entry.turn != Turn::coming) || events.size() == 5) continue;
    Html what;
    what << point_words(x, entry.due.point) << ": " << web::link(entry.meeting.title, meeting_address(entry.meeting));
    events.push_back(
        {i18n::long_date(entry.due.day) + " (" + i18n::relative_days(entry.due.day, x.today()) + ")", what});
  }
  Html html;
  if (late > 0) {
    html << web::heading(2, x.t("Overdue")) << "<p>"
         << web::link(x.tn("One thing is past its day", "{0} things are past their day", late),
                      x.request.path + "?status=overdue#liste")
         << "</p>";
  }
  if (!events.empty()) html << web::heading(2, x.t("What is next")) << web::timeline(events);
  return html;
}

Html warnings_part(const Exchange& x, const YearBook& book, const Wheel& wheel, const storage::Id& only) {
  Html html;
  for (const config::Refusal& missing : too_few_in(book, wheel.year)) {
    if (!only.empty() && book.find(only) && missing.arguments.front() != book.find(only)->name) continue;
    html << "<li>" << x.t(missing) << "</li>";
  }
  for (const WheelEntry& entry : wheel.entries) {
    if (entry.due.point != Point::meeting || (entry.turn != Turn::coming && entry.turn != Turn::today)) continue;
    for (const config::Refusal& concern : concerns_about(sitting_of(entry.meeting), book)) {
      html << "<li>" << web::link(entry.meeting.title, meeting_address(entry.meeting)) << ": " << x.t(concern)
           << "</li>";
    }
  }
  if (html.empty()) return html;
  Html list;
  list << "<ul>" << html << "</ul>";
  return web::alert(web::Tone::warning, x.t("Worth a look"), list);
}

http::Response wheel_page(Exchange& x, const Desk& desk) {
  const auto year = year_in(x.place["aar"]);
  if (!year) return web::not_found(x);
  const std::string key = x.place["raad"];
  web::Page page;
  web::List list;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto councils = visible_councils(tx, x.viewer);
    storage::Id only;
    const std::string number = std::to_string(*year);
    page.title = x.t("Year wheel {0}", {number});
    page.crumbs = {{x.t("Councils"), "/raad"}};
    if (!key.empty()) {
      const auto council =
          std::find_if(councils.begin(), councils.end(), [&](const Council& c) { return c.key == key; });
      if (council == councils.end()) return false;
      only = council->id;
      page.title = x.t("Year wheel {0}: {1}", {number, council->name});
      page.crumbs = crumbs_to(x, *council);
    }
    page.section = "/raad";
    page.lead =
        x.t("What is due when. Every day is derived from a meeting and the council's own deadlines; one that would "
            "fall on a "
            "weekend or a holiday is moved to a working day.");
    const Wheel wheel = wheel_of(tx, x.viewer, *year, only);
    list = list_of(x, wheel);
    if (list_query(x).csv) return true;
    const YearBook book = year_book(tx, x.viewer, *year);
    const bool plans = rights::prepare.given_to(x.viewer);
    if (plans) {
      const std::string next = std::to_string(std::max(*year, static_cast<int>(x.today().year())) + 1);
      page.actions << web::button_link(x.t("Plan {0}", {next}), "/aarshjul/" + next + "/planlaeg", true);
    }
    page.actions << web::button_link(x.t("My calendar"), "/kalender");
    const std::string tail = key.empty() ? std::string() : "/" + key;
    page.body << warnings_part(x, book, wheel, only) << web::heading(2, x.t("The months")) << picture(x, wheel)
              << web::heading(2, x.t("As a list"), "liste");
    if (const auto day = config::parse_date(x.request.query.get("dag"))) {
      page.body << "<p>" << x.t("Only {0}.", {i18n::spoken_date(*day)}) << " "
                << web::link(x.t("Show the whole year"), x.request.path + "#liste") << "</p>";
    }
    page.body << web::show_list(x, list);
    Html others;
    others << "<ul class=\"nobullet-list\"><li>"
           << web::link(x.t("The year before ({0})", {std::to_string(*year - 1)}),
                        "/aarshjul/" + std::to_string(*year - 1) + tail)
           << "</li><li>"
           << web::link(x.t("The year after ({0})", {std::to_string(*year + 1)}),
                        "/aarshjul/" + std::to_string(*year + 1) + tail)
           << "</li></ul>";
    Html mine;
    mine << "<ul class=\"nobullet-list\">";
    if (!key.empty()) mine << "<li>" << web::link(x.t("All my councils"), "/aarshjul/" + number) << "</li>";
    for (const Council& council : councils) {
      if (council.id != only)
        mine << "<li>" << web::link(council.name, "/aarshjul/" + number + "/" + council.key) << "</li>";
    }
    mine << "</ul>";
    page.aside << next_part(x, wheel) << web::heading(2, x.t("Other years")) << others
               << web::heading(2, x.t("Other councils")) << mine;
    return true;
  });
  if (!found) return web::not_found(x);
  return list_query(x).csv ? web::list_csv(x, list) : web::show(x, page);
}

}  // namespace

void wheel_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/aarshjul", rights::see, [desk](Exchange& x) {
    x.place["aar"] = std::to_string(static_cast<int>(x.today().year()));
    return wheel_page(x, desk);
  });
  routes.get("/aarshjul/{aar}", rights::see, [desk](Exchange& x) { return wheel_page(x, desk); });
  routes.get("/aarshjul/{aar}/{raad}", rights::see, [desk](Exchange& x) { return wheel_page(x, desk); });
}

}  // namespace councils
