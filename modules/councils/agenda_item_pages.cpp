// The pages of an agenda item.

#include "agenda_item_pages.h"

#include "i18n/danish.h"
#include "item_acts.h"
#include "meeting_acts.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "web/markdown.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::vector<web::Option> kind_options(const Exchange& x) {
  std::vector<web::Option> options;
  for (const ItemKind kind : all_item_kinds) options.push_back({std::string(identifier(kind)), kind_words(x, kind)});
  return options;
}

ItemText read_text(web::Input& input) {
  ItemText text;
  std::vector<std::string> kinds;
  for (const ItemKind kind : all_item_kinds) kinds.emplace_back(identifier(kind));
  text.kind = item_kind_named(input.choice("kind", kinds)).value_or(ItemKind::information);
  text.title = input.text("title", {.least = 3, .most = 200});
  text.presenter = input.text("presenter", {.required = false, .most = 200});
  text.guests = input.text("guests", {.required = false, .most = 300});
  text.minutes = static_cast<int>(input.number("minutes", 1, 600).value_or(10));
  text.brief = input.text("brief", {.required = false, .most = 20000});
  text.closed = input.flag("closed");
  return text;
}

web::Input typed_from(const Item& item) {
  std::vector<std::pair<std::string, std::string>> values{{"kind", std::string(identifier(item.kind))},
                                                          {"title", item.title},
                                                          {"presenter", item.presenter},
                                                          {"guests", item.guests},
                                                          {"minutes", std::to_string(item.minutes)},
                                                          {"brief", item.brief},
                                                          {"version", std::to_string(item.version)}};
  if (item.closed) values.emplace_back("closed", "ja");
  return web::Input(std::move(values));
}

void put_fields(web::Form& form, const Exchange& x) {
  form.text("title", x.t("Title"), x.t("Say the matter, for instance: Burglaries in the summer."));
  form.select("kind", x.t("Kind of item"), kind_options(x));
  form.text("presenter", x.t("Presented by"), {}, false);
  form.text("guests", x.t("Guests under this item"),
            x.t("People from outside the council who take part in this item only."), false);
  form.number("minutes", x.t("Length in minutes"));
  form.area("brief", x.t("Brief"), x.t("Background, problem, and what the council is asked to do."), false, 12);
  form.check("closed", x.t("Closed item"),
             x.t("Annexes, minutes and decisions of a closed item are never shown to the public."));
}

http::Response new_item_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    page.title = x.t("Put an item on the agenda of {0}", {opened->meeting.title});
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (const auto allowed = may_add(opened->meeting, opened->part); !allowed) {
      Html body;
      body << "<p>" << x.t(allowed.refusal()) << "</p><p><small>" << allowed.refusal().law << "</small></p>";
      page.body << web::alert(web::Tone::warning, x.t("The agenda takes no more items"), body);
      page.status = 409;
      return true;
    }
    page.lead = x.t("Wishes are asked for before {0}.", {i18n::long_date(items_due(opened->council, opened->meeting))});
    const web::Input begin({{"minutes", "10"}, {"kind", "discussion"}});
    web::Form form(x, meeting_address(opened->meeting) + "/nyt-punkt", typed ? *typed : begin);
    put_fields(form, x);
    page.body << form.submit(x.t("Put the item on the agenda"), meeting_address(opened->meeting));
    page.status = typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response add_new_item(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const ItemText text = read_text(input);
  const storage::Id meeting = x.id("moede");
  if (input.ok()) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return add_item(change, x.viewer, meeting, text); });
    if (outcome) return web::done(x, outcome->address(), x.t("The item is on the agenda."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/raad/moede/" + meeting.text());
    input.refuse(outcome.refusal());
  }
  return new_item_page(x, desk, &input);
}

/// What somebody else saved meanwhile beside what was typed here: nothing is lost, and saving again is a choice.
Html conflict_part(const Exchange& x, const Item& now, const ItemText& mine) {
  Html body;
  body << "<p>"
       << x.t("Somebody else saved this item while you were writing. Your text is kept in the form below. The "
              "differences are marked: what only the other text has is struck out, what only yours has is underlined. "
              "Saving again keeps your text.")
       << "</p>";
  const auto compare = [&](std::string_view label, const std::string& theirs, const std::string& own) {
    if (theirs == own) return;
    body << web::heading(3, label) << web::difference(x, theirs, own);
  };
  compare(x.t("Title"), now.title, mine.title);
  compare(x.t("Presented by"), now.presenter, mine.presenter);
  compare(x.t("Guests under this item"), now.guests, mine.guests);
  compare(x.t("Brief"), now.brief, mine.brief);
  body << web::details(x.t("The other text as a whole"), web::paragraphs(now.title + "\n\n" + now.brief), false);
  return web::alert(web::Tone::warning, x.t("Two people have edited the same item"), body);
}

