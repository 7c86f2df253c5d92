// /redegoerelser/{aar}/udgave/{udgave}/...: working on an account.

#include "account_edit_pages.h"

#include <algorithm>

#include "account_difference.h"
#include "account_figures.h"
#include "account_work.h"
#include "i18n/danish.h"
#include "web/form.h"

namespace evaluation {

using web::Exchange;
using web::Html;

namespace {

/// The version for those who write it; everybody else gets what an unknown address gets.
std::optional<AccountView> written_by(Exchange& exchange, audit::Archive& archive) {
  auto view = account_view(exchange, archive);
  return view && view->writes ? std::move(view) : std::nullopt;
}

bool stale(const web::Input& input) {
  return std::any_of(input.refusals().begin(), input.refusals().end(),
                     [](const config::Refusal& refusal) { return refusal.field == "version"; });
}

http::Response show_new(Exchange& exchange, const web::Input& input) {
  web::Page page{.title = exchange.t("Generate an account"),
                 .lead = exchange.t(
                     "Meetings, decisions, the plan and the local officers of a year are counted as they stand today. "
                     "Then you write under the headings of the district."),
                 .crumbs = {{exchange.t("The annual accounts"), "/redegoerelser"}},
                 .section = "/redegoerelser"};
  page.status = input.ok() ? 200 : 422;
  web::Form form(exchange, "/redegoerelser/ny", input);
  form.number("year", exchange.t("Which year?"), exchange.t("Four digits."));
  page.body << form.submit(exchange.t("Generate the account"), "/redegoerelser");
  return web::show(exchange, page);
}

http::Response show_section(Exchange& exchange, const AccountView& view, const Section& part, const web::Input& input) {
  web::Page page = page_of_account(exchange, view, exchange.t("Edit: {0}", {part.heading.title}), part.heading.hint);
  page.status = input.ok() ? 200 : stale(input) ? 409 : 422;
  if (stale(input)) {
    Html body;
    body << "<p>" << exchange.t("This is how your text differs from theirs. Save again to keep yours.") << "</p>"
         << web::difference(exchange, part.text, input.raw("text"));
    page.body << web::alert(web::Tone::warning, exchange.t("Somebody else has changed this in the meantime"), body);
  }
  web::Form form(exchange, view.version.address() + "/tekst/" + part.heading.key, input);
  form.hidden("version", std::to_string(view.version.version))
      .area("text", part.heading.title,
            exchange.t("A blank line parts paragraphs. - makes a point in a list. The figures stand below the text by "
                       "themselves."),
            part.heading.required, 14);
  page.body << form.submit(exchange.t("Save the text"), view.version.address() + "#" + part.heading.key);
  if (!part.draft.empty() && part.edited())
    page.body << web::details(exchange.t("The generated sentences, and how yours differ"),
                              web::difference(exchange, part.draft, part.text));
  page.body << show_figures(exchange, view, part);
  return web::show(exchange, page);
}

Html change_rows(const Exchange& exchange, const std::vector<FigureChange>& changes) {
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << exchange.t("What has changed") << "\"><table class=\"table\"><caption class=\"sr-only\">"
       << exchange.t("What has changed") << "</caption><thead><tr><th scope=\"col\">" << exchange.t("What")
       << "</th><th scope=\"col\">" << exchange.t("Figure") << "</th><th scope=\"col\" class=\"number\">"
       << exchange.t("In this version") << "</th><th scope=\"col\" class=\"number\">" << exchange.t("Today")
       << "</th></tr></thead><tbody>";
  for (const FigureChange& change : changes) {
    html << "<tr><td>" << (change.table.empty() ? exchange.t("Key figures") : exchange.t(change.table)) << "</td><td>"
         << (change.table.empty() ? exchange.t(change.row) : change.row);
    if (!change.column.empty()) html << ": " << exchange.t(change.column);
    html << "</td>";
    switch (change.kind) {
      case FigureChange::Kind::changed:
        html << "<td class=\"number\"><del>" << cell_words(exchange, change.before)
             << "</del></td><td class=\"number\"><ins>" << cell_words(exchange, change.after) << "</ins></td>";
        break;
      case FigureChange::Kind::added:
        html << "<td class=\"number\">-</td><td class=\"number\"><ins>"
             << (change.after.text.empty() ? exchange.t("new") : cell_words(exchange, change.after)) << "</ins></td>";
        break;
      case FigureChange::Kind::gone:
        html << "<td class=\"number\"><del>" << exchange.t("was there") << "</del></td><td class=\"number\">-</td>";
        break;
    }
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

http::Response show_agenda(Exchange& exchange, audit::Archive& archive, const AccountView& view,
                           const web::Input& typed) {
  std::vector<web::Option> meetings;
  archive.read([&](storage::Transaction& tx) {
    const auto council = councils::district_council(tx, exchange.today());
    if (!council) return;
    for (const auto& meeting : councils::meetings_taking_items(tx, exchange.viewer, council->id))
      meetings.push_back({meeting.id.text(), exchange.t("{0}, {1}", {meeting.title, i18n::spoken_date(meeting.day)})});
  });
  web::Page page = page_of_account(
      exchange, view, exchange.t("Put it on an agenda"),
      exchange.t("The kredsråd gets exactly this text and these figures. From now on both are frozen."));
  page.status = typed.ok() ? 200 : 422;
  page.body << account_guide(exchange, view);
  if (const auto refusal = closed_because(view.version.state, AccountAct::put_on_agenda, view.facts)) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  if (meetings.empty()) {
    page.body << web::empty_state(exchange.t("No meeting of the kredsråd takes items now."),
                                  exchange.t("The secretariat plans a meeting or calls for items first."),
                                  web::button_link(exchange.t("Go to the meetings"), "/raad"));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.version.address() + "/dagsorden", typed);
  form.radios("meeting", exchange.t("Which meeting?"), meetings)
      .area("brief", exchange.t("Brief of the item"), exchange.t("What the kredsråd is asked to discuss."), true, 5)
      .number("minutes", exchange.t("Minutes set aside"));
  page.body << form.submit(exchange.t("Put it on the agenda"), view.version.address());
  return web::show(exchange, page);
}

http::Response show_revise(Exchange& exchange, const AccountView& view, const web::Input& typed) {
  web::Page page = page_of_account(
      exchange, view, exchange.t("Make a new version"),
      exchange.t("The new version begins with the same text and figures and goes the whole way again. A published "
                 "version is read until then."));
  page.status = typed.ok() ? 200 : 422;
  if (const auto refusal = closed_because(view.version.state, AccountAct::revise, view.facts)) {
    page.body << web::alert(web::Tone::info, exchange.t("Not needed"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  web::Form form(exchange, view.version.address() + "/ny-udgave", typed);
  form.area("reason", exchange.t("Why is there a new version?"),
            exchange.t("Everybody who reads it can see the reason."), true, 3);
  page.body << form.submit(exchange.t("Make a new version"), view.version.address());
  return web::show(exchange, page);
}

/// A button's act: done and on, or the reason why not.
template <class Act>
http::Response press(Exchange& exchange, audit::Archive& archive, const std::string& sentence, bool to_year, Act act) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  const auto outcome =
      archive.change(exchange.viewer.actor(), [&](audit::Change& change) { return act(change, view->version.id); });
  if (!outcome) return web::refused(exchange, outcome.refusal(), view->version.address());
  return web::done(exchange, to_year ? account_address(view->version.year) : view->version.address(), sentence);
}

}  // namespace

http::Response new_account_page(Exchange& exchange, audit::Archive&) {
  return show_new(exchange, web::Input({{"year", std::to_string(static_cast<int>(exchange.today().year()))}}));
}

http::Response generate_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const int year = static_cast<int>(input.number("year", 2007, 2100).value_or(0));
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return generate_account(change, exchange.viewer, year);
    });
    if (outcome)
      return web::done(exchange, outcome->address(),
                       exchange.t("The figures are drawn. Now write under the headings."));
    input.refuse(outcome.refusal());
  }
  return show_new(exchange, input);
}

http::Response section_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  const Section* part = view ? view->version.content.section(exchange.place["afsnit"]) : nullptr;
  if (!part) return web::not_found(exchange);
  if (const auto refusal = closed_because(view->version.state, AccountAct::edit, view->facts))
    return web::refused(exchange, *refusal, view->version.address());
  return show_section(exchange, *view, *part, web::Input({{"text", part->text}}));
}

