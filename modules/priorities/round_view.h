#pragma once
// What every page of a round begins with: the round if the viewer may see it, its candidates, its points, and the way
// back.

#include <optional>
#include <vector>

#include "round.h"
#include "round_work.h"
#include "storage/transaction.h"
#include "web/exchange.h"
#include "web/frame.h"

namespace priorities {

struct RoundView {
  Round round;
  std::vector<Candidate> candidates;
  std::vector<Ballot> ballots;
  RoundFacts facts;

  bool can(RoundAct act) const { return static_cast<bool>(after(act, round, facts)); }
  const Candidate* candidate(const storage::Id& id) const;
};

/// The year in the address; 0 when it is none.
int year_of(const web::Exchange& exchange);
std::optional<RoundView> round_view(const web::Exchange& exchange, storage::Transaction& tx);
/// Title and crumbs of a page below a round.
web::Page page_below(const web::Exchange& exchange, const Round& round, std::string title, std::string lead);

}  // namespace priorities
