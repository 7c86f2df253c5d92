#pragma once
// Danish dates, numbers, order and words (ICU 72, libstemmer). Pure functions; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/clock.h"

namespace i18n {

std::string long_date(config::Date date);                          // 3. marts 2020
std::string spoken_date(config::Date date);                        // tirsdag den 3. marts 2020
std::string short_date(config::Date date);                         // 03.03.2020
std::string spoken_time(config::Instant instant);                  // tirsdag den 3. marts 2020 kl. 10.00
std::string clock_time(config::Instant instant);                   // 10.00
std::string relative_days(config::Date date, config::Date today);  // i dag | om 4 dage | i morgen | for 3 dage siden
std::string days_over(config::Date due, config::Date today);       // 3 dage over fristen
std::string number(std::int64_t value);                            // 1.234.567
std::string decimal(double value, int digits);                     // 12,5

/// ICU sort key (lower-case hex, Danish: aa = å, æ ø å last), stored in a column so that both engines sort alike.
std::string sort_key(std::string_view text);
/// The Danish stems of a text's words, folded (å = aa, ø = oe, æ = ae), without duplicates: what search compares.
std::vector<std::string> stems(std::string_view text);
/// One word folded but not stemmed, for prefix search.
std::string fold(std::string_view word);
/// Address word of a title: "Et trygt natteliv" -> "et-trygt-natteliv"; æ ø å become ae oe aa.
std::string slug(std::string_view title);

}  // namespace i18n
