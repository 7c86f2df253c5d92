// The statements of the register of evidence.

#include "evidence_store.h"

namespace cooperation_plan::store {

using storage::Row;
using storage::Transaction;

namespace {

Evidence read_evidence(const Row& row) {
  Evidence found;
  found.id = row.id(0);
  found.key = row.text(1);
  found.title = row.text(2);
  found.publisher = row.text(3);
  found.year = static_cast<int>(row.integer(4));
  found.population = row.text(5);
  found.figure = row.text(6);
  found.method = row.text(7);
  found.url = row.text(8);
  found.valid_until = row.date_if(9);
  found.owner = row.id(10);
  found.owner_role = permit::role_named(row.view(11)).value_or(permit::Role::analyst);
  found.version = static_cast<int>(row.integer(12));
  return found;
}

}  // namespace

constexpr storage::Sql insert_evidence{"insert_evidence", R"sql(
  INSERT INTO cooperation_plan_evidence (id, key, title, publisher, year, population, figure, method, url, valid_until, owner,
    owner_role, version)
  VALUES (:id, :key, :title, :publisher, :year, :population, :figure, :method, :url, :valid_until, :owner, :owner_role, 1))sql"};
void add_evidence(Transaction& tx, const Evidence& evidence) {
  tx.execute(insert_evidence, {{"id", evidence.id},
                               {"key", evidence.key},
                               {"title", evidence.title},
                               {"publisher", evidence.publisher},
                               {"year", evidence.year},
                               {"population", evidence.population},
                               {"figure", evidence.figure},
                               {"method", evidence.method},
                               {"url", evidence.url},
                               {"valid_until", evidence.valid_until},
                               {"owner", evidence.owner},
                               {"owner_role", permit::identifier(evidence.owner_role)}});
}

constexpr storage::Sql update_evidence{"update_evidence", R"sql(
  UPDATE cooperation_plan_evidence SET title = :title, publisher = :publisher, year = :year, population = :population,
    figure = :figure, method = :method, url = :url, valid_until = :valid_until, owner = :owner, owner_role = :owner_role,
    version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_evidence(Transaction& tx, const Evidence& evidence) {
  return tx.execute(update_evidence, {{"id", evidence.id},
                                      {"title", evidence.title},
                                      {"publisher", evidence.publisher},
                                      {"year", evidence.year},
                                      {"population", evidence.population},
                                      {"figure", evidence.figure},
                                      {"method", evidence.method},
                                      {"url", evidence.url},
                                      {"valid_until", evidence.valid_until},
                                      {"owner", evidence.owner},
                                      {"owner_role", permit::identifier(evidence.owner_role)},
                                      {"version", evidence.version}}) == 1;
}

constexpr storage::Sql delete_evidence{"delete_evidence", R"sql(
  DELETE FROM cooperation_plan_evidence WHERE id = :id)sql"};
void remove_evidence(Transaction& tx, const storage::Id& id) { tx.execute(delete_evidence, {{"id", id}}); }

constexpr storage::Sql find_evidence{"find_evidence", R"sql(
  SELECT id, key, title, publisher, year, population, figure, method, url, valid_until, owner, owner_role, version
  FROM cooperation_plan_evidence WHERE key = :key)sql"};
std::optional<Evidence> evidence(Transaction& tx, std::string_view key) {
  return tx.one(find_evidence, {{"key", key}}, read_evidence);
}

constexpr storage::Sql list_evidence{"list_evidence", R"sql(
  SELECT id, key, title, publisher, year, population, figure, method, url, valid_until, owner, owner_role, version
  FROM cooperation_plan_evidence ORDER BY year DESC, key)sql"};
std::vector<Evidence> all_evidence(Transaction& tx) { return tx.all(list_evidence, {}, read_evidence); }

}  // namespace cooperation_plan::store
