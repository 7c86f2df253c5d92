// The register on both engines: lists, the circle, work and search show what the viewer may see and nothing else.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "audit/history.h"
#include "edge.h"
#include "feed.h"
#include "permit/audience.h"
#include "search.h"
#include "thing.h"
#include "todo.h"
#include "trial/databases.h"

namespace {

const config::Date today{std::chrono::year{2020} / 9 / 15};
const storage::Id odense = storage::Id::of_words("authority:odense");
const storage::Id closed_audience = storage::Id::of_words("audience:closed");

permit::Viewer secretary() {
  permit::Viewer viewer;
  viewer.role = permit::Role::district_secretariat;
  viewer.authority = odense;
  viewer.capacity = storage::Id::of_words("capacity:s");
  viewer.today = today;
  return viewer;
}

registry::Thing thing(const std::string& name, const storage::Id& audience, int day = 1) {
  return {.id = storage::Id::of_words(name),
          .kind = "test.thing",
          .title = name,
          .address = "/" + name,
          .audience = audience,
          .sentence = "En sætning om " + name,
          .state = "open",
          .day = std::chrono::year{2020} / std::chrono::month{1} / std::chrono::day{static_cast<unsigned>(day)}};
}

class RegistryTest : public trial::BothEngines {
 protected:
  RegistryTest() {
    (*database_)->write([&](storage::Transaction& tx) {
      permit::put_audience(tx, closed_audience, "Lukket");
      permit::set_holders(tx, closed_audience, {{permit::office(permit::Role::district_secretariat, odense), {}, {}}});
      registry::put(tx, thing("plan", permit::public_audience(), 1), "samarbejdsplanen for tryghed i nattelivet");
      registry::put(tx, thing("lukket", closed_audience, 2), "hemmelig beværtning");
      registry::put(tx, thing("tiltag", permit::public_audience(), 3), "borgermøder om indbrud på Ærø og i Aarup");
      registry::put_edge(tx, {storage::Id::of_words("plan"), storage::Id::of_words("lukket"), "discussed", today});
      registry::put_edge(tx, {storage::Id::of_words("lukket"), storage::Id::of_words("tiltag"), "became", today});
    });
  }
  template <class Read>
  auto read(Read body) {
    return (*database_)->read(body);
  }
  std::unique_ptr<trial::Throwaway> database_ = open({audit::package(), permit::package(), registry::package()});
  permit::Viewer citizen_ = permit::citizen(today);
};
TRIAL_ON_BOTH(RegistryTest);

TEST_P(RegistryTest, hidden_and_unknown_things_answer_alike) {
  read([&](storage::Transaction& tx) {
    EXPECT_TRUE(registry::find(tx, secretary(), storage::Id::of_words("lukket")));
    EXPECT_FALSE(registry::find(tx, citizen_, storage::Id::of_words("lukket")));
    EXPECT_FALSE(registry::find(tx, citizen_, storage::Id::of_words("findes ikke")));
    EXPECT_EQ(registry::of_kind(tx, citizen_, "test.thing", 10).size(), 2u);
    EXPECT_EQ(registry::of_kind(tx, secretary(), "test.thing", 10).size(), 3u);
  });
}

TEST_P(RegistryTest, the_circle_is_not_walked_through_hidden_things) {
  read([&](storage::Transaction& tx) {
    const auto seen = registry::circle_of(tx, secretary(), storage::Id::of_words("plan"));
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen[0].thing.title, "lukket");
    EXPECT_EQ(seen[1].thing.title, "tiltag");
    EXPECT_EQ(seen[1].distance, 2);
    EXPECT_TRUE(registry::circle_of(tx, citizen_, storage::Id::of_words("plan")).empty());
    const auto back = registry::circle_of(tx, secretary(), storage::Id::of_words("tiltag"));
    ASSERT_EQ(back.size(), 2u);
    EXPECT_FALSE(back[0].forwards);
  });
}

TEST_P(RegistryTest, the_circle_tells_of_causes_and_effects_not_of_siblings) {
  (*database_)->write([&](storage::Transaction& tx) {
    registry::put(tx, thing("søskende", permit::public_audience(), 4));
    registry::put_edge(tx, {storage::Id::of_words("plan"), storage::Id::of_words("søskende"), "discussed", today});
  });
  read([&](storage::Transaction& tx) {
    EXPECT_EQ(registry::circle_of(tx, secretary(), storage::Id::of_words("plan")).size(), 3u);
    EXPECT_EQ(registry::circle_of(tx, secretary(), storage::Id::of_words("søskende")).size(), 1u);
  });
}

