// The components. Their markup follows the npm package dkfds where it has the component, and its naming where it has
// not (state tags, lights, timeline, share bar, facts in two columns, difference).

#include "components.h"

#include <algorithm>

#include <fmt/format.h>

#include "assets.h"
#include "exchange.h"

namespace web {
namespace {

Markup tone_class(Tone tone) {
  switch (tone) {
    case Tone::neutral: return "neutral";
    case Tone::info: return "info";
    case Tone::success: return "success";
    case Tone::warning: return "warning";
    case Tone::error: return "error";
  }
  return "neutral";
}

}  // namespace

Html icon(Markup name) {
  Html html;
  html << "<svg class=\"icon-svg\" focusable=\"false\" aria-hidden=\"true\"><use href=\"" << Url(asset("icons.svg"))
       << "#" << name << "\"></use></svg>";
  return html;
}

Html tag(Tone tone, std::string_view words) {
  Html html;
  html << "<span class=\"state-tag state-tag--" << tone_class(tone)
       << "\"><svg class=\"state-shape\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\">";
  switch (tone) {
    case Tone::neutral: html << "<circle cx=\"6\" cy=\"6\" r=\"4.5\" class=\"outline\"/>"; break;
    case Tone::info: html << "<circle cx=\"6\" cy=\"6\" r=\"5\"/>"; break;
    case Tone::success: html << "<path d=\"M1.5 6.5 4.5 9.5 10.5 2.5\" class=\"outline\"/>"; break;
    case Tone::warning: html << "<path d=\"M6 1 11.5 11H.5z\"/>"; break;
    case Tone::error: html << "<path d=\"M1 1h10v10H1z\"/>"; break;
  }
  html << "</svg>" << words << "</span>";
  return html;
}

Html light(Light light, std::string_view words) {
  Html html;
  html << "<span class=\"light light--";
  switch (light) {
    case Light::on_course: html << "on-course"; break;
    case Light::watch: html << "watch"; break;
    case Light::late: html << "late"; break;
    case Light::done: html << "done"; break;
    case Light::none: html << "none"; break;
  }
  html << "\"><svg class=\"light-shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\" focusable=\"false\">";
  switch (light) {
    case Light::on_course: html << "<circle cx=\"8\" cy=\"8\" r=\"7\"/>"; break;
    case Light::watch: html << "<path d=\"M8 1 15.5 14.5H.5z\"/>"; break;
    case Light::late: html << "<path d=\"M1.5 1.5h13v13h-13z\"/>"; break;
    case Light::done:
      html << "<circle cx=\"8\" cy=\"8\" r=\"7\"/><path class=\"mark\" d=\"M4.5 8.5 7 11 11.5 5.5\"/>";
      break;
    case Light::none: html << "<circle class=\"outline\" cx=\"8\" cy=\"8\" r=\"6.5\"/>"; break;
  }
  html << "</svg><span class=\"light-words\">" << words << "</span></span>";
  return html;
}

Html alert_icon(Tone tone) {
  Html html;
  html << "<svg class=\"icon-svg alert-icon\" focusable=\"false\" aria-hidden=\"true\"><use href=\""
       << Url(asset("icons.svg"));
  switch (tone) {
    case Tone::neutral:
    case Tone::info: html << "#info"; break;
    case Tone::success: html << "#success"; break;
    case Tone::warning: html << "#warning"; break;
    case Tone::error: html << "#error"; break;
  }
  html << "\"></use></svg>";
  return html;
}

Html alert(Tone tone, std::string_view heading, const Html& body) {
  Html html;
  html << "<div class=\"alert ";
  switch (tone) {
    case Tone::neutral: html << "alert-info"; break;
    case Tone::info: html << "alert-info"; break;
    case Tone::success: html << "alert-success"; break;
    case Tone::warning: html << "alert-warning"; break;
    case Tone::error: html << "alert-error"; break;
  }
  if (heading.empty()) html << " alert--paragraph";
  html << "\">";
  html << alert_icon(tone) << "<div class=\"alert-body\">";
  if (!heading.empty()) html << "<p class=\"alert-heading\">" << heading << "</p>";
  html << "<div class=\"alert-text\">" << body << "</div></div></div>";
  return html;
}

Html link(std::string_view words, std::string_view address) {
  Html html;
  html << "<a href=\"" << Url(address) << "\">" << words << "</a>";
  return html;
}

Html button_link(std::string_view words, std::string_view address, bool primary) {
  Html html;
  html << "<a class=\"button " << (primary ? Markup("button-primary") : Markup("button-secondary")) << "\" href=\""
       << Url(address) << "\">" << words << "</a>";
  return html;
}

Html act_button(const Exchange& exchange, std::string_view words, std::string_view address, Weight weight,
                const std::vector<std::pair<std::string, std::string>>& hidden) {
  Html html;
  html << "<form class=\"act\" method=\"post\" action=\"" << Url(address) << "\"><input type=\"hidden\" name=\""
       << form_token_field << "\" value=\"" << exchange.form_token << "\">";
  for (const auto& [name, value] : hidden) {
    html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">";
  }
  html << "<button type=\"submit\" class=\"button ";
  switch (weight) {
    case Weight::primary: html << "button-primary"; break;
    case Weight::secondary: html << "button-secondary"; break;
    case Weight::quiet: html << "button-quiet"; break;
    case Weight::harmful: html << "button-warning"; break;
  }
  html << "\">" << words << "</button></form>";
  return html;
}

Html step_guide(const Exchange& exchange, const std::vector<Step>& steps) {
  Html html;
  html << "<ol class=\"steps\">";
  int number = 0;
  for (const Step& step : steps) {
    ++number;
    html << "<li class=\"";
    switch (step.state) {
      case Step::State::done: html << "step-done"; break;
      case Step::State::now: html << "step-now\" aria-current=\"step"; break;
      case Step::State::later: html << "step-later"; break;
      case Step::State::refused: html << "step-refused"; break;
    }
    html << "\"><span class=\"step-mark\" aria-hidden=\"true\">";
    switch (step.state) {
      case Step::State::done: html << icon("check"); break;
      case Step::State::refused: html << icon("close"); break;
      case Step::State::now:
      case Step::State::later: html << number; break;
    }
    html << "</span><span class=\"step-body\"><span class=\"sr-only\">";
    switch (step.state) {
      case Step::State::done: html << exchange.t("Done:"); break;
      case Step::State::now: html << exchange.t("Now:"); break;
      case Step::State::later: html << exchange.t("Later:"); break;
      case Step::State::refused: html << exchange.t("Refused:"); break;
    }
    html << " </span>";
    if (step.address.empty()) {
      html << "<span class=\"step-label\">" << step.label << "</span>";
    } else {
      html << "<a class=\"step-label\" href=\"" << Url(step.address) << "\">" << step.label << "</a>";
    }
    if (!step.note.empty()) html << "<span class=\"step-note\">" << step.note << "</span>";
    html << "</span></li>";
  }
  html << "</ol>";
  return html;
}

Html facts(const std::vector<std::pair<std::string, Html>>& rows) {
  Html html;
  html << "<dl class=\"facts\">";
  for (const auto& [label, value] : rows) {
    html << "<div><dt>" << label << "</dt><dd>" << value << "</dd></div>";
  }
  html << "</dl>";
  return html;
}

Html details(std::string_view summary, const Html& body, bool open) {
  Html html;
  html << "<details class=\"details\"" << (open ? Markup(" open") : Markup(""))
       << "><summary class=\"details-summary\">" << summary << "</summary><div class=\"details-text\">" << body
       << "</div></details>";
  return html;
}

Html cards(const std::vector<Card>& cards, int level) {
  Html html;
  html << "<ul class=\"card-list\">";
  for (const Card& card : cards) {
    html << "<li class=\"thing-card\">";
    html << "<h" << level << " class=\"thing-card-heading\">";
    if (card.address.empty()) {
      html << card.title;
    } else {
      html << "<a href=\"" << Url(card.address) << "\">" << card.title << "</a>";
    }
    html << "</h" << level << "><div class=\"thing-card-body\">" << card.body << "</div>";
    if (!card.foot.empty()) html << "<div class=\"thing-card-foot\">" << card.foot << "</div>";
    html << "</li>";
  }
  html << "</ul>";
  return html;
}

Html timeline(const std::vector<Event>& events) {
  Html html;
  html << "<ol class=\"timeline\">";
  for (const Event& event : events) {
    html << "<li><span class=\"timeline-when\">" << event.when << "</span><div class=\"timeline-what\">" << event.what
         << "</div></li>";
  }
  html << "</ol>";
  return html;
}

Html empty_state(std::string_view what, std::string_view how, const Html& act) {
  Html html;
  html << "<div class=\"empty-state\"><p class=\"empty-state-what\">" << what << "</p>";
  if (!how.empty()) html << "<p>" << how << "</p>";
  if (!act.empty()) html << "<div class=\"empty-state-act\">" << act << "</div>";
  html << "</div>";
  return html;
}

Html share_bar(int part, int whole, std::string_view words) {
  const int most = std::max(whole, 1);
  const int share = std::clamp(part, 0, most);
  Html html;
  html << "<div class=\"share\"><svg class=\"share-bar\" viewBox=\"0 0 " << most
       << " 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
       << "<rect class=\"share-whole\" width=\"" << most << "\" height=\"1\"/><rect class=\"share-part\" width=\""
       << share << "\" height=\"1\"/></svg><span class=\"share-words\">" << words << "</span></div>";
  return html;
}

Html heading(int level, std::string_view words, std::string_view id) {
  Html html;
  const int number = std::clamp(level, 1, 6);
  html << "<h" << number;
  if (!id.empty()) html << " id=\"" << id << "\"";
  html << ">" << words << "</h" << number << ">";
  return html;
}

Html history(const Exchange& exchange, const std::vector<HistoryLine>& lines) {
  if (lines.empty()) return {};
  Html rows;
  rows << "<ol class=\"history\">";
  for (const HistoryLine& line : lines) {
    rows << "<li><span class=\"history-when\">" << line.when << "</span><div><span class=\"history-what\">" << line.what
         << "</span>";
    if (!line.who.empty()) rows << " <span class=\"history-who\">" << line.who << "</span>";
    if (!line.why.empty()) rows << "<p class=\"history-why\">" << line.why << "</p>";
    rows << "</div></li>";
  }
  rows << "</ol>";
  Html html;
  html << "<section class=\"thing-history\">"
       << details(exchange.tn("History: {0} entry", "History: {0} entries", static_cast<std::int64_t>(lines.size())),
                  rows)
       << "</section>";
  return html;
}

}  // namespace web
