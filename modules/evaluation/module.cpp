// The routes of evaluation, each with its right, together, and the loading.

#include "module.h"

#include "account_edit_pages.h"
#include "account_pages.h"
#include "load.h"
#include "proposal_pages.h"
#include "rights.h"
#include "round_pages.h"

namespace evaluation {

void Module::routes(web::Routes& routes) {
  using Page = http::Response (*)(web::Exchange&, audit::Archive&);
  const auto with = [this](Page page) {
    return [this, page](web::Exchange& exchange) { return page(exchange, archive_); };
  };
  const auto printed = [this](web::Exchange& exchange) { return account_pdf(exchange, archive_, printer_); };

  // The annual account as it is read (retsplejeloven § 112, stk. 2).
  routes.get_public("/redegoerelser", with(accounts_page));
  routes.get("/redegoerelser/ny", rights::edit_account, with(new_account_page));
  routes.post("/redegoerelser/ny", rights::edit_account, with(generate_from_form));
  routes.get_public("/redegoerelser/{aar}", with(account_page));
  routes.get_public("/redegoerelser/{aar}/redegoerelse.pdf", printed);
  routes.get_public("/redegoerelser/{aar}/redegoerelse.json", with(account_json));
  const std::string version = "/redegoerelser/{aar}/udgave/{udgave}";
  routes.get_public(version, with(account_version_page));
  routes.get_public(version + "/redegoerelse.pdf", printed);
  routes.get_public(version + "/redegoerelse.json", with(account_json));
  routes.get_public(version + "/tal/{tabel}", with(account_rows_page));

  // Its way.
  routes.get(version + "/tekst/{afsnit}", rights::edit_account, with(section_page));
  routes.post(version + "/tekst/{afsnit}", rights::edit_account, with(write_section_from_form));
  routes.get(version + "/forskelle", rights::edit_account, with(account_changes_page));
  routes.post(version + "/nye-tal", rights::edit_account, with(regenerate_from_button));
  routes.get(version + "/dagsorden", rights::bring_account, with(account_agenda_page));
  routes.post(version + "/dagsorden", rights::bring_account, with(account_on_agenda_from_form));
  routes.post(version + "/droeftet", rights::bring_account, with(account_discussed_from_button));
  routes.get(version + "/offentliggoer", rights::edit_account, with(account_publish_page));
  routes.post(version + "/offentliggoer", rights::publish_account, with(account_publish_from_button));
  routes.get(version + "/ny-udgave", rights::bring_account, with(account_revise_page));
  routes.post(version + "/ny-udgave", rights::bring_account, with(account_revise_from_form));

  // Rounds of evaluation. Everybody reads the summary of a released one.
  routes.get_public("/evalueringer", with(rounds_page));
  routes.get("/evalueringer/ny", rights::run_round, with(new_round_page));
  routes.post("/evalueringer/ny", rights::run_round, with(begin_round_from_form));
  routes.get_public("/evalueringer/{runde}", with(round_page));
  routes.get("/evalueringer/{runde}/konstatering", rights::add_finding, with(finding_page));
  routes.post("/evalueringer/{runde}/konstatering", rights::add_finding, with(note_finding_from_form));
  routes.get("/evalueringer/{runde}/offentliggoer", rights::release_round, with(release_page));
  routes.post("/evalueringer/{runde}/offentliggoer", rights::release_round, with(release_from_form));

  // Proposals and the municipalities' consent.
  routes.get("/evalueringer/{runde}/forslag/nyt", rights::run_round, with(new_proposal_page));
  routes.post("/evalueringer/{runde}/forslag/nyt", rights::run_round, with(propose_from_form));
  const std::string proposal = "/evalueringer/{runde}/forslag/{forslag}";
  routes.get(proposal, rights::read_rounds, with(proposal_page));
  routes.get(proposal + "/spoerg", rights::run_round, with(ask_page));
  routes.post(proposal + "/spoerg", rights::run_round, with(ask_from_form));
  routes.get(proposal + "/svar", rights::answer_proposal, with(answer_page));
  routes.post(proposal + "/svar", rights::answer_proposal, with(answer_from_form));
  routes.get(proposal + "/dagsorden", rights::run_round, with(proposal_agenda_page));
  routes.post(proposal + "/dagsorden", rights::run_round, with(proposal_on_agenda_from_form));
  routes.post(proposal + "/besluttet", rights::run_round, with(decide_from_button));
  routes.get(proposal + "/gennemfoert", rights::run_round, with(carry_out_page));
  routes.post(proposal + "/gennemfoert", rights::run_round, with(carry_out_from_form));
  routes.get(proposal + "/bortfald", rights::run_round, with(fall_page));
  routes.post(proposal + "/bortfald", rights::run_round, with(fall_from_form));

  // The same as JSON.
  routes.get_public("/api/v1/redegoerelser", with(api_accounts))
      .tells("The annual accounts that you may see.",
             "{accounts: [{year: integer, version: integer, state: text, as_of: day, published: day | "
             "null, address: text, json: text}]}");
  routes.get_public("/api/v1/redegoerelser/{aar}", with(account_json))
      .tells("The annual account of a year.",
             "{year: integer, version: integer, state: text, law: text, as_of: day, discussed: day | null, "
             "published: day | null, address: text, sections: [anything], figures: [anything], tables: "
             "[anything]}",
             "aar: integer");
  routes.get_public("/api/v1/evalueringer", with(api_rounds))
      .tells("The rounds of evaluation that you may see.",
             "{rounds: [{id: id, title: text, scope: text, evaluator: text, method: text, begins: day, "
             "ends: day, state: text, released: day | null, summary: text | null, address: text}]}");
  routes.get_public("/api/v1/evalueringer/{runde}", with(api_round))
      .tells("One round of evaluation, with findings and proposals for those inside.",
             "{id: id, title: text, scope: text, evaluator: text, method: text, begins: day, ends: day, "
             "state: text, released: day | null, summary: text | null, address: text, findings?: [{number: "
             "integer, text: text, evidence: text, about: text}], proposals?: [{number: integer, title: "
             "text, text: text, needs: text, target: text, state: text, deadline: day | null, decided: day "
             "| null, consents: [{authority: text, answer: text, reason: text, day: day | null}]}]}",
             "runde: id");
}

config::Faults Module::load(audit::Change& change, const std::filesystem::path& district) const {
  return load_evaluation(change, district);
}

}  // namespace evaluation
