#pragma once
// A round of evaluation of the cooperation: who looks at what, how, and when; what it found; and its summary, which
// everybody reads once it is released.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "storage/id.h"

namespace evaluation {

struct Round {
  storage::Id id;
  std::string title;
  std::string scope;      // what is looked at
  std::string evaluator;  // who looks
  std::string method;
  std::string questionnaire;  // address; may be empty
  config::Date begins{}, ends{};
  std::string summary;
  std::optional<config::Date> released_on;
  storage::Id audience;
  int version = 1;

  std::string address() const { return "/evalueringer/" + id.text(); }
};

struct Finding {
  storage::Id id, round;
  int number = 0;
  std::string body;
  std::string evidence;
  storage::Id about;  // a thing of the register; may be empty
  config::Date found_on{};
  std::string found_by;
};

/// How a round stands: its period decides until it is released.
enum class RoundState { planned, under_way, ended, released };
RoundState state_of(const Round& round, config::Date today);
std::string_view identifier(RoundState state);
std::string_view english_name(RoundState state);

/// Why it is not released: a summary and a finding are needed, the period is over, and it is released once.
std::optional<config::Refusal> refuse_release(const Round& round, int findings, const std::string& summary,
                                              config::Date today);
std::optional<config::Refusal> refuse_round(const Round& round);
/// An address on this site or on the web: where the questionnaire is.
bool questionnaire_address(std::string_view address);

}  // namespace evaluation
