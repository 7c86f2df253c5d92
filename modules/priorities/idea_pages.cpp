// The open call for everybody.

#include "idea_pages.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "i18n/danish.h"
#include "idea_store.h"
#include "idea_work.h"
#include "organisation/lookup.h"
#include "web/form.h"
#include "web/frame.h"
#include "words.h"

namespace priorities {
namespace {

using audit::Archive;
using web::Exchange;
using web::Html;

/// A field that people do not see and programs fill in.
constexpr std::string_view trap = "hjemmeside";

std::optional<Call> open_call_of(storage::Transaction& tx, config::Date today) {
  for (const Call& call : store::calls(tx)) {
    if (call.open(today)) return call;
  }
  return std::nullopt;
}

Html idea_part(const Exchange& x, const Idea& idea, const std::string& where) {
  Html html;
  html << "<li id=\"ide-" << idea.id.text() << "\"><p class=\"by\">" << i18n::long_date(idea.received) << " · "
       << (where.empty() ? x.t("The whole police district") : where);
  if (idea.sender_kind != SenderKind::unsaid) html << " · " << sender_words(x, idea.sender_kind);
  html << "</p>" << web::paragraphs(idea.body) << "<div class=\"reply\"><p class=\"reply-heading\">"
       << x.t("Answer of the secretariat") << "</p>" << web::paragraphs(idea.reply) << "</div></li>";
  return html;
}

http::Response ideas_page(Exchange& x, Archive& archive) {
  web::Page page;
  page.title = x.t("Ideas for the cooperation plan");
  page.lead =
      x.t("Police and municipalities ask what next year's plan should take up. Every idea is read and answered.");
  page.section = "/plan";
  archive.read([&](storage::Transaction& tx) {
    const auto municipalities = organisation::municipalities(tx, x.today());
    const auto calls = store::calls(tx);
    if (calls.empty())
      page.body << web::empty_state(x.t("No call for ideas has been opened yet."),
                                    x.t("When police and municipalities ask, you can send your idea here."));
    for (const Call& call : calls) {
      page.body << web::heading(2, call.title) << web::paragraphs(call.question);
      if (call.open(x.today())) {
        page.body << "<p>" << x.t("You can send ideas until {0}.", {i18n::spoken_date(call.closes)}) << "</p><p>"
                  << web::button_link(x.t("Send an idea"), "/ideer/ny", true) << "</p>";
      } else if (x.today() < call.opens) {
        page.body << "<p>" << x.t("The call opens on {0}.", {i18n::long_date(call.opens)}) << "</p>";
      } else {
        page.body << "<p>" << x.t("The call closed on {0}.", {i18n::long_date(call.closes)}) << "</p>";
      }
      const auto ideas = store::released_ideas(tx, call.id);
      if (ideas.empty()) {
        page.body << "<p>" << x.t("No ideas are shown yet.") << "</p>";
        continue;
      }
      page.body << web::heading(3, x.t("Ideas and answers")) << "<ul class=\"answers\">";
      for (const Idea& idea : ideas) {
        std::string where;
        for (const auto& one : municipalities) {
          if (one.id == idea.municipality) where = one.name;
        }
        page.body << idea_part(x, idea, where);
      }
      page.body << "</ul>";
    }
  });
  return web::show(x, page);
}

http::Response form_page(Exchange& x, Archive& archive, const web::Input* typed) {
  std::vector<web::Option> places{{"", x.t("The whole police district")}};
  const auto call = archive.read([&](storage::Transaction& tx) {
    for (const auto& one : organisation::municipalities(tx, x.today())) places.push_back({one.id.text(), one.name});
    return open_call_of(tx, x.today());
  });
  web::Page page;
  page.title = x.t("Send an idea");
  page.crumbs = {{x.t("Ideas for the cooperation plan"), "/ideer"}};
  page.section = "/plan";
  if (!call) {
    page.lead = x.t("No call is open just now.");
    page.body << web::empty_state(x.t("The call is closed. You can still write to the police and your municipality."),
                                  x.t("When police and municipalities ask, you can send your idea here."),
                                  web::button_link(x.t("Read the ideas"), "/ideer"));
    return web::show(x, page);
  }
  page.lead = call->question;
  page.status = typed ? 422 : 200;
  const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{"sender_kind", "unsaid"}});
  web::Form form(x, "/ideer/ny", typed ? *typed : fresh);
  form.hidden("year", std::to_string(call->year));
  Html warning;
  warning
      << "<p>"
      << x.t("This is not a way to report something to the police: call 114, or 112 when it is urgent. Write about the "
             "matter and not about named persons.")
      << "</p>";
  form.part(web::alert(web::Tone::info, x.t("Before you write"), warning));
  form.area("body", x.t("Your idea"),
            x.t("At most 2000 characters. What should police and municipalities do together?"), true, 8)
      .select("municipality", x.t("Where?"), places, {}, false);
  if (typed && typed->raw("body").size() > 0 && personal_words(typed->raw("body")))
    form.check("nobody_named", x.t("No certain person is meant"));
  form.section(x.t("Who are you? You need not say it"))
      .radios("sender_kind", x.t("I write as"),
              {{"citizen", sender_words(x, SenderKind::citizen)},
               {"association", sender_words(x, SenderKind::association)},
               {"unsaid", sender_words(x, SenderKind::unsaid)}})
      .text("sender", x.t("Name"), x.t("Never shown to the public."), false)
      .text("contact", x.t("Mail or telephone"),
            x.t("Used only to tell you the answer. Name and contact are deleted on {0}.",
                {i18n::long_date(call->forget)}),
            false);
  Html hidden;
  hidden << "<div hidden><label for=\"hjemmeside\">" << x.t("Leave this empty")
         << "</label><input id=\"hjemmeside\" name=\"hjemmeside\" type=\"text\" tabindex=\"-1\" "
            "autocomplete=\"off\"></div>";
  form.part(hidden);
  page.body << form.submit(x.t("Send the idea"), "/ideer");
  return web::show(x, page);
}

