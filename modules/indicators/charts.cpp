// SVG. Colours are presentation attributes, so that the content security policy needs no exception.

#include "charts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "i18n/danish.h"
#include "web/components.h"

namespace indicators {
namespace {

using web::Exchange;
using web::Html;

std::string at(double value) { return fmt::format("{:.1f}", value); }

/// A round number at or above, for the end of the axis.
double round_up(double value) {
  if (value <= 0) return 1;
  const double scale = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (value <= step * scale) return step * scale;
  }
  return 10 * scale;
}

std::string axis_words(double value, double top) {
  const bool whole = std::abs(value - std::round(value)) < 0.001;
  return i18n::decimal(value, whole ? 0 : top >= 1 ? 1 : 2);
}

Html framed(const Exchange& x, const std::string& id, const std::string& title, const std::string& description,
            double width, double height, const Html& drawing) {
  Html html;
  html << "<div class=\"circle-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" << x.t("Drawing: {0}", {title})
       << "\"><svg role=\"img\" aria-labelledby=\"" << id << "-title " << id << "-desc\" width=\"" << at(width)
       << "\" height=\"" << at(height) << "\" viewBox=\"0 0 " << at(width) << " " << at(height)
       << "\" font-size=\"13\" fill=\"currentColor\"><title id=\"" << id << "-title\">" << title
       << "</title><desc id=\"" << id << "-desc\">" << description << "</desc>" << drawing << "</svg></div>";
  return html;
}

void line(Html& svg, double x1, double y1, double x2, double y2, web::Markup attributes) {
  svg << "<line x1=\"" << at(x1) << "\" y1=\"" << at(y1) << "\" x2=\"" << at(x2) << "\" y2=\"" << at(y2) << "\" "
      << attributes << "/>";
}

void words(Html& svg, double x, double y, web::Markup attributes, const std::string& text) {
  svg << "<text x=\"" << at(x) << "\" y=\"" << at(y) << "\" " << attributes << ">" << text << "</text>";
}

constexpr web::Markup grid{"stroke=\"#d0d5dc\""};
constexpr web::Markup soft_end{"text-anchor=\"end\" fill=\"#4a5563\""};
constexpr web::Markup soft_middle{"text-anchor=\"middle\" fill=\"#4a5563\""};

}  // namespace

Html line_chart(const Exchange& x, const Indicator& indicator, const std::vector<ShownPeriod>& periods) {
  struct Point {
    Period period;
    std::optional<Estimate> estimate;
    bool hidden = false;
  };
  std::vector<Point> points;
  double top = std::max(indicator.baseline.value_or(0), indicator.target.value_or(0));
  std::string description;
  for (const ShownPeriod& period : periods) {
    points.push_back({period.period, period.total.estimate, period.complete && !period.total.estimate});
    const std::string value = !period.complete        ? x.t("not complete yet")
                              : period.total.estimate ? figure_words(indicator, period.total.estimate->value)
                                                      : cell_words(indicator, period.total);
    description += indicators::words(period.period) + ": " + value + ". ";
    if (!period.total.estimate) continue;
    top = std::max(top, period.total.estimate->value);
    if (period.total.estimate->interval) top = std::max(top, period.total.estimate->interval->high);
  }
  top = round_up(top * 1.08);
  double bottom = 0;
  if (indicator.measure == Measure::share) {
    // Shares that all lie high are drawn from a higher line on, and the drawing says so.
    top = std::min(top, 100.0);
    double least = std::min(indicator.baseline.value_or(100), indicator.target.value_or(100));
    for (const Point& point : points) {
      if (point.estimate) least = std::min(least, point.estimate->interval ? point.estimate->interval->low : 100);
    }
    if (least > 50) bottom = std::floor((least - 5) / 10) * 10;
  }
  const double left = 56, right = 24, head = 30, foot = 38, height = 300;
  const double step = std::clamp(560.0 / static_cast<double>(std::max<std::size_t>(points.size(), 1)), 84.0, 190.0);
  const double width = std::max(420.0, left + right + step * static_cast<double>(points.size())) + 150;
  const double inner = width - 150;
  const auto y_of = [&](double value) {
    return height - foot - (height - foot - head) * (value - bottom) / (top - bottom);
  };
  const auto x_of = [&](std::size_t n) { return left + step * (static_cast<double>(n) + 0.5); };

  Html svg;
  for (int i = 0; i <= 4; ++i) {
    const double value = bottom + (top - bottom) * i / 4;
    line(svg, left, y_of(value), inner - right, y_of(value), grid);
    words(svg, left - 8, y_of(value) + 4, soft_end, axis_words(value, top));
  }
  words(svg, 4, 15, "fill=\"#4a5563\"",
        bottom > 0 ? x.t("{0} (the axis begins at {1})", {unit(indicator), axis_words(bottom, top)}) : unit(indicator));
  // Labels of starting point and target stand to the right, apart from each other.
  double base_y = indicator.baseline ? y_of(*indicator.baseline) + 4 : 0;
  const double goal_y = indicator.target ? y_of(*indicator.target) + 4 : 0;
  if (indicator.baseline && indicator.target && std::abs(base_y - goal_y) < 32)
    base_y = base_y <= goal_y ? goal_y - 32 : goal_y + 32;
  if (indicator.baseline) {
    line(svg, left, y_of(*indicator.baseline), inner - right, y_of(*indicator.baseline),
         "stroke=\"#4a5563\" stroke-width=\"1.5\" stroke-dasharray=\"2 4\"");
    words(svg, inner - right + 6, base_y, "fill=\"#4a5563\"",
          x.t("Starting point {0}", {figure(indicator, *indicator.baseline)}));
    words(svg, inner - right + 6, base_y + 15, "fill=\"#4a5563\" font-size=\"12\"", indicator.baseline_period);
  }
  if (indicator.target) {
    line(svg, left, y_of(*indicator.target), inner - right, y_of(*indicator.target),
         "stroke=\"#1b6e3c\" stroke-width=\"2\" stroke-dasharray=\"9 5\"");
    words(svg, inner - right + 6, goal_y, "fill=\"#1b6e3c\" font-weight=\"600\"",
          x.t("Target {0}", {figure(indicator, *indicator.target)}));
    if (indicator.target_day)
      words(svg, inner - right + 6, goal_y + 15, "fill=\"#1b6e3c\" font-size=\"12\"",
            i18n::short_date(*indicator.target_day));
  }
  for (std::size_t n = 0; n < points.size(); ++n) {
    words(svg, x_of(n), height - foot + 20, soft_middle, indicators::words(points[n].period));
    if (points[n].hidden) words(svg, x_of(n), height - foot - 8, soft_middle, x.t("hidden"));
    if (!points[n].estimate) {
      if (!points[n].hidden) words(svg, x_of(n), height - foot - 8, soft_middle, x.t("not yet"));
      continue;
    }
    const Estimate& here = *points[n].estimate;
    if (n > 0 && points[n - 1].estimate)
      line(svg, x_of(n - 1), y_of(points[n - 1].estimate->value), x_of(n), y_of(here.value),
           "stroke=\"#0b4f8a\" stroke-width=\"2\"");
    if (here.interval)
      line(svg, x_of(n), y_of(here.interval->low), x_of(n), y_of(std::min(here.interval->high, top)),
           "stroke=\"#0b4f8a\" stroke-width=\"5\" stroke-opacity=\"0.3\"");
  }
  for (std::size_t n = 0; n < points.size(); ++n) {
    if (!points[n].estimate) continue;
    const double value = points[n].estimate->value;
    svg << "<circle cx=\"" << at(x_of(n)) << "\" cy=\"" << at(y_of(value)) << "\" r=\"4.5\" fill=\"#0b4f8a\"/>";
    // A white edge keeps the figure readable where it crosses a line.
    words(svg, x_of(n) + 9, y_of(value) - 8,
          "font-weight=\"600\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\"", figure(indicator, value));
  }
  return framed(x, "udvikling", x.t("{0}: the whole district over time", {indicator.title}), description, width, height,
                svg);
}

