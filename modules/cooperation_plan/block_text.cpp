// Blocks to text and text to blocks, line by line.

#include "block_text.h"

#include <charconv>

namespace cooperation_plan {

namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  for (char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      lines.push_back(std::move(line));
      line.clear();
    } else {
      line += c;
    }
  }
  lines.push_back(std::move(line));
  return lines;
}

/// The text after "1. ", or nothing.
std::string_view numbered_item(std::string_view line) {
  std::size_t n = 0;
  while (n < line.size() && line[n] >= '0' && line[n] <= '9') ++n;
  if (n == 0 || n > 3 || n + 1 >= line.size() || (line[n] != '.' && line[n] != ')') || line[n + 1] != ' ') return {};
  return trim(line.substr(n + 2));
}

bool starts(std::string_view line, std::string_view mark) { return line.substr(0, mark.size()) == mark; }

Fact read_fact(std::string_view inside) {
  Fact fact;
  std::size_t from = 0;
  bool first = true;
  while (from <= inside.size()) {
    const std::size_t bar = inside.find('|', from);
    const std::string_view part =
        trim(inside.substr(from, bar == std::string_view::npos ? std::string_view::npos : bar - from));
    if (first)
      fact.text = part;
    else if (starts(part, "tal:"))
      fact.figure = trim(part.substr(4));
    else if (starts(part, "kilde:"))
      fact.source = trim(part.substr(6));
    else if (starts(part, "viden:"))
      fact.evidence = trim(part.substr(6));
    else if (starts(part, "år:")) {
      const std::string_view digits = trim(part.substr(std::string_view("år:").size()));
      std::from_chars(digits.data(), digits.data() + digits.size(), fact.year);
    }
    first = false;
    if (bar == std::string_view::npos) break;
    from = bar + 1;
  }
  return fact;
}

/// One paragraph: running text with facts in it.
void add_paragraph(std::vector<Block>& blocks, std::string_view text) {
  bool joins = false;
  while (!text.empty()) {
    const std::size_t open = text.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : text.find("]]", open);
    if (close == std::string_view::npos) {
      if (!trim(text).empty()) blocks.push_back({Text{std::string(trim(text))}, joins});
      return;
    }
    if (const std::string_view before = trim(text.substr(0, open)); !before.empty()) {
      blocks.push_back({Text{std::string(before)}, joins});
      joins = true;
    }
    blocks.push_back({read_fact(text.substr(open + 2, close - open - 2)), joins});
    joins = true;
    text.remove_prefix(close + 2);
  }
}

/// ![alt](file "caption | credit")
bool add_picture(std::vector<Block>& blocks, std::string_view line) {
  if (!starts(line, "![") || line.back() != ')') return false;
  const std::size_t middle = line.find("](");
  if (middle == std::string_view::npos) return false;
  Picture picture;
  picture.alt = trim(line.substr(2, middle - 2));
  std::string_view rest = trim(line.substr(middle + 2, line.size() - middle - 3));
  const std::size_t quote = rest.find('"');
  picture.file = trim(rest.substr(0, quote));
  if (quote != std::string_view::npos && rest.size() > quote + 1) {
    std::string_view words = rest.substr(quote + 1);
    if (!words.empty() && words.back() == '"') words.remove_suffix(1);
    const std::size_t bar = words.rfind('|');
    picture.caption = trim(words.substr(0, bar));
    if (bar != std::string_view::npos) picture.credit = trim(words.substr(bar + 1));
  }
  blocks.push_back({picture, false});
  return true;
}

void write_box(std::string& text, const StatutoryBox& box) {
  text += "> **" + box.law + "**";
  for (const std::string& one : lines_of(box.text)) text += "\n> " + one;
}

}  // namespace

std::string write_blocks(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!text.empty()) text += block.joins ? " " : "\n\n";
    if (const auto* words = std::get_if<Text>(&block.content)) text += words->markdown;
    if (const auto* heading = std::get_if<Subheading>(&block.content)) text += "### " + heading->text;
    if (const auto* box = std::get_if<StatutoryBox>(&block.content)) write_box(text, *box);
    if (const auto* picture = std::get_if<Picture>(&block.content)) {
      text += "![" + picture->alt + "](" + picture->file + " \"" + picture->caption +
              (picture->credit.empty() ? "" : " | " + picture->credit) + "\")";
    }
    if (const auto* fact = std::get_if<Fact>(&block.content)) {
      text += "[[" + fact->text;
      if (!fact->figure.empty()) text += " | tal: " + fact->figure;
      if (!fact->source.empty()) text += " | kilde: " + fact->source;
      if (fact->year != 0) text += " | år: " + std::to_string(fact->year);
      if (!fact->evidence.empty()) text += " | viden: " + fact->evidence;
      text += "]]";
    }
    if (const auto* list = std::get_if<List>(&block.content)) {
      int n = 0;
      for (const std::string& item : list->items) {
        if (n > 0) text += '\n';
        ++n;
        text += (list->numbered ? std::to_string(n) + ". " : std::string("- ")) + item;
      }
    }
  }
  return text;
}

std::vector<Block> read_blocks(std::string_view text) {
  std::vector<Block> blocks;
  std::string paragraph;
  const auto finish = [&] {
    if (!trim(paragraph).empty()) add_paragraph(blocks, trim(paragraph));
    paragraph.clear();
  };
  const std::vector<std::string> lines = lines_of(text);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const std::string_view line = trim(lines[n]);
    if (line.empty()) {
      finish();
      continue;
    }
    if (line.front() == '#') {
      finish();
      std::string_view words = line;
      while (!words.empty() && words.front() == '#') words.remove_prefix(1);
      blocks.push_back({Subheading{std::string(trim(words))}, false});
      continue;
    }
    if (starts(line, ">")) {
      finish();
      StatutoryBox box;
      for (bool first = true; n < lines.size() && starts(trim(lines[n]), ">"); ++n, first = false) {
        std::string_view words = trim(trim(lines[n]).substr(1));
        if (first && starts(words, "**") && words.size() > 4 && words.substr(words.size() - 2) == "**") {
          box.law = words.substr(2, words.size() - 4);
        } else {
          if (!box.text.empty()) box.text += '\n';
          box.text += words;
        }
      }
      --n;
      blocks.push_back({box, false});
      continue;
    }
    if (starts(line, "![") && paragraph.empty() && add_picture(blocks, line)) continue;
    const bool bullet = (starts(line, "- ") || starts(line, "* ")) && paragraph.empty();
    if (bullet || (paragraph.empty() && !numbered_item(line).empty())) {
      List list;
      list.numbered = !bullet;
      for (; n < lines.size(); ++n) {
        const std::string_view item = trim(lines[n]);
        const bool same = bullet ? starts(item, "- ") || starts(item, "* ") : !numbered_item(item).empty();
        if (!same) break;
        list.items.emplace_back(bullet ? trim(item.substr(2)) : numbered_item(item));
      }
      --n;
      blocks.push_back({list, false});
      continue;
    }
    if (!paragraph.empty()) paragraph += ' ';
    paragraph += line;
  }
  finish();
  return blocks;
}

}  // namespace cooperation_plan
