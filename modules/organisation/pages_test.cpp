// The pages through the gate, as the people who use them: who is let in, what is shown, what a change leaves behind.

#include "trial_pages.h"

#include "area_store.h"
#include "authority_store.h"
#include "i18n/texts_check.h"
#include "registry/todo.h"

namespace organisation {
namespace {

using permit::Role;

class OrganisationPagesTest : public OrganisationPages {};
TRIAL_ON_BOTH(OrganisationPagesTest);

TEST_P(OrganisationPagesTest, each_page_opens_for_those_it_is_for) {
  const std::string secretary = log_in("kredssekretaer"), mayor = log_in("borgmester-svendborg"),
                    partner = log_in("frivillig");
  const std::string person = "/folk/person/" + person_id("politidirektoer").text();
  for (const std::string& address :
       {std::string("/folk"), person, std::string("/folk/lokalbetjente"), std::string("/api/v1/folk")}) {
    EXPECT_EQ(get(address).status, 404) << address;
    EXPECT_EQ(get(address, mayor).status, 200) << address;
    EXPECT_EQ(get(address, partner).status, 200) << address;
  }
  for (const char* address : {"/folk/myndighed", "/folk/myndighed/aeroe", "/folk/omraader", "/folk/omraader/syd",
                              "/lokalbetjent", "/lokalbetjent/aeroe", "/api/v1/myndigheder", "/api/v1/lokalbetjente"}) {
    EXPECT_EQ(get(address).status, 200) << address;
    EXPECT_EQ(get(address, mayor).status, 200) << address;
  }
  for (const char* address : {"/folk/lokalbetjente/ny", "/folk/roller/ny", "/folk/person/ny"}) {
    EXPECT_EQ(get(address).status, 404) << address;
    EXPECT_EQ(get(address, mayor).status, 404) << address;
    EXPECT_EQ(get(address, secretary).status, 200) << address;
  }
  EXPECT_EQ(post("/folk/roller/ny", {}, mayor).status, 404);
  for (const char* address :
       {"/folk/myndighed/ingen", "/folk/omraader/ingen", "/lokalbetjent/ingen", "/lokalbetjent/fyns-politi"}) {
    EXPECT_EQ(get(address, secretary).status, 404) << address;
  }
  EXPECT_EQ(get("/folk/person/" + storage::Id::next().text(), secretary).status, 404);
}

TEST_P(OrganisationPagesTest, the_public_finds_its_local_officer_and_nobody_who_does_not_want_it) {
  const http::Response start = get("/lokalbetjent");
  EXPECT_TRUE(shows(start, "Find din lokalbetjent"));
  EXPECT_LT(start.bytes().find("112"), start.bytes().find("<form class=\"form form-search"));
  EXPECT_EQ(get("/lokalbetjent?kommune=f%C3%A5borg+midtfyn").status, 303);
  const http::Response unknown = get("/lokalbetjent?kommune=Aarhus");
  EXPECT_EQ(unknown.status, 200);
  EXPECT_TRUE(shows(unknown, "Vi kender ingen kommune her, der hedder Aarhus"));

  const http::Response east = get("/lokalbetjent/kerteminde");
  EXPECT_TRUE(shows(east, "Dorte Winther"));
  EXPECT_TRUE(shows(east, "Den betjent, du først henvender dig til"));
  EXPECT_FALSE(shows(east, "Kasper Holm Vad"));  // does not accept it
  EXPECT_FALSE(shows(east, "Ida Brandt"));       // begins on 1 October
  EXPECT_FALSE(shows(get("/api/v1/lokalbetjente"), "Kasper Holm Vad"));
  EXPECT_TRUE(shows(get("/api/v1/lokalbetjente", log_in("borgmester-nyborg")), "Kasper Holm Vad"));
  EXPECT_FALSE(shows(get("/folk/myndighed/nyborg"), "Jørgen Hald"));
  EXPECT_TRUE(shows(get("/folk/myndighed/nyborg", log_in("borgmester-odense")), "Jørgen Hald"));
}

TEST_P(OrganisationPagesTest, the_list_filters_searches_and_comes_as_csv) {
  const std::string mayor = log_in("borgmester-odense");
  const http::Response filtered = get("/folk?myndighed=aeroe&rolle=mayor", mayor);
  EXPECT_TRUE(shows(filtered, "Hans Christian Boye"));
  EXPECT_FALSE(shows(filtered, "Karen Holm"));
  EXPECT_TRUE(shows(get("/folk?tid=tidligere", mayor), "Svend Aage Ravn"));
  EXPECT_TRUE(shows(get("/folk?tid=kommende", mayor), "Yasmin Demir"));
  const http::Response csv = get("/folk?soeg=vestergaard&format=csv", mayor);
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_TRUE(shows(csv, "Ingrid Vestergaard;Politidirektør;Fyns Politi"));
}

TEST_P(OrganisationPagesTest, gaps_are_shown_and_two_primaries_are_refused_beside_the_field) {
  const std::string secretary = log_in("kredssekretaer");
  const http::Response list = get("/folk/lokalbetjente", secretary);
  EXPECT_TRUE(shows(list, "ingen sekundær lokalbetjent fra 15. september 2020 til 30. september 2020"));

  Pairs form{{"area", area_id("syd").text()},
             {"rank", "primary"},
             {"person", person_id("lokalbetjent-odense-4").text()},
             {"since", "1.10.2020"},
             {"functions", "ssp"}};
  const http::Response refused = post("/folk/lokalbetjente/ny", form, secretary);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(shows(refused, "Området har allerede en primær lokalbetjent i den periode"));
  EXPECT_TRUE(shows(refused, "value=\"1.10.2020\"")) << "what was typed is kept";

  form.emplace_back("relieve", "ja");
  const http::Response asked = post("/folk/lokalbetjente/ny", form, secretary);
  EXPECT_EQ(asked.status, 200);
  EXPECT_TRUE(shows(asked, "Jesper Munk stopper som primær dagen før"));
  EXPECT_EQ(entries_of(area_id("syd"), "local_officer_assigned"), 0u) << "nothing is done before it is confirmed";

  form.emplace_back("confirmed", "ja");
  EXPECT_EQ(post("/folk/lokalbetjente/ny", form, secretary).status, 303);
  EXPECT_EQ(entries_of(area_id("syd"), "local_officer_assigned"), 1u);
  EXPECT_EQ(entries_of(area_id("syd"), "local_officer_ended"), 1u);
  EXPECT_EQ(entries_of(person_id("lokalbetjent-odense-4"), "local_officer_assigned"), 1u);
  archive->read([&](storage::Transaction& tx) {
    const auto assignments = assignments_of_area(tx, area_id("syd"));
    EXPECT_TRUE(gaps(assignments, Rank::primary, tuesday, config::plus_days(tuesday, 365)).empty());
  });

  // The gap is the secretariat's work until somebody is assigned.
  const auto waiting = [&] {
    return archive->read([&](storage::Transaction& tx) { return registry::open_on(tx, area_id("syd")).size(); });
  };
  EXPECT_EQ(waiting(), 1u);
  form = {
      {"area", area_id("syd").text()}, {"rank", "secondary"},   {"person", person_id("lokalbetjent-odense-3").text()},
      {"since", "2020-09-15"},         {"until", "2020-09-30"}, {"confirmed", "ja"}};
  EXPECT_EQ(post("/folk/lokalbetjente/ny", form, secretary).status, 303);
  EXPECT_EQ(waiting(), 0u);

  // Who is not a local officer cannot be assigned; nor can a day that is none.
  form = {{"area", area_id("syd").text()},
          {"rank", "secondary"},
          {"person", person_id("drift").text()},
          {"since", "2020-09-16"}};
  EXPECT_TRUE(shows(post("/folk/lokalbetjente/ny", form, secretary), "ikke lokalbetjent den dag"));
}

TEST_P(OrganisationPagesTest, an_assignment_ends_once_and_a_stale_form_is_told) {
  const std::string superintendent = log_in("politiinspektoer");
  const storage::Id assignment =
      archive->read([&](storage::Transaction& tx) { return assignments_of_area(tx, area_id("odense")).back().id; });
  const std::string address = "/folk/lokalbetjente/" + assignment.text() + "/afslut";
  EXPECT_EQ(get(address, superintendent).status, 200);
  EXPECT_EQ(get(address, log_in("borgmester-odense")).status, 404);
  const Pairs form{{"until", "2020-09-30"}, {"version", "1"}, {"reason", "Nyt job"}};
  EXPECT_EQ(post(address, form, superintendent).status, 303);
  const http::Response stale = post(address, form, superintendent);
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(shows(stale, "En anden har ændret tildelingen"));
  EXPECT_TRUE(shows(stale, "value=\"Nyt job\""));
  EXPECT_EQ(entries_of(area_id("odense"), "local_officer_ended"), 1u);
}

TEST_P(OrganisationPagesTest, a_role_is_given_and_ended_and_the_session_follows) {
  const std::string secretary = log_in("kredssekretaer"), officer = log_in("forebygger-2");
  Pairs form{{"person", person_id("tilsyn-2").text()},
             {"role", "mayor"},
             {"authority", authority_id("nyborg").text()},
             {"title", "Borgmester"},
             {"since", "2020-10-01"}};
  EXPECT_TRUE(shows(post("/folk/roller/ny", form, secretary), "En anden har rollen i den periode"));
  form[1].second = "administrator";
  EXPECT_EQ(post("/folk/roller/ny", form, secretary).status, 422) << "the secretariat gives no watching role";
  form[1].second = "municipal_rep";
  form[3].second = "Tilsynsførende";
  EXPECT_EQ(post("/folk/roller/ny", form, secretary).status, 303);
  EXPECT_EQ(entries_of(person_id("tilsyn-2"), "role_given"), 1u);
  form[0].second = person_id("kredssekretaer").text();
  EXPECT_TRUE(shows(post("/folk/roller/ny", form, secretary), "for dig selv"));

  // A role that ended yesterday ends the session that acts in it.
  EXPECT_EQ(get("/folk", officer).status, 200);
  const storage::Id role = capacity_id("forebygger-2", Role::prevention_officer, "fyns-politi");
  const Pairs yesterday{{"until", "2020-09-14"}, {"version", "1"}};
  EXPECT_EQ(post("/folk/roller/" + role.text() + "/afslut", yesterday, secretary).status, 303);
  EXPECT_EQ(get("/folk", officer).status, 404);
  EXPECT_EQ(entries_of(person_id("forebygger-2"), "role_ended"), 1u);
  EXPECT_TRUE(shows(get("/folk/person/" + person_id("forebygger-2").text(), secretary), "Rolle afsluttet"));

  // A local officer who still has an area keeps the role until the assignment is ended.
  const storage::Id assigned = capacity_id("lokalbetjent-odense-1", Role::local_officer, "fyns-politi");
  const http::Response refused = post("/folk/roller/" + assigned.text() + "/afslut", yesterday, secretary);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(shows(refused, "Afslut tildelingen først"));
}

TEST_P(OrganisationPagesTest, a_person_is_added_and_goes_on_to_a_role) {
  const std::string secretary = log_in("kredssekretaer");
  const http::Response wrong = post("/folk/person/ny", {{"name", "Rikke Ny"}, {"email", "rikke"}}, secretary);
  EXPECT_TRUE(shows(wrong, "ikke en mailadresse"));
  EXPECT_TRUE(shows(wrong, "Rikke Ny"));
  const http::Response taken =
      post("/folk/person/ny", {{"name", "Rikke Ny"}, {"email", "karen.holm@svendborg.example"}}, secretary);
  EXPECT_TRUE(shows(taken, "Karen Holm har allerede"));
  EXPECT_EQ(post("/folk/person/ny", {{"name", "Rikke Ny"}, {"email", "rikke.ny@svendborg.example"}}, secretary).status,
            303);
}

TEST(OrganisationTexts, every_text_has_its_danish) {
  for (const std::string& sentence :
       i18n::check_texts(std::filesystem::path(trial::source_folder()) / "modules/organisation")) {
    ADD_FAILURE() << sentence;
  }
}

}  // namespace
}  // namespace organisation
