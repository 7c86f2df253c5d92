// What single sentences of a plan say.
// Longer than 600 lines because the words that mean something in a plan are many, and stand beside their meaning.

#include "import_sentences.h"

#include <algorithm>
#include <array>
#include <set>

#include "words.h"

namespace cooperation_plan {

namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int year_word(std::string_view text) {
  if (text.size() != 4 || !digits(text)) return 0;
  int year = std::stoi(std::string(text));
  return year >= 1900 && year <= 2100 ? year : 0;
}

// 18.000 or 12.162.000
bool grouped(std::string_view text) {
  std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot > 3 || !digits(text.substr(0, dot))) return false;
  while (dot != std::string_view::npos) {
    std::string_view rest = text.substr(dot + 1);
    dot = rest.find('.');
    if (!digits(rest.substr(0, dot)) || rest.substr(0, dot).size() != 3) return false;
    text = rest;
  }
  return true;
}

const std::set<std::string_view>& counted_things() {
  static const std::set<std::string_view> words = {"anmeldelser",  "sager",      "indbrud",   "unge",      "borgere",
                                                   "henvendelser", "haendelser", "tilfaelde", "sigtelser", "opgaver",
                                                   "udrykninger",  "elever",     "personer",  "ulykker",   "tyverier",
                                                   "respondenter", "samtaler",   "boliger",   "forhold"};
  return words;
}

std::string without_genitive(std::string name) {
  if (name.size() > 3 && name.ends_with("s")) name.pop_back();
  return name;
}

// The words after "ifølge" that are a name.
std::string source_after(std::string_view text) {
  std::string name;
  std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size() && i < 7; ++i) {
    std::string fold = folded(words[i].text);
    if (i > 0 && text.substr(words[i - 1].at, words[i].at - words[i - 1].at).find(',') != std::string_view::npos) break;
    if (starts_upper(words[i].text)) {
      name += (name.empty() ? "" : " ") + std::string(words[i].text);
    } else if (name.empty() && (fold == "den" || fold == "det" || fold == "en" || fold == "et" || fold == "de" ||
                                fold == "tal" || fold == "fra")) {
      continue;
    } else if (!name.empty() && (fold == "og" || fold == "for") && i + 1 < words.size() &&
               starts_upper(words[i + 1].text)) {
      name += " " + std::string(words[i].text);
    } else {
      static const std::set<std::string_view> verbs = {"er",    "var",   "har",  "havde", "blev",   "bliver",
                                                       "viser", "faldt", "steg", "kan",   "udgoer", "ligger"};
      return name.empty() || verbs.contains(fold) ? name : without_genitive(name);
    }
  }
  return name;
}

}  // namespace

