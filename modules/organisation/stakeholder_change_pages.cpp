// Forms of stakeholders. A stakeholder that the viewer does not keep answers as one that does not exist.

#include "stakeholder_change_pages.h"

#include "area_store.h"
#include "i18n/danish.h"
#include "lookup.h"
#include "rights.h"
#include "stakeholder_changes.h"
#include "stakeholder_pages.h"
#include "stakeholder_store.h"
#include "web/form.h"
#include "web/frame.h"

namespace organisation {

namespace {

/// Reads the stakeholder of the address, when the viewer keeps it, and answers with `body`.
template <class Body>
http::Response with_kept(audit::Archive& archive, web::Exchange& exchange, Body&& body) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_stakeholder(tx, exchange.viewer, exchange.id("interessent"));
    if (!stored || !may_keep(exchange.viewer, stored->stakeholder)) return web::not_found(exchange);
    return body(tx, *stored);
  });
}

bool keeps(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const auto stored = find_stakeholder(tx, exchange.viewer, exchange.id("interessent"));
    return stored && may_keep(exchange.viewer, stored->stakeholder);
  });
}

web::Page page_of(const web::Exchange& exchange, std::string title, std::string lead, const web::Input& input,
                  const Stakeholder* stakeholder = nullptr) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{exchange.t("People and authorities"), "/folk"}, {exchange.t("Stakeholders"), "/interessenter"}};
  if (stakeholder != nullptr) page.crumbs.push_back({stakeholder->name, stakeholder_address(stakeholder->id)});
  page.section = "/folk";
  page.status = input.ok() ? 200 : 422;
  return page;
}

std::vector<web::Option> place_options(storage::Transaction& tx, const web::Exchange& exchange) {
  std::vector<web::Option> options;
  Stakeholder anywhere;
  if (may_keep(exchange.viewer, anywhere)) {
    options.push_back({"kreds", exchange.t("The whole district")});
    for (const Area& area : areas(tx, exchange.today()))
      options.push_back({"area:" + area.id.text(), area.name, exchange.t("Areas")});
  }
  for (const Authority& municipality : municipalities(tx, exchange.today())) {
    Stakeholder there;
    there.municipality = municipality.id;
    if (may_keep(exchange.viewer, there))
      options.push_back({"kommune:" + municipality.id.text(), municipality.name, exchange.t("Municipalities")});
  }
  return options;
}

std::string place_value(const Stakeholder& stakeholder) {
  if (!stakeholder.municipality.empty()) return "kommune:" + stakeholder.municipality.text();
  return stakeholder.area.empty() ? "kreds" : "area:" + stakeholder.area.text();
}

Stakeholder read_stakeholder_form(web::Input& input, const std::vector<web::Option>& places) {
  Stakeholder wanted;
  wanted.name = input.text("name", {.most = 150});
  std::vector<std::string> types, values;
  for (const StakeholderType type : stakeholder_types) types.emplace_back(identifier(type));
  for (const web::Option& place : places) values.push_back(place.value);
  wanted.type = stakeholder_type_named(input.choice("type", types)).value_or(StakeholderType::other);
  const std::string place = input.choice("place", values);
  if (place.starts_with("kommune:")) wanted.municipality = storage::Id::parse(place.substr(8)).value_or(storage::Id{});
  if (place.starts_with("area:")) wanted.area = storage::Id::parse(place.substr(5)).value_or(storage::Id{});
  wanted.interests = interests_in(input.text("interests", {.most = 600}));
  wanted.website = input.text("website", {.required = false, .most = 300});
  wanted.note = input.text("note", {.required = false, .most = 2000});
  return wanted;
}

void stakeholder_fields(web::Form& form, const web::Exchange& exchange, const std::vector<web::Option>& places) {
  std::vector<web::Option> types;
  for (const StakeholderType type : stakeholder_types)
    types.push_back({std::string(identifier(type)), exchange.t(english_name(type))});
  form.text("name", exchange.t("Name"), exchange.t("The association, club or company, not a person."))
      .select("type", exchange.t("Type"), types)
      .select("place", exchange.t("Place"), places)
      .text("interests", exchange.t("Would like to be heard on"),
            exchange.t("Put a comma between them, for instance: unge, natteliv"))
      .text("website", exchange.t("Website"), exchange.t("Begins with https://"), false)
      .area("note", exchange.t("Note"),
            exchange.t("Everyone with access reads it. Write nothing about a single person."), false, 4);
}

