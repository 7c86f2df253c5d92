#pragma once
// The register of evidence in the database. It is public as a whole.

#include <optional>
#include <string_view>
#include <vector>

#include "evidence.h"
#include "storage/transaction.h"

namespace cooperation_plan::store {

void add_evidence(storage::Transaction& tx, const Evidence& evidence);
/// Replaces the row if it still has the version it was read with; false when somebody was faster.
bool save_evidence(storage::Transaction& tx, const Evidence& evidence);
void remove_evidence(storage::Transaction& tx, const storage::Id& id);
std::optional<Evidence> evidence(storage::Transaction& tx, std::string_view key);
/// Newest year first.
std::vector<Evidence> all_evidence(storage::Transaction& tx);

}  // namespace cooperation_plan::store
