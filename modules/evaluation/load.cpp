// Reading and writing what the district's files say.

#include "load.h"

#include <algorithm>

#include "account_figures.h"
#include "account_headings.h"
#include "account_store.h"
#include "account_work.h"
#include "audiences_store.h"
#include "cooperation_plan/plan_progress.h"
#include "councils/discussion.h"
#include "organisation/lookup.h"
#include "permit/audience.h"
#include "register.h"
#include "registry/edge.h"
#include "round_store.h"
#include "round_work.h"

namespace evaluation {
namespace {

using config::Node;
using config::Reader;
using storage::Id;

std::optional<config::Date> day_if(Reader& reader, const Node& node, std::string_view key) {
  const std::string text = reader.text_or(node, key, "");
  if (text.empty()) return std::nullopt;
  const auto day = config::parse_date(text);
  if (!day) reader.fault(node, "'" + text + "' is no day. Write it as 2020-09-15.");
  return day;
}
config::Date day(Reader& reader, const Node& node, std::string_view key) {
  const std::string text = reader.text(node, key);
  const auto day = config::parse_date(text);
  if (!day && !text.empty()) reader.fault(node, "'" + text + "' is no day. Write it as 2020-09-15.");
  return day.value_or(config::Date{});
}

struct AccountInFile {
  AccountVersion version;
  std::vector<std::pair<std::string, std::string>> texts;  // heading, text
  config::Date made{};
};
struct RoundInFile {
  Round round;
  std::vector<Finding> findings;
  std::vector<Proposal> proposals;
};

AccountInFile read_account(storage::Transaction& tx, Reader& reader, const Node& node,
                           const std::vector<Heading>& headings) {
  reader.only(node, {"year", "state", "made", "published", "texts"});
  AccountInFile file;
  AccountVersion& version = file.version;
  version.year = reader.number(node, "year", 2007, 2100);
  version.id = account_version_id(version.year, 1);
  version.account = account_id(version.year);
  const std::string state = reader.text(node, "state");
  const auto named = account_state_named(state);
  if (!named || *named == AccountState::replaced || *named == AccountState::on_council_agenda ||
      *named == AccountState::discussed)
    reader.fault(node, "The state of an account is 'generated', 'edited' or 'published'.");
  version.state = named.value_or(AccountState::generated);
  file.made = day(reader, node, "made");
  version.published_on = day_if(reader, node, "published");
  if (version.state == AccountState::published && !version.published_on)
    reader.fault(node, "A published account has the day on which it was published.");
  const Node& texts = reader.map(node, "texts");
  for (const config::Field& field : texts.fields) {
    const bool known =
        std::any_of(headings.begin(), headings.end(), [&](const Heading& one) { return one.key == field.key; });
    if (!known) reader.fault(field.node, "There is no heading '" + field.key + "'.");
    file.texts.emplace_back(field.key, reader.text(texts, field.key));
  }
  if (version.state == AccountState::published) {
    const auto discussion = councils::discussion_of(tx, version.id);
    if (!discussion || !discussion->minuted)
      reader.fault(node,
                   "The kredsråd's minutes do not say that this account was discussed (retsplejeloven § 112, stk. 2).");
    else
      version.discussed_on = discussion->day, version.meeting = discussion->meeting, version.item = discussion->item;
  }
  return file;
}

Proposal read_proposal(storage::Transaction& tx, Reader& reader, const Node& node, const RoundInFile& round,
                       const std::string& round_key, config::Date today) {
  reader.only(node, {"title", "body", "finding", "target", "needs", "state", "asked", "deadline", "answers", "ended",
                     "ending", "changed"});
  Proposal proposal;
  proposal.number = static_cast<int>(round.proposals.size()) + 1;
  proposal.id = Id::of_words("proposal:" + round_key + "-" + std::to_string(proposal.number));
  proposal.round = round.round.id;
  proposal.title = reader.text(node, "title");
  proposal.body = reader.text(node, "body");
  const int finding = reader.number_or(node, "finding", 0, 0, static_cast<int>(round.findings.size()));
  if (finding > 0) proposal.finding = round.findings[static_cast<std::size_t>(finding) - 1].id;
  const auto target = target_named(reader.text_or(node, "target", "rules_of_procedure"));
  const auto needs = needs_named(reader.text_or(node, "needs", "all"));
  const auto state = proposal_state_named("proposal." + reader.text_or(node, "state", "proposed"));
  if (!target || !needs || !state) reader.fault(node, "There is no such target, consent or state of a proposal.");
  proposal.target = target.value_or(Target::rules_of_procedure);
  proposal.needs = needs.value_or(Needs::all);
  proposal.state = state.value_or(ProposalState::proposed);
  proposal.asked_on = day_if(reader, node, "asked");
  proposal.deadline = day_if(reader, node, "deadline");
  proposal.ended_on = day_if(reader, node, "ended");
  proposal.ending = reader.text_or(node, "ending", "");
  const std::string changed = reader.text_or(node, "changed", "");
  if (!changed.empty()) proposal.changed = Id::of_words(changed);
  proposal.audience = cooperation_audience();
  if (proposal.state != ProposalState::proposed) {
    if (!proposal.asked_on || !proposal.deadline)
      reader.fault(node, "A proposal that was asked about has the days 'asked' and 'deadline'.");
    for (const organisation::Authority& municipality :
         organisation::municipalities(tx, proposal.asked_on.value_or(today)))
      proposal.consents.push_back({municipality.id, Answer::none, {}, {}, std::nullopt});
  }
  for (const Node& row : reader.list(node, "answers")) {
    reader.only(row, {"from", "answer", "reason", "by", "day"});
    const std::string from = reader.text(row, "from");
    const auto answer = answer_named(reader.text(row, "answer"));
    const auto found = std::find_if(proposal.consents.begin(), proposal.consents.end(), [&](const Consent& one) {
      return one.authority == organisation::authority_id(from);
    });
    if (!answer || found == proposal.consents.end()) {
      reader.fault(row, "An answer is 'agree' or 'disagree' and from a municipality that was asked.");
      continue;
    }
    *found = {found->authority, *answer, reader.text_or(row, "reason", ""), reader.text_or(row, "by", ""),
              day_if(reader, row, "day")};
  }
  if (proposal.state == ProposalState::decided || proposal.state == ProposalState::carried_out) {
    const auto discussion = councils::discussion_of(tx, proposal.id);
    if (!discussion || !discussion->minuted)
      reader.fault(node, "The kredsråd's minutes do not say that this proposal was decided.");
    else
      proposal.decided_on = discussion->day, proposal.meeting = discussion->meeting, proposal.item = discussion->item;
    if (refuse_for_consent(proposal, {}, today))
      reader.fault(node, "The municipalities have not agreed to this proposal.");
  }
  return proposal;
}

RoundInFile read_round(storage::Transaction& tx, Reader& reader, const Node& node, config::Date today) {
  reader.only(node, {"key", "title", "scope", "evaluator", "method", "questionnaire", "begins", "ends", "summary",
                     "released", "findings", "proposals"});
  RoundInFile file;
  Round& round = file.round;
  const std::string key = reader.text(node, "key");
  round.id = Id::of_words("evaluation:" + key);
  round.title = reader.text(node, "title");
  round.scope = reader.text(node, "scope");
  round.evaluator = reader.text(node, "evaluator");
  round.method = reader.text(node, "method");
  round.questionnaire = reader.text_or(node, "questionnaire", "");
  round.begins = day(reader, node, "begins");
  round.ends = day(reader, node, "ends");
  round.summary = reader.text_or(node, "summary", "");
  round.released_on = day_if(reader, node, "released");
  round.audience = round.released_on ? permit::public_audience() : cooperation_audience();
  if (const auto refusal = refuse_round(round)) reader.fault(node, refusal->sentence);
  if (round.released_on && round.summary.empty()) reader.fault(node, "A released round has its summary.");
  for (const Node& row : reader.list(node, "findings")) {
    reader.only(row, {"body", "evidence", "about", "found", "by"});
    Finding finding;
    finding.number = static_cast<int>(file.findings.size()) + 1;
    finding.id = Id::of_words("finding:" + key + "-" + std::to_string(finding.number));
    finding.round = round.id;
    finding.body = reader.text(row, "body");
    finding.evidence = reader.text_or(row, "evidence", "");
    const std::string about = reader.text_or(row, "about", "");
    if (!about.empty()) finding.about = Id::of_words(about);
    finding.found_on = day(reader, row, "found");
    finding.found_by = reader.text_or(row, "by", "");
    file.findings.push_back(std::move(finding));
  }
  for (const Node& row : reader.list(node, "proposals"))
    file.proposals.push_back(read_proposal(tx, reader, row, file, key, today));
  return file;
}

void write_account(audit::Change& change, AccountInFile& file, const std::vector<Heading>& headings) {
  auto& tx = change.tx();
  AccountVersion& version = file.version;
  if (store::account(tx, version.year)) return;
  version.content = generate(tx, version.year, file.made, headings);
  for (const auto& [key, text] : file.texts) version.content.section(key)->text = text;
  version.made_by = "Kredsrådets sekretariat";
  version.made_at = config::local(file.made, 12 * 60);
  version.audience = version.state == AccountState::published ? permit::public_audience() : writers_audience();
  if (version.state == AccountState::published) version.frozen_hash = mark_of(version.content);
  Account account{version.account, version.year, {}, {}, version.audience};
  store::put_account(tx, account);
  store::add_account_version(tx, version);
  register_account(tx, account, version);
  register_account_version(tx, version);
  if (const auto plan = cooperation_plan::progress_of_plan(tx, version.year, file.made))
    registry::put_edge(tx, {plan->plan, account.id, "accounted_in", file.made});
  if (version.published_on) bring_out(tx, version, *version.published_on);
  ask_for_account_work(tx, version, change.today());
  change.record({"account_loaded", version.id, kinds::account_version, {}, account_title(version.year)});
}

void write_round(audit::Change& change, const RoundInFile& file) {
  auto& tx = change.tx();
  permit::Viewer reader = permit::citizen(change.today());
  reader.role = permit::Role::district_secretariat;
  if (const auto district = organisation::police_district(tx, change.today())) reader.authority = district->id;
  if (store::round_for(tx, reader, file.round.id)) return;
  store::add_round(tx, file.round);
  register_round(tx, file.round);
  for (const Finding& finding : file.findings) {
    store::add_finding(tx, finding);
    register_finding(tx, file.round, finding);
  }
  for (const Proposal& proposal : file.proposals) {
    store::add_proposal(tx, proposal);
    register_proposal(tx, file.round, proposal);
    if (!proposal.changed.empty())
      registry::put_edge(tx, {proposal.id, proposal.changed, "adjusted", proposal.ended_on.value_or(change.today())});
    ask_for_proposal_work(tx, proposal, change.today());
  }
  change.record({"round_loaded", file.round.id, kinds::round, {}, file.round.title});
}

}  // namespace

config::Faults load_evaluation(audit::Change& change, const std::filesystem::path& district) {
  auto& tx = change.tx();
  config::Faults faults;
  std::vector<Heading> headings = headings_in_use(tx);
  const auto headings_text = config::read_file(district / "account_headings.yaml");
  if (headings_text) {
    Reader reader("account_headings.yaml");
    headings = read_headings(reader, *headings_text);
    faults = reader.faults();
  }
  const auto text = config::read_file(district / "evaluation.yaml");
  std::vector<AccountInFile> accounts;
  std::vector<RoundInFile> rounds;
  if (text) {
    Reader reader("evaluation.yaml");
    const Node root = reader.parse(*text);
    if (root.kind != Node::Kind::absent) {
      reader.only(root, {"accounts", "rounds"});
      for (const Node& node : reader.list(root, "accounts"))
        accounts.push_back(read_account(tx, reader, node, headings));
      for (const Node& node : reader.list(root, "rounds"))
        rounds.push_back(read_round(tx, reader, node, change.today()));
    }
    faults.insert(faults.end(), reader.faults().begin(), reader.faults().end());
  }
  if (!faults.empty() || (!headings_text && !text)) return faults;
  put_audiences(tx, change.today());
  if (headings_text) {
    store::put_headings(tx, headings);
    change.record({"account_headings_loaded", {}, kinds::account, {}, "account_headings.yaml"});
  }
  for (AccountInFile& account : accounts) write_account(change, account, headings);
  for (const RoundInFile& round : rounds) write_round(change, round);
  return faults;
}

}  // namespace evaluation
