// See sqlite_connection.h.

#include "sqlite_connection.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

namespace storage {

namespace {

constexpr std::size_t most_prepared = 400;

/// A row read while the statement stands on it.
class LiveRow final : public Row {
 public:
  explicit LiveRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view view(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text == nullptr ? std::string_view{}
                           : std::string_view{text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  std::string bytes(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return data == nullptr ? std::string{}
                           : std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }

 private:
  sqlite3_stmt* statement_;
};

/// A row kept while the writer goes on changing what it was read from.
class KeptRow final : public Row {
 public:
  explicit KeptRow(sqlite3_stmt* statement) {
    const int columns = sqlite3_column_count(statement);
    values_.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) values_.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement, i)));
  }
  bool null(int column) const override { return sqlite3_value_type(at(column)) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_value_int64(at(column)); }
  double real(int column) const override { return sqlite3_value_double(at(column)); }
  std::string_view view(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(at(column)));
    return text == nullptr ? std::string_view{}
                           : std::string_view{text, static_cast<std::size_t>(sqlite3_value_bytes(at(column)))};
  }
  std::string bytes(int column) const override {
    const auto* data = static_cast<const char*>(sqlite3_value_blob(at(column)));
    return data == nullptr ? std::string{}
                           : std::string(data, static_cast<std::size_t>(sqlite3_value_bytes(at(column))));
  }

 private:
  struct Free {
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
  };
  sqlite3_value* at(int column) const { return values_.at(static_cast<std::size_t>(column)).get(); }

  std::vector<std::unique_ptr<sqlite3_value, Free>> values_;
};

std::string json_list(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) {
    json += json.size() == 1 ? "\"" : ",\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') {
        json += '\\';
        json += c;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        json += fmt::format("\\u{:04x}", static_cast<int>(c));
      } else {
        json += c;
      }
    }
    json += '"';
  }
  json += ']';
  return json;
}

