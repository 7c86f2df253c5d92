// The register of stakeholders through the gate: who reads, who keeps which, and that a consent taken back leaves
// nothing.

#include "trial_pages.h"

#include "registry/edge.h"
#include "registry/search.h"
#include "registry/todo.h"
#include "stakeholder.h"
#include "stakeholder_changes.h"
#include "stakeholder_load.h"
#include "stakeholder_store.h"

namespace organisation {
namespace {

constexpr config::Date tuesday{std::chrono::year{2020}, std::chrono::September, std::chrono::day{15}};

storage::Id known(const char* key) { return storage::Id::of_words("stakeholder:" + std::string(key)); }

std::vector<storage::Id> entry_ids(storage::Transaction& tx, const storage::Id& stakeholder) {
  std::vector<storage::Id> ids;
  for (const StakeholderEntry& entry : organisation::entries_of(tx, stakeholder)) {
    if (entry.about == "Fodbold om aftenen") ids.push_back(entry.id);
  }
  return ids;
}

class StakeholdersTest : public OrganisationPages {
 protected:
  std::string version_of(const storage::Id& stakeholder) {
    return std::to_string(archive->read([&](storage::Transaction& tx) {
      permit::Viewer viewer = permit::citizen(tuesday);
      viewer.role = permit::Role::mayor;
      return find_stakeholder(tx, viewer, stakeholder)->version;
    }));
  }
  /// Everything the database holds about contact people, as text.
  std::string all_contacts() {
    constexpr storage::Sql everything{"everything_of_stakeholders", R"sql(
      SELECT contact_name, contact_title, contact_email, contact_phone, consent_how FROM organisation_stakeholder
      UNION ALL SELECT reason, details, verb, kind, name FROM audit_entry
      UNION ALL SELECT title, sentence, address, state, kind FROM registry_thing
      UNION ALL SELECT stem, stem, stem, stem, stem FROM registry_stem)sql"};
    std::string all;
    archive->read([&](storage::Transaction& tx) {
      tx.each(everything, {}, [&](const storage::Row& row) {
        for (int i = 0; i < 5; ++i) all += row.text(i) + "\n";
      });
    });
    return all;
  }
  const Pairs fresh{{"name", "Fjordens Roklub"},
                    {"type", "club"},
                    {"interests", "Unge, fritid, unge"},
                    {"website", ""},
                    {"note", ""},
                    {"place", "kommune:" + authority_id("svendborg").text()}};
};
TRIAL_ON_BOTH(StakeholdersTest);

TEST_P(StakeholdersTest, everyone_of_the_cooperation_reads_and_nobody_else) {
  const std::string one = "/interessenter/" + known("odense-natteliv").text();
  for (const std::string& address : {std::string("/interessenter"), one, std::string("/api/v1/interessenter"),
                                     "/api/v1" + one, std::string("/interessenter?format=csv")}) {
    EXPECT_EQ(get(address).status, 404) << address;
    for (const char* person : {"borgmester-svendborg", "frivillig", "dpo", "psykiatri"})
      EXPECT_EQ(get(address, log_in(person)).status, 200) << address << " " << person;
  }
  const std::string mayor = log_in("borgmester-svendborg");
  EXPECT_TRUE(shows(get(one, mayor), "Malthe Krogsgaard"));
  EXPECT_TRUE(shows(get("/interessenter?sted=Odense+Kommune", mayor), "Nattelivets Værter"));
  EXPECT_FALSE(shows(get("/interessenter?type=club", mayor), "Nattelivets Værter i Odense</a>"));
  EXPECT_TRUE(shows(get("/interessenter?interesse=nabohj%C3%A6lp", mayor), "Landsbyrådene"));
  EXPECT_FALSE(shows(get("/interessenter?interesse=nabohj%C3%A6lp", mayor), "Boldklub</a>"));
  EXPECT_TRUE(shows(get("/interessenter?soeg=boldklub", mayor), "Svendborg Gymnastik"));
  EXPECT_FALSE(shows(get("/interessenter", mayor), "Natteravnenes Venner"));
  EXPECT_TRUE(shows(get("/interessenter?tid=tidligere", mayor), "Natteravnenes Venner"));
  EXPECT_EQ(get("/interessenter/" + storage::Id::next().text(), mayor).status, 404);
}

TEST_P(StakeholdersTest, each_office_keeps_its_own_and_the_police_keeps_all) {
  const std::string own = log_in("sekretaer-svendborg"), other = log_in("sekretaer-odense"),
                    ssp = log_in("ssp-svendborg"), police = log_in("forebygger"),
                    mayor = log_in("borgmester-svendborg");
  EXPECT_EQ(get("/interessenter/ny", mayor).status, 404);
  EXPECT_EQ(post("/interessenter/ny", fresh, mayor).status, 404);
  EXPECT_EQ(post("/interessenter/ny", fresh, other).status, 422) << "another municipality is no choice";
  const http::Response added = post("/interessenter/ny", fresh, own);
  ASSERT_EQ(added.status, 303);
  std::string address;
  for (const auto& [name, value] : added.headers) {
    if (name == "Location") address = value;
  }
  EXPECT_TRUE(shows(get(address, other), "fritid, unge"));
  EXPECT_TRUE(shows(post("/interessenter/ny", fresh, ssp), "står allerede i registret"));
  for (const char* part : {"/ret", "/kontakt", "/indslag/nyt", "/afslut"}) {
    EXPECT_EQ(get(address + part, other).status, 404) << part;
    EXPECT_EQ(post(address + part, {{"version", "1"}}, other).status, 404) << part;
    EXPECT_EQ(get(address + part, own).status, 200) << part;
    EXPECT_EQ(get(address + part, ssp).status, 200) << part;
    EXPECT_EQ(get(address + part, police).status, 200) << part;
  }
  Pairs moved = fresh;
  moved.emplace_back("version", "1");
  moved.back().second = "1";
  moved[5].second = "kreds";
  EXPECT_EQ(post(address + "/ret", moved, own).status, 422) << "nor out of one's own reach";
  EXPECT_EQ(post(address + "/ret", moved, police).status, 303);
  EXPECT_EQ(get(address + "/ret", own).status, 404) << "it is the whole district's now";
  const http::Response stale = post(address + "/ret", moved, police);
  EXPECT_EQ(stale.status, 422);
  EXPECT_TRUE(shows(stale, "En anden har rettet interessenten"));
}

TEST_P(StakeholdersTest, a_contact_person_stands_here_only_with_a_yes_and_leaves_nothing_behind) {
  const std::string police = log_in("kredssekretaer");
  const storage::Id id = known("svendborg-havneforening");
  const std::string address = "/interessenter/" + id.text();
  EXPECT_TRUE(shows(get(address, police), "Samtykket blev trukket tilbage den 3. juni 2020"));
  Pairs contact{{"contact_name", "Ulrikke Vandborg"},
                {"contact_email", "ulrikke@vandborg.example"},
                {"consent_since", "2020-09-14"},
                {"consent_how", "Sagde ja i en mail"},
                {"version", version_of(id)}};
  const http::Response without = post(address + "/kontakt", contact, police);
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(shows(without, "med personens ja"));
  EXPECT_EQ(all_contacts().find("Vandborg"), std::string::npos);
  contact.emplace_back("consent", "ja");
  Pairs tomorrow = contact;
  tomorrow[2].second = "2020-09-16";
  EXPECT_EQ(post(address + "/kontakt", tomorrow, police).status, 422);
  EXPECT_EQ(post(address + "/kontakt", contact, police).status, 303);
  const std::string mayor = log_in("borgmester-odense");
  EXPECT_TRUE(shows(get(address, mayor), "Ulrikke Vandborg"));
  EXPECT_TRUE(shows(get("/api/v1" + address, mayor), "ulrikke@vandborg.example"));
  EXPECT_TRUE(shows(get("/interessenter?format=csv", mayor), "ulrikke@vandborg.example"));
  const auto waiting = [&] {
    return archive->read([&](storage::Transaction& tx) { return registry::open_on(tx, id); });
  };
  ASSERT_EQ(waiting().size(), 1u);
  EXPECT_EQ(config::iso(waiting().front().due), "2022-09-14");
  EXPECT_EQ(waiting().front().holder, permit::office(permit::Role::municipal_secretariat, authority_id("svendborg")));

  EXPECT_EQ(post(address + "/samtykke", {{"version", version_of(id)}}, log_in("sekretaer-odense")).status, 404);
  EXPECT_EQ(post(address + "/samtykke", {{"version", version_of(id)}}, police).status, 303);
  for (const std::string& page : {address, "/api/v1" + address, std::string("/interessenter?format=csv")})
    EXPECT_FALSE(shows(get(page, police), "andborg")) << page;
  EXPECT_EQ(all_contacts().find("andborg"), std::string::npos);
  EXPECT_TRUE(waiting().empty());
  EXPECT_EQ(entries_of(id, "stakeholder_consent_given"), 1u);
  EXPECT_EQ(entries_of(id, "stakeholder_consent_withdrawn"), 1u);
  archive->read([&](storage::Transaction& tx) {
    permit::Viewer viewer = permit::citizen(tuesday);
    viewer.role = permit::Role::mayor;
    EXPECT_TRUE(registry::search(tx, viewer, "Vandborg").things.empty());
  });

  // Loading the district again does not bring a person back.
  const storage::Id natteliv = known("odense-natteliv");
  EXPECT_EQ(post("/interessenter/" + natteliv.text() + "/samtykke", {{"version", version_of(natteliv)}}, police).status,
            303);
  const auto again =
      archive->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
        module->load(change, std::filesystem::path(trial::source_folder()) / "districts/fyn-2020");
        return config::done;
      });
  EXPECT_TRUE(again);
  EXPECT_EQ(all_contacts().find("Krogsgaard"), std::string::npos);
}

