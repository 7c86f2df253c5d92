// Planning a year, moving a meeting with what hangs on it, calendars, requests, opening, rules and seats: through the
// pages, allowed and refused, on both engines.

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "audit/history.h"
#include "council_change_pages.h"
#include "council_pages.h"
#include "council_store.h"
#include "due_day.h"
#include "feed_pages.h"
#include "holiday.h"
#include "meeting_change_pages.h"
#include "meeting_request_pages.h"
#include "meeting_request_store.h"
#include "next_year.h"
#include "opening_pages.h"
#include "publication_pages.h"
#include "registration.h"
#include "registry/todo.h"
#include "trial_district.h"
#include "wheel_pages.h"
#include "year_plan_pages.h"

namespace web {
config::Package package();
}

namespace councils {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

config::Date day(const char* iso) { return config::parse_date(iso).value(); }

/// The pages of a district, asked without a server.
struct Pages {
  District& district;
  config::Settings settings;
  documents::Printer printer{
      district.database->folder(), std::filesystem::path(trial::source_folder()) / "kernel/documents/worker", {}};
  i18n::Language danish{"da", {web::package(), permit::package(), organisation::package(), package()}};
  web::Routes routes;

  explicit Pages(District& fyn) : district(fyn) {
    settings.public_address = "https://trygkreds.example";
    settings.mail_from = "noreply@trygkreds.example";
    const Desk desk{district.archive, district.files, printer, settings};
    council_routes(routes, desk);
    council_change_routes(routes, desk);
    meeting_change_routes(routes, desk);
    meeting_request_routes(routes, desk);
    wheel_routes(routes, desk);
    year_plan_routes(routes, desk);
    feed_routes(routes, desk);
    opening_routes(routes, desk);
    publication_routes(routes, desk);
  }
  http::Response ask(http::Method method, const permit::Viewer& viewer, const std::string& address, Values form) {
    http::Request request;
    request.method = method;
    request.target = address;
    const std::size_t mark = address.find('?');
    request.path = address.substr(0, mark);
    if (mark != std::string::npos) request.query = http::read_form(address.substr(mark + 1)).value();
    request.form = http::Fields(std::move(form));
    const auto match = routes.find(request.method, request.path);
    http::Response response;
    response.status = 404;
    if (!match.route || !match.route->right.given_to(viewer)) return response;
    web::Exchange exchange{request, viewer, danish, district.clock.now(), "token", match.place, {}};
    return match.route->handler(exchange);
  }
  http::Response get(const permit::Viewer& viewer, const std::string& address) {
    return ask(http::Method::get, viewer, address, {});
  }
  http::Response post(const permit::Viewer& viewer, const std::string& address, Values form) {
    return ask(http::Method::post, viewer, address, std::move(form));
  }
};

bool says(const http::Response& response, std::string_view words) {
  return response.bytes().find(words) != std::string::npos;
}

/// Calendar objects of the outbox that have a UID, newest last.
std::vector<std::string> calendars_of(District& fyn, const storage::Id& meeting) {
  constexpr storage::Sql every{"every_calendar", R"sql(SELECT calendar FROM mail_outbox ORDER BY written, id)sql"};
  std::vector<std::string> found;
  fyn.read([&](storage::Transaction& tx) {
    tx.each(every, {}, [&](const storage::Row& row) {
      if (row.view(0).find("UID:" + meeting.text() + "@trygkreds") != std::string_view::npos)
        found.push_back(row.text(0));
    });
  });
  return found;
}

/// What every reader of RFC 5545 relies on: line ends, folding, balanced parts, and the properties an event must have.
void expect_calendar(const std::string& text) {
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(text.ends_with("END:VCALENDAR\r\n"));
  std::vector<std::string> open, lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    ASSERT_NE(end, std::string::npos) << "every line ends with CRLF";
    const std::string line = text.substr(at, end - at);
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    if (line.starts_with(" "))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
    at = end + 2;
  }
  std::map<std::string, int> seen;
  for (const std::string& line : lines) {
    ASSERT_NE(line.find(':'), std::string::npos) << line;
    const std::string name = line.substr(0, line.find_first_of(":;"));
    if (name == "BEGIN") {
      open.push_back(line.substr(6));
      if (open.back() == "VEVENT") seen.clear();
    } else if (name == "END") {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), line.substr(4));
      if (open.back() == "VEVENT") {
        for (const char* needed : {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"})
          EXPECT_EQ(seen[needed], 1) << needed;
      }
      open.pop_back();
    } else {
      ++seen[name];
    }
  }
  EXPECT_TRUE(open.empty());
}

