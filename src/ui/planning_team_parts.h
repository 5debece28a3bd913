// ui/planning_team_parts.h — what the tabs of staff, rosters and assessment share: words, colours
// of classes, and a line with a bar. Only for planning_team*.cpp and app/team_tables.cpp.
#pragma once

#include "derive/targets.h"
#include "derive/theme.h"
#include "ui/intent.h"
#include "ui/style.h"
#include "ui/view.h"

#include <optional>
#include <string>

namespace ui {

/// The community at or above what is selected, by these places; kNoRow for none.
model::Row told_community(const View& view, const model::Places& places);
model::PlaceId told_community(const View& view);
/// What a community is called, also one that has no name yet.
std::string community_name(const View& view, const model::PlaceRow& community);

/// "2026年4月"; the text itself where it is no month.
std::string month_text(const View& view, const std::string& month);
/// "3月25日", "25 Mar": the day of a moment.
std::string day_text(const View& view, base::Instant at);
/// "95.0 %"
std::string tenth_text(double share);
/// "30", "2.5"
std::string norm_text(double value);
/// The number that was typed; nothing for a text that is none, or one outside its bounds.
std::optional<double> number_typed(const std::string& text, double least, double most);
/// A day as it is typed, "2026-03-01": when it begins in Beijing; nothing for what is none.
std::optional<base::Instant> day_typed(const std::string& text);

/// Of the classes of derive::class_of(TargetTheme), class_of_total.
ImU32 class_ink(const View& view, std::uint8_t klass);
std::string class_text(const View& view, derive::TargetTheme target, std::uint8_t klass);
std::string total_class_text(const View& view, std::uint8_t klass);

base::Word word_of(derive::TargetTheme target);
/// How it is counted.
base::Word how_of(derive::TargetTheme target);

/// A number against what it should be, along an axis from 0 to 1.
struct TargetFigure {
    std::string value;
    std::string note;  // below, quiet
    std::optional<double> share, target;
    std::optional<derive::Interval> range;  // within which the true share lies
    std::uint8_t klass = derive::kNotKnown;
    bool alarming = false;  // what stands at the right
};
TargetFigure figure_of(const View& view, derive::TargetTheme target,
                       const derive::CommunityTargets& community, const derive::TargetNorms& norms);

/// Name and value, below them bar and note; 46 design pixels high. Answers whether it was clicked.
bool figure_line(const View& view, const std::string& name, const TargetFigure& figure, bool on);

/// Quiet text in the small size, as many lines as it takes.
void small_note(const View& view, const std::string& text);
/// A heading with some room above it.
void part_head(const View& view, const std::string& text);

/// A popup of a small form, which Esc closes; false while it is closed. To be ended with
/// ImGui::EndPopup().
bool begin_small_form(const View& view, const char* id);
/// A quiet label above a field of that width.
void field_label(const View& view, base::Word label, float width);

}  // namespace ui
