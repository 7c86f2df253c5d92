#pragma once
// What the register of things, the circle and the work lists are told about plans, versions, areas and initiatives.
// Sentences in the register are Danish data, and those of public things say nothing internal.

#include "audit/change.h"
#include "initiative.h"
#include "plan.h"
#include "plan_version.h"
#include "storage/transaction.h"

namespace cooperation_plan {

inline constexpr const char* plan_kind = "cooperation_plan.plan";
inline constexpr const char* version_kind = "cooperation_plan.version";
inline constexpr const char* area_kind = "cooperation_plan.focus_area";
inline constexpr const char* initiative_kind = "cooperation_plan.initiative";
inline constexpr const char* decision_kind = "councils.decision";  // of the module below
inline constexpr const char* update_kind = "cooperation_plan.update";

void register_plan(storage::Transaction& tx, const YearPlan& plan, const Plan& content);
void register_version(storage::Transaction& tx, const Version& version);
void register_areas(storage::Transaction& tx, const YearPlan& plan, const Plan& content, config::Date day);
void register_initiative(storage::Transaction& tx, const LiveInitiative& initiative);
void register_update(storage::Transaction& tx, const LiveInitiative& initiative, const Update& update);
/// Puts or closes the todo of the owner's office (or of the secretariat when nobody owns it).
void ask_for_news(storage::Transaction& tx, const LiveInitiative& initiative, config::Date today);

/// The secretariat of the kredsråd and the chief of police as holders of work.
storage::Id secretariat_office(storage::Transaction& tx, config::Date day);
storage::Id chief_office(storage::Transaction& tx, config::Date day);

/// The first sentence of Markdown text without its marks.
std::string first_sentence(std::string_view markdown);

}  // namespace cooperation_plan
