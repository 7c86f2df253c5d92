// The menus of staff and public. Labels are English; the Danish stands in texts/da.po.

#include "menu.h"

namespace app {

using permit::anyone;
using permit::signed_in;
using web::MenuEntry;

std::vector<MenuEntry> staff_menu() {
  return {
      {/*text*/ "My work", "/mit-arbejde", signed_in},
      {/*text*/ "The plan", "/planarbejde", signed_in, {{/*text*/ "Plans", "/planarbejde", signed_in}}},
      {/*text*/ "Meetings", "/raad", signed_in, {{/*text*/ "Councils", "/raad", signed_in}}},
      {/*text*/ "Initiatives", "/tiltag", signed_in},
      {/*text*/ "Decisions", "/beslutninger", signed_in},
      {/*text*/ "People and authorities", "/folk", signed_in},
  };
}

std::vector<MenuEntry> public_menu() {
  return {
      {/*text*/ "The plan", "/plan", anyone},
      {/*text*/ "Meetings", "/moeder", anyone},
      {/*text*/ "Your local officer", "/lokalbetjent", anyone},
      {/*text*/ "Contact", "/kontakt", anyone},
  };
}

}  // namespace app
