// The acts on plans and versions.

#include "plan_work.h"

#include <algorithm>
#include <map>

#include "consultation_store.h"
#include "councils/discussion.h"
#include "evidence_store.h"
#include "evidence_work.h"
#include "i18n/danish.h"
#include "initiative_store.h"
#include "mail/mail.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "plan_parties.h"
#include "plan_register.h"
#include "plan_store.h"
#include "registry/edge.h"
#include "registry/todo.h"
#include "year_end.h"

namespace cooperation_plan {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

/// Unknown and hidden answer alike.
Refusal unknown_version() { return {/*text*/ "This version of the plan does not exist.", {}, {}, {}}; }
Refusal somebody_was_faster() {
  return {
      /*text*/
      "Somebody else has changed this in the meantime. Your text is kept below; compare it with theirs and save again.",
      {},
      "version",
      {}};
}

Id version_audience_id(const Id& version) { return Id::of_words("audience:plan-version:" + version.text()); }

std::string title_of(const Plan& plan) {
  return plan.title.empty() ? "Samarbejdsplan " + std::to_string(plan.year) : plan.title;
}

/// Reads the version again, asks the course, and writes the new state. `with` may change more before it is saved.
template <class With>
Outcome<Version> step(Change& change, const Viewer& viewer, const Id& id, CourseAct act, bool reason, With with) {
  auto version = store::version_for(change.tx(), viewer, id);
  if (!version) return unknown_version();
  auto next = take(version->state, act, viewer.role, course_facts(change.tx(), *version, change.today(), reason));
  if (!next) return next.refusal();
  version->state = *next;
  if (std::optional<Refusal> refusal = with(*version)) return *refusal;
  if (!store::save_version(change.tx(), *version)) return somebody_was_faster();
  ++version->version;
  register_version(change.tx(), *version);
  return *version;
}

void record(Change& change, const Version& version, std::string verb, std::string reason = {},
            std::string details = {}) {
  change.record({std::move(verb), version.id, version_kind, std::move(reason), std::move(details)});
}

void put_todo(Change& change, const Version& version, const Id& holder, std::string act, config::Date due,
              std::string address = {}) {
  if (holder.empty()) return;
  registry::Todo todo;
  todo.id = Id::next();
  todo.thing = version.id;
  todo.holder = holder;
  todo.act = std::move(act);
  todo.due = due;
  todo.address = std::move(address);
  registry::put_todo(change.tx(), todo);
}

}  // namespace

CourseFacts course_facts(storage::Transaction& tx, const Version& version, config::Date today, bool reason) {
  CourseFacts facts;
  facts.today = today;
  facts.year = version.year;
  facts.reason = reason;
  facts.unchanged = unchanged(version);
  if (auto plan = from_json(version.content)) facts.whole = whole(*plan);
  if (const auto consultation = store::consultation_of(tx, version.id)) {
    facts.asked = static_cast<int>(consultation->asked.size());
    facts.answered = consultation->answered();
    facts.unreplied = consultation->unreplied();
    facts.deadline = consultation->deadline;
    facts.consultation_ended = consultation->ended_on.has_value();
  }
  if (const auto discussion = councils::discussion_of(tx, version.id)) {
    facts.on_agenda = true;
    facts.minuted = discussion->minuted;
    facts.discussed_on = discussion->day;
  }
  return facts;
}

void put_version_audience(storage::Transaction& tx, const Version& version, const std::vector<Id>& asked_authorities) {
  const config::Date day = config::day_of(version.made_at);
  std::vector<permit::Holder> holders;
  if (const auto council = councils::district_council(tx, day))
    holders = store::holders_of_audience(tx, council->audience);
  const auto add = [&](const Id& holder) {
    if (std::none_of(holders.begin(), holders.end(),
                     [&](const permit::Holder& have) { return have.holder == holder; })) {
      holders.push_back({holder, std::nullopt, std::nullopt});
    }
  };
  if (const auto district = organisation::police_district(tx, day)) {
    for (permit::Role role :
         {permit::Role::chief_of_police, permit::Role::district_secretariat, permit::Role::police_superintendent,
          permit::Role::analyst, permit::Role::prevention_officer, permit::Role::communication_officer}) {
      add(permit::office(role, district->id));
    }
  }
  for (const Id& authority : asked_authorities) {
    for (permit::Role role : roles_asked_at(tx, authority, day)) add(permit::office(role, authority));
  }
  permit::put_audience(tx, version.audience, "Kredsrådet og de spurgte om " + version.plan_title);
  permit::set_holders(tx, version.audience, holders);
}

