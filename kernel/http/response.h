#pragma once
// An answer: bytes and heads. Security heads are added by the gate, framing by the door.

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace http {

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::shared_ptr<const std::string> shared;  // used instead of body when set: rendered once, sent often
  std::vector<std::pair<std::string, std::string>> headers;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  const std::string& bytes() const { return shared ? *shared : body; }
};

/// 303 See Other: the answer to every form that did something.
inline Response redirect(std::string address) {
  Response response;
  response.status = 303;
  response.with("Location", std::move(address));
  return response;
}

}  // namespace http
