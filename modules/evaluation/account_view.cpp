// Reading a version for its pages, and its pieces.

#include "account_view.h"

#include <algorithm>
#include <charconv>

#include "account_difference.h"
#include "account_store.h"
#include "account_work.h"
#include "audiences_store.h"
#include "audit/history.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "registry/thing.h"
#include "rights.h"

namespace evaluation {

using web::Exchange;
using web::Html;
using web::Markup;

namespace {

int number_in(const Exchange& exchange, const std::string& name) {
  const auto found = exchange.place.find(name);
  if (found == exchange.place.end() || found->second.size() > 4) return 0;
  int value = 0;
  const std::string& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

AccountView view_of(storage::Transaction& tx, const Exchange& exchange, AccountVersion version, Account account) {
  AccountView view;
  view.facts = account_facts(tx, version, exchange.today());
  view.latest = store::last_account_number(tx, version.year);
  view.discussion = councils::discussion_of(tx, version.id);
  if (view.discussion && !registry::find(tx, exchange.viewer, view.discussion->item)) view.discussion.reset();
  view.writes =
      rights::edit_account.given_to(exchange.viewer) && permit::may_see(tx, exchange.viewer, writers_audience());
  for (const Table& table : version.content.generated.tables) {
    for (const Row& row : table.rows) {
      for (const storage::Id& thing : row.things) {
        if (view.addresses.contains(thing)) break;
        if (const auto found = registry::find(tx, exchange.viewer, thing)) {
          view.addresses[thing] = found->address;
          break;
        }
      }
    }
  }
  view.history = thing_history(exchange, tx, version.id);
  view.version = std::move(version);
  view.account = std::move(account);
  return view;
}

Html link_to_rows(const AccountView& view, const std::string& words, const std::string& to) {
  return to.empty() ? web::text(words) : web::link(words, view.version.address() + "/tal/" + to);
}

Html show_table(const Exchange& exchange, const AccountView& view, const Table& table) {
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << exchange.t(table.title) << "\"><table class=\"table\"><caption>" << exchange.t(table.title)
       << "</caption><thead><tr>";
  for (const Column& column : table.columns)
    html << "<th scope=\"col\"" << (column.number ? Markup(" class=\"number\"") : Markup("")) << ">"
         << exchange.t(column.label) << "</th>";
  html << "</tr></thead><tbody>";
  for (const Row& row : table.rows) {
    html << "<tr>";
    const std::string address = row_address(view, row);
    for (std::size_t n = 0; n < row.cells.size() && n < table.columns.size(); ++n) {
      const std::string words = cell_words(exchange, row.cells[n]);
      html << "<td" << (table.columns[n].number ? Markup(" class=\"number\"") : Markup("")) << ">";
      if (!row.cells[n].to.empty() && row.cells[n].text != "0")
        html << link_to_rows(view, words, row.cells[n].to);
      else if (n == link_column(table) && !address.empty())
        html << web::link(words, address);
      else
        html << words;
      html << "</td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table></div><p class=\"table-note\">" << exchange.t(table.note) << " "
       << link_to_rows(view, exchange.t("The table by itself, also as CSV: {0}", {exchange.t(table.title)}), table.key)
       << "</p>";
  return html;
}

}  // namespace

bool AccountView::allows(const Exchange& exchange, AccountAct act) const {
  return static_cast<bool>(take(version.state, act, exchange.viewer.role, facts));
}

std::optional<AccountView> account_view(Exchange& exchange, audit::Archive& archive) {
  const int year = number_in(exchange, "aar"), number = number_in(exchange, "udgave");
  if (year == 0 || number == 0) return std::nullopt;
  return archive.read([&](storage::Transaction& tx) -> std::optional<AccountView> {
    auto version = store::account_version_for(tx, exchange.viewer, account_version_id(year, number));
    auto account = store::account(tx, year);
    if (!version || !account) return std::nullopt;
    return view_of(tx, exchange, std::move(*version), std::move(*account));
  });
}

std::optional<AccountView> account_of_year(Exchange& exchange, audit::Archive& archive) {
  const int year = number_in(exchange, "aar");
  if (year == 0) return std::nullopt;
  return archive.read([&](storage::Transaction& tx) -> std::optional<AccountView> {
    auto account = store::account(tx, year);
    if (!account || !permit::may_see(tx, exchange.viewer, account->audience)) return std::nullopt;
    const storage::Id shown = account->published_version.empty()
                                  ? account_version_id(year, store::last_account_number(tx, year))
                                  : account->published_version;
    auto version = store::account_version_for(tx, exchange.viewer, shown);
    if (!version) return std::nullopt;
    return view_of(tx, exchange, std::move(*version), std::move(*account));
  });
}

web::Page page_of_account(const Exchange& exchange, const AccountView& view, std::string title, std::string lead) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("The annual accounts"), "/redegoerelser"},
                 {account_title(exchange, view.version), view.version.address()}};
  page.section = "/redegoerelser";
  return page;
}

std::string account_title(const Exchange& exchange, const AccountVersion& version) {
  return exchange.t("{0}, version {1}", {account_title(version.year), std::to_string(version.number)});
}

std::string cell_words(const Exchange& exchange, const Cell& cell) {
  return cell.word ? exchange.t(cell.text) : cell.text;
}

std::string row_address(const AccountView& view, const Row& row) {
  for (const storage::Id& thing : row.things) {
    const auto found = view.addresses.find(thing);
    if (found != view.addresses.end()) return found->second;
  }
  return {};
}

std::size_t link_column(const Table& table) {
  for (std::size_t n = 0; n < table.columns.size(); ++n) {
    if (!table.columns[n].filter && !table.columns[n].number) return n;
  }
  return 0;
}

Html show_figures(const Exchange& exchange, const AccountView& view, const Section& section) {
  const auto wanted = [&](const std::string& topic) {
    return std::find(section.heading.topics.begin(), section.heading.topics.end(), topic) !=
           section.heading.topics.end();
  };
  std::vector<std::pair<std::string, Html>> facts;
  for (const Figure& figure : view.version.content.generated.figures) {
    if (!wanted(figure.topic)) continue;
    const std::string words = figure.of
                                  ? exchange.t("{0} of {1}", {i18n::number(figure.value), i18n::number(*figure.of)})
                                  : i18n::number(figure.value);
    facts.emplace_back(exchange.t(figure.label), link_to_rows(view, words, figure.to));
  }
  Html html;
  if (!facts.empty()) {
    html << web::facts(facts) << "<p class=\"as-of\">"
         << exchange.t("Figures of {0}.", {i18n::long_date(view.version.content.generated.as_of)}) << "</p>";
  }
  for (const Table& table : view.version.content.generated.tables) {
    if (!table.detail && wanted(table.topic)) html << show_table(exchange, view, table);
  }
  return html;
}

Html account_tag(const Exchange& exchange, AccountState state) {
  const std::string words = exchange.t(english_name(state));
  switch (state) {
    case AccountState::generated:
    case AccountState::edited: return web::tag(web::Tone::info, words);
    case AccountState::on_council_agenda:
    case AccountState::discussed: return web::tag(web::Tone::warning, words);
    case AccountState::published: return web::tag(web::Tone::success, words);
    case AccountState::replaced: return web::tag(web::Tone::neutral, words);
  }
  return {};
}

Html refusal_words(const Exchange& exchange, const config::Refusal& refusal) {
  Html html;
  html << "<p>" << exchange.t(refusal) << "</p>";
  if (!refusal.law.empty()) html << "<p class=\"law\">" << refusal.law << "</p>";
  return html;
}

Html account_guide(const Exchange& exchange, const AccountView& view) {
  struct Stop {
    AccountState state;
    AccountAct leads_here;
    std::string address;
  };
  const std::string base = view.version.address();
  const Stop stops[] = {{AccountState::generated, AccountAct::edit, {}},
                        {AccountState::edited, AccountAct::edit, {}},
                        {AccountState::on_council_agenda, AccountAct::put_on_agenda, base + "/dagsorden"},
                        {AccountState::discussed, AccountAct::note_discussion, base},
                        {AccountState::published, AccountAct::publish, base + "/offentliggoer"}};
  int now = static_cast<int>(view.version.state);
  if (view.version.state == AccountState::replaced) now = view.version.published_on ? 4 : 2;
  std::vector<web::Step> steps;
  Html next;
  for (int at = 0; at < 5; ++at) {
    const Stop& stop = stops[at];
    web::Step step;
    step.label = exchange.t(english_name(stop.state));
    step.state = at < now ? web::Step::State::done : at == now ? web::Step::State::now : web::Step::State::later;
    if (at == now + 1) {
      if (const auto refusal = closed_because(view.version.state, stop.leads_here, view.facts)) {
        next << "<p class=\"course-next\"><strong>" << exchange.t("Next step: {0}", {step.label}) << "</strong> "
             << exchange.t(*refusal);
        if (!refusal->law.empty()) next << " <span class=\"law\">(" << refusal->law << ")</span>";
        next << "</p>";
      } else {
        step.note = exchange.t("Can be done now.");
        step.address = stop.address;
      }
    }
    if (at <= now) {
      if (stop.state == AccountState::generated)
        step.note = exchange.t("Figures of {0}.", {i18n::long_date(view.version.content.generated.as_of)});
      if (stop.state == AccountState::on_council_agenda && view.discussion) {
        step.note = view.discussion->item_number.empty()
                        ? view.discussion->meeting_title
                        : exchange.t("{0}, item {1}", {view.discussion->meeting_title, view.discussion->item_number});
        step.address = view.discussion->item_address;
      }
      if (stop.state == AccountState::discussed && view.version.discussed_on)
        step.note = i18n::long_date(*view.version.discussed_on);
      if (stop.state == AccountState::published && view.version.published_on)
        step.note = i18n::long_date(*view.version.published_on);
    }
    steps.push_back(std::move(step));
  }
  Html html = web::step_guide(exchange, steps);
  html << next;
  return html;
}

Html thing_history(const Exchange& exchange, storage::Transaction& tx, const storage::Id& thing) {
  if (!exchange.viewer.signed_in()) return {};
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    std::string what = exchange.t(std::string("audit.") + entry.act.verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name, what, entry.act.reason});
  }
  return web::history(exchange, lines);
}

}  // namespace evaluation
