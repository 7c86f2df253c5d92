#pragma once
// Generates an account from what the system holds: councils, decisions, the plan, local officers, action plans and
// figures of a year as they stand on a day, and a first draft of sentences under the headings that ask for them.

#include <vector>

#include "account.h"
#include "storage/transaction.h"

namespace evaluation {

Content generate(storage::Transaction& tx, int year, config::Date as_of, const std::vector<Heading>& headings);

}  // namespace evaluation
