// See postgres_connection.h.

#include "postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>

namespace storage {

namespace {

constexpr std::size_t most_known = 400;
constexpr std::size_t most_prepared =
    32;  // per statement: a form with many optional fields has many combinations of nulls

/// Types as the server numbers them (pg_type.dat); a null has none, so that the statement itself says what it is.
constexpr Oid oid_of(char type) {
  switch (type) {
    case 'i': return 20;    // int8
    case 'r': return 701;   // float8
    case 't': return 25;    // text
    case 'b': return 17;    // bytea
    case 'l': return 1009;  // text[]
    default: return 0;
  }
}

struct TypeOf {
  char operator()(std::monostate) const { return 'n'; }
  char operator()(std::int64_t) const { return 'i'; }
  char operator()(double) const { return 'r'; }
  char operator()(const std::string&) const { return 't'; }
  char operator()(const Blob&) const { return 'b'; }
  char operator()(const std::vector<std::string>&) const { return 'l'; }
};

std::string array_literal(const std::vector<std::string>& texts) {
  std::string out = "{";
  for (const std::string& text : texts) {
    out += out.size() == 1 ? "\"" : ",\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  out += '}';
  return out;
}

/// What goes over the wire for a value. Blobs and texts are not copied.
struct Wire {
  std::string held;
  const char* data = nullptr;
  int length = 0;
  int binary = 0;

  void operator()(std::monostate) {}
  void operator()(std::int64_t value) { hold(fmt::format_int(value).str()); }
  void operator()(double value) { hold(fmt::format("{}", value)); }
  void operator()(const std::string& value) { data = value.c_str(); }
  void operator()(const Blob& value) {
    data = value.bytes.data();
    length = static_cast<int>(value.bytes.size());
    binary = 1;
  }
  void operator()(const std::vector<std::string>& value) { hold(array_literal(value)); }

  void hold(std::string text) {
    held = std::move(text);
    data = held.c_str();
  }
};

class ResultRow final : public Row {
 public:
  ResultRow(const PGresult* result, int row) : result_(result), row_(row) {}
  bool null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override {
    const std::string_view text = view(column);
    if (text == "t") return 1;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  double real(int column) const override {
    const std::string_view text = view(column);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  std::string_view view(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  std::string bytes(int column) const override {
    const std::string_view text = view(column);
    if (PQftype(result_, column) != oid_of('b')) return std::string(text);
    std::string out;
    if (text.size() < 2) return out;
    out.reserve(text.size() / 2 - 1);
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {  // \x6f65
      out.push_back(static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1])));
    }
    return out;
  }

 private:
  const PGresult* result_;
  int row_;
};

}  // namespace

void PostgresConnection::Free::operator()(pg_result* result) const { PQclear(result); }

PostgresConnection::PostgresConnection(const std::string& url) {
  // What stands before the address may be said otherwise in it. A server that is gone is noticed within half a minute.
  const std::array<const char*, 10> keys{
      "target_session_attrs", "connect_timeout",           "tcp_user_timeout", "keepalives_idle", "keepalives_interval",
      "keepalives_count",     "fallback_application_name", "dbname",           "client_encoding", nullptr};
  const std::array<const char*, 10> values{"primary", "5",         "15000",     "10",   "5",
                                           "3",       "trygkreds", url.c_str(), "UTF8", nullptr};
  connection_ = PQconnectdbParams(keys.data(), values.data(), 1);
  try {
    greet();
  } catch (...) {
    PQfinish(connection_);
    throw;
  }
}

PostgresConnection::~PostgresConnection() { PQfinish(connection_); }

/// A connection is good when it reaches a server that takes writes.
void PostgresConnection::greet() {
  if (PQstatus(connection_) != CONNECTION_OK) {
    throw Unavailable(fmt::format("PostgreSQL cannot be reached: {}", PQerrorMessage(connection_)));
  }
  PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
  if (text("SELECT pg_is_in_recovery()") != "f") {
    throw Unavailable("this PostgreSQL server is a replica: the address must lead to the primary");
  }
}

bool PostgresConnection::lost() const { return PQstatus(connection_) != CONNECTION_OK; }

bool PostgresConnection::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

void PostgresConnection::reset() {
  known_.clear();
  PQreset(connection_);
  greet();
}

void PostgresConnection::fail(std::string_view statement, const pg_result* result) const {
  const char* state_text = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view state = state_text == nullptr ? std::string_view{} : state_text;
  std::string message = fmt::format("statement {}: {}", statement,
                                    result == nullptr ? PQerrorMessage(connection_) : PQresultErrorMessage(result));
  while (!message.empty() && message.back() == '\n') message.pop_back();
  const std::string_view family = state.substr(0, 2);
  if (state == "40001" || state == "40P01") throw Crossed(message);
  if (state == "25006") throw ReadOnly(message);
  if (family == "23") throw ConstraintBroken(message);
  if (lost() || state.empty() || family == "08" || family == "53" || family == "57" || family == "58" ||
      state == "55P03") {
    throw Unavailable(message);
  }
  if (state == "42P18")
    message += " (a parameter that is null and whose type nothing tells: write CAST(:name AS TEXT))";
  throw std::logic_error(message);
}

PostgresConnection::Known& PostgresConnection::find(const Sql& sql) {
  if (const auto found = known_.find(sql.text); found != known_.end()) {
    found->second.used = ++used_;
    return found->second;
  }
  if (known_.size() >= most_known) forget_one();
  Known known{spell_statement(sql, Engine::postgres), {}, ++used_};
  return known_.emplace(std::string(sql.text), std::move(known)).first->second;
}

void PostgresConnection::forget_one() {
  const auto oldest = std::min_element(known_.begin(), known_.end(),
                                       [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
  forget(oldest->second);
  known_.erase(oldest);
}

void PostgresConnection::forget(Known& known) {
  for (const auto& [types, name] : known.prepared) {
    // Fails in a transaction that is already broken; the server then keeps a statement that nobody names any more.
    const Result result(PQexec(connection_, fmt::format("DEALLOCATE {}", name).c_str()));
  }
  known.prepared.clear();
}

const std::string& PostgresConnection::prepared(const Sql& sql, Known& known, const std::string& types) {
  if (const auto found = known.prepared.find(types); found != known.prepared.end()) return found->second;
  if (known.prepared.size() >= most_prepared) forget(known);
  std::vector<Oid> oids;
  for (const char type : types) oids.push_back(oid_of(type));
  const std::string name = fmt::format("s{}", ++names_);
  const Result result(
      PQprepare(connection_, name.c_str(), known.spelt.text.c_str(), static_cast<int>(oids.size()), oids.data()));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(sql.name, result.get());
  return known.prepared.emplace(types, name).first->second;
}

void PostgresConnection::prepare(const Sql& sql) {
  Known& known = find(sql);
  std::string types;
  for (const Parameter& parameter : known.spelt.parameters) types.push_back(parameter.list ? 'l' : 'n');
  prepared(sql, known, types);
}

PostgresConnection::Ran PostgresConnection::run(const Sql& sql, std::span<const Bind> binds,
                                                const std::function<void(const Row&)>* take) {
  Known& known = find(sql);
  const std::vector<const Value*> values = in_order(sql, known.spelt.parameters, binds);
  std::string types;
  std::vector<Wire> wires(values.size());
  std::vector<const char*> data;
  std::vector<int> lengths, formats;
  for (std::size_t i = 0; i < values.size(); ++i) {
    types.push_back(std::visit(TypeOf{}, *values[i]));
    std::visit(wires[i], *values[i]);
    data.push_back(wires[i].data);
    lengths.push_back(wires[i].length);
    formats.push_back(wires[i].binary);
  }
  const std::string& name = prepared(sql, known, types);
  const Result result(PQexecPrepared(connection_, name.c_str(), static_cast<int>(values.size()), data.data(),
                                     lengths.data(), formats.data(), 0));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(sql.name, result.get());
  const std::string_view tag = PQcmdStatus(result.get());
  Ran ran;
  ran.wrote = tag.substr(0, 6) != "SELECT";
  if (ran.wrote) {
    const std::string_view touched = PQcmdTuples(result.get());
    std::from_chars(touched.data(), touched.data() + touched.size(), ran.touched);
  }
  if (take != nullptr) {
    const int rows = PQntuples(result.get());
    for (int i = 0; i < rows; ++i) (*take)(ResultRow(result.get(), i));
  }
  return ran;
}

void PostgresConnection::command(const char* text) {
  const Result result(PQexec(connection_, text));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(text, result.get());
}

std::string PostgresConnection::text(const char* command) {
  const Result result(PQexec(connection_, command));
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) fail(command, result.get());
  return PQntuples(result.get()) == 0 ? std::string{} : PQgetvalue(result.get(), 0, 0);
}

void PostgresTransaction::begin() {
  if (begun_) return;
  try {
    connection_.command(begin_);
  } catch (const Unavailable&) {
    if (!connection_.lost()) throw;
    connection_.reset();  // the server was restarted or the network cut: once more, nothing has happened yet
    connection_.command(begin_);
  }
  begun_ = true;
}

void PostgresTransaction::prepare(const Sql& sql) {
  begin();
  connection_.prepare(sql);
}

std::int64_t PostgresTransaction::run(const Sql& sql, std::span<const Bind> binds,
                                      const std::function<void(const Row&)>* take) {
  begin();
  const PostgresConnection::Ran ran = connection_.run(sql, binds, take);
  if (take != nullptr && ran.wrote) note_write();
  return ran.touched;
}

}  // namespace storage
