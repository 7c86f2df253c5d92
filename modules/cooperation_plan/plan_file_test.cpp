// Faults of a plan file are told with their line, and a plan cannot be loaded as published before it was discussed.

#include "plan_file.h"

#include <gtest/gtest.h>

namespace cooperation_plan {
namespace {

config::Faults faults_of(const std::string& text) {
  config::Reader reader("plan/2020.yaml");
  read_plan_file(reader, text);
  return reader.faults();
}

const std::string good = R"(year: 2020
title: Samarbejdsplan 2020
state: published
made: 2019-10-01
discussed: 2019-12-03
published: 2020-01-14
chapters:
  - number: "1"
    title: Indsatser
    sections:
      - {number: "1.1", title: Nærhed, text: Politiet er tæt på.}
areas:
  - key: naerhed
    number: 1
    title: Nærhed
    section: "1.1"
    initiatives:
      - {key: a, title: A, text: Gør noget., owner: odense, due: 2020-12-31}
)";

std::string with(std::string from, const std::string& to) {
  std::string text = good;
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(PlanFileTest, a_good_file_has_no_faults) {
  const auto faults = faults_of(good);
  EXPECT_TRUE(faults.empty()) << (faults.empty() ? "" : faults.front().text());
}

TEST(PlanFileTest, each_fault_tells_its_line) {
  struct Case {
    std::string text;
    int line;
    const char* part;
  };
  const Case cases[] = {
      {with("discussed: 2019-12-03", "discussed: 2020-02-03"), 6, "before it is published"},
      {with("discussed: 2019-12-03\n", ""), 1, "retsplejeloven § 113"},
      {with("2020-01-14", "2020-01-44"), 6, "is not a day"},
      {with("state: published", "state: discussed"), 3, "draft, in_consultation, published or closed"},
      {with("state: published", "state: done"), 3, "is not known here"},
      {with("section: \"1.1\"", "section: \"9.9\""), 13, "there is no section"},
      {with("due: 2020-12-31", "due: 31.12.2020"), 18, "is not a day"},
      {with("due: 2020-12-31", "state: dropped"), 18, "has a reason"},
      {with("due: 2020-12-31", "duedate: x"), 18, "duedate"},
  };
  for (const Case& c : cases) {
    const auto faults = faults_of(c.text);
    ASSERT_FALSE(faults.empty()) << c.part;
    EXPECT_EQ(faults.front().line, c.line) << faults.front().text();
    EXPECT_NE(faults.front().sentence.find(c.part), std::string::npos) << faults.front().text();
  }
}

TEST(PlanFileTest, broken_yaml_is_one_fault) { EXPECT_EQ(faults_of("year: [2020\n").size(), 1u); }

}  // namespace
}  // namespace cooperation_plan
