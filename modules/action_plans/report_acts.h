#pragma once
// The acts on a status report: begun for a meeting, written side by side, concluded, frozen with the minutes.

#include <optional>
#include <vector>

#include "audit/change.h"
#include "councils/standing.h"
#include "permit/viewer.h"
#include "plan_acts.h"
#include "report.h"

namespace action_plans {

struct OpenedReport {
  Report report;
  councils::Standing standing = councils::Standing::outside;
  std::optional<Side> side;  // whose column the viewer writes; nobody else's
};
std::optional<OpenedReport> open_report(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);

config::Outcome<storage::Id> begin_report(audit::Change& change, const permit::Viewer& viewer,
                                          const storage::Id& council, const storage::Id& meeting);
struct Written {
  int position = 0;
  std::string text;
  storage::Id figure;
};
config::Outcome<config::Done> write_column(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                           Side side, int read, const std::vector<Written>& written);
/// What the lokalråd concludes under a heading. A new measure is written, an adjusted one changed, in this change.
struct Concluded {
  Conclusion conclusion = Conclusion::none;
  std::string words;
  storage::Id item;                 // adjust: which
  std::optional<config::Date> due;  // adjust: its new deadline
  std::string target;               // adjust: its new target
  ItemDraft measure;                // new_measure
};
config::Outcome<config::Done> conclude_line(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                            int read, int position, const Concluded& concluded);
config::Outcome<config::Done> put_report_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                                   const storage::Id& id);
config::Outcome<config::Done> freeze_report(audit::Change& change, const permit::Viewer& viewer, const storage::Id& id,
                                            int read);
config::Refusal no_such_report();

/// The sheet as it is kept when frozen, and read again.
std::string snapshot_of(const Report& report, const std::vector<std::string>& items);
struct SheetLine {
  std::string heading, police, police_by, municipality, municipality_by, conclusion, words, item_title;
  storage::Id police_figure, municipality_figure, item;
};
std::vector<SheetLine> sheet_in(std::string_view snapshot);

}  // namespace action_plans
