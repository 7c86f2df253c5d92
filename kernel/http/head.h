#pragma once
// The head of a request before the parser sees it: what would let two readers of the same bytes disagree is refused
// here.

#include <string>
#include <string_view>

#include "request.h"

namespace http {

/// Looks at the bytes that have come so far. 0 = nothing wrong yet; else the status to refuse with (400, 414, 431).
/// `complete` says that they end in the empty line.
int fault_of_head(std::string_view bytes, bool complete, int most_fields);

/// Position behind the empty line; npos while it has not come. Searches from `from`.
std::size_t end_of_head(std::string_view bytes, std::size_t from);

/// Takes path and query out of a target. Only the origin form is taken: "/sti?a=1". False: 400.
bool read_target(std::string_view target, Request& request);

/// `a=1; b=2`. Pieces that are no cookie are passed over.
Fields read_cookies(std::string_view head);

}  // namespace http
