#pragma once
// The authorities and partners that a plan may name, as the organisation register knows them on a day.

#include <string>
#include <vector>

namespace cooperation_plan {

struct KnownBody {
  std::string key;                // "svendborg"
  std::string name;               // "Svendborg Kommune"
  std::vector<std::string> also;  // other names and former names: "Svendborg"
  bool municipality = false;
};
using KnownBodies = std::vector<KnownBody>;

}  // namespace cooperation_plan
