#pragma once
// What the register of things, the circle and the work lists are told about accounts, rounds, findings and proposals.
// Sentences in the register are Danish data, and those of public things say nothing internal.

#include "account.h"
#include "proposal.h"
#include "round.h"
#include "storage/transaction.h"

namespace evaluation {

namespace kinds {
inline constexpr const char* account = "evaluation.account";
inline constexpr const char* account_version = "evaluation.account_version";
inline constexpr const char* round = "evaluation.round";
inline constexpr const char* finding = "evaluation.finding";
inline constexpr const char* proposal = "evaluation.proposal";
}  // namespace kinds

namespace waits {
inline constexpr const char* edit_account = "evaluation.edit_account";
inline constexpr const char* note_account = "evaluation.note_account";
inline constexpr const char* publish_account = "evaluation.publish_account";
inline constexpr const char* answer_proposal = "evaluation.answer_proposal";
inline constexpr const char* bring_proposal = "evaluation.bring_proposal";
inline constexpr const char* carry_out_proposal = "evaluation.carry_out_proposal";
}  // namespace waits

/// The account as a thing: its audience is the latest version's until it is published.
void register_account(storage::Transaction& tx, const Account& account, const AccountVersion& latest);
void register_account_version(storage::Transaction& tx, const AccountVersion& version);
/// The work that follows from the version's state, and none that no longer does.
void ask_for_account_work(storage::Transaction& tx, const AccountVersion& version, config::Date today,
                          std::optional<config::Date> meeting_day = std::nullopt);

void register_round(storage::Transaction& tx, const Round& round);
void register_finding(storage::Transaction& tx, const Round& round, const Finding& finding);
void register_proposal(storage::Transaction& tx, const Round& round, const Proposal& proposal);
void ask_for_proposal_work(storage::Transaction& tx, const Proposal& proposal, config::Date today);

void put_todo(storage::Transaction& tx, const storage::Id& thing, const storage::Id& holder, std::string act,
              config::Date due, std::string address);

}  // namespace evaluation
