#include "store/accounts.h"
#include "base/text.h"
#include "store/impl.h"
#include "store/reading.h"
#include "store/seal.h"

#include <algorithm>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::Role;

namespace {

constexpr std::size_t kSalt = 16;
constexpr std::size_t kShortestPassword = 8;

std::span<const std::byte> bytes_of(const std::string& text) {
    return std::as_bytes(std::span{text.data(), text.size()});
}

/// What stands in the row about how the account proves itself.
struct Proof {
    Bytes salt;
    Hardness hardness;
    Key verifier{};
    Bytes slot;
};

Result<Proof> proof_of(std::span<const std::byte> secret, const Hardness& hardness,
                       const KeyRing* keys) {
    Proof proof{.salt = random_bytes(kSalt), .hardness = hardness, .verifier = {}, .slot = {}};
    auto made = derivation(secret, proof.salt, hardness);
    if (!made) return refusal(made);
    proof.verifier = made->verifies;
    if (keys != nullptr) proof.slot = keys->wrapped(made->wraps);
    return proof;
}

void bind_proof(Statement& s, int index, const Proof& proof) {
    s.bind(index, std::span<const std::byte>{proof.salt});
    s.bind(index + 1, static_cast<std::int64_t>(proof.hardness.ops));
    s.bind(index + 2, static_cast<std::int64_t>(proof.hardness.memory_bytes));
    s.bind(index + 3, std::span<const std::byte>{proof.verifier});
    if (proof.slot.empty())
        s.bind_null(index + 4);
    else
        s.bind(index + 4, std::span<const std::byte>{proof.slot});
}

Result<std::int64_t> insert_account(const Database& db, const NewAccount& wanted,
                                    const Proof& proof, Instant now) {
    Statement s = db.prepare(
        "INSERT INTO account(name,role,scope,staff,categories,made_at,salt,ops,memory_bytes,"
        "verifier,slot) VALUES(?1,?2,?3,?4,nullif(?5,''),?6,?7,?8,?9,?10,?11)");
    s.with(wanted.name, model::name_of(wanted.role), wanted.scope, wanted.staff,
           fmt::format("{}", fmt::join(wanted.categories, " ")), now);
    bind_proof(s, 7, proof);
    if (auto done = s.run(); !done) return refusal(done);
    return db.last_row_id();
}

Grant grant_in(const Statement& s) {
    return {.role = model::role_from(s.text(2)).value_or(Role::Guest),
            .account = model::AccountId{s.integer(0)},
            .name = s.text(1),
            .scope = model::PlaceId{s.integer(3)},
            .staff = model::StaffId{s.integer(4)},
            .categories = base::fields(s.text(5)),
            .keys = nullptr};
}

constexpr const char* kOfAccount =
    "SELECT id,name,role,scope,staff,categories,salt,ops,memory_bytes,verifier,slot,made_at,"
    "closed_at FROM account";

Bytes copied(std::span<const std::byte> bytes) {
    return {bytes.begin(), bytes.end()};
}

/// The grant, when the secret is the account's; the account itself with no keys otherwise.
struct Proven {
    Grant grant;
    bool right = false;
};

Result<Proven> prove(const Statement& row, std::span<const std::byte> secret) {
    Proven proven{grant_in(row), false};
    const Hardness hardness{static_cast<std::uint64_t>(row.integer(7)),
                            static_cast<std::size_t>(row.integer(8))};
    auto made = derivation(secret, copied(row.blob(6)), hardness);
    if (!made) return refusal(made);
    proven.right = std::ranges::equal(made->verifies, row.blob(9));
    if (!proven.right || row.blob(10).empty()) return proven;
    proven.grant.keys = unwrapped(row.blob(10), made->wraps);
    proven.right = proven.grant.keys != nullptr;
    return proven;
}

Result<Grant> enter_row(Store::Impl& store, Statement& row, std::span<const std::byte> secret,
                        Instant now) {
    auto proven = prove(row, secret);
    if (!proven) return refusal(proven);
    row.reset();
    if (store.access == Access::Live) {
        auto transaction = Transaction::begin(store.db, Transaction::Mode::Write);
        if (!transaction) return refusal(transaction);
        auto noted = add_audit(store.db, proven->grant, now,
                               {.act = proven->right ? "login" : "refused",
                                .detail = proven->right ? "" : "password"});
        if (!noted) return refusal(noted);
        if (auto done = transaction->commit(); !done) return refusal(done);
    }
    if (!proven->right) return fail(Fault::Denied, Word::PasswordWrong, {proven->grant.name});
    // Whoever exchanged the public key could read all that is sealed from then on.
    if (!still_holds(store.db, proven->grant))
        return fail(Fault::Corrupt, Word::StoreDamaged, {store.path});
    return std::move(proven->grant);
}

Result<void> fits(const NewAccount& wanted, const std::string& password, const Grant& grant) {
    if (password.size() < kShortestPassword)
        return fail(Fault::Denied, Word::PasswordShort, {std::to_string(kShortestPassword)});
    const bool reserved = wanted.name.empty() || wanted.name == "guest" || wanted.name == "wall";
    if (reserved || wanted.role == Role::Guest || wanted.role == Role::Wall)
        return fail(Fault::Unsupported, Word::AccountNameRefused, {wanted.name});
    if (model::holds_key(wanted.role) && !grant.keys)
        return fail(Fault::Denied, Word::KeyHolderNeeded);
    // Without them some would answer for everything, others for nothing.
    const bool lacks = (wanted.role == Role::Secretary && model::number(wanted.scope) == 0) ||
                       ((wanted.role == Role::GridWorker || wanted.role == Role::Operator) &&
                        model::number(wanted.staff) == 0) ||
                       (wanted.role == Role::Specialist && wanted.categories.empty());
    if (lacks) return fail(Fault::Unsupported, Word::AccountLacks, {wanted.name});
    return {};
}

}  // namespace

