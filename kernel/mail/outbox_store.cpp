// The outbox as rows.

#include "outbox.h"

namespace mail {

namespace {

constexpr storage::Sql put_mail{"put_mail", R"sql(
  INSERT INTO mail_outbox (id, recipient, recipient_name, subject, body, calendar, calendar_method, written, due, tries, state, fault)
  VALUES (:id, :recipient, :recipient_name, :subject, :body, :calendar, :calendar_method, :written, :due, 0, 'waiting', ''))sql"};

constexpr storage::Sql count_waiting{"count_waiting", R"sql(
  SELECT count(*) FROM mail_outbox WHERE state = 'waiting')sql"};

constexpr storage::Sql first_waiting{"first_waiting", R"sql(
  SELECT id, recipient, recipient_name, subject, body, calendar, calendar_method, written, due, tries
  FROM mail_outbox WHERE state = 'waiting' AND due <= :now ORDER BY due, written, id LIMIT 1)sql"};

constexpr storage::Sql take_mail{"take_mail", R"sql(
  UPDATE mail_outbox SET due = :until, tries = tries + 1
  WHERE id = :id AND state = 'waiting' AND due = :due AND tries = :tries)sql"};

constexpr storage::Sql mark_sent{"mark_sent", R"sql(
  UPDATE mail_outbox SET state = 'sent', body = '', calendar = '', fault = '' WHERE id = :id)sql"};

constexpr storage::Sql mark_refused{"mark_refused", R"sql(
  UPDATE mail_outbox SET state = 'refused', fault = :fault WHERE id = :id)sql"};

constexpr storage::Sql postpone_mail{"postpone_mail", R"sql(
  UPDATE mail_outbox SET due = :due, fault = :fault WHERE id = :id)sql"};

}  // namespace

void put(storage::Transaction& tx, const Message& message, config::Instant now) {
  tx.execute(put_mail, {{"id", storage::Id::next()},
                        {"recipient", message.to},
                        {"recipient_name", message.to_name},
                        {"subject", message.subject},
                        {"body", message.text},
                        {"calendar", message.calendar},
                        {"calendar_method", message.calendar_method},
                        {"written", now},
                        {"due", now}});
}

int waiting(storage::Transaction& tx) { return static_cast<int>(tx.integer(count_waiting, {})); }

std::optional<Waiting> next_waiting(storage::Transaction& tx, config::Instant now) {
  return tx.one(first_waiting, {{"now", now}}, [](const storage::Row& row) {
    return Waiting{.id = row.id(0),
                   .message = {.to = row.text(1),
                               .to_name = row.text(2),
                               .subject = row.text(3),
                               .text = row.text(4),
                               .calendar = row.text(5),
                               .calendar_method = row.text(6)},
                   .written = row.time(7),
                   .due = row.time(8),
                   .tries = static_cast<int>(row.integer(9))};
  });
}

bool take(storage::Transaction& tx, const Waiting& waiting, config::Instant until) {
  return tx.execute(take_mail,
                    {{"id", waiting.id}, {"due", waiting.due}, {"tries", waiting.tries}, {"until", until}}) == 1;
}

void sent(storage::Transaction& tx, const storage::Id& id) { tx.execute(mark_sent, {{"id", id}}); }

void refused(storage::Transaction& tx, const storage::Id& id, std::string_view fault) {
  tx.execute(mark_refused, {{"id", id}, {"fault", fault}});
}

void postpone(storage::Transaction& tx, const storage::Id& id, config::Instant due, std::string_view fault) {
  tx.execute(postpone_mail, {{"id", id}, {"due", due}, {"fault", fault}});
}

}  // namespace mail
