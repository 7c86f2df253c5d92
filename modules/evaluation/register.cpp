// Writes to the register of things, its edges and its todos.

#include "register.h"

#include "audiences_store.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace evaluation {
namespace {

std::string_view sentence_of(AccountState state) {
  switch (state) {
    case AccountState::generated: return "Tallene er hentet; ingen har skrevet endnu.";
    case AccountState::edited: return "Bliver skrevet.";
    case AccountState::on_council_agenda: return "Sat på kredsrådets dagsorden; tekst og tal er låst.";
    case AccountState::discussed: return "Drøftet i kredsrådet.";
    case AccountState::published: return "Offentliggjort af politidirektøren efter drøftelse i kredsrådet.";
    case AccountState::replaced: return "Afløst af en nyere udgave.";
  }
  return "";
}

std::string words_of(const Content& content) {
  std::string words;
  for (const Section& section : content.sections) words += section.heading.title + "\n" + section.text + "\n";
  return words;
}

std::string excerpt(const std::string& text) {
  if (text.size() <= 90) return text;
  std::size_t end = 88;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

void put_todo(storage::Transaction& tx, const storage::Id& thing, const storage::Id& holder, std::string act,
              config::Date due, std::string address) {
  if (!holder.empty())
    registry::put_todo(tx, {storage::Id::next(), thing, holder, std::move(act), due, std::move(address), {}});
}

void register_account(storage::Transaction& tx, const Account& account, const AccountVersion& latest) {
  registry::Thing thing;
  thing.id = account.id;
  thing.kind = kinds::account;
  thing.title = account_title(account.year);
  thing.address = account_address(account.year);
  thing.audience = account.audience;
  thing.sentence = "Politidirektørens årlige redegørelse til kredsrådet (" + std::string(law_of_the_account) + ").";
  if (account.published_on) thing.sentence += " Offentliggjort " + i18n::long_date(*account.published_on) + ".";
  thing.state = "account." + std::string(identifier(account.published_on ? AccountState::published : latest.state));
  thing.day = account.published_on.value_or(latest.content.generated.as_of);
  registry::put(tx, thing, words_of(latest.content));
}

void register_account_version(storage::Transaction& tx, const AccountVersion& version) {
  registry::Thing thing;
  thing.id = version.id;
  thing.kind = kinds::account_version;
  thing.title = account_title(version.year) + ", udgave " + std::to_string(version.number);
  thing.address = version.address();
  thing.audience = version.audience;
  thing.sentence = std::string(sentence_of(version.state));
  thing.state = "account." + std::string(identifier(version.state));
  thing.day = version.published_on.value_or(config::day_of(version.made_at));
  registry::put(tx, thing, version.note);
  registry::put_edge(tx, {version.id, version.account, "version_of_account", config::day_of(version.made_at)});
}

void ask_for_account_work(storage::Transaction& tx, const AccountVersion& version, config::Date today,
                          std::optional<config::Date> meeting_day) {
  for (const char* act : {waits::edit_account, waits::note_account, waits::publish_account})
    registry::close_todo(tx, version.id, act);
  switch (version.state) {
    case AccountState::generated:
    case AccountState::edited:
      put_todo(tx, version.id, secretariat_office(tx, today), waits::edit_account,
               config::plus_days(config::day_of(version.made_at), 30), version.address());
      break;
    case AccountState::on_council_agenda:
      put_todo(tx, version.id, secretariat_office(tx, today), waits::note_account,
               config::plus_days(meeting_day.value_or(today), 14), version.address());
      break;
    case AccountState::discussed:
      put_todo(tx, version.id, chief_office(tx, today), waits::publish_account, config::plus_days(today, 30),
               version.address() + "/offentliggoer");
      break;
    case AccountState::published:
    case AccountState::replaced: break;
  }
}

void register_round(storage::Transaction& tx, const Round& round) {
  registry::Thing thing;
  thing.id = round.id;
  thing.kind = kinds::round;
  thing.title = round.title;
  thing.address = round.address();
  thing.audience = round.audience;
  thing.sentence = round.evaluator + " ser på " + round.scope + ".";
  if (round.released_on)
    thing.sentence += " Opsamlingen er offentliggjort " + i18n::long_date(*round.released_on) + ".";
  thing.state = round.released_on ? "round.released" : "round.under_way";
  thing.day = round.released_on.value_or(round.begins);
  registry::put(tx, thing, round.method + "\n" + round.summary);
}

void register_finding(storage::Transaction& tx, const Round& round, const Finding& finding) {
  registry::Thing thing;
  thing.id = finding.id;
  thing.kind = kinds::finding;
  thing.title = "Konstatering " + std::to_string(finding.number) + ": " + excerpt(finding.body);
  thing.address = round.address() + "#konstatering-" + std::to_string(finding.number);
  thing.audience = cooperation_audience();
  thing.sentence = finding.evidence.empty() ? "Konstateret i " + round.title + "." : "Bygger på: " + finding.evidence;
  thing.state = "finding.noted";
  thing.day = finding.found_on;
  registry::put(tx, thing, finding.body);
  registry::put_edge(tx, {round.id, finding.id, "round_found", finding.found_on});
  if (!finding.about.empty()) registry::put_edge(tx, {finding.about, finding.id, "was_evaluated", finding.found_on});
}

void register_proposal(storage::Transaction& tx, const Round& round, const Proposal& proposal) {
  registry::Thing thing;
  thing.id = proposal.id;
  thing.kind = kinds::proposal;
  thing.title = "Forslag " + std::to_string(proposal.number) + ": " + proposal.title;
  thing.address = proposal.address();
  thing.audience = proposal.audience;
  thing.sentence = "Forslag fra " + round.title + ".";
  if (!proposal.consents.empty())
    thing.sentence += " " + std::to_string(proposal.with(Answer::agree)) + " af " +
                      std::to_string(proposal.consents.size()) + " kommuner er enige.";
  thing.state = std::string(identifier(proposal.state));
  thing.day = proposal.ended_on.value_or(proposal.decided_on.value_or(proposal.deadline.value_or(round.begins)));
  registry::put(tx, thing, proposal.body + "\n" + proposal.ending);
  registry::put_edge(tx, {round.id, proposal.id, "round_proposed", round.begins});
  if (!proposal.finding.empty())
    registry::put_edge(tx, {proposal.finding, proposal.id, "led_to_proposal", round.begins});
}

void ask_for_proposal_work(storage::Transaction& tx, const Proposal& proposal, config::Date today) {
  for (const char* act : {waits::answer_proposal, waits::bring_proposal, waits::carry_out_proposal})
    registry::close_todo(tx, proposal.id, act);
  switch (proposal.state) {
    case ProposalState::asked:
      for (const Consent& consent : proposal.consents) {
        if (consent.answer != Answer::none || !proposal.deadline || *proposal.deadline < today) continue;
        for (permit::Role role : {permit::Role::mayor, permit::Role::municipal_secretariat})
          put_todo(tx, proposal.id, permit::office(role, consent.authority), waits::answer_proposal, *proposal.deadline,
                   proposal.address() + "/svar");
      }
      put_todo(tx, proposal.id, secretariat_office(tx, today), waits::bring_proposal,
               config::plus_days(proposal.deadline.value_or(today), 14), proposal.address());
      break;
    case ProposalState::decided:
      put_todo(tx, proposal.id, secretariat_office(tx, today), waits::carry_out_proposal,
               config::plus_days(proposal.decided_on.value_or(today), 60), proposal.address() + "/gennemfoert");
      break;
    case ProposalState::proposed:
    case ProposalState::carried_out:
    case ProposalState::fallen: break;
  }
}

}  // namespace evaluation
