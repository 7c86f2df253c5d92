// The councils of the demo district on both engines: loading, one meeting from draft to public minutes, the proof of a
// discussion, closed items, and two people at the same item.

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>

#include "agenda_item_store.h"
#include "approval_store.h"
#include "audit/archive.h"
#include "audit/history.h"
#include "council_store.h"
#include "decision_acts.h"
#include "decision_store.h"
#include "discussion.h"
#include "files/files.h"
#include "i18n/language.h"
#include "i18n/texts_check.h"
#include "item_acts.h"
#include "jobs/jobs.h"
#include "loading.h"
#include "mail/mail.h"
#include "meeting_access.h"
#include "meeting_acts.h"
#include "meeting_json.h"
#include "meeting_store.h"
#include "module.h"
#include "organisation/lookup.h"
#include "organisation/module.h"
#include "permit/audience.h"
#include "publication.h"
#include "registration.h"
#include "registry/edge.h"
#include "registry/feed.h"
#include "registry/search.h"
#include "registry/thing.h"
#include "registry/todo.h"
#include "trial/databases.h"
#include "trial_district.h"

namespace councils {
namespace {

TRIAL_ON_BOTH(CouncilsTest);

TEST_P(CouncilsTest, loads_the_councils_and_the_meetings_of_the_demo_district) {
  const auto fyn = demo();
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_EQ(all_councils(tx).size(), 11u);
    EXPECT_EQ(district_council(tx, fyn->today()).value().name, "Kredsrådet");
    EXPECT_EQ(visible_councils(tx, fyn->secretary()).size(), 11u);
    EXPECT_EQ(visible_councils(tx, fyn->mayor("svendborg")).size(), 1u);
    EXPECT_TRUE(visible_councils(tx, fyn->citizen()).empty());
    EXPECT_EQ(find_meeting(tx, meeting_3).value().moved_from, config::parse_date("2020-09-15"));
    EXPECT_EQ(meetings_in_year(tx, council_id("kredsraad"), 2020), 4);
    EXPECT_EQ(meetings_in_year(tx, council_id("lokalraad-aeroe"), 2020), 3) << "a cancelled one does not count";
    EXPECT_GE(published_meetings(tx, 100).size(), 10u);
    // The open decisions of the kredsråd, one of them late.
    int late = 0;
    for (const Decision& decision : open_decisions(tx, {council_id("kredsraad")}, fyn->today()))
      late += decision.late(fyn->today());
    EXPECT_GE(late, 1);
    // What an area's lokalråd decided together returns to each of them.
    bool together = false;
    for (const Decision& decision : open_decisions(tx, {council_id("lokalraad-aeroe")}, fyn->today())) {
      together = together || decision.council == council_id("lokalraad-svendborg");
    }
    EXPECT_TRUE(together);
  });
  EXPECT_TRUE(fyn->load(District::folder()).empty()) << "loading again leaves the meetings as they are";
}

