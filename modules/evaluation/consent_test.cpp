// Evaluations, findings and the municipalities' consent through the real handlers, on both engines.

#include <boost/json.hpp>

#include "registry/edge.h"
#include "registry/todo.h"
#include "round_store.h"
#include "round_work.h"
#include "trial_world.h"

namespace evaluation {
namespace {

using ConsentTest = EvaluationTest;
TRIAL_ON_BOTH(ConsentTest);

// Stands in for the meeting's own pages, which belong to the councils and are tested there.
constexpr storage::Sql hold{"hold", "UPDATE councils_meeting SET state = 'held' WHERE id = :meeting"};
constexpr storage::Sql minute{"minute",
                              "UPDATE councils_item SET outcome = 'discussed', record = 'Drøftet.' WHERE id = :item"};

const storage::Id running = storage::Id::of_words("evaluation:samarbejdet-2020");
const storage::Id finished = storage::Id::of_words("evaluation:lokalraadene-2019");
const storage::Id fourteen_days = storage::Id::of_words("proposal:samarbejdet-2020-1");
const storage::Id video = storage::Id::of_words("proposal:samarbejdet-2020-2");
const storage::Id volunteers = storage::Id::of_words("proposal:samarbejdet-2020-3");

std::string at(const storage::Id& round, const storage::Id& proposal) {
  return "/evalueringer/" + round.text() + "/forslag/" + proposal.text();
}
Proposal proposal_of(World& w, const storage::Id& id) {
  const permit::Viewer secretary = w.secretary();
  return *w.read([&](storage::Transaction& tx) { return store::proposal_for(tx, secretary, id); });
}
Values answer(const std::string& municipality, const std::string& words, const std::string& reason = "") {
  return {{"authority", organisation::authority_id(municipality).text()}, {"answer", words}, {"reason", reason}};
}

TEST_P(ConsentTest, every_municipality_answers_for_itself_until_the_deadline) {
  auto w = world();
  const std::string base = at(running, fourteen_days);
  EXPECT_EQ(proposal_of(*w, fourteen_days).with(Answer::agree), 8);
  const auto other = w->post(w->mayor("odense"), base + "/svar", answer("nyborg", "agree"));
  EXPECT_EQ(other.status, 409);
  EXPECT_TRUE(says(other, "En kommune svarer for sig selv"));
  EXPECT_EQ(w->post(w->secretary(), base + "/svar", answer("nyborg", "agree")).status, 403)
      << "the police do not answer";
  EXPECT_EQ(
      w->post(w->viewer("frivillig", Role::partner, "natteravnene"), base + "/svar", answer("nyborg", "agree")).status,
      403);
  EXPECT_EQ(w->post(w->mayor("nyborg"), base + "/svar", answer("nyborg", "disagree")).status, 422)
      << "a no has its reason";
  EXPECT_EQ(w->post(w->mayor("nyborg"), base + "/svar", answer("nyborg", "maaske")).status, 422);
  EXPECT_EQ(proposal_of(*w, fourteen_days).with(Answer::none), 1);
  const permit::Viewer as_mayor_nyborg = w->mayor("nyborg");
  const permit::Viewer as_mayor_odense = w->mayor("odense");
  w->read([&](storage::Transaction& tx) {
    const auto waits = [&](const permit::Viewer& viewer) {
      const auto work = registry::work_of(tx, viewer);
      return std::any_of(work.begin(), work.end(), [](const registry::Work& one) {
        return one.thing.id == fourteen_days && one.todo.act == "evaluation.answer_proposal";
      });
    };
    EXPECT_TRUE(waits(as_mayor_nyborg));
    EXPECT_FALSE(waits(as_mayor_odense)) << "has answered";
  });
  EXPECT_EQ(w->post(w->viewer("sekretaer-nyborg", Role::municipal_secretariat, "nyborg"), base + "/svar",
                    answer("nyborg", "agree"))
                .status,
            303)
      << "the municipality's office answers too";
  EXPECT_EQ(w->post(w->mayor("kerteminde"), base + "/svar", answer("kerteminde", "agree")).status, 303)
      << "changed before the deadline";
  EXPECT_EQ(proposal_of(*w, fourteen_days).with(Answer::agree), 10);
  w->clock.set(*config::parse_local("2020-10-03T08:00"));
  const auto late = w->post(w->mayor("odense"), base + "/svar", answer("odense", "disagree", "Vi har ombestemt os."));
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(says(late, "2. oktober 2020"));
  EXPECT_EQ(proposal_of(*w, fourteen_days).with(Answer::agree), 10);
}

TEST_P(ConsentTest, is_decided_only_when_all_agree_and_the_kredsraad_has_treated_it) {
  auto w = world();
  const std::string base = at(running, fourteen_days);
  const auto early = w->post(w->secretary(), base + "/besluttet");
  EXPECT_EQ(early.status, 409);
  EXPECT_TRUE(says(early, "8 af 10") && says(early, "Nyborg") && says(early, "Kerteminde"));
  EXPECT_EQ(w->post(w->mayor("odense"), base + "/besluttet").status, 403);
  ASSERT_EQ(w->post(w->mayor("nyborg"), base + "/svar", answer("nyborg", "agree")).status, 303);
  ASSERT_EQ(w->post(w->mayor("kerteminde"), base + "/svar", answer("kerteminde", "agree")).status, 303);
  EXPECT_TRUE(says(w->post(w->secretary(), base + "/besluttet"), "ikke på en dagsorden"));
  ASSERT_EQ(w->post(w->secretary(), base + "/dagsorden",
                    {{"meeting", storage::Id::of_words("meeting:kredsraad-4-2020").text()},
                     {"brief", "Beslut."},
                     {"minutes", "15"}})
                .status,
            303);
  EXPECT_EQ(w->post(w->secretary(), base + "/besluttet").status, 409) << "no minutes";
  hold_and_minute(*w, proposal_of(*w, fourteen_days).item, hold, minute);
  EXPECT_EQ(w->post(w->secretary(), base + "/gennemfoert",
                    {{"changed", storage::Id::of_words("council:kredsraad").text()}, {"words", "Fjorten dage."}})
                .status,
            422)
      << "not decided yet";
  ASSERT_EQ(w->post(w->secretary(), base + "/besluttet").status, 303);
  EXPECT_EQ(proposal_of(*w, fourteen_days).state, ProposalState::decided);
  EXPECT_EQ(w->post(w->mayor("odense"), base + "/svar", answer("odense", "disagree", "Nej.")).status, 409);
  ASSERT_EQ(w->post(w->secretary(), base + "/gennemfoert",
                    {{"changed", storage::Id::of_words("council:kredsraad").text()},
                     {"words", "§ 4: dagsordenen sendes 14 dage før."}})
                .status,
            303);
  EXPECT_EQ(proposal_of(*w, fourteen_days).state, ProposalState::carried_out);
  const permit::Viewer as_secretary = w->secretary();
  w->read([&](storage::Transaction& tx) {
    const auto circle = registry::circle_of(tx, as_secretary, fourteen_days);
    EXPECT_TRUE(std::any_of(circle.begin(), circle.end(), [](const registry::Neighbour& one) {
      return one.edge == "adjusted" && one.thing.id == storage::Id::of_words("council:kredsraad");
    }));
  });
}

TEST_P(ConsentTest, a_majority_is_enough_when_the_proposal_says_so) {
  auto w = world();
  const Proposal proposal = proposal_of(*w, video);
  EXPECT_EQ(proposal.with(Answer::agree), 6);
  EXPECT_FALSE(refuse_for_consent(proposal, "", w->clock.today())) << "the deadline is past and six of ten agree";
  EXPECT_TRUE(refuse_for_consent(proposal, "", config::Date{std::chrono::year{2020} / 9 / 1}))
      << "four may still answer";
  EXPECT_EQ(w->post(w->mayor("nordfyn"), at(running, video) + "/svar", answer("nordfyn", "agree")).status, 409)
      << "too late";
}

TEST_P(ConsentTest, nobody_is_asked_twice_and_a_fallen_proposal_stays) {
  auto w = world();
  const std::string base = at(running, volunteers);
  EXPECT_EQ(w->post(w->mayor("odense"), base + "/svar", answer("odense", "agree")).status, 409)
      << "nobody is asked yet";
  const auto version = [&] { return std::to_string(proposal_of(*w, volunteers).version); };
  EXPECT_EQ(w->post(w->secretary(), base + "/spoerg", {{"deadline", "2020-09-15"}, {"version", version()}}).status,
            422);
  ASSERT_EQ(w->post(w->secretary(), base + "/spoerg", {{"deadline", "2020-10-15"}, {"version", version()}}).status,
            303);
  EXPECT_EQ(proposal_of(*w, volunteers).consents.size(), 10u);
  EXPECT_EQ(w->post(w->secretary(), base + "/spoerg", {{"deadline", "2020-10-20"}, {"version", version()}}).status,
            422);
  EXPECT_EQ(w->post(w->secretary(), base + "/bortfald", {{"words", ""}}).status, 422);
  ASSERT_EQ(w->post(w->secretary(), base + "/bortfald", {{"words", "De frivillige får deres eget skema."}}).status,
            303);
  EXPECT_TRUE(says(w->get(w->mayor("odense"), base), "De frivillige får deres eget skema."));
  EXPECT_EQ(w->post(w->secretary(), base + "/bortfald", {{"words", "Igen."}}).status, 422);
}

TEST_P(ConsentTest, the_public_reads_the_summary_after_the_release_and_nothing_more) {
  auto w = world();
  const std::string old = "/evalueringer/" + finished.text(), now = "/evalueringer/" + running.text();
  const auto summary = w->get(old);
  EXPECT_EQ(summary.status, 200);
  EXPECT_TRUE(says(summary, "Kommunerne ønsker at blive hørt tidligere"));
  EXPECT_FALSE(says(summary, "Seks af ti lokalråd")) << "a finding";
  EXPECT_EQ(w->get(now).status, 404);
  EXPECT_FALSE(says(w->get("/evalueringer"), "kredsrådssamarbejdet 2020"));
  EXPECT_EQ(w->get("/api/v1/evalueringer/" + running.text()).status, 404);
  EXPECT_EQ(w->get(at(finished, storage::Id::of_words("proposal:lokalraadene-2019-1"))).status, 403);
  const auto partner = w->viewer("frivillig", Role::partner, "natteravnene");
  EXPECT_EQ(w->get(partner, now).status, 404);
  EXPECT_EQ(w->get(partner, at(running, fourteen_days)).status, 404);
  EXPECT_TRUE(says(w->get(w->mayor("odense"), old), "Seks af ti lokalråd"));
  EXPECT_TRUE(says(w->get(w->mayor("odense"), now), "8 af 10 er enige, 1 er uenige, 1 har ikke svaret"));

  EXPECT_EQ(w->post(w->secretary(), now + "/offentliggoer", {{"summary", "Kort."}, {"version", "1"}}).status, 403);
  EXPECT_EQ(w->post(w->chief(), now + "/offentliggoer", {{"summary", "Kort."}, {"version", "1"}}).status, 422)
      << "still under way";
  w->clock.set(*config::parse_local("2020-11-02T08:00"));
  ASSERT_EQ(w->post(w->chief(), now + "/offentliggoer", {{"summary", "Dagsordenen kommer for sent."}, {"version", "1"}})
                .status,
            303);
  EXPECT_TRUE(says(w->get(now), "Dagsordenen kommer for sent."));
  EXPECT_FALSE(says(w->get(now), "færgen bestemmer"));
  EXPECT_EQ(w->post(w->secretary(), now + "/konstatering", {{"body", "Mere."}}).status, 422) << "released";
}

TEST_P(ConsentTest, a_round_is_begun_and_finds_something_about_a_thing) {
  auto w = world();
  const Values round{{"title", "Evaluering af høringen"},
                     {"scope", "høringen om planen for 2021"},
                     {"evaluator", "Kredsrådets sekretariat"},
                     {"method", "Samtaler"},
                     {"questionnaire", "javascript:alert(1)"},
                     {"begins", "2020-09-16"},
                     {"ends", "2020-12-01"}};
  EXPECT_EQ(w->post(w->mayor("odense"), "/evalueringer/ny", round).status, 403);
  EXPECT_EQ(w->post(w->secretary(), "/evalueringer/ny", round).status, 422) << "no address";
  Values good = round;
  good[4].second = "/spoergeskemaer/abc";
  const auto begun = w->post(w->secretary(), "/evalueringer/ny", good);
  ASSERT_EQ(begun.status, 303);
  const storage::Id council = storage::Id::of_words("council:kredsraad");
  EXPECT_EQ(w->post(w->secretary(), location(begun) + "/konstatering",
                    {{"body", "For kort frist."}, {"about", storage::Id::next().text()}})
                .status,
            422);
  ASSERT_EQ(w->post(w->secretary(), location(begun) + "/konstatering",
                    {{"body", "For kort frist."}, {"evidence", "Ti svar"}, {"about", council.text()}})
                .status,
            303);
  EXPECT_TRUE(says(w->get(w->mayor("odense"), location(begun)), "For kort frist."));
  const auto made = w->post(
      w->secretary(), location(begun) + "/forslag/nyt",
      {{"title", "Længere frist"}, {"body", "Seks uger."}, {"finding", ""}, {"target", "next_plan"}, {"needs", "all"}});
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(w->get(w->mayor("odense"), location(made)).status, 200);
  const permit::Viewer as_secretary = w->secretary();
  w->read([&](storage::Transaction& tx) {
    const auto circle = registry::circle_of(tx, as_secretary, council);
    EXPECT_TRUE(std::any_of(circle.begin(), circle.end(),
                            [](const registry::Neighbour& one) { return one.edge == "was_evaluated"; }));
  });
}

}  // namespace
}  // namespace evaluation
