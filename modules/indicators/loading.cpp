// indicators.yaml, read strictly and written in one change.

#include "loading.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "i18n/danish.h"
#include "indicator_store.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "places.h"
#include "registration.h"
#include "rights.h"
#include "round_acts.h"
#include "round_store.h"

namespace indicators {
namespace {

using config::Node;
using config::Reader;

struct ValueInFile {
  Entered entered;
  int line = 0;
};

struct IndicatorInFile {
  Indicator one;
  std::vector<ValueInFile> values;  // in the order in which they were entered
};

struct AnswerInFile {
  std::string group;
  std::vector<std::string> each;
  int line = 0;
};

struct RoundInFile {
  RoundInFull full;
  std::vector<AnswerInFile> answers;
  bool closed = false;
};

class File {
 public:
  File(storage::Transaction& tx, Reader& reader, config::Date today) : tx_(tx), reader_(reader), today_(today) {}

  std::vector<IndicatorInFile> indicators(const Node& root) {
    std::vector<IndicatorInFile> all;
    std::set<std::string> keys;
    for (const Node& node : reader_.list(root, "indicators")) {
      IndicatorInFile in_file = indicator(node);
      if (!keys.insert(in_file.one.key).second) reader_.fault(node, "The key stands twice.");
      all.push_back(std::move(in_file));
    }
    return all;
  }

  std::vector<RoundInFile> rounds(const Node& root) {
    std::vector<RoundInFile> all;
    for (const Node& node : reader_.list(root, "rounds")) all.push_back(round(node));
    return all;
  }

 private:
  std::optional<double> decimal(const Node& node, const char* key) {
    std::string text = reader_.text_or(node, key, "");
    if (text.empty()) return std::nullopt;
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) reader_.fault(node, "A number like 12,5 is needed.");
    return value;
  }

  config::Date date(const Node& node, const char* key) {
    const auto day = config::parse_date(reader_.text(node, key));
    if (!day) reader_.fault(node, "A day like 2020-09-15 is needed.");
    return day.value_or(today_);
  }

  template <class Named>
  auto choice(const Node& node, const char* key, const char* fallback, Named named) {
    const auto found = named(reader_.text_or(node, key, fallback));
    if (!found) reader_.fault(node, std::string("\"") + key + "\" is none of the words that are known.");
    return found;
  }

  void owner(const Node& node, permit::Role& role, storage::Id& authority) {
    const Node& office = reader_.map(node, "owner");
    reader_.only(office, {"role", "authority"});
    const auto named = permit::role_named(reader_.text(office, "role"));
    if (!named || !rights::workers.has(*named)) reader_.fault(office, "This role cannot keep figures.");
    role = named.value_or(permit::Role::analyst);
    authority = organisation::authority_id(reader_.text(office, "authority"));
    if (!organisation::find_authority(tx_, authority, today_)) reader_.fault(office, "There is no such authority.");
  }

  /// "812/40210", "812", or "- why there is none".
  Value figures(const Node& node, const std::string& text, const Indicator& one) {
    Value value;
    if (text.starts_with("- ")) {
      value.note = text.substr(2);
    } else {
      const auto number = [&](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t read = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
        if (error != std::errc{} || end != digits.data() + digits.size()) {
          reader_.fault(node, "A figure is written as 12/340, 12, or - and why there is none.");
          return std::nullopt;
        }
        return read;
      };
      const std::size_t slash = text.find('/');
      value.count = number(std::string_view(text).substr(0, slash));
      if (slash != std::string::npos) value.whole = number(std::string_view(text).substr(slash + 1));
      if (!value.count) return value;
    }
    if (const auto fault = fault_of(one, value)) reader_.fault(node, fault->sentence);
    return value;
  }

