// Any script of changes and steps of time, over trees that may be circles and rows that name what
// is not there: what was kept up step by step is what counting anew gives.
#include "derive/derived.h"
#include "fuzz/taken.h"
#include "support/picture.h"
#include "support/town.h"

#include <array>
#include <cstdio>

namespace {

using fuzz::Taken;
using std::chrono::minutes;

constexpr std::size_t kMostSteps = 40;
constexpr std::array<const char*, 6> kStates{"REPORTED",  "WORKING", "HANDLED",
                                             "SUSPENDED", "CLOSED",  ""};
constexpr std::array<const char*, 6> kKinds{"BLDG", "FRNT", "STRT", "YARD", "COMM", "?"};

model::PlaceId place_id(Taken& bytes) {
    static constexpr std::array<int, 12> kIds{0, 1, 2, 3, 4, 5, 7, 11, 12, 13, 21, 99};
    return model::PlaceId{bytes.pick(kIds)};
}

base::Instant moment(Taken& bytes, base::Instant now) {
    const auto steps = bytes.value<std::int16_t>();
    return steps == 0 ? base::kNever : now + minutes{steps};
}

model::PlaceRow place(Taken& bytes) {
    const double x = bytes.byte();
    const double y = bytes.byte();
    return {.id = model::PlaceId{bytes.byte() % 24 + 1},
            .parent = place_id(bytes),
            .kind = bytes.pick(kKinds),
            .name = "p",
            .grid = model::GridId{bytes.byte() % 4},
            .shape = bytes.byte() % 4 == 0
                         ? geo::Shape{}
                         : support::block(x, y, x + bytes.byte(), y + bytes.byte())};
}

model::IssueRow issue(Taken& bytes, base::Instant now) {
    model::IssueRow row{.id = model::IssueId{bytes.byte() % 8 + 1},
                        .place = place_id(bytes),
                        .state = bytes.pick(kStates),
                        .major = bytes.byte() % 8 == 0,
                        .reported = moment(bytes, now),
                        .due = moment(bytes, now)};
    if (row.state == "CLOSED") row.closed = now - minutes{bytes.value<std::uint16_t>()};
    row.has_point = bytes.byte() % 2 == 0;
    row.point = {static_cast<double>(bytes.byte()) * 2, static_cast<double>(bytes.byte())};
    return row;
}

model::Counts counts(Taken& bytes, base::Instant now) {
    return {.units = bytes.byte(),
            .units_rented = bytes.byte(),
            .households = bytes.byte(),
            .visits = bytes.byte(),
            .last_visit = moment(bytes, now)};
}

model::Batch change(Taken& bytes, const model::Snapshot& is, base::Instant now) {
    model::Batch batch;
    batch.position = {0, is.position.seq + 1};
    for (std::uint32_t n = bytes.below(4); n > 0; --n) {
        switch (bytes.byte() % 7) {
            case 0:
                batch.places.push_back(place(bytes));
                break;
            case 1:
                batch.places_gone.push_back(place_id(bytes));
                break;
            case 2:
                batch.issues_gone.push_back(model::IssueId{bytes.byte() % 8 + 1});
                break;
            case 3:
                batch.counts.emplace_back(place_id(bytes), counts(bytes, now));
                break;
            case 4:
                batch.grids.push_back({.id = model::GridId{bytes.byte() % 4 + 1},
                                       .community = place_id(bytes),
                                       .kind = "basic",
                                       .name = "g"});
                break;
            default:
                batch.issues.push_back(issue(bytes, now));
        }
    }
    return batch;
}

void require_same(const model::Snapshot& is, const derive::Derived& derived, base::Instant now) {
    const std::string difference = support::first_difference(
        support::picture(is, derived), support::picture(is, derive::derive_all(is, now)));
    if (!difference.empty()) std::fprintf(stderr, "%s\n", difference.c_str());
    fuzz::require(difference.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Taken bytes{{data, size}};
    base::Instant now = support::kNow;
    model::Batch first;
    first.whole = true;
    first.places = support::bare_town().places;
    first.grids = support::bare_town().grids;
    model::Snapshot is = model::apply({}, first);
    derive::Derived derived = derive::derive_all(is, now);
    for (std::size_t step = 0; step < kMostSteps && !bytes.empty(); ++step) {
        const model::Snapshot was = is;
        is = model::apply(was, change(bytes, was, now));
        now += minutes{bytes.byte()};
        derived = derive::derive_from(derived, was, is, now);
        require_same(is, derived, now);
    }
    return 0;
}
