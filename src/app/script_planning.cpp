#include "app/script_planning.h"

#include "app/script.h"
#include "app/script_things.h"
#include "derive/walk_edit.h"
#include "model/row_fields.h"
#include "ui/planning_cover_compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace app {

namespace {

using PlanWishes = std::optional<std::vector<ui::Intent>>;
using PlanWords = std::vector<std::string>;

constexpr std::array<std::string_view, ui::kPlanTabs> kPlanTabWords{"cover",    "siting", "duty",
                                                                    "division", "team",   "assess"};
constexpr std::array<std::string_view, derive::kWalkProfiles> kProfileWords{"adult", "elderly",
                                                                            "wheelchair"};
constexpr std::array<std::string_view, 4> kVerdictWords{"have", "lack", "over", "unknown"};

template <std::size_t N>
std::optional<std::size_t> plan_word_at(const std::array<std::string_view, N>& names,
                                        std::string_view name) {
    const auto* const at = std::ranges::find(names, name);
    if (at == names.end()) return std::nullopt;
    return static_cast<std::size_t>(at - names.begin());
}

/// "7T20:00", Sunday at eight in the evening.
std::optional<route::Moment> moment_in(const std::string& text) {
    const std::size_t t = text.find('T'), colon = text.find(':');
    if (t != 1 || colon == std::string::npos) return std::nullopt;
    const auto day = number_from<int>(text.substr(0, t));
    const auto hour = number_from<int>(text.substr(t + 1, colon - t - 1));
    const auto minute = number_from<int>(text.substr(colon + 1));
    if (!day || !hour || !minute || *day < 1 || *day > 7 || *hour < 0 || *hour > 23)
        return std::nullopt;
    return route::Moment{.weekday = *day - 1, .minute = *hour * 60 + *minute};
}

bool put_moment(ui::PlanAsk& ask, const std::string& value) {
    ask.live = value == "now";
    if (value == "any" || value == "now") {
        ask.moment.reset();
        return true;
    }
    ask.moment = moment_in(value);
    return ask.moment.has_value();
}

bool put_ask(ui::PlanAsk& ask, const model::Snapshot& is, const std::string& word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return false;
    const std::string key = word.substr(0, equals), value = word.substr(equals + 1);
    if (key == "at") return put_moment(ask, value);
    if (key == "with") return ((ask.with_sites = value == "on"), value == "on" || value == "off");
    if (key == "profile") {
        const auto profile = plan_word_at(kProfileWords, value);
        if (profile) ask.profile = static_cast<derive::WalkProfile>(*profile);
        return profile.has_value();
    }
    if (key == "service") {
        const auto service = derive::service_of(is, value);
        if (service) ask.service = service->key;
        return service.has_value();
    }
    const auto number = number_from<std::uint32_t>(value);
    if (!number) return false;
    if (key == "minutes") ask.minutes = static_cast<int>(*number);
    if (key == "sites") ask.site_count = *number;
    if (key == "capacity") ask.capacity = *number;
    return key == "minutes" || key == "sites" || key == "capacity";
}

PlanWishes ask_wish(const Viewer& viewer, const PlanWords& words) {
    ui::PlanAsk ask = viewer.session().planning.ask;
    for (const std::string& word : words)
        if (!put_ask(ask, viewer.frame().snapshot, word)) return std::nullopt;
    return {{ui::AskPlan{std::move(ask)}}};
}

std::optional<geo::Ring> way_corners(const PlanWords& words, std::size_t from) {
    geo::Ring corners;
    for (std::size_t i = from; i + 1 < words.size(); i += 2) {
        const auto x = number_from<double>(words[i]);
        const auto y = number_from<double>(words[i + 1]);
        if (!x || !y) return std::nullopt;
        corners.push_back({*x, *y});
    }
    if (corners.empty() || (words.size() - from) % 2 != 0) return std::nullopt;
    return corners;
}

PlanWishes spot_wish(const Viewer& viewer, const PlanWords& words) {
    if (words.size() == 1 && words[0] == "none") {
        ui::PlanAsk ask = viewer.session().planning.ask;
        ask.spots.clear();
        return {{ui::AskPlan{std::move(ask)}}};
    }
    const auto at = way_corners(words, 0);
    if (!at || at->size() != 1) return std::nullopt;
    return {{ui::UsePlanTool{ui::PlanTool::Spot}, ui::PinAt{at->front()}}};
}

/// The way that is looked at, with some of it changed.
PlanWishes way_set(const model::WalkEdgeRow& was, const PlanWords& words) {
    model::WalkEdgeRow is = was;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) return std::nullopt;
        const std::string key = words[i].substr(0, equals), value = words[i].substr(equals + 1);
        if (key == "kind") is.kind = value;
        if (key == "hours") is.hours = value;
        if (key == "closed") is.closed = value == "on";
        if (key == "stepfree") is.step_free = value == "on";
    }
    const model::RowEdit change = model::changed(model::fields_of(was), model::fields_of(is));
    if (change.fields.empty()) return std::vector<ui::Intent>{};
    return {{ui::Edit{"way", {}, {change}}}};
}

