#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>

namespace ui {

using base::Word;

namespace {

void reason_box(const View& view, model::Row place, float r) {
    // A yard keeps its own colour on the map; here the sentence is about all that is below it.
    const std::vector<model::Row> rows = derive::open_issues_under(view.snapshot, place, view.now);
    const derive::State state = rows.empty()
                                    ? view.derived.block[place].state
                                    : derive::state_at(view.now, view.snapshot.issues[rows[0]].row);
    const scene::Colour colour =
        scene::palette_of(view.session.look).mark.at(static_cast<std::size_t>(state));
    const std::string text = reason_of(view, place);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float inner = width - 28 * r;
    const ImVec2 size = ImGui::CalcTextSize(text.c_str(), nullptr, false, inner);
    const ImVec2 end{at.x + width, at.y + size.y + 20 * r};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(at, end, u32_from({colour.r, colour.g, colour.b, 26}));
    paint->AddRectFilled(at, {at.x + 4 * r, end.y}, u32_from(colour));
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y + 10 * r});
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + inner);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SetCursorScreenPos({at.x, end.y + 14 * r});
}

struct Figure {
    Word label;
    std::uint32_t value;
};

void figures(const View& view, std::span<const Figure> all, float r) {
    const float cell = ImGui::GetContentRegionAvail().x / static_cast<float>(all.size());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string number = std::to_string(all[i].value);
        const float left = at.x + cell * static_cast<float>(i);
        {
            const Sized large{kNumber, view.session.ratio};
            ImGui::SetCursorScreenPos({left, at.y});
            ImGui::TextUnformatted(number.c_str());
        }
        const Sized small{kSmall, view.session.ratio};
        ImGui::SetCursorScreenPos({left, at.y + 36 * r});
        ImGui::TextDisabled("%s", view.text(all[i].label));
    }
    ImGui::SetCursorScreenPos({at.x, at.y + 68 * r});
    ImGui::Dummy({1, 1});
}

/// Channel, moment and state, as far as they are known.
std::string told_by(const View& view, const model::IssueRow& issue) {
    const std::string when = issue.reported == base::kNever
                                 ? std::string{}
                                 : base::day_and_clock(issue.reported, view.chinese());
    std::string text;
    for (const std::string& part :
         {model::label(view.snapshot, "K21", issue.channel, view.chinese()), when,
          model::label(view.snapshot, "K23", issue.state, view.chinese())})
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
}

void issue_list(const View& view, model::Row place, float r) {
    const std::vector<model::Row> rows = derive::open_issues_under(view.snapshot, place, view.now);
    if (rows.empty()) {
        ImGui::TextDisabled("%s", view.text(Word::NoOpenIssue));
        return;
    }
    for (const model::Row row : rows) {
        const model::IssueRow& issue = view.snapshot.issues[row].row;
        const auto state = static_cast<std::size_t>(derive::state_at(view.now, issue));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddRectFilled(
            {at.x, at.y + 6 * r}, {at.x + 11 * r, at.y + 17 * r},
            u32_from(scene::palette_of(view.session.look).mark.at(state)), 2 * r);
        ImGui::SetCursorScreenPos({at.x + 22 * r, at.y});
        ImGui::TextUnformatted(issue.title.c_str());
        const std::string due = due_text(view, issue.due);
        ImGui::SameLine(ImGui::GetWindowWidth() - 20 * r - ImGui::CalcTextSize(due.c_str()).x);
        ImGui::TextUnformatted(due.c_str());
        const Sized small{kSmall, view.session.ratio};
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 22 * r);
        ImGui::TextDisabled("%s", told_by(view, issue).c_str());
        ImGui::Dummy({1, 4 * r});
    }
}

}  // namespace

void draw_inspector(const View& view, const Layout& layout, Intents& out) {
    if (layout.inspector.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##inspector", layout.inspector, {20 * r, 18 * r});
    const model::Row place = model::row_of(*view.snapshot.places, view.session.selected);
    if (place == model::kNoRow) {
        ImGui::TextDisabled("%s", view.text(Word::NothingSelected));
        end_panel();
        return;
    }
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(full_name(view, place).c_str());
    }
    ImGui::TextDisabled("%s", describe(view, place).c_str());
    ImGui::Dummy({1, 6 * r});
    reason_box(view, place, r);
    const derive::Tally& total = view.derived.total[place];
    const bool homes = total.counts.units > 0;
    const std::array<Figure, 4> all{
        Figure{homes ? Word::Units : Word::Shops, homes ? total.counts.units : total.counts.shops},
        Figure{homes ? Word::Rented : Word::Issues,
               homes ? total.counts.units_rented : total.counts.issues},
        Figure{Word::OpenIssues, total.open}, Figure{Word::OverdueIssues, total.overdue}};
    figures(view, all, r);
    ImGui::Separator();
    ImGui::Dummy({1, 6 * r});
    issue_list(view, place, r);
    ImGui::Dummy({1, 6 * r});
    const base::Instant visited = view.derived.total[place].counts.last_visit;
    const std::string last =
        visited == base::kNever
            ? view.say(Word::NeverVisited)
            : view.say(Word::LastVisit, {base::day_and_clock(visited, view.chinese())});
    ImGui::TextDisabled("%s", last.c_str());
    ImGui::Dummy({1, 2 * r});
    if (!view.feed.still) {
        ImGui::PushStyleColor(ImGuiCol_Text, {1, 1, 1, 1});
        if (ImGui::Button(view.text(Word::LogVisit)))
            out.push_back(LogVisitAt{view.session.selected});
        ImGui::PopStyleColor();
    }
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
