// The three kinds of mail, and when they are written.

#include "notifications.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "mail/mail.h"
#include "organisation/lookup.h"
#include "registry/todo.h"

namespace app {
namespace {

constexpr std::string_view daily_job = "mail.daily", deadline_job = "mail.deadlines";
constexpr int daily_minute = 6 * 60 + 30, deadline_minute = 14 * 60;
constexpr int days_kept = 31;

bool is_weekday(config::Date day) {
  const unsigned number = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding();
  return number <= 5;
}

/// Only the name of a thing may stand in a mail, never its title: an address of words becomes the page of all work.
std::string safe_address(const std::string& address) {
  const std::size_t last = address.rfind('/');
  const bool named = last != std::string::npos && storage::Id::parse(std::string_view(address).substr(last + 1));
  return named ? address : "/mit-arbejde";
}

}  // namespace

config::Date next_weekday(config::Date day) {
  do day = config::plus_days(day, 1);
  while (!is_weekday(day));
  return day;
}

std::string Notifications::link(const std::string& address) const {
  const std::string site = settings_.public_address.empty()
                               ? fmt::format("http://{}:{}", settings_.address, settings_.port)
                               : settings_.public_address;
  return site + address;
}

std::vector<Notifications::Waiting> Notifications::waiting(storage::Transaction& tx, config::Date today) const {
  std::map<storage::Id, Waiting> people;
  std::map<storage::Id, std::set<storage::Id>> counted;
  const config::Date soon = next_weekday(today);
  for (const permit::Capacity& capacity : directory_.everyone(tx, today)) {
    permit::Viewer viewer = permit::citizen(today);
    viewer.role = capacity.role;
    viewer.person = capacity.person;
    viewer.capacity = capacity.id;
    viewer.authority = capacity.authority;
    Waiting& mine = people[capacity.person];
    mine.person = capacity.person;
    for (const registry::Work& work : registry::work_of(tx, viewer, 1000)) {
      if (!work.todo.waits_for.empty() || !counted[capacity.person].insert(work.todo.id).second) continue;
      const int days = config::days_between(today, work.todo.due);
      ++mine.open;
      if (days < 0) ++mine.overdue;
      if (days >= 0 && days <= 7) ++mine.this_week;
      if (days > 0 && config::days_between(work.todo.due, soon) >= 0) ++mine.due_soon;
    }
  }
  std::vector<Waiting> all;
  for (auto& [person, mine] : people) all.push_back(mine);
  return all;
}

/// Lets `write(change)` write mails in one change; nothing is noted when there was none.
template <class Write>
int Notifications::write_mails(std::string_view verb, Write write) {
  const auto written = archive_.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<int> {
    const int count = write(change);
    if (count > 0)
      change.record({.verb = std::string(verb), .kind = "app.mail", .details = fmt::format("{} mails", count)});
    return count;
  });
  return written ? *written : 0;
}

int Notifications::write_daily() {
  return write_mails("daily_mail_written", [&](audit::Change& change) {
    const auto tn = [&](std::string_view one, std::string_view many, int count) {
      return danish_.count(one, many, count);
    };
    const i18n::Language& danish = danish_;
    int count = 0;
    for (const Waiting& mine : waiting(change.tx(), change.today())) {
      if (mine.open == 0 || !mail::choice_of(change.tx(), mine.person).daily) continue;
      if (mail::was_sent(change.tx(), mine.person, "daily", change.today())) continue;
      const auto person = organisation::find_person(change.tx(), mine.person);
      if (!person || person->email.empty()) continue;
      std::string text = tn("{0} task waits for you.", "{0} tasks wait for you.", mine.open) + "\n";
      if (mine.overdue > 0)
        text += tn("{0} task is past its deadline.", "{0} tasks are past their deadline.", mine.overdue) + "\n";
      if (mine.this_week > 0)
        text += tn("{0} is due within seven days.", "{0} are due within seven days.", mine.this_week) + "\n";
      text +=
          "\n" + danish.text("See what it is about: {0}", {link("/mit-arbejde")}) + "\n\n" +
          danish.text("This mail comes at most once a day. Choose your mails here: {0}", {link("/mit-arbejde/mail")}) +
          "\n";
      mail::note_sent(change.tx(), mine.person, "daily", change.today());
      mail::put(change.tx(),
                {.to = person->email,
                 .to_name = person->name,
                 .subject = tn("Trygkreds: {0} task waits", "Trygkreds: {0} tasks wait", mine.open),
                 .text = text},
                change.now());
      ++count;
    }
    if (count > 0) mail::forget_sent(change.tx(), config::plus_days(change.today(), -days_kept));
    return count;
  });
}

