// The statements of rounds and proposals.

#include "round_store.h"

#include "permit/visible.h"

namespace evaluation::store {

using storage::Row;
using storage::Transaction;

namespace {

Round read_round(const Row& row) {
  Round round;
  round.id = row.id(0);
  round.title = row.text(1);
  round.scope = row.text(2);
  round.evaluator = row.text(3);
  round.method = row.text(4);
  round.questionnaire = row.text(5);
  round.begins = row.date(6);
  round.ends = row.date(7);
  round.summary = row.text(8);
  round.released_on = row.date_if(9);
  round.audience = row.id(10);
  round.version = static_cast<int>(row.integer(11));
  return round;
}

Proposal read_proposal(const Row& row) {
  Proposal proposal;
  proposal.id = row.id(0);
  proposal.round = row.id(1);
  proposal.number = static_cast<int>(row.integer(2));
  proposal.finding = row.id(3);
  proposal.title = row.text(4);
  proposal.body = row.text(5);
  proposal.target = target_named(row.view(6)).value_or(Target::rules_of_procedure);
  proposal.needs = needs_named(row.view(7)).value_or(Needs::all);
  proposal.state = proposal_state_named(row.view(8)).value_or(ProposalState::proposed);
  proposal.asked_on = row.date_if(9);
  proposal.deadline = row.date_if(10);
  proposal.meeting = row.id(11);
  proposal.item = row.id(12);
  proposal.decided_on = row.date_if(13);
  proposal.ended_on = row.date_if(14);
  proposal.ending = row.text(15);
  proposal.changed = row.id(16);
  proposal.audience = row.id(17);
  proposal.version = static_cast<int>(row.integer(18));
  return proposal;
}

}  // namespace

constexpr storage::Sql insert_round{"insert_round", R"sql(
  INSERT INTO evaluation_round (id, title, scope, evaluator, method, questionnaire, begins, ends, summary, released_on, audience, version)
  VALUES (:id, :title, :scope, :evaluator, :method, :questionnaire, :begins, :ends, :summary, :released_on, :audience, 1))sql"};
void add_round(Transaction& tx, const Round& round) {
  tx.execute(insert_round, {{"id", round.id},
                            {"title", round.title},
                            {"scope", round.scope},
                            {"evaluator", round.evaluator},
                            {"method", round.method},
                            {"questionnaire", round.questionnaire},
                            {"begins", round.begins},
                            {"ends", round.ends},
                            {"summary", round.summary},
                            {"released_on", round.released_on},
                            {"audience", round.audience}});
}

constexpr storage::Sql update_round{"update_round", R"sql(
  UPDATE evaluation_round SET title = :title, scope = :scope, evaluator = :evaluator, method = :method,
    questionnaire = :questionnaire, begins = :begins, ends = :ends, summary = :summary, released_on = :released_on,
    audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_round(Transaction& tx, const Round& round) {
  return tx.execute(update_round, {{"id", round.id},
                                   {"title", round.title},
                                   {"scope", round.scope},
                                   {"evaluator", round.evaluator},
                                   {"method", round.method},
                                   {"questionnaire", round.questionnaire},
                                   {"begins", round.begins},
                                   {"ends", round.ends},
                                   {"summary", round.summary},
                                   {"released_on", round.released_on},
                                   {"audience", round.audience},
                                   {"version", round.version}}) == 1;
}

constexpr storage::Sql find_round_for{"find_round_for", R"sql(
  SELECT id, title, scope, evaluator, method, questionnaire, begins, ends, summary, released_on, audience, version
  FROM evaluation_round WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<Round> round_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return tx.one(find_round_for, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_round);
}

constexpr storage::Sql list_rounds_for{"list_rounds_for", R"sql(
  SELECT id, title, scope, evaluator, method, questionnaire, begins, ends, summary, released_on, audience, version
  FROM evaluation_round WHERE audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY begins DESC, id)sql"};
std::vector<Round> rounds_for(Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_rounds_for, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_round);
}

constexpr storage::Sql insert_finding{"insert_finding", R"sql(
  INSERT INTO evaluation_finding (id, round, number, body, evidence, about, found_on, found_by)
  VALUES (:id, :round, :number, :body, :evidence, :about, :found_on, :found_by))sql"};
void add_finding(Transaction& tx, const Finding& finding) {
  tx.execute(insert_finding, {{"id", finding.id},
                              {"round", finding.round},
                              {"number", finding.number},
                              {"body", finding.body},
                              {"evidence", finding.evidence},
                              {"about", finding.about},
                              {"found_on", finding.found_on},
                              {"found_by", finding.found_by}});
}

constexpr storage::Sql list_findings{"list_findings", R"sql(
  SELECT id, round, number, body, evidence, about, found_on, found_by
  FROM evaluation_finding WHERE round = :round ORDER BY number, id)sql"};
std::vector<Finding> findings_of(Transaction& tx, const storage::Id& round) {
  return tx.all(list_findings, {{"round", round}}, [](const Row& row) {
    return Finding{row.id(0),   row.id(1),  static_cast<int>(row.integer(2)), row.text(3), row.text(4), row.id(5),
                   row.date(6), row.text(7)};
  });
}

constexpr storage::Sql insert_proposal{"insert_proposal", R"sql(
  INSERT INTO evaluation_proposal (id, round, number, finding, title, body, target, consent, state, asked_on, deadline, meeting, item,
    decided_on, ended_on, ending, changed, audience, version)
  VALUES (:id, :round, :number, :finding, :title, :body, :target, :consent, :state, :asked_on, :deadline, :meeting, :item,
    :decided_on, :ended_on, :ending, :changed, :audience, 1))sql"};
void add_proposal(Transaction& tx, const Proposal& proposal) {
  tx.execute(insert_proposal, {{"id", proposal.id},
                               {"round", proposal.round},
                               {"number", proposal.number},
                               {"finding", proposal.finding},
                               {"title", proposal.title},
                               {"body", proposal.body},
                               {"target", identifier(proposal.target)},
                               {"consent", identifier(proposal.needs)},
                               {"state", identifier(proposal.state)},
                               {"asked_on", proposal.asked_on},
                               {"deadline", proposal.deadline},
                               {"meeting", proposal.meeting},
                               {"item", proposal.item},
                               {"decided_on", proposal.decided_on},
                               {"ended_on", proposal.ended_on},
                               {"ending", proposal.ending},
                               {"changed", proposal.changed},
                               {"audience", proposal.audience}});
  for (const Consent& consent : proposal.consents) put_consent(tx, proposal.id, consent);
}

constexpr storage::Sql update_proposal{"update_proposal", R"sql(
  UPDATE evaluation_proposal SET state = :state, asked_on = :asked_on, deadline = :deadline, meeting = :meeting, item = :item,
    decided_on = :decided_on, ended_on = :ended_on, ending = :ending, changed = :changed, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_proposal(Transaction& tx, const Proposal& proposal) {
  return tx.execute(update_proposal, {{"id", proposal.id},
                                      {"state", identifier(proposal.state)},
                                      {"asked_on", proposal.asked_on},
                                      {"deadline", proposal.deadline},
                                      {"meeting", proposal.meeting},
                                      {"item", proposal.item},
                                      {"decided_on", proposal.decided_on},
                                      {"ended_on", proposal.ended_on},
                                      {"ending", proposal.ending},
                                      {"changed", proposal.changed},
                                      {"version", proposal.version}}) == 1;
}

constexpr storage::Sql consents_of_proposal{"consents_of_proposal", R"sql(
  SELECT authority, answer, reason, answered_by, answered_on
  FROM evaluation_consent WHERE proposal = :proposal ORDER BY authority)sql"};
static void read_consents(Transaction& tx, Proposal& proposal) {
  proposal.consents = tx.all(consents_of_proposal, {{"proposal", proposal.id}}, [](const Row& row) {
    return Consent{row.id(0), answer_named(row.view(1)).value_or(Answer::none), row.text(2), row.text(3),
                   row.date_if(4)};
  });
}

constexpr storage::Sql find_proposal_for{"find_proposal_for", R"sql(
  SELECT id, round, number, finding, title, body, target, consent, state, asked_on, deadline, meeting, item, decided_on, ended_on,
    ending, changed, audience, version
  FROM evaluation_proposal WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<Proposal> proposal_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto found =
      tx.one(find_proposal_for, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_proposal);
  if (found) read_consents(tx, *found);
  return found;
}

constexpr storage::Sql list_proposals_for{"list_proposals_for", R"sql(
  SELECT id, round, number, finding, title, body, target, consent, state, asked_on, deadline, meeting, item, decided_on, ended_on,
    ending, changed, audience, version
  FROM evaluation_proposal WHERE round = :round AND audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY number, id)sql"};
std::vector<Proposal> proposals_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& round) {
  auto found = tx.all(list_proposals_for, {{"round", round}, {"holders", viewer.holders()}, {"today", viewer.today}},
                      read_proposal);
  for (Proposal& proposal : found) read_consents(tx, proposal);
  return found;
}

constexpr storage::Sql last_number_of_proposals{"last_number_of_proposals", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM evaluation_proposal WHERE round = :round)sql"};
int last_proposal_number(Transaction& tx, const storage::Id& round) {
  return static_cast<int>(tx.integer(last_number_of_proposals, {{"round", round}}));
}

constexpr storage::Sql write_consent{"write_consent", R"sql(
  INSERT INTO evaluation_consent (proposal, authority, answer, reason, answered_by, answered_on)
  VALUES (:proposal, :authority, :answer, :reason, :answered_by, :answered_on)
  ON CONFLICT (proposal, authority) DO UPDATE SET answer = excluded.answer, reason = excluded.reason,
    answered_by = excluded.answered_by, answered_on = excluded.answered_on)sql"};
void put_consent(Transaction& tx, const storage::Id& proposal, const Consent& consent) {
  tx.execute(write_consent, {{"proposal", proposal},
                             {"authority", consent.authority},
                             {"answer", identifier(consent.answer)},
                             {"reason", consent.reason},
                             {"answered_by", consent.answered_by},
                             {"answered_on", consent.answered_on}});
}

}  // namespace evaluation::store
