// SMTP by libcurl.

#include "smtp.h"

#include <curl/curl.h>

#include <cstring>
#include <mutex>
#include <stdexcept>

namespace mail {

namespace {

struct Reading {
  const std::string& bytes;
  std::size_t at = 0;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const std::size_t piece = std::min(size * count, reading.bytes.size() - reading.at);
  std::memcpy(buffer, reading.bytes.data() + reading.at, piece);
  reading.at += piece;
  return piece;
}

bool on_this_machine(const std::string& url) {
  return url.starts_with("smtp://127.0.0.1") || url.starts_with("smtp://localhost") || url.starts_with("smtp://[::1]");
}

}  // namespace

struct Smtp::Session {
  CURL* curl = nullptr;
  char words[CURL_ERROR_SIZE] = "";
};

Smtp::Smtp(const std::string& url) : session_(std::make_unique<Session>()) {
  static std::once_flag prepared;
  std::call_once(prepared, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  CURL* curl = session_->curl = curl_easy_init();
  if (curl == nullptr) throw std::runtime_error("libcurl cannot be started");
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(on_this_machine(url) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, session_->words);
}

Smtp::~Smtp() { curl_easy_cleanup(session_->curl); }

Smtp::Result Smtp::send(const std::string& from, const std::string& to, const std::string& bytes, std::string& fault) {
  CURL* curl = session_->curl;
  Reading reading{bytes};
  curl_slist* recipients = curl_slist_append(nullptr, ("<" + to + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
  session_->words[0] = '\0';
  const CURLcode code = curl_easy_perform(curl);
  curl_slist_free_all(recipients);
  if (code == CURLE_OK) return Result::sent;
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  fault = session_->words[0] != '\0' ? session_->words : curl_easy_strerror(code);
  if (answer >= 500 && answer < 600 && answer != 530 && answer != 535)
    return Result::refused;                                                  // 530, 535: we are not let in
  if (answer >= 400 && answer < 500 && answer != 421) return Result::later;  // 421: they are closing
  return Result::away;
}

}  // namespace mail
