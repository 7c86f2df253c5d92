// Writing what action_plans.yaml says. What is there already is left as people have made it since.

#include "loading.h"

#include <algorithm>

#include "councils/standing.h"
#include "organisation/lookup.h"
#include "owners.h"
#include "permit/audience.h"
#include "plan_store.h"
#include "registration.h"
#include "report_acts.h"
#include "report_store.h"
#include "strategy_store.h"

namespace action_plans {

using config::Node;
using config::Reader;
using storage::Id;

namespace {

class Loading {
 public:
  Loading(audit::Change& change, Reader& reader) : change_(change), tx_(change.tx()), reader_(reader) {}

  void all(const Node& root) {
    reader_.only(root, {"headings", "plans", "strategies", "reports"});
    const auto headings = reader_.texts(root, "headings");
    if (!headings.empty()) store::set_headings(tx_, headings);
    for (const Node& node : reader_.list(root, "plans")) read_plan(node);
    for (const Node& node : reader_.list(root, "strategies")) read_strategy(node);
    for (const Node& node : reader_.list(root, "reports")) read_report(node);
  }

 private:
  std::optional<config::Date> date_or_none(const Node& map, std::string_view key) {
    const Node* node = map.find(key);
    if (!node) return std::nullopt;
    const auto date = config::parse_date(node->scalar);
    if (!date) reader_.fault(*node, "'" + node->scalar + "' is not a date: write 2020-03-10.");
    return date;
  }
  config::Date date(const Node& map, std::string_view key) {
    if (reader_.text(map, key).empty()) return {};
    return date_or_none(map, key).value_or(config::Date{});
  }
  std::optional<councils::Seated> council_in(const Node& node, const std::string& key) {
    const auto council = councils::seated_council(tx_, Id::of_words("council:" + key), change_.today());
    if (!council || council->district) {
      reader_.fault(node, "There is no lokalråd '" + key + "' in councils.yaml.");
      return std::nullopt;
    }
    return council;
  }
  Id meeting_id(const std::string& words) { return Id::of_words("meeting:" + words); }

  /// "ssp_consultant@svendborg" or "local_officer@fyns-politi/lokalbetjent-syd-1".
  Owner owner(const Node& map, std::string_view key) {
    const std::string words = reader_.text(map, key);
    const auto at = words.find('@'), slash = words.find('/');
    const auto role = permit::role_named(words.substr(0, at));
    const std::string authority =
        at == std::string::npos ? "" : words.substr(at + 1, slash == std::string::npos ? slash : slash - at - 1);
    const auto found = organisation::find_authority(tx_, organisation::authority_id(authority), change_.today());
    if (!role || !found) {
      reader_.fault(map, "'" + words + "' is not an office: write role@authority, for instance mayor@svendborg.");
      return {};
    }
    Owner owner{permit::office(*role, found->id), *role, found->id, {}};
    if (slash != std::string::npos) owner.holder = organisation::capacity_id(words.substr(slash + 1), *role, authority);
    return owner;
  }

