#pragma once
// What single sentences of a plan say: a figure with its source, or a proposal for an initiative with the way it goes
// on from last year, its owner, its municipalities and its due date.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "known_bodies.h"
#include "plan.h"

namespace cooperation_plan {

/// A paragraph as text and facts, in order; nothing is left out.
std::vector<Block> paragraph_blocks(std::string_view paragraph);
/// The sentence as a fact when it states a figure.
std::optional<Fact> fact_in(std::string_view sentence);

/// The known bodies by their folded names, made once per document.
class Names {
 public:
  explicit Names(const KnownBodies& bodies);
  struct Hit {
    std::string body;  // key, or the name as written
    bool municipality = false;
  };
  /// Bodies named in a text, each once, in order; also "Fyns Politi" and "Assens Kommune" when nobody knows them.
  std::vector<Hit> in(std::string_view text) const;

 private:
  struct Name {
    std::vector<std::string> words;
    std::string body;
    bool municipality = false;
  };
  std::vector<std::pair<std::string, Name>> by_first_;  // sorted by the first folded word
};

/// A sentence that plans something, as an initiative without key; nothing when it only tells, or tells of the past. The
/// title is empty when the sentence points back at what was said before it.
std::optional<Initiative> initiative_in(std::string_view sentence, int year, const Names& names);
/// The kind of effort that the words point to.
InitiativeType type_of(std::string_view text);
/// "1. juni 2021", "2021-06-01", "inden udgangen af maj", "ultimo 2021", "2. kvartal 2021".
std::optional<config::Date> due_in(std::string_view text, int year);
/// "Fyns Politi og Assens Kommune" into owner, co-owners and municipalities of the initiative.
void assign(Initiative& initiative, std::string_view value, const Names& names);

}  // namespace cooperation_plan
