#pragma once
// What the public gets of a meeting. It is built from the open items only; the type has no room for a closed one, so
// the page, the preview, the PDF and the JSON cannot show one.

#include <string>
#include <vector>

#include "agenda_item.h"
#include "attendance.h"
#include "decision.h"
#include "meeting.h"
#include "storage/transaction.h"

namespace councils {

struct PublicDecision {
  std::string number, text, owner;
  std::optional<config::Date> due;
  DecisionState state = DecisionState::open;
};
struct PublicItem {
  std::string number, title, presenter, record;
  ItemKind kind = ItemKind::information;
  Ending outcome = Ending::none;
  std::string subject_address;
  std::vector<PublicDecision> decisions;
  std::vector<PublicDecision> followed_up;
};
struct PublicMinutes {
  storage::Id meeting;
  std::string title, council;
  config::Date day;
  int starts = 0;
  std::string venue;
  std::optional<config::Date> approved, published;
  std::vector<std::string> present;  // "Borgmesteren i Svendborg Kommune (...)"
  std::vector<std::string> absent;   // without reasons
  std::vector<PublicItem> items;
};

/// Builds it from the open part of the meeting. `items` may hold closed ones: they are left out.
PublicMinutes public_minutes(storage::Transaction& tx, const Meeting& meeting, const std::vector<Item>& items);

}  // namespace councils
