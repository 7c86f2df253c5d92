// Every statement about decisions.

#include "decision_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

Decision read_decision(const storage::Row& row) {
  Decision decision;
  decision.id = row.id(0);
  decision.item = row.id(1);
  decision.meeting = row.id(2);
  decision.council = row.id(3);
  decision.position = static_cast<int>(row.integer(4));
  decision.number = row.text(5);
  decision.text = row.text(6);
  decision.owner = row.id(7);
  decision.decided = row.date(8);
  decision.due = row.date_if(9);
  decision.state = decision_state_named(row.view(10)).value_or(DecisionState::open);
  decision.report = row.text(11);
  decision.ended = row.date_if(12);
  decision.closed = row.flag(13);
  decision.audience = row.id(14);
  decision.version = row.integer(15);
  return decision;
}

}  // namespace

constexpr storage::Sql insert_decision_row{"councils_insert_decision", R"sql(
  INSERT INTO councils_decision (id, item, meeting, council, position, number, text, owner, decided, due, state, report, ended, closed, audience, version)
  VALUES (:id, :item, :meeting, :council, :position, :number, :text, :owner, :decided, :due, :state, :report, :ended,
          :closed, :audience, :version))sql"};

void insert_decision(storage::Transaction& tx, const Decision& decision) {
  tx.execute(insert_decision_row, {{"id", decision.id},
                                   {"item", decision.item},
                                   {"meeting", decision.meeting},
                                   {"council", decision.council},
                                   {"position", decision.position},
                                   {"number", decision.number},
                                   {"text", decision.text},
                                   {"owner", decision.owner},
                                   {"decided", decision.decided},
                                   {"due", decision.due},
                                   {"state", identifier(decision.state)},
                                   {"report", decision.report},
                                   {"ended", decision.ended},
                                   {"closed", decision.closed},
                                   {"audience", decision.audience},
                                   {"version", decision.version}});
}

constexpr storage::Sql update_decision_row{"councils_update_decision", R"sql(
  UPDATE councils_decision SET text = :text, owner = :owner, due = :due, state = :state, report = :report, ended = :ended,
    closed = :closed, audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_decision(storage::Transaction& tx, Decision& decision) {
  const bool written = tx.execute(update_decision_row, {{"id", decision.id},
                                                        {"text", decision.text},
                                                        {"owner", decision.owner},
                                                        {"due", decision.due},
                                                        {"state", identifier(decision.state)},
                                                        {"report", decision.report},
                                                        {"ended", decision.ended},
                                                        {"closed", decision.closed},
                                                        {"audience", decision.audience},
                                                        {"version", decision.version}}) == 1;
  if (written) ++decision.version;
  return written;
}

constexpr storage::Sql list_item_decisions{"councils_list_item_decisions", R"sql(
  SELECT id, item, meeting, council, position, number, text, owner, decided, due, state, report, ended, closed, audience, version
  FROM councils_decision WHERE item = :item ORDER BY position, id)sql"};

std::vector<Decision> decisions_of_item(storage::Transaction& tx, const storage::Id& item) {
  return tx.all(list_item_decisions, {{"item", item}}, read_decision);
}

constexpr storage::Sql list_visible_decisions{"councils_list_visible_decisions", R"sql(
  SELECT id, item, meeting, council, position, number, text, owner, decided, due, state, report, ended, closed, audience, version
  FROM councils_decision WHERE audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY decided DESC, number DESC, id LIMIT :limit)sql"};

std::vector<Decision> visible_decisions(storage::Transaction& tx, const permit::Viewer& viewer, int limit) {
  return tx.all(list_visible_decisions, {{"holders", viewer.holders()}, {"today", viewer.today}, {"limit", limit}},
                read_decision);
}

constexpr storage::Sql find_visible_decision{"councils_find_visible_decision", R"sql(
  SELECT id, item, meeting, council, position, number, text, owner, decided, due, state, report, ended, closed, audience, version
  FROM councils_decision WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE R"sql()sql"};

std::optional<Decision> visible_decision(storage::Transaction& tx, const permit::Viewer& viewer,
                                         const storage::Id& id) {
  return tx.one(find_visible_decision, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_decision);
}

constexpr storage::Sql list_council_open_decisions{"councils_list_council_open_decisions", R"sql(
  SELECT id, item, meeting, council, position, number, text, owner, decided, due, state, report, ended, closed, audience, version
  FROM councils_decision
  WHERE meeting IN (SELECT meeting FROM councils_meeting_council WHERE council IN :councils) AND state = 'open' AND decided < :before
  ORDER BY decided, number, id)sql"};

std::vector<Decision> open_decisions(storage::Transaction& tx, const std::vector<storage::Id>& councils,
                                     config::Date before) {
  std::vector<std::string> ids;
  for (const storage::Id& id : councils) ids.push_back(id.text());
  return tx.all(list_council_open_decisions, {{"councils", ids}, {"before", before}}, read_decision);
}

constexpr storage::Sql list_followed_up{"councils_list_followed_up", R"sql(
  SELECT d.id, d.item, d.meeting, d.council, d.position, d.number, d.text, d.owner, d.decided, d.due, d.state, d.report, d.ended, d.closed, d.audience, d.version
  FROM councils_decision d JOIN councils_follow_up f ON f.decision = d.id
  WHERE f.item = :item ORDER BY d.decided, d.number, d.id)sql"};

std::vector<Decision> followed_up(storage::Transaction& tx, const storage::Id& item) {
  return tx.all(list_followed_up, {{"item", item}}, read_decision);
}

}  // namespace councils