TEST_P(RegistryTest, the_whole_circle_holds_every_edge_between_what_may_be_seen) {
  const auto id = [](const char* name) { return storage::Id::of_words(name); };
  (*database_)->write([&](storage::Transaction& tx) {
    registry::put(tx, thing("møde", permit::public_audience(), 1));
    registry::put_edge(tx, {id("møde"), id("plan"), "discussed", today});
    registry::put_edge(tx, {id("møde"), id("tiltag"), "discussed", today});  // past the plan
    registry::put_edge(tx, {id("plan"), id("tiltag"), "has", today});
  });
  read([&](storage::Transaction& tx) {
    const auto whole = registry::whole_circle_of(tx, secretary(), id("plan"));
    EXPECT_EQ(whole.around.size(), 3u);
    EXPECT_EQ(whole.edges.size(), 5u);
    EXPECT_TRUE(whole.complete);
    const auto open = registry::whole_circle_of(tx, citizen_, id("plan"));
    ASSERT_EQ(open.around.size(), 2u);
    EXPECT_EQ(open.edges.size(), 3u);
    for (const registry::Edge& edge : open.edges) {
      EXPECT_NE(edge.from, id("lukket"));
      EXPECT_NE(edge.to, id("lukket"));
    }
    EXPECT_TRUE(open.complete) << "what is hidden is not hinted at";
  });
}

TEST_P(RegistryTest, a_narrow_circle_leaves_room_for_both_directions) {
  const auto id = [](const std::string& name) { return storage::Id::of_words(name); };
  (*database_)->write([&](storage::Transaction& tx) {
    for (int number = 0; number < 12; ++number) {
      const std::string later = "senere " + std::to_string(number), earlier = "før " + std::to_string(number);
      registry::put(tx, thing(later, permit::public_audience(), 5));
      registry::put_edge(tx, {id("tiltag"), id(later), "told", today});
      if (number > 1) continue;
      registry::put(tx, thing(earlier, permit::public_audience(), 1));
      registry::put_edge(tx, {id(earlier), id("tiltag"), "became", today});
    }
  });
  read([&](storage::Transaction& tx) {
    const auto near = registry::whole_circle_of(tx, citizen_, id("tiltag"), 6);
    EXPECT_FALSE(near.complete);
    ASSERT_EQ(near.around.size(), 6u);
    EXPECT_EQ(std::count_if(near.around.begin(), near.around.end(), [](const auto& one) { return !one.forwards; }), 2);
    EXPECT_EQ(near.edges.size(), 6u);
    EXPECT_EQ(registry::whole_circle_of(tx, citizen_, id("tiltag")).around.size(), 14u);
  });
}

TEST_P(RegistryTest, search_folds_endings_and_letters_and_hides) {
  read([&](storage::Transaction& tx) {
    const auto titles = [&](const permit::Viewer& viewer, std::string_view words) {
      std::string found;
      for (const auto& hit : registry::search(tx, viewer, words).things) found += hit.title + " ";
      return found;
    };
    EXPECT_EQ(titles(citizen_, "samarbejdsplan"), "plan ");
    EXPECT_EQ(titles(citizen_, "samarb"), "plan ") << "half typed";
    EXPECT_EQ(titles(citizen_, "aarup"), "tiltag ");
    EXPECT_EQ(titles(citizen_, "Årup"), "tiltag ") << "å and aa are alike";
    EXPECT_EQ(titles(citizen_, "borgermøde indbrud"), "tiltag ");
    EXPECT_EQ(titles(citizen_, "borgermøde natteliv"), "") << "every word must be found";
    EXPECT_EQ(titles(secretary(), "beværtning"), "lukket ");
    EXPECT_EQ(titles(citizen_, "beværtning"), "");
    EXPECT_EQ(titles(citizen_, "hemmel"), "") << "not by its beginning either";
    EXPECT_EQ(titles(citizen_, "   "), "");
  });
}

