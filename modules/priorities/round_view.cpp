// Reading a round for its pages.

#include "round_view.h"

#include <algorithm>
#include <charconv>

#include "round_store.h"

namespace priorities {

const Candidate* RoundView::candidate(const storage::Id& id) const {
  const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const auto& one) { return one.id == id; });
  return found == candidates.end() ? nullptr : &*found;
}

int year_of(const web::Exchange& x) {
  const auto place = x.place.find("aar");
  if (place == x.place.end() || place->second.size() != 4) return 0;
  int year = 0;
  const char* end = place->second.data() + place->second.size();
  return std::from_chars(place->second.data(), end, year).ptr == end ? year : 0;
}

std::optional<RoundView> round_view(const web::Exchange& x, storage::Transaction& tx) {
  auto round = store::round_for(tx, x.viewer, year_of(x));
  if (!round) return std::nullopt;
  RoundView view{std::move(*round), {}, {}, {}};
  view.candidates = store::candidates_of(tx, view.round.id);
  view.ballots = store::ballots_of(tx, view.round.id);
  view.facts = facts_of(tx, view.round, view.candidates, x.today());
  return view;
}

web::Page page_below(const web::Exchange& x, const Round& round, std::string title, std::string lead) {
  web::Page page;
  page.title = std::move(title);
  page.lead = std::move(lead);
  page.crumbs = {{x.t("Priorities"), "/prioritering"}, {round.title(), round.address()}};
  page.section = "/planarbejde";
  return page;
}

}  // namespace priorities
