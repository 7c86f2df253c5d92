#pragma once
// The installation's settings: one YAML file, every key known, every fault told with its line.

#include <filesystem>
#include <optional>
#include <string>

#include "clock.h"
#include "yaml.h"

namespace config {

struct Settings {
  std::filesystem::path data = "var";  // folder of the database, files and socket
  std::string database = "";           // sqlite:PATH or postgres://...; empty = sqlite in the data folder
  std::string address = "127.0.0.1";   // where the server listens
  int port = 8113;
  int metrics_port = 0;             // 0 = none
  std::string public_address = "";  // how people reach it: https://... (links in mails); empty = http://address:port
  bool demo = false;                // demo log-in and clock page; loopback only
  std::optional<Instant> clock;     // start with this time instead of the machine's
  std::string smtp = "";            // smtp://host:port; empty = mails wait in the outbox
  std::string mail_from = "noreply@localhost";
  std::string scanner = "none";   // clamd:/path | builtin (demo only) | none = uploads stay in quarantine
  std::string typst_worker = "";  // Unix socket of the PDF worker; empty = start our own
  int session_idle_minutes = 15;
  int session_hours = 10;
};

/// Reads and checks the file's text. On any fault nothing is changed and the faults tell file, line and sentence.
std::optional<Settings> read_settings(const std::filesystem::path& file, Faults& faults);

}  // namespace config
