#pragma once
// Questionnaires for other modules: start a round about a thing, close it, read its results. Answers are anonymous:
// nothing leads from an answer to a person, and results are shown when the round is closed and at least five have
// answered.

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace indicators {

struct Question {
  enum class Kind { scale, choice, text } kind = Kind::scale;  // scale: 1 (not at all) to 5 (very much)
  std::string words;
  std::vector<std::string> choices;  // of a choice
};

/// By what the answers may be split in the results.
enum class Split { none, municipality, role };

struct NewRound {
  std::string title;
  std::string purpose;  // what the answers are used for, in one or two sentences
  storage::Id about;    // the thing it asks about; an edge "questioned" leads from it to the round
  std::vector<Question> questions;
  std::vector<storage::Id> invited;  // offices; each answers once
  bool open_link = false;            // besides: everybody who has the address may answer
  Split split = Split::none;
  config::Date closes;                                                          // last day that is asked for
  enum class Readers { invited, staff, everybody } readers = Readers::invited;  // who reads the results
};

/// Opens the round for the viewer's office, which owns it. Todos go to those invited.
config::Outcome<storage::Id> start_round(audit::Change& change, const permit::Viewer& viewer, const NewRound& round);
/// Only its owner may; afterwards nobody can answer.
config::Outcome<config::Done> close_round(audit::Change& change, const permit::Viewer& viewer,
                                          const storage::Id& round);

struct QuestionResult {
  Question question;
  struct Group {
    std::string name;               // empty: all answers
    std::size_t answers = 0;        // to this question
    std::vector<std::size_t> each;  // scale: how many said 1..5; choice: per choice
    double mean = 0;                // scale only
  };
  std::vector<Group> groups;       // the first is all, further ones when each has at least five; none: too few answers
  std::vector<std::string> texts;  // of a text question, in an order that means nothing
};

struct Results {
  storage::Id id;
  std::string title;
  std::string address;  // "/spoergeskemaer/..."
  bool closed = false;
  std::size_t answers = 0, invited = 0;
  bool shown = false;                     // closed and at least five answers
  std::vector<QuestionResult> questions;  // empty unless shown
};

/// How a round stands and what it says, if the viewer may see it.
std::optional<Results> results_of(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& round);

}  // namespace indicators
