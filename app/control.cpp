// The folder lock (flock) and the control socket (one message each way: length in 8 digits, then the bytes).

#include "control.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <fmt/format.h>

namespace app {
namespace {

constexpr std::size_t longest_message = 1 << 20;

std::optional<sockaddr_un> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  return address;
}

using Deadline = std::chrono::steady_clock::time_point;

Deadline after(std::chrono::milliseconds patience) { return std::chrono::steady_clock::now() + patience; }

/// Waits until the socket can be read or written; false when the deadline comes first.
bool ready(int socket, short what, Deadline deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd wait{socket, what, 0};
    const int found = ::poll(&wait, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (found > 0) return true;
    if (found < 0 && errno != EINTR) return false;
  }
}

bool write_all(int socket, std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if ((errno != EAGAIN && errno != EINTR) || !ready(socket, POLLOUT, deadline)) {
      return false;
    }
  }
  return true;
}

bool read_all(int socket, char* to, std::size_t size, Deadline deadline) {
  while (size > 0) {
    if (!ready(socket, POLLIN, deadline)) return false;
    const ssize_t got = ::recv(socket, to, size, MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return false;
    if (got < 0) continue;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool send_message(int socket, std::string_view message, Deadline deadline) {
  return write_all(socket, fmt::format("{:08}", message.size()), deadline) && write_all(socket, message, deadline);
}

std::optional<std::string> receive_message(int socket, Deadline deadline) {
  char digits[9] = {};
  if (!read_all(socket, digits, 8, deadline)) return std::nullopt;
  const std::size_t size = std::strtoul(digits, nullptr, 10);
  if (size > longest_message) return std::nullopt;
  std::string message(size, '\0');
  if (!read_all(socket, message.data(), size, deadline)) return std::nullopt;
  return message;
}

std::string join(const std::vector<std::string>& words) {
  std::string message;
  for (const std::string& word : words) (message += word) += '\0';
  return message;
}

std::vector<std::string> split(const std::string& message) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < message.size();) {
    const std::size_t end = message.find('\0', start);
    words.push_back(message.substr(start, end - start));
    if (end == std::string::npos) break;
    start = end + 1;
  }
  return words;
}

}  // namespace

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& data) {
  std::filesystem::create_directories(data);
  const int file = ::open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("The data folder " + data.string() + " cannot be written to.");
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return std::nullopt;
  }
  return FolderLock(file);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

ControlSocket::ControlSocket(const std::filesystem::path& data, Command command, std::chrono::milliseconds patience)
    : path_(data / "control"), command_(std::move(command)), patience_(patience) {
  const auto address = address_of(path_);
  if (!address) return;  // a path too long for a socket: commands wait until the server stops
  ::unlink(path_.c_str());
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const mode_t before = ::umask(0177);  // for this user only
  const bool bound = ::bind(listener_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0;
  ::umask(before);
  if (!bound || ::listen(listener_, 4) != 0) throw std::runtime_error("The control socket cannot be opened.");
  thread_ = std::thread([this] {
    while (!stopping_) {
      pollfd wait{listener_, POLLIN, 0};
      if (::poll(&wait, 1, 200) <= 0) continue;
      const int peer = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (peer < 0) continue;
      if (const auto message = receive_message(peer, after(patience_))) {
        Answer answer;
        try {
          answer = command_(split(*message));
        } catch (const std::exception& error) {
          answer = {1, std::string(error.what()) + "\n"};
        }
        send_message(peer, fmt::format("{}\n{}", answer.code, answer.words), after(patience_));
      }
      ::close(peer);
    }
  });
}

ControlSocket::~ControlSocket() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
  if (listener_ >= 0) ::close(listener_);
  ::unlink(path_.c_str());
}

std::optional<Answer> ask_server(const std::filesystem::path& data, const std::vector<std::string>& words,
                                 std::chrono::milliseconds patience) {
  const auto address = address_of(data / "control");
  if (!address) return std::nullopt;
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::optional<Answer> answer;
  const timeval to_begin{5, 0};  // for connect, when the server's queue is full
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &to_begin, sizeof to_begin);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0 &&
      send_message(socket, join(words), after(std::chrono::seconds(5)))) {
    if (const auto message = receive_message(socket, after(patience))) {
      const std::size_t end = message->find('\n');
      answer =
          Answer{std::atoi(message->c_str()), message->substr(end == std::string::npos ? message->size() : end + 1)};
    }
  }
  ::close(socket);
  return answer;
}

}  // namespace app
