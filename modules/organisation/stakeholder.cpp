// Rules of stakeholders.

#include "stakeholder.h"

#include <algorithm>

#include "i18n/danish.h"
#include "permit/audience.h"
#include "rights.h"

namespace organisation {

std::string_view identifier(StakeholderType type) {
  switch (type) {
    case StakeholderType::relatives: return "relatives";
    case StakeholderType::job_centre: return "job_centre";
    case StakeholderType::psychiatry: return "psychiatry";
    case StakeholderType::housing: return "housing";
    case StakeholderType::homeowners: return "homeowners";
    case StakeholderType::club: return "club";
    case StakeholderType::association: return "association";
    case StakeholderType::school: return "school";
    case StakeholderType::business: return "business";
    case StakeholderType::nightlife: return "nightlife";
    case StakeholderType::volunteers: return "volunteers";
    case StakeholderType::other: return "other";
  }
  return "";
}

std::string_view english_name(StakeholderType type) {
  switch (type) {
    case StakeholderType::relatives: return /*text*/ "Relatives";
    case StakeholderType::job_centre: return /*text*/ "Job centre";
    case StakeholderType::psychiatry: return /*text*/ "Psychiatry";
    case StakeholderType::housing: return /*text*/ "Housing association";
    case StakeholderType::homeowners: return /*text*/ "Homeowners' association";
    case StakeholderType::club: return /*text*/ "Club";
    case StakeholderType::association: return /*text*/ "Association";
    case StakeholderType::school: return /*text*/ "School or education";
    case StakeholderType::business: return /*text*/ "Trade and business";
    case StakeholderType::nightlife: return /*text*/ "Bars and nightlife";
    case StakeholderType::volunteers: return /*text*/ "Volunteers";
    case StakeholderType::other: return /*text*/ "Others";
  }
  return "";
}

std::string_view danish_name(StakeholderType type) {
  switch (type) {
    case StakeholderType::relatives: return "Pårørende";
    case StakeholderType::job_centre: return "Jobcenter";
    case StakeholderType::psychiatry: return "Psykiatri";
    case StakeholderType::housing: return "Boligforening";
    case StakeholderType::homeowners: return "Grundejerforening";
    case StakeholderType::club: return "Klub";
    case StakeholderType::association: return "Forening";
    case StakeholderType::school: return "Skole eller uddannelse";
    case StakeholderType::business: return "Handel og erhverv";
    case StakeholderType::nightlife: return "Restauration og natteliv";
    case StakeholderType::volunteers: return "Frivillige";
    case StakeholderType::other: return "Andre";
  }
  return "";
}

std::optional<StakeholderType> stakeholder_type_named(std::string_view word) {
  for (const StakeholderType type : stakeholder_types) {
    if (identifier(type) == word) return type;
  }
  return std::nullopt;
}

std::string_view identifier(EntryKind kind) {
  switch (kind) {
    case EntryKind::invited: return "invited";
    case EntryKind::attended: return "attended";
    case EntryKind::contributed: return "contributed";
  }
  return "";
}

std::optional<EntryKind> entry_kind_named(std::string_view word) {
  for (const EntryKind kind : {EntryKind::invited, EntryKind::attended, EntryKind::contributed}) {
    if (identifier(kind) == word) return kind;
  }
  return std::nullopt;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

std::vector<std::string> interests_in(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(",;\n");
    std::string word;
    for (const char c : text.substr(0, end)) {
      const char plain = c == '\t' || c == '\r' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (plain == ' ' && (word.empty() || word.back() == ' ')) continue;
      word += plain;
    }
    while (!word.empty() && word.back() == ' ') word.pop_back();
    for (const auto& [large, small] : {std::pair{"Æ", "æ"}, std::pair{"Ø", "ø"}, std::pair{"Å", "å"}}) {
      for (std::size_t at = word.find(large); at != std::string::npos; at = word.find(large))
        word.replace(at, 2, small);
    }
    if (!word.empty() && std::find(found.begin(), found.end(), word) == found.end()) found.push_back(std::move(word));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  std::sort(found.begin(), found.end(),
            [](const std::string& a, const std::string& b) { return i18n::sort_key(a) < i18n::sort_key(b); });
  return found;
}

std::string joined(const std::vector<std::string>& interests) {
  std::string words;
  for (const std::string& interest : interests) words += (words.empty() ? "" : ", ") + interest;
  return words;
}

std::optional<config::Refusal> refusal_of(const Stakeholder& stakeholder) {
  if (stakeholder.name.empty()) return config::Refusal{"Write the name of the stakeholder.", {}, "name", ""};
  if (!stakeholder.municipality.empty() && !stakeholder.area.empty())
    return config::Refusal{"Choose one place.", {}, "place", ""};
  if (stakeholder.interests.empty()) return config::Refusal{"Write at least one interest.", {}, "interests", ""};
  if (stakeholder.interests.size() > 12) return config::Refusal{"Write at most 12 interests.", {}, "interests", ""};
  for (const std::string& interest : stakeholder.interests) {
    if (interest.size() > 60)
      return config::Refusal{"An interest is a word or two; put a comma between them.", {}, "interests", ""};
  }
  if (!stakeholder.website.empty() && !stakeholder.website.starts_with("https://") &&
      !stakeholder.website.starts_with("http://")) {
    return config::Refusal{"Write the whole address, with https:// in front.", {}, "website", ""};
  }
  if (!stakeholder.period.sound())
    return config::Refusal{"The last day must not lie before the first day.", {}, "until", ""};
  return std::nullopt;
}

std::optional<config::Refusal> refusal_of(const ContactPerson& contact, config::Date today) {
  if (contact.name.empty()) return config::Refusal{"Write the name of the contact person.", {}, "contact_name", ""};
  if (contact.email.empty() && contact.phone.empty())
    return config::Refusal{"Write a mail address or a phone number.", {}, "contact_email", ""};
  if (!contact.email.empty() && !is_mail_address(contact.email))
    return config::Refusal{"This is not a mail address.", {}, "contact_email", ""};
  if (!contact.consent_since.ok() || contact.consent_since > today)
    return config::Refusal{"The day of the consent cannot lie after today.", {}, "consent_since", ""};
  if (contact.consent_how.empty())
    return config::Refusal{
        "Write how the person said yes.", {}, "consent_how", "databeskyttelsesforordningen art. 7, stk. 1"};
  return std::nullopt;
}

std::optional<config::Refusal> refusal_of(const StakeholderEntry& entry, const Stakeholder& stakeholder,
                                          config::Date today) {
  if (!entry.day.ok()) return config::Refusal{"Write the day.", {}, "day", ""};
  if (entry.kind != EntryKind::invited && entry.day > today)
    return config::Refusal{"What has not happened yet cannot be written here.", {}, "day", ""};
  if (!stakeholder.period.covers(entry.day))
    return config::Refusal{"The stakeholder is not in the register on that day.", {}, "day", ""};
  if (entry.about.empty()) return config::Refusal{"Write what it was about.", {}, "about", ""};
  return std::nullopt;
}

bool may_keep(const permit::Viewer& viewer, const Stakeholder& stakeholder) {
  if (!keep_stakeholders.given_to(viewer)) return false;
  const permit::Roles municipal(permit::Role::municipal_secretariat, permit::Role::ssp_consultant);
  return !municipal.has(viewer.role) ||
         (!stakeholder.municipality.empty() && stakeholder.municipality == viewer.authority);
}

storage::Id keeping_office(const Stakeholder& stakeholder, const storage::Id& police) {
  return stakeholder.municipality.empty()
             ? permit::office(permit::Role::district_secretariat, police)
             : permit::office(permit::Role::municipal_secretariat, stakeholder.municipality);
}

}  // namespace organisation
