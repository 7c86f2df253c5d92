// /redegoerelser: reading accounts.

#include "account_pages.h"

#include <algorithm>
#include <set>

#include "account_store.h"
#include "i18n/danish.h"
#include "rights.h"
#include "web/list.h"
#include "web/markdown.h"

namespace evaluation {

using web::Exchange;
using web::Html;

namespace {

constexpr const char* section = "/redegoerelser";

web::List list_of(const Exchange& exchange, const std::vector<AccountVersion>& versions) {
  web::List list;
  list.caption = exchange.t("The annual accounts");
  list.columns = {{"aar", exchange.t("Year"), true, true},
                  {"redegoerelse", exchange.t("Account"), true},
                  {"tilstand", exchange.t("State"), true},
                  {"tal", exchange.t("Figures of"), true},
                  {"offentliggjort", exchange.t("Published"), true}};
  web::Filter states{"tilstand", exchange.t("State"), {}};
  std::set<AccountState> seen;
  for (const AccountVersion& version : versions) {
    const std::string title = account_title(exchange, version);
    const std::string state = exchange.t(english_name(version.state));
    if (seen.insert(version.state).second) states.choices.emplace_back(state, state);
    list.rows.push_back(
        {{web::text(std::to_string(version.year)), std::to_string(version.year)},
         {web::link(title, version.address()), title},
         {account_tag(exchange, version.state), state},
         {web::text(i18n::short_date(version.content.generated.as_of)), config::iso(version.content.generated.as_of)},
         {web::text(version.published_on ? i18n::short_date(*version.published_on) : std::string("-")),
          version.published_on ? config::iso(*version.published_on) : std::string{}}});
  }
  if (seen.size() > 1) list.filters = {states};
  list.empty = web::empty_state(
      exchange.t("Once a year the chief of police gives the kredsråd an account of the district's work."),
      exchange.t("It stands here when the kredsråd has discussed it and the chief of police has published it."));
  return list;
}

Html section_of(const Exchange& exchange, const AccountView& view, const Section& part, bool writes) {
  Html html;
  html << web::heading(2, part.heading.title, part.heading.key);
  if (part.text.empty()) {
    if (exchange.viewer.signed_in() && view.version.state != AccountState::published)
      html << "<p class=\"nothing-yet\">"
           << (part.heading.required
                   ? exchange.t("Nothing is written here yet, and it must be before the account goes on an agenda.")
                   : exchange.t("Nothing is written here yet."))
           << "</p>";
  } else {
    html << web::markdown(part.text, 3);
  }
  if (writes)
    html << "<p class=\"edit d-print-none\"><a href=\""
         << web::Url(view.version.address() + "/tekst/" + part.heading.key) << "\">" << exchange.t("Edit the text")
         << "<span class=\"sr-only\">: " << part.heading.title << "</span></a></p>";
  html << show_figures(exchange, view, part);
  return html;
}

http::Response show(Exchange& exchange, const AccountView& view, bool by_year) {
  const AccountVersion& version = view.version;
  web::Page page;
  page.title = account_title(version.year);
  page.crumbs = {{exchange.t("The annual accounts"), section}};
  page.section = section;
  page.state = account_tag(exchange, version.state);
  const std::string as_of = i18n::long_date(version.content.generated.as_of);
  if (version.published_on && version.discussed_on)
    page.lead = exchange.t("Discussed in the kredsråd {0} and published by the chief of police {1}. Figures of {2}.",
                           {i18n::long_date(*version.discussed_on), i18n::long_date(*version.published_on), as_of});
  else
    page.lead = exchange.t("The chief of police's account to the kredsråd, version {0}. Figures of {1}.",
                           {std::to_string(version.number), as_of});
  const std::string base = version.address();
  const bool writes = view.writes && view.allows(exchange, AccountAct::edit);
  if (view.writes) {
    if (view.allows(exchange, AccountAct::put_on_agenda))
      page.actions << web::button_link(exchange.t("Put it on an agenda"), base + "/dagsorden", true);
    if (view.allows(exchange, AccountAct::note_discussion))
      page.actions << web::act_button(exchange, exchange.t("Note that the kredsråd has discussed it"),
                                      base + "/droeftet", web::Weight::primary);
    if (view.allows(exchange, AccountAct::publish))
      page.actions << web::button_link(exchange.t("Publish the account"), base + "/offentliggoer", true);
  }
  page.actions << web::button_link(exchange.t("Get the account as PDF"), base + "/redegoerelse.pdf");
  if (view.writes) page.body << account_guide(exchange, view);
  if (by_year && view.writes && view.latest != version.number) {
    Html newer;
    newer << "<p>"
          << web::link(exchange.t("Open version {0}", {std::to_string(view.latest)}),
                       account_address(version.year) + "/udgave/" + std::to_string(view.latest))
          << "</p>";
    page.body << web::alert(web::Tone::info, exchange.t("A newer version is on its way"), newer);
  }
  if (version.state == AccountState::replaced)
    page.body << web::alert(web::Tone::warning, exchange.t("A newer version has taken its place."),
                            web::link(exchange.t("Go to the account of {0}", {std::to_string(version.year)}),
                                      account_address(version.year)));
  for (const Section& part : version.content.sections) page.body << section_of(exchange, view, part, writes);
  page.body << view.history;

  page.aside << web::heading(2, exchange.t("About the account")) << "<p>"
             << exchange.t("The chief of police gives the kredsråd an account of the district's work once a year.")
             << "</p><p class=\"law\">" << std::string_view(law_of_the_account) << "</p><ul class=\"act-list\">";
  page.aside << "<li>" << web::link(exchange.t("The account as data (JSON)"), base + "/redegoerelse.json") << "</li>";
  if (view.writes) {
    page.aside << "<li>" << web::link(exchange.t("Compare with the figures of today"), base + "/forskelle") << "</li>";
    if (!open_for_writing(version.state) && view.allows(exchange, AccountAct::revise) && view.latest == version.number)
      page.aside << "<li>" << web::link(exchange.t("Make a new version"), base + "/ny-udgave") << "</li>";
  }
  page.aside << "<li>"
             << web::link(exchange.t("Where it came from and what came of it"), "/kreds/" + view.account.id.text())
             << "</li></ul>";
  if (!version.note.empty())
    page.aside << "<p>" << exchange.t("Why there is a new version: {0}", {version.note}) << "</p>";
  return web::show(exchange, page);
}

}  // namespace

http::Response accounts_page(Exchange& exchange, audit::Archive& archive) {
  const auto versions =
      archive.read([&](storage::Transaction& tx) { return store::account_versions_for(tx, exchange.viewer); });
  const web::List list = list_of(exchange, versions);
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page{
      .title = exchange.t("The annual accounts"),
      .lead = exchange.t("What the police did, what the councils decided and how the plan went, year by year."),
      .section = section};
  if (rights::edit_account.given_to(exchange.viewer))
    page.actions = web::button_link(exchange.t("Generate an account"), "/redegoerelser/ny", true);
  page.body << web::show_list(exchange, list);
  return web::show(exchange, page);
}

http::Response account_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = account_of_year(exchange, archive);
  return view ? show(exchange, *view, true) : web::not_found(exchange);
}

