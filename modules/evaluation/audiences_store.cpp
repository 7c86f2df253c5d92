// The audiences of evaluation.

#include "audiences_store.h"

#include <algorithm>
#include <vector>

#include "councils/discussion.h"
#include "organisation/lookup.h"
#include "permit/audience.h"

namespace evaluation {
namespace {

using permit::Role;

constexpr storage::Sql holders_of_council{"holders_of_council", R"sql(
  SELECT holder, since, until FROM permit_visible WHERE audience = :audience ORDER BY holder, since)sql"};

storage::Id office_at_district(storage::Transaction& tx, Role role, config::Date day) {
  const auto district = organisation::police_district(tx, day);
  return district ? permit::office(role, district->id) : storage::Id{};
}

}  // namespace

storage::Id writers_audience() { return storage::Id::of_words("audience:evaluation-writers"); }
storage::Id cooperation_audience() { return storage::Id::of_words("audience:evaluation-cooperation"); }

storage::Id secretariat_office(storage::Transaction& tx, config::Date day) {
  return office_at_district(tx, Role::district_secretariat, day);
}
storage::Id chief_office(storage::Transaction& tx, config::Date day) {
  return office_at_district(tx, Role::chief_of_police, day);
}

void put_audiences(storage::Transaction& tx, config::Date day) {
  std::vector<permit::Holder> writers, all;
  const auto add = [](std::vector<permit::Holder>& to, const storage::Id& holder) {
    const bool there =
        std::any_of(to.begin(), to.end(), [&](const permit::Holder& one) { return one.holder == holder; });
    if (!there && !holder.empty()) to.push_back({holder, std::nullopt, std::nullopt});
  };
  for (Role role : {Role::chief_of_police, Role::district_secretariat, Role::analyst, Role::communication_officer,
                    Role::police_superintendent}) {
    add(writers, office_at_district(tx, role, day));
    add(all, office_at_district(tx, role, day));
  }
  for (const organisation::Authority& municipality : organisation::municipalities(tx, day)) {
    for (Role role : {Role::mayor, Role::deputy_member, Role::municipal_ceo, Role::municipal_secretariat})
      add(all, permit::office(role, municipality.id));
  }
  if (const auto council = councils::district_council(tx, day)) {
    tx.each(holders_of_council, {{"audience", council->audience}}, [&](const storage::Row& row) {
      const storage::Id holder = row.id(0);
      if (std::any_of(all.begin(), all.end(),
                      [&](const permit::Holder& one) { return one.holder == holder && !one.since; }))
        return;
      permit::Holder seat{holder, std::nullopt, std::nullopt};
      if (row.view(1) != "0001-01-01") seat.since = row.date(1);
      if (row.view(2) != "9999-12-31") seat.until = row.date(2);
      all.push_back(seat);
    });
  }
  permit::put_audience(tx, writers_audience(), "Dem, der skriver redegørelsen");
  permit::set_holders(tx, writers_audience(), writers);
  permit::put_audience(tx, cooperation_audience(), "Kredsrådet, kommunerne og politiets ledelse");
  permit::set_holders(tx, cooperation_audience(), all);
}

}  // namespace evaluation
