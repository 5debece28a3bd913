// What people type to find an address, a shop or an issue, in towns that are called anything.
#include "derive/search.h"
#include "derive/typed.h"
#include "fuzz/taken.h"
#include "support/town.h"

namespace {

using fuzz::require;

constexpr std::size_t kMostNames = 24;

model::Snapshot town(fuzz::Taken& bytes) {
    const model::Rows rows = support::town();
    model::Batch batch;
    batch.whole = true;
    batch.places = rows.places;
    batch.grids = rows.grids;
    batch.issues = rows.issues;
    batch.shops = rows.shops;
    batch.staff = rows.staff;
    for (std::size_t n = bytes.below(kMostNames); n > 0; --n) {
        model::PlaceRow& place = batch.places[bytes.byte() % batch.places.size()];
        (bytes.byte() % 3 == 0 ? place.address : place.name) = bytes.text();
    }
    for (model::IssueRow& issue : batch.issues) issue.no = bytes.text();
    return model::apply({}, batch);
}

void require_marks_within(const std::string& text, const std::vector<derive::TextSpan>& marks) {
    std::size_t last = 0;
    for (const derive::TextSpan& mark : marks) {
        require(mark.from >= last && mark.from <= mark.to && mark.to <= text.size());
        last = mark.to;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Taken bytes{{data, size}};
    const std::string query{bytes.text()};
    const model::Snapshot is = town(bytes);
    const auto index = derive::search_index(is, nullptr);
    const derive::Found found = derive::search(*index, query, {0, 0}, 12);
    require(found.items.size() <= 12 && found.items.size() <= found.count);
    for (const derive::FoundItem& item : found.items) {
        require_marks_within(item.title, item.bright);
        require_marks_within(item.number, item.bright_number);
    }
    (void)derive::search_examples(*index);
    (void)derive::door_key(query);
    for (const model::PlaceRow& place : is.places->row) (void)derive::typed_rank(place.name, query);
    return 0;
}