Result<void> found(const Database& db, const Founder& founder, Instant now) {
    auto put = db.prepare("INSERT INTO meta(key,value) VALUES('public_key',?1),('store_id',?2)")
                   .with(hex(founder.keys()->public_key()), founder.store_id())
                   .run();
    if (!put) return put;
    const auto proof = proof_of(founder.secret(), Hardness{}, founder.keys().get());
    if (!proof) return refusal(proof);
    auto owner = insert_account(db, {.name = "owner", .role = Role::Owner}, *proof, now);
    if (!owner) return refusal(owner);
    return add_audit(db, {.role = Role::Owner, .name = "owner"}, now,
                     {.act = "account", .table = "account", .row = *owner, .detail = "founded"});
}

Result<void> Store::found(const Founder& founder, Instant now) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    auto transaction = Transaction::begin(impl_->db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    if (!id().empty()) return fail(Fault::Conflict, Word::AlreadyFounded);
    if (auto done = store::found(impl_->db, founder, now); !done) return done;
    return transaction->commit();
}

std::string Store::id() const {
    return impl_->db.text("SELECT value FROM meta WHERE key='store_id'");
}

Result<Grant> Store::enter(std::span<const std::byte> secret, Instant now) {
    Statement row =
        impl_->db.prepare(std::string{kOfAccount} + " WHERE ops=0 AND closed_at IS NULL LIMIT 1");
    if (!row.next()) return fail(Fault::NotFound, Word::NotFounded);
    return enter_row(*impl_, row, secret, now);
}

Result<Grant> Store::enter(const std::string& name, const std::string& password, Instant now) {
    Statement row =
        impl_->db.prepare(std::string{kOfAccount} + " WHERE name=?1 AND closed_at IS NULL");
    if (!row.with(name).next()) return fail(Fault::NotFound, Word::NoSuchAccount, {name});
    return enter_row(*impl_, row, bytes_of(password), now);
}

