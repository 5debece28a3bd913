#include "derive/lacks.h"
#include "support/outline.h"
#include "support/town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using derive::Alike;
using derive::Completeness;
using derive::Doubles;
using derive::Gap;
using derive::Likeness;
using derive::RegisterFact;
using model::PlaceId;
using model::ShopId;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

constexpr std::size_t kAll = 1'000;

/// The town with what its places count; rows may be changed before it is looked at.
struct RegisteredTown {
    model::Rows rows = support::town();
    std::vector<std::pair<PlaceId, model::Counts>> counts{
        {kB1, {.units = 3, .visits = 1, .last_visit = kNow - 10 * kDay}},
        {kB2, {.units = 1, .units_uncollected = 1}},
        {kStreet, {.visits = 1, .last_visit = kNow - 20 * kDay}},
        {kFront1, {.shops = 1}},
        {kFront2, {.shops = 1, .shops_vacant = 1}},
    };

    model::PlaceRow& place(PlaceId id) {
        return *std::ranges::find(rows.places, id, &model::PlaceRow::id);
    }
    void add_place(PlaceId id, PlaceId parent, const char* kind, const char* name,
                   geo::Shape shape = {}) {
        rows.places.push_back({.id = id,
                               .parent = parent,
                               .kind = kind,
                               .code = "N" + std::to_string(number(id)),
                               .name = name,
                               .shape = std::move(shape)});
    }
    void add_shop(std::int64_t id, PlaceId place, const char* name, const char* state = "1") {
        rows.shops.push_back({.id = ShopId{id}, .place = place, .name = name, .state = state});
    }
    model::Snapshot snapshot() const {
        model::Batch batch = support::batch_of(rows);
        batch.counts = counts;
        return model::apply({}, batch);
    }
    Completeness known(PlaceId place, std::size_t most = kAll, base::Instant now = kNow) const {
        const model::Snapshot is = snapshot();
        return derive::completeness_of(is, derive::subtrees_of(*is.places),
                                       model::row_of(*is.places, place), now, most);
    }
    Doubles doubles(PlaceId place, std::size_t most = kAll) const {
        const model::Snapshot is = snapshot();
        return derive::doubles_of(is, derive::subtrees_of(*is.places),
                                  model::row_of(*is.places, place), most);
    }
};

using Share = std::pair<std::uint32_t, std::uint32_t>;
using Gaps = std::vector<Gap>;

Share share(const Completeness& known, RegisterFact fact) {
    return {known.at(fact).have, known.at(fact).of};
}

}  // namespace

TEST_CASE("what a community's register lacks is counted fact by fact", "[derive]") {
    const Completeness known = RegisteredTown{}.known(kCommunity);
    using enum RegisterFact;
    CHECK(share(known, Shape) == Share{9, 9});
    CHECK(share(known, Code) == Share{9, 9});
    CHECK(share(known, Name) == Share{9, 9});
    CHECK(share(known, Confirmed) == Share{9, 9});
    CHECK(share(known, Grid) == Share{6, 6});
    CHECK(share(known, Storeys) == Share{0, 3});
    CHECK(share(known, Content) == Share{2, 3});
    CHECK(share(known, Use) == Share{3, 4});
    CHECK(share(known, RegisterFact::Shop) == Share{2, 2});
    CHECK(share(known, Trade) == Share{1, 1});  // the other stands empty
    CHECK(share(known, Licence) == Share{0, 1});
    CHECK(share(known, Check) == Share{0, 1});
    CHECK(share(known, Visit) == Share{1, 3});
    CHECK(known.have() == 36 + 6 + 0 + 2 + 3 + 2 + 1 + 0 + 0 + 1);
    CHECK(known.of() == 36 + 6 + 3 + 3 + 4 + 2 + 1 + 1 + 1 + 3);
    CHECK(known.rate() == 51.0 / 60.0);
    for (std::size_t fact = 0; fact < derive::kRegisterFacts; ++fact)
        CHECK(known.known.at(fact).fact == static_cast<RegisterFact>(fact));
}

