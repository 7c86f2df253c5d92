// See postgres_dump.h. The password goes through the environment: arguments can be read by every user of the machine.

#include "postgres_dump.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "transaction.h"

namespace storage {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

std::string quoted(std::string_view value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

/// Reads until the other end is closed.
std::string read_all(int pipe) {
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = read(pipe, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

/// A name as pg_dump's patterns take it literally.
std::string literal_pattern(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

void dump(const std::string& url, const std::string& schema, const std::string& path) {
  char* fault = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), &fault));
  if (!options) {
    PQfreemem(fault);
    throw Unavailable("the database address cannot be read");
  }
  std::string address, password;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    if (std::string_view(option->keyword) == "password") {
      password = fmt::format("PGPASSWORD={}", option->val);
    } else {
      address += fmt::format("{}={} ", option->keyword, quoted(option->val));
    }
  }
  std::vector<std::string> words{"pg_dump",
                                 "--format=custom",
                                 "--no-password",
                                 "--file=" + path,
                                 "--schema=" + literal_pattern(schema),
                                 "--dbname=" + address};
  std::vector<char*> arguments, environment;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  for (char** variable = environ; *variable != nullptr; ++variable) environment.push_back(*variable);
  if (!password.empty()) environment.insert(environment.begin(), password.data());
  environment.push_back(nullptr);

  int pipe[2];
  if (pipe2(pipe, O_CLOEXEC) != 0) throw Unavailable("no pipe to pg_dump is to be had");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe[1], 2);
  pid_t child = 0;
  const int code = posix_spawnp(&child, "pg_dump", &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  close(pipe[1]);
  std::string said = code == 0 ? read_all(pipe[0]) : "pg_dump is not installed (Debian package postgresql-client-15)";
  close(pipe[0]);
  int status = 1;
  if (code == 0) waitpid(child, &status, 0);
  if (status == 0) return;
  unlink(path.c_str());
  while (!said.empty() && said.back() == '\n') said.pop_back();
  throw Unavailable(fmt::format("the copy {} could not be written: {}", path, said));
}

}  // namespace storage
