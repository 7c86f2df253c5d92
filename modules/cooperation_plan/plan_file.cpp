// The fields of a plan file.

#include "plan_file.h"

#include <set>

#include "block_text.h"

namespace cooperation_plan {

using config::Node;
using config::Reader;

namespace {

std::optional<config::Date> date_if(Reader& reader, const Node& map, std::string_view key) {
  const std::string text = reader.text_or(map, key, "");
  if (text.empty()) return std::nullopt;
  const auto day = config::parse_date(text);
  if (!day) reader.fault(*map.find(key), "'" + text + "' is not a day; write 2020-03-03");
  return day;
}
config::Date date(Reader& reader, const Node& map, std::string_view key) {
  const std::string text = reader.text(map, key);
  const auto day = config::parse_date(text);
  if (!day && !text.empty()) reader.fault(*map.find(key), "'" + text + "' is not a day; write 2020-03-03");
  return day.value_or(config::Date{});
}

/// One of some words; the fault names those that may stand there.
template <class Named>
auto named(Reader& reader, const Node& map, std::string_view key, const std::string& word, Named find,
           std::string_view allowed) {
  auto found = find(word);
  if (!found) {
    const Node* at = map.find(key);
    reader.fault(at ? *at : map, "'" + word + "' is not known here; write one of: " + std::string(allowed));
  }
  return found;
}

constexpr std::string_view states_allowed =
    "proposed, agreed, planned, running, delayed, paused, completed, evaluated, dropped";

void read_course(Reader& reader, const Node& node, const Initiative& initiative, FileCourse& course) {
  course.line = node.line;
  if (const std::string role = reader.text_or(node, "role", ""); !role.empty()) {
    course.owner_role = named(reader, node, "role", role, permit::role_named, "a role of organisation.yaml");
  }
  if (const std::string state = reader.text_or(node, "state", ""); !state.empty()) {
    course.state = named(reader, node, "state", state, initiative_state_named, states_allowed);
  }
  course.reason = reader.text_or(node, "reason", "");
  if (course.state == InitiativeState::dropped && course.reason.empty())
    reader.fault(node, "a dropped initiative has a reason");
  course.decision = reader.text_or(node, "decision", "");
  const Node& result = reader.map(node, "result");
  if (result.kind == Node::Kind::map) {
    reader.only(result, {"is", "reason", "day"});
    course.result =
        named(reader, result, "is", reader.text(result, "is"), year_result_named, "reached, partly, missed, dropped");
    course.result_reason = reader.text(result, "reason");
    course.result_on = date(reader, result, "day");
  }
  const Node& light = reader.map(node, "light");
  if (light.kind == Node::Kind::map) {
    reader.only(light, {"is", "sentence"});
    course.light =
        named(reader, light, "is", reader.text(light, "is"), light_named, "on_course, watch, late, done, none");
    course.light_sentence = reader.text(light, "sentence");
  }
  std::optional<config::Date> before;
  for (const Node& item : reader.list(node, "news")) {
    reader.only(item, {"day", "by", "text", "state", "evidence"});
    FileNews news;
    news.day = date(reader, item, "day");
    if (before && news.day < *before) reader.fault(item, "news stand in order of days");
    before = news.day;
    news.by = reader.text_or(item, "by", "");
    if (news.by.empty() && initiative.owner.empty()) reader.fault(item, "tell by whom: nobody owns this initiative");
    news.body = reader.text(item, "text");
    news.evidence = reader.text_or(item, "evidence", "");
    news.state =
        named(reader, item, "state", reader.text_or(item, "state", "running"), initiative_state_named, states_allowed)
            .value_or(InitiativeState::running);
    if (news.state == InitiativeState::completed && news.evidence.empty())
      reader.fault(item, "news that it is completed name what shows it (evidence)");
    course.news.push_back(std::move(news));
  }
  for (const Node& item : reader.list(node, "moves")) {
    reader.only(item, {"day", "from", "to", "reason"});
    course.moves.push_back(
        {date(reader, item, "day"), date(reader, item, "from"), date(reader, item, "to"), reader.text(item, "reason")});
  }
}

Initiative read_initiative(Reader& reader, const Node& node, PlanFile& file) {
  reader.only(node,
              {"key", "title", "text", "type", "continuation", "owner", "co_owners", "municipalities", "due",
               "deliverable", "section", "role", "state", "reason", "decision", "light", "news", "moves", "result"});
  Initiative initiative;
  initiative.key = reader.text(node, "key");
  initiative.title = reader.text(node, "title");
  initiative.text = reader.text(node, "text");
  initiative.type = named(reader, node, "type", reader.text_or(node, "type", "prevention"), initiative_type,
                          "information, prevention, control, training, organisation, analysis")
                        .value_or(InitiativeType::prevention);
  initiative.continuation = named(reader, node, "continuation", reader.text_or(node, "continuation", "new"),
                                  continuation, "new, continued, consolidated, strengthened, concluded")
                                .value_or(Continuation::fresh);
  initiative.owner = reader.text_or(node, "owner", "");
  initiative.co_owners = reader.texts(node, "co_owners");
  initiative.municipalities = reader.texts(node, "municipalities");
  initiative.due = date_if(reader, node, "due");
  initiative.deliverable = reader.text_or(node, "deliverable", "");
  initiative.section = reader.text_or(node, "section", "");
  if (file.courses.contains(initiative.key))
    reader.fault(node, "'" + initiative.key + "' is the key of another initiative too");
  read_course(reader, node, initiative, file.courses[initiative.key]);
  return initiative;
}

void read_chapters(Reader& reader, const Node& root, Plan& plan) {
  for (const Node& node : reader.list(root, "chapters")) {
    reader.only(node, {"number", "title", "foreword", "text", "sections"});
    Chapter chapter;
    chapter.number = reader.text_or(node, "number", "");
    chapter.title = reader.text(node, "title");
    chapter.foreword = reader.flag_or(node, "foreword", false);
    chapter.blocks = read_blocks(reader.text_or(node, "text", ""));
    if (chapter.foreword && !chapter.blocks.empty())
      reader.fault(node, "the words of the foreword stand under 'foreword'");
    for (const Node& item : reader.list(node, "sections")) {
      reader.only(item, {"number", "title", "text"});
      chapter.sections.push_back(
          {reader.text_or(item, "number", ""), reader.text(item, "title"), read_blocks(reader.text(item, "text"))});
    }
    plan.chapters.push_back(std::move(chapter));
  }
}

void read_areas(Reader& reader, const Node& root, PlanFile& file) {
  std::set<std::string> keys;
  for (const Node& node : reader.list(root, "areas")) {
    reader.only(node, {"key", "listed", "number", "title", "section", "background", "goal", "local", "initiatives"});
    FocusArea area;
    area.key = reader.text(node, "key");
    if (!keys.insert(area.key).second) reader.fault(node, "'" + area.key + "' is the key of another area too");
    area.listed = reader.flag_or(node, "listed", true);
    area.number = reader.number_or(node, "number", 0, 0, 99);
    area.title = reader.text(node, "title");
    area.section = reader.text_or(node, "section", "");
    if (!area.section.empty() && !find_section(file.content, area.section))
      reader.fault(node, "there is no section '" + area.section + "'");
    area.background = reader.text_or(node, "background", "");
    area.goal = reader.text_or(node, "goal", "");
    area.local = reader.flag_or(node, "local", false);
    for (const Node& item : reader.list(node, "initiatives"))
      area.initiatives.push_back(read_initiative(reader, item, file));
    file.content.areas.push_back(std::move(area));
  }
  for (const Node& item : reader.list(root, "others"))
    file.content.others.push_back(read_initiative(reader, item, file));
}

void read_consultation(Reader& reader, const Node& root, PlanFile& file) {
  const Node& node = reader.map(root, "consultation");
  if (node.kind != Node::Kind::map) return;
  reader.only(node, {"started", "deadline", "question", "asked", "answers"});
  FileConsultation consultation;
  consultation.started = date(reader, node, "started");
  consultation.deadline = date(reader, node, "deadline");
  consultation.question = reader.text(node, "question");
  consultation.asked = reader.texts(node, "asked");
  if (consultation.asked.empty()) reader.fault(node, "somebody is asked");
  for (const Node& item : reader.list(node, "answers")) {
    reader.only(item, {"from", "by", "day", "chapter", "text", "reply"});
    FileAnswer answer{reader.text(item, "from"), reader.text(item, "by"),
                      date(reader, item, "day"), reader.text_or(item, "chapter", ""),
                      reader.text(item, "text"), reader.text_or(item, "reply", "")};
    bool asked = false;
    for (const std::string& one : consultation.asked) asked = asked || one == answer.from;
    if (!asked) reader.fault(item, "'" + answer.from + "' is not among those asked");
    consultation.answers.push_back(std::move(answer));
  }
  file.consultation = std::move(consultation);
}

}  // namespace

PlanFile read_plan_file(Reader& reader, std::string_view text) {
  PlanFile file;
  const Node root = reader.parse(text);
  if (root.kind != Node::Kind::map) {
    if (reader.faults().empty()) reader.fault(root, "a plan is a map of fields: year, title, chapters ...");
    return file;
  }
  reader.only(root, {"year", "title", "version", "state", "note", "made", "discussed", "published", "closing", "front",
                     "foreword", "chapters", "areas", "others", "left", "consultation", "pictures"});
  Plan& plan = file.content;
  plan.year = reader.number(root, "year", 2000, 2100);
  plan.title = reader.text(root, "title");
  file.number = reader.number_or(root, "version", 1, 1, 99);
  file.state = named(reader, root, "state", reader.text(root, "state"), version_state_named,
                     "draft, in_consultation, published, closed")
                   .value_or(VersionState::draft);
  switch (file.state) {
    case VersionState::draft:
    case VersionState::in_consultation:
    case VersionState::published:
    case VersionState::closed: break;
    case VersionState::on_council_agenda:
    case VersionState::discussed:
    case VersionState::final_text:
    case VersionState::replaced:
      reader.fault(*root.find("state"),
                   "a plan is loaded as draft, in_consultation, published or closed; the rest is done in the program");
      break;
  }
  file.note = reader.text_or(root, "note", "");
  file.made = date(reader, root, "made");
  file.discussed = date_if(reader, root, "discussed");
  file.published = date_if(reader, root, "published");
  file.closing = reader.text_or(root, "closing", "");
  const bool out = file.state == VersionState::published || file.state == VersionState::closed;
  if (out && (!file.discussed || !file.published)) {
    reader.fault(
        root, "a published plan tells when the kredsråd discussed it and when it was published (retsplejeloven § 113)");
  } else if (out && *file.discussed > *file.published) {
    reader.fault(*root.find("published"),
                 "the kredsråd discusses a plan before it is published (retsplejeloven § 113)");
  }
  if (file.state == VersionState::closed && file.closing.empty())
    reader.fault(root, "a closed plan has a sentence on how the year went (closing)");
  plan.front = read_blocks(reader.text_or(root, "front", ""));
  for (const Node& item : reader.list(root, "left")) {
    reader.only(item, {"key", "title", "reason"});
    plan.left.push_back({reader.text(item, "key"), reader.text(item, "title"), reader.text(item, "reason")});
  }
  const Node& foreword = reader.map(root, "foreword");
  if (foreword.kind == Node::Kind::map) {
    reader.only(foreword, {"text", "signatory", "title", "on_behalf_of"});
    plan.foreword = {read_blocks(reader.text(foreword, "text")), reader.text(foreword, "signatory"),
                     reader.text(foreword, "title"), reader.text_or(foreword, "on_behalf_of", "")};
  }
  read_chapters(reader, root, plan);
  read_areas(reader, root, file);
  read_consultation(reader, root, file);
  if (file.state == VersionState::in_consultation && !file.consultation)
    reader.fault(root, "a version in consultation tells who is asked (consultation)");
  if (file.state == VersionState::closed) {
    for (const auto& [key, course] : file.courses) {
      if (course.result || course.state == InitiativeState::dropped) continue;
      Node at;
      at.line = course.line;
      reader.fault(at, "a closed plan tells what the year brought for every initiative (result)");
    }
  }
  file.pictures = reader.texts(root, "pictures");
  return file;
}

}  // namespace cooperation_plan
