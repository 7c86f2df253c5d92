#pragma once
// The door: bytes to Request, Response to bytes. One io_context per core with its own acceptor; handlers are plain
// functions that run on a pool of threads and may block. Limits and deadlines of security.md 5.1; every ambiguity in
// framing is 400 and a closed connection; SIGTERM drains.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "request.h"
#include "response.h"

namespace http {

struct Limits {
  int header_seconds = 10;
  int request_seconds = 60;
  int idle_seconds = 30;
  std::size_t header_bytes = 16 * 1024;
  int header_fields = 64;
  std::uint64_t body_bytes = 26 * 1024 * 1024;
  std::uint64_t small_body_bytes = 1024 * 1024;  // for anything but multipart
  int connections_per_address = 1000;
};

using Handler = std::function<Response(const Request&)>;
/// Answers at once on the I/O thread without the pool (assets, cached public pages), or has nothing to say.
using QuickHandler = std::function<bool(const Request&, Response&)>;

class Server {
 public:
  Server(std::string address, int port, int pool_threads, Limits limits, Handler handler, QuickHandler quick = {});
  ~Server();
  /// The port in use (asked for 0: one that was free). Throws std::system_error when it cannot listen.
  int port() const;
  /// Serves until stop() or SIGTERM/SIGINT (when `catch_signals`), then drains what is under way.
  void run(bool catch_signals);
  void stop();  // any thread

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace http
