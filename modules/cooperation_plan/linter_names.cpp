// Names and spelling in a plan.

#include "linter_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "words.h"

namespace cooperation_plan {

namespace {

// Bodies of the whole country that any district's plan may name.
constexpr std::string_view of_the_country[] = {"Rigspolitiet",
                                               "Justitsministeriet",
                                               "Sundhedsstyrelsen",
                                               "Kommunernes Landsforening",
                                               "KL",
                                               "TrygFonden",
                                               "Ældre Sagen",
                                               "Det Kriminalpræventive Råd",
                                               "Kriminalforsorgen",
                                               "Ungekriminalforsorgen",
                                               "Ungdomskriminalitetsnævnet",
                                               "Beredskabsstyrelsen",
                                               "Anklagemyndigheden",
                                               "Danske Regioner",
                                               "Natteravnene",
                                               "Rådet for Sikker Trafik",
                                               "Hjemmeværnet",
                                               "Danmarks Statistik",
                                               "Socialstyrelsen",
                                               "Skattestyrelsen",
                                               "Toldstyrelsen",
                                               "Gældsstyrelsen",
                                               "Arbejdstilsynet",
                                               "Færdselsstyrelsen",
                                               "Fødevarestyrelsen",
                                               "Politiets Efterretningstjeneste",
                                               "Domstolsstyrelsen",
                                               "Indenrigsministeriet",
                                               "Sundhedsministeriet",
                                               "Direktoratet for Kriminalforsorgen",
                                               "Røde Kors",
                                               "Red Barnet",
                                               "Offerrådgivningen",
                                               "Danske Seniorer",
                                               "Statens Institut for Folkesundhed",
                                               "Kriminalpræventivt Råd",
                                               "Vejdirektoratet",
                                               "Styrelsen for Patientsikkerhed",
                                               "Arbejdsmarkedsstyrelsen",
                                               "Udlændingestyrelsen",
                                               "Børne- og Ungdomspsykiatrien",
                                               "Landsforeningen af Forsorgshjem"};

// Words of the field that plans misspell.
constexpr std::string_view of_the_field[] = {"natteliv",          "kredsråd",          "lokalråd",
                                             "samarbejdsplan",    "indsatsområde",     "ungdomskriminalitet",
                                             "kriminalitet",      "beredskab",         "forebyggelse",
                                             "euforiserende",     "utryghedsskabende", "lokalbetjent",
                                             "borgermøde",        "handlingsplan",     "tryghedsopfølgning",
                                             "bekymringssamtale", "tryghedsvandring",  "tilholdssted",
                                             "udrykningsteam",    "kontaktperson",     "politikreds",
                                             "myndighed",         "politidirektør",    "borgmester",
                                             "efterforskning",    "nærpoliti",         "tryghedsskabende",
                                             "rusmiddelpolitik",  "indbrud",           "opkvalificering",
                                             "konsolidering"};

constexpr std::string_view endings[] = {"ernes", "erne", "enes", "ene", "ets", "ens", "ers",
                                        "et",    "en",   "er",   "es",  "ne",  "s",   "e"};

std::string squashed(std::string_view text) {
  std::string out;
  for (char c : folded(text)) {
    if (c != ' ' && c != '-' && c != '\'') out += c;
  }
  return out;
}

std::string_view without_genitive(std::string_view word) {
  return word.size() > 4 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool inner_capital(std::string_view word) {
  bool small = false;
  for (char c : word) {
    if (c >= 'a' && c <= 'z') small = true;
    if (small && c >= 'A' && c <= 'Z') return true;
  }
  return false;
}

bool sounds_like_body(std::string_view fold) {
  for (std::string_view end : {"fonden", "styrelsen", "ministeriet", "forsorgen", "foreningen", "forbundet", "tilsynet",
                               "tjenesten", "direktoratet", "ravnene"}) {
    if (fold.size() > end.size() && fold.ends_with(end)) return true;
  }
  return false;
}

struct Occurrences {
  std::string written;
  std::string where;
  int count = 0;
  bool inside = false;  // at least once not as the first word of a sentence
};

bool sentence_start(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '\'' || text[at - 1] == '*')) --at;
  return at == 0 || text[at - 1] == '.' || text[at - 1] == '!' || text[at - 1] == '?' || text[at - 1] == ':' ||
         text[at - 1] == '\n';
}

}  // namespace

