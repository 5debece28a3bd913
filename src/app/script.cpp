#include "app/script.h"

#include "app/script_files.h"
#include "app/script_people.h"
#include "app/script_things.h"
#include "app/script_work.h"
#include "base/text.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <string_view>

namespace app {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;
using model::PlaceId;

namespace {

constexpr std::array<const char*, derive::kStateCount> kStateWords{"ok",     "open",    "soon",
                                                                   "urgent", "overdue", "nodata"};

using Steady = std::chrono::steady_clock;

void turn_for(Viewer& viewer, base::Millis span) {
    const auto end = Steady::now() + span;
    while (!viewer.done() && Steady::now() < end)
        viewer.turn(std::chrono::ceil<base::Millis>(end - Steady::now()));
}

constexpr std::chrono::seconds kPatience{60};  // for what another program is to do

void turn_until_idle(Viewer& viewer) {
    constexpr base::Millis kQuiet{250};  // long enough for a change to come round the store
    auto quiet_since = Steady::now();
    while (!viewer.done() && Steady::now() - quiet_since < kQuiet)
        if (viewer.turn(base::Millis{50}) || !viewer.idle()) quiet_since = Steady::now();
}

class Player {
  public:
    explicit Player(Viewer& viewer) : viewer_{viewer} {}

    Result<void> play(const std::string& line, int number) {
        line_ = number;
        text_ = line;
        const std::size_t space = line.find(' ');
        const std::string verb = line.substr(0, space);
        const std::string rest{space == std::string::npos ? ""
                                                          : base::trimmed(line.substr(space + 1))};
        if (verb == "goto" || verb == "select") return go(verb, rest);
        if (verb == "find") return wish(ui::Find{rest});
        if (verb == "key") return key(rest);
        if (verb == "language")
            return wish(
                ui::SetLanguage{rest == "en" ? base::Language::English : base::Language::Chinese});
        if (verb == "look")
            return wish(ui::SetLook{rest == "dark" ? scene::Look::Dark : scene::Look::Light});
        if (verb == "theme") return theme(rest);
        if (verb == "only") return only(rest);
        if (verb == "motion") return wish(ui::SetReduceMotion{rest == "reduced"});
        if (verb == "list") return list(rest);
        if (verb == "box" || verb == "lasso" || verb == "circle")
            return choose(verb, base::fields(rest));
        if (verb == "undo" && rest.empty()) return wish(ui::Undo{});
        if (verb == "redo") return wish(ui::Redo{});
        if (verb == "plan") return plan(rest);
        if (verb == "home") return home(base::fields(rest));
        if (is_about_people(verb)) {
            const auto meant = people_wish(viewer_, verb, base::fields(rest));
            return meant ? wish(*meant) : unknown();
        }
        if (is_about_things(verb) || is_about_work(verb)) return things(verb, base::fields(rest));
        if (verb == "visit") return wish(ui::LogVisitAt{viewer_.session().selected});
        if (verb == "wait") return wait(rest);
        if (verb == "expect") return expect(base::fields(rest));
        if (verb == "until") return until(base::fields(rest));
        if (verb == "screenshot") return viewer_.screenshot(rest);
        if (is_about_files(verb)) return files(verb, base::fields(rest));
        if (verb != "quit") return unknown();
        viewer_.quit();
        return {};
    }

  private:
    Result<void> unknown() const {
        return fail(Fault::Unsupported, Word::ScriptUnknown, {std::to_string(line_), text_});
    }
    Result<void> unmet(const std::string& wanted, const std::string& found) const {
        return fail(Fault::Conflict, Word::ScriptExpected, {std::to_string(line_), wanted, found});
    }

    Result<void> wish(const ui::Intent& intent) {
        viewer_.handle(intent);
        turn_until_idle(viewer_);
        return {};
    }

    /// Draws once, so that the card is there; who wants more of it waits.
    Result<void> files(const std::string& verb, const std::vector<std::string>& words) {
        if (!play_files(viewer_, verb, words)) return unknown();
        viewer_.turn(base::Millis{0});
        return {};
    }

    Result<void> things(const std::string& verb, const std::vector<std::string>& words) {
        const auto wishes = is_about_work(verb) ? work_wish(viewer_, verb, words)
                                                : things_wish(viewer_, verb, words);
        if (!wishes) return unknown();
        for (const ui::Intent& one : *wishes) viewer_.handle(one);
        turn_until_idle(viewer_);
        return {};
    }