  void read_plan(const Node& node) {
    reader_.only(node, {"council", "year", "state", "adopted", "midyear", "final", "items", "not_here"});
    const auto council = council_in(node, reader_.text(node, "council"));
    const int year = reader_.number(node, "year", 2000, 2100);
    if (!council || store::plan_of(tx_, council->id, year)) return;
    ActionPlan plan;
    plan.id = plan_id(council->key, year);
    plan.council = council->id;
    plan.council_key = council->key;
    plan.council_name = council->name;
    plan.authority = council->authority;
    plan.year = year;
    plan.audience = council->audience;
    const auto state = plan_state_named(reader_.text_or(node, "state", "draft"));
    if (!state) reader_.fault(node, "A plan is draft, adopted, in_force, midyear, final or archived.");
    plan.state = state.value_or(PlanState::draft);
    const Node& adopted = reader_.map(node, "adopted");
    if (plan.adopted()) {
      reader_.only(adopted, {"meeting", "item"});
      const std::string meeting = reader_.text(adopted, "meeting");
      const auto discussion =
          councils::discussion_at(tx_, council->id, meeting_id(meeting), reader_.number(adopted, "item", 1, 100000));
      if (!discussion || !discussion->minuted) {
        reader_.fault(node, "The minutes of " + meeting + " do not say that " + council->name + " adopted this plan.");
        return;
      }
      plan.meeting = discussion->meeting;
      plan.item = discussion->item;
      plan.adopted_on = discussion->day;
      plan.audience = followers_audience(tx_, plan, change_.today());
    }
    for (const auto& [key, words, day] :
         {std::tuple{"midyear", &plan.midyear, &plan.midyear_on}, std::tuple{"final", &plan.final, &plan.final_on}}) {
      const Node& told = reader_.map(node, key);
      if (told.kind != Node::Kind::map) continue;
      reader_.only(told, {"day", "text"});
      *day = date(told, "day");
      *words = reader_.text(told, "text");
    }
    store::add_plan(tx_, plan);
    const auto areas = cooperation_plan::areas_of_year(tx_, year, change_.today());
    if (areas.empty()) reader_.fault(node, "There is no published cooperation plan of that year.");
    for (const Node& row : reader_.list(node, "items")) read_item(row, plan, areas);
    for (const Node& row : reader_.list(node, "not_here")) {
      reader_.only(row, {"area", "reason", "by", "day"});
      known_area(row, areas, reader_.text(row, "area"));
      store::put_waiver(
          tx_, plan.id,
          {reader_.text(row, "area"), reader_.text(row, "reason"), reader_.text(row, "by"), date(row, "day")});
    }
    if (plan.adopted()) {
      for (const auto* area : missing_areas(areas, store::items_of(tx_, plan.id), store::waivers_of(tx_, plan.id)))
        reader_.fault(node, "The plan is adopted and has neither a measure nor a reason for '" + area->key + "'.");
    }
    register_plan(tx_, plan, change_.today());
    for (const Item& item : store::items_of(tx_, plan.id)) register_item(tx_, plan, item, change_.today());
    change_.record({"action_plan_loaded", plan.id, kinds::plan, {}, plan.title()});
  }

  std::string known_area(const Node& row, const std::vector<cooperation_plan::LocalArea>& areas,
                         const std::string& key) {
    if (key.empty()) return {};
    for (const auto& area : areas) {
      if (area.key == key) return area.title;
    }
    reader_.fault(row, "There is no focus area '" + key + "' in the cooperation plan.");
    return {};
  }

  void read_item(const Node& row, const ActionPlan& plan, const std::vector<cooperation_plan::LocalArea>& areas) {
    reader_.only(row, {"area", "measure", "goal", "target_group", "owner", "partners", "due", "resources", "indicator",
                       "baseline", "target", "continued", "state", "news", "evaluation"});
    Item item;
    item.number = store::next_number(tx_, plan.id);
    item.id = Id::of_words("action-item:" + plan.council_key + "-" + std::to_string(plan.year) + "-" +
                           std::to_string(item.number));
    item.plan = plan.id;
    item.area_key = reader_.text_or(row, "area", "");
    item.area_title = known_area(row, areas, item.area_key);
    item.measure = reader_.text(row, "measure");
    item.goal = reader_.text(row, "goal");
    item.target_group = reader_.text_or(row, "target_group", "");
    const Owner who = owner(row, "owner");
    item.owner = who.holder;
    item.owner_role = who.role;
    item.owner_authority = who.authority;
    item.partners = reader_.text_or(row, "partners", "");
    item.due = date(row, "due");
    item.resources = reader_.text_or(row, "resources", "");
    item.indicator = reader_.text(row, "indicator");
    item.baseline = reader_.text_or(row, "baseline", "");
    item.target = reader_.text(row, "target");
    item.continued = reader_.flag_or(row, "continued", false);
    item.evaluation = reader_.text_or(row, "evaluation", "");
    item.began_on = plan.adopted_on.value_or(change_.today());
    item.audience = plan.audience;
    const auto state = cooperation_plan::initiative_state_named(
        reader_.text_or(row, "state", plan.adopted() ? "planned" : "proposed"));
    if (!state) reader_.fault(row, "A measure is planned, running, delayed, paused, completed or evaluated.");
    item.state = state.value_or(ItemState::planned);
    std::vector<News> told;
    int number = 0;
    for (const Node& one : reader_.list(row, "news")) {
      reader_.only(one, {"day", "text", "state"});
      News news;
      news.id = Id::of_words("action-news:" + item.id.text() + std::to_string(++number));
      news.item = item.id;
      news.told_on = date(one, "day");
      news.told_at = config::local(news.told_on, 12 * 60);
      news.body = reader_.text(one, "text");
      news.state = cooperation_plan::initiative_state_named(reader_.text_or(one, "state", "running"))
                       .value_or(ItemState::running);
      const auto authority = organisation::find_authority(tx_, item.owner_authority, news.told_on);
      news.authority_name = authority ? authority->name : "";
      for (const auto& person : organisation::people_behind(tx_, item.owner, news.told_on)) news.told_by = person.name;
      item.news = news.body;
      item.news_on = news.told_on;
      item.state = news.state;
      told.push_back(std::move(news));
    }
    if (state && row.find("state")) item.state = *state;
    store::add_item(tx_, item);
    for (const News& news : told) store::add_news(tx_, news);
  }

