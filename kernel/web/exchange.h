#pragma once
// One request being answered: what came, who is looking, in which language, at what time. Handed to every page
// function.

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "config/clock.h"
#include "config/outcome.h"
#include "http/request.h"
#include "http/response.h"
#include "i18n/language.h"
#include "permit/viewer.h"

namespace web {

struct Site;

struct Exchange {
  const http::Request& request;
  permit::Viewer viewer;
  const i18n::Language& language;
  config::Instant now;
  std::string form_token;                    // of this session; Form puts it in by itself
  std::map<std::string, std::string> place;  // the {name} parts of the route: place["moede"]
  std::string notice;                        // one sentence from the act before ("Dagsordenen er sendt"), shown once
  const Site* site = nullptr;                // what all pages have in common (frame.h); set by the gate

  config::Date today() const { return config::day_of(now); }
  storage::Id id(const std::string& name) const;  // place[name] as an id; empty when it is none
  /// The text in the viewer's language.
  std::string t(std::string_view english, std::initializer_list<std::string> arguments = {}) const {
    return language.text(english, arguments);
  }
  std::string tn(std::string_view one, std::string_view many, std::int64_t count) const {
    return language.count(one, many, count);
  }
  std::string t(const config::Refusal& refusal) const { return language.sentence(refusal); }
};

/// Goes on to `address` and shows `sentence` there once.
http::Response done(const Exchange& exchange, std::string address, std::string sentence);
/// The page for what does not exist and for what is not for you: the same bytes.
http::Response not_found(const Exchange& exchange);
/// An act was refused outside a form: what happened, what is kept, what to do, and the paragraph in small print (409).
http::Response refused(const Exchange& exchange, const config::Refusal& refusal, std::string back);

}  // namespace web
