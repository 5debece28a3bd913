// The tab 选址: where one more would help most, and what would change. It proposes; people decide.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/planning_cover_compare.h"
#include "ui/planning_paper.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr std::array<std::size_t, 4> kSiteCounts{1, 3, 5, 10};
constexpr std::array<std::uint32_t, 4> kCapacities{0, 300, 800, 2'000};  // households; 0 any
constexpr float kSiteLine = 60;

void ask_sites(const View& view, Intents& out) {
    PlanAsk ask = view.session.planning.ask;
    form_label(view, Word::SitingCount);
    for (const std::size_t count : kSiteCounts)
        if (chip(view, std::to_string(count), ask.site_count == count)) ask.site_count = count;
    end_chips();
    form_label(view, Word::SitingCapacity);
    for (const std::uint32_t capacity : kCapacities) {
        const std::string name = capacity == 0
                                     ? view.say(Word::SitingAny)
                                     : view.say(Word::ReachHouseholds, {std::to_string(capacity)});
        if (chip(view, name, ask.capacity == capacity)) ask.capacity = capacity;
    }
    end_chips();
    if (!(ask == view.session.planning.ask)) out.push_back(AskPlan{std::move(ask)});
}

/// The map as it is, or as it would be.
void before_and_after(const View& view, Intents& out) {
    PlanAsk ask = view.session.planning.ask;
    form_label(view, Word::SitingMap);
    if (chip(view, view.text(Word::SitingNow), !ask.with_sites)) ask.with_sites = false;
    if (chip(view, view.text(Word::SitingWith), ask.with_sites)) ask.with_sites = true;
    end_chips();
    if (!(ask == view.session.planning.ask)) out.push_back(AskPlan{std::move(ask)});
}

void site_line(const View& view, const PlanAnswer& answer, std::size_t i, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const derive::Site& site = answer.sites->sites[i];
    ImGui::PushID(static_cast<int>(i));
    const CoverLine line =
        cover_line(view, "site", kSiteLine, site.candidate.place != model::kNoRow);
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImVec2 mark{line.at.x + 12 * r, line.at.y + 16 * r};
    paint->AddCircleFilled(mark, 11 * r, u32_from(scene::palette_of(view.session.look).selection));
    const std::string number = std::to_string(i + 1);
    const ImVec2 size = ImGui::CalcTextSize(number.c_str());
    paint->AddText({mark.x - size.x / 2, mark.y - size.y / 2}, IM_COL32_WHITE, number.c_str());
    const Row place = site.candidate.place;
    const std::string where =
        place == model::kNoRow ? std::string{} : full_name(*answer.is.places, place);
    // What an empty shop was called last says nothing; where it is does.
    const bool shop = site.candidate.is == derive::Supplier::Is::Shop;
    const bool by_place = !where.empty() && (shop || site.candidate.name.empty());
    const std::string name = by_place ? where : site.candidate.name;
    const std::string gained = view.say(Word::SitingGained, {number_text(site.gained)});
    const float taken = ImGui::CalcTextSize(gained.c_str()).x;
    const float left = line.at.x + 32 * r;
    const float y = line.at.y + 5 * r;
    paint->AddText({left, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name, line.end.x - left - taken - 16 * r).c_str());
    text_to(line.end.x - 4 * r, y, ImGui::GetColorU32(ImGuiCol_Text), gained.c_str());
    const Sized small{kSmall, view.session.ratio};
    const std::string kind = view.say(shop ? Word::SitingEmptyShop : Word::SitingRoom);
    const std::string below =
        kind + " · " + view.say(Word::SitingReach, {number_text(site.in_reach)});
    paint->AddText({left, y + kText * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled), below.c_str());
    // On those in its reach lies what it adds to the sites before it.
    const std::uint32_t most =
        std::ranges::max(answer.sites->sites, {}, &derive::Site::in_reach).in_reach;
    const auto bar = [&](std::uint32_t households, ImU32 ink) {
        const float share =
            static_cast<float>(households) / static_cast<float>(std::max<std::uint32_t>(most, 1));
        const float end = left + (line.end.x - 4 * r - left) * share;
        paint->AddRectFilled({left, line.end.y - 9 * r}, {end, line.end.y - 4 * r}, ink, 2 * r);
    };
    bar(site.in_reach, u32_from(cover_colour(view, 1)));
    bar(site.gained, u32_from(cover_colour(view, 0)));
    if (line.hovered && !where.empty()) cover_tip(view, where);
    if (!line.clicked) return;
    // Whom it would serve is outlined, and in view; the place itself is marked on the map.
    ChoosePlaces wish;
    for (const Row row : site.rows) wish.places.push_back(answer.is.places->row[row].id);
    if (wish.places.empty()) return out.push_back(ShowPlace{answer.is.places->row[place].id});
    out.push_back(std::move(wish));
}

void proposed_sites(const View& view, const PlanAnswer& answer, Intents& out) {
    cover_heading(view, view.say(Word::SitingTitle, {service_name(view, answer.service)}));
    cover_note(view, view.say(Word::SitingProposal));
    if (!answer.sites) return ImGui::TextDisabled("%s", view.text(Word::ReachFinding));
    const derive::SitePlan& plan = *answer.sites;
    cover_note(view, view.say(Word::SitingWithout,
                              {number_text(plan.without), std::to_string(answer.ask.minutes),
                               service_name(view, answer.service), number_text(plan.candidates)}));
    if (plan.candidates == 0) return cover_note(view, view.say(Word::SitingNoCandidates));
    if (plan.without == 0)
        return cover_note(view, view.say(Word::ReachNoGaps, {std::to_string(answer.ask.minutes)}));
    if (plan.sites.empty()) return cover_note(view, view.say(Word::SitingNone));
    for (std::size_t i = 0; i < plan.sites.size(); ++i) site_line(view, answer, i, out);
    std::uint32_t gained = 0;
    for (const derive::Site& site : plan.sites) gained += site.gained;
    cover_note(view,
               view.say(Word::SitingSum, {number_text(static_cast<std::int64_t>(plan.sites.size())),
                                          number_text(gained), number_text(plan.without)}));
}

/// Before and after, in the four ways of counting; two maps beside each other tell it already.
void what_changes(const View& view, const PlanAnswer& answer) {
    const CoverCompare& compare = view.session.planning.compare;
    if (compare.on && !compare.left) return;
    if (!answer.sums || answer.before == answer.coverage) return;
    cover_heading(view, view.say(Word::SitingChanges));
    cover_changes(view, answer.sums->before, answer.sums->whole);
    if (answer.reach) cover_note(view, cover_definition(view, answer, derive::CoverBy::Households));
}

/// "If there was one here."
void asked_spots(const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    const float r = static_cast<float>(view.session.ratio);
    cover_heading(view, view.say(Word::SitingSpotTitle));
    cover_note(view, view.say(Word::SitingSpotHow));
    for (std::size_t i = 0; i < desk.ask.spots.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        ImGui::TextUnformatted(fmt::format("{} {}", view.text(Word::SitingSpot), i + 1).c_str());
        ImGui::SameLine(0, 14 * r);
        if (link_button(view.text(Word::SitingSpotDrop))) {
            PlanAsk ask = desk.ask;
            ask.spots.erase(ask.spots.begin() + static_cast<std::ptrdiff_t>(i));
            out.push_back(AskPlan{std::move(ask)});
        }
        ImGui::PopID();
    }
    const bool on = desk.tool == PlanTool::Spot;
    if (plain_button(view.text(on ? Word::SitingSpotStop : Word::SitingSpotAdd)))
        out.push_back(UsePlanTool{on ? PlanTool::None : PlanTool::Spot});
}

}  // namespace

void draw_siting_tab(CoverPanel& panel, const View& view, Intents& out) {
    if (!panel.list.title.empty()) return draw_cover_list(panel, view, out);
    draw_plan_ask(view, out);
    ask_sites(view, out);
    before_and_after(view, out);
    const auto& answer = view.session.planning.answer;
    if (!answer || !answer->reach || !answer->sums)
        return ImGui::TextDisabled("%s", view.text(Word::ReachFinding));
    follow(panel.spot, view);
    draw_compare(view, out);
    draw_cover_spot(panel, view, out);
    proposed_sites(view, *answer, out);
    what_changes(view, *answer);
    asked_spots(view, out);
    draw_cover_ways(panel, view, out);
    draw_paper_links(view, out);
}

}  // namespace ui
