// The sockets. One event loop per core with its own acceptor (SO_REUSEPORT), so connections need no locks; handlers run
// on a pool of threads and may block. Deadlines are kept by one sweep per loop over a list of its connections.
//
// Longer than 600 lines because Boost.Asio and Beast cost 20 s to compile and stay in this one translation unit.
//
// g++ 12 destroys temporaries in co_await expressions twice. Here every co_await stands alone on named variables: no
// temporary lambda, no braces and no ?: around it.

#include "server.h"

#include <sys/random.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <mutex>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <vector>

#include <spdlog/spdlog.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/intrusive/list.hpp>

#include "answer.h"
#include "encoding.h"
#include "head.h"

namespace http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace intrusive = boost::intrusive;

namespace {

using Ex = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Ex>;
using UseTask = asio::use_awaitable_t<Ex>;
constexpr asio::as_tuple_t<UseTask> nothrow{};
using Tcp = asio::ip::tcp;
using Socket = asio::basic_stream_socket<Tcp, Ex>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Ex>;
using Steady = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Ex>;
using Parser = beast::http::request_parser<beast::http::string_body>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

constexpr auto never = Steady::time_point::max();
constexpr int drain_seconds = 20;
constexpr int linger_seconds = 2;
constexpr int waiting_per_thread = 32;  // requests that may queue for each thread of the pool before 503

/// 26 random characters like an id, drawn from a buffer that is refilled by getrandom. One per loop.
class RequestIds {
 public:
  std::string next() {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    if (used_ + 26 > buffer_.size()) refill();
    std::string id(26, '0');
    for (char& character : id) character = alphabet[buffer_[used_++] & 31];
    id.back() = alphabet[buffer_[used_ - 1] & 28];  // 128 bits: the last character holds three
    return id;
  }

 private:
  void refill() {
    std::size_t have = 0;
    while (have < buffer_.size()) {
      const auto got = ::getrandom(buffer_.data() + have, buffer_.size() - have, 0);
      if (got < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
      if (got > 0) have += static_cast<std::size_t>(got);
    }
    used_ = 0;
  }
  std::vector<unsigned char> buffer_ = std::vector<unsigned char>(26 * 64);
  std::size_t used_ = 26 * 64;
};

/// How many connections each address has open, over all loops.
class Doorkeeper {
 public:
  explicit Doorkeeper(int most) : most_(most) {}
  bool enter(const std::string& address) {
    const std::lock_guard lock(mutex_);
    int& open = open_[address];
    if (open >= most_) return false;
    ++open;
    return true;
  }
  void leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(address);
    if (found != open_.end() && --found->second == 0) open_.erase(found);
  }

