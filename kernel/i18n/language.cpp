// Texts of a language: found by their English, plural by count, arguments put in.

#include "language.h"

#include <fmt/format.h>

#include "danish.h"

namespace i18n {
namespace {

template <class Arguments>
std::string put_in(std::string_view text, const Arguments& arguments) {
  std::string result;
  result.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9') {
      const std::size_t number = static_cast<std::size_t>(text[i + 1] - '0');
      if (number < arguments.size()) {
        result += *(arguments.begin() + static_cast<std::ptrdiff_t>(number));
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

}  // namespace

Language::Language(std::string code, const std::vector<config::Package>& packages) : code_(std::move(code)) {
  const std::string path = fmt::format("texts/{}.po", code_);
  for (const config::Package& package : packages) {
    for (const config::BuiltInFile& file : package.files) {
      if (file.path != path) continue;
      std::vector<std::string> faults;  // a test of each module refuses them
      for (PoEntry& entry : read_po(file.bytes, faults)) {
        if (!entry.forms.empty() && !entry.forms.front().empty()) {
          translations_.emplace(std::move(entry.id), Translation{std::move(entry.forms)});
        }
      }
    }
  }
}

std::string Language::text(std::string_view english, std::initializer_list<std::string> arguments) const {
  const auto found = translations_.find(std::string(english));
  return put_in(found == translations_.end() ? english : std::string_view(found->second.forms.front()), arguments);
}

std::string Language::text(std::string_view english, const std::vector<std::string>& arguments) const {
  const auto found = translations_.find(std::string(english));
  return put_in(found == translations_.end() ? english : std::string_view(found->second.forms.front()), arguments);
}

std::string Language::count(std::string_view one, std::string_view many, std::int64_t count) const {
  const bool plural = count != 1;  // Danish and English alike
  const std::string written = code_ == "da" ? number(count) : fmt::format(fmt::runtime("{}"), count);
  const auto found = translations_.find(std::string(one));
  if (found == translations_.end()) return put_in(plural ? many : one, std::initializer_list<std::string>{written});
  const std::vector<std::string>& forms = found->second.forms;
  const std::string& form = plural && forms.size() > 1 ? forms[1] : forms.front();
  return put_in(form, std::initializer_list<std::string>{written});
}

}  // namespace i18n
