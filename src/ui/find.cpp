// The find box and its list. The list takes the place of the inspector while something is looked
// for, so that the map, and what is selected on it, stays in sight.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using derive::FoundItem;
using derive::FoundKind;

namespace {

constexpr float kFindPadding = 20;
constexpr float kRowHeight = kText + kSmall + 9;

std::string label_of(const View& view, const FoundItem& item) {
    switch (item.kind) {
        case FoundKind::Place:
            return model::label(view.snapshot, "K01", item.code, view.chinese());
        case FoundKind::Shop:
            return view.say(Word::FoundShop);
        case FoundKind::Facility:
            return view.say(Word::FoundFacility);
        case FoundKind::Staff:
            return view.say(Word::FoundStaff);
        case FoundKind::Issue:
            return view.say(Word::FoundIssue);
        case FoundKind::Grid:
            return view.say(Word::ColGrid);
    }
    return {};
}

/// What stands in grey below the title: where it is, and of an issue how it stands.
std::string below_title(const View& view, const FoundItem& item) {
    std::vector<std::string> parts;
    if (item.kind == FoundKind::Issue) {
        if (!item.bright_number.empty()) parts.push_back(item.number);
        parts.push_back(model::label(view.snapshot, "K23", item.code, view.chinese()));
    }
    if (item.kind == FoundKind::Grid && item.until != base::kNever)
        parts.push_back(view.say(Word::FoundFormerCode,
                                 {item.number, model::text_of_day(model::day_of(item.until)),
                                  item.follows.empty() ? "—" : item.follows}));
    else if (item.kind == FoundKind::Grid && item.title != item.number)
        parts.push_back(item.number);
    parts.insert(parts.end(), item.chain.begin(), item.chain.end());
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
}

/// Text whose spans stand out: in the accent, on a tint of it.
void bright_text(ImVec2 at, const std::string& text, const std::vector<derive::TextSpan>& spans,
                 ImU32 ink) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float height = ImGui::GetTextLineHeight();
    const ImU32 accent = ImGui::GetColorU32(ImGuiCol_TextLink);
    const auto draw = [&](std::size_t from, std::size_t to, bool bright) {
        if (from >= to || to > text.size()) return;
        const char* begin = text.data() + from;
        const char* end = text.data() + to;
        const float width = ImGui::CalcTextSize(begin, end).x;
        if (bright)
            paint->AddRectFilled(at, {at.x + width, at.y + height},
                                 ImGui::GetColorU32(ImGuiCol_TextLink, 0.13F), height * 0.15F);
        paint->AddText(at, bright ? accent : ink, begin, end);
        at.x += width;
    };
    std::size_t done = 0;
    for (const derive::TextSpan& span : spans) {
        draw(done, span.from, false);
        draw(span.from, span.to, true);
        done = span.to;
    }
    draw(done, text.size(), false);
}

/// One thing found. Answers whether it was clicked.
bool row(const View& view, const FoundItem& item, bool at_cursor, float label_width) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 end{at.x + width, at.y + kRowHeight * r};
    const bool clicked = ImGui::InvisibleButton("row", {width, kRowHeight * r});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (at_cursor || ImGui::IsItemHovered())
        paint->AddRectFilled(
            at, end, ImGui::GetColorU32(at_cursor ? ImGuiCol_HeaderActive : ImGuiCol_Header),
            6 * r);
    const float left = at.x + 8 * r + label_width + 12 * r;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    paint->PushClipRect(at, {end.x - 4 * r, end.y}, true);
    const std::string title = found_title(view.session.language, item);
    std::vector<derive::TextSpan> bright = item.bright;
    // A door behind the name was typed, too.
    if (!bright.empty() && !item.door.number.empty())
        bright.push_back(
            {title.size() - door_text(view.session.language, item.door).size(), title.size()});
    bright_text({left, at.y + 3 * r}, title, bright, ImGui::GetColorU32(ImGuiCol_Text));
    {
        const Sized small{kSmall, view.session.ratio};
        const float down = (kText - kSmall) * r * 0.6F;
        paint->AddText({at.x + 8 * r, at.y + 3 * r + down}, grey, label_of(view, item).c_str());
        const std::string below = cut_end(below_title(view, item), end.x - left - 8 * r);
        const bool numbered = !item.bright_number.empty() && below.starts_with(item.number);
        bright_text({left, at.y + (3 + kText) * r}, below,
                    numbered ? item.bright_number : std::vector<derive::TextSpan>{}, grey);
    }
    paint->PopClipRect();
    return clicked;
}