http::Response write_section_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  const Section* part = view ? view->version.content.section(exchange.place["afsnit"]) : nullptr;
  if (!part) return web::not_found(exchange);
  if (const auto refusal = closed_because(view->version.state, AccountAct::edit, view->facts))
    return web::refused(exchange, *refusal, view->version.address());
  web::Input input(exchange.request.form);
  const std::string text = input.text("text", {.required = part->heading.required, .most = 40000});
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return write_section(change, exchange.viewer, view->version.id, read, part->heading.key, text);
    });
    if (outcome)
      return web::done(exchange, view->version.address() + "#" + part->heading.key, exchange.t("The text is saved."));
    input.refuse(outcome.refusal());
  }
  const auto now = written_by(exchange, archive);
  const Section* newest = now ? now->version.content.section(exchange.place["afsnit"]) : nullptr;
  return newest ? show_section(exchange, *now, *newest, input) : web::not_found(exchange);
}

http::Response account_changes_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  const AccountVersion& version = view->version;
  const Content today = archive.read(
      [&](storage::Transaction& tx) { return generate(tx, version.year, exchange.today(), headings_in_use(tx)); });
  const auto changes = changes_between(version.content.generated, today.generated);
  const bool open = open_for_writing(version.state);
  web::Page page =
      page_of_account(exchange, *view, exchange.t("Compare with the figures of today"),
                      open ? exchange.t("Draw the figures anew when you want: what people wrote stays as it is.")
                           : exchange.t("The figures of this version are frozen. This is how the year looks today."));
  page.state = account_tag(exchange, version.state);
  page.body << web::facts({{exchange.t("In this version"), web::text(i18n::long_date(version.content.generated.as_of))},
                           {exchange.t("Today"), web::text(i18n::long_date(today.generated.as_of))}});
  page.body << web::heading(2, exchange.t("Figures"));
  if (changes.empty())
    page.body << "<p>" << exchange.t("No figure has changed.") << "</p>";
  else
    page.body << change_rows(exchange, changes);
  Html texts;
  for (const Section& fresh : today.sections) {
    const Section* mine = version.content.section(fresh.heading.key);
    if (!mine || fresh.draft.empty() || mine->text == fresh.draft) continue;
    texts << web::heading(3, fresh.heading.title) << "<p>"
          << (mine->edited() ? exchange.t("Somebody has written here. The text stays when the figures are drawn anew; "
                                          "read whether it still fits.")
                             : exchange.t("Nobody has written here. The sentences follow the figures."))
          << "</p>" << web::difference(exchange, mine->text, fresh.draft);
  }
  if (!texts.empty()) page.body << web::heading(2, exchange.t("Texts beside what is generated today")) << texts;
  if (open)
    page.body << web::act_button(exchange, exchange.t("Draw the figures anew"), version.address() + "/nye-tal",
                                 web::Weight::primary, {{"version", std::to_string(version.version)}});
  return web::show(exchange, page);
}

