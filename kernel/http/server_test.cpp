// The door with a real server on a free port, spoken to with raw sockets.

#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <thread>

#include <gtest/gtest.h>

namespace http {

namespace {

class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  /// One more piece; false at the end of the stream or after `milliseconds`.
  bool more(int milliseconds = 8000) {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, milliseconds) <= 0) return false;
    char piece[65536];
    const auto got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) {
      closed_ = true;
      return false;
    }
    bytes_.append(piece, static_cast<std::size_t>(got));
    return true;
  }
  /// The next answer: head and as many bytes of body as it announces.
  std::string answer(bool with_body = true) {
    std::size_t end = 0;
    while ((end = bytes_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return std::exchange(bytes_, {});
    }
    end += 4;
    const auto at = bytes_.substr(0, end).find("Content-Length: ");
    const auto length = with_body && at != std::string::npos ? std::stoul(bytes_.substr(at + 16)) : 0;
    while (bytes_.size() < end + length && more()) {
    }
    std::string all = bytes_.substr(0, end + length);
    bytes_.erase(0, end + length);
    return all;
  }
  std::string until_closed() {
    while (more()) {
    }
    return std::exchange(bytes_, {});
  }
  bool closed() const { return closed_; }

 private:
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string bytes_;
};

}  // namespace

