#pragma once
// The page around a page: Det Fælles Designsystem's header, menu, crumbs, heading with state and primary act, foot.

#include <string>
#include <vector>

#include "components.h"
#include "exchange.h"
#include "html.h"
#include "permit/right.h"

namespace web {

struct MenuEntry {
  std::string label;  // English key
  std::string address;
  permit::Right right;  // only what I may use is shown
  /// The places under this word, shown as a row of their own while one is in it; the first is usually the entry itself.
  std::vector<MenuEntry> parts = {};
};

/// What all pages of an installation have in common. Handed to the gate by app; set once.
struct Site {
  std::string district = "Trygkreds";  // "Fyns Politi og kommunerne"
  std::string authority;               // responsible authority in the foot
  std::vector<MenuEntry> staff_menu;
  std::vector<MenuEntry> public_menu;
};

struct Crumb {
  std::string label;
  std::string address;
};

struct Page {
  std::string title;          // h1 and <title>: the matter, never the form
  std::string lead;           // one plain sentence of what this is about
  std::vector<Crumb> crumbs;  // without the page itself
  Html state;                 // tag(s) beside the heading
  Html actions;               // the primary act and at most a few others, always at the same place
  Html body;
  Html aside;           // right column on wide screens; below on narrow ones
  std::string section;  // address of the menu entry (or part) it belongs to; without one its own address tells
  int status = 200;
};

http::Response show(const Exchange& exchange, const Page& page);

}  // namespace web
