// Rounds of evaluation as JSON.

#include <boost/json.hpp>

#include "account_pages.h"
#include "audiences_store.h"
#include "permit/audience.h"
#include "rights.h"
#include "round_pages.h"
#include "round_store.h"

namespace evaluation {

namespace json = boost::json;
using web::Exchange;

namespace {

json::value day_or_null(const std::optional<config::Date>& day) {
  return day ? json::value(config::iso(*day)) : json::value(nullptr);
}

json::object machine_round(const Round& round, config::Date today) {
  return {{"id", round.id.text()},
          {"title", round.title},
          {"scope", round.scope},
          {"evaluator", round.evaluator},
          {"method", round.method},
          {"begins", config::iso(round.begins)},
          {"ends", config::iso(round.ends)},
          {"state", identifier(state_of(round, today))},
          {"released", day_or_null(round.released_on)},
          {"summary", round.released_on ? json::value(round.summary) : json::value(nullptr)},
          {"address", round.address()}};
}

}  // namespace

http::Response api_rounds(Exchange& exchange, audit::Archive& archive) {
  json::array rounds;
  for (const Round& round :
       archive.read([&](storage::Transaction& tx) { return store::rounds_for(tx, exchange.viewer); }))
    rounds.push_back(machine_round(round, exchange.today()));
  return json_response(json::object{{"rounds", std::move(rounds)}});
}

http::Response api_round(Exchange& exchange, audit::Archive& archive) {
  const storage::Id id = exchange.id("runde");
  const auto found = archive.read([&](storage::Transaction& tx) -> std::optional<json::object> {
    const auto round = store::round_for(tx, exchange.viewer, id);
    if (!round) return std::nullopt;
    json::object out = machine_round(*round, exchange.today());
    if (!rights::read_rounds.given_to(exchange.viewer) || !permit::may_see(tx, exchange.viewer, cooperation_audience()))
      return out;
    json::array findings, proposals;
    for (const Finding& finding : store::findings_of(tx, id))
      findings.push_back({{"number", finding.number},
                          {"text", finding.body},
                          {"evidence", finding.evidence},
                          {"about", finding.about.text()}});
    for (const Proposal& proposal : store::proposals_for(tx, exchange.viewer, id)) {
      json::array consents;
      for (const Consent& consent : proposal.consents)
        consents.push_back({{"authority", consent.authority.text()},
                            {"answer", identifier(consent.answer)},
                            {"reason", consent.reason},
                            {"day", day_or_null(consent.answered_on)}});
      proposals.push_back({{"number", proposal.number},
                           {"title", proposal.title},
                           {"text", proposal.body},
                           {"needs", identifier(proposal.needs)},
                           {"target", identifier(proposal.target)},
                           {"state", identifier(proposal.state)},
                           {"deadline", day_or_null(proposal.deadline)},
                           {"decided", day_or_null(proposal.decided_on)},
                           {"consents", std::move(consents)}});
    }
    out["findings"] = std::move(findings);
    out["proposals"] = std::move(proposals);
    return out;
  });
  return found ? json_response(*found) : web::not_found(exchange);
}

}  // namespace evaluation
