#pragma once
// The menus: which pages stand under which word. A page that is not here is one click away from one that is.

#include "web/frame.h"

namespace app {

std::vector<web::MenuEntry> staff_menu();
std::vector<web::MenuEntry> public_menu();

}  // namespace app
