// store/store.h — the file everybody writes to, seen from one reader and writer.
//
// A store is a GeoPackage. Every program may change it; what they change is told by
// `read_changes`, once and in order. A Store belongs to one thread, except `wake`.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/doors.h"
#include "model/homes.h"
#include "model/lock.h"
#include "model/picture.h"
#include "model/snapshot.h"
#include "model/story.h"
#include "model/table_lines.h"
#include "store/command.h"
#include "store/grant.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// How the store could be opened.
enum class Access {
    Live,   // read and written, changes are seen
    Still,  // the folder or file cannot be written: one picture, taken at opening
};

/// One thing that does not add up; see `check`.
struct Difference {
    std::string invariant;  // I5, I9, I15, tree, key, feed, index, file, plan, roster,
                            // survey, draft; I1 by app/
    std::string place;      // name or number of the place, or the table
    std::string expected;
    std::string found;
};

/// What is remembered of an import; texts are JSON (data model: import_batch).
struct ImportNote {
    base::Instant at = base::kNever;
    std::string files;
    std::string crs;
    std::string report;
};

/// An import as it stands in the store.
struct Import {
    std::int64_t number = 0;
    ImportNote note;
    base::Instant undone = base::kNever;
};

/// A line of the ledger and what it says, so that another ledger is told from this one.
struct Mark {
    std::int64_t seq = 0;
    std::string line;

    friend bool operator==(const Mark&, const Mark&) = default;
};

/// Told now and then during long writing how many rows are in; false asks to stop.
using Pace = std::function<bool(std::int64_t rows)>;

struct CheckReport {
    std::int64_t checked = 0;
    std::vector<Difference> differences;
    // How the audit ends: kept elsewhere, it proves every line up to there.
    std::int64_t audit_lines = 0;
    std::string audit_chain;
};

/// Who owns a new store, since when.
struct Founding {
    const Founder* by = nullptr;
    base::Instant at = base::kNever;
};

/// What a table is made of, and for whom to say that it may.
struct TableAsk {
    std::string table;                   // the name of its template; stands in the audit
    model::PlaceId place{};              // 0: the whole store
    std::string purpose;                 // K32; without persons it may be empty
    base::Instant since = base::kNever;  // of work: from then on
    base::Instant as_of = base::kNever;  // up to then, and what had not ended by then; never: now
};

/// A lock that shall be. Refused without a name, a purpose, and an end within a month.
struct LockWish {
    std::string name;
    std::string rule;
    model::PlaceId place{};  // 0: the whole store
    std::string purpose;     // K32
    base::Instant until = base::kNever;
};

/// To whom the visits in a building go; 0 is nobody.
using VisitOf = std::pair<model::PlaceId, model::StaffId>;

/// An account that shall be. `scope` 0: the whole store.
struct NewAccount {
    std::string name;
    model::Role role = model::Role::GridWorker;
    model::PlaceId scope{};
    model::StaffId staff{};
    std::vector<std::string> categories;  // K35, of a special officer
};

class Matching;

class Store {
  public:
    /// Opens an existing store; upgrades an older one after putting a copy beside it, and puts
    /// missing triggers back. Refuses with one sentence what cannot be opened.
    static base::Result<Store> open(const std::string& path);

    /// Makes a new store holding `rows`, all or nothing. Refuses a path that exists.
    /// With a note, the rows are batch 1. Fault::Cancelled when `pace` says so. With a founder it
    /// has an owner; without one, nobody can ever read what is sealed in it.
    static base::Result<Store> create(const std::string& path, int epsg, const std::string& name,
                                      const model::Rows& rows, const ImportNote* note = nullptr,
                                      const Pace& pace = {}, const Founding& founding = {});

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    Access access() const;
    const std::string& path() const;
    int epsg() const;
    std::string name() const;

    /// One consistent picture. Issues closed more than model::kClosedKept before `now` stay out.
    base::Result<model::Batch> read_all(base::Instant now);

    /// What changed since `after`; a `whole` batch when the ledger no longer reaches back so
    /// far, was replaced, or a layer was exchanged.
    base::Result<model::Batch> read_changes(model::Position after, base::Instant now);

    /// The homes of one building with what is known of them; those that ended are left out.
    base::Result<model::Homes> homes_of(model::PlaceId place);

    /// Homes at and below a place, or of the buildings of a grid where one is told, that are due
    /// for a visit by then, the longest first. Vacant and public ones are not.
    base::Result<std::vector<model::DoorDue>> doors_due(model::PlaceId under, model::GridId grid,
                                                        base::Instant by, std::size_t most);

    /// The plan of one building as it holds now; one without levels has none.
    base::Result<model::FloorPlan> floor_plan(model::PlaceId building);

    /// Drafts of the division that were to be applied by then are; answers how many. One that is
    /// out of date stays as it is.
    using GridsAfter = std::function<std::vector<model::GridRow>(model::DraftId)>;
    base::Result<std::int64_t> apply_due_drafts(base::Instant now,
                                                const GridsAfter& grids_after = {});

    /// The bytes of a site drawing, as they were put in.
    base::Result<std::string> drawing_of(model::SitePlanId plan);

