// A page with every component, written to build/gallery, so that they can be looked at (and measured by axe) without a
// server.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "built_in.h"
#include "components.h"
#include "form.h"
#include "frame.h"
#include "list.h"
#include "markdown.h"
#include "trial/databases.h"
#include "trial_exchange.h"

namespace web {
namespace {

permit::Viewer secretary() {
  permit::Viewer viewer = permit::citizen(config::Date{std::chrono::year{2020} / 9 / 15});
  viewer.role = permit::Role::district_secretariat;
  viewer.name = "Birgitte Holm";
  viewer.title = "Kredsrådets sekretariat";
  viewer.authority_name = "Fyns Politi";
  return viewer;
}

void add_menu(TrialExchange& trial) {
  trial.site.staff_menu = {{"Mit arbejde", "/mit-arbejde", permit::signed_in},
                           {"Planen", "/plan", permit::anyone},
                           {"Møder", "/moeder", permit::anyone},
                           {"Indsatser", "/indsatser", permit::signed_in},
                           {"Billedet", "/billedet", permit::signed_in},
                           {"Kort", "/kort", permit::signed_in},
                           {"Folk og myndigheder", "/folk", permit::signed_in}};
  trial.site.public_menu = {{"Planen", "/plan", permit::anyone},
                            {"Møder", "/moeder", permit::anyone},
                            {"Din lokalbetjent", "/lokalbetjent", permit::anyone},
                            {"Tal", "/tal", permit::anyone},
                            {"Kontakt", "/kontakt", permit::anyone}};
}

std::string sample_list(const Exchange& exchange) {
  List list;
  list.caption = "Tiltag i planen";
  list.columns = {{"tiltag", "Tiltag", true},
                  {"myndighed", "Ansvarlig", true},
                  {"frist", "Frist", true},
                  {"status", "Status"},
                  {"sager", "Sager", true, true}};
  list.filters = {{"myndighed", "Ansvarlig", {{"svendborg", "Svendborg Kommune"}, {"odense", "Odense Kommune"}}}};
  for (int i = 1; i <= 60; ++i) {
    const bool even = i % 2 == 0;
    const std::string name = "Tiltag 2." + std::to_string(i) + ": Trygt natteliv på Klostervej og Gråbrødre Plads";
    list.rows.push_back({{link(name, "/plan/2020/tiltag/" + std::to_string(i)), name},
                         {text(even ? std::string("Svendborg Kommune") : std::string("Odense Kommune")),
                          even ? "Svendborg Kommune" : "Odense Kommune"},
                         {text(std::string("3. marts 2020")), "2020-03-03"},
                         {light(i % 3 == 0   ? Light::late
                                : i % 3 == 1 ? Light::on_course
                                             : Light::watch,
                                i % 3 == 0   ? "12 dage over fristen"
                                : i % 3 == 1 ? "Følger planen"
                                             : "Ingen nyt i 4 måneder"),
                          "x"},
                         {text(std::to_string(i * 1234)), std::to_string(i * 1234)}});
  }
  return show_list(exchange, list).text();
}

class Gallery : public ::testing::Test {
 protected:
  void write(const std::string& name, const http::Response& response) {
    const std::filesystem::path folder = std::filesystem::path(trial::source_folder()) / "build/gallery";
    std::filesystem::create_directories(folder / "assets");
    std::ofstream(folder / (name + ".html")) << response.bytes();
    for (const BuiltInAsset& file : built_in_assets())
      std::ofstream(folder / std::string(file.address.substr(1))) << file.bytes;
    EXPECT_EQ(response.bytes().find("style=\""), std::string::npos) << "no inline style";
    EXPECT_EQ(response.bytes().find("<script>"), std::string::npos) << "no inline script";
    EXPECT_EQ(response.bytes().find(" onclick"), std::string::npos);
  }
};

TEST_F(Gallery, shows_every_component) {
  TrialExchange trial("/galleri", http::Fields({{"sorter", "tiltag"}, {"myndighed", "svendborg"}}));
  add_menu(trial);
  trial.exchange.viewer = secretary();
  trial.exchange.notice = "Dagsordenen er sendt til 11 medlemmer.";
  const Exchange& exchange = trial.exchange;

  Page page;
  page.title = "Kredsrådet, møde 3/2020";
  page.lead =
      "Kredsrådet mødes tirsdag den 22. september 2020 kl. 10.00 på politigården i Odense. Dagsordenen er sendt, og "
      "tre svar mangler.";
  page.crumbs = {{"Møder", "/moeder"}, {"Kredsrådet", "/moeder/kredsraad"}};
  page.state = tag(Tone::info, "Dagsorden sendt");
  page.actions << act_button(exchange, "Send dagsorden til 11 medlemmer", "/x", Weight::primary)
               << button_link("Skriv ud", "/y");
  page.section = "/moeder";
  Html& body = page.body;
  body << heading(2, "Mærker og lys") << "<p>" << tag(Tone::neutral, "Kladde") << " " << tag(Tone::info, "I høring")
       << " " << tag(Tone::success, "Godkendt") << " " << tag(Tone::warning, "Mangler bilag") << " "
       << tag(Tone::error, "Overskredet") << "</p><p>" << light(Light::on_course, "Følger planen") << " "
       << light(Light::watch, "Ingen nyt i 4 måneder") << " " << light(Light::late, "12 dage over fristen") << " "
       << light(Light::done, "Gennemført") << " " << light(Light::none, "Ikke begyndt") << "</p>";
  body << heading(2, "Trin")
       << step_guide(exchange, {{"Udkast", Step::State::done, "12. august 2020", "/a"},
                                {"Høring", Step::State::done, "8 af 10 kommuner har svaret"},
                                {"På dagsordenen", Step::State::now, "Kredsrådet, møde 3/2020"},
                                {"Drøftet", Step::State::later, "Lukket, til mødet er holdt"},
                                {"Offentliggjort", Step::State::later,
                                 "Kræver et referat af netop denne version (retsplejeloven § 113)"}});
  body << heading(2, "Beskeder")
       << alert(Tone::info, "Mødet er flyttet", text(std::string("Det var planlagt til tirsdag den 15. september.")))
       << alert(Tone::warning, "To bilag mangler",
                text(std::string("Dagsordenen kan sendes, når bilag til punkt 3 og 5 er lagt på.")))
       << alert(Tone::success, "", text(std::string("Alt er på plads.")))
       << alert(Tone::error, "Fristen er overskredet", text(std::string("Referatet skulle være sendt den 16. juni.")));
  body << heading(2, "Kort")
       << cards({{"Trygt natteliv", "/plan/2020/1",
                  [] {
                    Html h;
                    h << "<p>Færre voldsepisoder i nattelivet i Odense og Svendborg.</p>";
                    return h;
                  }(),
                  share_bar(5, 7, "5 af 7 tiltag følger planen")},
                 {"Indbrud", "/plan/2020/2",
                  [] {
                    Html h;
                    h << "<p>Naboer, der holder øje, og hurtig hjælp til dem, der har haft indbrud.</p>";
                    return h;
                  }(),
                  share_bar(2, 6, "2 af 6 tiltag følger planen")},
                 {"Unge og rusmidler", "/plan/2020/3",
                  [] {
                    Html h;
                    h << "<p>En fælles linje i alle ti kommuner.</p>";
                    return h;
                  }(),
                  share_bar(0, 4, "0 af 4 tiltag følger planen")}});
  body << heading(2, "Tidslinje")
       << timeline({{"12. marts 2020",
                     [] {
                       Html h;
                       h << "Kredsrådet besluttede en fælles indsats mod indbrud.";
                       return h;
                     }()},
                    {"1. april 2020",
                     [] {
                       Html h;
                       h << "Beslutningen blev til <a href=\"/t\">tiltag 2.4</a>.";
                       return h;
                     }()},
                    {"i dag", [] {
                       Html h;
                       h << "Svendborg og Langeland har holdt borgermøder.";
                       return h;
                     }()}});
  body << heading(2, "Liste");
  Html listed;
  List empty;
  List list;
  list.caption = "Tiltag i planen";
  list.columns = {{"tiltag", "Tiltag", true},
                  {"myndighed", "Ansvarlig", true},
                  {"frist", "Frist", true},
                  {"status", "Status"},
                  {"sager", "Sager", true, true}};
  list.filters = {{"myndighed", "Ansvarlig", {{"svendborg", "Svendborg Kommune"}, {"odense", "Odense Kommune"}}}};
  for (int i = 1; i <= 80; ++i) {
    const bool even = i % 2 == 0;
    const std::string name = "2." + std::to_string(i) + " Trygt natteliv på Klostervej og Gråbrødre Plads";
    list.rows.push_back({{link(name, "/plan/2020/tiltag/" + std::to_string(i)), name},
                         {text(even ? std::string("Svendborg Kommune") : std::string("Odense Kommune")),
                          even ? "Svendborg Kommune" : "Odense Kommune"},
                         {text(std::string("3. marts 2020")), "2020-03-03"},
                         {light(i % 3 == 0   ? Light::late
                                : i % 3 == 1 ? Light::on_course
                                             : Light::watch,
                                i % 3 == 0   ? "12 dage over fristen"
                                : i % 3 == 1 ? "Følger planen"
                                             : "Ingen nyt i 4 måneder"),
                          "x"},
                         {text(std::to_string(i * 1234)), std::to_string(i * 1234)}});
  }
  body << show_list(exchange, list);
  body << heading(2, "Tom side")
       << empty_state("Her kommer de punkter, som medlemmerne foreslår til næste møde.",
                      "Som regel er det sekretariatet, der skriver det første.",
                      button_link("Foreslå et punkt", "/ny", true));
  body << heading(2, "Forskel")
       << difference(
              exchange, "Fyns Politi og kommunerne vil mødes hver måned om natteliv i Odense.",
              "Fyns Politi, regionen og kommunerne vil mødes hver anden måned om natteliv i Odense og Svendborg.");
  body << heading(2, "Brødtekst")
       << markdown(
              "Politiet og kommunerne er **fælles** om at skabe tryghed. Se [planen](/plan/2020).\n\n### Mål\n\n- "
              "færre indbrud\n- flere, der kender deres lokalbetjent\n\n> Det skal være trygt at bo på Fyn.\n\n| "
              "Kommune | 2019 | 2020 |\n|---|---|---|\n| Svendborg | 44 | 31 |\n| Ærø | 3 | 1 |\n",
              3);
  body << history(exchange, {{"22.09.2020 kl. 10.02", "Birgitte Holm, Fyns Politi", "Dagsordenen blev sendt", ""},
                             {"15.09.2020 kl. 08.30", "Birgitte Holm, Fyns Politi", "Mødet blev flyttet",
                              "Politidirektøren er forhindret"}});
  page.aside << heading(2, "Fakta")
             << facts({{"Sted", text(std::string("Politigården, Hans Mules Gade 1, Odense"))},
                       {"Formand", text(std::string("Politidirektøren"))},
                       {"Referent", text(std::string("Birgitte Holm"))},
                       {"Deltagere", text(std::string("11 medlemmer, 3 gæster"))}})
             << heading(2, "Kredsen")
             << timeline({{"3. marts",
                           [] {
                             Html h;
                             h << "<a href=\"/m\">Kredsrådet, møde 1/2020</a>";
                             return h;
                           }()},
                          {"9. juni",
                           [] {
                             Html h;
                             h << "<a href=\"/m\">Beslutning 14: fælles indsats</a>";
                             return h;
                           }()}})
             << details("Hvem kan se siden?", text(std::string("Kredsrådets medlemmer og sekretariatet.")));
  write("all", show(exchange, page));
  EXPECT_FALSE(sample_list(exchange).empty());
}

TEST_F(Gallery, shows_a_form_with_faults) {
  TrialExchange trial("/moeder/nyt");
  add_menu(trial);
  trial.exchange.viewer = secretary();
  Input in(http::Fields({{"titel", ""},
                         {"dato", "31.2.2020"},
                         {"tid", "25"},
                         {"tekst", "En tekst, der er skrevet og ikke må gå tabt."},
                         {"type", "droeftelse"},
                         {"hvem", "odense"}}));
  in.text("titel", {.most = 200});
  in.date("dato");
  in.minutes("tid");
  in.refuse({"Nothing was changed, and what you see there is kept.", {}, "", "retsplejeloven § 113, stk. 2"});
  Form form(trial.exchange, "/moeder/nyt", in);
  form.text("titel", "Overskrift", "Skriv, hvad punktet handler om, så en borger forstår det.")
      .date("dato", "Dato")
      .time("tid", "Klokkeslæt", "For eksempel 10.00")
      .section("Punktet")
      .area("tekst", "Sagsfremstilling", "Hvad skal medlemmerne vide for at kunne drøfte punktet?")
      .select("ansvarlig", "Ansvarlig myndighed",
              {{"odense", "Odense Kommune", "Kommuner"},
               {"assens", "Assens Kommune", "Kommuner"},
               {"fyn", "Fyns Politi", "Politiet"}})
      .radios("type", "Hvad skal punktet ende med?",
              {{"orientering", "Orientering"}, {"droeftelse", "Drøftelse"}, {"beslutning", "Beslutning"}},
              "Vælg kun beslutning, når noget skal følges op.")
      .checks("hvem", "Hvem skal høres?", {{"odense", "Odense Kommune"}, {"svendborg", "Svendborg Kommune"}})
      .check("lukket", "Punktet er lukket for offentligheden", "Det kommer ikke med i det offentlige referat.")
      .file("bilag", "Bilag", "PDF, Word eller billeder, højst 25 MB", false);
  Page page;
  page.title = "Nyt punkt til kredsrådet";
  page.lead = "Punktet kommer på listen over forslag, og sekretariatet sætter det på en dagsorden.";
  page.crumbs = {{"Møder", "/moeder"}};
  page.section = "/moeder";
  page.body = form.submit("Foreslå punktet", "/moeder");
  write("form", show(trial.exchange, page));
}

TEST_F(Gallery, shows_the_page_that_is_not_there) {
  TrialExchange trial("/findes-ikke");
  add_menu(trial);
  write("missing", not_found(trial.exchange));
}

}  // namespace
}  // namespace web
