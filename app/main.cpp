// The command line: serve, load, check, plan import, verify, backup. Each command is short; the work is done in
// Program.

#include <filesystem>
#include <iostream>
#include <thread>

#include <malloc.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include "audit/history.h"
#include "control.h"
#include "program.h"

namespace {

using app::Answer;

std::string all(const config::Faults& faults) {
  std::string words;
  for (const config::Fault& fault : faults) words += fault.text() + "\n";
  return words;
}

/// What several commands take: settings file and what overrides it.
struct Options {
  std::string settings, data, database, clock;
  int port = -1;
  bool demo = false;

  void add_to(CLI::App& command) {
    command.add_option("--settings", settings, "Settings file (YAML)")->check(CLI::ExistingFile);
    command.add_option("--data", data, "Folder of the database and files");
    command.add_option("--database", database, "sqlite:PATH or postgres://...");
  }
  /// The settings in force; faults are printed and nothing is answered.
  std::optional<config::Settings> read() const {
    config::Settings chosen;
    if (!settings.empty()) {
      config::Faults faults;
      const auto from_file = config::read_settings(settings, faults);
      if (!from_file) {
        std::cerr << all(faults);
        return std::nullopt;
      }
      chosen = *from_file;
    }
    if (!data.empty()) chosen.data = data;
    if (!database.empty()) chosen.database = database;
    if (port >= 0) chosen.port = port;
    if (demo) chosen.demo = true;
    if (!clock.empty()) {
      chosen.clock = config::parse_local(clock);
      if (!chosen.clock) {
        std::cerr << "--clock must be a Danish time such as 2020-09-15T08:30.\n";
        return std::nullopt;
      }
    }
    if (chosen.demo && chosen.address != "127.0.0.1" && chosen.address != "::1") {
      std::cerr << "The demo log-in may listen on loopback only.\n";
      return std::nullopt;
    }
    return chosen;
  }
};

Answer load(app::Program& program, const std::string& folder) {
  const config::Faults faults = program.load(folder);
  if (!faults.empty()) return {1, all(faults) + "Nothing was loaded.\n"};
  return {0, fmt::format("Loaded {}.\n", folder)};
}

Answer import_plan(app::Program& program, const std::string& file, int year) {
  const auto report = program.import_plan(file, year);
  if (!report) return {1, program.danish().sentence(report.refusal()) + "\n"};
  return {0, *report};
}

Answer backup(app::Program& program, const std::string& file) {
  program.database().backup(file);
  return {0, fmt::format("Wrote {}.\n", file)};
}

Answer carry_out(app::Program& program, const std::vector<std::string>& words) {
  if (words.size() == 2 && words[0] == "load") return load(program, words[1]);
  if (words.size() == 3 && words[0] == "plan import")
    return import_plan(program, words[1], std::atoi(words[2].c_str()));
  if (words.size() == 2 && words[0] == "backup") return backup(program, words[1]);
  return {1, "The server does not know this command.\n"};
}

/// Runs a writing command here, or in the server that holds the data folder.
int run_or_ask(const Options& options, const std::vector<std::string>& words) {
  const auto settings = options.read();
  if (!settings) return 2;
  Answer answer;
  if (const auto lock = app::FolderLock::take(settings->data)) {
    app::Program program(*settings);
    answer = carry_out(program, words);
  } else if (const auto from_server = app::ask_server(settings->data, words)) {
    answer = *from_server;
  } else {
    answer = {1, "Another program holds the data folder and does not answer.\n"};
  }
  (answer.code == 0 ? std::cout : std::cerr) << answer.words;
  return answer.code;
}

int serve(const Options& options) {
  const auto settings = options.read();
  if (!settings) return 2;
  const auto lock = app::FolderLock::take(settings->data);
  if (!lock) {
    std::cerr << "Another program holds the data folder " << settings->data.string() << ".\n";
    return 1;
  }
  app::Program program(*settings);
  const int threads = 64;  // they mostly wait for the disk together: see docs/decisions
  http::Server server(
      settings->address, settings->port, threads, http::Limits{},
      [&](const http::Request& request) { return program.answer(request); },
      [&](const http::Request& request, http::Response& response) { return program.quick(request, response); });
  const app::ControlSocket control(settings->data,
                                   [&](const std::vector<std::string>& words) { return carry_out(program, words); });
  program.start();
  std::cout << fmt::format("Trygkreds is running on http://{}:{}\n", settings->address, server.port()) << std::flush;
  server.run(true);
  program.stop();
  return 0;
}

int verify(const Options& options) {
  const auto settings = options.read();
  if (!settings) return 2;
  app::Program program(*settings);
  if (const auto fault = audit::verify(program.database())) {
    std::cerr << *fault << "\n";
    return 1;
  }
  std::cout << "The audit log holds.\n";
  return 0;
}

/// A district is checked by loading it into a database that is thrown away: what passes here loads.
int check(const std::string& path) {
  config::Settings settings;
  if (std::filesystem::is_regular_file(path)) {
    config::Faults faults;
    const bool good = config::read_settings(path, faults).has_value();
    std::cerr << all(faults);
    if (good) std::cout << path << " is good.\n";
    return good ? 0 : 1;
  }
  const auto scratch = std::filesystem::temp_directory_path() / ("trygkreds-check-" + storage::Id::random().text());
  settings.data = scratch;
  Answer answer;
  {
    app::Program program(settings);
    answer = load(program, path);
  }
  std::filesystem::remove_all(scratch);
  if (answer.code == 0) {
    std::cout << path << " is good.\n";
  } else {
    std::cerr << answer.words;
  }
  return answer.code;
}

}  // namespace

