// Lists: search, filter, sort, pages and CSV from the address alone; routes and the difference between texts beside
// them.

#include <gtest/gtest.h>

#include "list.h"
#include "routes.h"
#include "trial_exchange.h"

namespace web {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

List towns() {
  List list;
  list.caption = "Byer på Fyn";
  list.columns = {{"by", "By", true}, {"folk", "Indbyggere", true, true}, {"kommune", "Kommune"}};
  list.filters = {{"kommune", "Kommune", {{"ass", "Assens"}, {"ode", "Odense"}}}};
  for (const auto& [town, people, authority] :
       std::vector<std::tuple<std::string, std::string, std::string>>{{"Ølsted", "200", "Assens"},
                                                                      {"Aarup", "3.100", "Assens"},
                                                                      {"=HYPERLINK(\"x\")", "90", "Odense"},
                                                                      {"Zuben; \"by\"", "-5", "Odense"}}) {
    list.rows.push_back({{text(town), town}, {text(people), people}, {text(authority), authority}});
  }
  list.empty = text(std::string("tomt"));
  return list;
}

std::string shown(Pairs query) {
  TrialExchange trial("/byer", http::Fields(std::move(query)));
  return show_list(trial.exchange, towns()).text();
}

TEST(List, sorts_as_danes_do_and_says_which_way) {
  const std::string up = shown({{"sorter", "by"}});
  EXPECT_LT(up.find("Zuben"), up.find("Ølsted"));
  EXPECT_LT(up.find("Ølsted"), up.find("Aarup"));
  EXPECT_NE(up.find("aria-sort=\"ascending\""), std::string::npos);
  EXPECT_NE(up.find("/byer?sorter=by&amp;retning=ned"), std::string::npos);
  const std::string down = shown({{"sorter", "folk"}, {"retning", "ned"}});
  EXPECT_LT(down.find("Aarup"), down.find("Ølsted"));
  EXPECT_LT(down.find("Ølsted"), down.find("Zuben"));
  EXPECT_NE(down.find("aria-sort=\"descending\""), std::string::npos);
}

TEST(List, goes_by_keyset_and_counts_no_further_than_a_thousand) {
  List list = towns();
  list.filters.clear();
  list.by_keyset = true;
  list.total = most_counted + 1;
  list.next = "2020-09-15_x";
  TrialExchange first("/byer", http::Fields(Pairs{{"slags", "by"}, {"side", "3"}}));
  const std::string page = show_list(first.exchange, list).text();
  EXPECT_NE(page.find("Mere end 1.000 rækker"), std::string::npos);
  EXPECT_NE(page.find("/byer?slags=by&amp;efter=2020-09-15_x"), std::string::npos);
  EXPECT_EQ(page.find("Til første side"), std::string::npos);
  list.next.clear();
  list.total = 4;
  TrialExchange last("/byer", http::Fields(Pairs{{"efter", "2020-09-15_x"}}));
  const std::string end = show_list(last.exchange, list).text();
  EXPECT_NE(end.find("4 rækker"), std::string::npos);
  EXPECT_EQ(end.find("efter="), std::string::npos);
  EXPECT_NE(end.find("Til første side"), std::string::npos);
}

TEST(List, searches_and_filters_and_can_take_them_away) {
  const std::string found = shown({{"soeg", "århup aarup"}, {"kommune", "ass"}});
  EXPECT_NE(found.find("Intet passer"), std::string::npos);
  const std::string folded = shown({{"soeg", "årup"}});
  EXPECT_NE(folded.find("Aarup"), std::string::npos);
  EXPECT_EQ(folded.find("Ølsted"), std::string::npos);
  const std::string filtered = shown({{"kommune", "ass"}, {"sorter", "by"}});
  EXPECT_EQ(filtered.find("Zuben"), std::string::npos);
  EXPECT_NE(filtered.find("<a class=\"chip\" href=\"/byer?sorter=by\">"), std::string::npos);
  const std::string hostile = shown({{"soeg", "\"><script>"}});
  EXPECT_EQ(hostile.find("<script>"), std::string::npos);
}

TEST(List, goes_through_its_pages) {
  List list = towns();
  list.rows.clear();
  for (int i = 1; i <= 60; ++i)
    list.rows.push_back({{text("by " + std::to_string(i) + "."), "by " + std::to_string(i)}, {}, {}});
  auto page = [&](const std::string& number) {
    TrialExchange trial("/byer", http::Fields(Pairs{{"side", number}}));
    return show_list(trial.exchange, list).text();
  };
  EXPECT_NE(page("1").find(">by 25.<"), std::string::npos);
  EXPECT_EQ(page("1").find(">by 26.<"), std::string::npos);
  EXPECT_NE(page("3").find(">by 60.<"), std::string::npos);
  EXPECT_NE(page("3").find("aria-current=\"page\""), std::string::npos);
  EXPECT_NE(page("99").find(">by 60.<"), std::string::npos);
  EXPECT_NE(page("x").find(">by 1.<"), std::string::npos);
}

TEST(List, shows_the_empty_page_only_when_there_is_nothing_at_all) {
  TrialExchange trial("/byer");
  List list = towns();
  list.rows.clear();
  EXPECT_EQ(show_list(trial.exchange, list).text(), "tomt");
}

TEST(List, writes_csv_that_no_spreadsheet_runs) {
  TrialExchange trial("/byer", http::Fields(Pairs{{"format", "csv"}, {"kommune", "ode"}}));
  EXPECT_TRUE(list_query(trial.exchange).csv);
  const http::Response response = list_csv(trial.exchange, towns());
  EXPECT_EQ(response.body,
            "\xEF\xBB\xBF"
            "By;Indbyggere;Kommune\r\n\"'=HYPERLINK(\"\"x\"\")\";90;Odense\r\n\"Zuben; \"\"by\"\"\";-5;Odense\r\n");
  EXPECT_EQ(response.headers.at(0).second, "attachment; filename=\"byer-paa-fyn.csv\"");
}

TEST(Routes, prefer_literals_and_fill_places) {
  Routes routes;
  const Handler none = [](Exchange&) { return http::Response{}; };
  routes.get("/moeder/{moede}", permit::anyone, none);
  routes.get("/moeder/nyt", permit::signed_in, none);
  routes.post("/moeder/nyt", permit::signed_in, none);
  routes.get("/moeder/{moede}/punkt/{punkt}", permit::anyone, none);
  routes.get("/", permit::anyone, none);
  auto pattern = [&](http::Method method, std::string_view path) {
    const Routes::Match match = routes.find(method, path);
    return match.route ? match.route->pattern : std::string(match.other_method ? "other" : "none");
  };
  EXPECT_EQ(pattern(http::Method::get, "/moeder/nyt"), "/moeder/nyt");
  EXPECT_EQ(pattern(http::Method::head, "/moeder/abc"), "/moeder/{moede}");
  EXPECT_EQ(pattern(http::Method::get, "/"), "/");
  EXPECT_EQ(pattern(http::Method::post, "/moeder/abc"), "other");
  EXPECT_EQ(pattern(http::Method::get, "/moeder"), "none");
  EXPECT_EQ(pattern(http::Method::get, "/moeder/"), "none");
  EXPECT_EQ(pattern(http::Method::get, "/moeder/a/"), "none");
  const Routes::Match match = routes.find(http::Method::get, "/moeder/a b/punkt/7");
  EXPECT_EQ(match.place.at("moede"), "a b");
  EXPECT_EQ(match.place.at("punkt"), "7");
}

TEST(Difference, marks_words_and_escapes_them) {
  TrialExchange trial;
  const std::string html =
      difference(trial.exchange, "vi mødes hver måned <b>", "vi mødes hver anden måned <i>").text();
  EXPECT_NE(html.find("vi mødes hver <ins>"), std::string::npos);
  EXPECT_NE(html.find("anden "), std::string::npos);
  EXPECT_NE(html.find("<del>"), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_EQ(difference(trial.exchange, "ens", "ens").text(), "<div class=\"difference\">ens</div>");
}

}  // namespace
}  // namespace web
