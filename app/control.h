#pragma once
// One program per data folder. A command that writes locks the folder; while a server holds the lock, the command is
// sent to it over its Unix socket and carried out there.

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace app {

/// Holds the data folder until destroyed.
class FolderLock {
 public:
  /// Nothing when another program holds it. Creates the folder.
  static std::optional<FolderLock> take(const std::filesystem::path& data);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_;
};

/// A command's answer: exit code and what to print.
struct Answer {
  int code = 0;
  std::string words;
};

/// The server's end: carries out commands (words separated by NUL on the wire) one after another in its own thread.
class ControlSocket {
 public:
  using Command = std::function<Answer(const std::vector<std::string>&)>;
  /// `patience`: how long one peer may take to send its command, and to take its answer.
  ControlSocket(const std::filesystem::path& data, Command command,
                std::chrono::milliseconds patience = std::chrono::seconds(5));
  ~ControlSocket();

 private:
  std::filesystem::path path_;
  int listener_ = -1;
  Command command_;
  std::chrono::milliseconds patience_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

/// Sends a command to the server of a data folder; nothing when none answers. A large district or a backup takes its
/// time: `patience` is for the answer.
std::optional<Answer> ask_server(const std::filesystem::path& data, const std::vector<std::string>& words,
                                 std::chrono::milliseconds patience = std::chrono::minutes(30));

}  // namespace app
