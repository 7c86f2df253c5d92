// Statistics files: as Danes write them, and every fault with its line.

#include "import_file.h"

#include <gtest/gtest.h>

namespace indicators {
namespace {

const config::Date today{std::chrono::year{2020} / 9 / 15};

Indicator rate() {
  Indicator one;
  one.measure = Measure::rate;
  one.of = "husstande";
  one.since = {PeriodKind::year, 2018, 1};
  return one;
}

storage::Id place(const std::string& name) {
  if (name == "Odense" || name == "461") return storage::Id::of_words("odense");
  if (name == "Ærø") return storage::Id::of_words("aeroe");
  return {};
}

TEST(ImportFile, reads_semicolons_thousands_and_decimals) {
  const Imported read = read_statistics(rate(),
                                        "\xEF\xBB\xBFÅr;Kommune;Antal;Husstande\r\n2019;Odense;1.012;\"97.571\"\r\n\r\n"
                                        "2019;Ærø;12,0;2857\r\n2018;461;9;97 000\r\n",
                                        {}, today, place);
  ASSERT_TRUE(read.faults.empty()) << read.faults.front().refusal.sentence;
  ASSERT_EQ(read.values.size(), 3u);
  EXPECT_EQ(read.values[0].count, 1012);
  EXPECT_EQ(read.values[0].whole, 97571);
  EXPECT_EQ(read.values[1].count, 12);
  EXPECT_EQ(read.values[2].whole, 97000);
}

TEST(ImportFile, takes_commas_and_other_headings) {
  const Imported read = read_statistics(rate(), "tid,hvor,n,boliger\n2019,Odense,5,100\n",
                                        {"tid", "hvor", "n", "boliger", {}}, today, place);
  ASSERT_EQ(read.values.size(), 1u);
  EXPECT_EQ(read.values[0].count, 5);
}

TEST(ImportFile, tells_every_fault_with_its_line_and_keeps_nothing) {
  const Imported read = read_statistics(rate(),
                                        "periode;kommune;antal;grundlag\n"
                                        "2019;Odense;5;100\n"
                                        "2019;Atlantis;5;100\n"
                                        "2019-k1;Odense;5;100\n"
                                        "2018;Odense;5,5;100\n"
                                        "2020;Odense;5;100\n"
                                        "2019;Odense;6;100\n"
                                        "2018;Ærø;3;\n"
                                        "2018;Ærø;3;40;1;1\n",
                                        {}, today, place);
  EXPECT_TRUE(read.values.empty());
  std::vector<int> lines;
  for (const ImportFault& fault : read.faults) lines.push_back(fault.line);
  EXPECT_EQ(lines, (std::vector{3, 4, 5, 6, 7, 8, 9}));
}

TEST(ImportFile, refuses_missing_columns_and_other_encodings) {
  EXPECT_EQ(read_statistics(rate(), "periode;antal\n2019;5\n", {}, today, place).faults.size(), 2u);
  EXPECT_EQ(read_statistics(rate(), "\xE5r;kommune\n", {}, today, place).faults.size(), 1u);
  EXPECT_EQ(
      read_statistics(rate(), "periode;kommune;antal;grundlag\n2019;\"Odense;5;100\n", {}, today, place).faults.size(),
      1u);
  EXPECT_EQ(read_statistics(rate(), "", {}, today, place).faults.size(), 1u);
}

}  // namespace
}  // namespace indicators