std::vector<Passage> passages_of(const Plan& plan) {
  std::vector<Passage> out;
  const auto add = [&](std::string_view text, const std::string& where) {
    if (!text.empty()) out.push_back({text, where});
  };
  const auto blocks = [&](const std::vector<Block>& list, const std::string& where) {
    for (const Block& block : list) {
      if (const auto* text = std::get_if<Text>(&block.content)) add(text->markdown, where);
      if (const auto* heading = std::get_if<Subheading>(&block.content)) add(heading->text, where);
      if (const auto* fact = std::get_if<Fact>(&block.content)) add(fact->text, where);
      if (const auto* picture = std::get_if<Picture>(&block.content)) {
        add(picture->caption, where);
        add(picture->alt, where);
      }
      if (const auto* items = std::get_if<List>(&block.content)) {
        for (const std::string& item : items->items) add(item, where);
      }
    }
  };
  add(plan.title, "");
  blocks(plan.front, "");
  auto foreword =
      std::find_if(plan.chapters.begin(), plan.chapters.end(), [](const Chapter& chapter) { return chapter.foreword; });
  blocks(plan.foreword.blocks, foreword == plan.chapters.end() ? std::string()
                               : foreword->number.empty()      ? foreword->title
                                                               : foreword->number);
  for (const Chapter& chapter : plan.chapters) {
    const std::string& place = chapter.number.empty() ? chapter.title : chapter.number;
    add(chapter.title, place);
    blocks(chapter.blocks, place);
    for (const Section& section : chapter.sections) {
      const std::string& inner = section.number.empty() ? section.title : section.number;
      add(section.title, inner);
      blocks(section.blocks, inner);
    }
  }
  for (const FocusArea& area : plan.areas) {
    if (area.listed) add(area.title, area.section);
    add(area.background, area.section);
    add(area.goal, area.section);
  }
  return out;
}

std::string_view without_ending(std::string_view word) {
  for (std::string_view end : endings) {
    if (word.size() >= end.size() + 5 && word.ends_with(end)) return word.substr(0, word.size() - end.size());
  }
  return word;
}

std::string with_words_replaced(const std::string& text, std::string_view from, std::string_view to, int& count) {
  if (from.empty()) return text;
  std::string out;
  std::size_t copied = 0;
  const auto put = [&](std::size_t at, std::size_t length, std::string_view rest, bool capital) {
    out.append(text, copied, at - copied);
    out += capital ? capitalised(to) : std::string(to);
    out += rest;
    copied = at + length;
    ++count;
  };
  const bool name = from.find(' ') != std::string_view::npos || starts_upper(from);
  if (name) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + from.size())) {
      if (at < copied) continue;
      const auto letter = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]) >= 0x80 || std::isalnum(static_cast<unsigned char>(text[i])) != 0;
      };
      if (at > 0 && letter(at - 1)) continue;
      std::size_t end = at + from.size();
      std::size_t rest = 0;
      if (end < text.size() && text[end] == 's' && !from.ends_with('s')) rest = 1;
      if (end + rest < text.size() && letter(end + rest)) continue;
      put(at, from.size() + rest, rest == 1 ? "s" : "", false);
    }
  } else {
    const std::string wanted = lower(from);
    for (const Word& word : words_of(text)) {
      std::string small = lower(word.text);
      if (!small.starts_with(wanted)) continue;
      std::string_view rest = std::string_view(small).substr(wanted.size());
      if (!rest.empty() && std::find(std::begin(endings), std::end(endings), rest) == std::end(endings)) continue;
      put(word.at, word.text.size(), rest, starts_upper(word.text));
    }
  }
  out.append(text, copied);
  return out;
}

