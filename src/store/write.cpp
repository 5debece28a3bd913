#include "store/edit.h"
#include "store/edit_columns.h"
#include "store/impl.h"
#include "store/insert.h"
#include "store/lifecycle.h"
#include "store/pictures.h"
#include "store/planning.h"
#include "store/reading.h"
#include "store/rules.h"
#include "store/seal.h"
#include "store/take_in.h"
#include "store/targets.h"

#include <algorithm>
#include <optional>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

Result<std::int64_t> perform(const Database& db, const AttachPicture& command) {
    if (!db.prepare("SELECT 1 FROM issue WHERE id=?1").with(command.issue).next())
        return fail(Fault::NotFound, Word::IssueGone, {});
    return add_picture(db, command);
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

/// The edits that a command comes down to; nothing for one that is no edit.
Result<std::optional<EditRows>> edits_of(const Database& db, const Grant& grant,
                                         const Command& command, base::Instant now) {
    if (const auto* rows = std::get_if<EditRows>(&command)) return std::optional{*rows};
    if (auto planned = planning_edits(db, grant, command, now); !planned || *planned)
        return planned;
    auto sealed = [&]() -> Result<std::optional<model::RowEdit>> {
        const auto opened =
            [](Result<model::RowEdit> edit) -> Result<std::optional<model::RowEdit>> {
            if (!edit) return refusal(edit);
            return std::optional{std::move(*edit)};
        };
        if (const auto* person = std::get_if<EditPerson>(&command))
            return opened(sealed_edit(db, grant, *person));
        if (const auto* target = std::get_if<EditTarget>(&command))
            return opened(sealed_edit(db, grant, *target));
        return std::optional<model::RowEdit>{};
    }();
    if (!sealed) return refusal(sealed);
    if (!*sealed) return std::optional<EditRows>{};
    return std::optional{EditRows{.edits = {std::move(**sealed)}, .restores = false}};
}

/// What shared screens show of those who are cared for follows in the same transaction.
Result<void> tell_care(Store::Impl& store, const Grant& grant,
                       const std::vector<model::RowEdit>& edits, base::Instant now) {
    const auto moves = [](const model::RowEdit& edit) {
        return std::ranges::any_of(edit.fields, [](const model::FieldEdit& field) {
            return field.column == "unit" || field.column == "valid_to";
        });
    };
    const bool any = std::ranges::any_of(edits, [&](const model::RowEdit& edit) {
        return edit.table == model::Table::ServiceTarget ||
               (edit.table == model::Table::Person && moves(edit));
    });
    if (!any || !grant.keys) return {};
    return make_care_counts(store.db, *grant.keys, store.targets, now);
}

model::RowEdit with_row(model::RowEdit edit, std::int64_t row) {
    edit.row = row;
    return edit;
}

/// One line for each row of persons that was written: which columns, never what stands in them.
Result<void> note_edits(const Database& db, const Grant& grant, base::Instant now,
                        const std::vector<model::RowEdit>& edits,
                        const std::vector<std::int64_t>& rows) {
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const model::RowEdit& edit = edits[i];
        const bool person = edit.table == model::Table::Person;
        if (!person && edit.table != model::Table::ServiceTarget) continue;
        std::string columns;
        for (const model::FieldEdit& field : edit.fields) columns += field.column + " ";
        AuditEntry entry{.act = "edit",
                         .table = person ? "person" : "service_target",
                         .row = rows[i],
                         .amount = 1,
                         .detail = columns};
        const std::int64_t whom =
            person ? rows[i] : model::number(person_of_target(db, grant, with_row(edit, rows[i])));
        entry.place = place_of_person(db, whom);
        if (auto noted = add_audit(db, grant, now, entry); !noted) return noted;
    }
    return {};
}