class ServerTest : public ::testing::Test {
 protected:
  void start(Handler handler, Limits limits = {}, QuickHandler quick = {}) {
    server_ = std::make_unique<Server>("127.0.0.1", 0, 4, limits, std::move(handler), std::move(quick));
    thread_ = std::thread([this] { server_->run(false); });
  }
  /// A handler that tells what it saw.
  static Response mirror(const Request& request) {
    Response response;
    response.type = "text/plain; charset=utf-8";
    response.body = request.path + "|" + request.query.get("q") + "|" + request.form.get("navn") + "|" +
                    request.cookies.get("c") + "|" + std::to_string(request.body.size());
    for (const auto& upload : request.uploads)
      response.body += "|" + upload.name + ":" + std::to_string(upload.bytes.size());
    return response;
  }
  std::string ask(const std::string& bytes) {
    Client client(server_->port());
    client.send(bytes);
    return client.answer();
  }
  int status(const std::string& bytes) {
    const auto answer = ask(bytes);
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
  }
  void stop() {
    if (!thread_.joinable()) return;
    server_->stop();
    thread_.join();
  }
  void TearDown() override { stop(); }

  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(ServerTest, answers_a_plain_request_with_the_door_s_heads) {
  start(mirror);
  const auto answer = ask("GET /m%C3%B8der?q=%C3%86 HTTP/1.1\r\nHost: x\r\nCookie: a=1; c=kage\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_NE(answer.find("Content-Type: text/plain; charset=utf-8\r\n"), std::string::npos);
  EXPECT_NE(answer.find("Connection: keep-alive\r\n"), std::string::npos);
  EXPECT_EQ(answer.find("Server:"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("\r\n\r\n/møder|Æ||kage|0"));
}

TEST_F(ServerTest, two_requests_in_one_packet_are_answered_in_order) {
  start(mirror);
  Client client(server_->port());
  client.send(
      "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcdGET /3 "
      "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(client.answer().ends_with("/1||||0"));
  EXPECT_TRUE(client.answer().ends_with("/2||||4"));
  const auto last = client.answer();
  EXPECT_TRUE(last.ends_with("/3||||0"));
  EXPECT_NE(last.find("Connection: close"), std::string::npos);
  EXPECT_EQ(client.until_closed(), "");
  EXPECT_TRUE(client.closed());
}

TEST_F(ServerTest, head_and_304_have_no_body) {
  start([](const Request& request) {
    Response response;
    response.body = "hello";
    if (request.path == "/same") response.status = 304;
    return response;
  });
  Client client(server_->port());
  client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = client.answer(false);
  EXPECT_NE(head.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  client.send("GET /same HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const auto same = client.until_closed();
  EXPECT_TRUE(same.starts_with("HTTP/1.1 304 "));
  EXPECT_TRUE(same.ends_with("\r\n\r\n"));
  EXPECT_EQ(same.find("Content-Length"), std::string::npos);
}

TEST_F(ServerTest, forms_and_uploads_are_read) {
  start(mirror);
  EXPECT_TRUE(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded; "
                  "charset=UTF-8\r\nContent-Length: 19\r\n\r\nnavn=%C3%A6%C3%B8å")
                  .ends_with("|æøå||0"));
  const std::string file(3 * 1024 * 1024, '\xFF');  // over the limit of everything else
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"navn\"\r\n\r\nÅge\r\n--b\r\nContent-Disposition: form-data; "
      "name=\"f\"; "
      "filename=\"kort.png\"\r\n\r\n" +
      file + "\r\n--b--\r\n";
  EXPECT_TRUE(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + body)
                  .ends_with("|Åge||0|kort.png:3145728"));
  EXPECT_TRUE(
      ask("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3;x=y\r\n!!!\r\n0\r\n\r\n")
          .ends_with("||||8"));
}

TEST_F(ServerTest, ambiguous_and_odd_requests_are_refused) {
  start(mirror);
  const std::string h = "Host: x\r\n";
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n" + h + h + "\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Transfer-Encoding: identity\r\n\r\n"), 400);
  EXPECT_EQ(
      status("POST / HTTP/1.1\r\n" + h + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
            400);
  EXPECT_EQ(status("POST / HTTP/1.0\r\n" + h + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Content-Length: 5, 5\r\n\r\nhello"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Content-Length: -1\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Content-Length: +5\r\n\r\nhello"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\nHost: x\n\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost : x\r\n\r\n"), 400);
  EXPECT_EQ(status(std::string("GET / HTTP/1.1\r\nHost: x\0y\r\n\r\n", 29)), 400);
  EXPECT_EQ(status("GET http://x/ HTTP/1.1\r\n" + h + "\r\n"), 400);
  EXPECT_EQ(status("OPTIONS * HTTP/1.1\r\n" + h + "\r\n"), 400);
  EXPECT_EQ(status("GET /%zz HTTP/1.1\r\n" + h + "\r\n"), 400);
  EXPECT_EQ(status("GET /?a=%C3 HTTP/1.1\r\n" + h + "\r\n"), 400);
  EXPECT_EQ(status("GET  / HTTP/1.1\r\n" + h + "\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h +
                   "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\na=%x"),
            400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\n" + h +
                   "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 4\r\n\r\n--x\r"),
            400);
  EXPECT_EQ(status("GET / HTTP/2.0\r\n" + h + "\r\n"), 505);
  EXPECT_EQ(status("\x16\x03\x01\x02"), 400);  // TLS spoken to a plain port
}

TEST_F(ServerTest, older_clients_are_answered_and_closed) {
  start(mirror);
  Client client(server_->port());
  client.send("GET /gammel HTTP/1.0\r\n\r\n");
  const auto answer = client.until_closed();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK"));
  EXPECT_TRUE(answer.ends_with("/gammel||||0"));
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST_F(ServerTest, what_is_too_large_is_told_and_closed) {
  start(mirror);
  EXPECT_EQ(status("GET /" + std::string(20000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20000, 'a') + "\r\n\r\n"), 431);
  std::string many;
  for (int i = 0; i < 70; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"), 431);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"), 413);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\nContent-Type: multipart/form-data; "
                   "boundary=b\r\n\r\n"),
            413);
  // The whole body is sent although it is refused: the answer must still arrive.
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n" + std::string(4000000, 'x')), 413);
  std::string chunks = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) chunks += "10000\r\n" + std::string(65536, 'x') + "\r\n";
  EXPECT_EQ(status(chunks + "0\r\n\r\n"), 413);
}

TEST_F(ServerTest, expectations) {
  start(mirror);
  Client client(server_->port());
  client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.answer(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_TRUE(client.answer().ends_with("||||3"));
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nContent-Length: 3\r\n\r\n"), 417);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3000000\r\n\r\n"), 413);
}

TEST_F(ServerTest, a_client_that_dribbles_is_cut_off) {
  start(mirror, Limits{.header_seconds = 1, .request_seconds = 1, .idle_seconds = 1});
  Client head(server_->port());
  Client body(server_->port());
  Client idle(server_->port());
  body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
  const auto begin = std::chrono::steady_clock::now();
  while (!head.closed() && std::chrono::steady_clock::now() - begin < std::chrono::seconds(6)) {
    head.send("G");
    body.send("x");
    head.more(100);
  }
  EXPECT_TRUE(head.closed());
  EXPECT_EQ(body.until_closed(), "");
  EXPECT_TRUE(body.closed());
  EXPECT_EQ(idle.until_closed(), "");
  EXPECT_TRUE(idle.closed());
  EXPECT_TRUE(ask("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("/ok||||0"));
}

TEST_F(ServerTest, a_handler_that_throws_is_a_plain_500) {
  start([](const Request& request) -> Response {
    if (request.path == "/a") throw std::runtime_error("secret table name");
    if (request.path == "/b") throw 7;
    return Response{}.with("Location", "/x\r\nSet-Cookie: stolen=1");
  });
  for (const std::string path : {"/a", "/b", "/c"}) {
    const auto answer = ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 500 ")) << path;
    EXPECT_EQ(answer.find("secret"), std::string::npos);
    EXPECT_EQ(answer.find("stolen"), std::string::npos);
  }
}

TEST_F(ServerTest, the_quick_handler_is_asked_first_and_shared_bytes_are_sent) {
  const auto page = std::make_shared<const std::string>("cached");
  start(mirror, {}, [page](const Request& request, Response& response) {
    if (request.path != "/quick") return false;
    response.shared = page;
    return true;
  });
  EXPECT_TRUE(ask("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("\r\n\r\ncached"));
  EXPECT_TRUE(ask("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").ends_with("/slow||||0"));
  EXPECT_TRUE(ask("POST /quick HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").ends_with("/quick||||0"));
}

TEST_F(ServerTest, each_request_has_an_id_of_its_own) {
  start([](const Request& request) {
    Response response;
    response.body = request.id + " " + request.remote;
    return response;
  });
  const auto first = ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto second = ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto body = first.substr(first.find("\r\n\r\n") + 4);
  EXPECT_EQ(body.substr(26), " 127.0.0.1");
  EXPECT_EQ(body.substr(0, 26).find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz"), std::string::npos);
  EXPECT_NE(body, second.substr(second.find("\r\n\r\n") + 4));
}

TEST_F(ServerTest, one_address_may_not_take_every_place) {
  start(mirror, Limits{.connections_per_address = 2});
  Client a(server_->port());
  Client b(server_->port());
  a.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(a.answer().ends_with("/a||||0"));
  b.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(b.answer().ends_with("/b||||0"));
  Client c(server_->port());
  c.send("GET /c HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(c.until_closed(), "");
}

TEST_F(ServerTest, stopping_finishes_what_is_under_way_and_takes_no_more) {
  std::promise<void> entered;
  std::promise<void> go_on;
  auto wait = go_on.get_future().share();
  start([&, wait](const Request&) {
    entered.set_value();
    wait.wait();
    Response response;
    response.body = "finished";
    return response;
  });
  Client idle(server_->port());
  Client busy(server_->port());
  busy.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.get_future().wait();
  server_->stop();
  EXPECT_EQ(idle.until_closed(), "");
  EXPECT_TRUE(idle.closed());
  Client late(server_->port());
  late.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(late.until_closed(), "");
  go_on.set_value();
  const auto answer = busy.until_closed();
  EXPECT_TRUE(answer.ends_with("finished"));
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  thread_.join();
}

TEST(ServerSignals, term_drains_and_run_returns) {
  Server server("127.0.0.1", 0, 2, {}, [](const Request&) { return Response{}; });
  std::thread teller([&] {
    Client client(server.port());  // answered only when the loops run, so the signal is caught by then
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    client.answer();
    ::kill(::getpid(), SIGTERM);
  });
  server.run(true);
  teller.join();
}

TEST(ServerPort, a_port_in_use_is_told) {
  Server first("127.0.0.1", 0, 1, {}, [](const Request&) { return Response{}; });
  EXPECT_THROW(Server("127.0.0.1", first.port(), 1, {}, [](const Request&) { return Response{}; }), std::system_error);
}

TEST_F(ServerTest, many_clients_at_once) {
  start(mirror);
  std::atomic<int> good{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      Client client(server_->port());
      for (int n = 0; n < 50; ++n) {
        client.send("GET /n?q=" + std::to_string(n) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        if (client.answer().ends_with("/n|" + std::to_string(n) + "|||0")) ++good;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(good, 800);
}

}  // namespace http