void lint_bodies(const std::vector<Passage>& passages, const KnownBodies& bodies, std::vector<Finding>& findings) {
  struct Known {
    std::string name, squashed;
  };
  std::vector<Known> known;
  for (const KnownBody& body : bodies) {
    known.push_back({body.name, squashed(body.name)});
    for (const std::string& name : body.also) known.push_back({name, squashed(name)});
  }
  for (std::string_view name : of_the_country) known.push_back({std::string(name), squashed(name)});
  std::unordered_map<std::string, std::vector<std::string>> exact;  // squashed -> right forms
  for (const Known& each : known) exact[each.squashed].push_back(each.name);

  // Names of one to three words that begin with a capital, with how often they are written so.
  std::map<std::string, Occurrences> written;
  for (const Passage& passage : passages) {
    std::vector<Word> words = words_of(passage.text);
    for (std::size_t i = 0; i < words.size() && written.size() < 20'000; ++i) {
      if (!starts_upper(words[i].text)) continue;
      for (std::size_t length = 1; length <= 3 && i + length <= words.size(); ++length) {
        const Word& last = words[i + length - 1];
        if (length > 1 &&
            passage.text.substr(words[i + length - 2].at + words[i + length - 2].text.size(),
                                last.at - words[i + length - 2].at - words[i + length - 2].text.size()) != " ")
          break;
        std::string name(passage.text.substr(words[i].at, last.at + last.text.size() - words[i].at));
        if (name.size() > 80) break;
        Occurrences& entry = written[name];
        if (entry.count++ == 0) entry.where = passage.where;
        entry.written = name;
        entry.inside = entry.inside || !sentence_start(passage.text, words[i].at);
      }
    }
  }

  std::set<std::string> told;
  for (const auto& [name, entry] : written) {
    std::string key = squashed(name);
    std::string bare_name(without_genitive(name));
    std::string bare_key = squashed(bare_name);
    bool one_word = name.find(' ') == std::string::npos;
    const auto right = [&](const std::string& wanted, const std::string& form) {
      auto found = exact.find(wanted);
      if (found == exact.end()) return false;
      return std::find(found->second.begin(), found->second.end(), form) != found->second.end();
    };
    if (right(key, name) || right(bare_key, bare_name) || name.ends_with(" kommuner")) continue;
    // The same letters, divided or folded otherwise: "Ældresagen", "Faaborg Midtfyn".
    std::string meant;
    for (const std::string& wanted : {key, bare_key}) {
      auto found = exact.find(wanted);
      if (meant.empty() && found != exact.end() && wanted.size() >= 6) {
        // Small letters where the name has capitals are ordinary grammar ("politiets efterretningstjeneste"); another
        // division is not.
        const std::string& form = found->second.front();
        if (folded(form) != folded(wanted == key ? name : bare_name) ||
            lower(form) != lower(wanted == key ? name : bare_name))
          meant = form;
        if (inner_capital(form) && one_word && form != name && form != bare_name && lower(form) == lower(bare_name))
          meant = form;
      }
    }
    if (meant.empty() && (inner_capital(name) || entry.inside || sounds_like_body(folded(bare_name)) || !one_word)) {
      for (const Known& each : known) {
        if (each.squashed.size() < 8) continue;
        bool several = each.name.find(' ') != std::string::npos;
        if (several == one_word) continue;
        int limit = each.squashed.size() >= 14 ? 2 : 1;
        if (each.squashed[0] != bare_key[0]) continue;
        // An ending is not a misspelling.
        if (each.squashed.starts_with(bare_key) || bare_key.starts_with(each.squashed) ||
            key.starts_with(each.squashed))
          continue;
        if (distance(each.squashed, bare_key, limit) <= limit || distance(each.squashed, key, limit) <= limit) {
          if (without_ending(each.squashed) == without_ending(bare_key)) continue;
          meant = each.name;
          break;
        }
      }
      // "Fyns politi"? Same words in small letters: grammar, not another body.
      if (!meant.empty() && lower(meant) == lower(bare_name)) meant.clear();
    }
    if (!meant.empty()) {
      // The genitive of a form that is told already is not told again.
      if (!told.insert(bare_key + ">" + meant).second) continue;
      std::string from = bare_key != key && written.contains(bare_name) ? bare_name
                         : key.size() > squashed(meant).size() && name.ends_with('s') && !meant.ends_with('s')
                             ? bare_name
                             : name;
      int count = 0;
      for (const Passage& passage : passages) {
        int here = 0;
        (void)with_words_replaced(std::string(passage.text), from, meant, here);
        count += here;
      }
      if (count == 0) continue;
      findings.push_back({"body-misspelt",
                          Severity::warning,
                          entry.where,
                          /*text*/ "\"{0}\" is written {1} times. \"{2}\" is the name.",
                          {from, std::to_string(count), meant},
                          Mend{MendKind::replace_words, "", from, meant}});
      continue;
    }
    // A body that nobody knows.
    std::string fold = folded(bare_name);
    std::vector<Word> parts = words_of(bare_name);
    std::string last = parts.empty() ? std::string() : folded(parts.back().text);
    bool like_authority = parts.size() == 2 && ((last == "kommune" || last == "politi") && starts_upper(parts[1].text));
    bool like_region = parts.size() == 2 && folded(parts[0].text) == "region" && starts_upper(parts[1].text);
    bool like_body = parts.size() == 1 && sounds_like_body(fold) && (entry.inside || inner_capital(bare_name));
    if (!like_authority && !like_region && !like_body) continue;
    std::string plain_first = parts.empty() ? std::string() : folded(parts[0].text);
    if (like_authority && (plain_first == "den" || plain_first == "hver" || plain_first == "alle" ||
                           plain_first == "i" || plain_first == "en"))
      continue;
    if (!told.insert(bare_key).second) continue;
    if (bodies.empty()) continue;
    findings.push_back({"unknown-body",
                        Severity::remark,
                        entry.where,
                        /*text*/ "\"{0}\" is not among the authorities and partners that the register knows.",
                        {bare_name},
                        std::nullopt});
  }
}

