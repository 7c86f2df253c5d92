// Search by stems: every word must be found, the title weighs most. A word of three letters or more that is no stem of
// its own also finds longer words that begin with it ("samarb" finds samarbejdsplan).

#include "search.h"

#include "i18n/danish.h"
#include "permit/visible.h"
#include "read_thing.h"

namespace registry {
namespace {

// The words are met first, by their stems alone; what was found is then looked up once each.
constexpr storage::Sql search_things{"search_things", R"sql(
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed
  FROM (
    SELECT s.thing AS thing, sum(s.weight) AS weight FROM registry_stem s
    WHERE s.stem IN :all
    GROUP BY s.thing
    HAVING sum(CASE WHEN s.stem IN :whole THEN 1 ELSE 0 END) = :words
      AND sum(CASE WHEN s.stem IN :last THEN 1 ELSE 0 END) > 0
  ) AS found JOIN registry_thing t ON t.id = found.thing
  WHERE (:kind = '' OR t.kind = :kind) AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY found.weight DESC, t.day DESC, t.id LIMIT :limit OFFSET :skip)sql"};

constexpr storage::Sql things_with_stem{"things_with_stem", R"sql(
  SELECT t.id, t.kind, t.title, t.address, t.audience, t.sentence, t.state, t.day, t.closed
  FROM registry_stem s JOIN registry_thing t ON t.id = s.thing
  WHERE s.stem = :stem AND (:kind = '' OR t.kind = :kind) AND t.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY s.weight DESC, t.day DESC, t.id LIMIT :limit OFFSET :skip)sql"};

constexpr storage::Sql next_stem{"next_stem", R"sql(
  SELECT stem FROM registry_stem WHERE stem > :after AND stem < :to ORDER BY stem LIMIT 1)sql"};

constexpr storage::Sql stem_to_see{"stem_to_see", R"sql(
  SELECT 1 FROM registry_stem s JOIN registry_thing t ON t.id = s.thing
  WHERE s.stem = :stem AND t.audience IN )sql" PERMIT_VISIBLE R"sql( LIMIT 1)sql"};

/// The stems that a word stands for: itself, or what begins with it among the stems this viewer may see. Goes from one
/// stem to the next, so that a word of ten thousand things costs no more than a word of one.
std::vector<std::string> candidates(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& stem) {
  constexpr int most_tried = 60;
  constexpr std::size_t most = 20;
  std::vector<std::string> stems{stem};
  if (stem.size() < 3) return stems;
  std::string after = stem;
  for (int tried = 0; tried < most_tried && stems.size() <= most; ++tried) {
    const auto next =
        tx.one(next_stem, {{"after", after}, {"to", stem + "{"}}, [](const storage::Row& row) { return row.text(0); });
    if (!next) break;
    after = *next;
    if (tx.integer(stem_to_see, {{"stem", after}, {"holders", viewer.holders()}, {"today", viewer.today}}) == 1)
      stems.push_back(after);
  }
  return stems;
}

}  // namespace

Hits search(storage::Transaction& tx, const permit::Viewer& viewer, std::string_view words, std::string_view kind,
            int limit, int skip) {
  const std::vector<std::string> wanted = i18n::stems(words);
  if (wanted.empty()) return {};
  // Several words must all be met as they stand; the last one may be half typed.
  const std::vector<std::string> whole(wanted.begin(), wanted.end() - 1);
  const std::vector<std::string> last = candidates(tx, viewer, wanted.back());
  std::vector<std::string> all = whole;
  all.insert(all.end(), last.begin(), last.end());
  std::vector<storage::Bind> binds{
      {"kind", kind}, {"holders", viewer.holders()}, {"today", viewer.today}, {"limit", limit + 1}, {"skip", skip}};
  if (all.size() == 1) {
    binds.push_back({"stem", all.front()});
  } else {
    binds.insert(binds.end(),
                 {{"whole", whole}, {"last", last}, {"all", all}, {"words", static_cast<int>(whole.size())}});
  }
  Hits hits;
  hits.things = tx.all(all.size() == 1 ? things_with_stem : search_things, binds,
                       [](const storage::Row& row) { return read_thing(row); });
  if (static_cast<int>(hits.things.size()) > limit) {
    hits.things.pop_back();
    hits.more = true;
  }
  return hits;
}

}  // namespace registry
