#pragma once
// The history of a plan's version or an initiative, for the foot of its inside page.

#include "storage/transaction.h"
#include "web/components.h"
#include "web/exchange.h"

namespace cooperation_plan {

web::Html thing_history(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);

}  // namespace cooperation_plan