void lint_spelling(const std::vector<Passage>& passages, const KnownBodies& bodies, std::vector<Finding>& findings) {
  std::set<std::string> names;
  for (const KnownBody& body : bodies) {
    for (const Word& word : words_of(body.name)) names.insert(lower(word.text));
  }
  struct Form {
    int count = 0;
    std::string where;
  };
  std::unordered_map<std::string, std::map<std::string, Form>>
      groups;  // folded base without hyphens -> base as written
  std::vector<std::string> order;
  for (const Passage& passage : passages) {
    for (const Word& word : words_of(passage.text)) {
      if (word.text.size() < 6 || word.text.size() > 48 || starts_digit(word.text)) continue;
      std::string small = lower(word.text);
      std::string base(without_ending(small));
      std::string key = squashed(base);
      if (key.size() < 6) continue;
      if (groups.size() >= 50'000 && !groups.contains(key)) continue;
      auto& forms = groups[key];
      if (forms.empty()) order.push_back(key);
      Form& form = forms[base];
      if (form.count++ == 0) form.where = passage.where;
    }
  }
  const auto danish = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) == 0xc3; });
  };
  std::sort(order.begin(), order.end());
  std::map<std::string, std::string> lexicon;  // folded -> right
  for (std::string_view word : of_the_field)
    lexicon.emplace(folded(without_ending(word)), std::string(without_ending(word)));
  for (const std::string& key : order) {
    auto& forms = groups[key];
    if (forms.size() > 1) {
      // The right form: the field's own, else the more frequent, else the one with Danish letters and without hyphen.
      std::string right;
      if (auto found = lexicon.find(key); found != lexicon.end() && forms.contains(found->second))
        right = found->second;
      if (right.empty()) {
        right = std::max_element(forms.begin(), forms.end(), [&](const auto& a, const auto& b) {
                  if (a.second.count != b.second.count) return a.second.count < b.second.count;
                  return danish(a.first) - static_cast<std::ptrdiff_t>(contains(a.first, "-")) <
                         danish(b.first) - static_cast<std::ptrdiff_t>(contains(b.first, "-"));
                })->first;
      }
      for (const auto& [form, entry] : forms) {
        if (form == right || names.contains(form)) continue;
        findings.push_back({"spelling-variant",
                            Severity::warning,
                            entry.where,
                            /*text*/ "\"{0}\" is written {1} times, but \"{2}\" {3} times.",
                            {form, std::to_string(entry.count), right, std::to_string(forms[right].count)},
                            Mend{MendKind::replace_words, "", form, right}});
      }
      continue;
    }
    // One letter from a word of the field.
    if (key.size() < 7 || lexicon.contains(key)) continue;
    for (const auto& [fold, right] : lexicon) {
      if (fold[0] != key[0] || fold.size() < 7) continue;
      if (key.starts_with(fold) || fold.starts_with(key) || distance(fold, key, 1) != 1) continue;
      const auto& [form, entry] = *forms.begin();
      auto usual = groups.find(fold);
      int count = 0;
      if (usual != groups.end()) {
        for (const auto& [other, each] : usual->second) count += each.count;
      }
      findings.push_back({"spelling-variant",
                          Severity::warning,
                          entry.where,
                          /*text*/ "\"{0}\" is written {1} times, but \"{2}\" {3} times.",
                          {form, std::to_string(entry.count), right, std::to_string(count)},
                          Mend{MendKind::replace_words, "", form, right}});
      break;
    }
  }
}

}  // namespace cooperation_plan
