// Nobody is led to a closed door: what the menu shows somebody can be opened by them, row under row.

#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "demo_program.h"
#include "menu.h"

namespace app {
namespace {

std::set<std::string> links_of(const std::string& html) {
  std::set<std::string> links;
  for (const char* menu : {"<nav class=\"site-menu", "<nav class=\"site-parts"}) {
    const std::size_t begin = html.find(menu);
    if (begin == std::string::npos) continue;
    const std::string row = html.substr(begin, html.find("</nav>", begin) - begin);
    static const std::regex link("<li><a href=\"(/[^\"]*)\"");
    for (auto i = std::sregex_iterator(row.begin(), row.end(), link); i != std::sregex_iterator(); ++i)
      links.insert((*i)[1]);
  }
  return links;
}

TEST(Menu, leads_nobody_to_a_closed_door) {
  DemoProgram program;
  std::set<std::string> opened;
  const auto walk = [&](const std::string& start, const std::string& cookie, std::string_view who) {
    std::set<std::string> tried, waiting{start};
    while (!waiting.empty()) {
      const std::string address = *waiting.begin();
      waiting.erase(waiting.begin());
      if (!tried.insert(address).second) continue;
      const http::Response page = program.get(address, cookie);
      EXPECT_TRUE(page.status == 200 || page.status == 303) << page.status << ' ' << address << " for " << who;
      opened.insert(address);
      for (const std::string& link : links_of(page.bytes())) waiting.insert(link);
    }
  };
  walk("/", {}, "a citizen");
  std::set<permit::Role> roles;
  for (const permit::Capacity& capacity : program.everyone()) {
    if (roles.insert(capacity.role).second)
      walk("/mit-arbejde", program.log_in(capacity), permit::identifier(capacity.role));
  }
  // And what stands in the menu is seen by somebody.
  for (const auto& menu : {staff_menu(), public_menu()}) {
    for (const web::MenuEntry& entry : menu) {
      EXPECT_TRUE(opened.contains(entry.address)) << entry.address;
      for (const web::MenuEntry& part : entry.parts) EXPECT_TRUE(opened.contains(part.address)) << part.address;
    }
  }
}

}  // namespace
}  // namespace app
