// The queue as rows.

#include "jobs.h"

namespace jobs {

namespace {

constexpr storage::Sql put_job{"put_job", R"sql(
  INSERT INTO jobs_job (id, kind, subject, due, tries) VALUES (:id, :kind, :subject, :due, 0)
  ON CONFLICT (kind, subject) DO UPDATE SET id = excluded.id, due = excluded.due, tries = 0)sql"};

constexpr storage::Sql remove_job{"remove_job", R"sql(
  DELETE FROM jobs_job WHERE kind = :kind AND subject = :subject)sql"};

constexpr storage::Sql count_jobs{"count_jobs", R"sql(
  SELECT count(*) FROM jobs_job)sql"};

constexpr storage::Sql first_due{"first_due", R"sql(
  SELECT id, kind, subject, due, tries FROM jobs_job
  WHERE kind IN :kinds AND due <= :now ORDER BY due, id LIMIT 1)sql"};

constexpr storage::Sql take_job{"take_job", R"sql(
  UPDATE jobs_job SET due = :until, tries = tries + 1 WHERE id = :id AND due = :due AND tries = :tries)sql"};

constexpr storage::Sql finish_job{"finish_job", R"sql(
  DELETE FROM jobs_job WHERE id = :id)sql"};

constexpr storage::Sql postpone_job{"postpone_job", R"sql(
  UPDATE jobs_job SET due = :due WHERE id = :id)sql"};

}  // namespace

void put(storage::Transaction& tx, std::string_view kind, std::string_view subject, config::Instant due) {
  tx.execute(put_job, {{"id", storage::Id::next()}, {"kind", kind}, {"subject", subject}, {"due", due}});
}

void remove(storage::Transaction& tx, std::string_view kind, std::string_view subject) {
  tx.execute(remove_job, {{"kind", kind}, {"subject", subject}});
}

int waiting(storage::Transaction& tx) { return static_cast<int>(tx.integer(count_jobs, {})); }

std::optional<Job> next_due(storage::Transaction& tx, const std::vector<std::string>& kinds, config::Instant now) {
  return tx.one(first_due, {{"kinds", kinds}, {"now", now}}, [](const storage::Row& row) {
    return Job{.id = row.id(0),
               .kind = row.text(1),
               .subject = row.text(2),
               .due = row.time(3),
               .tries = static_cast<int>(row.integer(4))};
  });
}

bool take(storage::Transaction& tx, const Job& job, config::Instant until) {
  return tx.execute(take_job, {{"id", job.id}, {"due", job.due}, {"tries", job.tries}, {"until", until}}) == 1;
}

void finish(storage::Transaction& tx, const Job& job) { tx.execute(finish_job, {{"id", job.id}}); }

void postpone(storage::Transaction& tx, const Job& job, config::Instant due) {
  tx.execute(postpone_job, {{"id", job.id}, {"due", due}});
}

}  // namespace jobs
