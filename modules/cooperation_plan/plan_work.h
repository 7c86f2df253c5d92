#pragma once
// The acts on plans and versions, each inside one change: permission, version and state are read again there, the
// course (plan_course.h) decides, and the register, the work lists and the log are written with it.

#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "config/outcome.h"
#include "consultation.h"
#include "permit/viewer.h"
#include "plan.h"
#include "plan_version.h"

namespace cooperation_plan {

/// Everything the course is judged by, as it stands in this transaction.
CourseFacts course_facts(storage::Transaction& tx, const Version& version, config::Date today, bool reason = false);

/// A first version of a year, or a new version when the year has no open one.
config::Outcome<Version> create_draft(audit::Change& change, const permit::Viewer& viewer, Plan plan, std::string note);
/// Writes the plan's content. `read` is the version number the writer had before them; somebody faster is a refusal on
/// "version".
config::Outcome<config::Done> save_content(audit::Change& change, const permit::Viewer& viewer,
                                           const storage::Id& version, int read, const Plan& plan,
                                           std::string_view details);

struct ConsultationRequest {
  std::string question;
  config::Date deadline{};
  std::vector<storage::Id> authorities;
};
config::Outcome<config::Done> start_consultation(audit::Change& change, const permit::Viewer& viewer,
                                                 const storage::Id& version, const ConsultationRequest& request,
                                                 std::string_view public_address);
config::Outcome<config::Done> end_consultation(audit::Change& change, const permit::Viewer& viewer,
                                               const storage::Id& version, std::string reason);
/// An answer for the viewer's authority: one text, to a chapter or (empty) to the whole.
config::Outcome<config::Done> answer_consultation(audit::Change& change, const permit::Viewer& viewer,
                                                  const storage::Id& version, std::string chapter, std::string body);
config::Outcome<config::Done> reply_to_answer(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& version, const storage::Id& answer, int read,
                                              std::string reply);

config::Outcome<config::Done> put_on_agenda(audit::Change& change, const permit::Viewer& viewer,
                                            const storage::Id& version, const storage::Id& meeting, std::string brief,
                                            int minutes);
config::Outcome<config::Done> note_discussion(audit::Change& change, const permit::Viewer& viewer,
                                              const storage::Id& version);
config::Outcome<config::Done> make_final(audit::Change& change, const permit::Viewer& viewer,
                                         const storage::Id& version);
config::Outcome<config::Done> publish(audit::Change& change, const permit::Viewer& viewer, const storage::Id& version);
config::Outcome<Version> revise(audit::Change& change, const permit::Viewer& viewer, const storage::Id& version,
                                std::string reason);
config::Outcome<config::Done> close_year(audit::Change& change, const permit::Viewer& viewer,
                                         const storage::Id& version, std::string status);

/// The public plan, its areas and its initiatives made from a version that is published (also used by load).
void bring_into_force(audit::Change& change, const Version& version, const Plan& plan, config::Date day);
/// Creates or widens the audience of a version: the kredsråd and those who are asked.
void put_version_audience(storage::Transaction& tx, const Version& version,
                          const std::vector<storage::Id>& asked_authorities);

}  // namespace cooperation_plan
