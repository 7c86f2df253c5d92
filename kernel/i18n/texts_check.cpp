// Reads C++ far enough to find the texts: comments and strings are told apart, the rest is single tokens.

#include "texts_check.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "language.h"

namespace i18n {
namespace {

struct Token {
  enum class Kind { word, literal, sign, mark } kind;  // mark: the comment /*text*/
  std::string text;
  int line;
};

std::vector<Token> tokens_of(std::string_view source) {
  std::vector<Token> tokens;
  int line = 1;
  auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  for (std::size_t i = 0; i < source.size();) {
    const char c = source[i];
    if (c == '\n') ++line;
    if (source.substr(i, 2) == "//") {
      i = std::min(source.find('\n', i), source.size());
    } else if (source.substr(i, 2) == "/*") {
      const std::size_t end = std::min(source.find("*/", i), source.size());
      const std::string_view comment = source.substr(i, end - i);
      if (comment.find("text") != std::string_view::npos && comment.size() <= 8)
        tokens.push_back({Token::Kind::mark, "text", line});
      line += static_cast<int>(std::count(comment.begin(), comment.end(), '\n'));
      i = end + 2;
    } else if (source.substr(i, 2) == "R\"") {
      const std::size_t open = source.find('(', i);
      const std::string close = ")" + std::string(source.substr(i + 2, open - i - 2)) + "\"";
      const std::size_t end = std::min(source.find(close, open), source.size());
      const std::string_view raw = source.substr(open + 1, end - open - 1);
      tokens.push_back({Token::Kind::literal, std::string(raw), line});
      line += static_cast<int>(std::count(raw.begin(), raw.end(), '\n'));
      i = end + close.size();
    } else if (c == '"') {
      std::string text;
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        if (source[i] != '\\') {
          text += source[i];
        } else if (++i < source.size()) {
          text += source[i] == 'n' ? '\n' : source[i] == 't' ? '\t' : source[i];
        }
      }
      ++i;
      if (!tokens.empty() && tokens.back().kind == Token::Kind::literal)
        tokens.back().text += text;
      else
        tokens.push_back({Token::Kind::literal, std::move(text), line});
    } else if (c == '\'' && !(i > 0 && is_word(source[i - 1]))) {
      for (++i; i < source.size() && source[i] != '\''; ++i) {
        if (source[i] == '\\') ++i;
      }
      ++i;
      tokens.push_back({Token::Kind::sign, "'", line});
    } else if (is_word(c)) {
      std::size_t end = i;
      while (end < source.size() && is_word(source[end])) ++end;
      tokens.push_back({Token::Kind::word, std::string(source.substr(i, end - i)), line});
      i = end;
    } else {
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        tokens.push_back({Token::Kind::sign, std::string(1, c), line});
      ++i;
    }
  }
  return tokens;
}

/// The literals of one argument that starts at `at` (those inside calls of it left out); `at` ends at the comma or
/// bracket.
std::vector<Token> literals_of_argument(const std::vector<Token>& tokens, std::size_t& at) {
  std::vector<Token> found;
  int depth = 0;
  bool call = false;
  int call_depth = 0;
  for (; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.kind == Token::Kind::sign) {
      const char sign = token.text[0];
      if (sign == '(' || sign == '{' || sign == '[') {
        ++depth;
        if (!call && at > 0 && tokens[at - 1].kind == Token::Kind::word) call = true, call_depth = depth;
      } else if (sign == ')' || sign == '}' || sign == ']') {
        if (depth == 0) return found;
        if (call && depth == call_depth) call = false;
        --depth;
      } else if ((sign == ',' || sign == ';') && depth == 0) {
        return found;
      }
    } else if (token.kind == Token::Kind::literal && !call) {
      // what is compared with is no text
      const bool compared =
          at >= 2 && tokens[at - 1].text == "=" && (tokens[at - 2].text == "=" || tokens[at - 2].text == "!");
      if (!compared) found.push_back(token);
    }
  }
  return found;
}

std::set<std::string> places(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}')
      found.insert(std::string(text.substr(i, 3)));
  }
  return found;
}

bool is_put_together(std::string_view key) {
  constexpr std::array<std::string_view, 5> beginnings{"audit.", "kind.", "state.", "todo.", "edge."};
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return key.starts_with(beginning); });
}

}  // namespace

