#pragma once
// The acts on the open call, each inside one change, and the job that deletes names and contacts.

#include <string>

#include "audit/archive.h"
#include "config/outcome.h"
#include "idea.h"
#include "permit/viewer.h"
#include "round.h"

namespace priorities {

inline constexpr const char* call_kind = "priorities.call";
inline constexpr const char* idea_kind = "priorities.idea";
inline constexpr const char* forget_job = "priorities.forget_senders";

/// More ideas than this in a day are not written by people.
inline constexpr int ideas_a_day = 400;

config::Outcome<Call> open_call(audit::Change& change, const permit::Viewer& viewer, Call call);
/// Writes call and register rows, and puts the job; also used by load.
void keep_call(audit::Change& change, const Call& call);

struct IdeaText {
  std::string body, sender, contact;
  storage::Id municipality;
  SenderKind sender_kind = SenderKind::unsaid;
  bool nobody_is_named = false;  // the sender says that no person is meant
};
/// From anybody, without log-in.
config::Outcome<Idea> send_idea(audit::Change& change, int year, const IdeaText& text);
/// Who reads an idea before it is released.
storage::Id desk_audience(storage::Transaction& tx, config::Date day);
void register_idea(storage::Transaction& tx, const Call& call, const Idea& idea, config::Date today);

config::Outcome<Idea> answer_idea(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                  std::int64_t version, const std::string& reply);
/// Shows an answered idea to the public, or takes it back.
config::Outcome<Idea> release_idea(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                   std::int64_t version, bool released);
/// Ties an idea to the candidate it became.
config::Outcome<config::Done> idea_became(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                          const Candidate& candidate);

/// The job: the day has come on which nobody needs to know who sent what.
void forget_senders(audit::Archive& archive, const storage::Id& call);

}  // namespace priorities
