#pragma once
// Evidence: where the plan's figures come from. A fact of the plan names it by key; it grows old, and then its owner is
// asked to renew it. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "linter.h"
#include "permit/role.h"
#include "plan.h"
#include "storage/id.h"

namespace cooperation_plan {

struct Evidence {
  storage::Id id;
  std::string key;  // address word: "natteliv-2019"
  std::string title, publisher;
  int year = 0;
  std::string population;  // whom it is about
  std::string figure;      // what it says
  std::string method;      // how it was found, and with which caveat
  std::string url;         // may be empty
  std::optional<config::Date> valid_until;
  storage::Id owner;  // authority
  permit::Role owner_role = permit::Role::analyst;
  int version = 0;
};

inline constexpr int old_evidence_years = 3;  // older than this it is outdated

storage::Id evidence_id(std::string_view key);
std::string evidence_address(std::string_view key);  // /viden/<key>
/// The first day on which it is outdated: more than three years old, or past the day it was valid until.
config::Date outdated_on(const Evidence& evidence);
bool outdated(const Evidence& evidence, config::Date today);
std::optional<config::Refusal> refuse_evidence(const Evidence& evidence, config::Date today);

/// Where a plan cites evidence.
struct Citation {
  std::string key;       // of the evidence
  std::string number;    // of the chapter or section; empty before the first chapter
  std::string place;     // "2.4 Trygt natteliv"
  std::string area_key;  // of the focus area whose section it is; may be empty
  std::string sentence;
};
std::vector<Citation> citations_of(const Plan& plan);
/// Facts that name evidence and tell no source get its publisher and year.
void name_sources(Plan& plan, const std::vector<Evidence>& known);
/// Facts that name evidence nobody knows, or that is outdated.
std::vector<Finding> lint_evidence(const Plan& plan, const std::vector<Evidence>& known, config::Date today);

/// What the pages of a plan show of its evidence.
struct EvidenceMark {
  std::string title;
  bool outdated = false;
};
using EvidenceMarks = std::map<std::string, EvidenceMark>;  // by key
EvidenceMarks marks_of(const std::vector<Evidence>& known, config::Date today);

}  // namespace cooperation_plan
