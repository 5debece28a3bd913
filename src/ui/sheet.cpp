// The sheet of F2: all numbers of one place, beside the place above it. Each opens its rows.
#include "ui/card.h"
#include "ui/listing.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <initializer_list>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Behind;
using derive::Counter;
using derive::Statistics;

namespace {

constexpr float kWidth = 1120;
constexpr float kLine = 24;
constexpr int kColumns = 3;
constexpr std::size_t kMostParts = 5;
constexpr const char* kId = "##sheet";

/// One line: a heading, or a number here and above.
struct Line {
    std::optional<Word> heading;
    Behind behind;
    derive::Amount here, above;
    bool part = false;                     // of the number before it
    std::optional<derive::Amount> before;  // 30 days ago
};

using Lines = std::vector<Line>;

class Sheets {
  public:
    explicit Sheets(const Sheet& sheet) : sheet_{sheet} {}

    void group(Lines& lines, Word heading, std::initializer_list<Counter> counters) const {
        lines.push_back({.heading = heading});
        add(lines, counters);
    }
    void add(Lines& lines, std::initializer_list<Counter> counters) const {
        for (const Counter counter : counters) {
            Line line{.behind = {counter, {}},
                      .here = sheet_.here.at(counter),
                      .before = sheet_.here.before(counter)};
            if (sheet_.above) line.above = sheet_.above->at(counter);
            lines.push_back(std::move(line));
        }
    }
    /// The most frequent codes of what was counted before.
    void parts(Lines& lines, Counter counter, derive::Parts Statistics::*which) const {
        const derive::Parts& parts = sheet_.here.*which;
        for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
            Line line{.behind = {counter, parts[i].first}, .here = {parts[i].second}, .part = true};
            if (sheet_.above)
                for (const auto& [code, n] : *sheet_.above.*which)
                    if (code == parts[i].first) line.above.part = n;
            lines.push_back(std::move(line));
        }
    }

  private:
    const Sheet& sheet_;
};

std::array<Lines, kColumns> columns_of(const Sheet& sheet, bool persons) {
    using enum Counter;
    const Sheets all{sheet};
    std::array<Lines, kColumns> columns;
    all.group(columns[0], Word::GroupPeople, {Households});
    if (persons)
        all.add(columns[0], {Persons, Registered, Separated, Floating, Foreign, To6, To17, To59,
                             From60, From80, Women, SexRatio, Aged});
    all.add(columns[0], {Visited30, Fresh});
    all.group(columns[0], Word::GroupStates,
              {BlocksOk, BlocksOpen, BlocksSoon, BlocksUrgent, BlocksOverdue, BlocksNoData});
    all.group(columns[0], Word::GroupQuality, {NoShape, NoDue, NoAssignee});
    all.group(columns[1], Word::GroupIssues,
              {ReportedToday, Reported, Open, Soon, Urgent, Overdue, Suspended, Reworked, Unchecked,
               Settled, OnTime});
    if (!sheet.here.classes.empty()) all.group(columns[1], Word::StatByClass, {});
    all.parts(columns[1], OpenOfClass, &Statistics::classes);
    all.group(columns[1], Word::GroupWork, {Staff, Workers, VacantGrids, PerWorker});
    all.group(columns[2], Word::GroupHousing,
              {Buildings, Units, SelfUsed, Rented, GroupLet, Unregistered, Vacant, Uncollected,
               Occupied, RentalShare});
    all.group(columns[2], Word::GroupEconomy, {Shops});
    all.parts(columns[2], ShopsOfTrade, &Statistics::trades);
    all.add(columns[2], {ShopsVacant, NoLicence, SmallPlaces, DutiesSigned});
    all.group(columns[2], Word::GroupThings, {Facilities, Components});
    all.parts(columns[2], ComponentsOfMajor, &Statistics::components);
    all.add(columns[2], {ComponentsBroken, FireThings, Cameras, Charging});
    all.group(columns[1], Word::GroupOrganisations,
              {Organisations, PartyBranches, Committees, PropertyCovered, SocialOrganisations});
    return columns;
}

std::string rate_text(Counter counter, const derive::Amount& amount) {
    const auto rate = derive::rate_of(counter, amount);
    if (!rate) return "—";
    if (counter == Counter::SexRatio) return fmt::format("{:.0f}", *rate * 100);
    return counter == Counter::PerWorker ? fmt::format("{:.0f}", *rate)
                                         : fmt::format("{:.1f} %", *rate * 100);
}

struct Said {
    std::string here, above;
    std::string change;              // since 30 days ago
    std::optional<std::string> why;  // a number is missing; or what it was
};

