// Words of the year wheel.

#include "wheel_words.h"

#include <algorithm>

#include "i18n/danish.h"

namespace councils {

using web::Html;

std::string point_words(const web::Exchange& x, Point point) {
  switch (point) {
    case Point::call: return x.t("Call for wishes");
    case Point::items: return x.t("Last day for wishes");
    case Point::material: return x.t("Briefs and annexes are in");
    case Point::dispatch: return x.t("The agenda is sent");
    case Point::meeting: return x.t("Meeting");
    case Point::minutes: return x.t("The minutes are sent");
    case Point::objections: return x.t("Last day for objections");
    case Point::publication: return x.t("The open part is published");
  }
  return {};
}

std::string turn_words(const web::Exchange& x, Turn turn) {
  switch (turn) {
    case Turn::done: return x.t("Behind us");
    case Turn::overdue: return x.t("Overdue");
    case Turn::today: return x.t("Today");
    case Turn::coming: return x.t("Coming");
    case Turn::cancelled: return x.t("Cancelled");
  }
  return {};
}

Html turn_tag(const web::Exchange& x, Turn turn) {
  web::Tone tone = web::Tone::neutral;
  switch (turn) {
    case Turn::done: tone = web::Tone::success; break;
    case Turn::overdue: tone = web::Tone::error; break;
    case Turn::today: tone = web::Tone::warning; break;
    case Turn::coming: tone = web::Tone::info; break;
    case Turn::cancelled: tone = web::Tone::neutral; break;
  }
  return web::tag(tone, turn_words(x, turn));
}

std::string kind_words(const web::Exchange& x, MeetingKind kind) {
  switch (kind) {
    case MeetingKind::ordinary: return x.t("Ordinary meeting");
    case MeetingKind::extra: return x.t("Extra meeting");
    case MeetingKind::theme: return x.t("Special theme meeting");
  }
  return {};
}

std::string moved_words(const web::Exchange& x, const DueDay& due) {
  if (!due.moved()) return {};
  return x.t("Moved from {0}, which is {1}.", {i18n::long_date(due.reckoned), std::string(due.holiday)});
}

Html concerns_part(const web::Exchange& x, const std::vector<config::Refusal>& concerns) {
  Html html;
  if (concerns.empty()) return html;
  html << "<ul class=\"concerns\">";
  for (const config::Refusal& concern : concerns) {
    html << "<li>" << web::icon("warning") << "<span>" << x.t(concern) << "</span></li>";
  }
  html << "</ul>";
  return html;
}

std::optional<int> year_in(const std::string& words) {
  if (words.size() != 4 || !words.starts_with("20")) return std::nullopt;
  if (!std::all_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return std::stoi(words);
}

}  // namespace councils
