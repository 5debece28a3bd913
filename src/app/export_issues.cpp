// `getu export`: issues as Open311 GeoReport v2 service requests. Titles only: what callers said
// stays sealed, and nobody who reported, or works, is named.
#include "app/clock.h"
#include "app/commands.h"
#include "app/export.h"
#include "app/folder.h"
#include "app/keys.h"
#include "geo/crs.h"
#include "model/codes.h"
#include "ui/sentences.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

/// What requests are written by.
struct Telling {
    const model::Snapshot& is;
    const geo::Projection& projection;
    bool chinese = true;
};

ordered_json time_or_null(Instant at) {
    return at == base::kNever ? ordered_json(nullptr) : ordered_json(base::iso_from_instant(at));
}
ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

/// "和平社区 幸福里小区 7号楼": from the community down.
std::string address_of(const model::Places& places, model::Row at) {
    if (at == model::kNoRow) return {};
    const std::string name = ui::full_name(places, at);
    const model::Row community = model::above(places, at, model::Kind::Community);
    if (community == model::kNoRow || community == at) return name;
    return places.row[community].name + ' ' + name;
}

std::string agency_of(const Telling& telling, model::DepartmentId id) {
    const model::DepartmentRow* department = model::department_of(*telling.is.rules, id);
    if (department == nullptr) return {};
    return telling.chinese || department->name_en.empty() ? department->name : department->name_en;
}

/// The last that is known to have happened to it.
Instant updated_of(const model::IssueRow& row) {
    Instant last = row.reported;
    for (const Instant at : {row.accepted, row.suspended, row.closed})
        if (at != base::kNever && (last == base::kNever || at > last)) last = at;
    return last;
}

ordered_json request_of(const Telling& telling, const model::Issue& issue) {
    const model::IssueRow& row = issue.row;
    const auto label = [&](const char* list, const std::string& code) {
        return model::label(telling.is, list, code, telling.chinese);
    };
    // The other system's own id goes back to it; what is ours has our number.
    std::string id = row.external_id.empty() ? row.no : row.external_id;
    if (id.empty()) id = "issue-" + std::to_string(model::number(row.id));
    ordered_json request{{"service_request_id", id},
                         {"status", model::closes(row.state) ? "closed" : "open"},
                         {"status_notes", label("K23", row.state)},
                         {"service_name", label("class", row.matter)},
                         {"service_code", text_or_null(row.matter)},
                         {"description", row.title},
                         {"agency_responsible", text_or_null(agency_of(telling, row.department))},
                         {"service_notice", nullptr},
                         {"requested_datetime", time_or_null(row.reported)},
                         {"updated_datetime", time_or_null(updated_of(row))},
                         {"expected_datetime", time_or_null(row.due)},
                         {"address", text_or_null(address_of(*telling.is.places, issue.at))},
                         {"address_id", nullptr},
                         {"zipcode", nullptr},
                         {"lat", nullptr},
                         {"long", nullptr},
                         {"media_url", nullptr}};
    if (row.has_point) {
        const geo::Point at = telling.projection.degrees_from_projected(row.point);
        constexpr double kDigits = 1e7;  // a centimetre
        if (std::isfinite(at.x) && std::isfinite(at.y)) {
            request["lat"] = std::round(at.y * kDigits) / kDigits;
            request["long"] = std::round(at.x * kDigits) / kDigits;
        }
    }
    // What GeoReport has no word for; another Getu reads it again.
    request["extended_attributes"] = {{"title", row.title},
                                      {"state", row.state},
                                      {"urgency", text_or_null(row.urgency)},
                                      {"channel", text_or_null(row.channel)},
                                      {"closed_datetime", time_or_null(row.closed)}};
    return request;
}

bool lies_within(const model::Places& places, model::Row at, model::PlaceId top) {
    for (; at != model::kNoRow; at = places.parent[at])
        if (places.row[at].id == top) return true;
    return false;
}

/// Drafts are nobody's but the author's, and exercises never happened. Of an account for a part of
/// the town, what lies there.
bool goes_out(const model::Snapshot& is, const model::Issue& issue, model::PlaceId scope,
              Instant since) {
    if (issue.gone() || issue.row.exercise || issue.row.state == "DRAFT") return false;
    const bool of_late = issue.row.reported >= since ||
                         (issue.row.closed != base::kNever && issue.row.closed >= since) ||
                         !model::closes(issue.row.state);
    if (since != base::kNever && !of_late) return false;
    return model::number(scope) == 0 || lies_within(*is.places, issue.at, scope);
}

