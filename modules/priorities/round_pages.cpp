// The pages of a round and its steps.

#include "round_pages.h"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "councils/discussion.h"
#include "councils/seats.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "rights.h"
#include "round_store.h"
#include "round_view.h"
#include "web/form.h"
#include "web/list.h"
#include "words.h"

namespace priorities {
namespace {

using audit::Archive;
using web::Exchange;
using web::Html;

/// Which form was sent and refused, so that it is shown again with what was typed.
using Typed = const web::Input*;

std::string score_words(const Exchange& x, const RoundView& view, const Candidate& candidate) {
  return x.t("{0} of {1} points", {std::to_string(points_of(view.ballots, candidate.id)),
                                   std::to_string(static_cast<int>(view.ballots.size()) * most_points)});
}

web::List candidate_list(const Exchange& x, const RoundView& view) {
  const bool open = view.round.answers_are_open(x.today());
  web::List list;
  list.caption = x.t("Candidates for focus areas in {0}", {std::to_string(view.round.year)});
  list.columns = {{"kandidat", x.t("Candidate"), true, false}, {"foreslaaet-af", x.t("Proposed by"), true, false}};
  if (open) list.columns.push_back({"point", x.t("Points"), true, true});
  list.columns.push_back({"valg", x.t("The council's choice"), true, false});
  list.columns.push_back({"hvorfor", x.t("Reason"), false, false});
  std::vector<const Candidate*> order;
  for (const Candidate& candidate : view.candidates) order.push_back(&candidate);
  if (open) {
    std::stable_sort(order.begin(), order.end(), [&](const Candidate* a, const Candidate* b) {
      return points_of(view.ballots, a->id) > points_of(view.ballots, b->id);
    });
  }
  const std::string& wanted = x.request.query.get("valg");
  web::Filter choices{"valg", x.t("The council's choice"), {}};
  for (const Choice choice : {Choice::open, Choice::chosen, Choice::not_chosen})
    choices.choices.emplace_back(std::string(identifier(choice)), choice_words(x, choice));
  list.filters = {choices};
  for (const Candidate* candidate : order) {
    if (!wanted.empty() && identifier(candidate->choice) != wanted) continue;
    std::vector<web::Cell> row{
        {web::link(candidate->text.title, address_of(view.round, *candidate)), candidate->text.title},
        {web::text(candidate->authority_name), candidate->authority_name}};
    if (open)
      row.push_back(
          {web::text(score_words(x, view, *candidate)), std::to_string(points_of(view.ballots, candidate->id))});
    row.push_back({choice_tag(x, candidate->choice), choice_words(x, candidate->choice)});
    row.push_back({web::text(candidate->reason), candidate->reason});
    list.rows.push_back(std::move(row));
  }
  list.empty = web::empty_state(x.t("Here stand the candidates, each with what shows it and what it costs."),
                                x.t("Any member of the kredsråd proposes one."));
  return list;
}

/// Seat by candidate: who gave what.
Html points_table(const Exchange& x, storage::Transaction& tx, const RoundView& view) {
  Html html;
  html << "<div class=\"table--responsive-scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << x.t("Points from each member") << "\"><table class=\"table\"><caption class=\"sr-only\">"
       << x.t("Points from each member") << "</caption><thead><tr><th scope=\"col\">" << x.t("Member") << "</th>";
  for (const Candidate& candidate : view.candidates) html << "<th scope=\"col\">" << candidate.text.title << "</th>";
  html << "</tr></thead><tbody>";
  for (const Ballot& ballot : view.ballots) {
    html << "<tr><th scope=\"row\">" << organisation::words_for(tx, ballot.holder, x.today()) << "</th>";
    for (const Candidate& candidate : view.candidates) {
      const auto given = ballot.points.find(candidate.id);
      html << "<td>" << (given == ballot.points.end() ? 0 : given->second) << "</td>";
    }
    html << "</tr>";
  }
  html << "</tbody></table></div>";
  return html;
}

Html steps_of(const Exchange& x, const RoundView& view) {
  struct Told {
    RoundState state;
    RoundAct next;
  };
  constexpr Told told[] = {{RoundState::collecting, RoundAct::ask},
                           {RoundState::prioritising, RoundAct::close},
                           {RoundState::prioritised, RoundAct::put_on_agenda},
                           {RoundState::on_agenda, RoundAct::decide},
                           {RoundState::decided, RoundAct::hand_over},
                           {RoundState::handed_over, RoundAct::hand_over}};
  std::vector<web::Step> steps;
  for (const Told& one : told) {
    web::Step step;
    step.label = state_words(x, one.state);
    step.state = one.state < view.round.state    ? web::Step::State::done
                 : one.state == view.round.state ? web::Step::State::now
                                                 : web::Step::State::later;
    if (one.state == view.round.state && one.state != RoundState::handed_over) {
      RoundFacts facts = view.facts;
      Round round = view.round;
      if (one.next == RoundAct::ask) round.deadline = config::plus_days(x.today(), 1);  // asked for when they are asked
      if (one.next == RoundAct::decide) facts.undecided = 0, facts.chosen = 1;          // told in the form itself
      if (const auto next = after(one.next, round, facts); !next) step.note = x.t(next.refusal());
    }
    steps.push_back(std::move(step));
  }
  if (view.round.state == RoundState::handed_over) steps.back().state = web::Step::State::done;
  return web::step_guide(x, steps);
}

http::Response rounds_page(Exchange& x, Archive& archive, Typed typed) {
  web::List list;
  list.caption = x.t("Rounds of prioritising");
  list.columns = {{"aar", x.t("Year of the plan"), true, true},
                  {"tilstand", x.t("State"), true, false},
                  {"frist", x.t("Deadline"), true, false}};
  bool belongs = false;
  archive.read([&](storage::Transaction& tx) {
    const auto council = councils::district_council(tx, x.today());
    belongs = council && permit::may_see(tx, x.viewer, council->audience);
    for (const Round& round : store::rounds_for(tx, x.viewer)) {
      list.rows.push_back({{web::link(round.title(), round.address()), std::to_string(round.year)},
                           {state_tag(x, round.state), state_words(x, round.state)},
                           {web::text(round.deadline ? i18n::long_date(*round.deadline) : x.t("no date")),
                            round.deadline ? config::iso(*round.deadline) : std::string()}});
    }
  });
  if (web::list_query(x).csv) return web::list_csv(x, list);
  list.empty = web::empty_state(x.t("Here stand the rounds in which the kredsråd chooses next year's focus areas."),
                                x.t("The secretariat of the kredsråd begins a round."));
  web::Page page;
  page.title = x.t("Priorities");
  page.lead = x.t("Candidates with their evidence, the members' points, and what the kredsråd chose and why.");
  page.crumbs = {{x.t("The plan"), "/planarbejde"}};
  page.section = "/planarbejde";
  page.status = typed ? 422 : 200;
  page.body << web::show_list(x, list);
  if (belongs && rights::steer.given_to(x.viewer)) {
    const web::Input fresh({{"year", std::to_string(static_cast<int>(x.today().year()) + 1)},
                            {"question", x.t("Which focus areas shall next year's plan have?")}});
    web::Form form(x, "/prioritering", typed ? *typed : fresh);
    form.number("year", x.t("Year of the plan")).area("question", x.t("Question to the members"), {}, true, 2);
    page.body << web::details(x.t("Begin a round"), form.submit(x.t("Begin the round")), typed != nullptr);
  }
  return web::show(x, page);
}

http::Response begin_round(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const int year = static_cast<int>(input.number("year", 2000, 2100).value_or(0));
  const std::string question = input.text("question", {.most = 500});
  if (input.ok()) {
    const auto outcome = archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return open_round(change, x.viewer, year, question); });
    if (outcome) return web::done(x, outcome->address(), x.t("The round has begun. Members can propose candidates."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    input.refuse(outcome.refusal());
  }
  return rounds_page(x, archive, &input);
}

http::Response round_page(Exchange& x, Archive& archive) {
  web::Page page;
  std::optional<http::Response> csv;
  const bool found = archive.read([&](storage::Transaction& tx) {
    const auto view = round_view(x, tx);
    if (!view) return false;
    const Round& round = view->round;
    const web::List list = candidate_list(x, *view);
    if (web::list_query(x).csv) {
      csv = web::list_csv(x, list);
      return true;
    }
    page.title = round.title();
    page.lead = round.question;
    page.crumbs = {{x.t("The plan"), "/planarbejde"}, {x.t("Priorities"), "/prioritering"}};
    page.section = "/planarbejde";
    page.state = state_tag(x, round.state);
    const std::pair<std::string, std::string> version{"version", std::to_string(round.version)};
    const bool steers = rights::steer.given_to(x.viewer);
    const auto council = councils::district_council(tx, x.today());
    const storage::Id seat = council ? councils::seat_spoken_for(tx, x.viewer, council->id) : storage::Id{};
    if (view->can(RoundAct::answer) && !seat.empty() && rights::answer.given_to(x.viewer))
      page.actions << web::button_link(x.t("Give points"), round.address() + "/svar", true);
    if (steers && round.state == RoundState::collecting)
      page.actions << web::button_link(x.t("Ask the members"), round.address() + "/spoerg",
                                       view->facts.candidates >= 2);
    if (view->can(RoundAct::propose) && rights::propose.given_to(x.viewer))
      page.actions << web::button_link(x.t("Propose a candidate"), round.address() + "/ny", !steers);
    if (steers && view->can(RoundAct::close))
      page.actions << web::act_button(x, x.t("Close the prioritising"), round.address() + "/luk", web::Weight::primary,
                                      {version});
    if (steers && view->can(RoundAct::put_on_agenda))
      page.actions << web::button_link(x.t("Put the outcome on an agenda"), round.address() + "/dagsorden", true);
    if (steers && round.state == RoundState::on_agenda && view->facts.minuted)
      page.actions << web::button_link(x.t("Write down the council's choice"), round.address() + "/udfald", true);
    if (steers && view->can(RoundAct::hand_over))
      page.actions << web::act_button(x, x.t("Take the chosen ones into the plan"), round.address() + "/plan",
                                      web::Weight::primary, {version});
    page.body << steps_of(x, *view) << web::heading(2, x.t("Candidates")) << web::show_list(x, list);
    if (round.answers_are_open(x.today())) {
      page.body << web::heading(2, x.t("Points from each member"));
      if (view->ballots.empty()) {
        page.body << "<p>" << x.t("Nobody gave points.") << "</p>";
      } else {
        page.body << points_table(x, tx, *view);
      }
    } else if (round.state == RoundState::prioritising) {
      page.body << "<p>"
                << x.t("{0} of {1} members have given points. Everybody sees the points when the deadline has passed.",
                       {std::to_string(view->facts.answers), std::to_string(view->facts.seats)})
                << "</p>";
    }
    page.body << history_part(x, tx, round.id);
    std::vector<std::pair<std::string, Html>> rows;
    if (round.deadline)
      rows.emplace_back(x.t("Deadline"), web::text(i18n::spoken_date(*round.deadline) + " (" +
                                                   i18n::relative_days(*round.deadline, x.today()) + ")"));
    if (const auto discussion = councils::discussion_of(tx, round.id)) {
      Html where = web::link(discussion->meeting_title, discussion->item_address);
      where << ", " << i18n::long_date(discussion->day);
      rows.emplace_back(x.t("Agenda"), where);
    }
    if (!round.plan_address.empty())
      rows.emplace_back(x.t("The plan"),
                        web::link(x.t("The plan of {0}", {std::to_string(round.year)}), round.plan_address));
    page.aside << web::facts(rows) << circle_part(x, round.id);
    return true;
  });
  if (csv) return std::move(*csv);
  return found ? web::show(x, page) : web::not_found(x);
}

std::int64_t version_in(web::Input& input) { return input.number("version", 0, 1'000'000'000).value_or(0); }

/// The button or form of a step: onward to the round, or its form again.
template <class Show>
http::Response after_step(Exchange& x, const config::Outcome<Round>& outcome, web::Input& input, std::string sentence,
                          Show show) {
  if (outcome) return web::done(x, outcome->address(), std::move(sentence));
  if (was_not_for_you(outcome.refusal())) return web::not_found(x);
  if (outcome.refusal().field.empty())
    return web::refused(x, outcome.refusal(), "/prioritering/" + std::to_string(year_of(x)));
  input.refuse(outcome.refusal());
  return show();
}

http::Response ask_page(Exchange& x, Archive& archive, Typed typed) {
  const auto view = archive.read([&](storage::Transaction& tx) { return round_view(x, tx); });
  if (!view) return web::not_found(x);
  web::Page page =
      page_below(x, view->round, x.t("Ask the members"),
                 x.t("Each member gives each candidate 0 to 3 points. They get it on their list of work."));
  page.status = typed ? 422 : 200;
  const web::Input fresh(
      std::vector<std::pair<std::string, std::string>>{{"deadline", config::iso(config::plus_days(x.today(), 21))}});
  web::Form form(x, view->round.address() + "/spoerg", typed ? *typed : fresh);
  form.hidden("version", std::to_string(view->round.version)).date("deadline", x.t("Last day for points"));
  page.body << form.submit(x.t("Ask {0} members", {std::to_string(view->facts.seats)}), view->round.address());
  return web::show(x, page);
}

http::Response ask(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = version_in(input);
  const auto deadline = input.date("deadline").value_or(config::Date{});
  if (!input.ok()) return ask_page(x, archive, &input);
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return ask_members(change, x.viewer, year_of(x), version, deadline);
  });
  return after_step(x, outcome, input, x.t("The members are asked."), [&] { return ask_page(x, archive, &input); });
}

http::Response ballot_page(Exchange& x, Archive& archive, Typed typed) {
  storage::Id seat;
  std::string whose;
  const auto view = archive.read([&](storage::Transaction& tx) {
    if (const auto council = councils::district_council(tx, x.today()))
      seat = councils::seat_spoken_for(tx, x.viewer, council->id);
    if (!seat.empty()) whose = organisation::words_for(tx, seat, x.today());
    return round_view(x, tx);
  });
  if (!view || seat.empty()) return web::not_found(x);
  const Round& round = view->round;
  if (const auto can = after(RoundAct::answer, round, view->facts); !can)
    return web::refused(x, can.refusal(), round.address());
  const auto mine =
      std::find_if(view->ballots.begin(), view->ballots.end(), [&](const Ballot& one) { return one.holder == seat; });
  std::vector<std::pair<std::string, std::string>> values;
  if (mine != view->ballots.end()) {
    for (const auto& [candidate, points] : mine->points)
      values.emplace_back("points-" + candidate.text(), std::to_string(points));
  }
  const web::Input fresh(std::move(values));
  web::Page page =
      page_below(x, round, x.t("Give points"),
                 x.t("You answer for {0}. You can change it until {1}; then everybody in the kredsråd sees it.",
                     {whose, round.deadline ? i18n::spoken_date(*round.deadline) : std::string()}));
  page.status = typed ? 422 : 200;
  web::Form form(x, round.address() + "/svar", typed ? *typed : fresh);
  form.hidden("version", std::to_string(mine == view->ballots.end() ? 0 : mine->version));
  for (const Candidate& candidate : view->candidates) {
    form.radios("points-" + candidate.id.text(), candidate.text.title,
                {{"3", x.t("3: must be in the plan")},
                 {"2", x.t("2: important")},
                 {"1", x.t("1: can wait")},
                 {"0", x.t("0: not now")}},
                candidate.text.consequences);
  }
  page.body << form.submit(x.t("Send the points"), round.address());
  return web::show(x, page);
}

http::Response give(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = version_in(input);
  std::map<storage::Id, int> points;
  const auto view = archive.read([&](storage::Transaction& tx) { return round_view(x, tx); });
  if (!view) return web::not_found(x);
  for (const Candidate& candidate : view->candidates) {
    const std::string given = input.choice("points-" + candidate.id.text(), {"0", "1", "2", "3"});
    if (!given.empty()) points[candidate.id] = given[0] - '0';
  }
  if (!input.ok()) return ballot_page(x, archive, &input);
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return give_points(change, x.viewer, year_of(x), version, points);
  });
  return after_step(x, outcome, input, x.t("The points are given."), [&] { return ballot_page(x, archive, &input); });
}

