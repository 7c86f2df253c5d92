// The statements of the open call. Ideas are read by the secretariat, whose right stands on its routes, and by
// everybody once they are released.

#include "idea_store.h"

namespace priorities::store {
namespace {

Call read_call(const storage::Row& row) {
  Call call;
  call.id = row.id(0);
  call.year = static_cast<int>(row.integer(1));
  call.title = row.text(2);
  call.question = row.text(3);
  call.opens = row.date(4);
  call.closes = row.date(5);
  call.forget = row.date(6);
  call.forgotten = row.date_if(7);
  call.version = row.integer(8);
  return call;
}

Idea read_idea(const storage::Row& row) {
  Idea idea;
  idea.id = row.id(0);
  idea.call = row.id(1);
  idea.body = row.text(2);
  idea.municipality = row.id(3);
  idea.sender_kind = sender_kind_named(row.view(4)).value_or(SenderKind::unsaid);
  idea.sender = row.text(5);
  idea.contact = row.text(6);
  idea.received = row.date(7);
  idea.reply = row.text(8);
  idea.replied_by = row.text(9);
  idea.replied_on = row.date_if(10);
  idea.released = row.flag(11);
  idea.candidate = row.id(12);
  idea.audience = row.id(13);
  idea.version = row.integer(14);
  return idea;
}

}  // namespace

constexpr storage::Sql insert_call{"priorities_insert_call", R"sql(
  INSERT INTO priorities_call (id, year, title, question, opens, closes, forget, forgotten, version)
  VALUES (:id, :year, :title, :question, :opens, :closes, :forget, :forgotten, 1))sql"};

void add_call(storage::Transaction& tx, const Call& call) {
  tx.execute(insert_call, {{"id", call.id},
                           {"year", call.year},
                           {"title", call.title},
                           {"question", call.question},
                           {"opens", call.opens},
                           {"closes", call.closes},
                           {"forget", call.forget},
                           {"forgotten", call.forgotten}});
}

constexpr storage::Sql find_call{"priorities_find_call", R"sql(
  SELECT id, year, title, question, opens, closes, forget, forgotten, version FROM priorities_call WHERE id = :id)sql"};

std::optional<Call> call(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_call, {{"id", id}}, read_call);
}

constexpr storage::Sql list_calls{"priorities_list_calls", R"sql(
  SELECT id, year, title, question, opens, closes, forget, forgotten, version FROM priorities_call ORDER BY year DESC)sql"};

std::vector<Call> calls(storage::Transaction& tx) { return tx.all(list_calls, {}, read_call); }

constexpr storage::Sql insert_idea{"priorities_insert_idea", R"sql(
  INSERT INTO priorities_idea (id, call, body, municipality, sender_kind, sender, contact, received, reply, replied_by,
    replied_on, released, candidate, audience, version)
  VALUES (:id, :call, :body, :municipality, :sender_kind, :sender, :contact, :received, :reply, :replied_by,
    :replied_on, :released, :candidate, :audience, 1))sql"};

void add_idea(storage::Transaction& tx, const Idea& idea) {
  tx.execute(insert_idea, {{"id", idea.id},
                           {"call", idea.call},
                           {"body", idea.body},
                           {"municipality", idea.municipality},
                           {"sender_kind", identifier(idea.sender_kind)},
                           {"sender", idea.sender},
                           {"contact", idea.contact},
                           {"received", idea.received},
                           {"reply", idea.reply},
                           {"replied_by", idea.replied_by},
                           {"replied_on", idea.replied_on},
                           {"released", idea.released},
                           {"candidate", idea.candidate},
                           {"audience", idea.audience}});
}

constexpr storage::Sql update_idea{"priorities_update_idea", R"sql(
  UPDATE priorities_idea SET reply = :reply, replied_by = :replied_by, replied_on = :replied_on, released = :released,
    candidate = :candidate, audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};

bool save_idea(storage::Transaction& tx, Idea& idea) {
  const bool saved = tx.execute(update_idea, {{"id", idea.id},
                                              {"reply", idea.reply},
                                              {"replied_by", idea.replied_by},
                                              {"replied_on", idea.replied_on},
                                              {"released", idea.released},
                                              {"candidate", idea.candidate},
                                              {"audience", idea.audience},
                                              {"version", idea.version}}) == 1;
  if (saved) ++idea.version;
  return saved;
}

constexpr storage::Sql find_idea{"priorities_find_idea", R"sql(
  SELECT id, call, body, municipality, sender_kind, sender, contact, received, reply, replied_by, replied_on, released,
         candidate, audience, version
  FROM priorities_idea WHERE id = :id)sql"};

std::optional<Idea> idea(storage::Transaction& tx, const storage::Id& id) {
  return tx.one(find_idea, {{"id", id}}, read_idea);
}

constexpr storage::Sql list_ideas{"priorities_list_ideas", R"sql(
  SELECT id, call, body, municipality, sender_kind, sender, contact, received, reply, replied_by, replied_on, released,
         candidate, audience, version
  FROM priorities_idea WHERE call = :call ORDER BY received DESC, id)sql"};

std::vector<Idea> ideas_of(storage::Transaction& tx, const storage::Id& call) {
  return tx.all(list_ideas, {{"call", call}}, read_idea);
}

constexpr storage::Sql list_released{"priorities_list_released", R"sql(
  SELECT id, call, body, municipality, sender_kind, '', '', received, reply, '', replied_on, released, candidate, audience,
         version
  FROM priorities_idea WHERE call = :call AND released = 1 ORDER BY received DESC, id)sql"};

std::vector<Idea> released_ideas(storage::Transaction& tx, const storage::Id& call) {
  return tx.all(list_released, {{"call", call}}, read_idea);
}

constexpr storage::Sql count_received{"priorities_count_received", R"sql(
  SELECT COUNT(*) FROM priorities_idea WHERE received = :day)sql"};

int ideas_received_on(storage::Transaction& tx, config::Date day) {
  return static_cast<int>(tx.integer(count_received, {{"day", day}}));
}

constexpr storage::Sql clear_senders{"priorities_clear_senders", R"sql(
  UPDATE priorities_idea SET sender = '', contact = '', version = version + 1
  WHERE call = :call AND (sender <> '' OR contact <> ''))sql"};
constexpr storage::Sql mark_forgotten{"priorities_mark_forgotten", R"sql(
  UPDATE priorities_call SET forgotten = :today, version = version + 1 WHERE id = :call)sql"};

std::int64_t forget_senders(storage::Transaction& tx, const storage::Id& call, config::Date today) {
  const std::int64_t had = tx.execute(clear_senders, {{"call", call}});
  tx.execute(mark_forgotten, {{"call", call}, {"today", today}});
  return had;
}

}  // namespace priorities::store