    Result<void> go(const std::string& verb, const std::string& place) {
        if (verb == "select" && place == "none") return wish(ui::Select{});
        const PlaceId id = place_named(*viewer_.frame().snapshot.places, place);
        if (model::number(id) == 0) return fail(Fault::NotFound, Word::NoSuchPlace, {place});
        if (verb == "goto") return wish(ui::ZoomToPlace{id});
        return wish(ui::Select{id});
    }

    /// The rows behind a number, named as in domain.md 7.2.
    Result<void> list(const std::string& id) {
        for (std::size_t c = 0; c < derive::kCounters; ++c) {
            const auto counter = static_cast<derive::Counter>(c);
            if (derive::id_of(counter) == id) return wish(ui::ListBehind{{counter, {}}});
        }
        return unknown();
    }

    /// "plan PLACE" opens it, "plan" closes it.
    Result<void> plan(const std::string& place) {
        if (place.empty()) return wish(ui::ClosePlan{});
        const PlaceId id = place_named(*viewer_.frame().snapshot.places, place);
        if (model::number(id) == 0) return fail(Fault::NotFound, Word::NoSuchPlace, {place});
        // The planner's map opens no plans: homes are not his.
        if (viewer_.session().workspace == ui::Workspace::Plan)
            viewer_.handle(ui::SetWorkspace{false});
        return wish(ui::OpenPlan{id});
    }

    /// "home STAIR DOOR" chooses it; "home met RESULT" and "home use CODE" say what is there.
    Result<void> home(const std::vector<std::string>& words) {
        const auto& homes = viewer_.frame().homes;
        if (words.size() != 2 || !homes) return unknown();
        const model::UnitId chosen = viewer_.session().desk.plan.unit;
        for (const model::Home& home : homes->home) {
            if (words[0] == "met" && home.unit.id == chosen)
                return wish(ui::LogVisitAt{homes->place, chosen, words[1], home.unit.door});
            if (words[0] == "use" && home.unit.id == chosen)
                return wish(ui::Edit{home.unit.door, homes->place,
                                     derive::with_use(home, words[1], viewer_.now())});
            if (words[0] == std::to_string(home.unit.stair) && words[1] == home.unit.door)
                return wish(ui::SelectHome{home.unit.id});
        }
        return fail(Fault::NotFound, Word::NoSuchPlace, {words[1]});
    }

    Result<void> theme(const std::string& name) {
        const auto theme = derive::theme_named(name);
        return theme ? wish(ui::ShowTheme{*theme}) : unknown();
    }

    /// A line of the legend by its number from 1; 0 shows all.
    Result<void> only(const std::string& number) {
        const auto classes = derive::classes_of(viewer_.frame().scene.theme);
        if (number == "0") return wish(ui::ShowAllClasses{});
        if (number.size() != 1 || number[0] < '1' || number[0] > '0' + int(classes.size()))
            return unknown();
        return wish(ui::PickClass{classes[static_cast<std::size_t>(number[0] - '1')]});
    }

    Result<void> key(const std::string& name) {
        if (name == "Escape" && viewer_.session().desk.sheet.open)
            return wish(ui::ToggleStatistics{});
        if (name == "Escape" && ui::covers_page(viewer_.session().files.card))
            return wish(ui::CloseFiles{});
        const scene::Camera& camera = viewer_.session().camera;
        const geo::Point middle{camera.width_px / 2.0, camera.height_px / 2.0};
        const double step = 80 * viewer_.session().ratio;
        const std::map<std::string_view, ui::Intent> keys{
            {"Home", ui::ZoomToAll{}},
            {"Escape", ui::StepBack{}},
            {"F", ui::FocusFind{}},
            {"PageUp", ui::GoUp{}},
            {"PageDown", ui::GoDown{}},
            {"Backspace", ui::GoToParent{}},
            {"Enter", enter()},
            {"Left", ui::PanBy{{step, 0}}},
            {"Right", ui::PanBy{{-step, 0}}},
            {"Up", ui::PanBy{{0, step}}},
            {"Down", ui::PanBy{{0, -step}}},
            {"Plus", ui::ZoomAt{middle, 1.25}},
            {"Minus", ui::ZoomAt{middle, 1 / 1.25}},
            {"F1", ui::ToggleHelp{}},
            {"F2", ui::ToggleStatistics{}},
            {"F5", ui::ToggleDispatch{}},
            {"T", ui::FocusTree{}},
            {"B", ui::ToggleTree{}},
            {"1", ui::ShowTab{ui::Tab::People}},
            {"2", ui::ShowTab{ui::Tab::Land}},
            {"3", ui::ShowTab{ui::Tab::Things}},
            {"4", ui::ShowTab{ui::Tab::Matters}},
            {"5", ui::ShowTab{ui::Tab::Organisations}},
            {"V", ui::ChooseView{}},
            {"Colon", ui::TogglePalette{}},
            {"F12", ui::ToggleHud{}}};
        const auto found = keys.find(name);
        return found == keys.end() ? unknown() : wish(found->second);
    }

