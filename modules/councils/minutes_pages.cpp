// The minutes and their approval.

#include "minutes_pages.h"

#include <algorithm>

#include "approval_store.h"
#include "attendance_store.h"
#include "i18n/danish.h"
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

Html minutes_of(const Exchange& x, storage::Transaction& tx, const Opened& opened, const std::vector<Item>& items) {
  const bool writes = static_cast<bool>(may_minute(opened.meeting, opened.part));
  Html html;
  for (const Item& item : items) {
    html << web::heading(2, (item.number ? item.number_text() + ". " : std::string()) + item.title);
    if (item.closed) html << "<p>" << closed_tag(x) << "</p>";
    if (!item.guests.empty()) html << "<p>" << x.t("Guests under this item") << ": " << item.guests << "</p>";
    if (item.record.empty()) {
      html << "<p>" << x.t("No text has been written.") << "</p>";
    } else {
      html << web::markdown(item.record);
    }
    html << "<p><strong>" << ending_words(x, item.outcome) << "</strong></p>";
    const auto decisions = decisions_for(tx, x.viewer, opened, item);
    if (!decisions.empty()) {
      html << "<ul>";
      for (const Decision& decision : decisions) {
        html << "<li>" << web::link(decision.number + " " + decision.text, decision.address());
        if (!decision.owner.empty()) html << " – " << organisation::words_for(tx, decision.owner, decision.decided);
        if (decision.due)
          html << (decision.owner.empty() ? web::text(" – ") : web::text(", "))
               << x.t("by {0}", {i18n::long_date(*decision.due)});
        html << "</li>";
      }
      html << "</ul>";
    }
    if (writes)
      html << "<p>" << web::link(x.t("Write the minutes of: {0}", {item.title}), item.address() + "/moedetilstand")
           << "</p>";
  }
  return html;
}

Html round_part(const Exchange& x, storage::Transaction& tx, const Opened& opened, const web::Input* typed) {
  const Meeting& meeting = opened.meeting;
  Html html;
  if (meeting.state < State::minutes_sent || meeting.state == State::cancelled) return html;
  const Round round = round_of(opened.members, approvals_of(tx, meeting.id), meeting, opened.council, x.today());
  html << web::heading(2, x.t("Approval of the minutes"), "godkendelse");
  html << "<p>" << x.tn("One has approved", "{0} have approved", round.approved) << ", "
       << x.tn("one has objected", "{0} have objected", round.objected) << ", "
       << x.tn("one has not answered", "{0} have not answered", round.unanswered) << ".";
  if (round.last_day && meeting.state == State::minutes_sent) {
    html << " " << x.t("Answers are heard until {0}. Silence counts as approval.", {i18n::long_date(*round.last_day)});
  }
  html << "</p>";
  const bool replying = typed && x.request.path.ends_with("/indsigelse");  // which of the two forms was sent
  const Member* seat = seat_of(opened.members, x.viewer);
  if (seat && meeting.state == State::minutes_sent) {
    const web::Input none;
    web::Form form(x, meeting_address(meeting) + "/svar", typed && !replying ? *typed : none);
    form.hidden("version", std::to_string(meeting.version));
    form.radios("answer", x.t("Do you approve the minutes?"),
                {{"approved", x.t("Yes, I approve the minutes")}, {"objected", x.t("No, something is wrong")}});
    form.area("objection", x.t("What is wrong?"), x.t("Only if you object. The secretariat answers you."), false, 4);
    html << form.submit(x.t("Send my answer"));
  }
  std::vector<std::vector<Html>> rows;
  for (const Approval& approval : round.answers) {
    Html answer = web::text(answer_words(x, approval.answer));
    if (approval.answer == Answer::objected) {
      answer << "<p>" << approval.objection << "</p>";
      if (!approval.reply.empty())
        answer << "<p><strong>" << x.t("Answer of the secretariat:") << "</strong> " << approval.reply << "</p>";
    }
    rows.push_back({web::text(organisation::words_for(tx, approval.holder, meeting.day)), answer});
  }
  html << table(x.t("Answers of the members"), {x.t("Member"), x.t("Answer")}, rows);
  if (prepares(opened.part) && meeting.state == State::minutes_sent) {
    std::vector<web::Option> open;
    for (const Approval& approval : round.answers) {
      if (approval.answer == Answer::objected && approval.reply.empty()) {
        open.push_back({approval.holder.text(), organisation::words_for(tx, approval.holder, meeting.day)});
      }
    }
    if (!open.empty()) {
      const web::Input none;
      web::Form form(x, meeting_address(meeting) + "/indsigelse", replying ? *typed : none);
      form.select("seat", x.t("Whose objection?"), open);
      form.area("reply", x.t("What have you done about it?"), {}, true, 3);
      html << web::heading(3, x.t("Answer an objection")) << form.submit(x.t("Answer the objection"));
    }
  }
  return html;
}