TEST_CASE("each gap names its place", "[derive]") {
    RegisteredTown town;
    town.place(kB2).grid = {};
    town.place(kB3).shape = {};
    town.place(kYard).code.clear();
    town.place(kFront1).name.clear();
    town.place(kFront2).name.clear();
    town.place(kFront2).address = "Elm Street 3";
    town.place(kStreet).proposed = true;
    town.place(kB1).estimated = true;
    town.place(kB1).storeys = 6;
    const Completeness known = town.known(kCommunity);
    using enum RegisterFact;
    CHECK(known.at(Grid).gaps == Gaps{{kB2, 1}});
    CHECK(known.at(Shape).gaps == Gaps{{kB3, 1}});
    CHECK(known.at(Code).gaps == Gaps{{kYard, 1}});
    CHECK(known.at(Name).gaps == Gaps{{kFront1, 1}});
    CHECK(known.at(Storeys).gaps == Gaps{{kB2, 1}, {kB3, 1}});
    CHECK(known.at(Content).gaps == Gaps{{kB3, 1}});
    CHECK(known.at(Use).gaps == Gaps{{kB2, 1}});
    CHECK(known.at(Licence).gaps == Gaps{{kFront1, 1}});
    CHECK(known.at(Visit).gaps == Gaps{{kB2, 1}, {kB3, 1}});
    auto confirmed = known.at(Confirmed).gaps;
    std::ranges::sort(confirmed, {}, &Gap::place);
    CHECK(confirmed == Gaps{{kStreet, 1}, {kB1, 1}});
}

TEST_CASE("the greatest gaps come first, and only as many as asked for", "[derive]") {
    RegisteredTown town;
    town.counts = {{kB1, {.units = 5, .units_uncollected = 2}},
                   {kB2, {.units = 9, .units_uncollected = 9}},
                   {kB3, {.units = 4, .units_uncollected = 2}}};
    town.add_shop(3, kFront2, "tea");
    town.add_shop(4, kFront2, "rice");
    const Completeness known = town.known(kCommunity, 2);
    CHECK(share(known, RegisterFact::Use) == Share{5, 18});
    CHECK(known.at(RegisterFact::Use).lacking() == 13);
    CHECK(known.at(RegisterFact::Use).gaps == Gaps{{kB2, 9}, {kB1, 2}});
    CHECK(known.at(RegisterFact::Licence).gaps == Gaps{{kFront2, 2}, {kFront1, 1}});
    CHECK(known.at(RegisterFact::Trade).gaps == Gaps{{kFront2, 2}});
    CHECK(share(known, RegisterFact::Shop) == Share{0, 2});  // by what the places count
}

TEST_CASE("a place sums what it is made of", "[derive]") {
    const RegisteredTown town;
    const Completeness yard = town.known(kYard);
    std::uint64_t have = 0;
    std::uint64_t of = 0;
    for (const PlaceId id : {kB1, kB2, kB3}) {
        have += town.known(id).have();
        of += town.known(id).of();
    }
    CHECK(yard.have() == have + 4);  // the yard's own shape, code, name and being confirmed
    CHECK(yard.of() == of + 4);
    CHECK(share(town.known(kBackyard), RegisterFact::Storeys) == Share{0, 0});
    CHECK(derive::Completeness{}.rate() == std::nullopt);
}

TEST_CASE("a visit counts for ninety days, and a shop once somebody has looked in", "[derive]") {
    RegisteredTown town;
    town.rows.shops[0].checked = kNow - 500 * kDay;
    town.rows.shops[0].licence = "2";  // it has none: that is known
    CHECK(share(town.known(kFront1), RegisterFact::Check) == Share{1, 1});
    CHECK(share(town.known(kFront1), RegisterFact::Licence) == Share{1, 1});
    CHECK(share(town.known(kB1, kAll, kNow + 80 * kDay - base::Seconds{1}), RegisterFact::Visit) ==
          Share{1, 1});
    CHECK(share(town.known(kB1, kAll, kNow + 80 * kDay), RegisterFact::Visit) == Share{0, 1});
}

TEST_CASE("nothing in the town stands there twice", "[derive]") {
    const Doubles doubles = RegisteredTown{}.doubles(kDistrict);
    CHECK(doubles.alike.empty());
    CHECK(doubles.rows == 0);
}

