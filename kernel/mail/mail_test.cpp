// The outbox on both engines against a real SMTP server (Debian's python3-aiosmtpd), and the MIME writer read back by
// Python's own parser.

#include "mail.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "mime.h"
#include "trial/databases.h"

namespace mail {

namespace {

const config::Instant half_past_eight = config::local(*config::parse_date("2020-09-15"), 510);

int free_port() {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(made, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  ::getsockname(made, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(made);
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool there = ::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(made);
  return there;
}

/// An SMTP server that keeps what it receives in a Maildir.
class Sink {
 public:
  Sink(int port, std::filesystem::path folder) : folder_(std::move(folder)) {
    std::string where = "127.0.0.1:" + std::to_string(port);
    std::string box = folder_.string();
    std::array<std::string, 9> words{"/usr/bin/python3",          "-m", "aiosmtpd", "-n", "-l", where, "-c",
                                     "aiosmtpd.handlers.Mailbox", box};
    std::array<char*, 10> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (::posix_spawn(&child_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) child_ = -1;
    ::posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < 1000 && child_ > 0 && !listens(port); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ~Sink() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  std::vector<std::string> received() const {
    std::vector<std::string> mails;
    if (!std::filesystem::exists(folder_ / "new")) return mails;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "new")) {
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      mails.push_back(text.str());
    }
    return mails;
  }

 private:
  std::filesystem::path folder_;
  pid_t child_ = -1;
};

/// What Python's parser sees in a message: subject, addressee, then each part with type and decoded text.
std::string parsed(const std::string& bytes) {
  char name[] = "/tmp/trygkreds-mail-XXXXXX";
  const int made = ::mkstemp(name);
  EXPECT_EQ(::write(made, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  ::close(made);
  const std::string script =
      "import email, email.policy, sys\n"
      "m = email.message_from_binary_file(open(sys.argv[1], \"rb\"), policy=email.policy.default)\n"
      "print(m[\"subject\"]); print(m[\"to\"]); print(m[\"message-id\"])\n"
      "for p in m.walk():\n"
      "    print(p.get_content_type(), p.get_param(\"method\"), len(p.defects))\n"
      "    if not p.is_multipart(): print(p.get_content())\n";
  const std::string command = "/usr/bin/python3 -c '" + script + "' " + name;
  std::string text;
  FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> piece{};
  while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe) != nullptr) text += piece.data();
  ::pclose(pipe);
  ::unlink(name);
  return text;
}

}  // namespace

TEST(Mime, heads_cannot_be_injected) {
  const Message message{
      .to = "a@b.dk", .to_name = "Ann\r\nBcc: x@y.dk", .subject = "Hej\r\nBcc: x@y.dk\n\nBody", .text = "t"};
  const auto bytes = write_mime(message, storage::Id::of_words("1"), "noreply@kreds.dk", half_past_eight);
  EXPECT_EQ(bytes.find("\nBcc:"), std::string::npos);
  EXPECT_NE(bytes.find("Subject: Hej  Bcc: x@y.dk  Body\r\n"), std::string::npos);
}

TEST(Mime, addresses) {
  EXPECT_TRUE(is_address("sekretariat@fyns-politi.dk"));
  for (const std::string bad :
       {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b>\r\nRCPT TO:<x@y", "ø@b.dk", "a,b@c", "-x@y"})
    EXPECT_FALSE(is_address(bad)) << bad;
}

TEST(Mime, lines_are_short_and_trailing_spaces_survive) {
  const std::string text = std::string(200, 'x') + " \nÆØÅ = " + std::string(100, '=') + "\n.\n";
  const auto encoded = quoted_printable(text);
  std::istringstream lines(encoded);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 77U);
  EXPECT_NE(encoded.find("=20\r\n=C3=86"), std::string::npos);
  EXPECT_EQ(mail_date(half_past_eight), "Tue, 15 Sep 2020 06:30:00 +0000");
}

TEST(Mime, a_plain_mail_reads_back) {
  const std::string subject =
      "Indkaldelse til møde i Kredsrådet den 22. september 2020 på Ærø, i Middelfart og i Faaborg-Midtfyn: husk "
      "tilmelding";
  const Message message{.to = "a@b.dk",
                        .to_name = "Åse \"Ø\" Sørensen",
                        .subject = subject,
                        .text = "Der er en ny dagsorden.\r\nhttps://kreds.dk/møder"};
  const auto seen = parsed(write_mime(message, storage::Id::of_words("1"), "noreply@kreds.dk", half_past_eight));
  EXPECT_NE(seen.find(subject + "\n"), std::string::npos) << seen;
  EXPECT_NE(seen.find("Åse \\\"Ø\\\" Sørensen"), std::string::npos) << seen;
  EXPECT_NE(seen.find("text/plain None 0\nDer er en ny dagsorden.\nhttps://kreds.dk/møder\n"), std::string::npos)
      << seen;
}

TEST(Mime, an_invitation_has_its_calendar_last_among_the_alternatives) {
  const std::string calendar =
      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Møde i "
      "Kredsrådet\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const Message message{
      .to = "a@b.dk", .subject = "Møde", .text = "Se kalenderen.", .calendar = calendar, .calendar_method = "REQUEST"};
  const auto seen = parsed(write_mime(message, storage::Id::of_words("2"), "noreply@kreds.dk", half_past_eight));
  const auto mixed =
      seen.find("multipart/mixed None 0\nmultipart/alternative None 0\ntext/plain None 0\nSe kalenderen.");
  const auto last = seen.find("text/calendar REQUEST 0\nBEGIN:VCALENDAR");
  EXPECT_NE(mixed, std::string::npos) << seen;
  EXPECT_NE(last, std::string::npos) << seen;
  EXPECT_LT(mixed, last);
  EXPECT_NE(seen.find("SUMMARY:Møde i Kredsrådet"), std::string::npos);
}

class MailTest : public trial::BothEngines {
 protected:
  void SetUp() override {
    if (::access("/usr/lib/python3/dist-packages/aiosmtpd", F_OK) != 0)
      GTEST_SKIP() << "python3-aiosmtpd is not installed";
    clock_.set(half_past_eight);
    database_ = open({package()});
    char name[] = "/tmp/trygkreds-sink-XXXXXX";
    folder_ = ::mkdtemp(name);
    port_ = free_port();
    settings_.smtp = "smtp://127.0.0.1:" + std::to_string(port_);
    settings_.mail_from = "noreply@kreds.dk";
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  void write(const std::string& to, const std::string& subject) {
    (*database_)->write([&](storage::Transaction& tx) {
      put(tx, {.to = to, .to_name = "Åse", .subject = subject, .text = ".\nDer er nyt på " + subject}, clock_.now());
    });
  }
  int left() {
    return (*database_)->read([](storage::Transaction& tx) { return waiting(tx); });
  }

  config::Clock clock_;
  config::Settings settings_;
  std::unique_ptr<trial::Throwaway> database_;
  std::filesystem::path folder_;
  int port_ = 0;
};

TRIAL_ON_BOTH(MailTest);

TEST_P(MailTest, what_waits_is_sent_once_in_one_session) {
  const Sink sink(port_, folder_ / "box");
  write("a@b.dk", "Dagsorden på Ærø");
  write("c@d.dk", "Referat");
  write("not an address", "Nowhere");
  clock_.set(clock_.now() + std::chrono::seconds(1));
  Sender sender(**database_, settings_, clock_);
  EXPECT_EQ(sender.send_waiting(), 2);
  EXPECT_EQ(sender.send_waiting(), 0);
  EXPECT_EQ(left(), 0);
  const auto mails = sink.received();
  ASSERT_EQ(mails.size(), 2U);
  const auto first = parsed(mails[0].find("X-RcptTo: a@b.dk") != std::string::npos ? mails[0] : mails[1]);
  EXPECT_NE(first.find("Dagsorden på Ærø\nÅse <a@b.dk>\n"), std::string::npos) << first;
  EXPECT_NE(first.find("text/plain None 0\n.\nDer er nyt på Dagsorden på Ærø"), std::string::npos) << first;
}

TEST_P(MailTest, while_the_other_end_is_away_mails_stay_and_leave_once_when_it_returns) {
  write("a@b.dk", "Dagsorden");
  clock_.set(clock_.now() + std::chrono::seconds(1));
  Sender sender(**database_, settings_, clock_);
  EXPECT_EQ(sender.send_waiting(), 0);
  EXPECT_EQ(left(), 1);
  const Sink sink(port_, folder_ / "box");
  int sent = 0;
  for (int i = 0; i < 500 && sent == 0; ++i) {
    sent = sender.send_waiting();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(sent, 1);
  EXPECT_EQ(sender.send_waiting(), 0);
  EXPECT_EQ(left(), 0);
  EXPECT_EQ(sink.received().size(), 1U);
}

TEST_P(MailTest, without_a_server_in_the_settings_mails_wait) {
  settings_.smtp.clear();
  write("a@b.dk", "Dagsorden");
  Sender sender(**database_, settings_, clock_);
  EXPECT_EQ(sender.send_waiting(), 0);
  EXPECT_EQ(left(), 1);
}

}  // namespace mail
