// The statements of consultations.

#include "consultation_store.h"

namespace cooperation_plan::store {

using storage::Row;
using storage::Transaction;

constexpr storage::Sql insert_consultation{"insert_consultation", R"sql(
  INSERT INTO cooperation_plan_consultation (id, plan_version, question, started_on, deadline, ended_on, end_reason, version)
  VALUES (:id, :plan_version, :question, :started_on, :deadline, :ended_on, :end_reason, 1))sql"};
constexpr storage::Sql insert_asked{"insert_asked", R"sql(
  INSERT INTO cooperation_plan_asked (id, consultation, authority, office) VALUES (:id, :consultation, :authority, :office))sql"};
void add_consultation(Transaction& tx, const Consultation& consultation) {
  tx.execute(insert_consultation, {{"id", consultation.id},
                                   {"plan_version", consultation.plan_version},
                                   {"question", consultation.question},
                                   {"started_on", consultation.started_on},
                                   {"deadline", consultation.deadline},
                                   {"ended_on", consultation.ended_on},
                                   {"end_reason", consultation.end_reason}});
  for (const Asked& one : consultation.asked) {
    tx.execute(
        insert_asked,
        {{"id", one.id}, {"consultation", consultation.id}, {"authority", one.authority}, {"office", one.office}});
  }
}

constexpr storage::Sql close_consultation{"close_consultation", R"sql(
  UPDATE cooperation_plan_consultation SET ended_on = :ended_on, end_reason = :reason, version = version + 1
  WHERE id = :consultation)sql"};
void end_consultation(Transaction& tx, const storage::Id& consultation, config::Date day, std::string_view reason) {
  tx.execute(close_consultation, {{"consultation", consultation}, {"ended_on", day}, {"reason", reason}});
}

constexpr storage::Sql find_consultation{"find_consultation", R"sql(
  SELECT id, plan_version, question, started_on, deadline, ended_on, end_reason, version
  FROM cooperation_plan_consultation WHERE plan_version = :plan_version)sql"};
constexpr storage::Sql list_asked{"list_asked", R"sql(
  SELECT id, authority, office FROM cooperation_plan_asked WHERE consultation = :consultation ORDER BY id)sql"};
constexpr storage::Sql list_answers{"list_answers", R"sql(
  SELECT w.id, w.asked, a.authority, w.chapter, w.body, w.answered_by, w.answered_at, w.reply, w.replied_by, w.replied_at, w.version
  FROM cooperation_plan_answer w JOIN cooperation_plan_asked a ON a.id = w.asked
  WHERE a.consultation = :consultation ORDER BY w.answered_at, w.id)sql"};
std::optional<Consultation> consultation_of(Transaction& tx, const storage::Id& plan_version) {
  auto found = tx.one(find_consultation, {{"plan_version", plan_version}}, [](const Row& row) {
    Consultation consultation;
    consultation.id = row.id(0);
    consultation.plan_version = row.id(1);
    consultation.question = row.text(2);
    consultation.started_on = row.date(3);
    consultation.deadline = row.date(4);
    consultation.ended_on = row.date_if(5);
    consultation.end_reason = row.text(6);
    consultation.version = static_cast<int>(row.integer(7));
    return consultation;
  });
  if (!found) return found;
  found->asked = tx.all(list_asked, {{"consultation", found->id}},
                        [](const Row& row) { return Asked{row.id(0), row.id(1), row.id(2)}; });
  found->answers = tx.all(list_answers, {{"consultation", found->id}}, [](const Row& row) {
    Answer answer;
    answer.id = row.id(0);
    answer.asked = row.id(1);
    answer.authority = row.id(2);
    answer.chapter = row.text(3);
    answer.body = row.text(4);
    answer.answered_by = row.text(5);
    answer.answered_at = row.time(6);
    answer.reply = row.text(7);
    answer.replied_by = row.text(8);
    answer.replied_at = row.time_if(9);
    answer.version = static_cast<int>(row.integer(10));
    return answer;
  });
  return found;
}

constexpr storage::Sql insert_answer{"insert_answer", R"sql(
  INSERT INTO cooperation_plan_answer (id, asked, chapter, body, answered_by, answered_at, reply, replied_by, replied_at, version)
  VALUES (:id, :asked, :chapter, :body, :answered_by, :answered_at, :reply, :replied_by, :replied_at, 1))sql"};
void add_answer(Transaction& tx, const Answer& answer) {
  tx.execute(insert_answer, {{"id", answer.id},
                             {"asked", answer.asked},
                             {"chapter", answer.chapter},
                             {"body", answer.body},
                             {"answered_by", answer.answered_by},
                             {"answered_at", answer.answered_at},
                             {"reply", answer.reply},
                             {"replied_by", answer.replied_by},
                             {"replied_at", answer.replied_at}});
}

constexpr storage::Sql write_reply{"write_reply", R"sql(
  UPDATE cooperation_plan_answer SET reply = :reply, replied_by = :replied_by, replied_at = :replied_at, version = version + 1
  WHERE id = :answer AND version = :version)sql"};
bool save_reply(Transaction& tx, const Answer& answer) {
  return tx.execute(write_reply, {{"answer", answer.id},
                                  {"reply", answer.reply},
                                  {"replied_by", answer.replied_by},
                                  {"replied_at", answer.replied_at},
                                  {"version", answer.version}}) == 1;
}

}  // namespace cooperation_plan::store
