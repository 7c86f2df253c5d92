#pragma once
// What a year of the councils amounts to, for accounts and evaluations of it: the meetings of every council with their
// attendance, and its decisions. Open matters only: closed items and their decisions are neither counted nor told.

#include <string>
#include <vector>

#include "discussion.h"

namespace councils {

struct MeetingOfYear {
  storage::Id id;
  storage::Id public_minutes;  // the thing that everybody reads once the minutes are published
  std::string title;
  config::Date day;
  bool held = false;
  bool published = false;
  int seats = 0, there = 0;  // seats with a say, and how many were filled by a member or a substitute
};
struct DecisionOfYear {
  storage::Id id;
  storage::Id public_minutes;
  std::string number;
  std::string text;  // empty while its minutes are not published
  config::Date decided;
  enum class State { open, late, done, dropped } state = State::open;
};
struct CouncilOfYear {
  CouncilName council;
  std::string key;
  int wanted = 0;                         // meetings a year by its own rule
  std::vector<MeetingOfYear> meetings;    // not cancelled, by day; joint ones stand at every council that met
  std::vector<DecisionOfYear> decisions;  // of held meetings whose minutes have been sent
};
/// As it stood at the end of `as_of`.
std::vector<CouncilOfYear> year_of_councils(storage::Transaction& tx, int year, config::Date as_of);

}  // namespace councils