TEST_P(CouncilsTest, takes_a_meeting_from_wishes_to_public_minutes) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const auto matter = Matter{storage::Id::of_words("plan-version:2021-1"),
                             "cooperation_plan.version",
                             "/plan/2021",
                             "Samarbejdsplan for 2021",
                             "Udkastet drøftes.",
                             30};
  const auto put = [&](const permit::Viewer& viewer) {
    return fyn->change(viewer, [&](audit::Change& c) { return put_on_agenda(c, viewer, meeting_4, matter); });
  };
  EXPECT_FALSE(put(fyn->citizen()));
  const auto item = put(secretary);
  ASSERT_TRUE(item);
  EXPECT_EQ(put(secretary).operator*(), *item) << "once is enough";

  ASSERT_TRUE(fyn->step(secretary, meeting_4, Act::begin_agenda));
  EXPECT_FALSE(fyn->step(fyn->mayor("odense"), meeting_4, Act::send_agenda)) << "a member does not send";
  const int mails = fyn->read([](storage::Transaction& tx) { return mail::waiting(tx); });
  ASSERT_TRUE(fyn->step(secretary, meeting_4, Act::send_agenda));
  EXPECT_GE(fyn->read([](storage::Transaction& tx) { return mail::waiting(tx); }) - mails, 11);
  fyn->read([&](storage::Transaction& tx) {
    const auto items = items_of(tx, meeting_4);
    EXPECT_EQ(items.front().number, 249) << "numbers go on from the last agenda";
    EXPECT_EQ(items.back().kind, ItemKind::any_other);
    const auto opened = open_meeting(tx, secretary, meeting_4).value();
    for (const Item& i : items) {
      if (i.kind == ItemKind::follow_up) {
        EXPECT_FALSE(followed_up_for(tx, secretary, i).empty()) << "open decisions return";
      }
    }
    const auto discussion = discussion_of(tx, matter.subject).value();
    EXPECT_FALSE(discussion.minuted);
    EXPECT_TRUE(registry::work_of(tx, fyn->mayor("odense")).size() > 0);
  });
  const auto other = Matter{
      storage::Id::of_words("plan-version:2021-2"), "cooperation_plan.version", "/plan/2021", "Ændret udkast", "", 10};
  const auto refused =
      fyn->change(secretary, [&](audit::Change& c) { return put_on_agenda(c, secretary, meeting_4, other); });
  EXPECT_FALSE(refused) << "the agenda is sent";

  EXPECT_FALSE(fyn->step(secretary, meeting_4, Act::hold)) << "its day has not come";
  fyn->clock.set(config::parse_local("2020-12-08T10:00").value());
  ASSERT_TRUE(fyn->step(fyn->secretary(), meeting_4, Act::hold));
  EXPECT_FALSE(fyn->read([&](storage::Transaction& tx) { return discussion_of(tx, matter.subject)->minuted; }));
  const auto on_the_day = fyn->secretary();
  for (const Item& i : fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_4); })) {
    MinuteText text;
    text.record = "Drøftet: " + i.title;
    text.outcome = Ending::noted;
    if (i.id == *item) {
      text.decisions.push_back({"Kommunerne sender deres bemærkninger.",
                                permit::office(Role::mayor, organisation::authority_id("odense")),
                                config::parse_date("2021-01-10")});
    }
    ASSERT_TRUE(fyn->change(
        on_the_day, [&](audit::Change& c) { return minute_item(c, on_the_day, meeting_4, i.id, i.version, text); }));
  }
  ASSERT_TRUE(fyn->step(on_the_day, meeting_4, Act::begin_minutes));
  ASSERT_TRUE(fyn->step(on_the_day, meeting_4, Act::send_minutes));
  const auto discussion =
      fyn->read([&](storage::Transaction& tx) { return discussion_of(tx, matter.subject).value(); });
  EXPECT_TRUE(discussion.minuted);
  EXPECT_FALSE(discussion.approved);
  EXPECT_EQ(config::iso(discussion.day), "2020-12-08");

  const auto mayor = fyn->mayor("odense");
  ASSERT_TRUE(fyn->change(
      mayor, [&](audit::Change& c) { return answer_round(c, mayor, meeting_4, false, "Der mangler et punktum."); }));
  EXPECT_FALSE(fyn->change(fyn->citizen(),
                           [&](audit::Change& c) { return answer_round(c, fyn->citizen(), meeting_4, true, ""); }));
  fyn->clock.set(config::parse_local("2020-12-20T10:00").value());
  EXPECT_FALSE(fyn->step(fyn->secretary(), meeting_4, Act::approve_minutes)) << "an objection waits for its answer";
  const auto later = fyn->secretary();
  ASSERT_TRUE(fyn->change(later, [&](audit::Change& c) {
    return reply_to_objection(c, later, meeting_4, permit::office(Role::mayor, organisation::authority_id("odense")),
                              "Punktummet er sat.");
  }));
  ASSERT_TRUE(fyn->step(later, meeting_4, Act::approve_minutes));
  EXPECT_TRUE(fyn->read([&](storage::Transaction& tx) { return discussion_of(tx, matter.subject)->approved; }));
  EXPECT_FALSE(fyn->read([&](storage::Transaction& tx) { return published_meeting(tx, meeting_4); }));
  ASSERT_TRUE(fyn->step(later, meeting_4, Act::publish));
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_TRUE(published_meeting(tx, meeting_4));
    const auto thing = registry::find(tx, fyn->citizen(), public_minutes_id(find_meeting(tx, meeting_4).value()));
    ASSERT_TRUE(thing);
    EXPECT_EQ(thing->kind, kinds::public_minutes);
    EXPECT_FALSE(registry::find(tx, fyn->citizen(), meeting_4));
  });
  EXPECT_GE(fyn->read([&](storage::Transaction& tx) { return audit::history_of(tx, meeting_4).size(); }), 8u);
}

