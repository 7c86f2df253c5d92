// The statistics file, line by line.

#include "import_file.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <set>

#include "i18n/danish.h"

namespace indicators {
namespace {

using config::Refusal;

constexpr std::size_t most_lines = 5000;

struct Line {
  int number = 0;
  std::vector<std::string> cells;
};

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// The lines of the file; a quoted cell may hold separators, doubled quotes and line breaks.
std::vector<Line> lines_of(std::string_view file, std::vector<ImportFault>& faults) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  const std::string_view head = file.substr(0, file.find('\n'));
  const char separator =
      std::count(head.begin(), head.end(), ';') >= std::count(head.begin(), head.end(), ',') ? ';' : ',';
  std::vector<Line> lines;
  Line line{1, {}};
  std::string cell;
  bool quoted = false;
  int number = 1;
  const auto end_cell = [&] { line.cells.push_back(trimmed(cell)), cell.clear(); };
  const auto end_line = [&] {
    end_cell();
    const bool blank = std::all_of(line.cells.begin(), line.cells.end(), [](const auto& one) { return one.empty(); });
    if (!blank) lines.push_back(line);
    line = {number + 1, {}};
  };
  for (std::size_t i = 0; i < file.size(); ++i) {
    const char letter = file[i];
    if (quoted) {
      if (letter == '\n') ++number;
      if (letter != '"') {
        cell += letter;
      } else if (i + 1 < file.size() && file[i + 1] == '"') {
        cell += '"', ++i;
      } else {
        quoted = false;
      }
    } else if (letter == '"' && trimmed(cell).empty()) {
      quoted = true;
      cell.clear();
    } else if (letter == separator) {
      end_cell();
    } else if (letter == '\n') {
      end_line();
      ++number;
    } else if (letter != '\r') {
      cell += letter;
    }
  }
  if (quoted)
    faults.push_back({line.number, {/*text*/ "A quotation mark is opened here and never closed.", {}, {}, {}}});
  end_line();
  return lines;
}

int column_of(const Line& head, const std::string& wanted, std::initializer_list<const char*> usual) {
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    const std::string name = i18n::fold(head.cells[i]);
    if (!wanted.empty()) {
      if (name == i18n::fold(wanted)) return static_cast<int>(i);
      continue;
    }
    for (const char* one : usual) {
      if (name == one) return static_cast<int>(i);
    }
  }
  return -1;
}

