#pragma once
// Words and pieces of pages that the pages of organisation share: periods, ranks, ways to reach somebody, history.

#include <string>

#include "area_store.h"
#include "period.h"
#include "storage/transaction.h"
#include "web/components.h"
#include "web/exchange.h"
#include "web/html.h"

namespace organisation {

/// "fra 1. januar 2018" or "fra 1. januar 2018 til 31. maj 2019": the last day is said, not the first day without.
std::string period_words(const web::Exchange& exchange, const Period& period);
/// "Primær lokalbetjent".
std::string rank_words(const web::Exchange& exchange, Rank rank);
std::string rank_in_sentence(const web::Exchange& exchange, Rank rank);
/// "SSP, KSP, mobil politistation".
std::string function_words(const web::Exchange& exchange, const Assignment& assignment);
/// Phone and mail as links; empty when there is neither.
web::Html reach(const web::Exchange& exchange, const std::string& phone, const std::string& email);
/// The thing's history from the audit log, for its foot; nothing for those who are not signed in.
web::Html history_foot(const web::Exchange& exchange, storage::Transaction& tx, const storage::Id& thing);
/// A table with a caption: heads, then rows.
web::Html table(const std::string& caption, const std::vector<std::string>& heads,
                const std::vector<std::vector<web::Html>>& rows);

}  // namespace organisation