/// "+3", "−0.8" (points of a rate), and on hovering what it was.
void tell_change(const View& view, const Line& line, Said& said) {
    if (!line.before) return;
    const Counter counter = line.behind.counter;
    const auto with_sign = [](double by, int digits) {
        const std::string size = fmt::format("{:.{}f}", std::abs(by), digits);
        if (std::strtod(size.c_str(), nullptr) == 0) return std::string{"±0"};
        return (by > 0 ? "+" : "−") + size;
    };
    if (!derive::is_rate(counter)) {
        said.change = with_sign(static_cast<double>(line.here.part) - line.before->part, 0);
        said.why = view.say(Word::StatsWas, {number_text(line.before->part)});
        return;
    }
    const auto now = derive::rate_of(counter, line.here);
    const auto then = derive::rate_of(counter, *line.before);
    if (!now || !then) return;
    said.change = with_sign((*now - *then) * 100, 1);
    said.why = view.say(Word::StatsWas, {rate_text(counter, *line.before)});
}

Said said_of(const View& view, const Line& line, bool has_above) {
    const Counter counter = line.behind.counter;
    Said said;
    if (!line.here.told) return {.here = "—", .why = view.say(Word::StatsNothing)};
    if (derive::is_rate(counter)) {
        said.here = rate_text(counter, line.here);
        if (said.here == "—")
            said.why = counter == Counter::OnTime
                           ? view.say(Word::StatsFew, {std::to_string(derive::kSmallestSample)})
                           : view.say(Word::StatsNothing);
        if (has_above) said.above = rate_text(counter, line.above);
        tell_change(view, line, said);
        return said;
    }
    said.here = number_text(line.here.part);
    if (has_above && line.above.part > 0 && line.here.part > 0)
        said.above = percent_text(static_cast<double>(line.here.part) / line.above.part);
    tell_change(view, line, said);
    return said;
}

constexpr float kShareRight = 8;  // from the right edge of a column, in design pixels
constexpr float kChangeRight = 66;
constexpr float kHereRight = 84;
constexpr float kHereRightOfChange = 124;

void heading(const View& view, Word word, ImVec2 at, float width, bool shares, bool changes) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({at.x + 8 * r, at.y + 8 * r},
                   u32_from(scene::palette_of(view.session.look).selection), view.text(word));
    if (shares) {
        const Sized small{kSmall, view.session.ratio};
        const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        text_to(at.x + width - kShareRight * r, at.y + 9.5F * r, grey, view.text(Word::StatsShare));
    }
    if (changes) {
        const Sized small{kSmall, view.session.ratio};
        const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
        text_to(at.x + width - kChangeRight * r, at.y + 9.5F * r, grey,
                view.text(Word::StatsMonth));
    }
    paint->AddLine({at.x + 8 * r, at.y + 31 * r}, {at.x + width, at.y + 31 * r},
                   ImGui::GetColorU32(ImGuiCol_Border));
}

/// Answers whether the number was clicked.
bool number(const View& view, const Line& line, ImVec2 at, float width, bool at_cursor,
            bool changes) {
    const float r = static_cast<float>(view.session.ratio);
    const Said said = said_of(view, line, view.session.desk.sheet.above.has_value());
    ImGui::SetCursorScreenPos(at);
    const bool clicked = ImGui::InvisibleButton("number", {width, kLine * r}) && line.here.told &&
                         line.here.part > 0;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && said.why) ImGui::SetTooltip("%s", said.why->c_str());
    if (hovered || at_cursor)
        paint->AddRectFilled(
            at, {at.x + width, at.y + kLine * r},
            ImGui::GetColorU32(at_cursor ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg), 4 * r);
    const bool zero = line.here.part == 0 || !line.here.told;
    const bool alarming = !zero && (line.behind.counter == Counter::Overdue ||
                                    line.behind.counter == Counter::VacantGrids);
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImU32 ink = alarming ? alarm_ink(view.session.look)
                      : zero   ? grey
                               : ImGui::GetColorU32(ImGuiCol_Text);
    const float left = at.x + (line.part ? 24 : 8) * r;
    const float middle = at.x + width - (changes ? kHereRightOfChange : kHereRight) * r;
    const float y = at.y + (kLine * r - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({left, y}, zero || line.part ? grey : ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name_of(view, line.behind), middle - left - 56 * r).c_str());
    text_to(middle, y, ink, said.here.c_str());
    const Sized small{kSmall, view.session.ratio};
    text_to(at.x + width - kShareRight * r, y + 1.5F * r, grey, said.above.c_str());
    text_to(at.x + width - kChangeRight * r, y + 1.5F * r, grey, said.change.c_str());
    return clicked;
}

