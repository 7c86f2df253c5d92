// Danish dates, numbers, order and words. What is fixed in Danish (names of days and months, separators) stands here;
// order and case come from ICU, stems from Snowball.

#include "danish.h"

#include <array>
#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <libstemmer.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

namespace i18n {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"søndag",  "mandag", "tirsdag", "onsdag",
                                                   "torsdag", "fredag", "lørdag"};
constexpr std::array<std::string_view, 12> months{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                  "juli",   "august",  "september", "oktober", "november", "december"};

int day_number(config::Date date) { return static_cast<int>(static_cast<unsigned>(date.day())); }
int month_number(config::Date date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

const icu::Locale& danish() {
  static const icu::Locale locale("da", "DK");
  return locale;
}

icu::Collator& collator() {
  thread_local const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(danish(), status));
    if (U_SUCCESS(status))
      made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);  // "Tiltag 2" before "Tiltag 10"
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Danish order");
    return made;
  }();
  return *collator;
}

struct StemmerEnd {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

sb_stemmer& stemmer() {
  thread_local const std::unique_ptr<sb_stemmer, StemmerEnd> stemmer = [] {
    std::unique_ptr<sb_stemmer, StemmerEnd> made(sb_stemmer_new("danish", "UTF_8"));
    if (!made) throw std::runtime_error("libstemmer has no Danish");
    return made;
  }();
  return *stemmer;
}

std::string lower(std::string_view text) {
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  unicode.toLower(danish());
  std::string result;
  return unicode.toUTF8String(result);
}

/// The code point at `i`, which is moved behind it; 0xFFFD for what is no UTF-8.
char32_t next(std::string_view text, std::size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i++]);
  if (byte < 0x80) return byte;
  const int more = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  if (more == 0) return 0xFFFD;
  char32_t point = byte & (0x3F >> more);
  for (int k = 0; k < more; ++k) {
    if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0xFFFD;
    point = (point << 6) | (static_cast<unsigned char>(text[i++]) & 0x3F);
  }
  return point;
}

/// One lower-case letter as it is compared: aa/oe/ae for å/ø/æ, the plain letter for accented ones; nothing if it is no
/// letter.
bool fold_letter(char32_t point, std::string& out) {
  if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
    out += static_cast<char>(point);
    return true;
  }
  switch (point) {
    case U'å': out += "aa"; return true;
    case U'ø':
    case U'ö': out += "oe"; return true;
    case U'æ':
    case U'ä': out += "ae"; return true;
    case U'é':
    case U'è':
    case U'ê':
    case U'ë': out += 'e'; return true;
    case U'á':
    case U'à':
    case U'â':
    case U'ã': out += 'a'; return true;
    case U'ó':
    case U'ò':
    case U'ô':
    case U'õ': out += 'o'; return true;
    case U'í':
    case U'ì':
    case U'î':
    case U'ï': out += 'i'; return true;
    case U'ú':
    case U'ù':
    case U'û':
    case U'ü': out += 'u'; return true;
    case U'ç': out += 'c'; return true;
    case U'ñ': out += 'n'; return true;
    case U'ý': out += 'y'; return true;
    case U'ß': out += "ss"; return true;
    case U'ð': out += 'd'; return true;
    case U'þ': out += "th"; return true;
    default: return false;
  }
}

/// The words of a text in lower case, each both folded (for comparing) and as it is written (for stemming).
template <class Take>
void each_word(std::string_view text, Take take) {
  const std::string small = lower(text);
  std::string folded, written;
  for (std::size_t i = 0; i < small.size();) {
    const std::size_t start = i;
    const char32_t point = next(small, i);
    if (fold_letter(point, folded)) {
      written.append(small, start, i - start);
    } else if (point >= 0x100 && point != 0xFFFD &&
               !(point >= 0x2000 && point <= 0x206F)) {  // other scripts: as they are
      folded.append(small, start, i - start);
      written.append(small, start, i - start);
    } else if (!folded.empty()) {
      take(folded, written);
      folded.clear();
      written.clear();
    }
  }
  if (!folded.empty()) take(folded, written);
}

/// A word in the spelling that the stemmer knows: aa oe ae as the letters they stand for.
std::string spelt(std::string_view folded) {
  std::string result;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::string_view pair = folded.substr(i, 2);
    if (pair == "aa")
      result += "å", ++i;
    else if (pair == "oe")
      result += "ø", ++i;
    else if (pair == "ae")
      result += "æ", ++i;
    else
      result += folded[i];
  }
  return result;
}

