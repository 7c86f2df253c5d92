// Every statement about rounds.

#include "round_store.h"

#include <algorithm>
#include <sstream>

#include "permit/visible.h"

namespace indicators {
namespace {

Round read_round(const storage::Row& row) {
  Round round;
  round.id = row.id(0);
  round.title = row.text(1);
  round.purpose = row.text(2);
  round.about = row.id(3);
  round.split = split_named(row.view(4)).value_or(Split::none);
  round.link = row.text(5);
  round.opens = row.date(6);
  round.closes = row.date(7);
  round.owner_role = permit::role_named(row.view(8)).value_or(permit::Role::analyst);
  round.owner = row.id(9);
  round.audience = row.id(10);
  round.open = row.view(11) == "open";
  round.answers = static_cast<std::size_t>(row.integer(12));
  round.version = row.integer(13);
  return round;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

constexpr storage::Sql insert_round_row{"indicators_insert_round", R"sql(
  INSERT INTO indicators_round (id, title, purpose, about, split, link, opens, closes, owner_role, owner, audience, state,
    answers, version)
  VALUES (:id, :title, :purpose, :about, :split, :link, :opens, :closes, :owner_role, :owner, :audience, :state,
    :answers, :version))sql"};
constexpr storage::Sql insert_question{"indicators_insert_question", R"sql(
  INSERT INTO indicators_question (round, position, kind, words, choices)
  VALUES (:round, :position, :kind, :words, :choices))sql"};
constexpr storage::Sql insert_invited{"indicators_insert_invited", R"sql(
  INSERT INTO indicators_invited (round, holder, group_name, answered)
  VALUES (:round, :holder, :group_name, :answered))sql"};

void insert_round(storage::Transaction& tx, const Round& round, const std::vector<Question>& questions,
                  const std::vector<Invited>& invited) {
  tx.execute(insert_round_row, {{"id", round.id},
                                {"title", round.title},
                                {"purpose", round.purpose},
                                {"about", round.about},
                                {"split", identifier(round.split)},
                                {"link", round.link},
                                {"opens", round.opens},
                                {"closes", round.closes},
                                {"owner_role", permit::identifier(round.owner_role)},
                                {"owner", round.owner},
                                {"audience", round.audience},
                                {"state", round.open ? "open" : "closed"},
                                {"answers", static_cast<std::int64_t>(round.answers)},
                                {"version", round.version}});
  int position = 0;
  for (const Question& question : questions) {
    tx.execute(insert_question, {{"round", round.id},
                                 {"position", ++position},
                                 {"kind", identifier(question.kind)},
                                 {"words", question.words},
                                 {"choices", joined(question.choices)}});
  }
  for (const Invited& one : invited) {
    tx.execute(insert_invited,
               {{"round", round.id}, {"holder", one.holder}, {"group_name", one.group}, {"answered", one.answered}});
  }
}

constexpr storage::Sql save_round_row{"indicators_save_round", R"sql(
  UPDATE indicators_round SET closes = :closes, state = :state, answers = :answers, version = :version WHERE id = :id)sql"};

void save_round(storage::Transaction& tx, const Round& round) {
  tx.execute(save_round_row, {{"id", round.id},
                              {"closes", round.closes},
                              {"state", round.open ? "open" : "closed"},
                              {"answers", static_cast<std::int64_t>(round.answers)},
                              {"version", round.version}});
}

constexpr storage::Sql find_visible_round{"indicators_find_visible_round", R"sql(
  SELECT id, title, purpose, about, split, link, opens, closes, owner_role, owner, audience, state, answers, version
  FROM indicators_round WHERE id = :id AND audience IN )sql" PERMIT_VISIBLE};

std::optional<Round> visible_round(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id) {
  if (id.empty()) return std::nullopt;
  return tx.one(find_visible_round, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}}, read_round);
}

constexpr storage::Sql find_round_by_link{"indicators_find_round_by_link", R"sql(
  SELECT id, title, purpose, about, split, link, opens, closes, owner_role, owner, audience, state, answers, version
  FROM indicators_round WHERE link = :link)sql"};

std::optional<Round> round_by_link(storage::Transaction& tx, std::string_view link) {
  if (!storage::Id::parse(link)) return std::nullopt;
  return tx.one(find_round_by_link, {{"link", link}}, read_round);
}

constexpr storage::Sql list_visible_rounds{"indicators_list_visible_rounds", R"sql(
  SELECT id, title, purpose, about, split, link, opens, closes, owner_role, owner, audience, state, answers, version
  FROM indicators_round WHERE audience IN )sql" PERMIT_VISIBLE R"sql( ORDER BY closes DESC, id)sql"};

std::vector<Round> visible_rounds(storage::Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_visible_rounds, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_round);
}

