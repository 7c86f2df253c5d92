#pragma once
// PostgreSQL: a pool of connections, SERIALIZABLE writes that are run again when they cross another, reads on a
// snapshot.

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "database.h"
#include "postgres_connection.h"

namespace storage {

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const std::string& url);

  Engine engine() const override { return Engine::postgres; }
  std::uint64_t version() override;
  void migrate(const std::vector<config::Package>& packages) override;
  void backup(const std::string& path) override;

 protected:
  void read_erased(const std::function<void(Transaction&)>& body) override;
  void write_erased(const std::function<void(Transaction&)>& body) override;

 private:
  class Lease;

  /// BEGIN (with the first statement), the body, COMMIT; ROLLBACK and out with what was thrown otherwise.
  static void run(PostgresConnection& connection, const char* begin, const std::function<void(Transaction&)>& body);

  std::string url_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<PostgresConnection>> idle_;
  std::vector<std::thread::id> holders_;
  std::size_t open_ = 0;

  std::mutex version_mutex_;
  std::string seen_;  // the server's snapshot when version_ was last told
  std::uint64_t version_ = 0;
};

}  // namespace storage
