// The menus of staff and public. Labels are English; the Danish stands in texts/da.po.

#include "menu.h"

namespace app {

using permit::anyone;
using permit::Role;
using permit::signed_in;
using web::MenuEntry;

namespace {

/// Those who would find something there; what they find is the row filter's matter.
constexpr permit::Right matters{"menu.matters", permit::Roles::signed_in().without(Role::administrator)};
constexpr permit::Right members{
    "menu.members", permit::Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent,
                                  Role::mayor, Role::deputy_member, Role::municipal_secretariat)};
constexpr permit::Right secretariat{"menu.secretariat",
                                    permit::Roles(Role::chief_of_police, Role::district_secretariat)};
constexpr permit::Right parties{
    "menu.parties", permit::Roles(Role::chief_of_police, Role::district_secretariat, Role::police_superintendent,
                                  Role::mayor, Role::municipal_ceo, Role::municipal_secretariat)};

}  // namespace

std::vector<MenuEntry> staff_menu() {
  return {
      {/*text*/ "My work", "/mit-arbejde", signed_in},
      {/*text*/ "The plan",
       "/planarbejde",
       signed_in,
       {{/*text*/ "Plans", "/planarbejde", signed_in},
        {/*text*/ "Priorities", "/prioritering", members},
        {/*text*/ "Answer ideas", "/ideer/svar", secretariat},
        {/*text*/ "Evidence", "/viden", signed_in},
        {/*text*/ "Annual accounts", "/redegoerelser", signed_in},
        {/*text*/ "Evaluations", "/evalueringer", signed_in}}},
      {/*text*/ "Meetings",
       "/raad",
       matters,
       {{/*text*/ "Councils", "/raad", matters},
        {/*text*/ "Year wheel", "/aarshjul", matters},
        {/*text*/ "Decisions", "/beslutninger", matters},
        {/*text*/ "Themes", "/temaer", members},
        {/*text*/ "Bilateral meetings", "/bilaterale", parties}}},
      {/*text*/ "Initiatives",
       "/tiltag",
       signed_in,
       {{/*text*/ "Initiatives of the plan", "/tiltag", signed_in},
        {/*text*/ "Action plans", "/handlingsplaner", signed_in},
        {/*text*/ "Strategies", "/strategier", matters},
        {/*text*/ "Status reports", "/statusredegoerelser", matters}}},
      {/*text*/ "Figures",
       "/tal",
       anyone,
       {{/*text*/ "Figures", "/tal", anyone}, {/*text*/ "Questionnaires", "/spoergeskemaer", anyone}}},
      {/*text*/ "People and authorities",
       "/folk",
       signed_in,
       {{/*text*/ "People", "/folk", signed_in},
        {/*text*/ "Local officers", "/folk/lokalbetjente", signed_in},
        {/*text*/ "Stakeholders", "/interessenter", signed_in}}},
  };
}

std::vector<MenuEntry> public_menu() {
  return {
      {/*text*/ "The plan",
       "/plan",
       anyone,
       {{/*text*/ "The plan", "/plan", anyone},
        {/*text*/ "Action plans", "/handlingsplaner", anyone},
        {/*text*/ "Annual accounts", "/redegoerelser", anyone},
        {/*text*/ "Evaluations", "/evalueringer", anyone},
        {/*text*/ "Evidence", "/viden", anyone},
        {/*text*/ "Send an idea", "/ideer", anyone}}},
      {/*text*/ "Meetings", "/moeder", anyone},
      {/*text*/ "Figures", "/tal", anyone},
      {/*text*/ "Your local officer", "/lokalbetjent", anyone},
      {/*text*/ "Contact", "/kontakt", anyone},
  };
}

}  // namespace app
