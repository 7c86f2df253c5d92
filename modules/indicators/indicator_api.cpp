// /api/v1/tal and /api/v1/spoergeskemaer.

#include "indicator_api.h"

#include <boost/json.hpp>

#include "indicator_store.h"
#include "places.h"
#include "questionnaire.h"
#include "round_store.h"
#include "wording.h"

namespace indicators {
namespace {

namespace json = boost::json;
using web::Exchange;

json::value number_or_null(const std::optional<double>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

json::value count_or_null(const std::optional<std::int64_t>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

const char* shown_word(const ShownCell& cell) {
  switch (cell.hidden) {
    case Hidden::small: return "small";
    case Hidden::beside: return "hidden";
    case Hidden::no: return cell.estimate ? "shown" : "none";
  }
  return "none";
}

json::object json_of(const ShownCell& cell) {
  const bool interval = cell.estimate && cell.estimate->interval;
  return {{"state", shown_word(cell)},
          {"value", cell.estimate ? json::value(cell.estimate->value) : json::value(nullptr)},
          {"low", interval ? json::value(cell.estimate->interval->low) : json::value(nullptr)},
          {"high", interval ? json::value(cell.estimate->interval->high) : json::value(nullptr)},
          {"count", count_or_null(cell.count)},
          {"of", count_or_null(cell.whole)}};
}

json::object json_of(const Indicator& one) {
  return {{"id", one.id.text()},
          {"key", one.key},
          {"title", one.title},
          {"definition", one.definition},
          {"unit", unit(one)},
          {"measure", identifier(one.measure)},
          {"counted", one.counted},
          {"of", one.of},
          {"source", one.source},
          {"not_shown", one.not_shown},
          {"every", identifier(one.period)},
          {"direction", identifier(one.direction)},
          {"baseline", number_or_null(one.baseline)},
          {"target", number_or_null(one.target)},
          {"target_day", one.target_day ? json::value(config::iso(*one.target_day)) : json::value(nullptr)},
          {"ended", one.ended},
          {"address", one.address()}};
}

http::Response figures(Exchange& x, audit::Archive& archive) {
  json::array all;
  archive.read([&](storage::Transaction& tx) {
    for (const Indicator& one : visible_indicators(tx, x.viewer)) all.push_back(json_of(one));
  });
  return json_answer(json::serialize(json::object{{"figures", all}}));
}

http::Response figure_(Exchange& x, audit::Archive& archive) {
  const auto found = archive.read([&](storage::Transaction& tx) -> std::optional<json::object> {
    const auto one = visible_indicator(tx, x.viewer, x.place["tal"]);
    if (!one) return std::nullopt;
    json::object out = json_of(*one);
    json::array periods;
    for (const ShownPeriod& period : shown_periods(tx, *one, x.today())) {
      json::array places;
      for (const ShownCell& cell : period.cells) {
        json::object place = json_of(cell);
        place["place"] = cell.place.name;
        places.push_back(place);
      }
      periods.push_back({{"period", identifier(period.period)},
                         {"complete", period.complete},
                         {"district", period.complete ? json::value(json_of(period.total)) : json::value(nullptr)},
                         {"places", places}});
    }
    out["periods"] = periods;
    return out;
  });
  return found ? json_answer(json::serialize(*found)) : web::not_found(x);
}

json::object json_of(const Round& round) {
  return {{"id", round.id.text()},
          {"title", round.title},
          {"purpose", round.purpose},
          {"opens", config::iso(round.opens)},
          {"closes", config::iso(round.closes)},
          {"state", round.open ? "open" : "closed"},
          {"answers", round.answers},
          {"address", round.address()}};
}

http::Response rounds(Exchange& x, audit::Archive& archive) {
  json::array all;
  archive.read([&](storage::Transaction& tx) {
    for (const Round& round : visible_rounds(tx, x.viewer)) all.push_back(json_of(round));
  });
  return json_answer(json::serialize(json::object{{"rounds", all}}));
}

http::Response round_results(Exchange& x, audit::Archive& archive) {
  const auto found = archive.read([&](storage::Transaction& tx) -> std::optional<json::object> {
    const auto round = visible_round(tx, x.viewer, x.id("runde"));
    if (!round) return std::nullopt;
    const auto results = results_of(tx, x.viewer, round->id);
    json::object out = json_of(*round);
    out["shown"] = results->shown;
    json::array questions;
    for (const QuestionResult& result : results->questions) {
      json::array groups;
      for (const auto& group : result.groups) {
        json::array each;
        for (const std::size_t count : group.each) each.push_back(count);
        groups.push_back({{"name", group.name}, {"answers", group.answers}, {"each", each}, {"mean", group.mean}});
      }
      json::array texts, choices;
      for (const std::string& text : result.texts) texts.push_back(json::value(text));
      for (const std::string& choice : result.question.choices) choices.push_back(json::value(choice));
      questions.push_back({{"kind", identifier(result.question.kind)},
                           {"words", result.question.words},
                           {"choices", choices},
                           {"groups", groups},
                           {"texts", texts}});
    }
    out["questions"] = questions;
    return out;
  });
  return found ? json_answer(json::serialize(*found)) : web::not_found(x);
}

}  // namespace

void api_routes(web::Routes& routes, audit::Archive& archive) {
  const auto with = [&archive](http::Response (*page)(Exchange&, audit::Archive&)) {
    return [&archive, page](Exchange& x) { return page(x, archive); };
  };
  const std::string figure_shape =
      "id: id, key: text, title: text, definition: text, unit: text, measure: \"share\" | \"rate\" | \"number\", "
      "counted: "
      "text, of: text, source: text, not_shown: text, every: text, direction: text, baseline: number | null, target: "
      "number | null, target_day: day | null, ended: yes_no, address: text";
  const std::string cell =
      "state: \"shown\" | \"none\" | \"small\" | \"hidden\", value: number | null, low: number | null, high: number | "
      "null, "
      "count: integer | null, of: integer | null";
  routes.get_public("/api/v1/tal", with(figures))
      .tells("The figures that show effect.", "{figures: [{" + figure_shape + "}]}");
  routes.get_public("/api/v1/tal/{tal}", with(figure_))
      .tells("A figure, period by period, with 95 % intervals; small numbers are hidden.",
             "{" + figure_shape + ", periods: [{period: text, complete: yes_no, district: {" + cell +
                 "} | null, places: [{place: text, " + cell + "}]}]}",
             "tal: text");
  const std::string round_shape =
      "id: id, title: text, purpose: text, opens: day, closes: day, state: \"open\" | \"closed\", answers: integer, "
      "address: text";
  routes.get_public("/api/v1/spoergeskemaer", with(rounds))
      .tells("The questionnaires that you may see.", "{rounds: [{" + round_shape + "}]}");
  routes.get_public("/api/v1/spoergeskemaer/{runde}", with(round_results))
      .tells("A questionnaire and, when it is closed and at least five have answered, what they answered.",
             "{" + round_shape +
                 ", shown: yes_no, questions: [{kind: \"scale\" | \"choice\" | \"text\", words: text, choices: [text], "
                 "groups: [{name: text, answers: integer, each: [integer], mean: number}], texts: [text]}]}",
             "runde: id");
}

}  // namespace indicators
