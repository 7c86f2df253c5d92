// Scanners: clamd over its Unix socket, and the demo's own, which knows one harmless test file.

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "files.h"

namespace files {

namespace {

/// The EICAR test file, in two halves so that no scanner takes this program for it.
const std::string eicar = std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*";

class BuiltIn : public Scanner {
 public:
  Verdict scan(std::string_view bytes) override {
    return bytes.find(eicar) == std::string_view::npos ? Verdict::clean : Verdict::found;
  }
};

class None : public Scanner {
 public:
  Verdict scan(std::string_view) override { return Verdict::unknown; }
  bool answers() const override { return false; }
};

/// INSTREAM: pieces with their length before them, an empty piece at the end, then one line of answer.
class Clamd : public Scanner {
 public:
  explicit Clamd(std::string path) : path_(std::move(path)) {
    if (path_.empty() || path_.size() >= sizeof(sockaddr_un::sun_path))
      throw std::invalid_argument("scanner: not the path of a socket: " + path_);
  }

  Verdict scan(std::string_view bytes) override {
    if (static_cast<std::int64_t>(bytes.size()) > largest) return Verdict::unknown;
    const Connection connection(path_);
    if (!connection.ok()) return Verdict::unknown;
    constexpr std::string_view command("zINSTREAM\0", 10);
    bool sent = connection.send(command);
    constexpr std::size_t piece = 64 * 1024;
    for (std::size_t at = 0; sent && at < bytes.size(); at += piece) {
      const auto part = bytes.substr(at, piece);
      sent = connection.send(length(part.size())) && connection.send(part);
    }
    if (sent) connection.send(length(0));
    // An answer may have come although not everything was taken: "size limit exceeded".
    const std::string answer = connection.answer();
    if (answer == "stream: OK") return Verdict::clean;
    const bool limit = answer.find("Heuristics.Limits.Exceeded") != std::string::npos;
    if (answer.starts_with("stream: ") && answer.ends_with(" FOUND") && !limit) return Verdict::found;
    return Verdict::unknown;
  }

 private:
  class Connection {
   public:
    explicit Connection(const std::string& path) : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
      const timeval limit{60, 0};
      ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
      sockaddr_un address{};
      address.sun_family = AF_UNIX;
      std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
      ok_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~Connection() {
      if (socket_ >= 0) ::close(socket_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    bool ok() const { return ok_; }
    bool send(std::string_view bytes) const {
      while (!bytes.empty()) {
        const auto moved = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (moved <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(moved));
      }
      return true;
    }
    std::string answer() const {
      std::string text;
      char piece[512];
      while (text.size() < 4096) {
        const auto got = ::recv(socket_, piece, sizeof piece, 0);
        if (got <= 0) break;
        text.append(piece, static_cast<std::size_t>(got));
        if (text.back() == '\0') break;
      }
      while (!text.empty() && (text.back() == '\0' || text.back() == '\n')) text.pop_back();
      return text;
    }

   private:
    int socket_;
    bool ok_ = false;
  };

  static std::string length(std::size_t size) {
    std::string four(4, '\0');
    for (std::size_t i = 0; i < 4; ++i) four[i] = static_cast<char>(size >> (24 - 8 * i));
    return four;
  }

  std::string path_;
};

}  // namespace

std::unique_ptr<Scanner> make_scanner(const std::string& setting) {
  if (setting.empty() || setting == "none") return std::make_unique<None>();
  if (setting == "builtin") return std::make_unique<BuiltIn>();
  constexpr std::string_view clamd = "clamd:";
  if (setting.starts_with(clamd)) return std::make_unique<Clamd>(setting.substr(clamd.size()));
  throw std::invalid_argument("scanner: expected clamd:/path, builtin or none, found " + setting);
}

}  // namespace files
