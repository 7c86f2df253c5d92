// Texts, Danish dates, numbers, order, stems and the check of a module's texts.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "danish.h"
#include "language.h"
#include "texts_check.h"

namespace i18n {
namespace {

using namespace std::chrono_literals;

config::Date day(int y, unsigned m, unsigned d) {
  return config::Date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
}

TEST(Po, reads_every_kind_of_entry) {
  std::vector<std::string> faults;
  const auto entries = read_po(
      "# head\nmsgid \"\"\nmsgstr \"Language: da\\n\"\n\n#: a.cpp\nmsgid \"Hello \"\n\"{0}\"\nmsgstr \"Hej "
      "\\\"{0}\\\"\\n\"\n\n"
      "msgid \"{0} day\"\nmsgid_plural \"{0} days\"\nmsgstr[0] \"{0} dag\"\nmsgstr[1] \"{0} dage\"\nmsgctxt "
      "\"button\"\nmsgid \"Open\"\nmsgstr \"Åbn\"\r\n",
      faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].id, "Hello {0}");
  EXPECT_EQ(entries[0].forms.at(0), "Hej \"{0}\"\n");
  EXPECT_EQ(entries[1].plural, "{0} days");
  EXPECT_EQ(entries[1].forms.at(1), "{0} dage");
  EXPECT_EQ(entries[2].id, std::string("button\x04") + "Open");
}

TEST(Po, tells_the_line_of_a_fault) {
  std::vector<std::string> faults;
  read_po(
      "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n\nmsgid \"d\nmsgstr \"e\"\nwhat\n\nmsgid "
      "\"f\"\nmsgid_plural \"g\"\nmsgstr[0] \"h\"\n",
      faults);
  ASSERT_EQ(faults.size(), 4u);
  EXPECT_TRUE(faults[0].starts_with("line 4:"));
  EXPECT_TRUE(faults[1].starts_with("line 7:"));
  EXPECT_TRUE(faults[2].starts_with("line 9:"));
  EXPECT_TRUE(faults[3].starts_with("line 11:"));
}

TEST(Language, puts_arguments_in_and_counts) {
  const std::string po =
      "msgid \"Send to {0}\"\nmsgstr \"Send til {0}, {0}\"\n\nmsgid \"{0} day\"\nmsgid_plural \"{0} days\"\nmsgstr[0] "
      "\"{0} dag\"\nmsgstr[1] \"{0} dage\"\n";
  const Language danish("da", {config::Package{"x", {{"texts/da.po", po}}}});
  EXPECT_EQ(danish.text("Send to {0}", {"Odense {1}"}), "Send til Odense {1}, Odense {1}");
  EXPECT_EQ(danish.text("Not there {0} {1}", {"a"}), "Not there a {1}");
  EXPECT_EQ(danish.count("{0} day", "{0} days", 1), "1 dag");
  EXPECT_EQ(danish.count("{0} day", "{0} days", 0), "0 dage");
  EXPECT_EQ(danish.count("{0} day", "{0} days", 1234), "1.234 dage");
  EXPECT_EQ(danish.sentence({"Send to {0}", {"Assens"}, "", ""}), "Send til Assens, Assens");
}

TEST(Danish, speaks_of_time) {
  EXPECT_EQ(spoken_date(day(2020, 3, 3)), "tirsdag den 3. marts 2020");
  EXPECT_EQ(spoken_time(config::local(day(2020, 3, 3), 600)), "tirsdag den 3. marts 2020 kl. 10.00");
  EXPECT_EQ(short_date(day(2020, 3, 3)), "03.03.2020");
  EXPECT_EQ(clock_time(config::local(day(2020, 7, 3), 8 * 60 + 5)), "8.05");
  const config::Date today = day(2020, 9, 15);
  EXPECT_EQ(relative_days(today, today), "i dag");
  EXPECT_EQ(relative_days(day(2020, 9, 19), today), "om 4 dage");
  EXPECT_EQ(relative_days(day(2020, 9, 14), today), "i går");
  EXPECT_EQ(relative_days(day(2020, 9, 12), today), "for 3 dage siden");
  EXPECT_EQ(days_over(day(2020, 9, 12), today), "3 dage over fristen");
  EXPECT_EQ(days_over(day(2020, 9, 14), today), "1 dag over fristen");
}

TEST(Danish, writes_numbers) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(999), "999");
  EXPECT_EQ(number(1234567), "1.234.567");
  EXPECT_EQ(number(-1000), "-1.000");
  EXPECT_EQ(number(std::numeric_limits<std::int64_t>::min()), "-9.223.372.036.854.775.808");
  EXPECT_EQ(decimal(12.5, 1), "12,5");
  EXPECT_EQ(decimal(-1234.567, 2), "-1.234,57");
  EXPECT_EQ(decimal(3, 0), "3");
}