class YearPagesTest : public CouncilsTest {};
TRIAL_ON_BOTH(YearPagesTest);

TEST_P(YearPagesTest, shows_the_wheel_as_months_as_list_and_as_csv) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto page = pages.get(fyn->secretary(), "/aarshjul/2020");
  ASSERT_EQ(page.status, 200);
  for (const char* words :
       {"Årshjul 2020", "Januar", "December", "aria-current=\"date\"", "langfredag", "Planlæg 2021"})
    EXPECT_TRUE(says(page, words)) << words;
  EXPECT_TRUE(says(pages.get(fyn->secretary(), "/aarshjul/2020?dag=2020-09-11"),
                   "Flyttet fra 12. september 2020, som er lørdag."));
  const auto csv = pages.get(fyn->secretary(), "/aarshjul/2020/kredsraad?format=csv");
  EXPECT_TRUE(says(csv, "2020-09-11"));
  EXPECT_FALSE(says(csv, "Lokalrådet"));
  EXPECT_EQ(pages.get(fyn->mayor("svendborg"), "/aarshjul/2020/lokalraad-odense").status, 404);
  EXPECT_FALSE(says(pages.get(fyn->mayor("svendborg"), "/aarshjul/2020"), "Planlæg 2021"));
  EXPECT_EQ(pages.get(fyn->citizen(), "/aarshjul/2020").status, 404);
  for (const char* wrong : {"/aarshjul/20", "/aarshjul/abcd", "/aarshjul/1999", "/aarshjul/2020x"})
    EXPECT_EQ(pages.get(fyn->secretary(), wrong).status, 404) << wrong;
  EXPECT_EQ(pages.get(fyn->secretary(), "/aarshjul/2035").status, 200) << "an empty year teaches";
}

TEST_P(YearPagesTest, plans_the_next_year_in_one_form_and_one_change) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto secretary = fyn->secretary();
  const std::string address = "/aarshjul/2021/planlaeg";
  EXPECT_EQ(pages.get(fyn->mayor("odense"), address).status, 404);
  ASSERT_EQ(pages.get(secretary, address).status, 200);
  Values form;
  std::string first;
  fyn->read([&](storage::Transaction& tx) {
    const YearBook book = year_book(tx, secretary, 2021);
    for (const Proposal& proposal :
         propose_year(visible_meetings_between(tx, secretary, day("2020-01-01"), day("2021-01-01")), book, {}, 2021)) {
      const std::string& id = proposal.sitting.key;
      if (proposal.sitting.councils.front() == council_id("kredsraad") && first.empty()) first = id;
      form.emplace_back("med", id);
      form.emplace_back("dag-" + id, config::iso(proposal.sitting.day));
      form.emplace_back("kl-" + id, "10.00");
    }
  });
  const auto count = static_cast<std::size_t>(
      std::count_if(form.begin(), form.end(), [](const auto& field) { return field.first == "med"; }));
  const auto with = [&](Values values, const std::string& name, const std::string& value) {
    for (auto& field : values) {
      if (field.first == name) field.second = value;
    }
    return values;
  };
  const auto meetings_2021 = [&] {
    return fyn->read([&](storage::Transaction& tx) {
      return visible_meetings_between(tx, secretary, day("2021-01-01"), day("2022-01-01")).size();
    });
  };
  const auto holiday = pages.post(secretary, address, with(form, "dag-" + first, "2021-04-05"));
  EXPECT_EQ(holiday.status, 200);
  EXPECT_TRUE(says(holiday, "5. april 2021 er 2. påskedag.")) << "a warning, not a refusal";
  EXPECT_EQ(pages.post(secretary, address, with(form, "dag-" + first, "2022-04-05")).status, 422);
  EXPECT_EQ(pages.post(secretary, address, with(form, "dag-" + first, "hvad")).status, 422);
  EXPECT_EQ(meetings_2021(), 0u) << "looking makes nothing";
  form.emplace_back("trin", "opret");
  Values adjust = form;
  adjust.emplace_back("trin", "ret");
  EXPECT_TRUE(says(pages.post(secretary, address, adjust), "type=\"date\""));
  EXPECT_EQ(meetings_2021(), 0u) << "going back to adjust makes nothing";
  EXPECT_EQ(pages.post(fyn->mayor("odense"), address, form).status, 404);
  const auto made = pages.post(secretary, address, form);
  ASSERT_EQ(made.status, 303);
  EXPECT_EQ(meetings_2021(), count);
  EXPECT_EQ(pages.post(secretary, address, form).status, 422) << "once is enough";
  EXPECT_EQ(meetings_2021(), count);
  EXPECT_TRUE(says(pages.get(secretary, address), "Der er ikke mere at foreslå."));
  fyn->read([&](storage::Transaction& tx) {
    int called = 0;
    for (const Meeting& meeting : visible_meetings(tx, secretary, council_id("kredsraad"))) {
      if (meeting.year != 2021) continue;
      EXPECT_GE(meeting.number, 1);
      for (const registry::Todo& todo : registry::open_on(tx, meeting.id)) called += todo.act == waits::call_for_items;
    }
    EXPECT_GE(called, 4) << "the deadlines follow";
  });
}