http::Response minutes_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    if (!meeting.was_held() || (!meeting.minutes_are_out() && !prepares(opened->part))) return false;
    page.title = x.t("Minutes: {0}", {meeting.title});
    page.lead = when_and_where(meeting.day, meeting.starts, meeting.venue);
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    page.state = state_tag(x, meeting.state);
    const std::string address = meeting_address(meeting);
    const std::string version = std::to_string(meeting.version);
    if (prepares(opened->part)) {
      if (meeting.state == State::minutes_draft) {
        page.actions << web::act_button(x, x.t("Send the minutes for approval"), address + "/skridt",
                                        web::Weight::primary, {{"act", "send_minutes"}, {"version", version}});
      } else if (meeting.state == State::minutes_sent) {
        page.actions << web::act_button(x, x.t("Record the minutes as approved"), address + "/skridt",
                                        web::Weight::primary, {{"act", "approve_minutes"}, {"version", version}});
      } else if (meeting.state == State::minutes_approved) {
        page.actions << web::button_link(x.t("See what the public gets, and publish"), address + "/offentliggoer",
                                         true);
      }
      if (meeting.takes_minutes()) page.actions << web::button_link(x.t("Who is there"), address + "/fremmoede");
    }
    if (meeting.minutes_are_out()) page.actions << web::button_link(x.t("Minutes as PDF"), address + "/referat.pdf");
    const auto rows = attendance_of(tx, meeting.id);
    if (prepares(opened->part) && meeting.takes_minutes() &&
        std::all_of(rows.begin(), rows.end(),
                    [](const Attendance& row) { return row.presence == Presence::unknown; })) {
      Html body;
      body << "<p>" << web::link(x.t("Note who was there before the minutes are sent."), address + "/fremmoede")
           << "</p>";
      page.body << web::alert(web::Tone::warning, x.t("Nobody's attendance is noted"), body);
    }
    const auto items = items_for(tx, x.viewer, *opened);
    page.body << attendance_part(x, tx, *opened, items) << minutes_of(x, tx, *opened, items)
              << round_part(x, tx, *opened, typed);
    page.status = typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response answer(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const std::string choice = input.choice("answer", {"approved", "objected"});
  const std::string objection = input.text("objection", {.required = false, .most = 4000});
  const auto version = input.number("version", 1, 1'000'000'000, false);
  const storage::Id id = x.id("moede");
  const std::string address = "/raad/moede/" + id.text() + "/referat";
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return answer_round(change, x.viewer, id, choice == "approved", objection, version);
    });
    if (outcome)
      return web::done(x, address,
                       choice == "approved" ? x.t("You have approved the minutes.")
                                            : x.t("Your objection has been sent to the secretariat."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), address);
    input.refuse(outcome.refusal());
  }
  return minutes_page(x, desk, &input);
}

http::Response reply(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id seat = input.id("seat");
  const std::string words = input.text("reply", {.most = 4000});
  if (!input.ok()) return minutes_page(x, desk, &input);
  const storage::Id id = x.id("moede");
  const std::string address = "/raad/moede/" + id.text() + "/referat";
  const auto outcome = desk.archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return reply_to_objection(change, x.viewer, id, seat, words); });
  return after_act(x, outcome, address, x.t("The objection is answered."), address);
}

