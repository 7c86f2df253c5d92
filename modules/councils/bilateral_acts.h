#pragma once
// What the two parties can do, each in one change, and what the register, the work lists and the mail are told: nothing
// that reaches others than the pair.

#include "audit/change.h"
#include "bilateral.h"
#include "meeting_acts.h"

namespace councils {

inline constexpr const char* bilateral_kind = "councils.bilateral";
inline constexpr const char* agreement_kind = "councils.agreement";

struct BilateralText {
  storage::Id municipality;
  config::Date day{};
  int starts = 0;
  std::string venue, subject;
};

/// Creates the audience of a pair (or keeps it) and answers it.
storage::Id put_pair(storage::Transaction& tx, const storage::Id& police, const storage::Id& municipality,
                     const std::string& municipality_name);
void register_bilateral(storage::Transaction& tx, const Bilateral& bilateral, const std::vector<BilateralItem>& items);
void register_agreement(storage::Transaction& tx, const Bilateral& bilateral, const Agreement& agreement);

config::Outcome<Bilateral> plan_bilateral(audit::Change& change, const permit::Viewer& viewer, const Sender& sender,
                                          const BilateralText& text);
config::Outcome<Bilateral> add_bilateral_item(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& id, const std::string& title,
                                              const std::string& brief);
config::Outcome<Bilateral> cancel_bilateral(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                            std::int64_t version, const std::string& reason);
/// What was said about an item. The first note says that the meeting was held.
config::Outcome<Bilateral> note_bilateral_item(audit::Change& change, const permit::Viewer& viewer,
                                               const storage::Id& id, const storage::Id& item, std::int64_t version,
                                               const std::string& note);
config::Outcome<Bilateral> agree(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                 const std::string& text, const storage::Id& owner, config::Date follow_up);
config::Outcome<Bilateral> report_agreement(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                            const storage::Id& agreement, std::int64_t version,
                                            const std::string& report);
/// Brings a matter to a meeting of the kredsråd, in words that its members may read. The new item knows nothing of
/// where it came from; only the pair sees the way.
config::Outcome<Bilateral> promote(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                   const storage::Id& item, std::int64_t version, const storage::Id& meeting,
                                   const std::string& title, const std::string& brief);

}  // namespace councils
