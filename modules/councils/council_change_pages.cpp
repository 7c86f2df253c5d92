// The pages of changing a council.

#include "council_change_pages.h"

#include <algorithm>
#include <array>

#include "council_change.h"
#include "council_store.h"
#include "i18n/danish.h"
#include "organisation/lookup.h"
#include "rights.h"
#include "web/form.h"

namespace councils {
namespace {

using web::Exchange;
using web::Html;

std::optional<Council> council_to_prepare(storage::Transaction& tx, const Exchange& x) {
  auto council = council_of_key(tx, x.viewer, x.place.at("raad"));
  if (council && !prepares(part_in(tx, x.viewer, council->id))) council.reset();
  return council;
}

Html told(const Exchange& x) {
  Html body;
  body << "<p>"
       << x.t("Somebody else changed the council while you were writing. What you wrote is kept below; look at the "
              "rules and "
              "seats as they are now, and send again if yours is still right.")
       << "</p>";
  return web::alert(web::Tone::warning, x.t("Two people have changed the same council"), body);
}

http::Response rules_page(Exchange& x, const Desk& desk, const web::Input* typed, bool conflict = false) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto council = council_to_prepare(tx, x);
    if (!council) return false;
    const Deadlines& days = council->deadlines;
    const auto number = [](int value) { return std::to_string(value); };
    const web::Input begin({{"call", number(days.call)},
                            {"items", number(days.items)},
                            {"material", number(days.material)},
                            {"dispatch", number(days.dispatch)},
                            {"minutes", number(days.minutes)},
                            {"objections", number(days.objections)},
                            {"publish", number(days.publish)},
                            {"meetings_a_year", number(council->meetings_a_year)},
                            {"days_after_district", number(council->days_after_district)},
                            {"venue", council->venue},
                            {"starts", clock_words(council->starts)},
                            {"expected", number(council->expected)}});
    web::Form form(x, "/raad/" + council->key + "/regler", typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(council->version));
    form.section(x.t("Days before the meeting"));
    form.number("call", x.t("Call for wishes"));
    form.number("items", x.t("Last day for wishes"));
    form.number("material", x.t("Briefs and annexes are in"));
    form.number("dispatch", x.t("The agenda is sent"));
    form.section(x.t("Days after the meeting"));
    form.number("minutes", x.t("The minutes are sent"));
    form.number("objections", x.t("Days for objections"), x.t("Counted from the day the minutes are sent."));
    form.number("publish", x.t("The open part is published"));
    form.section(x.t("The meetings"));
    form.number("meetings_a_year", x.t("Meetings a year at least"));
    if (!council->district)
      form.number("days_after_district", x.t("Days after the district council at most"), x.t("0 means no such rule."));
    form.text("venue", x.t("Usual place"));
    form.time("starts", x.t("Usual time"));
    form.number("expected", x.t("Expected minutes"));
    form.area("reason", x.t("Why is it changed?"), x.t("It stands in the council's history."), true, 3);
    page.title = x.t("Rules and deadlines of {0}", {council->name});
    page.lead =
        x.t("Every meeting that is not over takes the new deadlines at once, and so does what waits for people.");
    page.crumbs = crumbs_to(x, *council);
    page.section = "/raad";
    page.status = conflict ? 409 : typed ? 422 : 200;
    if (conflict) page.body << told(x);
    page.body << form.submit(x.t("Change the rules"), "/raad/" + council->key);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response change_council_rules(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto council = desk.archive.read([&](storage::Transaction& tx) { return council_to_prepare(tx, x); });
  if (!council) return web::not_found(x);
  const auto days = [&](const char* field) { return static_cast<int>(input.number(field, 0, 365).value_or(0)); };
  Council wanted = *council;
  wanted.version = input.number("version", 1, 1'000'000'000).value_or(0);
  wanted.deadlines.call = days("call");
  wanted.deadlines.items = days("items");
  wanted.deadlines.material = days("material");
  wanted.deadlines.dispatch = days("dispatch");
  wanted.deadlines.minutes = days("minutes");
  wanted.deadlines.objections = days("objections");
  wanted.deadlines.publish = days("publish");
  wanted.meetings_a_year = static_cast<int>(input.number("meetings_a_year", 1, 52).value_or(4));
  if (!council->district) wanted.days_after_district = days("days_after_district");
  wanted.venue = input.text("venue", {.most = 200});
  wanted.starts = input.minutes("starts").value_or(0);
  wanted.expected = static_cast<int>(input.number("expected", 5, 600).value_or(90));
  const std::string reason = input.text("reason", {.required = false, .most = 1000});
  if (input.ok()) {
    const auto outcome = desk.archive.change(
        x.viewer.actor(), [&](audit::Change& change) { return change_rules(change, x.viewer, wanted, reason); });
    if (outcome) return web::done(x, "/raad/" + council->key, x.t("The rules are changed, and the deadlines follow."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return rules_page(x, desk, &input, true);
    input.refuse(outcome.refusal());
  }
  return rules_page(x, desk, &input);
}

/// Offices and local officers that may get a seat: those that somebody holds.
std::vector<web::Option> holder_options(const Exchange& x, storage::Transaction& tx) {
  using permit::Role;
  constexpr std::array offices{Role::police_superintendent,
                               Role::district_secretariat,
                               Role::prevention_officer,
                               Role::analyst,
                               Role::communication_officer,
                               Role::prosecutor,
                               Role::mayor,
                               Role::deputy_member,
                               Role::municipal_ceo,
                               Role::municipal_secretariat,
                               Role::municipal_rep,
                               Role::ssp_consultant,
                               Role::psychiatry_rep,
                               Role::probation_rep,
                               Role::partner};
  std::vector<web::Option> options;
  for (const organisation::Authority& authority : organisation::authorities(tx, x.today())) {
    for (const Role role : offices) {
      if (organisation::holders_of(tx, role, authority.id, x.today()).empty()) continue;
      const storage::Id office = permit::office(role, authority.id);
      options.push_back({office.text(), organisation::words_for(tx, office, x.today()), authority.name});
    }
    for (const permit::Capacity& officer : organisation::holders_of(tx, Role::local_officer, authority.id, x.today())) {
      options.push_back({officer.id.text(), organisation::words_for(tx, officer.id, x.today()), authority.name});
    }
  }
  return options;
}

Html seats_table(const Exchange& x, storage::Transaction& tx, const Council& council,
                 const std::vector<Member>& members, bool former) {
  std::vector<std::vector<Html>> rows;
  for (const Member& member : members) {
    if ((member.until <= x.today()) != former) continue;
    std::string period = x.t("since {0}", {i18n::long_date(member.since)});
    if (static_cast<int>(member.until.year()) < 9999)
      period = x.t("{0} to {1}", {i18n::long_date(member.since), i18n::long_date(config::plus_days(member.until, -1))});
    Html who = web::text(organisation::words_for(tx, member.holder, std::max(member.since, x.today())));
    if (member.since > x.today()) who << " " << web::tag(web::Tone::info, x.t("coming"));
    rows.push_back(
        {who, web::text(seat_words(x, member.seat)),
         web::text(member.substitute.empty() ? std::string("–")
                                             : organisation::words_for(tx, member.substitute, x.today())),
         web::text(period),
         former ? Html() : web::link(x.t("Change"), "/raad/" + council.key + "/pladser/" + member.holder.text())});
  }
  if (rows.empty()) return {};
  return table(former ? x.t("Former seats") : x.t("Seats of the council"),
               {x.t("Who"), x.t("Seat"), x.t("Substitute"), x.t("Period"), x.t("Act")}, rows);
}

http::Response seats_page(Exchange& x, const Desk& desk, const web::Input* typed, bool conflict = false) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto council = council_to_prepare(tx, x);
    if (!council) return false;
    const auto members = members_of(tx, {council->id});
    page.title = x.t("Seats of {0}", {council->name});
    page.lead =
        x.t("A seat belongs to an office and has a period. Whoever gets one sees the council's meetings from its first "
            "day.");
    page.crumbs = crumbs_to(x, *council);
    page.section = "/raad";
    page.status = conflict ? 409 : typed ? 422 : 200;
    if (conflict) page.body << told(x);
    page.body << seats_table(x, tx, *council, members, false);
    if (const Html former = seats_table(x, tx, *council, members, true); !former.empty())
      page.body << web::details(x.t("Former seats"), former);
    const auto options = holder_options(x, tx);
    const web::Input begin({{"from", config::iso(x.today())}, {"seat", "member"}});
    web::Form form(x, "/raad/" + council->key + "/pladser", typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(council->version));
    form.select("holder", x.t("Who"), options);
    form.select("seat", x.t("Seat"),
                {{"member", seat_words(x, Seat::member)},
                 {"secretary", seat_words(x, Seat::secretary)},
                 {"assistant", seat_words(x, Seat::assistant)}});
    form.select("substitute", x.t("Substitute"), options, {}, false);
    form.date("from", x.t("First day"));
    form.area("reason", x.t("Why?"), x.t("It stands in the council's history."), true, 2);
    page.body << web::heading(2, x.t("A new seat"), "ny") << form.submit(x.t("Give the seat"), "/raad/" + council->key)
              << history_part(x, tx, council->id);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

http::Response seat_page(Exchange& x, const Desk& desk, const web::Input* typed, bool conflict = false) {
  web::Page page;
  const bool found = desk.archive.read([&](storage::Transaction& tx) {
    const auto council = council_to_prepare(tx, x);
    if (!council) return false;
    const auto members = members_of(tx, {council->id});
    const auto seat = std::find_if(members.begin(), members.end(), [&](const Member& member) {
      return member.holder == x.id("plads") && member.until > x.today();
    });
    if (seat == members.end()) return false;
    const std::string back = "/raad/" + council->key + "/pladser";
    const web::Input begin(
        {{"from", config::iso(x.today())}, {"substitute", seat->substitute.text()}, {"act", "substitute"}});
    web::Form form(x, back + "/" + seat->holder.text(), typed ? *typed : begin);
    form.hidden("version", typed && !conflict ? typed->raw("version") : std::to_string(council->version));
    std::vector<web::Option> acts{{"substitute", x.t("Another substitute")}};
    if (seat->seat != Seat::chair) acts.push_back({"end", x.t("The seat ends")});
    form.radios("act", x.t("What changes?"), acts);
    form.select("substitute", x.t("Substitute"), holder_options(x, tx), x.t("Only when the substitute changes."),
                false);
    form.date("from", x.t("From which day?"), x.t("The first day on which it is so."));
    form.area("reason", x.t("Why?"), x.t("It stands in the council's history."), true, 2);
    page.title = organisation::words_for(tx, seat->holder, x.today());
    page.lead = x.t("A seat in {0} since {1}.", {council->name, i18n::long_date(seat->since)});
    page.crumbs = crumbs_to(x, *council);
    page.crumbs.push_back({x.t("Seats"), back});
    page.section = "/raad";
    page.status = conflict ? 409 : typed ? 422 : 200;
    if (conflict) page.body << told(x);
    page.body << form.submit(x.t("Change the seat"), back);
    return true;
  });
  return found ? web::show(x, page) : web::not_found(x);
}

/// What the two forms have in common, for a council that is there.
SeatChange seat_change_of(web::Input& input, const Council& council) {
  SeatChange wanted;
  wanted.council = council.id;
  wanted.version = input.number("version", 1, 1'000'000'000).value_or(0);
  wanted.substitute = input.id("substitute", false);
  wanted.from = input.date("from").value_or(config::Date{});
  wanted.reason = input.text("reason", {.required = false, .most = 1000});
  return wanted;
}

/// Ids that a person may choose; what else is sent is refused beside its field.
void must_be_offered(const Exchange& x, const Desk& desk, web::Input& input, const char* field, const storage::Id& id) {
  if (id.empty()) return;
  const bool offered = desk.archive.read([&](storage::Transaction& tx) {
    const auto options = holder_options(x, tx);
    return std::any_of(options.begin(), options.end(),
                       [&](const web::Option& option) { return option.value == id.text(); });
  });
  if (!offered) input.refuse(config::Refusal{"Choose one of those in the list.", {}, field, {}});
}

http::Response add(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto council = desk.archive.read([&](storage::Transaction& tx) { return council_to_prepare(tx, x); });
  if (!council) return web::not_found(x);
  SeatChange wanted = seat_change_of(input, *council);
  wanted.holder = input.id("holder");
  wanted.seat = seat_named(input.choice("seat", {"member", "secretary", "assistant"})).value_or(Seat::member);
  must_be_offered(x, desk, input, "holder", wanted.holder);
  must_be_offered(x, desk, input, "substitute", wanted.substitute);
  const std::string back = "/raad/" + council->key + "/pladser";
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(),
                                             [&](audit::Change& change) { return add_seat(change, x.viewer, wanted); });
    if (outcome) return web::done(x, back, x.t("The seat is given."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return seats_page(x, desk, &input, true);
    input.refuse(outcome.refusal());
  }
  return seats_page(x, desk, &input);
}

http::Response change_seat(Exchange& x, const Desk& desk) {
  web::Input input(x.request.form);
  const auto council = desk.archive.read([&](storage::Transaction& tx) { return council_to_prepare(tx, x); });
  if (!council) return web::not_found(x);
  SeatChange wanted = seat_change_of(input, *council);
  wanted.holder = x.id("plads");
  const std::string act = input.choice("act", {"substitute", "end"});
  if (act == "substitute") must_be_offered(x, desk, input, "substitute", wanted.substitute);
  if (input.ok()) {
    const auto outcome = desk.archive.change(x.viewer.actor(), [&](audit::Change& change) {
      return act == "end" ? end_seat(change, x.viewer, wanted) : change_substitute(change, x.viewer, wanted);
    });
    if (outcome) return web::done(x, "/raad/" + council->key + "/pladser", x.t("The seat is changed."));
    if (was_not_for_you(outcome.refusal())) return web::not_found(x);
    if (was_changed_meanwhile(outcome.refusal())) return seat_page(x, desk, &input, true);
    input.refuse(outcome.refusal());
  }
  return seat_page(x, desk, &input);
}

}  // namespace

std::optional<Council> council_of_key(storage::Transaction& tx, const permit::Viewer& viewer, const std::string& key) {
  for (Council& council : visible_councils(tx, viewer)) {
    if (council.key == key) return std::move(council);
  }
  return std::nullopt;
}

void council_change_routes(web::Routes& routes, const Desk& desk) {
  routes.get("/raad/{raad}/regler", rights::prepare, [desk](Exchange& x) { return rules_page(x, desk, nullptr); });
  routes.post("/raad/{raad}/regler", rights::prepare, [desk](Exchange& x) { return change_council_rules(x, desk); });
  routes.get("/raad/{raad}/pladser", rights::prepare, [desk](Exchange& x) { return seats_page(x, desk, nullptr); });
  routes.post("/raad/{raad}/pladser", rights::prepare, [desk](Exchange& x) { return add(x, desk); });
  routes.get("/raad/{raad}/pladser/{plads}", rights::prepare,
             [desk](Exchange& x) { return seat_page(x, desk, nullptr); });
  routes.post("/raad/{raad}/pladser/{plads}", rights::prepare, [desk](Exchange& x) { return change_seat(x, desk); });
}

}  // namespace councils
