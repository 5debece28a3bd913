// The sheet of what a planner looks at: coverage as it was asked for, or a division before and
// after.
#include "app/folder.h"
#include "app/sheet_plan.h"
#include "app/viewer.h"
#include "ui/cover_parts.h"

#include <utility>

namespace app {

using base::Word;
using report::SheetKind;

namespace {

bool tells_all(const ui::PlanAnswer& answer) {
    return answer.walk && answer.reach && answer.coverage && answer.areas.gaps &&
           answer.areas.outlines && answer.areas.bands && answer.classes;
}

}  // namespace

/// False where this page has no sheet of its own.
bool Viewer::print_plan(const ui::PrintSheet& wish) {
    const ui::PlanningDesk& desk = session_.planning;
    const bool divides = desk.tab == ui::PlanTab::Division;
    const bool covers = desk.tab == ui::PlanTab::Cover || desk.tab == ui::PlanTab::Siting;
    if (session_.workspace != ui::Workspace::Plan || (!divides && !covers)) return false;
    const auto& picture = desk.division.picture;
    if (divides && (!picture || picture->of == ui::DivisionOf::Nothing)) return false;
    const auto wait = [this] {
        tell(base::say(session_.language, Word::DivideNotReady), false);
        return true;
    };
    const auto& answer = desk.answer;
    if (!answer || (covers ? !tells_all(*answer) : !answer->book)) return wait();
    const model::Places& places = *frame_.snapshot.places;
    const ui::View now = view();
    const SheetKind kind = covers ? SheetKind::Cover : SheetKind::Division;
    model::Row place = covers ? report::sheet_place(places, kind, ui::told_of(session_, places))
                              : picture->community;
    for (model::Row row = 0; covers && place == model::kNoRow && row < places.size(); ++row)
        if (!places.box[row].empty()) place = row;
    if (place == model::kNoRow) return wait();
    PlanPaper paper;
    if (covers) {
        paper = paper_of_cover(answer, cover_ask_of(*answer, now), session_.theme);
    } else {
        const model::DraftRow* draft = open_draft();
        paper =
            paper_of_division(picture, answer->book->weights,
                              draft == nullptr ? std::string{} : draft->name, session_.language);
    }
    const std::string title =
        base::say(session_.language, report::word_of(kind)) + "-" + places.row[place].name;
    const auto path = export_path(title, wish.format.empty() ? "PDF" : wish.format, clock_.now());
    if (!path) {
        tell(base::sentence(path.error(), session_.language), true);
        return true;
    }
    ask(AskSheet{kind,
                 places.row[place].id,
                 session_.language,
                 *path,
                 {},
                 report::paper_named(wish.paper),
                 std::make_shared<const PlanPaper>(std::move(paper))});
    tell(base::say(session_.language, Word::TablesWriting), false);
    return true;
}

}  // namespace app
