// The storage layer on both engines: what goes in comes out, what fails leaves nothing behind.
// Longer than 600 lines because both engines keep one list of promises, read in one place.

#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "database.h"
#include "spelling.h"
#include "trial/databases.h"

namespace storage {
namespace {

using config::Package;

const Package things{"things", {{"migrations/0001_things.sql", R"sql(
-- Everything a column can hold;
CREATE TABLE things_thing (
  id ID PRIMARY KEY,          -- ends with a semicolon;
  title TEXT NOT NULL DEFAULT 'a;b -- c',
  count INTEGER,
  share REAL,
  open FLAG,
  at TIME,
  day DATE,
  scan BYTES,
  UNIQUE (title)
);
CREATE TABLE things_part (
  id ID PRIMARY KEY,
  thing ID NOT NULL REFERENCES things_thing (id),
  size INTEGER NOT NULL CHECK (size > 0)
);
CREATE INDEX things_part_thing ON things_part (thing);
)sql"}}};

constexpr Sql insert_thing{"insert_thing", R"sql(
  INSERT INTO things_thing (id, title, count, share, open, at, day, scan)
  VALUES (:id, :title, :count, :share, :open, :at, :day, :scan))sql"};
constexpr Sql insert_titled{"insert_titled", "INSERT INTO things_thing (id, title) VALUES (:id, :title)"};
constexpr Sql find_thing{"find_thing", R"sql(
  SELECT title, count, share, open, at, day, scan FROM things_thing WHERE id = :id)sql"};
constexpr Sql count_things{"count_things", "SELECT count(*) FROM things_thing"};
constexpr Sql insert_part{"insert_part", "INSERT INTO things_part (id, thing, size) VALUES (:id, :thing, :size)"};
constexpr Sql set_count{"set_count", "UPDATE things_thing SET count = :count WHERE title = :title"};
constexpr Sql get_count{"get_count", "SELECT count FROM things_thing WHERE title = :title"};

class Storage : public trial::BothEngines {
 protected:
  std::unique_ptr<trial::Throwaway> db = open({things});

  Id add(const std::string& title) {
    const Id id = Id::random();
    (*db)->write([&](Transaction& tx) { tx.execute(insert_titled, {{"id", id}, {"title", title}}); });
    return id;
  }
  std::int64_t count() {
    return (*db)->read([](Transaction& tx) { return tx.integer(count_things, {}); });
  }
};
TRIAL_ON_BOTH(Storage);

TEST_P(Storage, gives_back_every_type) {
  const Id id = Id::random();
  const std::string danish = "Ærø: \"blå\" bænke, 100 % 'sikre'\n— også 😀 og \\";
  std::string scan;
  for (int i = 0; i < 256; ++i) scan.push_back(static_cast<char>(i));
  const config::Date day = *config::parse_date("2020-03-03");
  const config::Instant at = *config::parse_local("2020-03-03T10:00") + std::chrono::microseconds{7};
  const std::int64_t big = std::numeric_limits<std::int64_t>::min() + 1;
  (*db)->write([&](Transaction& tx) {
    EXPECT_EQ(tx.execute(insert_thing, {{"id", id},
                                        {"title", danish},
                                        {"count", big},
                                        {"share", 0.1},
                                        {"open", true},
                                        {"at", at},
                                        {"day", day},
                                        {"scan", Blob{scan}}}),
              1);
  });
  (*db)->read([&](Transaction& tx) {
    int rows = 0;
    tx.each(find_thing, {{"id", id}}, [&](const Row& row) {
      ++rows;
      EXPECT_EQ(row.text(0), danish);
      EXPECT_EQ(row.integer(1), big);
      EXPECT_EQ(row.real(2), 0.1);
      EXPECT_TRUE(row.flag(3));
      EXPECT_EQ(row.time(4), at);
      EXPECT_EQ(row.date(5), day);
      EXPECT_EQ(row.bytes(6), scan);
      EXPECT_FALSE(row.null(6));
    });
    EXPECT_EQ(rows, 1);
  });
}

TEST_P(Storage, gives_back_nothing_as_null_and_an_empty_blob_as_a_blob) {
  const Id bare = Id::random(), blob = Id::random();
  (*db)->write([&](Transaction& tx) {
    // The same statement with and without nulls: a null takes its type from the column.
    tx.execute(insert_thing, {{"id", bare},
                              {"title", ""},
                              {"count", std::nullopt},
                              {"share", std::nullopt},
                              {"open", std::nullopt},
                              {"at", std::optional<config::Instant>{}},
                              {"day", std::optional<config::Date>{}},
                              {"scan", std::nullopt}});
    tx.execute(insert_thing, {{"id", blob},
                              {"title", "b"},
                              {"count", 1},
                              {"share", 1.5},
                              {"open", false},
                              {"at", std::nullopt},
                              {"day", std::nullopt},
                              {"scan", Blob{}}});
  });
  (*db)->read([&](Transaction& tx) {
    tx.each(find_thing, {{"id", bare}}, [](const Row& row) {
      EXPECT_FALSE(row.null(0));
      EXPECT_EQ(row.text(0), "");
      for (int column = 1; column < 7; ++column) EXPECT_TRUE(row.null(column)) << column;
      EXPECT_FALSE(row.date_if(5));
      EXPECT_FALSE(row.time_if(4));
      EXPECT_FALSE(row.integer_if(1));
      EXPECT_TRUE(row.id(1).empty());
    });
    tx.each(find_thing, {{"id", blob}}, [](const Row& row) {
      EXPECT_FALSE(row.null(6));
      EXPECT_EQ(row.bytes(6), "");
      EXPECT_FALSE(row.flag(3));
    });
  });
}

TEST_P(Storage, finds_in_lists) {
  const std::string odd = "a\"b\\c,{d}\n'";
  add("ø");
  add(odd);
  add("z");
  constexpr Sql among{"among", "SELECT title FROM things_thing WHERE title IN :titles ORDER BY title"};
  constexpr Sql others{"others", "SELECT title FROM things_thing WHERE title NOT IN :titles ORDER BY title"};
  const auto text = [](const Row& row) { return row.text(0); };
  (*db)->read([&](Transaction& tx) {
    EXPECT_EQ(tx.all(among, {{"titles", std::vector<std::string>{"ø", odd, "none"}}}, text),
              (std::vector<std::string>{odd, "ø"}));
    EXPECT_EQ(tx.all(others, {{"titles", std::vector<std::string>{"ø"}}}, text), (std::vector<std::string>{odd, "z"}));
    EXPECT_TRUE(tx.all(among, {{"titles", std::vector<std::string>{}}}, text).empty());
  });
}

TEST_P(Storage, orders_and_compares_texts_by_their_bytes) {
  for (const char* title : {"b", "a", "B", "å", "Aa", "z"}) add(title);
  constexpr Sql ordered{"ordered", "SELECT title FROM things_thing ORDER BY title"};
  constexpr Sql like{"like", "SELECT count(*) FROM things_thing WHERE title LIKE 'A%'"};
  (*db)->read([&](Transaction& tx) {
    EXPECT_EQ(tx.all(ordered, {}, [](const Row& row) { return row.text(0); }),
              (std::vector<std::string>{"Aa", "B", "a", "b", "z", "å"}));
    EXPECT_EQ(tx.integer(like, {}), 1);
  });
}

TEST_P(Storage, spells_its_own_types_in_casts) {
  constexpr Sql cast{"cast", "SELECT CAST(:big AS INTEGER) + 0, CAST(:none AS TEXT), CAST(:real AS REAL)"};
  (*db)->read([&](Transaction& tx) {
    tx.each(cast, {{"big", std::int64_t{1} << 40}, {"none", std::nullopt}, {"real", 0.1}}, [](const Row& row) {
      EXPECT_EQ(row.integer(0), std::int64_t{1} << 40);
      EXPECT_TRUE(row.null(1));
      EXPECT_EQ(row.real(2), 0.1);
    });
  });
}

TEST_P(Storage, refuses_wrong_binds_by_name) {
  const auto refused = [&](auto body, const std::string& part) {
    try {
      (*db)->write(body);
      ADD_FAILURE() << "not refused: " << part;
    } catch (const std::logic_error& error) {
      EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }
  };
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}}); }, "insert_titled: :title");
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", 1}, {"title", "t"}, {"more", 1}}); },
          "insert_titled: it has no :more");
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", 1}, {"title", "t"}, {"id", 1}}); },
          ":id is bound twice");
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", "x"}, {"title", std::vector<std::string>{}}}); },
          ":title is bound to a list");
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", "x"}, {"title", std::string("a\0b", 3)}}); }, "NUL");
  refused([](Transaction& tx) { tx.execute(insert_titled, {{"id", "x"}, {"title", "\xC3"}}); }, "UTF-8");
  refused([](Transaction& tx) { tx.execute({"nonsense", "SELEKT 1"}, {}); }, "nonsense");
  refused([](Transaction& tx) { tx.prepare({"nowhere", "SELECT 1 FROM nowhere"}); }, "nowhere");
  EXPECT_EQ(count(), 0);
}

