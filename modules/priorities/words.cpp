// Words and pieces shared by the pages of priorities.

#include "words.h"

#include <algorithm>

#include "audit/history.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"

namespace priorities {

using web::Exchange;
using web::Html;
using web::Tone;

config::Refusal not_for_you() { return config::Refusal{"This does not exist, or it is not for you.", {}, {}, {}}; }
config::Refusal changed_meanwhile() {
  return config::Refusal{
      "Somebody else has changed this since you opened it. What you typed is kept; read theirs and send again.",
      {},
      "version",
      {}};
}
bool was_not_for_you(const config::Refusal& refusal) { return refusal == not_for_you(); }

storage::Id secretariat_office(storage::Transaction& tx, config::Date day) {
  const auto district = organisation::police_district(tx, day);
  return district ? permit::office(permit::Role::district_secretariat, district->id) : storage::Id{};
}

std::string state_words(const Exchange& x, ThemeState state) {
  switch (state) {
    case ThemeState::proposed: return x.t("state.theme.proposed");
    case ThemeState::shortlisted: return x.t("state.theme.shortlisted");
    case ThemeState::scheduled: return x.t("state.theme.scheduled");
    case ThemeState::held: return x.t("state.theme.held");
    case ThemeState::followed_up: return x.t("state.theme.followed_up");
    case ThemeState::rejected: return x.t("state.theme.rejected");
  }
  return {};
}

std::string state_words(const Exchange& x, RoundState state) {
  switch (state) {
    case RoundState::collecting: return x.t("state.round.collecting");
    case RoundState::prioritising: return x.t("state.round.prioritising");
    case RoundState::prioritised: return x.t("state.round.prioritised");
    case RoundState::on_agenda: return x.t("state.round.on_agenda");
    case RoundState::decided: return x.t("state.round.decided");
    case RoundState::handed_over: return x.t("state.round.handed_over");
  }
  return {};
}

std::string choice_words(const Exchange& x, Choice choice) {
  switch (choice) {
    case Choice::open: return x.t("state.candidate.open");
    case Choice::chosen: return x.t("state.candidate.chosen");
    case Choice::not_chosen: return x.t("state.candidate.not_chosen");
  }
  return {};
}

std::string sender_words(const Exchange& x, SenderKind kind) {
  switch (kind) {
    case SenderKind::unsaid: return x.t("Not said");
    case SenderKind::citizen: return x.t("A citizen");
    case SenderKind::association: return x.t("An association");
  }
  return {};
}

Html state_tag(const Exchange& x, ThemeState state) {
  Tone tone = Tone::info;
  switch (state) {
    case ThemeState::proposed: tone = Tone::neutral; break;
    case ThemeState::shortlisted:
    case ThemeState::scheduled: tone = Tone::info; break;
    case ThemeState::held:
    case ThemeState::followed_up: tone = Tone::success; break;
    case ThemeState::rejected: tone = Tone::warning; break;
  }
  return web::tag(tone, state_words(x, state));
}

Html state_tag(const Exchange& x, RoundState state) {
  const bool over = state == RoundState::decided || state == RoundState::handed_over;
  return web::tag(over ? Tone::success : Tone::info, state_words(x, state));
}

Html choice_tag(const Exchange& x, Choice choice) {
  switch (choice) {
    case Choice::open: return web::tag(Tone::neutral, choice_words(x, choice));
    case Choice::chosen: return web::tag(Tone::success, choice_words(x, choice));
    case Choice::not_chosen: return web::tag(Tone::warning, choice_words(x, choice));
  }
  return {};
}

Html history_part(const Exchange& x, storage::Transaction& tx, const storage::Id& thing) {
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    std::string what = x.t(std::string("audit.") + entry.act.verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name.empty() ? x.t("The system") : entry.actor.name,
                     std::move(what), entry.act.reason});
  }
  return web::history(x, lines);
}

Html circle_part(const Exchange& x, const storage::Id& thing) {
  Html html;
  html << "<p>" << web::link(x.t("See where it came from and what came of it"), "/kreds/" + thing.text()) << "</p>";
  return html;
}

Html text_part(std::string_view heading, std::string_view text) {
  Html html;
  if (!text.empty()) html << web::heading(2, heading) << web::paragraphs(text);
  return html;
}

Html refusal_box(const Exchange& x, std::string_view heading, const config::Refusal& refusal) {
  Html body;
  body << "<p>" << x.t(refusal) << "</p>";
  if (!refusal.law.empty()) body << "<p><small>" << refusal.law << "</small></p>";
  return web::alert(Tone::info, heading, body);
}

Html others_text(const Exchange& x, const web::Input* typed, const std::vector<Compared>& texts) {
  const auto overtaken = [](const config::Refusal& refusal) { return refusal.field == "version"; };
  if (!typed || std::none_of(typed->refusals().begin(), typed->refusals().end(), overtaken)) return {};
  Html body;
  body << "<p>"
       << x.t("Your text is kept in the form below. What only theirs has is struck out, what only yours has is "
              "underlined. "
              "Sending again keeps yours.")
       << "</p>";
  for (const Compared& one : texts) {
    if (one.theirs != one.mine) body << web::heading(3, one.label) << web::difference(x, one.theirs, one.mine);
  }
  return web::alert(Tone::warning, x.t("Somebody else saved meanwhile"), body);
}

}  // namespace priorities
