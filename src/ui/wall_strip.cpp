// The strip at the foot of the wall: a message that a desk tells it, while it holds, then what has
// changed. Neither covers anything of the map, and no letter lies on a seam.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_flow.h"
#include "ui/wall_panel.h"

#include <algorithm>

namespace ui {

using geo::Box;

namespace {

constexpr float kTickerText = 21;
constexpr float kMessageText = 28;
constexpr float kStripEdge = 16;       // design pixels, beside the words of a part
constexpr float kMessageShare = 0.4F;  // of the first screen, however short it is
constexpr std::size_t kMostMessageLines = 2;

/// How a message is written: as large as it has room for.
struct MessageManner {
    float letters = kMessageText;
    std::size_t lines = 1;
};

float part_room(const Box& part, float edge) {
    return static_cast<float>(part.width()) - 2 * edge;
}

/// What is left to the ticker.
struct StripPen {
    std::size_t part = 0;
    float x = 0;
};

/// Over as many screens as it needs, line by line over all of them; smaller before any of it is
/// left out.
StripPen strip_message(const View& view, const WallOver& over, const std::vector<Box>& parts) {
    const float r = static_cast<float>(view.session.ratio);
    const float edge = kStripEdge * r;
    StripPen pen{0, static_cast<float>(parts.front().x0) + edge};
    if (over.message.empty()) return pen;
    const std::string text = over.until.empty() ? over.message : over.message + " · " + over.until;
    std::vector<float> rooms;
    for (std::size_t line = 0; line < kMostMessageLines; ++line)
        for (const Box& part : parts) rooms.push_back(part_room(part, edge));
    const std::vector<float> one_line(rooms.begin(),
                                      rooms.begin() + static_cast<std::ptrdiff_t>(parts.size()));
    MessageManner manner;
    Flowed flow;
    for (const MessageManner& tried :
         {MessageManner{kMessageText, 1}, MessageManner{kTickerText, 1},
          MessageManner{kSmall, kMostMessageLines}}) {
        const Sized size{tried.letters, view.session.ratio};
        manner = tried;
        flow = flowed(text, tried.lines == 1 ? one_line : rooms, letters_wide);
        if (flow.whole) break;
    }
    manner.lines = (flow.line.size() + parts.size() - 1) / parts.size();
    const Sized size{manner.letters, view.session.ratio};
    const float high = ImGui::GetTextLineHeight();
    const std::size_t taken = std::min(flow.line.size(), parts.size());
    const float last = ImGui::CalcTextSize(flow.line[taken - 1].c_str()).x;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < taken; ++i) {
        const Box& part = parts[i];
        const auto from = static_cast<float>(part.x0);
        auto to = static_cast<float>(part.x1);
        if (i + 1 == taken && manner.lines == 1)
            to = std::min(to, from + std::max(last + 2 * edge,
                                              kMessageShare * static_cast<float>(part.width())));
        paint->AddRectFilled({from, static_cast<float>(part.y0)}, {to, static_cast<float>(part.y1)},
                             ImGui::GetColorU32(ImGuiCol_Button));
        pen = {i, to + edge};
    }
    for (std::size_t i = 0; i < flow.line.size(); ++i) {
        const Box& part = parts[i % parts.size()];
        const float top = static_cast<float>(part.centre().y) -
                          high * static_cast<float>(manner.lines) / 2 +
                          high * static_cast<float>(i / parts.size());
        wall_strong({static_cast<float>(part.x0) + edge, top}, IM_COL32_WHITE, flow.line[i]);
    }
    return pen;
}

/// A part of the strip that is clicked as one.
bool strip_button(const Box& part, float from, float to) {
    ImGui::SetCursorScreenPos({from, static_cast<float>(part.y0)});
    ImGui::PushID(static_cast<int>(from));
    const bool clicked = ImGui::InvisibleButton(
        "line", {std::max(to - from, 1.0F), static_cast<float>(part.height())});
    ImGui::PopID();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return clicked;
}

/// One that does not fit before a seam begins behind it; no text goes over one.
void ticker_lines(const View& view, const WallTexts& texts, const std::vector<Box>& parts,
                  StripPen pen, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float edge = kStripEdge * r;
    const Sized size{kTickerText, view.session.ratio};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto begins = [&] { return static_cast<float>(parts[pen.part].x0) + edge; };
    for (const WallTickerLine& line : texts.ticker) {
        const float clock =
            line.clock.empty() ? 0 : ImGui::CalcTextSize(line.clock.c_str()).x + 10 * r;
        float wide = clock + ImGui::CalcTextSize(line.text.c_str()).x;
        const auto room = [&] { return static_cast<float>(parts[pen.part].x1) - edge - pen.x; };
        if (wide > room() && pen.x > begins()) {
            if (++pen.part == parts.size()) return;
            pen.x = begins();
        }
        // What is longer than a whole screen is cut: nothing at all would be worse.
        const std::string text = cut_end(line.text, room() - clock);
        wide = std::min(wide, room());
        const Box& part = parts[pen.part];
        if (model::number(line.place) != 0 && strip_button(part, pen.x, pen.x + wide))
            out.push_back(ZoomToPlace{line.place});
        const float y = static_cast<float>(part.centre().y) - ImGui::GetTextLineHeight() / 2;
        paint->AddText({pen.x, y}, ImGui::GetColorU32(ImGuiCol_TextDisabled), line.clock.c_str());
        paint->AddText({pen.x + clock, y}, ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
        pen.x += wide + 34 * r;
    }
}

}  // namespace

float letters_wide(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

void draw_wall_ticker(const View& view, const WallTexts& texts, const WallBoxes& boxes,
                      Intents& out) {
    Box strip;
    for (const Box& part : boxes.ticker) strip.add(part);
    if (strip.empty()) return;
    begin_panel("##wall_ticker", strip, {0, 0});
    const StripPen pen = strip_message(view, texts.over, boxes.ticker);
    ticker_lines(view, texts, boxes.ticker, pen, out);
    ImGui::GetWindowDrawList()->AddLine(
        {static_cast<float>(strip.x0), static_cast<float>(strip.y0)},
        {static_cast<float>(strip.x1), static_cast<float>(strip.y0)},
        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

}  // namespace ui
