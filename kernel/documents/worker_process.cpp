// Starting and speaking to the PDF worker.

#include "worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fmt/format.h>

namespace documents {

namespace {

constexpr std::uint32_t largest_frame = 256U * 1024 * 1024;
constexpr rlim_t memory_limit = 1024UL * 1024 * 1024;  // of the whole worker; V8's own heap is held to 256 MB

int milliseconds_until(Deadline deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return left < 0 ? 0 : static_cast<int>(left) + 1;
}

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error(fmt::format("PDF worker: {}: {}", what, std::strerror(errno)));
}

}  // namespace

WorkerProcess::WorkerProcess(std::filesystem::path folder, std::filesystem::path worker)
    : worker_(std::move(worker)), ours_(worker_.empty() || worker_.extension() == ".mjs") {
  if (worker_.empty()) worker_ = own_worker();
  socket_path_ = ours_ ? std::filesystem::absolute(folder) / "typst.sock" : worker_;
  if (socket_path_.string().size() >= sizeof(sockaddr_un::sun_path)) {
    throw std::runtime_error(fmt::format("PDF worker: the path {} is too long for a socket", socket_path_.string()));
  }
}

std::filesystem::path own_worker() {
  if (const char* named = std::getenv("TRYGKREDS_WORKER")) return named;
  std::error_code ignored;
  auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (; !folder.empty(); folder = folder.parent_path()) {
    for (const char* place :
         {"kernel/documents/worker/worker.mjs", "lib/trygkreds/worker/worker.mjs", "worker/worker.mjs"}) {
      if (std::filesystem::exists(folder / place, ignored)) return folder / place;
    }
    if (folder == folder.root_path()) break;
  }
  return {};
}

void WorkerProcess::spawn() {
  if (worker_.empty())
    throw std::runtime_error("PDF worker: worker.mjs is not found; TRYGKREDS_WORKER may say where it is");
  std::filesystem::create_directories(socket_path_.parent_path());
  std::filesystem::remove(socket_path_);
  int pipe_ends[2];
  if (::pipe2(pipe_ends, O_CLOEXEC) != 0) fail("pipe");
  life_ = pipe_ends[1];

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, pipe_ends[0], 0);
  ::posix_spawn_file_actions_adddup2(&actions, 2, 1);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, 3);  // no socket and no database of ours goes along
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t ordinary;
  ::sigemptyset(&none);
  ::sigemptyset(&ordinary);
  ::sigaddset(&ordinary, SIGTERM);
  ::sigaddset(&ordinary, SIGINT);
  ::sigaddset(&ordinary, SIGPIPE);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &ordinary);
  ::posix_spawnattr_setpgroup(&attributes, 0);  // a Ctrl-C at the terminal is ours to answer, in order
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);

  const char* chosen = std::getenv("TRYGKREDS_NODE");
  std::string node = chosen != nullptr && *chosen != '\0' ? chosen : "node";
  std::string heap = "--max-old-space-size=256";
  std::string script = worker_.string();
  std::string socket = socket_path_.string();
  char* arguments[] = {node.data(), heap.data(), script.data(), socket.data(), nullptr};
  std::vector<std::string> environment;  // nothing of ours but where to find programs and packages
  for (const char* name : {"PATH", "NODE_PATH"}) {
    if (const char* value = std::getenv(name)) environment.push_back(fmt::format("{}={}", name, value));
  }
  std::vector<char*> pointers;
  for (auto& variable : environment) pointers.push_back(variable.data());
  pointers.push_back(nullptr);

  const int fault = ::posix_spawnp(&child_, node.c_str(), &actions, &attributes, arguments, pointers.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  ::close(pipe_ends[0]);
  if (fault != 0) {
    child_ = -1;
    errno = fault;
    fail(node);
  }
  const rlimit memory{memory_limit, memory_limit};
  ::prlimit(child_, RLIMIT_DATA, &memory, nullptr);
}

bool WorkerProcess::connect() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket_path_.c_str(), sizeof(address.sun_path) - 1);
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (made < 0) fail("socket");
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(made);
    return false;
  }
  socket_ = made;
  return true;
}

void WorkerProcess::start(Deadline deadline) {
  end();
  if (ours_) spawn();
  while (!connect()) {
    int status = 0;
    if (ours_ && ::waitpid(child_, &status, WNOHANG) == child_) {
      child_ = -1;
      end();
      throw std::runtime_error(
          "PDF worker: it ended before it listened; is the npm package of the Typst compiler installed?");
    }
    if (milliseconds_until(deadline) == 0) {
      end();
      throw std::runtime_error(fmt::format("PDF worker: nobody listens on {}", socket_path_.string()));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void WorkerProcess::end() {
  if (socket_ >= 0) ::close(socket_);
  if (life_ >= 0) ::close(life_);
  socket_ = life_ = -1;
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
    child_ = -1;
    std::error_code ignored;
    std::filesystem::remove(socket_path_, ignored);
  }
}

std::optional<WorkerProcess::Trouble> WorkerProcess::transfer(char* bytes, std::size_t size, bool out,
                                                              Deadline deadline) {
  while (size > 0) {
    const auto moved = out ? ::send(socket_, bytes, size, MSG_NOSIGNAL) : ::recv(socket_, bytes, size, 0);
    if (moved > 0) {
      bytes += moved;
      size -= static_cast<std::size_t>(moved);
      continue;
    }
    if (moved < 0 && errno == EINTR) continue;
    if (moved == 0 || errno != EAGAIN) {
      end();
      return Trouble::gone;
    }
    pollfd wait{socket_, static_cast<short>(out ? POLLOUT : POLLIN), 0};
    const int left = milliseconds_until(deadline);
    if (left == 0 || ::poll(&wait, 1, left) == 0) {
      end();
      return Trouble::late;
    }
  }
  return std::nullopt;
}

std::optional<WorkerProcess::Trouble> WorkerProcess::send(std::string_view bytes, Deadline deadline) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  char length[4] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16), static_cast<char>(size >> 8),
                    static_cast<char>(size)};
  if (const auto trouble = transfer(length, 4, true, deadline)) return trouble;
  return transfer(const_cast<char*>(bytes.data()), bytes.size(), true, deadline);  // only read when sending
}

std::optional<WorkerProcess::Trouble> WorkerProcess::receive(std::string& bytes, Deadline deadline) {
  unsigned char length[4];
  if (const auto trouble = transfer(reinterpret_cast<char*>(length), 4, false, deadline)) return trouble;
  const std::uint32_t size =
      std::uint32_t{length[0]} << 24 | std::uint32_t{length[1]} << 16 | std::uint32_t{length[2]} << 8 | length[3];
  if (size > largest_frame) {
    end();
    return Trouble::gone;
  }
  bytes.resize(size);
  return transfer(bytes.data(), size, false, deadline);
}

}  // namespace documents
