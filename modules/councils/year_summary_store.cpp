// Counting a year of the councils.

#include "year_summary.h"

#include "council_store.h"
#include "decision.h"
#include "meeting.h"
#include "registration.h"

namespace councils {
namespace {

constexpr storage::Sql meetings_of_council_year{"meetings_of_council_year", R"sql(
  SELECT m.id, m.title, m.day, m.state
  FROM councils_meeting m JOIN councils_meeting_council c ON c.meeting = m.id
  WHERE c.council = :council AND m.year = :year AND m.state <> 'cancelled'
  ORDER BY m.day, m.id)sql"};
constexpr storage::Sql filled_seats{"filled_seats", R"sql(
  SELECT COUNT(*), COUNT(CASE WHEN a.presence = 'present' OR a.presence = 'substitute' THEN 1 END)
  FROM councils_attendance a JOIN councils_member s ON s.holder = a.holder
  WHERE a.meeting = :meeting AND s.council = :council AND (s.seat = 'chair' OR s.seat = 'member')
    AND s.since <= :day AND :day < s.until)sql"};
constexpr storage::Sql open_decisions_of_meeting{"open_decisions_of_meeting", R"sql(
  SELECT d.id, d.number, d.text, d.decided, d.due, d.state, d.ended
  FROM councils_decision d JOIN councils_item i ON i.id = d.item
  WHERE d.meeting = :meeting AND d.closed = 0 AND i.closed = 0
  ORDER BY i.number, d.position)sql"};

DecisionOfYear::State state_on(DecisionState state, std::optional<config::Date> ended, std::optional<config::Date> due,
                               config::Date as_of) {
  if (state != DecisionState::open && (!ended || *ended <= as_of))
    return state == DecisionState::done ? DecisionOfYear::State::done : DecisionOfYear::State::dropped;
  return due && *due < as_of ? DecisionOfYear::State::late : DecisionOfYear::State::open;
}

void add_decisions(storage::Transaction& tx, CouncilOfYear& council, const MeetingOfYear& meeting, config::Date as_of) {
  tx.each(open_decisions_of_meeting, {{"meeting", meeting.id}}, [&](const storage::Row& row) {
    DecisionOfYear decision;
    decision.id = row.id(0);
    decision.public_minutes = meeting.public_minutes;
    decision.number = row.text(1);
    if (meeting.published) decision.text = row.text(2);
    decision.decided = row.date(3);
    decision.state = state_on(decision_state_named(row.view(5)).value_or(DecisionState::open), row.date_if(6),
                              row.date_if(4), as_of);
    council.decisions.push_back(std::move(decision));
  });
}

}  // namespace

std::vector<CouncilOfYear> year_of_councils(storage::Transaction& tx, int year, config::Date as_of) {
  std::vector<CouncilOfYear> found;
  for (const Council& council : all_councils(tx)) {
    CouncilOfYear of;
    of.council = {council.id, council.name, council.district, council.audience};
    of.key = council.key;
    of.wanted = council.meetings_a_year;
    std::vector<bool> minutes_out;
    tx.each(meetings_of_council_year, {{"council", council.id}, {"year", year}}, [&](const storage::Row& row) {
      Meeting meeting;
      meeting.id = row.id(0);
      meeting.day = row.date(2);
      meeting.state = state_named(row.view(3)).value_or(State::scheduled);
      MeetingOfYear told;
      told.id = meeting.id;
      told.public_minutes = public_minutes_id(meeting);
      told.title = row.text(1);
      told.day = meeting.day;
      told.held = meeting.was_held() && meeting.day <= as_of;
      told.published = meeting.state == State::published;
      minutes_out.push_back(told.held && meeting.minutes_are_out());
      of.meetings.push_back(std::move(told));
    });
    for (std::size_t n = 0; n < of.meetings.size(); ++n) {
      MeetingOfYear& meeting = of.meetings[n];
      if (!meeting.held) continue;
      tx.each(filled_seats, {{"meeting", meeting.id}, {"council", council.id}, {"day", meeting.day}},
              [&](const storage::Row& row) {
                meeting.seats = static_cast<int>(row.integer(0));
                meeting.there = static_cast<int>(row.integer(1));
              });
      if (minutes_out[n]) add_decisions(tx, of, meeting, as_of);
    }
    found.push_back(std::move(of));
  }
  return found;
}

}  // namespace councils
