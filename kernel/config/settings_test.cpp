// Settings are read whole or not at all, and every wrong line is named.

#include "settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace config {
namespace {

class SettingsFromFile : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  std::optional<Settings> read(std::string_view text) {
    std::ofstream(path_, std::ios::binary) << text;
    faults_.clear();
    return read_settings(path_, faults_);
  }

  /// Reads a text that must be refused and answers what was said, without the folder.
  std::string refused(std::string_view text) {
    EXPECT_FALSE(read(text)) << text;
    std::string all;
    for (const Fault& fault : faults_) {
      EXPECT_EQ(fault.file, path_.string());
      all += std::to_string(fault.line) + ": " + fault.sentence + "\n";
    }
    return all;
  }

  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("trygkreds-settings-" + std::to_string(getpid()) + ".yaml");
  Faults faults_;
};

TEST_F(SettingsFromFile, AnEmptyFileGivesTheStandard) {
  const auto settings = read("# nothing said\n");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->address, "127.0.0.1");
  EXPECT_EQ(settings->port, 8113);
  EXPECT_FALSE(settings->demo);
  EXPECT_FALSE(settings->clock);
  EXPECT_EQ(settings->scanner, "none");
}

TEST_F(SettingsFromFile, EveryKeyIsTaken) {
  const auto settings = read(
      "data: /var/lib/trygkreds\ndatabase: postgres://trygkreds@db/trygkreds\naddress: \"::1\"\nport: "
      "8200\nmetrics_port: 8201\n"
      "public_address: https://trygkreds.example\ndemo: true\nclock: 2020-09-15T08:30\nsmtp: smtp://mail.example:25\n"
      "mail_from: trygkreds@example.dk\nscanner: clamd:/run/clamav/clamd.ctl\ntypst_worker: /run/trygkreds/typst\n"
      "session_idle_minutes: 10\nsession_hours: 8\n");
  ASSERT_TRUE(settings) << (faults_.empty() ? "" : faults_.front().text());
  EXPECT_EQ(settings->data, "/var/lib/trygkreds");
  EXPECT_EQ(settings->database, "postgres://trygkreds@db/trygkreds");
  EXPECT_EQ(settings->address, "::1");
  EXPECT_EQ(settings->port, 8200);
  EXPECT_EQ(settings->metrics_port, 8201);
  EXPECT_EQ(settings->public_address, "https://trygkreds.example");
  EXPECT_TRUE(settings->demo);
  ASSERT_TRUE(settings->clock);
  EXPECT_EQ(iso(*settings->clock), "2020-09-15T06:30:00Z");
  EXPECT_EQ(settings->smtp, "smtp://mail.example:25");
  EXPECT_EQ(settings->mail_from, "trygkreds@example.dk");
  EXPECT_EQ(settings->scanner, "clamd:/run/clamav/clamd.ctl");
  EXPECT_EQ(settings->typst_worker, "/run/trygkreds/typst");
  EXPECT_EQ(settings->session_idle_minutes, 10);
  EXPECT_EQ(settings->session_hours, 8);
}

TEST_F(SettingsFromFile, TheDemoNeverLeavesTheMachine) {
  EXPECT_TRUE(read("demo: true\naddress: 127.0.0.1\n"));
  EXPECT_TRUE(read("demo: true\naddress: 127.3.2.1\n"));
  EXPECT_TRUE(read("demo: true\naddress: '::1'\n"));
  EXPECT_TRUE(read("address: 0.0.0.0\n"));
  for (const char* address : {"0.0.0.0", "192.168.1.4", "'::'", "'2001:db8::1'", "'::ffff:127.0.0.1'"})
    EXPECT_TRUE(
        refused(std::string("address: ") + address + "\ndemo: true\n").starts_with("2: 'demo' lets everybody log in"))
        << address;
  EXPECT_EQ(refused("address: localhost\ndemo: true\n"),
            "1: 'address' must be an IP address, for instance 127.0.0.1.\n");
  EXPECT_EQ(refused("clock: 2020-09-15T08:30\n"), "1: 'clock' is allowed only together with 'demo: true'.\n");
  EXPECT_EQ(refused("scanner: builtin\n"),
            "1: The scanner 'builtin' recognises the test file only and is allowed only together with 'demo: true'.\n");
}

TEST_F(SettingsFromFile, EveryFaultIsToldWithItsLine) {
  EXPECT_EQ(refused("port: 0\n"), "1: 'port' must be from 1 to 65535, not 0.\n");
  EXPECT_EQ(refused("port: 65536\n"), "1: 'port' must be from 1 to 65535, not 65536.\n");
  EXPECT_EQ(refused("\nport: eight\n"), "2: 'port' must be a whole number, not 'eight'.\n");
  EXPECT_EQ(refused("metrics_port: 8113\n"), "1: 'metrics_port' must differ from 'port'.\n");
  EXPECT_EQ(refused("data: ''\n"), "1: 'data' must name a folder.\n");
  EXPECT_EQ(refused("database: mysql://x\n"), "1: 'database' must be sqlite:PATH or postgres://USER@HOST/NAME.\n");
  EXPECT_EQ(refused("database: 'sqlite:'\n"), "1: 'database' must be sqlite:PATH or postgres://USER@HOST/NAME.\n");
  EXPECT_EQ(refused("address: 300.1.1.1\n"), "1: 'address' must be an IP address, for instance 127.0.0.1.\n");
  EXPECT_EQ(refused("public_address: trygkreds.dk\n"),
            "1: 'public_address' must be https://NAME without a slash at the end.\n");
  EXPECT_EQ(refused("demo: 1\n"), "1: 'demo' must be true or false, not '1'.\n");
  EXPECT_EQ(refused("demo: true\nclock: tomorrow\n"),
            "2: 'clock' must be a Danish wall-clock time like 2020-09-15T08:30.\n");
  EXPECT_EQ(refused("smtp: mail.example\n"), "1: 'smtp' must be smtp://HOST:PORT or smtps://HOST:PORT.\n");
  EXPECT_EQ(refused("mail_from: nobody\n"), "1: 'mail_from' must be a mail address.\n");
  EXPECT_EQ(refused("mail_from: \"a@b\\nBcc: c@d\"\n"), "1: 'mail_from' must be a mail address.\n");
  EXPECT_EQ(refused("scanner: clamd\n"),
            "1: 'scanner' must be none, builtin or clamd:/PATH of the scanner's socket.\n");
  EXPECT_EQ(refused("typst_worker: worker.sock\n"), "1: 'typst_worker' must be the absolute path of a Unix socket.\n");
  EXPECT_EQ(refused("session_hours: 48\n"), "1: 'session_hours' must be from 1 to 24, not 48.\n");
  EXPECT_TRUE(refused("prot: 8113\n").starts_with("1: 'prot' is not a known key here. Known are: address, "));
  EXPECT_EQ(refused("port: [8113]\n"), "1: 'port' must be a single value, not a list.\n");
  EXPECT_EQ(refused("port: 1\nport: 2\n"), "2: 'port' is given twice.\n");
  EXPECT_EQ(refused("- port\n"), "1: A mapping (key: value) is expected here, not a list.\n");
  EXPECT_EQ(refused("demo: maybe\nport: x\n"),
            "1: 'demo' must be true or false, not 'maybe'.\n2: 'port' must be a whole number, not 'x'.\n");
}

TEST_F(SettingsFromFile, AFileThatIsNotThereIsAFault) {
  Faults faults;
  EXPECT_FALSE(read_settings("/nowhere/settings.yaml", faults));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults.front().text(), "/nowhere/settings.yaml: The file cannot be read.");
}

}  // namespace
}  // namespace config
