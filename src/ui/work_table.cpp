#include "ui/work_table.h"

#include <imgui.h>

namespace ui {

using base::Word;

bool begin_work_table(const View& view, const char* id, std::span<const Word> heads, float first) {
    const float r = static_cast<float>(view.session.ratio);
    constexpr ImGuiTableFlags kHow =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchSame;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {7 * r, 4 * r});
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ImVec4{0, 0, 0, 0});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ImGui::GetStyleColorVec4(ImGuiCol_Border));
    if (!ImGui::BeginTable(id, static_cast<int>(heads.size()), kHow)) {
        ImGui::PopStyleColor(2);
        ImGui::PopStyleVar();
        return false;
    }
    for (std::size_t i = 0; i < heads.size(); ++i)
        ImGui::TableSetupColumn(view.text(heads[i]), ImGuiTableColumnFlags_WidthStretch,
                                i == 0 ? first : 1);
    ImGui::TableHeadersRow();
    return true;
}

void end_work_table() {
    ImGui::EndTable();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
}

}  // namespace ui
