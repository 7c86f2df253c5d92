#pragma once
// The rows of the audit log.

#include <optional>
#include <vector>

#include "entry.h"
#include "storage/transaction.h"

namespace audit {

/// The end of the chain so far.
struct Head {
  std::int64_t number = 0;
  std::string link;
};

void insert_entry(storage::Transaction& tx, const Entry& entry);
void number_entry(storage::Transaction& tx, const Entry& entry);
std::vector<Entry> waiting_entries(storage::Transaction& tx, int limit);
Head read_head(storage::Transaction& tx);
void write_head(storage::Transaction& tx, const Head& head);
/// True for the one process that may number entries until its transaction ends.
bool claim_chain(storage::Transaction& tx);

}  // namespace audit