http::Response account_version_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = account_view(exchange, archive);
  return view ? show(exchange, *view, false) : web::not_found(exchange);
}

http::Response account_rows_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = account_view(exchange, archive);
  const Table* table = view ? view->version.content.generated.table(exchange.place["tabel"]) : nullptr;
  if (!table) return web::not_found(exchange);
  web::List list;
  list.caption = exchange.t(table->title);
  for (std::size_t n = 0; n < table->columns.size(); ++n) {
    const Column& column = table->columns[n];
    list.columns.push_back({column.key, exchange.t(column.label), column.key != "dag", column.number});
    if (!column.filter) continue;
    web::Filter filter{column.key, exchange.t(column.label), {}};
    for (const Row& row : table->rows) {
      if (n >= row.cells.size()) continue;
      const std::pair<std::string, std::string> choice{row.cells[n].text, cell_words(exchange, row.cells[n])};
      if (std::find(filter.choices.begin(), filter.choices.end(), choice) == filter.choices.end())
        filter.choices.push_back(choice);
    }
    list.filters.push_back(std::move(filter));
  }
  bool unlinked = false;
  for (const Row& row : table->rows) {
    const std::string address = row_address(*view, row);
    unlinked = unlinked || address.empty();
    std::vector<web::Cell> cells;
    for (std::size_t n = 0; n < row.cells.size() && n < table->columns.size(); ++n) {
      const std::string words = cell_words(exchange, row.cells[n]);
      const bool sum = !row.cells[n].to.empty() && row.cells[n].text != "0";
      Html shown = sum ? web::link(words, view->version.address() + "/tal/" + row.cells[n].to)
                   : n == link_column(*table) && !address.empty() ? web::link(words, address)
                                                                  : web::text(words);
      cells.push_back({std::move(shown), words});
    }
    list.rows.push_back(std::move(cells));
  }
  list.empty = web::empty_state(exchange.t("There are no rows"),
                                exchange.t("Nothing was counted on the day the figures were drawn."));
  if (web::list_query(exchange).csv) return web::list_csv(exchange, list);
  web::Page page =
      page_of_account(exchange, *view, exchange.t(table->title),
                      exchange.t("Frozen figures of {0}. {1}",
                                 {i18n::long_date(view->version.content.generated.as_of), exchange.t(table->note)}));
  page.state = account_tag(exchange, view->version.state);
  page.body << web::show_list(exchange, list);
  if (unlinked)
    page.body << "<p class=\"table-note\">"
              << exchange.t("A row without a link leads to something that is not public or not for you.") << "</p>";
  return web::show(exchange, page);
}

}  // namespace evaluation
