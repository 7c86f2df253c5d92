// Rounds of questionnaires.

#include "round_pages.h"

#include <algorithm>
#include <sstream>

#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "registration.h"
#include "registry/thing.h"
#include "rights.h"
#include "round_acts.h"
#include "round_store.h"
#include "web/components.h"
#include "web/list.h"
#include "wording.h"

namespace indicators {
namespace {

using web::Exchange;
using web::Html;

constexpr const char* section = "/spoergeskemaer";
constexpr int most_questions = 8;

std::string state_words(const Exchange& x, const Round& round) {
  if (!round.open) return x.t("Closed for answers");
  return round.closes < x.today() ? x.t("Open for answers, past its last day") : x.t("Open for answers");
}

Html state_tag_of(const Exchange& x, const Round& round) {
  const web::Tone tone = !round.open                ? web::Tone::neutral
                         : round.closes < x.today() ? web::Tone::warning
                                                    : web::Tone::info;
  return web::tag(tone, state_words(x, round));
}

std::string role_group(const Exchange& x, const std::string& name) {
  const auto role = permit::role_named(name);
  return role ? x.t(permit::english_name(*role)) : name;
}

http::Response rounds_page(Exchange& x, audit::Archive& archive) {
  struct Row {
    Round round;
    std::string owner;
    bool mine = false;
  };
  const auto rows = archive.read([&](storage::Transaction& tx) {
    std::vector<Row> found;
    for (const Round& round : visible_rounds(tx, x.viewer)) {
      const auto invitation = invitation_of(tx, x.viewer, round);
      found.push_back({round, owner_words(x, tx, round.owner_role, round.owner),
                       round.open && invitation && !invitation->answered});
    }
    return found;
  });
  web::List list;
  list.caption = x.t("Questionnaires");
  list.columns = {{"skema", x.t("Questionnaire"), true}, {"tilstand", x.t("State"), true},
                  {"sidste", x.t("Last day"), true},     {"svar", x.t("Answers"), true, true},
                  {"spoerger", x.t("Who asks"), true},   {"mit", x.t("For you")}};
  for (const Row& row : rows) {
    Html mine;
    if (row.mine) mine << web::link(x.t("Answer the questionnaire"), row.round.address() + "/svar");
    list.rows.push_back({{web::link(row.round.title, row.round.address()), row.round.title},
                         {state_tag_of(x, row.round), state_words(x, row.round)},
                         {web::text(i18n::short_date(row.round.closes)), config::iso(row.round.closes)},
                         {web::text(std::to_string(row.round.answers)), std::to_string(row.round.answers)},
                         {web::text(row.owner), row.owner},
                         {mine, row.mine ? x.t("Answer the questionnaire") : std::string{}}});
  }
  list.filters = {{"tilstand",
                   x.t("State"),
                   {{x.t("Open for answers"), x.t("Open for answers")},
                    {x.t("Open for answers, past its last day"), x.t("Open for answers, past its last day")},
                    {x.t("Closed for answers"), x.t("Closed for answers")}}}};
  const bool asks = rights::ask.given_to(x.viewer);
  list.empty =
      web::empty_state(x.t("Here stand the questionnaires that you may see."),
                       x.t("Those who work with the cooperation can ask; answers are anonymous."),
                       asks ? web::button_link(x.t("Ask with a questionnaire"), "/spoergeskemaer/ny", true) : Html{});
  if (web::list_query(x).csv) return web::list_csv(x, list);
  web::Page page{.title = x.t("Questionnaires"),
                 .lead = x.t("Answers are anonymous, and results are shown when a questionnaire is closed and at least "
                             "five have answered."),
                 .section = section};
  if (asks) page.actions << web::button_link(x.t("Ask with a questionnaire"), "/spoergeskemaer/ny", true);
  page.body << web::show_list(x, list);
  return web::show(x, page);
}

// -- one round ----------------------------------------------------------------------------------------------------

std::vector<std::string> answer_names(const Exchange& x, const Question& question) {
  if (question.kind == Question::Kind::choice) return question.choices;
  return {x.t("1 – not at all"), "2", "3", "4", x.t("5 – very much")};
}

Html result_table(const Exchange& x, const QuestionResult& result) {
  Html html;
  if (result.groups.empty()) {
    html << "<p>" << x.t("Fewer than five answered this question, so the answers are not shown.") << "</p>";
    return html;
  }
  if (result.question.kind == Question::Kind::text) {
    html << "<p>" << x.t("The answers stand in an order that means nothing.") << "</p><ul>";
    for (const std::string& text : result.texts) html << "<li>" << text << "</li>";
    html << "</ul>";
    return html;
  }
  const bool scale = result.question.kind == Question::Kind::scale;
  const auto names = answer_names(x, result.question);
  const QuestionResult::Group& all = result.groups.front();
  for (std::size_t i = 0; i < names.size() && i < all.each.size(); ++i) {
    html << web::share_bar(
        static_cast<int>(all.each[i]), static_cast<int>(all.answers),
        x.t("{0}: {1} of {2}", {names[i], std::to_string(all.each[i]), std::to_string(all.answers)}));
  }
  if (scale) html << "<p>" << x.t("Average {0} of 5.", {i18n::decimal(all.mean, 1)}) << "</p>";
  if (result.groups.size() < 2) return html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\"><table class=\"table\"><caption class=\"sr-only\">"
       << result.question.words << "</caption><thead><tr><th scope=\"col\">" << x.t("Group") << "</th>";
  for (const std::string& name : names) html << "<th scope=\"col\" class=\"number\">" << name << "</th>";
  html << "<th scope=\"col\" class=\"number\">" << x.t("Answers") << "</th>";
  if (scale) html << "<th scope=\"col\" class=\"number\">" << x.t("Average") << "</th>";
  html << "</tr></thead><tbody>";
  for (std::size_t g = 1; g < result.groups.size(); ++g) {
    const auto& group = result.groups[g];
    html << "<tr><td>" << role_group(x, group.name) << "</td>";
    for (const std::size_t count : group.each) html << "<td class=\"number\">" << count << "</td>";
    html << "<td class=\"number\">" << group.answers << "</td>";
    if (scale) html << "<td class=\"number\">" << i18n::decimal(group.mean, 1) << "</td>";
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

web::List results_list(const Exchange& x, const Results& results) {
  web::List list;
  list.caption = results.title;
  list.columns = {{"spoergsmaal", x.t("Question")},
                  {"gruppe", x.t("Group")},
                  {"svar", x.t("Answer")},
                  {"antal", x.t("How many"), false, true}};
  const auto plain = [](std::string text) { return web::Cell{web::text(text), text}; };
  for (const QuestionResult& result : results.questions) {
    if (result.question.kind == Question::Kind::text) {
      for (const std::string& text : result.texts)
        list.rows.push_back({plain(result.question.words), plain({}), plain(text), plain("1")});
      continue;
    }
    const auto names = answer_names(x, result.question);
    for (const auto& group : result.groups) {
      for (std::size_t i = 0; i < names.size() && i < group.each.size(); ++i)
        list.rows.push_back({plain(result.question.words),
                             plain(group.name.empty() ? x.t("All") : role_group(x, group.name)), plain(names[i]),
                             plain(std::to_string(group.each[i]))});
    }
  }
  return list;
}

/// `typed`: a last day that could not be taken; empty for a page that is only read.
http::Response show_round(Exchange& x, audit::Archive& archive, const config::Settings& settings,
                          const web::Input& typed) {
  struct Found {
    Round round;
    Results results;
    std::vector<Question> questions;
    std::optional<Invited> invitation;
    std::string owner;
    std::optional<registry::Thing> about;
    Html history;
  };
  const auto found = archive.read([&](storage::Transaction& tx) -> std::optional<Found> {
    const auto round = visible_round(tx, x.viewer, x.id("runde"));
    if (!round) return std::nullopt;
    Found all{*round,
              results_of(tx, x.viewer, round->id).value(),
              questions_of(tx, round->id),
              invitation_of(tx, x.viewer, *round),
              owner_words(x, tx, round->owner_role, round->owner),
              {},
              {}};
    if (!round->about.empty()) all.about = registry::find(tx, x.viewer, round->about);
    if (x.viewer.signed_in()) all.history = history_of(x, tx, round->id, true);
    return all;
  });
  if (!found) return web::not_found(x);
  const Round& round = found->round;
  const Results& results = found->results;
  if (web::list_query(x).csv && results.shown) return web::list_csv(x, results_list(x, results));

  web::Page page{
      .title = round.title, .lead = round.purpose, .crumbs = {{x.t("Questionnaires"), section}}, .section = section};
  page.state << state_tag_of(x, round);
  const bool owner = owns(x.viewer, round);
  if (round.open && found->invitation && !found->invitation->answered)
    page.actions << web::button_link(x.t("Answer the questionnaire"), round.address() + "/svar", true);
  if (round.open && owner) page.actions << web::act_button(x, x.t("Close the questionnaire"), round.address() + "/luk");
  Html& body = page.body;
  const std::string of = results.invited > 0
                             ? x.t("{0} answers; {1} offices are invited.",
                                   {std::to_string(results.answers), std::to_string(results.invited)})
                             : x.tn("{0} answer.", "{0} answers.", static_cast<std::int64_t>(results.answers));
  body << "<p>" << of << "</p>";
  if (found->invitation && found->invitation->answered)
    body << "<p>" << x.t("Your office has answered. Nobody can see what.") << "</p>";
  if (!round.open && !results.shown) {
    Html why;
    why << "<p>" << x.t("Fewer than five have answered, so nothing is shown: an answer could be recognised.") << "</p>";
    body << web::alert(web::Tone::info, x.t("Too few answers"), why);
  } else if (round.open) {
    Html why;
    why << "<p>"
        << x.t("Results are shown when the questionnaire is closed and at least five have answered. Until then nobody "
               "can see them, not even those who ask.")
        << "</p>";
    body << web::alert(web::Tone::info, x.t("The results wait"), why);
  }
  if (results.shown) {
    body << web::heading(2, x.t("What was answered")) << "<p>"
         << web::link(x.t("Fetch as CSV"), round.address() + "?format=csv") << "</p>";
    for (const QuestionResult& result : results.questions)
      body << web::heading(3, result.question.words) << result_table(x, result);
    if (round.split != Split::none)
      body << "<p>"
           << x.t("Groups are shown where at least five answered; smaller ones are put together as \"Øvrige\".")
           << "</p>";
  } else {
    body << web::heading(2, x.t("The questions")) << "<ol>";
    for (const Question& question : found->questions) body << "<li>" << question.words << "</li>";
    body << "</ol>";
  }
  if (owner && round.open) {
    if (!round.link.empty()) {
      const std::string host = settings.public_address.empty() ? std::string{} : settings.public_address;
      body << web::heading(2, x.t("The open address")) << "<p>"
           << x.t("Everybody who has it can answer, and can answer more than once:") << " "
           << web::link(host + round.public_address(), round.public_address()) << "</p>";
    }
    const web::Input day = typed.ok() ? web::Input({{"closes", config::iso(round.closes)}}) : typed;
    web::Form form(x, round.address() + "/frist", day);
    form.date("closes", x.t("Last day to answer"), x.t("Those who have not answered have it as a task with this day."))
        .hidden("version", std::to_string(round.version));
    body << web::heading(2, x.t("Give more time")) << form.submit(x.t("Move the last day"));
  }
  std::vector<std::pair<std::string, Html>> facts{
      {x.t("Who asks"), web::text(found->owner)},
      {x.t("Opened"), web::text(i18n::long_date(round.opens))},
      {x.t("Last day to answer"), web::text(i18n::long_date(round.closes))}};
  if (found->about) facts.emplace_back(x.t("Asks about"), web::link(found->about->title, found->about->address));
  facts.emplace_back(x.t("Anonymity"),
                     web::text(x.t("Each answer to each question is kept alone, without person, time and order. "
                                   "Whether an office has answered is kept apart from what was answered.")));
  body << web::facts(facts) << found->history;
  page.aside << web::heading(2, x.t("The circle")) << "<p>"
             << web::link(x.t("What it is used for, and what came of it"), "/kreds/" + round.id.text()) << "</p><p>"
             << web::link(x.t("The same as data (JSON)"), "/api/v1" + round.address()) << "</p>";
  if (!typed.ok()) page.status = 422;
  return web::show(x, page);
}

http::Response close_from_button(Exchange& x, audit::Archive& archive) {
  const storage::Id id = x.id("runde");
  const auto round = archive.read([&](storage::Transaction& tx) { return visible_round(tx, x.viewer, id); });
  if (!round || !owns(x.viewer, *round)) return web::not_found(x);
  const auto outcome =
      archive.change(x.viewer.actor(), [&](audit::Change& change) { return close_round(change, x.viewer, id); });
  if (!outcome) return web::refused(x, outcome.refusal(), round->address());
  return web::done(x, round->address(), x.t("The questionnaire is closed."));
}

http::Response move_from_form(Exchange& x, audit::Archive& archive, const config::Settings& settings) {
  const storage::Id id = x.id("runde");
  const auto round = archive.read([&](storage::Transaction& tx) { return visible_round(tx, x.viewer, id); });
  if (!round || !owns(x.viewer, *round)) return web::not_found(x);
  web::Input input(x.request.form);
  const auto day = input.date("closes");
  const std::int64_t version = input.number("version", 1, 1'000'000'000).value_or(0);
  if (!input.ok()) return show_round(x, archive, settings, input);
  const auto outcome = archive.change(
      x.viewer.actor(), [&](audit::Change& change) { return move_last_day(change, x.viewer, id, version, *day); });
  if (!outcome) return web::refused(x, outcome.refusal(), round->address());
  return web::done(x, round->address(), x.t("The last day is moved, and the tasks with it."));
}

// -- answering ----------------------------------------------------------------------------------------------------

http::Response show_questions(const Exchange& x, const Round& round, const std::vector<Question>& questions,
                              const std::vector<std::string>& municipalities, const std::string& action,
                              const web::Input& input, bool by_link) {
  web::Page page{.title = round.title, .lead = round.purpose, .section = section};
  if (!by_link) page.crumbs = {{x.t("Questionnaires"), section}, {round.title, round.address()}};
  page.status = input.ok() ? 200 : 422;
  page.body << "<p>"
            << x.t("Your answer is anonymous: it is kept without your name, your time and the order of answers. Leave "
                   "out what you do not want to answer, and name nobody in your own words.")
            << "</p>";
  web::Form form(x, action, input);
  int number = 0;
  for (const Question& question : questions) {
    const std::string field = "svar-" + std::to_string(++number);
    if (question.kind == Question::Kind::text) {
      form.area(field, question.words, {}, false, 4);
      continue;
    }
    std::vector<web::Option> options;
    const auto names = answer_names(x, question);
    for (std::size_t i = 0; i < names.size(); ++i) options.push_back({std::to_string(i + 1), names[i]});
    form.radios(field, question.words, options);
  }
  if (!municipalities.empty()) {
    std::vector<web::Option> options{{"", x.t("I would rather not say")}};
    for (const std::string& name : municipalities) options.push_back({name, name});
    form.select("gruppe", x.t("Which municipality do you live in?"), options,
                x.t("Answers are shown per municipality only where at least five have answered."), false);
  }
  page.body << form.submit(x.t("Send the answer"), by_link ? std::string{} : round.address());
  return web::show(x, page);
}

Answers read_answers(web::Input& input, const std::vector<Question>& questions) {
  Answers answers;
  int number = 0;
  for (const Question& question : questions) {
    const std::string field = "svar-" + std::to_string(++number);
    answers.each.push_back(question.kind == Question::Kind::text
                               ? input.text(field, {.required = false, .most = most_text})
                               : input.raw(field));
  }
  answers.group = input.raw("gruppe");
  return answers;
}

struct Asked {
  Round round;
  std::vector<Question> questions;
  std::vector<std::string> municipalities;
};

/// The round that the viewer's office is invited to.
std::optional<Asked> invited_round(Exchange& x, audit::Archive& archive, bool& answered) {
  return archive.read([&](storage::Transaction& tx) -> std::optional<Asked> {
    const auto round = visible_round(tx, x.viewer, x.id("runde"));
    if (!round) return std::nullopt;
    const auto invitation = invitation_of(tx, x.viewer, *round);
    if (!invitation) return std::nullopt;
    answered = invitation->answered;
    return Asked{*round, questions_of(tx, round->id), {}};
  });
}

http::Response answer_page(Exchange& x, audit::Archive& archive) {
  bool answered = false;
  const auto asked = invited_round(x, archive, answered);
  if (!asked) return web::not_found(x);
  if (answered || !asked->round.open) return http::redirect(asked->round.address());
  return show_questions(x, asked->round, asked->questions, {}, asked->round.address() + "/svar", web::Input{}, false);
}

http::Response answer_from_form(Exchange& x, audit::Archive& archive) {
  bool answered = false;
  const auto asked = invited_round(x, archive, answered);
  if (!asked) return web::not_found(x);
  web::Input input(x.request.form);
  const Answers answers = read_answers(input, asked->questions);
  if (input.ok()) {
    // The log tells that an answer came, not from whom.
    const auto outcome = archive.change(audit::system_actor(), [&](audit::Change& change) {
      return answer_invited(change, x.viewer, asked->round.id, answers);
    });
    if (outcome)
      return web::done(x, asked->round.address(), x.t("Thank you. The answer is kept, and cannot be found again."));
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), asked->round.address());
    input.refuse(outcome.refusal());
  }
  return show_questions(x, asked->round, asked->questions, {}, asked->round.address() + "/svar", input, false);
}

std::optional<Asked> linked_round(Exchange& x, audit::Archive& archive) {
  return archive.read([&](storage::Transaction& tx) -> std::optional<Asked> {
    const auto round = round_by_link(tx, x.place["link"]);
    if (!round) return std::nullopt;
    Asked asked{*round, questions_of(tx, round->id), {}};
    if (round->split == Split::municipality) {
      for (const auto& one : organisation::municipalities(tx, x.today()))
        asked.municipalities.push_back(one.short_name);
    }
    return asked;
  });
}

http::Response show_ended(const Exchange& x, const Round& round) {
  web::Page page{
      .title = round.title, .lead = x.t("The questionnaire is closed and takes no more answers."), .section = section};
  return web::show(x, page);
}

http::Response open_page(Exchange& x, audit::Archive& archive) {
  const auto asked = linked_round(x, archive);
  if (!asked) return web::not_found(x);
  if (!asked->round.open) return show_ended(x, asked->round);
  return show_questions(x, asked->round, asked->questions, asked->municipalities, asked->round.public_address(),
                        web::Input{}, true);
}

http::Response open_from_form(Exchange& x, audit::Archive& archive) {
  const auto asked = linked_round(x, archive);
  if (!asked) return web::not_found(x);
  if (!asked->round.open) return show_ended(x, asked->round);
  web::Input input(x.request.form);
  const Answers answers = read_answers(input, asked->questions);
  if (input.ok()) {
    const auto outcome = archive.change(audit::system_actor(), [&](audit::Change& change) {
      return answer_openly(change, asked->round.link, answers);
    });
    if (outcome) {
      web::Page page{.title = x.t("Thank you"),
                     .lead = x.t("Thank you. The answer is kept, and cannot be found again."),
                     .section = section};
      return web::show(x, page);
    }
    if (outcome.refusal().field.empty()) return web::refused(x, outcome.refusal(), asked->round.public_address());
    input.refuse(outcome.refusal());
  }
  return show_questions(x, asked->round, asked->questions, asked->municipalities, asked->round.public_address(), input,
                        true);
}

// -- asking -------------------------------------------------------------------------------------------------------

/// Kinds of offices that can be invited all at once.
constexpr permit::Role municipal[] = {permit::Role::mayor, permit::Role::municipal_ceo,
                                      permit::Role::municipal_secretariat, permit::Role::municipal_rep,
                                      permit::Role::ssp_consultant};
constexpr permit::Role of_police[] = {permit::Role::chief_of_police,       permit::Role::district_secretariat,
                                      permit::Role::police_superintendent, permit::Role::analyst,
                                      permit::Role::prevention_officer,    permit::Role::prosecutor,
                                      permit::Role::communication_officer};

std::vector<storage::Id> invited_from(const Exchange& x, storage::Transaction& tx,
                                      const std::vector<std::string>& chosen) {
  std::vector<storage::Id> offices;
  const auto wanted = [&](permit::Role role) {
    return std::find(chosen.begin(), chosen.end(), permit::identifier(role)) != chosen.end();
  };
  for (const auto& one : organisation::municipalities(tx, x.today())) {
    for (const permit::Role role : municipal) {
      if (wanted(role) && !organisation::holders_of(tx, role, one.id, x.today()).empty())
        offices.push_back(permit::office(role, one.id));
    }
  }
  if (const auto police = organisation::police_district(tx, x.today())) {
    for (const permit::Role role : of_police) {
      if (wanted(role)) offices.push_back(permit::office(role, police->id));
    }
    if (wanted(permit::Role::local_officer)) {  // each officer by the capacity: they share one office
      for (const auto& capacity : organisation::holders_of(tx, permit::Role::local_officer, police->id, x.today()))
        offices.push_back(capacity.id);
    }
  }
  return offices;
}

http::Response show_new(const Exchange& x, const web::Input& input) {
  web::Page page{.title = x.t("Ask with a questionnaire"),
                 .lead = x.t("Those invited get a task. Answers are anonymous, and results are shown when at least "
                             "five have answered and you have closed it."),
                 .crumbs = {{x.t("Questionnaires"), section}},
                 .section = section};
  page.status = input.ok() ? 200 : 422;
  web::Form form(x, "/spoergeskemaer/ny", input);
  form.text("title", x.t("Name"))
      .area("purpose", x.t("What are the answers used for?"), x.t("Those who answer read this first."), true, 3)
      .date("closes", x.t("Last day to answer"));
  std::vector<web::Option> offices;
  for (const permit::Role role : municipal)
    offices.push_back({std::string(permit::identifier(role)), x.t(permit::english_name(role))});
  offices.push_back({std::string(permit::identifier(permit::Role::local_officer)),
                     x.t(permit::english_name(permit::Role::local_officer))});
  for (const permit::Role role : of_police)
    offices.push_back({std::string(permit::identifier(role)), x.t(permit::english_name(role))});
  form.checks("invited", x.t("Who is invited?"), offices, x.t("In all municipalities. Each office answers once."))
      .check("open_link", x.t("Everybody who has the address may answer"), x.t("You get an address to hand on."))
      .radios("split", x.t("May the answers be split?"),
              {{"none", x.t("No")}, {"municipality", x.t("By municipality")}, {"role", x.t("By role")}},
              x.t("Only groups of at least five are shown; smaller ones are put together."))
      .radios("readers", x.t("Who reads the results?"),
              {{"invited", x.t("Those who are invited, and we who ask")},
               {"staff", x.t("Everybody who is logged in")},
               {"everybody", x.t("Everybody")}});
  for (int n = 1; n <= most_questions; ++n) {
    const std::string number = std::to_string(n);
    form.section(x.t("Question {0}", {number}))
        .text("words-" + number, x.t("The question"),
              n > 1 ? x.t("Leave it empty when there are no more.") : std::string{}, n == 1)
        .select("kind-" + number, x.t("How is it answered?"),
                {{"scale", x.t("On a scale from 1 to 5")},
                 {"choice", x.t("By choosing one answer")},
                 {"text", x.t("In own words")}},
                {}, n == 1)
        .area("choices-" + number, x.t("The answers to choose from"), x.t("One on each line. Only for a choice."),
              false, 3);
  }
  page.body << form.submit(x.t("Open the questionnaire"), section);
  return web::show(x, page);
}

http::Response new_page(Exchange& x, audit::Archive&) {
  return show_new(x, web::Input({{"split", "none"}, {"readers", "invited"}}));
}

http::Response new_from_form(Exchange& x, audit::Archive& archive) {
  web::Input input(x.request.form);
  NewRound wanted;
  wanted.title = input.text("title", {.most = 120});
  wanted.purpose = input.text("purpose", {.most = 1000});
  wanted.closes = input.date("closes").value_or(x.today());
  wanted.open_link = input.flag("open_link");
  wanted.split = split_named(input.choice("split", {"none", "municipality", "role"})).value_or(Split::none);
  const std::string readers = input.choice("readers", {"invited", "staff", "everybody"});
  wanted.readers = readers == "staff"       ? NewRound::Readers::staff
                   : readers == "everybody" ? NewRound::Readers::everybody
                                            : NewRound::Readers::invited;
  for (int n = 1; n <= most_questions; ++n) {
    const std::string number = std::to_string(n);
    Question question;
    question.words = input.text("words-" + number, {.required = n == 1, .most = 300});
    if (question.words.empty()) continue;
    question.kind = question_kind_named(input.choice("kind-" + number, {"scale", "choice", "text"}))
                        .value_or(Question::Kind::scale);
    std::istringstream lines(input.text("choices-" + number, {.required = false, .most = 1500}));
    for (std::string line; question.kind == Question::Kind::choice && std::getline(lines, line);) {
      while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
      if (!line.empty()) question.choices.push_back(line);
    }
    wanted.questions.push_back(std::move(question));
  }
  wanted.invited =
      archive.read([&](storage::Transaction& tx) { return invited_from(x, tx, input.choices("invited")); });
  if (input.ok()) {
    for (config::Refusal& fault : faults_of(wanted, x.today())) input.refuse(std::move(fault));
  }
  if (input.ok()) {
    const auto outcome =
        archive.change(x.viewer.actor(), [&](audit::Change& change) { return start_round(change, x.viewer, wanted); });
    if (outcome)
      return web::done(x, "/spoergeskemaer/" + outcome->text(),
                       x.t("The questionnaire is open, and those invited have a task."));
    input.refuse(outcome.refusal());
  }
  return show_new(x, input);
}

}  // namespace

void round_routes(web::Routes& routes, audit::Archive& archive, const config::Settings& settings) {
  const auto with = [&archive](http::Response (*page)(Exchange&, audit::Archive&)) {
    return [&archive, page](Exchange& x) { return page(x, archive); };
  };
  routes.get("/spoergeskemaer", rights::read, with(rounds_page));
  routes.get("/spoergeskemaer/{runde}", rights::read,
             [&archive, &settings](Exchange& x) { return show_round(x, archive, settings, web::Input{}); });
  routes.get("/spoergeskemaer/ny", rights::ask, with(new_page));
  routes.post("/spoergeskemaer/ny", rights::ask, with(new_from_form));
  routes.get("/spoergeskemaer/{runde}/svar", rights::answer, with(answer_page));
  routes.post("/spoergeskemaer/{runde}/svar", rights::answer, with(answer_from_form));
  routes.post("/spoergeskemaer/{runde}/luk", rights::ask, with(close_from_button));
  routes.post("/spoergeskemaer/{runde}/frist", rights::ask,
              [&archive, &settings](Exchange& x) { return move_from_form(x, archive, settings); });
  routes.get("/svar/{link}", permit::anyone, with(open_page));
  routes.post("/svar/{link}", permit::anyone, with(open_from_form));
}

}  // namespace indicators
