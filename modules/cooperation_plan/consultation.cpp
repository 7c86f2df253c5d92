// Counting answers.

#include "consultation.h"

#include <algorithm>

namespace cooperation_plan {

int Consultation::answered() const {
  return static_cast<int>(std::count_if(asked.begin(), asked.end(), [&](const Asked& one) {
    return std::any_of(answers.begin(), answers.end(), [&](const Answer& answer) { return answer.asked == one.id; });
  }));
}

int Consultation::unreplied() const {
  return static_cast<int>(
      std::count_if(answers.begin(), answers.end(), [](const Answer& answer) { return answer.reply.empty(); }));
}

const Asked* Consultation::asked_of(const storage::Id& authority) const {
  for (const Asked& one : asked) {
    if (one.authority == authority) return &one;
  }
  return nullptr;
}

}  // namespace cooperation_plan