TEST_P(Storage, tells_broken_rules_and_rolls_back) {
  const Id id = add("one");
  const auto broken = [&](auto statement) {
    EXPECT_THROW((*db)->write([&](Transaction& tx) {
      tx.execute(insert_titled, {{"id", Id::random()}, {"title", "goes with it"}});
      statement(tx);
    }),
                 ConstraintBroken);
  };
  broken([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", "one"}}); });
  broken(
      [](Transaction& tx) { tx.execute(insert_part, {{"id", Id::random()}, {"thing", Id::random()}, {"size", 1}}); });
  broken([&](Transaction& tx) { tx.execute(insert_part, {{"id", Id::random()}, {"thing", id}, {"size", 0}}); });
  broken([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", std::nullopt}}); });
  EXPECT_EQ(count(), 1);
}

TEST_P(Storage, rolls_back_what_throws_and_passes_it_on) {
  struct Own {};
  EXPECT_THROW((*db)->write([&](Transaction& tx) {
    tx.execute(insert_titled, {{"id", Id::random()}, {"title", "gone"}});
    throw Own{};
  }),
               Own);
  EXPECT_THROW((*db)->read([](Transaction&) { throw Own{}; }), Own);
  EXPECT_EQ(count(), 0);
}

TEST_P(Storage, answers_with_the_result_and_counts_writes) {
  const int writes = (*db)->write([](Transaction& tx) {
    tx.execute(insert_titled, {{"id", Id::random()}, {"title", "a"}});
    EXPECT_EQ(tx.execute(set_count, {{"count", 1}, {"title", "nobody"}}), 0);
    constexpr Sql returning{"returning", "UPDATE things_thing SET count = 3 WHERE title = 'a' RETURNING count"};
    EXPECT_EQ(tx.integer(returning, {}), 3);
    EXPECT_EQ(tx.integer(count_things, {}), 1);
    return tx.writes();
  });
  EXPECT_EQ(writes, 3);
}

TEST_P(Storage, does_not_write_in_a_read) {
  EXPECT_THROW((*db)->read([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", "a"}}); }),
               std::logic_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(Storage, refuses_one_inside_the_other) {
  EXPECT_THROW((*db)->write([&](Transaction&) { (*db)->write([](Transaction&) {}); }), std::logic_error);
  EXPECT_THROW((*db)->read([&](Transaction&) { (*db)->read([](Transaction&) {}); }), std::logic_error);
  EXPECT_THROW((*db)->read([&](Transaction&) { (*db)->write([](Transaction&) {}); }), std::logic_error);
  EXPECT_THROW((*db)->write([&](Transaction&) { (*db)->read([](Transaction&) {}); }), std::logic_error);
  EXPECT_EQ(count(), 0);
}

TEST_P(Storage, reads_one_snapshot) {
  add("first");
  std::latch read_once{1}, wrote{1};
  std::thread writer([&] {
    read_once.wait();
    add("second");
    wrote.count_down();
  });
  (*db)->read([&](Transaction& tx) {
    EXPECT_EQ(tx.integer(count_things, {}), 1);
    read_once.count_down();
    wrote.wait();
    EXPECT_EQ(tx.integer(count_things, {}), 1);
  });
  writer.join();
  EXPECT_EQ(count(), 2);
}

TEST_P(Storage, may_change_what_it_walks_over_and_ask_again_inside) {
  for (int i = 0; i < 20; ++i) add("t" + std::to_string(i));
  constexpr Sql all{"all", "SELECT id, title FROM things_thing"};
  (*db)->write([&](Transaction& tx) {
    tx.each(all, {}, [&](const Row& row) {
      tx.execute(insert_titled, {{"id", Id::random()}, {"title", "copy of " + row.text(1)}});
      int inner = 0;
      tx.each(all, {}, [&](const Row&) { ++inner; });
      EXPECT_GT(inner, 20);
    });
  });
  EXPECT_EQ(count(), 40);
  (*db)->read([&](Transaction& tx) {
    int pairs = 0;
    tx.each(all, {}, [&](const Row&) { tx.each(all, {}, [&](const Row&) { ++pairs; }); });
    EXPECT_EQ(pairs, 1600);
  });
}

TEST_P(Storage, commits_many_and_a_failing_one_takes_no_other_with_it) {
  constexpr int threads = 64, each = 5;
  std::atomic<int> broken{0}, refused{0};
  std::latch together{threads};
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&, t] {
      together.arrive_and_wait();
      for (int i = 0; i < each; ++i) {
        try {
          (*db)->write([&](Transaction& tx) {
            tx.execute(insert_titled, {{"id", Id::random()}, {"title", std::to_string(t) + "-" + std::to_string(i)}});
            if (t % 4 == 1) tx.execute(insert_part, {{"id", Id::random()}, {"thing", Id::random()}, {"size", 1}});
            if (t % 4 == 2) throw std::runtime_error("refused");
          });
        } catch (const ConstraintBroken&) {
          ++broken;
        } catch (const std::runtime_error&) {
          ++refused;
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(broken, threads / 4 * each);
  EXPECT_EQ(refused, threads / 4 * each);
  EXPECT_EQ(count(), threads / 2 * each);
}

TEST_P(Storage, loses_no_update_of_one_row) {
  add("counter");
  (*db)->write([](Transaction& tx) { tx.execute(set_count, {{"count", 0}, {"title", "counter"}}); });
  constexpr int threads = 8, each = 10;
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&] {
      for (int i = 0; i < each; ++i) {
        (*db)->write([](Transaction& tx) {
          const std::int64_t now = tx.integer(get_count, {{"title", "counter"}});
          tx.execute(set_count, {{"count", now + 1}, {"title", "counter"}});
        });
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ((*db)->read([](Transaction& tx) { return tx.integer(get_count, {{"title", "counter"}}); }), threads * each);
}

// Two on duty; each may leave only while the other stays. Each of two changes is right alone, both together are not.
TEST_P(Storage, lets_no_two_right_changes_make_a_wrong_whole) {
  add("anna");
  add("bo");
  constexpr Sql on_duty{"on_duty", "SELECT count(*) FROM things_thing WHERE count IS NULL"};
  std::atomic<int> attempts{0};
  std::latch both_read{2};
  const auto leave = [&](const char* who) {
    (*db)->write([&](Transaction& tx) {
      const bool may = tx.integer(on_duty, {}) > 1;
      // On PostgreSQL both stand here at the same time at first; SQLite has one writer, who must not wait for another.
      if (attempts++ < 2 && GetParam() == Engine::postgres) both_read.arrive_and_wait();
      if (may) tx.execute(set_count, {{"count", 1}, {"title", who}});
    });
  };
  std::thread other([&] { leave("anna"); });
  leave("bo");
  other.join();
  EXPECT_EQ((*db)->read([&](Transaction& tx) { return tx.integer(on_duty, {}); }), 1);
  if (GetParam() == Engine::postgres) {
    EXPECT_GE(attempts, 3);
  }
}

TEST_P(Storage, tells_a_new_version_after_each_write) {
  const std::uint64_t before = (*db)->version();
  EXPECT_EQ((*db)->version(), before);
  add("a");
  const std::uint64_t after = (*db)->version();
  EXPECT_GT(after, before);
  EXPECT_EQ((*db)->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 1);
  EXPECT_EQ((*db)->version(), after);
}

TEST_P(Storage, sees_the_writes_of_another_process) {
  const auto other = Database::open(db->url());
  const std::uint64_t before = (*db)->version();
  other->write([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", "a"}}); });
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while ((*db)->version() == before && std::chrono::steady_clock::now() < until) std::this_thread::yield();
  EXPECT_GT((*db)->version(), before);
  EXPECT_EQ(count(), 1);
}

TEST_P(Storage, keeps_what_was_written_when_opened_again) {
  add("stays");
  const auto again = Database::open(db->url());
  again->migrate({things});
  EXPECT_EQ(again->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 1);
}

TEST_P(Storage, runs_a_migration_once_and_the_next_after_it) {
  Package later = things;
  later.files.push_back({"migrations/0002_more.sql",
                         "ALTER TABLE things_thing ADD COLUMN more TEXT;\nUPDATE things_thing SET more = 'x';\n"});
  later.files.push_back({"texts/da.po", "no migration"});
  add("a");
  (*db)->migrate({later});
  (*db)->migrate({later});
  constexpr Sql more{"more", "SELECT count(*) FROM things_thing WHERE more = 'x'"};
  EXPECT_EQ((*db)->read([&](Transaction& tx) { return tx.integer(more, {}); }), 1);
}

TEST_P(Storage, refuses_a_changed_migration_and_undoes_a_broken_one) {
  try {
    (*db)->migrate({{"things", {{"migrations/0001_things.sql", "CREATE TABLE other (id ID);\n"}}}});
    ADD_FAILURE();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("things/0001_things.sql"), std::string::npos);
  }
  Package broken = things;
  broken.files.push_back({"migrations/0002_broken.sql",
                          "CREATE TABLE things_half (id ID);\nINSERT INTO things_nowhere (id) VALUES ('x');\n"});
  EXPECT_THROW((*db)->migrate({broken}), std::logic_error);
  EXPECT_ANY_THROW((*db)->read([](Transaction& tx) { tx.prepare({"half", "SELECT id FROM things_half"}); }));
  EXPECT_EQ(count(), 0);
}

TEST_P(Storage, migrates_once_when_two_start_at_the_same_time) {
  const auto empty = open({});
  const auto second = Database::open(empty->url());
  std::thread other([&] { second->migrate({things}); });
  (*empty)->migrate({things});
  other.join();
  EXPECT_EQ(second->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 0);
}

TEST_P(Storage, takes_more_statements_than_it_keeps) {
  add("a");
  for (int i = 0; i < 1000; ++i) {
    const std::string text = "SELECT count(*) + " + std::to_string(i) + " FROM things_thing";
    EXPECT_EQ((*db)->read([&](Transaction& tx) { return tx.integer({"counted", text}, {}); }), i + 1);
  }
}

TEST(Id, next_grows_and_is_never_given_twice) {
  std::vector<std::vector<Id>> made(8);
  std::vector<std::thread> threads;
  for (auto& own : made) {
    threads.emplace_back([&own] {
      for (int i = 0; i < 1000; ++i) own.push_back(Id::next());
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<Id> all;
  for (const auto& own : made) {
    EXPECT_TRUE(std::is_sorted(own.begin(), own.end()));
    all.insert(own.begin(), own.end());
  }
  EXPECT_EQ(all.size(), 8000U);
  EXPECT_TRUE(Id::parse(made[0][0].text()).has_value());
  // The second half is chance: two made in a row share the time, not the rest.
  EXPECT_NE(made[0][0].text().substr(13), made[0][1].text().substr(13));
}

TEST(Spelling, leaves_literals_casts_and_comments_alone) {
  const Sql sql{
      "odd",
      "SELECT ':a', \"b:c\", x::text, y -- :d\n, :e /* :f */ FROM t WHERE a = :e AND b in  :g AND c NOT IN\n :h"};
  EXPECT_EQ(spell_statement(sql, Engine::postgres).text,
            "SELECT ':a', \"b:c\", x::text, y -- :d\n, $1 /* :f */ FROM t WHERE a = $1 AND b = ANY ($2::text[]) AND c "
            "<> ALL ($3::text[])");
  EXPECT_EQ(spell_statement(sql, Engine::sqlite).text,
            "SELECT ':a', \"b:c\", x::text, y -- :d\n, ?1 /* :f */ FROM t WHERE a = ?1 AND b in  (SELECT value FROM "
            "json_each(?2)) "
            "AND c NOT IN\n (SELECT value FROM json_each(?3))");
  ASSERT_EQ(spell_statement(sql, Engine::postgres).parameters.size(), 3U);
  EXPECT_TRUE(spell_statement(sql, Engine::postgres).parameters[2].list);
}

TEST(Id, is_26_characters_and_reads_back) {
  const Id id = Id::random();
  EXPECT_EQ(id.text().size(), 26U);
  EXPECT_EQ(Id::parse(id.text()), id);
  EXPECT_NE(Id::random(), id);
  EXPECT_EQ(Id::of_words("council:kredsraad"), Id::of_words("council:kredsraad"));
  EXPECT_NE(Id::of_words("a"), Id::of_words("b"));
  for (const char* wrong :
       {"", "short", "0123456789abcdefghjkmnpqri", "0123456789ABCDEFGHJKMNPQRS", "0123456789abcdefghjkmnpqrst"}) {
    EXPECT_FALSE(Id::parse(wrong)) << wrong;
  }
}

TEST(Database, says_why_it_does_not_open) {
  EXPECT_THROW(Database::open("mysql://x"), Unavailable);
  EXPECT_THROW(Database::open("sqlite:/nowhere/at/all.db"), Unavailable);
  EXPECT_THROW(Database::open("postgres://127.0.0.1:1/x"), Unavailable);
}

// A rule that is checked only at the commit: the whole batch fails with it, and each change is then tried alone.
TEST_P(Storage, finds_whose_change_breaks_a_rule_at_the_commit) {
  const Package late{"late", {{"migrations/0001_late.sql", R"sql(
CREATE TABLE late_parent (id ID PRIMARY KEY);
CREATE TABLE late_child (id ID PRIMARY KEY, parent ID NOT NULL REFERENCES late_parent (id) DEFERRABLE INITIALLY DEFERRED);
)sql"}}};
  (*db)->migrate({late});
  constexpr Sql insert_child{"insert_child", "INSERT INTO late_child (id, parent) VALUES (:id, :parent)"};
  constexpr Sql insert_parent{"insert_parent", "INSERT INTO late_parent (id) VALUES (:id)"};
  constexpr Sql count_children{"count_children", "SELECT count(*) FROM late_child"};
  constexpr int threads = 16;
  std::atomic<int> broken{0};
  std::latch together{threads};
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&, t] {
      together.arrive_and_wait();
      try {
        (*db)->write([&](Transaction& tx) {
          const Id parent = Id::random();
          tx.execute(insert_child, {{"id", Id::random()}, {"parent", parent}});
          if (t % 4 != 0) tx.execute(insert_parent, {{"id", parent}});
        });
      } catch (const ConstraintBroken&) {
        ++broken;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(broken, threads / 4);
  EXPECT_EQ((*db)->read([&](Transaction& tx) { return tx.integer(count_children, {}); }), threads / 4 * 3);
}

TEST_P(Storage, binds_any_mixture_of_nulls) {
  for (unsigned mask = 0; mask < 128; ++mask) {
    const auto some = [&](unsigned bit, auto value) {
      return (mask >> bit & 1U) != 0 ? std::optional{value} : std::nullopt;
    };
    (*db)->write([&](Transaction& tx) {
      tx.execute(insert_thing, {{"id", Id::random()},
                                {"title", std::to_string(mask)},
                                {"count", some(0, 1)},
                                {"share", some(1, 0.5)},
                                {"open", some(2, true)},
                                {"at", some(3, config::Instant{})},
                                {"day", some(4, *config::parse_date("2020-03-03"))},
                                {"scan", some(5, Blob{"x"})}});
    });
  }
  EXPECT_EQ(count(), 128);
}

TEST(Postgres, comes_back_when_its_connections_are_cut) {
  trial::Throwaway other(Engine::postgres, {things});
  const std::string name = "cut_" + Id::random().text();  // nobody else's connections
  const auto db = Database::open(other.url() + "&application_name=" + name);
  constexpr Sql cut{"cut", R"sql(
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = :name)sql"};
  const auto add = [&](const char* title) {
    db->write([&](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", title}}); });
  };
  const auto cut_all = [&] { other->read([&](Transaction& tx) { EXPECT_GT(tx.integer(cut, {{"name", name}}), 0); }); };
  add("before");
  cut_all();
  add("after");  // found dead before anything was done: connected anew
  cut_all();
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 2);
  cut_all();
  EXPECT_GT(db->version(), 0U);
  EXPECT_THROW(db->write([&](Transaction& tx) {
    tx.execute(insert_titled, {{"id", Id::random()}, {"title", "half"}});
    cut_all();
    tx.execute(insert_titled, {{"id", Id::random()}, {"title", "other half"}});
  }),
               Unavailable);
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 2);
}

TEST(Postgres, writes_an_archive_of_itself) {
  trial::Throwaway db(Engine::postgres, {things});
  const std::string copy = db.folder() + "/copy.dump";
  db->backup(copy);
  EXPECT_GT(std::filesystem::file_size(copy), 1000U);
  EXPECT_THROW(db->backup("/nowhere/copy.dump"), Unavailable);
}

TEST(Postgres, makes_more_wait_than_it_has_connections) {
  trial::Throwaway db(Engine::postgres, {things});
  constexpr int threads = 48;
  std::atomic<int> read{0};
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&] {
      for (int i = 0; i < 10; ++i)
        read += static_cast<int>(1 + db->read([](Transaction& tx) { return tx.integer(count_things, {}); }));
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(read, threads * 10);
}

// The disk is made full by forbidding this process larger files for a while.
TEST(Sqlite, says_that_the_disk_is_full_and_goes_on_when_it_is_not) {
  trial::Throwaway db(Engine::sqlite, {things});
  const auto add = [&](std::size_t size) {
    db->write([&](Transaction& tx) {
      tx.execute(insert_titled, {{"id", Id::random()}, {"title", Id::random().text() + std::string(size, 'x')}});
    });
  };
  add(1);
  rlimit usual{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &usual), 0);
  const auto handler = signal(SIGXFSZ, SIG_IGN);
  rlimit small = usual;
  small.rlim_cur = 1 << 20;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  int written = 1;
  bool full = false;
  while (!full && written < 100) {
    try {
      add(100000);
      ++written;
    } catch (const Unavailable&) {
      full = true;
    }
  }
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.integer(count_things, {}); }), written);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &usual), 0);
  signal(SIGXFSZ, handler);
  EXPECT_TRUE(full);
  add(100000);
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.integer(count_things, {}); }), written + 1);
  db.close();
  db.reopen();
  EXPECT_EQ(db->read([](Transaction& tx) { return tx.integer(count_things, {}); }), written + 1);
}

TEST(Sqlite, copies_itself_while_it_is_used) {
  trial::Throwaway db(Engine::sqlite, {things});
  db->write([](Transaction& tx) { tx.execute(insert_titled, {{"id", Id::random()}, {"title", "a"}}); });
  const std::string copy = db.folder() + "/copy.db";
  db->backup(copy);
  db->backup(copy);
  const auto restored = Database::open("sqlite:" + copy);
  EXPECT_EQ(restored->read([](Transaction& tx) { return tx.integer(count_things, {}); }), 1);
  EXPECT_THROW(db->backup("/nowhere/copy.db"), Unavailable);
}

}  // namespace
}  // namespace storage
