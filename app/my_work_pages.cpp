// /mit-arbejde, /api/v1/mit-arbejde.

#include "my_work_pages.h"

#include <array>

#include <boost/json.hpp>

#include "i18n/danish.h"
#include "registry/todo.h"
#include "thing_words.h"
#include "web/components.h"
#include "web/frame.h"
#include "web/list.h"

namespace app {
namespace {

enum class Group { overdue, today, this_week, later, waiting };
constexpr std::array groups{Group::overdue, Group::today, Group::this_week, Group::later, Group::waiting};

Group group_of(const registry::Todo& todo, config::Date today) {
  if (!todo.waits_for.empty()) return Group::waiting;
  const int days = config::days_between(today, todo.due);
  if (days < 0) return Group::overdue;
  if (days == 0) return Group::today;
  return days <= 7 ? Group::this_week : Group::later;
}

std::string heading_of(const web::Exchange& exchange, Group group) {
  switch (group) {
    case Group::overdue: return exchange.t("Overdue");
    case Group::today: return exchange.t("Today");
    case Group::this_week: return exchange.t("This week");
    case Group::later: return exchange.t("Later");
    case Group::waiting: return exchange.t("Waiting for others");
  }
  return {};
}

std::string address_of(const registry::Work& work) {
  return work.todo.address.empty() ? work.thing.address : work.todo.address;
}

std::string due_words(config::Date due, config::Date today) {
  return config::days_between(today, due) < 0 ? i18n::days_over(due, today) : i18n::relative_days(due, today);
}

http::Response my_work(web::Exchange& exchange, audit::Archive& archive) {
  const auto work = archive.read([&](storage::Transaction& tx) { return registry::work_of(tx, exchange.viewer); });
  const config::Date today = exchange.today();

  if (web::list_query(exchange).csv) {
    web::List list{
        .caption = exchange.t("My work"),
        .columns = {{"due", exchange.t("Deadline")}, {"act", exchange.t("What to do")}, {"title", exchange.t("On")}}};
    for (const auto& line : work) {
      list.rows.push_back({{{}, config::iso(line.todo.due)}, {{}, todo_words(exchange, line)}, {{}, line.thing.title}});
    }
    return web::list_csv(exchange, list);
  }

  int overdue = 0;
  for (const auto& line : work) overdue += group_of(line.todo, today) == Group::overdue ? 1 : 0;
  web::Page page{.title = exchange.t("My work"), .section = "/mit-arbejde"};
  page.lead = work.empty() ? exchange.t("Nothing waits for you today.")
              : overdue > 0
                  ? exchange.tn("{0} task is past its deadline.", "{0} tasks are past their deadline.", overdue)
                  : exchange.tn("{0} task waits for you.", "{0} tasks wait for you.", static_cast<int>(work.size()));
  for (const Group group : groups) {
    web::Html lines;
    for (const auto& line : work) {
      if (group_of(line.todo, today) != group) continue;
      lines << (group == Group::overdue ? web::Markup("<li class=\"work-line work-overdue\">")
                                        : web::Markup("<li class=\"work-line\">"))
            << "<a href=\"" << web::Url(address_of(line)) << "\">" << todo_words(exchange, line)
            << "</a> <span class=\"work-kind\">" << kind_words(exchange, line.thing)
            << "</span> <span class=\"work-due\">" << i18n::long_date(line.todo.due) << " · "
            << due_words(line.todo.due, today) << "</span></li>";
    }
    if (lines.empty()) continue;
    page.body << web::heading(2, heading_of(exchange, group)) << "<ul class=\"work\">" << lines << "</ul>";
  }
  if (work.empty()) {
    page.body << web::empty_state(
        exchange.t("Here stands what waits for you, by deadline"),
        exchange.t("Tasks come by themselves: an agenda to read, minutes to approve, an initiative to report on."),
        web::link(exchange.t("See the councils and their meetings"), "/raad"));
  } else {
    page.body << "<p class=\"list-foot\">"
              << web::link(exchange.t("Take the list with you (CSV)"), "/mit-arbejde?format=csv") << "</p>";
  }
  page.body << "<p class=\"list-foot\">" << web::link(exchange.t("Choose which mails you get"), "/mit-arbejde/mail")
            << "</p>";
  return web::show(exchange, page);
}

http::Response my_work_json(web::Exchange& exchange, audit::Archive& archive) {
  const auto work = archive.read([&](storage::Transaction& tx) { return registry::work_of(tx, exchange.viewer); });
  boost::json::array lines;
  for (const auto& line : work) {
    lines.push_back({{"due", config::iso(line.todo.due)},
                     {"act", line.todo.act},
                     {"text", todo_words(exchange, line)},
                     {"thing", line.thing.id.text()},
                     {"kind", line.thing.kind},
                     {"address", address_of(line)}});
  }
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(boost::json::object{{"work", lines}});
  return response;
}

}  // namespace

void add_my_work_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/mit-arbejde", permit::signed_in, [&](web::Exchange& x) { return my_work(x, archive); });
  routes.get("/api/v1/mit-arbejde", permit::signed_in, [&](web::Exchange& x) { return my_work_json(x, archive); })
      .tells("What waits for you, by deadline.",
             "{work: [{due: day, act: text, text: text, thing: id, kind: text, address: text}]}");
}

}  // namespace app
