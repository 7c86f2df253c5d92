// Mails about what waits: one a day, none twice, none with a word of what the matter is; and everybody chooses.

#include <gtest/gtest.h>

#include <map>

#include "demo_program.h"
#include "mail/choice.h"
#include "registry/feed.h"
#include "registry/todo.h"

namespace {

struct Mail {
  std::string to, subject, body;
};

class NotificationsTest : public ::testing::Test {
 protected:
  std::vector<Mail> outbox() {
    constexpr storage::Sql all{"all_mails", R"sql(SELECT recipient, subject, body FROM mail_outbox ORDER BY id)sql"};
    return demo_->archive().read([&](storage::Transaction& tx) {
      return tx.all(all, {}, [](const storage::Row& row) { return Mail{row.text(0), row.text(1), row.text(2)}; });
    });
  }
  permit::Capacity somebody(permit::Role role) {
    for (const permit::Capacity& person : demo_.everyone()) {
      if (person.role == role) return person;
    }
    throw std::logic_error("nobody has the role");
  }
  app::DemoProgram demo_;
};

TEST_F(NotificationsTest, one_mail_a_day_with_counts_and_no_content) {
  const std::size_t before = outbox().size();
  const int written = demo_->notifications().write_daily();
  EXPECT_GT(written, 10);
  EXPECT_EQ(demo_->notifications().write_daily(), 0) << "once a day, whatever happens";
  const auto mails = outbox();
  ASSERT_EQ(mails.size(), before + static_cast<std::size_t>(written));
  std::map<std::string, int> per_person;
  constexpr storage::Sql titles{"all_titles", R"sql(SELECT DISTINCT title FROM registry_thing)sql"};
  const auto words = demo_->archive().read([&](storage::Transaction& tx) {
    return tx.all(titles, {}, [](const storage::Row& row) { return row.text(0); });
  });
  for (std::size_t i = before; i < mails.size(); ++i) {
    EXPECT_EQ(++per_person[mails[i].to], 1) << mails[i].to;
    EXPECT_NE(mails[i].body.find("/mit-arbejde\n"), std::string::npos);
    EXPECT_NE(mails[i].subject.find("venter"), std::string::npos);
    for (const std::string& title : words) {
      EXPECT_EQ((mails[i].subject + mails[i].body).find(title), std::string::npos) << title;
    }
  }
  demo_->clock().set(config::local(*config::parse_date("2020-09-16"), 8 * 60));
  EXPECT_GT(demo_->notifications().write_daily(), 10) << "the next day there is one again";
}

TEST_F(NotificationsTest, who_wants_none_gets_none) {
  const permit::Capacity secretary = somebody(permit::Role::district_secretariat);
  const std::string cookie = demo_.log_in(secretary);
  const auto page = demo_.get("/mit-arbejde/mail", cookie);
  ASSERT_EQ(page.status, 200);
  EXPECT_EQ(demo_.get("/mit-arbejde/mail").status, 404) << "a citizen has none";
  http::Fields nothing;
  nothing.add("version", "0");
  EXPECT_EQ(demo_.post("/mit-arbejde/mail", nothing, cookie).status, 303);
  EXPECT_EQ(demo_.post("/mit-arbejde/mail", nothing, cookie).status, 409) << "another window";
  EXPECT_EQ(demo_.get("/api/v1/mit-arbejde/mail", cookie).bytes(),
            R"({"daily":false,"deadline":false,"mention":false})");
  const int others = demo_->notifications().write_daily();
  EXPECT_GT(others, 10);
  const std::string address = demo_->archive().read([&](storage::Transaction& tx) {
    constexpr storage::Sql one{"one_address", R"sql(SELECT email FROM organisation_person WHERE id = :person)sql"};
    return tx.one(one, {{"person", secretary.person}}, [](const storage::Row& row) { return row.text(0); })
        .value_or("");
  });
  ASSERT_FALSE(address.empty());
  for (const Mail& mail : outbox()) EXPECT_NE(mail.to, address);
  EXPECT_EQ(demo_->notifications().write_told({secretary.person, mail::Reason::mention, "/tiltag"}), 0);
}

TEST_F(NotificationsTest, a_deadline_is_told_the_working_day_before) {
  const permit::Capacity secretary = somebody(permit::Role::district_secretariat);
  demo_->database().write([&](storage::Transaction& tx) {
    const auto things = registry::of_kind(tx, demo_.viewer_of(secretary), "councils.meeting", 1);
    registry::put_todo(tx, {.id = {},
                            .thing = things.at(0).id,
                            .holder = secretary.id,
                            .act = "councils.carry_out",
                            .due = *config::parse_date("2020-09-16"),
                            .address = {},
                            .waits_for = {}});
  });
  demo_->clock().set(config::local(*config::parse_date("2020-09-15"), 14 * 60));
  const int first = demo_->notifications().write_deadlines();
  EXPECT_EQ(demo_->notifications().write_deadlines(), 0);
  const auto mails = outbox();
  int told = 0;
  for (const Mail& mail : mails) told += mail.subject == "Trygkreds: en frist er nær" ? 1 : 0;
  EXPECT_GT(first, 0);
  EXPECT_EQ(told, first);
}

TEST_F(NotificationsTest, what_cannot_wait_is_told_at_once_with_a_name_for_an_address) {
  const permit::Capacity mayor = somebody(permit::Role::mayor);
  EXPECT_EQ(
      demo_->notifications().write_told({mayor.person, mail::Reason::mention, "/plan/2019/tiltag/et-hemmeligt-ord"}),
      1);
  EXPECT_EQ(demo_->notifications().write_told(
                {mayor.person, mail::Reason::alert, "/tiltag/" + storage::Id::of_words("x").text()}),
            1);
  const auto mails = outbox();
  ASSERT_GE(mails.size(), 2u);
  EXPECT_EQ(mails[mails.size() - 2].body.find("hemmeligt"), std::string::npos);
  EXPECT_NE(mails.back().body.find("/tiltag/" + storage::Id::of_words("x").text()), std::string::npos);
}

TEST_F(NotificationsTest, the_queue_holds_the_work_and_does_it_once) {
  demo_->notifications().begin(demo_->jobs());
  demo_->jobs().run_due();
  const std::size_t written = outbox().size();
  EXPECT_GT(written, 10u);
  // A restart puts the same work again; nothing is written twice.
  demo_->notifications().begin(demo_->jobs());
  demo_->jobs().run_due();
  EXPECT_EQ(outbox().size(), written);
  const storage::Id mayor = somebody(permit::Role::mayor).person;
  demo_->database().write([&](storage::Transaction& tx) {
    mail::tell(tx, mayor, mail::Reason::alert, "/mit-arbejde", demo_->clock().now());
  });
  demo_->jobs().run_due();
  EXPECT_EQ(outbox().size(), written + 1);
  // Friday's next is Monday's.
  EXPECT_EQ(config::iso(app::next_weekday(*config::parse_date("2020-09-18"))), "2020-09-21");
  EXPECT_EQ(config::iso(app::next_weekday(*config::parse_date("2020-09-15"))), "2020-09-16");
}

}  // namespace
