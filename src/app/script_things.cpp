#include "app/script_things.h"

#include "app/script_floor.h"
#include "base/text.h"
#include "ui/things.h"

#include <array>
#include <map>

namespace app {

namespace {

/// Points of the ground, two words each.
std::vector<geo::Point> points_in(const std::vector<std::string>& words, std::size_t from) {
    std::vector<geo::Point> points;
    for (std::size_t i = from; i + 1 < words.size(); i += 2) {
        const auto x = number_from<double>(words[i]);
        const auto y = number_from<double>(words[i + 1]);
        if (!x || !y) return {};
        points.push_back({*x, *y});
    }
    return points;
}

std::optional<std::vector<ui::Intent>> thing(const Viewer& viewer,
                                             const std::vector<std::string>& words) {
    if (words.size() == 1 && words[0] == "close") return std::vector<ui::Intent>{ui::OpenThing{}};
    constexpr std::array<const char*, 5> kKinds{"none", "facility", "organisation", "component",
                                                "entrance"};
    if (words.size() < 2 || words[0] != "add") return std::nullopt;
    const ui::View view = viewer.view();
    const model::Row place = model::row_of(*view.snapshot.places, viewer.session().selected);
    for (std::size_t k = 1; k < kKinds.size() && place != model::kNoRow; ++k)
        if (words[1] == kKinds.at(k))
            return std::vector<ui::Intent>{
                ui::thing_added(view, static_cast<ui::ThingKind>(k), place,
                                words.size() > 2 ? words[2] : std::string{})};
    return std::nullopt;
}

std::optional<std::vector<ui::Intent>> site(const std::vector<std::string>& words) {
    if (words.empty()) return std::vector<ui::Intent>{ui::ToggleSite{}};
    if (words[0] == "align") return std::vector<ui::Intent>{ui::AlignSite{true}};
    if (words[0] == "leave") return std::vector<ui::Intent>{ui::AlignSite{false}};
    if (words[0] == "keep") return std::vector<ui::Intent>{ui::KeepSite{}};
    return std::vector<ui::Intent>{ui::ChooseFiles{ui::FilesPurpose::SitePlan},
                                   ui::TakeFiles{{words[0]}}};
}

/// "report", "report picture FILE", "report send 09005 桌椅摆上人行道": of the selection.
std::optional<std::vector<ui::Intent>> report(const Viewer& viewer,
                                              const std::vector<std::string>& words) {
    const model::PlaceId place = viewer.session().selected;
    if (words.empty()) return std::vector<ui::Intent>{ui::ToggleReport{place}};
    if (words[0] == "picture" && words.size() == 2)
        return std::vector<ui::Intent>{ui::ChooseFiles{ui::FilesPurpose::Picture},
                                       ui::TakeFiles{{words[1]}}};
    if (words[0] != "send" || words.size() < 2) return std::nullopt;
    std::string text;
    for (std::size_t i = 2; i < words.size(); ++i) text += (i > 2 ? " " : "") + words[i];
    return std::vector<ui::Intent>{ui::SendReport{
        place, words[1], model::urgency_of(*viewer.frame().snapshot.rules, words[1]), text}};
}

/// "picture FILE" is attached to the issue whose story is open; "picture show", "picture hide".
std::optional<std::vector<ui::Intent>> picture(const Viewer& viewer,
                                               const std::vector<std::string>& words) {
    if (words.size() != 1) return std::nullopt;
    const auto& known = viewer.session().pictures.known;
    if (words[0] == "hide") return std::vector<ui::Intent>{ui::ShowPicture{}};
    if (words[0] != "show") return report(viewer, {"picture", words[0]});
    if (known.empty()) return std::nullopt;
    return std::vector<ui::Intent>{ui::ShowPicture{known.back().id}};
}

/// "table" opens and closes; "table rental 1", "table export CSV", "table columns door,area
/// area<30", "table keep NAME", "table forget NAME", "table feeds".
std::optional<std::vector<ui::Intent>> table_wish(const Viewer& viewer,
                                                  const std::vector<std::string>& words) {
    if (words.empty()) return std::vector<ui::Intent>{ui::ToggleTables{}};
    if (words[0] == "export" && words.size() == 2)
        return std::vector<ui::Intent>{ui::ExportTable{words[1]}};
    if (words[0] == "keep" && words.size() == 2)
        return std::vector<ui::Intent>{ui::KeepTable{words[1]}};
    if (words[0] == "forget" && words.size() == 2)
        return std::vector<ui::Intent>{ui::ForgetTable{words[1]}};
    if (words[0] == "feeds") return std::vector<ui::Intent>{ui::ToggleFeeds{}};
    if (words[0] == "columns" && words.size() > 1)
        return std::vector<ui::Intent>{
            ui::MakeTable{.name = viewer.session().tables.name,
                          .purpose = viewer.session().tables.purpose,
                          .sort = {},
                          .filter = words.size() > 2 ? words[2] : std::string{},
                          .columns = base::split(words[1], ',')}};
    return std::vector<ui::Intent>{
        ui::MakeTable{.name = words[0], .purpose = words.size() > 1 ? words[1] : std::string{}}};
}

/// "lock" opens and closes the card; "lock make 72 6 NAME G01 age>=80", "lock show", "lock hide",
/// "lock send", "lock end": of the newest.
std::optional<std::vector<ui::Intent>> lock(const Viewer& viewer,
                                            const std::vector<std::string>& words) {
    const ui::LockDesk& desk = viewer.session().locks;
    if (words.empty()) return std::vector<ui::Intent>{ui::ToggleLocks{}};
    if (words[0] == "hide") return std::vector<ui::Intent>{ui::ShowLock{}};
    if (words[0] == "send") return std::vector<ui::Intent>{ui::SendVisits{}};
    if (words[0] == "make" && words.size() > 4) {
        std::string rule = words[4];
        for (std::size_t i = 5; i < words.size(); ++i) rule += " " + words[i];
        const auto hours = number_from<double>(words[1]);
        if (!hours) return std::nullopt;
        return std::vector<ui::Intent>{
            ui::MakeLock{words[3], rule, words[2], static_cast<int>(*hours)}};
    }
    if (desk.holding.empty()) return std::nullopt;
    const model::LockId newest = desk.holding.front().id;
    if (words[0] == "show") return std::vector<ui::Intent>{ui::ShowLock{newest}};
    if (words[0] == "end") return std::vector<ui::Intent>{ui::EndLock{newest}};
    return std::nullopt;
}

/// One number of the lock that is shown; "none" without one.
std::string lock_found(const ui::LockDesk& desk, const std::string& what) {
    if (what == "locks") return std::to_string(desk.holding.size());
    if (!desk.shown) return "none";
    const derive::LockSum& sum = desk.shown->sum;
    std::size_t doors = 0;
    for (const derive::LockYard& yard : desk.shown->yard)
        for (const derive::LockStop& stop : yard.stop) doors += stop.at.home.size();
    const std::map<std::string, std::size_t> known{{"lock-targets", sum.targets},
                                                   {"lock-homes", sum.homes},
                                                   {"lock-met", sum.met},
                                                   {"lock-sent", sum.sent},
                                                   {"lock-yards", desk.shown->yard.size()},
                                                   {"lock-buildings", desk.shown->buildings},
                                                   {"lock-doors", doors},
                                                   {"lock-workers", desk.shown->workers}};
    const auto at = known.find(what);
    return at == known.end() ? desk.shown->lock.name : std::to_string(at->second);
}

/// "none", "asks" for a purpose, "making", "writing", "refused", or how many rows.
std::string table_found(const ui::TableDesk& desk) {
    if (!desk.open) return "none";
    if (desk.making) return "making";
    if (desk.writing) return "writing";
    if (!desk.refused.empty()) return "refused";
    return desk.shown ? std::to_string(desk.shown->rows) : "asks";
}

}  // namespace

bool is_about_things(const std::string& verb) {
    return verb == "thing" || verb == "pin" || verb == "site" || verb == "pair" ||
           verb == "report" || verb == "picture" || verb == "table" || verb == "stats" ||
           verb == "lock" || verb == "floor";
}

std::optional<std::vector<ui::Intent>> things_wish(const Viewer& viewer, const std::string& verb,
                                                   const std::vector<std::string>& words) {
    if (verb == "thing") return thing(viewer, words);
    if (verb == "floor") return floor_wish(viewer, words);
    if (verb == "site") return site(words);
    if (verb == "table") return table_wish(viewer, words);
    if (verb == "lock") return lock(viewer, words);
    if (verb == "stats" && words.size() == 2 && words[0] == "export")
        return std::vector<ui::Intent>{ui::ExportSheet{words[1]}};
    if (verb == "stats" && words.size() == 1 && words[0] == "print")
        return std::vector<ui::Intent>{ui::PrintSheet{}};
    if (verb == "stats") return std::nullopt;
    if (verb == "report") return report(viewer, words);
    if (verb == "picture") return picture(viewer, words);
    if (verb == "pin") {
        const auto at = points_in(words, 0);
        if (at.size() != 1) return std::nullopt;
        return std::vector<ui::Intent>{ui::PinThing{true}, ui::PinAt{at[0]}};
    }
    const auto points = points_in(words, 1);
    const auto n = words.empty() ? std::nullopt : number_from<double>(words[0]);
    if (points.size() != 2 || !n || *n < 1) return std::nullopt;
    const auto index = static_cast<std::size_t>(*n) - 1;
    return std::vector<ui::Intent>{ui::SetSiteMode{true}, ui::MovePair{index, points[0]},
                                   ui::SetSiteMode{false}, ui::MovePair{index, points[1]}};
}

std::optional<std::string> things_found(const Viewer& viewer, const std::string& what) {
    if (auto found = floor_found(viewer, what)) return found;
    const ui::Session& session = viewer.session();
    if (what == "thing") {
        const std::string title = ui::thing_title(viewer.view(), session.desk.thing);
        return title.empty() ? "none" : title;
    }
    if (what == "table") return table_found(session.tables);
    if (what.starts_with("lock")) return lock_found(session.locks, what);
    if (what == "tables") return std::to_string(session.tables.names.size());
    if (what == "pictures") return std::to_string(session.pictures.known.size());
    if (what == "picture") return session.pictures.shown.texture != 0 ? "shown" : "none";
    if (what == "report") {
        if (!session.report.open) return "none";
        if (session.report.trouble) return "refused";
        return session.report.picture.texture != 0 ? "picture" : "open";
    }
    if (what == "pairs") return std::to_string(session.site.pairs.size());
    if (what != "site") return std::nullopt;
    if (session.site.aligning) return "aligning";
    if (session.site.reading) return "reading";
    return session.site.picture ? "shown" : "none";
}

}  // namespace app
