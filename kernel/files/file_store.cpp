// Files as rows.

#include "file_store.h"

#include "permit/visible.h"

namespace files {

namespace {

constexpr storage::Sql insert_file{"insert_file", R"sql(
  INSERT INTO files_file (id, thing, audience, name, type, size, hash, state, at, looked)
  VALUES (:id, :thing, :audience, :name, :type, :size, :hash, 'quarantined', :at, 0))sql"};

constexpr storage::Sql find_visible_file{"find_visible_file", R"sql(
  SELECT id, thing, audience, name, type, size, state, at FROM files_file
  WHERE id = :file AND audience IN )sql" PERMIT_VISIBLE};

constexpr storage::Sql list_visible_files{"list_visible_files", R"sql(
  SELECT id, thing, audience, name, type, size, state, at FROM files_file
  WHERE thing = :thing AND audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY at, name, id)sql"};

constexpr storage::Sql set_file_audience{"set_file_audience", R"sql(
  UPDATE files_file SET audience = :audience WHERE thing = :thing)sql"};

constexpr storage::Sql find_clean_hash{"find_clean_hash", R"sql(
  SELECT hash FROM files_file WHERE id = :file AND state = 'clean')sql"};

constexpr storage::Sql list_quarantined{"list_quarantined", R"sql(
  SELECT id, thing, audience, name, type, size, state, at, hash FROM files_file
  WHERE state = 'quarantined' ORDER BY looked, id LIMIT :limit)sql"};

constexpr storage::Sql decide_file{"decide_file", R"sql(
  UPDATE files_file SET state = :state WHERE id = :file AND state = 'quarantined')sql"};

constexpr storage::Sql note_file_looked{"note_file_looked", R"sql(
  UPDATE files_file SET looked = :at WHERE id = :file)sql"};

std::string_view word(State state) {
  switch (state) {
    case State::quarantined: return "quarantined";
    case State::clean: return "clean";
    case State::refused: return "refused";
  }
  return {};
}

File read_file_row(const storage::Row& row) {
  const auto state = row.view(6);
  return {.id = row.id(0),
          .thing = row.id(1),
          .audience = row.id(2),
          .name = row.text(3),
          .type = row.text(4),
          .size = row.integer(5),
          .state = state == "clean"     ? State::clean
                   : state == "refused" ? State::refused
                                        : State::quarantined,
          .at = row.time(7)};
}

}  // namespace

void insert(storage::Transaction& tx, const Files::Stored& stored, const storage::Id& thing,
            const storage::Id& audience, config::Instant at) {
  tx.execute(insert_file, {{"id", stored.file.id},
                           {"thing", thing},
                           {"audience", audience},
                           {"name", stored.file.name},
                           {"type", stored.file.type},
                           {"size", stored.file.size},
                           {"hash", stored.hash},
                           {"at", at}});
}

std::optional<File> visible_file(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& file) {
  return tx.one(find_visible_file, {{"file", file}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_file_row);
}

std::vector<File> visible_files_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& thing) {
  return tx.all(list_visible_files, {{"thing", thing}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_file_row);
}

void move_audience(storage::Transaction& tx, const storage::Id& thing, const storage::Id& audience) {
  tx.execute(set_file_audience, {{"thing", thing}, {"audience", audience}});
}

std::optional<std::string> clean_hash(storage::Transaction& tx, const storage::Id& file) {
  return tx.one(find_clean_hash, {{"file", file}}, [](const storage::Row& row) { return row.text(0); });
}

std::vector<Quarantined> quarantined(storage::Transaction& tx, int limit) {
  return tx.all(list_quarantined, {{"limit", limit}},
                [](const storage::Row& row) { return Quarantined{read_file_row(row), row.text(8)}; });
}

bool decide(storage::Transaction& tx, const storage::Id& file, State state) {
  return tx.execute(decide_file, {{"file", file}, {"state", word(state)}}) == 1;
}

void note_looked(storage::Transaction& tx, const storage::Id& file, config::Instant at) {
  tx.execute(note_file_looked, {{"file", file}, {"at", at}});
}

}  // namespace files
