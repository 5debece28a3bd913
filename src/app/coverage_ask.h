// app/coverage_ask.h — what somebody asks of walking coverage on the command line. Only for the
// coverage_*.cpp.
#pragma once

#include "app/arguments.h"
#include "derive/coverage.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {
struct PlanAnswer;
struct View;
}  // namespace ui

namespace app {

/// A store as it was read, with its ways.
struct WalkedTown {
    model::Snapshot is;
    std::shared_ptr<const derive::WalkNet> walk;
    std::string name;
};

struct CoverAsk {
    std::vector<derive::Service> services;  // any of them will do; empty where none was told
    derive::WalkProfile profile = derive::WalkProfile::Adult;
    std::optional<route::Moment> moment;  // nothing: at any time of day
    int minutes = 0;                      // 0: each service within its own
    derive::CoverBy by = derive::CoverBy::Households;
    model::Row place = model::kNoRow;  // kNoRow: the whole store
    base::Instant now = base::kNever;
    base::Language language = base::Language::Chinese;
    std::string when{};  // how the moment is told; empty: as `now`

    std::string say(base::Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(language, word, parts);
    }
    /// Those that are told, else those of any of them.
    int minutes_within(const model::Snapshot& is) const;
};

/// Refuses services and places that are not there.
base::Result<CoverAsk> cover_ask_in(const Arguments& arguments, const model::Snapshot& is,
                                    base::Instant now);
/// The question that the planner's page had answered.
CoverAsk cover_ask_of(const ui::PlanAnswer& answer, const ui::View& view);

std::string service_name(const CoverAsk& ask, const model::Snapshot& is,
                         const derive::Service& service);

/// All that are told, as one text.
std::string service_names(const CoverAsk& ask, const model::Snapshot& is);

/// The definition that is printed with every number: by what, whose walk, within how long, by
/// which ways, at which moment.
std::string definition_of(const CoverAsk& ask, const WalkedTown& town);

/// "ways", "streets" or "straight", for programs.
std::string_view cover_id(derive::WalkMeasure measure);
std::string_view cover_id(derive::WalkProfile profile);
std::string_view cover_id(derive::CoverBy by);

}  // namespace app
