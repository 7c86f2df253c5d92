// The steps of the annual account.

#include "account_course.h"

#include <array>

#include "rights.h"

namespace evaluation {
namespace {

using config::Refusal;

constexpr std::array states{AccountState::generated, AccountState::edited,    AccountState::on_council_agenda,
                            AccountState::discussed, AccountState::published, AccountState::replaced};

Refusal law(std::string sentence) { return {std::move(sentence), {}, {}, std::string(law_of_the_account)}; }

permit::Roles who(AccountAct act) {
  switch (act) {
    case AccountAct::edit:
    case AccountAct::regenerate: return rights::editors;
    case AccountAct::put_on_agenda:
    case AccountAct::note_discussion:
    case AccountAct::revise: return rights::secretariat;
    case AccountAct::publish: return rights::chief;
  }
  return rights::chief;
}

AccountState after(AccountState from, AccountAct act) {
  switch (act) {
    case AccountAct::edit: return AccountState::edited;
    case AccountAct::regenerate:
    case AccountAct::revise: return from;
    case AccountAct::put_on_agenda: return AccountState::on_council_agenda;
    case AccountAct::note_discussion: return AccountState::discussed;
    case AccountAct::publish: return AccountState::published;
  }
  return from;
}

std::optional<Refusal> no_minuted_item(const AccountFacts& facts) {
  if (!facts.on_agenda) return law(/*text*/ "This version stands on no agenda of the kredsråd.");
  if (!facts.minuted)
    return law(/*text*/ "The kredsråd has not discussed this version yet: its item on the agenda has no minutes.");
  if (facts.today < facts.discussed_on)
    return law(/*text*/ "The meeting that discusses the account has not been held yet.");
  return std::nullopt;
}

std::optional<Refusal> refuse_publishing(AccountState from, const AccountFacts& facts) {
  switch (from) {
    case AccountState::generated:
    case AccountState::edited:
      return law(
          /*text*/ "The account is not published before the kredsråd has discussed it. Put it on an agenda first.");
    case AccountState::on_council_agenda:
      if (auto refusal = no_minuted_item(facts)) return refusal;
      return law(/*text*/ "Note first that the kredsråd has discussed this version.");
    case AccountState::discussed:
      if (auto refusal = no_minuted_item(facts)) return refusal;
      if (!facts.unchanged)
        return law(
            /*text*/
            "The text has changed since the kredsråd discussed it. Make a new version and put that on an agenda.");
      return std::nullopt;
    case AccountState::published: return Refusal{"The account is published already.", {}, {}, {}};
    case AccountState::replaced: return Refusal{"A newer version has taken its place.", {}, {}, {}};
  }
  return std::nullopt;
}

}  // namespace

std::string_view identifier(AccountState state) {
  switch (state) {
    case AccountState::generated: return "generated";
    case AccountState::edited: return "edited";
    case AccountState::on_council_agenda: return "on_council_agenda";
    case AccountState::discussed: return "discussed";
    case AccountState::published: return "published";
    case AccountState::replaced: return "replaced";
  }
  return "";
}
std::optional<AccountState> account_state_named(std::string_view name) {
  for (AccountState state : states) {
    if (identifier(state) == name) return state;
  }
  return std::nullopt;
}
std::string_view english_name(AccountState state) {
  switch (state) {
    case AccountState::generated: return /*text*/ "Generated";
    case AccountState::edited: return /*text*/ "Being edited";
    case AccountState::on_council_agenda: return /*text*/ "On the agenda";
    case AccountState::discussed: return /*text*/ "Discussed";
    case AccountState::published: return /*text*/ "Published";
    case AccountState::replaced: return /*text*/ "Replaced";
  }
  return "";
}
bool open_for_writing(AccountState state) { return state == AccountState::generated || state == AccountState::edited; }

std::optional<Refusal> closed_because(AccountState from, AccountAct act, const AccountFacts& facts) {
  switch (act) {
    case AccountAct::edit:
    case AccountAct::regenerate:
      if (open_for_writing(from)) return std::nullopt;
      return Refusal{"The text is frozen since it was put on the agenda. Make a new version to change it.", {}, {}, {}};
    case AccountAct::put_on_agenda:
      if (!open_for_writing(from)) return Refusal{"This version has been on an agenda already.", {}, {}, {}};
      if (!facts.missing.empty()) return Refusal{"Write the text under {0} first.", {facts.missing}, {}, {}};
      if (from == AccountState::generated)
        return Refusal{"Nobody has edited the generated text yet. Read it and write first.", {}, {}, {}};
      return std::nullopt;
    case AccountAct::note_discussion:
      if (from != AccountState::on_council_agenda)
        return Refusal{"Only a version on the kredsråd's agenda can be noted as discussed.", {}, {}, {}};
      return no_minuted_item(facts);
    case AccountAct::publish: return refuse_publishing(from, facts);
    case AccountAct::revise:
      if (open_for_writing(from)) return Refusal{"This version can still be changed as it is.", {}, {}, {}};
      if (from == AccountState::replaced) return Refusal{"A newer version has taken its place.", {}, {}, {}};
      return std::nullopt;
  }
  return std::nullopt;
}

config::Outcome<AccountState> take(AccountState from, AccountAct act, permit::Role role, const AccountFacts& facts) {
  if (auto refusal = closed_because(from, act, facts)) return *refusal;
  if (!who(act).has(role)) {
    if (act == AccountAct::publish) return law(/*text*/ "Only the chief of police publishes the account.");
    return Refusal{"This step belongs to the secretariat of the kredsråd and the chief of police.", {}, {}, {}};
  }
  return after(from, act);
}

}  // namespace evaluation
