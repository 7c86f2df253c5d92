#pragma once
// For tests: the demo district in a folder that vanishes, and a way to ask the program as any of its people.

#include <filesystem>
#include <string>

#include "permit/directory.h"
#include "program.h"

namespace app {

class DemoProgram {
 public:
  explicit DemoProgram(std::string database = {}, const std::string& district = "fyn-2020");
  ~DemoProgram();

  Program& operator*() { return *program_; }
  Program* operator->() { return program_.get(); }

  /// Everybody with a role on the demo's day.
  std::vector<permit::Capacity> everyone();
  /// The cookie of a new session in that capacity.
  std::string log_in(const permit::Capacity& capacity);
  /// GET as the holder of the cookie; empty = a citizen.
  http::Response get(const std::string& address, const std::string& cookie = {});
  /// POST with a good form token.
  http::Response post(const std::string& address, http::Fields form, const std::string& cookie);
  permit::Viewer viewer_of(const permit::Capacity& capacity);

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Program> program_;
};

}  // namespace app
