#pragma once
// Texts. The English text in the code is the key; each module's texts/da.po holds the Danish. A missing translation
// shows the English text, and a test fails on it. Placeholders are {0} {1} ...; arguments are already text.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/outcome.h"
#include "config/package.h"

namespace i18n {

struct Translation {
  std::vector<std::string> forms;  // one, or singular and plural
};

/// One gettext .po file as entries; the key is msgid, or msgid + '\x04' prefix form for msgctxt as in gettext.
struct PoEntry {
  std::string id, plural;
  std::vector<std::string> forms;
  int line = 0;
};
/// Reads .po text. Faults are returned as sentences with line numbers in `faults`.
std::vector<PoEntry> read_po(std::string_view text, std::vector<std::string>& faults);

class Language {
 public:
  /// `code` is "da" or "en"; packages bring their texts/<code>.po.
  Language(std::string code, const std::vector<config::Package>& packages);

  const std::string& code() const { return code_; }

  /// The text in this language, with {0}, {1} ... replaced.
  std::string text(std::string_view english, std::initializer_list<std::string> arguments = {}) const;
  std::string text(std::string_view english, const std::vector<std::string>& arguments) const;
  /// Singular or plural by `count`; {0} is the count written in the language's way.
  std::string count(std::string_view one, std::string_view many, std::int64_t count) const;
  std::string sentence(const config::Refusal& refusal) const { return text(refusal.sentence, refusal.arguments); }

 private:
  std::string code_;
  std::unordered_map<std::string, Translation> translations_;
};

}  // namespace i18n
