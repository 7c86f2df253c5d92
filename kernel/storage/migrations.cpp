// Migrations: taken out of the packages, cut into statements and spelt for an engine. What has run is kept by
// migration_store.h.

#include "migrations.h"

#include <algorithm>

#include <fmt/format.h>

#include "spelling.h"

namespace storage {

namespace {

/// The text without comments, so that a ';' at the end of a comment ends no statement.
std::string without_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = past_quoted(text, at);
    if (end == at) {
      out.push_back(text[at++]);
    } else {
      if (text[at] == '\'' || text[at] == '"') out.append(text.substr(at, end - at));
      at = end;
    }
  }
  return out;
}

/// Cut at each ';' outside a literal.
std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> statements;
  std::string current;
  const auto finish = [&] {
    const std::size_t first = current.find_first_not_of(" \t\r\n");
    if (first != std::string::npos) {
      statements.push_back(current.substr(first, current.find_last_not_of(" \t\r\n") - first + 1));
    }
    current.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = past_quoted(text, at); end != at) {
      current.append(text.substr(at, end - at));
      at = end;
    } else if (text[at] == ';') {
      finish();
      ++at;
    } else {
      current.push_back(text[at++]);
    }
  }
  finish();
  return statements;
}

bool starts_with_words(std::string_view text, std::string_view words) { return text.substr(0, words.size()) == words; }

std::string spell_types(std::string_view text, Engine engine) {
  const bool table = starts_with_words(text, "CREATE TABLE") || starts_with_words(text, "ALTER TABLE");
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = past_quoted(text, at); end != at) {
      out.append(text.substr(at, end - at));
      at = end;
    } else if (word_start(text[at])) {
      std::size_t after = at;
      while (after < text.size() && word_part(text[after])) ++after;
      const std::string_view word = text.substr(at, after - at);
      const std::string_view type = type_word(word, engine);
      out.append(type.empty() ? word : type);
      // Both engines order and compare texts by their bytes; Danish order is a stored sort key.
      if (table && engine == Engine::postgres && type == "text" && !out.ends_with("AS text")) out += " COLLATE \"C\"";
      at = after;
    } else {
      out.push_back(text[at++]);
    }
  }
  if (engine == Engine::sqlite && starts_with_words(text, "CREATE TABLE")) {
    out += out.ends_with(")") ? " STRICT" : ", STRICT";
  }
  return out;
}

}  // namespace

std::vector<Migration> migrations_of(const std::vector<config::Package>& packages) {
  std::vector<Migration> migrations;
  for (const config::Package& package : packages) {
    std::vector<Migration> own;
    for (const config::BuiltInFile& file : package.files) {
      constexpr std::string_view folder = "migrations/";
      if (starts_with_words(file.path, folder)) {
        own.push_back({fmt::format("{}/{}", package.module, file.path.substr(folder.size())), std::string(file.bytes)});
      }
    }
    std::sort(own.begin(), own.end(), [](const Migration& a, const Migration& b) { return a.name < b.name; });
    migrations.insert(migrations.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  return migrations;
}

std::vector<std::string> spell(const Migration& migration, Engine engine) {
  std::vector<std::string> statements = cut(without_comments(migration.text));
  for (std::string& statement : statements) statement = spell_types(statement, engine);
  return statements;
}

}  // namespace storage
