// Opening a meeting.

#include "opening.h"

#include <algorithm>

#include "meeting_access.h"
#include "meeting_acts.h"
#include "meeting_store.h"
#include "opening_store.h"
#include "registration.h"

namespace councils {
namespace {

constexpr const char* opening_law = "bekendtgørelse nr. 1426 af 13. december 2006 § 3";

}  // namespace

std::string_view identifier(Vote vote) {
  switch (vote) {
    case Vote::yes: return "yes";
    case Vote::no: return "no";
    case Vote::none: return "none";
  }
  return "none";
}

std::optional<Vote> vote_named(std::string_view name) {
  for (const Vote vote : {Vote::yes, Vote::no, Vote::none}) {
    if (identifier(vote) == name) return vote;
  }
  return std::nullopt;
}

std::vector<Member> voters_of(const std::vector<Member>& members, config::Date day) {
  std::vector<Member> voters;
  for (const Member& member : members) {
    if (!member.has_a_say() || !member.holds_on(day)) continue;
    const bool there =
        std::any_of(voters.begin(), voters.end(), [&](const Member& other) { return other.holder == member.holder; });
    if (!there) voters.push_back(member);
  }
  return voters;
}

config::Outcome<config::Done> may_open(const OpeningWish& wish, const std::vector<Member>& voters) {
  if (wish.opening == Opening::none) return config::done;
  if (wish.opening == Opening::part && wish.part.empty()) {
    return config::Refusal{"Write which part of the meeting is open.", {}, "part", opening_law};
  }
  const auto yes = std::count_if(voters.begin(), voters.end(), [&](const Member& voter) {
    const auto vote = wish.votes.find(voter.holder);
    return vote != wish.votes.end() && vote->second == Vote::yes;
  });
  if (static_cast<std::size_t>(yes) * 2 <= voters.size()) {
    return config::Refusal{
        "{0} of {1} members voted for it. A meeting is opened when more than half of the members want it and the chair "
        "assents.",
        {std::to_string(yes), std::to_string(voters.size())},
        {},
        opening_law};
  }
  if (!wish.chair_assents) {
    return config::Refusal{"The members want it, but the chair must assent too.", {}, "assent", opening_law};
  }
  return config::done;
}

config::Outcome<Meeting> open_to_public(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                        std::int64_t version, const OpeningWish& wish) {
  storage::Transaction& tx = change.tx();
  auto opened = open_meeting(tx, viewer, id);
  if (!opened) return not_for_you();
  if (!prepares(opened->part)) {
    return config::Refusal{"Only the chair and the secretariat record how the members voted.", {}, {}, opening_law};
  }
  Meeting& meeting = opened->meeting;
  if (meeting.version != version) return changed_meanwhile();
  if (meeting.state > State::held) {
    return config::Refusal{
        "The meeting is over or cancelled. It can no longer be opened or closed.", {}, {}, opening_law};
  }
  const auto voters = voters_of(opened->members, meeting.day);
  if (auto carried = may_open(wish, voters); !carried) return carried.refusal();
  int yes = 0;
  for (const Member& voter : voters) {
    if (wish.opening == Opening::none) break;
    const auto found = wish.votes.find(voter.holder);
    const Vote vote = found == wish.votes.end() ? Vote::none : found->second;
    put_vote(tx, id, voter.holder, vote, change.now());
    if (vote == Vote::yes) ++yes;
  }
  meeting.opening = wish.opening;
  meeting.open_part = wish.opening == Opening::part ? wish.part : std::string();
  if (!update_meeting(tx, meeting)) return changed_meanwhile();
  register_meeting(tx, meeting);
  change.record({wish.opening == Opening::none ? "meeting_closed_to_public" : "meeting_opened_to_public",
                 id,
                 kinds::meeting,
                 {},
                 wish.opening == Opening::none
                     ? std::string()
                     : std::to_string(yes) + " af " + std::to_string(voters.size()) + " stemte for"});
  return meeting;
}

}  // namespace councils
