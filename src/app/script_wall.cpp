#include "app/script_wall.h"

#include "app/script.h"
#include "app/script_things.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace app {

namespace {

using Choice = derive::WallChoice;
using WallWishes = std::optional<std::vector<ui::Intent>>;

constexpr std::array<std::string_view, derive::kWallKpis> kKpiNames{
    "overdue", "near", "open", "urgent", "reported", "settled"};

std::optional<derive::WallKpi> kpi_named(const std::string& name) {
    const auto at = std::ranges::find(kKpiNames, name);
    if (at == kKpiNames.end()) return std::nullopt;
    return static_cast<derive::WallKpi>(at - kKpiNames.begin());
}

model::IssueId issue_numbered(const Viewer& viewer, const std::string& no) {
    const auto& issues = viewer.frame().snapshot.issues;
    for (model::Row row = 0; row < issues.size() && !no.empty(); ++row)
        if (issues[row].row.no == no && !issues[row].gone()) return issues[row].row.id;
    return {};
}

std::string number_of_issue(const Viewer& viewer, model::IssueId issue) {
    const model::Row row = model::issue_row(viewer.frame().snapshot, issue);
    return row == model::kNoRow ? "none" : viewer.frame().snapshot.issues[row].row.no;
}

/// The one behind the spotlight in the list, the first after the last.
model::IssueId next_listed(const Viewer& viewer) {
    const ui::WallDesk& wall = viewer.session().wall;
    if (!wall.listed || wall.listed->empty()) return {};
    const auto& issues = viewer.frame().snapshot.issues;
    auto at = std::ranges::find_if(
        *wall.listed, [&](model::Row row) { return issues[row].row.id == wall.spotlight; });
    if (at != wall.listed->end()) ++at;
    return issues[at == wall.listed->end() ? wall.listed->front() : *at].row.id;
}

WallWishes filter_wish(const Viewer& viewer, const std::vector<std::string>& words) {
    const std::string& name = words[1];
    if (words.size() == 2 && name == "none") return {{ui::WallFilter{}}};
    if (const auto kpi = kpi_named(name); kpi && words.size() == 2)
        return {{ui::WallFilter{{.of = Choice::Of::Kpi, .kpi = *kpi}}}};
    if (words.size() != 3) return std::nullopt;
    if (name == "community") {
        const model::PlaceId place = place_named(*viewer.frame().snapshot.places, words[2]);
        if (model::number(place) == 0) return std::nullopt;
        return {{ui::WallFilter{{.of = Choice::Of::Community, .community = place}}}};
    }
    const auto n = number_from<std::size_t>(words[2]);
    const auto& figures = viewer.session().wall.figures;
    if (name != "cell" || !n || !figures || *n < 1 || *n > figures->cells.size())
        return std::nullopt;
    return {{ui::WallFilter{{.of = Choice::Of::Cell, .cell = figures->cells[*n - 1].at}}}};
}

/// The wall as it was told last, changed by what is told now.
WallWishes tell_wish(const Viewer& viewer, const std::vector<std::string>& words) {
    model::WallRow row{.name = ui::WallSetting{}.name, .layout = "full"};
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i].starts_with("name=")) row.name = words[i].substr(5);
    for (const model::WallRow& known : *viewer.frame().snapshot.walls)
        if (known.name == row.name) row = known;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) return std::nullopt;
        const std::string key = words[i].substr(0, equals);
        const std::string value = words[i].substr(equals + 1);
        if (key == "spotlight") row.spotlight = issue_numbered(viewer, value);
        if (key == "spotlight" && value != "none" && model::number(row.spotlight) == 0)
            return std::nullopt;
        if (key == "tour") row.tour = value == "on";
        if (key == "layout") row.layout = value;
        if (key == "message") row.message = value;
        const auto minutes = number_from<int>(value);
        if (key == "minutes" && !minutes) return std::nullopt;
        if (key == "minutes") row.until = viewer.now() + std::chrono::minutes{*minutes};
    }
    return {{ui::TellWall{std::move(row)}}};
}

std::string tour_found(const ui::WallDesk& wall) {
    if (!wall.tour) return "off";
    return wall.tour_held ? "held" : "on";
}

std::string filter_found(const Choice& choice) {
    if (choice.of == Choice::Of::Kpi)
        return std::string{kKpiNames.at(static_cast<std::size_t>(choice.kpi))};
    if (choice.of == Choice::Of::Community) return "community";
    return choice.of == Choice::Of::Cell ? "cell" : "none";
}

}  // namespace

WallWishes wall_wish(const Viewer& viewer, const std::vector<std::string>& words) {
    if (words.empty()) return std::nullopt;
    const std::string& verb = words[0];
    if (verb == "touch") return {{ui::WallTouched{}}};
    if (verb == "remote") return {{ui::ToggleWallRemote{}}};
    if (verb == "tell") return tell_wish(viewer, words);
    if (words.size() < 2) return std::nullopt;
    if (verb == "filter") return filter_wish(viewer, words);
    if (words.size() != 2) return std::nullopt;
    if (verb == "tour") return {{ui::WallTour{words[1] == "on"}}};
    if (verb == "hotspots") return {{ui::WallHotSpots{words[1] == "on"}}};
    const auto days = number_from<int>(words[1]);
    if (verb == "trend" && days) return {{ui::WallTrend{*days}}};
    if (verb != "spotlight") return std::nullopt;
    if (words[1] == "none") return {{ui::WallSpotlight{}}};
    if (words[1] == "next") return {{ui::WallSpotlight{next_listed(viewer)}}};
    const model::IssueId issue = issue_numbered(viewer, words[1]);
    if (model::number(issue) == 0) return std::nullopt;
    return {{ui::WallSpotlight{issue}}};
}

std::optional<std::string> wall_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of) {
    const ui::WallDesk& wall = viewer.session().wall;
    if (what == "wall-spotlight") return number_of_issue(viewer, wall.spotlight);
    if (what == "wall-told")
        return wall.spotlight_told ? number_of_issue(viewer, wall.spotlight) : "none";
    if (what == "wall-filter") return filter_found(wall.choice);
    if (what == "wall-listed") return std::to_string(wall.listed ? wall.listed->size() : 0);
    if (what == "wall-tour") return tour_found(wall);
    if (what == "wall-age") return wall.feed.cut_since == base::kNever ? "live" : "cut";
    if (what == "wall-message") return wall.message.empty() ? "none" : wall.message;
    if (what == "wall-layout") return wall.map_alone ? "map" : "full";
    if (what == "wall-story") return std::to_string(wall.story.size());
    if (what == "wall-remote") return wall.remote ? "open" : "none";
    const auto kpi = kpi_named(of);
    if (what != "wall-kpi" || !kpi || !wall.figures) return std::nullopt;
    return std::to_string(wall.figures->at(*kpi).rows.size());
}

}  // namespace app