Result<model::AccountId> Store::add_account(const Grant& grant, const NewAccount& wanted,
                                            const std::string& password, Hardness hardness,
                                            Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ManageAccounts, now);
    if (!reading) return refusal(reading);
    if (auto fine = fits(wanted, password, grant); !fine) return refusal(fine);
    const bool known =
        impl_->db.prepare("SELECT 1 FROM account WHERE name=?1").with(wanted.name).next();
    if (known) return fail(Fault::Conflict, Word::AccountExists, {wanted.name});
    const KeyRing* keys = model::holds_key(wanted.role) ? grant.keys.get() : nullptr;
    const auto proof = proof_of(bytes_of(password), hardness, keys);
    if (!proof) return refusal(proof);
    auto id = insert_account(impl_->db, wanted, *proof, now);
    if (!id) return refusal(id);
    auto noted = reading->done(
        {.act = "account",
         .table = "account",
         .row = *id,
         .detail = fmt::format("add {} {}", model::name_of(wanted.role), wanted.name)});
    if (!noted) return refusal(noted);
    return model::AccountId{*id};
}

Result<void> Store::set_password(const Grant& grant, const std::string& name,
                                 const std::string& password, Hardness hardness, Instant now) {
    const bool own = grant.name == name && model::number(grant.account) != 0;
    // One's own password needs no right over other accounts.
    auto reading = own ? Reading::begin_own(*impl_, grant, now)
                       : Reading::begin(*impl_, grant, Act::ManageAccounts, now);
    if (!reading) return refusal(reading);
    if (password.size() < kShortestPassword)
        return fail(Fault::Denied, Word::PasswordShort, {std::to_string(kShortestPassword)});
    Statement row =
        impl_->db.prepare("SELECT id,role,ops FROM account WHERE name=?1 AND closed_at IS NULL");
    if (!row.with(name).next()) return fail(Fault::NotFound, Word::NoSuchAccount, {name});
    const std::int64_t id = row.integer(0);
    const auto role = model::role_from(row.text(1)).value_or(Role::Guest);
    if (row.integer(2) == 0) return fail(Fault::Unsupported, Word::OwnerHasNoPassword);
    row.reset();
    if (model::holds_key(role) && !grant.keys) return fail(Fault::Denied, Word::KeyHolderNeeded);
    const auto proof =
        proof_of(bytes_of(password), hardness, model::holds_key(role) ? grant.keys.get() : nullptr);
    if (!proof) return refusal(proof);
    Statement put = impl_->db.prepare(
        "UPDATE account SET salt=?2,ops=?3,memory_bytes=?4,verifier=?5,slot=?6 WHERE id=?1");
    put.with(id);
    bind_proof(put, 2, *proof);
    if (auto done = put.run(); !done) return done;
    return reading->done(
        {.act = "account", .table = "account", .row = id, .detail = "password " + name});
}

Result<void> Store::close_account(const Grant& grant, const std::string& name, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ManageAccounts, now);
    if (!reading) return refusal(reading);
    // The slot goes: whoever still knows the password opens nothing with it.
    auto done = impl_->db
                    .prepare(
                        "UPDATE account SET closed_at=?2,slot=NULL WHERE name=?1 AND ops<>0 "
                        "AND closed_at IS NULL")
                    .with(name, now)
                    .run();
    if (!done) return done;
    if (impl_->db.integer("SELECT changes()") == 0)
        return fail(Fault::NotFound, Word::NoSuchAccount, {name});
    return reading->done({.act = "account", .table = "account", .detail = "close " + name});
}

Result<std::vector<Account>> Store::accounts(const Grant& grant, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ManageAccounts, now);
    if (!reading) return refusal(reading);
    std::vector<Account> all;
    Statement s = impl_->db.prepare(std::string{kOfAccount} + " ORDER BY id");
    while (s.next()) {
        const Grant of = grant_in(s);
        all.push_back({.id = of.account,
                       .name = of.name,
                       .role = of.role,
                       .scope = of.scope,
                       .staff = of.staff,
                       .categories = of.categories,
                       .holds_key = !s.blob(10).empty(),
                       .made = s.instant(11),
                       .closed = s.instant(12)});
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    auto noted = reading->done({.act = "account", .detail = "list"});
    if (!noted) return refusal(noted);
    return all;
}

}  // namespace store