TEST_P(YearPagesTest, moves_a_meeting_with_everything_that_hangs_on_it) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto secretary = fyn->secretary();
  const std::string address = "/raad/moede/" + meeting_4.text() + "/flyt";
  const Meeting before = fyn->meeting(meeting_4);
  const auto hanging = fyn->read([&](storage::Transaction& tx) {
    std::vector<Meeting> found;
    for (Meeting& meeting : visible_meetings_between(tx, secretary, before.day, day("2021-01-01"))) {
      if (meeting.id != meeting_4 && meeting.state <= State::agenda_sent) found.push_back(std::move(meeting));
    }
    return found;
  });
  ASSERT_GE(hanging.size(), 3u);
  const Meeting other = hanging.front(), left = hanging.back();
  Values form{
      {"version", std::to_string(before.version)}, {"day", "2020-12-01"}, {"starts", "10.00"}, {"venue", before.venue}};
  Values look = form;
  look.emplace_back("trin", "se");
  EXPECT_EQ(pages.post(fyn->mayor("odense"), address, look).status, 404);
  const auto preview = pages.post(secretary, address, look);
  ASSERT_EQ(preview.status, 200);
  EXPECT_TRUE(says(preview, "value=\"" + other.id.text() + "\" checked"));
  EXPECT_TRUE(says(preview, "2020-12-08")) << "the day proposed for those of the 15th";
  EXPECT_TRUE(says(preview, "20. november 2020")) << "the agenda's day moves to a working day";
  EXPECT_EQ(fyn->meeting(meeting_4).day, before.day);

  form.emplace_back("med", other.id.text());
  form.emplace_back("dag-" + other.id.text(), "2020-12-08");
  form.emplace_back("udgave-" + other.id.text(), std::to_string(other.version));
  EXPECT_EQ(pages.post(secretary, address, form).status, 422) << "no reason";
  form.emplace_back("reason", "Politigården er optaget.");
  Values stale = form;
  for (auto& field : stale) {
    if (field.first == "udgave-" + other.id.text()) field.second = "77";
  }
  EXPECT_EQ(pages.post(secretary, address, stale).status, 409);
  EXPECT_EQ(fyn->meeting(meeting_4).day, before.day) << "all or none";
  ASSERT_EQ(pages.post(secretary, address, form).status, 303);
  EXPECT_EQ(config::iso(fyn->meeting(meeting_4).day), "2020-12-01");
  EXPECT_EQ(config::iso(fyn->meeting(other.id).day), "2020-12-08");
  EXPECT_EQ(fyn->meeting(left.id).day, left.day) << "the one that was not chosen stays";
  fyn->read([&](storage::Transaction& tx) {
    bool moved = false;
    const Council council = find_council(tx, council_id("kredsraad")).value();
    for (const registry::Todo& todo : registry::open_on(tx, meeting_4)) {
      if (todo.act == waits::propose_items) {
        moved = true;
        EXPECT_EQ(todo.due, items_due(council, find_meeting(tx, meeting_4).value()));
      }
    }
    EXPECT_TRUE(moved);
  });
  for (const auto& [id, sequence] : {std::pair{meeting_4, before.sequence + 1}, {other.id, other.sequence + 1}}) {
    const auto calendars = calendars_of(*fyn, id);
    ASSERT_FALSE(calendars.empty());
    for (const std::string& text : calendars) {
      expect_calendar(text);
      EXPECT_NE(text.find("METHOD:REQUEST\r\n"), std::string::npos);
      EXPECT_NE(text.find("SEQUENCE:" + std::to_string(sequence) + "\r\n"), std::string::npos);
    }
  }
  EXPECT_GE(calendars_of(*fyn, meeting_4).size(), 11u);

  const std::string cancel = "/raad/moede/" + meeting_4.text() + "/aflys";
  EXPECT_TRUE(says(pages.get(secretary, cancel), "Reglerne kræver mindst 4"));
  ASSERT_EQ(pages
                .post(secretary, cancel,
                      {{"version", std::to_string(fyn->meeting(meeting_4).version)}, {"reason", "Sygdom."}})
                .status,
            303);
  const std::string last = calendars_of(*fyn, meeting_4).back();
  expect_calendar(last);
  EXPECT_NE(last.find("METHOD:CANCEL\r\n"), std::string::npos);
  EXPECT_NE(last.find("STATUS:CANCELLED\r\n"), std::string::npos);
  EXPECT_NE(last.find("SEQUENCE:" + std::to_string(before.sequence + 2) + "\r\n"), std::string::npos);
}

