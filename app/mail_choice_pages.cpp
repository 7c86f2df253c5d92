// /mit-arbejde/mail and /api/v1/mit-arbejde/mail.

#include "mail_choice_pages.h"

#include <boost/json.hpp>

#include "mail/choice.h"
#include "web/components.h"
#include "web/form.h"
#include "web/frame.h"

namespace app {
namespace {

mail::Choice chosen_by(const web::Exchange& exchange, audit::Archive& archive) {
  return archive.read([&](storage::Transaction& tx) { return mail::choice_of(tx, exchange.viewer.person); });
}

http::Response choice_page(web::Exchange& exchange, audit::Archive& archive, bool stale) {
  const mail::Choice choice = chosen_by(exchange, archive);
  std::vector<std::pair<std::string, std::string>> values;
  for (const auto& [name, on] :
       {std::pair{"daglig", choice.daily}, std::pair{"frist", choice.deadline}, std::pair{"spoerg", choice.mention}}) {
    if (on) values.emplace_back(name, "1");
  }
  web::Page page{.title = exchange.t("Mails to you"),
                 .lead = exchange.t("A mail says how many tasks wait and where they are, never what they are about."),
                 .crumbs = {{exchange.t("My work"), "/mit-arbejde"}},
                 .section = "/mit-arbejde"};
  if (stale) {
    page.body << web::alert(web::Tone::warning, exchange.t("Nothing was saved"),
                            web::text(exchange.t("Your choices were changed in another window. Here they are as they "
                                                 "stand now.")));
    page.status = 409;
  }
  const web::Input input(std::move(values));
  page.body << web::Form(exchange, "/mit-arbejde/mail", input)
                   .section(exchange.t("Once a day"))
                   .check("daglig", exchange.t("One mail on workday mornings with the number of my tasks"),
                          exchange.t("None is sent when nothing waits for you."))
                   .section(exchange.t("At once"))
                   .check("frist", exchange.t("When a task is due by the next working day"))
                   .check("spoerg", exchange.t("When somebody asks me"))
                   .hidden("version", std::to_string(choice.version))
                   .submit(exchange.t("Save my choices"), "/mit-arbejde");
  page.body
      << "<p>"
      << exchange.t(
             "Invitations to meetings and letters that the law asks for come in any case. Everything is on My work "
             "whatever you choose.")
      << "</p>";
  return web::show(exchange, page);
}

http::Response save_choice(web::Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const mail::Choice choice{.daily = input.flag("daglig"),
                            .deadline = input.flag("frist"),
                            .mention = input.flag("spoerg"),
                            .version = static_cast<int>(input.number("version", 0, 1'000'000'000).value_or(-1))};
  for (const char* box : {"daglig", "frist", "spoerg"}) {
    if (!input.raw(box).empty() && input.raw(box) != "ja") input.refuse({"Choose one of those shown.", {}, box, {}});
  }
  if (!input.ok()) return choice_page(exchange, archive, true);
  const auto saved =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        if (!mail::keep_choice(change.tx(), exchange.viewer.person, choice))
          return config::Refusal{"Your choices were changed in another window."};
        change.record({.verb = "mail_choice_changed", .thing = exchange.viewer.person, .kind = "app.mail_choice"});
        return config::done;
      });
  if (!saved) return choice_page(exchange, archive, true);
  return web::done(exchange, "/mit-arbejde", exchange.t("Your choices of mails are saved."));
}

http::Response choice_json(web::Exchange& exchange, audit::Archive& archive) {
  const mail::Choice choice = chosen_by(exchange, archive);
  http::Response response;
  response.type = "application/json";
  response.body = boost::json::serialize(
      boost::json::object{{"daily", choice.daily}, {"deadline", choice.deadline}, {"mention", choice.mention}});
  return response;
}

}  // namespace

void add_mail_choice_routes(web::Routes& routes, audit::Archive& archive) {
  routes.get("/mit-arbejde/mail", permit::signed_in, [&](web::Exchange& x) { return choice_page(x, archive, false); });
  routes.post("/mit-arbejde/mail", permit::signed_in, [&](web::Exchange& x) { return save_choice(x, archive); });
  routes.get("/api/v1/mit-arbejde/mail", permit::signed_in, [&](web::Exchange& x) { return choice_json(x, archive); })
      .tells("Which mails you have chosen.", "{daily: yes_no, deadline: yes_no, mention: yes_no}");
}

}  // namespace app
