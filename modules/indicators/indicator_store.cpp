// Every statement about indicators and their values.

#include "indicator_store.h"

#include "permit/visible.h"

namespace indicators {
namespace {

Indicator read_indicator(const storage::Row& row) {
  Indicator one;
  one.id = row.id(0);
  one.key = row.text(1);
  one.title = row.text(2);
  one.definition = row.text(3);
  one.measure = measure_named(row.view(4)).value_or(Measure::number);
  one.counted = row.text(5);
  one.of = row.text(6);
  one.no_denominator = row.text(7);
  one.source = row.text(8);
  one.not_shown = row.text(9);
  one.period = period_kind_named(row.view(10)).value_or(PeriodKind::year);
  one.level = level_named(row.view(11)).value_or(Level::district);
  one.direction = direction_named(row.view(12)).value_or(Direction::neither);
  one.people = row.flag(13);
  if (!row.null(14)) one.baseline = row.real(14);
  one.baseline_period = row.text(15);
  if (!row.null(16)) one.target = row.real(16);
  one.target_day = row.date_if(17);
  one.since = parse_period(one.period, row.view(18)).value_or(Period{one.period, 2000, 1});
  one.due_days = static_cast<int>(row.integer(19));
  one.owner_role = permit::role_named(row.view(20)).value_or(permit::Role::analyst);
  one.owner = row.id(21);
  one.audience = row.id(22);
  one.ended = row.flag(23);
  one.ended_reason = row.text(24);
  one.version = row.integer(25);
  return one;
}

}  // namespace

constexpr storage::Sql put_indicator_row{"indicators_put_indicator", R"sql(
  INSERT INTO indicators_indicator (id, key, title, definition, measure, counted, of_what, no_denominator, source, not_shown,
    period, level, direction, people, baseline, baseline_period, target, target_day, since, due_days, owner_role, owner,
    audience, ended, ended_reason, version)
  VALUES (:id, :key, :title, :definition, :measure, :counted, :of_what, :no_denominator, :source, :not_shown,
    :period, :level, :direction, :people, :baseline, :baseline_period, :target, :target_day, :since, :due_days, :owner_role, :owner,
    :audience, :ended, :ended_reason, :version)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, definition = excluded.definition, counted = excluded.counted,
    of_what = excluded.of_what, no_denominator = excluded.no_denominator, source = excluded.source,
    not_shown = excluded.not_shown, direction = excluded.direction, baseline = excluded.baseline,
    baseline_period = excluded.baseline_period, target = excluded.target, target_day = excluded.target_day,
    due_days = excluded.due_days, owner_role = excluded.owner_role, owner = excluded.owner, audience = excluded.audience,
    ended = excluded.ended, ended_reason = excluded.ended_reason, version = excluded.version)sql"};

void put_indicator(storage::Transaction& tx, const Indicator& one) {
  tx.execute(put_indicator_row, {{"id", one.id},
                                 {"key", one.key},
                                 {"title", one.title},
                                 {"definition", one.definition},
                                 {"measure", identifier(one.measure)},
                                 {"counted", one.counted},
                                 {"of_what", one.of},
                                 {"no_denominator", one.no_denominator},
                                 {"source", one.source},
                                 {"not_shown", one.not_shown},
                                 {"period", identifier(one.period)},
                                 {"level", identifier(one.level)},
                                 {"direction", identifier(one.direction)},
                                 {"people", one.people},
                                 {"baseline", one.baseline},
                                 {"baseline_period", one.baseline_period},
                                 {"target", one.target},
                                 {"target_day", one.target_day},
                                 {"since", identifier(one.since)},
                                 {"due_days", one.due_days},
                                 {"owner_role", permit::identifier(one.owner_role)},
                                 {"owner", one.owner},
                                 {"audience", one.audience},
                                 {"ended", one.ended},
                                 {"ended_reason", one.ended_reason},
                                 {"version", one.version}});
}

constexpr storage::Sql find_indicator_row{"indicators_find_indicator", R"sql(
  SELECT id, key, title, definition, measure, counted, of_what, no_denominator, source, not_shown, period, level, direction,
         people, baseline, baseline_period, target, target_day, since, due_days, owner_role, owner, audience, ended,
         ended_reason, version
  FROM indicators_indicator WHERE id = :id)sql"};

std::optional<Indicator> find_indicator(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_indicator_row, {{"id", id}}, read_indicator);
}