std::optional<Fact> fact_in(std::string_view sentence) {
  std::vector<Word> words = words_of(sentence);
  if (words.size() > 400) return std::nullopt;
  Fact fact;
  for (std::size_t i = 0; i < words.size() && fact.figure.empty(); ++i) {
    std::string_view word = words[i].text;
    if (!starts_digit(word) || year_word(word) != 0) continue;
    std::string_view before = trimmed(sentence.substr(0, words[i].at));
    if (before.ends_with("\xc2\xa7") || before.ends_with(" nr.") || before.ends_with(" stk.") ||
        before.ends_with(" kl.") || before.ends_with(" kap."))
      continue;
    std::string_view after = trimmed(sentence.substr(words[i].at + word.size(), 12));
    std::string next = i + 1 < words.size() ? folded(words[i + 1].text) : std::string();
    if (after.starts_with('%') || next == "procent" || next == "pct") {
      fact.figure = std::string(word) + (after.starts_with('%') ? " %" : " procent");
    } else if (next == "mio" || next == "mia" || next == "millioner") {
      fact.figure = std::string(word) + " " + std::string(words[i + 1].text) + (next == "millioner" ? "" : ".");
    } else if (grouped(word) ||
               (digits(word) && word.size() >= 3 && word.size() < 10 && word[0] != '0' && word != "112" &&
                word != "114" && word != "115" && word != "113" && word != "111") ||
               (digits(word) && word.size() == 2 && counted_things().contains(next))) {
      fact.figure = word;
    }
  }
  if (fact.figure.empty()) return std::nullopt;
  fact.text = sentence;
  for (const Word& word : words) {
    if (int year = year_word(word.text); year > fact.year) fact.year = year;
  }
  // A parenthesis with a name and a year, or with "kilde".
  for (std::size_t open = sentence.find('('); open != std::string_view::npos; open = sentence.find('(', open + 1)) {
    std::size_t close = sentence.find(')', open);
    if (close == std::string_view::npos) break;
    std::string_view inside = trimmed(sentence.substr(open + 1, close - open - 1));
    std::string fold = folded(inside);
    bool named = fold.starts_with("kilde");
    if (named) {
      std::size_t colon = inside.find(':');
      inside =
          trimmed(inside.substr(colon == std::string_view::npos ? std::min<std::size_t>(inside.size(), 5) : colon + 1));
    }
    int year = 0;
    std::string name;
    for (const Word& word : words_of(inside)) {
      if (int found = year_word(word.text); found != 0) year = found;
    }
    if (!named && (year == 0 || !starts_upper(inside))) continue;
    name = inside;
    if (year != 0) {
      std::size_t at = name.find(std::to_string(year));
      if (at != std::string::npos) name.erase(at, 4);
      fact.year = year;
    }
    name = squeezed(name);
    while (!name.empty() && (name.back() == ',' || name.back() == '.' || name.back() == ' ')) name.pop_back();
    if (!has_letter(name)) continue;
    fact.source = name;
    return fact;
  }
  for (std::string_view sign :
       {std::string_view("Ifølge "), std::string_view("ifølge "), std::string_view("Kilde: ")}) {
    std::size_t at = sentence.find(sign);
    if (at == std::string_view::npos) continue;
    fact.source = source_after(sentence.substr(at + sign.size()));
    std::size_t from = sentence.find("fra ", at);
    if (from != std::string_view::npos) {
      if (int year = year_word(sentence.substr(from + 4, 4)); year != 0) fact.year = year;
    }
    if (!fact.source.empty()) break;
  }
  return fact;
}

std::vector<Block> paragraph_blocks(std::string_view paragraph) {
  std::vector<Block> out;
  std::string_view pending;
  const auto close = [&] {
    if (!pending.empty()) out.push_back({Text{std::string(pending)}, !out.empty()});
    pending = {};
  };
  for (std::string_view sentence : sentences(paragraph)) {
    if (std::optional<Fact> fact = fact_in(sentence)) {
      close();
      out.push_back({std::move(*fact), !out.empty()});
    } else if (pending.empty()) {
      pending = sentence;
    } else {
      pending = {pending.data(), static_cast<std::size_t>(sentence.data() + sentence.size() - pending.data())};
    }
  }
  close();
  return out;
}

Names::Names(const KnownBodies& bodies) {
  const auto add = [&](const KnownBody& body, const std::string& name) {
    Name entry;
    for (const Word& word : words_of(name)) entry.words.push_back(folded(word.text));
    if (entry.words.empty() || (entry.words.size() == 1 && entry.words[0].size() < 3)) return;
    entry.body = body.key;
    entry.municipality = body.municipality;
    std::string first = entry.words[0];
    by_first_.emplace_back(std::move(first), std::move(entry));
  };
  for (const KnownBody& body : bodies) {
    add(body, body.name);
    for (const std::string& name : body.also) add(body, name);
  }
  std::stable_sort(by_first_.begin(), by_first_.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second.words.size() > b.second.words.size();
  });
}

