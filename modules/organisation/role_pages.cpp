// Forms for people and roles. A role begins and ends on a day; what a session may do follows it at once.

#include "role_pages.h"

#include <fmt/format.h>

#include "authority_store.h"
#include "person_store.h"
#include "registry_entries.h"
#include "role_changes.h"
#include "shown.h"
#include "web/form.h"
#include "web/frame.h"

namespace organisation {

namespace {

constexpr const char* give_address = "/folk/roller/ny";
constexpr const char* add_address = "/folk/person/ny";

web::Page page_of(const web::Exchange& exchange, std::string title, std::string lead, const web::Input& input) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("People and authorities"), "/folk"}};
  page.section = "/folk";
  page.status = input.ok() ? 200 : 422;
  return page;
}

http::Response person_form(const web::Exchange& exchange, const web::Input& input) {
  web::Page page =
      page_of(exchange, exchange.t("Add a person"),
              exchange.t("Name and how to reach the person at work. Nothing private is kept here."), input);
  web::Form form(exchange, add_address, input);
  form.text("name", exchange.t("Name"))
      .text("email", exchange.t("Mail"), exchange.t("The work address. Invitations go there."), false)
      .text("phone", exchange.t("Phone"), {}, false);
  page.body << form.submit(exchange.t("Add and go on to the role"), "/folk");
  return web::show(exchange, page);
}

std::vector<web::Option> roles_to_give(const web::Exchange& exchange) {
  std::vector<web::Option> options;
  for (int number = 0; number < permit::role_count; ++number) {
    const auto role = static_cast<permit::Role>(number);
    if (may_give(exchange.viewer.role, role))
      options.push_back({std::string(permit::identifier(role)), exchange.t(permit::english_name(role))});
  }
  return options;
}

http::Response role_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input) {
  web::Page page =
      page_of(exchange, exchange.t("Give a role"),
              exchange.t("The role decides what the person sees and can do from the first day to the last."), input);
  std::vector<web::Option> people, authority_options;
  for (const PersonRecord& person : all_people(tx)) people.push_back({person.id.text(), person.name});
  for (const Authority& authority : authorities(tx, exchange.today()))
    authority_options.push_back({authority.id.text(), authority.name});
  web::Form form(exchange, give_address, input);
  form.select("person", exchange.t("Person"), people)
      .select("role", exchange.t("Role"), roles_to_give(exchange))
      .select("authority", exchange.t("For which authority"), authority_options)
      .text("title", exchange.t("Title"), exchange.t("The person's own title, for instance Borgmester."))
      .date("since", exchange.t("First day"))
      .date("until", exchange.t("Last day"), exchange.t("Leave it empty when no end is planned."), false)
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."), false);
  page.body << "<p>" << web::link(exchange.t("The person is not in the list: add a person"), add_address) << "</p>"
            << form.submit(exchange.t("Give the role"), "/folk");
  return web::show(exchange, page);
}

http::Response end_role_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                             const StoredRole& stored) {
  const auto person = find_person_record(tx, stored.role.person);
  const auto authority = find_authority(tx, stored.role.authority, exchange.today());
  const std::string name = person ? person->name : "";
  web::Page page =
      page_of(exchange, exchange.t("End a role: {0}", {name}),
              exchange.t("{0} is {1} in {2} {3}.", {name, stored.role.title, authority ? authority->name : "",
                                                    period_words(exchange, stored.role.period)}),
              input);
  page.crumbs.push_back({name, person_address(stored.role.person)});
  page.body
      << "<p>"
      << exchange.t(
             "From the day after, the person cannot act in this role. What was done in the role stands unchanged.")
      << "</p>";
  web::Form form(exchange, "/folk/roller/" + stored.role.id.text() + "/afslut", input);
  form.date("until", exchange.t("Last day"))
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."), false)
      .hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("End the role of {0}", {name}), person_address(stored.role.person));
  return web::show(exchange, page);
}

}  // namespace

http::Response show_add_person(audit::Archive&, web::Exchange& exchange) { return person_form(exchange, web::Input{}); }

http::Response add_person_from_form(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  PersonRecord person;
  person.name = input.text("name", {.most = 120});
  person.email = input.text("email", {.required = false, .most = 200});
  person.phone = input.text("phone", {.required = false, .most = 40});
  if (input.ok()) {
    const auto outcome = archive.change(
        exchange.viewer.actor(), [&](audit::Change& change) { return add_person(change, exchange.viewer, person); });
    if (outcome) {
      return web::done(exchange, fmt::format("{}?person={}", give_address, outcome->text()),
                       exchange.t("The person is added. Now give the role."));
    }
    input.refuse(outcome.refusal());
  }
  return person_form(exchange, input);
}

http::Response show_give_role(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    return role_form(tx, exchange, web::Input({{"person", exchange.request.query.get("person")}}));
  });
}

http::Response give_role_from_form(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  RoleHeld role;
  role.person = input.id("person");
  std::vector<std::string> allowed;
  for (const web::Option& option : roles_to_give(exchange)) allowed.push_back(option.value);
  role.role = permit::role_named(input.choice("role", allowed)).value_or(permit::Role::citizen);
  role.authority = input.id("authority");
  role.title = input.text("title", {.most = 120});
  role.period.since = input.date("since").value_or(config::Date{});
  if (const auto last = input.date("until", false)) role.period.until = config::plus_days(*last, 1);
  const std::string reason = input.text("reason", {.required = false, .most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return give_role(change, exchange.viewer, role, reason);
    });
    if (outcome) return web::done(exchange, person_address(role.person), exchange.t("The role is given."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) { return role_form(tx, exchange, input); });
}

http::Response show_end_role(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_role(tx, exchange.id("rolle"));
    if (!stored) return web::not_found(exchange);
    return end_role_form(tx, exchange, web::Input({{"until", config::iso(exchange.today())}}), *stored);
  });
}

http::Response end_role_from_form(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  EndOfRole end;
  end.role = exchange.id("rolle");
  end.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(0));
  end.last_day = input.date("until").value_or(config::Date{});
  end.reason = input.text("reason", {.required = false, .most = 500});
  storage::Id person;
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      if (const auto stored = find_role(change.tx(), end.role)) person = stored->role.person;
      return end_role(change, exchange.viewer, end);
    });
    if (outcome) return web::done(exchange, person_address(person), exchange.t("The role is ended."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_role(tx, end.role);
    return stored ? end_role_form(tx, exchange, input, *stored) : web::not_found(exchange);
  });
}

}  // namespace organisation
