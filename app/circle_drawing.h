#pragma once
// The nearest part of a circle as a drawing: SVG, columns by distance, each box a link. The list of the story beside it
// says the same in words.

#include "registry/edge.h"
#include "web/exchange.h"
#include "web/html.h"

namespace app {

web::Html circle_drawing(const web::Exchange& exchange, const registry::Thing& middle, const registry::Circle& circle);

}  // namespace app
