#pragma once
// Accounts, their versions and headings in the database.

#include <optional>
#include <vector>

#include "account.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace evaluation::store {

void put_headings(storage::Transaction& tx, const std::vector<Heading>& headings);
std::vector<Heading> headings(storage::Transaction& tx);

void put_account(storage::Transaction& tx, const Account& account);
std::optional<Account> account(storage::Transaction& tx, int year);

void add_account_version(storage::Transaction& tx, const AccountVersion& version);
/// Replaces the row if it still has the version number it was read with; false when somebody was faster.
bool save_account_version(storage::Transaction& tx, const AccountVersion& version);
std::optional<AccountVersion> account_version(storage::Transaction& tx, const storage::Id& id);
/// The version if the viewer may see it.
std::optional<AccountVersion> account_version_for(storage::Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& id);
/// All versions that the viewer may see, newest year and number first.
std::vector<AccountVersion> account_versions_for(storage::Transaction& tx, const permit::Viewer& viewer);
int last_account_number(storage::Transaction& tx, int year);

}  // namespace evaluation::store