int main(int count, char** words) {
  mallopt(M_ARENA_MAX, 4);  // 64 handler threads share a few arenas: memory stays small
  CLI::App cli{"Trygkreds: the cooperation of a police district and its municipalities"};
  cli.require_subcommand(1);
  Options options;
  std::string path;
  int year = 0;

  CLI::App& serve_command = *cli.add_subcommand("serve", "Serve the pages");
  options.add_to(serve_command);
  serve_command.add_option("--port", options.port, "Port (0: one that is free)");
  serve_command.add_flag("--demo", options.demo, "Demo log-in with invented people (loopback only)");
  serve_command.add_option("--clock", options.clock, "Start at this Danish time: 2020-09-15T08:30");

  CLI::App& load_command = *cli.add_subcommand("load", "Load a district folder");
  options.add_to(load_command);
  load_command.add_option("DISTRICT", path, "Folder")->required()->check(CLI::ExistingDirectory);
  load_command.add_option("--clock", options.clock, "Load as of this Danish time");

  CLI::App& check_command = *cli.add_subcommand("check", "Check a district folder or a settings file");
  check_command.add_option("PATH", path, "Folder or file")->required()->check(CLI::ExistingPath);

  CLI::App& plan_command = *cli.add_subcommand("plan", "Cooperation plans");
  plan_command.require_subcommand(1);
  CLI::App& import_command = *plan_command.add_subcommand("import", "Import a plan document as a draft");
  options.add_to(import_command);
  import_command.add_option("FILE", path, "Markdown or plain text")->required()->check(CLI::ExistingFile);
  import_command.add_option("--year", year, "The plan's year; else the document's own");

  CLI::App& verify_command = *cli.add_subcommand("verify", "Prove that the audit log was not changed");
  options.add_to(verify_command);
  CLI::App& backup_command = *cli.add_subcommand("backup", "Write a consistent copy of the database");
  options.add_to(backup_command);
  backup_command.add_option("FILE", path, "File to write")->required();

  CLI11_PARSE(cli, count, words);
  try {
    const auto absolute = [&] { return std::filesystem::absolute(path).string(); };
    if (serve_command.parsed()) return serve(options);
    if (load_command.parsed()) return run_or_ask(options, {"load", absolute()});
    if (check_command.parsed()) return check(path);
    if (import_command.parsed()) return run_or_ask(options, {"plan import", absolute(), std::to_string(year)});
    if (verify_command.parsed()) return verify(options);
    return run_or_ask(options, {"backup", absolute()});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
