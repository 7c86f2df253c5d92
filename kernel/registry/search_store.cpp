// Search by stems: every word must be found, the title weighs most. A word of three letters or more that is no stem of
// its own also finds longer words that begin with it ("samarb" finds samarbejdsplan).

#include "search.h"

#include "i18n/danish.h"
#include "permit/visible.h"
#include "read_thing.h"

namespace registry {
namespace {

constexpr storage::Sql search_things{"search_things", R"sql(
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed
  FROM registry_stem s JOIN registry_thing t ON t.id = s.thing
  WHERE (s.stem IN :whole OR s.stem IN :last) AND (:kind = '' OR t.kind = :kind) AND t.audience IN )sql" PERMIT_VISIBLE
                                                      R"sql(
  GROUP BY t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed
  HAVING sum(CASE WHEN s.stem IN :whole THEN 1 ELSE 0 END) = :words
    AND sum(CASE WHEN s.stem IN :last THEN 1 ELSE 0 END) > 0
  ORDER BY sum(s.weight) DESC, t.day DESC, t.id LIMIT :limit OFFSET :skip)sql"};

constexpr storage::Sql stems_beginning{"stems_beginning", R"sql(
  SELECT DISTINCT s.stem FROM registry_stem s JOIN registry_thing t ON t.id = s.thing
  WHERE s.stem >= :from AND s.stem < :to AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY s.stem LIMIT 20)sql"};

/// The stems that a word stands for: itself, or what begins with it among the stems this viewer may see.
std::vector<std::string> candidates(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& stem) {
  if (stem.size() < 3) return {stem};
  std::vector<std::string> stems{stem};
  tx.each(stems_beginning, {{"from", stem}, {"to", stem + "{"}, {"holders", viewer.holders()}, {"today", viewer.today}},
          [&](const storage::Row& row) {
            if (row.view(0) != stem) stems.push_back(row.text(0));
          });
  return stems;
}

}  // namespace

Hits search(storage::Transaction& tx, const permit::Viewer& viewer, std::string_view words, std::string_view kind,
            int limit, int skip) {
  const std::vector<std::string> wanted = i18n::stems(words);
  if (wanted.empty()) return {};
  // Several words must all be met as they stand; the last one may be half typed.
  const std::vector<std::string> whole(wanted.begin(), wanted.end() - 1);
  Hits hits;
  hits.things = tx.all(search_things,
                       {{"whole", whole},
                        {"last", candidates(tx, viewer, wanted.back())},
                        {"kind", kind},
                        {"words", static_cast<int>(whole.size())},
                        {"holders", viewer.holders()},
                        {"today", viewer.today},
                        {"limit", limit + 1},
                        {"skip", skip}},
                       [](const storage::Row& row) { return read_thing(row); });
  if (static_cast<int>(hits.things.size()) > limit) {
    hits.things.pop_back();
    hits.more = true;
  }
  return hits;
}

}  // namespace registry
