#include "app/wall_files.h"

#include "app/kept_json.h"
#include "app/settings.h"
#include "base/text.h"

#include <cmath>
#include <cstdlib>
#include <fstream>

namespace app {

using base::Fault;
using base::Word;
using nlohmann::ordered_json;

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr double kFarthest_m = 200;
constexpr double kHighest_m = 100;
constexpr int kMostScreens = 20;

/// A name becomes part of a file's name.
std::string as_file_name(const std::string& text) {
    std::string name;
    for (const char c : text) name += c == '/' || c == '\0' ? '_' : c;
    return name;
}

nlohmann::json read_object(const std::string& path, bool& there) {
    std::ifstream file{path};
    there = static_cast<bool>(file);
    if (!there) return {};
    return nlohmann::json::parse(file, nullptr, false);
}

void take_choice(KeptReader& reader, derive::WallChoice& choice) {
    using Of = derive::WallChoice::Of;
    int of = 0;
    int kpi = 0;
    std::int64_t community = 0;
    reader.take_within("choice", of, 0, static_cast<int>(Of::Cell));
    reader.take_within("kpi", kpi, 0, static_cast<int>(derive::kWallKpis) - 1);
    reader.take("community", community);
    reader.take("cell_column", choice.cell.column);
    reader.take("cell_row", choice.cell.row);
    choice.of = static_cast<Of>(of);
    choice.kpi = static_cast<derive::WallKpi>(kpi);
    choice.community = model::PlaceId{community};
}

}  // namespace

std::string wall_setting_path() {
    const std::filesystem::path settings = settings_path();
    return settings.empty() ? "" : (settings.parent_path() / "wall.json").string();
}

ReadWallSetting read_wall_setting(const std::string& path) {
    ReadWallSetting read;
    bool there = false;
    const nlohmann::json json = read_object(path, there);
    if (!there) return read;
    if (!json.is_object()) {
        read.trouble = base::Error{Fault::Corrupt, Word::SettingsDamaged, {path}, path};
        return read;
    }
    KeptReader reader{json};
    ui::WallSetting& s = read.setting;
    reader.take("name", s.name);
    if (base::trimmed(s.name).empty()) s.name = ui::WallSetting{}.name;
    reader.take_within("distance_m", s.distance_m, 0.0, kFarthest_m);
    reader.take_within("height_m", s.height_m, 0.0, kHighest_m);
    reader.take_within("columns", s.columns, 1, kMostScreens);
    reader.take_within("rows", s.rows, 1, kMostScreens);
    reader.take_within("seam_px", s.seam_px, 0.0, 1000.0);
    reader.take_within("trend_days", s.trend_days, 1, static_cast<int>(derive::kWallDays));
    reader.take_within("stop_s", s.stop_s, 3.0, 3600.0);
    reader.take("reduce_motion", s.reduce_motion);
    reader.take("sound", s.sound);
    reader.take_within("volume", s.volume, 0, 100);
    reader.take_within("quiet_from_min", s.quiet_from_min, 0, kMinutesOfDay);
    reader.take_within("quiet_to_min", s.quiet_to_min, 0, kMinutesOfDay);
    reader.take_within("silent_min", s.silent_min, 0.0, 100'000.0);
    if (!reader.unknown().empty())
        read.trouble = base::Error{Fault::Corrupt, Word::SettingsUnknown, {reader.unknown()}, path};
    return read;
}

base::Result<void> write_wall_setting(const std::string& path, const ui::WallSetting& s) {
    return write_kept(path, ordered_json{{"name", s.name},
                                         {"distance_m", s.distance_m},
                                         {"height_m", s.height_m},
                                         {"columns", s.columns},
                                         {"rows", s.rows},
                                         {"seam_px", s.seam_px},
                                         {"trend_days", s.trend_days},
                                         {"stop_s", s.stop_s},
                                         {"reduce_motion", s.reduce_motion},
                                         {"sound", s.sound},
                                         {"volume", s.volume},
                                         {"quiet_from_min", s.quiet_from_min},
                                         {"quiet_to_min", s.quiet_to_min},
                                         {"silent_min", s.silent_min}});
}

std::string wall_place_path(const std::string& store_id, const std::string& wall) {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    const bool told = state != nullptr && *state == '/';
    if (!told && home == nullptr) return {};
    const std::string folder = told ? std::string{state} : std::string{home} + "/.local/state";
    const std::string id = store_id.empty() ? "none" : store_id;
    return folder + "/getu/wall-" + as_file_name(id) + "-" + as_file_name(wall) + ".json";
}

std::optional<WallPlace> read_wall_place(const std::string& path) {
    bool there = false;
    const nlohmann::json json = read_object(path, there);
    if (!there || !json.is_object()) return std::nullopt;
    KeptReader reader{json};
    WallPlace place;
    std::int64_t spotlight = 0;
    std::int64_t looked_at = 0;
    std::int64_t told_ms = 0;
    reader.take("spotlight", spotlight);
    reader.take("tour", place.tour);
    reader.take("hot_spots", place.hot_spots);
    reader.take_within("trend_days", place.trend_days, 0, static_cast<int>(derive::kWallDays));
    take_choice(reader, place.choice);
    reader.take("looked_at", looked_at);
    reader.take("x", place.centre.x);
    reader.take("y", place.centre.y);
    reader.take_within("metres_per_px", place.metres_per_px, 0.0, 1000.0);
    reader.take("told_ms", told_ms);
    if (!reader.unknown().empty() || !std::isfinite(place.centre.x) ||
        !std::isfinite(place.centre.y))
        return std::nullopt;
    place.spotlight = model::IssueId{spotlight};
    place.looked_at = model::IssueId{looked_at};
    place.told = base::Instant{base::Millis{told_ms}};
    return place;
}

base::Result<void> write_wall_place(const std::string& path, const WallPlace& place) {
    return write_kept(path, ordered_json{{"spotlight", model::number(place.spotlight)},
                                         {"tour", place.tour},
                                         {"hot_spots", place.hot_spots},
                                         {"trend_days", place.trend_days},
                                         {"choice", static_cast<int>(place.choice.of)},
                                         {"kpi", static_cast<int>(place.choice.kpi)},
                                         {"community", model::number(place.choice.community)},
                                         {"cell_column", place.choice.cell.column},
                                         {"cell_row", place.choice.cell.row},
                                         {"looked_at", model::number(place.looked_at)},
                                         {"x", place.centre.x},
                                         {"y", place.centre.y},
                                         {"metres_per_px", place.metres_per_px},
                                         {"told_ms", place.told.time_since_epoch().count()}});
}

}  // namespace app
