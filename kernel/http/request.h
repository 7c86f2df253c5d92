#pragma once
// A request as the rest of the program sees it: complete, bounded, decoded.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method { get, head, post, other };

struct Upload {
  std::string field;
  std::string name;
  std::string bytes;
};

/// Names and values in the order they came; a name may come more than once.
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> pairs) : pairs_(std::move(pairs)) {}
  void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
  /// First value of a name; empty when absent.
  const std::string& get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

struct Request {
  Method method = Method::get;
  std::string target;  // as sent
  std::string path;    // percent-decoded, valid UTF-8, starts with '/'
  Fields query;
  Fields headers;  // names in lower case
  Fields cookies;
  Fields form;                  // application/x-www-form-urlencoded or multipart fields
  std::vector<Upload> uploads;  // multipart files
  std::string body;             // raw body for JSON
  std::string remote;           // peer address
  std::string id;               // 26 characters, also in the log and in error pages
};

/// Reads `a=1&b=2`; nothing when an escape is malformed or the text is not UTF-8.
std::optional<Fields> read_form(std::string_view text);
/// Reads a multipart/form-data body; nothing when it is malformed.
bool read_multipart(std::string_view body, std::string_view content_type, Fields& form, std::vector<Upload>& uploads);
std::string percent_encode(std::string_view text);

}  // namespace http
