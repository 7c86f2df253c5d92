#pragma once
// The whole circle as JSON: everything that is reached and that the viewer may see, and the edges among it.

#include <string>

#include "registry/edge.h"

namespace app {

std::string circle_as_json(const registry::Thing& middle, const registry::Circle& circle);

}  // namespace app
