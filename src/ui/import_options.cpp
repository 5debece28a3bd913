#include "ui/card.h"
#include "ui/panels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace ui {

using base::Word;

namespace {

constexpr const char* kOptionsCard = "##import_options";
constexpr float kOptionsWidth = 680;
constexpr std::size_t kMostFiles = 5;  // in sight at once
constexpr std::string_view kEpsg = "EPSG:";

bool by_number(const ImportWish& wish) {
    return wish.crs.starts_with(kEpsg);
}

int epsg_in(const std::string& crs) {
    int number = 0;
    if (crs.starts_with(kEpsg))
        std::from_chars(crs.data() + kEpsg.size(), crs.data() + crs.size(), number);
    return number;
}

/// What people call the systems that Chinese files come in; empty for others.
std::string name_of_epsg(const View& view, int epsg) {
    if (epsg == 4326) return "WGS 84";
    if (epsg == 4490) return "CGCS2000";
    if (epsg == 3857) return "Web Mercator";
    if (epsg >= 4534 && epsg <= 4554)
        return view.say(Word::CrsZone, {std::to_string(75 + 3 * (epsg - 4534))});
    if (epsg >= 4513 && epsg <= 4533)
        return view.say(Word::CrsZoneNumbered, {std::to_string(25 + epsg - 4513)});
    return {};
}

void crs_choices(const View& view, ImportWish& wish) {
    const auto choice = [&](const std::string& label, const std::string& crs) {
        if (ImGui::Selectable(label.c_str(), wish.crs == crs)) wish.crs = crs;
    };
    const auto numbered = [&](int epsg) {
        const std::string crs = std::string{kEpsg} + std::to_string(epsg);
        choice(name_of_epsg(view, epsg) + "  ·  " + crs, crs);
    };
    choice(view.say(Word::CrsAsDeclared), "");
    choice(view.say(Word::CrsByNumber) + "…", std::string{kEpsg});
    choice("GCJ-02", "GCJ-02");
    choice("BD-09", "BD-09");
    ImGui::Separator();
    if (const int own = view.session.files.store_epsg;
        wish.purpose == FilesPurpose::Import && own != 0) {
        const std::string crs = std::string{kEpsg} + std::to_string(own);
        choice(view.say(Word::CrsOfStore) + "  ·  " + crs, crs);
    }
    numbered(4490);
    numbered(4326);
    for (int epsg = 4534; epsg <= 4554; ++epsg) numbered(epsg);
}

/// Answers whether Enter was struck in the number.
bool crs_row(const View& view, ImportWish& wish) {
    const float r = static_cast<float>(view.session.ratio);
    form_label(view, Word::LabelCrs);
    const bool numbered = by_number(wish);
    const std::string shown = wish.crs.empty() ? view.say(Word::CrsAsDeclared)
                              : numbered       ? view.say(Word::CrsByNumber)
                                               : wish.crs;
    ImGui::SetNextItemWidth(190 * r);
    if (begin_choice(view, "##crs", shown)) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 10 * r});
        crs_choices(view, wish);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::PopStyleVar();
        ImGui::EndCombo();
    }
    if (!by_number(wish)) return false;
    ImGui::SameLine();
    ImGui::SetNextItemWidth(96 * r);
    std::string digits = wish.crs.substr(kEpsg.size());
    if (!numbered || (view.session.files.question && ImGui::IsWindowAppearing()))
        ImGui::SetKeyboardFocusHere();
    const bool entered = text_field("##epsg", "4548", digits, ImGuiInputTextFlags_CharsDecimal);
    wish.crs = std::string{kEpsg} + digits;
    ImGui::SameLine();
    ImGui::TextDisabled("%s", name_of_epsg(view, epsg_in(wish.crs)).c_str());
    return entered;
}

void file_row(const View& view, std::size_t at, std::optional<std::size_t>& removed) {
    const float r = static_cast<float>(view.session.ratio);
    const ChosenFile& file = view.session.files.wish.files[at];
    const std::size_t slash = file.path.rfind('/');
    const float left = ImGui::GetCursorPosX();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::TextUnformatted(cut_end(file.path.substr(slash + 1), width * 0.5F).c_str());
    ImGui::SameLine(0, 12 * r);
    const std::string size = bytes_text(file.bytes);
    const float size_width = ImGui::CalcTextSize(size.c_str()).x;
    const float room = left + width - ImGui::GetCursorPosX() - size_width - 48 * r;
    const std::string folder = slash == std::string::npos ? "" : file.path.substr(0, slash);
    ImGui::TextDisabled("%s", cut_begin(folder, room).c_str());
    ImGui::SameLine(left + width - size_width - 32 * r);
    ImGui::TextDisabled("%s", size.c_str());
    ImGui::SameLine(left + width - 18 * r);
    ImGui::PushID(static_cast<int>(at));
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float side = ImGui::GetTextLineHeight();
    if (ImGui::InvisibleButton("##remove", {18 * r, side})) removed = at;
    const ImU32 ink =
        ImGui::GetColorU32(ImGui::IsItemHovered() ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    const ImVec2 middle{corner.x + 9 * r, corner.y + side / 2};
    const float arm = 4.5F * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine({middle.x - arm, middle.y - arm}, {middle.x + arm, middle.y + arm}, ink,
                   1.4F * r);
    paint->AddLine({middle.x - arm, middle.y + arm}, {middle.x + arm, middle.y - arm}, ink,
                   1.4F * r);
    ImGui::PopID();
}

void files_box(const View& view, ImportWish& wish, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float line = ImGui::GetTextLineHeight() + 10 * r;
    const std::size_t lines = std::min(wish.files.size(), kMostFiles);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ImGui::GetStyleColorVec4(ImGuiCol_FrameBg));
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 6 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 10 * r});
    ImGui::BeginChild("##files", {0, line * static_cast<float>(lines) + 12 * r},
                      ImGuiChildFlags_AlwaysUseWindowPadding);
    std::optional<std::size_t> removed;
    for (std::size_t at = 0; at < wish.files.size(); ++at) file_row(view, at, removed);
    if (removed) wish.files.erase(wish.files.begin() + static_cast<std::ptrdiff_t>(*removed));
    ImGui::EndChild();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
    if (link_button(view.text(Word::ActionAdd))) out.push_back(ChooseFiles{wish.purpose, true});
}