std::vector<Names::Hit> Names::in(std::string_view text) const {
  std::vector<Hit> hits;
  const auto note = [&](Hit hit) {
    if (std::none_of(hits.begin(), hits.end(), [&](const Hit& each) { return each.body == hit.body; }))
      hits.push_back(std::move(hit));
  };
  std::vector<Word> words = words_of(text);
  std::vector<std::string> fold;
  fold.reserve(words.size());
  for (const Word& word : words) fold.push_back(folded(word.text));
  const auto same = [](const std::string& written, const std::string& name) {
    return written == name ||
           (written.size() == name.size() + 1 && written.ends_with('s') && written.starts_with(name));
  };
  for (std::size_t i = 0; i < words.size();) {
    std::size_t used = 0;
    if (starts_upper(words[i].text)) {
      for (std::string key :
           {fold[i], fold[i].ends_with('s') ? fold[i].substr(0, fold[i].size() - 1) : std::string()}) {
        if (key.empty()) continue;
        auto at = std::lower_bound(by_first_.begin(), by_first_.end(), key,
                                   [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
        for (; at != by_first_.end() && at->first == key && used == 0; ++at) {
          const Name& name = at->second;
          bool all = i + name.words.size() <= words.size();
          for (std::size_t k = 0; all && k < name.words.size(); ++k)
            all = k + 1 == name.words.size() ? same(fold[i + k], name.words[k]) : fold[i + k] == name.words[k];
          if (all) {
            note({name.body, name.municipality});
            used = name.words.size();
          }
        }
        if (used != 0) break;
      }
      if (used == 0 && i + 1 < words.size()) {
        if ((fold[i + 1] == "politi" || fold[i + 1] == "politis") && starts_upper(words[i + 1].text)) {
          note({std::string(words[i].text) + " Politi", false});
          used = 2;
        } else if ((fold[i + 1] == "kommune" || fold[i + 1] == "kommunes") && starts_upper(words[i + 1].text)) {
          note({std::string(words[i].text) + " Kommune", true});
          used = 2;
        } else if (fold[i] == "region" && starts_upper(words[i + 1].text)) {
          std::string name(words[i + 1].text);
          note({"Region " + (name.ends_with("s") && name.size() > 8 ? without_genitive(name) : name), false});
          used = 2;
        }
      }
    }
    i += used == 0 ? 1 : used;
  }
  return hits;
}

void assign(Initiative& initiative, std::string_view value, const Names& names) {
  std::vector<Names::Hit> hits = names.in(value);
  if (hits.empty()) {
    std::string name = squeezed(value);
    while (name.ends_with('.')) name.pop_back();
    if (initiative.owner.empty() && letters(name) <= 120) initiative.owner = name;
    return;
  }
  for (Names::Hit& hit : hits) {
    if (initiative.owner.empty()) {
      initiative.owner = hit.body;
    } else if (initiative.owner != hit.body) {
      initiative.co_owners.push_back(hit.body);
    }
  }
}

InitiativeType type_of(std::string_view text) {
  struct Sign {
    std::string_view part;
    InitiativeType type;
  };
  static constexpr Sign signs[] = {
      {"opkvalific", InitiativeType::training},      {"kursus", InitiativeType::training},
      {"kurser", InitiativeType::training},          {"uddannes ", InitiativeType::training},
      {"oevelse", InitiativeType::training},         {"e-laering", InitiativeType::training},
      {"efteruddan", InitiativeType::training},      {"kampagne", InitiativeType::information},
      {"borgermoede", InitiativeType::information},  {"undervisning", InitiativeType::information},
      {"formidl", InitiativeType::information},      {"oplysning", InitiativeType::information},
      {"kommunik", InitiativeType::information},     {"pjece", InitiativeType::information},
      {"narkohund", InitiativeType::control},        {"kontrol", InitiativeType::control},
      {"tilstedevaerelse", InitiativeType::control}, {"patrulj", InitiativeType::control},
      {"haardt tryk", InitiativeType::control},      {"analyse", InitiativeType::analysis},
      {"evaluer", InitiativeType::analysis},         {"kortlaeg", InitiativeType::analysis},
      {"undersoegelse", InitiativeType::analysis},   {"arbejdsgang", InitiativeType::organisation},
      {"samarbejde", InitiativeType::organisation},  {"organis", InitiativeType::organisation},
      {"moeder", InitiativeType::organisation},      {"lokalraad", InitiativeType::organisation},
      {"naevn", InitiativeType::organisation},       {"lokalbetjent", InitiativeType::organisation}};
  std::string fold = folded(text);
  std::size_t best = std::string::npos;
  InitiativeType type = InitiativeType::prevention;
  for (const Sign& sign : signs) {
    std::size_t at = fold.find(sign.part);
    if (at < best) {
      best = at;
      type = sign.type;
    }
  }
  return type;
}

std::optional<config::Date> due_in(std::string_view text, int year) {
  const auto ahead = [&](int of) { return of >= year; };
  namespace chrono = std::chrono;
  static constexpr std::array<std::string_view, 12> months = {"januar",    "februar", "marts",    "april",
                                                              "maj",       "juni",    "juli",     "august",
                                                              "september", "oktober", "november", "december"};
  std::vector<Word> raw = words_of(text);
  std::vector<std::string> words;
  for (const Word& word : raw) words.push_back(folded(word.text));
  const auto last_of = [](int y, unsigned month) {
    return config::Date{chrono::year{y} / chrono::month{month} / chrono::last};
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() == 10 && words[i][4] == '-') {
      if (auto date = config::parse_date(words[i])) return date;
    }
    int named = i + 1 < words.size() ? year_word(words[i + 1]) : 0;
    auto month = std::find(months.begin(), months.end(), words[i]);
    if (month != months.end()) {
      auto number = static_cast<unsigned>(month - months.begin() + 1);
      bool deadline = i > 0 && digits(words[i - 1]) && words[i - 1].size() <= 2;
      int y = named != 0 ? named : year;
      if (deadline) {
        bool bounded = i >= 2 && (words[i - 2] == "inden" || words[i - 2] == "senest" || words[i - 2] == "den" ||
                                  words[i - 2] == "frist");
        config::Date date =
            chrono::year{y} / chrono::month{number} / chrono::day{static_cast<unsigned>(std::stoi(words[i - 1]))};
        if (date.ok() && ahead(y) && (bounded || words.size() <= 4)) return date;
        continue;
      }
      bool end = (i >= 2 && words[i - 2] == "udgangen" && words[i - 1] == "af") ||
                 (i >= 1 && (words[i - 1] == "ultimo" || words[i - 1] == "inden" || words[i - 1] == "senest")) ||
                 words.size() <= 2;
      if (end && ahead(y)) return last_of(y, number);
    }
    int here = year_word(words[i]);
    if (words[i] == "ultimo" && (named != 0 ? ahead(named) : i + 1 == words.size()))
      return last_of(named != 0 ? named : year, 12);
    if (words[i] == "medio" && named != 0 && ahead(named)) return last_of(named, 6);
    if (words[i] == "primo" && named != 0 && ahead(named)) return last_of(named, 1);
    if (words[i] == "udgang" && i > 0 && (words[i - 1] == "aarets")) return last_of(year, 12);
    if (words[i] == "aarsskiftet" && i > 0 && words[i - 1] == "inden") return last_of(year, 12);
    if (here != 0 && ahead(here) && i >= 3 && words[i - 1] == "af" &&
        (words[i - 2] == "loebet" || words[i - 2] == "udgangen"))
      return last_of(here, 12);
    if (words[i] == "kvartal" && i > 0 && digits(words[i - 1]) && words[i - 1].size() == 1 && words[i - 1] >= "1" &&
        words[i - 1] <= "4" && (named != 0 || words.size() <= 2) && ahead(named != 0 ? named : year)) {
      return last_of(named != 0 ? named : year, static_cast<unsigned>(std::stoi(words[i - 1])) * 3);
    }
  }
  return std::nullopt;
}

namespace {

struct Verb {
  std::string_view passive;  // present passive: the subject is what is done
  std::string_view infinitive;
  std::string_view active;
  std::string_view participle;
  Continuation continuation;
};

// What a plan says that it will do.
constexpr Verb verbs[] = {
    {"viderefoeres", "viderefoere", "viderefoerer", "viderefoert", Continuation::continued},
    {"fortsaettes", "fortsaette", "fortsaetter", "fortsat", Continuation::continued},
    {"fastholdes", "fastholde", "fastholder", "fastholdt", Continuation::continued},
    {"konsolideres", "konsolidere", "konsoliderer", "konsolideret", Continuation::consolidated},
    {"forankres", "forankre", "forankrer", "forankret", Continuation::consolidated},
    {"styrkes", "styrke", "styrker", "styrket", Continuation::strengthened},
    {"udbygges", "udbygge", "udbygger", "udbygget", Continuation::strengthened},
    {"udvides", "udvide", "udvider", "udvidet", Continuation::strengthened},
    {"forbedres", "forbedre", "forbedrer", "forbedret", Continuation::strengthened},
    {"opkvalificeres", "opkvalificere", "opkvalificerer", "opkvalificeret", Continuation::strengthened},
    {"evalueres", "evaluere", "evaluerer", "evalueret", Continuation::concluded},
    {"afsluttes", "afslutte", "afslutter", "afsluttet", Continuation::concluded},
    {"udfases", "udfase", "udfaser", "udfaset", Continuation::concluded},
    {"implementeres", "implementere", "implementerer", "implementeret", Continuation::fresh},
    {"igangsaettes", "igangsaette", "igangsaetter", "igangsat", Continuation::fresh},
    {"ivaerksaettes", "ivaerksaette", "ivaerksaetter", "ivaerksat", Continuation::fresh},
    {"gennemfoeres", "gennemfoere", "gennemfoerer", "gennemfoert", Continuation::fresh},
    {"tilbydes", "tilbyde", "tilbyder", "tilbudt", Continuation::fresh},
    {"etableres", "etablere", "etablerer", "etableret", Continuation::fresh},
    {"oprettes", "oprette", "opretter", "oprettet", Continuation::fresh},
    {"indfoeres", "indfoere", "indfoerer", "indfoert", Continuation::fresh},
    {"udarbejdes", "udarbejde", "udarbejder", "udarbejdet", Continuation::fresh},
    {"afholdes", "afholde", "afholder", "afholdt", Continuation::fresh},
    {"-", "holde", "-", "-", Continuation::fresh},
    {"anvendes", "anvende", "-", "anvendt", Continuation::fresh},
    {"prioriteres", "-", "-", "prioriteret", Continuation::fresh},
    {"udvikles", "udvikle", "udvikler", "udviklet", Continuation::fresh},
    {"afproeves", "afproeve", "afproever", "afproevet", Continuation::fresh},
    {"uddannes", "uddanne", "uddanner", "uddannet", Continuation::fresh},
};

constexpr Verb focus = {"-", "-", "-", "-", Continuation::fresh};

bool infinitive(const std::string& word) {
  static const std::set<std::string_view> others = {"sikre", "skabe", "udvikle", "forebygge", "nedbringe", "oege",
                                                    "faa",   "holde", "arbejde", "lette",     "have"};
  return others.contains(word) ||
         std::any_of(std::begin(verbs), std::end(verbs), [&](const Verb& verb) { return word == verb.infinitive; });
}

bool among(const std::string& word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Words that open a sentence and say nothing of its matter.
bool opening(const std::string& word) {
  return among(word, {"derfor", "derudover", "desuden", "ligeledes", "endvidere", "samtidig", "ogsaa", "i", "som",
                      "saaledes", "herudover", "yderligere", "der", "vi", "dermed", "foruden"});
}

struct Planned {
  const Verb* verb = nullptr;
  std::size_t at = 0;  // index of the verb's word
  bool passive = false;
  bool modal = false;
  std::size_t first = 0;  // index of vil/skal/bliver, or of the verb
};

std::optional<Planned> planned(const std::vector<std::string>& words) {
  std::size_t modal = std::string::npos;
  bool may = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (among(words[i], {"vil", "skal", "planen"})) {
      modal = i;
      may = false;
    } else if (among(words[i], {"kan", "kunne", "skulle", "ville", "maa", "bør", "boer"})) {
      modal = std::string::npos;
      may = true;
    } else if (among(words[i], {"har", "blev", "havde", "var"})) {
      modal = std::string::npos;
    } else if (among(words[i], {"som", "der", "hvis"}) && i > 0 && modal != std::string::npos && i > modal + 12) {
      modal = std::string::npos;  // another clause
    }
    if (words[i] == "fokus" && i + 3 < words.size() && words[i + 1] == "paa" && !may &&
        !(words[i + 2] == "at" && !infinitive(words[i + 3])) && !among(words[i + 2], {"saa", "hvordan"})) {
      // "vil der være fortsat fokus på", "har fortsat fokus på", "er der fokus på"
      bool still = std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), "fortsat") !=
                   words.begin() + static_cast<std::ptrdiff_t>(i);
      bool will = modal != std::string::npos || (i > 1 && words[i - 1] == "der" && words[i - 2] == "er");
      if (still || will) return Planned{still ? &verbs[1] : &focus, i + 1, false, will, i};
    }
    for (const Verb& verb : verbs) {
      if (words[i] == verb.passive && !may)
        return Planned{&verb, i, true, modal != std::string::npos, modal != std::string::npos ? modal : i};
      if (words[i] == verb.active && !may) return Planned{&verb, i, false, false, i};
      if (words[i] == verb.infinitive && modal != std::string::npos) return Planned{&verb, i, false, true, modal};
      if (words[i] == verb.participle && words[i] != "fortsat") {
        // "vil blive styrket", "bliver gennemført", "vil der blive gennemført"
        for (std::size_t back = i; back > 0 && i - back < 6; --back) {
          if (among(words[back - 1], {"har", "er", "blev", "var"})) break;
          if (words[back - 1] == "blive" && modal != std::string::npos) return Planned{&verb, i, true, true, modal};
          if (words[back - 1] == "bliver" && !may) return Planned{&verb, i, true, false, back - 1};
        }
      }
      if (words[i] == "fortsat" && verb.participle == "fortsat" && i > 0 && words[i - 1] == "blive" &&
          modal != std::string::npos && (i + 1 == words.size() || among(words[i + 1], {"i", "og"}))) {
        return Planned{&verb, i, true, true, modal};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Initiative> initiative_in(std::string_view sentence, int year, const Names& names) {
  if (sentence.ends_with(':') || sentence.size() > 1200 || sentence.size() < 25) return std::nullopt;
  std::vector<Word> raw = words_of(sentence);
  std::vector<std::string> words;
  words.reserve(raw.size());
  for (const Word& word : raw) words.push_back(folded(word.text));
  if (words.size() < 4) return std::nullopt;
  std::string fold = folded(sentence);
  if (contains(fold, "efter konkret vurdering") || words[0] == "hvis" || words[0] == "forudsat" ||
      contains(fold, "foelgende tiltag") || contains(fold, "forudsaetning"))
    return std::nullopt;
  std::optional<Planned> plan = planned(words);
  if (!plan) return std::nullopt;
  // Without "vil" or "skal" it must lie ahead, or be told of the year.
  if (!plan->modal) {
    bool ahead = contains(fold, std::to_string(year)) || contains(fold, "loebende") || contains(fold, "fortsat") ||
                 contains(fold, "aarets udgang") || contains(fold, "i aar") || contains(fold, "kommende") ||
                 words[0] == "derudover" || words[0] == "derfor" || words[0] == "desuden" ||
                 plan->verb->continuation != Continuation::fresh ||
                 among(words[plan->at], {"igangsaetter", "ivaerksaetter", "gennemfoerer", "tilbyder", "igangsaettes",
                                         "implementeres"}) ||
                 (!plan->passive && !names.in(sentence.substr(0, raw[plan->at].at)).empty());
    if (!ahead || contains(fold, "hvordan") || contains(fold, "hvorefter")) return std::nullopt;
    if (plan->at > 3 && among(words[plan->at - 1], {"at", "som"})) return std::nullopt;
  }

  Initiative out;
  out.text = sentence;
  out.continuation = plan->verb->continuation;
  if (out.continuation == Continuation::fresh) {
    if (std::find(words.begin(), words.end(), "fortsat") != words.end() ||
        std::find(words.begin(), words.end(), "fortsaetter") != words.end()) {
      out.continuation = Continuation::continued;
    } else if (std::find(words.begin(), words.end(), "yderligere") != words.end() && contains(fold, "opkvalific")) {
      out.continuation = Continuation::strengthened;
    }
  }
  out.type = type_of(sentence);
  out.due = due_in(sentence, year);

  // Who: what is named before the first clause that hangs on the matter.
  std::size_t clause = std::string_view::npos;
  for (std::string_view sign : {", som ", ", der ", ", hvor ", ", saa "}) {
    clause = std::min(clause, sentence.find(sign, raw[plan->at].at));
  }
  for (Names::Hit& hit : names.in(sentence.substr(0, clause))) {
    if (hit.municipality) {
      out.municipalities.push_back(hit.body);
    } else if (out.owner.empty()) {
      out.owner = std::move(hit.body);
    } else {
      out.co_owners.push_back(std::move(hit.body));
    }
  }
  if (out.owner.empty() && out.municipalities.size() == 1) out.owner = out.municipalities[0];

  // A title: the object of an active verb, else the subject of a passive one.
  std::size_t from = 0, to = words.size();
  const auto skip_opening = [&](std::size_t i) {
    while (i < to && (opening(words[i]) || (i > 0 && words[i] == std::to_string(year)) ||
                      (digits(words[i]) && words[i].size() == 4)))
      ++i;
    return i;
  };
  const auto comma_before = [&](std::size_t i) {
    std::string_view gap =
        sentence.substr(raw[i - 1].at + raw[i - 1].text.size(), raw[i].at - raw[i - 1].at - raw[i - 1].text.size());
    return gap.find_first_not_of(' ') != std::string_view::npos && gap.find_first_of(",;:(") != std::string_view::npos
               ? true
               : contains(gap, " - ") || contains(gap, "\xe2\x80\x93");
  };
  if (!plan->passive) {
    from = plan->at + 1;
    if (from + 2 < words.size() && words[from] == "i" && digits(words[from + 1])) from += 2;
    // "gennemfører alle anklagere et kursus": the object begins at its article, when the subject stands between
    for (std::size_t i = from; i < words.size() && i < from + 6; ++i) {
      if (among(words[i], {"et", "en"})) {
        from = i;
        break;
      }
      if (comma_before(i) || among(words[i], {"af", "om", "for", "til", "med", "i"})) break;
    }
    // Inverted, with the bodies between: "igangsætter Fyns Politi opkvalificering af ..."
    if (plan->first == plan->at) {
      std::size_t i = from;
      while (i < words.size() &&
             (starts_upper(raw[i].text) || words[i] == "og" || words[i] == "kommunerne" || words[i] == "politiet" ||
              words[i] == "politi" || words[i] == "vi") &&
             i < from + 6)
        ++i;
      if (i > from && i < words.size()) from = i;
    }
  } else {
    // A subject before the verb, or between the modal and the verb when the sentence is turned round.
    std::size_t subject = skip_opening(0);
    if (plan->first > 1 && among(words[plan->first - 1], {"som", "der"})) {
      from = plan->first - 2;  // "undervisningsmateriale, som vil blive anvendt"
      to = plan->first - 1;
    } else if (subject < plan->first &&
               !among(words[0], {"derfor", "derudover", "desuden", "i",     "ligeledes", "herudover", "samtidig",
                                 "ogsaa",  "som",       "foruden", "af",    "ved",       "paa",       "for",
                                 "med",    "ud",        "under",   "efter", "fra",       "endvidere"})) {
      from = subject;
      to = plan->first;
    } else {
      from = plan->first + 1;
      to = plan->at;
      while (from < to &&
             among(words[from], {"der", "herudover", "derudover", "fortsat", "blive", "ogsaa", "blandt", "andet"}))
        ++from;
      if (from >= to || (to - from == 1 && function_word(words[from])) || words[to - 1] == "blive") {
        if (from >= to || words[from] == "blive") {
          from = plan->at + 1;
          to = words.size();
        }
      }
    }
  }
  // "fokus på at sikre et tættere samarbejde", "styrke og udbygge den fælles indsats": the object comes after the last
  // of them.
  for (int turns = 0; turns < 3 && from + 1 < to; ++turns) {
    if (among(words[from], {"at", "og", "ogsaa"}) && infinitive(words[from + 1])) from += 2;
  }
  if (!plan->passive && from < to && among(words[from], {"loebende", "frem", "til", "i", "indtil", "ogsaa"}) &&
      plan->at > 1 && !infinitive(words[plan->at])) {
    // Nothing is done to anything: "Øvelserne fortsætter løbende frem til ..."
    from = skip_opening(0);
    to = from;
    while (to < plan->at && !among(words[to], {"blev", "er", "har", "vil", "skal", "bliver"})) ++to;
  }
  while (from < to &&
         (among(words[from],
                {"eksisterende", "igangvaerende", "endnu",   "den",   "det",      "de",    "en",    "et",
                 "vores",        "der",           "at",      "i",     "med",      "dets",  "deres", "foelgende",
                 "sin",          "sine",          "fortsat", "ogsaa", "loebende", "videre"}) ||
          (digits(words[from]) && words[from].size() == 4)))
    ++from;
  std::size_t end = from;
  while (end < to && end < from + 11) {
    if (end > from && (comma_before(end) || among(words[end], {"som", "der", "saa", "hvor", "herunder", "via"}))) break;
    if (end > from + 2 && (words[end] == "i" || words[end] == "inden") && end + 1 < words.size() &&
        (digits(words[end + 1]) || words[end + 1] == "aarets" || words[end + 1] == "loebet"))
      break;
    ++end;
  }
  while (end > from &&
         (function_word(words[end - 1]) || among(words[end - 1], {"blive", "fortsat", "samlet", "saaledes", "ogsaa",
                                                                  "vil", "skal", "gennem", "hos", "alt", "loebende"})))
    --end;
  std::string title;
  if (end > from)
    title = squeezed(sentence.substr(raw[from].at, raw[end - 1].at + raw[end - 1].text.size() - raw[from].at));
  if (words_of(title).empty() || letters(title) < 5) {
    // A sentence that points back has no title of its own.
    title = among(words[0], {"det", "dette", "disse", "de", "den", "denne"}) ? std::string()
                                                                             : excerpt(squeezed(sentence), 80);
  }
  out.title = capitalised(replace_all(replace_all(title, "**", ""), "\"", ""));
  return out;
}

}  // namespace cooperation_plan
