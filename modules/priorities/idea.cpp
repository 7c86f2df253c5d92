// Rules of the open call.

#include "idea.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace priorities {
namespace {

/// First names that many people in Denmark have. A name that is not here passes: the check asks, the secretariat reads.
constexpr std::array<std::string_view, 72> first_names{
    "Anders",  "Andreas", "Ane",      "Anna",     "Anne",      "Anton",     "Asger",  "Bent",   "Birgit",
    "Birthe",  "Bo",      "Camilla",  "Carl",     "Charlotte", "Christian", "Daniel", "Ditte",  "Emil",
    "Emma",    "Erik",    "Eva",      "Frederik", "Freja",     "Gitte",     "Hanne",  "Hans",   "Helle",
    "Henrik",  "Ida",     "Inge",     "Ingrid",   "Jakob",     "Jan",       "Jens",   "Jesper", "Johan",
    "Julie",   "Karen",   "Kim",      "Kirsten",  "Knud",      "Kristian",  "Lars",   "Laura",  "Lene",
    "Line",    "Lone",    "Lotte",    "Mads",     "Maja",      "Maria",     "Marie",  "Martin", "Mette",
    "Michael", "Mikkel",  "Mohammed", "Niels",    "Ole",       "Oliver",    "Per",    "Peter",  "Pia",
    "Rasmus",  "Rikke",   "Sofie",    "Susanne",  "Søren",     "Thomas",    "Tina",   "Ulla",   "Victor"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A-Z, or the first byte pair of Æ Ø Å.
bool begins_large(std::string_view word) {
  if (word.empty()) return false;
  if (word[0] >= 'A' && word[0] <= 'Z') return true;
  return word.starts_with("Æ") || word.starts_with("Ø") || word.starts_with("Å");
}

struct Word {
  std::string_view text;
  bool joined = false;  // only a blank stands between it and the word before
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  bool joined = false;
  while (at < text.size()) {
    const auto letter = [&](std::size_t n) {
      const auto c = static_cast<unsigned char>(text[n]);
      return std::isalpha(c) != 0 || c >= 0x80 || c == '-';
    };
    if (!letter(at)) {
      joined = joined && text[at] == ' ';
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && letter(end)) ++end;
    words.push_back({text.substr(at, end - at), joined});
    joined = true;
    at = end;
  }
  return words;
}

/// Six digits, perhaps a hyphen or a blank, and four more, alone.
std::optional<std::string> civil_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::string digits;
    std::size_t end = at;
    while (end < text.size() && digits.size() <= 10) {
      if (is_digit(text[end])) {
        digits += text[end++];
      } else if (digits.size() == 6 && (text[end] == '-' || text[end] == ' ')) {
        ++end;
      } else {
        break;
      }
    }
    if (digits.size() != 10) continue;
    const int day = (digits[0] - '0') * 10 + digits[1] - '0', month = (digits[2] - '0') * 10 + digits[3] - '0';
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12) return std::string(text.substr(at, end - at));
  }
  return std::nullopt;
}

}  // namespace

std::string_view identifier(SenderKind kind) {
  switch (kind) {
    case SenderKind::unsaid: return "unsaid";
    case SenderKind::citizen: return "citizen";
    case SenderKind::association: return "association";
  }
  return "unsaid";
}

std::optional<SenderKind> sender_kind_named(std::string_view name) {
  for (const SenderKind kind : {SenderKind::unsaid, SenderKind::citizen, SenderKind::association}) {
    if (identifier(kind) == name) return kind;
  }
  return std::nullopt;
}

storage::Id call_id(int year) { return storage::Id::of_words("priorities-call:" + std::to_string(year)); }

config::Outcome<config::Done> sound(const Call& call, config::Date today) {
  if (call.year < static_cast<int>(today.year()))
    return config::Refusal{"The call is for a plan that lies ahead.", {}, "year", {}};
  if (call.closes < call.opens || call.closes < today)
    return config::Refusal{"The last day lies after the first day and is not past.", {}, "closes", {}};
  if (call.forget <= call.closes)
    return config::Refusal{
        "Names and contacts are needed until the ideas are answered: choose a day after the last day.",
        {},
        "forget",
        {}};
  if (config::days_between(call.closes, call.forget) > 366)
    return config::Refusal{"Delete names and contacts within a year after the last day.",
                           {},
                           "forget",
                           "databeskyttelsesforordningen artikel 5, stk. 1, litra e"};
  return config::done;
}

std::optional<PersonalWords> personal_words(std::string_view text) {
  if (auto number = civil_number(text)) return PersonalWords{Personal::civil_number, std::move(*number)};
  const auto words = words_of(text);
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    const bool first = std::find(first_names.begin(), first_names.end(), words[n].text) != first_names.end();
    if (first && words[n + 1].joined && begins_large(words[n + 1].text))
      return PersonalWords{Personal::name, std::string(words[n].text) + " " + std::string(words[n + 1].text)};
  }
  return std::nullopt;
}

}  // namespace priorities
