// Words and sentences of Danish text.

#include "words.h"

#include <algorithm>
#include <array>
#include <set>

namespace cooperation_plan {

namespace {

struct Letter {
  char32_t code = 0;
  std::size_t length = 1;
};

// Reads one code point; a broken byte counts as itself.
Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  if (length == 1 || first > 0xf4 || at + length > text.size()) return {0xfffd, 1};
  char32_t code = first & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return {0xfffd, 1};
    code = (code << 6) | (byte(at + i) & 0x3f);
  }
  return {code, length};
}

void put(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3f));
  } else {
    out += static_cast<char>(0xe0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (code & 0x3f));
  }
}

bool upper_letter(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7); }
bool lower_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7); }
bool letter(char32_t c) { return upper_letter(c) || lower_letter(c) || (c >= 0x100 && c < 0x250); }
bool digit(char32_t c) { return c >= '0' && c <= '9'; }
char32_t small(char32_t c) { return upper_letter(c) ? c + 32 : c; }
char32_t capital(char32_t c) { return lower_letter(c) && c != 0xdf && c != 0xff ? c - 32 : c; }
bool space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200a);
}

constexpr std::string_view fold_of[] = {  // 0xe0 to 0xff
    "a", "a", "a", "a", "ae", "aa", "ae", "c", "e",  "e", "e", "e", "i",  "i", "i",  "i",
    "d", "n", "o", "o", "o",  "o",  "oe", "",  "oe", "u", "u", "u", "ue", "y", "th", "y"};

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (upper_letter(next.code)) {
      put(out, small(next.code));
    } else {
      out.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    char32_t code = small(next.code);
    if (code >= 0xe0 && code <= 0xff) {
      out += fold_of[code - 0xe0];
    } else if (code == 0xdf) {
      out += "ss";
    } else if (code == 0x2010 || code == 0x2011 || code == 0x2013 || code == 0x2014) {
      out += '-';
    } else if (code == 0x2018 || code == 0x2019) {
      out += '\'';
    } else if (code == 0xad) {
    } else if (space(code)) {
      out += ' ';
    } else if (code < 0x80) {
      out += static_cast<char>(code);
    } else {
      out.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (space(next.code)) {
      gap = !out.empty();
    } else {
      if (gap) out += ' ';
      gap = false;
      out.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n\f\v";
  std::size_t from = text.find_first_not_of(white);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(white) - from + 1);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t start = std::string_view::npos;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    bool inside = letter(next.code) || digit(next.code);
    if (!inside && start != std::string_view::npos && at + next.length < text.size()) {
      char32_t after = letter_at(text, at + next.length).code;
      bool joint = next.code == '-' || next.code == 0x2011 || next.code == 0x2019 || next.code == 0xad;
      inside = (joint && (letter(after) || digit(after))) ||
               ((next.code == '.' || next.code == ',') && digit(before) && digit(after));
    }
    if (inside) {
      if (start == std::string_view::npos) start = at;
    } else if (start != std::string_view::npos) {
      words.push_back({text.substr(start, at - start), start});
      start = std::string_view::npos;
    }
    before = next.code;
    at += next.length;
  }
  if (start != std::string_view::npos) words.push_back({text.substr(start), start});
  return words;
}

bool function_word(std::string_view word) {
  static const std::set<std::string_view> known = {
      "en",    "et",  "den",   "det", "de",  "der",   "som",   "og",   "eller", "men",  "i",   "paa",
      "til",   "fra", "af",    "ad",  "om",  "mod",   "med",   "uden", "for",   "foer", "ved", "over",
      "under", "hos", "efter", "at",  "er",  "vi",    "vores", "naar", "saa",   "end",  "ind", "ud",
      "op",    "ned", "the",   "of",  "sig", "deres", "samt",  "dets", "dens"};
  return known.contains(word);
}

std::vector<std::string> meaning_words(std::string_view title) {
  std::vector<std::string> out;
  for (const Word& word : words_of(title)) {
    std::string fold = folded(word.text);
    if (!function_word(fold) && std::find(out.begin(), out.end(), fold) == out.end()) out.push_back(std::move(fold));
    if (out.size() == 24) break;
  }
  return out;
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& few = a.size() <= b.size() ? a : b;
  const auto& many = a.size() <= b.size() ? b : a;
  if (few.empty()) return 0;
  const auto same = [](const std::string& x, const std::string& y) {
    const std::string& shorter = x.size() <= y.size() ? x : y;
    const std::string& longer = x.size() <= y.size() ? y : x;
    if (x == y) return true;
    return shorter.size() >= 6 && (longer.ends_with(shorter) || longer.starts_with(shorter));
  };
  std::size_t hits = 0;
  for (const std::string& word : few) {
    hits += std::any_of(many.begin(), many.end(), [&](const std::string& other) { return same(word, other); });
  }
  return static_cast<double>(hits) / static_cast<double>(few.size());
}

