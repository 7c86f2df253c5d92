#pragma once
// Bilateral meetings in the database. Everything that is read for somebody goes through the row filter of the pair.

#include <optional>
#include <vector>

#include "bilateral.h"
#include "permit/viewer.h"
#include "storage/transaction.h"

namespace councils {

void insert_bilateral(storage::Transaction& tx, const Bilateral& bilateral);
/// Writes the meeting and raises its version; false when somebody else changed it since.
bool update_bilateral(storage::Transaction& tx, Bilateral& bilateral);
bool bilateral_is_there(storage::Transaction& tx, const storage::Id& id);
std::optional<Bilateral> visible_bilateral(storage::Transaction& tx, const permit::Viewer& viewer,
                                           const storage::Id& id);
/// Newest first.
std::vector<Bilateral> visible_bilaterals(storage::Transaction& tx, const permit::Viewer& viewer);

struct BilateralCount {
  storage::Id municipality;
  int held = 0, planned = 0;
};
/// How many a year has for each municipality, of those the viewer may see; cancelled ones left out.
std::vector<BilateralCount> count_bilaterals(storage::Transaction& tx, const permit::Viewer& viewer, int year);

void insert_bilateral_item(storage::Transaction& tx, const BilateralItem& item);
bool update_bilateral_item(storage::Transaction& tx, BilateralItem& item);
std::vector<BilateralItem> bilateral_items(storage::Transaction& tx, const storage::Id& bilateral);

void insert_agreement(storage::Transaction& tx, const Agreement& agreement);
bool update_agreement(storage::Transaction& tx, Agreement& agreement);
std::vector<Agreement> agreements_of(storage::Transaction& tx, const storage::Id& bilateral);

}  // namespace councils
