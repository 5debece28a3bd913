#include "store/matching.h"

#include "store/impl.h"
#include "store/read.h"

#include <span>
#include <utility>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

struct Matching::Impl {
    const Database& db;
    bool may_know = false;
    Transaction transaction;  // goes after the statements that read in it
    Statement homes;
    Statement token;
    Result<void> all{};  // the first refusal stays

    template <class T>
    T taken(Result<T> read) {
        if (read) return std::move(*read);
        if (all) all = refusal(read);
        return {};
    }
    void look_at(const Statement& read) {
        if (all && !read.ok()) all = tl::unexpected<base::Error>(read.error());
    }
};

Matching::Matching(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Matching::Matching(Matching&&) noexcept = default;
Matching::~Matching() = default;

Result<Matching> Store::match(const Grant& grant) {
    const Database& db = impl_->db;
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    return Matching{std::make_unique<Matching::Impl>(Matching::Impl{
        .db = db,
        .may_know = model::may(grant.role, model::Act::EditPersons),
        .transaction = std::move(*transaction),
        .homes = db.prepare(units_sql() + " AND place=?1"),
        .token = db.prepare("SELECT 1 FROM person WHERE token=?1 AND valid_to IS NULL LIMIT 1")})};
}

model::Batch Matching::there() {
    const Database& db = impl_->db;
    model::Batch batch;
    batch.whole = true;
    batch.places = impl_->taken(read_places(db, ""));
    batch.grids = impl_->taken(read_grids(db, ""));
    batch.shops = impl_->taken(read_shops(db, ""));
    batch.organisations = impl_->taken(read_organisations(db, ""));
    batch.facilities = impl_->taken(read_facilities(db, ""));
    batch.components = impl_->taken(read_components(db, ""));
    batch.codes = impl_->taken(read_codes(db));
    return batch;
}

std::vector<model::UnitRow> Matching::homes_of(model::PlaceId building) {
    std::vector<model::UnitRow> homes;
    Statement& read = impl_->homes;
    read.with(building);
    while (read.next()) homes.push_back(unit_in(read));
    impl_->look_at(read);
    read.reset();
    return homes;
}

bool Matching::is_known(const model::Token& token) {
    if (!impl_->may_know) return false;
    Statement& read = impl_->token;
    const bool known = read.with(std::span<const std::byte>{token}).next();
    impl_->look_at(read);
    read.reset();
    return known;
}

Result<void> Matching::end() {
    Result<void> all = std::exchange(impl_->all, {});
    impl_->homes.reset();
    impl_->token.reset();
    auto done = impl_->transaction.commit();
    return all ? done : all;
}

}  // namespace store
