#pragma once
// Whether the viewer may still do what the route let through: read again inside the change, because a role may have
// ended since the page was opened.

#include <optional>

#include "config/outcome.h"
#include "permit/right.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace organisation {

std::optional<config::Refusal> no_longer_allowed(storage::Transaction& tx, const permit::Viewer& viewer,
                                                 const permit::Right& right, config::Date today);

}  // namespace organisation