TEST_P(CouncilsTest, proves_the_discussion_of_the_plan_of_2020) {
  const auto fyn = demo();
  const auto discussion = fyn->read(
      [](storage::Transaction& tx) { return discussion_of(tx, storage::Id::of_words("plan-version:2020-1")); });
  ASSERT_TRUE(discussion);
  EXPECT_EQ(config::iso(discussion->day), "2019-12-03");
  EXPECT_TRUE(discussion->minuted);
  EXPECT_TRUE(discussion->approved);
  EXPECT_EQ(discussion->item_number, "216");
  EXPECT_FALSE(fyn->read(
      [](storage::Transaction& tx) { return discussion_of(tx, storage::Id::of_words("plan-version:2020-2")); }));
}

TEST_P(CouncilsTest, keeps_closed_items_from_everybody_outside) {
  const auto fyn = demo();
  const i18n::Language danish("da", {package()});
  fyn->read([&](storage::Transaction& tx) {
    storage::Id closed;
    for (const Item& item : items_of(tx, meeting_1)) {
      if (item.closed) closed = item.id;
    }
    ASSERT_FALSE(closed.empty());
    // Those who sit in the council have it; a lokalråd's member, and a citizen, have not.
    EXPECT_TRUE(visible_item(tx, fyn->mayor("svendborg"), meeting_1, closed));
    const auto rep = as(Role::municipal_rep, "svendborg", "repraesentant-svendborg", fyn->today());
    for (const permit::Viewer& outside :
         {rep, fyn->citizen(), as(Role::administrator, "fyns-politi", "drift", fyn->today())}) {
      EXPECT_FALSE(open_meeting(tx, outside, meeting_1));
      EXPECT_FALSE(visible_item(tx, outside, meeting_1, closed));
      EXPECT_TRUE(fyn->files.of_thing(tx, outside, closed).empty());
      EXPECT_FALSE(registry::find(tx, outside, closed));
      EXPECT_TRUE(registry::search(tx, outside, "Månestrålen").things.empty());
      for (const Decision& decision : visible_decisions(tx, outside, 1000))
        EXPECT_EQ(decision.text.find("Månestrålen"), std::string::npos);
      for (const registry::Neighbour& near :
           registry::circle_of(tx, outside, public_minutes_id(find_meeting(tx, meeting_1).value()))) {
        EXPECT_EQ(near.thing.title.find("Månestrålen"), std::string::npos);
      }
    }
    EXPECT_FALSE(fyn->files.of_thing(tx, fyn->mayor("svendborg"), closed).empty());
    EXPECT_FALSE(registry::search(tx, fyn->mayor("svendborg"), "Månestrålen").things.empty());
    // The public version, even when it is handed the closed items by mistake.
    const Meeting meeting = find_meeting(tx, meeting_1).value();
    const http::Request request;
    const web::Exchange exchange{request, fyn->citizen(), danish, fyn->clock.now(), {}, {}, {}};
    const std::string bytes =
        boost::json::serialize(to_json(public_minutes(tx, meeting, items_of(tx, meeting_1)), exchange));
    EXPECT_EQ(bytes.find("Månestrålen"), std::string::npos);
    EXPECT_EQ(bytes.find("Trusler"), std::string::npos);
    EXPECT_NE(bytes.find("Svindel over for ældre borgere"), std::string::npos);
  });
}

