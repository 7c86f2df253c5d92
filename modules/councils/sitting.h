#pragma once
// A day on which councils sit, and what speaks against it: a holiday, other meetings of the same people, a lokalråd too
// far from its kredsråd, too few meetings in a year. Warnings, never refusals: the chair decides (bekendtgørelse
// 1426/2006 § 3). Answered as sentences (config::Refusal holds a text and its arguments).

#include <string>
#include <vector>

#include "config/outcome.h"
#include "council.h"
#include "meeting.h"
#include "membership.h"
#include "storage/transaction.h"

namespace councils {

struct Sitting {
  std::string key;  // the meeting's id, or a name of something that is not there yet
  std::vector<storage::Id> councils;
  std::string title;
  config::Date day;
  int starts = 0, minutes = 90;
  bool ordinary = true;  // extra and special theme meetings follow no kredsråd
};
Sitting sitting_of(const Meeting& meeting);

/// Everything that must be known to judge a day.
struct YearBook {
  std::vector<Council> councils;
  std::vector<Member> members;
  std::vector<Sitting> sittings;

  const Council* find(const storage::Id& council) const;
  /// Puts the sitting in, in place of the one with its key.
  void put(const Sitting& sitting);
  void remove(const std::string& key);
};
/// The councils that the viewer belongs to with all meetings of that year and half a year on both sides.
YearBook year_book(storage::Transaction& tx, const permit::Viewer& viewer, int year);

/// The kredsråd's latest sitting on or before a day.
const Sitting* district_sitting_before(const YearBook& book, config::Date day);
/// True when people who must be at one of the book's sittings must be at this one at the same time.
bool collides(const Sitting& wanted, const YearBook& book);
std::vector<config::Refusal> concerns_about(const Sitting& wanted, const YearBook& book);
/// Councils with fewer sittings in the year than their rules want.
std::vector<config::Refusal> too_few_in(const YearBook& book, int year);

}  // namespace councils