    /// Which pictures an issue has, the oldest first.
    base::Result<std::vector<model::PictureSeen>> pictures_of(model::IssueId issue);

    /// What happened to an issue: no line of the audit. Who acted and what he said only for who
    /// works on issues himself.
    base::Result<model::IssueStory> story_of(model::IssueId issue, const Grant& grant);

    /// Those whose suspension was to last until now go on; answers how many.
    base::Result<std::int64_t> resume_suspended(base::Instant now);

    /// What has been past due for long enough is urged and raised by the rules, once each; answers
    /// how many steps that were. Only of what falls due after somebody first looked, or switched it
    /// on; what was late before is left to people.
    base::Result<std::int64_t> climb_ladder(base::Instant now);

    /// The homes of one building.
    base::Result<std::vector<model::UnitRow>> units_of(model::PlaceId place);

    /// When anything was last written; kNever when the ledger is empty.
    base::Result<base::Instant> last_change();

    /// The ledger line `seq` as it can be found again by another start of the program.
    base::Result<Mark> mark(std::int64_t seq);

    /// Whether no place, grid or ground was written since `mark`, and the ledger is still the one
    /// it was taken from.
    base::Result<bool> ground_stands_since(const Mark& mark);

    /// One command, one transaction. Waits for other writers, at most `patience`.
    base::Result<Receipt> write(const Command& command);

    /// The same as somebody. Persons are written only by those who may, within their scope, and
    /// with a line in the audit; roles that only look write nothing.
    base::Result<Receipt> write(const Command& command, const Grant& grant, base::Instant now);

    // Accounts. What a role may not is refused, and the refusal is in the audit.

    /// Empty for a store that has no owner yet.
    std::string id() const;
    /// Gives an owner to a store of an earlier program.
    base::Result<void> found(const Founder& founder, base::Instant now);
    /// As the owner, by his secret; as an account, by its password.
    base::Result<Grant> enter(std::span<const std::byte> secret, base::Instant now);
    base::Result<Grant> enter(const std::string& name, const std::string& password,
                              base::Instant now);
    base::Result<std::vector<Account>> accounts(const Grant& grant, base::Instant now);
    base::Result<model::AccountId> add_account(const Grant& grant, const NewAccount& wanted,
                                               const std::string& password, Hardness hardness,
                                               base::Instant now);
    base::Result<void> set_password(const Grant& grant, const std::string& name,
                                    const std::string& password, Hardness hardness,
                                    base::Instant now);
    base::Result<void> close_account(const Grant& grant, const std::string& name,
                                     base::Instant now);

    // Persons. Each reading is one line of the audit, in the transaction that reads.

    /// Who lives in a home, masked. `purpose` is one of K32.
    base::Result<model::People> persons_of(const Grant& grant, model::UnitId unit,
                                           const std::string& purpose, base::Instant now);
    /// One field of one person as it is; at most 50 a day and account.
    base::Result<std::string> reveal(const Grant& grant, model::PersonId person,
                                     model::PersonField wanted, const std::string& reason,
                                     base::Instant now);
    /// Who is cared for at a place and below it, names masked; of what the account answers for.
    base::Result<std::vector<model::TargetSeen>> targets_of(const Grant& grant,
                                                            model::PlaceId place,
                                                            const std::string& purpose,
                                                            base::Instant now);
    /// What a caller said.
    base::Result<std::string> words_of(const Grant& grant, model::IssueId issue,
                                       const std::string& purpose, base::Instant now);
    /// One picture of an issue, as it was put in; for those who may read what a caller said of it.
    base::Result<std::string> picture(const Grant& grant, model::AttachmentId attachment,
                                      const std::string& purpose, base::Instant now);
    /// Counts anew what shared screens may show of those who are cared for: some have ended.
    base::Result<void> refresh_care(const Grant& grant, base::Instant now);
    /// The newest lines first.
    base::Result<model::AuditPage> audit(const Grant& grant, const AuditWish& wish,
                                         base::Instant now);

    // Locks on service targets. For roles that may lock; each looking is one line of the audit, at
    // `now`. What holds and whom it means is told as of another moment, where that is told.

    std::vector<model::KeptRule> lock_rules();
    /// Keeps a rule, in place of one of that name that did not come with the program.
    base::Result<void> keep_lock_rule(const Grant& grant, const model::KeptRule& rule,
                                      base::Instant now);
    /// Makes a lock that begins then, and looks at it.
    base::Result<model::Locked> lock_targets(const Grant& grant, const LockWish& wish,
                                             base::Instant as_of, base::Instant now);
    /// Those that hold, the newest first; none for roles that may not lock.
    base::Result<std::vector<model::Lock>> locks(const Grant& grant, base::Instant as_of);
    /// Looks at a lock: of what the account answers for, homes only for who may list targets.
    base::Result<model::Locked> locked(const Grant& grant, model::LockId lock, base::Instant as_of,
                                       base::Instant now);
    /// The lock that was looked at last, with the visits since: nobody is looked for anew, so there
    /// is no line of the audit. Fault::NotFound when it is another one, or has ended.
    base::Result<model::Locked> lock_again(const Grant& grant, model::LockId lock,
                                           base::Instant as_of);
    base::Result<void> end_lock(const Grant& grant, model::LockId lock, base::Instant as_of,
                                base::Instant now);
    /// A visit task for each home where nobody was met yet and none was sent, to whom `to` tells
    /// for its building; answers how many.
    base::Result<std::int64_t> send_visits(const Grant& grant, model::LockId lock,
                                           const std::vector<VisitOf>& to, base::Instant as_of,
                                           base::Instant now);