http::Response add_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input) {
  web::Page page = page_of(exchange, exchange.t("Add a stakeholder"),
                           exchange.t("Whom to ask and invite. A contact person is written in afterwards."), input);
  web::Form form(exchange, "/interessenter/ny", input);
  stakeholder_fields(form, exchange, place_options(tx, exchange));
  page.body << form.submit(exchange.t("Add to the register"), "/interessenter");
  return web::show(exchange, page);
}

http::Response change_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                           const StoredStakeholder& stored) {
  const Stakeholder& stakeholder = stored.stakeholder;
  const std::string address = stakeholder_address(stakeholder.id);
  web::Page page = page_of(exchange, exchange.t("Change {0}", {stakeholder.name}), "", input, &stakeholder);
  if (!input.ok()) {
    page.body << web::heading(2, exchange.t("As it stands now"))
              << web::facts({{exchange.t("Name"), web::text(stakeholder.name)},
                             {exchange.t("Type"), web::text(exchange.t(english_name(stakeholder.type)))},
                             {exchange.t("Place"), web::text(place_words(exchange, tx, stakeholder))},
                             {exchange.t("Interests"), web::text(joined(stakeholder.interests))}});
  }
  web::Form form(exchange, address + "/ret", input);
  stakeholder_fields(form, exchange, place_options(tx, exchange));
  form.text("reason", exchange.t("Reason"), exchange.t("Stands in the history."), false)
      .hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("Save the change"), address);
  return web::show(exchange, page);
}

http::Response consent_form(const web::Exchange& exchange, const web::Input& input, const StoredStakeholder& stored) {
  const std::string address = stakeholder_address(stored.stakeholder.id);
  web::Page page = page_of(exchange, exchange.t("Contact person of {0}", {stored.stakeholder.name}),
                           exchange.t("Write a person here only when that person has said yes. Everyone with access to "
                                      "the cooperation can read it, until the yes is taken back."),
                           input, &stored.stakeholder);
  web::Form form(exchange, address + "/kontakt", input);
  form.text("contact_name", exchange.t("Name"))
      .text("contact_title", exchange.t("Title"), exchange.t("For instance: formand"), false)
      .text("contact_email", exchange.t("Mail"), {}, false)
      .text("contact_phone", exchange.t("Phone"), {}, false)
      .date("consent_since", exchange.t("Said yes on"))
      .text("consent_how", exchange.t("How"), exchange.t("For instance: by mail, or at the meeting on 3 March."))
      .check("consent", exchange.t("The person has said yes to standing here with name and contact"))
      .hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("Save the contact person"), address);
  return web::show(exchange, page);
}

http::Response withdraw_form(const web::Exchange& exchange, const web::Input& input, const StoredStakeholder& stored) {
  const std::string address = stakeholder_address(stored.stakeholder.id);
  web::Page page = page_of(
      exchange, exchange.t("Delete the contact person of {0}?", {stored.stakeholder.name}),
      exchange.t("Name, mail and phone are deleted at once and cannot be brought back. The stakeholder and what "
                 "it was part of stay."),
      input, &stored.stakeholder);
  web::Form form(exchange, address + "/samtykke", input);
  form.hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("Delete the contact person"), address);
  return web::show(exchange, page);
}

http::Response end_form(const web::Exchange& exchange, const web::Input& input, const StoredStakeholder& stored) {
  const std::string address = stakeholder_address(stored.stakeholder.id);
  web::Page page = page_of(exchange, exchange.t("Take {0} out of the register", {stored.stakeholder.name}),
                           exchange.t("It is not asked and invited any more. What it was part of stays, and a contact "
                                      "person is deleted."),
                           input, &stored.stakeholder);
  web::Form form(exchange, address + "/afslut", input);
  form.date("until", exchange.t("Last day"))
      .text("reason", exchange.t("Reason"), exchange.t("Stands in the history."))
      .hidden("version", std::to_string(stored.version));
  page.body << form.submit(exchange.t("Take out of the register"), address);
  return web::show(exchange, page);
}