http::Response agenda_page(Exchange& x, Archive& archive, Typed typed) {
  std::vector<web::Option> options;
  const auto view = archive.read([&](storage::Transaction& tx) {
    if (const auto council = councils::district_council(tx, x.today())) {
      for (const auto& meeting : councils::meetings_taking_items(tx, x.viewer, council->id))
        options.push_back({meeting.id.text(), meeting.title + ", " + i18n::long_date(meeting.day)});
    }
    return round_view(x, tx);
  });
  if (!view) return web::not_found(x);
  if (const auto can = after(RoundAct::put_on_agenda, view->round, view->facts); !can)
    return web::refused(x, can.refusal(), view->round.address());
  web::Page page = page_below(x, view->round, x.t("Put the outcome on an agenda"),
                              x.t("The kredsråd talks about the outcome. Its choice counts when the item is minuted."));
  page.status = typed ? 422 : 200;
  if (options.empty()) {
    page.body << web::empty_state(x.t("No meeting of the kredsråd takes items just now."),
                                  x.t("Call for items to the next meeting first."));
    return web::show(x, page);
  }
  const web::Input fresh(std::vector<std::pair<std::string, std::string>>{{"minutes", "30"}});
  web::Form form(x, view->round.address() + "/dagsorden", typed ? *typed : fresh);
  form.hidden("version", std::to_string(view->round.version))
      .select("meeting", x.t("Meeting"), options)
      .number("minutes", x.t("Length in minutes"));
  page.body << form.submit(x.t("Put it on the agenda"), view->round.address());
  return web::show(x, page);
}

