#pragma once
// An Exchange without a server, for the tests of pages: a request in memory, Danish texts, a viewer.

#include <memory>

#include "config/package.h"
#include "exchange.h"
#include "frame.h"

namespace web {
config::Package package();
}
namespace permit {
config::Package package();
}

namespace web {

struct TrialExchange {
  explicit TrialExchange(std::string path = "/", http::Fields query = {}) {
    request.path = std::move(path);
    request.query = std::move(query);
    site.district = "Fyns Politi og kommunerne";
    site.authority = "Fyns Politi";
    for (const char* label : {"Plan", "Meetings"})
      site.public_menu.push_back({label, std::string("/") + label, permit::anyone});
    site.staff_menu.push_back({"My work", "/mit-arbejde", permit::signed_in});
    exchange.form_token = "token-of-the-trial";
  }
  http::Request request;
  i18n::Language danish{"da", {web::package(), permit::package()}};
  Site site;
  Exchange exchange{request, permit::citizen(config::Date{std::chrono::year{2020} / 9 / 15}),
                    danish,  config::local(config::Date{std::chrono::year{2020} / 9 / 15}, 510),
                    {},      {},
                    {},      &site};
};

}  // namespace web