    /// With something in the find box Enter goes to the best of it, else to the selection.
    ui::Intent enter() const {
        if (!viewer_.session().find.empty()) return ui::GoToFound{};
        const ui::Session& session = viewer_.session();
        if (session.here == session.selected) return ui::OpenPlan{session.selected};
        return ui::ZoomToPlace{session.selected};
    }

    /// Points in metres of the ground: two of a box, centre and edge of a circle, any number of a
    /// lasso.
    Result<void> choose(const std::string& verb, const std::vector<std::string>& words) {
        std::vector<double> numbers;
        for (const std::string& word : words) {
            double number = 0;
            const auto [end, code] =
                std::from_chars(word.data(), word.data() + word.size(), number);
            if (code != std::errc{}) return unknown();
            numbers.push_back(number);
        }
        geo::Ring corners;
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
            corners.push_back({numbers[i], numbers[i + 1]});
        if (numbers.size() % 2 != 0 || corners.size() < 2) return unknown();
        if (verb == "lasso") return wish(ui::SelectPolygon{std::move(corners)});
        if (verb == "circle")
            return wish(ui::SelectCircle{
                corners[0], std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y)});
        geo::Box box;
        for (const geo::Point p : corners) box.add(p);
        return wish(ui::SelectBox{box});
    }

    Result<void> wait(const std::string& what) {
        if (what == "idle") {
            turn_until_idle(viewer_);
            return {};
        }
        double seconds = 0;
        const auto [end, code] = std::from_chars(what.data(), what.data() + what.size(), seconds);
        if (code != std::errc{}) return unknown();
        turn_for(viewer_, base::Millis{static_cast<std::int64_t>(seconds * 1000)});
        return {};
    }

    Result<void> until(const std::vector<std::string>& words) {
        const auto end = Steady::now() + kPatience;
        auto met = expect(words);
        while (!met && Steady::now() < end && !viewer_.done()) {
            viewer_.turn(base::Millis{50});
            met = expect(words);
        }
        return met;
    }

    static bool is_about_view(const std::string& what) {
        constexpr std::array<std::string_view, 5> kWhat{"selected", "here", "chosen", "moving",
                                                        "still"};
        return std::ranges::find(kWhat, what) != kWhat.end();
    }

    Result<void> expect_view(const std::vector<std::string>& words) {
        const model::Places& places = *viewer_.frame().snapshot.places;
        const ui::Session& session = viewer_.session();
        const bool bare = words[0] == "moving" || words[0] == "still";
        if (words.size() != (bare ? 1 : 2)) return unknown();
        std::string found = viewer_.moving() ? "moving" : "still";
        if (words[0] == "chosen")
            found = std::to_string(session.chosen.places ? session.chosen.places->size() : 0);
        if (words[0] == "selected" || words[0] == "here") {
            const model::Row row =
                model::row_of(places, words[0] == "here" ? session.here : session.selected);
            found = row == model::kNoRow ? "none" : places.row[row].name;
        }
        const std::string& wanted = words.back();
        return found == wanted ? Result<void>{} : unmet(wanted, found);
    }