std::string stem(const std::string& folded) {
  const std::string word = spelt(folded);
  const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* root = sb_stemmer_stem(&stemmer(), letters, static_cast<int>(word.size()));
  if (!root) throw std::bad_alloc();
  const std::string_view stemmed(reinterpret_cast<const char*>(root),
                                 static_cast<std::size_t>(sb_stemmer_length(&stemmer())));
  return fold(stemmed);
}

}  // namespace

std::string long_date(config::Date date) {
  return fmt::format("{}. {} {}", day_number(date), months[static_cast<std::size_t>(month_number(date) - 1)],
                     static_cast<int>(date.year()));
}

std::string spoken_date(config::Date date) {
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  return fmt::format("{} den {}", weekdays[weekday.c_encoding()], long_date(date));
}

std::string short_date(config::Date date) {
  return fmt::format("{:02}.{:02}.{}", day_number(date), month_number(date), static_cast<int>(date.year()));
}

std::string clock_time(config::Instant instant) {
  const int minute = config::minute_of(instant);
  return fmt::format("{}.{:02}", minute / 60, minute % 60);
}

std::string spoken_time(config::Instant instant) {
  return fmt::format("{} kl. {}", spoken_date(config::day_of(instant)), clock_time(instant));
}

std::string relative_days(config::Date date, config::Date today) {
  const int days = config::days_between(today, date);
  if (days == 0) return "i dag";
  if (days == 1) return "i morgen";
  if (days == -1) return "i går";
  return days > 0 ? fmt::format("om {} dage", days) : fmt::format("for {} dage siden", -days);
}

std::string days_over(config::Date due, config::Date today) {
  const int days = config::days_between(due, today);
  if (days <= 0) return relative_days(due, today);
  return days == 1 ? "1 dag over fristen" : fmt::format("{} dage over fristen", days);
}

std::string number(std::int64_t value) {
  std::string digits =
      fmt::format("{}", value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value));
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return value < 0 ? "-" + digits : digits;
}

std::string decimal(double value, int digits) {
  const std::string plain = fmt::format("{:.{}f}", value, digits);
  const std::size_t point = plain.find('.');
  const bool negative = plain.starts_with('-');
  std::string whole =
      plain.substr(negative ? 1 : 0, (point == std::string::npos ? plain.size() : point) - (negative ? 1 : 0));
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3)
    whole.insert(static_cast<std::size_t>(at), ".");
  return (negative ? "-" : "") + whole + (point == std::string::npos ? "" : "," + plain.substr(point + 1));
}

std::string sort_key(std::string_view text) {
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::array<uint8_t, 256> near;
  int32_t size = collator().getSortKey(unicode, near.data(), static_cast<int32_t>(near.size()));
  std::vector<uint8_t> far;
  const uint8_t* key = near.data();
  if (size > static_cast<int32_t>(near.size())) {
    far.resize(static_cast<std::size_t>(size));
    size = collator().getSortKey(unicode, far.data(), size);
    key = far.data();
  }
  std::string hex;
  hex.reserve(static_cast<std::size_t>(size) * 2);
  for (int32_t i = 0; i + 1 < size; ++i) {  // without the closing zero
    hex += "0123456789abcdef"[key[i] >> 4];
    hex += "0123456789abcdef"[key[i] & 15];
  }
  return hex;
}

std::string fold(std::string_view word) {
  std::string result;
  each_word(word, [&](const std::string& folded, const std::string&) { result += folded; });
  return result;
}

std::vector<std::string> stems(std::string_view text) {
  std::vector<std::string> result;
  each_word(text, [&](const std::string& folded, const std::string&) {
    std::string root = stem(folded);
    for (const std::string& earlier : result) {
      if (earlier == root) return;
    }
    result.push_back(std::move(root));
  });
  return result;
}

std::string slug(std::string_view title) {
  std::string result;
  each_word(title, [&](const std::string& folded, const std::string&) {
    std::string plain;
    for (const char letter : folded) {
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) plain += letter;
    }
    if (plain.empty()) return;
    if (!result.empty()) result += '-';
    result += plain;
  });
  return result;
}

}  // namespace i18n
