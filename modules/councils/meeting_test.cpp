// Every act in every state for every part: what is allowed stands in one table, everything else is refused with words.

#include "meeting.h"

#include <gtest/gtest.h>

#include <set>

#include "agenda_item.h"
#include "approval.h"
#include "council.h"
#include "decision.h"

namespace councils {
namespace {

config::Date day(const char* iso) { return config::parse_date(iso).value(); }

Meeting meeting_in(State state) {
  Meeting meeting;
  meeting.id = storage::Id::of_words("m");
  meeting.day = day("2020-09-22");
  meeting.state = state;
  return meeting;
}

/// Everything as the acts want it, on the meeting's own day.
Circumstances fitting(Part part) {
  Circumstances c;
  c.part = part;
  c.today = day("2020-09-22");
  c.items = 5;
  c.new_day = day("2020-10-01");
  c.reason = "Formanden er syg.";
  return c;
}

const std::set<std::pair<Act, State>> allowed{{Act::call_for_items, State::scheduled},
                                              {Act::begin_agenda, State::scheduled},
                                              {Act::begin_agenda, State::call_for_items},
                                              {Act::send_agenda, State::agenda_draft},
                                              {Act::hold, State::agenda_sent},
                                              {Act::begin_minutes, State::held},
                                              {Act::send_minutes, State::minutes_draft},
                                              {Act::approve_minutes, State::minutes_sent},
                                              {Act::publish, State::minutes_approved},
                                              {Act::move, State::scheduled},
                                              {Act::move, State::call_for_items},
                                              {Act::move, State::agenda_draft},
                                              {Act::move, State::agenda_sent},
                                              {Act::cancel, State::scheduled},
                                              {Act::cancel, State::call_for_items},
                                              {Act::cancel, State::agenda_draft},
                                              {Act::cancel, State::agenda_sent}};

TEST(Meeting, allows_exactly_the_acts_of_the_table_to_chair_and_secretariat) {
  for (const Act act : all_acts) {
    for (const State state : all_states) {
      for (const Part part :
           {Part::chair, Part::secretariat, Part::member, Part::substitute, Part::reader, Part::outsider}) {
        const auto outcome = after(act, meeting_in(state), fitting(part));
        const bool expected = allowed.contains({act, state}) && prepares(part);
        EXPECT_EQ(static_cast<bool>(outcome), expected) << identifier(act) << " in " << identifier(state);
        if (!outcome) {
          EXPECT_FALSE(outcome.refusal().sentence.empty());
          EXPECT_FALSE(outcome.refusal().law.empty());
        }
      }
    }
  }
}

TEST(Meeting, refuses_what_is_not_ready) {
  auto c = fitting(Part::secretariat);
  c.items = 0;
  EXPECT_FALSE(after(Act::send_agenda, meeting_in(State::agenda_draft), c));
  c = fitting(Part::secretariat);
  c.today = day("2020-09-21");
  EXPECT_FALSE(after(Act::hold, meeting_in(State::agenda_sent), c)) << "not before its day";
  c = fitting(Part::secretariat);
  c.without_minutes = 1;
  EXPECT_FALSE(after(Act::send_minutes, meeting_in(State::minutes_draft), c));
  c = fitting(Part::secretariat);
  c.reason.clear();
  EXPECT_EQ(after(Act::cancel, meeting_in(State::scheduled), c).refusal().field, "reason");
  c = fitting(Part::secretariat);
  c.new_day = day("2020-09-01");
  EXPECT_EQ(after(Act::move, meeting_in(State::scheduled), c).refusal().field, "day");
}

TEST(Meeting, approves_minutes_when_all_answered_or_the_days_passed_or_the_next_meeting_did) {
  auto c = fitting(Part::secretariat);
  c.unanswered = 3;
  EXPECT_FALSE(after(Act::approve_minutes, meeting_in(State::minutes_sent), c));
  c.round_over = true;
  EXPECT_TRUE(after(Act::approve_minutes, meeting_in(State::minutes_sent), c));
  c.round_over = false;
  c.approved_at_next = true;
  EXPECT_TRUE(after(Act::approve_minutes, meeting_in(State::minutes_sent), c));
  c.objections_unanswered = 1;
  EXPECT_FALSE(after(Act::approve_minutes, meeting_in(State::minutes_sent), c));
}

TEST(Council, wants_a_lokalraad_soon_after_the_kredsraad) {
  Council council;
  council.days_after_district = 21;
  EXPECT_FALSE(too_late(council, day("2020-09-22"), day("2020-10-13")));
  EXPECT_TRUE(too_late(council, day("2020-09-22"), day("2020-10-14")));
  council.district = true;
  EXPECT_FALSE(too_late(council, day("2020-01-01"), day("2020-12-01")));
  EXPECT_EQ(missing_meetings(council, 3), 1);
}

TEST(AgendaItem, takes_nothing_after_dispatch_and_closes_at_any_time) {
  EXPECT_TRUE(may_add(meeting_in(State::agenda_draft), Part::member));
  EXPECT_FALSE(may_add(meeting_in(State::agenda_sent), Part::secretariat));
  EXPECT_FALSE(may_add(meeting_in(State::agenda_draft), Part::reader));
  EXPECT_FALSE(may_edit(meeting_in(State::agenda_draft), Part::member));
  EXPECT_FALSE(may_minute(meeting_in(State::agenda_sent), Part::secretariat));
  EXPECT_TRUE(may_minute(meeting_in(State::held), Part::secretariat));
  EXPECT_TRUE(may_set_class(meeting_in(State::published), Part::secretariat, true));
  EXPECT_FALSE(may_set_class(meeting_in(State::published), Part::secretariat, false));
}

TEST(AgendaItem, adds_the_minutes_up_to_the_end) {
  Item ten, twenty;
  ten.minutes = 10;
  twenty.minutes = 20;
  EXPECT_EQ(time_plan(600, {ten, twenty}), (std::vector<int>{600, 610, 630}));
}

TEST(Approval, shows_who_has_not_answered_and_hears_objections_in_time) {
  const auto seat = [](const char* words, Seat kind) {
    Member member;
    member.holder = storage::Id::of_words(words);
    member.seat = kind;
    member.since = day("2018-01-01");
    member.until = day("9999-12-31");
    return member;
  };
  const std::vector<Member> members{seat("chair", Seat::chair), seat("a", Seat::member), seat("b", Seat::member),
                                    seat("s", Seat::secretary)};
  Meeting meeting = meeting_in(State::minutes_sent);
  meeting.minutes_sent = day("2020-10-01");
  Approval objection;
  objection.holder = members[1].holder;
  objection.answer = Answer::objected;
  objection.objection = "Forkert tal.";
  const Council council;
  const Round round = round_of(members, {objection}, meeting, council, day("2020-10-08"));
  EXPECT_EQ(round.unanswered, 2);
  EXPECT_EQ(round.objections_unanswered, 1);
  EXPECT_FALSE(round.over);
  EXPECT_TRUE(may_answer(meeting, &members[2], round, Answer::objected, "Det er forkert."));
  EXPECT_FALSE(may_answer(meeting, &members[2], round, Answer::objected, ""));
  EXPECT_FALSE(may_answer(meeting, nullptr, round, Answer::approved, ""));
  const Round late = round_of(members, {objection}, meeting, council, day("2020-10-09"));
  EXPECT_TRUE(late.over);
  EXPECT_FALSE(may_answer(meeting, &members[2], late, Answer::objected, "Det er forkert."));
  EXPECT_TRUE(may_answer(meeting, &members[2], late, Answer::approved, ""));
}

TEST(Decision, is_reported_by_its_owner_with_a_sentence) {
  permit::Viewer owner;
  owner.role = permit::Role::municipal_ceo;
  owner.authority = storage::Id::of_words("authority:odense");
  Decision decision;
  decision.owner = permit::office(owner.role, owner.authority);
  EXPECT_TRUE(may_report(decision, Part::outsider, owner, "Det er gjort."));
  EXPECT_FALSE(may_report(decision, Part::outsider, owner, ""));
  EXPECT_FALSE(may_drop(decision, Part::member, "Ikke længere relevant."));
  owner.authority = storage::Id::of_words("authority:nyborg");
  EXPECT_FALSE(may_report(decision, Part::member, owner, "Det er gjort."));
  EXPECT_TRUE(may_report(decision, Part::secretariat, owner, "Det er gjort."));
}

}  // namespace
}  // namespace councils