TEST_P(YearPagesTest, gives_a_person_a_secret_calendar_that_can_be_withdrawn) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto mayor = fyn->mayor("svendborg");
  const auto secret_of = [](const http::Response& response) {
    std::smatch found;
    const std::string text = response.bytes();
    EXPECT_TRUE(std::regex_search(text, found, std::regex("/kalender/([0-9a-z]{52})")));
    return found[1].str();
  };
  const std::string secret = secret_of(pages.post(mayor, "/kalender/ny", {}));
  EXPECT_FALSE(says(pages.get(mayor, "/kalender"), secret)) << "it is told once";
  const auto feed = pages.get(fyn->citizen(), "/kalender/" + secret);
  ASSERT_EQ(feed.status, 200);
  EXPECT_EQ(feed.type, "text/calendar; charset=utf-8");
  expect_calendar(feed.body);
  EXPECT_TRUE(says(feed, meeting_4.text() + "@trygkreds"));
  EXPECT_FALSE(says(feed, "METHOD:")) << "a calendar to subscribe to has none";
  EXPECT_FALSE(says(feed, "ATTENDEE"));
  EXPECT_FALSE(says(feed, "Lokalrådet i Odense")) << "a lokalråd without a seat";
  EXPECT_TRUE(says(feed, "STATUS:CONFIRMED"));
  fyn->read([&](storage::Transaction& tx) {
    std::string plain;
    for (const char c : feed.body) {
      if (c != '\r' && c != '\n' && c != ' ' && c != '\\') plain += c;
    }
    for (const Meeting& meeting : visible_meetings(tx, mayor, 500)) {
      for (const Item& item : items_for(tx, fyn->secretary(), open_meeting(tx, fyn->secretary(), meeting.id).value())) {
        std::string title;
        for (const char c : item.title) {
          if (c != ' ' && c != '\\') title += c;
        }
        if (item.closed) {
          EXPECT_EQ(plain.find(title), std::string::npos) << item.title;
        }
      }
    }
  });
  EXPECT_EQ(pages.get(fyn->citizen(), "/kalender/" + std::string(52, 'a')).status, 404);
  EXPECT_EQ(pages.get(fyn->citizen(), "/kalender").status, 404);
  const std::string another = secret_of(pages.post(mayor, "/kalender/ny", {}));
  EXPECT_NE(another, secret);
  EXPECT_EQ(pages.get(fyn->citizen(), "/kalender/" + secret).status, 404) << "the old one stops";
  EXPECT_EQ(pages.get(fyn->citizen(), "/kalender/" + another).status, 200);
  EXPECT_EQ(pages.post(mayor, "/kalender/tilbagekald", {}).status, 303);
  EXPECT_EQ(pages.get(fyn->citizen(), "/kalender/" + another).status, 404);
  EXPECT_EQ(pages.post(mayor, "/kalender/tilbagekald", {}).status, 409) << "there is none any more";
  const auto everybody = pages.get(fyn->citizen(), "/moeder/kalender/kredsraad");
  expect_calendar(everybody.body);
  EXPECT_TRUE(says(everybody, meeting_1.text())) << "its minutes are public";
  EXPECT_FALSE(says(everybody, meeting_4.text())) << "it is not open";
  EXPECT_EQ(pages.get(fyn->citizen(), "/moeder/kalender/findes-ikke").status, 404);
}

