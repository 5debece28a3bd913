// report/sources.h — what each source offers, and how its cells are made from what was read.
//
// Each function answers Lines that look into what they were given: neither may be gone before them.
#pragma once

#include "derive/derived.h"
#include "derive/lacks.h"
#include "derive/statistics.h"
#include "model/table_lines.h"
#include "report/evaluate.h"
#include "report/names.h"

namespace report {

/// Below this area a person, a letting looks like one to a group.
inline constexpr double kCrowded_m2 = 5;
/// So long after it was looked at a letting, a shop or a small place is due again.
inline constexpr base::Seconds kCheckHolds = std::chrono::hours{24 * 90};

Lines lines_of(const std::vector<model::LettingLine>& lettings, const Names& names);
Lines lines_of(const std::vector<model::CareLine>& targets, const Names& names);
Lines lines_of(const std::vector<model::WorkLine>& work, const Names& names);

/// A building and what is counted there.
struct BuildingLine {
    model::PlaceId place{};
    const derive::Tally* tally = nullptr;
};
std::vector<BuildingLine> buildings_under(const model::Snapshot& is, const derive::Derived& derived,
                                          const derive::Subtrees& trees, model::Row place);
Lines lines_of(const std::vector<BuildingLine>& buildings, const Names& names);

/// Shops at and below a place that were not given up, in the order of the tree.
std::vector<model::ShopRow> shops_under(const model::Snapshot& is, const derive::Subtrees& trees,
                                        model::Row place);
Lines lines_of(const std::vector<model::ShopRow>& shops, const Names& names);

/// Something that may burn, or keeps others from putting it out.
struct HazardLine {
    enum class Origin : std::uint8_t { Issue, Letting, Small, Thing };
    Origin origin = Origin::Issue;
    model::PlaceId place{};
    std::string spot;  // the door, the shop, the thing
    std::string what;
    std::string state;
    base::Instant found = base::kNever;  // reported, or last looked at
    base::Instant due = base::kNever;
    model::StaffId assignee{};
    bool late = false;
};
/// `lettings` are those with a hazard.
std::vector<HazardLine> hazards_under(const Names& names, const derive::Subtrees& trees,
                                      model::Row place,
                                      const std::vector<model::LettingLine>& lettings);
Lines lines_of(const std::vector<HazardLine>& hazards, const Names& names);

struct LackLine {
    bool doubled = false;
    base::Word fact{};
    model::PlaceId place{};
    std::string text;  // the name that stands there twice
    std::uint32_t count = 0;
};
std::vector<LackLine> lacks_under(const Names& names, const derive::Subtrees& trees,
                                  model::Row place);
Lines lines_of(const std::vector<LackLine>& lacks, const Names& names);

/// One number of the form.
struct SafetyLine {
    base::Word module{};
    std::string item;
    std::string value;   // "—" where the store does not know
    std::string before;  // 30 days before; empty where nothing is compared
    std::string counter;
    bool alarms = false;
};
std::vector<SafetyLine> safety_of(const Names& names, const derive::Subtrees& trees,
                                  const derive::Statistics& sheet, model::Row place);
Lines lines_of(const std::vector<SafetyLine>& form, const Names& names);

}  // namespace report
