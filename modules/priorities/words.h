#pragma once
// What the pages of priorities say alike: states, history, the way to the circle; and the two refusals that every act
// knows.

#include <string>
#include <vector>

#include "config/outcome.h"
#include "idea.h"
#include "round.h"
#include "storage/transaction.h"
#include "theme.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/form.h"

namespace priorities {

config::Refusal not_for_you();
config::Refusal changed_meanwhile();
bool was_not_for_you(const config::Refusal& refusal);

/// The secretariat of the kredsråd as holder of work; empty without a police district.
storage::Id secretariat_office(storage::Transaction& tx, config::Date day);

std::string state_words(const web::Exchange& exchange, ThemeState state);
std::string state_words(const web::Exchange& exchange, RoundState state);
std::string choice_words(const web::Exchange& exchange, Choice choice);
std::string sender_words(const web::Exchange& exchange, SenderKind kind);
web::Html state_tag(const web::Exchange& exchange, ThemeState state);
web::Html state_tag(const web::Exchange& exchange, RoundState state);
web::Html choice_tag(const web::Exchange& exchange, Choice choice);

/// The story of a thing from the audit log, and the link to its circle.
web::Html history_part(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);
web::Html circle_part(const web::Exchange& exchange, const storage::Id& thing);
/// A heading with its text, or nothing without text.
web::Html text_part(std::string_view heading, std::string_view text);
/// A box with a refusal and its paragraph in small print.
web::Html refusal_box(const web::Exchange& exchange, std::string_view heading, const config::Refusal& refusal);

/// What somebody else saved meanwhile beside what was typed here; nothing when the form was not overtaken.
struct Compared {
  std::string label, theirs, mine;
};
web::Html others_text(const web::Exchange& exchange, const web::Input* typed, const std::vector<Compared>& texts);

/// The answer to a button: onward with one sentence, or the refusal with its reason.
template <class T>
http::Response after_act(const web::Exchange& exchange, const config::Outcome<T>& outcome, std::string address,
                         std::string sentence, std::string back) {
  if (outcome) return web::done(exchange, std::move(address), std::move(sentence));
  if (was_not_for_you(outcome.refusal())) return web::not_found(exchange);
  return web::refused(exchange, outcome.refusal(), std::move(back));
}

}  // namespace priorities
