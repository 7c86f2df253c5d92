#pragma once
// A published plan as everybody may see it: the text of the version in force and its initiatives as they stand now.

#include <optional>
#include <string_view>
#include <vector>

#include "initiative.h"
#include "plan.h"
#include "plan_text.h"
#include "plan_version.h"
#include "storage/transaction.h"

namespace cooperation_plan {

struct Published {
  YearPlan plan;
  Version version;
  Plan content;
  std::vector<LiveInitiative> initiatives;  // the plan's order
  Names names;
  EvidenceMarks marks;
  bool amended = false;  // an earlier version was published before this one

  std::vector<const LiveInitiative*> of_area(std::string_view area_key) const;
  /// Initiatives outside the focus areas that the text places in this chapter or section.
  std::vector<const LiveInitiative*> others_in(std::string_view number) const;
  const LiveInitiative* with_key(std::string_view key) const;
};
/// Nothing for years without a published plan.
std::optional<Published> published(storage::Transaction& tx, int year, config::Date today);
/// "2020" as a year; 0 when it is none.
int year_of(std::string_view text);
/// How many of these follow the plan or are done.
int on_course(const std::vector<const LiveInitiative*>& initiatives, config::Date today);

}  // namespace cooperation_plan
