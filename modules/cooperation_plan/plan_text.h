#pragma once
// A plan's text and its initiatives as HTML: used by the public pages and by the draft inside.

#include <map>
#include <string>
#include <vector>

#include "evidence.h"
#include "initiative.h"
#include "plan.h"
#include "plan_version.h"
#include "storage/transaction.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/html.h"

namespace cooperation_plan {

/// Names of authorities on a day.
using Names = std::map<storage::Id, std::string>;
Names names_of_authorities(storage::Transaction& tx, config::Date day);
std::string name_in(const Names& names, const storage::Id& authority);
std::string names_in(const Names& names, const std::vector<storage::Id>& authorities);  // "Nyborg, Odense og Ærø"

web::Html show_blocks(const web::Exchange& exchange, const std::vector<Block>& blocks, int year, int subheading_level,
                      const EvidenceMarks& marks = {});
web::Html show_foreword(const web::Exchange& exchange, const Plan& plan, int subheading_level,
                        const EvidenceMarks& marks = {});
/// The anchor of a chapter or section: "k2", "k2-1".
std::string anchor_of(std::string_view number, std::string_view title);

web::Html show_light(const web::Exchange& exchange, const Verdict& verdict);
/// The sentence of a light in the viewer's language.
std::string sentence_of(const web::Exchange& exchange, const Verdict& verdict);
/// Initiatives as rows: light, what, who, when, last news. `inside` links to the working pages.
web::Html initiative_rows(const web::Exchange& exchange, const std::vector<const LiveInitiative*>& initiatives,
                          const Names& names, std::string_view caption, bool inside);
/// English words, the translation\'s key.
std::string_view english_name(InitiativeType type);
std::string_view english_name(Continuation continuation);
web::Html version_tag(const web::Exchange& exchange, VersionState state);
web::Html plan_tag(const web::Exchange& exchange, PlanState state);
web::Html state_tag(const web::Exchange& exchange, InitiativeState state);

}  // namespace cooperation_plan
