#pragma once
// The door to the database that modules get: they read snapshots and write changes, never bare transactions.

#include <functional>
#include <optional>
#include <stdexcept>

#include "change.h"
#include "config/clock.h"
#include "config/outcome.h"
#include "storage/database.h"

namespace audit {

/// A change wrote rows but recorded no entry: a fault of the program, rolled back, answered 500.
struct MissingEntry : std::logic_error {
  using std::logic_error::logic_error;
};

class Archive {
 public:
  Archive(storage::Database& database, const config::Clock& clock) : database_(database), clock_(clock) {}

  template <class Body>
  auto read(Body&& body) {
    return database_.read(std::forward<Body>(body));
  }

  /// Asked first in every change, inside its transaction: may this actor act at all, as things stand now? Told once,
  /// before the first change.
  using Guard = std::function<std::optional<config::Refusal>(storage::Transaction&, const Actor&, config::Instant now)>;
  void guard_with(Guard guard) { guard_ = std::move(guard); }

  /// `body(Change&)` returns an Outcome<T>. A refusal rolls everything back and is returned; a value is returned when
  /// it is durable together with its audit entries. Throws MissingEntry when rows were written without an entry. May be
  /// run more than once.
  template <class Body>
  auto change(const Actor& actor, Body&& body) -> std::invoke_result_t<Body, Change&> {
    using R = std::invoke_result_t<Body, Change&>;
    const config::Instant now = clock_.now();
    std::optional<R> refused;
    try {
      return database_.write([&](storage::Transaction& tx) -> R {
        Change change(tx, actor, now);
        std::optional<config::Refusal> stopped = refusal_before(change);
        R outcome = stopped ? R(std::move(*stopped)) : body(change);
        if (!outcome) {
          refused.emplace(std::move(outcome));
          throw Refused{};
        }
        close(change);
        return outcome;
      });
    } catch (const Refused&) {
      return std::move(*refused);
    }
  }

  const config::Clock& clock() const { return clock_; }
  storage::Database& database() { return database_; }  // for app and tests

 private:
  struct Refused {};
  std::optional<config::Refusal> refusal_before(Change& change) const;
  static void close(Change& change);  // demands the entry; links it on SQLite

  storage::Database& database_;
  const config::Clock& clock_;
  Guard guard_;
};

}  // namespace audit
