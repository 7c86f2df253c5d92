#pragma once
// A bilateral meeting: the police and one municipality, on need, with its own agenda and agreements that are followed
// up on a day. Everything about it is seen by these two parties only. Rules only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"
#include "config/outcome.h"
#include "permit/audience.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace councils {

enum class BilateralState { planned, held, cancelled };
std::string_view identifier(BilateralState state);
std::optional<BilateralState> bilateral_state_named(std::string_view identifier);

struct Bilateral {
  storage::Id id;
  storage::Id municipality;
  config::Date day{};
  int starts = 0;
  std::string venue, subject;
  BilateralState state = BilateralState::planned;
  std::string reason, called_by;
  storage::Id audience;
  std::int64_t version = 1;

  std::string address() const { return "/bilaterale/" + id.text(); }
};

struct BilateralItem {
  storage::Id id, bilateral;
  int position = 0;
  std::string title, brief, note;
  storage::Id promoted;
  std::int64_t version = 1;
};

struct Agreement {
  storage::Id id, bilateral;
  int position = 0;
  std::string text;
  storage::Id owner;  // authority
  config::Date follow_up{};
  std::string report;
  std::optional<config::Date> reported;
  std::int64_t version = 1;

  bool late(config::Date today) const { return !reported && follow_up < today; }
};

/// The two parties: those who lead and prepare on each side, and nobody else.
storage::Id pair_audience(const storage::Id& police, const storage::Id& municipality);
std::vector<permit::Holder> holders_of_pair(const storage::Id& police, const storage::Id& municipality);
/// The office at a party that has its agreements among its work.
storage::Id working_office(const storage::Id& authority, bool police);

/// Items may be put on while it is planned; notes and agreements belong to a meeting whose day has come.
config::Outcome<config::Done> may_plan(const Bilateral& bilateral);
config::Outcome<config::Done> may_write(const Bilateral& bilateral, config::Date today);

}  // namespace councils
