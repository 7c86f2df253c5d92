#pragma once
// Mail about what waits: one mail a day with counts and a link, and mail of its own only for a deadline, a mention and
// an alert. No mail says what the matter is.

#include "audit/archive.h"
#include "config/settings.h"
#include "i18n/language.h"
#include "jobs/jobs.h"
#include "mail/choice.h"
#include "permit/directory.h"

namespace app {

class Notifications {
 public:
  Notifications(audit::Archive& archive, const permit::Directory& directory, const config::Settings& settings,
                const i18n::Language& danish)
      : archive_(archive), directory_(directory), settings_(settings), danish_(danish) {}

  /// Puts its work into the queue, where it survives a restart.
  void begin(jobs::Queue& queue);

  /// Each writes to the outbox what is due and was not written before; answers how many mails that were.
  int write_daily();
  int write_deadlines();
  int write_told(const mail::Telling& telling);

 private:
  struct Waiting {
    storage::Id person;
    int open = 0, overdue = 0, this_week = 0, due_soon = 0;
  };
  /// What waits for each person in all roles together.
  std::vector<Waiting> waiting(storage::Transaction& tx, config::Date today) const;
  template <class Write>
  int write_mails(std::string_view verb, Write write);
  std::string link(const std::string& address) const;

  audit::Archive& archive_;
  const permit::Directory& directory_;
  const config::Settings& settings_;
  const i18n::Language& danish_;
};

/// The next Monday to Friday after a day; mails are written on those.
config::Date next_weekday(config::Date day);

}  // namespace app
