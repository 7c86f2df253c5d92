#pragma once
// Status reports and the district's headings in the database.

#include <optional>
#include <vector>

#include "permit/viewer.h"
#include "report.h"
#include "storage/transaction.h"

namespace action_plans::store {

/// The district's headings, or the usual ones.
std::vector<std::string> headings(storage::Transaction& tx);
void set_headings(storage::Transaction& tx, const std::vector<std::string>& titles);

void add_report(storage::Transaction& tx, const Report& report);
/// The report with its lines, as read; false when somebody was faster.
bool save_report(storage::Transaction& tx, Report& report);
/// One side's column of every line, and nothing else; false when somebody of that side was faster or it is frozen.
bool save_column(storage::Transaction& tx, const Report& report, Side side, int read);
std::optional<Report> report_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
std::optional<Report> report_of(storage::Transaction& tx, const storage::Id& council, const storage::Id& meeting);
std::vector<Report> reports_for(storage::Transaction& tx, const permit::Viewer& viewer);
int next_report_number(storage::Transaction& tx, const storage::Id& council);

}  // namespace action_plans::store
