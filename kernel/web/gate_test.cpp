// The gate, station by station, through its front door: sessions, rights, forms, heads, the cache, trouble.

#include <gtest/gtest.h>

#include "assets.h"
#include "audit/history.h"
#include "components.h"
#include "form.h"
#include "gate.h"
#include "i18n/texts_check.h"
#include "registry/feed.h"
#include "trial/databases.h"
#include "trial_exchange.h"

namespace web {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

class OnePerson : public permit::Directory {
 public:
  permit::Capacity capacity{storage::Id::of_words("capacity"),
                            storage::Id::of_words("person"),
                            "Birgitte Holm",
                            "Sekretær",
                            permit::Role::district_secretariat,
                            storage::Id::of_words("authority"),
                            "Fyns Politi",
                            config::Date{std::chrono::year{2020} / 1 / 1},
                            std::nullopt};
  std::optional<permit::Capacity> find(storage::Transaction&, const storage::Id& id, config::Date) const override {
    return id == capacity.id && !ended ? std::optional{capacity} : std::nullopt;
  }
  std::vector<permit::Capacity> of_person(storage::Transaction&, const storage::Id&, config::Date) const override {
    return ended ? std::vector<permit::Capacity>{} : std::vector{capacity};
  }
  bool ended = false;
  std::vector<permit::Capacity> everyone(storage::Transaction&, config::Date) const override { return {capacity}; }
};

class GateTest : public trial::BothEngines {
 protected:
  GateTest() {
    clock.set(config::local(config::Date{std::chrono::year{2020} / 9 / 15}, 510));
    routes.get("/aaben", permit::anyone, [](Exchange& exchange) {
      Page page;
      page.title = "Åben";
      page.body = act_button(exchange, "Gør det", "/goer");
      return show(exchange, page);
    });
    routes.get_public("/plan/{aar}", [this](Exchange& exchange) {
      ++rendered;
      const std::int64_t entries = static_cast<std::int64_t>(
          archive.read([](storage::Transaction& tx) { return audit::entries_after(tx, -1, 100); }).size());
      Page page;
      page.title = "Plan " + exchange.place["aar"];
      page.body << "<p>entries: " << entries << "</p>";
      return show(exchange, page);
    });
    routes.get("/hemmelig", permit::Right{"x", permit::Roles(permit::Role::analyst)},
               [](Exchange&) { return http::Response{}; });
    routes.get("/mit-arbejde", permit::signed_in, [](Exchange& exchange) {
      Page page;
      page.title = "Mit arbejde";
      return show(exchange, page);
    });
    routes.get("/moeder/{moede}", permit::signed_in, [](Exchange& exchange) { return not_found(exchange); });
    routes.post("/goer", permit::anyone, [this](Exchange& exchange) {
      ++acted;
      return done(exchange, "/aaben", "Det er gjort: " + exchange.request.form.get("ord"));
    });
    routes.post("/skriv", permit::signed_in, [this](Exchange& exchange) {
      if (exchange.request.form.has("slut")) directory.ended = true;  // after the gate, before the change
      const auto outcome =
          archive.change(exchange.viewer.actor(), [&](audit::Change& change) -> config::Outcome<config::Done> {
            change.record({.verb = "written", .thing = written, .kind = "test", .reason = "", .details = ""});
            return config::done;
          });
      return outcome ? done(exchange, "/aaben", "Det er skrevet.") : refused(exchange, outcome.refusal(), "/aaben");
    });
    routes.post("/log-ud", permit::signed_in, [this](Exchange& exchange) {
      return done(exchange, "/aaben", "Du er logget ud.").with("Set-Cookie", cleared_cookie(settings));
    });
    routes.get("/brudt", permit::anyone,
               [](Exchange&) -> http::Response { throw std::runtime_error("inside secret"); });
    routes.get("/nede", permit::anyone,
               [](Exchange&) -> http::Response { throw storage::Unavailable("disk is full"); });
    Site site;
    site.district = "Fyn";
    gate = std::make_unique<Gate>(archive, directory, settings, danish, danish, routes, site);
  }