struct Binder {
  sqlite3_stmt* statement;
  int place;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, place); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }
  int operator()(const std::string& value) const {
    return sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(const Blob& value) const {
    // A null pointer would bind NULL: an empty blob is still a blob.
    return sqlite3_bind_blob64(statement, place, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                               SQLITE_STATIC);
  }
  int operator()(const std::vector<std::string>& value) const {
    const std::string json = json_list(value);
    return sqlite3_bind_text64(statement, place, json.data(), json.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
};

}  // namespace

struct SqliteConnection::Prepared {
  sqlite3_stmt* statement = nullptr;
  std::vector<Parameter> parameters;
  bool busy = false;  // standing on a row: a statement met again inside its own rows is compiled anew
  std::uint64_t used = 0;

  Prepared() = default;
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
  ~Prepared() { sqlite3_finalize(statement); }
};

/// Holds a statement while it runs and leaves it clean, also when a row's taker throws.
class SqliteConnection::Use {
 public:
  explicit Use(std::shared_ptr<Prepared> prepared) : prepared_(std::move(prepared)) { prepared_->busy = true; }
  ~Use() {
    sqlite3_reset(prepared_->statement);
    sqlite3_clear_bindings(prepared_->statement);
    prepared_->busy = false;
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  std::shared_ptr<Prepared> prepared_;
};

SqliteConnection::SqliteConnection(const std::string& path, Access access) : access_(access) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (access == Access::writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  if (const int code = sqlite3_open_v2(path.c_str(), &database_, flags, nullptr); code != SQLITE_OK) {
    const std::string why = database_ != nullptr ? sqlite3_errmsg(database_) : sqlite3_errstr(code);
    sqlite3_close(database_);
    throw Unavailable(fmt::format("the database {} cannot be opened: {}", path, why));
  }
  try {
    sqlite3_busy_timeout(database_, 5000);  // before any pragma: journal_mode itself may meet a lock
    if (access == Access::writes) {
      command("PRAGMA journal_mode=WAL");
      command("PRAGMA synchronous=FULL");
    }
    command("PRAGMA wal_autocheckpoint=0");  // the writer checkpoints by itself, see sqlite_database.cpp
    command("PRAGMA foreign_keys=ON");
    command("PRAGMA case_sensitive_like=ON");  // as PostgreSQL
    command("PRAGMA mmap_size=268435456");
    command("PRAGMA cache_size=-16000");
  } catch (...) {
    sqlite3_close(database_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  cache_.clear();
  sqlite3_close(database_);
}

void SqliteConnection::fail(std::string_view statement, int code) const {
  const std::string message = fmt::format("statement {}: {}", statement, sqlite3_errmsg(database_));
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_DATATYPE) throw std::logic_error(message);
      throw ConstraintBroken(message);
    case SQLITE_READONLY:
      if (access_ == Access::reads) throw std::logic_error(message);
      throw Unavailable(message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: throw Unavailable(message);
    default: throw std::logic_error(message);
  }
}

std::shared_ptr<SqliteConnection::Prepared> SqliteConnection::compile(const Sql& sql) {
  Spelt spelt = spell_statement(sql, Engine::sqlite);
  auto prepared = std::make_shared<Prepared>();
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database_, spelt.text.data(), static_cast<int>(spelt.text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared->statement, &rest);
  if (code != SQLITE_OK) fail(sql.name, code);
  const std::string_view left{rest, static_cast<std::size_t>(spelt.text.data() + spelt.text.size() - rest)};
  if (prepared->statement == nullptr || left.find_first_not_of(" \t\n;") != std::string_view::npos) {
    throw std::logic_error(fmt::format("statement {}: it must be exactly one statement", sql.name));
  }
  prepared->parameters = std::move(spelt.parameters);
  return prepared;
}

std::shared_ptr<SqliteConnection::Prepared> SqliteConnection::find(const Sql& sql) {
  if (const auto found = cache_.find(sql.text); found != cache_.end()) {
    if (found->second->busy) return compile(sql);
    found->second->used = ++used_;
    return found->second;
  }
  if (cache_.size() >= most_prepared) {
    cache_.erase(std::min_element(cache_.begin(), cache_.end(),
                                  [](const auto& a, const auto& b) { return a.second->used < b.second->used; }));
  }
  auto prepared = compile(sql);
  prepared->used = ++used_;
  cache_.emplace(std::string(sql.text), prepared);
  return prepared;
}

void SqliteConnection::prepare(const Sql& sql) { find(sql); }

SqliteConnection::Ran SqliteConnection::run(const Sql& sql, std::span<const Bind> binds,
                                            const std::function<void(const Row&)>* take) {
  const std::shared_ptr<Prepared> prepared = find(sql);
  const std::vector<const Value*> values = in_order(sql, prepared->parameters, binds);
  sqlite3_stmt* statement = prepared->statement;
  const bool writes = sqlite3_stmt_readonly(statement) == 0;
  const std::int64_t before = sqlite3_total_changes64(database_);
  std::vector<KeptRow> kept;
  {
    const Use use(prepared);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (const int code = std::visit(Binder{statement, static_cast<int>(i + 1)}, *values[i]); code != SQLITE_OK) {
        fail(sql.name, code);
      }
    }
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
      if (take == nullptr) continue;
      if (access_ == Access::writes) {
        kept.emplace_back(statement);
      } else {
        (*take)(LiveRow(statement));
      }
    }
    if (code != SQLITE_DONE) fail(sql.name, code);
  }
  const Ran ran{writes && sqlite3_total_changes64(database_) != before ? sqlite3_changes64(database_) : 0, writes};
  for (const KeptRow& row : kept) (*take)(row);
  return ran;
}

void SqliteConnection::command(const char* text) {
  if (const int code = sqlite3_exec(database_, text, nullptr, nullptr, nullptr); code != SQLITE_OK) fail(text, code);
}

std::int64_t SqliteConnection::number(const char* text) {
  std::int64_t answer = 0;
  const std::function<void(const Row&)> take = [&](const Row& row) { answer = row.integer(0); };
  run(Sql{text, text}, {}, &take);
  return answer;
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

}  // namespace storage