http::Response attendance_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = open_meeting(tx, x.viewer, x.id("moede"));
    if (!opened || !prepares(opened->part)) return false;
    const Meeting& meeting = opened->meeting;
    page.title = x.t("Who is at {0}?", {meeting.title});
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    const auto rows = complete(opened->members, attendance_of(tx, meeting.id), meeting.id, meeting.day);
    std::vector<std::pair<std::string, std::string>> values;
    for (const Attendance& row : rows) {
      // What has not been noted is offered as present: the secretary changes the few and saves once.
      const Presence offered = row.presence == Presence::unknown ? Presence::present : row.presence;
      values.emplace_back("presence-" + row.holder.text(), std::string(identifier(offered)));
      values.emplace_back("reason-" + row.holder.text(), row.reason);
    }
    const web::Input begin(std::move(values));
    web::Form form(x, meeting_address(meeting) + "/fremmoede", typed ? *typed : begin);
    for (const Attendance& row : rows) {
      const auto member = std::find_if(opened->members.begin(), opened->members.end(),
                                       [&](const Member& m) { return m.holder == row.holder; });
      const std::string who = organisation::words_for(tx, row.holder, meeting.day);
      std::vector<web::Option> options{{"unknown", presence_words(x, Presence::unknown)},
                                       {"present", presence_words(x, Presence::present)},
                                       {"apology", presence_words(x, Presence::apology)}};
      if (member != opened->members.end() && !member->substitute.empty()) {
        options.push_back({"substitute", presence_words(x, Presence::substitute) + ": " +
                                             organisation::words_for(tx, member->substitute, meeting.day)});
      }
      form.part(Html("<div class=\"row\"><div class=\"col-12 col-md-6\">"));
      form.select("presence-" + row.holder.text(), who, options);
      form.part(Html("</div><div class=\"col-12 col-md-6\">"));
      form.text("reason-" + row.holder.text(), x.t("Reason of the apology ({0})", {who}), {}, false);
      form.part(Html("</div></div>"));
    }
    page.body << form.submit(x.t("Save who is there"), meeting_address(meeting));
    page.status = typed ? 422 : 200;
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response save_attendance(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id id = x.id("moede");
  const std::string address = "/raad/moede/" + id.text();
  const auto outcome =
      desk.archive.change(x.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        storage::Transaction& tx = change.tx();
        auto opened = open_meeting(tx, x.viewer, id);
        if (!opened) return not_for_you();
        if (!prepares(opened->part))
          return config::Refusal{"Only the chair and the secretariat note who is there.", {}, {}, {}};
        if (opened->meeting.state < State::agenda_sent || opened->meeting.state > State::minutes_sent) {
          return config::Refusal{
              "Attendance is noted from the agenda is sent until the minutes are approved.", {}, {}, {}};
        }
        bool changed = false;
        for (Attendance row : complete(opened->members, attendance_of(tx, id), id, opened->meeting.day)) {
          const Attendance before = row;
          const std::string field = "presence-" + row.holder.text();
          if (input.raw(field).empty()) continue;  // not on the form that was sent
          const auto presence = presence_named(input.choice(field, {"unknown", "present", "apology", "substitute"}));
          if (!presence) continue;
          row.presence = *presence;
          row.reason = input.text("reason-" + row.holder.text(), {.required = false, .most = 200});
          if (*presence == Presence::present) row.reason.clear();
          row.substitute = {};
          if (*presence == Presence::substitute) {
            for (const Member& member : opened->members) {
              if (member.holder == row.holder) row.substitute = member.substitute;
            }
          }
          changed = changed || row.presence != before.presence || row.reason != before.reason ||
                    row.substitute != before.substitute;
          put_attendance(tx, row);
        }
        if (!input.ok()) return input.refusals().front();
        if (changed) {
          if (auto again = begin_round_again(change, *opened); !again) return again.refusal();
        }
        change.record({"meeting_attendance_noted", id, kinds::meeting, {}, {}});
        return config::done;
      });
  if (!input.ok()) return attendance_page(x, desk, &input);
  return after_act(x, outcome, address, x.t("Noted who is there."), address);
}

}  // namespace

Html attendance_part(const Exchange& x, storage::Transaction& tx, const Opened& opened,
                     const std::vector<Item>& items) {
  std::vector<std::vector<Html>> rows;
  for (const Attendance& row :
       complete(opened.members, attendance_of(tx, opened.meeting.id), opened.meeting.id, opened.meeting.day)) {
    Html what = web::text(presence_words(x, row.presence));
    if (row.presence == Presence::substitute && !row.substitute.empty()) {
      what << ": " << organisation::words_for(tx, row.substitute, opened.meeting.day);
    }
    if (!row.reason.empty()) what << " (" << row.reason << ")";
    if (!row.left_item.empty()) {
      const auto item = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == row.left_item; });
      what << "<br>" << x.t("left at {0}", {clock_words(row.left_at)});
      if (item != items.end()) what << " " << x.t("during item {0}", {item->number_text()});
    }
    rows.push_back({web::text(organisation::words_for(tx, row.holder, opened.meeting.day)), what});
  }
  Html html;
  html << web::details(x.t("Who was there"), table(x.t("Who was there"), {x.t("Seat"), x.t("Attendance")}, rows), true);
  return html;
}

void minutes_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}/referat", rights::see,
             [desk](Exchange& x) { return minutes_page(x, desk, nullptr); });
  routes.post("/raad/moede/{moede}/svar", rights::take_part, [desk](Exchange& x) { return answer(x, desk); });
  routes.post("/raad/moede/{moede}/indsigelse", rights::prepare, [desk](Exchange& x) { return reply(x, desk); });
  routes.get("/raad/moede/{moede}/fremmoede", rights::prepare,
             [desk](Exchange& x) { return attendance_page(x, desk, nullptr); });
  routes.post("/raad/moede/{moede}/fremmoede", rights::prepare,
              [desk](Exchange& x) { return save_attendance(x, desk); });
}

}  // namespace councils
