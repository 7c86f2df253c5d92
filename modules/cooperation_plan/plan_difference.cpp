// What changed between two plans.

#include "plan_difference.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "i18n/danish.h"
#include "words.h"

namespace cooperation_plan {

namespace {

std::vector<std::string_view> tokens(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size()) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos) break;
    std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

// Which items of a and b belong together, in order: the longest common row. Too long rows are compared at their ends
// only.
template <class T>
std::vector<std::pair<std::size_t, std::size_t>> common(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t start = 0, end_a = a.size(), end_b = b.size();
  while (start < end_a && start < end_b && a[start] == b[start]) {
    out.emplace_back(start, start);
    ++start;
  }
  std::size_t tail = 0;
  while (end_a > start && end_b > start && a[end_a - 1] == b[end_b - 1]) {
    --end_a;
    --end_b;
    ++tail;
  }
  const std::size_t rows = end_a - start, columns = end_b - start;
  if (rows > 0 && columns > 0 && rows <= 60'000 && columns <= 60'000 && rows * columns <= 9'000'000) {
    std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (columns + 1) + j]; };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        cell(i, j) = a[start + i] == b[start + j] ? static_cast<std::uint16_t>(cell(i + 1, j + 1) + 1)
                                                  : std::max(cell(i + 1, j), cell(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (a[start + i] == b[start + j]) {
        out.emplace_back(start + i++, start + j++);
      } else if (cell(i + 1, j) >= cell(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  for (std::size_t i = 0; i < tail; ++i) out.emplace_back(end_a + i, end_b + i);
  return out;
}

// Share of the shorter text's different words that the other has too.
double likeness(std::string_view a, std::string_view b) {
  const auto words = [](std::string_view text) {
    std::set<std::string> out;
    for (const Word& word : words_of(text.substr(0, 20'000))) {
      std::string fold = folded(word.text);
      if (!function_word(fold)) out.insert(std::move(fold));
    }
    return out;
  };
  std::set<std::string> x = words(a), y = words(b);
  if (x.empty() || y.empty()) return x.empty() && y.empty() ? 1 : 0;
  const auto& few = x.size() <= y.size() ? x : y;
  const auto& many = x.size() <= y.size() ? y : x;
  std::size_t hits = 0;
  for (const std::string& word : few) hits += many.contains(word);
  return static_cast<double>(hits) / static_cast<double>(few.size());
}

std::vector<std::string> paragraphs(const std::vector<Block>& blocks) {
  std::vector<std::string> out;
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.content)) {
      out.insert(out.end(), list->items.begin(), list->items.end());
    } else if (std::string text = plain(block); !text.empty()) {
      if (const auto* fact = std::get_if<Fact>(&block.content);
          fact != nullptr && !fact->source.empty() && !contains(text, fact->source))
        text += " (" + fact->source + ")";
      if (block.joins && !out.empty()) {
        out.back() += " " + text;
      } else {
        out.push_back(std::move(text));
      }
    }
  }
  return out;
}

TextChange whole(WordRun::Kind kind, std::string_view text) { return {{{kind, squeezed(text)}}}; }

std::vector<TextChange> compare_paragraphs(const std::vector<std::string>& older,
                                           const std::vector<std::string>& newer) {
  std::vector<TextChange> out;
  std::size_t i = 0, j = 0;
  const auto gap = [&](std::size_t end_i, std::size_t end_j) {
    // Between two equal paragraphs: pair in order what is alike.
    while (i < end_i || j < end_j) {
      if (i < end_i && j < end_j && likeness(older[i], newer[j]) >= 0.4) {
        out.push_back({compare_words(older[i++], newer[j++])});
      } else if (i < end_i && (j >= end_j || end_i - i >= end_j - j)) {
        out.push_back(whole(WordRun::Kind::removed, older[i++]));
      } else {
        out.push_back(whole(WordRun::Kind::added, newer[j++]));
      }
    }
  };
  for (const auto& [a, b] : common(older, newer)) {
    gap(a, b);
    i = a + 1;
    j = b + 1;
  }
  gap(older.size(), newer.size());
  std::erase_if(out, [](const TextChange& change) {
    return std::all_of(change.runs.begin(), change.runs.end(),
                       [](const WordRun& run) { return run.kind == WordRun::Kind::same; });
  });
  return out;
}

// A part of a plan as the matcher sees it.
struct Item {
  std::string key, number, title, parent;
  std::vector<std::string> text;
  std::string all_text;
};

// Pairs of older and newer items: by key, by title, by number with a likeness, by likeness alone.
std::vector<std::pair<int, int>> pair_up(const std::vector<Item>& older, const std::vector<Item>& newer) {
  std::vector<int> partner(newer.size(), -1);
  std::vector<bool> taken(older.size(), false);
  const auto join = [&](std::size_t o, std::size_t n) {
    partner[n] = static_cast<int>(o);
    taken[o] = true;
  };
  const auto by = [&](auto name) {
    std::multimap<std::string, std::size_t> index;
    for (std::size_t o = 0; o < older.size(); ++o) {
      if (!taken[o] && !name(older[o]).empty()) index.emplace(name(older[o]), o);
    }
    for (std::size_t n = 0; n < newer.size(); ++n) {
      if (partner[n] >= 0) continue;
      auto found = index.find(name(newer[n]));
      if (found == index.end()) continue;
      join(found->second, n);
      index.erase(found);
    }
  };
  by([](const Item& item) { return item.key + "\n" + item.number + "\n" + item.title; });
  by([](const Item& item) { return item.title.empty() ? std::string() : item.parent + "\n" + folded(item.title); });
  by([](const Item& item) { return folded(item.title); });
  by([](const Item& item) { return item.key; });
  std::size_t budget = 20'000;
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t n = 0; n < newer.size(); ++n) {
      if (partner[n] >= 0) continue;
      double best = 0;
      std::size_t who = older.size();
      for (std::size_t o = 0; o < older.size() && budget > 0; ++o) {
        if (taken[o]) continue;
        bool same_number = !newer[n].number.empty() && newer[n].number == older[o].number;
        if (pass == 0 && !same_number) continue;
        --budget;
        double titles = overlap(meaning_words(newer[n].title), meaning_words(older[o].title));
        double score = pass == 2 ? (newer[n].all_text.size() > 60 && older[o].all_text.size() > 60
                                        ? likeness(newer[n].all_text, older[o].all_text)
                                        : 0)
                                 : titles;
        if (score >= (pass == 0 ? 0.5 : pass == 1 ? 0.67 : 0.6) && score > best) {
          best = score;
          who = o;
        }
      }
      if (who < older.size()) join(who, n);
    }
  }
  std::vector<std::pair<int, int>> out;
  for (std::size_t n = 0; n < newer.size(); ++n) out.emplace_back(partner[n], static_cast<int>(n));
  for (std::size_t o = 0; o < older.size(); ++o) {
    if (!taken[o]) out.emplace_back(static_cast<int>(o), -1);
  }
  return out;
}

struct Sentences {
  const char *added, *removed, *renamed, *moved, *changed;
};

constexpr Sentences of_chapter = {/*text*/ "Chapter {0}, \"{1}\", is new.", /*text*/ "Chapter {0}, \"{1}\", is gone.",
                                  /*text*/ "Chapter {0}, \"{1}\", is now called \"{2}\".",
                                  /*text*/ "Chapter \"{0}\" has moved from {1} to {2}.",
                                  /*text*/ "The text of chapter {0}, \"{1}\", has changed."};
constexpr Sentences of_section = {/*text*/ "Section {0}, \"{1}\", is new.", /*text*/ "Section {0}, \"{1}\", is gone.",
                                  /*text*/ "Section {0}, \"{1}\", is now called \"{2}\".",
                                  /*text*/ "Section \"{0}\" has moved from {1} to {2}.",
                                  /*text*/ "The text of section {0}, \"{1}\", has changed."};
constexpr Sentences of_area = {/*text*/ "Focus area {0}, \"{1}\", is new.",
                               /*text*/ "Focus area {0}, \"{1}\", is gone.",
                               /*text*/ "Focus area {0}, \"{1}\", is now called \"{2}\".",
                               /*text*/ "Focus area \"{0}\" has moved from {1} to {2} on the list.",
                               /*text*/ "Background or goal of focus area {0}, \"{1}\", has changed."};

class Comparer {
 public:
  Comparer(const Plan& older, const Plan& newer) : older_(older), newer_(newer) {}