TEST_P(YearPagesTest, opens_a_meeting_by_a_majority_and_the_chairs_assent) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto secretary = fyn->secretary();
  const std::string address = "/raad/moede/" + meeting_4.text() + "/aabning";
  const auto form = [&](int yes, bool assent, const std::string& opening = "whole") {
    Values values{{"version", std::to_string(fyn->meeting(meeting_4).version)}, {"opening", opening}, {"part", ""}};
    fyn->read([&](storage::Transaction& tx) {
      for (const Member& member : members_of(tx, {council_id("kredsraad")})) {
        if (member.has_a_say()) values.emplace_back("stemme-" + member.holder.text(), yes-- > 0 ? "yes" : "no");
      }
    });
    if (assent) values.emplace_back("assent", "ja");
    return values;
  };
  EXPECT_EQ(pages.post(fyn->mayor("odense"), address, form(11, true)).status, 404);
  const auto few = pages.post(secretary, address, form(5, true));
  EXPECT_EQ(few.status, 422);
  EXPECT_TRUE(says(few, "5 af 11 medlemmer stemte for."));
  EXPECT_TRUE(says(few, "bekendtgørelse nr. 1426 af 13. december 2006 § 3"));
  EXPECT_EQ(pages.post(secretary, address, form(6, false)).status, 422) << "the chair has not assented";
  EXPECT_EQ(pages.post(secretary, address, form(6, true, "part")).status, 422) << "which part?";
  EXPECT_FALSE(says(pages.get(fyn->citizen(), "/moeder"), fyn->meeting(meeting_4).title));
  ASSERT_EQ(pages.post(secretary, address, form(6, true)).status, 303);
  EXPECT_TRUE(says(pages.get(fyn->citizen(), "/moeder"), fyn->meeting(meeting_4).title));
  EXPECT_TRUE(says(pages.get(fyn->citizen(), "/moeder/kalender/kredsraad"), meeting_4.text()));
  EXPECT_EQ(pages.post(secretary, address, form(0, false, "none")).status, 303) << "closing needs no vote";
  EXPECT_FALSE(says(pages.get(fyn->citizen(), "/moeder"), fyn->meeting(meeting_4).title));
}

