// What other modules may ask: fixed ids, people and the words for those who hold something.

#include "lookup.h"

#include <algorithm>

#include "authority_store.h"
#include "permit/audience.h"
#include "person_store.h"
#include "role.h"

namespace organisation {

storage::Id authority_id(std::string_view key) { return storage::Id::of_words("authority:" + std::string(key)); }

storage::Id person_id(std::string_view key) { return storage::Id::of_words("person:" + std::string(key)); }

storage::Id capacity_id(std::string_view person_key, permit::Role role, std::string_view authority_key) {
  return storage::Id::of_words("capacity:" + std::string(person_key) + ":" + std::string(permit::identifier(role)) +
                               ":" + std::string(authority_key));
}

storage::Id area_id(std::string_view key) { return storage::Id::of_words("area:" + std::string(key)); }

std::optional<Person> find_person(storage::Transaction& tx, const storage::Id& id) {
  const auto record = find_person_record(tx, id);
  if (!record) return std::nullopt;
  return Person{record->id, record->name, record->email, record->phone};
}

std::vector<permit::Capacity> holders_of(storage::Transaction& tx, permit::Role role, const storage::Id& authority,
                                         config::Date day) {
  return capacities_behind(tx, permit::office(role, authority), day);
}

std::vector<Person> people_behind(storage::Transaction& tx, const storage::Id& holder, config::Date day) {
  std::vector<Person> people;
  for (const permit::Capacity& capacity : capacities_behind(tx, holder, day)) {
    const bool known =
        std::any_of(people.begin(), people.end(), [&](const Person& person) { return person.id == capacity.person; });
    if (known) continue;
    if (const auto person = find_person(tx, capacity.person)) people.push_back(*person);
  }
  return people;
}

std::string words_for(storage::Transaction& tx, const storage::Id& holder, config::Date day) {
  if (holder == permit::everybody()) return "Offentligheden";
  if (holder == permit::all_signed_in()) return "Alle med adgang";
  const std::vector<permit::Capacity> behind = capacities_behind(tx, holder, day);
  const std::optional<Office> office = find_office(tx, holder);
  if (!office) {
    if (!behind.empty())
      return behind.front().person_name + ", " + behind.front().title + ", " + behind.front().authority_name;
    // A capacity that is not in force that day: its person is still somebody.
    const auto role = find_role(tx, holder);
    if (!role) return "";
    const auto person = find_person_record(tx, role->role.person);
    return person ? person->name : "";
  }
  const auto authority = find_authority(tx, office->authority, day);
  std::string words = danish_office(office->role, authority ? authority->name : "");
  if (behind.empty()) return words + " (ingen for tiden)";
  if (behind.size() > 3) return words + " (" + std::to_string(behind.size()) + " personer)";
  words += " (";
  for (std::size_t i = 0; i < behind.size(); ++i) {
    if (i > 0) words += i + 1 == behind.size() ? " og " : ", ";
    words += behind[i].person_name;
  }
  return words + ")";
}

}  // namespace organisation
