// The pages before an act that reaches other people.

#include "meeting_change_pages.h"

#include <algorithm>
#include <set>

#include "i18n/danish.h"
#include "meeting_acts.h"
#include "meeting_move.h"
#include "meeting_move_pages.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "sitting.h"
#include "web/form.h"

namespace councils {

using web::Exchange;
using web::Html;

std::vector<std::string> addressees(storage::Transaction& tx, const Opened& opened, config::Date today) {
  std::set<std::string> mails;
  std::vector<std::string> names;
  for (const Member& member : opened.members) {
    if (!member.has_a_say() || !member.holds_on(opened.meeting.day)) continue;
    for (const storage::Id& holder : {member.holder, member.substitute}) {
      if (holder.empty()) continue;
      for (const organisation::Person& person : organisation::people_behind(tx, holder, today)) {
        if (!person.email.empty() && mails.insert(person.email).second) names.push_back(person.name);
      }
    }
  }
  return names;
}

std::optional<Opened> opened_to_prepare(storage::Transaction& tx, const Exchange& x) {
  auto opened = open_meeting(tx, x.viewer, x.id("moede"));
  if (opened && !prepares(opened->part)) opened.reset();
  return opened;
}

Html conflict_part(const Exchange& x, const Meeting& now, const Particulars& mine) {
  Html body;
  body << "<p>"
       << x.t("Somebody else changed the meeting while you were writing. What you wrote is kept in the form below. The "
              "differences are marked. Sending again keeps yours.")
       << "</p>";
  const auto compare = [&](std::string_view label, const std::string& theirs, const std::string& own) {
    if (theirs == own) return;
    body << web::heading(3, label) << web::difference(x, theirs, own);
  };
  if (mine.day) compare(x.t("Day"), i18n::long_date(now.day), i18n::long_date(*mine.day));
  if (mine.starts) compare(x.t("Time"), clock_words(now.starts), clock_words(*mine.starts));
  if (!mine.venue.empty()) compare(x.t("Place"), now.venue, mine.venue);
  if (!now.reason.empty()) compare(x.t("Reason"), now.reason, mine.reason);
  Html whole;
  whole << "<p>" << state_tag(x, now.state) << " " << when_and_where(now.day, now.starts, now.venue) << "</p>"
        << web::paragraphs(now.reason);
  body << web::details(x.t("The meeting as it is now"), whole, true);
  return web::alert(web::Tone::warning, x.t("Two people have changed the same meeting"), body);
}

namespace {

http::Response send_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = opened_to_prepare(tx, x);
    if (!opened) return false;
    const auto allowed = after(Act::send_agenda, opened->meeting, circumstances_of(tx, *opened, x.today()));
    const auto names = addressees(tx, *opened, x.today());
    const auto items = items_for(tx, x.viewer, *opened);
    page.title = x.t("Send the agenda of {0}", {opened->meeting.title});
    page.lead =
        x.t("The items get their numbers, the agenda can no longer be changed, and every member and substitute gets a "
            "mail with a link and a calendar invitation. The mail says nothing of what is on the agenda.");
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (!allowed) {
      Html body;
      body << "<p>" << x.t(allowed.refusal()) << "</p><p><small>" << allowed.refusal().law << "</small></p>";
      page.body << web::alert(web::Tone::warning, x.t("It cannot be sent yet"), body);
    }
    Html missing;
    for (const Item& item : items) {
      if (item.brief.empty() &&
          (item.kind == ItemKind::theme || item.kind == ItemKind::decision || item.kind == ItemKind::discussion)) {
        missing << "<li>" << web::link(item.title, item.address()) << "</li>";
      }
    }
    if (!missing.empty()) {
      Html body;
      body << "<ul>" << missing << "</ul>";
      page.body << web::alert(web::Tone::info, x.t("These items have no brief"), body);
    }
    if (dispatch_due(opened->council, opened->meeting) < x.today()) {
      Html body;
      body << "<p>"
           << x.t("It was to be sent on {0}.", {i18n::long_date(dispatch_due(opened->council, opened->meeting))})
           << "</p>";
      page.body << web::alert(web::Tone::info, x.t("The agenda is late"), body);
    }
    page.body << "<p>"
              << x.tn("The agenda has one item.", "The agenda has {0} items.", static_cast<std::int64_t>(items.size()))
              << "</p>";
    Html who;
    who << "<ul>";
    for (const std::string& name : names) who << "<li>" << name << "</li>";
    who << "</ul>";
    page.body << web::details(
        x.tn("One person gets a mail", "{0} people get a mail", static_cast<std::int64_t>(names.size())), who);
    if (allowed) {
      page.body << web::act_button(x,
                                   x.tn("Send the agenda to one person", "Send the agenda to {0} people",
                                        static_cast<std::int64_t>(names.size())),
                                   meeting_address(opened->meeting) + "/skridt", web::Weight::primary,
                                   {{"act", "send_agenda"}, {"version", std::to_string(opened->meeting.version)}});
    }
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// What follows from cancelling: who is told, what is too few then, and which lokalråd are left without their kredsråd.
Html what_cancelling_means(const Exchange& x, storage::Transaction& tx, const Opened& opened) {
  const Meeting& meeting = opened.meeting;
  const int year = static_cast<int>(meeting.day.year());
  YearBook book = year_book(tx, x.viewer, year);
  const auto before = too_few_in(book, year);
  book.remove(meeting.id.text());
  Html list;
  list << "<li>"
       << x.tn("One person gets a mail that takes the meeting out of the calendar.",
               "{0} people get a mail that takes the meeting out of their calendars.",
               static_cast<std::int64_t>(addressees(tx, opened, x.today()).size()))
       << "</li><li>" << x.t("Everything that waits because of the meeting falls away.") << "</li>";
  for (const config::Refusal& missing : too_few_in(book, year)) {
    if (std::find(before.begin(), before.end(), missing) == before.end()) list << "<li>" << x.t(missing) << "</li>";
  }
  for (const Hanging& hanging : hanging_on(tx, x.viewer, meeting, meeting.day)) {
    const auto concerns = concerns_about(sitting_of(hanging.meeting), book);
    list << "<li>" << web::link(hanging.meeting.title, meeting_address(hanging.meeting)) << " "
         << x.t("keeps its day, {0}.", {i18n::long_date(hanging.meeting.day)});
    for (const config::Refusal& concern : concerns) list << " " << x.t(concern);
    list << "</li>";
  }
  Html html;
  html << web::heading(2, x.t("What follows")) << "<ul>" << list << "</ul>";
  return html;
}

http::Response cancel_page(Exchange& x, const Desk& desk, const web::Input* typed,
                           const Particulars* conflict = nullptr) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = opened_to_prepare(tx, x);
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    const web::Input begin;
    web::Form form(x, meeting_address(meeting) + "/aflys", typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(meeting.version));
    form.area("reason", x.t("Why is it cancelled?"), x.t("All members and substitutes can read it."), true, 3);
    page.title = x.t("Cancel {0}", {meeting.title});
    page.lead =
        x.t("All members and substitutes get a mail and the meeting is taken out of their calendars. A cancelled "
            "meeting cannot be revived.");
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    if (conflict) page.body << conflict_part(x, meeting, *conflict);
    page.body << what_cancelling_means(x, tx, *opened)
              << form.submit(x.t("Cancel the meeting and tell the members"), meeting_address(meeting));
    page.status = conflict ? 409 : typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response cancel_meeting(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  Particulars particulars;
  particulars.reason = input.text("reason", {.required = false, .most = 1000});
  const storage::Id id = x.id("moede");
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return take_step(change, x.viewer, sender_of(desk.settings), id, version, Act::cancel, particulars);
    });
    if (outcome) {
      return web::done(x, meeting_address(*outcome), x.t("The meeting has been cancelled, and the members are told."));
    }
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return cancel_page(x, desk, &input, &particulars);
    input.refuse(outcome.refusal());
  }
  return cancel_page(x, desk, &input);
}

}  // namespace

void meeting_change_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}/udsend", rights::prepare, [desk](Exchange& x) { return send_page(x, desk); });
  meeting_move_routes(routes, desk);
  routes.get("/raad/moede/{moede}/aflys", rights::prepare,
             [desk](Exchange& x) { return cancel_page(x, desk, nullptr); });
  routes.post("/raad/moede/{moede}/aflys", rights::prepare, [desk](Exchange& x) { return cancel_meeting(x, desk); });
}

}  // namespace councils
