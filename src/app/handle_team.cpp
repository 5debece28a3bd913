// Wishes about staff, targets, rosters and assessment that are no rows; rows go as `ui::Edit`.
#include "app/viewer.h"

#include "app/folder.h"
#include "app/team_tables.h"
#include "derive/roster.h"
#include "ui/planning_team.h"
#include "ui/planning_team_parts.h"

namespace app {

using base::Word;

void Viewer::perform(const ui::ShowTeamPart& wish) {
    session_.planning.team.part = wish.part;
}

void Viewer::perform(const ui::ShowTarget& wish) {
    session_.planning.team.target = wish.target;
}

void Viewer::perform(const ui::ColourCommunities& wish) {
    session_.planning.team.colours = wish.on;
}

void Viewer::perform(const ui::ShowRosterMonth& wish) {
    if (derive::days_of_month(wish.month)) session_.planning.team.month = wish.month;
}

void Viewer::perform(const ui::ShowEvidence& wish) {
    session_.planning.team.evidence = wish.of;
    // The community stays the one that is told of when the list closes again.
    if (model::number(wish.of.indicator) == 0) return;
    perform(ui::ShowPlanTab{ui::PlanTab::Assess});
    perform(ui::ShowPlace{wish.of.community});
}

/// Beside staff and targets the houses tell who is on duty; the minutes on foot would be found for
/// nobody.
void Viewer::theme_of_team() {
    using derive::Theme;
    const ui::PlanTab tab = session_.planning.tab;
    const Theme theme = session_.theme;
    const bool of_others = theme == Theme::Minutes || theme == Theme::Nine || theme == Theme::Duty;
    if ((tab == ui::PlanTab::Team || tab == ui::PlanTab::Assess) && of_others)
        return perform(ui::ShowTheme{Theme::OnDuty});
    if (theme != Theme::OnDuty) return;
    if (tab == ui::PlanTab::Cover || tab == ui::PlanTab::Siting)
        perform(ui::ShowTheme{Theme::Minutes});
    if (tab == ui::PlanTab::Duty || tab == ui::PlanTab::Division)
        perform(ui::ShowTheme{Theme::Duty});
}

/// Esc: from what stands behind a number back to the assessment.
bool Viewer::step_back_in_team() {
    const bool opens = session_.workspace == ui::Workspace::Plan &&
                       session_.planning.tab == ui::PlanTab::Assess &&
                       model::number(session_.planning.team.evidence.indicator) != 0;
    if (opens) session_.planning.team.evidence = {};
    return opens;
}

void Viewer::perform(const ui::SetNorm& wish) {
    send({Why::Anew,
          {.what = wish.what,
           .place = {},
           .command = store::SetParameter{.key = wish.key, .value = wish.value},
           .back = {}}});
}

void Viewer::perform(const ui::ExportTeam& wish) {
    using Which = ui::ExportTeam::Which;
    if (world_ == nullptr) return;
    const ui::View now = view();
    const auto& answer = session_.planning.counted;
    const std::string& office = session_.files.store_name;
    const store::Grant& grant = world_->grant();
    model::PlaceId place = grant.scope;
    PageFile what = PageFile::Targets;
    report::Table made;
    if (wish.which == Which::Roster) {
        const model::Row community = ui::told_community(now, *frame_.snapshot.places);
        if (community == model::kNoRow) return;
        what = PageFile::Roster;
        place = frame_.snapshot.places->row[community].id;
        made = roster_table(now, community, ui::shown_month(now), office, grant);
    } else if (wish.which == Which::Assessment) {
        if (!answer || !answer->assessment) return;
        what = PageFile::Assessment;
        made = assessment_table(now, office, grant);
    } else {
        if (!answer || !answer->targets) return;
        made = targets_table(now, office, grant);
    }
    const auto path = export_path(made.title, wish.format, clock_.now());
    if (!path) return tell(base::sentence(path.error(), session_.language), true);
    ask(AskStatsFile{std::make_shared<const report::Table>(std::move(made)), place, *path, what});
    tell(base::say(session_.language, Word::TablesWriting), false);
}

}  // namespace app
