// Every statement about votes.

#include "opening_store.h"

namespace councils {

constexpr storage::Sql put_vote_row{"councils_put_opening_vote", R"sql(
  INSERT INTO councils_opening_vote (meeting, holder, vote, at) VALUES (:meeting, :holder, :vote, :at)
  ON CONFLICT (meeting, holder) DO UPDATE SET vote = excluded.vote, at = excluded.at)sql"};

void put_vote(storage::Transaction& tx, const storage::Id& meeting, const storage::Id& holder, Vote vote,
              config::Instant at) {
  tx.execute(put_vote_row, {{"meeting", meeting}, {"holder", holder}, {"vote", identifier(vote)}, {"at", at}});
}

constexpr storage::Sql list_votes{"councils_list_opening_votes", R"sql(
  SELECT holder, vote FROM councils_opening_vote WHERE meeting = :meeting ORDER BY holder)sql"};

std::map<storage::Id, Vote> votes_on(storage::Transaction& tx, const storage::Id& meeting) {
  std::map<storage::Id, Vote> votes;
  tx.each(list_votes, {{"meeting", meeting}},
          [&](const storage::Row& row) { votes[row.id(0)] = vote_named(row.view(1)).value_or(Vote::none); });
  return votes;
}

}  // namespace councils
