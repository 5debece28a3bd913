#include "app/sheet_plan.h"

#include "app/cover_answer.h"
#include "app/division_seat.h"
#include "app/sheet_export.h"
#include "report/sheet_cover.h"
#include "ui/planning_division_parts.h"

#include <algorithm>
#include <utility>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using derive::Theme;
using model::kNoRow;
using model::Row;
using report::SheetKind;

namespace {

/// How balance and index of workload are found, with the weights of this store.
std::string definition_of_work(const derive::WorkWeights& weights, base::Language language) {
    return base::say(language, Word::DivideBalanceHow) + " " + ui::work_formula(language, weights);
}

Result<model::Export> export_cover(store::Store& store, const store::Grant& grant,
                                   const report::SheetSource& town, const PlanPaper& paper,
                                   const report::SheetWish& wish, const std::string& path,
                                   base::Instant now) {
    const ui::PlanAnswer& answer = *paper.cover;
    const bool more = answer.before && answer.before != answer.coverage;
    const report::CoverOf cover{.reach = *answer.reach,
                                .coverage = *answer.coverage,
                                .before = more ? answer.before.get() : nullptr,
                                .by = paper.by,
                                .gaps = *answer.areas.gaps,
                                .outlines = *answer.areas.outlines,
                                .bands = *answer.areas.bands,
                                .sites = answer.sites.get(),
                                .service = paper.name,
                                .definition = paper.definition};
    return export_sheet(store, grant,
                        {town.snapshot, town.derived, town.scene, nullptr, &cover, nullptr}, wish,
                        path, now);
}

Result<model::Export> export_division(store::Store& store, const store::Grant& grant,
                                      const report::SheetSource& town, const PlanPaper& paper,
                                      const report::SheetWish& wish, const std::string& path,
                                      base::Instant now) {
    const ui::DivisionPicture& picture = *paper.division;
    const report::DivideOf divide{.was = picture.was,
                                  .will = picture.will,
                                  .change = picture.change,
                                  .outlines = picture.outlines,
                                  .codes = picture.codes,
                                  .holds = picture.will == derive::division_now(picture.is),
                                  .name = paper.name,
                                  .definition = paper.definition};
    return export_sheet(store, grant,
                        {town.snapshot, town.derived, town.scene, nullptr, nullptr, &divide}, wish,
                        path, now);
}

/// A question as the planner's thread answers it, whole; nothing is supposed.
ui::PlanAnswer answered_cover(const CoverAsk& ask, const WalkedTown& town, Theme theme,
                              std::size_t sites) {
    const int minutes = ask.minutes_within(town.is);
    ui::PlanAnswer answer;
    answer.ask.profile = ask.profile;
    answer.ask.moment = ask.moment;
    answer.ask.minutes = minutes;
    answer.is = town.is;
    answer.at = ask.now;
    answer.walk = town.walk;
    const derive::WalkNet& walk = *town.walk;
    if (theme == Theme::Nine)
        answer.yards = shared(derive::yard_scores(
            town.is, walk, derive::everyday_reaches(town.is, walk, ask.profile, ask.moment)));
    derive::WalkAsk wanted{.services = ask.services, .profile = ask.profile, .moment = ask.moment};
    wanted.limit_min = std::max(wanted.limit_min, minutes);
    find_reach(answer, std::move(wanted));
    find_gaps(answer.areas, answer, *answer.reach);
    answer.areas.bands = shared(derive::bands_of(walk, *answer.reach));
    if (sites > 0)
        answer.sites = shared(derive::best_sites(town.is, walk,
                                                 {.service = ask.services.front(),
                                                  .profile = ask.profile,
                                                  .moment = ask.moment,
                                                  .minutes = minutes,
                                                  .count = sites}));
    answer.whole = true;
    return answer;
}

}  // namespace

