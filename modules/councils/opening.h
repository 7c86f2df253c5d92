#pragma once
// Opening a meeting to the public, wholly or in part: it takes a majority of the council's members and the chair's
// assent (bekendtgørelse 1426/2006 § 3). It is the only thing the rules let a kredsråd vote on.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "meeting.h"
#include "membership.h"
#include "permit/viewer.h"

namespace councils {

enum class Vote { yes, no, none };
std::string_view identifier(Vote vote);
std::optional<Vote> vote_named(std::string_view identifier);

struct OpeningWish {
  Opening opening = Opening::none;
  std::string part;                   // which part is open
  std::map<storage::Id, Vote> votes;  // of the seats with a say
  bool chair_assents = false;
};

/// The seats that vote on a meeting: every seat with a say on its day, in order and once.
std::vector<Member> voters_of(const std::vector<Member>& members, config::Date day);
/// Whether the wish carries. Closing a meeting again needs nobody's vote.
config::Outcome<config::Done> may_open(const OpeningWish& wish, const std::vector<Member>& voters);

config::Outcome<Meeting> open_to_public(audit::Change& change, const permit::Viewer& viewer, const storage::Id& meeting,
                                        std::int64_t version, const OpeningWish& wish);

}  // namespace councils
