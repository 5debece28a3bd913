// store/command.h — everything that can be asked of the store, as values.
//
// A command holds ids and values, never rows or pointers, so it stays good when the snapshot
// moves on.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/edit.h"
#include "model/lifecycle.h"
#include "model/picture.h"
#include "model/rows.h"
#include "model/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace store {

/// A new issue; its id is given by the store.
struct ReportIssue {
    model::IssueRow issue;
    model::StaffId actor{};  // who took it down
    std::optional<model::Picture> picture;
};

/// One more picture of an issue. What was attached stays.
struct AttachPicture {
    model::IssueId issue{};
    model::Picture picture;
    model::StaffId actor{};
    base::Instant at = base::kNever;
};

/// A step of an issue, as model/lifecycle.h allows it; the log gets its line.
struct TakeStep {
    model::Step step;
    std::optional<model::Picture> picture;
};

/// The last step of an issue is taken back, if it is still the last one: another line of the log.
struct UndoStep {
    model::IssueId issue{};
    std::int64_t line = 0;  // of the log
    model::StaffId actor{};
    base::Instant at = base::kNever;
};

/// Several steps at once, each for itself: what one is refused does not keep the others.
struct TakeSteps {
    std::vector<model::Step> steps;
};
struct UndoSteps {
    std::vector<UndoStep> steps;
};

/// Issues of another system, by their external ids: what is known is followed, not doubled.
struct TakeIn {
    std::vector<model::IssueRow> issues;
    base::Instant at = base::kNever;
    /// When the other system changed each of them; kNever, or none at all, where it does not tell.
    /// What is older than what is known already is not followed.
    std::vector<base::Instant> updated;
};

struct LogVisit {
    model::VisitRow visit;
};

/// Takes a visit out again that was logged by mistake; the ledger keeps that it was there.
struct RemoveVisit {
    model::VisitId visit{};
};

struct SetUnitUse {
    model::UnitId unit{};
    std::string use;
};

struct SetShopState {
    model::PlaceId place{};
    std::string state;
};

/// All of them or none. Refused when a row, or a column that is named, is no longer as it was
/// seen: nobody writes over what somebody else has just written.
struct EditRows {
    std::vector<model::RowEdit> edits;
    bool restores = false;  // what stood there before comes back, whatever one may write today
};

/// A person by hand: `edit` names what stands in clear, `sealed` what does not and changes: name,
/// phone, relation, id_number. Only for accounts that may, within their scope.
struct EditPerson {
    model::RowEdit edit;
    std::vector<std::pair<std::string, std::string>> sealed;
    std::string version;  // as it was seen (model::PersonSeen); empty of a new person
};

/// Somebody is cared for from now on, or not any more. A changed target is another one.
struct EditTarget {
    model::RowEdit::Does does = model::RowEdit::Does::Add;
    model::TargetRow target;
};

/// A norm that people set; without a value it is not set.
struct SetParameter {
    std::string key;
    std::optional<double> value;
};

/// What a wall is told to show, all of it, by its name. Its id says nothing.
struct SetWall {
    model::WallRow wall;
};

/// A draft of another division and all of its moves, of each leaf the last one. A draft with the id
/// 0 is new, and so may its moves be; a move that comes from nowhere comes from where the leaf is
/// now. One that was applied, or saved by somebody else since `seen`, is refused.
struct SaveDraft {
    model::DraftRow draft;
    std::vector<model::DraftMoveRow> moves;
    base::Instant seen = base::kNever;  // DraftRow::at as it was read
};

/// With its moves. One that was applied stays.
struct RemoveDraft {
    model::DraftId draft{};
};

/// The draft becomes the division, whenever it was to: all its leaves move, and where they were
/// stays in the history. Refused when one of them is no longer where it was when that was drawn up.
struct ApplyDraft {
    model::DraftId draft{};
    base::Instant at = base::kNever;
    // As they are to be from then on: id, outline, code. Those not told stay as they are.
    std::vector<model::GridRow> grids{};
};

/// The plan of a building, in place of one that it has, which ends, or levels beside those that it
/// has. Ids in it tell only which room is on which level.
struct PutPlan {
    model::FloorPlan plan;
    base::Instant at = base::kNever;
    bool beside = false;
};

using Command =
    std::variant<ReportIssue, AttachPicture, TakeStep, UndoStep, TakeSteps, UndoSteps, TakeIn,
                 LogVisit, RemoveVisit, SetUnitUse, SetShopState, EditRows, EditPerson, EditTarget,
                 SetParameter, SetWall, SaveDraft, RemoveDraft, ApplyDraft, PutPlan>;

/// What a command did: how far the ledger reaches now, and the row it made (0 if none).
struct Receipt {
    model::Position position;
    std::int64_t row_id = 0;            // of SaveDraft the draft, of SetWall the wall
    std::vector<std::int64_t> rows;     // of EditRows: the id of each
    std::vector<model::RowEdit> edits;  // what a command from EditPerson on came down to, sealed
    model::PlaceId doubled{};  // of EditPerson: where that identity number is on record already
    /// Of TakeSteps, UndoSteps and TakeIn, one for each step or issue: the line of the log it left,
    /// 0 where it was refused or nothing was new.
    std::vector<std::int64_t> lines;
    std::vector<base::Error> refused;  // of these, the first of each kind
    std::int64_t added = 0;            // of TakeIn: not known before
};

/// The same command as it can be done again: rows that it made keep their ids.
Command again(const Command& done, const Receipt& receipt);

/// What takes it back; nothing where that is not offered.
std::optional<Command> undoing(const Command& done, const Receipt& receipt);

}  // namespace store