PlanWishes way_wish(const Viewer& viewer, const PlanWords& words) {
    if (words.empty()) return std::nullopt;
    if (words[0] == "none") return {{ui::ShowWay{}}};
    const auto corners = way_corners(words, 1);
    if (words[0] == "point" && corners)
        return {
            {ui::UsePlanTool{ui::PlanTool::Way}, ui::PinAt{corners->front()}, ui::UsePlanTool{}}};
    if (words[0] == "draw" && corners) {
        std::vector<ui::Intent> wishes{ui::UsePlanTool{ui::PlanTool::Draw}};
        for (const geo::Point corner : *corners) wishes.emplace_back(ui::PinAt{corner});
        wishes.emplace_back(ui::FinishWay{});
        return wishes;
    }
    const auto* edge =
        derive::walk_edge(viewer.frame().snapshot, viewer.session().planning.way.edge);
    if (edge == nullptr) return std::nullopt;
    if (words[0] == "set") return way_set(*edge, words);
    if (words[0] != "remove") return std::nullopt;
    return {{ui::Edit{"way", {}, {model::ended(model::fields_of(*edge), viewer.now())}}}};
}

/// "on", "off", "keep", or where the line between the maps stands, from 0 to 1.
PlanWishes compare_wish(const Viewer& viewer, const std::string& word) {
    const ui::CoverCompare& compare = viewer.session().planning.compare;
    if (word == "on" || word == "off") return {{ui::CompareCover{word == "on"}}};
    if (word == "keep") return {{ui::CompareCover{true, compare.split, true}}};
    const auto split = number_from<double>(word);
    if (!split || *split <= 0 || *split >= 1) return std::nullopt;
    return {{ui::CompareCover{true, *split, false}}};
}

std::string whole_minutes(const Viewer& viewer, const ui::PlanAnswer& answer,
                          const std::string& name) {
    const model::Places& places = *answer.is.places;
    const model::Row row =
        model::row_of(places, place_named(*viewer.frame().snapshot.places, name));
    if (row == model::kNoRow) return "none";
    const auto why = derive::answer_of(answer.is, *answer.walk, *answer.reach, row);
    if (why == derive::WalkAnswer::TooFar) return "far";
    if (why != derive::WalkAnswer::Reached) return "none";
    const double minutes = static_cast<double>(answer.reach->seconds[row]) / 60;
    return std::to_string(static_cast<int>(std::ceil(minutes)));
}

std::string cell_found(const ui::PlanAnswer& answer, const std::string& of) {
    const std::size_t slash = of.find('/');
    if (!answer.matrix || slash == std::string::npos) return "none";
    for (const derive::SupplyCell& cell : *answer.matrix)
        if (answer.matrix_services[cell.service].key == of.substr(0, slash) &&
            answer.is.places->row[cell.community].name == of.substr(slash + 1))
            return std::string{kVerdictWords.at(static_cast<std::size_t>(cell.verdict))};
    return "none";
}

/// What an answer has summed to.
std::optional<std::string> sum_found(const ui::PlanAnswer& answer, const std::string& what) {
    const auto number = [](std::size_t n) { return std::to_string(n); };
    if (!answer.sums || !answer.reach) return "none";
    const derive::CoverShare& share = answer.sums->whole.at(derive::CoverBy::Households);
    if (what == "plan-covered") return number(share.covered);
    if (what == "plan-known") return number(share.whole - share.unknown);
    if (what == "plan-unknown") return number(share.unknown);
    if (what == "plan-before")
        return number(answer.sums->before.at(derive::CoverBy::Households).covered);
    if (what == "plan-suppliers") return number(answer.reach->suppliers.size());
    if (what == "plan-shut") return number(answer.reach->shut);
    if (what == "plan-gaps") return number(answer.areas.gaps ? answer.areas.gaps->size() : 0);
    if (what == "plan-sites") return number(answer.sites ? answer.sites->sites.size() : 0);
    if (what == "plan-gained")
        return number(
            answer.sites && !answer.sites->sites.empty() ? answer.sites->sites.front().gained : 0);
    if (what != "plan-gap-households") return std::nullopt;
    std::size_t households = 0;
    if (answer.areas.gaps)
        for (const derive::CoverGap& gap : *answer.areas.gaps) households += gap.households;
    return number(households);
}

