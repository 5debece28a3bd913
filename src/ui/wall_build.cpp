#include "ui/wall_build.h"

#include "base/text.h"
#include "ui/card.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace ui {

using base::Fault;
using base::Result;
using base::Word;
using geo::Box;

namespace {

constexpr double kFarthestRead_m = 200;
constexpr double kHighestWall_m = 100;
constexpr double kWidestSeam_px = 300;  // beyond it a screen has no room for words
constexpr int kMostScreensAside = 20;
constexpr WallPage kUsualScreen{1920, 1080};

constexpr float kDrawnWide = 300;  // design pixels, at most
constexpr float kDrawnHigh = 130;
constexpr float kTypedWide = 120;
constexpr float kFieldsWide = 310;

std::string typed_number(double value) {
    return value > 0 ? fmt::format("{:g}", value) : std::string{};
}

/// 0 of an empty field; nothing of what is no number, or out of bounds.
std::optional<double> read_length(const std::string& typed, double most) {
    const std::string_view text = base::trimmed(typed);
    if (text.empty()) return 0;
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = code == std::errc{} && end == text.data() + text.size();
    if (!whole || !std::isfinite(value) || value < 0 || value > most) return std::nullopt;
    return value;
}

std::string whole_mm(double mm) {
    return std::to_string(std::lround(mm));
}

/// One of the numbers from 1 on.
void screens_choice(const View& view, const char* id, int& screens) {
    ImGui::SetNextItemWidth(70 * static_cast<float>(view.session.ratio));
    if (!begin_choice(view, id, std::to_string(screens))) return;
    for (int n = 1; n <= kMostScreensAside; ++n)
        if (ImGui::Selectable(std::to_string(n).c_str(), n == screens)) screens = n;
    ImGui::EndCombo();
}

/// Page pixels to the small drawing of it.
struct WallSmall {
    ImVec2 corner;
    float scale = 1;

    ImVec2 at(double x, double y) const {
        return {corner.x + static_cast<float>(x) * scale, corner.y + static_cast<float>(y) * scale};
    }
    void fill(const Box& box, ImU32 ink) const {
        if (!box.empty())
            ImGui::GetWindowDrawList()->AddRectFilled(at(box.x0, box.y0), at(box.x1, box.y1), ink);
    }
};

/// Where map, numbers and lists stand, in quiet blocks.
void small_boxes(const WallSmall& small, const WallBoxes& boxes) {
    const ImU32 words = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    small.fill(boxes.map, ImGui::GetColorU32(ImGuiCol_FrameBgActive));
    const auto part = [](const Box& box, double share) {
        const double off = box.height() * (1 - share) / 2;
        return Box{box.x0, box.y0 + off, box.x1, box.y1 - off};
    };
    small.fill(part(boxes.head, 0.4), words);
    small.fill(part(boxes.clock, 0.4), words);
    for (const Box& kpi : boxes.kpi) {
        Box number = part(kpi, 0.5);
        number.x1 = number.x0 + number.width() * 0.5;
        small.fill(number, ImGui::GetColorU32(ImGuiCol_Text));
    }
    for (const WallList* list : {&boxes.queue, &boxes.rates, &boxes.hot})
        for (const Box& line : list->lines) small.fill(part(line, 0.3), words);
    for (const Box& trend : boxes.trend) small.fill(part(trend, 0.7), words);
}

/// The wall small: its screens, what a seam takes away, and what stands where.
void small_drawing(const View& view, const WallSetting& setting) {
    const float r = static_cast<float>(view.session.ratio);
    const WallPage page = wall_page_of(setting);
    const float scale = std::min(kDrawnWide * r / static_cast<float>(page.width_px),
                                 kDrawnHigh * r / static_cast<float>(page.height_px));
    const WallSmall small{ImGui::GetCursorScreenPos(), scale};
    const double ratio = wall_ratio(setting, page.width_px, page.height_px);
    const Box whole{0, 0, page.width_px, page.height_px};
    small.fill(whole, ImGui::GetColorU32(ImGuiCol_FrameBg));
    small_boxes(small, wall_boxes(setting, {}, ratio, page.width_px, page.height_px));
    const double seam = std::max(setting.seam_px, 1.2 * static_cast<double>(r / scale)) / 2;
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Border);
    for (int i = 1; i < setting.columns; ++i) {
        const double x = page.width_px * i / setting.columns;
        small.fill({x - seam, 0, x + seam, page.height_px}, ink);
    }
    for (int i = 1; i < setting.rows; ++i) {
        const double y = page.height_px * i / setting.rows;
        small.fill({0, y - seam, page.width_px, y + seam}, ink);
    }
    ImGui::GetWindowDrawList()->AddRect(small.at(0, 0), small.at(page.width_px, page.height_px),
                                        ink, 2 * r, 0, 1.5F * r);
    ImGui::Dummy(
        {static_cast<float>(page.width_px) * scale, static_cast<float>(page.height_px) * scale});
}