constexpr storage::Sql find_visible_indicator{"indicators_find_visible_indicator", R"sql(
  SELECT id, key, title, definition, measure, counted, of_what, no_denominator, source, not_shown, period, level, direction,
         people, baseline, baseline_period, target, target_day, since, due_days, owner_role, owner, audience, ended,
         ended_reason, version
  FROM indicators_indicator WHERE (key = :name OR id = :name) AND audience IN )sql" PERMIT_VISIBLE
                                                                                   R"sql( ORDER BY id)sql"};

std::optional<Indicator> visible_indicator(storage::Transaction& tx, const permit::Viewer& viewer,
                                           std::string_view key_or_id) {
  return tx.one(find_visible_indicator, {{"name", key_or_id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_indicator);
}

constexpr storage::Sql list_visible_indicators{"indicators_list_visible_indicators", R"sql(
  SELECT id, key, title, definition, measure, counted, of_what, no_denominator, source, not_shown, period, level, direction,
         people, baseline, baseline_period, target, target_day, since, due_days, owner_role, owner, audience, ended,
         ended_reason, version
  FROM indicators_indicator WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY title, id)sql"};

std::vector<Indicator> visible_indicators(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_visible_indicators, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_indicator);
}

constexpr storage::Sql count_key{"indicators_count_key", R"sql(
  SELECT COUNT(*) FROM indicators_indicator WHERE key = :key)sql"};

bool key_taken(storage::Transaction& tx, std::string_view key) { return tx.integer(count_key, {{"key", key}}) > 0; }

constexpr storage::Sql list_values{"indicators_list_values", R"sql(
  SELECT period, place, counted, whole, note FROM indicators_value
  WHERE indicator = :indicator AND current = 1 ORDER BY period, place)sql"};

std::vector<Value> values_of(storage::Transaction& tx, const Indicator& indicator) {
  std::vector<Value> values;
  tx.each(list_values, {{"indicator", indicator.id}}, [&](const storage::Row& row) {
    const auto period = parse_period(indicator.period, row.view(0));
    if (period) values.push_back({*period, row.id(1), row.integer_if(2), row.integer_if(3), row.text(4)});
  });
  return values;
}

constexpr storage::Sql list_entered{"indicators_list_entered", R"sql(
  SELECT period, place, counted, whole, note, current, at, entered_by, origin, reason FROM indicators_value
  WHERE indicator = :indicator ORDER BY at DESC, period DESC, place)sql"};

std::vector<Entered> entered_values(storage::Transaction& tx, const Indicator& indicator) {
  std::vector<Entered> entered;
  tx.each(list_entered, {{"indicator", indicator.id}}, [&](const storage::Row& row) {
    const auto period = parse_period(indicator.period, row.view(0));
    if (!period) return;
    entered.push_back({{*period, row.id(1), row.integer_if(2), row.integer_if(3), row.text(4)},
                       row.flag(5),
                       row.time(6),
                       row.text(7),
                       row.text(8),
                       row.text(9)});
  });
  return entered;
}

constexpr storage::Sql retire_value{"indicators_retire_value", R"sql(
  UPDATE indicators_value SET current = 0
  WHERE indicator = :indicator AND period = :period AND place = :place AND current = 1)sql"};
constexpr storage::Sql insert_value{"indicators_insert_value", R"sql(
  INSERT INTO indicators_value (id, indicator, period, place, counted, whole, note, current, at, entered_by, origin, reason)
  VALUES (:id, :indicator, :period, :place, :counted, :whole, :note, 1, :at, :entered_by, :origin, :reason))sql"};

void put_value(storage::Transaction& tx, const Indicator& indicator, const Entered& entered) {
  const std::string period = identifier(entered.value.period);
  tx.execute(retire_value, {{"indicator", indicator.id}, {"period", period}, {"place", entered.value.place}});
  tx.execute(insert_value, {{"id", storage::Id::next()},
                            {"indicator", indicator.id},
                            {"period", period},
                            {"place", entered.value.place},
                            {"counted", entered.value.count},
                            {"whole", entered.value.whole},
                            {"note", entered.value.note},
                            {"at", entered.at},
                            {"entered_by", entered.by},
                            {"origin", entered.origin},
                            {"reason", entered.reason}});
}

}  // namespace indicators
