// See audit_store.h and history.h.

#include "audit_store.h"

#include "history.h"

namespace audit {

namespace {

constexpr storage::Sql insert_audit_entry{"insert_audit_entry", R"sql(
  INSERT INTO audit_entry (id, number, at, step, person, name, role, authority, purpose, request, verb, thing, kind, reason,
                           details, link)
  VALUES (:id, :number, :at, :step, :person, :name, :role, :authority, :purpose, :request, :verb, :thing, :kind, :reason,
          :details, :link))sql"};

constexpr storage::Sql number_audit_entry{"number_audit_entry", R"sql(
  UPDATE audit_entry SET number = :number, link = :link WHERE id = :id AND number IS NULL)sql"};

constexpr storage::Sql waiting_audit_entries{"waiting_audit_entries", R"sql(
  SELECT number, id, at, step, person, name, role, authority, purpose, request, verb, thing, kind, reason, details, link
  FROM audit_entry WHERE number IS NULL ORDER BY at, step, id LIMIT :most)sql"};

constexpr storage::Sql audit_entries_of_thing{"audit_entries_of_thing", R"sql(
  SELECT number, id, at, step, person, name, role, authority, purpose, request, verb, thing, kind, reason, details, link
  FROM audit_entry WHERE thing = :thing ORDER BY at DESC, step DESC, id LIMIT :most)sql"};

constexpr storage::Sql audit_entries_after{"audit_entries_after", R"sql(
  SELECT number, id, at, step, person, name, role, authority, purpose, request, verb, thing, kind, reason, details, link
  FROM audit_entry WHERE number > :number ORDER BY number LIMIT :most)sql"};

constexpr storage::Sql read_audit_head{"read_audit_head", R"sql(
  SELECT number, link FROM audit_head)sql"};

constexpr storage::Sql write_audit_head{"write_audit_head", R"sql(
  UPDATE audit_head SET number = :number, link = :link)sql"};

Entry read_entry(const storage::Row& row) {
  Entry entry;
  entry.number = row.integer(0);
  entry.id = row.id(1);
  entry.at = row.time(2);
  entry.step = row.integer(3);
  entry.actor = {row.id(4), row.text(5), row.text(6), row.id(7), row.text(8), row.id(9)};
  entry.act = {row.text(10), row.id(11), row.text(12), row.text(13), row.text(14)};
  entry.link = row.text(15);
  return entry;
}

}  // namespace

void insert_entry(storage::Transaction& tx, const Entry& entry) {
  const bool linked = entry.number > 0;
  tx.execute(insert_audit_entry, {{"id", entry.id},
                                  {"number", linked ? std::optional{entry.number} : std::nullopt},
                                  {"at", entry.at},
                                  {"step", entry.step},
                                  {"person", entry.actor.person},
                                  {"name", entry.actor.name},
                                  {"role", entry.actor.role},
                                  {"authority", entry.actor.authority},
                                  {"purpose", entry.actor.purpose},
                                  {"request", entry.actor.request},
                                  {"verb", entry.act.verb},
                                  {"thing", entry.act.thing},
                                  {"kind", entry.act.kind},
                                  {"reason", entry.act.reason},
                                  {"details", entry.act.details},
                                  {"link", linked ? std::optional{entry.link} : std::nullopt}});
}

void number_entry(storage::Transaction& tx, const Entry& entry) {
  tx.execute(number_audit_entry, {{"number", entry.number}, {"link", entry.link}, {"id", entry.id}});
}

std::vector<Entry> waiting_entries(storage::Transaction& tx, int limit) {
  return tx.all(waiting_audit_entries, {{"most", limit}}, read_entry);
}

Head read_head(storage::Transaction& tx) {
  const auto head =
      tx.one(read_audit_head, {}, [](const storage::Row& row) { return Head{row.integer(0), row.text(1)}; });
  return head.value_or(Head{});
}

void write_head(storage::Transaction& tx, const Head& head) {
  tx.execute(write_audit_head, {{"number", head.number}, {"link", head.link}});
}

bool claim_chain(storage::Transaction& tx) {
  if (tx.engine() == storage::Engine::sqlite) return true;
  return tx.integer({"claim_audit_chain", "SELECT pg_try_advisory_xact_lock(20200916)"}, {}) != 0;
}

std::vector<Entry> history_of(storage::Transaction& tx, const storage::Id& thing, int limit) {
  return tx.all(audit_entries_of_thing, {{"thing", thing}, {"most", limit}}, read_entry);
}

std::vector<Entry> entries_after(storage::Transaction& tx, std::int64_t number, int limit) {
  return tx.all(audit_entries_after, {{"number", number}, {"most", limit}}, read_entry);
}

}  // namespace audit
