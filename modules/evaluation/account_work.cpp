// The acts on accounts.

#include "account_work.h"

#include <algorithm>

#include "account_figures.h"
#include "account_headings.h"
#include "account_store.h"
#include "audiences_store.h"
#include "cooperation_plan/plan_progress.h"
#include "councils/discussion.h"
#include "i18n/danish.h"
#include "permit/audience.h"
#include "register.h"
#include "registry/edge.h"

namespace evaluation {

using audit::Change;
using config::Done;
using config::done;
using config::Outcome;
using config::Refusal;
using permit::Viewer;
using storage::Id;

namespace {

/// Unknown and hidden answer alike.
Refusal unknown_account() { return {/*text*/ "This account does not exist.", {}, {}, {}}; }
Refusal somebody_was_faster() {
  return {/*text*/
          "Somebody else has changed this in the meantime. Your text is kept below; compare it with theirs and "
          "save again.",
          {},
          "version",
          {}};
}

/// Reads the version again, asks the course, and writes the new state. `with` may change more before it is saved.
template <class With>
Outcome<AccountVersion> step(Change& change, const Viewer& viewer, const Id& id, AccountAct act, With with) {
  auto& tx = change.tx();
  auto version = store::account_version_for(tx, viewer, id);
  if (!version) return unknown_account();
  auto next = take(version->state, act, viewer.role, account_facts(tx, *version, change.today()));
  if (!next) return next.refusal();
  version->state = *next;
  if (std::optional<Refusal> refusal = with(*version)) return *refusal;
  if (!store::save_account_version(tx, *version)) return somebody_was_faster();
  ++version->version;
  register_account_version(tx, *version);
  if (auto account = store::account(tx, version->year); account && !account->published_on) {
    account->audience = version->audience;
    store::put_account(tx, *account);
    register_account(tx, *account, *version);
  }
  return *version;
}

void record(Change& change, const AccountVersion& version, std::string verb, std::string reason = {},
            std::string details = {}) {
  change.record({std::move(verb), version.id, kinds::account_version, std::move(reason), std::move(details)});
}

}  // namespace

AccountFacts account_facts(storage::Transaction& tx, const AccountVersion& version, config::Date today) {
  AccountFacts facts;
  facts.today = today;
  facts.missing = version.content.missing();
  facts.unchanged = unchanged(version);
  if (const auto discussion = councils::discussion_of(tx, version.id)) {
    facts.on_agenda = true;
    facts.minuted = discussion->minuted;
    facts.discussed_on = discussion->day;
  }
  return facts;
}

std::vector<Heading> headings_in_use(storage::Transaction& tx) {
  auto found = store::headings(tx);
  return found.empty() ? first_headings() : found;
}

Outcome<AccountVersion> generate_account(Change& change, const Viewer& viewer, int year) {
  auto& tx = change.tx();
  const config::Date today = change.today();
  if (auto allowed = take(AccountState::generated, AccountAct::edit, viewer.role, {}); !allowed)
    return allowed.refusal();
  if (year > static_cast<int>(today.year()))
    return Refusal{
        "The year {0} has not begun. There is nothing to give account of yet.", {std::to_string(year)}, "year", {}};
  if (store::account(tx, year))
    return Refusal{"There is an account of {0} already. Work on with it.", {std::to_string(year)}, "year", {}};
  put_audiences(tx, today);
  Account account{account_id(year), year, {}, {}, writers_audience()};
  AccountVersion version;
  version.id = account_version_id(year, 1);
  version.account = account.id;
  version.year = year;
  version.content = generate(tx, year, today, headings_in_use(tx));
  version.made_by = change.actor().name;
  version.made_at = change.now();
  version.audience = writers_audience();
  store::put_account(tx, account);
  store::add_account_version(tx, version);
  register_account(tx, account, version);
  register_account_version(tx, version);
  if (const auto plan = cooperation_plan::progress_of_plan(tx, year, today))
    registry::put_edge(tx, {plan->plan, account.id, "accounted_in", today});
  ask_for_account_work(tx, version, today);
  record(change, version, "account_generated", {}, "Tal pr. " + i18n::long_date(today));
  return version;
}

Outcome<Done> write_section(Change& change, const Viewer& viewer, const Id& id, int read, const std::string& key,
                            const std::string& text) {
  std::string title;
  auto outcome = step(change, viewer, id, AccountAct::edit, [&](AccountVersion& version) -> std::optional<Refusal> {
    Section* section = version.content.section(key);
    if (!section) return unknown_account();
    if (version.version != read) return somebody_was_faster();
    section->text = text;
    title = section->heading.title;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, "account_text_changed", {}, title);
  return done;
}

Outcome<Done> regenerate(Change& change, const Viewer& viewer, const Id& id, int read) {
  auto outcome =
      step(change, viewer, id, AccountAct::regenerate, [&](AccountVersion& version) -> std::optional<Refusal> {
        if (version.version != read) return somebody_was_faster();
        version.content.take_in(generate(change.tx(), version.year, change.today(), headings_in_use(change.tx())));
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  record(change, *outcome, "account_regenerated", {}, "Tal pr. " + i18n::long_date(change.today()));
  return done;
}

Outcome<Done> put_account_on_agenda(Change& change, const Viewer& viewer, const Id& id, const Id& meeting,
                                    const std::string& brief, int minutes) {
  auto& tx = change.tx();
  const auto council = councils::district_council(tx, change.today());
  const auto meetings =
      council ? councils::meetings_taking_items(tx, viewer, council->id) : std::vector<councils::OpenMeeting>{};
  const auto chosen = std::find_if(meetings.begin(), meetings.end(),
                                   [&](const councils::OpenMeeting& one) { return one.id == meeting; });
  put_audiences(tx, change.today());
  auto outcome =
      step(change, viewer, id, AccountAct::put_on_agenda, [&](AccountVersion& version) -> std::optional<Refusal> {
        if (chosen == meetings.end())
          return Refusal{"The account is given to the kredsråd. Choose one of its meetings.",
                         {},
                         "meeting",
                         std::string(law_of_the_account)};
        councils::Matter matter;
        matter.subject = version.id;
        matter.subject_kind = kinds::account_version;
        matter.subject_address = version.address();
        matter.title = account_title(version.year);
        matter.brief = brief;
        matter.minutes = minutes;
        auto item = councils::put_on_agenda(change, viewer, meeting, matter);
        if (!item) return item.refusal();
        version.meeting = meeting;
        version.item = *item;
        version.frozen_hash = mark_of(version.content);
        version.audience = cooperation_audience();
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  ask_for_account_work(tx, *outcome, change.today(), chosen->day);
  record(change, *outcome, "account_put_on_agenda", {}, chosen->title);
  return done;
}

Outcome<Done> note_account_discussion(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  config::Date day{};
  auto outcome =
      step(change, viewer, id, AccountAct::note_discussion, [&](AccountVersion& version) -> std::optional<Refusal> {
        day = councils::discussion_of(tx, id)->day;
        version.discussed_on = day;
        return std::nullopt;
      });
  if (!outcome) return outcome.refusal();
  ask_for_account_work(tx, *outcome, change.today());
  record(change, *outcome, "account_discussed", {}, "Mødet " + i18n::long_date(day));
  return done;
}

Outcome<Done> publish_account(Change& change, const Viewer& viewer, const Id& id) {
  auto& tx = change.tx();
  auto outcome = step(change, viewer, id, AccountAct::publish, [&](AccountVersion& version) -> std::optional<Refusal> {
    version.published_on = change.today();
    version.audience = permit::public_audience();
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  bring_out(tx, *outcome, change.today());
  ask_for_account_work(tx, *outcome, change.today());
  record(change, *outcome, "account_published");
  return done;
}

void bring_out(storage::Transaction& tx, AccountVersion& version, config::Date day) {
  Account account = *store::account(tx, version.year);
  if (!account.published_version.empty() && account.published_version != version.id) {
    if (auto before = store::account_version(tx, account.published_version)) {
      before->state = AccountState::replaced;
      store::save_account_version(tx, *before);
      register_account_version(tx, *before);
    }
  }
  account.published_version = version.id;
  account.published_on = day;
  account.audience = permit::public_audience();
  store::put_account(tx, account);
  register_account(tx, account, version);
  if (!version.item.empty()) registry::put_edge(tx, {version.item, account.id, "led_to_account", day});
}

Outcome<AccountVersion> revise_account(Change& change, const Viewer& viewer, const Id& id, const std::string& reason) {
  auto& tx = change.tx();
  const auto before = store::account_version_for(tx, viewer, id);
  if (!before) return unknown_account();
  const int last = store::last_account_number(tx, before->year);
  if (before->number != last) return Refusal{"There is a newer version already. Work on with it.", {}, {}, {}};
  if (reason.empty()) return Refusal{"Say why there is a new version.", {}, "reason", {}};
  auto outcome = step(change, viewer, id, AccountAct::revise, [&](AccountVersion& version) -> std::optional<Refusal> {
    if (version.state != AccountState::published) version.state = AccountState::replaced;
    return std::nullopt;
  });
  if (!outcome) return outcome.refusal();
  AccountVersion fresh;
  fresh.id = account_version_id(before->year, last + 1);
  fresh.account = before->account;
  fresh.year = before->year;
  fresh.number = last + 1;
  fresh.content = before->content;
  fresh.state = AccountState::edited;
  fresh.note = reason;
  fresh.made_by = change.actor().name;
  fresh.made_at = change.now();
  fresh.audience = writers_audience();
  store::add_account_version(tx, fresh);
  register_account_version(tx, fresh);
  registry::put_edge(tx, {id, fresh.id, "revised_as", change.today()});
  if (outcome->state == AccountState::replaced) ask_for_account_work(tx, *outcome, change.today());
  if (auto account = store::account(tx, fresh.year); account && !account->published_on) {
    account->audience = fresh.audience;
    store::put_account(tx, *account);
    register_account(tx, *account, fresh);
  }
  ask_for_account_work(tx, fresh, change.today());
  record(change, fresh, "account_revised", reason);
  return fresh;
}

}  // namespace evaluation
