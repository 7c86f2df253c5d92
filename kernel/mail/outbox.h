#pragma once
// The outbox as rows.

#include <optional>
#include <string>

#include "mail.h"

namespace mail {

struct Waiting {
  storage::Id id;
  Message message;
  config::Instant written;
  config::Instant due;
  int tries = 0;
};

/// The oldest that is due.
std::optional<Waiting> next_waiting(storage::Transaction& tx, config::Instant now);
/// Takes it until `until`; false when somebody else did.
bool take(storage::Transaction& tx, const Waiting& waiting, config::Instant until);
void sent(storage::Transaction& tx, const storage::Id& id);
void refused(storage::Transaction& tx, const storage::Id& id, std::string_view fault);
void postpone(storage::Transaction& tx, const storage::Id& id, config::Instant due, std::string_view fault);

}  // namespace mail
