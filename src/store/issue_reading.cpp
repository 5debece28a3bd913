// What is sealed of an issue: a caller's words, and pictures.
#include "store/impl.h"
#include "store/pictures.h"
#include "store/reading.h"
#include "store/seal.h"

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;

namespace {

/// Where the issue stands, if the account may read what is sealed of it: an operator what he took
/// down himself, everybody within his scope.
Result<model::PlaceId> place_if_allowed(Reading& reading, const Database& db, const Grant& grant,
                                        model::IssueId issue) {
    Statement s = db.prepare(
        "SELECT place,(SELECT actor FROM issue_log WHERE issue=issue.id ORDER BY id LIMIT 1) FROM "
        "issue WHERE id=?1");
    if (!s.with(issue).next()) return fail(Fault::NotFound, Word::IssueGone);
    const model::PlaceId place{s.integer(0)};
    const bool own = model::number(grant.staff) != 0 && model::StaffId{s.integer(1)} == grant.staff;
    s.reset();
    if (grant.role == model::Role::Operator && !own)
        return tl::unexpected<base::Error>(
            reading.refuse({Fault::Denied, Word::OutsideScope, {}, {}}, "own"));
    if (auto fine = reading.within(place); !fine) return refusal(fine);
    return place;
}

}  // namespace

Result<std::int64_t> add_picture(const Database& db, const AttachPicture& command) {
    auto sealer = Sealer::for_store(db);
    if (!sealer) return refusal(sealer);
    const std::int64_t id = next_id(db, "attachment");
    auto sealed = sealer->seal({"attachment", id}, command.picture.bytes);
    if (!sealed) return refusal(sealed);
    auto done = db.prepare(
                      "INSERT INTO attachment(id,issue,at,actor,media,width_px,height_px,sealed) "
                      "VALUES(?1,?2,?3,nullif(?4,0),?5,?6,?7,?8)")
                    .with(id, command.issue, command.at, model::number(command.actor),
                          command.picture.media, command.picture.width_px,
                          command.picture.height_px, std::span<const std::byte>{*sealed})
                    .run();
    if (!done) return refusal(done);
    return id;
}

Result<std::vector<model::PictureSeen>> Store::pictures_of(model::IssueId issue) {
    Statement s = impl_->db.prepare(
        "SELECT id,at,width_px,height_px FROM attachment WHERE issue=?1 ORDER BY at,id");
    s.with(issue);
    std::vector<model::PictureSeen> seen;
    while (s.next())
        seen.push_back({model::AttachmentId{s.integer(0)}, issue,
                        base::instant_from_seconds(s.integer(1)), static_cast<int>(s.integer(2)),
                        static_cast<int>(s.integer(3))});
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return seen;
}

Result<std::string> Store::picture(const Grant& grant, model::AttachmentId attachment,
                                   const std::string& purpose, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ReadWords, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (auto told = purpose_is_told(db, purpose); !told) return refusal(told);
    Statement s = db.prepare("SELECT issue,sealed FROM attachment WHERE id=?1");
    if (!s.with(attachment).next()) return fail(Fault::NotFound, Word::IssueGone);
    auto place = place_if_allowed(*reading, db, grant, model::IssueId{s.integer(0)});
    if (!place) return refusal(place);
    std::optional<std::string> bytes;
    if (grant.keys)
        bytes = grant.keys->open(db, {"attachment", model::number(attachment)}, s.blob(1));
    s.reset();
    if (!bytes) return fail(Fault::Corrupt, Word::PictureSealed);
    auto noted = reading->done({.act = "picture",
                                .table = "attachment",
                                .row = model::number(attachment),
                                .place = *place,
                                .amount = 1,
                                .purpose = purpose});
    if (!noted) return refusal(noted);
    return *std::move(bytes);
}

Result<std::string> Store::words_of(const Grant& grant, model::IssueId issue,
                                    const std::string& purpose, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ReadWords, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    if (auto told = purpose_is_told(db, purpose); !told) return refusal(told);
    auto place = place_if_allowed(*reading, db, grant, issue);
    if (!place) return refusal(place);
    Statement s = db.prepare("SELECT text_sealed FROM issue WHERE id=?1");
    std::string words;
    if (s.with(issue).next() && grant.keys && !s.blob(0).empty())
        words = grant.keys->open(db, {"issue", model::number(issue)}, s.blob(0)).value_or("");
    s.reset();
    auto noted = reading->done({.act = "words",
                                .table = "issue",
                                .row = model::number(issue),
                                .place = *place,
                                .amount = 1,
                                .purpose = purpose});
    if (!noted) return refusal(noted);
    return words;
}

}  // namespace store