  std::vector<Difference> run() {
    if (squeezed(older_.title) != squeezed(newer_.title)) {
      tell(ChangeKind::renamed, PlanPart::plan, "", /*text*/ "The plan \"{0}\" is now called \"{1}\".",
           {older_.title, newer_.title});
    }
    if (auto text = compare_paragraphs(paragraphs(older_.front), paragraphs(newer_.front)); !text.empty()) {
      tell(ChangeKind::changed, PlanPart::plan, "", /*text*/ "What stands before the first chapter has changed.", {},
           std::move(text));
    }
    foreword();
    compare(chapters(older_), chapters(newer_), PlanPart::chapter, of_chapter);
    compare(sections(older_), sections(newer_), PlanPart::section, of_section);
    compare(areas(older_), areas(newer_), PlanPart::area, of_area);
    initiatives();
    return std::move(out_);
  }

 private:
  const Plan& older_;
  const Plan& newer_;
  std::vector<Difference> out_;

  void tell(ChangeKind kind, PlanPart part, std::string where, std::string sentence, std::vector<std::string> arguments,
            std::vector<TextChange> text = {}) {
    out_.push_back({kind, part, std::move(where), std::move(sentence), std::move(arguments), std::move(text)});
  }

  void foreword() {
    if (auto text = compare_paragraphs(paragraphs(older_.foreword.blocks), paragraphs(newer_.foreword.blocks));
        !text.empty()) {
      tell(ChangeKind::changed, PlanPart::foreword, "foreword", /*text*/ "The text of the foreword has changed.", {},
           std::move(text));
    }
    const Foreword &a = older_.foreword, &b = newer_.foreword;
    if (a.signatory != b.signatory || a.signatory_title != b.signatory_title || a.on_behalf_of != b.on_behalf_of) {
      const auto words = [](const Foreword& each) {
        std::string out = each.signatory;
        for (const std::string& more : {each.signatory_title, each.on_behalf_of}) {
          if (!more.empty()) out += (out.empty() ? "" : ", ") + more;
        }
        return out.empty() ? std::string("-") : out;
      };
      tell(ChangeKind::changed, PlanPart::foreword, "foreword",
           /*text*/ "The foreword is signed by {1} instead of {0}.", {words(a), words(b)});
    }
  }

