// Deadlines of a meeting.

#include "due_day.h"

#include "holiday.h"

namespace councils {

std::string_view identifier(Point point) {
  switch (point) {
    case Point::call: return "call";
    case Point::items: return "items";
    case Point::material: return "material";
    case Point::dispatch: return "dispatch";
    case Point::meeting: return "meeting";
    case Point::minutes: return "minutes";
    case Point::objections: return "objections";
    case Point::publication: return "publication";
  }
  return "meeting";
}

DueDay due_day(Point point, const Council& council, const Meeting& meeting) {
  const Deadlines& days = council.deadlines;
  const auto earlier = [point](config::Date day) {
    return DueDay{point, working_day_back(day), day, closed_because(day)};
  };
  switch (point) {
    case Point::call: return earlier(config::plus_days(meeting.day, -days.call));
    case Point::items: return earlier(config::plus_days(meeting.day, -days.items));
    case Point::material: return earlier(config::plus_days(meeting.day, -days.material));
    case Point::dispatch: return earlier(config::plus_days(meeting.day, -days.dispatch));
    case Point::meeting: return {point, meeting.day, meeting.day, closed_because(meeting.day)};
    case Point::minutes: return earlier(config::plus_days(meeting.day, days.minutes));
    case Point::objections: {
      const config::Date sent = meeting.minutes_sent.value_or(due_day(Point::minutes, council, meeting).day);
      const config::Date day = config::plus_days(sent, days.objections);
      return {point, working_day_on(day), day, closed_because(day)};
    }
    case Point::publication: return earlier(config::plus_days(meeting.day, days.publish));
  }
  return {};
}

std::vector<DueDay> due_days(const Council& council, const Meeting& meeting) {
  std::vector<DueDay> days;
  for (const Point point : all_points) days.push_back(due_day(point, council, meeting));
  return days;
}

bool reached(Point point, const Meeting& meeting) {
  switch (point) {
    case Point::call: return meeting.state >= State::call_for_items;
    case Point::items:
    case Point::material:
    case Point::dispatch: return meeting.state >= State::agenda_sent;
    case Point::meeting: return meeting.state >= State::held;
    case Point::minutes: return meeting.state >= State::minutes_sent;
    case Point::objections: return meeting.state >= State::minutes_approved;
    case Point::publication: return meeting.state >= State::published;
  }
  return false;
}

}  // namespace councils
