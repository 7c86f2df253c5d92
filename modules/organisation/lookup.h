#pragma once
// What other modules may ask about authorities, people and areas on a day. Everything is effective-dated: history keeps
// the name that was right then.

#include <optional>
#include <string>
#include <vector>

#include "config/clock.h"
#include "permit/directory.h"
#include "storage/id.h"
#include "storage/transaction.h"

namespace organisation {

enum class AuthorityKind { police_district, municipality, region, probation_service, partner };

struct Authority {
  storage::Id id;          // Id::of_words("authority:svendborg") for the district file's key "svendborg"
  std::string key;         // "svendborg"
  std::string name;        // "Svendborg Kommune"
  std::string short_name;  // "Svendborg"
  AuthorityKind kind;
  int municipality_code = 0;  // DAGI code of a municipality, else 0
  storage::Id area;           // the local council area a municipality belongs to
};

struct Person {
  storage::Id id;  // Id::of_words("person:<key>")
  std::string name;
  std::string email;
  std::string phone;
};

/// A group of local councils served together (lokalrådsområde).
struct Area {
  storage::Id id;  // Id::of_words("area:<key>")
  std::string key;
  std::string name;  // "Svendborg, Ærø og Langeland"
};

storage::Id authority_id(std::string_view key);
storage::Id person_id(std::string_view key);
storage::Id capacity_id(std::string_view person_key, permit::Role role, std::string_view authority_key);
storage::Id area_id(std::string_view key);

std::vector<Authority> authorities(storage::Transaction& tx, config::Date day);     // Danish order
std::vector<Authority> municipalities(storage::Transaction& tx, config::Date day);  // Danish order
std::optional<Authority> find_authority(storage::Transaction& tx, const storage::Id& id, config::Date day);
/// The police district of the installation (the first, when there are several).
std::optional<Authority> police_district(storage::Transaction& tx, config::Date day);
/// An authority by any of its names or former names on that day, spelling folded (å = aa); for imported documents.
std::optional<Authority> authority_named(storage::Transaction& tx, std::string_view name, config::Date day);
std::vector<Area> areas(storage::Transaction& tx, config::Date day);
std::optional<Person> find_person(storage::Transaction& tx, const storage::Id& id);
/// Who holds a role for an authority that day.
std::vector<permit::Capacity> holders_of(storage::Transaction& tx, permit::Role role, const storage::Id& authority,
                                         config::Date day);
/// Mail address and name of everyone behind a holder (an office or a capacity) that day.
std::vector<Person> people_behind(storage::Transaction& tx, const storage::Id& holder, config::Date day);
/// "Borgmesteren i Svendborg Kommune (Karen Holm)" - the words for an office or capacity that day.
std::string words_for(storage::Transaction& tx, const storage::Id& holder, config::Date day);

}  // namespace organisation
