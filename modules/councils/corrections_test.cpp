// What happens when something is changed late or by two: minutes that are out for approval, a meeting that two people
// move, a joint meeting's decision, an owner without a seat, a reason that is too long.

#include <gtest/gtest.h>

#include <algorithm>

#include "agenda_item_store.h"
#include "approval_store.h"
#include "attendance_store.h"
#include "audit/history.h"
#include "council_store.h"
#include "decision_acts.h"
#include "decision_store.h"
#include "item_acts.h"
#include "meeting_change_pages.h"
#include "meeting_mode_pages.h"
#include "minutes_pages.h"
#include "registration.h"
#include "registry/todo.h"
#include "trial_district.h"

namespace web {
config::Package package();
}

namespace councils {
namespace {

const storage::Id meeting_2 = storage::Id::of_words("meeting:kredsraad-2-2020");
using Values = std::vector<std::pair<std::string, std::string>>;

/// The pages of a district, asked without a server.
struct Pages {
  District& district;
  config::Settings settings;
  documents::Printer printer{
      district.database->folder(), std::filesystem::path(trial::source_folder()) / "kernel/documents/worker", {}};
  i18n::Language danish{"da", {web::package(), permit::package(), organisation::package(), package()}};
  web::Routes routes;

  explicit Pages(District& fyn) : district(fyn) {
    const Desk desk{district.archive, district.files, printer, settings};
    meeting_change_routes(routes, desk);
    meeting_mode_routes(routes, desk);
    minutes_routes(routes, desk);
  }
  http::Response post(const permit::Viewer& viewer, const std::string& address, Values form) {
    http::Request request;
    request.method = http::Method::post;
    request.target = request.path = address;
    request.form = http::Fields(std::move(form));
    const auto match = routes.find(request.method, request.path);
    http::Response response;
    response.status = 404;
    if (!match.route || !match.route->right.given_to(viewer)) return response;
    web::Exchange exchange{request, viewer, danish, district.clock.now(), "token", match.place, {}};
    return match.route->handler(exchange);
  }
};

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}

class CorrectionsTest : public CouncilsTest {};
TRIAL_ON_BOTH(CorrectionsTest);

TEST_P(CorrectionsTest, asks_again_when_minutes_out_for_approval_are_changed) {
  const auto fyn = demo();
  const auto secretary = fyn->secretary();
  const auto mayor = fyn->mayor("odense");
  const storage::Id seat = permit::office(Role::mayor, organisation::authority_id("odense"));
  const auto item = [&] { return fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_2).at(3); }); };
  const auto minute = [&](const std::string& record) {
    const Item now = item();
    MinuteText text;
    text.record = record;
    text.outcome = now.outcome;
    return fyn->change(
        secretary, [&](audit::Change& c) { return minute_item(c, secretary, meeting_2, now.id, now.version, text); });
  };
  const auto approved = [&] {
    const auto answers = fyn->read([&](storage::Transaction& tx) { return approvals_of(tx, meeting_2); });
    return std::count_if(answers.begin(), answers.end(),
                         [](const Approval& one) { return one.answer == Answer::approved; });
  };
  const auto objected = [&] {
    const auto answers = fyn->read([&](storage::Transaction& tx) { return approvals_of(tx, meeting_2); });
    return std::count_if(answers.begin(), answers.end(),
                         [](const Approval& one) { return one.answer == Answer::objected; });
  };
  const auto asked = [&] {
    const auto waiting = fyn->read([&](storage::Transaction& tx) { return registry::open_on(tx, meeting_2); });
    return std::any_of(waiting.begin(), waiting.end(), [&](const registry::Todo& todo) {
      return todo.act == waits::approve_minutes && todo.holder == seat;
    });
  };
  const Meeting before = fyn->meeting(meeting_2);
  ASSERT_EQ(before.state, State::minutes_sent);
  ASSERT_TRUE(minute(item().record));
  EXPECT_EQ(approved(), 4) << "the same words change nothing";
  EXPECT_FALSE(asked());

  ASSERT_TRUE(minute("Udrykningstiden er faldet."));
  EXPECT_EQ(approved(), 0);
  EXPECT_EQ(objected(), 1) << "an objection stands";
  EXPECT_TRUE(asked());
  EXPECT_EQ(fyn->meeting(meeting_2).minutes_sent, fyn->today()) << "silence is counted from the new words";
  const auto history = fyn->read([&](storage::Transaction& tx) { return audit::history_of(tx, meeting_2); });
  EXPECT_TRUE(std::any_of(history.begin(), history.end(),
                          [](const audit::Entry& entry) { return entry.act.verb == "minutes_round_begun_again"; }));

  const auto answer = [&](std::int64_t version) {
    return fyn->change(mayor, [&](audit::Change& c) { return answer_round(c, mayor, meeting_2, true, "", version); });
  };
  EXPECT_FALSE(answer(before.version)) << "he read the old words";
  EXPECT_TRUE(answer(fyn->meeting(meeting_2).version));
  EXPECT_EQ(approved(), 1);
}

TEST_P(CorrectionsTest, leaves_minutes_alone_that_the_next_meeting_has_approved) {
  const auto fyn = demo();
  fyn->clock.set(config::parse_local("2020-09-22T10:00").value());
  const auto secretary = fyn->secretary();
  ASSERT_TRUE(fyn->step(secretary, meeting_3, Act::hold));
  for (const Item& item : fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_3); })) {
    if (item.kind != ItemKind::approve_minutes) continue;
    ASSERT_TRUE(fyn->change(secretary, [&](audit::Change& c) {
      return minute_item(c, secretary, meeting_3, item.id, item.version, {"Godkendt.", Ending::decided, {}, {}, 0});
    }));
  }
  const Item old = fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_2).at(3); });
  const auto late = fyn->change(secretary, [&](audit::Change& c) {
    return minute_item(c, secretary, meeting_2, old.id, old.version, {"Andre ord.", Ending::noted, {}, {}, 0});
  });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.refusal().field, "record");
  EXPECT_EQ(fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting_2).at(3).record; }), old.record);
}

