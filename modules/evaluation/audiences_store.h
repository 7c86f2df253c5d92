#pragma once
// Who may see evaluations and accounts on their way: those who write them at the police, and everybody of the
// kredsråd's cooperation (the members of the kredsråd, their offices, and those who work with it at the police).

#include "config/clock.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace evaluation {

storage::Id writers_audience();
storage::Id cooperation_audience();
/// Writes both as the kredsråd is put together that day. Needed before the first thing is written.
void put_audiences(storage::Transaction& tx, config::Date day);

/// The secretariat of the kredsråd and the chief of police as holders of work.
storage::Id secretariat_office(storage::Transaction& tx, config::Date day);
storage::Id chief_office(storage::Transaction& tx, config::Date day);

}  // namespace evaluation