/// Answers whether Enter was struck in one of the fields.
bool build_fields(WallBuildForm& form, const View& view) {
    const float wide = kTypedWide * static_cast<float>(view.session.ratio);
    const auto typed = [&](Word label, const char* id, Word hint, std::string& text) {
        form_label(view, label);
        ImGui::SetNextItemWidth(wide);
        return text_field(id, view.say(hint), text);
    };
    bool entered = typed(Word::WallDistance, "##read_from", Word::WallDistanceHint, form.distance);
    entered |= typed(Word::WallHeight, "##wall_height", Word::WallHeightHint, form.height);
    form_label(view, Word::WallScreens);
    screens_choice(view, "##screen_columns", form.columns);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted("×");
    ImGui::SameLine();
    screens_choice(view, "##screen_rows", form.rows);
    if (form.columns * form.rows > 1)
        entered |= typed(Word::WallSeam, "##seam", Word::WallSeamHint, form.seam);
    return entered;
}

}  // namespace

WallBuildForm wall_build_form(const WallSetting& setting) {
    return {.filled = true,
            .distance = typed_number(setting.distance_m),
            .height = typed_number(setting.height_m),
            .seam = typed_number(setting.seam_px),
            .columns = setting.columns,
            .rows = setting.rows};
}

Result<WallSetting> wall_built(const WallBuildForm& form, WallSetting setting) {
    const auto distance = read_length(form.distance, kFarthestRead_m);
    const auto height = read_length(form.height, kHighestWall_m);
    if (!distance || !height) return base::fail(Fault::Corrupt, Word::WallLengthWrong);
    if ((*distance > 0) != (*height > 0)) return base::fail(Fault::Corrupt, Word::WallHalfTold);
    // Where there is one screen there is no seam, whatever was typed before.
    const bool seams = form.columns * form.rows > 1;
    const auto seam = seams ? read_length(form.seam, kWidestSeam_px) : 0.0;
    if (!seam) return base::fail(Fault::Corrupt, Word::WallSeamWrong);
    setting.distance_m = *distance;
    setting.height_m = *height;
    setting.seam_px = *seam;
    setting.columns = std::clamp(form.columns, 1, kMostScreensAside);
    setting.rows = std::clamp(form.rows, 1, kMostScreensAside);
    return setting;
}

WallPage wall_page_of(const WallSetting& setting) {
    return {kUsualScreen.width_px * setting.columns, kUsualScreen.height_px * setting.rows};
}

std::string wall_letters_text(const View& view, const WallSetting& setting, WallPage page) {
    const WallLetters letters = wall_letters(setting, page.width_px, page.height_px);
    if (letters.need_mm <= 0) return view.say(Word::WallLettersUntold);
    return view.say(
        letters.are_read() ? Word::WallLettersRead : Word::WallLettersSmall,
        {whole_mm(letters.are_mm), typed_number(setting.distance_m), whole_mm(letters.need_mm)});
}

void draw_wall_build(WallBuildForm& form, const View& view, Intents& out) {
    const WallSetting& holds = view.session.wall.setting;
    if (!form.filled) form = wall_build_form(holds);
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 begin = ImGui::GetCursorPos();
    const bool entered = build_fields(form, view);
    const float below = ImGui::GetCursorPosY();
    const Result<WallSetting> built = wall_built(form, holds);
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (!built) {
        card_sentence(view, base::sentence(built.error(), view.session.language), p.mark[3]);
    } else {
        // Beside the fields, so that all of the card has room on a small screen.
        ImGui::SetCursorPos({begin.x + kFieldsWide * r, begin.y});
        small_drawing(view, *built);
        ImGui::SetCursorPos({begin.x, std::max(below, ImGui::GetCursorPosY())});
        const WallPage page = wall_page_of(*built);
        const bool small = !wall_letters(*built, page.width_px, page.height_px).are_read();
        card_sentence(view, wall_letters_text(view, *built, page), p.mark[small ? 3 : 0]);
    }
    ImGui::Dummy({1, 4 * r});
    form_indent(view);
    const bool news = built && *built != holds;
    const bool saves = primary_button(view.text(Word::ActionSave), news);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", view.text(Word::WallTakenOver));
    if (news && (saves || entered)) out.push_back(SetWallSetting{*built});
}

}  // namespace ui