Result<ordered_json> requests_in(store::Store& store, const store::Grant& grant, Instant since,
                                 base::Language language) {
    // Reading leaves out what was closed long before the moment it is asked for.
    const Instant from =
        since == base::kNever ? base::instant_from_seconds(0) : since + model::kClosedKept;
    const auto batch = store.read_all(from);
    if (!batch) return refusal(batch);
    const auto projection = geo::Projection::to(store.epsg());
    if (!projection) return refusal(projection);
    const model::Snapshot is = model::apply({}, *batch);
    const Telling telling{is, *projection, language == base::Language::Chinese};
    ordered_json requests = ordered_json::array();
    for (std::size_t row = 0; row < is.issues.size(); ++row)
        if (goes_out(is, is.issues[row], grant.scope, since))
            requests.push_back(request_of(telling, is.issues[row]));
    return requests;
}

/// "town-issues-20260302.json" where the program stands.
std::string path_in(const Arguments& arguments, Instant now) {
    if (arguments.has("-o")) return arguments.text("-o");
    std::string day = base::iso_from_instant(now).substr(0, 10);
    std::erase(day, '-');
    return free_path(fs::path{arguments.words[0]}.stem().string() + "-issues-" + day + ".json");
}

Result<model::Export> write_requests(store::Store& store, const store::Grant& grant,
                                     const ordered_json& requests, const std::string& path,
                                     const std::string& since, Instant now) {
    const ExportWish wish{.about = {.serial = {},
                                    .account = {},
                                    .table = "open311",
                                    .format = {},
                                    .place = grant.scope,
                                    .rows = static_cast<std::int64_t>(requests.size()),
                                    .filter = since,
                                    .purpose = {},
                                    .sha256 = {},
                                    .file = {}},
                          .path = path};
    // GeoReport has no room for the number: it stands in the register, with the hash of the file.
    return export_file(
        store, grant, wish, now,
        [&](const std::string& file, const std::string& /*serial*/) -> Result<void> {
            std::ofstream out{file, std::ios::binary | std::ios::trunc};
            out << requests.dump(1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
            out.flush();
            if (!out) return fail(Fault::Unreachable, Word::DiskTrouble, {path});
            return {};
        });
}

}  // namespace

int export_issues(const Arguments& arguments) {
    const base::Language language = arguments.language;
    std::optional<Instant> since = base::kNever;
    if (arguments.has("--since")) since = base::instant_from_iso(arguments.text("--since"));
    if (!since) {
        refuse({Fault::Unsupported,
                Word::UsageBadValue,
                {"--since", arguments.text("--since"), "2026-03-01"},
                {}},
               language);
        return kWrongWords;
    }
    const Instant now = Clock{}.now();  // what the audit says does not hang on --at
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    const auto grant = grant_for(*store, arguments, now);
    if (!grant) return refuse(grant.error(), language);
    const auto admitted = store->admit_table(*grant,
                                             {.table = "open311",
                                              .place = grant->scope,
                                              .purpose = {},
                                              .since = *since,
                                              .as_of = Clock{arguments.at}.now()},
                                             model::Act::ExportWork, now);
    if (!admitted) return refuse(admitted.error(), language);
    const auto requests = requests_in(*store, *grant, *since, language);
    if (!requests) return refuse(requests.error(), language);
    const std::string path = path_in(arguments, now);
    const auto file =
        write_requests(*store, *grant, *requests, path, arguments.text("--since"), now);
    if (!file) return refuse(file.error(), language);
    if (arguments.json)
        std::cout << ordered_json{{"format", "open311"},
                                  {"rows", file->rows},
                                  {"serial", file->serial},
                                  {"file", file->file},
                                  {"sha256", file->sha256}}
                         .dump()
                  << '\n';
    else
        std::cout << base::say(language, Word::ExportDone,
                               {path, std::to_string(file->rows), file->serial})
                  << '\n';
    return kDone;
}

}  // namespace app