http::Response regenerate_from_button(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const int read = static_cast<int>(input.number("version", 0, 1'000'000).value_or(-1));
  return press(
      exchange, archive, exchange.t("The figures are drawn anew. What people wrote is unchanged."), false,
      [&](audit::Change& change, const storage::Id& id) { return regenerate(change, exchange.viewer, id, read); });
}

http::Response account_agenda_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  return show_agenda(
      exchange, archive, *view,
      web::Input(
          {{"minutes", "30"},
           {"brief",
            exchange.t("The chief of police gives account of the year. The kredsråd is asked to discuss it.")}}));
}

http::Response account_on_agenda_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const storage::Id meeting = input.id("meeting");
  const std::string brief = input.text("brief", {.most = 4000});
  const int minutes = static_cast<int>(input.number("minutes", 5, 240).value_or(30));
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return put_account_on_agenda(change, exchange.viewer, view->version.id, meeting, brief, minutes);
    });
    if (outcome)
      return web::done(exchange, view->version.address(),
                       exchange.t("The account is on the agenda. Its text and figures are frozen."));
    input.refuse(outcome.refusal());
  }
  return show_agenda(exchange, archive, *view, input);
}

http::Response account_discussed_from_button(Exchange& exchange, audit::Archive& archive) {
  return press(exchange, archive, exchange.t("It is noted that the kredsråd has discussed this version."), false,
               [&](audit::Change& change, const storage::Id& id) {
                 return note_account_discussion(change, exchange.viewer, id);
               });
}

http::Response account_publish_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Page page = page_of_account(
      exchange, *view, exchange.t("Publish the account"),
      exchange.t("The chief of police publishes the account when the kredsråd has discussed exactly this version."));
  page.body << account_guide(exchange, *view);
  if (view->discussion) {
    page.body << web::facts(
        {{exchange.t("Meeting"),
          web::text(view->discussion->meeting_title + ", " + i18n::spoken_date(view->discussion->day))},
         {exchange.t("Item"),
          web::link(view->discussion->item_number.empty() ? exchange.t("Open the item") : view->discussion->item_number,
                    view->discussion->item_address)},
         {exchange.t("Minutes of the item"),
          web::text(view->discussion->minuted ? exchange.t("written") : exchange.t("not written yet"))}});
  }
  const auto outcome = take(view->version.state, AccountAct::publish, exchange.viewer.role, view->facts);
  if (!outcome)
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, outcome.refusal()));
  else
    page.body << "<p>"
              << exchange.t("From then on everybody can read it, with the figures of {0}.",
                            {i18n::long_date(view->version.content.generated.as_of)})
              << "</p>"
              << web::act_button(exchange, exchange.t("Publish {0}", {account_title(view->version.year)}),
                                 view->version.address() + "/offentliggoer", web::Weight::primary);
  return web::show(exchange, page);
}

http::Response account_publish_from_button(Exchange& exchange, audit::Archive& archive) {
  return press(
      exchange, archive, exchange.t("The account is published. Everybody can read it now."), true,
      [&](audit::Change& change, const storage::Id& id) { return publish_account(change, exchange.viewer, id); });
}

http::Response account_revise_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  return view ? show_revise(exchange, *view, web::Input{}) : web::not_found(exchange);
}

http::Response account_revise_from_form(Exchange& exchange, audit::Archive& archive) {
  const auto view = written_by(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Input input(exchange.request.form);
  const std::string reason = input.text("reason", {.most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return revise_account(change, exchange.viewer, view->version.id, reason);
    });
    if (outcome) return web::done(exchange, outcome->address(), exchange.t("The new version can be edited."));
    input.refuse(outcome.refusal());
  }
  return show_revise(exchange, *view, input);
}

}  // namespace evaluation