http::Response put_on_agenda(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = version_in(input);
  const storage::Id meeting = input.id("meeting");
  const int minutes = static_cast<int>(input.number("minutes", 5, 240).value_or(30));
  if (!input.ok()) return agenda_page(x, archive, &input);
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return put_outcome_on_agenda(change, x.viewer, year_of(x), version, meeting, minutes);
  });
  return after_step(x, outcome, input, x.t("The outcome is on the agenda."),
                    [&] { return agenda_page(x, archive, &input); });
}

http::Response outcome_page(Exchange& x, Archive& archive, Typed typed) {
  const auto view = archive.read([&](storage::Transaction& tx) { return round_view(x, tx); });
  if (!view) return web::not_found(x);
  RoundFacts facts = view->facts;
  facts.undecided = 0, facts.chosen = 1;  // what this form asks for
  if (const auto can = after(RoundAct::decide, view->round, facts); !can)
    return web::refused(x, can.refusal(), view->round.address());
  web::Page page =
      page_below(x, view->round, x.t("Write down the council's choice"),
                 x.t("Every candidate gets a reason. All members read it, and so does whoever proposed it."));
  page.status = typed ? 422 : 200;
  const web::Input fresh;
  web::Form form(x, view->round.address() + "/udfald", typed ? *typed : fresh);
  form.hidden("version", std::to_string(view->round.version));
  for (const Candidate& candidate : view->candidates) {
    form.section(candidate.text.title)
        .radios("choice-" + candidate.id.text(), x.t("What did the kredsråd choose?"),
                {{"chosen", choice_words(x, Choice::chosen)}, {"not_chosen", choice_words(x, Choice::not_chosen)}},
                score_words(x, *view, candidate))
        .area("reason-" + candidate.id.text(), x.t("Because"), {}, true, 2);
  }
  page.body << form.submit(x.t("Write the choice down"), view->round.address());
  return web::show(x, page);
}

