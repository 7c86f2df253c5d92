#pragma once
// Words and sentences of Danish text as the importer, the linter and the difference compare them: small letters, folded
// spelling (å = aa, ø = oe, æ = ae), sentences, distance between two words. Every function is total on any bytes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cooperation_plan {

std::string lower(std::string_view text);
/// Small letters without Danish letters, accents and dashes of other kinds: "Ældre Sagen" -> "aeldre sagen".
std::string folded(std::string_view text);
/// Runs of white space (also tabs and no-break spaces) become one space; none at the ends.
std::string squeezed(std::string_view text);
std::string_view trimmed(std::string_view text);

struct Word {
  std::string_view text;
  std::size_t at = 0;  // byte offset
};
/// Letters and digits with inner hyphens, apostrophes and dots between digits: "Faaborg-Midtfyn", "18.000".
std::vector<Word> words_of(std::string_view text);
/// The folded words of a title that carry meaning: no articles, prepositions and conjunctions.
std::vector<std::string> meaning_words(std::string_view title);
/// How much of the smaller title's meaning the other one has, 0..1; compound words count when one holds the other.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);
bool function_word(std::string_view folded_word);

bool starts_upper(std::string_view text);
bool starts_lower(std::string_view text);
bool starts_digit(std::string_view text);
bool has_letter(std::string_view text);
/// Letters there are, and every one of them is a capital.
bool all_capitals(std::string_view text);
/// First letter as a capital, the rest untouched.
std::string capitalised(std::string_view text);
std::size_t letters(std::string_view text);  // code points

/// The sentences of a paragraph, each with its closing mark; abbreviations (f.eks., bl.a., mv.) and dates do not end
/// one.
std::vector<std::string_view> sentences(std::string_view paragraph);

/// Levenshtein distance of two words in bytes, at most `limit` + 1.
int distance(std::string_view a, std::string_view b, int limit);

/// "Et trygt natteliv" -> "et-trygt-natteliv", at most 60 characters.
std::string address_word(std::string_view title);
/// The first `most` bytes, cut at a letter's border, with "..." when cut.
std::string excerpt(std::string_view text, std::size_t most = 70);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
bool contains(std::string_view text, std::string_view part);

}  // namespace cooperation_plan
