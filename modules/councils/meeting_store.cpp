// Every statement about meetings.

#include "meeting_store.h"

#include "permit/visible.h"

namespace councils {
namespace {

constexpr storage::Sql councils_of_meeting{"councils_councils_of_meeting", R"sql(
  SELECT mc.council FROM councils_meeting_council mc JOIN councils_council c ON c.id = mc.council
  WHERE mc.meeting = :meeting ORDER BY c.position, c.id)sql"};

Meeting read_meeting(const storage::Row& row) {
  Meeting meeting;
  meeting.id = row.id(0);
  meeting.council = row.id(1);
  meeting.number = static_cast<int>(row.integer(2));
  meeting.year = static_cast<int>(row.integer(3));
  meeting.title = row.text(4);
  meeting.day = row.date(5);
  meeting.starts = static_cast<int>(row.integer(6));
  meeting.venue = row.text(7);
  meeting.expected = static_cast<int>(row.integer(8));
  meeting.state = state_named(row.view(9)).value_or(State::scheduled);
  meeting.audience = row.id(10);
  meeting.closed_audience = row.id(11);
  meeting.sequence = static_cast<int>(row.integer(12));
  meeting.moved_from = row.date_if(13);
  meeting.reason = row.text(14);
  meeting.sent = row.date_if(15);
  meeting.minutes_sent = row.date_if(16);
  meeting.approved = row.date_if(17);
  meeting.approved_by = row.text(18);
  meeting.published = row.date_if(19);
  meeting.version = row.integer(20);
  meeting.kind = meeting_kind_named(row.view(21)).value_or(MeetingKind::ordinary);
  meeting.theme = row.text(22);
  meeting.opening = opening_named(row.view(23)).value_or(Opening::none);
  meeting.open_part = row.text(24);
  return meeting;
}

void fill_councils(storage::Transaction& tx, Meeting& meeting) {
  meeting.councils =
      tx.all(councils_of_meeting, {{"meeting", meeting.id}}, [](const storage::Row& row) { return row.id(0); });
}

std::optional<Meeting> filled(storage::Transaction& tx, std::optional<Meeting> meeting) {
  if (meeting) fill_councils(tx, *meeting);
  return meeting;
}

std::vector<Meeting> filled(storage::Transaction& tx, std::vector<Meeting> meetings) {
  for (Meeting& meeting : meetings) fill_councils(tx, meeting);
  return meetings;
}

}  // namespace

constexpr storage::Sql insert_meeting_row{"councils_insert_meeting", R"sql(
  INSERT INTO councils_meeting (id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part)
  VALUES (:id, :council, :number, :year, :title, :day, :starts, :venue, :expected, :state, :audience, :closed_audience,
          :sequence, :moved_from, :reason, :sent, :minutes_sent, :approved, :approved_by, :published, :version,
          :kind, :theme, :opening, :open_part))sql"};
constexpr storage::Sql insert_meeting_council{"councils_insert_meeting_council", R"sql(
  INSERT INTO councils_meeting_council (meeting, council) VALUES (:meeting, :council))sql"};

void insert_meeting(storage::Transaction& tx, const Meeting& meeting) {
  tx.execute(insert_meeting_row, {{"id", meeting.id},
                                  {"council", meeting.council},
                                  {"number", meeting.number},
                                  {"year", meeting.year},
                                  {"title", meeting.title},
                                  {"day", meeting.day},
                                  {"starts", meeting.starts},
                                  {"venue", meeting.venue},
                                  {"expected", meeting.expected},
                                  {"state", identifier(meeting.state)},
                                  {"audience", meeting.audience},
                                  {"closed_audience", meeting.closed_audience},
                                  {"sequence", meeting.sequence},
                                  {"moved_from", meeting.moved_from},
                                  {"reason", meeting.reason},
                                  {"sent", meeting.sent},
                                  {"minutes_sent", meeting.minutes_sent},
                                  {"approved", meeting.approved},
                                  {"approved_by", meeting.approved_by},
                                  {"published", meeting.published},
                                  {"version", meeting.version},
                                  {"kind", identifier(meeting.kind)},
                                  {"theme", meeting.theme},
                                  {"opening", identifier(meeting.opening)},
                                  {"open_part", meeting.open_part}});
  for (const storage::Id& council : meeting.councils) {
    tx.execute(insert_meeting_council, {{"meeting", meeting.id}, {"council", council}});
  }
}

constexpr storage::Sql update_meeting_row{"councils_update_meeting", R"sql(
  UPDATE councils_meeting SET title = :title, day = :day, starts = :starts, venue = :venue, expected = :expected, state = :state,
    sequence = :sequence, moved_from = :moved_from, reason = :reason, sent = :sent, minutes_sent = :minutes_sent,
    approved = :approved, approved_by = :approved_by, published = :published, opening = :opening, open_part = :open_part,
    version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool update_meeting(storage::Transaction& tx, Meeting& meeting) {
  const bool written = tx.execute(update_meeting_row, {{"id", meeting.id},
                                                       {"title", meeting.title},
                                                       {"day", meeting.day},
                                                       {"starts", meeting.starts},
                                                       {"venue", meeting.venue},
                                                       {"expected", meeting.expected},
                                                       {"state", identifier(meeting.state)},
                                                       {"sequence", meeting.sequence},
                                                       {"moved_from", meeting.moved_from},
                                                       {"reason", meeting.reason},
                                                       {"sent", meeting.sent},
                                                       {"minutes_sent", meeting.minutes_sent},
                                                       {"approved", meeting.approved},
                                                       {"approved_by", meeting.approved_by},
                                                       {"published", meeting.published},
                                                       {"opening", identifier(meeting.opening)},
                                                       {"open_part", meeting.open_part},
                                                       {"version", meeting.version}}) == 1;
  if (written) ++meeting.version;
  return written;
}

constexpr storage::Sql find_meeting_row{"councils_find_meeting", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE id = :id)sql"};

std::optional<Meeting> find_meeting(storage::Transaction& tx, const storage::Id& id) {
  return filled(tx, tx.one(find_meeting_row, {{"id", id}}, read_meeting));
}

constexpr storage::Sql find_visible_meeting{"councils_find_visible_meeting", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE R"sql()sql"};

std::optional<Meeting> visible_meeting(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  return filled(tx, tx.one(find_visible_meeting, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                           read_meeting));
}

constexpr storage::Sql list_council_meetings{"councils_list_council_meetings", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE audience IN )sql" PERMIT_VISIBLE R"sql(
    AND id IN (SELECT meeting FROM councils_meeting_council WHERE council = :council)
  ORDER BY day DESC, id)sql"};

std::vector<Meeting> visible_meetings(storage::Transaction& tx, const permit::Viewer& viewer,
                                      const storage::Id& council) {
  return filled(
      tx, tx.all(list_council_meetings, {{"holders", viewer.holders()}, {"today", viewer.today}, {"council", council}},
                 read_meeting));
}

constexpr storage::Sql list_visible_meetings{"councils_list_visible_meetings", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY day DESC, id LIMIT :limit)sql"};

std::vector<Meeting> visible_meetings(storage::Transaction& tx, const permit::Viewer& viewer, int limit) {
  return filled(tx, tx.all(list_visible_meetings,
                           {{"holders", viewer.holders()}, {"today", viewer.today}, {"limit", limit}}, read_meeting));
}

constexpr storage::Sql list_published_meetings{"councils_list_published_meetings", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE state = 'published' ORDER BY day DESC, id LIMIT :limit)sql"};

std::vector<Meeting> published_meetings(storage::Transaction& tx, int limit) {
  return filled(tx, tx.all(list_published_meetings, {{"limit", limit}}, read_meeting));
}

std::optional<Meeting> published_meeting(storage::Transaction& tx, const storage::Id& id) {
  auto meeting = find_meeting(tx, id);
  if (meeting && meeting->state != State::published) meeting.reset();
  return meeting;
}

constexpr storage::Sql find_meeting_before{"councils_find_meeting_before", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE state <> 'cancelled' AND day < :day
    AND id IN (SELECT meeting FROM councils_meeting_council WHERE council = :council)
  ORDER BY day DESC, id LIMIT 1)sql"};

std::optional<Meeting> meeting_before(storage::Transaction& tx, const storage::Id& council, config::Date day) {
  return filled(tx, tx.one(find_meeting_before, {{"council", council}, {"day", day}}, read_meeting));
}

constexpr storage::Sql find_meeting_after{"councils_find_meeting_after", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE state <> 'cancelled' AND day > :day
    AND id IN (SELECT meeting FROM councils_meeting_council WHERE council = :council)
  ORDER BY day, id LIMIT 1)sql"};

std::optional<Meeting> meeting_after(storage::Transaction& tx, const storage::Id& council, config::Date day) {
  return filled(tx, tx.one(find_meeting_after, {{"council", council}, {"day", day}}, read_meeting));
}

constexpr storage::Sql find_district_meeting_before{"councils_find_district_meeting_before", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE state <> 'cancelled' AND day <= :day
    AND council IN (SELECT id FROM councils_council WHERE district = 1)
  ORDER BY day DESC, id LIMIT 1)sql"};

std::optional<Meeting> district_meeting_before(storage::Transaction& tx, config::Date day) {
  return filled(tx, tx.one(find_district_meeting_before, {{"day", day}}, read_meeting));
}

constexpr storage::Sql list_meetings_between{"councils_list_meetings_between", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE audience IN )sql" PERMIT_VISIBLE R"sql( AND day >= :from AND day < :until
  ORDER BY day, starts, id)sql"};

std::vector<Meeting> visible_meetings_between(storage::Transaction& tx, const permit::Viewer& viewer, config::Date from,
                                              config::Date until) {
  return filled(tx, tx.all(list_meetings_between,
                           {{"holders", viewer.holders()}, {"today", viewer.today}, {"from", from}, {"until", until}},
                           read_meeting));
}

constexpr storage::Sql list_public_meetings{"councils_list_public_meetings", R"sql(
  SELECT id, council, number, year, title, day, starts, venue, expected, state, audience, closed_audience, sequence, moved_from,
         reason, sent, minutes_sent, approved, approved_by, published, version, kind, theme, opening, open_part
  FROM councils_meeting WHERE (opening <> 'none' OR state = 'published') AND day >= :from
  ORDER BY day, starts, id LIMIT 500)sql"};

std::vector<Meeting> public_meetings(storage::Transaction& tx, config::Date from) {
  return filled(tx, tx.all(list_public_meetings, {{"from", from}}, read_meeting));
}

constexpr storage::Sql count_meetings{"councils_count_meetings", R"sql(
  SELECT COUNT(*) FROM councils_meeting WHERE state <> 'cancelled' AND year = :year
    AND id IN (SELECT meeting FROM councils_meeting_council WHERE council = :council))sql"};

int meetings_in_year(storage::Transaction& tx, const storage::Id& council, int year) {
  return static_cast<int>(tx.integer(count_meetings, {{"council", council}, {"year", year}}));
}

constexpr storage::Sql highest_number{"councils_highest_meeting_number", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM councils_meeting WHERE council = :council AND year = :year)sql"};

int next_meeting_number(storage::Transaction& tx, const storage::Id& council, int year) {
  return 1 + static_cast<int>(tx.integer(highest_number, {{"council", council}, {"year", year}}));
}

}  // namespace councils
