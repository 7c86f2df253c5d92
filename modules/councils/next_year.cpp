// The next year from this one.

#include "next_year.h"

#include <algorithm>
#include <map>

#include "holiday.h"
#include "meeting_move.h"

namespace councils {
namespace {

/// A meeting that was cancelled and held on another day is one place in the pattern, not two.
bool replaced(const Meeting& cancelled, const std::vector<Meeting>& meetings) {
  return std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& other) {
    return other.state != State::cancelled && other.kind == MeetingKind::ordinary &&
           other.councils == cancelled.councils && std::abs(config::days_between(cancelled.day, other.day)) <= 28;
  });
}

/// The nearest working day from `first` to `last` on which nobody is needed in two places; the day itself when there is
/// none.
config::Date free_day(Sitting sitting, const YearBook& book, config::Date first, config::Date last) {
  const config::Date wanted = sitting.day;
  for (int distance = 0; distance <= 21; ++distance) {
    for (const int days : {distance, -distance}) {
      sitting.day = config::plus_days(wanted, days);
      if (sitting.day < first || last < sitting.day || !works(sitting.day)) continue;
      if (!collides(sitting, book)) return sitting.day;
    }
  }
  return wanted;
}

}  // namespace

config::Date same_week(config::Date day, int year) {
  Week week = week_of(day);
  week.year = year;
  return working_day_on(day_in_week(week, weekday_of(day)));
}

std::vector<Proposal> propose_year(const std::vector<Meeting>& meetings, const YearBook& there_is,
                                   const std::vector<Meeting>& planned, int year) {
  YearBook book = there_is;  // each proposal makes its time taken for the next
  std::map<std::vector<storage::Id>, int> there;
  for (const Meeting& meeting : planned) {
    if (meeting.state != State::cancelled && meeting.kind == MeetingKind::ordinary) ++there[meeting.councils];
  }
  std::vector<const Meeting*> pattern;
  for (const Meeting& meeting : meetings) {
    if (meeting.kind != MeetingKind::ordinary) continue;
    if (meeting.state == State::cancelled && replaced(meeting, meetings)) continue;
    pattern.push_back(&meeting);
  }
  std::stable_sort(pattern.begin(), pattern.end(), [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
  std::vector<std::pair<config::Date, config::Date>> district;  // the kredsråd's days: this year, next year
  for (const Meeting* meeting : pattern) {
    const Council* council = book.find(meeting->council);
    if (council && council->district) district.emplace_back(meeting->day, same_week(meeting->day, year));
  }
  std::vector<Proposal> proposals;
  for (const Meeting* meeting : pattern) {
    const Council* council = book.find(meeting->council);
    if (!council) continue;
    if (int& left = there[meeting->councils]; left > 0) {
      --left;
      continue;
    }
    Proposal proposal;
    proposal.sitting = sitting_of(*meeting);
    proposal.from = meeting->day;
    proposal.cancelled = meeting->state == State::cancelled;
    proposal.venue = meeting->venue;
    proposal.sitting.day = same_week(meeting->day, year);
    if (!council->district) {
      const auto before = std::find_if(district.rbegin(), district.rend(),
                                       [&](const auto& days) { return days.first <= meeting->day; });
      if (before != district.rend()) {
        proposal.sitting.day = carried_along(*council, meeting->day, before->first, before->second);
        const auto latest = latest_day(*council, before->second);
        if (latest && proposal.sitting.day > *latest) proposal.sitting.day = working_day_back(*latest);
        proposal.sitting.day = free_day(proposal.sitting, book, config::plus_days(before->second, 1),
                                        latest.value_or(config::plus_days(proposal.sitting.day, 7)));
      }
    }
    Sitting taken = proposal.sitting;
    taken.key = "proposed:" + taken.key;
    book.put(taken);
    proposals.push_back(std::move(proposal));
  }
  std::stable_sort(proposals.begin(), proposals.end(),
                   [](const Proposal& a, const Proposal& b) { return a.sitting.day < b.sitting.day; });
  return proposals;
}

}  // namespace councils
