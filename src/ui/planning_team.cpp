// The tab of staff and targets: one target of all communities, then all targets of one.
#include "ui/planning_team.h"

#include "ui/card.h"
#include "ui/chips.h"
#include "ui/planning_team_parts.h"

#include <array>

namespace ui {

using base::Word;
using derive::TargetTheme;

namespace {

void team_parts(const View& view, Intents& out) {
    const TeamDesk& desk = view.session.planning.team;
    if (chip(view, view.say(Word::TeamTargets), desk.part == TeamPart::Targets))
        out.push_back(ShowTeamPart{TeamPart::Targets});
    if (chip(view, view.say(Word::RosterTitle), desk.part == TeamPart::Roster))
        out.push_back(ShowTeamPart{TeamPart::Roster});
    end_chips();
}

void target_chips(const View& view, Intents& out) {
    for (std::size_t i = 0; i < derive::kTargetThemes; ++i) {
        const auto target = static_cast<TargetTheme>(i);
        if (chip(view, view.say(word_of(target)), view.session.planning.team.target == target))
            out.push_back(ShowTarget{target});
    }
    end_chips();
}

/// "达到 6 · 说不准 1": how many communities are of each class.
std::string classes_told(const View& view, const derive::Targets& targets, TargetTheme target) {
    std::array<std::uint32_t, derive::kMostThemeClasses> count{};
    for (const derive::CommunityTargets& one : targets.communities)
        count.at(class_of(target, one, targets.norms)) += 1;
    std::string told;
    for (std::uint8_t klass = 0; klass < count.size(); ++klass)
        if (count.at(klass) > 0)
            told += (told.empty() ? "" : " · ") + class_text(view, target, klass) + " " +
                    std::to_string(count.at(klass));
    return told;
}

void demonstration_told(const View& view, Word level, const derive::DemonstrationShare& share) {
    std::string told =
        view.say(level) + " " + std::to_string(share.have) + "/" + std::to_string(share.of) + " · ";
    if (!share.target)
        told += view.say(Word::TeamUnset);
    else
        told += view.say(Word::TeamGoal,
                         {percent_text(*share.target), std::to_string(share.lacking.value_or(0))});
    ImGui::TextUnformatted(told.c_str());
}

void target_head(TeamPanel& panel, const View& view, const derive::Targets& targets,
                 TargetTheme target, Intents& out) {
    if (target == TargetTheme::Demonstration) {
        demonstration_told(view, Word::TeamProvincial, targets.provincial);
        demonstration_told(view, Word::TeamNational, targets.national);
    } else {
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(classes_told(view, targets, target).c_str());
        ImGui::PopTextWrapPos();
    }
    small_note(view, view.say(how_of(target)));
    draw_norms(panel.form, view, targets.norms, target, out);
    bool colours = view.session.planning.team.colours;
    if (check_box(view, view.text(Word::TeamColour), colours))
        out.push_back(ColourCommunities{colours});
    ImGui::SameLine(0, 16 * static_cast<float>(view.session.ratio));
    const bool table = view.session.planning.table;
    if (plain_button(view.text(table ? Word::TeamTableClose : Word::TeamTable)))
        out.push_back(ShowPlanTable{!table});
}

void target_lines(const View& view, const PlanAnswer& answer, TargetTheme target, Intents& out) {
    const model::Places& places = *answer.is.places;
    const model::PlaceId told = told_community(view);
    ImGui::PushID("communities");
    for (const derive::CommunityTargets& one : answer.targets->communities) {
        const model::PlaceRow& row = places.row[one.community];
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        if (figure_line(view, community_name(view, row),
                        figure_of(view, target, one, answer.targets->norms), row.id == told))
            out.push_back(ShowPlace{row.id});
        ImGui::PopID();
    }
    ImGui::PopID();
}

}  // namespace

void draw_team_tab(TeamPanel& panel, const View& view, Intents& out) {
    const TeamDesk& desk = view.session.planning.team;
    team_parts(view, out);
    if (desk.part == TeamPart::Roster) return draw_rosters(panel, view, out);
    target_chips(view, out);
    const auto& answer = view.session.planning.counted;
    if (!answer || !answer->targets) return small_note(view, view.say(Word::TeamFinding));
    if (answer->targets->communities.empty())
        return small_note(view, view.say(Word::TeamNoCommunity));
    target_head(panel, view, *answer->targets, desk.target, out);
    target_lines(view, *answer, desk.target, out);
    const model::Row row = told_community(view, *answer->is.places);
    if (row == model::kNoRow) return small_note(view, view.say(Word::TeamChoose));
    draw_community(panel, view, *answer, row, out);
}

}  // namespace ui
