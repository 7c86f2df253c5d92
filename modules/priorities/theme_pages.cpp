// The pages of themes.

#include "theme_pages.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "councils/discussion.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "rights.h"
#include "theme_store.h"
#include "theme_work.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/list.h"
#include "words.h"

namespace priorities {
namespace {

using audit::Archive;
using web::Exchange;
using web::Html;

constexpr const char* section = "/raad";

std::vector<web::Crumb> crumbs(const Exchange& x) { return {{x.t("Councils"), "/raad"}, {x.t("Themes"), "/temaer"}}; }

http::Response list_page(Exchange& x, Archive& archive) {
  web::List list;
  list.caption = x.t("Themes of the kredsråd");
  list.columns = {{"tema", x.t("Theme"), true, false},
                  {"foreslaaet-af", x.t("Proposed by"), true, false},
                  {"dag", x.t("Proposed on"), true, false},
                  {"tilstand", x.t("State"), true, false},
                  {"moede", x.t("Meeting day"), true, false}};
  web::Filter states{"tilstand", x.t("State"), {}};
  for (const ThemeState state : {ThemeState::proposed, ThemeState::shortlisted, ThemeState::scheduled, ThemeState::held,
                                 ThemeState::followed_up, ThemeState::rejected})
    states.choices.emplace_back(std::string(identifier(state)), state_words(x, state));
  list.filters = {states};
  const std::string& wanted = x.request.query.get("tilstand");
  bool belongs = false;
  archive.read([&](storage::Transaction& tx) {
    const auto council = councils::district_council(tx, x.today());
    belongs = council && permit::may_see(tx, x.viewer, council->audience);
    for (const Theme& theme : store::themes_for(tx, x.viewer)) {
      if (!wanted.empty() && identifier(theme.state) != wanted) continue;
      list.rows.push_back({{web::link(theme.text.title, theme.address()), theme.text.title},
                           {web::text(theme.authority_name), theme.authority_name},
                           {web::text(i18n::long_date(theme.proposed_on)), config::iso(theme.proposed_on)},
                           {state_tag(x, theme.state), state_words(x, theme.state)},
                           {web::text(theme.meeting_day ? i18n::long_date(*theme.meeting_day) : std::string()),
                            theme.meeting_day ? config::iso(*theme.meeting_day) : std::string()}});
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  const bool may = belongs && rights::propose.given_to(x.viewer);
  list.empty = web::empty_state(
      x.t("Here stand the themes that the kredsråd could talk about, from proposal to what came of it."),
      x.t("Any member proposes a theme; the secretariat chooses when it fits."),
      may ? web::button_link(x.t("Propose a theme"), "/temaer/ny") : Html{});
  web::Page page;
  page.title = x.t("Themes");
  page.lead = x.t("What the kredsråd could talk about, who proposes it and why now.");
  page.crumbs = {{x.t("Councils"), "/raad"}};
  page.section = section;
  if (may) page.actions << web::button_link(x.t("Propose a theme"), "/temaer/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

ThemeText read_text(web::Input& input) {
  ThemeText text;
  text.title = input.text("title", {.least = 3, .most = 150});
  text.why_now = input.text("why_now", {.most = 3000});
  text.evidence = input.text("evidence", {.required = false, .most = 3000});
  text.guests = input.text("guests", {.required = false, .most = 500});
  text.pre_read = input.text("pre_read", {.required = false, .most = 2000});
  return text;
}

/// The form of a new theme, or of one that is edited.
http::Response show_form(Exchange& x, Archive& archive, const web::Input* typed) {
  const storage::Id id = x.id("tema");
  std::optional<Theme> theme;
  bool allowed = false;
  archive.read([&](storage::Transaction& tx) {
    if (!id.empty()) {
      theme = store::theme_for(tx, x.viewer, id);
      allowed = theme && may_edit(x.viewer, *theme);
    } else {
      const auto council = councils::district_council(tx, x.today());
      allowed = council && permit::may_see(tx, x.viewer, council->audience);
    }
  });
  if (!allowed) return web::not_found(x);
  if (theme) {
    if (const auto can = after(ThemeAct::edit, theme->state, {}); !can)
      return web::refused(x, can.refusal(), theme->address());
  }
  web::Input fresh;
  if (theme) {
    fresh = web::Input({{"title", theme->text.title},
                        {"why_now", theme->text.why_now},
                        {"evidence", theme->text.evidence},
                        {"guests", theme->text.guests},
                        {"pre_read", theme->text.pre_read}});
  }
  web::Page page;
  page.title = theme ? x.t("Edit: {0}", {theme->text.title}) : x.t("Propose a theme");
  page.lead = x.t("All members of the kredsråd read the proposal. The secretariat answers it within 30 days.");
  page.crumbs = crumbs(x);
  page.section = section;
  page.status = typed ? 422 : 200;
  if (theme && typed)
    page.body << others_text(x, typed,
                             {{x.t("Theme"), theme->text.title, typed->raw("title")},
                              {x.t("Why now?"), theme->text.why_now, typed->raw("why_now")},
                              {x.t("What shows it?"), theme->text.evidence, typed->raw("evidence")}});
  web::Form form(x, theme ? theme->address() + "/ret" : "/temaer/ny", typed ? *typed : fresh);
  if (theme) form.hidden("version", std::to_string(theme->version));
  form.text("title", x.t("Theme"), x.t("Say the matter, for instance: Sharing of pictures without consent."))
      .area("why_now", x.t("Why now?"), x.t("What has happened, and what shall the council talk about?"), true, 5)
      .area("evidence", x.t("What shows it?"), x.t("Figures, reports or experiences, with their source."), false, 4)
      .text("guests", x.t("Who could be invited?"), {}, false)
      .area("pre_read", x.t("What could members read before?"), {}, false, 3);
  page.body << form.submit(theme ? x.t("Save the theme") : x.t("Propose the theme"),
                           theme ? theme->address() : "/temaer");
  return web::show(x, page);
}

http::Response save_form(Exchange& x, Archive& archive) {
  const storage::Id id = x.id("tema");
  web::Input input(x.request.form);
  const ThemeText text = read_text(input);
  const auto version = id.empty() ? 0 : input.number("version", 1, 1'000'000'000).value_or(0);
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return id.empty() ? propose_theme(change, x.viewer, text) : edit_theme(change, x.viewer, id, version, text);
    });
    if (outcome)
      return web::done(x, outcome->address(), id.empty() ? x.t("The theme is proposed.") : x.t("The theme is saved."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return show_form(x, archive, &input);
}

/// Which form of a theme's page was sent and refused.
enum class Sent { none, schedule, note, follow_up, reject };

Html schedule_form(const Exchange& x, storage::Transaction& tx, const Theme& theme, const web::Input* typed) {
  std::vector<web::Option> options;
  if (const auto council = councils::district_council(tx, x.today())) {
    for (const auto& meeting : councils::meetings_taking_items(tx, x.viewer, council->id)) {
      const int there = store::themes_on(tx, meeting.id);
      std::string label = meeting.title + ", " + i18n::long_date(meeting.day);
      if (there > 0) label += " (" + x.tn("{0} theme already", "{0} themes already", there) + ")";
      options.push_back({meeting.id.text(), std::move(label)});
    }
  }
  if (options.empty()) {
    return web::empty_state(x.t("No meeting of the kredsråd takes items just now."),
                            x.t("Call for items to the next meeting first."));
  }
  const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{"minutes", "20"}});
  web::Form form(x, theme.address() + "/dagsorden", typed ? *typed : fresh);
  form.hidden("version", std::to_string(theme.version))
      .select("meeting", x.t("Meeting"), options, x.t("At most a few themes in each meeting leave time for the rest."))
      .number("minutes", x.t("Length in minutes"))
      .check("anyway", x.t("Put it there even if the meeting has two themes already"));
  return form.submit(x.t("Put the theme on the agenda"));
}

Html sentence_form(const Exchange& x, const Theme& theme, const char* where, const web::Input* typed,
                   std::string_view label, std::string_view button, std::string_view begin = {}) {
  const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{"words", std::string(begin)}});
  web::Form form(x, theme.address() + where, typed ? *typed : fresh);
  form.hidden("version", std::to_string(theme.version)).area("words", label, {}, true, 4);
  return form.submit(button);
}

http::Response theme_page(Exchange& x, Archive& archive, Sent sent, const web::Input* typed) {
  web::Page page;
  const bool found = archive.read([&](storage::Transaction& tx) {
    const auto theme = store::theme_for(tx, x.viewer, x.id("tema"));
    if (!theme) return false;
    const ThemeFacts facts = facts_of(tx, *theme);
    const auto can = [&](ThemeAct act) { return static_cast<bool>(after(act, theme->state, facts)); };
    const auto of = [&](Sent one) { return sent == one ? typed : nullptr; };
    const bool steers = rights::steer.given_to(x.viewer);
    page.title = theme->text.title;
    page.lead = x.t("{0} proposes that the kredsråd talks about this.", {theme->authority_name});
    page.crumbs = crumbs(x);
    page.section = section;
    page.state = state_tag(x, theme->state);
    page.status = typed ? 422 : 200;
    if (steers && can(ThemeAct::shortlist))
      page.actions << web::act_button(x, x.t("Put it on the shortlist"), theme->address() + "/udvaelg",
                                      web::Weight::primary, {{"version", std::to_string(theme->version)}});
    if (may_edit(x.viewer, *theme) && can(ThemeAct::edit))
      page.actions << web::button_link(x.t("Edit the theme"), theme->address() + "/ret");
    if (!theme->reason.empty()) {
      page.body << web::alert(web::Tone::info, x.t("Why it was rejected"), web::paragraphs(theme->reason));
    }
    page.body << text_part(x.t("Why now?"), theme->text.why_now)
              << text_part(x.t("What shows it?"), theme->text.evidence)
              << text_part(x.t("What could members read before?"), theme->text.pre_read)
              << text_part(x.t("What came out of the discussion"), theme->note)
              << text_part(x.t("What came of it later"), theme->follow_up);
    if (steers && can(ThemeAct::schedule)) {
      page.body << web::heading(2, x.t("Put the theme on an agenda"));
      if (theme->state == ThemeState::scheduled)
        page.body << "<p>" << x.t("The theme was taken off the agenda it stood on. Choose a new meeting.") << "</p>";
      page.body << schedule_form(x, tx, *theme, of(Sent::schedule));
    }
    if (steers && theme->state == ThemeState::scheduled && facts.on_agenda) {
      if (const auto noted = after(ThemeAct::note, theme->state, facts); !noted)
        page.body << refusal_box(x, x.t("What waits"), noted.refusal());
    }
    if (steers && can(ThemeAct::note) && theme->state == ThemeState::scheduled)
      page.body << web::heading(2, x.t("What came out of the discussion"))
                << sentence_form(x, *theme, "/udbytte", of(Sent::note), x.t("Outcome in a few sentences"),
                                 x.t("Write the outcome down"));
    if (steers && can(ThemeAct::follow_up))
      page.body << web::heading(2, x.t("What came of it later"))
                << sentence_form(x, *theme, "/opfoelgning", of(Sent::follow_up),
                                 x.t("What was done, and what did it lead to?"), x.t("Follow the theme up"));
    if (steers && can(ThemeAct::reject))
      page.body << web::details(x.t("Reject the theme"),
                                sentence_form(x, *theme, "/afvis", of(Sent::reject), x.t("Why? The proposer reads it."),
                                              x.t("Reject the theme")),
                                sent == Sent::reject);
    page.body << history_part(x, tx, theme->id);
    std::vector<std::pair<std::string, Html>> rows;
    rows.emplace_back(x.t("Proposed by"), web::text(theme->proposed_by + ", " + theme->authority_name));
    rows.emplace_back(x.t("Proposed on"), web::text(i18n::long_date(theme->proposed_on)));
    if (!theme->text.guests.empty()) rows.emplace_back(x.t("Who could be invited?"), web::text(theme->text.guests));
    if (const auto discussion = councils::discussion_of(tx, theme->id)) {
      Html where = web::link(discussion->meeting_title, discussion->item_address);
      where << ", " << i18n::long_date(discussion->day);
      rows.emplace_back(x.t("Agenda"), where);
    }
    page.aside << web::facts(rows) << circle_part(x, theme->id);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// One button or small form of a theme's page.
http::Response act(Exchange& x, Archive& archive, Sent sent) {
  const storage::Id id = x.id("tema");
  web::Input input(x.request.form);
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  storage::Id meeting;
  int minutes = 0;
  std::string words;
  switch (sent) {
    case Sent::none: break;
    case Sent::schedule:
      meeting = input.id("meeting");
      minutes = static_cast<int>(input.number("minutes", 5, 240).value_or(20));
      break;
    case Sent::note:
    case Sent::follow_up:
    case Sent::reject: words = input.text("words", {.most = 3000}); break;
  }
  const bool anyway = input.flag("anyway");
  if (input.ok()) {
    const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) -> config::Outcome<Theme> {
      switch (sent) {
        case Sent::none: return shortlist_theme(change, x.viewer, id, version);
        case Sent::schedule: return schedule_theme(change, x.viewer, id, version, meeting, minutes, anyway);
        case Sent::note: return note_theme(change, x.viewer, id, version, words);
        case Sent::follow_up: return follow_theme_up(change, x.viewer, id, version, words);
        case Sent::reject: return reject_theme(change, x.viewer, id, version, words);
      }
      return not_for_you();
    });
    if (outcome) return web::done(x, outcome->address(), x.t("It is done: {0}.", {state_words(x, outcome->state)}));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), "/temaer/" + id.text());
    input.refuse(outcome.refusal());
  }
  return theme_page(x, archive, sent, &input);
}

boost::json::object json_of(const Theme& theme) {
  boost::json::object out{{"id", theme.id.text()},
                          {"title", theme.text.title},
                          {"why_now", theme.text.why_now},
                          {"evidence", theme.text.evidence},
                          {"guests", theme.text.guests},
                          {"pre_read", theme.text.pre_read},
                          {"authority", theme.authority_name},
                          {"proposed_on", config::iso(theme.proposed_on)},
                          {"state", identifier(theme.state)},
                          {"reason", theme.reason},
                          {"note", theme.note},
                          {"follow_up", theme.follow_up},
                          {"address", theme.address()}};
  out["meeting_day"] = theme.meeting_day ? config::iso(*theme.meeting_day) : std::string();
  return out;
}

http::Response json(const boost::json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(value);
  return response;
}

http::Response themes_json(Exchange& x, Archive& archive) {
  boost::json::array rows;
  archive.read([&](storage::Transaction& tx) {
    for (const Theme& theme : store::themes_for(tx, x.viewer)) rows.push_back(json_of(theme));
  });
  return json(boost::json::object{{"themes", std::move(rows)}});
}

http::Response theme_json(Exchange& x, Archive& archive) {
  const auto theme =
      archive.read([&](storage::Transaction& tx) { return store::theme_for(tx, x.viewer, x.id("tema")); });
  return theme ? json(json_of(*theme)) : web::not_found(x);
}

}  // namespace

void theme_routes(web::Routes& routes, Archive& archive) {
  routes.get("/temaer", rights::see, [&archive](Exchange& x) { return list_page(x, archive); });
  for (const char* address : {"/temaer/ny", "/temaer/{tema}/ret"}) {
    routes.get(address, rights::propose, [&archive](Exchange& x) { return show_form(x, archive, nullptr); });
    routes.post(address, rights::propose, [&archive](Exchange& x) { return save_form(x, archive); });
  }
  routes.get("/temaer/{tema}", rights::see,
             [&archive](Exchange& x) { return theme_page(x, archive, Sent::none, nullptr); });
  const std::pair<const char*, Sent> acts[] = {{"/temaer/{tema}/udvaelg", Sent::none},
                                               {"/temaer/{tema}/dagsorden", Sent::schedule},
                                               {"/temaer/{tema}/udbytte", Sent::note},
                                               {"/temaer/{tema}/opfoelgning", Sent::follow_up},
                                               {"/temaer/{tema}/afvis", Sent::reject}};
  for (const auto& [address, sent] : acts)
    routes.post(address, rights::steer, [&archive, sent](Exchange& x) { return act(x, archive, sent); });
  routes.get("/api/v1/temaer", rights::see, [&archive](Exchange& x) { return themes_json(x, archive); })
      .tells("The themes that you may see.",
             "{themes: [{id: id, title: text, why_now: text, evidence: text, guests: text, pre_read: text, "
             "authority: text, proposed_on: day, state: text, reason: text, note: text, follow_up: text, "
             "address: text, meeting_day: text}]}");
  routes.get("/api/v1/temaer/{tema}", rights::see, [&archive](Exchange& x) { return theme_json(x, archive); })
      .tells("One theme.",
             "{id: id, title: text, why_now: text, evidence: text, guests: text, pre_read: text, "
             "authority: text, proposed_on: day, state: text, reason: text, note: text, follow_up: text, "
             "address: text, meeting_day: text}",
             "tema: id");
}

}  // namespace priorities
