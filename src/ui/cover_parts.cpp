#include "ui/cover_parts.h"

#include "ui/card.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr int kMinutesOfClock = 60;
constexpr float kTipWidth = 460;
constexpr float kChangeLine = 38;
constexpr float kBesideTitle = 0.62F;  // of a line, for its title

/// "Mon,Tue,…" at its n-th comma.
std::string nth_of(const std::string& list, int n) {
    std::size_t from = 0;
    for (int i = 0; i < n && from != std::string::npos; ++i) {
        from = list.find(',', from);
        if (from != std::string::npos) from += 1;
    }
    if (from == std::string::npos) return {};
    return list.substr(from, list.find(',', from) - from);
}

}  // namespace

std::string service_name(const View& view, const derive::Service& service) {
    return model::label(view.snapshot, service.list, service.code, view.chinese());
}

std::string weekday_text(const View& view, int weekday) {
    return nth_of(view.say(Word::ReachWeekdays), weekday);
}

std::string moment_text(const View& view, const std::optional<route::Moment>& moment) {
    if (!moment) return view.say(Word::ReachAnyTime);
    std::string day = weekday_text(view, moment->weekday);
    if (moment->holiday) day = fmt::format("{} {}", day, view.say(Word::ReachHoliday));
    return fmt::format("{} {}:{:02}", day, moment->minute / kMinutesOfClock,
                       moment->minute % kMinutesOfClock);
}

std::string walk_text(const View& view, float seconds) {
    return walk_text(view.session.language, seconds);
}

std::string walk_text(base::Language language, float seconds) {
    if (seconds == derive::kNotReached)
        return base::say(language, Word::MinutesBeyond,
                         {std::to_string(derive::WalkAsk{}.limit_min)});
    return base::say(language, Word::ReachMinutes,
                     {fmt::format("{:.1f}", static_cast<double>(seconds) / kMinutesOfClock)});
}

Word word_of(derive::WalkProfile profile) {
    constexpr std::array<Word, derive::kWalkProfiles> kNames{Word::ReachAdult, Word::ReachElderly,
                                                             Word::ReachWheelchair};
    return kNames.at(static_cast<std::size_t>(profile));
}

Word word_of(derive::WalkMeasure measure) {
    constexpr std::array<Word, 3> kWays{Word::ReachByWays, Word::ReachByStreets, Word::ReachByCrow};
    return kWays.at(static_cast<std::size_t>(measure));
}

std::string cover_definition(const View& view, const PlanAnswer& answer, derive::CoverBy by) {
    const PlanAsk& ask = answer.ask;
    const double speed = derive::profile_of(answer.is, ask.profile).metres_per_min;
    const std::string walker =
        view.say(Word::ReachSpeed, {view.say(word_of(ask.profile)), fmt::format("{:.0f}", speed)});
    const std::string when = ask.moment
                                 ? view.say(Word::ReachOpenAt, {moment_text(view, ask.moment)})
                                 : view.say(Word::ReachAnyTime);
    const std::string unit = view.say(unit_of(by));
    return view.say(Word::ReachDefinition,
                    {std::to_string(ask.minutes), service_name(view, answer.service), unit,
                     view.say(word_of(answer.reach->measure)), walker, when});
}

void cover_heading(const View& view, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 10 * r});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::Dummy({1, 6 * r});
    ImGui::TextUnformatted(text.c_str());
}

void cover_note(const View& view, const std::string& text) {
    const Sized small{kSmall, view.session.ratio};
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", text.c_str());
    ImGui::PopTextWrapPos();
}

