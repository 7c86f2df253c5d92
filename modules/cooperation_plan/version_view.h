#pragma once
// What the inside pages of a version share: reading it for the viewer, its step guide, its findings and its crumbs.

#include <functional>
#include <optional>
#include <vector>

#include "audit/archive.h"
#include "consultation.h"
#include "councils/discussion.h"
#include "linter.h"
#include "plan.h"
#include "plan_text.h"
#include "plan_version.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/frame.h"

namespace cooperation_plan {

/// A version as the viewer may see it, with what its pages need. Read in one snapshot.
struct VersionView {
  Version version;
  Plan content;
  CourseFacts facts;
  std::optional<Consultation> consultation;
  std::optional<councils::Discussion> discussion;
  Names names;
  std::vector<Evidence> evidence;  // the register of evidence
  EvidenceMarks marks;             // and what the text shows of it

  /// The act would be allowed for this viewer now.
  bool allows(const web::Exchange& exchange, CourseAct act, bool with_reason = true) const;
};
/// Nothing when it is unknown or hidden.
std::optional<VersionView> read_version_view(storage::Transaction& tx, const web::Exchange& exchange,
                                             const storage::Id& version);
std::optional<VersionView> version_view(web::Exchange& exchange, audit::Archive& archive);

/// A page below a version: crumbs and section set.
web::Page page_of_version(const web::Exchange& exchange, const VersionView& view, std::string title, std::string lead);
std::string version_title(const web::Exchange& exchange, const Version& version);  // "Samarbejdsplan 2021, udgave 1"

/// The law's steps, with the reason why the next one is closed.
web::Html course_guide(const web::Exchange& exchange, const VersionView& view);
/// A refusal in words, with its paragraph in small print.
web::Html refusal_words(const web::Exchange& exchange, const config::Refusal& refusal);
std::string finding_words(const web::Exchange& exchange, const Finding& finding);
/// The findings as a list, the remarks that nobody can mend at a click folded away. `button` makes the button that
/// mends the finding of that number, or nothing.
web::Html findings_list(const web::Exchange& exchange, const std::vector<Finding>& findings,
                        const std::function<web::Html(std::size_t, const Finding&)>& button);

}  // namespace cooperation_plan