TEST_P(RegistryTest, work_belongs_to_an_office_and_is_closed_once) {
  const storage::Id office = permit::office(permit::Role::district_secretariat, odense);
  const auto work = [&](const permit::Viewer& viewer) {
    return read([&](storage::Transaction& tx) { return registry::work_of(tx, viewer); });
  };
  (*database_)->write([&](storage::Transaction& tx) {
    registry::put_todo(tx, {.thing = storage::Id::of_words("lukket"), .holder = office, .act = "read", .due = today});
    registry::put_todo(tx, {.thing = storage::Id::of_words("lukket"),
                            .holder = office,
                            .act = "read",
                            .due = config::plus_days(today, 4)});
  });
  ASSERT_EQ(work(secretary()).size(), 1u) << "one todo per thing, holder and act";
  EXPECT_EQ(work(secretary())[0].todo.due, config::plus_days(today, 4));
  permit::Viewer other = secretary();
  other.authority = storage::Id::of_words("authority:nyborg");
  EXPECT_TRUE(work(other).empty());
  EXPECT_TRUE(work(citizen_).empty());
  (*database_)->write([&](storage::Transaction& tx) {
    registry::close_todo(tx, storage::Id::of_words("lukket"), "read");
  });
  EXPECT_TRUE(work(secretary()).empty());
}

TEST_P(RegistryTest, feeds_go_on_from_the_last_row) {
  read([&](storage::Transaction& tx) {
    const auto first = registry::feed(tx, secretary(), {.kind = "test.thing", .limit = 2});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].title, "tiltag");
    const auto rest =
        registry::feed(tx, secretary(),
                       {.kind = "test.thing", .after_day = config::iso(first[1].day), .after_id = first[1].id.text()});
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest[0].title, "plan");
  });
}

TEST_P(RegistryTest, feeds_are_the_same_for_somebody_in_few_and_in_many_audiences) {
  const auto titles = [&] {
    return read([&](storage::Transaction& tx) {
      std::string found;
      for (const auto& thing : registry::feed(tx, secretary(), {.kind = "test.thing", .limit = 2}))
        found += thing.title + " ";
      return found;
    });
  };
  const std::string in_few = titles();
  (*database_)->write([&](storage::Transaction& tx) {
    for (int number = 0; number < 40; ++number) {
      const storage::Id audience = storage::Id::of_words("many:" + std::to_string(number));
      permit::put_audience(tx, audience, "Endnu et råd");
      permit::set_holders(tx, audience, {{permit::office(permit::Role::district_secretariat, odense), {}, {}}});
    }
  });
  EXPECT_EQ(titles(), in_few);
}

TEST_P(RegistryTest, a_feed_is_walked_to_its_end_and_counted_to_a_limit) {
  (*database_)->write([&](storage::Transaction& tx) {
    for (int number = 0; number < 60; ++number)
      registry::put(tx, thing("mange " + std::to_string(number),
                              number % 3 == 0 ? closed_audience : permit::public_audience(), 1 + number % 4));
  });
  read([&](storage::Transaction& tx) {
    for (const auto& [viewer, all] : {std::pair{citizen_, 42}, std::pair{secretary(), 63}}) {
      registry::FeedQuery query{.kind = "test.thing", .limit = 7};
      std::set<storage::Id> seen;
      for (auto page = registry::feed(tx, viewer, query); !page.empty(); page = registry::feed(tx, viewer, query)) {
        for (const auto& one : page) EXPECT_TRUE(seen.insert(one.id).second);
        query.after_day = config::iso(page.back().day);
        query.after_id = page.back().id.text();
      }
      EXPECT_EQ(static_cast<int>(seen.size()), all);
      EXPECT_EQ(registry::count(tx, viewer, {.kind = "test.thing"}), all);
      EXPECT_EQ(registry::count(tx, viewer, {.kind = "test.thing"}, 10), 11);
      EXPECT_EQ(registry::count(tx, viewer, {.kind = "test.thing", .state = "open"}), all);
      EXPECT_EQ(registry::count(tx, viewer, {.kind = "test.nothing"}), 0);
    }
  });
}

TEST_P(RegistryTest, a_removed_thing_is_found_nowhere) {
  (*database_)->write([&](storage::Transaction& tx) { registry::remove(tx, storage::Id::of_words("tiltag")); });
  read([&](storage::Transaction& tx) {
    EXPECT_FALSE(registry::find(tx, secretary(), storage::Id::of_words("tiltag")));
    EXPECT_TRUE(registry::search(tx, secretary(), "indbrud").things.empty());
    EXPECT_EQ(registry::circle_of(tx, secretary(), storage::Id::of_words("plan")).size(), 1u);
  });
}

}  // namespace