TEST_P(CouncilsTest, closes_everything_under_an_item_with_it) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const Item open = fyn->read([&](storage::Transaction& tx) {
    for (Item& item : items_of(tx, meeting_1)) {
      if (item.title.starts_with("Svindel")) return std::move(item);
    }
    return Item{};
  });
  ASSERT_TRUE(fyn->change(secretary, [&](audit::Change& c) {
    return set_class(c, secretary, fyn->files, meeting_1, open.id, open.version, true);
  }));
  fyn->read([&](storage::Transaction& tx) {
    for (const Decision& decision : decisions_of_item(tx, open.id)) EXPECT_TRUE(decision.closed);
    const auto hits = registry::search(tx, fyn->citizen(), "svindel");
    for (const registry::Thing& thing : hits.things) EXPECT_EQ(thing.title.find("Svindel"), std::string::npos);
    EXPECT_EQ(open_items(tx, meeting_1).size() + 2, items_of(tx, meeting_1).size());
  });
  EXPECT_FALSE(fyn->change(secretary, [&](audit::Change& c) {
    return set_class(c, secretary, fyn->files, meeting_1, open.id, open.version + 1, false);
  })) << "published minutes are not opened afterwards";
}

TEST_P(CouncilsTest, keeps_decisions_to_the_writers_until_the_minutes_are_sent) {
  const auto fyn = demo();
  const storage::Id meeting = storage::Id::of_words("meeting:lokalraad-assens-2-2020");
  const auto secretary = fyn->secretary();
  const auto member = as(Role::municipal_ceo, "assens", "direktoer-assens", fyn->today());
  const Item item = fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting).at(2); });
  MinuteText text;
  text.record = "Klubben og kommunen mødes.";
  text.decisions.push_back({"Kommunen sætter lys ved Gurkemarken.",
                            permit::office(Role::municipal_ceo, organisation::authority_id("assens")),
                            {}});
  ASSERT_TRUE(fyn->change(
      secretary, [&](audit::Change& c) { return minute_item(c, secretary, meeting, item.id, item.version, text); }));
  const Decision draft = fyn->read([&](storage::Transaction& tx) { return decisions_of_item(tx, item.id).at(0); });
  const auto lists = [&](storage::Transaction& tx, const permit::Viewer& viewer) {
    const auto all = all_decisions_for(tx, viewer, 5000);
    return std::any_of(all.begin(), all.end(), [&](const Decision& one) { return one.id == draft.id; });
  };
  const auto waits = [&](storage::Transaction& tx) {
    const auto work = registry::work_of(tx, member);
    return std::any_of(work.begin(), work.end(), [&](const registry::Work& one) { return one.thing.id == draft.id; });
  };
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_TRUE(open_meeting(tx, member, meeting));
    EXPECT_FALSE(decision_for(tx, member, draft.id));
    EXPECT_FALSE(lists(tx, member));
    EXPECT_TRUE(registry::search(tx, member, "Gurkemarken").things.empty());
    EXPECT_FALSE(registry::find(tx, member, draft.id));
    EXPECT_FALSE(waits(tx));
    EXPECT_TRUE(decision_for(tx, secretary, draft.id));
    EXPECT_TRUE(lists(tx, secretary));
  });
  EXPECT_FALSE(fyn->change(member, [&](audit::Change& c) {
    return end_decision(c, member, draft.id, draft.version, DecisionState::done, "Lyset er sat.");
  }));
  for (const Item& one : fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting); })) {
    if (one.minuted()) continue;
    ASSERT_TRUE(fyn->change(secretary, [&](audit::Change& c) {
      return minute_item(c, secretary, meeting, one.id, one.version, {"Intet.", Ending::noted, {}, {}, 0});
    }));
  }
  ASSERT_TRUE(fyn->step(secretary, meeting, Act::send_minutes));
  fyn->read([&](storage::Transaction& tx) {
    EXPECT_TRUE(decision_for(tx, member, draft.id));
    EXPECT_TRUE(lists(tx, member));
    EXPECT_FALSE(registry::search(tx, member, "Gurkemarken").things.empty());
    EXPECT_TRUE(waits(tx));
  });
}