    // Tables and what leaves the program as a file. Each reading is one line of the audit, in the
    // transaction that reads; role and scope are asked first.

    /// The place with that code or number; without one, what the account answers for, else the top.
    base::Result<model::PlaceId> place_for_table(const Grant& grant, const std::string& wanted);
    /// K32, for whoever must choose one.
    std::vector<model::CodeItem> purposes();
    /// Every home that is let, at and below a place. Of whom to call there only what a role that
    /// may list persons sees, masked.
    base::Result<model::TableLines<model::LettingLine>> lettings_for(const Grant& grant,
                                                                     const TableAsk& ask,
                                                                     base::Instant now);
    /// Who is cared for at and below a place, of what the account may know.
    base::Result<model::TableLines<model::CareLine>> care_for(const Grant& grant,
                                                              const TableAsk& ask,
                                                              base::Instant now);
    /// What the staff did at and below a place since `ask.since`, by person and day.
    base::Result<model::TableLines<model::WorkLine>> work_for(const Grant& grant,
                                                              const TableAsk& ask,
                                                              base::Instant now);
    /// Whether a table of what every snapshot holds may be made; the lettings with a hazard with
    /// it where `act` is ExportWork, without names.
    base::Result<model::TableLines<model::LettingLine>> admit_table(const Grant& grant,
                                                                    const TableAsk& ask,
                                                                    model::Act act,
                                                                    base::Instant now);

    /// The number of the next file, as printed in it. One that no file gets stays a gap.
    base::Result<std::string> draw_serial(const Grant& grant, base::Instant now);
    /// Enters a file in the register and the audit. Requires its number and hash.
    base::Result<void> register_export(const Grant& grant, const model::Export& file,
                                       base::Instant now);
    /// The register, the newest first; for those who read the audit.
    base::Result<std::vector<model::Export>> exports(const Grant& grant, base::Instant now);

    base::Result<std::vector<model::KeptTemplate>> templates();
    /// Keeps a template, in place of one of that name; those who may make such a table may.
    base::Result<void> keep_template(const Grant& grant, const std::string& name,
                                     const std::string& text, model::Act act, base::Instant now);
    base::Result<void> forget_template(const Grant& grant, const std::string& name, model::Act act,
                                       base::Instant now);

    /// Adds rows as one batch, all or nothing, and answers its number. A negative id, also where a
    /// column names a row, is a row of this batch: -3 is its third; the store gives the true one.
    /// Persons only by those who may write them.
    base::Result<std::int64_t> bring(model::Rows rows, const ImportNote& note,
                                     const Pace& pace = {}, const Grant& grant = {});

    /// Removes every row of a batch and answers how many. Refuses when rows that came later
    /// stand on them, or when it was undone before.
    base::Result<std::int64_t> take_back(std::int64_t batch, base::Instant now,
                                         const Grant& grant = {});

    base::Result<std::vector<Import>> imports();

    /// What is here to hold the rows of a register against: store/matching.h.
    base::Result<Matching> match(const Grant& grant);
    /// A register was held against those who live here, and nothing was written.
    base::Result<void> note_look(const Grant& grant, std::int64_t rows, base::Instant now);
    /// What an import remembers for the next one, by name; empty when nothing is.
    std::string remembered(const std::string& name);
    base::Result<void> remember(const std::string& name, const std::string& text);

    /// Every shop with the row of the file it came from, which no snapshot holds: an import must
    /// know which are there.
    base::Result<std::vector<model::ShopRow>> shops();

    /// Folds what is in the write-ahead log into the file, as far as no reader stands in the way,
    /// so that a plain copy of the file has what was committed. Never waits; true when all of it
    /// is there.
    bool fold();

    /// Sleeps until somebody commits, `wake` is called, or `at_most` has passed.
    void wait(base::Millis at_most);
    /// Ends `wait`. Any thread.
    void wake();

    /// Counts every row again and tests the rules of the two trees.
    base::Result<CheckReport> check();

    /// How long writes wait for a lock. Five seconds unless told.
    void set_patience(base::Millis patience);

    struct Impl;  // for the files of store/

  private:
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The token of an identity number of 18 characters; nothing without a key.
std::optional<model::Token> token_of(const Grant& grant, std::string_view id_number);

/// The SHA-256 of a file in hexadecimal; empty when it cannot be read.
std::string file_sha256(const std::string& path);

/// Whether a file system with this number (statfs f_type) is a network share, where a
/// write-ahead log does not work.
bool is_network_share(std::int64_t filesystem_type);

}  // namespace store
