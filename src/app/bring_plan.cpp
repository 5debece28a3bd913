#include "app/bring_plan.h"

#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "app/script.h"
#include "base/text.h"
#include "model/snapshot.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <utility>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;

namespace {

constexpr std::array<std::pair<std::string_view, ingest::PlanRole>, 7> kPlanRoles{
    {{"wall", ingest::PlanRole::Wall},
     {"door", ingest::PlanRole::Door},
     {"window", ingest::PlanRole::Window},
     {"room", ingest::PlanRole::Room},
     {"text", ingest::PlanRole::Text},
     {"outline", ingest::PlanRole::Outline},
     {"nothing", ingest::PlanRole::Nothing}}};

/// "wall=A-WALL&door=A-DOOR&text=文字"
Result<std::map<std::string, ingest::PlanRole>> roles_in(const std::string& text) {
    std::map<std::string, ingest::PlanRole> roles;
    for (const std::string& one : base::split(text, '&')) {
        if (one.empty()) continue;
        const std::size_t equals = one.find('=');
        const std::string name = one.substr(0, equals);
        const auto role =
            std::ranges::find(kPlanRoles, name, [](const auto& known) { return known.first; });
        if (equals == std::string::npos || role == kPlanRoles.end() || equals + 1 == one.size())
            return fail(Fault::Unsupported, Word::UsageBadValue,
                        {"--layer", one, "wall=… door=… window=… room=… text=… outline=…"});
        roles[one.substr(equals + 1)] = role->second;
    }
    return roles;
}

Result<PlanOrder> plan_order_in(const Arguments& arguments) {
    PlanOrder order;
    order.file = arguments.words[1];
    auto roles = roles_in(arguments.text("--layer"));
    if (!roles) return refusal(roles);
    constexpr int kUsualSnap_mm = 10;
    const auto snap_mm = number_in(arguments, "--snap", kUsualSnap_mm, 1, 100);
    if (!snap_mm) return refusal(snap_mm);
    order.options.roles = *std::move(roles);
    order.options.snap_m = *snap_mm / 1000.0;
    order.options.level = arguments.text("--level");
    order.options.crs = arguments.text("--crs");
    order.options.encoding = arguments.text("--encoding");
    const std::string points = arguments.text("--points");
    order.options.pairs = geo::pairs_from(points);
    if (!points.empty() && order.options.pairs.size() < 2)
        return fail(Fault::Unsupported, Word::UsageBadValue, {"--points", points, "U V X Y;…"});
    return order;
}

ordered_json json_of_plan(const store::Store& store, const BroughtPlan& brought,
                          base::Language language) {
    const auto linked = [&](auto member) {
        return std::ranges::count_if(brought.links.links, [&](const derive::RoomLink& link) {
            return model::number(link.*member) != 0;
        });
    };
    ordered_json notes = ordered_json::array();
    for (const ingest::PlanNote& note : brought.draft.notes)
        notes.push_back(base::say(language, note.word, note.parts));
    ordered_json line{{"store", store.path()},
                      {"place", model::number(brought.draft.plan.place)},
                      {"name", brought.building},
                      {"levels", brought.draft.plan.levels.size()},
                      {"rooms", brought.draft.plan.rooms.size()},
                      {"openings", brought.draft.plan.openings.size()},
                      {"linked_homes", linked(&derive::RoomLink::unit)},
                      {"linked_fronts", linked(&derive::RoomLink::front)},
                      {"rooms_left", brought.links.rooms_left.size()},
                      {"homes_left", brought.links.units_left.size()},
                      {"fronts_left", brought.links.fronts_left.size()}};
    if (brought.draft.residual_m) line["residual_m"] = *brought.draft.residual_m;
    line["notes"] = std::move(notes);
    return line;
}

void tell_plan(const Arguments& arguments, const store::Store& store, const BroughtPlan& brought) {
    const base::Language language = arguments.language;
    const auto put = [](const ordered_json& line) {
        std::cout << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    };
    for (const ingest::LayerReport& report : brought.draft.reports) {
        if (arguments.json)
            put(json_of(report));
        else
            std::cout << line_of(report, language) << '\n';
    }
    if (arguments.json) return put(json_of_plan(store, brought, language));
    for (const ingest::PlanNote& note : brought.draft.notes)
        std::cout << base::say(language, note.word, note.parts) << '\n';
    const ordered_json numbers = json_of_plan(store, brought, language);
    const auto text = [&](const char* key) { return numbers.at(key).dump(); };
    const Word word = arguments.has("--dry-run") ? Word::LevelDryRun : Word::LevelImported;
    std::cout << base::say(language, word,
                           {brought.building, text("levels"), text("rooms"), text("openings")})
              << '\n'
              << base::say(language, Word::LevelLinks,
                           {text("linked_homes"), text("linked_fronts"), text("rooms_left"),
                            text("homes_left"), text("fronts_left")})
              << '\n';
}

}  // namespace

Result<BroughtPlan> bring_plan(store::Store& store, const store::Grant& grant,
                               const PlanOrder& order, base::Instant now, Depth depth) {
    auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    const model::Snapshot snapshot = model::apply({}, *batch);
    const model::Places& places = *snapshot.places;
    const model::Row row = model::row_of(places, order.building);
    if (row == model::kNoRow || places.kind[row] != model::Kind::Building)
        return fail(Fault::NotFound, Word::LevelNoBuilding,
                    {std::to_string(model::number(order.building))});
    auto draft = ingest::read_plan(order.file, order.options, places.row[row].shape, store.epsg());
    if (!draft) return refusal(draft);
    auto homes = store.homes_of(order.building);
    if (!homes) return refusal(homes);

    BroughtPlan brought{.draft = *std::move(draft)};
    brought.building = places.row[row].name.empty() ? places.row[row].code : places.row[row].name;
    model::FloorPlan& plan = brought.draft.plan;
    plan.place = order.building;
    for (model::LevelRow& level : plan.levels) level.place = order.building;
    brought.links =
        derive::room_links(plan, *homes, derive::fronts_against(snapshot, order.building));
    derive::link_rooms(plan, brought.links);
    if (depth == Depth::Look) return brought;
    const auto written = store.write(store::PutPlan{.plan = plan, .at = now}, grant, now);
    if (!written) return refusal(written);
    return brought;
}

int import_plan(const Arguments& arguments, store::Store& store) {
    const base::Language language = arguments.language;
    auto order = plan_order_in(arguments);
    if (!order || arguments.words.size() > 2) {
        refuse(order ? base::Error{Fault::Unsupported,
                                   Word::UsageUnknownOption,
                                   {"import", arguments.words[2]},
                                   {}}
                     : order.error(),
               language);
        return kWrongWords;
    }
    const base::Instant now = Clock{arguments.at}.now();
    const auto grant = grant_for(store, arguments, now);
    if (!grant) return refuse(grant.error(), language);
    auto batch = store.read_all(now);
    if (!batch) return refuse(batch.error(), language);
    const std::string place = arguments.text("--place");
    order->building = place_named(*model::apply({}, *batch).places, place);
    if (model::number(order->building) == 0)
        return refuse({Fault::NotFound, Word::LevelNoBuilding, {place}}, language);
    const Depth depth = arguments.has("--dry-run") ? Depth::Look : Depth::Write;
    const auto brought = bring_plan(store, *grant, *order, now, depth);
    if (!brought) return refuse(brought.error(), language);
    tell_plan(arguments, store, *brought);
    return kDone;
}

}  // namespace app
