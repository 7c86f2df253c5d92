#pragma once
// One statement: its name (for logs and limits) and its text in the common subset of SQLite and PostgreSQL, with
// parameters as :name. Stands as a named literal above the function that binds it, in a *_store.cpp and nowhere else:
//
//   constexpr storage::Sql find_meeting{"find_meeting", R"sql(
//     SELECT id, title FROM councils_meeting WHERE id = :meeting)sql"};
//
// Differences the storage layer spells out for each engine, so that the text stays one:
//   IN :list              a list of texts (json_each in SQLite, = ANY(text[]) in PostgreSQL); NOT IN :list too
//   CAST(x AS INTEGER)    the words of migrations.h name the same types here

#include <string_view>

namespace storage {

struct Sql {
  std::string_view name;
  std::string_view text;
};

}  // namespace storage
