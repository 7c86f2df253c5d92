// The table of steps and the reasons for what is not in it.

#include "plan_course.h"

#include <array>

#include "i18n/danish.h"

namespace cooperation_plan {

using permit::Role;
using permit::Roles;

namespace {

struct Name {
  std::string_view identifier, english;
};
constexpr std::array<Name, version_state_count> state_names{{
    {"draft", /*text*/ "Draft"},
    {"in_consultation", /*text*/ "In consultation"},
    {"on_council_agenda", /*text*/ "On the council's agenda"},
    {"discussed", /*text*/ "Discussed in the council"},
    {"final", /*text*/ "Final"},
    {"published", /*text*/ "Published"},
    {"replaced", /*text*/ "Replaced"},
    {"closed", /*text*/ "Closed"},
}};
constexpr std::array<std::string_view, course_act_count> act_names{"edit",
                                                                   "start_consultation",
                                                                   "end_consultation",
                                                                   "put_on_agenda",
                                                                   "note_discussion",
                                                                   "make_final",
                                                                   "publish",
                                                                   "revise",
                                                                   "close"};

constexpr Roles writers{Role::district_secretariat, Role::chief_of_police};
constexpr Roles secretariat{Role::district_secretariat};
constexpr Roles chief{Role::chief_of_police};

// retsplejeloven § 113: the chief of police draws the plan up every year and publishes it after prior discussion in the
// kredsråd. The kredsråd discusses; it does not approve.
constexpr std::array<Step, 13> steps{{
    {VersionState::draft, CourseAct::edit, writers, Precondition::none, VersionState::draft, ""},
    {VersionState::draft, CourseAct::start_consultation, secretariat, Precondition::whole,
     VersionState::in_consultation,
     /*text*/ "Letter of consultation"},
    {VersionState::in_consultation, CourseAct::edit, writers, Precondition::none, VersionState::in_consultation, ""},
    {VersionState::in_consultation, CourseAct::end_consultation, secretariat, Precondition::reason_given,
     VersionState::in_consultation, ""},
    {VersionState::in_consultation, CourseAct::put_on_agenda, secretariat, Precondition::answers_replied,
     VersionState::on_council_agenda, /*text*/ "Brief of the agenda item"},
    {VersionState::on_council_agenda, CourseAct::note_discussion, secretariat, Precondition::minuted_discussion,
     VersionState::discussed, /*text*/ "Minutes of the item"},
    {VersionState::on_council_agenda, CourseAct::revise, writers, Precondition::reason_given, VersionState::replaced,
     /*text*/ "New draft"},
    {VersionState::discussed, CourseAct::make_final, chief, Precondition::discussed_before, VersionState::final_text,
     ""},
    {VersionState::discussed, CourseAct::revise, writers, Precondition::reason_given, VersionState::replaced,
     /*text*/ "New draft"},
    {VersionState::final_text, CourseAct::publish, chief, Precondition::discussed_before, VersionState::published,
     /*text*/ "Public page, PDF and JSON"},
    {VersionState::final_text, CourseAct::revise, writers, Precondition::reason_given, VersionState::replaced,
     /*text*/ "New draft"},
    {VersionState::published, CourseAct::revise, writers, Precondition::reason_given, VersionState::published,
     /*text*/ "New draft"},
    {VersionState::published, CourseAct::close, chief, Precondition::year_is_over, VersionState::closed,
     /*text*/ "Status of the year"},
}};

config::Refusal plainly(std::string sentence, std::vector<std::string> arguments = {}) {
  return {std::move(sentence), std::move(arguments), {}, {}};
}
config::Refusal lawful(std::string sentence, std::vector<std::string> arguments = {}) {
  return {std::move(sentence), std::move(arguments), {}, std::string(law_of_the_plan)};
}

/// The state itself says no.
config::Refusal refused_in(VersionState state, CourseAct act) {
  switch (state) {
    case VersionState::replaced: return plainly(/*text*/ "This version has been replaced by a newer one.");
    case VersionState::closed: return plainly(/*text*/ "The plan of this year is closed.");
    case VersionState::draft:
    case VersionState::in_consultation:
    case VersionState::on_council_agenda:
    case VersionState::discussed:
    case VersionState::final_text:
    case VersionState::published: break;
  }
  const bool before_discussion = state == VersionState::draft || state == VersionState::in_consultation ||
                                 state == VersionState::on_council_agenda;
  switch (act) {
    case CourseAct::edit:
      if (state == VersionState::published)
        return lawful(/*text*/
                      "The plan is published. Make a new version if it must be changed; the new one is discussed in "
                      "the kredsråd as well.");
      return lawful(/*text*/
                    "The text is frozen, because exactly this text is put before the kredsråd. Make a new version if "
                    "it must be changed.");
    case CourseAct::start_consultation:
      if (state == VersionState::in_consultation) return plainly(/*text*/ "The consultation has already begun.");
      return plainly(/*text*/ "The consultation is over.");
    case CourseAct::end_consultation: return plainly(/*text*/ "No consultation is running.");
    case CourseAct::put_on_agenda:
      if (state == VersionState::draft)
        return plainly(/*text*/ "Ask the municipalities and partners first: the plan has not been in consultation.");
      return plainly(/*text*/ "The version is already on the agenda or has been discussed.");
    case CourseAct::note_discussion:
      if (before_discussion) return lawful(/*text*/ "The version is not on the agenda of the kredsråd.");
      return plainly(/*text*/ "The discussion is already noted.");
    case CourseAct::make_final:
      if (before_discussion)
        return lawful(
            /*text*/ "The kredsråd has not discussed this version yet. The plan becomes final after the discussion.");
      return plainly(/*text*/ "The text is already final.");
    case CourseAct::publish:
      if (before_discussion)
        return lawful(/*text*/
                      "The plan cannot be published: the kredsråd has not discussed exactly this version yet. The law "
                      "asks for the discussion first.");
      if (state == VersionState::discussed)
        return plainly(/*text*/ "The chief of police settles on the final text before it is published.");
      return plainly(/*text*/ "The plan is already published.");
    case CourseAct::revise: return plainly(/*text*/ "The text can still be written in; a new version is not needed.");
    case CourseAct::close: return plainly(/*text*/ "Only a published plan can be closed.");
  }
  return plainly(/*text*/ "This cannot be done now.");
}

std::optional<config::Refusal> not_met(Precondition precondition, const CourseFacts& facts) {
  switch (precondition) {
    case Precondition::none: return std::nullopt;
    case Precondition::whole:
      if (facts.whole) return std::nullopt;
      return plainly(/*text*/ "The plan needs a title, a chapter and a focus area before others are asked about it.");
    case Precondition::reason_given:
      if (facts.reason) return std::nullopt;
      return config::Refusal{"Write a sentence that says why.", {}, "reason", {}};
    case Precondition::answers_replied:
      if (facts.unreplied > 0)
        return plainly(
            /*text*/
            "{0} answers have no reply yet. Every answer is read and replied to before the plan goes to the kredsråd.",
            {std::to_string(facts.unreplied)});
      if (facts.consultation_ended || facts.answered >= facts.asked) return std::nullopt;
      if (facts.deadline && *facts.deadline >= facts.today)
        return plainly(/*text*/ "The consultation runs until {0}, and {1} have not answered yet.",
                       {i18n::long_date(*facts.deadline), std::to_string(facts.asked - facts.answered)});
      return std::nullopt;
    case Precondition::minuted_discussion:
    case Precondition::discussed_before:
      if (!facts.on_agenda) return lawful(/*text*/ "The version is not on the agenda of the kredsråd.");
      if (!facts.minuted)
        return lawful(
            /*text*/ "The minutes of the item are not written yet. The discussion counts when it is minuted.");
      if (facts.discussed_on > facts.today)
        return lawful(/*text*/ "The meeting is on {0}. The discussion counts when it has been held.",
                      {i18n::long_date(facts.discussed_on)});
      if (precondition == Precondition::discussed_before && !facts.unchanged)
        return lawful(
            /*text*/
            "The text has been changed since the kredsråd discussed it. The changed text must be discussed as well.");
      return std::nullopt;
    case Precondition::year_is_over:
      if (static_cast<int>(facts.today.year()) > facts.year) return std::nullopt;
      return plainly(/*text*/ "The year of the plan is not over.");
  }
  return std::nullopt;
}

config::Refusal not_yours(CourseAct act) {
  switch (act) {
    case CourseAct::make_final:
    case CourseAct::publish:
    case CourseAct::close: return lawful(/*text*/ "Only the chief of police can do this.");
    case CourseAct::edit:
    case CourseAct::revise:
      return plainly(/*text*/ "Only the secretariat of the kredsråd and the chief of police write in the plan.");
    case CourseAct::start_consultation:
    case CourseAct::end_consultation:
    case CourseAct::put_on_agenda:
    case CourseAct::note_discussion: return plainly(/*text*/ "The secretariat of the kredsråd does this.");
  }
  return plainly(/*text*/ "This cannot be done now.");
}

}  // namespace

std::string_view identifier(VersionState state) { return state_names[static_cast<std::size_t>(state)].identifier; }
std::string_view english_name(VersionState state) { return state_names[static_cast<std::size_t>(state)].english; }
std::string_view identifier(CourseAct act) { return act_names[static_cast<std::size_t>(act)]; }

std::optional<VersionState> version_state_named(std::string_view identifier) {
  for (std::size_t n = 0; n < state_names.size(); ++n) {
    if (state_names[n].identifier == identifier) return static_cast<VersionState>(n);
  }
  return std::nullopt;
}

bool open_for_writing(VersionState state) { return find_step(state, CourseAct::edit) != nullptr; }

std::span<const Step> course() { return steps; }

const Step* find_step(VersionState from, CourseAct act) {
  for (const Step& step : steps) {
    if (step.from == from && step.act == act) return &step;
  }
  return nullptr;
}

std::optional<config::Refusal> closed_because(VersionState from, CourseAct act, const CourseFacts& facts) {
  const Step* step = find_step(from, act);
  if (!step) return refused_in(from, act);
  return not_met(step->precondition, facts);
}

config::Outcome<VersionState> take(VersionState from, CourseAct act, permit::Role role, const CourseFacts& facts) {
  const Step* step = find_step(from, act);
  if (!step) return refused_in(from, act);
  if (!step->who.has(role)) return not_yours(act);
  if (auto refusal = not_met(step->precondition, facts)) return *refusal;
  return step->to;
}

}  // namespace cooperation_plan