 private:
  const int most_;
  std::mutex mutex_;
  std::unordered_map<std::string, int> open_;
};

/// What all loops share.
struct House {
  House(Limits l, Handler h, QuickHandler q, int threads)
      : limits(l),
        handler(std::move(h)),
        quick(std::move(q)),
        doorkeeper(l.connections_per_address),
        pool(static_cast<std::size_t>(threads)),
        most_waiting(threads * waiting_per_thread) {}
  const Limits limits;
  const Handler handler;
  const QuickHandler quick;
  Doorkeeper doorkeeper;
  asio::thread_pool pool;
  std::atomic<int> waiting{0};
  std::atomic<bool> abandoned{false};  // what still queues is not worth doing
  const int most_waiting;
};

struct Connection : intrusive::list_base_hook<intrusive::link_mode<intrusive::auto_unlink>> {
  Connection(Socket s, std::string address) : socket(std::move(s)), remote(std::move(address)) {}
  Socket socket;
  std::string remote;
  Steady::time_point deadline = never;
  bool idle = true;  // between requests
  beast::flat_buffer buffer;
  std::string head;  // of the answer
};

/// Says goodbye to the doorkeeper when the connection ends in whatever way.
struct Visit {
  Doorkeeper& doorkeeper;
  const std::string& address;
  ~Visit() { doorkeeper.leave(address); }
};

struct Loop {
  Loop(House& h, Acceptor::endpoint_type endpoint)
      : house(h), acceptor(context.get_executor()), sweep_timer(context.get_executor()) {
    acceptor.open(endpoint.protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.set_option(ReusePort(true));
    acceptor.bind(endpoint);
    acceptor.listen(1024);
  }

  House& house;
  bool stopping = false;
  Steady::time_point drained = never;
  RequestIds ids;
  std::int64_t date_second = -1;
  std::string date;
  intrusive::list<Connection, intrusive::constant_time_size<false>> connections;
  asio::io_context context{1};  // below the list: the connections that it still holds leave the list when it goes
  asio::signal_set signals{context};
  Acceptor acceptor;
  Timer sweep_timer;

  const std::string& date_now() {
    const std::int64_t second =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    if (second != date_second) {
      date_second = second;
      date = http_date(second);
    }
    return date;
  }

  void begin_stopping() {
    if (stopping) return;
    stopping = true;
    drained = Steady::now() + std::chrono::seconds(drain_seconds);
    boost::system::error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    sweep_timer.cancel();  // the sweep goes on at once, and faster
  }

  /// Closes what is past its deadline; while stopping also what is idle. Answers whether it is needed again.
  bool sweep() {
    const auto now = Steady::now();
    for (auto& connection : connections) {
      if (connection.deadline < now || (stopping && (connection.idle || drained < now))) {
        boost::system::error_code ignored;
        connection.socket.close(ignored);
      }
    }
    return !stopping || (!connections.empty() && now < drained);
  }
};

std::chrono::seconds seconds(int count) { return std::chrono::seconds(count); }

Task<void> sweep(Loop& loop) {
  while (loop.sweep()) {
    const auto pause = loop.stopping ? std::chrono::milliseconds(50) : std::chrono::milliseconds(1000);
    loop.sweep_timer.expires_after(pause);
    auto waited = co_await loop.sweep_timer.async_wait(nothrow);
    (void)waited;
  }
  if (!loop.connections.empty()) loop.context.stop();  // the drain is over: nobody waits for them any longer
}

/// Runs `job` on the pool and comes back to the loop with its answer.
Task<Response> on_pool(House& house, std::function<Response()> job) {
  Ex executor = co_await asio::this_coro::executor;
  auto start = [executor, &house](auto done, std::function<Response()> work) {
    asio::post(house.pool,
               [done = std::move(done), work = std::move(work), guard = asio::make_work_guard(executor)]() mutable {
                 std::exception_ptr fault;
                 Response response;
                 try {
                   response = work();
                 } catch (...) {
                   fault = std::current_exception();
                 }
                 auto back = guard.get_executor();
                 asio::post(back, [done = std::move(done), fault, response = std::move(response)]() mutable {
                   std::move(done)(fault, std::move(response));
                 });
               });
  };
  constexpr UseTask token{};
  Response response = co_await asio::async_initiate<const UseTask, void(std::exception_ptr, Response)>(
      std::move(start), token, std::move(job));
  co_return response;
}

/// Reads the body's form into the request. False: 400.
bool read_body(Request& request, std::string body) {
  const auto& type = request.headers.get("content-type");
  const auto kind = trim(std::string_view(type).substr(0, type.find(';')));
  if (same_word(kind, "application/x-www-form-urlencoded")) {
    auto form = read_form(body);
    if (!form) return false;
    request.form = std::move(*form);
    return true;
  }
  if (same_word(kind, "multipart/form-data")) return read_multipart(body, type, request.form, request.uploads);
  request.body = std::move(body);
  return true;
}

/// Runs the handler; whatever it throws becomes a plain 500.
Response answer_with(const Handler& handler, const Request& request) {
  try {
    return handler(request);
  } catch (const std::exception& fault) {
    spdlog::error("request {}: {}", request.id, fault.what());
  } catch (...) {
    spdlog::error("request {}: unknown exception", request.id);
  }
  return plain(500);
}

std::string_view view(const beast::flat_buffer& buffer) {
  const auto data = buffer.data();
  return {static_cast<const char*>(data.data()), data.size()};
}

/// Reads until the head is complete. 0 = complete (`size` bytes of the buffer); -1 = the client is gone; else the
/// status to refuse with.
Task<int> read_head(Loop& loop, Connection& connection, std::size_t& size) {
  const Limits& limits = loop.house.limits;
  connection.idle = connection.buffer.size() == 0;
  connection.deadline = Steady::now() + seconds(connection.idle ? limits.idle_seconds : limits.header_seconds);
  std::size_t seen = 0;
  for (;;) {
    const auto bytes = view(connection.buffer);
    const auto end = end_of_head(bytes, seen);
    if (end != std::string_view::npos && end <= limits.header_bytes) {
      size = end;
      connection.idle = false;
      co_return fault_of_head(bytes.substr(0, end), true, limits.header_fields);
    }
    if (bytes.size() > limits.header_bytes) {
      const bool long_target = bytes.substr(0, limits.header_bytes).find("\r\n") == std::string_view::npos;
      if (long_target) co_return 414;
      co_return 431;
    }
    if (seen == 0 || bytes.substr(seen).find('\n') != std::string_view::npos) {
      const int fault = fault_of_head(bytes, false, limits.header_fields);
      if (fault != 0) co_return fault;
    }
    seen = bytes.size();
    auto space = connection.buffer.prepare(8192);
    auto got = co_await connection.socket.async_read_some(space, nothrow);
    const auto& [error, count] = got;
    if (error) co_return -1;
    connection.buffer.commit(count);
    if (connection.idle) {
      connection.idle = false;
      connection.deadline = Steady::now() + seconds(limits.header_seconds);
    }
  }
}

/// Turns the parsed head into the request; answers the status to refuse with, or 0. Two readers must not be able to see
/// two different messages in it (RFC 9112 section 6.3).
int take_head(const Parser& parser, Request& request) {
  namespace bh = beast::http;
  const auto& message = parser.get();
  if (message.version() != 11 && message.version() != 10) return 505;
  const auto hosts = message.count(bh::field::host);
  if (hosts > 1 || (hosts == 0 && message.version() == 11)) return 400;
  const auto codings = message.count(bh::field::transfer_encoding);
  const auto lengths = message.count(bh::field::content_length);
  if (codings > 0) {
    const auto coding = message[bh::field::transfer_encoding];
    if (codings > 1 || lengths > 0 || message.version() != 11 || !same_word({coding.data(), coding.size()}, "chunked"))
      return 400;
  }
  if (lengths > 1) return 400;
  if (lengths == 1) {
    const auto length = message[bh::field::content_length];
    if (length.empty() ||
        std::string_view(length.data(), length.size()).find_first_not_of("0123456789") != std::string_view::npos)
      return 400;
  }
  const auto verb = message.method();
  if (verb == bh::verb::get)
    request.method = Method::get;
  else if (verb == bh::verb::head)
    request.method = Method::head;
  else if (verb == bh::verb::post)
    request.method = Method::post;
  else
    request.method = Method::other;
  const auto target = message.target();
  if (!read_target({target.data(), target.size()}, request)) return 400;
  for (const auto& field : message) {
    const auto name = field.name_string();
    const auto value = field.value();
    request.headers.add(lower({name.data(), name.size()}), std::string(value.data(), value.size()));
  }
  for (const auto& [name, value] : request.headers.pairs()) {
    if (name != "cookie") continue;
    const Fields cookies = read_cookies(value);
    for (const auto& [cookie, content] : cookies.pairs()) request.cookies.add(cookie, content);
  }
  return 0;
}

Task<bool> write(Loop& loop, Connection& connection, const Response& response, bool with_body, bool close) {
  const Response* sent = &response;
  Response fallback;
  if (!write_head(connection.head, response, loop.date_now(), close)) {
    spdlog::error("an answer with an unsafe head was held back");
    fallback = plain(500);
    sent = &fallback;
    write_head(connection.head, fallback, loop.date_now(), close);
  }
  const bool bodyless = !with_body || sent->status == 204 || sent->status == 304;
  const std::string_view body = bodyless ? std::string_view{} : std::string_view(sent->bytes());
  const std::array<asio::const_buffer, 2> buffers{asio::buffer(connection.head),
                                                  asio::buffer(body.data(), body.size())};
  connection.deadline = Steady::now() + seconds(loop.house.limits.request_seconds);
  auto written = co_await asio::async_write(connection.socket, buffers, nothrow);
  const auto& [error, count] = written;
  const bool ok = !error;
  co_return ok;
}

/// Ends a connection whose client may still be sending: a close with unread bytes would throw the answer away.
Task<void> linger(Connection& connection) {
  boost::system::error_code error;
  connection.socket.shutdown(asio::socket_base::shutdown_send, error);
  connection.deadline = Steady::now() + seconds(linger_seconds);
  connection.buffer.clear();
  while (!error) {
    auto space = connection.buffer.prepare(65536);
    auto got = co_await connection.socket.async_read_some(space, nothrow);
    error = std::get<0>(got);
  }
}

/// One request from head to answer. Answers whether the connection goes on; `refused` is the status to end it with.
Task<bool> exchange(Loop& loop, Connection& connection, int& refused) {
  House& house = loop.house;
  const Limits& limits = house.limits;
  std::size_t head_size = 0;
  refused = co_await read_head(loop, connection, head_size);
  if (refused != 0) co_return false;

  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
  parser.body_limit(limits.body_bytes);
  boost::system::error_code error;
  const auto head_bytes = asio::buffer(connection.buffer.data().data(), head_size);
  const auto taken = parser.put(head_bytes, error);
  connection.buffer.consume(taken);
  if (error == beast::http::error::body_limit)
    refused = 413;
  else if (error == beast::http::error::bad_version)
    refused = 505;
  else if (error || !parser.is_header_done())
    refused = 400;
  if (refused != 0) co_return false;

  auto request =
      std::make_shared<Request>();  // shared with the pool, which may outlive a loop that is stopped by force
  request->remote = connection.remote;
  request->id = loop.ids.next();
  refused = take_head(parser, *request);
  if (refused != 0) co_return false;

  const auto& type = request->headers.get("content-type");
  const bool multipart = same_word(trim(std::string_view(type).substr(0, type.find(';'))), "multipart/form-data");
  if (!multipart) {
    const auto length = parser.content_length();
    if (length && *length > limits.small_body_bytes) refused = 413;
    parser.body_limit(limits.small_body_bytes);
  }
  const auto& expect = request->headers.get("expect");
  if (!expect.empty() && !same_word(expect, "100-continue")) refused = 417;
  if (refused != 0) co_return false;

  if (!parser.is_done()) {
    connection.deadline = Steady::now() + seconds(limits.request_seconds);
    if (!expect.empty() && parser.get().version() == 11 && connection.buffer.size() == 0) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto bytes = asio::buffer(go_on);
      auto written = co_await asio::async_write(connection.socket, bytes, nothrow);
      if (std::get<0>(written)) co_return false;
    }
    auto read = co_await beast::http::async_read(connection.socket, connection.buffer, parser, nothrow);
    error = std::get<0>(read);
    if (error == beast::http::error::body_limit) {
      refused = 413;
    } else if (error.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category() &&
               error != beast::http::error::partial_message && error != beast::http::error::end_of_stream) {
      refused = 400;
    } else if (error) {
      refused = -1;
    }
    if (refused != 0) co_return false;
  }

