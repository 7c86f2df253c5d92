#pragma once
// Consultations, those asked and their answers in the database.

#include <optional>
#include <string_view>

#include "consultation.h"
#include "storage/transaction.h"

namespace cooperation_plan::store {

void add_consultation(storage::Transaction& tx, const Consultation& consultation);  // with those asked
void end_consultation(storage::Transaction& tx, const storage::Id& consultation, config::Date day,
                      std::string_view reason);
std::optional<Consultation> consultation_of(storage::Transaction& tx, const storage::Id& plan_version);
void add_answer(storage::Transaction& tx, const Answer& answer);
/// Writes the reply if the answer still has that version; false when somebody was faster.
bool save_reply(storage::Transaction& tx, const Answer& answer);

}  // namespace cooperation_plan::store
