// Plans from files into the database, in the caller's change.

#include "plan_load.h"

#include <algorithm>

#include "consultation_store.h"
#include "councils/discussion.h"
#include "evidence_store.h"
#include "evidence_work.h"
#include "i18n/danish.h"
#include "import_document.h"
#include "initiative_store.h"
#include "linter.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_file.h"
#include "plan_parties.h"
#include "plan_register.h"
#include "plan_store.h"
#include "plan_work.h"
#include "registry/edge.h"
#include "registry/thing.h"
#include "registry/todo.h"

namespace cooperation_plan {

using audit::Change;
using storage::Id;

namespace {

/// A decision of a council, as those who serve the kredsråd or a lokalråd see it.
bool knows_decision(storage::Transaction& tx, const std::string& key) {
  const Id decision = Id::of_words("decision:" + key);
  const config::Date day{std::chrono::year{9998}, std::chrono::December, std::chrono::day{31}};
  permit::Viewer viewer = permit::citizen(day);
  const auto sees = [&](permit::Role role, const Id& authority) {
    viewer.role = role;
    viewer.authority = authority;
    return registry::find(tx, viewer, decision).has_value();
  };
  for (const organisation::Authority& one : organisation::authorities(tx, day)) {
    for (permit::Role role : {permit::Role::district_secretariat, permit::Role::chief_of_police,
                              permit::Role::municipal_secretariat, permit::Role::mayor}) {
      if (sees(role, one.id)) return true;
    }
  }
  return false;
}

/// Checks every authority that the file names.
void check_parties(storage::Transaction& tx, config::Reader& reader, const PlanFile& file) {
  const config::Date day = file.published.value_or(file.made);
  const auto check = [&](const std::string& key, int line) {
    config::Node at;
    at.line = line;
    if (!key.empty() && authority_of(tx, key, day).empty())
      reader.fault(at, "there is no authority '" + key + "' on that day");
  };
  for (const Placed& placed : initiatives_of(file.content)) {
    const FileCourse& course = file.courses.at(placed.initiative->key);
    check(placed.initiative->owner, course.line);
    for (const std::string& key : placed.initiative->co_owners) check(key, course.line);
    for (const std::string& key : placed.initiative->municipalities) check(key, course.line);
    for (const FileNews& news : course.news) check(news.by, course.line);
    if (!course.decision.empty() && !knows_decision(tx, course.decision)) {
      config::Node at;
      at.line = course.line;
      reader.fault(at, "there is no decision '" + course.decision + "' in the meetings of the district");
    }
  }
  if (file.consultation) {
    for (const std::string& key : file.consultation->asked) check(key, 0);
  }
  for (const Citation& one : citations_of(file.content)) {
    config::Node at;
    if (!store::evidence(tx, one.key)) reader.fault(at, "there is no evidence '" + one.key + "' in evidence.yaml");
  }
  // Where the councils' files hold the meeting, both tell the same day.
  const auto discussion = councils::discussion_of(tx, version_id(file.content.year, file.number));
  if (discussion && file.discussed && (discussion->day != *file.discussed || !discussion->minuted)) {
    config::Node at;
    reader.fault(at, "the kredsråd's minutes do not say that this version was discussed on " +
                         config::iso(*file.discussed) + " (retsplejeloven § 113)");
  }
}

config::Instant noon(config::Date day) { return config::local(day, 12 * 60); }

/// What happened to the initiatives since the plan was published.
void load_courses(Change& change, const PlanFile& file) {
  auto& tx = change.tx();
  for (const auto& [key, course] : file.courses) {
    auto live = store::initiative(tx, initiative_id(file.content.year, key));
    if (!live) continue;
    if (course.owner_role) live->owner_role = *course.owner_role;
    if (!course.decision.empty()) live->decision = Id::of_words("decision:" + course.decision);
    for (const FileMove& moved : course.moves) {
      store::add_move(tx, {Id::of_words("move:" + live->id.text() + config::iso(moved.day)), live->id, moved.from,
                           moved.to, moved.reason, "Kredsrådets sekretariat", moved.day});
      live->due = moved.to;
    }
    int n = 0;
    for (const FileNews& news : course.news) {
      Update update;
      update.id = Id::of_words("update:" + live->id.text() + std::to_string(++n));
      update.initiative = live->id;
      update.told_on = news.day;
      update.told_at = noon(news.day);
      update.body = news.body;
      update.state = news.state;
      update.evidence = news.evidence;
      const Id by = news.by.empty() ? live->owner : authority_of(tx, news.by, news.day);
      update.authority_name = name_of(tx, by, news.day);
      for (const auto& holder : organisation::holders_of(tx, live->owner_role, by, news.day))
        update.told_by = holder.person_name;
      store::add_update(tx, update);
      live->news = news.body;
      live->news_on = news.day;
      live->state = news.state;
      register_update(tx, *live, update);
    }
    if (course.state) live->state = *course.state;
    live->state_reason = course.reason;
    if (course.result) {
      live->result = course.result;
      live->result_reason = course.result_reason;
      live->result_on = course.result_on;
      live->result_by = name_of(tx, live->owner, course.result_on.value_or(change.today()));
    }
    live->override_light = course.light;
    live->override_sentence = course.light_sentence;
    if (course.light) live->override_by = "Kredsrådets sekretariat";
    store::put_initiative(tx, *live);
    register_initiative(tx, *live);
    ask_for_news(tx, *live, change.today());
  }
}

void load_consultation(Change& change, const Version& version, const FileConsultation& told) {
  auto& tx = change.tx();
  Consultation consultation;
  consultation.id = Id::of_words("consultation:" + version.id.text());
  consultation.plan_version = version.id;
  consultation.question = told.question;
  consultation.started_on = told.started;
  consultation.deadline = told.deadline;
  std::vector<Id> authorities;
  for (const std::string& key : told.asked) {
    const Id authority = authority_of(tx, key, told.started);
    const auto office = office_asked_at(tx, authority, told.started);
    if (!office) continue;
    authorities.push_back(authority);
    consultation.asked.push_back({Id::of_words("asked:" + version.id.text() + key), authority, *office});
  }
  put_version_audience(tx, version, authorities);
  store::add_consultation(tx, consultation);
  int n = 0;
  bool waits = false;
  for (const FileAnswer& one : told.answers) {
    Answer answer;
    answer.id = Id::of_words("answer:" + version.id.text() + std::to_string(++n));
    answer.asked = Id::of_words("asked:" + version.id.text() + one.from);
    answer.chapter = one.chapter;
    answer.body = one.body;
    answer.answered_by = one.by;
    answer.answered_at = noon(one.day);
    if (!one.reply.empty()) {
      answer.reply = one.reply;
      answer.replied_by = "Kredsrådets sekretariat";
      answer.replied_at = noon(config::plus_days(one.day, 2));
    }
    waits = waits || one.reply.empty();
    store::add_answer(tx, answer);
  }
  for (const Asked& asked : consultation.asked) {
    const bool answered = std::any_of(told.answers.begin(), told.answers.end(), [&](const FileAnswer& one) {
      return Id::of_words("asked:" + version.id.text() + one.from) == asked.id;
    });
    if (!answered)
      registry::put_todo(tx, {Id::next(),
                              version.id,
                              asked.office,
                              "answer_consultation",
                              told.deadline,
                              address_of(version) + "/svar",
                              {}});
  }
  if (waits || version.state == VersionState::in_consultation) {
    registry::put_todo(tx, {Id::next(),
                            version.id,
                            secretariat_office(tx, told.started),
                            "reply_answers",
                            config::plus_days(told.deadline, 7),
                            address_of(version) + "/hoering",
                            {}});
  }
}

void load_plan(Change& change, const PlanFile& file) {
  auto& tx = change.tx();
  const int year = file.content.year;
  Version version;
  version.id = version_id(year, file.number);
  version.plan = plan_id(year);
  version.year = year;
  version.plan_title = file.content.title;
  version.number = file.number;
  version.content = to_json(file.content);
  version.state = file.state;
  version.note = file.note;
  version.made_by = "Kredsrådets sekretariat";
  version.made_at = noon(file.made);
  version.audience = Id::of_words("audience:plan-version:" + version.id.text());
  version.discussed_on = file.discussed;
  version.final_on = version.published_on = file.published;
  const bool out = file.state == VersionState::published || file.state == VersionState::closed;
  if (out) version.frozen_hash = hash_of(version.content);
  if (const auto discussion = councils::discussion_of(tx, version.id)) {
    version.meeting = discussion->meeting;
    version.item = discussion->item;
  }
  put_version_audience(tx, version, {});
  YearPlan plan;
  plan.id = version.plan;
  plan.year = year;
  plan.title = file.content.title;
  plan.audience = version.audience;
  store::put_plan(tx, plan);
  store::add_version(tx, version);
  register_version(tx, version);
  registry::put_edge(tx, {version.id, plan.id, "version_of", file.made});
  cite(tx, nullptr, file.content, version.id, false, file.made);
  if (file.consultation) load_consultation(change, version, *file.consultation);
  if (out) {
    bring_into_force(change, version, file.content, *file.published);
    load_courses(change, file);
    if (file.state == VersionState::closed) {
      plan = *store::plan(tx, plan.id);
      plan.state = PlanState::closed;
      plan.closing = file.closing;
      store::put_plan(tx, plan);
      register_plan(tx, plan, file.content);
      registry::close_todo(tx, version.id, "ask_for_results");
    }
  } else {
    register_plan(tx, plan, file.content);
  }
  change.record(
      {"plan_loaded", version.id, version_kind, {}, file.content.title + ", udgave " + std::to_string(file.number)});
}

std::string type_of(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  if (extension == ".svg") return "image/svg+xml";
  if (extension == ".png") return "image/png";
  if (extension == ".jpg" || extension == ".jpeg") return "image/jpeg";
  return {};
}

}  // namespace

config::Faults load_plans(Change& change, const std::filesystem::path& district) {
  if (config::Faults wrong = load_evidence(change, district); !wrong.empty()) return wrong;
  const std::filesystem::path folder = district / "plan";
  config::Faults faults;
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<PlanFile> files;
  std::vector<std::vector<store::StoredPicture>> pictures;
  for (const std::filesystem::path& path : paths) {
    config::Reader reader("plan/" + path.filename().string());
    const auto text = config::read_file(path);
    if (!text) {
      faults.push_back({reader.file(), 0, "the file cannot be read"});
      continue;
    }
    PlanFile file = read_plan_file(reader, *text);
    if (reader.faults().empty()) check_parties(change.tx(), reader, file);
    std::vector<store::StoredPicture> of_plan;
    for (const std::string& name : file.pictures) {
      const auto bytes = config::read_file(folder / name);
      if (!bytes || name.find('/') != std::string::npos) {
        faults.push_back({reader.file(), 0, "the picture '" + name + "' does not lie beside it"});
      } else if (type_of(name).empty()) {
        faults.push_back({reader.file(), 0, "the picture '" + name + "' is no SVG, PNG or JPEG"});
      } else {
        of_plan.push_back({name, type_of(name), *bytes});
      }
    }
    for (const PlanFile& other : files) {
      if (other.content.year == file.content.year)
        faults.push_back({reader.file(), 0, "another file holds the plan of this year"});
    }
    faults.insert(faults.end(), reader.faults().begin(), reader.faults().end());
    files.push_back(std::move(file));
    pictures.push_back(std::move(of_plan));
  }
  if (!faults.empty()) return faults;
  for (std::size_t n = 0; n < files.size(); ++n) {
    // A version that is there has gone its way since it was loaded; its file tells how it began.
    if (store::version(change.tx(), version_id(files[n].content.year, files[n].number))) continue;
    load_plan(change, files[n]);
    for (const store::StoredPicture& picture : pictures[n])
      store::put_picture(change.tx(), plan_id(files[n].content.year), picture);
  }
  return faults;
}

config::Outcome<std::string> import_plan_file(Change& change, const std::filesystem::path& path, int year) {
  const auto text = config::read_file(path);
  if (!text) return config::Refusal{"The file {0} cannot be read.", {path.string()}, {}, {}};
  auto& tx = change.tx();
  const KnownBodies bodies = known_bodies(tx, change.today());
  auto result = import_document(*text, {path.filename().string(), year, bodies});
  if (!result) return result.refusal();
  if (year != 0) result->plan.year = year;
  const Plan plan = result->plan;
  permit::Viewer viewer = permit::citizen(change.today());
  viewer.role =
      permit::Role::district_secretariat;  // the command line belongs to those who run the secretariat's machine
  auto version = create_draft(change, viewer, plan, "Indlæst fra " + path.filename().string());
  if (!version) return version.refusal();
  std::string report = plan.title + " (" + std::to_string(plan.year) + "): " + std::to_string(plan.chapters.size()) +
                       " kapitler, " + std::to_string(plan.areas.size()) + " indsatsområder, " +
                       std::to_string(initiatives_of(plan).size()) + " tiltag. Udkastet er udgave " +
                       std::to_string(version->number) + ".\n";
  const auto findings = lint(plan, bodies);
  report +=
      std::to_string(findings.size()) + " bemærkninger fra gennemlæsningen; se dem på " + address_of(*version) + "\n";
  if (result->not_understood.empty()) return report + "Alle linjer er forstået.\n";
  report += "Ikke forstået:\n";
  for (const NotUnderstood& line : result->not_understood)
    report += "  linje " + std::to_string(line.line) + ": " + line.excerpt + "\n";
  return report;
}

}  // namespace cooperation_plan
