#pragma once
// Who owns, who is asked, who answers: authorities of a plan and the offices that have the work.

#include <optional>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "known_bodies.h"
#include "permit/role.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace cooperation_plan {

/// An authority by its key or by any of its names; empty when it is not known.
storage::Id authority_of(storage::Transaction& tx, std::string_view key_or_name, config::Date day);
std::vector<storage::Id> authorities_of(storage::Transaction& tx, const std::vector<std::string>& keys_or_names,
                                        config::Date day);
/// The office that carries initiatives at an authority unless another is named.
permit::Role owning_role(storage::Transaction& tx, const storage::Id& authority, config::Date day);

/// The roles that read and answer a consultation at an authority, the first of which gets the todo. Empty: it cannot be
/// asked.
std::vector<permit::Role> roles_asked_at(storage::Transaction& tx, const storage::Id& authority, config::Date day);
std::optional<storage::Id> office_asked_at(storage::Transaction& tx, const storage::Id& authority, config::Date day);
bool may_answer_for(storage::Transaction& tx, const permit::Viewer& viewer, config::Date day);

/// What the organisation register knows, for import and linter.
KnownBodies known_bodies(storage::Transaction& tx, config::Date day);
/// The name of an authority that day, or what stands for nobody.
std::string name_of(storage::Transaction& tx, const storage::Id& authority, config::Date day);

}  // namespace cooperation_plan
