#include "derive/search_index.h"

#include "base/pinyin.h"
#include "base/text.h"
#include "model/codes.h"

#include <algorithm>
#include <initializer_list>
#include <set>

namespace derive {

using model::kNoRow;
using model::Row;
using model::Snapshot;

namespace {

/// Bytes of `name` that repeat the name above, if a number follows them.
std::uint16_t repeated(const std::string& name, const std::string& above) {
    if (above.empty() || name.size() <= above.size() || !name.starts_with(above)) return 0;
    if (above.size() > 0xFFFF) return 0;
    const auto rest = spellings_of(std::string_view{name}.substr(above.size()));
    return !rest.empty() && rest[0][0].digit ? static_cast<std::uint16_t>(above.size()) : 0;
}

std::shared_ptr<const PlaceEntries> entries_of(const model::Places& places) {
    auto made = std::make_shared<PlaceEntries>();
    NamesMaker maker;
    for (Row r = 0; r < places.size(); ++r) {
        const model::PlaceRow& row = places.row[r];
        const Row parent = places.parent[r];
        const std::uint16_t skip =
            parent == kNoRow ? std::uint16_t{0} : repeated(row.name, places.row[parent].name);
        made->skipped.push_back(skip);
        made->name.push_back(maker.number_of(std::string_view{row.name}.substr(skip)));
        const bool says_more = !row.address.empty() && row.address != row.name;
        made->address.push_back(says_more ? maker.number_of(row.address) : kNoName);
    }
    made->names = maker.names();
    return made;
}

/// `add(row, maker, entries)` for each row.
template <class Rows, class Add>
std::shared_ptr<const Entries> entries_of(const Rows& rows, NamesMaker& maker, Add add) {
    auto made = std::make_shared<Entries>();
    for (const auto& row : rows) add(row, maker, *made);
    made->names = maker.names();
    return made;
}

void add_shop(const model::Places& places, const model::ShopRow& row, NamesMaker& maker,
              Entries& entries) {
    const bool gone = number(row.id) == 0;
    entries.name.push_back(gone ? kNoName : maker.number_of(row.name));
    entries.at.push_back(gone ? kNoRow : row_of(places, row.place));
    entries.later.push_back(0);
}

/// Of the next entry: letters and digits alone, each closed by a 0.
void add_numbers(Entries& entries, std::initializer_list<std::string_view> written) {
    entries.number_begins.push_back(static_cast<std::uint32_t>(entries.numbers.size()));
    for (const std::string_view one : written) {
        const std::string bare = bare_number(one);
        if (!bare.empty()) entries.numbers += bare + '\0';
    }
}

void add_issue(const model::Issue& issue, NamesMaker& maker, Entries& entries) {
    const bool gone = issue.gone() || model::is_draft(issue.row);
    entries.name.push_back(gone ? kNoName : maker.number_of(issue.row.title));
    entries.at.push_back(issue.at);
    entries.later.push_back(issue.row.closed != base::kNever ? 1 : 0);
    if (gone) return add_numbers(entries, {});
    add_numbers(entries, {issue.row.no, issue.row.external_id});
}

std::shared_ptr<const Entries> grids_of(const Snapshot& is) {
    NamesMaker names;
    return entries_of(is.grids->row, names,
                      [&](const model::GridRow& row, NamesMaker& maker, Entries& to) {
                          to.name.push_back(maker.number_of(row.name));
                          to.at.push_back(row_of(*is.places, row.community));
                          to.later.push_back(0);
                          add_numbers(to, {row.code});
                      });
}

/// Only the codes that grids had before, and only of grids that are still there.
std::shared_ptr<const Entries> former_of(const Snapshot& is) {
    NamesMaker names;
    return entries_of(*is.grid_history, names,
                      [&](const model::GridHistoryRow& row, NamesMaker& /*maker*/, Entries& to) {
                          to.name.push_back(kNoName);
                          to.at.push_back(row_of(*is.places, row.place));
                          to.later.push_back(1);
                          const bool stands = row_of(*is.grids, row.grid) != kNoRow;
                          add_numbers(to, {stands ? std::string_view{row.code} : ""});
                      });
}

/// Where people are on duty: their community, else that of what is assigned to them.
std::shared_ptr<const Entries> staff_of(const Snapshot& is) {
    std::unordered_map<std::int64_t, Row> duty;
    for (const model::AssignmentRow& assignment : *is.assignments) {
        const Row grid = row_of(*is.grids, assignment.grid);
        const Row at =
            grid == kNoRow ? row_of(*is.places, assignment.place) : is.grids->community[grid];
        if (at != kNoRow) duty.emplace(number(assignment.staff), at);
    }
    NamesMaker names;
    return entries_of(*is.staff, names,
                      [&](const model::StaffRow& row, NamesMaker& maker, Entries& to) {
                          Row at = row_of(*is.places, row.community);
                          const auto assigned = duty.find(number(row.id));
                          // A place below the community says more.
                          if (assigned != duty.end())
                              at = std::max(at == kNoRow ? 0 : at, assigned->second);
                          to.name.push_back(maker.number_of(title_of(row)));
                          to.at.push_back(at);
                          to.later.push_back(0);
                      });
}

/// One part of the index for each page of a column; those of pages that stayed are taken over.
template <class T, class Add>
std::vector<std::shared_ptr<const Entries>> pages_of(
    const base::Pages<T>& is, const base::Pages<T>* was,
    const std::vector<std::shared_ptr<const Entries>>* made, Add add) {
    std::vector<std::shared_ptr<const Entries>> pages;
    NamesMaker maker;
    for (std::size_t p = 0; p < is.page_count(); ++p) {
        const bool same = was != nullptr && p < was->page_count() && was->page(p) == is.page(p);
        pages.push_back(same ? (*made)[p] : entries_of(*is.page(p), maker, add));
    }
    return pages;
}

std::size_t bytes_of(const Entries& entries) {
    return entries.name.size() * 9 + entries.numbers.size() + entries.number_begins.size() * 4;
}

SearchSize measured(const SearchIndex& index) {
    SearchSize size;
    std::set<const Names*> counted;
    const auto add = [&](FoundKind kind, const Entries& entries) {
        size.entries[static_cast<std::size_t>(kind)] += static_cast<std::size_t>(
            std::ranges::count_if(entries.name, [](std::uint32_t n) { return n != kNoName; }));
        size.bytes += bytes_of(entries);
        if (counted.insert(entries.names.get()).second) size.bytes += entries.names->bytes();
    };
    size.entries[static_cast<std::size_t>(FoundKind::Place)] = index.places->name.size();
    size.bytes += index.places->names->bytes() + index.places->name.size() * 10;
    for (const auto& page : index.shops) add(FoundKind::Shop, *page);
    for (const auto& page : index.issues) add(FoundKind::Issue, *page);
    add(FoundKind::Facility, *index.facilities);
    add(FoundKind::Staff, *index.staff);
    add(FoundKind::Grid, *index.grids);
    size.bytes += bytes_of(*index.former);
    return size;
}

/// "重庆路" as zql, each character as it is mostly read.
std::string initials_of(std::string_view name) {
    std::string initials;
    for (const char32_t c : base::characters(name))
        if (const auto readings = base::readings_of(c); !readings.empty())
            initials += base::syllable(readings[0])[0];
    return initials;
}

}  // namespace

std::size_t Names::bytes() const {
    return letters.size() * sizeof(Letter) + bits.size() * sizeof(bits[0]) +
           (spelling_begins.size() + name_begins.size() + number.size()) * 4;
}

std::uint32_t NamesMaker::number_of(std::string_view name) {
    const auto [at, fresh] = known_.try_emplace(std::string{name}, kNoName);
    if (!fresh) return at->second;
    const std::vector<Spelling> spellings = spellings_of(name);
    if (spellings.empty()) return kNoName;
    at->second = static_cast<std::uint32_t>(names_->size());
    for (const Spelling& spelling : spellings) {
        names_->letters.insert(names_->letters.end(), spelling.begin(), spelling.end());
        names_->spelling_begins.push_back(static_cast<std::uint32_t>(names_->letters.size()));
    }
    names_->name_begins.push_back(static_cast<std::uint32_t>(names_->spelling_begins.size() - 1));
    names_->number.push_back(number_in_name(spellings[0]));
    names_->bits.push_back(0);
    for (const Spelling& spelling : spellings)
        for (const Letter& letter : spelling) names_->bits.back() |= bits_of(letter);
    return at->second;
}

std::string title_of(const model::StaffRow& staff) {
    return staff.post.empty() ? staff.name : staff.post + " " + staff.name;
}

std::size_t SearchSize::all() const {
    std::size_t sum = 0;
    for (const std::size_t n : entries) sum += n;
    return sum;
}

SearchSize size_of(const SearchIndex& index) {
    return index.size;
}

std::array<std::string, 3> search_examples(const SearchIndex& index) {
    const model::Places& places = *index.of.places;
    std::array<std::string, 3> examples;
    for (Row r = 0; r < places.size(); ++r) {
        const std::string& name = places.row[r].name;
        const Row parent = places.parent[r];
        if (places.kind[r] == model::Kind::Street && examples[1].empty())
            examples[1] = initials_of(name);
        const bool of_yard = places.kind[r] == model::Kind::Building && parent != kNoRow &&
                             places.kind[parent] == model::Kind::Yard;
        if (!of_yard || !examples[0].empty()) continue;
        std::string above = places.row[parent].name;
        if (above.ends_with("小区")) above.resize(above.size() - std::string_view{"小区"}.size());
        const std::uint32_t own = index.places->name[r];
        const int number = own == kNoName ? 0 : index.places->names->number[own];
        examples[0] = above + (number > 0 ? std::to_string(number) : name);
    }
    if (!index.staff->at.empty()) {
        const Row at = index.staff->at[0];
        examples[2] = index.of.staff->front().post;
        if (at != kNoRow) examples[2] += " " + places.row[at].name;
    }
    return examples;
}

std::shared_ptr<const SearchIndex> search_index(const Snapshot& is, const SearchIndex* before) {
    auto made = std::make_shared<SearchIndex>();
    made->of = is;
    const Snapshot* was = before == nullptr ? nullptr : &before->of;
    const bool named = was != nullptr && was->places == is.places;
    const bool numbered = was != nullptr && was->generation == is.generation;
    made->places = named ? before->places : entries_of(*is.places);

    const auto shop = [&](const model::ShopRow& row, NamesMaker& maker, Entries& to) {
        add_shop(*is.places, row, maker, to);
    };
    made->shops = pages_of(is.shops, numbered ? &was->shops : nullptr,
                           before == nullptr ? nullptr : &before->shops, shop);
    made->issues = pages_of(is.issues, numbered ? &was->issues : nullptr,
                            before == nullptr ? nullptr : &before->issues, add_issue);

    const bool same_facilities = numbered && was->facilities == is.facilities;
    const auto facility = [&](const model::FacilityRow& row, NamesMaker& maker, Entries& to) {
        to.name.push_back(maker.number_of(row.name));
        to.at.push_back(row_of(*is.places, row.place));
        to.later.push_back(0);
    };
    NamesMaker names;
    made->facilities =
        same_facilities ? before->facilities : entries_of(*is.facilities, names, facility);
    const bool same_staff =
        numbered && was->staff == is.staff && was->assignments == is.assignments;
    made->staff = same_staff ? before->staff : staff_of(is);
    const bool same_grids = numbered && was->grids == is.grids;
    made->grids = same_grids ? before->grids : grids_of(is);
    made->former =
        same_grids && was->grid_history == is.grid_history ? before->former : former_of(is);
    made->size = measured(*made);
    return made;
}

}  // namespace derive
