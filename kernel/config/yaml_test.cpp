// Every kind of fault in a YAML file is answered with file, line and sentence; good files come through unchanged.

#include "yaml.h"

#include <gtest/gtest.h>

namespace config {
namespace {

std::vector<std::string> faults_of(std::string_view text) {
  Reader reader("plan.yaml");
  reader.parse(text);
  std::vector<std::string> sentences;
  for (const Fault& fault : reader.faults()) sentences.push_back(fault.text());
  return sentences;
}

using Sentences = std::vector<std::string>;

TEST(Yaml, KeepsOrderTextAndLines) {
  Reader reader("plan.yaml");
  const Node root = reader.parse(
      "# a comment\n"
      "name: Ærø\n"
      "quoted: \"a: b\"\n"
      "long: |\n"
      "  first\n"
      "  second\n"
      "areas:\n"
      "  - key: vest\n"
      "  - {key: syd, number: 2}\n");
  EXPECT_TRUE(reader.faults().empty());
  ASSERT_EQ(root.kind, Node::Kind::map);
  EXPECT_EQ(root.fields.front().key, "name");
  EXPECT_EQ(reader.text(root, "name"), "Ærø");
  EXPECT_EQ(reader.text(root, "quoted"), "a: b");
  EXPECT_EQ(reader.text(root, "long"), "first\nsecond\n");
  const auto& areas = reader.list(root, "areas");
  ASSERT_EQ(areas.size(), 2U);
  EXPECT_EQ(areas[0].line, 8);
  EXPECT_EQ(reader.number(areas[1], "number", 1, 9), 2);
  EXPECT_TRUE(reader.faults().empty());
}

TEST(Yaml, RefusesWhatTheStrictFormDoesNotAllow) {
  EXPECT_EQ(faults_of("a: 1\nb: 2\na: 3\n"), Sentences{"plan.yaml:3: 'a' is given twice."});
  EXPECT_EQ(faults_of("a:\n  x: 1\n  x: 2\n"), Sentences{"plan.yaml:3: 'x' is given twice."});
  EXPECT_EQ(faults_of("a: &one 1\n"), Sentences{"plan.yaml:1: Anchors (&name) are not allowed; write the value out."});
  EXPECT_EQ(faults_of("a: &one [1]\nb: *one\n"),
            (Sentences{"plan.yaml:1: Anchors (&name) are not allowed; write the value out.",
                       "plan.yaml:2: Aliases (*name) are not allowed; write the value out."}));
  const std::string tags = "Tags (!name) are not allowed; every value is plain text, a number, true or false.";
  EXPECT_EQ(faults_of("a: !!str 1\n"), Sentences{"plan.yaml:1: " + tags});
  EXPECT_EQ(faults_of("b: 2\næ: ø\na: !thing {x: 1}\n"), Sentences{"plan.yaml:3: " + tags});
  EXPECT_EQ(faults_of("æøå: 1\na: ! 1\n"), Sentences{"plan.yaml:2: " + tags});
  EXPECT_EQ(faults_of("a: \"!\"\nb: 'x!y'\n"), Sentences{});
  EXPECT_EQ(faults_of("? [a, b]\n: 1\n"),
            Sentences{"plan.yaml:1: A key must be a word, not empty, a list or a mapping."});
  EXPECT_EQ(faults_of("a: 1\n---\nb: 2\n"),
            Sentences{"plan.yaml:3: The file holds more than one document (---); one is expected."});
}

TEST(Yaml, TellsTheLineOfASyntaxFault) {
  for (const auto& [text, line] : std::vector<std::pair<std::string, int>>{{"a: 1\nb: [1, 2\n", 3},
                                                                           {"a: 1\n\tb: 2\n", 2},
                                                                           {"a: 'open\n", 2},
                                                                           {"a: 'open", 1},
                                                                           {"a: 1\nb\nc: 2\n", 3},
                                                                           {"a: {b: 1]\n", 1}}) {
    const Sentences sentences = faults_of(text);
    ASSERT_EQ(sentences.size(), 1U) << text;
    EXPECT_TRUE(sentences.front().starts_with("plan.yaml:" + std::to_string(line) + ": This is not well-formed YAML: "))
        << sentences.front();
  }
}

TEST(Yaml, TellsTheLineOfWhatIsNotUtf8) {
  const Sentences expected{"plan.yaml:2: A character here is not UTF-8 text; save the file as UTF-8."};
  EXPECT_EQ(faults_of("a: 1\nb: \xE6\xF8\xE5\n"), expected);         // Latin 1
  EXPECT_EQ(faults_of(std::string("a: 1\nb: \0\n", 10)), expected);  // a zero byte
  EXPECT_EQ(faults_of("a: 1\nb: \x04 c\n"), expected);               // would end the parser's stream silently
  EXPECT_EQ(faults_of("a: 1\nb: \xC0\xAF\n"), expected);             // over-long
  EXPECT_EQ(faults_of("a: 1\nb: \xED\xA0\x80\n"), expected);         // half a surrogate pair
  EXPECT_EQ(faults_of("a: 1\nb: \xF0\x9F\x98"), expected);           // cut off
  EXPECT_EQ(faults_of("\xEF\xBB\xBF"
                      "a: 1\nb: 🦢\n"),
            Sentences{});
}

TEST(Yaml, AnEmptyFileIsAbsentAndNotAFault) {
  Reader reader("plan.yaml");
  EXPECT_EQ(reader.parse("").kind, Node::Kind::absent);
  EXPECT_EQ(reader.parse("# nothing but a comment\n").kind, Node::Kind::absent);
  EXPECT_TRUE(reader.faults().empty());
}

TEST(Yaml, DeepNestingIsAFaultAndNotACrash) { EXPECT_EQ(faults_of(std::string(100000, '[')).size(), 1U); }

TEST(Reader, CollectsEveryFaultInOnePass) {
  Reader reader("organisation.yaml");
  const Node root = reader.parse(
      "name:\n"
      "count: many\n"
      "port: 70000\n"
      "open: yes\n"
      "areas: vest\n"
      "words: [a, [b], '']\n"
      "inner: 3\n"
      "spare: 1\n");
  EXPECT_EQ(reader.text(root, "name"), "");
  EXPECT_EQ(reader.text(root, "title"), "");
  EXPECT_EQ(reader.number(root, "count", 1, 9), 1);
  EXPECT_EQ(reader.number(root, "size", 1, 9), 1);
  EXPECT_EQ(reader.number_or(root, "port", 8113, 1, 65535), 8113);
  EXPECT_TRUE(reader.flag_or(root, "open", true));
  EXPECT_TRUE(reader.list(root, "areas").empty());
  EXPECT_EQ(reader.texts(root, "words"), std::vector<std::string>{"a"});
  EXPECT_EQ(reader.map(root, "inner").kind, Node::Kind::absent);
  EXPECT_EQ(reader.text_or(root, "words", "none"), "none");
  reader.only(root, {"name", "title", "count", "size", "port", "open", "areas", "words", "inner"});
  Sentences sentences;
  for (const Fault& fault : reader.faults()) sentences.push_back(fault.text());
  EXPECT_EQ(sentences, (Sentences{
                           "organisation.yaml:1: 'name' must not be empty.",
                           "organisation.yaml:1: 'title' is missing.",
                           "organisation.yaml:2: 'count' must be a whole number, not 'many'.",
                           "organisation.yaml:1: 'size' is missing.",
                           "organisation.yaml:3: 'port' must be from 1 to 65535, not 70000.",
                           "organisation.yaml:4: 'open' must be true or false, not 'yes'.",
                           "organisation.yaml:5: 'areas' must be a list, not a single value.",
                           "organisation.yaml:6: Each entry of 'words' must be a single value, not a list.",
                           "organisation.yaml:6: Each entry of 'words' must be a single value, not an empty text.",
                           "organisation.yaml:7: 'inner' must be a mapping (key: value), not a single value.",
                           "organisation.yaml:6: 'words' must be a single value, not a list.",
                           "organisation.yaml:8: 'spare' is not a known key here. Known are: areas, count, inner, "
                           "name, open, port, size, "
                           "title, words.",
                       }));
}

TEST(Reader, NumbersAreWholeAndWithinTheirRange) {
  for (const char* wrong : {"1.5", "+1", " 1x", "0x10", "99999999999999999999", "-1", "''"}) {
    Reader reader("n.yaml");
    const Node root = reader.parse(std::string("n: ") + wrong + "\n");
    EXPECT_EQ(reader.number_or(root, "n", 7, 0, 100), 7) << wrong;
    EXPECT_EQ(reader.faults().size(), 1U) << wrong;
  }
}

TEST(Reader, AFaultIsToldOnce) {
  Reader reader("n.yaml");
  const Node root = reader.parse("- a\n- b\n");
  EXPECT_EQ(reader.text(root, "one"), "");
  EXPECT_EQ(reader.text(root, "two"), "");
  ASSERT_EQ(reader.faults().size(), 1U);
  EXPECT_EQ(reader.faults().front().text(), "n.yaml:1: A mapping (key: value) is expected here, not a list.");
}

TEST(Reader, SaysNothingMoreAboutAFileThatCannotBeParsed) {
  Reader reader("n.yaml");
  const Node root = reader.parse("a: [1\n");
  EXPECT_EQ(reader.text(root, "name"), "");
  EXPECT_EQ(reader.faults().size(), 1U);
}

TEST(ReadFile, AnswersNothingForWhatIsNotAFile) {
  EXPECT_FALSE(read_file("/nowhere/at/all"));
  EXPECT_FALSE(read_file(std::filesystem::temp_directory_path()));
}

}  // namespace
}  // namespace config