/// Where else somebody lives who has the identity number that was just written. Not told of places
/// that the account does not answer for. He may live there by right: 人户分离.
model::PlaceId doubled_at(const Database& db, const Grant& grant,
                          const std::vector<std::int64_t>& rows, base::Instant now) {
    Statement s = db.prepare(
        "SELECT unit.place FROM person p JOIN person o ON o.token=p.token AND o.id<>p.id AND "
        "o.valid_to IS NULL JOIN unit ON unit.id=o.unit WHERE p.id=?1 AND p.token IS NOT NULL");
    for (const std::int64_t row : rows)
        for (s.with(row); s.next();)
            if (const model::PlaceId at{s.integer(0)}; in_scope(db, grant, at, now)) return at;
    return {};
}

/// Whether it is one of those that follow the rules of work.
bool follows_rules(const Command& command) {
    return std::holds_alternative<ReportIssue>(command) ||
           std::holds_alternative<TakeStep>(command) ||
           std::holds_alternative<TakeSteps>(command) || std::holds_alternative<TakeIn>(command);
}

/// What is no edit of rows.
Result<void> perform_one(const Database& db, const Command& command, const Grant& grant,
                         Receipt& receipt) {
    std::shared_ptr<const model::WorkRules> rules;
    if (follows_rules(command)) {
        auto read = read_rules(db);
        if (!read) return refusal(read);
        rules = std::move(*read);
    }
    const auto row = [&](Result<std::int64_t> id) -> Result<void> {
        if (!id) return refusal(id);
        receipt.row_id = *id;
        return {};
    };
    return std::visit(
        [&](const auto& one) -> Result<void> {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, ReportIssue>)
                return row(report_issue(db, one, *rules));
            else if constexpr (std::is_same_v<One, TakeStep>)
                return row(take_step(db, one, grant, *rules));
            else if constexpr (std::is_same_v<One, TakeSteps>)
                return take_steps(db, one, grant, *rules, receipt);
            else if constexpr (std::is_same_v<One, UndoStep>)
                return row(undo_step(db, one, grant));
            else if constexpr (std::is_same_v<One, UndoSteps>)
                return undo_steps(db, one, grant, receipt);
            else if constexpr (std::is_same_v<One, TakeIn>)
                return take_in(db, one, *rules, receipt);
            else if constexpr (std::is_same_v<One, EditRows> || std::is_same_v<One, EditPerson> ||
                               std::is_same_v<One, EditTarget> || kIsPlanning<One>)
                return {};  // answered row by row
            else
                return row(perform(db, one));
        },
        command);
}

/// Rules are of those who may set them, fit together afterwards, and each change is a line.
Result<void> keep_rules(const Database& db, const Grant& grant,
                        const std::vector<model::RowEdit>& edits,
                        const std::vector<std::int64_t>& rows, base::Instant now) {
    const auto is_rule = [](const model::RowEdit& edit) { return is_rule_table(edit.table); };
    // What communities are held against; who may set it was asked with the other tables of
    // planning.
    const auto is_norm = [](const model::RowEdit& edit) {
        return edit.table == model::Table::Parameter || edit.table == model::Table::Indicator;
    };
    if (std::ranges::any_of(edits, is_rule)) {
        if (!model::may(grant.role, model::Act::EditRules))
            return fail(Fault::Denied, Word::RoleMayNot);
        if (auto sound = rules_are_sound(db); !sound) return sound;
    }
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const model::RowEdit& edit = edits[i];
        if (!is_rule(edit) && !is_norm(edit)) continue;
        std::string detail;
        for (const model::FieldEdit& field : edit.fields)
            detail += field.column + " " + field.was + ">" + field.is + "; ";
        const AuditEntry entry{.act = "rule",
                               .table = std::string{editable(edit.table).name},
                               .row = rows[i],
                               .amount = 1,
                               .detail = detail};
        if (auto noted = add_audit(db, grant, now, entry); !noted) return noted;
    }
    return {};
}

