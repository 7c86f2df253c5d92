#pragma once
// The files of a module that are built into the program: migrations, texts and document templates.

#include <string_view>
#include <vector>

namespace config {

struct BuiltInFile {
  std::string_view path;  // relative to the module's folder: "migrations/0001_meetings.sql"
  std::string_view bytes;
};

struct Package {
  std::string_view module;
  std::vector<BuiltInFile> files;
};

}  // namespace config
