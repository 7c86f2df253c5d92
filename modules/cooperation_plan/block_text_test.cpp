// What is written reads back as the same blocks, and what people type becomes sensible ones.

#include "block_text.h"

#include <gtest/gtest.h>

namespace cooperation_plan {
namespace {

TEST(BlockTextTest, every_kind_of_block_reads_back) {
  const std::vector<Block> blocks{
      {Subheading{"Tættere på"}},
      {Text{"Politiet er *synligt* i hverdagen."}},
      {Fact{"Der var 12.162 anmeldelser.", "12.162", "LCiK", 2019}, true},
      {Text{"Det er mange."}, true},
      {List{false, {"første", "anden"}}},
      {List{true, {"en", "to", "tre"}}},
      {StatutoryBox{"Retsplejeloven § 113", "Planen laves hvert år.\nDen drøftes først."}},
      {Picture{"kort.svg", "Kort over kredsen", "Fyns Politi", "Fyn delt i fire områder"}},
      {Fact{"Hver tredje sag.", "", "", 0}},
  };
  const std::string text = write_blocks(blocks);
  EXPECT_EQ(read_blocks(text), blocks) << text;
  EXPECT_EQ(write_blocks(read_blocks(text)), text);
}

TEST(BlockTextTest, people_type_freely) {
  const auto blocks = read_blocks("Første linje\r\nog anden.\r\n\r\n\r\n# Stor overskrift\r\n* punkt\r\n[[uafsluttet");
  ASSERT_EQ(blocks.size(), 4u);
  EXPECT_EQ(std::get<Text>(blocks[0].content).markdown, "Første linje og anden.");
  EXPECT_EQ(std::get<Subheading>(blocks[1].content).text, "Stor overskrift");
  EXPECT_EQ(std::get<List>(blocks[2].content).items.front(), "punkt");
  EXPECT_EQ(std::get<Text>(blocks[3].content).markdown, "[[uafsluttet");
  EXPECT_TRUE(read_blocks("").empty());
  EXPECT_TRUE(read_blocks(" \n \n").empty());
}

}  // namespace
}  // namespace cooperation_plan