std::vector<UsedText> used_texts(const SourceText& source) {
  std::vector<UsedText> used;
  const std::vector<Token> tokens = tokens_of(source.text);
  auto sign_at = [&](std::size_t at, char sign) {
    return at < tokens.size() && tokens[at].kind == Token::Kind::sign && tokens[at].text[0] == sign;
  };
  auto take = [&](std::size_t at) {
    for (const Token& literal : literals_of_argument(tokens, at))
      used.push_back({literal.text, {}, source.file, literal.line});
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == Token::Kind::mark) {
      if (i + 1 < tokens.size() && tokens[i + 1].kind == Token::Kind::literal)
        used.push_back({tokens[i + 1].text, {}, source.file, tokens[i + 1].line});
      continue;
    }
    if (token.kind != Token::Kind::word) continue;
    if (token.text == "t" && sign_at(i + 1, '(')) {
      take(i + 2);
    } else if (token.text == "text" && sign_at(i + 1, '(') && i >= 2 && tokens[i - 1].text == "." &&
               (tokens[i - 2].text.find("language") != std::string::npos || tokens[i - 2].text == "danish")) {
      take(i + 2);
    } else if (token.text == "tn" && sign_at(i + 1, '(')) {
      std::size_t at = i + 2;
      const std::vector<Token> one = literals_of_argument(tokens, at);
      if (!sign_at(at, ',')) continue;
      const std::vector<Token> many = literals_of_argument(tokens, ++at);
      if (one.size() == 1 && many.size() == 1) used.push_back({one[0].text, many[0].text, source.file, one[0].line});
    } else if (token.text == "Refusal") {
      std::size_t at = i + 1;
      if (at < tokens.size() && tokens[at].kind == Token::Kind::word) ++at;  // Refusal name{...}
      if (sign_at(at, '{')) {
        ++at;
        if (sign_at(at, '.')) at += 3;  // .sentence =
        take(at);
      }
    } else if (token.text == "refuse" && sign_at(i + 1, '(') && sign_at(i + 2, '{')) {
      take(i + 3);
    }
  }
  return used;
}

std::vector<std::string> check_texts(const std::vector<SourceText>& sources, std::string_view po) {
  std::vector<std::string> faults;
  std::vector<std::string> po_faults;
  std::map<std::string, PoEntry> entries;
  for (PoEntry& entry : read_po(po, po_faults)) entries.emplace(entry.id, std::move(entry));
  for (const std::string& fault : po_faults) faults.push_back("texts/da.po: " + fault);

  std::set<std::string> seen;
  for (const SourceText& source : sources) {
    for (const UsedText& text : used_texts(source)) {
      seen.insert(text.english);
      const auto entry = entries.find(text.english);
      if (entry == entries.end()) {
        faults.push_back(fmt::format("{}:{}: \"{}\" has no Danish in texts/da.po", text.file, text.line, text.english));
      } else if (entry->second.plural != text.plural) {
        faults.push_back(fmt::format("{}:{}: \"{}\" has another plural in texts/da.po, line {}", text.file, text.line,
                                     text.english, entry->second.line));
      }
    }
  }
  for (const auto& [id, entry] : entries) {
    const auto put = [&](std::string_view what) {
      faults.push_back(fmt::format("texts/da.po: line {}: \"{}\" {}", entry.line, id, what));
    };
    if (entry.forms.empty() ||
        std::any_of(entry.forms.begin(), entry.forms.end(), [](const std::string& form) { return form.empty(); })) {
      put("is empty");
    } else if (!is_put_together(id)) {
      if (!seen.contains(id)) put("is used nowhere");
      if (entry.plural.empty() ? places(entry.forms[0]) != places(id)
                               : places(entry.forms.back()) != places(entry.plural)) {
        put("has other {0} places than its Danish");
      }
    }
  }
  return faults;
}

std::vector<std::string> check_texts(const std::filesystem::path& folder) {
  auto whole = [](const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  };
  std::vector<SourceText> sources;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    if ((name.ends_with(".cpp") && !name.ends_with("_test.cpp")) || name.ends_with(".h"))
      sources.push_back({name, whole(file.path())});
  }
  std::sort(sources.begin(), sources.end(), [](const SourceText& a, const SourceText& b) { return a.file < b.file; });
  const std::filesystem::path po = folder / "texts/da.po";
  return check_texts(sources, std::filesystem::exists(po) ? whole(po) : std::string{});
}

}  // namespace i18n