TEST(Danish, sorts_ae_oe_aa_last_and_numbers_by_size) {
  std::vector<std::string> names{"Ærø", "Aarup", "Ølsted", "Assens", "Zebra", "Tiltag 10", "Tiltag 2", "Årslev"};
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
  EXPECT_EQ(names,
            (std::vector<std::string>{"Assens", "Tiltag 2", "Tiltag 10", "Zebra", "Ærø", "Ølsted", "Årslev", "Aarup"}));
  EXPECT_LT(sort_key("Zebra"), sort_key("Aarup"));
  EXPECT_LT(sort_key("Ølsted"), sort_key("Aarup"));
  EXPECT_LT(sort_key("Tiltag 2"), sort_key("Tiltag 10"));
  EXPECT_EQ(sort_key("x").find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Danish, finds_words_however_they_are_spelt) {
  EXPECT_EQ(fold("Ærø"), "aeroe");
  EXPECT_EQ(fold("Aarhus"), fold("Århus"));
  EXPECT_EQ(stems("Indbruddene på Ærø"), stems("indbruddene paa Aeroe"));
  const auto plans = stems("samarbejdsplaner");
  EXPECT_EQ(plans, stems("samarbejdsplanen"));
  EXPECT_EQ(stems("plan, plan; PLAN!").size(), 1u);
  EXPECT_TRUE(stems(" .,- ").empty());
  EXPECT_EQ(slug("Et trygt natteliv"), "et-trygt-natteliv");
  EXPECT_EQ(slug("Ærø, Ølsted & Å!"), "aeroe-oelsted-aa");
  EXPECT_NO_THROW(stems("\xff\xfe broken \xc3"));
}

TEST(TextsCheck, finds_missing_unused_and_unequal) {
  const SourceText source{"a.cpp", R"source(
                            // t("in a comment")
                            x << e.t("Known") << e.t("Put {0} in", {name}) << e.tn("{0} day", "{0} days", n) << e.t(a == "b" ? "First" : "Second");
                            in.refuse({"Refused here", {}, "f", {}});
                            return config::Refusal{
                                "Long "
                                "sentence",
                                {e.t("Inside")}};
                            auto label = /*text*/ "Menu word";
                            language.text("Plain");
                            t(name_of("not this"));
                          )source"};
  std::vector<std::string> words;
  for (const UsedText& text : used_texts(source)) words.push_back(text.english);
  EXPECT_EQ(words, (std::vector<std::string>{"Known", "Put {0} in", "{0} day", "First", "Second", "Refused here",
                                             "Long sentence", "Inside", "Menu word", "Plain"}));

  const auto faults = check_texts({source},
                                  "msgid \"Known\"\nmsgstr \"Kendt\"\n\nmsgid \"Put {0} in\"\nmsgstr \"Sæt "
                                  "ind\"\n\nmsgid \"{0} day\"\nmsgid_plural \"{0} days\"\n"
                                  "msgstr[0] \"en dag\"\nmsgstr[1] \"{0} dage\"\n\nmsgid \"First\"\nmsgstr "
                                  "\"\"\n\nmsgid \"Second\"\nmsgstr \"B\"\n\n"
                                  "msgid \"Refused here\"\nmsgstr \"C\"\n\nmsgid \"Long sentence\"\nmsgstr "
                                  "\"D\"\n\nmsgid \"Inside\"\nmsgstr \"E\"\n\n"
                                  "msgid \"Menu word\"\nmsgstr \"F\"\n\nmsgid \"state.held\"\nmsgstr "
                                  "\"Holdt\"\n\nmsgid \"Nobody\"\nmsgstr \"Ingen\"\n");
  EXPECT_EQ(faults, (std::vector<std::string>{
                        "a.cpp:10: \"Plain\" has no Danish in texts/da.po", "texts/da.po: line 12: \"First\" is empty",
                        "texts/da.po: line 33: \"Nobody\" is used nowhere",
                        "texts/da.po: line 4: \"Put {0} in\" has other {0} places than its Danish"}));
}

}  // namespace
}  // namespace i18n
