#pragma once
// What the councils tell the register: things, edges, todos and search words, written in the change that makes them so.

#include <string_view>
#include <vector>

#include "agenda_item.h"
#include "council.h"
#include "decision.h"
#include "meeting.h"
#include "membership.h"
#include "storage/transaction.h"

namespace councils {

/// Kinds of things.
namespace kinds {
inline constexpr const char* council = "councils.council";
inline constexpr const char* meeting = "councils.meeting";
inline constexpr const char* item = "councils.item";
inline constexpr const char* decision = "councils.decision";
inline constexpr const char* public_minutes = "councils.public_minutes";
inline constexpr const char* open_meeting = "councils.open_meeting";
inline constexpr const char* request = "councils.request";
inline constexpr const char* feed = "councils.feed";
}  // namespace kinds

/// Acts of todos.
namespace waits {
inline constexpr const char* call_for_items = "councils.call_for_items";
inline constexpr const char* propose_items = "councils.propose_items";
inline constexpr const char* send_agenda = "councils.send_agenda";
inline constexpr const char* read_agenda = "councils.read_agenda";
inline constexpr const char* write_minutes = "councils.write_minutes";
inline constexpr const char* approve_minutes = "councils.approve_minutes";
inline constexpr const char* end_round = "councils.end_round";
inline constexpr const char* publish_minutes = "councils.publish_minutes";
inline constexpr const char* carry_out = "councils.carry_out";
inline constexpr const char* answer_request = "councils.answer_request";
}  // namespace waits

std::string meeting_address(const Meeting& meeting);
std::string public_address_of(const Meeting& meeting);
storage::Id public_minutes_id(const Meeting& meeting);

void register_council(storage::Transaction& tx, const Council& council, config::Date since);
/// Also as a thing of the public while it is open to everybody.
void register_meeting(storage::Transaction& tx, const Meeting& meeting);
void register_item(storage::Transaction& tx, const Meeting& meeting, const Item& item);
/// From the day its minutes are sent; until then it is the chair's and the secretariat's draft.
void register_decision(storage::Transaction& tx, const Meeting& meeting, const Decision& decision);
/// The open part as a thing of the public.
void register_public_minutes(storage::Transaction& tx, const Meeting& meeting, const std::vector<Item>& open_items);
/// The todos that follow from the meeting's state, and none that no longer do.
void register_work(storage::Transaction& tx, const Council& council, const Meeting& meeting,
                   const std::vector<Member>& members);

}  // namespace councils