  IndicatorInFile indicator(const Node& node) {
    reader_.only(
        node,
        {"key",        "title",  "definition", "measure",   "counted",  "of",       "no_denominator", "source",
         "not_shown",  "period", "level",      "direction", "people",   "baseline", "target",         "baseline_period",
         "target_day", "since",  "due_days",   "owner",     "audience", "values",   "ended"});
    IndicatorInFile in_file;
    Indicator& one = in_file.one;
    one.key = reader_.text(node, "key");
    if (one.key != i18n::slug(one.key) || one.key == "ny") reader_.fault(node, "The key cannot stand in an address.");
    one.id = indicator_id(one.key);
    one.title = reader_.text(node, "title");
    one.definition = reader_.text(node, "definition");
    one.measure = choice(node, "measure", "", [](std::string_view word) {
                    return measure_named(word);
                  }).value_or(Measure::number);
    one.counted = reader_.text(node, "counted");
    one.of = reader_.text_or(node, "of", "");
    one.no_denominator = reader_.text_or(node, "no_denominator", "");
    one.source = reader_.text(node, "source");
    one.not_shown = reader_.text(node, "not_shown");
    one.period = choice(node, "period", "year", [](std::string_view word) {
                   return period_kind_named(word);
                 }).value_or(PeriodKind::year);
    one.level = choice(node, "level", "municipality", [](std::string_view word) {
                  return level_named(word);
                }).value_or(Level::municipality);
    one.direction = choice(node, "direction", "neither", [](std::string_view word) {
                      return direction_named(word);
                    }).value_or(Direction::neither);
    one.people = reader_.flag_or(node, "people", true);
    one.baseline = decimal(node, "baseline");
    one.baseline_period = reader_.text_or(node, "baseline_period", "");
    one.target = decimal(node, "target");
    if (node.find("target_day")) one.target_day = date(node, "target_day");
    const auto since = parse_period(one.period, reader_.text(node, "since"));
    if (!since) reader_.fault(node, "\"since\" is no period of this kind.");
    one.since = since.value_or(Period{one.period, 2020, 1});
    one.due_days = reader_.number_or(node, "due_days", 30, 1, 365);
    owner(node, one.owner_role, one.owner);
    const std::string audience = reader_.text_or(node, "audience", "staff");
    if (audience != "public" && audience != "staff") reader_.fault(node, "The audience is public or staff.");
    one.audience = audience == "public" ? permit::public_audience() : permit::staff_audience();
    one.ended_reason = reader_.text_or(node, "ended", "");
    one.ended = !one.ended_reason.empty();
    for (const config::Refusal& fault : faults_of(one)) reader_.fault(node, fault.sentence);
    for (const Node& row : reader_.list(node, "values")) values(row, in_file);
    return in_file;
  }

  void values(const Node& row, IndicatorInFile& in_file) {
    reader_.only(row, {"period", "figures", "origin", "reason", "entered", "by"});
    const Indicator& one = in_file.one;
    const auto period = parse_period(one.period, reader_.text(row, "period"));
    if (!period || last_day(*period) >= today_) {
      reader_.fault(row, "The period is none of this kind, or has not ended.");
      return;
    }
    const config::Date day = row.find("entered") ? date(row, "entered") : config::plus_days(last_day(*period), 12);
    Entered entered{{},
                    true,
                    config::local(day, 10 * 60),
                    reader_.text_or(row, "by", "Indlæst fra kredsens fil"),
                    reader_.text_or(row, "origin", ""),
                    reader_.text_or(row, "reason", "")};
    const std::vector<Place> places = places_of(tx_, one, today_);
    for (const config::Field& field : reader_.map(row, "figures").fields) {
      entered.value = figures(field.node, field.node.scalar, one);
      entered.value.period = *period;
      entered.value.place = organisation::authority_id(field.key);
      if (std::none_of(places.begin(), places.end(),
                       [&](const Place& place) { return place.id == entered.value.place; })) {
        reader_.fault(field.node, "\"" + field.key + "\" is no place of this figure.");
      }
      in_file.values.push_back({entered, field.node.line});
    }
  }