TEST_P(CorrectionsTest, lets_the_second_of_two_who_move_a_meeting_see_both_and_go_on) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto secretary = fyn->secretary();
  const std::string stale = std::to_string(fyn->meeting(meeting_3).version);
  ASSERT_TRUE(fyn->step(fyn->chief(), meeting_3, Act::move,
                        {config::parse_date("2020-09-29"), 600, "Rådhuset i Nyborg", "Lokalet er optaget."}));
  const std::string fresh = std::to_string(fyn->meeting(meeting_3).version);
  const std::string address = "/raad/moede/" + meeting_3.text();
  const auto move = [&](const std::string& version) {
    return pages.post(secretary, address + "/flyt",
                      {{"version", version},
                       {"day", "2020-09-30"},
                       {"starts", "11.00"},
                       {"venue", "Rådhuset i Assens"},
                       {"reason", "Mange er syge."}});
  };
  const auto cancel = [&](const std::string& version) {
    return pages.post(secretary, address + "/aflys", {{"version", version}, {"reason", "Alle er syge."}});
  };
  for (const http::Response& second : {move(stale), cancel(stale)}) {
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(says(second, "name=\"version\" value=\"" + fresh + "\""));
    EXPECT_TRUE(says(second, "Nyborg")) << "what the other wrote";
    EXPECT_TRUE(says(second, "er syge.")) << "what was typed";
  }
  EXPECT_EQ(move(fresh).status, 303);
  EXPECT_EQ(fyn->meeting(meeting_3).venue, "Rådhuset i Assens");
}

TEST_P(CorrectionsTest, lets_each_councils_secretariat_end_what_a_joint_meeting_decided) {
  const auto fyn = demo();
  const auto consultant = as(Role::ssp_consultant, "aeroe", "ssp-aeroe", fyn->today());
  const storage::Id aeroe = council_id("lokalraad-aeroe");
  const Decision decision = fyn->read([&](storage::Transaction& tx) {
    for (Decision& one : open_decisions(tx, {aeroe}, fyn->today())) {
      if (one.council != aeroe && find_meeting(tx, one.meeting)->minutes_are_out()) return std::move(one);
    }
    return Decision{};
  });
  ASSERT_FALSE(decision.id.empty());
  const auto drop = [&] {
    return fyn->change(consultant, [&](audit::Change& c) {
      return end_decision(c, consultant, decision.id, decision.version, DecisionState::dropped, "Der er ikke penge.");
    });
  };
  EXPECT_FALSE(drop()) << "a member does not";
  fyn->archive.database().write([&](storage::Transaction& tx) {
    for (Member member : members_of(tx, {aeroe})) {
      if (member.holder != permit::office(Role::ssp_consultant, consultant.authority)) continue;
      member.seat = Seat::secretary;
      put_member(tx, member);
    }
  });
  EXPECT_TRUE(drop());
}

TEST_P(CorrectionsTest, takes_only_a_seat_as_owner_of_a_decision) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const storage::Id meeting = storage::Id::of_words("meeting:lokalraad-assens-2-2020");
  const auto secretary = fyn->secretary();
  const Item item = fyn->read([&](storage::Transaction& tx) { return items_of(tx, meeting).at(2); });
  const auto save = [&](const storage::Id& owner) {
    return pages.post(secretary, item.address() + "/moedetilstand",
                      {{"version", std::to_string(item.version)},
                       {"record", "Aftalt."},
                       {"outcome", "decided"},
                       {"decision-2", "Lyset sættes op."},
                       {"owner-2", owner.text()}});
  };
  const auto refused = save(permit::office(Role::municipal_ceo, organisation::authority_id("odense")));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "href=\"#owner-2\"")) << "beside its field";
  EXPECT_TRUE(says(refused, "Lyset sættes op."));
  EXPECT_TRUE(fyn->read([&](storage::Transaction& tx) { return decisions_of_item(tx, item.id); }).empty());
  EXPECT_EQ(save(permit::office(Role::municipal_ceo, organisation::authority_id("assens"))).status, 303);
}

TEST_P(CorrectionsTest, saves_nothing_of_the_attendance_when_a_reason_is_too_long) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto rows = [&] { return fyn->read([&](storage::Transaction& tx) { return attendance_of(tx, meeting_2); }); };
  const std::string first = permit::office(Role::mayor, organisation::authority_id("odense")).text();
  const std::string second = permit::office(Role::mayor, organisation::authority_id("assens")).text();
  const auto save = [&](const std::string& reason) {
    return pages.post(fyn->secretary(), "/raad/moede/" + meeting_2.text() + "/fremmoede",
                      {{"presence-" + first, "apology"},
                       {"reason-" + first, "På rejse i Skagen"},
                       {"presence-" + second, "apology"},
                       {"reason-" + second, reason}});
  };
  const auto travels = [&] {
    const auto all = rows();
    return std::any_of(all.begin(), all.end(), [](const Attendance& row) { return row.reason == "På rejse i Skagen"; });
  };
  const auto refused = save(std::string(201, 'a'));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(says(refused, "href=\"#reason-" + second + "\"")) << "beside its field";
  EXPECT_TRUE(says(refused, "På rejse i Skagen")) << "what was typed is kept";
  EXPECT_FALSE(travels()) << "nothing is half saved";
  EXPECT_EQ(save("Syg").status, 303);
  EXPECT_TRUE(travels());
}

}  // namespace
}  // namespace councils