http::Response entry_form(const web::Exchange& exchange, const web::Input& input, const StoredStakeholder& stored) {
  const std::string address = stakeholder_address(stored.stakeholder.id);
  web::Page page = page_of(exchange, exchange.t("What happened with {0}?", {stored.stakeholder.name}),
                           exchange.t("An invitation, a meeting they came to, or something they contributed."), input,
                           &stored.stakeholder);
  web::Form form(exchange, address + "/indslag/nyt", input);
  form.radios("kind", exchange.t("What"),
              {{"invited", entry_words(exchange, EntryKind::invited)},
               {"attended", entry_words(exchange, EntryKind::attended)},
               {"contributed", entry_words(exchange, EntryKind::contributed)}})
      .date("day", exchange.t("Day"))
      .text("about", exchange.t("About"), exchange.t("Everyone with access reads it. Write nothing confidential."))
      .text("address", exchange.t("Address of the meeting, decision or initiative"),
            exchange.t("Copy it from the page it was about, for instance /moeder/... It then stands in its circle."),
            false);
  page.body << form.submit(exchange.t("Write it in"), address);
  return web::show(exchange, page);
}

StakeholderChange what_of(web::Input& input, const web::Exchange& exchange) {
  StakeholderChange what;
  what.stakeholder = exchange.id("interessent");
  what.version = static_cast<int>(input.number("version", 0, 1'000'000).value_or(0));
  return what;
}

std::string address_of(const web::Exchange& exchange) { return stakeholder_address(exchange.id("interessent")); }

}  // namespace

http::Response show_add_stakeholder(audit::Archive& archive, web::Exchange& exchange) {
  return archive.read([&](storage::Transaction& tx) {
    const std::vector<web::Option> places = place_options(tx, exchange);
    const std::string only = places.size() == 1 ? places.front().value : "";
    return add_form(tx, exchange, web::Input({{"place", only}}));
  });
}

http::Response add_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange) {
  web::Input input(exchange.request.form);
  const auto places = archive.read([&](storage::Transaction& tx) { return place_options(tx, exchange); });
  Stakeholder wanted = read_stakeholder_form(input, places);
  wanted.period.since = exchange.today();
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return add_stakeholder(change, exchange.viewer, wanted);
    });
    if (outcome) return web::done(exchange, stakeholder_address(*outcome), exchange.t("The stakeholder is added."));
    input.refuse(outcome.refusal());
  }
  return archive.read([&](storage::Transaction& tx) { return add_form(tx, exchange, input); });
}

http::Response show_change_stakeholder(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction& tx, const StoredStakeholder& stored) {
    const Stakeholder& now = stored.stakeholder;
    return change_form(tx, exchange,
                       web::Input({{"name", now.name},
                                   {"type", std::string(identifier(now.type))},
                                   {"place", place_value(now)},
                                   {"interests", joined(now.interests)},
                                   {"website", now.website},
                                   {"note", now.note}}),
                       stored);
  });
}

http::Response change_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const auto places = archive.read([&](storage::Transaction& tx) { return place_options(tx, exchange); });
  const Stakeholder wanted = read_stakeholder_form(input, places);
  StakeholderChange what = what_of(input, exchange);
  what.reason = input.text("reason", {.required = false, .most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return change_stakeholder(change, exchange.viewer, what, wanted);
    });
    if (outcome) return web::done(exchange, address_of(exchange), exchange.t("The change is saved."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction& tx, const StoredStakeholder& stored) {
    return change_form(tx, exchange, input, stored);
  });
}

http::Response show_give_consent(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    const ContactPerson now = stored.stakeholder.contact.value_or(ContactPerson{});
    return consent_form(exchange,
                        web::Input({{"contact_name", now.name},
                                    {"contact_title", now.title},
                                    {"contact_email", now.email},
                                    {"contact_phone", now.phone},
                                    {"consent_since", config::iso(exchange.today())}}),
                        stored);
  });
}

http::Response give_consent_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const StakeholderChange what = what_of(input, exchange);
  ContactPerson contact;
  contact.name = input.text("contact_name", {.most = 120});
  contact.title = input.text("contact_title", {.required = false, .most = 120});
  contact.email = input.text("contact_email", {.required = false, .most = 200});
  contact.phone = input.text("contact_phone", {.required = false, .most = 40});
  contact.consent_since = input.date("consent_since").value_or(config::Date{});
  contact.consent_how = input.text("consent_how", {.most = 200});
  if (!input.flag("consent")) {
    input.refuse({"Write a person here only with that person's yes.",
                  {},
                  "consent",
                  "databeskyttelsesforordningen art. 6, stk. 1, litra a"});
  }
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return give_consent(change, exchange.viewer, what, contact);
    });
    if (outcome) return web::done(exchange, address_of(exchange), exchange.t("The contact person is saved."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return consent_form(exchange, input, stored);
  });
}