PlanPaper paper_of_cover(std::shared_ptr<const ui::PlanAnswer> answer, const CoverAsk& ask,
                         Theme theme) {
    const bool nine = theme == Theme::Nine && !answer->classes->nine.empty();
    const WalkedTown town{answer->is, answer->walk, {}};
    return {.cover = std::move(answer),
            .division = nullptr,
            .theme = nine ? Theme::Nine : Theme::Minutes,
            .by = ask.by,
            .name = service_names(ask, town.is),
            .definition = definition_of(ask, town)};
}

Result<PlanPaper> paper_of_words(const Frame& frame, const Arguments& arguments,
                                 base::Instant now) {
    const model::Snapshot& is = frame.snapshot;
    const auto ask = cover_ask_in(arguments, is, now);
    if (!ask) return refusal(ask);
    if (ask->services.empty()) return fail(Fault::Unsupported, Word::CoverAskService);
    std::size_t sites = 0;
    if (arguments.has("--sites")) {
        if (ask->services.size() > 1) return fail(Fault::Unsupported, Word::CoverOneService);
        const auto count = number_in(arguments, "--sites", 5, 1, 26);
        if (!count) return refusal(count);
        sites = static_cast<std::size_t>(*count);
    }
    const bool nine = arguments.has("--nine") || arguments.text("--theme") == "nine";
    const Theme theme = nine ? Theme::Nine : Theme::Minutes;
    const WalkedTown town{is, derive::walk_net(is), {}};
    return paper_of_cover(shared(answered_cover(*ask, town, theme, sites)), *ask, theme);
}

PlanPaper paper_of_division(std::shared_ptr<const ui::DivisionPicture> picture,
                            const derive::WorkWeights& weights, std::string name,
                            base::Language language) {
    return {.cover = nullptr,
            .division = std::move(picture),
            .theme = Theme::Work,
            .by = {},
            .name = std::move(name),
            .definition = definition_of_work(weights, language)};
}

Result<PlanPaper> paper_of_draft(const Frame& frame, const std::string& draft, base::Instant now,
                                 base::Language language) {
    const model::Snapshot& is = frame.snapshot;
    ui::DivisionDesk desk;
    for (const model::DraftRow& row : *is.drafts)
        if (row.name == draft) desk.draft = row.id;  // the newest
    if (model::number(desk.draft) == 0) return fail(Fault::NotFound, Word::SheetNoDraft, {draft});
    Row community = kNoRow;
    for (const model::DraftMoveRow& move : derive::moves_of(is, desk.draft)) {
        const Row leaf = model::row_of(*is.places, move.place);
        if (community == kNoRow && leaf != kNoRow)
            community = model::above(*is.places, leaf, model::Kind::Community);
    }
    if (community == kNoRow) return fail(Fault::Conflict, Word::DraftEmpty, {draft});
    const derive::WorkBook book = derive::work_book(is, frame.derived, now);
    return paper_of_division(division_picture(is, book, community, desk), book.weights, draft,
                             language);
}

Result<model::Export> export_plan(store::Store& store, const store::Grant& grant,
                                  const Frame& frame, const PlanPaper& paper,
                                  const report::SheetWish& wish, const std::string& path,
                                  base::Instant now) {
    const bool cover = wish.kind == SheetKind::Cover;
    const model::Snapshot& found = cover ? paper.cover->is : paper.division->is;
    if (found.places != frame.snapshot.places || found.grids != frame.snapshot.grids)
        return fail(Fault::Conflict, Word::DivideNotReady);
    derive::Derived derived = frame.derived;
    if (cover) derived.planned = paper.cover->classes;
    const scene::Scene scene = scene::scene_told(frame.scene, frame.snapshot, derived, paper.theme);
    const report::SheetSource town{frame.snapshot, derived, scene};
    return cover ? export_cover(store, grant, town, paper, wish, path, now)
                 : export_division(store, grant, town, paper, wish, path, now);
}

}  // namespace app