void cover_tip(const View& view, const std::string& text) {
    const Sized usual{kText, view.session.ratio};
    if (!ImGui::BeginTooltip()) return;
    ImGui::PushTextWrapPos(kTipWidth * static_cast<float>(view.session.ratio));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

CoverLine cover_line(const View& view, const char* id, float height, bool can) {
    const float r = static_cast<float>(view.session.ratio);
    CoverLine line{.at = ImGui::GetCursorScreenPos(), .end = {}};
    const float width = std::max(ImGui::GetContentRegionAvail().x, 1.0F);
    line.end = {line.at.x + width, line.at.y + height * r};
    line.clicked = ImGui::InvisibleButton(id, {width, height * r}) && can;
    line.hovered = ImGui::IsItemHovered();
    if (!can || !line.hovered) return line;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::GetWindowDrawList()->AddRectFilled({line.at.x - 6 * r, line.at.y}, line.end,
                                              ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    return line;
}

scene::Colour cover_colour(const View& view, std::size_t part) {
    constexpr std::array<std::size_t, 3> kClass{1, 4, derive::kNotKnown};
    return scene::block_fill(view.session.look, derive::Theme::Minutes, kClass.at(part));
}

void cover_bar(const View& view, const derive::CoverShare& share, ImVec2 at, ImVec2 size) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const std::array<std::uint32_t, 3> parts{
        share.covered, share.whole - share.unknown - share.covered, share.unknown};
    float x = at.x;
    for (std::size_t i = 0; i < parts.size() && share.whole > 0; ++i) {
        const float wide = size.x * static_cast<float>(parts.at(i)) /
                           static_cast<float>(std::max<std::uint32_t>(share.whole, 1));
        if (parts.at(i) == 0) continue;
        const ImVec2 a{x, at.y}, b{x + wide, at.y + size.y};
        paint->AddRectFilled(a, b, u32_from(cover_colour(view, i)), 2 * r);
        if (i == 2) {
            paint->PushClipRect(a, b, true);
            for (float h = a.x - size.y; h < b.x; h += 5 * r)
                paint->AddLine({h, b.y}, {h + size.y, a.y}, IM_COL32(60, 70, 82, 160), 1.1F * r);
            paint->PopClipRect();
        }
        x += wide;
    }
    paint->AddRect(at, {at.x + size.x, at.y + size.y}, ImGui::GetColorU32(ImGuiCol_Border), 2 * r);
}

void cover_changes(const View& view, const derive::Cover& was, const derive::Cover& is) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < derive::kCoverBys; ++i) {
        const auto by = static_cast<derive::CoverBy>(i);
        const auto from = derive::covered_share(was.at(by)), to = derive::covered_share(is.at(by));
        const std::uint32_t before = was.at(by).covered, now = is.at(by).covered;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x;
        ImGui::Dummy({wide, kChangeLine * r});
        const std::string told =
            from && to ? fmt::format("{} → {}", percent_text(*from), percent_text(*to)) : "—";
        const std::string more = now >= before ? fmt::format("+{}", number_text(now - before))
                                               : fmt::format("−{}", number_text(before - now));
        paint->AddText(at, ImGui::GetColorU32(ImGuiCol_TextDisabled), view.text(unit_of(by)));
        text_to(at.x + wide * 0.68F, at.y, ImGui::GetColorU32(ImGuiCol_Text), told.c_str());
        text_to(at.x + wide - 4 * r, at.y, ImGui::GetColorU32(ImGuiCol_Text), more.c_str());
        if (!from || !to) continue;
        const float y0 = at.y + ImGui::GetTextLineHeight() + 2 * r, y1 = y0 + 7 * r;
        const auto end = [&](double share) { return at.x + wide * static_cast<float>(share); };
        paint->AddRectFilled({at.x, y0}, {at.x + wide, y1}, u32_from(cover_colour(view, 1)), 2 * r);
        paint->AddRectFilled({at.x, y0}, {end(*to), y1}, u32_from(cover_colour(view, 0)), 2 * r);
        paint->AddLine({end(*from), y0 - 2 * r}, {end(*from), y1 + 2 * r},
                       ImGui::GetColorU32(ImGuiCol_Text), 2 * r);
    }
}

std::vector<Row> worst_served(const PlanAnswer& answer, derive::CoverBy by) {
    std::vector<Row> rows = answer.sums->communities;
    std::ranges::stable_sort(rows, {}, [&](Row row) {
        return derive::covered_share(answer.coverage->total[row].at(by)).value_or(2);
    });
    return rows;
}

std::vector<std::size_t> busiest_suppliers(const PlanAnswer& answer) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < answer.reach->suppliers.size(); ++i)
        if (answer.reach->suppliers[i].is != derive::Supplier::Is::Spot) order.push_back(i);
    if (!answer.loads || answer.loads->size() < answer.reach->suppliers.size()) return order;
    const auto weight = [&](std::size_t i) {
        const derive::SupplierLoad& load = (*answer.loads)[i];
        const double over = load.over() ? static_cast<double>(load.persons) / load.capacity : 0;
        return std::pair{over, load.households};
    };
    std::ranges::stable_sort(order, std::ranges::greater{}, weight);
    return order;
}

void follow(CoverOrder& order, const View& view, derive::CoverBy by) {
    const auto& answer = view.session.planning.answer;
    if (order.of == answer && order.by == by) return;
    const int made = order.made + 1;
    order = {.of = answer, .by = by, .communities = {}, .suppliers = {}, .made = made};
    if (!answer || !answer->reach || !answer->coverage || !answer->sums) return;
    order.communities = worst_served(*answer, by);
    order.suppliers = busiest_suppliers(*answer);
}

void open_cover_list(CoverList& list, const PlanAnswer& answer, std::string title,
                     const std::vector<Row>& rows) {
    list.title = std::move(title);
    list.lines.clear();
    for (const Row row : rows)
        list.lines.push_back({.place = answer.is.places->row[row].id,
                              .households = answer.is.counts[row].households,
                              .seconds = answer.reach->seconds[row],
                              .leaf = model::is_leaf(answer.is.places->kind[row]),
                              .known = derive::minutes_known(
                                  derive::answer_of(answer.is, *answer.walk, *answer.reach, row))});
    const auto weight = [](const CoverList::Line& line) {
        return std::pair{line.households, line.known ? line.seconds : -1.0F};
    };
    std::ranges::stable_sort(list.lines, std::ranges::greater{}, weight);
}

void supplier_line(const View& view, const PlanAnswer& answer, const derive::Supplier& supplier,
                   const std::string& right, bool alarming, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const bool placed = supplier.place != model::kNoRow;
    const CoverLine line = cover_line(view, "supplier", kCardLine, placed);
    const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    const std::string where = placed ? full_name(*answer.is.places, supplier.place) : std::string{};
    const std::string name = supplier.name.empty() ? where : supplier.name;
    const float room = (line.end.x - line.at.x) * kBesideTitle;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({line.at.x, y}, ImGui::GetColorU32(ImGuiCol_Text), cut_end(name, room).c_str());
    const ImU32 ink =
        alarming ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_TextDisabled);
    text_to(line.end.x - 4 * r, y, ink, right.c_str());
    if (line.hovered && !where.empty()) cover_tip(view, where);
    if (line.clicked) out.push_back(ShowPlace{answer.is.places->row[supplier.place].id});
}

}  // namespace ui