  const bool keep = parser.get().version() == 11 && parser.get().keep_alive();
  connection.deadline = never;
  Response response;
  bool answered = false;
  const bool reads = request->method == Method::get || request->method == Method::head;
  if (reads && house.quick) {
    try {
      answered = house.quick(*request, response);
    } catch (const std::exception& fault) {
      spdlog::error("request {}: {}", request->id, fault.what());
      response = plain(500);
      answered = true;
    }
  }
  if (!answered && house.waiting.load() >= house.most_waiting) {
    response = plain(503);
    response.with("Retry-After", "5");
    answered = true;
  }
  if (!answered) {
    ++house.waiting;
    std::function<Response()> job = [&house, request, body = std::move(parser.get().body())]() mutable {
      --house.waiting;
      if (house.abandoned) return plain(503);
      if (!read_body(*request, std::move(body))) return plain(400);
      return answer_with(house.handler, *request);
    };
    response = co_await on_pool(house, std::move(job));
  }
  const bool close = !keep || loop.stopping;
  const bool with_body = request->method != Method::head;
  const bool written = co_await write(loop, connection, response, with_body, close);
  co_return written && !close;
}

Task<void> serve(Loop& loop, Socket socket, std::string remote) {
  Connection connection(std::move(socket), std::move(remote));
  const Visit visit{loop.house.doorkeeper, connection.remote};
  loop.connections.push_back(connection);
  bool goes_on = true;
  int refused = 0;
  while (goes_on && !(loop.stopping && connection.buffer.size() == 0)) {
    goes_on = co_await exchange(loop, connection, refused);
  }
  if (refused > 0) {
    const Response response = plain(refused);
    const bool written = co_await write(loop, connection, response, true, true);
    if (!written) co_return;
  }
  if (refused >= 0 && connection.socket.is_open()) co_await linger(connection);
}

Task<void> accept(Loop& loop) {
  Timer pause(loop.context.get_executor());
  while (!loop.stopping) {
    auto accepted = co_await loop.acceptor.async_accept(nothrow);
    auto& [error, socket] = accepted;
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) co_return;
    if (error) {  // out of descriptors, most likely: wait for some to be given back
      pause.expires_after(std::chrono::milliseconds(100));
      auto waited = co_await pause.async_wait(nothrow);
      (void)waited;
      continue;
    }
    boost::system::error_code failed;
    const auto peer = socket.remote_endpoint(failed);
    if (failed) continue;
    socket.set_option(Tcp::no_delay(true), failed);
    std::string remote = peer.address().to_string();
    if (!loop.house.doorkeeper.enter(remote)) continue;  // closed without a word
    auto served = serve(loop, std::move(socket), std::move(remote));
    asio::co_spawn(loop.context, std::move(served), asio::detached);
  }
}

}  // namespace

