// Words.

#include "wording.h"

#include <algorithm>
#include <charconv>

#include "audit/history.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "web/components.h"

namespace indicators {

using web::Exchange;
using web::Html;

std::string direction_words(const Exchange& x, Direction direction) {
  switch (direction) {
    case Direction::more: return x.t("More is better");
    case Direction::less: return x.t("Less is better");
    case Direction::neither: return x.t("Neither more nor less is better");
  }
  return {};
}

std::string period_kind_words(const Exchange& x, PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month: return x.t("Every month");
    case PeriodKind::quarter: return x.t("Every quarter");
    case PeriodKind::year: return x.t("Every year");
    case PeriodKind::school_year: return x.t("Every school year");
  }
  return {};
}

std::string measure_words(const Exchange& x, const Indicator& one) {
  std::string counted = one.counted;
  if (!counted.empty() && counted[0] >= 'a' && counted[0] <= 'z')
    counted[0] = static_cast<char>(counted[0] - 'a' + 'A');
  switch (one.measure) {
    case Measure::share: return x.t("{0} as percent of {1}", {counted, one.of});
    case Measure::rate: return x.t("{0} per 1,000 {1}", {counted, one.of});
    case Measure::number: return x.t("The number of {0}", {one.counted});
  }
  return {};
}

std::string target_words(const Exchange& x, const Indicator& one) {
  if (!one.target) return x.t("No target");
  const std::string day = one.target_day ? i18n::long_date(*one.target_day) : std::string{};
  return x.t("{0} by {1}", {figure_words(one, *one.target), day});
}

Html target_tag(const Exchange& x, const Indicator& one, const ShownCell& total) {
  Html html;
  if (!one.target || !total.estimate) return html;
  const double value = total.estimate->value;
  const bool reached = one.direction == Direction::more ? value >= *one.target : value <= *one.target;
  html << (reached ? web::tag(web::Tone::success, x.t("Target reached"))
                   : web::tag(web::Tone::neutral, x.t("Target not reached")));
  return html;
}

bool is_late(const Exchange& x, const Indicator& one, const Period& due) {
  return !one.ended && due_day(one, due) < x.today();
}

Html state_tag(const Exchange& x, const Indicator& one, const Period& due) {
  if (one.ended) return web::tag(web::Tone::neutral, x.t("No longer measured"));
  if (is_late(x, one, due)) return web::tag(web::Tone::warning, x.t("Late"));
  return web::tag(web::Tone::success, x.t("Up to date"));
}

std::string comparison_words(const Exchange& x, const ShownPeriod& period) {
  std::size_t known = 0;
  for (const ShownCell& cell : period.cells) known += cell.estimate && cell.estimate->interval ? 1 : 0;
  if (known < 2) return {};
  const Comparison comparison = compare(period);
  if (!comparison.any_apart)
    return x.t("All the intervals overlap. The differences between the municipalities can be pure chance.");
  const auto listed = [&](const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
      text += (i == 0 ? "" : i + 1 == names.size() ? " og " : ", ") + names[i];
    return text;
  };
  if (comparison.above.empty() && comparison.below.empty())
    return x.t(
        "No municipality differs clearly from the district as a whole. Where intervals overlap, the difference can be "
        "pure chance.");
  std::string text;
  if (!comparison.above.empty())
    text += x.t("Clearly above the district as a whole: {0}.", {listed(comparison.above)}) + " ";
  if (!comparison.below.empty())
    text += x.t("Clearly below the district as a whole: {0}.", {listed(comparison.below)}) + " ";
  return text + x.t("For the others, and wherever intervals overlap, the difference can be pure chance.");
}

Html not_shown(const Exchange& x, const Indicator& one, bool hidden) {
  Html body;
  body << web::paragraphs(one.not_shown);
  if (hidden) {
    body << "<p>"
         << x.t("Numbers from 1 to 4 in a municipality are hidden, so that nobody can be recognised. Some others are "
                "hidden beside them, so that the small ones cannot be worked out from the total.")
         << "</p>";
  }
  return web::alert(web::Tone::info, x.t("What does it not show?"), body);
}

std::optional<double> decimal(web::Input& input, std::string_view field) {
  std::string text;
  for (const char letter : input.raw(field)) {
    if (letter != ' ') text += letter;
  }
  if (text.empty()) return std::nullopt;
  if (text.find(',') != std::string::npos) {
    std::erase(text, '.');
    std::replace(text.begin(), text.end(), ',', '.');
  } else if (const std::size_t point = text.find('.'); point != std::string::npos && text.size() - point == 4) {
    std::erase(text, '.');
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0 && value < 1e9)) {
    input.refuse({"Write a number like 12,5.", {}, std::string(field), {}});
    return std::nullopt;
  }
  return value;
}

std::string owner_words(const Exchange& x, storage::Transaction& tx, permit::Role role, const storage::Id& owner) {
  if (x.viewer.signed_in()) return organisation::words_for(tx, permit::office(role, owner), x.today());
  const auto authority = organisation::find_authority(tx, owner, x.today());
  return authority ? authority->name : std::string{};
}

Html history_of(const Exchange& x, storage::Transaction& tx, const storage::Id& thing, bool reasons) {
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    std::string what = x.t(std::string("audit.") + entry.act.verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name, what, reasons ? entry.act.reason : std::string{}});
  }
  return web::history(x, lines);
}

http::Response json_answer(std::string body, int status) {
  http::Response response;
  response.status = status;
  response.type = "application/json";
  response.body = std::move(body);
  return response;
}

}  // namespace indicators