namespace {
char32_t first_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (letter(next.code) || digit(next.code)) return next.code;
    if (at > 8) break;
    at += next.length;
  }
  return 0;
}
}  // namespace

bool starts_upper(std::string_view text) { return upper_letter(first_letter(text)); }
bool starts_lower(std::string_view text) { return !text.empty() && lower_letter(letter_at(text, 0).code); }
bool starts_digit(std::string_view text) { return !text.empty() && digit(letter_at(text, 0).code); }

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (letter(next.code)) return true;
    at += next.length;
  }
  return false;
}

bool all_capitals(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (lower_letter(next.code)) return false;
    count += upper_letter(next.code);
    at += next.length;
  }
  return count >= 3;
}

std::string capitalised(std::string_view text) {
  std::string out;
  bool done = false;
  for (std::size_t at = 0; at < text.size();) {
    Letter next = letter_at(text, at);
    if (!done && letter(next.code)) {
      put(out, capital(next.code));
      done = true;
    } else {
      out.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return out;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::vector<std::string_view> sentences(std::string_view paragraph) {
  static const std::set<std::string_view> short_forms = {"f.eks", "eks",  "bl.a",  "a",   "mv",  "m.v", "m.fl", "fl",
                                                         "osv",   "jf",   "nr",    "stk", "ca",  "pkt", "kl",   "dvs",
                                                         "evt",   "inkl", "ekskl", "pct", "mio", "mia", "kap",  "tlf",
                                                         "o.l",   "hhv",  "vedr",  "bl",  "f",   "fx",  "bd",   "red"};
  std::vector<std::string_view> out;
  std::size_t start = 0;
  const auto close = [&](std::size_t end) {
    std::string_view sentence = trimmed(paragraph.substr(start, end - start));
    if (!sentence.empty()) out.push_back(sentence);
    start = end;
  };
  for (std::size_t at = 0; at < paragraph.size(); ++at) {
    char c = paragraph[at];
    if (c != '.' && c != '!' && c != '?') continue;
    std::size_t end = at + 1;
    while (end < paragraph.size() &&
           (paragraph[end] == ')' || paragraph[end] == '"' || paragraph[end] == '\'' || paragraph[end] == '*'))
      ++end;
    if (end < paragraph.size() && paragraph[end] != ' ' && paragraph[end] != '\n') continue;
    std::string_view rest = trimmed(paragraph.substr(end, 12));
    if (c == '.') {
      std::size_t from = at;
      while (from > start && paragraph[from - 1] != ' ' && paragraph[from - 1] != '\n' && paragraph[from - 1] != '(' &&
             at - from < 24)
        --from;
      std::string_view word = paragraph.substr(from, at - from);
      if (short_forms.contains(word)) {
        if (!starts_upper(rest) || word == "nr" || word == "stk" || word == "jf" || word == "f.eks" || word == "bl.a" ||
            word == "kl")
          continue;
      }
      if (!word.empty() && word.size() <= 2 && starts_digit(word) && (starts_lower(rest) || starts_digit(rest)))
        continue;                                              // 4. kvartal
      if (letters(word) == 1 && starts_upper(word)) continue;  // an initial
      if (starts_lower(rest)) continue;
    }
    close(end);
    at = end - 1;
  }
  close(paragraph.size());
  return out;
}

int distance(std::string_view a, std::string_view b, int limit) {
  if (a.size() > 64 || b.size() > 64) return a == b ? 0 : limit + 1;
  const int gap = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (gap > limit || -gap > limit) return limit + 1;
  std::array<int, 65> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int corner = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return std::min(row[b.size()], limit + 1);
}

std::string address_word(std::string_view title) {
  std::string out;
  for (char c : folded(title)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() >= 60) {
      std::size_t cut = out.find_last_of('-');
      if (cut != std::string::npos && cut > 20) out.resize(cut);
      break;
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "uden-titel" : out;
}

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t hit; (hit = text.find(from, at)) != std::string::npos; at = hit + from.size()) {
    out.append(text, at, hit - at);
    out += to;
  }
  out.append(text, at);
  return out;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace cooperation_plan
