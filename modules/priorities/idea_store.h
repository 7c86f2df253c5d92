#pragma once
// Calls and ideas in the database.

#include <optional>
#include <vector>

#include "idea.h"
#include "storage/transaction.h"

namespace priorities::store {

void add_call(storage::Transaction& tx, const Call& call);
std::optional<Call> call(storage::Transaction& tx, const storage::Id& id);
std::vector<Call> calls(storage::Transaction& tx);  // newest year first

void add_idea(storage::Transaction& tx, const Idea& idea);
/// Writes reply, release and candidate and raises the version; false when somebody else changed it since.
bool save_idea(storage::Transaction& tx, Idea& idea);
std::optional<Idea> idea(storage::Transaction& tx, const storage::Id& id);
std::vector<Idea> ideas_of(storage::Transaction& tx, const storage::Id& call);  // newest first
/// What the public reads: without sender and contact.
std::vector<Idea> released_ideas(storage::Transaction& tx, const storage::Id& call);
int ideas_received_on(storage::Transaction& tx, config::Date day);

/// Takes names and contacts out of every idea of a call; answers how many had any.
std::int64_t forget_senders(storage::Transaction& tx, const storage::Id& call, config::Date today);

}  // namespace priorities::store