http::Response write_choice(Exchange& x, Archive& archive) {
  web::Input input(x.request.form);
  const auto version = version_in(input);
  const auto view = archive.read([&](storage::Transaction& tx) { return round_view(x, tx); });
  if (!view) return web::not_found(x);
  std::map<storage::Id, Decided> decided;
  for (const Candidate& candidate : view->candidates) {
    const std::string id = candidate.id.text();
    Decided one;
    one.choice = choice_named(input.choice("choice-" + id, {"chosen", "not_chosen"})).value_or(Choice::open);
    one.reason = input.text("reason-" + id, {.most = 1000});
    decided[candidate.id] = std::move(one);
  }
  if (!input.ok()) return outcome_page(x, archive, &input);
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return record_choice(change, x.viewer, year_of(x), version, decided);
  });
  return after_step(x, outcome, input, x.t("The council's choice is written down."),
                    [&] { return outcome_page(x, archive, &input); });
}

http::Response press(Exchange& x, Archive& archive, RoundAct act) {
  web::Input input(x.request.form);
  const auto version = version_in(input);
  const int year = year_of(x);
  const auto outcome = archive.change(x.viewer.actor(), [&](audit::Change& change) {
    return act == RoundAct::close ? close_prioritising(change, x.viewer, year, version)
                                  : hand_over(change, x.viewer, year, version);
  });
  return after_act(x, outcome, "/prioritering/" + std::to_string(year),
                   act == RoundAct::close ? x.t("The prioritising is closed.")
                                          : x.t("The chosen ones are focus areas of the draft now."),
                   "/prioritering/" + std::to_string(year));
}