TEST_P(YearPagesTest, lets_a_member_ask_and_the_chair_answer) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto mayor = fyn->mayor("nyborg");
  const std::string ask = "/raad/kredsraad/oensk-moede";
  const Values wish{{"kind", "theme"},
                    {"matter", "Indbrud ved motorvejen"},
                    {"reason", "Tallet er fordoblet."},
                    {"wanted", "2020-10-20"}};
  EXPECT_EQ(pages.post(fyn->citizen(), ask, wish).status, 404);
  EXPECT_EQ(pages.post(fyn->secretary(), ask, wish).status, 422) << "the secretariat is no member";
  EXPECT_EQ(pages.post(mayor, ask, {{"kind", "extra"}, {"matter", "Indbrud"}, {"reason", ""}}).status, 422);
  ASSERT_EQ(pages.post(mayor, ask, wish).status, 303);
  const auto request = [&] {
    return fyn->read(
        [&](storage::Transaction& tx) { return visible_requests(tx, mayor, council_id("kredsraad")).front(); });
  };
  const MeetingRequest asked = request();
  fyn->read([&](storage::Transaction& tx) {
    const auto todos = registry::open_on(tx, asked.id);
    ASSERT_EQ(todos.size(), 1u);
    EXPECT_EQ(todos.front().holder, permit::office(Role::chief_of_police, organisation::authority_id("fyns-politi")));
    EXPECT_EQ(config::iso(todos.front().due), "2020-09-29");
    EXPECT_FALSE(visible_request(tx, as(Role::ssp_consultant, "aeroe", "ssp-aeroe", fyn->today()), asked.id));
  });
  const Values when{{"version", std::to_string(asked.version)},
                    {"day", "2020-10-13"},
                    {"starts", "14.00"},
                    {"venue", "Nyborg"},
                    {"expected", "90"}};
  EXPECT_EQ(pages.post(fyn->secretary(), asked.address() + "/indkald", when).status, 409) << "only the chair answers";
  EXPECT_EQ(
      pages.post(fyn->chief(), asked.address() + "/afvis", {{"version", std::to_string(asked.version)}, {"answer", ""}})
          .status,
      422);
  ASSERT_EQ(pages.post(fyn->chief(), asked.address() + "/indkald", when).status, 303);
  EXPECT_EQ(request().state, RequestState::convened);
  const Meeting meeting = fyn->meeting(request().meeting);
  EXPECT_EQ(meeting.kind, MeetingKind::theme);
  EXPECT_EQ(meeting.title, "Kredsrådet, temamøde 5/2020: Indbrud ved motorvejen");
  EXPECT_EQ(pages
                .post(fyn->chief(), asked.address() + "/afvis",
                      {{"version", std::to_string(request().version)}, {"answer", "Nej."}})
                .status,
            409)
      << "it has its answer";
  ASSERT_EQ(pages.post(mayor, ask, wish).status, 303);
  const auto second = fyn->read([&](storage::Transaction& tx) {
    const auto all = visible_requests(tx, mayor, council_id("kredsraad"));
    return *std::find_if(all.begin(), all.end(),
                         [](const MeetingRequest& r) { return r.state == RequestState::asked; });
  });
  ASSERT_EQ(pages
                .post(fyn->chief(), second.address() + "/afvis",
                      {{"version", "1"}, {"answer", "Det tages op på mødet i december."}})
                .status,
            303);
  EXPECT_TRUE(says(pages.get(mayor, second.address()), "Det tages op på mødet i december."));
  EXPECT_EQ(pages.get(fyn->citizen(), second.address()).status, 404);
}

