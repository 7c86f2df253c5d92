// The statements of accounts.

#include "account_store.h"

#include "permit/visible.h"

namespace evaluation::store {

using storage::Row;
using storage::Transaction;

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}
std::vector<std::string> parted(std::string_view all) {
  std::vector<std::string> words;
  while (!all.empty()) {
    const std::size_t end = all.find(' ');
    if (end != 0) words.emplace_back(all.substr(0, end));
    all = end == std::string_view::npos ? std::string_view{} : all.substr(end + 1);
  }
  return words;
}

AccountVersion read_version(const Row& row) {
  AccountVersion version;
  version.id = row.id(0);
  version.account = row.id(1);
  version.year = static_cast<int>(row.integer(2));
  version.number = static_cast<int>(row.integer(3));
  version.content = content_of(row.view(4)).value_or(Content{});
  version.frozen_hash = row.text(5);
  version.state = account_state_named(row.view(6)).value_or(AccountState::generated);
  version.note = row.text(7);
  version.made_by = row.text(8);
  version.made_at = row.time(9);
  version.meeting = row.id(10);
  version.item = row.id(11);
  version.discussed_on = row.date_if(12);
  version.published_on = row.date_if(13);
  version.audience = row.id(14);
  version.version = static_cast<int>(row.integer(15));
  return version;
}

}  // namespace

constexpr storage::Sql clear_headings{"clear_headings", R"sql(DELETE FROM evaluation_heading)sql"};
constexpr storage::Sql insert_heading{"insert_heading", R"sql(
  INSERT INTO evaluation_heading (key, place, title, hint, required, topics)
  VALUES (:key, :place, :title, :hint, :required, :topics))sql"};
void put_headings(Transaction& tx, const std::vector<Heading>& headings) {
  tx.execute(clear_headings, {});
  int place = 0;
  for (const Heading& heading : headings) {
    tx.execute(insert_heading, {{"key", heading.key},
                                {"place", ++place},
                                {"title", heading.title},
                                {"hint", heading.hint},
                                {"required", heading.required},
                                {"topics", joined(heading.topics)}});
  }
}

constexpr storage::Sql list_headings{"list_headings", R"sql(
  SELECT key, title, hint, required, topics FROM evaluation_heading ORDER BY place)sql"};
std::vector<Heading> headings(Transaction& tx) {
  return tx.all(list_headings, {}, [](const Row& row) {
    return Heading{row.text(0), row.text(1), row.text(2), row.flag(3), parted(row.view(4))};
  });
}

constexpr storage::Sql write_account{"write_account", R"sql(
  INSERT INTO evaluation_account (id, year, published_version, published_on, audience)
  VALUES (:id, :year, :published_version, :published_on, :audience)
  ON CONFLICT (id) DO UPDATE SET published_version = excluded.published_version, published_on = excluded.published_on,
    audience = excluded.audience)sql"};
void put_account(Transaction& tx, const Account& account) {
  tx.execute(write_account, {{"id", account.id},
                             {"year", account.year},
                             {"published_version", account.published_version},
                             {"published_on", account.published_on},
                             {"audience", account.audience}});
}

constexpr storage::Sql find_account{"find_account", R"sql(
  SELECT id, year, published_version, published_on, audience FROM evaluation_account WHERE year = :year)sql"};
std::optional<Account> account(Transaction& tx, int year) {
  return tx.one(find_account, {{"year", year}}, [](const Row& row) {
    return Account{row.id(0), static_cast<int>(row.integer(1)), row.id(2), row.date_if(3), row.id(4)};
  });
}

constexpr storage::Sql insert_account_version{"insert_account_version", R"sql(
  INSERT INTO evaluation_account_version (id, account, number, content, frozen_hash, state, note, made_by, made_at, meeting, item,
    discussed_on, published_on, audience, version)
  VALUES (:id, :account, :number, :content, :frozen_hash, :state, :note, :made_by, :made_at, :meeting, :item,
    :discussed_on, :published_on, :audience, 1))sql"};