http::Response json(const boost::json::value& value) {
  http::Response response;
  response.type = "application/json; charset=utf-8";
  response.body = boost::json::serialize(value);
  return response;
}

boost::json::object json_of(const Round& round) {
  boost::json::object out{{"year", round.year},
                          {"question", round.question},
                          {"state", identifier(round.state)},
                          {"address", round.address()}};
  out["deadline"] = round.deadline ? config::iso(*round.deadline) : std::string();
  return out;
}

http::Response rounds_json(Exchange& x, Archive& archive) {
  boost::json::array rows;
  archive.read([&](storage::Transaction& tx) {
    for (const Round& round : store::rounds_for(tx, x.viewer)) rows.push_back(json_of(round));
  });
  return json(boost::json::object{{"rounds", std::move(rows)}});
}

http::Response round_json(Exchange& x, Archive& archive) {
  const auto view = archive.read([&](storage::Transaction& tx) { return round_view(x, tx); });
  if (!view) return web::not_found(x);
  const bool open = view->round.answers_are_open(x.today());
  boost::json::object out = json_of(view->round);
  boost::json::array candidates;
  for (const Candidate& candidate : view->candidates) {
    boost::json::object row{{"id", candidate.id.text()},
                            {"title", candidate.text.title},
                            {"why", candidate.text.why},
                            {"figure", candidate.text.figure},
                            {"source", candidate.text.source},
                            {"consequences", candidate.text.consequences},
                            {"authority", candidate.authority_name},
                            {"choice", identifier(candidate.choice)},
                            {"reason", candidate.reason}};
    if (open) row["points"] = points_of(view->ballots, candidate.id);
    candidates.push_back(std::move(row));
  }
  out["answers"] = view->facts.answers;
  out["seats"] = view->facts.seats;
  out["candidates"] = std::move(candidates);
  return json(out);
}

}  // namespace