  http::Request get(std::string path, Pairs cookies = {}) {
    http::Request request;
    request.path = request.target = std::move(path);
    request.cookies = http::Fields(std::move(cookies));
    request.headers = http::Fields(Pairs{{"host", "127.0.0.1:8113"}});
    request.id = storage::Id::random().text();
    return request;
  }
  http::Request post(std::string path, Pairs form, Pairs cookies = {}) {
    http::Request request = get(std::move(path), std::move(cookies));
    request.method = http::Method::post;
    request.form = http::Fields(std::move(form));
    return request;
  }
  std::string log_in() {
    const auto token =
        archive.change(audit::system_actor(), [&](audit::Change& change) -> config::Outcome<std::string> {
          return permit::start_session(change, directory.capacity);
        });
    (*database)->write([](storage::Transaction& tx) { audit::link_waiting(tx); });
    return *token;
  }
  static std::string head(const http::Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
      if (known == name) return value;
    }
    return {};
  }
  static std::string set_cookie(const http::Response& response, const std::string& name) {
    for (const auto& [known, value] : response.headers) {
      if (known == "Set-Cookie" && value.starts_with(name + "="))
        return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
    }
    return {};
  }
  static std::string token_in(const http::Response& response) {
    const std::string before = "name=\"formular\" value=\"";
    const std::size_t start = response.bytes().find(before);
    return start == std::string::npos
               ? std::string{}
               : response.bytes().substr(start + before.size(),
                                         response.bytes().find('"', start + before.size()) - start - before.size());
  }

  std::unique_ptr<trial::Throwaway> database = open({audit::package(), permit::package(), registry::package()});
  config::Clock clock;
  audit::Archive archive{**database, clock};
  OnePerson directory;
  config::Settings settings;
  i18n::Language danish{"da", {web::package(), permit::package()}};
  Routes routes;
  std::unique_ptr<Gate> gate;
  const storage::Id written = storage::Id::of_words("written");
  int rendered = 0, acted = 0;
};
TRIAL_ON_BOTH(GateTest);

TEST_P(GateTest, unknown_and_forbidden_are_the_same_bytes) {
  const std::string session = log_in();
  for (const Pairs& cookies : {Pairs{}, Pairs{{"trygkreds", session}}, Pairs{{"trygkreds", "no-such-session"}}}) {
    const http::Response unknown = gate->answer(get("/findes-ikke", cookies));
    EXPECT_EQ(unknown.status, 404);
    for (const char* path : {"/hemmelig", "/hemmelig/x", "/moeder/nogen"}) {
      const http::Response other = gate->answer(get(path, cookies));
      EXPECT_EQ(other.status, 404);
      EXPECT_EQ(other.bytes(), unknown.bytes()) << path;
      EXPECT_EQ(other.headers, unknown.headers) << path;
    }
    EXPECT_EQ(gate->answer(post("/hemmelig", {}, cookies)).status, 404) << "another method tells nothing either";
  }
  EXPECT_NE(gate->answer(get("/findes-ikke")).bytes().find("href=\"/log-ind\""), std::string::npos);
}

TEST_P(GateTest, a_session_becomes_a_viewer_and_ends) {
  const std::string session = log_in();
  const http::Response mine = gate->answer(get("/mit-arbejde", {{"trygkreds", session}}));
  EXPECT_EQ(mine.status, 200);
  EXPECT_NE(mine.bytes().find("Birgitte Holm"), std::string::npos);
  EXPECT_NE(mine.bytes().find("Fyns Politi"), std::string::npos);
  EXPECT_EQ(head(mine, "Cache-Control"), "no-store");
  clock.set(clock.now() + std::chrono::minutes(10));
  EXPECT_EQ(gate->answer(get("/mit-arbejde", {{"trygkreds", session}})).status, 200) << "used within the idle limit";
  clock.set(clock.now() + std::chrono::minutes(10));
  EXPECT_EQ(gate->answer(get("/mit-arbejde", {{"trygkreds", session}})).status, 200) << "use keeps it alive";
  clock.set(clock.now() + std::chrono::minutes(16));
  EXPECT_EQ(gate->answer(get("/mit-arbejde", {{"trygkreds", session}})).status, 404);
}

