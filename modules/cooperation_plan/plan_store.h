#pragma once
// Plans, versions and their pictures in the database.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "permit/audience.h"
#include "permit/viewer.h"
#include "plan_version.h"
#include "storage/transaction.h"

namespace cooperation_plan::store {

void put_plan(storage::Transaction& tx, const YearPlan& plan);  // writes or replaces
std::optional<YearPlan> plan_of_year(storage::Transaction& tx, int year);
std::optional<YearPlan> plan(storage::Transaction& tx, const storage::Id& id);
/// The plans the viewer may see, newest year first.
std::vector<YearPlan> plans_for(storage::Transaction& tx, const permit::Viewer& viewer);
/// The latest plan in force or closed whose year is not after `year`.
std::optional<YearPlan> latest_published(storage::Transaction& tx, int year);

void add_version(storage::Transaction& tx, const Version& version);
/// Replaces the row if it still has the version number it was read with; false when somebody was faster.
bool save_version(storage::Transaction& tx, const Version& version);
std::optional<Version> version(storage::Transaction& tx, const storage::Id& id);
/// The version if the viewer may see it.
std::optional<Version> version_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& id);
/// The versions of a plan that the viewer may see, newest first, without their content.
std::vector<Version> versions_for(storage::Transaction& tx, const permit::Viewer& viewer, const storage::Id& plan);
int last_number(storage::Transaction& tx, const storage::Id& plan);
/// The version of the plan that is on its way (draft ... final), if there is one.
std::optional<Version> open_version(storage::Transaction& tx, const storage::Id& plan);
/// The versions of the plan that were ever published, oldest first.
std::vector<Version> published_versions(storage::Transaction& tx, const storage::Id& plan);
/// Versions of the plan that are not concluded (draft ... final).
int open_versions(storage::Transaction& tx, const storage::Id& plan);

struct StoredPicture {
  std::string name, type, bytes;
};
/// What a removal can be undone to, until somebody writes on.
struct Undo {
  std::string content;
  int after = 0;  // the version number right after the act
  std::string what;
};
void put_undo(storage::Transaction& tx, const storage::Id& version, const Undo& undo);
std::optional<Undo> undo_of(storage::Transaction& tx, const storage::Id& version);

/// A picture that was uploaded; the files keep its bytes.
struct Upload {
  std::string name;
  storage::Id file;
  std::string type;
};
void add_upload(storage::Transaction& tx, const storage::Id& plan, const Upload& upload);
std::vector<Upload> uploads(storage::Transaction& tx, const storage::Id& plan);

void put_picture(storage::Transaction& tx, const storage::Id& plan, const StoredPicture& picture);
std::optional<StoredPicture> picture(storage::Transaction& tx, const storage::Id& plan, std::string_view name);
std::vector<StoredPicture> pictures(storage::Transaction& tx, const storage::Id& plan);

/// The holders of an audience as they stand, to make a wider one from it.
std::vector<permit::Holder> holders_of_audience(storage::Transaction& tx, const storage::Id& audience);

}  // namespace cooperation_plan::store
