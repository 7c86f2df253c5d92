// No change without its entry, and no entry that can be touched unseen.

#include <thread>

#include <gtest/gtest.h>

#include "archive.h"
#include "history.h"
#include "trial/databases.h"

namespace audit {
namespace {

using config::Outcome;
using config::Refusal;
using storage::Engine;
using storage::Id;
using storage::Sql;
using storage::Transaction;

const config::Package things{"things",
                             {{"migrations/0001_things.sql", "CREATE TABLE things_thing (id ID PRIMARY KEY);\n"}}};

constexpr Sql insert_thing{"insert_thing", "INSERT INTO things_thing (id) VALUES (:id)"};
constexpr Sql count_things{"count_things", "SELECT count(*) FROM things_thing"};

class Audit : public trial::BothEngines {
 protected:
  std::unique_ptr<trial::Throwaway> db = open({package(), things});
  config::Clock clock;
  Archive archive{**db, clock};
  Actor anna{Id::random(), "Anna Æbelø", "municipal_secretariat", Id::random(), "tryghed", Id::random()};

  Id make(int entries = 1) {
    const Id id = Id::random();
    const auto outcome = archive.change(anna, [&](Change& change) -> Outcome<config::Done> {
      change.tx().execute(insert_thing, {{"id", id}});
      for (int i = 0; i < entries; ++i) {
        change.record({"thing_made", id, "things.thing", "fordi", "nr. " + std::to_string(i + 1)});
      }
      return config::done;
    });
    EXPECT_TRUE(outcome);
    return id;
  }
  int link() {
    return (*db)->write([](Transaction& tx) { return link_waiting(tx); });
  }
  std::int64_t count() {
    return archive.read([](Transaction& tx) { return tx.integer(count_things, {}); });
  }
  /// What somebody with the database's password could do.
  void tamper(const std::string& text) {
    (*db)->write([&](Transaction& tx) { tx.execute(Sql{"tamper", text}, {}); });
  }
  std::string fault() { return verify(**db).value_or("nothing"); }
};
TRIAL_ON_BOTH(Audit);

TEST_P(Audit, writes_who_what_which_and_why) {
  const Id id = make(2);
  make();
  const std::vector<Entry> entries = archive.read([&](Transaction& tx) { return history_of(tx, id); });
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].act.details, "nr. 2");
  const Entry& first = entries[1];
  EXPECT_EQ(first.act.verb, "thing_made");
  EXPECT_EQ(first.act.thing, id);
  EXPECT_EQ(first.act.kind, "things.thing");
  EXPECT_EQ(first.act.reason, "fordi");
  EXPECT_EQ(first.actor.person, anna.person);
  EXPECT_EQ(first.actor.name, anna.name);
  EXPECT_EQ(first.actor.role, anna.role);
  EXPECT_EQ(first.actor.authority, anna.authority);
  EXPECT_EQ(first.actor.purpose, anna.purpose);
  EXPECT_EQ(first.actor.request, anna.request);
  EXPECT_EQ(first.number > 0, GetParam() == Engine::sqlite);
  EXPECT_EQ(archive.read([&](Transaction& tx) { return history_of(tx, id, 1); }).size(), 1U);
}

TEST_P(Audit, keeps_no_change_without_an_entry) {
  EXPECT_THROW((void)archive.change(anna,
                                    [](Change& change) -> Outcome<config::Done> {
                                      change.tx().execute(insert_thing, {{"id", Id::random()}});
                                      return config::done;
                                    }),
               MissingEntry);
  EXPECT_THROW((void)archive.change(anna,
                                    [](Change& change) -> Outcome<config::Done> {
                                      change.tx().integer(
                                          {"returning", "INSERT INTO things_thing (id) VALUES ('x') RETURNING 1"}, {});
                                      return config::done;
                                    }),
               MissingEntry);
  EXPECT_EQ(count(), 0);
}

