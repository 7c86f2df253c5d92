#pragma once
// Authorities, their names, offices, units and successions in the database.

#include <optional>
#include <string_view>
#include <vector>

#include "authority.h"
#include "storage/transaction.h"

namespace organisation {

std::optional<AuthorityRecord> find_authority_record(storage::Transaction& tx, const storage::Id& id);
std::optional<AuthorityRecord> find_authority_by_key(storage::Transaction& tx, std::string_view key);
/// Writes or replaces an authority with its names and offices.
void put_authority(storage::Transaction& tx, const AuthorityRecord& record);

int authority_version(storage::Transaction& tx, const storage::Id& authority);
void count_authority_up(storage::Transaction& tx, const storage::Id& authority);
/// How it was, is and will be reached, oldest first: at least one.
std::vector<AuthorityContact> contacts_of(storage::Transaction& tx, const AuthorityRecord& record);
AuthorityContact contact_on(storage::Transaction& tx, const AuthorityRecord& record, config::Date day);
void put_contact(storage::Transaction& tx, const storage::Id& authority, const AuthorityContact& contact);

std::vector<Unit> units_of(storage::Transaction& tx, const storage::Id& authority);
std::optional<Unit> find_unit(storage::Transaction& tx, const storage::Id& id);
void put_unit(storage::Transaction& tx, const Unit& unit);

/// Successions from or to an authority, oldest first.
std::vector<Succession> successions_of(storage::Transaction& tx, const storage::Id& authority);
void put_succession(storage::Transaction& tx, const Succession& succession);

/// Which role at which authority an office is; nothing when the id is no office.
struct Office {
  permit::Role role;
  storage::Id authority;
};
std::optional<Office> find_office(storage::Transaction& tx, const storage::Id& office);

}  // namespace organisation