/// A new store, or the one that is open: two halves, one pressed.
void purpose_switch(const View& view, ImportWish& wish) {
    const Files& files = view.session.files;
    if (files.store_path.empty() || view.feed.still) return;
    const float r = static_cast<float>(view.session.ratio);
    const std::array<FilesPurpose, 2> purposes{FilesPurpose::NewStore, FilesPurpose::Import};
    const std::array<const char*, 2> labels{view.text(Word::IntoNew), view.text(Word::IntoThis)};
    ImGui::SameLine();
    align_right(button_width(labels[0]) + button_width(labels[1]) + 4 * r);
    for (std::size_t i = 0; i < purposes.size(); ++i) {
        if (i > 0) ImGui::SameLine(0, 4 * r);
        const bool pressed = wish.purpose == purposes.at(i);
        ImGui::PushStyleColor(
            ImGuiCol_Button,
            ImGui::GetStyleColorVec4(pressed ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, {0.5F, 0.5F, 0.5F, 0.20F});
        ImGui::PushStyleColor(
            ImGuiCol_Text, ImGui::GetStyleColorVec4(pressed ? ImGuiCol_CheckMark : ImGuiCol_Text));
        if (ImGui::Button(labels.at(i), {button_width(labels.at(i)), 0}))
            wish.purpose = purposes.at(i);
        ImGui::PopStyleColor(3);
    }
}

/// What the refusal asks, in the words of somebody who has the form before him.
std::string question_text(const View& view, const base::Error& error) {
    Word word = Word::AskCrsNone;
    if (error.word == Word::CrsAskLike) word = Word::AskCrsLike;
    if (error.word == Word::CrsWrong) word = Word::AskCrsWrong;
    if (error.word == Word::CrsLocal) word = Word::AskCrsLocal;
    std::vector<std::string> parts = error.parts;
    if (!parts.empty()) parts[0] = parts[0].substr(parts[0].rfind('/') + 1);
    return view.say(word, parts);
}

/// Answers whether Enter was struck in a field.
bool form(const View& view, ImportWish& wish) {
    bool entered = crs_row(view, wish);
    if (wish.purpose != FilesPurpose::NewStore) return entered;
    form_label(view, Word::LabelName);
    ImGui::SetNextItemWidth(-1);
    entered = text_field("##name", view.say(Word::LabelNameHint), wish.name) || entered;
    form_label(view, Word::LabelStore);
    ImGui::SetNextItemWidth(-1);
    entered = text_field("##store", {}, wish.store_path) || entered;
    {
        const Sized small{kSmall, view.session.ratio};
        form_indent(view);
        ImGui::TextDisabled("%s", view.text(Word::LabelStoreHint));
    }
    form_label(view, Word::LabelResidents);
    check_box(view, view.text(Word::ResidentsCheck), wish.fictional_residents);
    return entered;
}

}  // namespace

void draw_import_options(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const Files& files = view.session.files;
    ImportWish wish = files.wish;
    const bool fresh = wish.purpose == FilesPurpose::NewStore;
    begin_card(view, kOptionsCard, kOptionsWidth);
    card_title(view, fresh ? view.say(Word::FilesNewTitle)
                           : view.say(Word::FilesImportTitle, {files.store_name}));
    purpose_switch(view, wish);
    ImGui::Dummy({1, 4 * r});
    if (files.question)
        card_sentence(view, question_text(view, *files.question),
                      scene::palette_of(view.session.look).mark[3]);
    files_box(view, wish, out);
    ImGui::Dummy({1, 6 * r});
    const bool entered = form(view, wish);
    ImGui::Dummy({1, 10 * r});
    const bool ready = !wish.files.empty() && (!by_number(wish) || epsg_in(wish.crs) > 0) &&
                       (!fresh || !wish.store_path.empty());
    const char* cancel = view.text(Word::ActionCancel);
    const char* start = view.text(files.question ? Word::ActionRetry : Word::ActionStart);
    align_right(button_width(cancel) + button_width(start) + 10 * r);
    if (plain_button(cancel)) out.push_back(CloseFiles{});
    ImGui::SameLine(0, 10 * r);
    const bool started = primary_button(start, ready) || ((entered || enter_struck()) && ready);
    if (!(wish == files.wish)) out.push_back(EditImport{wish});
    if (started) out.push_back(StartImport{});
    end_card(kOptionsCard);
}

}  // namespace ui
