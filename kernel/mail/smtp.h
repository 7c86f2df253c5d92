#pragma once
// One SMTP session by libcurl: the connection is kept between messages.

#include <memory>
#include <string>

namespace mail {

class Smtp {
 public:
  /// `smtp://host:port` or `smtps://...`. Elsewhere than on this machine TLS is demanded and the certificate checked.
  explicit Smtp(const std::string& url);
  ~Smtp();
  enum class Result { sent, refused, later, away };  // refused: for ever; later: this one; away: nobody there
  Result send(const std::string& from, const std::string& to, const std::string& bytes, std::string& fault);

 private:
  struct Session;
  std::unique_ptr<Session> session_;
};

}  // namespace mail
