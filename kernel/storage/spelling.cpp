// See spelling.h.

#include "spelling.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace storage {

namespace {

std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// A word of the statement and where it begins in what has been spelt so far.
struct Word {
  std::string text;
  std::size_t begins = 0;
};

std::size_t number_of(std::vector<Parameter>& parameters, std::string_view name, bool list) {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i].name == name) {
      parameters[i].list = parameters[i].list || list;
      return i + 1;
    }
  }
  parameters.push_back({std::string(name), list});
  return parameters.size();
}

/// Well-formed UTF-8 without NUL: what both engines can hold.
bool holdable(std::string_view text) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    if (*at == 0) return false;
    if (*at < 0x80) {
      ++at;
      continue;
    }
    const int more = *at >= 0xF0 ? 3 : *at >= 0xE0 ? 2 : 1;
    if (*at < 0xC2 || *at > 0xF4 || end - at <= more) return false;
    const unsigned char second = at[1];
    if ((*at == 0xE0 && second < 0xA0) || (*at == 0xED && second > 0x9F) || (*at == 0xF0 && second < 0x90) ||
        (*at == 0xF4 && second > 0x8F)) {
      return false;
    }
    for (int i = 1; i <= more; ++i) {
      if ((at[i] & 0xC0) != 0x80) return false;
    }
    at += more + 1;
  }
  return true;
}

}  // namespace

bool word_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool word_part(char c) { return word_start(c) || (c >= '0' && c <= '9'); }

std::size_t past_quoted(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\'' || c == '"') {
    // A doubled quote inside reads as two literals side by side, which ends at the same place.
    const std::size_t end = text.find(c, at + 1);
    return end == std::string_view::npos ? text.size() : end + 1;
  }
  if (text.substr(at, 2) == "--") {
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end;
  }
  if (text.substr(at, 2) == "/*") {
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  return at;
}

std::string_view type_word(std::string_view word, Engine engine) {
  struct Spelling {
    std::string_view word, sqlite, postgres;
  };
  static constexpr std::array<Spelling, 8> spellings{{{"ID", "TEXT", "text"},
                                                      {"TEXT", "TEXT", "text"},
                                                      {"INTEGER", "INTEGER", "bigint"},
                                                      {"REAL", "REAL", "double precision"},
                                                      {"FLAG", "INTEGER", "bigint"},
                                                      {"TIME", "INTEGER", "bigint"},
                                                      {"DATE", "TEXT", "text"},
                                                      {"BYTES", "BLOB", "bytea"}}};
  for (const Spelling& spelling : spellings) {
    if (spelling.word == word) return engine == Engine::sqlite ? spelling.sqlite : spelling.postgres;
  }
  return {};
}

Spelt spell_statement(const Sql& sql, Engine engine) {
  const std::string_view text = sql.text;
  Spelt spelt;
  std::string& out = spelt.text;
  out.reserve(text.size() + 64);
  Word last, before;  // the two words just before the current place, if nothing but space stands between
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (const std::size_t end = past_quoted(text, at); end != at) {
      out.append(text.substr(at, end - at));
      at = end;
      last = before = {};
      continue;
    }
    if (word_start(c)) {
      std::size_t end = at;
      while (end < text.size() && word_part(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      const std::size_t next = text.find_first_not_of(" \t\n", end);
      const bool cast = last.text == "AS" && next != std::string_view::npos && text[next] == ')';
      const std::string_view type = cast ? type_word(word, engine) : std::string_view{};
      before = std::move(last);
      last = {upper(word), out.size()};
      out.append(type.empty() ? word : type);
      at = end;
      continue;
    }
    if (c == ':' && text.substr(at, 2) == "::") {
      out += "::";
      at += 2;
      last = before = {};
      continue;
    }
    if (c == ':' && at + 1 < text.size() && word_start(text[at + 1])) {
      std::size_t end = at + 1;
      while (end < text.size() && word_part(text[end])) ++end;
      const bool list = last.text == "IN";
      const std::size_t number = number_of(spelt.parameters, text.substr(at + 1, end - at - 1), list);
      if (engine == Engine::sqlite) {
        out += list ? fmt::format("(SELECT value FROM json_each(?{}))", number) : fmt::format("?{}", number);
      } else if (list) {
        const bool without = before.text == "NOT";
        out.resize(without ? before.begins : last.begins);
        out += fmt::format("{} (${}::text[])", without ? "<> ALL" : "= ANY", number);
      } else {
        out += fmt::format("${}", number);
      }
      at = end;
      last = before = {};
      continue;
    }
    if (c != ' ' && c != '\n' && c != '\t') last = before = {};
    out.push_back(c);
    ++at;
  }
  return spelt;
}

std::vector<const Value*> in_order(const Sql& sql, const std::vector<Parameter>& parameters,
                                   std::span<const Bind> binds) {
  std::vector<const Value*> values(parameters.size(), nullptr);
  for (const Bind& bind : binds) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == bind.name; });
    if (found == parameters.end()) {
      throw std::logic_error(fmt::format("statement {}: it has no :{} to bind", sql.name, bind.name));
    }
    const Value*& place = values[static_cast<std::size_t>(found - parameters.begin())];
    if (place != nullptr) throw std::logic_error(fmt::format("statement {}: :{} is bound twice", sql.name, bind.name));
    place = &bind.value;
    if (std::holds_alternative<std::vector<std::string>>(bind.value) != found->list) {
      throw std::logic_error(
          fmt::format("statement {}: :{} {}", sql.name, bind.name,
                      found->list ? "wants a list" : "is bound to a list but does not stand behind IN"));
    }
    const auto check = [&](const std::string& text) {
      if (!holdable(text)) {
        throw std::logic_error(
            fmt::format("statement {}: the text for :{} is no UTF-8 or holds a NUL", sql.name, bind.name));
      }
    };
    if (const auto* text = std::get_if<std::string>(&bind.value)) check(*text);
    if (const auto* list = std::get_if<std::vector<std::string>>(&bind.value)) {
      for (const std::string& text : *list) check(text);
    }
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (values[i] == nullptr) {
      throw std::logic_error(fmt::format("statement {}: :{} is not bound", sql.name, parameters[i].name));
    }
  }
  return values;
}

}  // namespace storage
