// ui/cover_parts.h — what the tabs of coverage and siting say, and the few things they are made of.
#pragma once

#include "scene/theme_words.h"
#include "ui/planning_cover.h"
#include "ui/view.h"

#include <imgui.h>
#include <optional>
#include <string>

namespace ui {

std::string service_name(const View& view, const derive::Service& service);
/// "周日 20:00", or that any time will do.
std::string moment_text(const View& view, const std::optional<route::Moment>& moment);
/// "周日"; weekday 0 is Monday.
std::string weekday_text(const View& view, int weekday);
/// "7.3 分钟"; of what is not reached, that it is farther than the limit.
std::string walk_text(const View& view, float seconds);
std::string walk_text(base::Language language, float seconds);
base::Word word_of(derive::WalkProfile profile);
/// What is counted, as it stands behind a number: "户".
using scene::unit_of;
/// By which ways minutes were found.
base::Word word_of(derive::WalkMeasure measure);
/// What the share of an answer is a share of, and how it was found.
std::string cover_definition(const View& view, const PlanAnswer& answer, derive::CoverBy by);

/// A line of its own above a part of the tab.
void cover_heading(const View& view, const std::string& text);
/// Quiet small text that wraps.
void cover_note(const View& view, const std::string& text);
/// What is said while the mouse is on the last item; it wraps.
void cover_tip(const View& view, const std::string& text);
/// Ground of a line that can be clicked; where it lies comes back.
struct CoverLine {
    ImVec2 at, end;
    bool clicked = false, hovered = false;
};
CoverLine cover_line(const View& view, const char* id, float height, bool can = true);
/// A share as a bar: covered, beyond, unknown (hatched).
void cover_bar(const View& view, const derive::CoverShare& share, ImVec2 at, ImVec2 size);
/// The colours of these three.
scene::Colour cover_colour(const View& view, std::size_t part);
/// Shares before and after in the four ways of counting: what was as an outline, what is as a bar.
void cover_changes(const View& view, const derive::Cover& was, const derive::Cover& is);
/// Communities by the share of what is counted, the worst served first, those of which nobody can
/// tell last.
std::vector<model::Row> worst_served(const PlanAnswer& answer, derive::CoverBy by);
/// Numbers of the suppliers that are there: beyond their capacity first, then those nearest to the
/// most households.
std::vector<std::size_t> busiest_suppliers(const PlanAnswer& answer);
/// Opens the list of some rows of an answer.
void open_cover_list(CoverList& list, const PlanAnswer& answer, std::string title,
                     const std::vector<model::Row>& rows);
/// The suppliers of a list that is folded out, each a line that shows where it stands.
void supplier_line(const View& view, const PlanAnswer& answer, const derive::Supplier& supplier,
                   const std::string& right, bool alarming, Intents& out);

}  // namespace ui
