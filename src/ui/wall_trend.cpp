// What was reported and what was settled each day, as two lines over one axis.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>

namespace ui {

using derive::State;
using geo::Box;

namespace {

constexpr float kTrendTitle = 38;
constexpr float kTrendLegend = 24;
constexpr float kTrendDays = 24;   // below the axis
constexpr float kTrendScale = 38;  // left of it
constexpr int kGridLines = 2;      // above the axis
constexpr float kLegendMark = 20;
constexpr float kLegendGap = 14;

/// The least of 2, 4, 10, 20, 40, 100 … that is not below `most`: halves of it are whole.
std::uint32_t axis_top(std::uint32_t most) {
    for (std::uint32_t power = 1;; power *= 10)
        for (const std::uint32_t step : {2U, 4U, 6U, 10U})
            if (step * power >= most) return step * power;
}

/// The field of the chart, and how a value stands in it.
struct Chart {
    ImVec2 from, to;  // corners of the field
    std::size_t days = 0;
    std::uint32_t top = 1;

    ImVec2 at(std::size_t day, std::uint32_t value) const {
        const float across = days < 2 ? 0 : static_cast<float>(day) / static_cast<float>(days - 1);
        const float up = static_cast<float>(value) / static_cast<float>(top);
        return {from.x + (to.x - from.x) * across, to.y - (to.y - from.y) * up};
    }
};

/// A series is told by its mark too: dots for what came, squares for what was settled.
void trend_mark(ImVec2 at, float size, ImU32 ink, bool square) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (square)
        paint->AddRectFilled({at.x - size, at.y - size}, {at.x + size, at.y + size}, ink);
    else
        paint->AddCircleFilled(at, size * 1.15F, ink);
}

void series(const View& view, const Chart& chart, const std::vector<std::uint32_t>& values,
            ImU32 ink, bool square) {
    const float r = static_cast<float>(view.session.ratio);
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) points.push_back(chart.at(i, values[i]));
    if (points.size() < 2) return;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    // The last day has not ended: the line to it is thin.
    paint->AddPolyline(points.data(), static_cast<int>(points.size()) - 1, ink, ImDrawFlags_None,
                       3 * r);
    paint->AddLine(points[points.size() - 2], points.back(), ink, 1.4F * r);
    const bool few = points.size() < 12;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (few || i + 1 == points.size()) trend_mark(points[i], 4 * r, ink, square);
}

void scales(const View& view, const Chart& chart, const WallTrendLine& line) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const Sized small{kSmall, view.session.ratio};
    const float half = ImGui::GetTextLineHeight() / 2;
    for (int i = 0; i <= kGridLines; ++i) {
        const std::uint32_t value = chart.top * static_cast<std::uint32_t>(i) / kGridLines;
        const float y = chart.at(0, value).y;
        paint->AddLine({chart.from.x, y}, {chart.to.x, y}, ImGui::GetColorU32(ImGuiCol_Border),
                       i == 0 ? 1.6F * r : 1.0F);
        text_to(chart.from.x - 8 * r, y - half, ink,
                number_text(static_cast<std::int64_t>(value)).c_str());
    }
    float free_from = chart.from.x - 20 * r;
    for (std::size_t i = 0; i < line.day.size(); ++i) {
        if (line.day[i].empty()) continue;
        const float wide = ImGui::CalcTextSize(line.day[i].c_str()).x;
        const float x = std::min(chart.at(i, 0).x - wide / 2, chart.to.x + 8 * r - wide);
        // The last one is always told; of the others those that do not touch the one before.
        const bool last = i + 1 == line.day.size();
        const float today = last ? 0 : ImGui::CalcTextSize(line.day.back().c_str()).x + 10 * r;
        if (!last && (x < free_from || x + wide > chart.to.x + 8 * r - today)) continue;
        paint->AddText({x, chart.to.y + 4 * r}, ink, line.day[i].c_str());
        free_from = x + wide + 8 * r;
    }
}

float title_wide(const View& view, const std::string& title) {
    const Sized size{kWallTitle, view.session.ratio};
    return ImGui::CalcTextSize(title.c_str()).x;
}

/// A series with what it came to today.
struct Series {
    std::string word;
    ImU32 ink = 0;
    bool square = false;
};

std::array<Series, 2> both_series(const View& view, const WallTrendLine& line) {
    const auto today = [](const std::vector<std::uint32_t>& days) {
        return " " + number_text(static_cast<std::int64_t>(days.back()));
    };
    return {Series{line.reported + today(line.up), wall_ink(view, State::Open), false},
            Series{line.settled + today(line.down), wall_ink(view, State::Ok), true}};
}

float legend_wide(const View& view, const std::array<Series, 2>& both) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    float wide = 0;
    for (const Series& one : both)
        wide += (kLegendMark + 8 + kLegendGap) * r + ImGui::CalcTextSize(one.word.c_str()).x;
    return wide - kLegendGap * r;
}

/// Line, mark and word of both; behind them the number of today.
void trend_legend(const View& view, const std::array<Series, 2>& both, ImVec2 at, float right) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float middle = at.y + ImGui::GetTextLineHeight() / 2;
    float x = at.x;
    for (const Series& one : both) {
        paint->AddLine({x, middle}, {x + kLegendMark * r, middle}, one.ink, 3 * r);
        trend_mark({x + kLegendMark / 2 * r, middle}, 4 * r, one.ink, one.square);
        const float text = x + (kLegendMark + 8) * r;
        paint->AddText({text, at.y}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(one.word, std::max(right - text, 10.0F)).c_str());
        x = text + ImGui::CalcTextSize(one.word.c_str()).x + kLegendGap * r;
    }
}

}  // namespace

void draw_wall_trend(const View& view, const WallTrendLine& line, const Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID(line.days);
    const bool chosen_days = view.session.wall.trend_days == line.days;
    if (wall_button(view, "trend", box, false))
        out.push_back(WallTrend{chosen_days && line.days == 7 ? 30 : 7});
    ImGui::PopID();
    Box title = box;
    title.y1 = title.y0 + static_cast<double>(kTrendTitle * r);
    wall_title(view, line.title, {}, title);
    const ImVec2 from{static_cast<float>(box.x0), static_cast<float>(title.y1)};
    const ImVec2 to{static_cast<float>(box.x1), static_cast<float>(box.y1)};
    if (line.up.empty()) return;
    std::uint32_t most = 1;
    for (const auto* values : {&line.up, &line.down})
        most = std::max(most, *std::ranges::max_element(*values));
    const std::array<Series, 2> both = both_series(view, line);
    // Beside the title where it has room: a low field is for the lines.
    const float legend = legend_wide(view, both);
    const bool beside = title_wide(view, line.title) + 16 * r + legend <= to.x - from.x;
    if (beside)
        trend_legend(view, both, {to.x - legend, from.y - (kSmall + 6) * r}, to.x);
    else
        trend_legend(view, both, {from.x, from.y + 6 * r}, to.x);
    const Chart chart{{from.x + kTrendScale * r, from.y + (beside ? 14 : kTrendLegend + 18) * r},
                      {to.x - 10 * r, to.y - kTrendDays * r},
                      line.up.size(),
                      axis_top(most)};
    scales(view, chart, line);
    series(view, chart, line.up, both[0].ink, both[0].square);
    series(view, chart, line.down, both[1].ink, both[1].square);
}

}  // namespace ui
