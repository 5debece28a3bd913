#include "ui/planning_team_parts.h"

#include "derive/theme.h"
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::TargetTheme;
using model::Row;

namespace {

constexpr float kFigureLine = 46;

void bar_of(const View& view, const TargetFigure& figure, ImVec2 at, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float high = 7 * r;
    const float middle = at.y + high / 2;
    const auto x = [&](double share) {
        return at.x + wide * static_cast<float>(std::clamp(share, 0.0, 1.0));
    };
    paint->AddRectFilled(at, {at.x + wide, at.y + high}, ImGui::GetColorU32(ImGuiCol_FrameBg),
                         3 * r);
    const ImU32 ink = class_ink(view, figure.klass);
    if (figure.range) {
        paint->AddRectFilled(
            {x(figure.range->low), at.y + 1 * r},
            {std::max(x(figure.range->high), x(figure.range->low) + 2 * r), at.y + high - 1 * r},
            ink, 2 * r);
        if (figure.share) {
            paint->AddCircleFilled({x(*figure.share), middle}, 4.6F * r,
                                   ImGui::GetColorU32(ImGuiCol_WindowBg));
            paint->AddCircleFilled({x(*figure.share), middle}, 3.4F * r,
                                   ImGui::GetColorU32(ImGuiCol_Text));
        }
    } else if (figure.share) {
        paint->AddRectFilled(at, {std::max(x(*figure.share), at.x + 2 * r), at.y + high}, ink,
                             3 * r);
    }
    if (figure.target)
        paint->AddLine({x(*figure.target), at.y - 3 * r}, {x(*figure.target), at.y + high + 3 * r},
                       ImGui::GetColorU32(ImGuiCol_Text), 1.8F * r);
}

}  // namespace

Row told_community(const View& view, const model::Places& places) {
    Row row = model::row_of(places, view.session.selected);
    while (row != model::kNoRow && places.kind[row] != model::Kind::Community)
        row = places.parent[row];
    return row;
}

model::PlaceId told_community(const View& view) {
    const model::Places& places = *view.snapshot.places;
    const Row row = told_community(view, places);
    return row == model::kNoRow ? model::PlaceId{} : places.row[row].id;
}

std::string community_name(const View& view, const model::PlaceRow& community) {
    return community.name.empty() ? view.say(Word::TeamUnnamed) : community.name;
}

std::string month_text(const View& view, const std::string& month) {
    if (month.size() != 7) return month;
    std::string number = month.substr(5);
    if (view.chinese() && number.starts_with('0')) number.erase(0, 1);
    return view.say(Word::RosterMonth, {month.substr(0, 4), number});
}

std::string day_text(const View& view, base::Instant at) {
    const std::string text = base::day_and_clock(at, view.chinese());
    return text.substr(0, text.rfind(' '));
}

std::string tenth_text(double share) {
    return fmt::format("{:.1f} %", share * 100);
}

std::string norm_text(double value) {
    return plain_number(std::round(value * 100) / 100);
}

std::optional<double> number_typed(const std::string& text, double least, double most) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (!std::isfinite(value) || value < least || value > most) return std::nullopt;
    return value;
}

std::optional<base::Instant> day_typed(const std::string& text) {
    constexpr std::size_t kDayLength = 10;
    if (text.size() != kDayLength) return std::nullopt;
    return base::instant_from_iso(text);
}

ImU32 class_ink(const View& view, std::uint8_t klass) {
    // Calm where it is reached, warm where it is not: as the minutes on foot.
    return u32_from(scene::block_fill(view.session.look, derive::Theme::Minutes, klass));
}

std::string class_text(const View& view, TargetTheme target, std::uint8_t klass) {
    if (target == TargetTheme::Demonstration) {
        if (klass == derive::kNotMeant) return view.say(Word::TeamNoTitle);
        return view.say(klass == 0 ? Word::TeamNational : Word::TeamProvincial);
    }
    constexpr std::array<Word, 6> kClasses{Word::TeamMet,   Word::TeamUnsure, Word::TeamSlightly,
                                           Word::TeamShort, Word::TeamFar,    Word::TeamNoData};
    return view.say(klass < kClasses.size() ? kClasses.at(klass) : Word::TeamNoData);
}

std::string total_class_text(const View& view, std::uint8_t klass) {
    constexpr std::array<const char*, 5> kFrom{"90", "80", "70", "60", "60"};
    if (klass >= kFrom.size()) return view.say(Word::AssessNoTotal);
    return view.say(klass + 1U < kFrom.size() ? Word::AssessFrom : Word::AssessBelow,
                    {kFrom.at(klass)});
}

Word word_of(TargetTheme target) {
    constexpr std::array<Word, derive::kTargetThemes> kNames{
        Word::TeamStaffing,     Word::TeamCertified, Word::TeamTraining,     Word::TeamSafety,
        Word::TeamSatisfaction, Word::TeamPremises,  Word::TeamDemonstration};
    return kNames.at(static_cast<std::size_t>(target));
}

Word how_of(TargetTheme target) {
    constexpr std::array<Word, derive::kTargetThemes> kHows{
        Word::TeamStaffingHow,     Word::TeamCertifiedHow,    Word::TeamTrainingHow,
        Word::TeamSafetyHow,       Word::TeamSatisfactionHow, Word::TeamPremisesHow,
        Word::TeamDemonstrationHow};
    return kHows.at(static_cast<std::size_t>(target));
}

bool figure_line(const View& view, const std::string& name, const TargetFigure& figure, bool on) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("line", {wide, kFigureLine * r});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (hovered || on)
        paint->AddRectFilled({at.x - 6 * r, at.y}, {at.x + wide, at.y + kFigureLine * r},
                             ImGui::GetColorU32(on ? ImGuiCol_Header : ImGuiCol_FrameBg), 5 * r);
    const float right = at.x + wide - 6 * r;
    const float value_wide = ImGui::CalcTextSize(figure.value.c_str()).x;
    paint->AddText({at.x, at.y + 2 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name, right - at.x - value_wide - 12 * r).c_str());
    text_to(right, at.y + 2 * r,
            figure.alarming ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text),
            figure.value.c_str());
    const Sized small{kSmall, view.session.ratio};
    const float bar = figure.share || figure.range ? wide * 0.42F : 0;
    if (bar > 0) bar_of(view, figure, {at.x, at.y + 31 * r}, bar);
    const float left = bar > 0 ? at.x + bar + 12 * r : at.x;
    text_to(right, at.y + 24 * r, ImGui::GetColorU32(ImGuiCol_TextDisabled),
            cut_end(figure.note, right - left).c_str());
    return clicked;
}

void small_note(const View& view, const std::string& text) {
    const Sized small{kSmall, view.session.ratio};
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", text.c_str());
    ImGui::PopTextWrapPos();
}

void part_head(const View& view, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 4 * r});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::Dummy({1, 2 * r});
    ImGui::TextUnformatted(text.c_str());
}

bool begin_small_form(const View& view, const char* id) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 12 * r});
    const bool open = ImGui::BeginPopup(id);
    ImGui::PopStyleVar();
    if (open && struck(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
    return open;
}

void field_label(const View& view, Word label, float width) {
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.text(label));
    }
    ImGui::SetNextItemWidth(width * static_cast<float>(view.session.ratio));
}

}  // namespace ui
