// Words and pieces that the pages of organisation share.

#include "shown.h"

#include "audit/history.h"
#include "i18n/danish.h"
#include "permit/role.h"

namespace organisation {

std::string period_words(const web::Exchange& exchange, const Period& period) {
  if (!period.until) return exchange.t("from {0}", {i18n::long_date(period.since)});
  return exchange.t("from {0} to {1}",
                    {i18n::long_date(period.since), i18n::long_date(config::plus_days(*period.until, -1))});
}

std::string rank_words(const web::Exchange& exchange, Rank rank) {
  switch (rank) {
    case Rank::primary: return exchange.t("Primary local officer");
    case Rank::secondary: return exchange.t("Secondary local officer");
    case Rank::tertiary: return exchange.t("Tertiary local officer");
  }
  return "";
}

std::string rank_in_sentence(const web::Exchange& exchange, Rank rank) {
  switch (rank) {
    case Rank::primary: return exchange.t("primary local officer");
    case Rank::secondary: return exchange.t("secondary local officer");
    case Rank::tertiary: return exchange.t("tertiary local officer");
  }
  return "";
}

std::string function_words(const web::Exchange& exchange, const Assignment& assignment) {
  std::string words;
  const auto add = [&](bool has, std::string word) {
    if (!has) return;
    if (!words.empty()) words += ", ";
    words += word;
  };
  add(assignment.ssp, exchange.t("SSP"));
  add(assignment.ksp, exchange.t("KSP"));
  add(assignment.mobile_station, exchange.t("mobile police station"));
  return words;
}

web::Html reach(const web::Exchange& exchange, const std::string& phone, const std::string& email) {
  web::Html html;
  if (!phone.empty()) {
    std::string digits;
    for (const char c : phone) {
      if ((c >= '0' && c <= '9') || c == '+') digits += c;
    }
    html << "<a href=\"" << web::Url("tel:" + digits) << "\">" << exchange.t("Phone {0}", {phone}) << "</a>";
  }
  if (!email.empty()) {
    if (!html.empty()) html << "<br>";
    html << "<a href=\"" << web::Url("mailto:" + email) << "\">" << email << "</a>";
  }
  return html;
}

web::Html history_foot(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing) {
  if (!exchange.viewer.signed_in()) return {};
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    const std::string verb = "audit." + entry.act.verb;
    std::string what = exchange.t(verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    std::string who = entry.actor.name;
    if (const auto role = permit::role_named(entry.actor.role)) who += ", " + exchange.t(permit::english_name(*role));
    lines.push_back({i18n::spoken_time(entry.at), std::move(who), std::move(what), entry.act.reason});
  }
  return web::history(exchange, lines);
}

web::Html table(const std::string& caption, const std::vector<std::string>& heads,
                const std::vector<std::vector<web::Html>>& rows) {
  web::Html html;
  html << "<div class=\"table--responsive-scroll\"><table class=\"table list-table\"><caption class=\"sr-only\">"
       << caption << "</caption><thead><tr>";
  for (const std::string& head : heads) html << "<th scope=\"col\">" << head << "</th>";
  html << "</tr></thead><tbody>";
  for (const std::vector<web::Html>& row : rows) {
    html << "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      html << "<td data-title=\"" << (i < heads.size() ? heads[i] : std::string{}) << "\">" << row[i] << "</td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

}  // namespace organisation
