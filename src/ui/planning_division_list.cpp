// The list behind a number of duty: places, grids, posts. No person's name is in it.
#include "derive/communities.h"
#include "ui/card.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kDutyLine = kText + kSmall + 9;
constexpr float kMostDutyLines = 8;  // in sight

constexpr std::array kListNames{Word::DivideNoGrid, Word::DivideNobody,  Word::DivideVacant,
                                Word::DivideInTwo,  Word::DivideCrowded, Word::DivideNoPost,
                                Word::DivideSeveral};

/// What is listed of one answer, as far as it is of the community.
class DutyLines {
  public:
    DutyLines(const View& view, const PlanAnswer& answer, model::PlaceId community)
        : view_{view},
          is_{answer.is},
          duty_{*answer.duty},
          community_{model::row_of(*answer.is.places, community)},
          community_of_{derive::community_by_row(*answer.is.places)} {}

    std::vector<DutyLine> of(DutyList list) {
        using enum DutyList;
        if (list == NoGrid) leaves(duty_.no_grid);
        if (list == Nobody) leaves(duty_.nobody);
        if (list == Vacant) grids();
        if (list == InTwo) in_two();
        if (list == Crowded) crowded();
        if (list == NoPost || list == Several) workers(list == NoPost);
        return std::move(lines_);
    }

  private:
    bool meant(Row community) const { return community_ == kNoRow || community == community_; }

    void leaf(Row row, std::string below) {
        if (!meant(community_of_[row])) return;
        lines_.push_back({.title = full_name(*is_.places, row),
                          .below = std::move(below),
                          .place = is_.places->row[row].id});
    }
    void leaves(const std::vector<Row>& rows) {
        for (const Row row : rows) {
            const Row grid = is_.places->grid[row];
            const std::string in =
                grid == kNoRow ? view_.say(Word::DivideListInNone) : grid_title(is_, grid);
            leaf(row, above(community_of_[row]) + in);
        }
    }
    /// Which community it is, where all are listed.
    std::string above(Row community) const {
        if (community_ != kNoRow || community == kNoRow) return {};
        return community_title(is_, community) + " · ";
    }
    void grid(Row row, std::string below) {
        if (!meant(is_.grids->community[row])) return;
        lines_.push_back({.title = grid_title(is_, row),
                          .below = above(is_.grids->community[row]) + std::move(below),
                          .place = is_.grids->row[row].community,
                          .grid = is_.grids->row[row].id});
    }
    void grids() {
        std::vector<Row> vacant = duty_.vacant;
        derive::put_in_order(*is_.grids, vacant);
        for (const Row row : vacant) grid(row, view_.say(Word::DivideVacantMark));
    }
    void in_two() {
        for (const derive::LeafInTwo& two : duty_.in_two) {
            const std::string own =
                two.own == kNoRow ? view_.say(Word::DivideListInNone) : grid_title(is_, two.own);
            leaf(two.leaf, view_.say(two.in_own ? Word::DivideListInBoth : Word::DivideListInTwo,
                                     {own, grid_title(is_, two.other)}));
        }
    }
    void crowded() {
        for (const derive::CrowdedGrid& one : duty_.crowded)
            grid(one.grid,
                 view_.say(Word::DivideListCrowded, {one.role, std::to_string(one.held.size())}));
    }
    void workers(bool without) {
        for (const derive::WorkerGrids& worker : duty_.workers) {
            if (worker.grids.empty() != without || !meant(worker.community)) continue;
            DutyLine line;
            const auto post = std::ranges::find(*is_.staff, worker.staff, &model::StaffRow::id);
            if (post != is_.staff->end()) line.title = post->post;
            if (worker.community != kNoRow) {
                line.place = is_.places->row[worker.community].id;
                if (!line.title.empty()) line.title += " · ";
                line.title += community_title(is_, worker.community);
            }
            std::string grids;
            for (const Row row : worker.grids) {
                if (!grids.empty()) grids += view_.chinese() ? "、" : ", ";
                grids += grid_title(is_, row);
            }
            line.below = without ? view_.say(Word::DivideListNoPost)
                                 : view_.say(Word::DivideListSeveral, {grids});
            if (!worker.grids.empty()) line.grid = is_.grids->row[worker.grids.front()].id;
            lines_.push_back(std::move(line));
        }
    }

    const View& view_;
    const model::Snapshot& is_;
    const derive::Responsibility& duty_;
    Row community_;
    std::vector<Row> community_of_;
    std::vector<DutyLine> lines_;
};

void duty_list_line(const View& view, const DutyLine& line, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("line", {wide, kDutyLine * r});
    const bool of_grid = model::number(line.grid) != 0;
    const bool lit = of_grid
                         ? line.grid == view.session.chosen.grid
                         : model::number(line.place) != 0 && line.place == view.session.selected;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (lit || ImGui::IsItemHovered())
        paint->AddRectFilled(at, {at.x + wide, at.y + kDutyLine * r},
                             ImGui::GetColorU32(lit ? ImGuiCol_Header : ImGuiCol_FrameBg), 4 * r);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    paint->AddText({at.x + 8 * r, at.y + 3 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(line.title, wide - 16 * r).c_str());
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({at.x + 8 * r, at.y + (kText + 3) * r},
                   ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   cut_end(line.below, wide - 16 * r).c_str());
    if (!clicked) return;
    // The map goes to where the grid is before its leaves are chosen.
    if (model::number(line.place) != 0) out.push_back(ShowPlace{line.place});
    if (of_grid) out.push_back(ChooseGrid{line.grid});
}

}  // namespace

void draw_duty_list(DivisionPanel& panel, const View& view, Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    const PlanAnswer& answer = *view.session.planning.answer;
    const DivisionPanel::Lines of{answer.duty, desk.list, desk.community, view.chinese()};
    if (!(of == panel.lines_of)) {
        panel.lines_of = of;
        panel.lines = DutyLines{view, answer, desk.community}.of(desk.list);
    }
    const Row community = model::row_of(*answer.is.places, desk.community);
    const std::string where =
        community == kNoRow ? view.say(Word::DivideAll) : community_title(answer.is, community);
    const std::string name = view.say(kListNames.at(static_cast<std::size_t>(desk.list)));
    division_head(view, where + " · " + name + " · " +
                            number_text(static_cast<std::int64_t>(panel.lines.size())));
    ImGui::SameLine();
    align_right(ImGui::CalcTextSize(view.text(Word::DivideClose)).x);
    if (link_button(view.text(Word::DivideClose))) out.push_back(CloseDutyList{});
    if (panel.lines.empty()) return division_note(view.say(Word::DivideZeroOne));
    const float r = static_cast<float>(view.session.ratio);
    const float shown = std::min(static_cast<float>(panel.lines.size()), kMostDutyLines);
    ImGui::BeginChild("##duty_lines", {0, shown * kDutyLine * r}, 0, ImGuiWindowFlags_NoBackground);
    rows_in_sight(panel.lines.size(), kDutyLine * r,
                  [&](std::size_t i) { duty_list_line(view, panel.lines[i], out); });
    ImGui::EndChild();
}

}  // namespace ui