void add_account_version(Transaction& tx, const AccountVersion& version) {
  tx.execute(insert_account_version, {{"id", version.id},
                                      {"account", version.account},
                                      {"number", version.number},
                                      {"content", to_json(version.content)},
                                      {"frozen_hash", version.frozen_hash},
                                      {"state", identifier(version.state)},
                                      {"note", version.note},
                                      {"made_by", version.made_by},
                                      {"made_at", version.made_at},
                                      {"meeting", version.meeting},
                                      {"item", version.item},
                                      {"discussed_on", version.discussed_on},
                                      {"published_on", version.published_on},
                                      {"audience", version.audience}});
}

constexpr storage::Sql update_account_version{"update_account_version", R"sql(
  UPDATE evaluation_account_version SET content = :content, frozen_hash = :frozen_hash, state = :state, meeting = :meeting,
    item = :item, discussed_on = :discussed_on, published_on = :published_on, audience = :audience, version = version + 1
  WHERE id = :id AND version = :version)sql"};
bool save_account_version(Transaction& tx, const AccountVersion& version) {
  return tx.execute(update_account_version, {{"id", version.id},
                                             {"content", to_json(version.content)},
                                             {"frozen_hash", version.frozen_hash},
                                             {"state", identifier(version.state)},
                                             {"meeting", version.meeting},
                                             {"item", version.item},
                                             {"discussed_on", version.discussed_on},
                                             {"published_on", version.published_on},
                                             {"audience", version.audience},
                                             {"version", version.version}}) == 1;
}

constexpr storage::Sql find_account_version{"find_account_version", R"sql(
  SELECT v.id, v.account, a.year, v.number, v.content, v.frozen_hash, v.state, v.note, v.made_by, v.made_at, v.meeting, v.item,
    v.discussed_on, v.published_on, v.audience, v.version
  FROM evaluation_account_version v JOIN evaluation_account a ON a.id = v.account WHERE v.id = :id)sql"};
std::optional<AccountVersion> account_version(Transaction& tx, const storage::Id& id) {
  return tx.one(find_account_version, {{"id", id}}, read_version);
}

constexpr storage::Sql find_account_version_for{"find_account_version_for", R"sql(
  SELECT v.id, v.account, a.year, v.number, v.content, v.frozen_hash, v.state, v.note, v.made_by, v.made_at, v.meeting, v.item,
    v.discussed_on, v.published_on, v.audience, v.version
  FROM evaluation_account_version v JOIN evaluation_account a ON a.id = v.account
  WHERE v.id = :id AND v.audience IN )sql" PERMIT_VISIBLE};
std::optional<AccountVersion> account_version_for(Transaction& tx, const permit::Viewer& viewer,
                                                  const storage::Id& id) {
  return tx.one(find_account_version_for, {{"id", id}, {"holders", viewer.holders()}, {"today", viewer.today}},
                read_version);
}

constexpr storage::Sql list_account_versions_for{"list_account_versions_for", R"sql(
  SELECT v.id, v.account, a.year, v.number, v.content, v.frozen_hash, v.state, v.note, v.made_by, v.made_at, v.meeting, v.item,
    v.discussed_on, v.published_on, v.audience, v.version
  FROM evaluation_account_version v JOIN evaluation_account a ON a.id = v.account
  WHERE v.audience IN )sql" PERMIT_VISIBLE R"sql(
  ORDER BY a.year DESC, v.number DESC)sql"};
std::vector<AccountVersion> account_versions_for(Transaction& tx, const permit::Viewer& viewer) {
  return tx.all(list_account_versions_for, {{"holders", viewer.holders()}, {"today", viewer.today}}, read_version);
}

constexpr storage::Sql last_number_of_account{"last_number_of_account", R"sql(
  SELECT COALESCE(MAX(v.number), 0)
  FROM evaluation_account_version v JOIN evaluation_account a ON a.id = v.account WHERE a.year = :year)sql"};
int last_account_number(Transaction& tx, int year) {
  return static_cast<int>(tx.integer(last_number_of_account, {{"year", year}}));
}

}  // namespace evaluation::store
