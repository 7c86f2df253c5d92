// The age of evidence and its citations.

#include "evidence.h"

#include <algorithm>

#include "i18n/danish.h"
#include "words.h"

namespace cooperation_plan {

namespace {

const Evidence* with_key(const std::vector<Evidence>& known, std::string_view key) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const Evidence& one) { return one.key == key; });
  return found == known.end() ? nullptr : &*found;
}

/// Every fact of the plan, with the number and the title of its place.
template <class APlan, class Visit>
void each_fact(APlan& plan, Visit visit) {
  const auto walk = [&](auto& blocks, const std::string& number, const std::string& title) {
    for (auto& block : blocks) {
      if (auto* fact = std::get_if<Fact>(&block.content)) visit(*fact, number, title);
    }
  };
  walk(plan.front, std::string{}, std::string{});
  walk(plan.foreword.blocks, std::string{}, std::string{});
  for (auto& chapter : plan.chapters) {
    walk(chapter.blocks, chapter.number, chapter.title);
    for (auto& section : chapter.sections) walk(section.blocks, section.number, section.title);
  }
}

}  // namespace

storage::Id evidence_id(std::string_view key) { return storage::Id::of_words("evidence:" + std::string(key)); }
std::string evidence_address(std::string_view key) { return "/viden/" + std::string(key); }

config::Date outdated_on(const Evidence& evidence) {
  const config::Date old{std::chrono::year{evidence.year + old_evidence_years + 1}, std::chrono::January,
                         std::chrono::day{1}};
  if (!evidence.valid_until) return old;
  return std::min(old, config::plus_days(*evidence.valid_until, 1));
}

bool outdated(const Evidence& evidence, config::Date today) { return outdated_on(evidence) <= today; }

std::optional<config::Refusal> refuse_evidence(const Evidence& evidence, config::Date today) {
  if (evidence.year > static_cast<int>(today.year()))
    return config::Refusal{/*text*/ "The year of the source lies ahead.", {}, "year", {}};
  if (!evidence.url.empty() && !evidence.url.starts_with("https://") && !evidence.url.starts_with("http://"))
    return config::Refusal{/*text*/ "An address begins with https:// or http://.", {}, "url", {}};
  return std::nullopt;
}

std::vector<Citation> citations_of(const Plan& plan) {
  std::vector<Citation> found;
  each_fact(plan, [&](const Fact& fact, const std::string& number, const std::string& title) {
    if (fact.evidence.empty()) return;
    Citation one{fact.evidence, number, number.empty() ? title : number + " " + title, {}, fact.text};
    for (const FocusArea& area : plan.areas) {
      if (!number.empty() && area.section == number) one.area_key = area.key;
    }
    found.push_back(std::move(one));
  });
  return found;
}

void name_sources(Plan& plan, const std::vector<Evidence>& known) {
  each_fact(plan, [&](Fact& fact, const std::string&, const std::string&) {
    const Evidence* evidence = fact.source.empty() ? with_key(known, fact.evidence) : nullptr;
    if (evidence == nullptr) return;
    fact.source = evidence->publisher;
    fact.year = evidence->year;
  });
}

std::vector<Finding> lint_evidence(const Plan& plan, const std::vector<Evidence>& known, config::Date today) {
  std::vector<Finding> findings;
  for (const Citation& one : citations_of(plan)) {
    const Evidence* evidence = with_key(known, one.key);
    if (evidence == nullptr) {
      findings.push_back({"evidence-unknown",
                          Severity::fault,
                          one.number,
                          /*text*/ "The text names the evidence \"{0}\", which is not in the register: \"{1}\"",
                          {one.key, excerpt(one.sentence, 120)},
                          std::nullopt});
    } else if (outdated(*evidence, today)) {
      findings.push_back({"evidence-outdated",
                          Severity::warning,
                          one.number,
                          /*text*/ "The evidence \"{0}\" has been outdated since {1}: \"{2}\"",
                          {evidence->title, i18n::long_date(outdated_on(*evidence)), excerpt(one.sentence, 120)},
                          std::nullopt});
    }
  }
  return findings;
}

EvidenceMarks marks_of(const std::vector<Evidence>& known, config::Date today) {
  EvidenceMarks marks;
  for (const Evidence& one : known) marks[one.key] = {one.title, outdated(one, today)};
  return marks;
}

}  // namespace cooperation_plan
