#include "ui/card.h"
#include "ui/file_list.h"
#include "ui/panels.h"

#include <algorithm>

namespace ui {

using base::Word;

namespace {

constexpr const char* kChooserCard = "##chooser";
constexpr float kChooserWidth = 940;
constexpr float kPlacesWidth = 150;

std::string chooser_title(const View& view) {
    const Files& files = view.session.files;
    switch (files.purpose) {
        case FilesPurpose::NewStore:
            return view.say(Word::FilesNewTitle);
        case FilesPurpose::Import:
            return view.say(Word::FilesImportTitle, {files.store_name});
        case FilesPurpose::SitePlan:
            return view.say(Word::SiteChooseTitle);
        case FilesPurpose::Picture:
            return view.say(Word::PictureChooseTitle);
        case FilesPurpose::OpenStore:
            break;
    }
    return view.say(Word::FilesOpenTitle);
}

/// The folders above, each a word to click; the first ones give way when there is no room.
void breadcrumb(const View& view, Intents& out) {
    const std::string& path = view.session.files.listing.path;
    std::vector<std::size_t> ends;  // of each folder's path
    for (std::size_t i = 1; i <= path.size(); ++i)
        if (i == path.size() || path[i] == '/') ends.push_back(i);
    const auto name = [&](std::size_t k) {
        const std::size_t from = k == 0 ? 1 : ends[k - 1] + 1;
        return path.substr(std::min(from, ends[k]), ends[k] - std::min(from, ends[k]));
    };
    const float gap = ImGui::CalcTextSize(" › ").x + 2;
    float room = ImGui::GetContentRegionAvail().x - gap - ImGui::CalcTextSize("…").x;
    std::size_t first = ends.size();
    while (first > 0) {
        room -= ImGui::CalcTextSize(name(first - 1).c_str()).x + gap;
        if (room < 0 && first < ends.size()) break;
        --first;
    }
    ImGui::TextDisabled("%s", first > 0 ? "…" : "/");
    for (std::size_t k = first; k < ends.size(); ++k) {
        if (name(k).empty()) continue;
        ImGui::SameLine(0, 0);
        ImGui::TextDisabled(" › ");
        ImGui::SameLine(0, 0);
        ImGui::PushID(static_cast<int>(k));
        if (k + 1 == ends.size())
            ImGui::TextUnformatted(name(k).c_str());
        else if (link_button(name(k).c_str()))
            out.push_back(GoToPath{path.substr(0, ends[k])});
        ImGui::PopID();
    }
}

void shortcuts(const View& view, float height, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::BeginChild("##places", {kPlacesWidth * r, height});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 14 * r});
    ImGui::Dummy({1, 0});
    for (const FolderShortcut& one : view.session.files.listing.shortcut) {
        ImGui::PushID(one.path.c_str());
        const bool here = one.path == view.session.files.listing.path;
        if (ImGui::Selectable(view.text(one.label), here)) out.push_back(GoToPath{one.path});
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

void buttons(FileChooser& chooser, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Files& files = view.session.files;
    const bool opens = files.purpose == FilesPurpose::OpenStore;
    const bool one = takes_one(files.purpose);
    if (!opens && check_box(view, view.text(Word::ShowAllFiles), chooser.all_files))
        chooser.number = -1;
    if (!opens) ImGui::SameLine();
    const char* cancel = view.text(Word::ActionCancel);
    const char* choose = view.text(opens ? Word::ActionOpen : Word::ActionChoose);
    const std::string count =
        chooser.chosen.empty() || one
            ? std::string{}
            : view.say(Word::ChosenCount, {std::to_string(chooser.chosen.size())});
    align_right(button_width(cancel) + button_width(choose) + 10 * r +
                ImGui::CalcTextSize(count.c_str()).x + 16 * r);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", count.c_str());
    ImGui::SameLine(0, 16 * r);
    if (plain_button(cancel)) out.push_back(CloseFiles{});
    ImGui::SameLine(0, 10 * r);
    if (primary_button(choose, !chooser.chosen.empty())) choose_files(chooser, view, out);
}

}  // namespace

void draw_file_chooser(FileChooser& chooser, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Files& files = view.session.files;
    follow_listing(chooser, view);
    begin_card(view, kChooserCard, kChooserWidth);
    card_title(view, chooser_title(view));
    ImGui::Dummy({1, 2 * r});
    breadcrumb(view, out);
    ImGui::Dummy({1, 4 * r});
    const float height = std::clamp(page_share(0.52F), 220 * r, 560 * r);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float right = top.x + ImGui::GetContentRegionAvail().x;
    shortcuts(view, height, out);
    ImGui::SameLine(0, 20 * r);
    draw_file_list(chooser, view, height, out);
    const ImU32 hairline = ImGui::GetColorU32(ImGuiCol_Border);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine({top.x, top.y}, {right, top.y}, hairline);
    paint->AddLine({top.x, top.y + height}, {right, top.y + height}, hairline);
    paint->AddLine({top.x + (kPlacesWidth + 10) * r, top.y},
                   {top.x + (kPlacesWidth + 10) * r, top.y + height}, hairline);
    ImGui::Dummy({1, 4 * r});
    ImGui::SetNextItemWidth(-1);
    if (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_L, false))
        ImGui::SetKeyboardFocusHere();
    if (text_field("##path", view.say(Word::PathHint), chooser.path) && !chooser.path.empty())
        out.push_back(GoToPath{chooser.path});
    if (files.listing.trouble) {
        const scene::Palette& p = scene::palette_of(view.session.look);
        card_sentence(view, base::sentence(*files.listing.trouble, view.session.language),
                      p.mark[4]);
    }
    ImGui::Dummy({1, 2 * r});
    buttons(chooser, view, out);
    end_card(kChooserCard);
}

}  // namespace ui
