#pragma once
// What can be done to an annual account. Each act reads again inside its change, asks the course, and writes one entry.

#include <string>

#include "account.h"
#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"

namespace evaluation {

/// Circumstances of a version's next steps.
AccountFacts account_facts(storage::Transaction& tx, const AccountVersion& version, config::Date today);
/// The district's headings, or the first ones.
std::vector<Heading> headings_in_use(storage::Transaction& tx);

/// Generates the account of a year that has none.
config::Outcome<AccountVersion> generate_account(audit::Change& change, const permit::Viewer& viewer, int year);
/// Writes under one heading.
config::Outcome<config::Done> write_section(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& version, int read, const std::string& key,
                                            const std::string& text);
/// Draws the figures anew. What people wrote stays.
config::Outcome<config::Done> regenerate(audit::Change& change, const permit::Viewer& viewer,
                                         const storage::Id& version, int read);
config::Outcome<config::Done> put_account_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                                    const storage::Id& version, const storage::Id& meeting,
                                                    const std::string& brief, int minutes);
config::Outcome<config::Done> note_account_discussion(audit::Change& change, const permit::Viewer& viewer,
                                                      const storage::Id& version);
config::Outcome<config::Done> publish_account(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& version);
/// A new version with the same text, which goes the whole way again.
config::Outcome<AccountVersion> revise_account(audit::Change& change, const permit::Viewer& viewer,
                                               const storage::Id& version, const std::string& reason);
/// Makes a published version the one that everybody reads; for publishing and loading.
void bring_out(storage::Transaction& tx, AccountVersion& version, config::Date day);

}  // namespace evaluation