TEST_P(StakeholdersTest, what_happened_is_written_in_and_stands_in_the_circle) {
  const std::string own = log_in("sekretaer-svendborg");
  const storage::Id id = known("svendborg-idraet");
  const std::string address = "/interessenter/" + id.text() + "/indslag/nyt";
  const std::string area = "http://127.0.0.1:8113/folk/omraader/syd?sprog=da";
  Pairs entry{{"kind", "attended"}, {"day", "2020-09-14"}, {"about", "Fodbold om aftenen"}, {"address", area}};
  EXPECT_EQ(post(address, entry, own).status, 303);
  EXPECT_EQ(post(address, entry, log_in("ssp-odense")).status, 404);
  Pairs later = entry;
  later[1].second = "2020-09-20";
  EXPECT_TRUE(shows(post(address, later, own), "ikke er sket endnu"));
  later[0].second = "invited";
  EXPECT_EQ(post(address, later, own).status, 303) << "an invitation may lie ahead";
  Pairs nowhere = entry;
  nowhere[3].second = "/moeder/findes-ikke";
  const http::Response refused = post(address, nowhere, own);
  EXPECT_TRUE(shows(refused, "ikke noget på den adresse"));
  EXPECT_TRUE(shows(refused, "value=\"Fodbold om aftenen\""));
  const auto page = get("/interessenter/" + id.text(), own);
  EXPECT_TRUE(shows(page, "Fodbold om aftenen"));
  EXPECT_TRUE(shows(page, "href=\"/folk/omraader/syd\""));
  const auto ties = [&] {
    return archive->read([&](storage::Transaction& tx) {
      permit::Viewer viewer = permit::citizen(tuesday);
      viewer.role = permit::Role::mayor;
      return registry::circle_of(tx, viewer, area_id("syd")).size();
    });
  };
  EXPECT_EQ(ties(), 1u) << "one neighbour, however often";
  const auto entries = archive->read([&](storage::Transaction& tx) { return entry_ids(tx, id); });
  ASSERT_EQ(entries.size(), 2u);
  for (const storage::Id& one : entries) {
    const std::string remove = "/interessenter/" + id.text() + "/indslag/" + one.text() + "/fjern";
    EXPECT_EQ(get(remove, own).status, 200);
    EXPECT_EQ(post(remove, {}, own).status, 422) << "a reason is wanted";
    EXPECT_EQ(post(remove, {{"reason", "Skrevet ved en fejl"}}, log_in("ssp-odense")).status, 404);
    EXPECT_EQ(post(remove, {{"reason", "Skrevet ved en fejl"}}, own).status, 303);
    EXPECT_EQ(get(remove, own).status, 404);
  }
  EXPECT_EQ(ties(), 0u);
  EXPECT_EQ(this->entries_of(id, "stakeholder_entry_added"), 2u);
  EXPECT_EQ(this->entries_of(id, "stakeholder_entry_removed"), 2u);
}

