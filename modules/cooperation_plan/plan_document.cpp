// Plan to JSON, for the printer and for machines.

#include "plan_document.h"

#include <algorithm>

#include <boost/json.hpp>

#include "i18n/danish.h"

namespace cooperation_plan {

namespace json = boost::json;

namespace {

/// Markdown's words without its marks: the printed page has its own type.
std::string plain_words(std::string_view markdown) {
  std::string words;
  for (std::size_t n = 0; n < markdown.size(); ++n) {
    const char c = markdown[n];
    if (c == '*' || c == '`') continue;
    if (c == '\\' && n + 1 < markdown.size()) {
      words += markdown[++n];
      continue;
    }
    if (c == '[') {  // [words](address)
      const std::size_t close = markdown.find("](", n);
      const std::size_t end = close == std::string_view::npos ? close : markdown.find(')', close);
      if (end != std::string_view::npos) {
        words += markdown.substr(n + 1, close - n - 1);
        n = end;
        continue;
      }
    }
    words += c;
  }
  return words;
}

json::array printed_blocks(const web::Exchange& exchange, const std::vector<Block>& blocks) {
  json::array out;
  for (std::size_t n = 0; n < blocks.size(); ++n) {
    const Block& block = blocks[n];
    if (std::holds_alternative<Text>(block.content) || std::holds_alternative<Fact>(block.content)) {
      std::string words;
      json::array sources;
      const auto take = [&](const Block& piece) {
        if (!words.empty()) words += ' ';
        if (const auto* text = std::get_if<Text>(&piece.content)) words += plain_words(text->markdown);
        if (const auto* fact = std::get_if<Fact>(&piece.content)) {
          words += plain_words(fact->text);
          if (!fact->source.empty())
            sources.push_back(json::value(
                exchange.t("Source: {0}", {fact->source + (fact->year ? ", " + std::to_string(fact->year) : "")})));
        }
      };
      take(block);
      while (n + 1 < blocks.size() && blocks[n + 1].joins) take(blocks[++n]);
      out.push_back({{"kind", "text"}, {"text", words}, {"sources", sources}});
    } else if (const auto* heading = std::get_if<Subheading>(&block.content)) {
      out.push_back({{"kind", "heading"}, {"text", heading->text}});
    } else if (const auto* box = std::get_if<StatutoryBox>(&block.content)) {
      out.push_back({{"kind", "law"}, {"law", box->law}, {"text", box->text}});
    } else if (const auto* picture = std::get_if<Picture>(&block.content)) {
      if (picture->file.empty()) continue;
      const std::string credit = picture->credit.empty() ? "" : exchange.t("Picture: {0}", {picture->credit});
      out.push_back({{"kind", "picture"},
                     {"file", picture->file},
                     {"alt", picture->alt},
                     {"caption", picture->caption},
                     {"credit", credit}});
    } else if (const auto* list = std::get_if<List>(&block.content)) {
      json::array items;
      for (const std::string& item : list->items) items.push_back(json::value(plain_words(item)));
      out.push_back({{"kind", "list"}, {"numbered", list->numbered}, {"items", items}});
    }
  }
  return out;
}

json::array printed_rows(const web::Exchange& exchange, const std::vector<const LiveInitiative*>& initiatives,
                         const Names& names) {
  json::array rows;
  for (const LiveInitiative* one : initiatives) {
    const Verdict verdict = light_of(*one, exchange.today());
    rows.push_back({{"light", identifier(verdict.light)},
                    {"light_words", exchange.t(english_name(verdict))},
                    {"title", number_and_title(*one)},
                    {"who", one->owner.empty() ? exchange.t("Nobody yet") : name_in(names, one->owner)},
                    {"when", one->due ? i18n::long_date(*one->due) : exchange.t("All year")}});
  }
  return rows;
}

void add_text(json::object& object, const char* name, std::string_view text) { object[name] = json::value(text); }

}  // namespace

json::value printed_plan(const web::Exchange& exchange, const Published& plan) {
  json::object out;
  add_text(out, "title", plan.plan.title);
  out["year"] = plan.plan.year;
  out["language"] = exchange.language.code();
  add_text(out, "author", plan.content.foreword.on_behalf_of);
  add_text(out, "subtitle", exchange.t("Plan for the cooperation of police and municipalities"));
  add_text(out, "published", plan.plan.published_on ? i18n::long_date(*plan.plan.published_on) : "");
  add_text(out, "discussed", plan.version.discussed_on ? i18n::long_date(*plan.version.discussed_on) : "");
  add_text(out, "printed", exchange.t("How the initiatives stand is as of {0}.", {i18n::long_date(exchange.today())}));
  out["words"] = json::object{{"plan", exchange.t("Cooperation plan")},
                              {"foreword", exchange.t("Foreword")},
                              {"areas", exchange.t("Focus areas and initiatives")},
                              {"initiative", exchange.t("Initiative")},
                              {"who", exchange.t("Who")},
                              {"when", exchange.t("When")},
                              {"light", exchange.t("Light")},
                              {"goal", exchange.t("Goal")},
                              {"discussed", exchange.t("Discussed in the council")},
                              {"published", exchange.t("Published")},
                              {"state", exchange.t("State")}};
  out["front"] = printed_blocks(exchange, plan.content.front);
  json::object foreword;
  foreword["blocks"] = printed_blocks(exchange, plan.content.foreword.blocks);
  add_text(foreword, "signatory", plan.content.foreword.signatory);
  add_text(foreword, "signatory_title", plan.content.foreword.signatory_title);
  add_text(foreword, "on_behalf_of",
           plan.content.foreword.on_behalf_of.empty()
               ? ""
               : exchange.t("On behalf of {0}", {plan.content.foreword.on_behalf_of}));
  out["foreword"] = foreword;
  json::array chapters;
  const auto areas_at = [&](std::string_view number) {
    json::array areas;
    for (const FocusArea& area : plan.content.areas) {
      if (area.section != number || number.empty()) continue;
      areas.push_back(
          {{"goal", plain_words(area.goal)}, {"rows", printed_rows(exchange, plan.of_area(area.key), plan.names)}});
    }
    const auto others = plan.others_in(number);
    if (!others.empty() && !number.empty())
      areas.push_back({{"goal", ""}, {"rows", printed_rows(exchange, others, plan.names)}});
    return areas;
  };
  for (const Chapter& chapter : plan.content.chapters) {
    json::object one;
    add_text(one, "number", chapter.number);
    add_text(one, "title", chapter.title);
    one["foreword"] = chapter.foreword;
    one["blocks"] = printed_blocks(exchange, chapter.blocks);
    one["areas"] = areas_at(chapter.number);
    json::array sections;
    for (const Section& section : chapter.sections) {
      json::object s;
      add_text(s, "number", section.number);
      add_text(s, "title", section.title);
      s["blocks"] = printed_blocks(exchange, section.blocks);
      s["areas"] = areas_at(section.number);
      sections.push_back(s);
    }
    one["sections"] = sections;
    chapters.push_back(one);
  }
  out["chapters"] = chapters;
  json::array rest;
  for (const FocusArea& area : plan.content.areas) {
    if (find_section(plan.content, area.section)) continue;
    rest.push_back({{"title", area.title},
                    {"text", plain_words(area.background)},
                    {"goal", plain_words(area.goal)},
                    {"rows", printed_rows(exchange, plan.of_area(area.key), plan.names)}});
  }
  std::vector<const LiveInitiative*> others;
  for (const Initiative& other : plan.content.others) {
    const bool placed = find_section(plan.content, other.section) ||
                        std::any_of(plan.content.chapters.begin(), plan.content.chapters.end(),
                                    [&](const Chapter& c) { return !c.number.empty() && c.number == other.section; });
    if (const LiveInitiative* live = placed ? nullptr : plan.with_key(other.key)) others.push_back(live);
  }
  if (!others.empty())
    rest.push_back({{"title", exchange.t("Other initiatives")},
                    {"text", ""},
                    {"goal", ""},
                    {"rows", printed_rows(exchange, others, plan.names)}});
  out["rest"] = rest;
  return out;
}

json::object machine_initiative(const LiveInitiative& one, const Names& names, config::Date today) {
  const Verdict verdict = light_of(one, today);
  json::array co_owners, municipalities;
  for (const auto& id : one.co_owners) co_owners.push_back(json::value(name_in(names, id)));
  for (const auto& id : one.municipalities) municipalities.push_back(json::value(name_in(names, id)));
  json::object out{{"id", one.id.text()},
                   {"key", one.key},
                   {"year", one.year},
                   {"number", one.number},
                   {"title", one.title},
                   {"text", one.body},
                   {"area", one.area_title},
                   {"type", word(one.type)},
                   {"continuation", word(one.continuation)},
                   {"deliverable", one.deliverable},
                   {"owner", one.owner.empty() ? json::value(nullptr) : json::value(name_in(names, one.owner))},
                   {"co_owners", co_owners},
                   {"municipalities", municipalities},
                   {"due", one.due ? json::value(config::iso(*one.due)) : json::value(nullptr)},
                   {"state", identifier(one.state)},
                   {"light", identifier(verdict.light)},
                   {"light_set_by_hand", verdict.overridden},
                   {"last_news", one.news_on ? json::value(config::iso(*one.news_on)) : json::value(nullptr)},
                   {"news", one.news},
                   {"result", result_of(one) ? json::value(identifier(*result_of(one))) : json::value(nullptr)},
                   {"result_reason", one.result ? one.result_reason : one.state_reason},
                   {"address", initiative_address(one.year, one.key)}};
  return out;
}

json::value machine_plan(const Published& plan, config::Date today) {
  json::object out;
  out["year"] = plan.plan.year;
  out["title"] = plan.plan.title;
  out["state"] = identifier(plan.plan.state);
  out["version"] = plan.version.number;
  out["discussed"] =
      plan.version.discussed_on ? json::value(config::iso(*plan.version.discussed_on)) : json::value(nullptr);
  out["published"] = plan.plan.published_on ? json::value(config::iso(*plan.plan.published_on)) : json::value(nullptr);
  out["plan"] = json::parse(plan.version.content);
  json::array initiatives;
  for (const LiveInitiative& one : plan.initiatives) initiatives.push_back(machine_initiative(one, plan.names, today));
  out["initiatives"] = initiatives;
  return out;
}

http::Response json_response(const json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = json::serialize(value);
  return response;
}

}  // namespace cooperation_plan
