// Publication.

#include "publication_pages.h"

#include "agenda_item_store.h"
#include "council_store.h"
#include "i18n/danish.h"
#include "meeting_store.h"
#include "registration.h"
#include "rights.h"
#include "web/markdown.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

Html decision_lines(const Exchange& x, const std::vector<PublicDecision>& decisions) {
  Html html;
  html << "<ul>";
  for (const PublicDecision& decision : decisions) {
    html << "<li>" << decision.number << " " << decision.text;
    if (!decision.owner.empty()) html << " – " << decision.owner;
    if (decision.due)
      html << (decision.owner.empty() ? web::text(" – ") : web::text(", "))
           << x.t("by {0}", {i18n::long_date(*decision.due)});
    html << "</li>";
  }
  html << "</ul>";
  return html;
}

/// The body of the public page; the preview shows the very same.
Html public_body(const Exchange& x, const PublicMinutes& minutes, int level) {
  Html html;
  const auto people = [&](std::string_view heading, const std::vector<std::string>& names) {
    if (names.empty()) return;
    html << web::heading(level, heading) << "<ul>";
    for (const std::string& name : names) html << "<li>" << name << "</li>";
    html << "</ul>";
  };
  for (const PublicItem& item : minutes.items) {
    html << web::heading(level, (item.number.empty() ? std::string() : item.number + ". ") + item.title);
    if (!item.subject_address.empty())
      html << "<p>" << web::link(x.t("Read what the item was about"), item.subject_address) << "</p>";
    if (!item.record.empty()) html << web::markdown(item.record);
    html << "<p><strong>" << ending_words(x, item.outcome) << "</strong></p>";
    if (!item.decisions.empty()) html << decision_lines(x, item.decisions);
    if (!item.followed_up.empty())
      html << "<p>" << x.t("Taken up again:") << "</p>" << decision_lines(x, item.followed_up);
  }
  people(x.t("Present"), minutes.present);
  people(x.t("Not present"), minutes.absent);
  return html;
}

http::Response public_list(Exchange& x, const Desk& desk) {
  web::Page page;
  page.title = x.t("Meetings between police and municipalities");
  page.lead =
      x.t("Here everybody can read what the district council and the local councils discussed and decided in the open "
          "part of their meetings.");
  page.section = "/moeder";
  if (x.viewer.signed_in()) page.actions << web::button_link(x.t("My councils and meetings"), "/raad", true);
  desk.archive.read([&](storage::Transaction& tx) {
    Html coming;
    for (const Meeting& meeting : public_meetings(tx, x.today())) {
      if (meeting.opening == Opening::none || meeting.was_held()) continue;
      coming << "<li><strong>" << meeting.title << "</strong><br>"
             << when_and_where(meeting.day, meeting.starts, meeting.venue);
      if (meeting.opening == Opening::part)
        coming << " " << x.t("Everybody may attend this part: {0}", {meeting.open_part});
      if (meeting.state == State::cancelled) coming << " " << web::tag(web::Tone::error, x.t("Cancelled"));
      coming << "</li>";
    }
    page.body << web::heading(2, x.t("Coming open meetings"), "kommende");
    if (coming.empty()) {
      page.body << "<p>" << x.t("No coming meeting is open to the public.") << "</p>";
    } else {
      page.body << "<ul>" << coming << "</ul>";
    }
    page.body << "<p>" << web::link(x.t("Subscribe to open meetings in your own calendar"), "/moeder/kalender/alle")
              << "</p>" << web::heading(2, x.t("Published minutes"));
    const auto meetings = published_meetings(tx, 200);
    if (meetings.empty()) {
      page.body << web::empty_state(x.t("Here stand the minutes of the councils' meetings."),
                                    x.t("Minutes are published when the members have approved them."));
      return;
    }
    std::vector<std::vector<Html>> rows;
    for (const Meeting& meeting : meetings) {
      rows.push_back({web::link(meeting.title, public_address_of(meeting)), web::text(i18n::spoken_date(meeting.day)),
                      web::text(meeting.venue)});
    }
    page.body << table(x.t("Published minutes"), {x.t("Meeting"), x.t("Day"), x.t("Place")}, rows);
  });
  return web::show(x, page);
}

