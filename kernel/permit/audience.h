#pragma once
// Audiences: who may see a thing. Every open thing carries one audience; the row filter (visible.h) is the only way to
// read things by it. A holder of an audience is an *office* (a role at an authority, whoever holds it then), a capacity
// (one person's role), all who are signed in, or everybody.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "config/package.h"
#include "role.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace permit {

struct Viewer;

/// Holder ids.
storage::Id everybody();  // the public, signed in or not
storage::Id all_signed_in();
storage::Id office(Role role, const storage::Id& authority);  // "mayor of Svendborg"

/// Fixed audiences.
storage::Id public_audience();  // held by everybody
storage::Id staff_audience();   // held by all signed in

struct Holder {
  storage::Id holder;
  std::optional<config::Date> since;  // none = always
  std::optional<config::Date> until;  // first day without; none = open
};

/// Creates an audience (or keeps it, when it is there) with a label for people ("Kredsrådet").
void put_audience(storage::Transaction& tx, const storage::Id& audience, std::string_view label);
/// Replaces the holders of an audience.
void set_holders(storage::Transaction& tx, const storage::Id& audience, const std::vector<Holder>& holders);
std::string audience_label(storage::Transaction& tx, const storage::Id& audience);
/// The audiences that the viewer holds that day: what the filter looks up, for lists that walk one audience at a time.
std::vector<std::string> audiences_of(storage::Transaction& tx, const Viewer& viewer);
/// Point check: the same rows as the filter.
bool may_see(storage::Transaction& tx, const Viewer& viewer, const storage::Id& audience);

config::Package package();

}  // namespace permit
