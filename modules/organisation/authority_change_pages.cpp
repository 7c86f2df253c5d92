// /folk/myndighed/{myndighed}/ret (GET, POST name, short_name, email, phone, website, since, reason, version).

#include "authority_change_pages.h"

#include "authority_changes.h"
#include "authority_store.h"
#include "registry_entries.h"
#include "shown.h"
#include "web/form.h"
#include "web/frame.h"

namespace organisation {

namespace {

http::Response form_of(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                       const AuthorityRecord& record) {
  const std::string address = authority_address(record.key), name = record.name_on(exchange.today()).name;
  web::Page page;
  page.title = exchange.t("Change {0}", {name});
  page.lead = exchange.t("The new holds from the day you choose. Papers of before keep the name that was right then.");
  page.crumbs = {{exchange.t("People and authorities"), "/folk"}, {name, address}};
  page.section = "/folk";
  page.status = input.ok() ? 200 : 422;
  if (!input.ok()) {
    const AuthorityContact contact = contact_on(tx, record, exchange.today());
    page.body << web::heading(2, exchange.t("As it stands now"))
              << web::facts({{exchange.t("Name"), web::text(name)},
                             {exchange.t("Contact"), reach(exchange, contact.phone, contact.email)},
                             {exchange.t("Website"), web::text(contact.website)}});
  }
  web::Form form(exchange, address + "/ret", input);
  form.text("name", exchange.t("Name"))
      .text("short_name", exchange.t("Short name"), exchange.t("For lists and headings, for instance Svendborg."))
      .text("email", exchange.t("Mail"), {}, false)
      .text("phone", exchange.t("Phone"), {}, false)
      .text("website", exchange.t("Website"), exchange.t("Begins with https://"), false)
      .date("since", exchange.t("Holds from"),
            exchange.t("To mend a misspelt name, write the first day of the name that stands."))
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."))
      .hidden("version", std::to_string(authority_version(tx, record.id)));
  page.body << form.submit(exchange.t("Save the change"), address);
  return web::show(exchange, page);
}

}  // namespace

http::Response show_change_authority(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto record = find_authority_by_key(tx, exchange.place["myndighed"]);
    if (!record) return web::not_found(exchange);
    const AuthorityName& name = record->name_on(exchange.today());
    const AuthorityContact contact = contact_on(tx, *record, exchange.today());
    const web::Input input({{"name", name.name},
                            {"short_name", name.short_name},
                            {"email", contact.email},
                            {"phone", contact.phone},
                            {"website", contact.website},
                            {"since", config::iso(exchange.today())}});
    return form_of(tx, exchange, input, *record);
  });
}

http::Response change_authority_from_form(audit::Archive& archive, web::Exchange& exchange) {
  const auto record =
      archive.read([&](storage::Transaction& tx) { return find_authority_by_key(tx, exchange.place["myndighed"]); });
  if (!record) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  AuthorityChange wanted;
  wanted.authority = record->id;
  wanted.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(0));
  wanted.name = input.text("name", {.most = 150});
  wanted.short_name = input.text("short_name", {.most = 80});
  wanted.email = input.text("email", {.required = false, .most = 200});
  wanted.phone = input.text("phone", {.required = false, .most = 40});
  wanted.website = input.text("website", {.required = false, .most = 300});
  wanted.since = input.date("since").value_or(config::Date{});
  wanted.reason = input.text("reason", {.most = 500});
  if (!wanted.website.empty() && !wanted.website.starts_with("https://") && !wanted.website.starts_with("http://"))
    input.refuse({"Write the whole address, with https:// in front.", {}, "website", ""});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return change_authority(change, exchange.viewer, wanted);
    });
    if (outcome) return web::done(exchange, authority_address(record->key), exchange.t("The change is saved."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) {
    const auto now = find_authority_record(tx, record->id);
    return now ? form_of(tx, exchange, input, *now) : web::not_found(exchange);
  });
}

}  // namespace organisation
