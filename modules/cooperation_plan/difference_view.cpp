// Words that came and words that went.

#include "difference_view.h"

#include "web/components.h"

namespace cooperation_plan {

using web::Html;

Html difference_list(const web::Exchange& exchange, const std::vector<Difference>& found) {
  Html html;
  html << "<ol class=\"differences\">";
  for (const Difference& one : found) {
    html << "<li><p>" << exchange.language.text(one.sentence, one.arguments) << "</p>";
    for (const TextChange& change : one.text) {
      html << "<p class=\"difference\">";
      for (const WordRun& run : change.runs) {
        switch (run.kind) {
          case WordRun::Kind::same: html << run.words << " "; break;
          case WordRun::Kind::added:
            html << "<ins><span class=\"sr-only\">" << exchange.t("added:") << " </span>" << run.words << "</ins> ";
            break;
          case WordRun::Kind::removed:
            html << "<del><span class=\"sr-only\">" << exchange.t("removed:") << " </span>" << run.words << "</del> ";
            break;
        }
      }
      html << "</p>";
    }
    html << "</li>";
  }
  html << "</ol>";
  return html;
}

}  // namespace cooperation_plan
