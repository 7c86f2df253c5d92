#pragma once
// Words and pieces that the pages of figures share.

#include <optional>
#include <string>
#include <vector>

#include "figures.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/frame.h"

namespace indicators {

std::string direction_words(const web::Exchange& x, Direction direction);
std::string period_kind_words(const web::Exchange& x, PeriodKind kind);
std::string measure_words(const web::Exchange& x, const Indicator& indicator);
std::string target_words(const web::Exchange& x, const Indicator& indicator);
/// Whether the target is reached; empty without one or without a figure.
web::Html target_tag(const web::Exchange& x, const Indicator& indicator, const ShownCell& total);
/// The tag of an ended or late figure.
web::Html state_tag(const web::Exchange& x, const Indicator& indicator, const Period& due);
bool is_late(const web::Exchange& x, const Indicator& indicator, const Period& due);
/// What the differences between the municipalities say, in a sentence.
std::string comparison_words(const web::Exchange& x, const ShownPeriod& period);
/// The box under a drawing: what it does not show.
web::Html not_shown(const web::Exchange& x, const Indicator& indicator, bool hidden);
/// A number as Danes write it: 12,5 or 1.234.
std::optional<double> decimal(web::Input& input, std::string_view field);
/// Who owns it: the office for those who are signed in, its authority for everybody.
std::string owner_words(const web::Exchange& x, storage::Transaction& tx, permit::Role role, const storage::Id& owner);
/// Audit entries as the foot of a page; reasons only where `reasons` says so.
web::Html history_of(const web::Exchange& x, storage::Transaction& tx, const storage::Id& thing, bool reasons);
http::Response json_answer(std::string body, int status = 200);

}  // namespace indicators
