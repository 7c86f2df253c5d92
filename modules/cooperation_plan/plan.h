#pragma once
// What a cooperation plan (retsplejeloven § 113) consists of, as plain values: foreword, chapters, sections and their
// blocks, the published list of focus areas, and the initiatives. No storage, no pages, no clock. The list of focus
// areas is kept apart from the chapters, because a published plan's list and its chapters may disagree; the linter
// tells when they do.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"

namespace cooperation_plan {

/// Running text: Markdown without headings; one block is one paragraph.
struct Text {
  std::string markdown;
  bool operator==(const Text&) const = default;
};
/// A small heading inside a section; what follows belongs to it until the next one.
struct Subheading {
  std::string text;
  bool operator==(const Subheading&) const = default;
};
/// A paragraph of law, set in a box.
struct StatutoryBox {
  std::string law;  // "Retsplejeloven § 113"
  std::string text;
  bool operator==(const StatutoryBox&) const = default;
};
struct Picture {
  std::string file;  // empty = not delivered yet (a plain text tells only the caption)
  std::string caption;
  std::string credit;  // who took it
  std::string alt;     // what it shows, for those who cannot see it
  bool operator==(const Picture&) const = default;
};
/// A sentence of the running text that states a figure, with where the figure comes from.
struct Fact {
  std::string text;           // the whole sentence as it reads
  std::string figure;         // "18.000"
  std::string source;         // "Sundhedsstyrelsen"; empty = the plan tells none
  int year = 0;               // the year of the source; 0 = not told
  std::string evidence = {};  // key in the register of evidence; may be empty
  bool operator==(const Fact&) const = default;
};
struct List {
  bool numbered = false;
  std::vector<std::string> items;  // Markdown, one paragraph each
  bool operator==(const List&) const = default;
};
/// Here the document prints its list of focus areas; the list itself is Plan::areas, so that it is kept once.
struct AreaList {
  bool operator==(const AreaList&) const = default;
};
struct Block {
  std::variant<Text, Subheading, StatutoryBox, Picture, Fact, List, AreaList> content;
  bool joins = false;  // continues the paragraph of the block before it (a Fact in the middle of a paragraph)
  bool operator==(const Block&) const = default;
};

struct Foreword {
  std::vector<Block> blocks;
  std::string signatory;        // "Arne Gram"
  std::string signatory_title;  // "Politidirektør"
  std::string on_behalf_of;     // "Fyns Politi"
  bool operator==(const Foreword&) const = default;
};

struct Section {
  std::string number;  // "2.1"; empty when the document has none
  std::string title;
  std::vector<Block> blocks;
  bool operator==(const Section&) const = default;
};
struct Chapter {
  std::string number;  // "2"; empty when the document has none
  std::string title;
  bool foreword = false;      // this chapter is the foreword: its text stands in Plan::foreword, its blocks are empty
  std::vector<Block> blocks;  // before the first section
  std::vector<Section> sections;
  bool operator==(const Chapter&) const = default;
};

enum class InitiativeType { information, prevention, control, training, organisation, analysis };
/// How an initiative stands to the year before.
enum class Continuation { fresh, continued, consolidated, strengthened, concluded };

struct Initiative {
  std::string key;  // address word, unique in the plan: "kontaktpersonordning"
  std::string title;
  std::string text;  // Markdown
  InitiativeType type = InitiativeType::prevention;
  Continuation continuation = Continuation::fresh;
  std::string owner;  // authority key, or the name as the document writes it; empty = nobody yet
  std::vector<std::string> co_owners;
  std::vector<std::string> municipalities;  // keys or names; empty = the whole district
  std::optional<config::Date> due;
  std::string deliverable;
  std::string section;  // the number of the section (or chapter) it was found in; may be empty
  bool operator==(const Initiative&) const = default;
};

struct FocusArea {
  std::string key;         // address word, unique in the plan
  bool listed = true;      // false: a section of the focus chapter that the published list leaves out
  int number = 0;          // as listed, gaps and repeats kept; 0 when not listed
  std::string title;       // as listed, which may differ from the section's title
  std::string section;     // the number of its section; empty when it has none
  std::string background;  // Markdown
  std::string goal;        // Markdown
  bool local = false;      // carried out by the local councils (lokalråd) in their own action plans
  std::vector<Initiative> initiatives;
  bool operator==(const FocusArea&) const = default;
};

/// A focus area of the year before that this plan leaves out, and why.
struct LeftArea {
  std::string key, title, reason;
  bool operator==(const LeftArea&) const = default;
};

struct Plan {
  int year = 0;
  std::string title;
  Foreword foreword;
  std::vector<Block> front;  // what stands before the first chapter, usually the box with § 113
  std::vector<Chapter> chapters;
  std::vector<FocusArea> areas;    // the published list in its order, then those that it leaves out
  std::vector<Initiative> others;  // initiatives outside the focus areas (preparedness, communication ...)
  std::vector<LeftArea> left;      // areas of the year before that are left out
  bool operator==(const Plan&) const = default;
};

std::string_view word(InitiativeType type);        // "prevention"
std::string_view word(Continuation continuation);  // "new" for fresh
std::optional<InitiativeType> initiative_type(std::string_view word);
std::optional<Continuation> continuation(std::string_view word);

/// A version is stored as this text. Keys are in a fixed order, so that equal plans are equal bytes.
std::string to_json(const Plan& plan);
/// Refused when the text is no plan. Unknown keys are ignored, missing ones take their defaults.
config::Outcome<Plan> from_json(std::string_view json);

/// Every initiative with its focus area (null for Plan::others), in the plan's order.
struct Placed {
  const FocusArea* area;
  const Initiative* initiative;
};
std::vector<Placed> initiatives_of(const Plan& plan);
Initiative* find_initiative(Plan& plan, std::string_view key);
FocusArea* find_area(Plan& plan, std::string_view key);
/// A section by its number ("2.1"), or nothing.
const Section* find_section(const Plan& plan, std::string_view number);
/// An address word for a new area or initiative, not yet used in the plan.
std::string free_key(const Plan& plan, std::string_view title);
/// The words of a block as plain text, for search and for comparing.
std::string plain(const Block& block);

}  // namespace cooperation_plan