struct Server::Body {
  Body(const std::string& address, int wanted, int threads, Limits limits, Handler handler, QuickHandler quick)
      : house(limits, std::move(handler), std::move(quick), threads) {
    Tcp::endpoint endpoint(asio::ip::make_address(address), static_cast<std::uint16_t>(wanted));
    if (wanted != 0) {  // SO_REUSEPORT would silently share the port with a server that is already there
      asio::io_context probe;
      Tcp::acceptor there(probe, endpoint, true);
    }
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < cores; ++i) {
      loops.push_back(std::make_unique<Loop>(house, endpoint));
      endpoint = loops.front()->acceptor.local_endpoint();
    }
    port = endpoint.port();
  }

  /// The pool may still hold handlers whose answers go to the loops: it ends before them.
  ~Body() {
    house.abandoned = true;
    house.pool.join();
  }

  void stop() {
    for (auto& loop : loops) {
      asio::post(loop->context, [&loop = *loop] { loop.begin_stopping(); });
    }
  }

  House house;
  std::vector<std::unique_ptr<Loop>> loops;
  int port = 0;
};

Server::Server(std::string address, int port, int pool_threads, Limits limits, Handler handler, QuickHandler quick) try
    : body_(std::make_unique<Body>(address, port, pool_threads, limits, std::move(handler), std::move(quick))) {
} catch (const boost::system::system_error& fault) {
  throw std::system_error(fault.code(), "cannot listen on " + address + " port " + std::to_string(port));
}

Server::~Server() = default;

int Server::port() const { return body_->port; }

void Server::stop() { body_->stop(); }

void Server::run(bool catch_signals) {
  Loop& first = *body_->loops.front();
  if (catch_signals) {
    first.signals.add(SIGTERM);
    first.signals.add(SIGINT);
    first.signals.async_wait([this](const boost::system::error_code& error, int) {
      if (!error) stop();
    });
  }
  for (auto& loop : body_->loops) {
    asio::co_spawn(loop->context, accept(*loop), asio::detached);
    asio::co_spawn(loop->context, sweep(*loop), asio::detached);
  }
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < body_->loops.size(); ++i) {
    threads.emplace_back([&loop = *body_->loops[i]] { loop.context.run(); });
  }
  first.context.run();
}

}  // namespace http
