#pragma once
// Plan and minutes text: Markdown (md4c, no raw HTML, links checked like Url) to HTML, headings shifted to fit the page.

#include <string_view>

#include "html.h"

namespace web {

Html markdown(std::string_view source);

}  // namespace web
