// The page around a page. Works without script; nothing in it is inline.

#include "frame.h"

#include <algorithm>

#include "assets.h"

namespace web {
namespace {

const Site& site_of(const Exchange& exchange) {
  static const Site plain;
  return exchange.site ? *exchange.site : plain;
}

/// How many characters of `path` an entry's address covers, in whole steps: /plan covers /plan/2020 and not
/// /planarbejde.
std::size_t covered(const MenuEntry& entry, const std::string& path) {
  const std::string& address = entry.address;
  if (!path.starts_with(address)) return 0;
  return path.size() == address.size() || path[address.size()] == '/' ? address.size() : 0;
}

/// The entry that covers most of the path; nullptr if none does.
const MenuEntry* closest(const std::vector<MenuEntry>& entries, const std::string& path) {
  const MenuEntry* best = nullptr;
  std::size_t most = 0;
  for (const MenuEntry& entry : entries) {
    std::size_t here = covered(entry, path);
    for (const MenuEntry& part : entry.parts) here = std::max(here, covered(part, path));
    if (here > most) {
      most = here;
      best = &entry;
    }
  }
  return best;
}

Html menu_row(const Exchange& exchange, const std::vector<MenuEntry>& entries, const MenuEntry* current) {
  Html row;
  for (const MenuEntry& entry : entries) {
    if (!entry.right.given_to(exchange.viewer)) continue;
    row << "<li><a href=\"" << Url(entry.address) << "\""
        << (&entry == current ? Markup(" aria-current=\"true\"") : Markup("")) << ">" << exchange.t(entry.label)
        << "</a></li>";
  }
  return row;
}

/// The second row: what else stands under the word of the menu that this page belongs to.
Html parts_row(const Exchange& exchange, const MenuEntry* section) {
  Html html;
  if (section == nullptr || section->parts.size() < 2) return html;
  const Html row = menu_row(exchange, section->parts, closest(section->parts, exchange.request.path));
  html << "<nav class=\"site-parts d-print-none\" aria-label=\"" << exchange.t(section->label)
       << "\"><div class=\"container\"><ul>" << row << "</ul></div></nav>";
  return html;
}

Html top(const Exchange& exchange, const Page& page) {
  const Site& site = site_of(exchange);
  const permit::Viewer& viewer = exchange.viewer;
  Html html;
  html << "<a class=\"skipnav\" href=\"#main-content\">" << exchange.t("Go to the content of the page")
       << "</a><header class=\"site-header\"><div class=\"site-top container\"><a class=\"site-name\" href=\""
       << (viewer.signed_in() ? Markup("/mit-arbejde") : Markup("/")) << "\">"
       << "<svg class=\"site-mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\">"
       << "<path class=\"ring\" d=\"M16 4a12 12 0 1 1-9.2 4.3\"/><path class=\"tip\" d=\"M4.5 3.5v6.8h6.8z\"/><circle "
          "class=\"dot\" cx=\"16\" cy=\"16\" r=\"4\"/></svg><span>"
       << site.district << "</span></a>";
  html << "<form class=\"site-search d-print-none\" role=\"search\" action=\"/soeg\" method=\"get\"><label "
          "class=\"sr-only\" for=\"site-search\">"
       << exchange.t("Search in everything")
       << "</label><input class=\"form-input\" type=\"search\" id=\"site-search\" name=\"soeg\" placeholder=\""
       << exchange.t("Search in everything") << "\" data-slash><button class=\"button button-search\" type=\"submit\">"
       << icon("search") << "<span class=\"sr-only\">" << exchange.t("Search") << "</span></button></form>";
  html << "<div class=\"site-who" << (viewer.purpose.empty() ? Markup("") : Markup(" site-who--purpose")) << "\">";
  if (viewer.signed_in()) {
    html << "<a class=\"who\" href=\"/rolle\"><strong>" << viewer.name << "</strong><span>"
         << (viewer.title.empty() ? exchange.t(permit::english_name(viewer.role)) : viewer.title)
         << (viewer.authority_name.empty() ? Markup("") : Markup(" · ")) << viewer.authority_name << "</span>";
    if (!viewer.purpose.empty())
      html << "<span class=\"who-purpose\">" << exchange.t("Purpose: {0}", {viewer.purpose}) << "</span>";
    html << "</a><div class=\"who-out d-print-none\">"
         << act_button(exchange, exchange.t("Log out"), "/log-ud", Weight::quiet) << "</div>";
  } else {
    html << "<a class=\"log-in d-print-none\" href=\"/log-ind\">" << icon("lock") << exchange.t("Log in") << "</a>";
  }
  html << "</div>";

  const std::vector<MenuEntry>& menu = viewer.signed_in() ? site.staff_menu : site.public_menu;
  // What does not exist and what is not for you look alike: neither belongs to a word of the menu.
  const MenuEntry* section =
      page.status == 404 ? nullptr : closest(menu, page.section.empty() ? exchange.request.path : page.section);
  const Html entries = menu_row(exchange, menu, section);
  if (!entries.empty()) {
    html << "<a class=\"menu-open d-print-none\" href=\"#menu\">" << icon("menu") << exchange.t("Menu")
         << "</a></div><nav class=\"site-menu d-print-none\" id=\"menu\" aria-label=\"" << exchange.t("Main menu")
         << "\"><div class=\"container\"><ul>" << entries << "</ul><a class=\"menu-close\" href=\"#main-content\">"
         << icon("close") << exchange.t("Close the menu") << "</a></div></nav>" << parts_row(exchange, section)
         << "</header>";
  } else {
    html << "</div></header>";
  }
  return html;
}

Html foot(const Exchange& exchange) {
  const Site& site = site_of(exchange);
  Html html;
  html << "<footer class=\"site-foot\"><div class=\"container\"><p>";
  if (!site.authority.empty()) html << exchange.t("Responsible for these pages: {0}", {site.authority});
  html << "</p><ul><li><a href=\"/tilgaengelighed\">" << exchange.t("Accessibility")
       << "</a></li><li><a href=\"/privatliv\">" << exchange.t("Privacy") << "</a></li><li><a href=\"/kontakt\">"
       << exchange.t("Contact") << "</a></li></ul></div></footer>";
  return html;
}

}  // namespace

http::Response show(const Exchange& exchange, const Page& page) {
  const Site& site = site_of(exchange);
  Html html;
  html << "<!DOCTYPE html>\n<html lang=\"" << exchange.language.code() << "\"><head><meta charset=\"utf-8\"><title>"
       << page.title << " – " << site.district
       << "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"htmx-config\" "
          "content=\"includeIndicatorCSS:false\"><link rel=\"stylesheet\" href=\""
       << Url(asset("site.css")) << "\"><link rel=\"icon\" type=\"image/svg+xml\" href=\"" << Url(asset("mark.svg"))
       << "\"><script src=\"" << Url(asset("site.js")) << "\" defer></script></head><body>" << top(exchange, page)
       << "<main id=\"main-content\" class=\"container page\" tabindex=\"-1\">";

  if (!page.crumbs.empty()) {
    html << "<nav class=\"breadcrumbs\" aria-label=\"" << exchange.t("Where you are")
         << "\"><ol class=\"breadcrumbs__list\">";
    bool first = true;
    for (const Crumb& crumb : page.crumbs) {
      html << "<li class=\"breadcrumbs__list-item\">";
      if (!first) html << icon("chevron-right");
      first = false;
      html << "<a class=\"breadcrumbs__link\" href=\"" << Url(crumb.address) << "\">" << crumb.label << "</a></li>";
    }
    html << "<li class=\"breadcrumbs__list-item\" aria-current=\"page\">" << icon("chevron-right") << page.title
         << "</li></ol></nav>";
  }
  if (!exchange.notice.empty()) {
    html << "<div class=\"alert alert-success alert--paragraph notice\" role=\"status\" data-notice>"
         << alert_icon(Tone::success) << "<div class=\"alert-body\"><p class=\"alert-text\">" << exchange.notice
         << "</p></div></div>";
  }
  html << "<div class=\"page-head\"><div class=\"page-intro\"><div class=\"page-title\"><h1>" << page.title << "</h1>";
  if (!page.state.empty()) html << "<div class=\"page-state\">" << page.state << "</div>";
  html << "</div>";
  if (!page.lead.empty()) html << "<p class=\"page-lead font-lead\">" << page.lead << "</p>";
  html << "</div>";
  if (!page.actions.empty()) html << "<div class=\"page-actions d-print-none\">" << page.actions << "</div>";
  html << "</div>";
  if (page.aside.empty()) {
    html << "<div class=\"page-body\">" << page.body << "</div>";
  } else {
    html << "<div class=\"page-columns\"><div class=\"page-body\">" << page.body << "</div><aside class=\"page-aside\">"
         << page.aside << "</aside></div>";
  }
  html << "</main>" << foot(exchange) << "</body></html>\n";

  http::Response response;
  response.status = page.status;
  response.body = html.take();
  return response;
}

}  // namespace web
