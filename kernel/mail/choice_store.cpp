// What people chose, what they got, and mail to one person at once, as rows.

#include "choice.h"

#include "jobs/jobs.h"

namespace mail {
namespace {

constexpr storage::Sql find_choice{"find_choice", R"sql(
  SELECT daily, deadline, mention, alert, version FROM mail_choice WHERE person = :person)sql"};

constexpr storage::Sql first_choice{"first_choice", R"sql(
  INSERT INTO mail_choice (person, daily, deadline, mention, alert, version)
  VALUES (:person, :daily, :deadline, :mention, :alert, 1)
  ON CONFLICT (person) DO NOTHING)sql"};

constexpr storage::Sql change_choice{"change_choice", R"sql(
  UPDATE mail_choice SET daily = :daily, deadline = :deadline, mention = :mention, alert = :alert,
    version = version + 1
  WHERE person = :person AND version = :version)sql"};

constexpr storage::Sql count_mail{"count_mail", R"sql(
  SELECT count(*) FROM mail_sent WHERE person = :person AND what = :what AND day = :day)sql"};

constexpr storage::Sql note_mail{"note_mail", R"sql(
  INSERT INTO mail_sent (person, what, day) VALUES (:person, :what, :day)
  ON CONFLICT (person, what, day) DO NOTHING)sql"};

constexpr storage::Sql forget_mail{"forget_mail", R"sql(
  DELETE FROM mail_sent WHERE day < :before)sql"};

}  // namespace

std::string_view identifier(Reason reason) {
  switch (reason) {
    case Reason::deadline: return "deadline";
    case Reason::mention: return "mention";
    case Reason::alert: return "alert";
  }
  return "";
}

std::optional<Reason> reason_named(std::string_view identifier_given) {
  for (const Reason reason : {Reason::deadline, Reason::mention, Reason::alert}) {
    if (identifier(reason) == identifier_given) return reason;
  }
  return std::nullopt;
}

bool Choice::wants(Reason reason) const {
  switch (reason) {
    case Reason::deadline: return deadline;
    case Reason::mention: return mention;
    case Reason::alert: return alert;
  }
  return false;
}

Choice choice_of(storage::Transaction& tx, const storage::Id& person) {
  return tx
      .one(find_choice, {{"person", person}},
           [](const storage::Row& row) {
             return Choice{.daily = row.flag(0),
                           .deadline = row.flag(1),
                           .mention = row.flag(2),
                           .alert = row.flag(3),
                           .version = static_cast<int>(row.integer(4))};
           })
      .value_or(Choice{});
}

bool keep_choice(storage::Transaction& tx, const storage::Id& person, const Choice& choice) {
  if (choice.version == 0) {
    return tx.execute(first_choice, {{"person", person},
                                     {"daily", choice.daily},
                                     {"deadline", choice.deadline},
                                     {"mention", choice.mention},
                                     {"alert", choice.alert}}) == 1;
  }
  return tx.execute(change_choice, {{"person", person},
                                    {"daily", choice.daily},
                                    {"deadline", choice.deadline},
                                    {"mention", choice.mention},
                                    {"alert", choice.alert},
                                    {"version", choice.version}}) == 1;
}

void tell(storage::Transaction& tx, const storage::Id& person, Reason reason, std::string_view address,
          config::Instant now) {
  std::string subject = person.text();
  subject.append(" ").append(identifier(reason)).append(" ").append(address);
  jobs::put(tx, tell_job, subject, now);
}

std::optional<Telling> read_telling(std::string_view subject) {
  const std::size_t first = subject.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : subject.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto person = storage::Id::parse(subject.substr(0, first));
  const auto reason = reason_named(subject.substr(first + 1, second - first - 1));
  if (!person || !reason) return std::nullopt;
  return Telling{*person, *reason, std::string(subject.substr(second + 1))};
}

bool was_sent(storage::Transaction& tx, const storage::Id& person, std::string_view what, config::Date day) {
  return tx.integer(count_mail, {{"person", person}, {"what", what}, {"day", day}}) > 0;
}

bool note_sent(storage::Transaction& tx, const storage::Id& person, std::string_view what, config::Date day) {
  return tx.execute(note_mail, {{"person", person}, {"what", what}, {"day", day}}) == 1;
}

void forget_sent(storage::Transaction& tx, config::Date before) { tx.execute(forget_mail, {{"before", before}}); }

}  // namespace mail