  /// "lokalraad-svendborg 3": the third measure of that lokalråd's plan of the year.
  Id item_named(const Node& node, const std::string& council, int year, int number) {
    const Id id = Id::of_words("action-item:" + council + "-" + std::to_string(year) + "-" + std::to_string(number));
    if (!store::item(tx_, id))
      reader_.fault(node, "There is no measure " + std::to_string(number) + " in the plan of " + council + ".");
    return id;
  }

  void read_strategy(const Node& node) {
    reader_.only(node, {"key", "decision", "title", "problem", "evidence", "effect", "owner", "since", "until",
                        "answer_by", "handed_down", "asked", "outcome", "reached", "concluded"});
    Strategy strategy;
    strategy.id = Id::of_words("strategy:" + reader_.text(node, "key"));
    if (store::strategy(tx_, strategy.id)) return;
    strategy.decision = Id::of_words("decision:" + reader_.text(node, "decision"));
    strategy.title = reader_.text(node, "title");
    strategy.problem = reader_.text(node, "problem");
    strategy.evidence = reader_.text_or(node, "evidence", "");
    strategy.effect = reader_.text(node, "effect");
    strategy.owner = owner(node, "owner").holder;
    strategy.since = date(node, "since");
    strategy.until = date(node, "until");
    strategy.answer_by = date_or_none(node, "answer_by");
    strategy.handed_down_on = date_or_none(node, "handed_down");
    strategy.concluded_on = date_or_none(node, "concluded");
    strategy.outcome = reader_.text_or(node, "outcome", "");
    strategy.effect_reached = reader_.flag_or(node, "reached", false);
    strategy.state = strategy.concluded_on     ? StrategyState::concluded
                     : strategy.handed_down_on ? StrategyState::handed_down
                                               : StrategyState::draft;
    for (const Node& row : reader_.list(node, "asked")) {
      reader_.only(row, {"council", "items", "not_here", "by", "day"});
      const std::string key = reader_.text(row, "council");
      const auto council = council_in(row, key);
      if (!council) continue;
      Asked asked;
      asked.council = council->id;
      asked.council_name = council->name;
      asked.position = static_cast<int>(strategy.asked.size());
      asked.reason = reader_.text_or(row, "not_here", "");
      for (const std::string& number : reader_.texts(row, "items"))
        asked.items.push_back(item_named(row, key, static_cast<int>(strategy.since.year()), std::atoi(number.c_str())));
      asked.answer = !asked.items.empty() ? Answer::items : !asked.reason.empty() ? Answer::not_here : Answer::waiting;
      asked.answered_by = reader_.text_or(row, "by", "");
      asked.answered_on = date_or_none(row, "day");
      strategy.asked.push_back(std::move(asked));
    }
    if (!reader_.faults().empty()) return;
    std::vector<permit::Holder> holders;
    for (const auto& council : councils::seated_councils(tx_, change_.today())) {
      if (council.district) strategy.audience = council.audience;
      if (!council.district && !strategy.of(council.id)) continue;
      const auto some = store::holders_of_audience(tx_, council.audience);
      holders.insert(holders.end(), some.begin(), some.end());
    }
    if (strategy.state != StrategyState::draft) {
      strategy.audience = Id::of_words("audience:strategy:" + strategy.id.text());
      permit::put_audience(tx_, strategy.audience, "Kredsrådet og de lokalråd, der skal svare");
      permit::set_holders(tx_, strategy.audience, holders);
    }
    store::add_strategy(tx_, strategy);
    register_strategy(tx_, strategy, change_.today());
    change_.record({"strategy_loaded", strategy.id, kinds::strategy, {}, strategy.title});
  }

