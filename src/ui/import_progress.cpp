#include "ui/card.h"
#include "ui/panels.h"

#include <algorithm>

namespace ui {

using base::Word;

namespace {

constexpr float kProgressWidth = 460;

std::string stage_text(const View& view, const ImportProgress& now) {
    if (now.cancelling) return view.say(Word::BusyCancelling);
    switch (now.stage) {
        case ImportProgress::Stage::Reading:
            return view.say(Word::BusyReading);
        case ImportProgress::Stage::Sorting:
            return view.say(Word::BusySorting);
        case ImportProgress::Stage::Writing:
            return view.say(Word::BusyWriting);
        case ImportProgress::Stage::Undoing:
            break;
    }
    return view.say(Word::BusyUndoing);
}

/// How much of all files is read; without an answer the bar stays a quiet line.
void bar(const ImportProgress& now, float r) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = 6 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(at, {at.x + width, at.y + height}, ImGui::GetColorU32(ImGuiCol_FrameBg),
                         height / 2);
    const bool known = now.stage == ImportProgress::Stage::Reading && now.share >= 0;
    const auto files = static_cast<double>(std::max<std::size_t>(now.count, 1));
    const double before = now.number == 0 ? 0 : static_cast<double>(now.number - 1);
    const double share = known ? (before + now.share) / files
                               : (now.stage == ImportProgress::Stage::Reading ? before / files : 1);
    const float done = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    if (done >= height)
        paint->AddRectFilled(at, {at.x + done, at.y + height},
                             ImGui::GetColorU32(ImGuiCol_PlotHistogram), height / 2);
    ImGui::Dummy({width, height});
}

}  // namespace

/// Stands on the lower edge of the map, which stays alive meanwhile.
void draw_import_progress(const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImportProgress& now = view.session.files.progress;
    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.centre().x), static_cast<float>(layout.map.y1) - 24 * r},
        ImGuiCond_Always, {0.5F, 1});
    ImGui::SetNextWindowSize({kProgressWidth * r, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {22 * r, 16 * r});
    ImGui::Begin("##import_progress", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(3);
    const float width = ImGui::GetContentRegionAvail().x;
    const std::string stage = stage_text(view, now);
    ImGui::TextUnformatted(stage.c_str());
    ImGui::SameLine();
    const float room = width - ImGui::CalcTextSize(stage.c_str()).x - 12 * r;
    ImGui::TextDisabled("%s", cut_end(now.file, room).c_str());
    ImGui::Dummy({1, 2 * r});
    bar(now, r);
    ImGui::Dummy({1, 2 * r});
    const float top = ImGui::GetCursorPosY();
    std::string rows;
    if (now.rows > 0) rows = view.say(Word::BusyRows, {number_text(now.rows)});
    if (now.rows_per_s >= 1)
        rows += "  ·  " +
                view.say(Word::BusyRate, {number_text(static_cast<std::int64_t>(now.rows_per_s))});
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", rows.c_str());
    if (now.count > 1 && now.number > 0 && now.stage == ImportProgress::Stage::Reading) {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.say(Word::BusyFileOf,
                                           {std::to_string(now.number), std::to_string(now.count)})
                                      .c_str());
    }
    const char* cancel = view.text(Word::ActionCancel);
    ImGui::SetCursorPos({22 * r + width - button_width(cancel), top});
    if (now.stage != ImportProgress::Stage::Undoing && plain_button(cancel, !now.cancelling))
        out.push_back(CancelImport{});
    ImGui::End();
}

}  // namespace ui