    /// "plan homes", "plan none"; "homes 36"; "home use 02", "home door 302".
    Result<void> expect_plan(const std::vector<std::string>& words) {
        const ui::Plan& plan = viewer_.session().desk.plan;
        const ui::PlanKind kind = ui::plan_kind(*viewer_.frame().snapshot.places, plan.place);
        std::string found = ui::name_of(kind);
        const auto& homes = viewer_.frame().homes;
        if (words[0] == "homes") found = std::to_string(homes ? homes->home.size() : 0);
        if (words[0] == "home") {
            found = "none";
            for (const model::Home& home : homes ? homes->home : std::vector<model::Home>{})
                if (home.unit.id == plan.unit)
                    found = words[1] == "use"    ? home.unit.use
                            : words[1] == "door" ? home.unit.door
                                                 : home.last_result;
        }
        return found == words.back() ? Result<void>{} : unmet(words.back(), found);
    }

    /// Of the find box, the store, cards, persons, things and issues.
    std::optional<std::string> found_elsewhere(const std::vector<std::string>& words) const {
        if (words.size() == 3) return work_found(viewer_, words[0], words[1]);
        if (words.size() != 2) return std::nullopt;
        const ui::Session& session = viewer_.session();
        if (words[0] == "find") return session.find;
        if (words[0] == "found") return std::to_string(session.finding.found.count);
        if (words[0] == "store") return session.files.store_name;
        if (words[0] == "card") return name_of(session.files.card);
        auto found = people_found(viewer_, words[0]);
        if (!found) found = things_found(viewer_, words[0]);
        return found ? found : work_found(viewer_, words[0]);
    }

    Result<void> expect(const std::vector<std::string>& words) {
        const model::Places& places = *viewer_.frame().snapshot.places;
        const bool of_plan = words.size() == 2 && (words[0] == "plan" || words[0] == "homes");
        if (of_plan || (words.size() == 3 && words[0] == "home")) return expect_plan(words);
        if (!words.empty() && is_about_view(words[0])) return expect_view(words);
        if (const auto found = found_elsewhere(words))
            return *found == words.back() ? Result<void>{} : unmet(words.back(), *found);
        if (words.size() >= 2 && words[0] == "first") {
            const auto& items = viewer_.session().finding.found.items;
            const std::string found =
                items.empty() ? "none" : ui::found_title(viewer_.session().language, items[0]);
            std::string wanted = words[1];
            for (std::size_t i = 2; i < words.size(); ++i) wanted += " " + words[i];
            return found == wanted ? Result<void>{} : unmet(wanted, found);
        }
        if (words.size() == 3 && words[0] == "state") {
            const model::Row row = model::row_of(places, place_named(places, words[1]));
            if (row == model::kNoRow) return fail(Fault::NotFound, Word::NoSuchPlace, {words[1]});
            const auto state = static_cast<std::size_t>(viewer_.frame().derived.block[row].state);
            return kStateWords.at(state) == words[2] ? Result<void>{}
                                                     : unmet(words[2], kStateWords.at(state));
        }
        if (words.size() == 3 && words[0] == "frames") {
            int seconds = 0;
            const std::string& text = words[2];
            const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
            if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return unknown();
            const std::uint64_t before = viewer_.pages_drawn();
            turn_for(viewer_, base::Seconds{seconds});
            const std::string found = std::to_string(viewer_.pages_drawn() - before);
            return found == words[1] ? Result<void>{} : unmet(words[1], found);
        }
        return unknown();
    }

    Viewer& viewer_;
    int line_ = 0;
    std::string text_;
};

}  // namespace

PlaceId place_named(const model::Places& places, const std::string& text) {
    std::int64_t id = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool all_digits = code == std::errc{} && end == text.data() + text.size();
    for (const model::PlaceRow& row : places.row)
        if (row.code == text || row.name == text) return row.id;
    if (all_digits && model::row_of(places, PlaceId{id}) != model::kNoRow) return PlaceId{id};
    return {};
}

Result<void> run_script(Viewer& viewer, const std::string& path) {
    std::ifstream file{path};
    if (!file) return fail(Fault::NotFound, Word::ScriptMissing, {path});
    turn_until_idle(viewer);
    Player player{viewer};
    int number = 0;
    for (std::string line; std::getline(file, line) && !viewer.done();) {
        ++number;
        const std::string text{base::trimmed(line)};
        if (text.empty() || text[0] == '#') continue;
        if (auto played = player.play(text, number); !played) return played;
    }
    return {};
}

}  // namespace app