TEST_P(CouncilsTest, takes_the_plan_to_the_kredsraad_only) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const storage::Id local = storage::Id::of_words("meeting:lokalraad-svendborg-3-2020");
  const auto put = [&](const char* kind) {
    const Matter matter{storage::Id::of_words(kind), kind, "/plan/2021", "Samarbejdsplan for 2021", "", 30};
    return fyn->change(secretary, [&](audit::Change& c) { return put_on_agenda(c, secretary, local, matter); });
  };
  const auto refused = put("cooperation_plan.version");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.refusal().law, "retsplejeloven § 113");
  EXPECT_TRUE(put("efforts.effort")) << "anything else may be discussed there";
}

TEST_P(CouncilsTest, leaves_nothing_of_an_item_closed_after_publication) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const storage::Id meeting = storage::Id::of_words("meeting:kredsraad-4-2019"),
                    plan = storage::Id::of_words("plan-version:2020-1");
  fyn->archive.database().write([&](storage::Transaction& tx) {
    registry::put(tx,
                  {.id = plan,
                   .kind = "cooperation_plan.version",
                   .title = "Planen",
                   .address = "/plan/2020",
                   .audience = permit::public_audience(),
                   .sentence = "",
                   .state = "",
                   .day = fyn->today()},
                  "");
  });
  const auto around = [&] {
    return fyn->read([&](storage::Transaction& tx) { return registry::circle_of(tx, fyn->citizen(), plan).size(); });
  };
  EXPECT_GT(around(), 0u);
  const Item item = fyn->read([&](storage::Transaction& tx) { return items_on(tx, plan).at(0); });
  ASSERT_TRUE(fyn->change(secretary, [&](audit::Change& c) {
    return set_class(c, secretary, fyn->files, meeting, item.id, item.version, true);
  }));
  EXPECT_EQ(around(), 0u) << "that the plan was discussed there is the closed item's matter";
}

TEST_P(CouncilsTest, takes_an_item_off_only_as_it_was_read) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const Item before = fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_4).front(); });
  ItemText text;
  text.title = "Digitale krænkelser";
  ASSERT_TRUE(fyn->change(fyn->chief(), [&](audit::Change& c) {
    return edit_item(c, fyn->chief(), fyn->files, meeting_4, before.id, before.version, text);
  }));
  const auto remove = [&](std::int64_t version) {
    return fyn->change(secretary, [&](audit::Change& c) {
      return remove_item(c, secretary, fyn->files, meeting_4, before.id, version);
    });
  };
  EXPECT_FALSE(remove(before.version));
  EXPECT_TRUE(remove(before.version + 1));
}

TEST_P(CouncilsTest, plans_one_meeting_when_a_council_is_named_twice) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  NewMeeting wanted;
  wanted.councils = {council_id("kredsraad"), council_id("kredsraad")};
  wanted.day = *config::parse_date("2020-12-15");
  wanted.starts = 600;
  wanted.venue = "Odense";
  wanted.expected = 60;
  const auto planned = fyn->change(secretary, [&](audit::Change& c) { return plan_meeting(c, secretary, wanted); });
  ASSERT_TRUE(planned);
  EXPECT_EQ(fyn->meeting(planned->id).councils.size(), 1u);
}

TEST_P(CouncilsTest, tells_the_second_of_two_who_edit_the_same_item) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const auto chief = fyn->chief();
  const Item before = fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_4).front(); });
  const auto edit = [&](const permit::Viewer& viewer, std::int64_t version, const char* title) {
    ItemText text;
    text.title = title;
    text.brief = before.brief;
    return fyn->change(viewer, [&](audit::Change& c) {
      return edit_item(c, viewer, fyn->files, meeting_4, before.id, version, text);
    });
  };
  const auto first = edit(secretary, before.version, "Digitale krænkelser");
  ASSERT_TRUE(first);
  const auto second = edit(chief, before.version, "Krænkelser på nettet");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.refusal().field, "version");
  EXPECT_EQ(fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_4).front().title; }),
            "Digitale krænkelser");
  EXPECT_TRUE(edit(chief, first->version, "Krænkelser på nettet"));
}

