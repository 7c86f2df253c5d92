#pragma once
// What the pages of an account share: reading a version for the viewer, its figures and tables as HTML, its steps.

#include <map>
#include <optional>
#include <string>

#include "account.h"
#include "audit/archive.h"
#include "councils/discussion.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/frame.h"

namespace evaluation {

struct AccountView {
  Account account;
  AccountVersion version;
  AccountFacts facts;
  std::optional<councils::Discussion> discussion;  // when the viewer may see the item
  std::map<storage::Id, std::string> addresses;    // of the things behind the rows that the viewer may see
  web::Html history;
  int latest = 1;       // number of the newest version
  bool writes = false;  // the viewer is one of those who write it

  bool allows(const web::Exchange& exchange, AccountAct act) const;
};
/// The version of the address; nothing when it is unknown or hidden.
std::optional<AccountView> account_view(web::Exchange& exchange, audit::Archive& archive);
/// The year's account as the viewer reads it: the published version, else the newest he may see.
std::optional<AccountView> account_of_year(web::Exchange& exchange, audit::Archive& archive);
/// A page below a version: crumbs and section set.
web::Page page_of_account(const web::Exchange& exchange, const AccountView& view, std::string title, std::string lead);

std::string account_title(const web::Exchange& exchange, const AccountVersion& version);
std::string cell_words(const web::Exchange& exchange, const Cell& cell);
web::Html show_figures(const web::Exchange& exchange, const AccountView& view, const Section& section);
web::Html account_guide(const web::Exchange& exchange, const AccountView& view);
web::Html account_tag(const web::Exchange& exchange, AccountState state);
web::Html refusal_words(const web::Exchange& exchange, const config::Refusal& refusal);
/// The history of a thing for its foot; nothing for those who are not signed in.
web::Html thing_history(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);
/// The address where the row can be read by this viewer; empty when there is none.
std::string row_address(const AccountView& view, const Row& row);
/// The column whose words carry the row's link.
std::size_t link_column(const Table& table);

}  // namespace evaluation
