#pragma once
// A stakeholder: somebody outside of the authorities who is asked and invited, with what interests them and whom to
// turn to. The contact person stands here while that person has said yes, and not a day longer (GDPR art. 6 (1) (a) and
// art. 7 (3)).

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/outcome.h"
#include "period.h"
#include "permit/viewer.h"
#include "storage/id.h"

namespace organisation {

enum class StakeholderType {
  relatives,
  job_centre,
  psychiatry,
  housing,
  homeowners,
  club,
  association,
  school,
  business,
  nightlife,
  volunteers,
  other
};
std::string_view identifier(StakeholderType type);
std::optional<StakeholderType> stakeholder_type_named(std::string_view identifier);
std::string_view english_name(StakeholderType type);
std::string_view danish_name(StakeholderType type);  // for the register, which is Danish
inline constexpr std::array stakeholder_types{
    StakeholderType::relatives,  StakeholderType::job_centre, StakeholderType::psychiatry,  StakeholderType::housing,
    StakeholderType::homeowners, StakeholderType::club,       StakeholderType::association, StakeholderType::school,
    StakeholderType::business,   StakeholderType::nightlife,  StakeholderType::volunteers,  StakeholderType::other};

struct ContactPerson {
  std::string name, title, email, phone;
  config::Date consent_since;
  std::string consent_how;  // "Sagt ja på mødet den 3. marts"
  bool operator==(const ContactPerson&) const = default;
};

struct Stakeholder {
  storage::Id id;
  std::string name;
  StakeholderType type = StakeholderType::association;
  storage::Id municipality, area;      // at most one; neither: the whole district's
  std::vector<std::string> interests;  // small letters, in Danish order
  std::string website, note;
  std::optional<ContactPerson> contact;
  std::optional<config::Date> consent_ended;  // the last yes was taken back
  Period period;
};

enum class EntryKind { invited, attended, contributed };
std::string_view identifier(EntryKind kind);
std::optional<EntryKind> entry_kind_named(std::string_view identifier);

/// What was done with a stakeholder on a day.
struct StakeholderEntry {
  storage::Id id, stakeholder;
  EntryKind kind = EntryKind::invited;
  config::Date day;
  std::string about;
  storage::Id thing;  // of the register; empty = none
};

inline constexpr int consent_days = 2 * 365;  // after that the contact person is asked again

bool is_mail_address(std::string_view text);
/// "Unge,  Natteliv, unge" -> natteliv, unge.
std::vector<std::string> interests_in(std::string_view text);
std::string joined(const std::vector<std::string>& interests);

std::optional<config::Refusal> refusal_of(const Stakeholder& stakeholder);
std::optional<config::Refusal> refusal_of(const ContactPerson& contact, config::Date today);
std::optional<config::Refusal> refusal_of(const StakeholderEntry& entry, const Stakeholder& stakeholder,
                                          config::Date today);

/// The police keeps the whole register; a municipality's offices those of their own municipality.
bool may_keep(const permit::Viewer& viewer, const Stakeholder& stakeholder);
/// Who is asked to renew the consent: the office that keeps it.
storage::Id keeping_office(const Stakeholder& stakeholder, const storage::Id& police);

}  // namespace organisation
