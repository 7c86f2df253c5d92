#pragma once
// A council: the kredsråd of the district (retsplejeloven § 111) or a lokalråd, with the rules it meets by. The numbers
// come from the district's data; nothing about one district stands here.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "storage/id.h"

namespace councils {

struct Deadlines {
  int items = 21;      // days before the meeting: last day for wishes
  int dispatch = 10;   // days before: agenda and annexes are sent
  int minutes = 14;    // days after: the minutes are sent
  int objections = 7;  // days after the minutes: objections are heard
  int call = 28;       // days before the meeting: the call for wishes goes out
  int material = 14;   // days before: briefs and annexes are in
  int publish = 30;    // days after: the open part stands for the public
};

struct Council {
  storage::Id id;  // Id::of_words("council:<key>")
  std::string key;
  std::string name;
  bool district = false;
  storage::Id area, authority;
  storage::Id audience, closed_audience;
  storage::Id chair;
  int meetings_a_year = 4;      // bekendtgørelse 1426/2006 § 3: at least four
  int days_after_district = 0;  // lokalråd: meets at most so many days after the kredsråd
  std::string venue;
  int starts = 10 * 60;
  int expected = 90;
  Deadlines deadlines;
  int next_item = 1;
  int position = 0;
  std::int64_t version = 1;  // of its rules and seats; above 1 they were changed in the browser
};

storage::Id council_id(std::string_view key);
storage::Id council_audience(std::string_view key);
storage::Id council_closed_audience(std::string_view key);

/// Last day on which a council may meet after the kredsråd met on `district_day`; nothing when it has no such rule.
std::optional<config::Date> latest_day(const Council& council, config::Date district_day);
/// True when the day does not follow the kredsråd's as the council's rule wants.
bool too_late(const Council& council, config::Date district_day, config::Date day);
/// How many meetings are missing for the council's yearly number.
int missing_meetings(const Council& council, int planned);

}  // namespace councils
