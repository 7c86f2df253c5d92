#pragma once
// Reads and writes of rounds.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "round.h"
#include "storage/transaction.h"

namespace indicators {

void insert_round(storage::Transaction& tx, const Round& round, const std::vector<Question>& questions,
                  const std::vector<Invited>& invited);
/// State, last day and number of answers.
void save_round(storage::Transaction& tx, const Round& round);
std::optional<Round> visible_round(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// An open round by its secret address.
std::optional<Round> round_by_link(storage::Transaction& tx, std::string_view link);
std::vector<Round> visible_rounds(storage::Transaction& tx, const permit::Viewer& viewer);
bool round_exists(storage::Transaction& tx, const storage::Id& id);

std::vector<Question> questions_of(storage::Transaction& tx, const storage::Id& round);
std::vector<Invited> invited_of(storage::Transaction& tx, const storage::Id& round);
void set_answered(storage::Transaction& tx, const storage::Id& round, const storage::Id& holder);
std::vector<Reply> replies_of(storage::Transaction& tx, const storage::Id& round);
/// Adds the replies and writes all of the round anew in the order of their ids, so that no order of the rows, and no
/// mark of the transaction that wrote them, tells which came last.
void add_replies(storage::Transaction& tx, const storage::Id& round, const std::vector<Reply>& replies);

}  // namespace indicators