http::Response edit_page(Exchange& x, const Desk& desk, const web::Input* typed, const ItemText* mine, bool conflict) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened || !prepares(opened->part)) return false;
    const auto item = item_for(tx, x.viewer, *opened, x.id("punkt"));
    if (!item) return false;
    page.title = x.t("Edit: {0}", {item->title});
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (const auto allowed = may_edit(opened->meeting, opened->part); !allowed) {
      Html body;
      body << "<p>" << x.t(allowed.refusal()) << "</p><p><small>" << allowed.refusal().law << "</small></p>";
      page.body << web::alert(web::Tone::warning, x.t("The item can no longer be edited"), body);
      page.status = 409;
      return true;
    }
    if (conflict && mine) page.body << conflict_part(x, *item, *mine);
    const web::Input begin = typed_from(*item);
    web::Form form(x, item->address() + "/ret", typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(item->version));
    put_fields(form, x);
    page.body << form.submit(conflict ? x.t("Save my text over the other") : x.t("Save the item"), item->address());
    page.status = conflict ? 409 : typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response save_item(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const ItemText text = read_text(input);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return edit_item(change, x.viewer, desk.files, meeting, id, version, text);
    });
    if (outcome) return web::done(x, outcome->address(), x.t("The item is saved."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return edit_page(x, desk, &input, &text, true);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/raad/moede/" + meeting.text());
    input.refuse(outcome.refusal());
  }
  return edit_page(x, desk, &input, &text, false);
}

Html item_body(const Exchange& x, storage::Transaction& tx, const Desk& desk, const Opened& opened, const Item& item) {
  Html html;
  if (!item.subject.empty()) {
    html << "<p>" << x.t("This item is about exactly this:") << " " << web::link(item.title, item.subject_address)
         << "</p>";
  }
  html << web::heading(2, x.t("Brief"));
  if (item.brief.empty()) {
    html << "<p>" << x.t("There is no brief.") << "</p>";
  } else {
    html << web::markdown(item.brief);
  }
  const auto again = followed_up_for(tx, x.viewer, item);
  if (!again.empty()) {
    html << web::heading(2, x.t("Open decisions")) << "<ul>";
    for (const Decision& decision : again) {
      html << "<li>" << web::link(decision.number + " " + decision.text, decision.address()) << " "
           << decision_tag(x, decision) << "</li>";
    }
    html << "</ul>";
  }
  html << web::heading(2, x.t("Annexes")) << annexes_of(x, tx, desk.files, item);
  if (may_edit(opened.meeting, opened.part)) {
    const web::Input none;
    web::Form form(x, item.address() + "/bilag", none);
    form.file("file", x.t("New annex"),
              x.t("PDF, office document, text or picture of at most 25 MB. It is checked before anybody can read it."));
    html << web::details(x.t("Add an annex"), form.submit(x.t("Add the annex")));
  }
  if (item.minuted()) {
    html << web::heading(2, x.t("Minutes"));
    if (!item.record.empty()) html << web::markdown(item.record);
    html << "<p><strong>" << ending_words(x, item.outcome) << "</strong></p>";
    const auto decisions = decisions_for(tx, x.viewer, opened, item);
    if (!decisions.empty()) {
      html << "<ul>";
      for (const Decision& decision : decisions) {
        html << "<li>" << web::link(decision.number + " " + decision.text, decision.address()) << " "
             << decision_tag(x, decision) << "</li>";
      }
      html << "</ul>";
    }
  }
  return html;
}

http::Response item_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    const auto item = item_for(tx, x.viewer, *opened, x.id("punkt"));
    if (!item) return false;
    page.title = item->number ? item->number_text() + ". " + item->title : item->title;
    page.lead = number_words(x, *item) + ": " + kind_words(x, item->kind) + ", " +
                x.t("{0} min.", {std::to_string(item->minutes)});
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (item->closed) page.state = closed_tag(x);
    const std::string version = std::to_string(item->version);
    if (may_edit(opened->meeting, opened->part)) {
      page.actions << web::button_link(x.t("Edit the item"), item->address() + "/ret", true)
                   << web::act_button(x, x.t("Take it off the agenda"), item->address() + "/slet", web::Weight::harmful,
                                      {{"version", version}});
    } else if (may_minute(opened->meeting, opened->part)) {
      page.actions << web::button_link(x.t("Write its minutes"), item->address() + "/moedetilstand", true);
    }
    if (!may_edit(opened->meeting, opened->part) && may_set_class(opened->meeting, opened->part, !item->closed)) {
      page.actions << web::act_button(x, item->closed ? x.t("Make the item open") : x.t("Close the item"),
                                      item->address() + "/klasse", web::Weight::quiet,
                                      {{"closed", item->closed ? "nej" : "ja"}, {"version", version}});
    }
    page.body << item_body(x, tx, desk, *opened, *item);
    page.body << history_part(x, tx, item->id);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("Meeting"), web::link(opened->meeting.title, meeting_address(opened->meeting)));
    rows.emplace_back(x.t("Day"), web::text(i18n::spoken_date(opened->meeting.day)));
    if (!item->presenter.empty()) rows.emplace_back(x.t("Presented by"), web::text(item->presenter));
    if (!item->guests.empty()) rows.emplace_back(x.t("Guests under this item"), web::text(item->guests));
    if (!item->proposer.empty()) rows.emplace_back(x.t("Asked for by"), web::text(item->proposer));
    page.aside << web::facts(rows) << "<p>" << circle_link(x, item->id) << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response shift(Exchange& x, const Desk& desk, int by) {
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  const std::string address = "/raad/moede/" + meeting.text();
  const auto outcome = desk.archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return shift_item(change, x.viewer, meeting, id, by); });
  return after_act(x, outcome, address + "#dagsorden", x.t("The order is changed."), address);
}