TEST_P(CouncilsTest, moves_and_cancels_and_tells_everybody) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const int mails = fyn->read([](storage::Transaction& tx) { return mail::waiting(tx); });
  const auto moved = fyn->step(secretary, meeting_3, Act::move,
                               {config::parse_date("2020-09-29"), 600, "Rådhuset i Nyborg", "Lokalet er optaget."});
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->moved_from, config::parse_date("2020-09-15")) << "the first day is kept";
  EXPECT_EQ(moved->sequence, 2);
  const int after_move = fyn->read([](storage::Transaction& tx) { return mail::waiting(tx); });
  EXPECT_GE(after_move - mails, 11);
  ASSERT_TRUE(fyn->step(secretary, meeting_3, Act::cancel, {{}, {}, {}, "Formanden er syg."}));
  EXPECT_GT(fyn->read([](storage::Transaction& tx) { return mail::waiting(tx); }), after_move);
  EXPECT_TRUE(fyn->read([](storage::Transaction& tx) { return registry::open_on(tx, meeting_3); }).empty());
}

TEST_P(CouncilsTest, ends_a_decision_once_and_only_by_the_right_one) {
  const auto fyn = demo();
  const Decision open = fyn->read([&](storage::Transaction& tx) {
    for (Decision& decision : open_decisions(tx, {council_id("kredsraad")}, fyn->today())) {
      if (!decision.closed && decision.due) return std::move(decision);
    }
    return Decision{};
  });
  const auto end = [&](const permit::Viewer& viewer, std::int64_t version) {
    return fyn->change(viewer, [&](audit::Change& c) {
      return end_decision(c, viewer, open.id, version, DecisionState::done, "Arket er delt ud.");
    });
  };
  EXPECT_FALSE(end(fyn->mayor("odense"), open.version));
  EXPECT_FALSE(end(fyn->citizen(), open.version));
  EXPECT_TRUE(end(fyn->secretary(), open.version));
  EXPECT_FALSE(end(fyn->secretary(), open.version + 1));
}

/// A copy of the district's councils with one wrong file, in a folder that vanishes.
TEST_P(CouncilsTest, answers_wrong_files_with_line_and_sentence_and_writes_nothing) {
  auto fresh =
      std::make_unique<District>(open({audit::package(), permit::package(), registry::package(), files::package(),
                                       jobs::package(), mail::package(), organisation::package(), package()}));
  const std::filesystem::path wrong = std::filesystem::path(fresh->database->folder()) / "wrong";
  std::filesystem::create_directories(wrong / "meetings");
  std::filesystem::copy_file(District::folder() / "councils.yaml", wrong / "councils.yaml");
  const auto faults_of = [&](const std::string& text) {
    std::ofstream(wrong / "meetings/m.yaml") << text;
    return fresh->load(wrong);
  };
  const std::string head = "councils: [kredsraad]\nnumber: 1\nyear: 2020\n";
  struct Wrong {
    std::string text;
    int line;
  };
  for (const Wrong& w :
       {Wrong{head + "day: 2020-02-30\n", 4}, Wrong{head + "day: 2020-03-10\ncolour: red\n", 5},
        Wrong{head + "day: 2020-03-10\nstate: finished\n", 5},
        Wrong{"councils: [byraad]\nnumber: 1\nyear: 2020\nday: 2020-03-10\n", 1},
        Wrong{head + "day: 2020-03-10\nitems:\n  - {title: A, kind: song}\n", 6},
        Wrong{head + "day: 2020-03-10\nitems:\n  - title: A\n    outcome: decided\n    decisions:\n      - {text: B, "
                     "owner: king@odense}\n",
              9},
        Wrong{head + "day: 2020-03-10\nitems:\n  - title: A\n    follows: [\"99.9\"]\n", 6}, Wrong{"- 1\n- 2\n", 1}}) {
    const auto faults = faults_of(w.text);
    ASSERT_FALSE(faults.empty()) << w.text;
    EXPECT_EQ(faults.front().file, "meetings/m.yaml") << w.text;
    EXPECT_EQ(faults.front().line, w.line) << faults.front().text() << "\n" << w.text;
  }
  EXPECT_TRUE(fresh->read([](storage::Transaction& tx) { return all_councils(tx); }).empty());
}

TEST(CouncilsTexts, have_their_danish) {
  for (const std::string& fault : i18n::check_texts(std::filesystem::path(trial::source_folder()) / "modules/councils"))
    ADD_FAILURE() << fault;
}

}  // namespace
}  // namespace councils
