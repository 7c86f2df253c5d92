// The pages of moving a meeting.

#include "meeting_move_pages.h"

#include <algorithm>

#include "due_day.h"
#include "i18n/danish.h"
#include "meeting_change_pages.h"
#include "meeting_move.h"
#include "registration.h"
#include "rights.h"
#include "sitting.h"
#include "web/form.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::string day_field(const storage::Id& meeting) { return "dag-" + meeting.text(); }
std::string version_field(const storage::Id& meeting) { return "udgave-" + meeting.text(); }

/// Where the form stands: asked for the day, showing what follows, refused, or changed by somebody else.
enum class Stage { ask, preview, refused, conflict };

Html days_part(const Exchange& x, const Council& council, const Meeting& before, const Meeting& after) {
  std::vector<std::vector<Html>> rows;
  for (const DueDay& due : due_days(council, after)) {
    if (reached(due.point, before)) continue;
    const DueDay old = due_day(due.point, council, before);
    Html now = web::text(i18n::spoken_date(due.day));
    if (const std::string moved = moved_words(x, due); !moved.empty()) now << "<br><small>" << moved << "</small>";
    if (due.day < x.today()) now << "<br><small>" << x.t("That day has passed.") << "</small>";
    rows.push_back({web::text(point_words(x, due.point)), web::text(i18n::spoken_date(old.day)), now});
  }
  return table(x.t("Days that move with the meeting"), {x.t("What"), x.t("Until now"), x.t("Then")}, rows);
}

/// The meetings that hang on it, each with a box and a day of its own.
void hanging_part(const Exchange& x, web::Form& form, const std::vector<Hanging>& hanging, const web::Input& input,
                  YearBook book, bool first, bool keep_days) {
  if (hanging.empty()) return;
  std::vector<Sitting> sittings;
  for (const Hanging& one : hanging) {
    Sitting sitting = sitting_of(one.meeting);
    const auto typed = keep_days ? config::parse_date(input.raw(day_field(one.meeting.id))) : std::nullopt;
    const auto chosen = input.raw_all("med");
    const bool goes = first || std::find(chosen.begin(), chosen.end(), one.meeting.id.text()) != chosen.end();
    if (goes) sitting.day = typed.value_or(one.proposed);
    book.put(sitting);
    sittings.push_back(std::move(sitting));
  }
  Html rows;
  for (std::size_t i = 0; i < hanging.size(); ++i) {
    const Hanging& one = hanging[i];
    const std::string id = one.meeting.id.text();
    const auto chosen = input.raw_all("med");
    const bool goes = first || std::find(chosen.begin(), chosen.end(), id) != chosen.end();
    const std::string typed = keep_days ? input.raw(day_field(one.meeting.id)) : std::string();
    Html wrong;
    for (const config::Refusal& refusal : input.refusals()) {
      if (refusal.field == day_field(one.meeting.id))
        wrong << "<div class=\"form-error-message\">" << x.t(refusal) << "</div>";
    }
    rows << "<tr><td><div class=\"form-group-checkbox\"><input type=\"checkbox\" class=\"form-checkbox\" id=\"med-"
         << id << "\" name=\"med\" value=\"" << id << "\"" << (goes ? web::Markup(" checked") : web::Markup(""))
         << "><label class=\"form-label\" for=\"med-" << id << "\">" << one.meeting.title << "</label></div></td><td>"
         << i18n::spoken_date(one.meeting.day) << "</td><td><input class=\"form-input\" type=\"date\" id=\""
         << day_field(one.meeting.id) << "\" name=\"" << day_field(one.meeting.id) << "\" value=\""
         << (typed.empty() ? config::iso(one.proposed) : typed) << "\" aria-label=\""
         << x.t("New day of {0}", {one.meeting.title}) << "\">" << wrong
         << concerns_part(x, concerns_about(sittings[i], book)) << "</td></tr>";
    form.hidden(version_field(one.meeting.id), std::to_string(one.meeting.version));
  }
  Html body;
  body << web::heading(2, x.t("Meetings that hang on it")) << "<p>"
       << x.t("They follow this meeting. Those you choose move in the same act, and their members are told.")
       << "</p><div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << x.t("Meetings that hang on it") << "\"><table class=\"table\"><caption class=\"sr-only\">"
       << x.t("Meetings that hang on it") << "</caption><thead><tr><th scope=\"col\">" << x.t("Move it too")
       << "</th><th scope=\"col\">" << x.t("Until now") << "</th><th scope=\"col\">" << x.t("Then")
       << "</th></tr></thead><tbody>" << rows << "</tbody></table></div>";
  form.part(body);
}

