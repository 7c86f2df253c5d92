#pragma once
// The PDF worker as a child process behind a Unix socket: started, spoken to in frames under a deadline, ended.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace documents {

using Deadline = std::chrono::steady_clock::time_point;

/// One connection to a worker. Not for two threads at once.
class WorkerProcess {
 public:
  enum class Trouble { gone, late };

  WorkerProcess(std::filesystem::path folder, std::filesystem::path worker);
  ~WorkerProcess() { end(); }
  WorkerProcess(const WorkerProcess&) = delete;
  WorkerProcess& operator=(const WorkerProcess&) = delete;

  /// Connected already?
  bool ready() const { return socket_ >= 0; }
  /// Starts the worker if `worker` is a script (*.mjs; anything else is a socket, and only connected to) and waits
  /// until it listens. Throws std::runtime_error with a sentence when it does not.
  void start(Deadline deadline);
  void end();

  /// Frames: four bytes of length (big endian), then the bytes. The trouble, if there was any; the worker is then
  /// ended.
  std::optional<Trouble> send(std::string_view bytes, Deadline deadline);
  std::optional<Trouble> receive(std::string& bytes, Deadline deadline);

 private:
  void spawn();
  bool connect();
  std::optional<Trouble> transfer(char* bytes, std::size_t size, bool out, Deadline deadline);

  std::filesystem::path worker_;
  std::filesystem::path socket_path_;
  bool ours_;  // the worker is our child
  pid_t child_ = -1;
  int life_ = -1;  // the writing end of its standard input: it ends when this closes, however we end
  int socket_ = -1;
};

/// The script that belongs to this program: named by TRYGKREDS_WORKER, or found from the program's own place upwards.
/// Empty when it is nowhere.
std::filesystem::path own_worker();

}  // namespace documents
