#include "model/codes.h"
#include "store/edit.h"
#include "store/impl.h"
#include "store/insert.h"

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

Result<std::int64_t> perform(const Database& db, const ReportIssue& command) {
    auto id = insert(db, command.issue);
    if (!id) return id;
    auto line = insert(db, model::IssueLogRow{.issue = static_cast<model::IssueId>(*id),
                                              .at = command.issue.reported,
                                              .action = "submit",
                                              .to_state = command.issue.state});
    if (!line) return line;
    return id;
}

Result<std::int64_t> perform(const Database& db, const MoveIssue& command) {
    Statement find = db.prepare("SELECT state FROM issue WHERE id=?1");
    const bool there = find.with(command.issue).next();
    if (!find.ok()) return tl::unexpected<base::Error>(find.error());
    if (!there) return fail(Fault::NotFound, Word::IssueGone, {});
    const std::string from = find.text(0);
    find.reset();
    // What is evaluated later was closed when it was closed.
    auto moved = db.prepare(
                       "UPDATE issue SET state=?2, closed_at=CASE WHEN ?3 IS NULL THEN NULL ELSE "
                       "coalesce(closed_at,?3) END WHERE id=?1")
                     .with(command.issue, command.to_state,
                           model::closes(command.to_state) ? command.at : base::kNever)
                     .run();
    if (!moved) return refusal(moved);
    return insert(db, model::IssueLogRow{.issue = command.issue,
                                         .at = command.at,
                                         .actor = command.actor,
                                         .action = command.action,
                                         .from_state = from,
                                         .to_state = command.to_state,
                                         .reason = command.reason});
}

Result<std::int64_t> perform(const Database& db, const LogVisit& command) {
    return insert(db, command.visit);
}

Result<std::int64_t> perform(const Database& db, const RemoveVisit& command) {
    auto done = db.prepare("DELETE FROM visit WHERE id=?1").with(command.visit).run();
    if (!done) return refusal(done);
    if (db.integer("SELECT changes()") == 0) return fail(Fault::NotFound, Word::VisitGone, {});
    return 0;
}

Result<std::int64_t> perform(const Database& db, const SetUnitUse& command) {
    auto done =
        db.prepare("UPDATE unit SET \"use\"=?2 WHERE id=?1").with(command.unit, command.use).run();
    if (!done) return refusal(done);
    return 0;
}

Result<std::int64_t> perform(const Database& db, const SetShopState& command) {
    auto done = db.prepare("UPDATE shop SET state=?2 WHERE place=?1 AND valid_to IS NULL")
                    .with(command.place, command.state)
                    .run();
    if (!done) return refusal(done);
    return 0;
}

/// Its rows are answered one by one: `edit_rows`.
Result<std::int64_t> perform(const Database& /*db*/, const EditRows& /*command*/) {
    return 0;
}

}  // namespace

Result<Receipt> Store::write(const Command& command) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    if (auto fine = impl_->refuse_lost_write(); !fine) return refusal(fine);
    const Database& db = impl_->db;
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    Receipt receipt;
    if (const auto* edits = std::get_if<EditRows>(&command)) {
        auto rows = edit_rows(db, *edits);
        if (!rows) return refusal(rows);
        receipt.rows = std::move(*rows);
    } else {
        auto row = std::visit([&](const auto& one) { return perform(db, one); }, command);
        if (!row) return refusal(row);
        receipt.row_id = *row;
    }
    const std::int64_t seq = db.integer("SELECT seq FROM sqlite_sequence WHERE name='change_log'");
    if (auto done = transaction->commit(); !done) return refusal(done);
    receipt.position = {0, seq};
    return receipt;
}

bool Store::fold() {
    if (impl_->access == Access::Still) return true;
    int in_log = 0;
    int folded = 0;
    const int code = sqlite3_wal_checkpoint_v2(impl_->db.handle(), nullptr,
                                               SQLITE_CHECKPOINT_PASSIVE, &in_log, &folded);
    return code == SQLITE_OK && in_log == folded;
}

}  // namespace store