Outcome<Version> create_draft(Change& change, const Viewer& viewer, Plan content, std::string note) {
  if (auto allowed = take(VersionState::draft, CourseAct::edit, viewer.role, {}); !allowed) return allowed.refusal();
  if (content.year < 2000 || content.year > 2100) return Refusal{"Tell which year the plan is for.", {}, "year", {}};
  auto& tx = change.tx();
  auto plan = store::plan_of_year(tx, content.year);
  if (plan && store::open_versions(tx, plan->id) > 0) {
    return Refusal{"There is already an open version of the plan of {0}. Work on with it.",
                   {std::to_string(content.year)},
                   "year",
                   {}};
  }
  if (auto waits = draft_waits(tx, content.year); waits && !plan) return *waits;
  Version version;
  version.number = plan ? store::last_number(tx, plan->id) + 1 : 1;
  version.year = content.year;
  version.id = version_id(content.year, version.number);
  version.audience = version_audience_id(version.id);
  version.plan_title = title_of(content);
  version.note = std::move(note);
  version.made_by = change.actor().name;
  version.made_at = change.now();
  put_version_audience(tx, version, {});
  if (!plan) {
    plan = YearPlan{};
    plan->id = plan_id(content.year);
    plan->year = content.year;
    plan->title = title_of(content);
    plan->audience = version.audience;
    store::put_plan(tx, *plan);
  }
  version.plan = plan->id;
  name_sources(content, store::all_evidence(tx));
  version.content = to_json(content);
  version.based_on = plan->published_version;
  store::add_version(tx, version);
  register_version(tx, version);
  registry::put_edge(tx, {version.id, plan->id, "version_of", change.today()});
  cite(tx, nullptr, content, version.id, false, change.today());
  if (plan->state == PlanState::in_preparation) register_plan(tx, *plan, content);
  record(change, version, "plan_drafted", version.note,
         version.plan_title + ", udgave " + std::to_string(version.number));
  return version;
}

