// What speaks against a day.

#include "sitting.h"

#include <algorithm>
#include <set>

#include "council_store.h"
#include "holiday.h"
#include "i18n/danish.h"
#include "meeting_store.h"

namespace councils {
namespace {

/// Everybody who must be there: those with a say and the secretariat.
std::set<storage::Id> seated(const YearBook& book, const Sitting& sitting) {
  std::set<storage::Id> holders;
  for (const Member& member : book.members) {
    if (member.seat == Seat::assistant || !member.holds_on(sitting.day)) continue;
    if (std::find(sitting.councils.begin(), sitting.councils.end(), member.council) != sitting.councils.end())
      holders.insert(member.holder);
  }
  return holders;
}

bool overlap(const Sitting& a, const Sitting& b) {
  return a.day == b.day && a.starts < b.starts + b.minutes && b.starts < a.starts + a.minutes;
}

bool is_district(const YearBook& book, const Sitting& sitting) {
  return std::any_of(sitting.councils.begin(), sitting.councils.end(), [&](const storage::Id& id) {
    const Council* council = book.find(id);
    return council && council->district;
  });
}

/// The book's sittings at the time of the wanted one that need some of the same seats, with how many.
std::vector<std::pair<const Sitting*, std::ptrdiff_t>> at_the_same_time(const Sitting& wanted, const YearBook& book) {
  std::vector<std::pair<const Sitting*, std::ptrdiff_t>> found;
  for (const Sitting& other : book.sittings) {
    if (other.key == wanted.key || !overlap(wanted, other)) continue;
    const auto needed = seated(book, wanted), theirs = seated(book, other);
    const auto both =
        std::count_if(needed.begin(), needed.end(), [&](const storage::Id& id) { return theirs.contains(id); });
    if (both > 0) found.emplace_back(&other, both);
  }
  return found;
}

}  // namespace

Sitting sitting_of(const Meeting& meeting) {
  return {meeting.id.text(),
          meeting.councils,
          meeting.title,
          meeting.day,
          meeting.starts,
          meeting.expected,
          meeting.kind == MeetingKind::ordinary};
}

const Council* YearBook::find(const storage::Id& id) const {
  const auto found = std::find_if(councils.begin(), councils.end(), [&](const Council& c) { return c.id == id; });
  return found == councils.end() ? nullptr : &*found;
}

void YearBook::remove(const std::string& key) {
  std::erase_if(sittings, [&](const Sitting& sitting) { return sitting.key == key; });
}

void YearBook::put(const Sitting& sitting) {
  remove(sitting.key);
  sittings.push_back(sitting);
}

YearBook year_book(storage::Transaction& tx, const permit::Viewer& viewer, int year) {
  YearBook book;
  book.councils = visible_councils(tx, viewer);
  std::vector<storage::Id> ids;
  for (const Council& council : book.councils) ids.push_back(council.id);
  if (!ids.empty()) book.members = members_of(tx, ids);
  using namespace std::chrono;
  const config::Date from{std::chrono::year{year - 1}, July, day{1}}, until{std::chrono::year{year + 1}, July, day{1}};
  for (const Meeting& meeting : visible_meetings_between(tx, viewer, from, until)) {
    if (meeting.state != State::cancelled) book.sittings.push_back(sitting_of(meeting));
  }
  return book;
}

const Sitting* district_sitting_before(const YearBook& book, config::Date day) {
  const Sitting* found = nullptr;
  for (const Sitting& sitting : book.sittings) {
    if (sitting.day <= day && is_district(book, sitting) && (!found || found->day < sitting.day)) found = &sitting;
  }
  return found;
}

bool collides(const Sitting& wanted, const YearBook& book) { return !at_the_same_time(wanted, book).empty(); }

std::vector<config::Refusal> concerns_about(const Sitting& wanted, const YearBook& book) {
  std::vector<config::Refusal> concerns;
  if (const auto closed = closed_because(wanted.day); !closed.empty()) {
    concerns.push_back(config::Refusal{"{0} is {1}.", {i18n::long_date(wanted.day), std::string(closed)}, {}, {}});
  }
  for (const auto& [other, seats] : at_the_same_time(wanted, book)) {
    concerns.push_back(config::Refusal{
        "{0} is at the same time, and {1} seats are the same.", {other->title, std::to_string(seats)}, {}, {}});
  }
  if (!wanted.ordinary || is_district(book, wanted)) return concerns;
  const Sitting* district = district_sitting_before(book, wanted.day);
  for (const storage::Id& id : wanted.councils) {
    const Council* council = book.find(id);
    if (!council || !district || !too_late(*council, district->day, wanted.day)) continue;
    concerns.push_back(
        config::Refusal{"It is {0} days after {1} ({2}). {3} meets at most {4} days after it.",
                        {std::to_string(config::days_between(district->day, wanted.day)), district->title,
                         i18n::long_date(district->day), council->name, std::to_string(council->days_after_district)},
                        {},
                        {}});
    break;
  }
  return concerns;
}

std::vector<config::Refusal> too_few_in(const YearBook& book, int year) {
  std::vector<config::Refusal> missing;
  for (const Council& council : book.councils) {
    const auto count = std::count_if(book.sittings.begin(), book.sittings.end(), [&](const Sitting& sitting) {
      return static_cast<int>(sitting.day.year()) == year &&
             std::find(sitting.councils.begin(), sitting.councils.end(), council.id) != sitting.councils.end();
    });
    if (missing_meetings(council, static_cast<int>(count)) == 0) continue;
    missing.push_back(config::Refusal{
        "{0} has {1} meetings in {2}. The rules want at least {3}.",
        {council.name, std::to_string(count), std::to_string(year), std::to_string(council.meetings_a_year)},
        {},
        "bekendtgørelse nr. 1426 af 13. december 2006 § 3"});
  }
  return missing;
}

}  // namespace councils
