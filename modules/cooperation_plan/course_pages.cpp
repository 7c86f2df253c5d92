// The steps of a version's course: on an agenda, discussed, final, published, revised, closed.

#include "i18n/danish.h"
#include "initiative_store.h"
#include "plan_work.h"
#include "version_pages.h"
#include "version_view.h"
#include "year_end.h"

namespace cooperation_plan {

using web::Exchange;
using web::Html;

namespace {

std::string base_of(const Exchange& exchange) { return "/planarbejde/" + exchange.place.at("udgave"); }

/// A button's act: done and back, or the reason why not.
template <class Act>
http::Response press(Exchange& exchange, audit::Archive& archive, std::string_view sentence, std::string to, Act act) {
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  const storage::Id id = exchange.id("udgave");
  const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) { return act(change, id); });
  if (!outcome) return web::refused(exchange, outcome.refusal(), base_of(exchange));
  return web::done(exchange, std::move(to), exchange.t(sentence));
}

http::Response show_agenda(Exchange& exchange, audit::Archive& archive, const web::Input& typed) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  std::vector<web::Option> meetings;
  std::string council;
  archive.read([&](storage::Transaction& tx) {
    const auto district = councils::district_council(tx, exchange.today());
    if (!district) return;
    council = district->name;
    for (const auto& meeting : councils::meetings_taking_items(tx, exchange.viewer, district->id)) {
      meetings.push_back({meeting.id.text(), exchange.t("{0}, {1}", {meeting.title, i18n::spoken_date(meeting.day)})});
    }
  });
  web::Page page = page_of_version(
      exchange, *view, exchange.t("Put it on an agenda"),
      exchange.t("The kredsråd discusses exactly this text. From now on it is frozen; a change means a new version."));
  page.status = typed.ok() ? 200 : 422;
  page.body << course_guide(exchange, *view);
  if (const auto refusal = closed_because(view->version.state, CourseAct::put_on_agenda, view->facts)) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  if (meetings.empty()) {
    page.body << web::empty_state(exchange.t("No meeting of the kredsråd takes items now."),
                                  exchange.t("The secretariat plans a meeting or calls for items first."),
                                  web::button_link(exchange.t("Go to the meetings"), "/moeder"));
    return web::show(exchange, page);
  }
  web::Form form(exchange, base_of(exchange) + "/dagsorden", typed);
  form.radios("meeting", exchange.t("Which meeting?"), meetings)
      .area("brief", exchange.t("Brief of the item"),
            exchange.t("What the kredsråd is asked to discuss, and what the consultation has led to."), true, 6)
      .number("minutes", exchange.t("Minutes set aside"));
  page.body << form.submit(exchange.t("Put it on the agenda"), base_of(exchange));
  return web::show(exchange, page);
}

http::Response show_revise(Exchange& exchange, audit::Archive& archive, const web::Input& typed) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Page page =
      page_of_version(exchange, *view, exchange.t("Make a new version"),
                      exchange.t("The new version begins with the same text and goes the whole way again: asked about, "
                                 "discussed, published. A published version is in force until then."));
  page.status = typed.ok() ? 200 : 422;
  CourseFacts facts = view->facts;
  facts.reason = true;
  if (const auto refusal = closed_because(view->version.state, CourseAct::revise, facts)) {
    page.body << web::alert(web::Tone::info, exchange.t("Not needed"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  web::Form form(exchange, base_of(exchange) + "/ny-udgave", typed);
  form.area("reason", exchange.t("Why is the plan changed?"), exchange.t("It stands in the change log."), true, 3);
  page.body << form.submit(exchange.t("Make a new version"), base_of(exchange));
  return web::show(exchange, page);
}

http::Response show_close(Exchange& exchange, audit::Archive& archive, const web::Input& typed) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Page page =
      page_of_version(exchange, *view, exchange.t("Close the year"),
                      exchange.t("The plan stays readable in the archive. Every initiative must have its result."));
  page.status = typed.ok() ? 200 : 422;
  if (const auto refusal = closed_because(view->version.state, CourseAct::close, view->facts)) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, *refusal));
    return web::show(exchange, page);
  }
  const YearCount count = archive.read(
      [&](storage::Transaction& tx) { return count_results(store::initiatives_of_plan(tx, view->version.plan)); });
  page.body << "<p>"
            << exchange.t("Reached: {0}. Partly reached: {1}. Not reached: {2}. Dropped: {3}.",
                          {std::to_string(count.reached), std::to_string(count.partly), std::to_string(count.missed),
                           std::to_string(count.dropped)})
            << "</p>";
  if (count.missing > 0) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"),
                            web::paragraphs(exchange.tn("{0} initiative has no result yet.",
                                                        "{0} initiatives have no result yet.", count.missing)))
              << "<p>"
              << web::button_link(exchange.t("See what is missing"),
                                  base_of(exchange) + "/aarsafslutning?resultat=missing", true)
              << "</p>";
    return web::show(exchange, page);
  }
  web::Form form(exchange, base_of(exchange) + "/afslut", typed);
  form.area("status", exchange.t("How did the year go?"), exchange.t("A few sentences that everybody can read."), true,
            4);
  page.body << form.submit(exchange.t("Close the year"), base_of(exchange));
  return web::show(exchange, page);
}

}  // namespace