  static Item item(std::string key, std::string number, std::string title, std::string parent,
                   std::vector<std::string> text) {
    Item out{std::move(key), std::move(number), std::move(title), std::move(parent), std::move(text), {}};
    for (const std::string& paragraph : out.text) {
      if (out.all_text.size() < 20'000) out.all_text += paragraph + "\n";
    }
    return out;
  }

  static std::vector<Item> chapters(const Plan& plan) {
    std::vector<Item> out;
    for (const Chapter& chapter : plan.chapters)
      out.push_back(item("", chapter.number, chapter.title, "", paragraphs(chapter.blocks)));
    return out;
  }
  static std::vector<Item> sections(const Plan& plan) {
    std::vector<Item> out;
    for (const Chapter& chapter : plan.chapters) {
      for (const Section& section : chapter.sections)
        out.push_back(item("", section.number, section.title, "", paragraphs(section.blocks)));
    }
    return out;
  }
  static std::vector<Item> areas(const Plan& plan) {
    std::vector<Item> out;
    for (const FocusArea& area : plan.areas) {
      if (!area.listed) continue;
      std::vector<std::string> text;
      for (const std::string& part : {area.background, area.goal}) {
        if (!part.empty()) text.push_back(part);
      }
      out.push_back(item(area.key, std::to_string(area.number), area.title, "", std::move(text)));
    }
    return out;
  }

  void compare(const std::vector<Item>& older, const std::vector<Item>& newer, PlanPart part, const Sentences& words) {
    const auto where = [](const Item& each) {
      return !each.key.empty() ? each.key : each.number.empty() ? each.title : each.number;
    };
    for (const auto& [o, n] : pair_up(older, newer)) {
      if (n < 0) {
        const Item& gone = older[static_cast<std::size_t>(o)];
        tell(ChangeKind::removed, part, where(gone), words.removed, {gone.number, gone.title});
        continue;
      }
      const Item& now = newer[static_cast<std::size_t>(n)];
      if (o < 0) {
        tell(ChangeKind::added, part, where(now), words.added, {now.number, now.title});
        continue;
      }
      const Item& then = older[static_cast<std::size_t>(o)];
      if (squeezed(then.title) != squeezed(now.title))
        tell(ChangeKind::renamed, part, where(now), words.renamed, {now.number, then.title, now.title});
      if (then.number != now.number)
        tell(ChangeKind::moved, part, where(now), words.moved, {now.title, then.number, now.number});
      if (auto text = compare_paragraphs(then.text, now.text); !text.empty())
        tell(ChangeKind::changed, part, where(now), words.changed, {now.number, now.title}, std::move(text));
    }
  }

  void initiatives() {
    std::vector<Placed> before = initiatives_of(older_), after = initiatives_of(newer_);
    const auto items = [](const std::vector<Placed>& list) {
      std::vector<Item> out;
      for (const Placed& each : list)
        out.push_back(item(each.initiative->key, "", each.initiative->title,
                           each.area == nullptr ? "" : folded(each.area->title), {each.initiative->text}));
      return out;
    };
    for (const auto& [o, n] : pair_up(items(before), items(after))) {
      if (n < 0) {
        const Initiative& gone = *before[static_cast<std::size_t>(o)].initiative;
        tell(ChangeKind::removed, PlanPart::initiative, gone.key, /*text*/ "The initiative \"{0}\" is gone.",
             {gone.title});
        continue;
      }
      const Placed& now = after[static_cast<std::size_t>(n)];
      if (o < 0) {
        tell(ChangeKind::added, PlanPart::initiative, now.initiative->key, /*text*/ "The initiative \"{0}\" is new.",
             {now.initiative->title});
        continue;
      }
      one(before[static_cast<std::size_t>(o)], now);
    }
  }

  void one(const Placed& then, const Placed& now) {
    const Initiative &a = *then.initiative, &b = *now.initiative;
    const auto note = [&](ChangeKind kind, const char* sentence, std::vector<std::string> arguments,
                          std::vector<TextChange> text = {}) {
      tell(kind, PlanPart::initiative, b.key, sentence, std::move(arguments), std::move(text));
    };
    const auto or_none = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    const auto joined = [](const std::vector<std::string>& list) {
      std::string out;
      for (const std::string& each : list) out += (out.empty() ? "" : ", ") + each;
      return out.empty() ? std::string("-") : out;
    };
    if (squeezed(a.title) != squeezed(b.title))
      note(ChangeKind::renamed, /*text*/ "The initiative \"{0}\" is now called \"{1}\".", {a.title, b.title});
    std::string from = then.area == nullptr ? "" : then.area->title, to = now.area == nullptr ? "" : now.area->title;
    bool same_area =
        from == to ||
        (then.area != nullptr && now.area != nullptr &&
         (then.area->key == now.area->key || (!then.area->section.empty() && then.area->section == now.area->section)));
    if (!same_area)
      note(ChangeKind::moved, /*text*/ "The initiative \"{0}\" has moved from \"{1}\" to \"{2}\".",
           {b.title, or_none(from), or_none(to)});
    if (auto text = compare_paragraphs({a.text}, {b.text}); !text.empty())
      note(ChangeKind::changed, /*text*/ "The text of the initiative \"{0}\" has changed.", {b.title}, std::move(text));
    if (a.owner != b.owner)
      note(ChangeKind::changed, /*text*/ "The initiative \"{0}\" is owned by {2} instead of {1}.",
           {b.title, or_none(a.owner), or_none(b.owner)});
    if (a.co_owners != b.co_owners)
      note(ChangeKind::changed, /*text*/ "The initiative \"{0}\" has other partners: {2} instead of {1}.",
           {b.title, joined(a.co_owners), joined(b.co_owners)});
    if (a.municipalities != b.municipalities)
      note(ChangeKind::changed, /*text*/ "The initiative \"{0}\" concerns other municipalities: {2} instead of {1}.",
           {b.title, joined(a.municipalities), joined(b.municipalities)});
    if (a.due != b.due) {
      const auto day = [](const std::optional<config::Date>& date) {
        return date ? i18n::long_date(*date) : std::string("-");
      };
      note(ChangeKind::changed, /*text*/ "The initiative \"{0}\" is due {2} instead of {1}.",
           {b.title, day(a.due), day(b.due)});
    }
    if (a.deliverable != b.deliverable)
      note(ChangeKind::changed, /*text*/ "The initiative \"{0}\" delivers something else: {2} instead of {1}.",
           {b.title, or_none(a.deliverable), or_none(b.deliverable)});
  }
};

}  // namespace

std::vector<WordRun> compare_words(std::string_view older, std::string_view newer) {
  const std::vector<std::string_view> a = tokens(older), b = tokens(newer);
  std::vector<WordRun> out;
  const auto add = [&](WordRun::Kind kind, std::string_view word) {
    if (!out.empty() && out.back().kind == kind) {
      out.back().words += ' ';
      out.back().words += word;
    } else {
      out.push_back({kind, std::string(word)});
    }
  };
  std::size_t i = 0, j = 0;
  const auto until = [&](std::size_t end_i, std::size_t end_j) {
    for (; i < end_i; ++i) add(WordRun::Kind::removed, a[i]);
    for (; j < end_j; ++j) add(WordRun::Kind::added, b[j]);
  };
  for (const auto& [x, y] : common(a, b)) {
    until(x, y);
    add(WordRun::Kind::same, a[x]);
    i = x + 1;
    j = y + 1;
  }
  until(a.size(), b.size());
  return out;
}

std::vector<Difference> differences(const Plan& older, const Plan& newer) { return Comparer(older, newer).run(); }

}  // namespace cooperation_plan
