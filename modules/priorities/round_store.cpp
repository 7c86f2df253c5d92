// The statements of rounds.

#include "round_store.h"

#include "permit/visible.h"

namespace priorities::store {
namespace {

Round read_round(const storage::Row& row) {
  Round round;
  round.id = row.id(0);
  round.year = static_cast<int>(row.integer(1));
  round.question = row.text(2);
  round.state = round_state_named(row.view(3)).value_or(RoundState::collecting);
  round.deadline = row.date_if(4);
  round.plan_address = row.text(5);
  round.audience = row.id(6);
  round.version = row.integer(7);
  return round;
}

}  // namespace

constexpr storage::Sql insert_round{"priorities_insert_round", R"sql(
  INSERT INTO priorities_round (id, year, question, state, deadline, plan_address, audience, version)
  VALUES (:id, :year, :question, :state, :deadline, :plan_address, :audience, 1))sql"};

void add_round(storage::Transaction& tx, const Round& round) {
  tx.execute(insert_round, {{"id", round.id},
                            {"year", round.year},
                            {"question", round.question},
                            {"state", identifier(round.state)},
                            {"deadline", round.deadline},
                            {"plan_address", round.plan_address},
                            {"audience", round.audience}});
}

constexpr storage::Sql update_round{"priorities_update_round", R"sql(
  UPDATE priorities_round SET question = :question, state = :state, deadline = :deadline, plan_address = :plan_address,
    version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool save_round(storage::Transaction& tx, Round& round) {
  const bool saved = tx.execute(update_round, {{"id", round.id},
                                               {"question", round.question},
                                               {"state", identifier(round.state)},
                                               {"deadline", round.deadline},
                                               {"plan_address", round.plan_address},
                                               {"version", round.version}}) == 1;
  if (saved) ++round.version;
  return saved;
}

constexpr storage::Sql find_round{"priorities_find_round", R"sql(
  SELECT id, year, question, state, deadline, plan_address, audience, version FROM priorities_round WHERE id = :id)sql"};

std::optional<Round> round(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_round, {{"id", id}}, read_round);
}

constexpr storage::Sql find_visible_round{"priorities_find_visible_round", R"sql(
  SELECT id, year, question, state, deadline, plan_address, audience, version
  FROM priorities_round WHERE year = :year AND audience IN )sql" PERMIT_VISIBLE};

std::optional<Round> round_for(storage::Transaction& tx, const permit::Viewer& viewer, int year) {
  return tx.one(find_visible_round, {{"year", year}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_round);
}

constexpr storage::Sql list_rounds{"priorities_list_rounds", R"sql(
  SELECT id, year, question, state, deadline, plan_address, audience, version
  FROM priorities_round WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY year DESC)sql"};

std::vector<Round> rounds_for(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_rounds, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_round);
}

constexpr storage::Sql insert_candidate{"priorities_insert_candidate", R"sql(
  INSERT INTO priorities_candidate (id, round, position, title, why, figure, source, indicator, consequences, authority,
    authority_name, proposed_by, proposed_on, choice, reason, area, version)
  VALUES (:id, :round, :position, :title, :why, :figure, :source, :indicator, :consequences, :authority,
    :authority_name, :proposed_by, :proposed_on, :choice, :reason, :area, 1))sql"};
constexpr storage::Sql insert_place{"priorities_insert_place", R"sql(
  INSERT INTO priorities_candidate_place (candidate, authority) VALUES (:candidate, :authority))sql"};
constexpr storage::Sql delete_places{"priorities_delete_places", R"sql(
  DELETE FROM priorities_candidate_place WHERE candidate = :candidate)sql"};

namespace {

void put_places(storage::Transaction& tx, const Candidate& candidate) {
  for (const storage::Id& place : candidate.text.places)
    tx.execute(insert_place, {{"candidate", candidate.id}, {"authority", place}});
}

}  // namespace

void add_candidate(storage::Transaction& tx, const Candidate& candidate) {
  tx.execute(insert_candidate, {{"id", candidate.id},
                                {"round", candidate.round},
                                {"position", candidate.position},
                                {"title", candidate.text.title},
                                {"why", candidate.text.why},
                                {"figure", candidate.text.figure},
                                {"source", candidate.text.source},
                                {"indicator", candidate.text.indicator},
                                {"consequences", candidate.text.consequences},
                                {"authority", candidate.authority},
                                {"authority_name", candidate.authority_name},
                                {"proposed_by", candidate.proposed_by},
                                {"proposed_on", candidate.proposed_on},
                                {"choice", identifier(candidate.choice)},
                                {"reason", candidate.reason},
                                {"area", candidate.area}});
  put_places(tx, candidate);
}

constexpr storage::Sql update_candidate{"priorities_update_candidate", R"sql(
  UPDATE priorities_candidate SET title = :title, why = :why, figure = :figure, source = :source, indicator = :indicator,
    consequences = :consequences, choice = :choice, reason = :reason, area = :area, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool save_candidate(storage::Transaction& tx, Candidate& candidate) {
  const bool saved = tx.execute(update_candidate, {{"id", candidate.id},
                                                   {"title", candidate.text.title},
                                                   {"why", candidate.text.why},
                                                   {"figure", candidate.text.figure},
                                                   {"source", candidate.text.source},
                                                   {"indicator", candidate.text.indicator},
                                                   {"consequences", candidate.text.consequences},
                                                   {"choice", identifier(candidate.choice)},
                                                   {"reason", candidate.reason},
                                                   {"area", candidate.area},
                                                   {"version", candidate.version}}) == 1;
  if (!saved) return false;
  ++candidate.version;
  tx.execute(delete_places, {{"candidate", candidate.id}});
  put_places(tx, candidate);
  return true;
}

constexpr storage::Sql list_candidates{"priorities_list_candidates", R"sql(
  SELECT id, round, position, title, why, figure, source, indicator, consequences, authority, authority_name, proposed_by,
         proposed_on, choice, reason, area, version
  FROM priorities_candidate WHERE round = :round ORDER BY position, id)sql"};
constexpr storage::Sql list_places{"priorities_list_places", R"sql(
  SELECT p.candidate, p.authority FROM priorities_candidate_place p JOIN priorities_candidate c ON c.id = p.candidate
  WHERE c.round = :round ORDER BY p.candidate, p.authority)sql"};

std::vector<Candidate> candidates_of(storage::Transaction& tx, const storage::Id& round) {
  auto candidates = tx.all(list_candidates, {{"round", round}}, [](const storage::Row& row) {
    Candidate candidate;
    candidate.id = row.id(0);
    candidate.round = row.id(1);
    candidate.position = static_cast<int>(row.integer(2));
    candidate.text.title = row.text(3);
    candidate.text.why = row.text(4);
    candidate.text.figure = row.text(5);
    candidate.text.source = row.text(6);
    candidate.text.indicator = row.id(7);
    candidate.text.consequences = row.text(8);
    candidate.authority = row.id(9);
    candidate.authority_name = row.text(10);
    candidate.proposed_by = row.text(11);
    candidate.proposed_on = row.date(12);
    candidate.choice = choice_named(row.view(13)).value_or(Choice::open);
    candidate.reason = row.text(14);
    candidate.area = row.id(15);
    candidate.version = row.integer(16);
    return candidate;
  });
  tx.each(list_places, {{"round", round}}, [&](const storage::Row& row) {
    for (Candidate& candidate : candidates) {
      if (candidate.id == row.id(0)) candidate.text.places.push_back(row.id(1));
    }
  });
  return candidates;
}

constexpr storage::Sql list_ballots{"priorities_list_ballots", R"sql(
  SELECT holder, answered_by, answered_at, version FROM priorities_ballot WHERE round = :round ORDER BY holder)sql"};
constexpr storage::Sql list_points{"priorities_list_points", R"sql(
  SELECT holder, candidate, points FROM priorities_points WHERE round = :round)sql"};

std::vector<Ballot> ballots_of(storage::Transaction& tx, const storage::Id& round) {
  auto ballots = tx.all(list_ballots, {{"round", round}}, [](const storage::Row& row) {
    Ballot ballot;
    ballot.holder = row.id(0);
    ballot.answered_by = row.text(1);
    ballot.answered_at = row.time(2);
    ballot.version = row.integer(3);
    return ballot;
  });
  tx.each(list_points, {{"round", round}}, [&](const storage::Row& row) {
    for (Ballot& ballot : ballots) {
      if (ballot.holder == row.id(0)) ballot.points[row.id(1)] = static_cast<int>(row.integer(2));
    }
  });
  return ballots;
}

constexpr storage::Sql insert_ballot{"priorities_insert_ballot", R"sql(
  INSERT INTO priorities_ballot (round, holder, answered_by, answered_at, version)
  VALUES (:round, :holder, :answered_by, :answered_at, 1) ON CONFLICT (round, holder) DO NOTHING)sql"};
constexpr storage::Sql update_ballot{"priorities_update_ballot", R"sql(
  UPDATE priorities_ballot SET answered_by = :answered_by, answered_at = :answered_at, version = version + 1
  WHERE round = :round AND holder = :holder AND version = :version)sql"};
constexpr storage::Sql put_points{"priorities_put_points", R"sql(
  INSERT INTO priorities_points (round, holder, candidate, points) VALUES (:round, :holder, :candidate, :points)
  ON CONFLICT (round, holder, candidate) DO UPDATE SET points = excluded.points)sql"};

bool save_ballot(storage::Transaction& tx, const storage::Id& round, const Ballot& ballot) {
  std::vector<storage::Bind> binds{{"round", round},
                                   {"holder", ballot.holder},
                                   {"answered_by", ballot.answered_by},
                                   {"answered_at", ballot.answered_at}};
  if (ballot.version > 0) binds.emplace_back("version", ballot.version);
  if (tx.execute(ballot.version > 0 ? update_ballot : insert_ballot, binds) != 1) return false;
  for (const auto& [candidate, points] : ballot.points)
    tx.execute(put_points, {{"round", round}, {"holder", ballot.holder}, {"candidate", candidate}, {"points", points}});
  return true;
}

}  // namespace priorities::store
