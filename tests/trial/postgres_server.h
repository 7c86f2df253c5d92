#pragma once
// A throw-away PostgreSQL 15 of this test process.

#include <string>

namespace trial {

/// The address of a server in which schemas may be made: TRYGKREDS_TEST_POSTGRES, or one that is started at the first
/// call and stopped when the process ends.
const std::string& postgres_url();

/// The same address with a schema as search path.
std::string with_schema(const std::string& url, const std::string& schema);
void create_schema(const std::string& schema);
void drop_schema(const std::string& schema);

}  // namespace trial