TEST_CASE("buildings of one yard with one name are alike, however it is written", "[derive]") {
    RegisteredTown town;
    town.place(kB1).name = "3号楼";
    town.place(kB2).name = " ３ 栋";
    town.place(kB3).name = "A座";  // no number: a name of its own
    town.add_place(PlaceId{14}, kYard, "BLDG", "3幢");
    town.add_place(PlaceId{15}, kYard, "BLDG", "a座");
    town.add_place(PlaceId{16}, kBackyard, "BLDG", "3号楼");  // another yard
    town.add_place(PlaceId{17}, kYard, "SITE", "3号楼");      // another kind
    town.add_place(PlaceId{18}, kYard, "BLDG", "");           // no name is no name
    town.add_place(PlaceId{19}, kYard, "BLDG", "");
    const Doubles doubles = town.doubles(kSubdistrict);
    REQUIRE(doubles.alike.size() == 2);
    CHECK(doubles.alike[0].why == Likeness::Name);
    CHECK(doubles.alike[0].text == "3号楼");
    CHECK(doubles.alike[0].places == std::vector<PlaceId>{kB1, kB2, PlaceId{14}});
    CHECK(doubles.alike[1].places == std::vector<PlaceId>{kB3, PlaceId{15}});
    CHECK(doubles.rows == 3);
    CHECK(doubles.groups == 2);
}

TEST_CASE("segments of a street share its name, but no code", "[derive]") {
    RegisteredTown town;
    town.add_place(PlaceId{6}, kCommunity, "STRT", "street");
    CHECK(town.doubles(kCommunity).alike.empty());
    town.place(PlaceId{6}).code = town.place(kStreet).code;
    const Doubles doubles = town.doubles(kCommunity);
    REQUIRE(doubles.alike.size() == 1);
    CHECK(doubles.alike[0] ==
          Alike{.why = Likeness::Code, .text = "C5", .places = {kStreet, PlaceId{6}}, .shops = {}});
}

TEST_CASE("shops of one front with one name are alike, empty ones are not", "[derive]") {
    RegisteredTown town;
    town.add_shop(3, kFront1, "Noodles ");
    town.add_shop(4, kFront2, "noodles");  // another front
    town.add_shop(5, kFront2, "(empty)", "3");
    const Doubles doubles = town.doubles(kStreet);
    REQUIRE(doubles.alike.size() == 1);
    CHECK(doubles.alike[0] == Alike{.why = Likeness::ShopName,
                                    .text = "noodles",
                                    .places = {kFront1},
                                    .shops = {ShopId{1}, ShopId{3}}});
    CHECK(doubles.rows == 1);
    CHECK(town.doubles(kYard).alike.empty());
}

TEST_CASE("buildings closer than two metres are alike, also in a row of them", "[derive]") {
    RegisteredTown town;
    town.add_place(PlaceId{14}, kYard, "BLDG", "x", support::block(11, 10, 61, 30));
    town.add_place(PlaceId{15}, kBackyard, "BLDG", "y", support::block(12.5, 10, 62.5, 30));
    town.add_place(PlaceId{16}, kYard, "BLDG", "z", support::block(10, 102, 60, 122));  // 2 m off
    const Doubles doubles = town.doubles(kCommunity);
    REQUIRE(doubles.alike.size() == 1);
    CHECK(doubles.alike[0].why == Likeness::Spot);
    CHECK(doubles.alike[0].text.empty());
    auto places = doubles.alike[0].places;
    std::ranges::sort(places);
    CHECK(places == std::vector<PlaceId>{kB1, PlaceId{14}, PlaceId{15}});
    CHECK(doubles.rows == 2);
}

TEST_CASE("a place that is alike in two ways counts once; only as many groups as asked for",
          "[derive]") {
    RegisteredTown town;
    town.add_place(PlaceId{14}, kYard, "BLDG", "B1", support::block(10, 10, 60, 30));
    town.place(PlaceId{14}).code = town.place(kB1).code;
    const Doubles doubles = town.doubles(kYard, 2);
    CHECK(doubles.alike.size() == 2);
    CHECK(doubles.groups == 3);
    CHECK(doubles.rows == 1);
    CHECK(town.doubles(kB1).alike.empty());
}