void round_routes(web::Routes& routes, Archive& archive) {
  const auto page = [&](const char* address, permit::Right right, http::Response (*show)(Exchange&, Archive&, Typed)) {
    routes.get(address, right, [&archive, show](Exchange& x) { return show(x, archive, nullptr); });
  };
  const auto form = [&](const char* address, permit::Right right, http::Response (*save)(Exchange&, Archive&)) {
    routes.post(address, right, [&archive, save](Exchange& x) { return save(x, archive); });
  };
  page("/prioritering", rights::see, rounds_page);
  form("/prioritering", rights::steer, begin_round);
  routes.get("/prioritering/{aar}", rights::see, [&archive](Exchange& x) { return round_page(x, archive); });
  page("/prioritering/{aar}/spoerg", rights::steer, ask_page);
  form("/prioritering/{aar}/spoerg", rights::steer, ask);
  page("/prioritering/{aar}/svar", rights::answer, ballot_page);
  form("/prioritering/{aar}/svar", rights::answer, give);
  page("/prioritering/{aar}/dagsorden", rights::steer, agenda_page);
  form("/prioritering/{aar}/dagsorden", rights::steer, put_on_agenda);
  page("/prioritering/{aar}/udfald", rights::steer, outcome_page);
  form("/prioritering/{aar}/udfald", rights::steer, write_choice);
  for (const auto& [address, act] : {std::pair{"/prioritering/{aar}/luk", RoundAct::close},
                                     std::pair{"/prioritering/{aar}/plan", RoundAct::hand_over}}) {
    routes.post(address, rights::steer, [&archive, act](Exchange& x) { return press(x, archive, act); });
  }
  routes.get("/api/v1/prioritering", rights::see, [&archive](Exchange& x) { return rounds_json(x, archive); })
      .tells("The rounds of priorities that you may see.",
             "{rounds: [{year: integer, question: text, state: text, address: text, deadline: text}]}");
  routes.get("/api/v1/prioritering/{aar}", rights::see, [&archive](Exchange& x) { return round_json(x, archive); })
      .tells("One round of priorities: the candidates, and their points once they are open.",
             "{year: integer, question: text, state: text, address: text, deadline: text, answers: "
             "integer, seats: integer, candidates: [{id: id, title: text, why: text, figure: text, source: "
             "text, consequences: text, authority: text, choice: text, reason: text, points?: integer}]}",
             "aar: integer");
  candidate_routes(routes, archive);
}

}  // namespace priorities
