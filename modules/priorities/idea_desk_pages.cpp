// The open call at the secretariat's desk: every idea with its answer, and a new call.

#include "i18n/danish.h"
#include "idea_pages.h"
#include "idea_store.h"
#include "idea_work.h"
#include "organisation/lookup.h"
#include "registry/thing.h"
#include "rights.h"
#include "round_store.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"
#include "words.h"

namespace priorities {
namespace {

using audit::Archive;
using web::Exchange;
using web::Html;

std::string state_of(const Idea& idea) { return idea.released ? "vist" : idea.answered() ? "besvaret" : "ny"; }

std::string state_words(const Exchange& x, const Idea& idea) {
  if (idea.released) return x.t("state.idea.released");
  if (idea.answered()) return x.t("state.idea.answered");
  return config::days_between(x.today(), idea.reply_due()) < 0 ? i18n::days_over(idea.reply_due(), x.today())
                                                               : x.t("state.idea.received");
}

Html state_tag(const Exchange& x, const Idea& idea) {
  const bool late = !idea.answered() && config::days_between(x.today(), idea.reply_due()) < 0;
  return web::tag(idea.answered() ? web::Tone::success
                  : late          ? web::Tone::error
                                  : web::Tone::info,
                  state_words(x, idea));
}

std::string short_text(const std::string& body) {
  if (body.size() <= 90) return body;
  std::size_t end = 88;
  while (end > 0 && (static_cast<unsigned char>(body[end]) & 0xC0) == 0x80) --end;
  return body.substr(0, end) + "…";
}

http::Response desk_page(Exchange& x, Archive& archive) {
  web::List list;
  list.caption = x.t("Ideas from the open call");
  list.columns = {{"ide", x.t("Idea"), true, false},
                  {"hvor", x.t("Where?"), true, false},
                  {"modtaget", x.t("Received"), true, false},
                  {"svarfrist", x.t("Answer by"), true, false},
                  {"tilstand", x.t("State"), true, false}};
  list.filters = {{"tilstand",
                   x.t("State"),
                   {{"ny", x.t("state.idea.received")},
                    {"besvaret", x.t("state.idea.answered")},
                    {"vist", x.t("state.idea.released")}}}};
  const std::string& wanted = x.request.query.get("tilstand");
  archive.read([&](storage::Transaction& tx) {
    for (const Call& call : store::calls(tx)) {
      for (const Idea& idea : store::ideas_of(tx, call.id)) {
        if (!wanted.empty() && state_of(idea) != wanted) continue;
        const auto place = organisation::find_authority(tx, idea.municipality, x.today());
        const std::string where = place ? place->short_name : x.t("The whole police district");
        list.rows.push_back({{web::link(short_text(idea.body), idea.desk_address()), idea.body},
                             {web::text(where), where},
                             {web::text(i18n::long_date(idea.received)), config::iso(idea.received)},
                             {web::text(idea.answered() ? std::string() : i18n::long_date(idea.reply_due())),
                              config::iso(idea.reply_due())},
                             {state_tag(x, idea), state_words(x, idea)}});
      }
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.empty = web::empty_state(x.t("Here stand the ideas that citizens and associations send."),
                                x.t("Open a call, and tell people about it."),
                                web::button_link(x.t("Open a call"), "/ideer/svar/ny-runde"));
  web::Page page;
  page.title = x.t("Answer ideas");
  page.lead = x.t("Every idea is read and answered within three weeks. You choose which ones the public reads.");
  page.crumbs = {{x.t("Priorities"), "/prioritering"}};
  page.section = "/planarbejde";
  page.actions << web::button_link(x.t("As everybody sees it"), "/ideer")
               << web::button_link(x.t("Open a call"), "/ideer/svar/ny-runde");
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

http::Response idea_page(Exchange& x, Archive& archive, const web::Input* typed) {
  web::Page page;
  const bool found = archive.read([&](storage::Transaction& tx) {
    const auto idea = store::idea(tx, x.id("ide"));
    if (!idea) return false;
    const auto call = store::call(tx, idea->call);
    if (!call) return false;
    const std::pair<std::string, std::string> version{"version", std::to_string(idea->version)};
    page.title = x.t("An idea for {0}", {std::to_string(call->year)});
    page.lead = call->question;
    page.crumbs = {{x.t("Priorities"), "/prioritering"}, {x.t("Answer ideas"), "/ideer/svar"}};
    page.section = "/planarbejde";
    page.state = state_tag(x, *idea);
    page.status = typed ? 422 : 200;
    if (idea->answered() && !idea->released)
      page.actions << web::act_button(x, x.t("Show it to the public with its answer"), idea->desk_address() + "/vis",
                                      web::Weight::primary, {version, {"shown", "ja"}});
    if (idea->released)
      page.actions << web::act_button(x, x.t("Take it back from the public"), idea->desk_address() + "/vis",
                                      web::Weight::secondary, {version, {"shown", "nej"}});
    if (idea->candidate.empty()) {
      if (const auto round = store::round_for(tx, x.viewer, call->year);
          round && round->state == RoundState::collecting)
        page.actions << web::button_link(x.t("Make it a candidate"), round->address() + "/ny?ide=" + idea->id.text());
    }
    page.body << text_part(x.t("The idea"), idea->body) << web::heading(2, x.t("Answer"));
    const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{"reply", idea->reply}});
    if (typed) page.body << others_text(x, typed, {{x.t("Answer"), idea->reply, typed->raw("reply")}});
    web::Form form(x, idea->desk_address() + "/svar", typed ? *typed : fresh);
    form.hidden("version", version.second)
        .area("reply", x.t("Your answer"),
              x.t("What do you use the idea for, or why not? Names nobody; the public can read it."), true, 5);
    page.body << form.submit(idea->answered() ? x.t("Change the answer") : x.t("Answer the idea"), "/ideer/svar");
    page.body << history_part(x, tx, idea->id);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("Received"), web::text(i18n::long_date(idea->received)));
    if (!idea->answered())
      rows.emplace_back(x.t("Answer by"), web::text(i18n::long_date(idea->reply_due()) + " (" +
                                                    i18n::relative_days(idea->reply_due(), x.today()) + ")"));
    const auto place = organisation::find_authority(tx, idea->municipality, x.today());
    rows.emplace_back(x.t("Where?"), web::text(place ? place->name : x.t("The whole police district")));
    rows.emplace_back(x.t("From"), web::text(sender_words(x, idea->sender_kind)));
    if (call->forgotten) {
      rows.emplace_back(x.t("Name and contact"), web::text(x.t("Deleted on {0}", {i18n::long_date(*call->forgotten)})));
    } else {
      std::string who = idea->sender;
      if (!idea->contact.empty()) who += (who.empty() ? "" : ", ") + idea->contact;
      rows.emplace_back(x.t("Name and contact"), web::text(who.empty() ? x.t("Not said") : who));
      rows.emplace_back(x.t("Deleted on"), web::text(i18n::long_date(call->forget)));
    }
    if (!idea->candidate.empty()) {
      if (const auto candidate = registry::find(tx, x.viewer, idea->candidate))
        rows.emplace_back(x.t("Became the candidate"), web::link(candidate->title, candidate->address));
    }
    page.aside << web::facts(rows) << circle_part(x, idea->id);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response answer(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const std::string reply = input.text("reply", {.most = 3000});
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return answer_idea(change, x.viewer, x.id("ide"), version, reply);
    });
    if (outcome) return web::done(x, outcome->desk_address(), x.t("The idea is answered."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return idea_page(x, archive, &input);
}

http::Response show_to_public(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  const bool shown = input.raw("shown") == "ja";
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return release_idea(change, x.viewer, x.id("ide"), version, shown);
  });
  const std::string back = "/ideer/svar/" + x.id("ide").text();
  return after_act(x, outcome, back,
                   shown ? x.t("The public can read the idea and its answer.") : x.t("The public no longer reads it."),
                   back);
}

http::Response call_form(Exchange& x, Archive&, const web::Input* typed) {
  web::Page page;
  page.title = x.t("Open a call");
  page.lead = x.t("Citizens and associations send ideas without log-in. Each gets an answer within three weeks.");
  page.crumbs = {{x.t("Priorities"), "/prioritering"}, {x.t("Answer ideas"), "/ideer/svar"}};
  page.section = "/planarbejde";
  page.status = typed ? 422 : 200;
  const web::Input fresh({{"year", std::to_string(static_cast<int>(x.today().year()) + 1)},
                          {"opens", config::iso(x.today())},
                          {"closes", config::iso(config::plus_days(x.today(), 42))},
                          {"forget", config::iso(config::plus_days(x.today(), 132))}});
  web::Form form(x, "/ideer/svar/ny-runde", typed ? *typed : fresh);
  form.number("year", x.t("Year of the plan"))
      .text("title", x.t("Title"))
      .area("question", x.t("What do you ask?"), {}, true, 3)
      .date("opens", x.t("First day"))
      .date("closes", x.t("Last day"))
      .date("forget", x.t("The day on which names and contacts are deleted"),
            x.t("The form tells it to those who write. It happens by itself."));
  page.body << form.submit(x.t("Open the call"), "/ideer/svar");
  return web::show(x, page);
}

http::Response save_call(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  Call call;
  call.year = static_cast<int>(input.number("year", 2000, 2100).value_or(0));
  call.title = input.text("title", {.least = 3, .most = 150});
  call.question = input.text("question", {.most = 1000});
  call.opens = input.date("opens").value_or(config::Date{});
  call.closes = input.date("closes").value_or(config::Date{});
  call.forget = input.date("forget").value_or(config::Date{});
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return open_call(change, x.viewer, call); });
    if (outcome) return web::done(x, "/ideer/svar", x.t("The call is open."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return call_form(x, archive, &input);
}

}  // namespace

void idea_desk_routes(web::Routes& routes, Archive& archive) {
  routes.get("/ideer/svar", rights::steer, [&archive](Exchange& x) { return desk_page(x, archive); });
  routes.get("/ideer/svar/ny-runde", rights::steer, [&archive](Exchange& x) { return call_form(x, archive, nullptr); });
  routes.post("/ideer/svar/ny-runde", rights::steer, [&archive](Exchange& x) { return save_call(x, archive); });
  routes.get("/ideer/svar/{ide}", rights::steer, [&archive](Exchange& x) { return idea_page(x, archive, nullptr); });
  routes.post("/ideer/svar/{ide}/svar", rights::steer, [&archive](Exchange& x) { return answer(x, archive); });
  routes.post("/ideer/svar/{ide}/vis", rights::steer, [&archive](Exchange& x) { return show_to_public(x, archive); });
}

}  // namespace priorities
