#include "app/wall_privacy.h"

#include <array>
#include <string>

namespace app {

using base::Fault;
using base::Result;
using base::Word;

namespace {

/// Only a refusal for who asks counts: where nothing was found, somebody looked.
template <class T>
bool is_held_back(const Result<T>& asked) {
    return !asked && asked.error().fault != Fault::NotFound;
}

/// The first question about persons that the store answers; empty when it answers none.
std::string answered_question(store::Store& store, const store::Grant& wall, base::Instant now) {
    const model::UnitId unit{1};
    const model::PersonId person{1};
    const std::string purpose = "1";
    const store::TableAsk ask{.table = "rental", .purpose = purpose};
    using enum model::Act;
    if (!is_held_back(store.persons_of(wall, unit, purpose, now))) return "persons_of";
    if (!is_held_back(store.reveal(wall, person, model::PersonField::Name, purpose, now)))
        return "reveal";
    if (!is_held_back(store.targets_of(wall, {}, purpose, now))) return "targets_of";
    if (!is_held_back(store.words_of(wall, model::IssueId{1}, purpose, now))) return "words_of";
    if (!is_held_back(store.picture(wall, model::AttachmentId{1}, purpose, now))) return "picture";
    if (!is_held_back(store.locked(wall, model::LockId{1}, now, now))) return "locked";
    if (!is_held_back(store.lettings_for(wall, ask, now))) return "lettings_for";
    if (!is_held_back(store.care_for(wall, ask, now))) return "care_for";
    if (!is_held_back(store.work_for(wall, ask, now))) return "work_for";
    if (!is_held_back(store.admit_table(wall, ask, ExportWork, now))) return "admit_table";
    if (!is_held_back(store.audit(wall, {}, now))) return "audit";
    if (!is_held_back(store.exports(wall, now))) return "exports";
    if (!is_held_back(store.accounts(wall, now))) return "accounts";
    const auto locks = store.locks(wall, now);
    return locks && !locks->empty() ? "locks" : "";
}

/// Whether a name that is planted in what was read would still be in a frame.
bool frame_tells_names() {
    const std::string name = "张三 13800000000";
    model::Batch batch;
    batch.staff.push_back({.id = model::StaffId{1}, .name = name, .post = "网格员"});
    batch.issues.push_back({.id = model::IssueId{1}, .title = name, .words = name});
    batch.notes.push_back({.id = model::NoteId{1}, .text = name});
    leave_out_persons(batch);
    const model::Snapshot is = model::apply({}, batch);
    const bool in_staff = !is.staff->empty() && !is.staff->front().name.empty();
    const bool in_issue = is.issues.size() != 0 &&
                          (!is.issues[0].row.title.empty() || !is.issues[0].row.words.empty());
    return in_staff || in_issue || !is.notes->empty();
}

}  // namespace

void leave_out_persons(model::Batch& batch) {
    for (model::StaffRow& row : batch.staff) row.name.clear();
    for (model::IssueRow& row : batch.issues) {
        row.title.clear();
        row.words.clear();
    }
    batch.notes.clear();
    for (model::ScoreRow& row : batch.scores) row.evidence.clear();
    for (model::DraftRow& row : batch.drafts) row.author.clear();
    for (model::WallRow& row : batch.walls) row.author.clear();
}

Result<void> sees_no_person(store::Store& store, const store::Grant& grant, base::Instant now) {
    const auto refused = [](std::string why) {
        return base::fail(Fault::Denied, Word::WallSeesPersons, {std::move(why)});
    };
    if (grant.role != model::Role::Wall) return refused(std::string{model::name_of(grant.role)});
    if (grant.keys) return refused("keys");
    for (std::size_t act = 0; act < model::kActs; ++act)
        if (model::may(grant.role, static_cast<model::Act>(act)))
            return refused("act " + std::to_string(act));
    std::string answered = answered_question(store, grant, now);
    if (!answered.empty()) return refused(std::move(answered));
    if (frame_tells_names()) return refused("frame");
    return {};
}

}  // namespace app