TEST_P(Audit, keeps_nothing_of_what_is_refused) {
  const auto outcome = archive.change(anna, [](Change& change) -> Outcome<int> {
    change.tx().execute(insert_thing, {{"id", Id::random()}});
    change.record({"thing_made", Id::random(), "things.thing", "", ""});
    return Refusal{"Not today.", {}, "day", ""};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.refusal().field, "day");
  EXPECT_EQ(count(), 0);
  link();
  EXPECT_TRUE(archive.read([](Transaction& tx) { return entries_after(tx, 0, 10); }).empty());
}

TEST_P(Audit, needs_no_entry_where_nothing_was_written) {
  const auto outcome = archive.change(anna, [](Change&) -> Outcome<int> { return 7; });
  ASSERT_TRUE(outcome);
  EXPECT_EQ(*outcome, 7);
}

TEST_P(Audit, numbers_without_gaps_and_holds) {
  for (int i = 0; i < 5; ++i) make(2);
  EXPECT_EQ(fault(), "nothing");
  EXPECT_EQ(link(), GetParam() == Engine::postgres ? 10 : 0);
  EXPECT_EQ(link(), 0);
  make();
  link();
  const auto entries = archive.read([](Transaction& tx) { return entries_after(tx, 0, 100); });
  ASSERT_EQ(entries.size(), 11U);
  for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].number, static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(archive.read([](Transaction& tx) { return entries_after(tx, 9, 100); }).size(), 2U);
  EXPECT_EQ(fault(), "nothing");
}

TEST_P(Audit, finds_every_column_that_was_edited) {
  for (int i = 0; i < 4; ++i) make();
  link();
  for (const std::string column : {"id", "person", "name", "role", "authority", "purpose", "request", "verb", "thing",
                                   "kind", "reason", "details", "link"}) {
    tamper("UPDATE audit_entry SET " + column + " = " + column + " || 'x' WHERE number = 3");
    EXPECT_EQ(fault(), "Entry number 3 of the audit log is not as it was written.") << column;
    tamper("UPDATE audit_entry SET " + column + " = substr(" + column + ", 1, length(" + column +
           ") - 1) WHERE number = 3");
    ASSERT_EQ(fault(), "nothing") << column;
  }
  for (const std::string column : {"at", "step"}) {
    tamper("UPDATE audit_entry SET " + column + " = " + column + " + 1 WHERE number = 3");
    EXPECT_EQ(fault(), "Entry number 3 of the audit log is not as it was written.") << column;
    tamper("UPDATE audit_entry SET " + column + " = " + column + " - 1 WHERE number = 3");
  }
  tamper("UPDATE audit_entry SET name = verb, verb = name WHERE number = 2");
  EXPECT_NE(fault(), "nothing");
}

TEST_P(Audit, finds_removed_and_moved_entries) {
  for (int i = 0; i < 4; ++i) make();
  link();
  tamper("UPDATE audit_entry SET number = 100 WHERE number = 2");
  EXPECT_EQ(fault(), "The audit log has no entry number 2: it was removed or given another number.");
  tamper("UPDATE audit_entry SET number = 2 WHERE number = 3");
  tamper("UPDATE audit_entry SET number = 3 WHERE number = 100");
  EXPECT_EQ(fault(), "Entry number 2 of the audit log is not as it was written.");
}

TEST_P(Audit, finds_a_log_that_was_cut_off_or_emptied) {
  for (int i = 0; i < 4; ++i) make();
  link();
  tamper("DELETE FROM audit_entry WHERE number = 4");
  EXPECT_EQ(fault(), "The audit log has no entry number 4: it ends too early.");
  tamper("DELETE FROM audit_entry WHERE number = 1");
  EXPECT_EQ(fault(), "The audit log has no entry number 1: it was removed or given another number.");
  tamper("DELETE FROM audit_entry");
  EXPECT_EQ(fault(), "The audit log has no entry number 1: it ends too early.");
}

TEST_P(Audit, links_once_while_many_write) {
  constexpr int threads = 8, each = 5;
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&] {
      for (int i = 0; i < each; ++i) {
        make(2);
        link();
      }
    });
  }
  for (std::thread& client : clients) client.join();
  while (link() > 0) {
  }
  EXPECT_EQ(fault(), "nothing");
  EXPECT_EQ(archive.read([](Transaction& tx) { return entries_after(tx, 0, 1000); }).size(), threads * each * 2U);
  EXPECT_EQ(count(), threads * each);
}

TEST_P(Audit, prepares_every_statement_of_the_kernel_that_has_its_tables) {
  int prepared = 0;
  for (const trial::FoundStatement& statement : trial::statements_below("kernel/audit")) {
    (*db)->read([&](Transaction& tx) { tx.prepare(Sql{statement.name, statement.text}); });
    ++prepared;
  }
  EXPECT_GE(prepared, 7);
}

TEST(AuditActor, the_system_has_a_name) {
  EXPECT_EQ(system_actor().role, "system");
  EXPECT_TRUE(system_actor().person.empty());
}

}  // namespace
}  // namespace audit