constexpr storage::Sql count_round{"indicators_count_round", R"sql(
  SELECT COUNT(*) FROM indicators_round WHERE id = :id)sql"};

bool round_exists(storage::Transaction& tx, const storage::Id& id) { return tx.integer(count_round, {{"id", id}}) > 0; }

constexpr storage::Sql list_questions{"indicators_list_questions", R"sql(
  SELECT kind, words, choices FROM indicators_question WHERE round = :round ORDER BY position)sql"};

std::vector<Question> questions_of(storage::Transaction& tx, const storage::Id& round) {
  return tx.all(list_questions, {{"round", round}}, [](const storage::Row& row) {
    return Question{question_kind_named(row.view(0)).value_or(Question::Kind::text), row.text(1),
                    lines_of(row.text(2))};
  });
}

constexpr storage::Sql list_invited{"indicators_list_invited", R"sql(
  SELECT holder, group_name, answered FROM indicators_invited WHERE round = :round ORDER BY holder)sql"};

std::vector<Invited> invited_of(storage::Transaction& tx, const storage::Id& round) {
  return tx.all(list_invited, {{"round", round}},
                [](const storage::Row& row) { return Invited{row.id(0), row.text(1), row.flag(2)}; });
}

constexpr storage::Sql set_answered_flag{"indicators_set_answered", R"sql(
  UPDATE indicators_invited SET answered = 1 WHERE round = :round AND holder = :holder)sql"};

void set_answered(storage::Transaction& tx, const storage::Id& round, const storage::Id& holder) {
  tx.execute(set_answered_flag, {{"round", round}, {"holder", holder}});
}

constexpr storage::Sql list_replies{"indicators_list_replies", R"sql(
  SELECT id, position, group_name, answer FROM indicators_reply WHERE round = :round ORDER BY id)sql"};

std::vector<Reply> replies_of(storage::Transaction& tx, const storage::Id& round) {
  return tx.all(list_replies, {{"round", round}}, [](const storage::Row& row) {
    return Reply{row.id(0), static_cast<int>(row.integer(1)), row.text(2), row.text(3)};
  });
}

constexpr storage::Sql delete_replies{"indicators_delete_replies", R"sql(
  DELETE FROM indicators_reply WHERE round = :round)sql"};
constexpr storage::Sql insert_reply{"indicators_insert_reply", R"sql(
  INSERT INTO indicators_reply (id, round, position, group_name, answer)
  VALUES (:id, :round, :position, :group_name, :answer))sql"};

void add_replies(storage::Transaction& tx, const storage::Id& round, const std::vector<Reply>& replies) {
  std::vector<Reply> all = replies_of(tx, round);
  all.insert(all.end(), replies.begin(), replies.end());
  std::sort(all.begin(), all.end(), [](const Reply& a, const Reply& b) { return a.id < b.id; });
  tx.execute(delete_replies, {{"round", round}});
  for (const Reply& reply : all) {
    tx.execute(insert_reply, {{"id", reply.id},
                              {"round", round},
                              {"position", reply.position},
                              {"group_name", reply.group},
                              {"answer", reply.answer}});
  }
}

}  // namespace indicators
