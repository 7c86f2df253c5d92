#pragma once
// The whole program, put together by hand: settings, clock, database, the kernel's parts and every module. Reading
// program.cpp and modules.cpp shows what Trygkreds consists of.

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "audit/archive.h"
#include "config/settings.h"
#include "documents/documents.h"
#include "files/files.h"
#include "http/server.h"
#include "i18n/language.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "modules.h"
#include "notifications.h"
#include "web/gate.h"
#include "web/routes.h"

namespace app {

/// A running installation without its socket. Opens and migrates the database. Not copied; handlers may be called from
/// any thread.
class Program {
 public:
  explicit Program(config::Settings settings);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Loads a district folder in one change: everything or, with faults, nothing.
  config::Faults load(const std::filesystem::path& district);
  /// Imports a plan document as a new draft; answers the report.
  config::Outcome<std::string> import_plan(const std::filesystem::path& file, int year);
  bool empty();  // no district loaded yet

  /// Begins what happens by itself, for the program that serves; ends sessions that only a demo may have.
  void start();
  void stop();

  http::Response answer(const http::Request& request) { return gate_.load()->answer(request); }
  bool quick(const http::Request& request, http::Response& response) { return gate_.load()->quick(request, response); }
  /// Everything that happens by itself: due jobs, mail, scanning, linking of the audit log.
  jobs::Queue& jobs() { return *jobs_; }
  int send_mail();
  Notifications& notifications() { return *notifications_; }

  config::Clock& clock() { return clock_; }
  audit::Archive& archive() { return archive_; }
  storage::Database& database() { return *database_; }
  const config::Settings& settings() const { return settings_; }
  const permit::Directory& directory() const;
  const web::Routes& routes() const { return routes_; }
  const i18n::Language& danish() const { return danish_; }

 private:
  config::Settings settings_;
  config::Clock clock_;
  std::vector<config::Package> packages_;
  std::unique_ptr<storage::Database> database_;
  audit::Archive archive_;
  files::Files files_;
  documents::Printer printer_;
  mail::Sender sender_;
  std::unique_ptr<jobs::Queue> jobs_;
  i18n::Language danish_, english_;
  std::unique_ptr<Modules> modules_;
  std::unique_ptr<Notifications> notifications_;
  web::Routes routes_;
  std::atomic<std::shared_ptr<web::Gate>>
      gate_;  // made anew after a load; requests under way keep the one they began with

  void open_gate();
  web::Site site();
};

}  // namespace app