/// The number of the class that the map gives to a place; "none" of what it does not draw.
std::string class_shown(const Viewer& viewer, const std::string& name) {
    const Frame& frame = viewer.frame();
    const model::Row row =
        model::row_of(*frame.snapshot.places, place_named(*frame.snapshot.places, name));
    const auto& slots = frame.scene.geometry->slot_of_row;
    if (row == model::kNoRow || row >= slots.size() || slots[row] == scene::kNoSlot) return "none";
    return std::to_string(frame.scene.state[slots[row]]);
}

/// Whether a notice of this page has the words in it: "yes", "no".
std::string told_in_notices(const Viewer& viewer, const std::string& words) {
    return std::ranges::any_of(viewer.session().notices,
                               [&](const ui::Notice& notice) {
                                   return notice.text.find(words) != std::string::npos;
                               })
               ? "yes"
               : "no";
}

}  // namespace

bool is_about_planning(const std::string& verb) {
    return verb == "workspace" || verb.starts_with("plan-");
}

PlanWishes planning_wish(const Viewer& viewer, const std::string& verb, const PlanWords& words) {
    if (verb == "plan-ask") return ask_wish(viewer, words);
    if (verb == "plan-spot") return spot_wish(viewer, words);
    if (verb == "plan-way") return way_wish(viewer, words);
    const bool on_paper = words.size() == 2 && (words[0] == "A3" || words[0] == "A1");
    if (verb == "plan-print" && on_paper && (words[1] == "PDF" || words[1] == "PNG"))
        return {{ui::PrintSheet{false, words[0], words[1]}}};
    if (verb == "plan-export" && words.size() == 2)
        return {{ui::ExportCover{words[1], words[0] == "matrix"}}};
    if (words.size() != 1) return std::nullopt;
    if (verb == "workspace") return {{ui::SetWorkspace{words[0] == "plan"}}};
    if (verb == "plan-table") return {{ui::ShowPlanTable{words[0] == "on"}}};
    if (verb == "plan-compare") return compare_wish(viewer, words[0]);
    if (verb == "plan-bands") return {{ui::ShowBands{words[0] == "on"}}};
    const auto tab = plan_word_at(kPlanTabWords, words[0]);
    if (verb != "plan-tab" || !tab) return std::nullopt;
    return {{ui::ShowPlanTab{static_cast<ui::PlanTab>(*tab)}}};
}

std::optional<std::string> planning_found(const Viewer& viewer, const std::string& what,
                                          const std::string& of) {
    const ui::PlanningDesk& desk = viewer.session().planning;
    if (what == "workspace")
        return viewer.session().workspace == ui::Workspace::Plan ? "plan" : "grid";
    if (what == "plan-tab")
        return std::string{kPlanTabWords.at(static_cast<std::size_t>(desk.tab))};
    if (what == "plan-service") return desk.ask.service;
    if (what == "plan-theme") return std::string{derive::name_of(viewer.frame().scene.theme)};
    if (what == "plan-class") return class_shown(viewer, of);
    if (what == "plan-told") return told_in_notices(viewer, of);
    if (what == "plan-spots") return std::to_string(desk.ask.spots.size());
    if (what == "plan-ways") return std::to_string(viewer.frame().snapshot.walk_edges->size());
    const auto* edge = derive::walk_edge(viewer.frame().snapshot, desk.way.edge);
    if (what == "plan-way") return edge == nullptr ? "none" : edge->kind;
    if (what == "plan-closed") return edge != nullptr && edge->closed ? "on" : "off";
    if (!what.starts_with("plan-")) return std::nullopt;
    if (!desk.answer || !desk.answer->reach) return "none";
    if (what == "plan-left") {
        const derive::Cover* left = ui::left_cover(viewer.view());
        return left == nullptr ? "none"
                               : std::to_string(left->at(derive::CoverBy::Households).covered);
    }
    if (what == "plan-minutes") return whole_minutes(viewer, *desk.answer, of);
    if (what == "plan-cell") return cell_found(*desk.answer, of);
    return sum_found(*desk.answer, what);
}

}  // namespace app
