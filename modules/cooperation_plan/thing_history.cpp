// Audit entries as lines.

#include "thing_history.h"

#include "audit/history.h"
#include "i18n/danish.h"

namespace cooperation_plan {

web::Html thing_history(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing) {
  std::vector<web::HistoryLine> lines;
  for (const audit::Entry& entry : audit::history_of(tx, thing)) {
    std::string what = exchange.t(std::string("audit.") + entry.act.verb);
    if (!entry.act.details.empty()) what += ": " + entry.act.details;
    lines.push_back({i18n::spoken_time(entry.at), entry.actor.name, what, entry.act.reason});
  }
  return web::history(exchange, lines);
}

}  // namespace cooperation_plan