http::Response move_page(Exchange& x, const Desk& desk, const web::Input& input, Stage stage,
                         const Particulars* conflict = nullptr) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = opened_to_prepare(tx, x);
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    const web::Input begin(
        {{"day", config::iso(meeting.day)}, {"starts", clock_words(meeting.starts)}, {"venue", meeting.venue}});
    web::Form form(x, meeting_address(meeting) + "/flyt", stage == Stage::ask ? begin : input);
    form.hidden("version", stage == Stage::refused || stage == Stage::preview ? input.raw("version")
                                                                              : std::to_string(meeting.version));
    form.date("day", x.t("New day"));
    form.time("starts", x.t("Time"));
    form.text("venue", x.t("Place"));
    page.title = x.t("Move {0}", {meeting.title});
    page.lead =
        x.t("All members and substitutes get a mail and a new calendar invitation. The old day stays in the history.");
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    page.status = stage == Stage::conflict ? 409 : stage == Stage::refused ? 422 : 200;
    if (conflict) page.body << conflict_part(x, meeting, *conflict);
    const auto new_day = config::parse_date(input.raw("day"));
    if (stage == Stage::ask || !new_day) {
      form.hidden("trin", "se");
      page.body << form.submit(x.t("See what follows"), meeting_address(meeting));
      return true;
    }
    Meeting after = meeting;
    after.day = *new_day;
    if (const auto starts = web::Input(x.request.form).minutes("starts", false)) after.starts = *starts;
    YearBook book = year_book(tx, x.viewer, static_cast<int>(new_day->year()));
    book.put(sitting_of(after));
    Html follows;
    follows << "<button type=\"submit\" name=\"trin\" value=\"se\" class=\"button button-secondary\">"
            << x.t("See what follows from another day") << "</button>"
            << concerns_part(x, concerns_about(sitting_of(after), book)) << web::heading(2, x.t("What follows"))
            << days_part(x, opened->council, meeting, after);
    const auto names = addressees(tx, *opened, x.today());
    Html who;
    who << "<ul>";
    for (const std::string& name : names) who << "<li>" << name << "</li>";
    who << "</ul>";
    follows << web::details(x.tn("One person gets a mail with the new time", "{0} people get a mail with the new time",
                                 static_cast<std::int64_t>(names.size())),
                            who);
    form.part(follows);
    const bool first = stage == Stage::preview && !input.flag("fulgt");
    // Days chosen for another day of the meeting are proposed anew.
    const bool keep = stage != Stage::preview || input.raw("fulgt") == config::iso(*new_day);
    hanging_part(x, form, hanging_on(tx, x.viewer, meeting, *new_day), input, book, first, keep);
    form.hidden("fulgt", config::iso(*new_day));
    form.area("reason", x.t("Why is it moved?"), x.t("All members and substitutes can read it."), true, 3);
    page.body << form.submit(x.t("Move the meeting and tell the members"), meeting_address(meeting));
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response move_meeting(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  Particulars particulars;
  particulars.day = input.date("day");
  particulars.starts = input.minutes("starts");
  particulars.venue = input.text("venue", {.most = 200});
  if (input.raw("trin") == "se") return move_page(x, desk, input, input.ok() ? Stage::preview : Stage::refused);
  particulars.reason = input.text("reason", {.required = false, .most = 1000});
  std::vector<AlsoMoved> along;
  for (const std::string& one : input.choices("med")) {
    const auto id = storage::Id::parse(one);
    if (!id) continue;
    const auto day = input.date(day_field(*id));
    const auto their = input.number(version_field(*id), 1, 1'000'000'000);
    if (day && their) along.push_back({*id, *their, *day});
  }
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return move_with(change, x.viewer, sender_of(desk.settings), x.id("moede"), version, particulars, along);
    });
    if (outcome) {
      return web::done(x, meeting_address(*outcome),
                       along.empty()
                           ? x.t("The meeting has been moved, and the members are told.")
                           : x.tn("The meeting and one that hangs on it have been moved, and the members are told.",
                                  "The meeting and {0} that hang on it have been moved, and the members are told.",
                                  static_cast<std::int64_t>(along.size())));
    }
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return move_page(x, desk, input, Stage::conflict, &particulars);
    input.refuse(outcome.refusal());
  }
  return move_page(x, desk, input, Stage::refused);
}

}  // namespace

void meeting_move_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}/flyt", rights::prepare,
             [desk](Exchange& x) { return move_page(x, desk, web::Input(), Stage::ask); });
  routes.post("/raad/moede/{moede}/flyt", rights::prepare, [desk](Exchange& x) { return move_meeting(x, desk); });
}

}  // namespace councils