http::Response show_withdraw_consent(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return stored.stakeholder.contact ? withdraw_form(exchange, web::Input{}, stored)
                                      : http::redirect(stakeholder_address(stored.stakeholder.id));
  });
}

http::Response withdraw_consent_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const StakeholderChange what = what_of(input, exchange);
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return withdraw_consent(change, exchange.viewer, what);
    });
    if (outcome) return web::done(exchange, address_of(exchange), exchange.t("The contact person is deleted."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return withdraw_form(exchange, input, stored);
  });
}

http::Response show_end_stakeholder(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return end_form(exchange, web::Input({{"until", config::iso(exchange.today())}}), stored);
  });
}

http::Response end_stakeholder_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  StakeholderChange what = what_of(input, exchange);
  what.reason = input.text("reason", {.most = 500});
  const config::Date last_day = input.date("until").value_or(config::Date{});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return end_stakeholder(change, exchange.viewer, what, last_day);
    });
    if (outcome)
      return web::done(exchange, address_of(exchange), exchange.t("The stakeholder is out of the register."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return end_form(exchange, input, stored);
  });
}

http::Response show_add_entry(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return entry_form(
        exchange,
        web::Input({{"day", config::iso(exchange.today())}, {"address", exchange.request.query.get("adresse")}}),
        stored);
  });
}

http::Response add_entry_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  StakeholderEntry wanted;
  wanted.stakeholder = exchange.id("interessent");
  wanted.kind =
      entry_kind_named(input.choice("kind", {"invited", "attended", "contributed"})).value_or(EntryKind::invited);
  wanted.day = input.date("day").value_or(config::Date{});
  wanted.about = input.text("about", {.most = 300});
  const std::string address = input.text("address", {.required = false, .most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return add_entry(change, exchange.viewer, wanted, address);
    });
    if (outcome) return web::done(exchange, address_of(exchange), exchange.t("It is written in."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction&, const StoredStakeholder& stored) {
    return entry_form(exchange, input, stored);
  });
}

namespace {

http::Response remove_entry_form(storage::Transaction& tx, const web::Exchange& exchange, const web::Input& input,
                                 const StoredStakeholder& stored) {
  const auto entry = find_entry(tx, exchange.id("indslag"));
  if (!entry || entry->stakeholder != stored.stakeholder.id) return web::not_found(exchange);
  const std::string address = stakeholder_address(stored.stakeholder.id);
  web::Page page = page_of(exchange, exchange.t("Take out what was written by mistake?"),
                           entry_words(exchange, entry->kind) + " " + i18n::long_date(entry->day) + ": " + entry->about,
                           input, &stored.stakeholder);
  web::Form form(exchange, address + "/indslag/" + entry->id.text() + "/fjern", input);
  form.text("reason", exchange.t("Reason"), exchange.t("Stands in the history."));
  page.body << form.submit(exchange.t("Take it out"), address);
  return web::show(exchange, page);
}

}  // namespace

http::Response show_remove_entry(audit::Archive& archive, web::Exchange& exchange) {
  return with_kept(archive, exchange, [&](storage::Transaction& tx, const StoredStakeholder& stored) {
    return remove_entry_form(tx, exchange, web::Input{}, stored);
  });
}

http::Response remove_entry_from_form(audit::Archive& archive, web::Exchange& exchange) {
  if (!keeps(archive, exchange)) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const std::string reason = input.text("reason", {.most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return take_entry_out(change, exchange.viewer, exchange.id("interessent"), exchange.id("indslag"), reason);
    });
    if (outcome) return web::done(exchange, address_of(exchange), exchange.t("It is taken out."));
    input.refuse(outcome.refusal());
  }
  return with_kept(archive, exchange, [&](storage::Transaction& tx, const StoredStakeholder& stored) {
    return remove_entry_form(tx, exchange, input, stored);
  });
}

}  // namespace organisation