TEST_P(StakeholdersTest, who_leaves_the_register_keeps_its_history_and_loses_its_contact) {
  const std::string police = log_in("forebygger");
  const storage::Id id = known("odense-natteliv");
  const std::string address = "/interessenter/" + id.text();
  const Pairs end{{"until", "2020-09-14"}, {"reason", "Nedlagt"}, {"version", version_of(id)}};
  Pairs ahead = end;
  ahead[0].second = "2020-12-31";
  EXPECT_EQ(post(address + "/afslut", ahead, police).status, 422);
  EXPECT_EQ(post(address + "/afslut", end, police).status, 303);
  const http::Response page = get(address, police);
  EXPECT_TRUE(shows(page, "Ikke længere i registret"));
  EXPECT_TRUE(shows(page, "Seks forslag til et trygt natteliv"));
  EXPECT_FALSE(shows(page, "Krogsgaard"));
  EXPECT_FALSE(shows(get("/interessenter", police), "Nattelivets Værter"));
}

TEST(Stakeholder, interests_are_read_as_people_write_them) {
  EXPECT_EQ(joined(interests_in(" Unge,  Natteliv ,unge;Ældre\nvej  ud af kriminalitet,, ")),
            "natteliv, unge, vej ud af kriminalitet, ældre");
  EXPECT_TRUE(interests_in(" , ;").empty());
}

TEST_P(StakeholdersTest, faults_of_the_file_are_told_with_their_line) {
  const auto faults_of = [&](const std::string& text) {
    config::Faults faults;
    const auto outcome =
        archive->change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
          faults = load_stakeholders(change, text, "stakeholders.yaml");
          return config::Refusal{"tried only"};
        });
    EXPECT_FALSE(outcome);
    std::string all;
    for (const config::Fault& fault : faults) all += fault.text() + "\n";
    return all;
  };
  const std::string good =
      "stakeholders:\n  - key: a\n    name: A\n    type: club\n    interests: [unge]\n    since: 2020-01-01\n";
  EXPECT_EQ(faults_of(good), "");
  EXPECT_NE(faults_of(good + "    municipality: aarhus\n").find("stakeholders.yaml:7"), std::string::npos);
  EXPECT_NE(faults_of(good + "    contact: {name: B, since: 2020-01-01, how: ja}\n").find("mail address"),
            std::string::npos);
  EXPECT_NE(faults_of(good + "    entries:\n      - {kind: seen, day: 2020-02-01, about: x}\n").find(":8"),
            std::string::npos);
}

}  // namespace
}  // namespace organisation
