#include "ui/file_list.h"

#include "ui/card.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace ui {

using base::Word;

namespace {

constexpr double kJumpPause_s = 1.0;
constexpr float kFileRow = 32;
constexpr float kSizeRight = 174;  // columns, from the right edge
constexpr float kDateLeft = 146;

/// Room for the bar that scrolls is kept also where there is none: columns and heads agree.
float list_width() {
    return ImGui::GetWindowWidth() - ImGui::GetStyle().ScrollbarSize - 4;
}

const FolderEntry& entry_at(const FileChooser& chooser, const View& view, std::size_t at) {
    return view.session.files.listing.entries[chooser.shown[at]];
}

bool single(const View& view) {
    return takes_one(view.session.files.purpose);
}

std::string child_of(const std::string& folder, const std::string& name) {
    return folder == "/" ? folder + name : folder + "/" + name;
}

/// Ticks the files from the anchor to the cursor and nothing else.
void choose_range(FileChooser& chooser, const View& view) {
    chooser.chosen.clear();
    const auto [from, to] = std::minmax(chooser.anchor, chooser.cursor);
    for (std::size_t at = from; at <= to && at < chooser.shown.size(); ++at) {
        const FolderEntry& entry = entry_at(chooser, view, at);
        if (!entry.folder) chooser.chosen.insert(entry.name);
    }
}

void move_to(FileChooser& chooser, const View& view, std::size_t at, bool range) {
    if (chooser.shown.empty()) return;
    chooser.cursor = std::min(at, chooser.shown.size() - 1);
    if (!range || single(view)) chooser.anchor = chooser.cursor;
    chooser.follow = true;
    choose_range(chooser, view);
}

void toggle(FileChooser& chooser, const View& view, std::size_t at) {
    const FolderEntry& entry = entry_at(chooser, view, at);
    chooser.cursor = chooser.anchor = at;
    if (entry.folder) return;
    if (single(view)) chooser.chosen.clear();
    if (chooser.chosen.erase(entry.name) == 0) chooser.chosen.insert(entry.name);
}

void enter(FileChooser& chooser, const View& view, Intents& out) {
    if (chooser.shown.empty()) return;
    const FolderEntry& entry = entry_at(chooser, view, chooser.cursor);
    if (entry.folder)
        out.push_back(GoToPath{child_of(view.session.files.listing.path, entry.name)});
    else if (chooser.chosen.empty())
        toggle(chooser, view, chooser.cursor);
    if (!entry.folder) choose_files(chooser, view, out);
}

void go_up(const View& view, Intents& out) {
    const std::string& path = view.session.files.listing.path;
    const std::size_t slash = path.rfind('/');
    if (path.size() > 1) out.push_back(GoToPath{slash == 0 ? "/" : path.substr(0, slash)});
}

std::string folded(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

void jump(FileChooser& chooser, const View& view) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.InputQueueCharacters.empty()) return;
    const double now = ImGui::GetTime();
    if (now - chooser.jumped_at_s > kJumpPause_s) chooser.jump.clear();
    for (const ImWchar c : io.InputQueueCharacters)
        if (c > ' ' && c < 0x7F)
            chooser.jump += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    chooser.jumped_at_s = now;
    if (chooser.jump.empty()) return;
    for (std::size_t at = 0; at < chooser.shown.size(); ++at)
        if (folded(entry_at(chooser, view, at).name).starts_with(chooser.jump))
            return move_to(chooser, view, at, false);
}

void keys(FileChooser& chooser, const View& view, std::size_t page, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput) return;
    const std::size_t at = chooser.cursor;
    const std::size_t last = chooser.shown.empty() ? 0 : chooser.shown.size() - 1;
    struct Move {
        ImGuiKey key;
        std::size_t to;
    };
    for (const Move& move :
         {Move{ImGuiKey_UpArrow, at == 0 ? 0 : at - 1},
          Move{ImGuiKey_DownArrow, chooser.moved ? at + 1 : at},
          Move{ImGuiKey_PageUp, at - std::min(at, page)}, Move{ImGuiKey_PageDown, at + page},
          Move{ImGuiKey_Home, 0}, Move{ImGuiKey_End, last}})
        if (ImGui::IsKeyPressed(move.key)) {
            move_to(chooser, view, move.to, io.KeyShift);
            chooser.moved = true;
        }
    if (ImGui::IsKeyPressed(ImGuiKey_Space, false) && !chooser.shown.empty())
        toggle(chooser, view, chooser.cursor);
    if (io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_A, false) && !single(view)) {
        chooser.anchor = 0;
        chooser.cursor = last;
        choose_range(chooser, view);
    }
    if (enter_struck()) enter(chooser, view, out);
    if (ImGui::IsKeyPressed(ImGuiKey_Backspace, false)) go_up(view, out);
    jump(chooser, view);
}

/// A folder, a sheet, or the square of a file that can be ticked; drawn, for no font has them.
void sign(const View& view, const FolderEntry& entry, bool ticked, ImVec2 at, float r) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (entry.folder) {
        const ImU32 fill = ImGui::GetColorU32(ImGuiCol_CheckMark, 0.75F);
        paint->AddRectFilled({at.x, at.y + 1 * r}, {at.x + 8 * r, at.y + 6 * r}, fill, 1.5F * r);
        paint->AddRectFilled({at.x, at.y + 3.5F * r}, {at.x + 17 * r, at.y + 15 * r}, fill, 2 * r);
        return;
    }
    tick_box(view, ticked, at);
}