void quiet_text(const View& view, const std::string& text) {
    const Sized small{kSmall, view.session.ratio};
    ImGui::PushStyleColor(ImGuiCol_Text, quiet(view.session.look));
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

/// Rows of things found; answers which was clicked, or as many as there are.
std::size_t rows(TopBar& bar, const View& view, const std::vector<FoundItem>& items) {
    float label_width = 0;
    {
        const Sized small{kSmall, view.session.ratio};
        for (const FoundItem& item : items)
            label_width =
                std::max(label_width, ImGui::CalcTextSize(label_of(view, item).c_str()).x);
    }
    std::size_t clicked = items.size();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (std::size_t i = 0; i < items.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (row(view, items[i], i == bar.cursor, label_width)) clicked = i;
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    return clicked;
}

void examples(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({0, 6 * r});
    quiet_text(view, view.say(Word::FindCanType));
    constexpr std::array<Word, 3> kWhat{Word::FindByBuilding, Word::FindByInitials,
                                        Word::FindByPost};
    for (std::size_t i = 0; i < kWhat.size(); ++i) {
        const std::string& text = view.session.finding.examples.at(i);
        if (text.empty()) continue;
        if (link_button(text.c_str())) {
            out.push_back(Find{text});
            out.push_back(FocusFind{});
        }
        ImGui::SameLine(0, 14 * r);
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.text(kWhat.at(i)));
    }
}

void nothing(const View& view, const std::string& text, Intents& out) {
    ImGui::TextWrapped("%s", view.say(Word::FindNothing, {text}).c_str());
    std::vector<std::string> numbers;
    for (const std::size_t n : view.session.finding.found.searched.entries)
        numbers.push_back(number_text(static_cast<std::int64_t>(n)));
    quiet_text(view, view.say(Word::FindSearched, numbers));
    examples(view, out);
}

void heading(const View& view) {
    const derive::Found& found = view.session.finding.found;
    if (!found.taken.empty())
        quiet_text(view, view.say(Word::FindTaken, {found.query, found.taken}));
    const std::string count = number_text(static_cast<std::int64_t>(found.count));
    if (found.items.size() == found.count)
        quiet_text(view, view.say(Word::FindCount, {count}));
    else
        quiet_text(view, view.say(Word::FindBest, {count, std::to_string(found.items.size())}));
}

void content(TopBar& bar, const View& view, Intents& out) {
    const Finding& finding = view.session.finding;
    const bool empty = bar.find.empty();
    if (!finding.ready) {
        quiet_text(view, view.say(Word::FindPreparing));
        return;
    }
    const std::vector<FoundItem>& items = empty ? finding.recent : finding.found.items;
    if (empty && !items.empty()) quiet_text(view, view.say(Word::FindRecent));
    if (!empty && !items.empty()) heading(view);
    const std::size_t clicked = rows(bar, view, items);
    if (empty) examples(view, out);
    // A text of this very moment has not been looked for yet.
    if (!empty && items.empty() && finding.found.query == bar.find) nothing(view, bar.find, out);
    if (clicked == items.size()) return;
    out.push_back(GoToFound{clicked});
    bar.open = bar.list_hovered = false;
}

void list_over(TopBar& bar, const View& view, const geo::Box& box, bool active, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::SetNextWindowSize({static_cast<float>(box.width()), static_cast<float>(box.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {(kFindPadding - 8) * r, 12 * r});
    ImGui::Begin("##matches", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar();
    const ImVec2 corner = ImGui::GetWindowPos();
    ImGui::GetWindowDrawList()->AddLine(corner, {corner.x, corner.y + ImGui::GetWindowHeight()},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    bar.list_hovered = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    const std::size_t wishes = out.size();
    ImGui::Indent(8 * r);
    ImGui::PushTextWrapPos(ImGui::GetWindowWidth() - kFindPadding * r);
    content(bar, view, out);
    ImGui::PopTextWrapPos();
    ImGui::Unindent(8 * r);
    // A click beside the rows must not take the keyboard from the box.
    const bool beside = !active && out.size() == wishes && bar.list_hovered &&
                        ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    if (beside) out.push_back(FocusFind{});
    const float foot = ImGui::GetWindowHeight() - (kSmall + 26) * r;
    if (ImGui::GetCursorPosY() < foot) {
        ImGui::SetCursorPos({kFindPadding * r, foot});
        quiet_text(view, view.say(Word::FindKeys));
    }
    ImGui::End();
}

void move_cursor(TopBar& bar, std::size_t count) {
    if (bar.cursor_of != bar.find) bar.cursor = 0;
    bar.cursor_of = bar.find;
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow) && bar.cursor + 1 < count) bar.cursor += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && bar.cursor > 0) bar.cursor -= 1;
    bar.cursor = std::min(bar.cursor, count == 0 ? 0 : count - 1);
}

}  // namespace

void draw_find(TopBar& bar, const View& view, const geo::Box& list, float width, Intents& out) {
    const Finding& finding = view.session.finding;
    if (bar.find != view.session.find) {
        // ImGui keeps the text of a field that has the keyboard: another text is another field.
        bar.find = view.session.find;
        bar.field += 1;
        if (bar.active) ImGui::SetKeyboardFocusHere();
    }
    if (view.session.focus_find) ImGui::SetKeyboardFocusHere();
    ImGui::SetNextItemWidth(width);
    const std::string hint = view.say(Word::Find) + "  F";
    ImGui::PushID(bar.field);
    const bool entered = text_field("##find", hint, bar.find);
    ImGui::PopID();
    const bool active = bar.active = ImGui::IsItemActive();
    const bool escaped = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (active) ImGui::SetItemKeyOwner(ImGuiKey_Tab);  // else it would lead out of the box
    if (escaped) bar.find.clear();
    const bool typed = bar.find != view.session.find;
    if (typed) out.push_back(Find{bar.find});
    if (active || entered)
        move_cursor(bar, bar.find.empty() ? finding.recent.size() : finding.found.items.size());
    if (typed) bar.cursor = 0;
    if (entered) out.push_back(GoToFound{bar.cursor});
    const bool stays = bar.open && bar.list_hovered && !escaped && !entered;
    bar.open = active || stays;
    if (!bar.open) bar.list_hovered = false;
    if (bar.open) list_over(bar, view, list, active, out);
}

}  // namespace ui
