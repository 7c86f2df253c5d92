// The plan against the one before it, and its own versions against each other.

#include "changes_pages.h"

#include <algorithm>

#include "difference_view.h"
#include "i18n/danish.h"
#include "plan_difference.h"
#include "plan_store.h"
#include "web/components.h"
#include "web/frame.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

std::string numbered(const Plan& plan, const Initiative& one) {
  const std::string number = initiative_number(plan, one.key);
  return number.empty() ? one.title : number + " " + one.title;
}

bool has(const Plan& plan, std::string_view key) {
  const auto all = initiatives_of(plan);
  return std::any_of(all.begin(), all.end(), [&](const Placed& one) { return one.initiative->key == key; });
}

std::string result_words(const Exchange& exchange, const LiveInitiative* live) {
  const auto result = live ? result_of(*live) : std::nullopt;
  if (!result) return live ? exchange.t(english_name(live->state)) : std::string{};
  const std::string& reason = live->result ? live->result_reason : live->state_reason;
  return exchange.t(english_name(*result)) + (reason.empty() ? "" : ": " + reason);
}

Html areas_compared(const Exchange& exchange, const Published& old, const Published& now) {
  Html html;
  html << web::heading(2, exchange.t("Focus areas")) << "<ul>";
  for (const FocusArea& area : now.content.areas) {
    const auto before = std::find_if(old.content.areas.begin(), old.content.areas.end(),
                                     [&](const FocusArea& one) { return one.key == area.key; });
    html << "<li>" << web::link(area.title, area_address(now.plan.year, area)) << " ";
    if (before == old.content.areas.end())
      html << web::tag(web::Tone::info, exchange.t("New"));
    else if (before->title != area.title)
      html << exchange.t("(was \"{0}\")", {before->title});
    html << "</li>";
  }
  html << "</ul>";
  Html gone;
  for (const FocusArea& area : old.content.areas) {
    if (std::any_of(now.content.areas.begin(), now.content.areas.end(),
                    [&](const FocusArea& one) { return one.key == area.key; }))
      continue;
    const auto left = std::find_if(now.content.left.begin(), now.content.left.end(),
                                   [&](const LeftArea& one) { return one.key == area.key; });
    gone << "<li>" << web::link(area.title, area_address(old.plan.year, area));
    if (left != now.content.left.end()) gone << ": " << left->reason;
    gone << "</li>";
  }
  if (!gone.empty()) html << web::heading(3, exchange.t("No longer focus areas")) << "<ul>" << gone << "</ul>";
  return html;
}

Html initiatives_compared(const Exchange& exchange, const Published& old, const Published& now) {
  Html rows, fresh, gone;
  for (const Placed& placed : initiatives_of(now.content)) {
    const Initiative& one = *placed.initiative;
    const std::string address = initiative_address(now.plan.year, one.key);
    if (!has(old.content, one.key)) {
      fresh << "<li>" << web::link(numbered(now.content, one), address) << "</li>";
      continue;
    }
    const LiveInitiative* before = old.with_key(one.key);
    rows << "<tr><td>" << web::link(numbered(now.content, one), address) << "</td><td>"
         << exchange.t(english_name(one.continuation)) << "</td><td>";
    if (before) rows << web::link(number_and_title(*before), initiative_address(old.plan.year, one.key));
    rows << "</td><td>" << result_words(exchange, before) << "</td></tr>";
  }
  for (const LiveInitiative& one : old.initiatives) {
    if (has(now.content, one.key)) continue;
    gone << "<li>" << web::link(number_and_title(one), initiative_address(old.plan.year, one.key)) << ". "
         << result_words(exchange, &one) << "</li>";
  }
  Html html;
  html << web::heading(2, exchange.t("Initiatives"));
  if (!rows.empty()) {
    html << web::heading(3, exchange.t("They go on"))
         << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
         << exchange.t("They go on") << "\"><table class=\"table\"><thead><tr><th scope=\"col\">"
         << exchange.t("Initiative") << "</th><th scope=\"col\">" << exchange.t("How") << "</th><th scope=\"col\">"
         << exchange.t("In the plan of {0}", {std::to_string(old.plan.year)}) << "</th><th scope=\"col\">"
         << exchange.t("What the year brought") << "</th></tr></thead><tbody>" << rows << "</tbody></table></div>";
  }
  if (!fresh.empty()) html << web::heading(3, exchange.t("New")) << "<ul>" << fresh << "</ul>";
  if (!gone.empty()) html << web::heading(3, exchange.t("They do not go on")) << "<ul>" << gone << "</ul>";
  return html;
}

