// The rules of a round.

#include "round.h"

namespace evaluation {

using config::Refusal;

RoundState state_of(const Round& round, config::Date today) {
  if (round.released_on) return RoundState::released;
  if (today < round.begins) return RoundState::planned;
  return today <= round.ends ? RoundState::under_way : RoundState::ended;
}

std::string_view identifier(RoundState state) {
  switch (state) {
    case RoundState::planned: return "round.planned";
    case RoundState::under_way: return "round.under_way";
    case RoundState::ended: return "round.ended";
    case RoundState::released: return "round.released";
  }
  return "";
}

std::string_view english_name(RoundState state) {
  switch (state) {
    case RoundState::planned: return /*text*/ "Planned";
    case RoundState::under_way: return /*text*/ "Under way";
    case RoundState::ended: return /*text*/ "Ended, not released";
    case RoundState::released: return /*text*/ "Released";
  }
  return "";
}

std::optional<Refusal> refuse_release(const Round& round, int findings, const std::string& summary,
                                      config::Date today) {
  if (round.released_on) return Refusal{"The summary is released already.", {}, {}, {}};
  if (today <= round.ends)
    return Refusal{"The round is still under way. Its summary is released when it has ended.", {}, {}, {}};
  if (findings == 0) return Refusal{"The round has no findings yet. Write down what it found first.", {}, {}, {}};
  if (summary.empty()) return Refusal{"Write the summary that everybody will read.", {}, "summary", {}};
  return std::nullopt;
}

std::optional<Refusal> refuse_round(const Round& round) {
  if (round.ends < round.begins) return Refusal{"The round ends before it begins.", {}, "ends", {}};
  if (!round.questionnaire.empty() && !questionnaire_address(round.questionnaire))
    return Refusal{"Write an address that begins with / or https://.", {}, "questionnaire", {}};
  return std::nullopt;
}

bool questionnaire_address(std::string_view address) {
  const bool here = address.starts_with('/') && !address.starts_with("//");
  return (here || address.starts_with("https://")) && address.find_first_of(" <>\"\\") == std::string_view::npos;
}

}  // namespace evaluation
