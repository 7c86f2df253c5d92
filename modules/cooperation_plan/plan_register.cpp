// Writes to the register of things, its edges and its todos.

#include "plan_register.h"

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace cooperation_plan {

namespace {

std::string words_of(const Plan& content) {
  std::string words;
  const auto add = [&](const std::vector<Block>& blocks) {
    for (const Block& block : blocks) words += plain(block) + ' ';
  };
  add(content.front);
  add(content.foreword.blocks);
  for (const Chapter& chapter : content.chapters) {
    words += chapter.title + ' ';
    add(chapter.blocks);
    for (const Section& section : chapter.sections) {
      words += section.title + ' ';
      add(section.blocks);
    }
  }
  return words;
}

std::string_view sentence_of(VersionState state) {
  switch (state) {
    case VersionState::draft: return "Udkast, som sekretariatet skriver på.";
    case VersionState::in_consultation: return "I høring hos kommuner og samarbejdspartnere.";
    case VersionState::on_council_agenda: return "Sat på kredsrådets dagsorden; teksten er låst.";
    case VersionState::discussed: return "Drøftet i kredsrådet.";
    case VersionState::final_text: return "Endelig; venter på politidirektørens offentliggørelse.";
    case VersionState::published: return "Offentliggjort af politidirektøren efter drøftelse i kredsrådet.";
    case VersionState::replaced: return "Afløst af en nyere udgave.";
    case VersionState::closed: return "Året er afsluttet.";
  }
  return "";
}

}  // namespace

std::string first_sentence(std::string_view markdown) {
  std::string plain_words;
  for (char c : markdown) {
    if (c == '*' || c == '_' || c == '#' || c == '`') continue;
    plain_words += c == '\n' ? ' ' : c;
  }
  for (std::size_t at = 0; at + 1 < plain_words.size(); ++at) {
    const bool mark = plain_words[at] == '.' || plain_words[at] == '!' || plain_words[at] == '?';
    if (!mark || plain_words[at + 1] != ' ' || at < 12) continue;
    const bool figure = at + 2 < plain_words.size() && plain_words[at + 2] >= '0' && plain_words[at + 2] <= '9';
    const bool short_word = plain_words[at] == '.' &&
                            (plain_words[at - 1] == '.' || plain_words[at - 2] == ' ' || plain_words[at - 2] == '.');
    if (!figure && !short_word) return plain_words.substr(0, at + 1);
  }
  return plain_words;
}

storage::Id secretariat_office(storage::Transaction& tx, config::Date day) {
  const auto district = organisation::police_district(tx, day);
  return district ? permit::office(permit::Role::district_secretariat, district->id) : storage::Id{};
}
storage::Id chief_office(storage::Transaction& tx, config::Date day) {
  const auto district = organisation::police_district(tx, day);
  return district ? permit::office(permit::Role::chief_of_police, district->id) : storage::Id{};
}

void register_plan(storage::Transaction& tx, const YearPlan& plan, const Plan& content) {
  registry::Thing thing;
  thing.id = plan.id;
  thing.kind = plan_kind;
  thing.title = plan.title;
  thing.address = plan.state == PlanState::in_preparation ? "/planarbejde#plan-" + std::to_string(plan.year)
                                                          : public_address(plan.year);
  thing.audience = plan.audience;
  thing.sentence = "Politiets og kommunernes samarbejdsplan for " + std::to_string(plan.year) + ".";
  if (plan.published_on) thing.sentence += " Offentliggjort " + i18n::long_date(*plan.published_on) + ".";
  if (plan.state == PlanState::closed && !plan.closing.empty()) thing.sentence += " " + plan.closing;
  thing.state = std::string(identifier(plan.state));
  thing.day =
      plan.published_on.value_or(config::Date{std::chrono::year{plan.year}, std::chrono::January, std::chrono::day{1}});
  registry::put(tx, thing, words_of(content));
}

void register_version(storage::Transaction& tx, const Version& version) {
  registry::Thing thing;
  thing.id = version.id;
  thing.kind = version_kind;
  thing.title = version.plan_title + ", udgave " + std::to_string(version.number);
  thing.address = address_of(version);
  thing.audience = version.audience;
  thing.sentence = std::string(sentence_of(version.state));
  thing.state = std::string(identifier(version.state));
  thing.day = version.published_on.value_or(config::day_of(version.made_at));
  registry::put(tx, thing, version.note);
}

void register_areas(storage::Transaction& tx, const YearPlan& plan, const Plan& content, config::Date day) {
  for (const FocusArea& area : content.areas) {
    registry::Thing thing;
    thing.id = area_thing_id(plan.year, area.key);
    thing.kind = area_kind;
    thing.title = area.title;
    thing.address = area_address(plan.year, area);
    thing.audience = plan.audience;
    thing.sentence = first_sentence(area.goal.empty() ? area.background : area.goal);
    thing.state = std::string(identifier(plan.state));
    thing.day = day;
    registry::put(tx, thing, area.background + " " + area.goal);
    registry::put_edge(tx, {plan.id, thing.id, "has_area", day});
    for (const Initiative& initiative : area.initiatives) {
      registry::put_edge(tx, {thing.id, initiative_id(plan.year, initiative.key), "has_initiative", day});
    }
  }
  for (const Initiative& initiative : content.others)
    registry::put_edge(tx, {plan.id, initiative_id(plan.year, initiative.key), "has_initiative", day});
}

void register_initiative(storage::Transaction& tx, const LiveInitiative& initiative) {
  registry::Thing thing;
  thing.id = initiative.id;
  thing.kind = initiative_kind;
  thing.title = number_and_title(initiative);
  thing.address = initiative_address(initiative.year, initiative.key);
  thing.audience = initiative.audience;
  const auto owner =
      initiative.owner.empty()
          ? std::nullopt
          : organisation::find_authority(tx, initiative.owner, initiative.news_on.value_or(initiative.began_on));
  thing.sentence = owner ? owner->name + " har ansvaret" : std::string("Ingen har ansvaret endnu");
  if (initiative.due) thing.sentence += ", frist " + i18n::long_date(*initiative.due);
  thing.sentence += ".";
  if (!initiative.news.empty()) thing.sentence += " " + first_sentence(initiative.news);
  thing.state = std::string(identifier(initiative.state));
  thing.day = initiative.due.value_or(
      config::Date{std::chrono::year{initiative.year}, std::chrono::December, std::chrono::day{31}});
  registry::put(tx, thing, initiative.body + " " + initiative.deliverable + " " + initiative.area_title);
  if (!initiative.decision.empty())
    registry::put_edge(tx, {initiative.decision, initiative.id, "became", initiative.began_on});
}

void register_update(storage::Transaction& tx, const LiveInitiative& initiative, const Update& update) {
  registry::Thing thing;
  thing.id = update.id;
  thing.kind = update_kind;
  thing.title = "Nyt om " + number_and_title(initiative);
  thing.address = initiative_address(initiative.year, initiative.key) + "#nyt-" + update.id.text();
  thing.audience = initiative.audience;
  thing.sentence = update.authority_name + ": " + first_sentence(update.body);
  thing.state = std::string(identifier(update.state));
  thing.day = update.told_on;
  registry::put(tx, thing, update.body + " " + update.evidence);
  registry::put_edge(tx, {initiative.id, update.id, "told", update.told_on});
}

void ask_for_news(storage::Transaction& tx, const LiveInitiative& initiative, config::Date today) {
  registry::close_todo(tx, initiative.id, "update_initiative");
  registry::close_todo(tx, initiative.id, "find_owner");
  if (result_of(initiative)) registry::close_todo(tx, initiative.id, "tell_result");
  if (initiative.result || concluded(initiative.state)) return;
  registry::Todo todo;
  todo.id = storage::Id::next();
  todo.thing = initiative.id;
  todo.address = inside_address(initiative);
  if (initiative.owner.empty()) {
    todo.holder = secretariat_office(tx, today);
    todo.act = "find_owner";
    todo.due = config::plus_days(initiative.began_on, 30);
  } else {
    todo.holder = permit::office(initiative.owner_role, initiative.owner);
    todo.act = "update_initiative";
    todo.due = news_due(light_facts(initiative));
  }
  if (!todo.holder.empty()) registry::put_todo(tx, todo);
}

}  // namespace cooperation_plan
