#pragma once
// A view of the database at one moment (read) or one change of it (write). Obtained from Database only; one thread.

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "row.h"
#include "sql.h"
#include "value.h"

namespace storage {

enum class Engine { sqlite, postgres };

/// A unique, foreign or check rule of the schema said no. Stores turn the expected ones into refusals beforehand.
struct ConstraintBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The database itself is not to be had (disk full, connection gone): the answer is 503.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Transaction {
 public:
  virtual ~Transaction() = default;
  virtual Engine engine() const = 0;

  /// Calls `take` for each row, in order.
  void each(const Sql& sql, std::initializer_list<Bind> binds, const std::function<void(const Row&)>& take) {
    run(sql, {binds.begin(), binds.size()}, &take);
  }
  /// Same with binds put together at run time.
  void each(const Sql& sql, const std::vector<Bind>& binds, const std::function<void(const Row&)>& take) {
    run(sql, binds, &take);
  }
  /// Runs a statement that writes; answers the number of rows it touched.
  std::int64_t execute(const Sql& sql, std::initializer_list<Bind> binds) {
    ++writes_;
    return run(sql, {binds.begin(), binds.size()}, nullptr);
  }
  std::int64_t execute(const Sql& sql, const std::vector<Bind>& binds) {
    ++writes_;
    return run(sql, binds, nullptr);
  }

  template <class Read>
  auto all(const Sql& sql, std::initializer_list<Bind> binds, Read read) {
    std::vector<decltype(read(std::declval<const Row&>()))> rows;
    each(sql, binds, [&](const Row& row) { rows.push_back(read(row)); });
    return rows;
  }
  template <class Read>
  auto all(const Sql& sql, const std::vector<Bind>& binds, Read read) {
    std::vector<decltype(read(std::declval<const Row&>()))> rows;
    each(sql, binds, [&](const Row& row) { rows.push_back(read(row)); });
    return rows;
  }
  /// The first row, or nothing.
  template <class Read>
  auto one(const Sql& sql, std::initializer_list<Bind> binds, Read read) {
    std::optional<decltype(read(std::declval<const Row&>()))> found;
    each(sql, binds, [&](const Row& row) {
      if (!found) found = read(row);
    });
    return found;
  }
  template <class Read>
  auto one(const Sql& sql, const std::vector<Bind>& binds, Read read) {
    std::optional<decltype(read(std::declval<const Row&>()))> found;
    each(sql, binds, [&](const Row& row) {
      if (!found) found = read(row);
    });
    return found;
  }
  /// The single integer of the first row; 0 without a row.
  std::int64_t integer(const Sql& sql, std::initializer_list<Bind> binds) {
    return one(sql, binds, [](const Row& row) { return row.integer(0); }).value_or(0);
  }
  std::int64_t integer(const Sql& sql, const std::vector<Bind>& binds) {
    return one(sql, binds, [](const Row& row) { return row.integer(0); }).value_or(0);
  }

  /// Compiles a statement without running it: what a test does with every statement of the program.
  virtual void prepare(const Sql& sql) = 0;

  /// Statements executed for writing so far; the audit demands an entry when there are any.
  int writes() const { return writes_; }

 protected:
  virtual std::int64_t run(const Sql& sql, std::span<const Bind> binds,
                           const std::function<void(const Row&)>* take) = 0;
  /// A statement that was to be read wrote as well (INSERT ... RETURNING).
  void note_write() { ++writes_; }

 private:
  int writes_ = 0;
};

}  // namespace storage