  RoundInFile round(const Node& node) {
    reader_.only(node, {"key", "title", "purpose", "about", "split", "link", "opens", "closes", "owner", "readers",
                        "state", "invited", "questions", "answers"});
    RoundInFile in_file;
    Round& one = in_file.full.round;
    one.id = storage::Id::of_words("questionnaire:" + reader_.text(node, "key"));
    one.title = reader_.text(node, "title");
    one.purpose = reader_.text(node, "purpose");
    if (const std::string about = reader_.text_or(node, "about", ""); !about.empty()) one.about = indicator_id(about);
    one.split =
        choice(node, "split", "none", [](std::string_view word) { return split_named(word); }).value_or(Split::none);
    if (reader_.flag_or(node, "link", false)) one.link = storage::Id::random().text();
    one.opens = date(node, "opens");
    one.closes = date(node, "closes");
    owner(node, one.owner_role, one.owner);
    const std::string readers = reader_.text_or(node, "readers", "invited");
    in_file.full.readers = readers == "staff"       ? NewRound::Readers::staff
                           : readers == "everybody" ? NewRound::Readers::everybody
                                                    : NewRound::Readers::invited;
    in_file.closed = reader_.text_or(node, "state", "open") == "closed";
    for (const std::string& name : reader_.texts(node, "invited")) {
      const auto role = permit::role_named(name);
      if (!role) {
        reader_.fault(node, "\"" + name + "\" is no role.");
        continue;
      }
      for (const auto& authority : organisation::authorities(tx_, one.opens)) {
        if (!organisation::holders_of(tx_, *role, authority.id, one.opens).empty())
          in_file.full.invited.push_back(permit::office(*role, authority.id));
      }
    }
    for (const Node& question : reader_.list(node, "questions")) {
      reader_.only(question, {"kind", "words", "choices"});
      in_file.full.questions.push_back(
          {choice(question, "kind", "scale", [](std::string_view word) { return question_kind_named(word); })
               .value_or(Question::Kind::scale),
           reader_.text(question, "words"), reader_.texts(question, "choices")});
    }
    for (const Node& answer : reader_.list(node, "answers")) {
      reader_.only(answer, {"by", "each"});
      AnswerInFile one_answer{reader_.text_or(answer, "by", ""), reader_.texts(answer, "each"), answer.line};
      if (one_answer.each.size() != in_file.full.questions.size())
        reader_.fault(answer, "There must be one answer per question; write 0 where there is none.");
      in_file.answers.push_back(std::move(one_answer));
    }
    return in_file;
  }

  storage::Transaction& tx_;
  Reader& reader_;
  config::Date today_;
};

void write(audit::Change& change, const IndicatorInFile& in_file) {
  storage::Transaction& tx = change.tx();
  if (find_indicator(tx, in_file.one.id)) return;
  put_indicator(tx, in_file.one);
  for (const ValueInFile& value : in_file.values) put_value(tx, in_file.one, value.entered);
  register_indicator(tx, in_file.one, change.today());
  change.record({"indicator_defined", in_file.one.id, kinds::indicator, {}, {}});
}

void write(audit::Change& change, RoundInFile& in_file) {
  storage::Transaction& tx = change.tx();
  Round& round = in_file.full.round;
  if (round_exists(tx, round.id)) return;
  write_round(change, in_file.full);
  std::vector<Invited> invited = invited_of(tx, round.id);
  std::vector<Reply> replies;
  for (const AnswerInFile& answer : in_file.answers) {
    std::string group;
    for (Invited& one : invited) {
      if (one.answered || (!answer.group.empty() && one.group != answer.group)) continue;
      one.answered = true;
      group = one.group;
      set_answered(tx, round.id, one.holder);
      break;
    }
    for (std::size_t i = 0; i < answer.each.size(); ++i) {
      if (answer.each[i] != "0")
        replies.push_back({storage::Id::random(), static_cast<int>(i) + 1, group, answer.each[i]});
    }
    ++round.answers;
  }
  add_replies(tx, round.id, replies);
  round.open = !in_file.closed;
  save_round(tx, round);
  register_round(tx, round);
  change.record({"questionnaire_started", round.id, kinds::round, {}, i18n::long_date(round.closes)});
}

}  // namespace

config::Faults load_indicators(audit::Change& change, const std::filesystem::path& district) {
  const std::filesystem::path path = district / "indicators.yaml";
  if (!std::filesystem::exists(path)) return {};
  const auto text = config::read_file(path);
  if (!text) return {config::Fault{"indicators.yaml", 0, "The file cannot be read."}};
  Reader reader("indicators.yaml");
  const Node root = reader.parse(*text);
  reader.only(root, {"indicators", "rounds"});
  File file(change.tx(), reader, change.today());
  const auto indicators = file.indicators(root);
  auto rounds = file.rounds(root);
  if (!reader.faults().empty()) return reader.faults();
  for (const IndicatorInFile& one : indicators) write(change, one);
  for (RoundInFile& one : rounds) write(change, one);
  return {};
}

}  // namespace indicators
