#pragma once
// What the pages work with, and the few words that every page of the councils says alike.

#include <string>
#include <vector>

#include "agenda_item.h"
#include "approval.h"
#include "attendance.h"
#include "audit/archive.h"
#include "config/settings.h"
#include "decision.h"
#include "documents/documents.h"
#include "files/files.h"
#include "meeting.h"
#include "meeting_access.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/frame.h"

namespace councils {

/// What a handler may reach for. Copied into each route; refers to things that live as long as the program.
struct Desk {
  audit::Archive& archive;
  const files::Files& files;
  documents::Printer& printer;
  const config::Settings& settings;
};

std::string state_words(const web::Exchange& exchange, State state);
std::string kind_words(const web::Exchange& exchange, ItemKind kind);
std::string ending_words(const web::Exchange& exchange, Ending ending);
std::string decision_words(const web::Exchange& exchange, const Decision& decision);
std::string presence_words(const web::Exchange& exchange, Presence presence);
std::string seat_words(const web::Exchange& exchange, Seat seat);
std::string answer_words(const web::Exchange& exchange, Answer answer);
web::Html state_tag(const web::Exchange& exchange, State state);
web::Html decision_tag(const web::Exchange& exchange, const Decision& decision);
web::Html closed_tag(const web::Exchange& exchange);
/// "10.00"
std::string clock_words(int minutes);
/// "tirsdag den 3. marts 2020 kl. 10.00"
std::string when_words(const Meeting& meeting);
/// "Tirsdag den 3. marts 2020 kl. 10.00, Politigården i Odense."
std::string when_and_where(config::Date day, int starts, const std::string& venue);
/// "Punkt 52" or "Punkt" before numbers are given.
std::string number_words(const web::Exchange& exchange, const Item& item);

/// A table of the Designsystem with a caption for screen readers.
web::Html table(std::string_view caption, const std::vector<std::string>& heads,
                const std::vector<std::vector<web::Html>>& rows);
/// The story of a thing from the audit log.
web::Html history_part(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);
web::Html circle_link(const web::Exchange& exchange, const storage::Id& thing);
/// The crumbs above a page of a meeting.
std::vector<web::Crumb> crumbs_to(const web::Exchange& exchange, const Council& council);
std::vector<web::Crumb> crumbs_to(const web::Exchange& exchange, const Opened& opened);

bool was_not_for_you(const config::Refusal& refusal);
bool was_changed_meanwhile(const config::Refusal& refusal);

/// The answer to a button: onward with one sentence, or the refusal with its reason.
template <class T>
http::Response after_act(const web::Exchange& exchange, const config::Outcome<T>& outcome, std::string address,
                         std::string sentence, std::string back) {
  if (outcome) return web::done(exchange, std::move(address), std::move(sentence));
  if (was_not_for_you(outcome.refusal())) return web::not_found(exchange);
  return web::refused(exchange, outcome.refusal(), std::move(back));
}

}  // namespace councils
