#include "app/bring_files.h"

#include "app/keys.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string_view>

namespace app {

using base::Language;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;

namespace {

/// A field of a comma-separated line. Values that a table program would take for a formula are
/// kept as text.
std::string quoted(const std::string& value) {
    std::string text = "\"";
    if (!value.empty() && std::string_view{"=+-@"}.find(value[0]) != std::string_view::npos)
        text += '\'';
    for (const char c : value) {
        if (c == '"') text += '"';
        text += c;
    }
    return text + "\"";
}

std::string words_of(const ingest::CrsNote& note, Language language) {
    using Known = ingest::CrsChoice::Known;
    static const std::map<Known, Word> words{{Known::Said, Word::CrsSaid},
                                             {Known::Assumed, Word::CrsAssumed},
                                             {Known::AssumedInChina, Word::CrsAssumedInChina},
                                             {Known::ByZonePrefix, Word::CrsByZonePrefix}};
    std::string text = note.system;
    if (const auto word = words.find(note.known); word != words.end())
        text = base::say(language, word->second, {text});
    return note.north_first ? base::say(language, Word::CrsNorthFirst, {text}) : text;
}

/// What is of no use here, or here already, need not be mended.
bool is_no_mistake(std::string_view reason) {
    return reason == "not-used" || reason == "already-there" || reason == "not-for-walking" ||
           reason == "no-entry" || reason == "not-built";
}

/// As it is kept with a batch: for programs, in no language.
ordered_json json_of_crs(const ingest::CrsNote& note) {
    constexpr std::array<const char*, 5> kKnown{"declared", "said", "assumed", "assumed",
                                                "zone-prefix"};
    ordered_json json{{"file", std::filesystem::path{note.file}.filename().string()},
                      {"layer", note.layer},
                      {"crs", note.system},
                      {"known", kKnown.at(static_cast<std::size_t>(note.known))}};
    if (note.north_first) json["north_first"] = true;
    return json;
}

}  // namespace

Word word_of_reason(std::string_view reason) {
    static const std::map<std::string_view, Word> words{
        {"no-geometry", Word::RemarkNoGeometry},
        {"bad-coordinates", Word::RemarkBadCoordinates},
        {"too-few-points", Word::RemarkTooFewPoints},
        {"open-ring", Word::RemarkOpenRing},
        {"outline-filled", Word::RemarkOutlineFilled},
        {"bad-text", Word::RemarkBadText},
        {"file-broken", Word::RemarkFileBroken},
        {"missing-nodes", Word::RemarkMissingNodes},
        {"cut-relation", Word::RemarkCutRelation},
        {"not-used", Word::RemarkNotUsed},
        {"no-area-left", Word::RemarkNoAreaLeft},
        {"invalid", Word::RemarkInvalid},
        {"exploded", Word::RemarkExploded},
        {"too-small", Word::RemarkTooSmall},
        {"label-point", Word::RemarkLabelPoint},
        {"far-away", Word::RemarkFarAway},
        {"swapped-axes", Word::RemarkSwappedAxes},
        {"duplicate", Word::RemarkDuplicate},
        {"above-district", Word::RemarkAboveDistrict},
        {"building-part", Word::RemarkBuildingPart},
        {"no-length", Word::RemarkNoLength},
        {"no-name", Word::RemarkNoName},
        {"not-on-earth", Word::RemarkNotOnEarth},
        {"pieces-joined", Word::RemarkPiecesJoined},
        {"broken-relation", Word::RemarkBrokenRelation},
        {"unreadable", Word::RemarkUnreadable},
        {"already-there", Word::RemarkAlreadyThere},
        {"outside", Word::RemarkOutside},
        {"no-community", Word::RemarkNoCommunity},
        {"no-grid", Word::RemarkNoGrid},
        {"no-building", Word::RemarkNoBuilding},
        {"outside-building", Word::LevelRemarkOutside},
        {"no-level", Word::LevelRemarkNoLevel},
        {"bad-level", Word::LevelRemarkBadLevel},
        {"no-wall", Word::LevelRemarkNoWall},
        {"not-for-walking", Word::WaysReasonMotor},
        {"no-entry", Word::WaysReasonNoEntry},
        {"not-built", Word::WaysReasonUnbuilt},
        {"private-way", Word::WaysReasonPrivate},
        {"gate-nowhere", Word::WaysReasonGateNowhere},
        {"outside-part", Word::LevelRemarkPart},
        {"code-wrong", Word::RegisterCodeWrong},
        {"refused-column", Word::RegisterRefusedColumn},
        {"id-number-wrong", Word::RegisterIdWrong},
        {"person-twice", Word::RegisterTwice},
        {"id-number-differs", Word::RegisterDiffers},
        {"code-unknown", Word::RegisterCodeUnknown},
        {"too-many-cells", Word::RegisterTooManyCells},
        {"nothing-to-keep", Word::RegisterNothingToKeep},
        {"nothing-said", Word::RegisterNothingSaid},
        {"community-unknown", Word::RegisterCommunityUnknown},
        {"yard-unknown", Word::RegisterYardUnknown},
        {"yard-ambiguous", Word::RegisterYardAmbiguous},
        {"building-missing", Word::RegisterBuildingMissing},
        {"building-unknown", Word::RegisterBuildingUnknown},
        {"building-ambiguous", Word::RegisterBuildingAmbiguous},
        {"address-unclear", Word::RegisterAddressUnclear},
        {"stair-missing", Word::RegisterStairMissing},
        {"stair-too-high", Word::RegisterStairTooHigh},
        {"floor-missing", Word::RegisterFloorMissing},
        {"floor-too-high", Word::RegisterFloorTooHigh},
        {"door-missing", Word::RegisterDoorMissing}};
    const auto found = words.find(reason);
    return found == words.end() ? Word::RemarkOther : found->second;
}

Word word_of_kind(std::string_view kind) {
    static const std::map<std::string_view, Word> words{{"building", Word::KindBuilding},
                                                        {"road", Word::KindRoad},
                                                        {"boundary", Word::KindBoundary},
                                                        {"landuse", Word::KindYard},
                                                        {"water", Word::KindWater},
                                                        {"green", Word::KindGreen},
                                                        {"poi", Word::KindPoi},
                                                        {"shop", Word::KindShop},
                                                        {"address", Word::KindAddress},
                                                        {"rail", Word::KindGround},
                                                        {"wall", Word::KindGround},
                                                        {"register", Word::KindRegister},
                                                        {"plan", Word::LevelTitle},
                                                        {"component", Word::TableComponent},
                                                        {"entrance", Word::TableEntrance},
                                                        {"ways", Word::TableWalkEdge}};
    const auto found = words.find(kind);
    return found == words.end() ? Word::KindIgnored : found->second;
}

store::ImportNote note_of(const std::vector<std::string>& paths, const ingest::FromFiles& made,
                          base::Instant now, bool founding) {
    ordered_json files = ordered_json::array();
    for (const std::string& path : paths) {
        files.push_back({{"name", std::filesystem::path{path}.filename().string()},
                         {"sha256", store::file_sha256(path)}});
        if (founding) files.back()["founding"] = true;
    }
    ordered_json report = ordered_json::array();
    for (const ingest::LayerReport& layer : made.reports) report.push_back(json_of(layer));
    ordered_json systems = ordered_json::array();
    for (const ingest::CrsNote& note : made.crs_notes) systems.push_back(json_of_crs(note));
    return {.at = std::chrono::floor<base::Seconds>(now),
            .files = files.dump(-1, ' ', false, ordered_json::error_handler_t::replace),
            .crs = systems.dump(-1, ' ', false, ordered_json::error_handler_t::replace),
            .report = report.dump(-1, ' ', false, ordered_json::error_handler_t::replace)};
}

ordered_json json_of(const ingest::LayerReport& report) {
    ordered_json reasons = ordered_json::object();
    for (const ingest::Remark& remark : report.reasons)
        reasons[remark.reason] = reasons.value(remark.reason, std::size_t{0}) + remark.ids.size();
    return {{"file", std::filesystem::path{report.file}.filename().string()},
            {"layer", report.layer},
            {"as", report.as},
            {"read", report.read},
            {"kept", report.kept},
            {"repaired", report.repaired},
            {"rejected", report.rejected},
            {"reasons", reasons}};
}

std::string line_of(const ingest::LayerReport& report, Language language) {
    std::string line =
        base::say(language, Word::ImportLine,
                  {std::filesystem::path{report.file}.filename().string(), report.layer,
                   base::say(language, word_of_kind(report.as)), std::to_string(report.read),
                   std::to_string(report.kept), std::to_string(report.repaired),
                   std::to_string(report.rejected)});
    std::string reasons;
    for (const ingest::Remark& remark : report.reasons)
        reasons += (reasons.empty() ? "" : ", ") +
                   base::say(language, word_of_reason(remark.reason)) + " " +
                   std::to_string(remark.ids.size());
    return reasons.empty() ? line : line + " (" + reasons + ")";
}

std::map<std::string, int> systems_in(const std::vector<ingest::CrsNote>& notes,
                                      Language language) {
    std::map<std::string, int> systems;
    for (const ingest::CrsNote& note : notes) ++systems[words_of(note, language)];
    return systems;
}

std::string write_mend_list(const std::string& store_path,
                            const std::vector<ingest::LayerReport>& reports, Language language) {
    std::string text;
    for (const ingest::LayerReport& report : reports) {
        if (report.as == "register") continue;  // has its own, whole rows
        for (const ingest::Remark& remark : report.reasons) {
            if (remark.repaired || remark.flagged || is_no_mistake(remark.reason)) continue;
            for (const std::string& id : remark.ids)
                text += quoted(std::filesystem::path{report.file}.filename().string()) + "," +
                        quoted(report.layer) + "," + quoted(id) + "," +
                        quoted(base::say(language, word_of_reason(remark.reason))) + "\n";
        }
    }
    if (text.empty()) return {};
    const std::string path = store_path + ".rejected.csv";
    std::ofstream file{path, std::ios::binary};
    file << "\xEF\xBB\xBF" << base::say(language, Word::MendHead) << "\n" << text;
    return file ? path : std::string{};
}

Result<NewStore> new_store(const std::string& store_path, const std::vector<std::string>& files,
                           const ingest::FilesOptions& options) {
    auto made = ingest::place_from_files(files, options);
    if (!made) return refusal(made);
    const store::ImportNote note = note_of(files, *made, options.now, true);
    const store::Pace pace = [&options](std::int64_t rows) {
        if (options.progress) options.progress({.file = {}, .rows = rows, .share = -1});
        return options.cancelled == nullptr || !options.cancelled->load();
    };
    auto founded =
        create_founded(store_path, made->epsg, made->name, made->rows, options.now, &note, pace);
    if (!founded) return refusal(founded);
    const auto places = static_cast<std::int64_t>(made->rows.places.size());
    const std::int64_t blocks = ingest::blocks_in(made->rows);
    made->rows = {};
    return NewStore{std::move(founded->store),
                    std::move(*made),
                    places,
                    blocks,
                    std::move(founded->key_path),
                    std::move(founded->recovery_key)};
}

base::Result<Brought> bring_into(store::Store& store, const std::vector<std::string>& files,
                                 const ingest::FilesOptions& options, Depth depth,
                                 const store::Pace& pace) {
    const auto all = store.read_all(options.now);
    if (!all) return base::refusal(all);
    const auto shops = store.shops();
    if (!shops) return base::refusal(shops);
    auto made = ingest::additions_from_files(files, {model::apply({}, *all), *shops, store.epsg()},
                                             options);
    if (!made) return base::refusal(made);
    Brought brought{.made = std::move(*made)};
    model::Rows rows = std::exchange(brought.made.rows, {});
    brought.places = static_cast<std::int64_t>(rows.places.size());
    brought.blocks = ingest::blocks_in(rows);
    if (depth == Depth::Look || ingest::adds_nothing(rows)) return brought;
    const auto batch =
        store.bring(std::move(rows), note_of(files, brought.made, options.now), pace);
    if (!batch) return base::refusal(batch);
    brought.batch = *batch;
    return brought;
}

}  // namespace app
