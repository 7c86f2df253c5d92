// The pages of requests.

#include "meeting_request_pages.h"

#include "council_change_pages.h"
#include "council_store.h"
#include "i18n/danish.h"
#include "meeting_request.h"
#include "meeting_request_store.h"
#include "meeting_store.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"
#include "wheel_words.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::string request_words(const Exchange& x, RequestState state) {
  switch (state) {
    case RequestState::asked: return x.t("state.request.asked");
    case RequestState::convened: return x.t("state.request.convened");
    case RequestState::declined: return x.t("state.request.declined");
  }
  return {};
}

Html request_tag(const Exchange& x, RequestState state) {
  web::Tone tone = web::Tone::warning;
  switch (state) {
    case RequestState::asked: tone = web::Tone::warning; break;
    case RequestState::convened: tone = web::Tone::success; break;
    case RequestState::declined: tone = web::Tone::neutral; break;
  }
  return web::tag(tone, request_words(x, state));
}

http::Response ask_page(Exchange& x, const Desk& desk, const web::Input* typed) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto council = council_of_key(tx, x.viewer, x.place["raad"]);
    if (!council) return false;
    const web::Input begin(std::vector<std::pair<std::string, std::string>>{{"kind", "extra"}});
    web::Form form(x, "/raad/" + council->key + "/oensk-moede", typed ? *typed : begin);
    form.radios("kind", x.t("What sort of meeting?"),
                {{"extra", kind_words(x, MeetingKind::extra)}, {"theme", kind_words(x, MeetingKind::theme)}});
    form.text("matter", x.t("What is it about?"), x.t("Everybody in the council reads it. Name no citizens."));
    form.area("reason", x.t("Why can it not wait for the next meeting?"), {}, true, 4);
    form.date("wanted", x.t("At the latest"), x.t("Leave it empty if the day does not matter."), false);
    page.title = x.t("Ask for a meeting of {0}", {council->name});
    page.lead =
        x.t("The chair convenes the meeting, or answers why not. You and the whole council can read the answer.");
    page.crumbs = crumbs_to(x, *council);
    page.section = "/raad";
    page.status = typed ? 422 : 200;
    page.body << form.submit(x.t("Send the request to the chair"), "/raad/" + council->key);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response ask(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto council =
      desk.archive.read([&](storage::Transaction& tx) { return council_of_key(tx, x.viewer, x.place["raad"]); });
  if (!council) return web::not_found(x);
  Wish wish;
  wish.kind = meeting_kind_named(input.choice("kind", {"extra", "theme"})).value_or(MeetingKind::extra);
  wish.matter = input.text("matter", {.required = false, .most = 200});
  wish.reason = input.text("reason", {.required = false, .most = 2000});
  wish.wanted = input.date("wanted", false);
  if (input.ok()) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return ask_for_meeting(change, x.viewer, council->id, wish); });
    if (outcome) return web::done(x, outcome->address(), x.t("The chair has your request."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return ask_page(x, desk, &input);
}

http::Response request_page(Exchange& x, const Desk& desk, const web::Input* typed, const std::string& act) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto request = visible_request(tx, x.viewer, x.id("anmodning"));
    if (!request) return false;
    const auto council = find_council(tx, request->council);
    if (!council) return false;
    page.title = request->matter;
    page.state = request_tag(x, request->state);
    page.lead = x.t("{0} asked for it on {1}.",
                    {organisation::words_for(tx, request->holder, request->asked), i18n::long_date(request->asked)});
    page.crumbs = crumbs_to(x, *council);
    page.section = "/raad";
    page.status = typed ? 422 : 200;
    page.body << web::heading(2, x.t("Why")) << web::paragraphs(request->reason);
    if (!request->answer.empty())
      page.body << web::heading(2, x.t("The chair's answer")) << web::paragraphs(request->answer);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("What"), web::text(kind_words(x, request->kind)));
    if (request->wanted) rows.emplace_back(x.t("At the latest"), web::text(i18n::long_date(*request->wanted)));
    if (request->state == RequestState::asked)
      rows.emplace_back(x.t("Answered by"), web::text(i18n::long_date(request->answer_due())));
    if (request->answered) rows.emplace_back(x.t("Answered"), web::text(i18n::long_date(*request->answered)));
    if (const auto meeting = visible_meeting(tx, x.viewer, request->meeting); meeting)
      rows.emplace_back(x.t("Meeting"), web::link(meeting->title, meeting_address(*meeting)));
    page.aside << web::heading(2, x.t("The request")) << web::facts(rows) << "<p>" << circle_link(x, request->id)
               << "</p>";
    if (request->state == RequestState::asked && part_in(tx, x.viewer, council->id) == Part::chair) {
      const std::string version = std::to_string(request->version);
      const web::Input begin({{"starts", clock_words(council->starts)},
                              {"venue", council->venue},
                              {"expected", std::to_string(council->expected)}});
      const web::Input empty;
      web::Form convening(x, request->address() + "/indkald", typed && act == "indkald" ? *typed : begin);
      convening.hidden("version", version);
      convening.date("day", x.t("Day")).time("starts", x.t("Time")).text("venue", x.t("Place"));
      convening.number("expected", x.t("Expected minutes"));
      web::Form declining(x, request->address() + "/afvis", typed && act == "afvis" ? *typed : empty);
      declining.hidden("version", version);
      declining.area("answer", x.t("Why is it not convened?"), x.t("The whole council can read it."), true, 3);
      page.body << web::heading(2, x.t("Convene the meeting")) << convening.submit(x.t("Convene the meeting"))
                << web::heading(2, x.t("Answer why not")) << declining.submit(x.t("Send the answer"));
    }
    page.body << history_part(x, tx, request->id);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response answer(Exchange& x, const Desk& desk, bool convenes) {
  web::Input input(x.request.form);
  const storage::Id id = x.id("anmodning");
  const std::string act = convenes ? "indkald" : "afvis";
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  NewMeeting wanted;
  std::string words;
  if (convenes) {
    wanted.day = input.date("day").value_or(config::Date{});
    wanted.starts = input.minutes("starts").value_or(0);
    wanted.venue = input.text("venue", {.most = 200});
    wanted.expected = static_cast<int>(input.number("expected", 5, 600).value_or(90));
  } else {
    words = input.text("answer", {.required = false, .most = 2000});
  }
  if (!input.ok()) return request_page(x, desk, &input, act);
  if (convenes) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return convene(change, x.viewer, id, version, wanted); });
    if (outcome) return web::done(x, meeting_address(*outcome), x.t("The meeting is convened."));
    if (outcome.refusal().field.empty() || was_changed_meanwhile(outcome.refusal()))
      return after_act(x, outcome, {}, {}, "/raad/anmodning/" + id.text());
    input.refuse(outcome.refusal());
  } else {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return decline(change, x.viewer, id, version, words); });
    if (outcome) return web::done(x, "/raad/anmodning/" + id.text(), x.t("The answer is sent."));
    if (outcome.refusal().field.empty() || was_changed_meanwhile(outcome.refusal()))
      return after_act(x, outcome, {}, {}, "/raad/anmodning/" + id.text());
    input.refuse(outcome.refusal());
  }
  return request_page(x, desk, &input, act);
}

}  // namespace

Html requests_part(const Exchange& x, storage::Transaction& tx, const Council& council) {
  Html html;
  const auto requests = visible_requests(tx, x.viewer, council.id);
  if (requests.empty()) return html;
  html << web::heading(2, x.t("Requests for a meeting")) << "<ul>";
  for (const MeetingRequest& request : requests) {
    html << "<li>" << web::link(request.matter, request.address()) << " " << request_tag(x, request.state) << "</li>";
  }
  html << "</ul>";
  return html;
}

void meeting_request_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/{raad}/oensk-moede", rights::take_part, [desk](Exchange& x) { return ask_page(x, desk, nullptr); });
  routes.post("/raad/{raad}/oensk-moede", rights::take_part, [desk](Exchange& x) { return ask(x, desk); });
  routes.get("/raad/anmodning/{anmodning}", rights::see,
             [desk](Exchange& x) { return request_page(x, desk, nullptr, {}); });
  routes.post("/raad/anmodning/{anmodning}/indkald", rights::prepare,
              [desk](Exchange& x) { return answer(x, desk, true); });
  routes.post("/raad/anmodning/{anmodning}/afvis", rights::prepare,
              [desk](Exchange& x) { return answer(x, desk, false); });
}

}  // namespace councils
