#pragma once
// The words that the pages of the year wheel say alike.

#include "web/components.h"
#include "web/exchange.h"
#include "wheel.h"

namespace councils {

std::string point_words(const web::Exchange& exchange, Point point);
std::string turn_words(const web::Exchange& exchange, Turn turn);
web::Html turn_tag(const web::Exchange& exchange, Turn turn);
std::string kind_words(const web::Exchange& exchange, MeetingKind kind);
/// "Moved from 11. april 2020, which is lørdag."; empty when nothing moved it.
std::string moved_words(const web::Exchange& exchange, const DueDay& due);
/// Sentences of what speaks against a day, marked as warnings; empty when nothing does.
web::Html concerns_part(const web::Exchange& exchange, const std::vector<config::Refusal>& concerns);
/// Reads a year of an address; nothing outside of 2000-2099.
std::optional<int> year_in(const std::string& words);

}  // namespace councils
