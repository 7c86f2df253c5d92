// Sessions as rows, keyed by the hash of the token: who reads the database cannot take over a session.

#include "sessions.h"

#include <array>

#include <sodium.h>

namespace permit {
namespace {

constexpr storage::Sql add_session{"add_session", R"sql(
  INSERT INTO permit_session (token_hash, capacity, started, used, demo)
  VALUES (:token_hash, :capacity, :now, :now, :demo))sql"};

constexpr storage::Sql find_session{"find_session", R"sql(
  SELECT capacity, started, used FROM permit_session WHERE token_hash = :token_hash)sql"};

constexpr storage::Sql use_session{"use_session", R"sql(
  UPDATE permit_session SET used = :now WHERE token_hash = :token_hash)sql"};

constexpr storage::Sql drop_session{"drop_session", R"sql(
  DELETE FROM permit_session WHERE token_hash = :token_hash)sql"};

constexpr storage::Sql drop_old_sessions{"drop_old_sessions", R"sql(
  DELETE FROM permit_session WHERE started < :before)sql"};

constexpr storage::Sql drop_demo_sessions{"drop_demo_sessions", R"sql(
  DELETE FROM permit_session WHERE demo = 1)sql"};

std::string hash(std::string_view words, std::string_view purpose) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                     reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

std::string token_hash(std::string_view token) { return hash(token, "trygkreds session token"); }

struct Kept {
  storage::Id capacity;
  config::Instant started, used;
};

std::optional<Kept> kept(storage::Transaction& tx, std::string_view token) {
  return tx.one(find_session, {{"token_hash", token_hash(token)}},
                [](const storage::Row& row) { return Kept{row.id(0), row.time(1), row.time(2)}; });
}

}  // namespace

std::string start_session(audit::Change& change, const Capacity& capacity, bool demo) {
  std::string token = storage::Id::random().text() + storage::Id::random().text();
  change.tx().execute(drop_old_sessions, {{"before", change.now() - std::chrono::hours(48)}});
  change.tx().execute(
      add_session,
      {{"token_hash", token_hash(token)}, {"capacity", capacity.id}, {"now", change.now()}, {"demo", demo}});
  change.record({.verb = "signed_in", .thing = capacity.person, .kind = "organisation.person"});
  return token;
}

void end_demo_sessions(storage::Transaction& tx) { tx.execute(drop_demo_sessions, {}); }

std::optional<Viewer> find_viewer(storage::Transaction& tx, const Directory& directory, std::string_view token,
                                  config::Instant now, const SessionLimits& limits) {
  if (token.empty()) return std::nullopt;
  const auto session = kept(tx, token);
  if (!session) return std::nullopt;
  if (now - session->used > limits.idle || now - session->started > limits.absolute || now < session->started) {
    return std::nullopt;
  }
  const config::Date today = config::day_of(now);
  const auto capacity = directory.find(tx, session->capacity, today);
  if (!capacity) return std::nullopt;
  Viewer viewer;
  viewer.role = capacity->role;
  viewer.person = capacity->person;
  viewer.name = capacity->person_name;
  viewer.capacity = capacity->id;
  viewer.authority = capacity->authority;
  viewer.authority_name = capacity->authority_name;
  viewer.title = capacity->title;
  viewer.session = storage::Id::of_words("session:" + token_hash(token));
  viewer.today = today;
  return viewer;
}

bool needs_touch(storage::Transaction& tx, std::string_view token, config::Instant now) {
  const auto session = kept(tx, token);
  return session && now - session->used > std::chrono::minutes(1);
}

void touch_session(storage::Transaction& tx, std::string_view token, config::Instant now) {
  tx.execute(use_session, {{"token_hash", token_hash(token)}, {"now", now}});
}

void end_session(audit::Change& change, std::string_view token) {
  const auto session = kept(change.tx(), token);
  change.tx().execute(drop_session, {{"token_hash", token_hash(token)}});
  change.record(
      {.verb = "signed_out", .thing = session ? change.actor().person : storage::Id{}, .kind = "organisation.person"});
}

audit::Archive::Guard in_force(const Directory& directory) {
  return [&directory](storage::Transaction& tx, const audit::Actor& actor,
                      config::Instant now) -> std::optional<config::Refusal> {
    if (actor.person.empty()) return std::nullopt;
    for (const Capacity& capacity : directory.of_person(tx, actor.person, config::day_of(now))) {
      if (identifier(capacity.role) == actor.role && capacity.authority == actor.authority) return std::nullopt;
    }
    return config::Refusal{"Your role is no longer in force. Nothing was saved.", {}, "", ""};
  };
}

std::string form_token(std::string_view session_token) { return hash(session_token, "trygkreds form token"); }

}  // namespace permit