TEST_P(GateTest, other_methods_are_told_what_is_allowed) {
  const http::Response wrong = gate->answer(post("/aaben", {}));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(head(wrong, "Allow"), "GET, HEAD");
  http::Request request = get("/aaben");
  request.method = http::Method::head;
  EXPECT_EQ(gate->answer(request).status, 200);
  request.method = http::Method::other;
  EXPECT_EQ(gate->answer(request).status, 405);
}

TEST_P(GateTest, every_answer_carries_the_security_heads) {
  for (const char* path : {"/aaben", "/findes-ikke", "/brudt", "/nede", "/plan/2020"}) {
    const http::Response response = gate->answer(get(path));
    EXPECT_TRUE(head(response, "Content-Security-Policy").starts_with("default-src 'none'; script-src 'self';"))
        << path;
    EXPECT_EQ(head(response, "Content-Security-Policy").find("unsafe"), std::string::npos);
    EXPECT_EQ(head(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(head(response, "Referrer-Policy"), "same-origin");
    EXPECT_EQ(head(response, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_NE(head(response, "Cache-Control"), "");
    EXPECT_EQ(head(response, "Strict-Transport-Security"), "") << "plain loopback";
  }
}

TEST_P(GateTest, a_form_needs_its_token_and_our_own_page) {
  const http::Response page = gate->answer(get("/aaben"));
  const std::string token = token_in(page), guest = set_cookie(page, "trygkreds-formular");
  ASSERT_FALSE(token.empty());
  ASSERT_EQ(guest.size(), 48u);
  const Pairs mine{{"trygkreds-formular", guest}};

  EXPECT_EQ(gate->answer(post("/goer", {{"formular", token}}, mine)).status, 303);
  EXPECT_EQ(acted, 1);
  EXPECT_EQ(gate->answer(post("/goer", {}, mine)).status, 403) << "no token";
  EXPECT_EQ(gate->answer(post("/goer", {{"formular", token}})).status, 403) << "token without its cookie";
  EXPECT_EQ(gate->answer(post("/goer", {{"formular", token}}, {{"trygkreds-formular", std::string(48, 'a')}})).status,
            403)
      << "somebody else's";
  for (const char* site : {"cross-site", "same-site"}) {
    http::Request request = post("/goer", {{"formular", token}}, mine);
    request.headers.add("sec-fetch-site", site);
    EXPECT_EQ(gate->answer(request).status, 403) << site;
  }
  http::Request elsewhere = post("/goer", {{"formular", token}}, mine);
  elsewhere.headers.add("origin", "https://evil.example");
  EXPECT_EQ(gate->answer(elsewhere).status, 403);
  http::Request here = post("/goer", {{"formular", token}}, mine);
  here.headers.add("origin", "http://127.0.0.1:8113");
  here.headers.add("sec-fetch-site", "same-origin");
  EXPECT_EQ(gate->answer(here).status, 303);
  EXPECT_EQ(acted, 2);

  const std::string session = log_in();
  EXPECT_EQ(gate->answer(post("/goer", {{"formular", token}}, {{"trygkreds-formular", guest}, {"trygkreds", session}}))
                .status,
            403)
      << "a guest's token is none of a session";
}

TEST_P(GateTest, a_form_may_not_be_endless) {
  const http::Response page = gate->answer(get("/aaben"));
  const Pairs mine{{"trygkreds-formular", set_cookie(page, "trygkreds-formular")}};
  EXPECT_EQ(
      gate->answer(post("/goer", {{"formular", token_in(page)}, {"ord", std::string(1024 * 1024 + 1, 'x')}}, mine))
          .status,
      413);
  Pairs many{{"formular", token_in(page)}};
  for (int i = 0; i < 1001; ++i) many.emplace_back("a", "b");
  EXPECT_EQ(gate->answer(post("/goer", many, mine)).status, 413);
  EXPECT_EQ(acted, 0);
}

TEST_P(GateTest, the_sentence_of_an_act_is_shown_once_and_cannot_be_made_up) {
  const http::Response page = gate->answer(get("/aaben"));
  const std::string guest = set_cookie(page, "trygkreds-formular");
  const http::Response acted_on =
      gate->answer(post("/goer", {{"formular", token_in(page)}, {"ord", "<b>æ"}}, {{"trygkreds-formular", guest}}));
  EXPECT_EQ(head(acted_on, "Location"), "/aaben");
  const std::string notice = set_cookie(acted_on, "besked");
  ASSERT_FALSE(notice.empty());
  const http::Response next = gate->answer(get("/aaben", {{"trygkreds-formular", guest}, {"besked", notice}}));
  EXPECT_NE(next.bytes().find("Det er gjort: &lt;b&gt;æ"), std::string::npos);
  EXPECT_NE(head(next, "Set-Cookie").find("besked=; Path=/; Max-Age=0"), std::string::npos);
  EXPECT_EQ(gate->answer(get("/aaben", {{"besked", notice}})).bytes().find("Det er gjort"), std::string::npos)
      << "another browser";
  std::string forged = notice;
  forged[0] = forged[0] == 'A' ? 'B' : 'A';
  EXPECT_EQ(
      gate->answer(get("/aaben", {{"trygkreds-formular", guest}, {"besked", forged}})).bytes().find("data-notice"),
      std::string::npos);
}

TEST_P(GateTest, a_role_that_ends_after_the_gate_writes_nothing) {
  archive.guard_with(permit::in_force(directory));
  const std::string session = log_in();
  const Pairs mine{{"trygkreds", session}};
  const auto entries = [&] {
    return archive.read([&](storage::Transaction& tx) { return audit::history_of(tx, written).size(); });
  };
  EXPECT_EQ(gate->answer(post("/skriv", {{"formular", permit::form_token(session)}}, mine)).status, 303);
  EXPECT_EQ(entries(), 1u);
  const http::Response refused =
      gate->answer(post("/skriv", {{"formular", permit::form_token(session)}, {"slut", "ja"}}, mine));
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.bytes().find("Din rolle gælder ikke længere"), std::string::npos);
  EXPECT_EQ(entries(), 1u);
}

TEST_P(GateTest, the_sentence_of_a_log_out_is_shown_to_the_guest_one_becomes) {
  const std::string session = log_in();
  for (const bool known : {false, true}) {  // with and without a form cookie from before the log-in
    Pairs cookies{{"trygkreds", session}};
    if (known) cookies.emplace_back("trygkreds-formular", std::string(48, 'b'));
    const http::Response out = gate->answer(post("/log-ud", {{"formular", permit::form_token(session)}}, cookies));
    EXPECT_EQ(out.status, 303);
    const std::string guest = known ? std::string(48, 'b') : set_cookie(out, "trygkreds-formular");
    ASSERT_EQ(guest.size(), 48u);
    const Pairs after{{"trygkreds-formular", guest}, {"besked", set_cookie(out, "besked")}};
    EXPECT_NE(gate->answer(get("/aaben", after)).bytes().find("Du er logget ud."), std::string::npos);
    const Pairs other{{"trygkreds-formular", std::string(48, 'c')}, {"besked", set_cookie(out, "besked")}};
    EXPECT_EQ(gate->answer(get("/aaben", other)).bytes().find("Du er logget ud."), std::string::npos);
  }
}

TEST_P(GateTest, public_pages_are_rendered_once_per_version_and_never_stale) {
  http::Request request = get("/plan/2020");
  http::Response quick;
  EXPECT_FALSE(gate->quick(request, quick)) << "nothing kept yet";
  const http::Response first = gate->answer(request);
  const http::Response again = gate->answer(request);
  EXPECT_EQ(rendered, 1);
  EXPECT_EQ(first.bytes(), again.bytes());
  EXPECT_NE(first.bytes().find("entries: 0"), std::string::npos);
  const bool sqlite = GetParam() == storage::Engine::sqlite;
  EXPECT_EQ(gate->quick(request, quick), sqlite);
  if (sqlite) {
    EXPECT_EQ(quick.bytes(), first.bytes());
  }

  request.headers.add("if-none-match", head(first, "ETag"));
  EXPECT_EQ(gate->answer(request).status, 304);
  http::Request small = get("/plan/2020");
  small.headers.add("accept-encoding", "gzip, br");
  EXPECT_EQ(head(gate->answer(small), "Content-Encoding"), "br");
  EXPECT_LT(gate->answer(small).bytes().size(), first.bytes().size());

  log_in();  // a commit
  EXPECT_FALSE(gate->quick(request, quick)) << "a commit makes it old at once";
  const http::Response after = gate->answer(request);
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(after.bytes().find("entries: 1"), std::string::npos);
  EXPECT_EQ(rendered, 2);

  clock.set(clock.now() + std::chrono::hours(24));
  gate->answer(get("/plan/2020"));
  EXPECT_EQ(rendered, 3) << "another day";

  const std::string session = log_in();
  gate->answer(get("/plan/2020"));
  EXPECT_EQ(rendered, 4);
  const http::Response own = gate->answer(get("/plan/2020", {{"trygkreds", session}}));
  EXPECT_EQ(rendered, 5) << "somebody's page is nobody else's";
  EXPECT_NE(own.bytes().find("Birgitte Holm"), std::string::npos);
  EXPECT_FALSE(gate->quick(get("/plan/2020", {{"trygkreds", session}}), quick));
  EXPECT_EQ(gate->answer(get("/plan/2020")).bytes().find("Birgitte Holm"), std::string::npos);
}

TEST_P(GateTest, trouble_is_told_without_its_inside) {
  http::Request request = get("/brudt");
  const http::Response broken = gate->answer(request);
  EXPECT_EQ(broken.status, 500);
  EXPECT_EQ(broken.bytes().find("inside secret"), std::string::npos);
  EXPECT_NE(broken.bytes().find(request.id), std::string::npos);
  const http::Response down = gate->answer(get("/nede"));
  EXPECT_EQ(down.status, 503);
  EXPECT_EQ(head(down, "Retry-After"), "30");
  EXPECT_EQ(down.bytes().find("disk"), std::string::npos);
}

TEST_P(GateTest, assets_are_kept_for_ever_and_small) {
  http::Request request = get(asset("site.css"));
  request.headers.add("accept-encoding", "gzip;q=0, br");
  http::Response response;
  ASSERT_TRUE(gate->quick(request, response));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(head(response, "Content-Encoding"), "br");
  EXPECT_NE(head(response, "Cache-Control").find("immutable"), std::string::npos);
  EXPECT_EQ(gate->answer(get("/assets/../gate.cpp")).status, 404);
}

TEST(Onward, stays_on_our_own_pages) {
  EXPECT_EQ(onward("/moeder?side=2"), "/moeder?side=2");
  for (const char* bad : {"", "moeder", "//evil.example", "/\\evil", "https://evil.example", "/a\r\nSet-Cookie: x"})
    EXPECT_EQ(onward(bad), "/") << bad;
}

TEST(Cookies, are_bound_to_the_host_over_https) {
  config::Settings settings;
  EXPECT_EQ(session_cookie(settings, "t"), "trygkreds=t; Path=/; HttpOnly; SameSite=Lax");
  settings.public_address = "https://samarbejde.example";
  EXPECT_EQ(session_cookie(settings, "t"), "__Host-trygkreds=t; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(cleared_cookie(settings), "__Host-trygkreds=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST(Texts, every_text_has_its_danish) {
  const auto faults = i18n::check_texts(std::filesystem::path(trial::source_folder()) / "kernel/web");
  for (const std::string& fault : faults) ADD_FAILURE() << fault;
}

}  // namespace
}  // namespace web
