// Reads the settings and says what is wrong with them before anything is started.

#include "settings.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>

namespace config {

namespace {

enum class Reach { not_an_address, loopback, network };

/// Whether a server at this address is reachable from this machine only.
Reach reach_of(const std::string& address) {
  in_addr v4{};
  in6_addr v6{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1)
    return (ntohl(v4.s_addr) >> 24) == 127 ? Reach::loopback : Reach::network;
  if (inet_pton(AF_INET6, address.c_str(), &v6) == 1)
    return IN6_IS_ADDR_LOOPBACK(&v6) ? Reach::loopback : Reach::network;
  return Reach::not_an_address;
}

/// The settings file with the small checks that each key needs.
class SettingsFile {
 public:
  SettingsFile(Reader& reader, const Node& root) : reader_(reader), root_(root) {}

  Settings read() {
    reader_.only(root_, {"data", "database", "address", "port", "metrics_port", "public_address", "demo", "clock",
                         "smtp", "mail_from", "scanner", "typst_worker", "session_idle_minutes", "session_hours"});
    Settings settings;
    const std::string data = reader_.text_or(root_, "data", settings.data.string());
    check("data", !data.empty(), "'data' must name a folder.");
    settings.data = data;
    settings.demo = reader_.flag_or(root_, "demo", settings.demo);
    settings.port = reader_.number_or(root_, "port", settings.port, 1, 65535);
    settings.metrics_port = reader_.number_or(root_, "metrics_port", settings.metrics_port, 0, 65535);
    settings.session_idle_minutes =
        reader_.number_or(root_, "session_idle_minutes", settings.session_idle_minutes, 1, 120);
    settings.session_hours = reader_.number_or(root_, "session_hours", settings.session_hours, 1, 24);
    settings.database = reader_.text_or(root_, "database", settings.database);
    settings.address = reader_.text_or(root_, "address", settings.address);
    settings.public_address = reader_.text_or(root_, "public_address", settings.public_address);
    settings.smtp = reader_.text_or(root_, "smtp", settings.smtp);
    settings.mail_from = reader_.text_or(root_, "mail_from", settings.mail_from);
    settings.scanner = reader_.text_or(root_, "scanner", settings.scanner);
    settings.typst_worker = reader_.text_or(root_, "typst_worker", settings.typst_worker);
    check_places(settings);
    check_demo(settings);
    check_mail(settings);
    return settings;
  }

 private:
  void check_places(const Settings& settings) {
    const std::string& database = settings.database;
    check("database",
          database.empty() || (database.starts_with("sqlite:") && database.size() > 7) ||
              database.starts_with("postgres://") || database.starts_with("postgresql://"),
          "'database' must be sqlite:PATH or postgres://USER@HOST/NAME.");
    check("metrics_port", settings.metrics_port != settings.port, "'metrics_port' must differ from 'port'.");
    const std::string& outside = settings.public_address;
    const bool web = outside.starts_with("https://") || outside.starts_with("http://");
    check(
        "public_address",
        outside.empty() || (web && outside.find_first_of(" \t\r\n?#") == std::string::npos && !outside.ends_with('/')),
        "'public_address' must be https://NAME without a slash at the end.");
    check("typst_worker", settings.typst_worker.empty() || settings.typst_worker.starts_with('/'),
          "'typst_worker' must be the absolute path of a Unix socket.");
  }

  // The demo log-in lets anybody be anybody, and a moved clock falsifies every date: both stay on this machine.
  void check_demo(Settings& settings) {
    const Reach reach = reach_of(settings.address);
    check("address", reach != Reach::not_an_address, "'address' must be an IP address, for instance 127.0.0.1.");
    check("demo", !settings.demo || reach != Reach::network,
          fmt::format("'demo' lets everybody log in as anybody and is refused on {}: only a loopback address "
                      "(127.0.0.1 or ::1) may be used with it.",
                      settings.address));
    if (const std::string clock = reader_.text_or(root_, "clock", ""); !clock.empty()) {
      settings.clock = parse_local(clock);
      check("clock", settings.clock.has_value(), "'clock' must be a Danish wall-clock time like 2020-09-15T08:30.");
      check("clock", settings.demo, "'clock' is allowed only together with 'demo: true'.");
    }
    const std::string& scanner = settings.scanner;
    check("scanner", scanner == "none" || scanner == "builtin" || scanner.starts_with("clamd:/"),
          "'scanner' must be none, builtin or clamd:/PATH of the scanner's socket.");
    check("scanner", scanner != "builtin" || settings.demo,
          "The scanner 'builtin' recognises the test file only and is allowed only together with 'demo: true'.");
  }

  void check_mail(const Settings& settings) {
    const std::string& smtp = settings.smtp;
    const std::size_t scheme = smtp.starts_with("smtp://") ? 7 : smtp.starts_with("smtps://") ? 8 : 0;
    check("smtp",
          smtp.empty() ||
              (scheme != 0 && smtp.size() > scheme && smtp.find_first_of(" \t\r\n/", scheme) == std::string::npos),
          "'smtp' must be smtp://HOST:PORT or smtps://HOST:PORT.");
    const std::string& from = settings.mail_from;
    const std::size_t at = from.find('@');
    check("mail_from",
          at != std::string::npos && at > 0 && at + 1 < from.size() && std::count(from.begin(), from.end(), '@') == 1 &&
              from.find_first_of(" \t\r\n<>,;") == std::string::npos,
          "'mail_from' must be a mail address.");
  }

  void check(std::string_view key, bool holds, std::string sentence) {
    if (holds) return;
    const Node* node = root_.find(key);
    reader_.fault(node != nullptr ? *node : root_, std::move(sentence));
  }

  Reader& reader_;
  const Node& root_;
};

}  // namespace

std::optional<Settings> read_settings(const std::filesystem::path& file, Faults& faults) {
  Reader reader(file.string());
  const std::optional<std::string> bytes = read_file(file);
  if (!bytes) {
    faults.push_back({file.string(), 0, "The file cannot be read."});
    return std::nullopt;
  }
  const Node root = reader.parse(*bytes);
  std::optional<Settings> settings = SettingsFile(reader, root).read();
  Faults found = reader.faults();
  std::stable_sort(found.begin(), found.end(), [](const Fault& a, const Fault& b) { return a.line < b.line; });
  faults.insert(faults.end(), found.begin(), found.end());
  if (!reader.faults().empty()) return std::nullopt;
  return settings;
}

}  // namespace config
