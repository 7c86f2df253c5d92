#pragma once
// One item of an agenda, from the brief to its minutes. Its class (open or closed) is inherited by everything under it:
// annexes, minutes and decisions.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "config/outcome.h"
#include "meeting.h"
#include "storage/id.h"

namespace councils {

enum class ItemKind {
  approve_agenda,
  approve_minutes,
  follow_up,
  since_last,
  theme,
  information,
  discussion,
  decision,
  cooperation_plan,
  crime_development,
  next_meetings,
  any_other,
};
inline constexpr std::array all_item_kinds{
    ItemKind::approve_agenda,    ItemKind::approve_minutes, ItemKind::follow_up,
    ItemKind::since_last,        ItemKind::theme,           ItemKind::information,
    ItemKind::discussion,        ItemKind::decision,        ItemKind::cooperation_plan,
    ItemKind::crime_development, ItemKind::next_meetings,   ItemKind::any_other};
std::string_view identifier(ItemKind kind);
std::optional<ItemKind> item_kind_named(std::string_view identifier);

/// How the councils end an item. They decide by talking; there is no vote.
enum class Ending { none, noted, discussed, decided };
std::string_view identifier(Ending ending);
std::optional<Ending> ending_named(std::string_view identifier);

struct Item {
  storage::Id id;
  storage::Id meeting;
  int position = 0;
  int number = 0;  // running number of the council; 0 until the agenda is sent
  ItemKind kind = ItemKind::information;
  std::string title;
  std::string presenter;
  std::string guests;  // outsiders who take part in this item only
  int minutes = 10;
  std::string brief;
  bool closed = false;
  storage::Id audience;
  std::string proposer;
  storage::Id subject;
  std::string subject_kind, subject_address;
  std::string record;  // its minutes
  Ending outcome = Ending::none;
  std::int64_t version = 1;

  bool minuted() const { return outcome != Ending::none || !record.empty(); }
  std::string number_text() const { return number ? std::to_string(number) : std::string(); }
  /// Address of its page.
  std::string address() const;
};

/// May this part put an item on the agenda, and change one?
config::Outcome<config::Done> may_add(const Meeting& meeting, Part part);
config::Outcome<config::Done> may_edit(const Meeting& meeting, Part part);
config::Outcome<config::Done> may_minute(const Meeting& meeting, Part part);
/// Closing is always possible; opening only until the minutes are approved, because nobody has seen it as open since
/// then.
config::Outcome<config::Done> may_set_class(const Meeting& meeting, Part part, bool closed);

/// Minutes past midnight at which each item begins, and last the end of the meeting.
std::vector<int> time_plan(int starts, const std::vector<Item>& items);

}  // namespace councils
