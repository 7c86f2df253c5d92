#pragma once
// What a single line of a document gives away: a number of order, a bullet, a heading in capitals or bold, a paragraph
// of law, a caption, a field with its value. Pure functions on one line.

#include <string>
#include <string_view>
#include <vector>

namespace cooperation_plan {

/// "2.1 Title", "2.", "03<tab>Title", "Kapitel 2: Title", "Indsatsområde 3 - Title" taken apart.
struct Numbered {
  std::string number;  // without leading zeros and last dot; empty = no number
  int depth = 0;
  bool padded = false;   // "02"
  bool bracket = false;  // "2)"
  std::string word;      // folded "kapitel", "indsatsomraade" when it stands before the number
  std::string rest;
};
Numbered numbered(std::string_view line);

struct Bullet {
  bool is = false;
  bool ordered = false;
  int number = 0;
  std::string_view rest;
};
Bullet bullet(std::string_view line);

/// "Retsplejelovens § 113" and what stands after it; without name when the line is nothing of the kind.
struct Law {
  std::string name;  // "Retsplejeloven § 113"; without paragraph when the number is on a later line
  std::string rest;
  bool whole = false;
};
Law law(std::string_view line);
/// " § 113" when that is all the line holds.
std::string paragraph_sign(std::string_view line);

/// "**Ansvarlig:** Fyns Politi" or "Frist: 1. juni 2021": the folded word and its value.
bool field(std::string_view line, std::string& name, std::string& value);

bool is_digit(char c);
/// Bold marks around a whole line taken away.
std::string_view unmarked(std::string_view text);
/// Bold and italic marks around a whole line taken away.
std::string bare(std::string_view line);
/// The folded words of a line, to find it again.
std::string key_of(std::string_view text);
/// "Foo ..... 12", "Foo<tab>12", "Foo ....." become "Foo"; says whether there was such an end.
bool strip_leader(std::string_view& text);
bool rule_line(std::string_view line);
bool ends_like_text(std::string_view text);
bool heading_like(std::string_view text);
bool capitals_heading(std::string_view line);
bool bold_heading(std::string_view line);
bool caption(std::string_view text);
/// Lines of a paragraph as one text: words broken over a line end are put together again.
std::string flowed(const std::vector<std::string>& lines);

}  // namespace cooperation_plan