Html in_the_year(const Exchange& exchange, const std::vector<Version>& versions) {
  Html html;
  html << web::heading(2, exchange.t("Changed in the year"), "udgaver");
  if (versions.size() < 2) {
    html << "<p>"
         << exchange.t(
                "The plan has not been changed since it was published. A change is discussed in the kredsråd "
                "before it is published, just like the plan itself.")
         << "</p>";
    return html;
  }
  html << "<p>"
       << exchange.t(
              "Every version was discussed in the kredsråd before it was published and took the place of the one "
              "before.")
       << "</p>";
  for (std::size_t n = versions.size(); n-- > 0;) {
    const Version& one = versions[n];
    html << web::heading(3, exchange.t("Version {0}", {std::to_string(one.number)})) << "<p>";
    if (one.discussed_on)
      html << exchange.t("Discussed in the kredsråd {0}.", {i18n::long_date(*one.discussed_on)}) << " ";
    if (one.published_on) html << exchange.t("Published {0}", {i18n::long_date(*one.published_on)}) << ". ";
    if (n > 0) html << one.note;
    html << "</p>";
    if (n == 0) continue;
    auto before = from_json(versions[n - 1].content), after = from_json(one.content);
    if (!before || !after) continue;
    const auto found = differences(*before, *after);
    if (!found.empty()) html << web::details(exchange.t("What was changed"), difference_list(exchange, found));
  }
  return html;
}

}  // namespace

Html amended_words(const Exchange& exchange, const Published& plan) {
  Html html;
  if (!plan.amended) return html;
  Html words;
  words << "<p>" << exchange.t("This is version {0}: {1}", {std::to_string(plan.version.number), plan.version.note})
        << " " << exchange.t("It took the place of the former version when the kredsråd had discussed it.") << "</p><p>"
        << web::link(exchange.t("See what was changed"), public_address(plan.plan.year) + "/aendringer#udgaver")
        << "</p>";
  html << web::alert(web::Tone::info, exchange.t("The plan has been changed"), words);
  return html;
}

http::Response changes_page(Exchange& exchange, audit::Archive& archive) {
  const int year = year_of(exchange.place["aar"]);
  std::optional<Published> now, old;
  std::vector<Version> versions;
  if (year != 0) {
    archive.read([&](storage::Transaction& tx) {
      now = published(tx, year, exchange.today());
      if (!now) return;
      old = published(tx, year - 1, exchange.today());
      versions = store::published_versions(tx, now->plan.id);
    });
  }
  if (!now) return web::not_found(exchange);
  web::Page page;
  page.title = exchange.t("What has changed");
  page.crumbs = {{exchange.t("The plan"), "/plan"}, {now->plan.title, public_address(year)}};
  page.section = exchange.viewer.signed_in() ? "/planarbejde" : "/plan";
  page.lead = old ? exchange.t("The plan of {0} beside the plan of {1}, and what was changed in the year.",
                               {std::to_string(year), std::to_string(year - 1)})
                  : exchange.t("What was changed in the plan of {0} in the year.", {std::to_string(year)});
  Html& body = page.body;
  if (old) {
    body << areas_compared(exchange, *old, *now) << initiatives_compared(exchange, *old, *now);
  } else {
    body << "<p>" << exchange.t("There is no plan of {0} to compare with.", {std::to_string(year - 1)}) << "</p>";
  }
  body << in_the_year(exchange, versions);
  if (old) {
    const auto found = differences(old->content, now->content);
    if (!found.empty())
      body << web::heading(2, exchange.t("Word for word"))
           << web::details(exchange.t("Every difference in the text"), difference_list(exchange, found));
  }
  page.aside << web::heading(2, exchange.t("Read them")) << "<ul><li>"
             << web::link(now->plan.title, public_address(year)) << "</li>";
  if (old) page.aside << "<li>" << web::link(old->plan.title, public_address(year - 1)) << "</li>";
  page.aside << "</ul>";
  return web::show(exchange, page);
}

}  // namespace cooperation_plan