/// 1.234 | 1 234 | 12,0 as a whole number.
std::optional<std::int64_t> whole_number(std::string text) {
  if (const std::size_t comma = text.find(','); comma != std::string::npos) {
    if (text.find_first_not_of('0', comma + 1) != std::string::npos) return std::nullopt;
    text.erase(comma);
  }
  std::string plain;
  std::size_t since_point = 3;  // digits since the last thousands mark
  bool pointed = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (letter == '.' || letter == ' ') {
      if (plain.empty() || (pointed && since_point != 3)) return std::nullopt;
      pointed = true;
      since_point = 0;
    } else if (letter >= '0' && letter <= '9') {
      plain += letter;
      ++since_point;
    } else if (letter == '-' && i == 0) {
      plain += letter;
    } else {
      return std::nullopt;
    }
  }
  if (pointed && since_point != 3) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || value > 1'000'000'000) return std::nullopt;
  return value;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t n = 1; n < length; ++n) {
      if ((static_cast<unsigned char>(text[i + n]) & 0xC0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

}  // namespace

Imported read_statistics(const Indicator& indicator, std::string_view file, const Columns& columns, config::Date today,
                         const std::function<storage::Id(const std::string&)>& place_named) {
  Imported result;
  const auto fault = [&](int line, Refusal refusal) { result.faults.push_back({line, std::move(refusal)}); };
  if (!is_utf8(file)) {
    fault(1, Refusal{"The file is not written as UTF-8. Save it as \"CSV UTF-8\" and choose it again.", {}, {}, {}});
    return result;
  }
  const std::vector<Line> lines = lines_of(file, result.faults);
  if (!result.faults.empty()) return result;
  if (lines.size() < 2) {
    fault(1, Refusal{"The file needs a line of headings and at least one line of figures.", {}, {}, {}});
    return result;
  }
  if (lines.size() > most_lines) {
    fault(1, Refusal{"The file has more than {0} lines. Divide it.", {std::to_string(most_lines)}, {}, {}});
    return result;
  }
  const Line& head = lines.front();
  const bool places = indicator.level == Level::municipality, of = indicator.measure != Measure::number;
  const int period_at = column_of(head, columns.period, {"periode", "aar", "kvartal", "maaned", "skoleaar", "tid"});
  const int place_at = column_of(head, columns.place, {"kommune", "omraade", "sted", "kommunekode", "kommunenavn"});
  const int count_at = column_of(head, columns.count, {"antal", "taeller", "anmeldelser", "tal"});
  const int whole_at = column_of(head, columns.whole, {"naevner", "grundlag", "udaf", "indbyggere", "husstande"});
  const int note_at = column_of(head, columns.note, {"bemaerkning", "note"});
  const auto absent = [&](int at, const std::string& wanted, const char* what, const char* usual) {
    if (at >= 0) return;
    if (wanted.empty()) {
      fault(
          head.number,
          Refusal{"No column tells the {0}. Call it \"{1}\", or say below what it is called.", {what, usual}, {}, {}});
    } else {
      fault(head.number, Refusal{"There is no column called \"{0}\".", {wanted}, {}, {}});
    }
  };
  absent(period_at, columns.period, "perioden", "periode");
  if (places) absent(place_at, columns.place, "kommunen", "kommune");
  absent(count_at, columns.count, "antallet", "antal");
  if (of) absent(whole_at, columns.whole, "grundlaget", "grundlag");
  if (!result.faults.empty()) return result;

  std::set<std::pair<Period, storage::Id>> seen;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const auto cell = [&](int at) {
      return at >= 0 && static_cast<std::size_t>(at) < line.cells.size() ? line.cells[static_cast<std::size_t>(at)]
                                                                         : std::string{};
    };
    if (line.cells.size() > head.cells.size()) {
      fault(line.number, Refusal{"The line has {0} columns, the headings have {1}.",
                                 {std::to_string(line.cells.size()), std::to_string(head.cells.size())},
                                 {},
                                 {}});
      continue;
    }
    Value value;
    bool good = true;
    const auto bad = [&](Refusal refusal) { good = false, fault(line.number, std::move(refusal)); };
    if (const auto period = parse_period(indicator.period, cell(period_at))) {
      value.period = *period;
      if (last_day(*period) >= today) bad(Refusal{"{0} has not ended yet.", {words(*period)}, {}, {}});
      if (*period < indicator.since)
        bad(Refusal{"{0} lies before the first period that is measured.", {words(*period)}, {}, {}});
    } else {
      bad(Refusal{"\"{0}\" is no period of this figure. Write it like {1}.",
                  {cell(period_at), identifier(indicator.since)},
                  {},
                  {}});
    }
    value.place = place_named(places ? cell(place_at) : std::string{});
    if (value.place.empty()) bad(Refusal{"\"{0}\" is no municipality of the district.", {cell(place_at)}, {}, {}});
    const auto number = [&](int at) -> std::optional<std::int64_t> {
      const std::string text = cell(at);
      if (text.empty() || text == "-" || text == "..") return std::nullopt;
      const auto read = whole_number(text);
      if (!read) bad(Refusal{"\"{0}\" is no whole number.", {text}, {}, {}});
      return read;
    };
    value.count = number(count_at);
    if (of && value.count) value.whole = number(whole_at);
    value.note = cell(note_at);
    if (good) {
      if (auto wrong = fault_of(indicator, value)) bad(*wrong);
    }
    if (good && !seen.insert({value.period, value.place}).second)
      bad(Refusal{"The same period and place stand on an earlier line.", {}, {}, {}});
    if (good) result.values.push_back(std::move(value));
  }
  if (!result.faults.empty()) result.values.clear();
  return result;
}

}  // namespace indicators