void move_cursor(std::size_t& cursor, std::size_t count) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) cursor += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && cursor > 0) cursor -= 1;
    cursor = std::min(cursor, count == 0 ? 0 : count - 1);
}

void title(const View& view, Intents& out) {
    const Sheet& sheet = view.session.desk.sheet;
    const model::Row place = model::row_of(*view.snapshot.places, sheet.here.place);
    const std::string name = place == model::kNoRow ? "" : full_name(view, place);
    card_title(view, view.say(Word::StatsTitle, {name}));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    if (plain_button(close)) out.push_back(ToggleStatistics{});
    std::string told =
        view.say(Word::StatsAsOf, {base::day_and_clock(sheet.here.as_of, view.chinese())});
    const model::Row above =
        place == model::kNoRow ? model::kNoRow : view.snapshot.places->parent[place];
    if (above != model::kNoRow)
        told += " · " + view.say(Word::StatsParentIs, {view.snapshot.places->row[above].name});
    else
        told += " · " + view.say(Word::StatsTop);
    told += " · " + view.say(Word::StatsHint);
    ImGui::TextDisabled("%s", told.c_str());
}

/// Three columns side by side, scrolled where the page is too low for them.
class Body {
  public:
    Body(const View& view, const std::array<Lines, kColumns>& columns, std::size_t cursor,
         Intents& out)
        : view_{view}, columns_{columns}, cursor_{cursor}, out_{out} {}

    void draw(bool entered, bool follows) {
        const float r = static_cast<float>(view_.session.ratio);
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x;
        // A number under the mouse is tinted a little beyond its edge.
        ImGui::SetCursorScreenPos({corner.x - 8 * r, corner.y});
        const float most = ImGui::GetIO().DisplaySize.y - 170 * r;
        ImGui::BeginChild("##columns", {wide + 20 * r, std::min(height(), most)}, 0,
                          ImGuiWindowFlags_NoBackground);
        const ImVec2 start = ImGui::GetCursorScreenPos();
        const float gap = 28 * r;
        const float width = (wide - 2 * gap) / kColumns;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            column(columns_.at(c), {start.x + (width + gap) * static_cast<float>(c), start.y},
                   width, entered, follows);
        ImGui::EndChild();
    }

  private:
    static constexpr float kHead = 35;

    float height() const {
        float most = 0;
        for (const Lines& lines : columns_) {
            float high = 0;
            for (const Line& line : lines) high += line.heading ? kHead : kLine;
            most = std::max(most, high);
        }
        return (most + 4) * static_cast<float>(view_.session.ratio);
    }

    void column(const Lines& lines, ImVec2 at, float width, bool entered, bool follows) {
        const float r = static_cast<float>(view_.session.ratio);
        const bool changes =
            std::ranges::any_of(lines, [](const Line& line) { return line.before.has_value(); });
        for (const Line& line : lines) {
            if (line.heading) {
                const bool first = &line == &lines.front();
                heading(view_, *line.heading, at, width,
                        first && view_.session.desk.sheet.above.has_value(), first && changes);
                at.y += kHead * r;
                continue;
            }
            ImGui::PushID(static_cast<int>(index_));
            const bool at_cursor = index_ == cursor_;
            const bool clicked = number(view_, line, at, width, at_cursor, changes);
            if (at_cursor && follows) ImGui::SetScrollHereY();
            ImGui::PopID();
            if (clicked || (entered && at_cursor && line.here.part > 0))
                out_.push_back(ListBehind{line.behind, true});
            at.y += kLine * r;
            ++index_;
        }
    }

    const View& view_;
    const std::array<Lines, kColumns>& columns_;
    std::size_t cursor_;
    Intents& out_;
    std::size_t index_ = 0;
};

}  // namespace

void draw_sheet(std::size_t& cursor, const View& view, Intents& out) {
    if (!view.session.desk.sheet.open) return;
    begin_card(view, kId, kWidth);
    title(view, out);
    const model::Row place =
        model::row_of(*view.snapshot.places, view.session.desk.sheet.here.place);
    const std::array<Lines, kColumns> columns =
        columns_of(view.session.desk.sheet, place == model::kNoRow || tells_persons(view, place));
    std::size_t numbers = 0;
    for (const Lines& lines : columns)
        numbers += static_cast<std::size_t>(
            std::ranges::count_if(lines, [](const Line& line) { return !line.heading; }));
    const std::size_t before = cursor;
    move_cursor(cursor, numbers);
    Body{view, columns, cursor, out}.draw(enter_struck(), cursor != before);
    end_card(kId);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(ToggleStatistics{});
}

}  // namespace ui
