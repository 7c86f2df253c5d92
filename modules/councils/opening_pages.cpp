// The page of opening a meeting.

#include "opening_pages.h"

#include "meeting_change_pages.h"
#include "opening.h"
#include "opening_store.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "rights.h"
#include "web/form.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::string vote_words(const Exchange& x, Vote vote) {
  switch (vote) {
    case Vote::yes: return x.t("Yes");
    case Vote::no: return x.t("No");
    case Vote::none: return x.t("Did not vote");
  }
  return {};
}

std::string vote_field(const storage::Id& holder) { return "stemme-" + holder.text(); }

http::Response opening_page(Exchange& x, const Desk& desk, const web::Input* typed, bool conflict = false) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto opened = opened_to_prepare(tx, x);
    if (!opened) return false;
    const Meeting& meeting = opened->meeting;
    std::vector<std::pair<std::string, std::string>> values{{"opening", std::string(identifier(meeting.opening))},
                                                            {"part", meeting.open_part}};
    const auto votes = votes_on(tx, meeting.id);
    const auto voters = voters_of(opened->members, meeting.day);
    for (const Member& voter : voters) {
      const auto vote = votes.find(voter.holder);
      values.emplace_back(vote_field(voter.holder),
                          std::string(identifier(vote == votes.end() ? Vote::none : vote->second)));
    }
    const web::Input begin(values);
    web::Form form(x, meeting_address(meeting) + "/aabning", typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(meeting.version));
    form.radios("opening", x.t("May the public attend?"),
                {{"none", x.t("No, the meeting is closed")},
                 {"part", x.t("Yes, to a part of it")},
                 {"whole", x.t("Yes, to all of it")}});
    form.text("part", x.t("Which part?"), x.t("Only when a part is open. Everybody can read it."), false);
    form.section(x.t("How the members voted"));
    for (const Member& voter : voters) {
      form.radios(
          vote_field(voter.holder), organisation::words_for(tx, voter.holder, meeting.day),
          {{"yes", vote_words(x, Vote::yes)}, {"no", vote_words(x, Vote::no)}, {"none", vote_words(x, Vote::none)}});
    }
    form.check("assent", x.t("The chair assents"));
    page.title = x.t("Open {0} to the public", {meeting.title});
    page.lead = x.t(
        "It takes more than half of the members and the chair's assent. Time and place are then shown to everybody.");
    page.crumbs = crumbs_to(x, *opened);
    page.section = "/raad";
    page.status = conflict ? 409 : typed ? 422 : 200;
    if (conflict) {
      Html body;
      body << "<p>" << x.t("The votes you put in are kept below. Send again if they are still right.") << "</p>";
      page.body << web::alert(web::Tone::warning, x.t("Two people have changed the same meeting"), body);
    }
    page.body << form.submit(x.t("Record the votes"), meeting_address(meeting)) << "<p class=\"law\">"
              << std::string_view("bekendtgørelse nr. 1426 af 13. december 2006 § 3") << "</p>";
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response record(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const storage::Id id = x.id("moede");
  const auto version = input.number("version", 1, 1'000'000'000).value_or(0);
  OpeningWish wish;
  wish.opening = opening_named(input.choice("opening", {"none", "part", "whole"})).value_or(Opening::none);
  wish.part = input.text("part", {.required = false, .most = 300});
  wish.chair_assents = input.flag("assent");
  if (wish.chair_assents && input.raw("assent") != "ja") input.refuse({"Choose one of those shown.", {}, "assent", {}});
  for (const auto& [name, value] : x.request.form.pairs()) {
    if (!name.starts_with("stemme-")) continue;
    const auto holder = storage::Id::parse(name.substr(7));
    const auto vote = value.empty() ? Vote::none : vote_named(value);
    if (!vote) input.refuse({"Choose one of those shown.", {}, name, {}});
    if (holder && vote) wish.votes[*holder] = *vote;
  }
  if (input.ok()) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return open_to_public(change, x.viewer, id, version, wish); });
    if (outcome) {
      return web::done(x, meeting_address(*outcome),
                       outcome->opening == Opening::none
                           ? x.t("The meeting is closed to the public.")
                           : x.t("The meeting is open to the public and shown to everybody."));
    }
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return opening_page(x, desk, &input, true);
    input.refuse(outcome.refusal());
  }
  return opening_page(x, desk, &input);
}

}  // namespace

Html opening_part(const Exchange& x, storage::Transaction& tx, const Meeting& meeting) {
  Html html;
  if (meeting.opening == Opening::none) return html;
  Html body;
  body << "<p>"
       << (meeting.opening == Opening::whole ? x.t("Everybody may attend the whole meeting.")
                                             : x.t("Everybody may attend this part: {0}", {meeting.open_part}))
       << "</p>";
  const auto votes = votes_on(tx, meeting.id);
  if (!votes.empty()) {
    Html list;
    list << "<ul>";
    for (const auto& [holder, vote] : votes) {
      list << "<li>" << organisation::words_for(tx, holder, meeting.day) << ": " << vote_words(x, vote) << "</li>";
    }
    list << "</ul>";
    body << web::details(x.t("How the members voted"), list);
  }
  return web::alert(web::Tone::info, x.t("Open to the public"), body);
}

void opening_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/moede/{moede}/aabning", rights::prepare,
             [desk](Exchange& x) { return opening_page(x, desk, nullptr); });
  routes.post("/raad/moede/{moede}/aabning", rights::prepare, [desk](Exchange& x) { return record(x, desk); });
}

}  // namespace councils