/// Edits rows that are, and remain, within what the account answers for, and fit what is there.
Result<std::vector<std::int64_t>> edit_within(const Database& db, const Grant& grant,
                                              const EditRows& command, base::Instant now) {
    std::vector<std::int64_t> seen;
    for (const model::RowEdit& edit : command.edits) seen.push_back(edit.row);
    if (auto fine = planning_within(db, grant, command.edits, seen, now); !fine)
        return refusal(fine);
    auto rows = edit_rows(db, command);
    if (!rows) return rows;
    if (auto fine = planning_within(db, grant, command.edits, *rows, now); !fine)
        return refusal(fine);
    if (auto fine = planning_fits(db, command.edits, *rows); !fine) return refusal(fine);
    return rows;
}

/// All of it, inside a transaction.
Result<Receipt> perform_all(Store::Impl& store, const Command& command, const Grant& grant,
                            base::Instant now) {
    const Database& db = store.db;
    Receipt receipt;
    auto edits = edits_of(db, grant, command, now);
    if (!edits) return refusal(edits);
    if (!*edits) {
        if (auto done = perform_one(db, command, grant, receipt); !done) return refusal(done);
        return receipt;
    }
    const std::vector<model::RowEdit>& rows_to_edit = (*edits)->edits;
    if (auto fine = may_edit(db, grant, rows_to_edit, now); !fine) return refusal(fine);
    auto rows = edit_within(db, grant, **edits, now);
    if (!rows) return refusal(rows);
    receipt.rows = std::move(*rows);
    if (auto kept = keep_rules(db, grant, rows_to_edit, receipt.rows, now); !kept)
        return refusal(kept);
    if (auto noted = note_edits(db, grant, now, rows_to_edit, receipt.rows); !noted)
        return refusal(noted);
    if (!std::holds_alternative<EditRows>(command)) receipt.edits = rows_to_edit;
    const bool one_row =
        std::holds_alternative<SaveDraft>(command) || std::holds_alternative<SetWall>(command);
    if (one_row && !receipt.rows.empty()) receipt.row_id = receipt.rows.front();
    const auto* person = std::get_if<EditPerson>(&command);
    const auto is_number = [](const auto& field) { return field.first == "id_number"; };
    if (person != nullptr && std::ranges::any_of(person->sealed, is_number))
        receipt.doubled = doubled_at(db, grant, receipt.rows, now);
    if (auto told = tell_care(store, grant, rows_to_edit, now); !told) return refusal(told);
    return receipt;
}

/// What was kept of a transaction that did not come about.
void forget(Store::Impl& store, const Grant& grant) {
    store.targets.forget();
    if (grant.keys) grant.keys->forget();
}

}  // namespace

Result<Receipt> Store::write(const Command& command) {
    return write(command, Grant{}, base::kNever);
}

Result<Receipt> Store::write(const Command& command, const Grant& grant, base::Instant now) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    if (auto fine = impl_->refuse_lost_write(); !fine) return refusal(fine);
    const Database& db = impl_->db;
    const bool may = may_write(grant.role, command) && still_holds(db, grant);
    Result<Receipt> receipt = fail(Fault::Denied, Word::RoleMayNot);
    if (may) {
        auto transaction = Transaction::begin(db, Transaction::Mode::Write);
        if (!transaction) return refusal(transaction);
        receipt = perform_all(*impl_, command, grant, now);
        if (receipt) {
            const std::int64_t seq =
                db.integer("SELECT seq FROM sqlite_sequence WHERE name='change_log'");
            receipt->position = {0, seq};
            if (auto done = transaction->commit(); !done) receipt = refusal(done);
        }
    }
    if (!receipt) forget(*impl_, grant);
    // Of whoever has a name, that he was refused is written down.
    const bool denied = !receipt && receipt.error().fault == Fault::Denied;
    if (!denied || model::number(grant.account) == 0) return receipt;
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    auto noted = add_audit(db, grant, now, {.act = "refused", .detail = "edit"});
    if (!noted) return refusal(noted);
    if (auto done = transaction->commit(); !done) return refusal(done);
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
