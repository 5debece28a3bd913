// Pictures of issues: in with the report or after it, sealed in the file, for those who may.
#include "store/guarded.h"

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using model::Role;
using support::kNow;

namespace {

const model::Picture kPicture{"image/png", 3, 2, "what was seen there, of kiosks and people"};

store::ReportIssue report() {
    return {.issue = {.title = "stalls on the pavement",
                      .place = support::place::kB1,
                      .matter = "09005",
                      .channel = "1",
                      .urgency = "C",
                      .state = "REPORTED",
                      .reported = kNow,
                      .due = kNow + std::chrono::hours{2}},
            .actor = model::StaffId{1},
            .picture = kPicture};
}

}  // namespace

TEST_CASE("a report brings its picture, sealed", "[store]") {
    Guarded s;
    const auto receipt = s.store.write(report(), s.owner, kNow);
    REQUIRE(receipt);
    const model::IssueId issue{receipt->row_id};
    auto seen = s.store.pictures_of(issue);
    REQUIRE(seen);
    REQUIRE(seen->size() == 1);
    CHECK((*seen)[0].width_px == 3);
    CHECK((*seen)[0].at == kNow);
    CHECK(s.other.ask("SELECT count(*) FROM attachment WHERE instr(sealed,'kiosks')>0") == "0");
    CHECK(support::bytes_of(s.path).find("of kiosks") == std::string::npos);
    CHECK(support::bytes_of(s.path + "-wal").find("of kiosks") == std::string::npos);

    const std::int64_t before = s.audits();
    const auto bytes = s.store.picture(s.owner, (*seen)[0].id, "8", kNow);
    REQUIRE(bytes);
    CHECK(*bytes == kPicture.bytes);
    CHECK(s.audits() == before + 1);
    CHECK(s.store.picture(s.owner, (*seen)[0].id, "", kNow).error().word == Word::PurposeNeeded);

    // One more, by somebody else who saw it.
    REQUIRE(s.store.write(store::AttachPicture{issue, kPicture, {}, kNow + base::Millis{1000}},
                          s.owner, kNow));
    CHECK(s.store.pictures_of(issue)->size() == 2);
    const auto gone =
        s.store.write(store::AttachPicture{model::IssueId{999}, kPicture, {}, kNow}, s.owner, kNow);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().word == Word::IssueGone);
}

TEST_CASE("who may not read a caller's words sees no picture either", "[store]") {
    Guarded s;
    const auto receipt = s.store.write(report(), s.owner, kNow);
    REQUIRE(receipt);
    const model::AttachmentId picture =
        s.store.pictures_of(model::IssueId{receipt->row_id})->front().id;
    for (std::size_t r = 0; r < model::kRoles; ++r) {
        const auto role = static_cast<Role>(r);
        store::Grant grant = s.owner;
        grant.role = role;
        grant.account = {};
        grant.staff = model::StaffId{1};  // who took it down
        grant.scope = {};
        CAPTURE(model::name_of(role));
        const auto bytes = s.store.picture(grant, picture, "8", kNow);
        CHECK(bytes.has_value() == model::may(role, model::Act::ReadWords));
    }
    // An operator what he took down himself; nobody without the key.
    CHECK(s.store.picture(s.account("desk", Role::Operator, {}, model::StaffId{1}), picture, "8",
                          kNow));
    CHECK_FALSE(s.store.picture(s.account("other", Role::Operator, {}, model::StaffId{2}), picture,
                                "8", kNow));
    store::Grant keyless = s.owner;
    keyless.keys = nullptr;
    CHECK(s.store.picture(keyless, picture, "8", kNow).error().word == Word::PictureSealed);
    // Sealed for its row: it cannot be passed off as another's.
    REQUIRE(s.store.write(report(), s.owner, kNow));
    REQUIRE(s.other
                .run("UPDATE attachment SET sealed=(SELECT sealed FROM attachment WHERE id=1) "
                     "WHERE id=2")
                .empty());
    CHECK(s.store.picture(s.owner, model::AttachmentId{2}, "8", kNow).error().word ==
          Word::PictureSealed);
}

TEST_CASE("a report is taken back until somebody has taken it up", "[store]") {
    Guarded s;
    const store::Command command = report();
    const auto receipt = s.store.write(command, s.owner, kNow);
    REQUIRE(receipt);
    auto back = store::undoing(command, *receipt);
    REQUIRE(back);
    auto& step = std::get<store::TakeStep>(*back).step;
    CHECK(step.action == model::Action::Cancel);
    step.at = kNow;
    REQUIRE(s.store.write(*back, s.owner, kNow));
    const std::string mine = " FROM issue WHERE id=" + std::to_string(receipt->row_id);
    CHECK(s.other.ask("SELECT state||(closed_at IS NOT NULL)" + mine) == "CANCELLED1");
    CHECK(s.other.ask("SELECT group_concat(action||coalesce(reason,'')) FROM issue_log WHERE "
                      "issue=" +
                      std::to_string(receipt->row_id)) == "submit,cancel误报");
    // Taken up meanwhile: nothing is withdrawn.
    REQUIRE(s.other
                .run("UPDATE issue SET state='WORKING',closed_at=NULL WHERE id=" +
                     std::to_string(receipt->row_id))
                .empty());
    const auto refused = s.store.write(*back, s.owner, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::IssueTakenUp);
    CHECK(s.other.ask("SELECT state" + mine) == "WORKING");
}

TEST_CASE("without a key for sealing neither picture nor report is written", "[store]") {
    const support::Folder folder;
    store::Store store = stage::town_at(folder.file("town.gpkg"));
    const support::Foreign other{folder.file("town.gpkg")};
    const std::string before = other.ask("SELECT count(*) FROM issue");
    CHECK_FALSE(store.write(report()));
    CHECK(other.ask("SELECT count(*) FROM issue") == before);
    store::ReportIssue bare = report();
    bare.picture.reset();
    CHECK(store.write(bare));
}
