// See postgres_server.h. The server dies with the test process (PR_SET_PDEATHSIG), and what a killed one left in /tmp
// is removed by the next.

#include "postgres_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "temporary_folder.h"

namespace trial {

namespace {

namespace fs = std::filesystem;

/// PostgreSQL refuses to run as root: then it runs as the user that Debian's package made.
struct User {
  uid_t uid = geteuid();
  gid_t gid = getegid();
};

User server_user() {
  User user;
  if (user.uid == 0) {
    const passwd* entry = getpwnam("postgres");
    if (entry == nullptr)
      throw std::runtime_error("the tests run as root and there is no user postgres to run the server as");
    user = {entry->pw_uid, entry->pw_gid};
  }
  return user;
}

std::string program(const std::string& name) {
  for (const std::string folder :
       {"/usr/lib/postgresql/15/bin/", "/usr/lib/postgresql/16/bin/", "/usr/lib/postgresql/17/bin/"}) {
    if (fs::exists(folder + name)) return folder + name;
  }
  throw std::runtime_error(fmt::format("{} is not installed (Debian package postgresql-15)", name));
}

/// Starts a program as that user, its output into a file, and asks for it to be stopped when this process dies.
pid_t start(const User& user, const std::vector<std::string>& words, const std::string& output) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child > 0) return child;
  const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(file, 1);
  dup2(file, 2);
  for (int descriptor = 3; descriptor < 256; ++descriptor) close(descriptor);
  if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(user.gid) != 0 || setuid(user.uid) != 0)) _exit(126);
  prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (getppid() != parent) _exit(125);
  if (chdir("/") != 0) _exit(124);
  execv(arguments[0], arguments.data());
  _exit(127);
}

int free_port() {
  const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(probe, reinterpret_cast<sockaddr*>(&address), size);
  getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  close(probe);
  return ntohs(address.sin_port);
}

struct Closes {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Closes>;

class Server {
 public:
  Server() : owner_(getpid()) {
    folder_ = temporary_folder("postgres");
    const User user = server_user();
    if (chown(folder_.c_str(), user.uid, user.gid) != 0) throw std::runtime_error("chown failed");
    const std::string log = folder_ + "/log", data = folder_ + "/data";
    // A Danish default order, so that a statement that relies on the server's order is found.
    const pid_t making =
        start(user,
              {program("initdb"), "-D", data, "-U", "trygkreds", "-A", "trust", "-E", "UTF8", "--no-sync",
               "--no-instructions", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=da-DK"},
              folder_ + "/initdb.log");
    int status = 0;
    waitpid(making, &status, 0);
    if (status != 0) throw std::runtime_error("initdb failed, see " + folder_ + "/initdb.log");
    const int port = free_port();
    url_ = fmt::format("postgres://trygkreds@127.0.0.1:{}/postgres", port);
    server_ = start(user,
                    {program("postgres"),
                     "-D",
                     data,
                     "-p",
                     std::to_string(port),
                     "-k",
                     folder_,
                     "-c",
                     "listen_addresses=127.0.0.1",
                     "-c",
                     "fsync=off",
                     "-c",
                     "full_page_writes=off",
                     "-c",
                     "synchronous_commit=off",
                     "-c",
                     "max_connections=100",
                     "-c",
                     "shared_buffers=32MB",
                     "-c",
                     "autovacuum=off",
                     "-c",
                     "log_min_messages=fatal"},
                    log);
    wait_until_ready();
  }
  ~Server() {
    if (getpid() != owner_) return;  // a forked child is not the owner
    int status = 0;
    kill(server_, SIGQUIT);
    waitpid(server_, &status, 0);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  const std::string& url() const { return url_; }

 private:
  void wait_until_ready() const {
    for (int attempt = 0; attempt < 600; ++attempt) {
      if (PQping(url_.c_str()) == PQPING_OK) return;
      int status = 0;
      if (waitpid(server_, &status, WNOHANG) == server_) break;
      poll(nullptr, 0, 50);  // a process that starts has no handle to wait on
    }
    throw std::runtime_error("PostgreSQL did not start, see " + folder_ + "/log");
  }

  pid_t owner_;
  pid_t server_ = 0;
  std::string folder_;
  std::string url_;
};

void command(const std::string& text) {
  const Connection connection(PQconnectdb(postgres_url().c_str()));
  PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
  PGresult* result = PQexec(connection.get(), text.c_str());
  const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  if (!done) throw std::runtime_error(fmt::format("{}: {}", text, PQerrorMessage(connection.get())));
}

}  // namespace

const std::string& postgres_url() {
  // One server per test process: to start one for every test would take a second each.
  static const std::string url = [] {
    const char* given = std::getenv("TRYGKREDS_TEST_POSTGRES");
    if (given != nullptr && *given != '\0') return std::string(given);
    static const Server server;
    return server.url();
  }();
  return url;
}

std::string with_schema(const std::string& url, const std::string& schema) {
  return fmt::format("{}{}options=-csearch_path%3D{}", url, url.find('?') == std::string::npos ? '?' : '&', schema);
}

void create_schema(const std::string& schema) { command("CREATE SCHEMA " + schema); }
void drop_schema(const std::string& schema) { command("DROP SCHEMA IF EXISTS " + schema + " CASCADE"); }

}  // namespace trial
