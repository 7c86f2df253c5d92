// Sentences of the circle, and when each thing came to be.

#include "circle_story.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "i18n/danish.h"
#include "thing_words.h"

namespace app {
namespace {

/// What is special about telling of a kind; every other kind is told with its title and its sentence.
struct Telling {
  std::string_view kind;
  std::string_view sentence = {};  // {0} title, {1} the thing's own sentence
  std::string_view ahead = {};     // the same while its day is still to come
  bool due_dated = false;          // its day is when it is to be done, not when it came to be
  bool outside_time = false;
  bool effect = false;
};

constexpr std::array tellings{
    Telling{.kind = "councils.council", .outside_time = true},
    Telling{.kind = "councils.item",
            .sentence = /*text*/ "The meeting took up »{0}«.",
            .ahead = /*text*/ "»{0}« is on the agenda."},
    Telling{.kind = "councils.decision", .sentence = /*text*/ "It was decided: {0}"},
    Telling{.kind = "councils.public_minutes", .sentence = /*text*/ "»{0}« was published. {1}"},
    Telling{.kind = "cooperation_plan.focus_area", .sentence = /*text*/ "The focus area »{0}« came into the plan. {1}"},
    Telling{.kind = "cooperation_plan.initiative",
            .sentence = /*text*/ "The initiative »{0}« began. {1}",
            .due_dated = true,
            .effect = true},
    Telling{.kind = "cooperation_plan.update", .effect = true},
    Telling{.kind = "organisation.area", .outside_time = true},
    Telling{.kind = "organisation.authority", .outside_time = true},
    Telling{.kind = "organisation.person", .outside_time = true},
    Telling{.kind = "organisation.stakeholder", .outside_time = true},
};
/// Modules whose things are effects: what was planned locally, measured and judged.
constexpr std::array<std::string_view, 3> effect_modules{"action_plans.", "indicators.", "evaluation."};

const Telling& telling_of(const registry::Thing& thing) {
  static constexpr Telling plain{.kind = ""};
  const auto found =
      std::find_if(tellings.begin(), tellings.end(), [&](const Telling& t) { return t.kind == thing.kind; });
  return found == tellings.end() ? plain : *found;
}

bool is_effect(const registry::Thing& thing) {
  return telling_of(thing).effect ||
         std::any_of(effect_modules.begin(), effect_modules.end(),
                     [&](std::string_view module) { return thing.kind.starts_with(module); });
}

std::string sentence_of(const web::Exchange& exchange, const registry::Thing& thing) {
  const Telling& telling = telling_of(thing);
  const bool ahead = config::days_between(exchange.today(), thing.day) > 0 && !telling.ahead.empty();
  const std::string_view text = ahead ? telling.ahead : telling.sentence;
  std::string told;
  if (!text.empty()) {
    told = exchange.t(text, {thing.title, thing.sentence});
  } else {
    told = thing.title;
    if (!told.empty() && !thing.sentence.empty() &&
        std::string_view(".?!:").find(told.back()) == std::string_view::npos)
      told += '.';
    if (!thing.sentence.empty()) told += ' ' + thing.sentence;
  }
  while (told.ends_with(' ')) told.pop_back();
  return told;
}

/// The days of the edges into and out of each thing, the earliest of them.
struct EdgeDays {
  std::unordered_map<storage::Id, config::Date> into, out_of;

  explicit EdgeDays(const std::vector<registry::Edge>& edges) {
    const auto note = [](auto& days, const storage::Id& thing, config::Date day) {
      const auto [place, fresh] = days.emplace(thing, day);
      if (!fresh) place->second = std::min(place->second, day);
    };
    for (const registry::Edge& edge : edges) {
      note(into, edge.to, edge.day);
      note(out_of, edge.from, edge.day);
    }
  }

  config::Date when(const registry::Thing& thing) const {
    const auto came = into.find(thing.id), led = out_of.find(thing.id);
    const bool too_late = led != out_of.end() && led->second < thing.day;  // something already came of it
    if (!too_late && !telling_of(thing).due_dated) return thing.day;
    if (came != into.end()) return std::min(came->second, thing.day);
    return too_late ? led->second : thing.day;
  }
};

}  // namespace

Only only_of(const web::Exchange& exchange) {
  const std::string& asked = exchange.request.query.get("kun");
  return asked == "beslutninger" ? Only::decisions : asked == "virkning" ? Only::effects : Only::everything;
}

Story story_of(const web::Exchange& exchange, const registry::Thing& middle, const registry::Circle& circle,
               Only only) {
  const EdgeDays days(circle.edges);
  std::unordered_map<storage::Id, const registry::Thing*> things{{middle.id, &middle}};
  for (const auto& neighbour : circle.around) things[neighbour.thing.id] = &neighbour.thing;

  struct Placed {
    StoryLine line;
    int place;  // before the middle negative, the farthest first; after it positive
  };
  std::vector<Placed> placed;
  Story story;
  placed.push_back({{.thing = &middle,
                     .day = days.when(middle),
                     .sentence = sentence_of(exchange, middle),
                     .why = {},
                     .middle = true},
                    0});
  for (const auto& neighbour : circle.around) {
    const registry::Thing& thing = neighbour.thing;
    if (only == Only::decisions && thing.kind != "councils.decision") continue;
    if (only == Only::effects && !(neighbour.forwards && is_effect(thing))) continue;
    if (telling_of(thing).outside_time) {
      story.setting.push_back(&thing);
      continue;
    }
    const auto via = things.find(neighbour.via);
    placed.push_back({{.thing = &thing,
                       .day = days.when(thing),
                       .sentence = sentence_of(exchange, thing),
                       .why = via == things.end() ? std::string{} : edge_words(exchange, neighbour, *via->second)},
                      neighbour.forwards ? neighbour.distance : -neighbour.distance});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.line.day != b.line.day ? a.line.day < b.line.day : a.place < b.place;
  });
  for (Placed& one : placed) story.lines.push_back(std::move(one.line));
  return story;
}

std::string story_as_text(const web::Exchange& exchange, const registry::Thing& middle, const Story& story) {
  std::string text = exchange.t("The circle: {0}", {middle.title}) + "\n" +
                     exchange.t("As it stood on {0}.", {i18n::long_date(exchange.today())}) + "\n\n";
  for (const StoryLine& line : story.lines) {
    text += i18n::long_date(line.day) + ": " + line.sentence;
    if (!line.why.empty()) text += " (" + line.why + ")";
    text += "\n";
  }
  return text;
}

}  // namespace app
