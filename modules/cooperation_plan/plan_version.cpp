// Names, numbers and addresses of plans and versions.

#include "plan_version.h"

#include <array>

namespace cooperation_plan {

namespace {
constexpr std::array<std::string_view, 3> plan_states{"in_preparation", "in_force", "closed"};
}

std::string_view identifier(PlanState state) { return plan_states[static_cast<std::size_t>(state)]; }
std::optional<PlanState> plan_state_named(std::string_view identifier) {
  for (std::size_t n = 0; n < plan_states.size(); ++n) {
    if (plan_states[n] == identifier) return static_cast<PlanState>(n);
  }
  return std::nullopt;
}

storage::Id plan_id(int year) { return storage::Id::of_words("plan:" + std::to_string(year)); }
storage::Id version_id(int year, int number) {
  return storage::Id::of_words("plan-version:" + std::to_string(year) + "-" + std::to_string(number));
}
storage::Id area_thing_id(int year, std::string_view area_key) {
  return storage::Id::of_words("focus-area:" + std::to_string(year) + "-" + std::string(area_key));
}
storage::Id initiative_id(int year, std::string_view initiative_key) {
  return storage::Id::of_words("initiative:" + std::to_string(year) + "-" + std::string(initiative_key));
}

std::string hash_of(std::string_view content) { return storage::Id::of_words(content).text(); }
bool unchanged(const Version& version) {
  return !version.frozen_hash.empty() && version.frozen_hash == hash_of(version.content);
}

bool whole(const Plan& plan) { return !plan.title.empty() && !plan.chapters.empty() && !plan.areas.empty(); }

std::string initiative_number(const Plan& plan, std::string_view initiative_key) {
  int place = 0;
  for (const FocusArea& area : plan.areas) {
    ++place;
    int n = 0;
    for (const Initiative& initiative : area.initiatives) {
      ++n;
      if (initiative.key == initiative_key)
        return std::to_string(area.number > 0 ? area.number : place) + "." + std::to_string(n);
    }
  }
  return {};
}

std::string address_of(const Version& version) { return "/planarbejde/" + version.id.text(); }
std::string public_address(int year) { return "/plan/" + std::to_string(year); }
std::string area_address(int year, const FocusArea& area) {
  return public_address(year) + "/indsats/" + (area.listed && area.number > 0 ? std::to_string(area.number) : area.key);
}
std::string initiative_address(int year, std::string_view key) {
  return public_address(year) + "/tiltag/" + std::string(key);
}

}  // namespace cooperation_plan
