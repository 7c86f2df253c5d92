#pragma once
// Plan and minutes text: Markdown (md4c, no raw HTML, links checked like Url) to HTML.

#include <string_view>

#include "html.h"

namespace web {

/// The text's highest heading becomes h<top>, the others follow below it.
Html markdown(std::string_view source, int top = 2);

}  // namespace web