http::Response public_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto meeting = published_meeting(tx, x.id("moede"));
    if (!meeting) return false;
    const PublicMinutes minutes = public_minutes(tx, *meeting, open_items(tx, meeting->id));
    page.title = minutes.title;
    page.lead = when_and_where(minutes.day, minutes.starts, minutes.venue);
    page.crumbs = {{x.t("Meetings"), "/moeder"}};
    page.section = "/moeder";
    page.actions << web::button_link(x.t("Minutes as PDF"), public_address_of(*meeting) + "/referat.pdf");
    page.body << public_body(x, minutes, 2);
    if (minutes.approved)
      page.body << "<p><small>" << x.t("The minutes were approved on {0}.", {i18n::long_date(*minutes.approved)})
                << "</small></p>";
    page.aside << "<p>" << circle_link(x, public_minutes_id(*meeting)) << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// One address for everybody: the meeting itself for those who sit in it, what is published for all others.
http::Response either(Exchange& x, const Desk& desk) {
  const storage::Id id = x.id("moede");
  const std::string address = desk.archive.read([&](storage::Transaction& tx) -> std::string {
    if (const auto opened = open_meeting(tx, x.viewer, id)) return meeting_address(opened->meeting);
    if (const auto meeting = published_meeting(tx, id)) return public_address_of(*meeting);
    return {};
  });
  return address.empty() ? web::not_found(x) : http::redirect(address);
}

Html whole_body(const Exchange& x, storage::Transaction& tx, const Opened& opened) {
  Html html;
  for (const Item& item : items_for(tx, x.viewer, opened)) {
    html << web::heading(3, (item.number ? item.number_text() + ". " : std::string()) + item.title);
    if (item.closed) html << "<p>" << closed_tag(x) << "</p>";
    if (!item.record.empty()) html << web::markdown(item.record);
    html << "<p><strong>" << ending_words(x, item.outcome) << "</strong></p>";
    const auto decisions = decisions_for(tx, x.viewer, opened, item);
    if (decisions.empty()) continue;
    html << "<ul>";
    for (const Decision& decision : decisions) html << "<li>" << decision.number << " " << decision.text << "</li>";
    html << "</ul>";
  }
  return html;
}

http::Response preview_page(Exchange& x, const Desk& desk) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened || !prepares(opened->part) || !opened->meeting.was_held()) return false;
    const Meeting& meeting = opened->meeting;
    page.title = x.t("Publish the minutes of {0}", {meeting.title});
    page.lead =
        x.t("On the left stands the whole meeting, on the right exactly what the public gets. Closed items are left "
            "out with everything under them.");
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    page.state = state_tag(x, meeting.state);
    const auto allowed = after(Act::publish, meeting, {.part = opened->part, .today = x.today()});
    if (allowed) {
      page.actions << web::act_button(x, x.t("Publish the right side to everybody"),
                                      meeting_address(meeting) + "/skridt", web::Weight::primary,
                                      {{"act", "publish"}, {"version", std::to_string(meeting.version)}});
    } else {
      Html body;
      body << "<p>" << x.t(allowed.refusal()) << "</p><p><small>" << allowed.refusal().law << "</small></p>";
      page.body << web::alert(web::Tone::info, x.t("It cannot be published now"), body);
    }
    page.body << "<div class=\"row\"><section class=\"col-12 col-lg-6\" id=\"helheden\" "
                 "aria-labelledby=\"overskrift-helheden\">"
              << web::heading(2, x.t("The whole meeting"), "overskrift-helheden") << whole_body(x, tx, *opened)
              << "</section><section class=\"col-12 col-lg-6\" id=\"offentligheden\" "
                 "aria-labelledby=\"overskrift-offentligheden\">"
              << web::heading(2, x.t("What the public gets"), "overskrift-offentligheden")
              << public_body(x, public_minutes(tx, meeting, open_items(tx, meeting.id)), 3) << "</section></div>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

}  // namespace

void publication_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/moeder", permit::anyone, [desk](Exchange& x) { return public_list(x, desk); });
  routes.get("/moeder/{moede}", permit::anyone, [desk](Exchange& x) { return either(x, desk); });
  routes.get("/moeder/{moede}/offentligt", permit::anyone, [desk](Exchange& x) { return public_page(x, desk); });
  routes.get("/raad/moede/{moede}/offentliggoer", rights::prepare,
             [desk](Exchange& x) { return preview_page(x, desk); });
}

}  // namespace councils