TEST_P(YearPagesTest, changes_rules_and_seats_with_a_reason_and_what_follows) {
  const auto fyn = demo();
  Pages pages(*fyn);
  const auto secretary = fyn->secretary();
  const auto council = [&] {
    return fyn->read([](storage::Transaction& tx) { return find_council(tx, council_id("kredsraad")).value(); });
  };
  const auto rules = [&](const std::string& dispatch, const std::string& meetings, const std::string& reason) {
    return Values{{"version", std::to_string(council().version)},
                  {"call", "35"},
                  {"items", "28"},
                  {"material", "21"},
                  {"dispatch", dispatch},
                  {"minutes", "10"},
                  {"objections", "7"},
                  {"publish", "30"},
                  {"meetings_a_year", meetings},
                  {"venue", council().venue},
                  {"starts", "10.00"},
                  {"expected", "120"},
                  {"reason", reason}};
  };
  const std::string address = "/raad/kredsraad/regler";
  EXPECT_EQ(pages.get(fyn->mayor("odense"), address).status, 404);
  EXPECT_EQ(pages.post(secretary, address, rules("14", "3", "Færre møder.")).status, 422) << "four a year (§ 3)";
  EXPECT_EQ(pages.post(secretary, address, rules("30", "4", "Tidligere.")).status, 422) << "sent before wishes are in";
  EXPECT_EQ(pages.post(secretary, address, rules("14", "4", "")).status, 422);
  const Values old = rules("14", "4", "Byrådene vil have længere tid.");
  ASSERT_EQ(pages.post(secretary, address, old).status, 303);
  EXPECT_EQ(pages.post(secretary, address, old).status, 409) << "somebody was faster";
  EXPECT_EQ(council().deadlines.dispatch, 14);
  EXPECT_EQ(config::iso(dispatch_due(council(), fyn->meeting(meeting_4))), "2020-11-24");
  fyn->read([&](storage::Transaction& tx) {
    for (const registry::Todo& todo : registry::open_on(tx, meeting_4)) {
      if (todo.act == waits::propose_items) {
        EXPECT_EQ(config::iso(todo.due), "2020-11-10") << "todos follow";
      }
    }
  });

  const storage::Id partner = permit::office(Role::partner, organisation::authority_id("natteravnene"));
  permit::Viewer volunteer = as(Role::partner, "natteravnene", "frivillig", fyn->today());
  const storage::Id audience = council().audience;
  const auto sees = [&](const char* on) {
    volunteer.today = day(on);
    return fyn->read([&](storage::Transaction& tx) { return permit::may_see(tx, volunteer, audience); });
  };
  const std::string seats = "/raad/kredsraad/pladser";
  const auto seat = [&](const std::string& from, const std::string& reason) {
    return Values{{"version", std::to_string(council().version)},
                  {"holder", partner.text()},
                  {"seat", "assistant"},
                  {"substitute", ""},
                  {"from", from},
                  {"reason", reason}};
  };
  EXPECT_EQ(pages.post(fyn->mayor("odense"), seats, seat("2020-10-01", "Ny.")).status, 404);
  EXPECT_EQ(pages.post(secretary, seats, seat("2020-10-01", "")).status, 422);
  ASSERT_EQ(pages.post(secretary, seats, seat("2020-10-01", "Natteravnene er med i nattelivet.")).status, 303);
  EXPECT_EQ(pages.post(secretary, seats, seat("2020-11-01", "Igen.")).status, 422) << "it is there";
  EXPECT_FALSE(sees("2020-09-30"));
  EXPECT_TRUE(sees("2020-10-01"));
  const auto change = [&](const storage::Id& holder, const std::string& act, const std::string& from,
                          const storage::Id& substitute) {
    return pages.post(secretary, seats + "/" + holder.text(),
                      {{"version", std::to_string(council().version)},
                       {"act", act},
                       {"from", from},
                       {"substitute", substitute.text()},
                       {"reason", "Aftalt på mødet."}});
  };
  ASSERT_EQ(change(partner, "end", "2020-12-01", {}).status, 303);
  EXPECT_TRUE(sees("2020-11-30"));
  EXPECT_FALSE(sees("2020-12-01"));
  const storage::Id chief = permit::office(Role::chief_of_police, organisation::authority_id("fyns-politi"));
  EXPECT_EQ(change(chief, "end", "2020-12-01", {}).status, 422) << "the chair chairs";
  const storage::Id mayor = permit::office(Role::mayor, organisation::authority_id("odense"));
  const storage::Id director = permit::office(Role::municipal_ceo, organisation::authority_id("odense"));
  ASSERT_EQ(change(mayor, "substitute", "2020-10-01", director).status, 303);
  fyn->read([&](storage::Transaction& tx) {
    storage::Id before, after;
    for (const Member& member : members_of(tx, {council_id("kredsraad")})) {
      if (member.holder != mayor) continue;
      if (member.holds_on(day("2020-09-30"))) before = member.substitute;
      if (member.holds_on(day("2020-10-01"))) after = member.substitute;
    }
    EXPECT_EQ(before, permit::office(Role::deputy_member, organisation::authority_id("odense")));
    EXPECT_EQ(after, director);
  });
  EXPECT_TRUE(says(pages.get(secretary, seats), "Natteravnene er med i nattelivet.")) << "the history says why";
  EXPECT_TRUE(fyn->load(District::folder()).empty());
  EXPECT_EQ(council().deadlines.dispatch, 14) << "loading again leaves what people changed";
}

}  // namespace
}  // namespace councils
