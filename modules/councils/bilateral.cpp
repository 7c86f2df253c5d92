// Rules of bilateral meetings.

#include "bilateral.h"

#include "i18n/danish.h"

namespace councils {

using permit::Role;

std::string_view identifier(BilateralState state) {
  switch (state) {
    case BilateralState::planned: return "planned";
    case BilateralState::held: return "held";
    case BilateralState::cancelled: return "cancelled";
  }
  return "planned";
}

std::optional<BilateralState> bilateral_state_named(std::string_view name) {
  for (const BilateralState state : {BilateralState::planned, BilateralState::held, BilateralState::cancelled}) {
    if (identifier(state) == name) return state;
  }
  return std::nullopt;
}

storage::Id pair_audience(const storage::Id& police, const storage::Id& municipality) {
  return storage::Id::of_words("audience:bilateral:" + police.text() + ":" + municipality.text());
}

std::vector<permit::Holder> holders_of_pair(const storage::Id& police, const storage::Id& municipality) {
  std::vector<permit::Holder> holders;
  for (const Role role : {Role::chief_of_police, Role::police_superintendent, Role::district_secretariat})
    holders.push_back({permit::office(role, police), std::nullopt, std::nullopt});
  for (const Role role : {Role::mayor, Role::municipal_ceo, Role::municipal_secretariat})
    holders.push_back({permit::office(role, municipality), std::nullopt, std::nullopt});
  return holders;
}

storage::Id working_office(const storage::Id& authority, bool police) {
  return permit::office(police ? Role::district_secretariat : Role::municipal_secretariat, authority);
}

config::Outcome<config::Done> may_plan(const Bilateral& bilateral) {
  switch (bilateral.state) {
    case BilateralState::planned: return config::done;
    case BilateralState::held: return config::Refusal{"The meeting has been held.", {}, {}, {}};
    case BilateralState::cancelled: return config::Refusal{"The meeting is cancelled.", {}, {}, {}};
  }
  return config::done;
}

config::Outcome<config::Done> may_write(const Bilateral& bilateral, config::Date today) {
  if (bilateral.state == BilateralState::cancelled) return config::Refusal{"The meeting is cancelled.", {}, {}, {}};
  if (bilateral.day > today)
    return config::Refusal{"The meeting is on {0}. Write down what was said when it has been held.",
                           {i18n::long_date(bilateral.day)},
                           {},
                           {}};
  return config::done;
}

}  // namespace councils
