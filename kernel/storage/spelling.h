#pragma once
// How one text of a statement is spelt for each engine: :name becomes ?1 or $1, `IN :list` becomes the engine's way to
// look in a list, and our own type words in CAST(... AS INTEGER) become the engine's types.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql.h"
#include "transaction.h"
#include "value.h"

namespace storage {

struct Parameter {
  std::string name;
  bool list = false;
};

struct Spelt {
  std::string text;
  std::vector<Parameter> parameters;  // number 1 stands first
};

Spelt spell_statement(const Sql& sql, Engine engine);

/// The values in the order of the parameters. Throws std::logic_error naming the statement when one is missing,
/// superfluous, named twice, a list where none belongs (or the reverse), or a text that not every engine can hold (NUL,
/// broken UTF-8).
std::vector<const Value*> in_order(const Sql& sql, const std::vector<Parameter>& parameters,
                                   std::span<const Bind> binds);

/// Where a literal, a quoted name or a comment that starts at `at` ends; `at` itself if none starts there.
std::size_t past_quoted(std::string_view text, std::size_t at);

/// The engine's type for one of our words (migrations.h); empty if it is none of them.
std::string_view type_word(std::string_view word, Engine engine);

bool word_start(char c);
bool word_part(char c);

}  // namespace storage
