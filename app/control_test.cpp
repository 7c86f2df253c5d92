// The control socket: a peer that says nothing or takes nothing holds up nobody for long.

#include "control.h"

#include <gtest/gtest.h>

#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "storage/id.h"

namespace {

using namespace std::chrono_literals;

/// A folder that vanishes, with a server that answers after its words.
class ControlTest : public ::testing::Test {
 protected:
  ControlTest() { std::filesystem::create_directories(folder); }
  ~ControlTest() override { std::filesystem::remove_all(folder); }

  /// Connected, and nothing more.
  int silent_peer() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, (folder / "control").c_str());
    const int peer = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(::connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    return peer;
  }

  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("trygkreds-control-" + storage::Id::next().text());
};

TEST_F(ControlTest, words_go_there_and_the_answer_comes_back) {
  const app::ControlSocket server(
      folder, [](const std::vector<std::string>& words) { return app::Answer{3, words.at(0) + "/" + words.at(1)}; });
  const auto answer = app::ask_server(folder, {"load", "en mappe"});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->code, 3);
  EXPECT_EQ(answer->words, "load/en mappe");
  EXPECT_FALSE(app::ask_server(folder / "findes-ikke", {"load"}));
}

TEST_F(ControlTest, a_peer_that_is_silent_or_slow_is_left) {
  const app::ControlSocket server(
      folder, [](const std::vector<std::string>&) { return app::Answer{0, "klar"}; }, 200ms);
  const int silent = silent_peer(), slow = silent_peer();
  ASSERT_EQ(::send(slow, "0000", 4, 0), 4);  // half of the length
  const auto began = std::chrono::steady_clock::now();
  const auto answer = app::ask_server(folder, {"x"}, 10s);
  EXPECT_TRUE(answer);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
  ::close(silent);
  ::close(slow);
}

TEST_F(ControlTest, a_peer_that_does_not_take_its_answer_is_left) {
  const app::ControlSocket server(
      folder,
      [](const std::vector<std::string>& words) {
        return app::Answer{0, words.at(0) == "meget" ? std::string(8'000'000, 'x') : std::string("klar")};
      },
      200ms);
  const int peer = silent_peer();
  const std::string much = std::string("00000006") + "meget" + '\0';
  ASSERT_EQ(::send(peer, much.data(), much.size(), 0), static_cast<ssize_t>(much.size()));
  const auto answer = app::ask_server(folder, {"lidt"}, 10s);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->words, "klar");
  ::close(peer);
}

TEST_F(ControlTest, a_server_that_does_not_answer_is_given_up) {
  const app::ControlSocket server(folder, [](const std::vector<std::string>&) {
    std::this_thread::sleep_for(600ms);
    return app::Answer{0, "for sent"};
  });
  EXPECT_FALSE(app::ask_server(folder, {"x"}, 100ms));
}

}  // namespace
