#include "store/audit.h"

#include "store/impl.h"
#include "store/reading.h"
#include "store/seal.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unistd.h>

namespace store {

using base::refusal;
using base::Result;

namespace {

std::string station() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// A line as it is chained: every column, told apart by a sign that no text of ours has.
std::string line_text(const Statement& s) {
    std::string text;
    constexpr int kColumns = 13;  // id to detail
    for (int column = 0; column < kColumns; ++column) text += s.text(column) + '\x1F';
    return text;
}

constexpr const char* kAuditColumns =
    "id,at,account,name,role,station,act,tbl,row_id,place,amount,purpose,detail";

Bytes chain_before(const Database& db, std::int64_t id) {
    Statement s = db.prepare("SELECT chain FROM audit WHERE id<?1 ORDER BY id DESC LIMIT 1");
    if (!s.with(id).next()) return {};
    const auto chain = s.blob(0);
    return {chain.begin(), chain.end()};
}

model::AuditLine line_in(const Statement& s) {
    return {.number = s.integer(0),
            .at = s.instant(1),
            .account = s.text(3),
            .role = s.text(4),
            .station = s.text(5),
            .act = s.text(6),
            .table = s.text(7),
            .row = s.integer(8),
            .place = model::PlaceId{s.integer(9)},
            .amount = s.integer(10),
            .purpose = s.text(11),
            .detail = s.text(12)};
}

}  // namespace

Result<void> add_audit(const Database& db, const Grant& grant, base::Instant now,
                       const AuditEntry& entry) {
    const std::int64_t id = 1 + db.integer("SELECT max(id) FROM audit");
    // The text that is chained is made by the store itself, so that checking makes the same.
    Statement line = db.prepare(
        "SELECT ?1,?2,?3,?4,?5,?6,?7,nullif(?8,''),nullif(?9,0),?10,?11,nullif(?12,''),"
        "nullif(?13,'')");
    line.with(id, now, grant.account, grant.name, std::string{model::name_of(grant.role)},
              station(), entry.act, entry.table, entry.row, entry.place, entry.amount,
              entry.purpose, entry.detail);
    if (!line.next()) return tl::unexpected<base::Error>(line.error());
    const Key chain = sha256(chain_before(db, id), line_text(line));
    line.reset();
    return db
        .prepare(fmt::format("INSERT INTO audit({},chain) VALUES(?1,?2,?3,?4,?5,?6,?7,"
                             "nullif(?8,''),nullif(?9,0),?10,?11,nullif(?12,''),nullif(?13,''),"
                             "?14)",
                             kAuditColumns))
        .with(id, now, grant.account, grant.name, std::string{model::name_of(grant.role)},
              station(), entry.act, entry.table, entry.row, entry.place, entry.amount,
              entry.purpose, entry.detail, std::span<const std::byte>{chain})
        .run();
}

std::int64_t audited_since(const Database& db, const Grant& grant, std::string_view act,
                           base::Instant since) {
    Statement s = db.prepare("SELECT count(*) FROM audit WHERE account=?1 AND act=?2 AND at>=?3");
    return s.with(grant.account, act, since).next() ? s.integer(0) : 0;
}

void check_audit(const Database& db, CheckReport& report) {
    Bytes before;
    std::int64_t expected = 1;
    Statement s = db.prepare(fmt::format("SELECT {},chain FROM audit ORDER BY id", kAuditColumns));
    const auto tell = [&](std::int64_t number, const char* wanted, const char* found) {
        report.differences.push_back({"audit", fmt::format("#{}", number), wanted, found});
    };
    while (s.next()) {
        constexpr int kChain = 13;
        const std::int64_t id = s.integer(0);
        if (id != expected) tell(expected, "a line", "none");
        const Key chain = sha256(before, line_text(s));
        const auto told = s.blob(kChain);
        if (!std::ranges::equal(chain, told)) tell(id, "as it was written", "altered");
        before.assign(told.begin(), told.end());
        expected = id + 1;
        report.checked += 1;
    }
    const std::int64_t last = db.integer("SELECT seq FROM sqlite_sequence WHERE name='audit'");
    if (last >= expected) tell(expected, "a line", "none");
    constexpr std::int64_t kGuards = 3;  // 0004_people.sql
    const std::int64_t guards =
        db.integer("SELECT count(*) FROM sqlite_master WHERE type='trigger' AND tbl_name='audit'");
    if (guards < kGuards) report.differences.push_back({"audit", "audit", "its triggers", "fewer"});
    report.audit_lines = expected - 1;
    report.audit_chain = hex(before);
}

Result<model::AuditPage> Store::audit(const Grant& grant, const AuditWish& wish,
                                      base::Instant now) {
    const Database& db = impl_->db;
    CheckReport chain;  // before the transaction that keeps other writers waiting
    if (model::may(grant.role, model::Act::ReadAudit)) check_audit(db, chain);
    auto reading = Reading::begin(*impl_, grant, model::Act::ReadAudit, now);
    if (!reading) return refusal(reading);
    model::AuditPage page{.lines = {},
                          .broken = static_cast<std::int64_t>(chain.differences.size())};
    Statement s = db.prepare(
        fmt::format("SELECT {} FROM audit WHERE (?1='' OR name=?1) AND (?2='' OR act=?2) AND (?3=0 "
                    "OR (tbl='person' AND row_id=?3)) ORDER BY id DESC LIMIT ?4",
                    kAuditColumns));
    s.with(wish.account, wish.act, model::number(wish.person), wish.most);
    while (s.next()) page.lines.push_back(line_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    auto noted = reading->done({.act = "read-audit",
                                .amount = static_cast<std::int64_t>(page.lines.size()),
                                .detail = wish.account});
    if (!noted) return refusal(noted);
    return page;
}

}  // namespace store