Html interval_chart(const Exchange& x, const Indicator& indicator, const ShownPeriod& period) {
  double top = period.total.estimate ? period.total.estimate->value : 0;
  std::string description;
  for (const ShownCell& cell : period.cells) {
    description += cell.place.name + ": " + cell_words(indicator, cell);
    if (const std::string interval = interval_words(indicator, cell); !interval.empty())
      description += " (" + interval + ")";
    description += ". ";
    if (!cell.estimate) continue;
    top = std::max(top, cell.estimate->interval ? cell.estimate->interval->high : cell.estimate->value);
  }
  top = round_up(top * 1.02);
  if (indicator.measure == Measure::share) top = std::min(top, 100.0);
  const double left = 140, right = 70, head = 46, row = 30, width = 700;
  const double height = head + row * static_cast<double>(period.cells.size()) + 34;
  const auto x_of = [&](double value) { return left + (width - left - right) * value / top; };
  Html svg;
  for (int i = 0; i <= 4; ++i) {
    const double value = top * i / 4;
    line(svg, x_of(value), head - 8, x_of(value), height - 28, grid);
    words(svg, x_of(value), height - 10, soft_middle, axis_words(value, top));
  }
  if (period.total.estimate && indicator.measure != Measure::number) {
    const double value = period.total.estimate->value;
    line(svg, x_of(value), head - 8, x_of(value), height - 28,
         "stroke=\"#4a5563\" stroke-width=\"1.5\" stroke-dasharray=\"2 4\"");
    words(svg, x_of(value), head - 16, "text-anchor=\"middle\" fill=\"#4a5563\"",
          x.t("The whole district {0}", {figure(indicator, value)}));
  }
  double y = head + row / 2;
  for (const ShownCell& cell : period.cells) {
    words(svg, left - 12, y + 4, "text-anchor=\"end\"", cell.place.name);
    if (!cell.estimate) {
      words(svg, left + 6, y + 4, "fill=\"#4a5563\" font-style=\"italic\"", cell_words(indicator, cell));
    } else {
      const Estimate& here = *cell.estimate;
      if (here.interval)
        line(svg, x_of(here.interval->low), y, x_of(here.interval->high), y, "stroke=\"#0b4f8a\" stroke-width=\"2\"");
      svg << "<circle cx=\"" << at(x_of(here.value)) << "\" cy=\"" << at(y) << "\" r=\"5\" fill=\"#0b4f8a\"/>";
      const double end = here.interval ? here.interval->high : here.value;
      words(svg, x_of(end) + 8, y + 4, "font-weight=\"600\"", figure(indicator, here.value));
    }
    y += row;
  }
  return framed(x, "kommuner", x.t("{0}: the municipalities, {1}", {indicator.title, indicators::words(period.period)}),
                description, width, height, svg);
}

}  // namespace indicators