http::Response agenda_page(Exchange& exchange, audit::Archive& archive) {
  return show_agenda(
      exchange, archive,
      web::Input({{"minutes", "30"},
                  {"brief",
                   exchange.t("The kredsråd is asked to discuss the plan before the chief of police publishes it.")}}));
}

http::Response put_on_agenda_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const storage::Id meeting = input.id("meeting");
  const std::string brief = input.text("brief", {.most = 4000});
  const int minutes = static_cast<int>(input.number("minutes", 5, 240).value_or(30));
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return put_on_agenda(change, exchange.viewer, id, meeting, brief, minutes);
    });
    if (outcome)
      return web::done(exchange, base_of(exchange),
                       exchange.t("The version is on the agenda, and its text is frozen."));
    input.refuse(outcome.refusal());
  }
  return show_agenda(exchange, archive, input);
}

http::Response note_discussion_from_button(Exchange& exchange, audit::Archive& archive) {
  return press(
      exchange, archive, /*text*/ "It is noted that the kredsråd has discussed this version.", base_of(exchange),
      [&](audit::Change& change, const storage::Id& id) { return note_discussion(change, exchange.viewer, id); });
}

http::Response publish_page(Exchange& exchange, audit::Archive& archive) {
  const auto view = version_view(exchange, archive);
  if (!view) return web::not_found(exchange);
  web::Page page = page_of_version(
      exchange, *view, exchange.t("Publish the plan"),
      exchange.t("The chief of police publishes the plan when the kredsråd has discussed exactly this text."));
  page.body << course_guide(exchange, *view);
  if (view->discussion) {
    page.body << web::facts(
        {{exchange.t("Meeting"),
          web::text(view->discussion->meeting_title + ", " + i18n::spoken_date(view->discussion->day))},
         {exchange.t("Item"),
          web::link(view->discussion->item_number.empty() ? exchange.t("Open the item") : view->discussion->item_number,
                    view->discussion->item_address)},
         {exchange.t("Minutes of the item"),
          web::text(view->discussion->minuted ? exchange.t("written") : exchange.t("not written yet"))},
         {exchange.t("The text"),
          web::text(unchanged(view->version) ? exchange.t("unchanged since it was put on the agenda")
                                             : exchange.t("changed since it was put on the agenda"))}});
  }
  const CourseAct next = view->version.state == VersionState::discussed ? CourseAct::make_final : CourseAct::publish;
  const auto outcome = take(view->version.state, next, exchange.viewer.role, view->facts);
  if (!outcome) {
    page.body << web::alert(web::Tone::warning, exchange.t("Not yet"), refusal_words(exchange, outcome.refusal()));
  } else if (next == CourseAct::make_final) {
    page.body << "<p>" << exchange.t("Settle on the text first; then it can be published.") << "</p>"
              << web::act_button(exchange, exchange.t("Settle on the final text"), base_of(exchange) + "/endelig",
                                 web::Weight::primary);
  } else {
    page.body << "<p>"
              << exchange.t(
                     "From then on everybody can read it, its initiatives are followed up in public, and their owners "
                     "get them on their lists of work.")
              << "</p>"
              << web::act_button(exchange, exchange.t("Publish {0}", {view->version.plan_title}),
                                 base_of(exchange) + "/offentliggoer", web::Weight::primary);
  }
  return web::show(exchange, page);
}

http::Response make_final_from_button(Exchange& exchange, audit::Archive& archive) {
  return press(exchange, archive, /*text*/ "The text is final.", base_of(exchange) + "/offentliggoer",
               [&](audit::Change& change, const storage::Id& id) { return make_final(change, exchange.viewer, id); });
}

http::Response publish_from_button(Exchange& exchange, audit::Archive& archive) {
  return press(exchange, archive, /*text*/ "The plan is published. Everybody can read it now.", base_of(exchange),
               [&](audit::Change& change, const storage::Id& id) { return publish(change, exchange.viewer, id); });
}

http::Response revise_page(Exchange& exchange, audit::Archive& archive) {
  return show_revise(exchange, archive, web::Input{});
}

http::Response revise_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const std::string reason = input.text("reason", {.most = 500});
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(
        exchange.viewer.actor(), [&](audit::Change& change) { return revise(change, exchange.viewer, id, reason); });
    if (outcome) return web::done(exchange, address_of(*outcome), exchange.t("The new version is a draft."));
    input.refuse(outcome.refusal());
  }
  return show_revise(exchange, archive, input);
}

http::Response close_page(Exchange& exchange, audit::Archive& archive) {
  return show_close(exchange, archive, web::Input{});
}

http::Response close_from_form(Exchange& exchange, audit::Archive& archive) {
  web::Input input(exchange.request.form);
  const std::string status = input.text("status", {.most = 1000});
  if (!version_view(exchange, archive)) return web::not_found(exchange);
  if (input.ok()) {
    const storage::Id id = exchange.id("udgave");
    const auto outcome = archive.change(exchange.viewer.actor(), [&](audit::Change& change) {
      return close_year(change, exchange.viewer, id, status);
    });
    if (outcome) return web::done(exchange, base_of(exchange), exchange.t("The year is closed."));
    input.refuse(outcome.refusal());
  }
  return show_close(exchange, archive, input);
}

}  // namespace cooperation_plan