  void read_report(const Node& node) {
    reader_.only(node, {"council", "meeting", "frozen", "lines"});
    const std::string key = reader_.text(node, "council");
    const auto council = council_in(node, key);
    if (!council) return;
    const std::string words = reader_.text(node, "meeting");
    const Id meeting_of = meeting_id(words);
    if (store::report_of(tx_, council->id, meeting_of)) return;
    permit::Viewer secretary = permit::citizen(change_.today());
    secretary.role = permit::Role::district_secretariat;
    const auto police = organisation::police_district(tx_, change_.today());
    secretary.authority = police ? police->id : Id{};
    const auto meetings = councils::meetings_of_council(tx_, secretary, council->id);
    const auto meeting =
        std::find_if(meetings.begin(), meetings.end(), [&](const auto& one) { return one.id == meeting_of; });
    if (meeting == meetings.end()) {
      reader_.fault(node, "There is no meeting '" + words + "' of " + council->name + ".");
      return;
    }
    Report report;
    report.id = Id::of_words("status-report:" + key + ":" + words);
    report.council = council->id;
    report.council_name = council->name;
    report.authority = council->authority;
    report.meeting = meeting->id;
    report.meeting_title = meeting->title;
    report.meeting_address = meeting->address;
    report.day = meeting->day;
    report.audience = council->audience;
    for (const std::string& heading : store::headings(tx_)) {
      Line line;
      line.position = static_cast<int>(report.lines.size()) + 1;
      line.heading = heading;
      report.lines.push_back(std::move(line));
    }
    std::vector<std::string> items(report.lines.size());
    for (const Node& row : reader_.list(node, "lines")) {
      reader_.only(row, {"heading", "police", "police_figure", "municipality", "municipality_figure", "conclusion",
                         "words", "item"});
      const std::string heading = reader_.text(row, "heading");
      const auto line = std::find_if(report.lines.begin(), report.lines.end(),
                                     [&](const Line& one) { return one.heading == heading; });
      if (line == report.lines.end()) {
        reader_.fault(row, "'" + heading + "' is not among the headings.");
        continue;
      }
      line->police.text = reader_.text_or(row, "police", "");
      line->municipality.text = reader_.text_or(row, "municipality", "");
      const std::string figures[] = {reader_.text_or(row, "police_figure", ""),
                                     reader_.text_or(row, "municipality_figure", "")};
      if (!figures[0].empty()) line->police.figure = Id::of_words(figures[0]);
      if (!figures[1].empty()) line->municipality.figure = Id::of_words(figures[1]);
      if (!line->police.text.empty()) line->police.by = police ? police->name : "";
      if (!line->municipality.text.empty()) {
        const auto authority = organisation::find_authority(tx_, council->authority, report.day);
        line->municipality.by = authority ? authority->name : "";
      }
      for (const std::string* text : {&line->police.text, &line->municipality.text}) {
        if (names_a_person(*text)) reader_.fault(row, "A status report names no persons.");
      }
      const auto conclusion = conclusion_named(reader_.text_or(row, "conclusion", "none"));
      if (!conclusion) reader_.fault(row, "A conclusion is no_change, adjust or new_measure.");
      line->conclusion = conclusion.value_or(Conclusion::none);
      line->concluded_words = reader_.text_or(row, "words", "");
      const int number = reader_.number_or(row, "item", 0, 0, 1000);
      if (number) {
        line->item = item_named(row, key, static_cast<int>(report.day.year()), number);
        if (const auto item = store::item(tx_, line->item))
          items[static_cast<std::size_t>(line->position - 1)] = item->title();
      }
    }
    if (reader_.flag_or(node, "frozen", false)) {
      if (const auto refusal = refuse_freeze(report, change_.today())) {
        reader_.fault(node, "The report cannot be frozen: its meeting is to come, or a heading has no conclusion.");
        return;
      }
      report.frozen = true;
      report.number = store::next_report_number(tx_, council->id);
      report.frozen_on = report.day;
      report.frozen_by = "Kredsrådets sekretariat";
      report.snapshot = snapshot_of(report, items);
    }
    if (!reader_.faults().empty()) return;
    store::add_report(tx_, report);
    register_report(tx_, report, change_.today());
    change_.record({"status_report_loaded", report.id, kinds::report, {}, report.title()});
  }

  audit::Change& change_;
  storage::Transaction& tx_;
  Reader& reader_;
};

}  // namespace

config::Faults load_district(audit::Change& change, const std::filesystem::path& district) {
  const auto text = config::read_file(district / "action_plans.yaml");
  if (!text) return {};
  Reader reader("action_plans.yaml");
  const Node root = reader.parse(*text);
  if (reader.faults().empty()) Loading(change, reader).all(root);
  change.record({"action_plans_loaded", {}, kinds::plan, {}, district.filename().string()});
  return reader.faults();
}

}  // namespace action_plans