Outcome<Done> save_content(Change& change, const Viewer& viewer, const Id& id, int read, const Plan& typed,
                           std::string_view details) {
  Plan content = typed;
  name_sources(content, store::all_evidence(change.tx()));
  config::Outcome<Plan> before = Refusal{};
  auto outcome = step(change, viewer, id, CourseAct::edit, false, [&](Version& version) -> std::optional<Refusal> {
    if (version.version != read) return somebody_was_faster();
    before = from_json(version.content);
    version.content = to_json(content);
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  cite(change.tx(), before ? &*before : nullptr, content, id, false, change.today());
  if (auto plan = store::plan(change.tx(), outcome->plan);
      plan && plan->state == PlanState::in_preparation && plan->title != title_of(content)) {
    plan->title = title_of(content);
    store::put_plan(change.tx(), *plan);
    register_plan(change.tx(), *plan, content);
  }
  record(change, *outcome, "plan_text_changed", {}, std::string(details));
  return done;
}

Outcome<Done> start_consultation(Change& change, const Viewer& viewer, const Id& id, const ConsultationRequest& request,
                                 std::string_view public_address) {
  auto& tx = change.tx();
  const config::Date today = change.today();
  if (request.authorities.empty()) return Refusal{"Choose who is asked.", {}, "authorities", {}};
  if (request.deadline <= today)
    return Refusal{"The deadline lies ahead: give them time to answer.", {}, "deadline", {}};
  Consultation consultation;
  consultation.id = Id::next();
  consultation.plan_version = id;
  consultation.question = request.question;
  consultation.started_on = today;
  consultation.deadline = request.deadline;
  for (const Id& authority : request.authorities) {
    const auto office = office_asked_at(tx, authority, today);
    if (!office) return Refusal{"Choose who is asked.", {}, "authorities", {}};
    consultation.asked.push_back({Id::next(), authority, *office});
  }
  auto outcome = step(change, viewer, id, CourseAct::start_consultation, false,
                      [](Version&) -> std::optional<Refusal> { return std::nullopt; });
  if (!outcome) return outcome.refusal();
  put_version_audience(tx, *outcome, request.authorities);
  store::add_consultation(tx, consultation);
  for (const Asked& one : consultation.asked) {
    put_todo(change, *outcome, one.office, "answer_consultation", request.deadline, address_of(*outcome) + "/svar");
    for (const auto& person : organisation::people_behind(tx, one.office, today)) {
      if (person.email.empty()) continue;
      mail::Message message;
      message.to = person.email;
      message.to_name = person.name;
      message.subject = "Høring om " + outcome->plan_title;
      message.text = "Hej " + person.name + "\n\nI er bedt om at svare på en høring senest " +
                     i18n::long_date(request.deadline) + ".\nLæs og svar her: " + std::string(public_address) +
                     address_of(*outcome) + "/svar\n";
      mail::put(tx, message, change.now());
    }
  }
  put_todo(change, *outcome, secretariat_office(tx, today), "reply_answers", config::plus_days(request.deadline, 7),
           address_of(*outcome) + "/hoering");
  record(change, *outcome, "consultation_started", {},
         std::to_string(consultation.asked.size()) + " spurgt, frist " + i18n::long_date(request.deadline));
  return done;
}

Outcome<Done> end_consultation(Change& change, const Viewer& viewer, const Id& id, std::string reason) {
  auto outcome = step(change, viewer, id, CourseAct::end_consultation, !reason.empty(),
                      [](Version&) -> std::optional<Refusal> { return std::nullopt; });
  if (!outcome) return outcome.refusal();
  auto consultation = store::consultation_of(change.tx(), id);
  if (!consultation || consultation->ended_on) return Refusal{"No consultation is running.", {}, {}, {}};
  store::end_consultation(change.tx(), consultation->id, change.today(), reason);
  registry::close_todo(change.tx(), id, "answer_consultation");
  record(change, *outcome, "consultation_ended", std::move(reason));
  return done;
}

Outcome<Done> answer_consultation(Change& change, const Viewer& viewer, const Id& id, std::string chapter,
                                  std::string body) {
  auto& tx = change.tx();
  const auto version = store::version_for(tx, viewer, id);
  if (!version) return unknown_version();
  const auto consultation = store::consultation_of(tx, id);
  const Asked* asked = consultation ? consultation->asked_of(viewer.authority) : nullptr;
  if (!asked || !may_answer_for(tx, viewer, change.today()))
    return Refusal{"Your authority is not asked in this consultation.", {}, {}, {}};
  if (version->state != VersionState::in_consultation || consultation->ended_on)
    return Refusal{"The consultation is over.", {}, {}, {}};
  if (change.today() > consultation->deadline)
    return Refusal{"The consultation ended on {0}. Write to the secretariat of the kredsråd.",
                   {i18n::long_date(consultation->deadline)},
                   {},
                   {}};
  if (body.empty()) return Refusal{"Write your answer, or say that you have no remarks.", {}, "body", {}};
  Answer answer;
  answer.id = Id::next();
  answer.asked = asked->id;
  answer.chapter = std::move(chapter);
  answer.body = std::move(body);
  answer.answered_by = viewer.name;
  answer.answered_at = change.now();
  store::add_answer(tx, answer);
  registry::close_todo(tx, id, "answer_consultation", asked->office);
  record(change, *version, "consultation_answered", {},
         viewer.authority_name + (answer.chapter.empty() ? "" : ", kapitel " + answer.chapter));
  return done;
}

Outcome<Done> reply_to_answer(Change& change, const Viewer& viewer, const Id& id, const Id& answer_id, int read,
                              std::string reply) {
  auto& tx = change.tx();
  const auto version = store::version_for(tx, viewer, id);
  if (!version) return unknown_version();
  if (auto allowed = take(version->state, CourseAct::edit, viewer.role, {}); !allowed) return allowed.refusal();
  if (reply.empty()) return Refusal{"Write what the answer led to.", {}, "reply", {}};
  const auto consultation = store::consultation_of(tx, id);
  if (!consultation) return unknown_version();
  const auto found = std::find_if(consultation->answers.begin(), consultation->answers.end(),
                                  [&](const Answer& one) { return one.id == answer_id; });
  if (found == consultation->answers.end()) return unknown_version();
  Answer answer = *found;
  answer.version = read;
  answer.reply = std::move(reply);
  answer.replied_by = viewer.name;
  answer.replied_at = change.now();
  if (!store::save_reply(tx, answer)) return somebody_was_faster();
  if (consultation->unreplied() == 1 && found->reply.empty() &&
      (!consultation->open(change.today()) ||
       consultation->answered() == static_cast<int>(consultation->asked.size()))) {
    registry::close_todo(tx, id, "reply_answers");
  }
  record(change, *version, "consultation_replied");
  return done;
}

Outcome<Done> put_on_agenda(Change& change, const Viewer& viewer, const Id& id, const Id& meeting, std::string brief,
                            int minutes) {
  auto& tx = change.tx();
  auto outcome =
      step(change, viewer, id, CourseAct::put_on_agenda, false, [&](Version& version) -> std::optional<Refusal> {
        councils::Matter matter;
        matter.subject = version.id;
        matter.subject_kind = version_kind;
        matter.subject_address = address_of(version);
        matter.title = "Drøftelse af " + version.plan_title;
        matter.brief = std::move(brief);
        matter.minutes = minutes;
        auto item = councils::put_on_agenda(change, viewer, meeting, matter);
        if (!item) return item.refusal();
        version.meeting = meeting;
        version.item = *item;
        version.frozen_hash = hash_of(version.content);
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  registry::close_todo(tx, id, "answer_consultation");
  registry::close_todo(tx, id, "reply_answers");
  config::Date due = config::plus_days(change.today(), 30);
  if (const auto discussion = councils::discussion_of(tx, id)) due = config::plus_days(discussion->day, 14);
  put_todo(change, *outcome, secretariat_office(tx, change.today()), "note_discussion", due);
  record(change, *outcome, "plan_put_on_agenda");
  return done;
}

Outcome<Done> note_discussion(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  config::Date day = change.today();
  auto outcome =
      step(change, viewer, id, CourseAct::note_discussion, false, [&](Version& version) -> std::optional<Refusal> {
        day = councils::discussion_of(tx, id)->day;
        version.discussed_on = day;
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  registry::close_todo(tx, id, "note_discussion");
  put_todo(change, *outcome, chief_office(tx, change.today()), "publish_plan", config::plus_days(change.today(), 30),
           address_of(*outcome) + "/offentliggoer");
  record(change, *outcome, "plan_discussed", {}, "Mødet " + i18n::long_date(day));
  return done;
}

Outcome<Done> make_final(Change& change, const Viewer& viewer, const Id& id) {
  auto outcome =
      step(change, viewer, id, CourseAct::make_final, false, [&](Version& version) -> std::optional<Refusal> {
        version.final_on = change.today();
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, "plan_made_final");
  return done;
}

Outcome<Done> publish(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  auto outcome = step(change, viewer, id, CourseAct::publish, false, [&](Version& version) -> std::optional<Refusal> {
    version.published_on = change.today();
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  auto content = from_json(outcome->content);
  if (!content) return content.refusal();
  bring_into_force(change, *outcome, *content, change.today());
  registry::close_todo(tx, id, "publish_plan");
  record(change, *outcome, "plan_published");
  return done;
}

void bring_into_force(Change& change, const Version& version, const Plan& content, config::Date day) {
  auto& tx = change.tx();
  YearPlan plan = *store::plan(tx, version.plan);
  std::map<std::string, const Initiative*> before;  // what the version in force until now said
  std::optional<Plan> old_content;
  if (!plan.published_version.empty() && plan.published_version != version.id) {
    if (auto old = store::version(tx, plan.published_version)) {
      if (auto parsed = from_json(old->content)) {
        old_content = std::move(*parsed);
        for (const Placed& placed : initiatives_of(*old_content)) before[placed.initiative->key] = placed.initiative;
      }
      old->state = VersionState::replaced;
      for (const char* act : {"ask_for_results", "carry_over", "close_year"}) registry::close_todo(tx, old->id, act);
      store::save_version(tx, *old);
      register_version(tx, *old);
    }
  }
  plan.title = title_of(content);
  plan.state = PlanState::in_force;
  plan.published_version = version.id;
  plan.published_on = day;
  plan.audience = permit::public_audience();
  store::put_plan(tx, plan);
  register_plan(tx, plan, content);
  if (!version.item.empty()) registry::put_edge(tx, {version.item, plan.id, "led_to_plan", day});
  put_todo(change, version, secretariat_office(tx, day), "ask_for_results",
           config::Date{std::chrono::year{plan.year}, std::chrono::October, std::chrono::day{1}},
           address_of(version) + "/aarsafslutning");

  std::map<std::string, LiveInitiative> living;
  for (LiveInitiative& one : store::initiatives_of_plan(tx, plan.id)) living.emplace(one.key, one);
  int place = 0;
  for (const Placed& placed : initiatives_of(content)) {
    const Initiative& told = *placed.initiative;
    const auto found = living.find(told.key);
    LiveInitiative live;
    if (found != living.end()) {
      live = found->second;
      living.erase(found);
    } else {
      live.id = initiative_id(plan.year, told.key);
      live.plan = plan.id;
      live.key = told.key;
      live.began_on = day;
      live.state = told.continuation == Continuation::fresh ? InitiativeState::planned : InitiativeState::running;
    }
    const auto said = before.find(told.key);
    const bool fresh = said == before.end();
    live.year = plan.year;
    live.place = ++place;
    live.number = initiative_number(content, told.key);
    live.area_key = placed.area ? placed.area->key : "";
    live.area_title = placed.area ? placed.area->title : "";
    live.title = told.title;
    live.body = told.text;
    live.type = told.type;
    live.continuation = told.continuation;
    live.deliverable = told.deliverable;
    live.audience = plan.audience;
    // What was agreed since the last version stays, unless the new text says something else.
    if (fresh || said->second->owner != told.owner) {
      live.owner = authority_of(tx, told.owner, day);
      live.owner_role = owning_role(tx, live.owner, day);
    }
    if (fresh || said->second->due != told.due) live.due = told.due;
    live.co_owners = authorities_of(tx, told.co_owners, day);
    live.municipalities = authorities_of(tx, told.municipalities, day);
    store::put_initiative(tx, live);
    register_initiative(tx, live);
    ask_for_news(tx, live, day);
    if (const auto last_year = store::initiative(tx, initiative_id(plan.year - 1, told.key))) {
      registry::put_edge(tx, {last_year->id, live.id, "continued_as", day});
    }
  }
  for (auto& [key, gone] : living) {
    if (concluded(gone.state)) continue;
    gone.state = InitiativeState::dropped;
    gone.state_reason = "Udgået med udgave " + std::to_string(version.number) + " af planen.";
    store::put_initiative(tx, gone);
    register_initiative(tx, gone);
    ask_for_news(tx, gone, day);
  }
  register_areas(tx, plan, content, day);
  cite(tx, old_content ? &*old_content : nullptr, content, plan.id, true, day);
}

Outcome<Version> revise(Change& change, const Viewer& viewer, const Id& id, std::string reason) {
  auto& tx = change.tx();
  auto outcome = step(change, viewer, id, CourseAct::revise, !reason.empty(),
                      [](Version&) -> std::optional<Refusal> { return std::nullopt; });
  if (!outcome) return outcome.refusal();
  for (const char* act : {"note_discussion", "publish_plan", "reply_answers", "answer_consultation"})
    registry::close_todo(tx, id, act);
  auto content = from_json(outcome->content);
  if (!content) return content.refusal();
  auto draft = create_draft(change, viewer, std::move(*content), reason);
  if (!draft) return draft;
  registry::put_edge(tx, {id, draft->id, "revised_as", change.today()});
  record(change, *outcome, "plan_revised", std::move(reason));
  return draft;
}

Outcome<Done> close_year(Change& change, const Viewer& viewer, const Id& id, std::string status) {
  auto& tx = change.tx();
  auto outcome =
      step(change, viewer, id, CourseAct::close, true, [](Version&) -> std::optional<Refusal> { return std::nullopt; });
  if (!outcome) return outcome.refusal();
  if (status.empty()) return Refusal{"Write in a few sentences how the year went.", {}, "status", {}};
  for (const LiveInitiative& one : store::initiatives_of_plan(tx, outcome->plan)) {
    if (!result_of(one))
      return Refusal{
          "{0} has no result yet. The owner of every initiative tells what the year brought before the year "
          "is closed.",
          {number_and_title(one)},
          {},
          {}};
  }
  YearPlan plan = *store::plan(tx, outcome->plan);
  if (auto open = store::open_version(tx, plan.id)) {  // an amendment that did not get through before the year was over
    open->state = VersionState::replaced;
    store::save_version(tx, *open);
    register_version(tx, *open);
    for (const char* act : {"note_discussion", "publish_plan", "reply_answers", "answer_consultation"})
      registry::close_todo(tx, open->id, act);
    record(change, *open, "plan_let_go", "Året er afsluttet.");
  }
  plan.state = PlanState::closed;
  plan.closing = status;
  store::put_plan(tx, plan);
  if (auto content = from_json(outcome->content)) register_plan(tx, plan, *content);
  for (const char* act : {"ask_for_results", "carry_over", "close_year"}) registry::close_todo(tx, id, act);
  for (const LiveInitiative& one : store::initiatives_of_plan(tx, outcome->plan)) {
    for (const char* act : {"update_initiative", "find_owner", "tell_result"}) registry::close_todo(tx, one.id, act);
  }
  record(change, *outcome, "plan_closed", {}, std::move(status));
  return done;
}

}  // namespace cooperation_plan