http::Response send(Exchange& x, Archive& archive, SendLimit& limit) {
  const std::string thanks = x.t("Thank you. The secretariat answers within three weeks.");
  web::Input input(x.request.form);
  if (!input.raw(trap).empty()) return web::done(x, "/ideer", thanks);  // a program: nothing is kept
  IdeaText text;
  text.body = input.text("body", {.least = 10, .most = 2000});
  text.municipality = input.id("municipality", false);
  text.sender_kind =
      sender_kind_named(input.choice("sender_kind", {"citizen", "association", "unsaid"})).value_or(SenderKind::unsaid);
  text.sender = input.text("sender", {.required = false, .most = 100});
  text.contact = input.text("contact", {.required = false, .most = 150});
  text.nobody_is_named = input.flag("nobody_named");
  const int year = static_cast<int>(input.number("year", 2000, 2100).value_or(0));
  if (!text.municipality.empty()) {
    const bool known = archive.read([&](storage::Transaction& tx) {
      const auto places = organisation::municipalities(tx, x.today());
      return std::any_of(places.begin(), places.end(), [&](const auto& one) { return one.id == text.municipality; });
    });
    if (!known) input.refuse({"Choose what stands in the form.", {}, "municipality", {}});
  }
  if (input.ok()) {
    if (!limit.allow(x.request.remote, x.now)) {
      web::Page page;
      page.title = x.t("Wait a little");
      page.status = 429;
      page.body << "<p>"
                << x.t("Many ideas came from where you are. Go back and send again in ten minutes; what you wrote is "
                       "still there.")
                << "</p>";
      return web::show(x, page);
    }
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return send_idea(change, year, text); });
    if (outcome) return web::done(x, "/ideer", thanks);
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/ideer");
    input.refuse(outcome.refusal());
  }
  return form_page(x, archive, &input);
}

http::Response ideas_json(Exchange& x, Archive& archive) {
  boost::json::array calls;
  archive.read([&](storage::Transaction& tx) {
    for (const Call& call : store::calls(tx)) {
      boost::json::array ideas;
      for (const Idea& idea : store::released_ideas(tx, call.id)) {
        const auto place = organisation::find_authority(tx, idea.municipality, x.today());
        ideas.push_back(boost::json::object{{"id", idea.id.text()},
                                            {"received", config::iso(idea.received)},
                                            {"idea", idea.body},
                                            {"municipality", place ? place->name : std::string()},
                                            {"answer", idea.reply}});
      }
      calls.push_back(boost::json::object{{"year", call.year},
                                          {"title", call.title},
                                          {"question", call.question},
                                          {"opens", config::iso(call.opens)},
                                          {"closes", config::iso(call.closes)},
                                          {"ideas", std::move(ideas)}});
    }
  });
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(boost::json::object{{"calls", std::move(calls)}});
  return response;
}

}  // namespace

void idea_routes(web::Routes& routes, Archive& archive, SendLimit& limit) {
  routes.get_public("/ideer", [&archive](Exchange& x) { return ideas_page(x, archive); });
  routes.get("/ideer/ny", permit::anyone, [&archive](Exchange& x) { return form_page(x, archive, nullptr); });
  routes.post("/ideer/ny", permit::anyone, [&archive, &limit](Exchange& x) { return send(x, archive, limit); });
  routes.get_public("/api/v1/ideer", [&archive](Exchange& x) { return ideas_json(x, archive); })
      .tells("The open calls, and the ideas in them that were released, with their answers.",
             "{calls: [{year: integer, title: text, question: text, opens: day, closes: day, ideas: [{id: "
             "id, received: day, idea: text, municipality: text, answer: text}]}]}");
  idea_desk_routes(routes, archive);
}

}  // namespace priorities