int Notifications::write_deadlines() {
  return write_mails("deadline_mail_written", [&](audit::Change& change) {
    const auto tn = [&](std::string_view one, std::string_view many, int count) {
      return danish_.count(one, many, count);
    };
    const i18n::Language& danish = danish_;
    int count = 0;
    for (const Waiting& mine : waiting(change.tx(), change.today())) {
      if (mine.due_soon == 0 || !mail::choice_of(change.tx(), mine.person).wants(mail::Reason::deadline)) continue;
      if (mail::was_sent(change.tx(), mine.person, "deadline", change.today())) continue;
      const auto person = organisation::find_person(change.tx(), mine.person);
      if (!person || person->email.empty()) continue;
      mail::note_sent(change.tx(), mine.person, "deadline", change.today());
      mail::put(change.tx(),
                {.to = person->email,
                 .to_name = person->name,
                 .subject = danish.text("Trygkreds: a deadline is near"),
                 .text = tn("{0} task is due by the next working day.", "{0} tasks are due by the next working day.",
                            mine.due_soon) +
                         "\n\n" + danish.text("See what it is about: {0}", {link("/mit-arbejde")}) + "\n\n" +
                         danish.text("Choose your mails here: {0}", {link("/mit-arbejde/mail")}) + "\n"},
                change.now());
      ++count;
    }
    return count;
  });
}

int Notifications::write_told(const mail::Telling& telling) {
  return write_mails("direct_mail_written", [&](audit::Change& change) {
    const i18n::Language& danish = danish_;
    const auto person = organisation::find_person(change.tx(), telling.person);
    if (!person || person->email.empty()) return 0;
    if (!mail::choice_of(change.tx(), telling.person).wants(telling.reason)) return 0;
    std::string subject;
    switch (telling.reason) {
      case mail::Reason::deadline: subject = danish.text("Trygkreds: a deadline is near"); break;
      case mail::Reason::mention: subject = danish.text("Trygkreds: somebody asks you"); break;
      case mail::Reason::alert: subject = danish.text("Trygkreds: something cannot wait"); break;
    }
    mail::put(change.tx(),
              {.to = person->email,
               .to_name = person->name,
               .subject = subject,
               .text = danish.text("See what it is about: {0}", {link(safe_address(telling.address))}) + "\n\n" +
                       danish.text("Choose your mails here: {0}", {link("/mit-arbejde/mail")}) + "\n"},
              change.now());
    return 1;
  });
}

void Notifications::begin(jobs::Queue& queue) {
  const auto put = [this](std::string_view kind, config::Date day, int minute) {
    archive_.database().write([&](storage::Transaction& tx) { jobs::put(tx, kind, "", config::local(day, minute)); });
  };
  const auto repeat = [&](std::string_view kind, int minute, int (Notifications::*write)()) {
    queue.on(std::string(kind), [this, put, kind, minute, write](const jobs::Job&) {
      const config::Date today = archive_.clock().today();
      if (is_weekday(today)) (this->*write)();
      put(kind, next_weekday(today), minute);
    });
    // What was written today is not written again, so a program that starts late catches up.
    const config::Date today = archive_.clock().today();
    put(kind, is_weekday(today) ? today : next_weekday(today), minute);
  };
  repeat(daily_job, daily_minute, &Notifications::write_daily);
  repeat(deadline_job, deadline_minute, &Notifications::write_deadlines);
  queue.on(std::string(mail::tell_job), [this](const jobs::Job& job) {
    if (const auto telling = mail::read_telling(job.subject)) write_told(*telling);
  });
}

}  // namespace app
