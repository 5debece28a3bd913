// app/sheet_plan.h — the sheets of planners: coverage of a service, and a division before and after
// it is changed. What they tell is found first, by the planner's thread or for the command line;
// the snapshot holds none of it.
#pragma once

#include "app/coverage_ask.h"
#include "app/world.h"
#include "report/sheet_make.h"
#include "ui/planning.h"

#include <memory>
#include <string>

namespace app {

/// Either of the two, with what is printed of it in words.
struct PlanPaper {
    std::shared_ptr<const ui::PlanAnswer> cover;
    std::shared_ptr<const ui::DivisionPicture> division;
    derive::Theme theme = derive::Theme::Minutes;      // of coverage; or Nine
    derive::CoverBy by = derive::CoverBy::Households;  // what shares count
    std::string name;                                  // of the service, or of the draft
    std::string definition;
};

/// Of a service in the answer. Requires that what a sheet tells has been found.
PlanPaper paper_of_cover(std::shared_ptr<const ui::PlanAnswer> answer, const CoverAsk& ask,
                         derive::Theme theme);

/// The question of the command line, and its answer: --trade, --service, --minutes, --profile,
/// --theme or --nine, and with --sites what is proposed. CoverAskService without a service.
base::Result<PlanPaper> paper_of_words(const Frame& frame, const Arguments& arguments,
                                       base::Instant now);

/// Of the draft with this name, the newest, in the community of its first move. SheetNoDraft,
/// DraftEmpty.
base::Result<PlanPaper> paper_of_draft(const Frame& frame, const std::string& draft,
                                       base::Instant now, base::Language language);
/// Of what is looked at.
PlanPaper paper_of_division(std::shared_ptr<const ui::DivisionPicture> picture,
                            const derive::WorkWeights& weights, std::string name,
                            base::Language language);

/// The sheet of `wish`, as `export_sheet` makes others. DivideNotReady where the frame has other
/// places by now than what was found.
base::Result<model::Export> export_plan(store::Store& store, const store::Grant& grant,
                                        const Frame& frame, const PlanPaper& paper,
                                        const report::SheetWish& wish, const std::string& path,
                                        base::Instant now);

}  // namespace app
