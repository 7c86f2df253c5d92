// The statements of status reports.

#include "report_store.h"

#include "permit/visible.h"

namespace action_plans::store {

using storage::Row;
using storage::Transaction;

namespace {

Report read_report(const Row& row) {
  Report report;
  report.id = row.id(0);
  report.council = row.id(1);
  report.council_name = row.text(2);
  report.authority = row.id(3);
  report.meeting = row.id(4);
  report.meeting_title = row.text(5);
  report.meeting_address = row.text(6);
  report.day = row.date(7);
  report.frozen = row.view(8) == "frozen";
  report.number = static_cast<int>(row.integer(9));
  report.snapshot = row.text(10);
  report.frozen_on = row.date_if(11);
  report.frozen_by = row.text(12);
  report.audience = row.id(13);
  report.version = static_cast<int>(row.integer(14));
  report.police_version = static_cast<int>(row.integer(15));
  report.municipality_version = static_cast<int>(row.integer(16));
  return report;
}

Line read_line(const Row& row) {
  Line line;
  line.position = static_cast<int>(row.integer(0));
  line.heading = row.text(1);
  line.police = {row.text(2), row.text(3), row.id(4)};
  line.municipality = {row.text(5), row.text(6), row.id(7)};
  line.conclusion = conclusion_named(row.view(8)).value_or(Conclusion::none);
  line.item = row.id(9);
  line.concluded_words = row.text(10);
  return line;
}

}  // namespace

constexpr storage::Sql list_headings{"action_plans_list_headings", R"sql(
  SELECT title FROM action_plans_heading ORDER BY position)sql"};
std::vector<std::string> headings(Transaction& tx) {
  auto titles = tx.all(list_headings, {}, [](const Row& row) { return row.text(0); });
  return titles.empty() ? usual_headings() : titles;
}

constexpr storage::Sql clear_headings{"action_plans_clear_headings", R"sql(
  DELETE FROM action_plans_heading)sql"};
constexpr storage::Sql insert_heading{"action_plans_insert_heading", R"sql(
  INSERT INTO action_plans_heading (position, title) VALUES (:position, :title))sql"};
void set_headings(Transaction& tx, const std::vector<std::string>& titles) {
  tx.execute(clear_headings, {});
  int position = 0;
  for (const std::string& title : titles) tx.execute(insert_heading, {{"position", ++position}, {"title", title}});
}

constexpr storage::Sql write_line{"action_plans_write_line", R"sql(
  INSERT INTO action_plans_line (report, position, heading, police, police_by, police_figure, municipality, municipality_by,
    municipality_figure, conclusion, item, concluded_words)
  VALUES (:report, :position, :heading, :police, :police_by, :police_figure, :municipality, :municipality_by,
    :municipality_figure, :conclusion, :item, :concluded_words)
  ON CONFLICT (report, position) DO UPDATE SET police = excluded.police, police_by = excluded.police_by,
    police_figure = excluded.police_figure, municipality = excluded.municipality,
    municipality_by = excluded.municipality_by, municipality_figure = excluded.municipality_figure,
    conclusion = excluded.conclusion, item = excluded.item, concluded_words = excluded.concluded_words)sql"};
static void put_lines(Transaction& tx, const Report& report) {
  for (const Line& line : report.lines) {
    tx.execute(write_line, {{"report", report.id},
                            {"position", line.position},
                            {"heading", line.heading},
                            {"police", line.police.text},
                            {"police_by", line.police.by},
                            {"police_figure", line.police.figure},
                            {"municipality", line.municipality.text},
                            {"municipality_by", line.municipality.by},
                            {"municipality_figure", line.municipality.figure},
                            {"conclusion", identifier(line.conclusion)},
                            {"item", line.item},
                            {"concluded_words", line.concluded_words}});
  }
}

constexpr storage::Sql insert_report{"action_plans_insert_report", R"sql(
  INSERT INTO action_plans_report
    (id, council, council_name, authority, meeting, meeting_title, meeting_address, day, state, number, snapshot, frozen_on,
     frozen_by, audience, version, police_version, municipality_version)
  VALUES (:id, :council, :council_name, :authority, :meeting, :meeting_title, :meeting_address, :day, :state, :number,
     :snapshot, :frozen_on, :frozen_by, :audience, 1, 1, 1))sql"};
void add_report(Transaction& tx, const Report& report) {
  tx.execute(insert_report, {{"id", report.id},
                             {"council", report.council},
                             {"council_name", report.council_name},
                             {"authority", report.authority},
                             {"meeting", report.meeting},
                             {"meeting_title", report.meeting_title},
                             {"meeting_address", report.meeting_address},
                             {"day", report.day},
                             {"state", report.frozen ? "frozen" : "draft"},
                             {"number", report.number},
                             {"snapshot", report.snapshot},
                             {"frozen_on", report.frozen_on},
                             {"frozen_by", report.frozen_by},
                             {"audience", report.audience}});
  put_lines(tx, report);
}

constexpr storage::Sql update_report{"action_plans_update_report", R"sql(
  UPDATE action_plans_report SET state = :state, number = :number, snapshot = :snapshot, frozen_on = :frozen_on,
    frozen_by = :frozen_by, version = version + 1
  WHERE id = :id AND version = :version AND state = 'draft')sql"};
bool save_report(Transaction& tx, Report& report) {
  const bool saved = tx.execute(update_report, {{"id", report.id},
                                                {"state", report.frozen ? "frozen" : "draft"},
                                                {"number", report.number},
                                                {"snapshot", report.snapshot},
                                                {"frozen_on", report.frozen_on},
                                                {"frozen_by", report.frozen_by},
                                                {"version", report.version}}) == 1;
  if (!saved) return false;
  ++report.version;
  put_lines(tx, report);
  return true;
}

constexpr storage::Sql raise_police{"action_plans_raise_police", R"sql(
  UPDATE action_plans_report SET police_version = police_version + 1
  WHERE id = :id AND police_version = :read AND state = 'draft')sql"};
constexpr storage::Sql raise_municipality{"action_plans_raise_municipality", R"sql(
  UPDATE action_plans_report SET municipality_version = municipality_version + 1
  WHERE id = :id AND municipality_version = :read AND state = 'draft')sql"};
constexpr storage::Sql write_police{"action_plans_write_police", R"sql(
  UPDATE action_plans_line SET police = :text, police_by = :by, police_figure = :figure
  WHERE report = :report AND position = :position)sql"};
constexpr storage::Sql write_municipality{"action_plans_write_municipality", R"sql(
  UPDATE action_plans_line SET municipality = :text, municipality_by = :by, municipality_figure = :figure
  WHERE report = :report AND position = :position)sql"};
bool save_column(Transaction& tx, const Report& report, Side side, int read) {
  const bool police = side == Side::police;
  if (tx.execute(police ? raise_police : raise_municipality, {{"id", report.id}, {"read", read}}) != 1) return false;
  for (const Line& line : report.lines) {
    const Column& column = line.of(side);
    tx.execute(police ? write_police : write_municipality, {{"report", report.id},
                                                            {"position", line.position},
                                                            {"text", column.text},
                                                            {"by", column.by},
                                                            {"figure", column.figure}});
  }
  return true;
}

constexpr storage::Sql list_lines{"action_plans_list_lines", R"sql(
  SELECT position, heading, police, police_by, police_figure, municipality, municipality_by, municipality_figure,
         conclusion, item, concluded_words
  FROM action_plans_line WHERE report = :report ORDER BY position)sql"};

constexpr storage::Sql find_visible_report{"action_plans_find_visible_report", R"sql(
  SELECT id, council, council_name, authority, meeting, meeting_title, meeting_address, day, state, number, snapshot, frozen_on,
         frozen_by, audience, version, police_version, municipality_version
  FROM action_plans_report WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};
std::optional<Report> report_for(Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  auto found =
      tx.one(find_visible_report, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_report);
  if (found) found->lines = tx.all(list_lines, {{"report", id}}, read_line);
  return found;
}

constexpr storage::Sql find_report_of{"action_plans_find_report_of", R"sql(
  SELECT id, council, council_name, authority, meeting, meeting_title, meeting_address, day, state, number, snapshot, frozen_on,
         frozen_by, audience, version, police_version, municipality_version
  FROM action_plans_report WHERE council = :council AND meeting = :meeting)sql"};
std::optional<Report> report_of(Transaction& tx, const storage::Id& council, const storage::Id& meeting) {
  return tx.one(find_report_of, {{"council", council}, {"meeting", meeting}}, read_report);
}

constexpr storage::Sql list_visible_reports{"action_plans_list_visible_reports", R"sql(
  SELECT id, council, council_name, authority, meeting, meeting_title, meeting_address, day, state, number, snapshot, frozen_on,
         frozen_by, audience, version, police_version, municipality_version
  FROM action_plans_report WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY day DESC, id)sql"};
std::vector<Report> reports_for(Transaction& tx, const permit::Viewer& viewer) {
  auto found = tx.all(list_visible_reports, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_report);
  for (Report& report : found) report.lines = tx.all(list_lines, {{"report", report.id}}, read_line);
  return found;
}

constexpr storage::Sql last_report_number{"action_plans_last_report_number", R"sql(
  SELECT COALESCE(MAX(number), 0) FROM action_plans_report WHERE council = :council)sql"};
int next_report_number(Transaction& tx, const storage::Id& council) {
  return static_cast<int>(tx.integer(last_report_number, {{"council", council}})) + 1;
}

}  // namespace action_plans::store
