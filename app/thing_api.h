#pragma once
// Everything in the register as JSON: all of a kind, page by page, and one by its name.

#include <optional>
#include <string>

#include "audit/archive.h"
#include "registry/feed.h"
#include "web/routes.h"

namespace app {

/// "2020-09-15_<id>": where a page of a feed ended, as it stands in ?efter=.
std::string end_of_page(const registry::Thing& last);
/// The feed of a kind after ?efter=, one row more than `size`; nothing when ?efter= is no such place.
std::optional<registry::FeedQuery> feed_after(std::string kind, const std::string& efter, int size);

void add_thing_routes(web::Routes& routes, audit::Archive& archive);

}  // namespace app
