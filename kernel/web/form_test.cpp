// Forms: values are taken apart and checked; what was typed comes back with its errors beside it and in the summary.

#include <gtest/gtest.h>

#include "form.h"
#include "trial_exchange.h"

namespace web {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(Input, reads_dates_times_and_numbers_as_danes_write_them) {
  Input in(Pairs{{"a", "2020-03-03"},
                 {"b", " 3.3.2020 "},
                 {"c", "03-03-2020"},
                 {"d", "3/3 2020"},
                 {"e", "10.00"},
                 {"f", "8:05"},
                 {"g", "9"},
                 {"h", "1.234"}});
  for (const char* field : {"a", "b", "c", "d"})
    EXPECT_EQ(config::iso(in.date(field).value_or(config::Date{})), "2020-03-03") << field;
  EXPECT_EQ(in.minutes("e"), 600);
  EXPECT_EQ(in.minutes("f"), 485);
  EXPECT_EQ(in.minutes("g"), 540);
  EXPECT_EQ(in.number("h", 0, 9999), 1234);
  EXPECT_TRUE(in.ok());
}

TEST(Input, refuses_what_does_not_fit) {
  Input in(Pairs{{"a", "31.2.2020"},
                 {"b", "i morgen"},
                 {"c", "24.00"},
                 {"d", "10.5"},
                 {"e", "12x"},
                 {"f", "100"},
                 {"g", "   "},
                 {"h", "abcdef"},
                 {"i", "a\x01z"},
                 {"j", "hack"},
                 {"k", "../etc"}});
  EXPECT_FALSE(in.date("a"));
  EXPECT_FALSE(in.date("b"));
  EXPECT_FALSE(in.minutes("c"));
  EXPECT_FALSE(in.minutes("d"));
  EXPECT_FALSE(in.number("e", 0, 9));
  EXPECT_FALSE(in.number("f", 0, 9));
  in.text("g");
  in.text("h", {.most = 5});
  in.text("i");
  EXPECT_EQ(in.choice("j", {"a", "b"}), "");
  EXPECT_TRUE(in.id("k").empty());
  EXPECT_FALSE(in.date("missing"));
  EXPECT_EQ(in.refusals().size(), 12u);
  EXPECT_EQ(in.refusals().front().field, "a");
}

TEST(Input, counts_letters_not_bytes_and_keeps_line_breaks) {
  Input in(Pairs{{"a", "æøåæø"}, {"b", "en\r\nto\rtre"}});
  EXPECT_EQ(in.text("a", {.most = 5}), "æøåæø");
  EXPECT_EQ(in.text("b"), "en\nto\ntre");
  EXPECT_FALSE(in.date("none", false));
  EXPECT_TRUE(in.ok());
}

TEST(Input, leaves_out_what_turns_the_direction_of_text) {
  Input in(Pairs{{"a",
                  "Punkt \xE2\x80\xAE"
                  "gpj.exe\xE2\x80\xAC og \xE2\x81\xA6"
                  "mere\xE2\x81\xA9 – å"},
                 {"b", "\xE2\x80\xAE"}});
  EXPECT_EQ(in.text("a"), "Punkt gpj.exe og mere – å");
  EXPECT_TRUE(in.ok());
  EXPECT_EQ(in.text("b"), "");
  EXPECT_FALSE(in.ok()) << "nothing is left";
}

TEST(Form, keeps_what_was_typed_with_errors_beside_it_and_in_the_summary) {
  TrialExchange trial;
  Input in(Pairs{{"titel", "\"><script>x"},
                 {"dato", "31.2.2020"},
                 {"tekst", "</textarea><b>"},
                 {"type", "b"},
                 {"hvem", "2"},
                 {"lukket", "ja"},
                 {"valg", "2"}});
  in.text("titel", {.most = 3});
  in.date("dato");
  in.refuse({"Choose one.", {}, "", "retsplejeloven § 113"});
  Form form(trial.exchange, "/moeder", in);
  form.text("titel", "Titel", "En hjælp")
      .date("dato", "Dato")
      .area("tekst", "Tekst")
      .radios("type", "Type", {{"a", "A"}, {"b", "B"}})
      .checks("hvem", "Hvem", {{"1", "En"}, {"2", "To"}})
      .check("lukket", "Lukket")
      .select("valg", "Valg", {{"1", "En", "G"}, {"2", "To", "G"}})
      .hidden("version", "7");
  const std::string html = form.submit("Gem", "/tilbage").text();

  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_NE(html.find("value=\"&quot;&gt;&lt;script&gt;x\""), std::string::npos);
  EXPECT_NE(html.find("value=\"31.2.2020\" type=\"text\""), std::string::npos)
      << "what is no date stays as it was typed";
  EXPECT_NE(html.find("<a class=\"function-link\" href=\"#titel\">Titel: Skriv højst 3 tegn. Du har skrevet 11.</a>"),
            std::string::npos);
  EXPECT_NE(html.find("aria-invalid=\"true\" aria-describedby=\"titel-hint titel-error\""), std::string::npos);
  EXPECT_NE(html.find("id=\"titel-error\""), std::string::npos);
  EXPECT_NE(html.find("<li>Vælg en.</li>"), std::string::npos);
  EXPECT_NE(html.find("<p class=\"law\">retsplejeloven § 113</p>"), std::string::npos);
  EXPECT_NE(html.find("value=\"b\" checked"), std::string::npos);
  EXPECT_NE(html.find("value=\"2\" checked"), std::string::npos);
  EXPECT_NE(html.find("name=\"lukket\" value=\"ja\" checked"), std::string::npos);
  EXPECT_NE(html.find("<option value=\"2\" selected>"), std::string::npos);
  EXPECT_NE(html.find("name=\"formular\" value=\"token-of-the-trial\""), std::string::npos);
  EXPECT_NE(html.find("name=\"version\" value=\"7\""), std::string::npos);
  EXPECT_NE(html.find("method=\"post\""), std::string::npos);
}

TEST(Form, begins_without_errors_and_uploads_by_parts) {
  TrialExchange trial;
  const Input in;
  const std::string html = Form(trial.exchange, "/x", in).file("bilag", "Bilag").submit("Send").text();
  EXPECT_EQ(html.find("error-summary"), std::string::npos);
  EXPECT_NE(html.find("enctype=\"multipart/form-data\""), std::string::npos);
  const std::string search = Form(trial.exchange, "/soeg", in).as_search().text("q", "Ord").submit("Søg").text();
  EXPECT_EQ(search.find("formular"), std::string::npos);
  EXPECT_NE(search.find("method=\"get\""), std::string::npos);
}

TEST(Form, a_search_with_an_error_does_not_speak_of_saving) {
  TrialExchange trial;
  Input in(Pairs{{"kommune", "Aarhus"}});
  in.refuse({"Choose one.", {}, "kommune", ""});
  const auto shown = [&](bool search) {
    Form form(trial.exchange, "/lokalbetjent", in);
    form.text("kommune", "Kommune");
    if (search) form.as_search();
    return form.submit("Find").text();
  };
  EXPECT_NE(shown(true).find("Det kunne vi ikke søge på"), std::string::npos);
  EXPECT_EQ(shown(true).find("gemt"), std::string::npos);
  EXPECT_NE(shown(false).find("Det er ikke gemt endnu"), std::string::npos);
}

}  // namespace
}  // namespace web