void clicked(FileChooser& chooser, const View& view, std::size_t at, bool on_sign, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    chooser.moved = true;
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        chooser.cursor = at;
        return enter(chooser, view, out);
    }
    if (io.KeyCtrl || (on_sign && !single(view)))
        toggle(chooser, view, at);
    else
        move_to(chooser, view, at, io.KeyShift);
    chooser.follow = false;
}

void row(FileChooser& chooser, const View& view, std::size_t at, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const FolderEntry& entry = entry_at(chooser, view, at);
    const bool ticked = chooser.chosen.contains(entry.name);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float width = list_width();
    ImGui::PushID(static_cast<int>(at));
    const bool on = ImGui::Selectable("##row", ticked || (chooser.moved && at == chooser.cursor),
                                      ImGuiSelectableFlags_AllowDoubleClick, {width, kFileRow * r});
    if (on) clicked(chooser, view, at, ImGui::GetIO().MousePos.x < corner.x + 30 * r, out);
    ImGui::PopID();
    if (chooser.follow && at == chooser.cursor) {
        ImGui::SetScrollHereY(0.5F);
        chooser.follow = false;
    }
    sign(view, entry, ticked, {corner.x + 8 * r, corner.y + 8 * r}, r);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float line = corner.y + (kFileRow * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 ink = ImGui::GetColorU32(entry.readable ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    const std::string name = cut_end(entry.name, width - (kSizeRight + 130) * r);
    paint->AddText({corner.x + 36 * r, line}, ink, name.c_str());
    const Sized small{kSmall, view.session.ratio};
    const float low = corner.y + (kFileRow * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 pale = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    if (!entry.folder) {
        const std::string size = bytes_text(entry.bytes);
        paint->AddText(
            {corner.x + width - kSizeRight * r - ImGui::CalcTextSize(size.c_str()).x, low}, pale,
            size.c_str());
    }
    if (entry.changed == base::kNever) return;
    std::string changed = base::iso_from_instant(entry.changed).substr(0, 16);
    changed[10] = ' ';
    paint->AddText({corner.x + width - kDateLeft * r, low}, pale, changed.c_str());
}

void file_heads(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const float left = ImGui::GetCursorPosX();
    const float width = list_width();
    ImGui::SetCursorPos({left + 36 * r, ImGui::GetCursorPosY() + 6 * r});
    ImGui::TextDisabled("%s", view.text(Word::ColumnName));
    const char* size = view.text(Word::ColumnSize);
    ImGui::SameLine(left + width - kSizeRight * r - ImGui::CalcTextSize(size).x);
    ImGui::TextDisabled("%s", size);
    ImGui::SameLine(left + width - kDateLeft * r);
    ImGui::TextDisabled("%s", view.text(Word::ColumnChanged));
}

}  // namespace

void follow_listing(FileChooser& chooser, const View& view) {
    const Listing& listing = view.session.files.listing;
    if (chooser.number == listing.number) return;
    const std::string from = std::exchange(chooser.folder, listing.path);
    chooser.number = listing.number;
    chooser.shown.clear();
    chooser.chosen.clear();
    chooser.jump.clear();
    chooser.path.clear();
    chooser.cursor = chooser.anchor = 0;
    chooser.moved = false;
    for (std::size_t i = 0; i < listing.entries.size(); ++i) {
        if (!listing.entries[i].readable && !chooser.all_files) continue;
        if (child_of(listing.path, listing.entries[i].name) == from) {
            chooser.cursor = chooser.anchor = chooser.shown.size();
            chooser.moved = true;
        }
        chooser.shown.push_back(i);
    }
    chooser.follow = true;
}

void draw_file_list(FileChooser& chooser, const View& view, float height, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::BeginChild("##folder", {0, height});
    file_heads(view);
    ImGui::BeginChild("##list", {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const float list_height = ImGui::GetWindowHeight();
    keys(chooser, view, static_cast<std::size_t>(std::max(list_height / (kFileRow * r) - 1, 1.0F)),
         out);
    if (chooser.shown.empty()) {
        ImGui::SetCursorPos({36 * r, 10 * r});
        ImGui::TextDisabled("%s", view.text(Word::FolderBare));
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(chooser.shown.size()), kFileRow * r);
    if (chooser.follow && !chooser.shown.empty())
        clipper.IncludeItemByIndex(static_cast<int>(chooser.cursor));
    while (clipper.Step())
        for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at)
            row(chooser, view, static_cast<std::size_t>(at), out);
    ImGui::PopStyleVar();
    ImGui::EndChild();
    ImGui::EndChild();
}

void choose_files(const FileChooser& chooser, const View& view, Intents& out) {
    TakeFiles taken;
    for (const FolderEntry& entry : view.session.files.listing.entries)
        if (chooser.chosen.contains(entry.name))
            taken.paths.push_back(child_of(view.session.files.listing.path, entry.name));
    if (!taken.paths.empty()) out.push_back(std::move(taken));
}

}  // namespace ui
