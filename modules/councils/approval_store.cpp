// Every statement about the approval round.

#include "approval_store.h"

namespace councils {

constexpr storage::Sql put_approval_row{"councils_put_approval", R"sql(
  INSERT INTO councils_approval (meeting, holder, answer, objection, reply, at)
  VALUES (:meeting, :holder, :answer, :objection, :reply, :at)
  ON CONFLICT (meeting, holder) DO UPDATE SET answer = excluded.answer, objection = excluded.objection,
    reply = excluded.reply, at = excluded.at)sql"};

void put_approval(storage::Transaction& tx, const Approval& approval) {
  tx.execute(put_approval_row, {{"meeting", approval.meeting},
                                {"holder", approval.holder},
                                {"answer", identifier(approval.answer)},
                                {"objection", approval.objection},
                                {"reply", approval.reply},
                                {"at", approval.at}});
}

constexpr storage::Sql delete_approved{"councils_withdraw_approvals", R"sql(
  DELETE FROM councils_approval WHERE meeting = :meeting AND answer = 'approved')sql"};

int withdraw_approvals(storage::Transaction& tx, const storage::Id& meeting) {
  return static_cast<int>(tx.execute(delete_approved, {{"meeting", meeting}}));
}

constexpr storage::Sql list_approvals{"councils_list_approvals", R"sql(
  SELECT meeting, holder, answer, objection, reply, at
  FROM councils_approval WHERE meeting = :meeting ORDER BY holder)sql"};

std::vector<Approval> approvals_of(storage::Transaction& tx, const storage::Id& meeting) {
  return tx.all(list_approvals, {{"meeting", meeting}}, [](const storage::Row& row) {
    Approval approval;
    approval.meeting = row.id(0);
    approval.holder = row.id(1);
    approval.answer = answer_named(row.view(2)).value_or(Answer::none);
    approval.objection = row.text(3);
    approval.reply = row.text(4);
    approval.at = row.time(5);
    return approval;
  });
}

}  // namespace councils