http::Response remove(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  const std::string address = "/raad/moede/" + meeting.text();
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return remove_item(change, x.viewer, desk.files, meeting, id, version);
  });
  return after_act(x, outcome, address, x.t("The item is taken off the agenda."), address + "/punkt/" + id.text());
}

http::Response change_class(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const bool closed = input.raw("closed") == "ja";
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  const std::string address = "/raad/moede/" + meeting.text() + "/punkt/" + id.text();
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return set_class(change, x.viewer, desk.files, meeting, id, version, closed);
  });
  return after_act(x, outcome, address,
                   closed ? x.t("The item and all under it are closed.") : x.t("The item and all under it are open."),
                   address);
}

http::Response upload_annex(Exchange& x, const Desk& desk) {
  const storage::Id meeting = x.id("moede"), id = x.id("punkt");
  const std::string address = "/raad/moede/" + meeting.text() + "/punkt/" + id.text();
  const bool there = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, meeting);
    return opened && prepares(opened->part) && item_for(tx, x.viewer, *opened, id);
  });
  if (!there) return web::not_found(x);
  if (x.request.uploads.empty() || x.request.uploads.front().bytes.empty()) {
    return web::refused(x, config::Refusal{"Choose a file to add.", {}, "file", {}}, address);
  }
  const auto stored = desk.files.store(x.request.uploads.front().name, x.request.uploads.front().bytes);
  if (!stored) return web::refused(x, stored.refusal(), address);
  const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return add_annex(change, x.viewer, desk.files, meeting, id, *stored);
  });
  return after_act(x, outcome, address, x.t("The annex is added. It can be read when it has been checked."), address);
}

http::Response download_annex(Exchange& x, const Desk& desk) {
  http::Response response;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    const auto item = item_for(tx, x.viewer, *opened, x.id("punkt"));
    if (!item) return false;
    const auto file = desk.files.find(tx, x.viewer, x.id("bilag"));
    if (!file || file->thing != item->id) return false;
    auto bytes = desk.files.bytes(tx, file->id);
    if (!bytes) return false;
    response.type = file->type;
    response.body = std::move(*bytes);
    response.with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(file->name));
    return true;
  });
  return found ? response : web::not_found(x);
}

}  // namespace

Html annexes_of(const Exchange& x, storage::Transaction& tx, const files::Files& files, const Item& item) {
  const auto all = files.of_thing(tx, x.viewer, item.id);
  Html html;
  if (all.empty()) {
    html << "<p>" << x.t("There are no annexes.") << "</p>";
    return html;
  }
  html << "<ul>";
  for (const files::File& file : all) {
    html << "<li>";
    switch (file.state) {
      case files::State::clean: html << web::link(file.name, item.address() + "/bilag/" + file.id.text()); break;
      case files::State::quarantined: html << file.name << " (" << x.t("is being checked") << ")"; break;
      case files::State::refused: html << file.name << " (" << x.t("was refused by the check") << ")"; break;
    }
    html << "</li>";
  }
  html << "</ul>";
  return html;
}

void agenda_item_routes(web::Routes& routes, const Desk& desk) {
  const std::string item = "/raad/moede/{moede}/punkt/{punkt}";
  routes.get("/raad/moede/{moede}/nyt-punkt", rights::take_part,
             [desk](Exchange& x) { return new_item_page(x, desk, nullptr); });
  routes.post("/raad/moede/{moede}/nyt-punkt", rights::take_part,
              [desk](Exchange& x) { return add_new_item(x, desk); });
  routes.get(item, rights::see, [desk](Exchange& x) { return item_page(x, desk); });
  routes.get(item + "/ret", rights::prepare,
             [desk](Exchange& x) { return edit_page(x, desk, nullptr, nullptr, false); });
  routes.post(item + "/ret", rights::prepare, [desk](Exchange& x) { return save_item(x, desk); });
  routes.post(item + "/op", rights::prepare, [desk](Exchange& x) { return shift(x, desk, -1); });
  routes.post(item + "/ned", rights::prepare, [desk](Exchange& x) { return shift(x, desk, 1); });
  routes.post(item + "/slet", rights::prepare, [desk](Exchange& x) { return remove(x, desk); });
  routes.post(item + "/klasse", rights::prepare, [desk](Exchange& x) { return change_class(x, desk); });
  routes.post(item + "/bilag", rights::prepare, [desk](Exchange& x) { return upload_annex(x, desk); });
  routes.get(item + "/bilag/{bilag}", rights::see, [desk](Exchange& x) { return download_annex(x, desk); });
}

}  // namespace councils
