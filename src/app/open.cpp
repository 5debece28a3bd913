#include "app/commands.h"
#include "app/keys.h"
#include "app/script.h"
#include "app/settings.h"
#include "app/viewer.h"
#include "app/wall_privacy.h"
#include "base/log.h"

#include <filesystem>
#include <memory>
#include <utility>

namespace app {

namespace {

constexpr base::Millis kAnHour{3'600'000};

/// A store of an earlier program gets its owner when it is first opened; what is to be told then.
/// That it could not be founded hinders nobody from opening it.
std::string owner_notice(store::Store& store, base::Language language) {
    const auto founded = found_if_new(store, Clock{}.now());
    if (!founded) {
        base::log_about(founded.error());
        return {};
    }
    if (!*founded) return {};
    return base::say(language, base::Word::OwnerMade,
                     {(*founded)->key_path, (*founded)->recovery_key});
}

/// Owns the world that is shown; another store can take its place.
class Shown {
  public:
    Shown(Surface& surface, Clock clock, const Arguments& who)
        : surface_{surface}, clock_{clock}, language_{who.language}, who_{who} {}

    base::Result<OpenedStore> show(store::Store store, store::Grant grant, std::string notice) {
        OpenedStore opened{.path = store.path(),
                           .name = store.name(),
                           .epsg = store.epsg(),
                           .notice = std::move(notice)};
        auto world = World::start(
            std::move(store), clock_, [this] { surface_.wake(); }, std::move(grant));
        if (!world) return base::refusal(world);
        world_ = std::move(*world);
        opened.world = world_.get();
        surface_.set_title(base::say(language_, base::Word::WindowTitle, {opened.name}));
        return opened;
    }

    base::Result<OpenedStore> show(const std::string& path) {
        auto store = store::Store::open(path);
        if (!store) return base::refusal(store);
        // Who came as somebody stays that in the store that he opened; so does a wall.
        const bool wall = who_.text("--workspace") == "wall";
        std::string notice = who_.has("--as") || wall ? "" : owner_notice(*store, language_);
        auto grant = grant_for(*store, who_, Clock{}.now());
        if (!grant) return base::refusal(grant);
        if (wall)
            if (auto blind = sees_no_person(*store, *grant, Clock{}.now()); !blind)
                return base::refusal(blind);
        return show(std::move(*store), std::move(*grant), std::move(notice));
    }

  private:
    Surface& surface_;
    Clock clock_;
    base::Language language_;
    const Arguments& who_;  // --as, --workspace
    std::unique_ptr<World> world_;
};

/// Settings are kept, and where a wall is: from one session to the next.
void keep_what_is_set(ViewerOptions& options, const store::Store& store) {
    options.settings = settings_path();
    options.wall_setting = wall_setting_path();
    options.wall_place =
        wall_place_path(store.id(), read_wall_setting(options.wall_setting).setting.name);
}

/// From arguments to a viewer that shows a living store; the pieces end in reverse order.
int show(const Arguments& arguments, store::Store store) {
    const base::Language language = arguments.language;
    // Only who may be its owner founds a store, and no wall shows a recovery key.
    const bool anybody = arguments.has("--as") || arguments.text("--workspace") == "wall";
    std::string notice = anybody ? std::string{} : owner_notice(store, language);
    auto grant = grant_for(store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const bool wall = arguments.text("--workspace", "grid") == "wall";
    if (wall)
        if (const auto blind = sees_no_person(store, *grant, Clock{}.now()); !blind)
            return refuse(blind.error(), language);
    const std::string title = base::say(language, base::Word::WindowTitle, {store.name()});
    const UiContext ui;
    auto surface = open_window(title, wall);
    if (!surface) return refuse(surface.error(), language);
    const Clock clock{arguments.at};
    Shown shown{**surface, clock, arguments};
    ViewerOptions options{
        .workspace = wall ? ui::Workspace::Wall : ui::Workspace::Grid,
        .language = language,
        .clock = clock,
        .language_told = arguments.has("--lang"),
        .real_screen = true,
        .open_store = [&shown](const std::string& path) { return shown.show(path); }};
    // A rehearsed session is the same on every machine.
    if (!arguments.has("--script"))
        keep_what_is_set(options, store);
    else if (wall)  // … but on the screens that are there
        options.wall_setting = wall_setting_path();
    auto viewer = Viewer::made(**surface, options);
    if (!viewer) return refuse(viewer.error(), language);
    const auto opened = shown.show(std::move(store), std::move(*grant), std::move(notice));
    if (!opened) return refuse(opened.error(), language);
    (*viewer)->attach(*opened);
    const StopWaker waker{[&surface] { (*surface)->wake(); }};
    if (arguments.text("--workspace") == "plan") (*viewer)->handle(ui::SetWorkspace{});
    if (arguments.has("--script")) {
        auto played = run_script(**viewer, arguments.text("--script"));
        if (!played) return refuse(played.error(), language);
    }
    while (!(*viewer)->done()) (*viewer)->turn(kAnHour);
    return kDone;
}

}  // namespace

int open(const Arguments& arguments) {
    listen_for_stop();
    const std::string last = read_settings(settings_path()).settings.last_store;
    const bool there = !last.empty() && std::filesystem::exists(last);
    const std::string unnamed = there ? last : default_demo_path("S");
    const std::string path = arguments.words.empty() ? unnamed : arguments.words[0];
    if (arguments.words.empty() && !std::filesystem::exists(path)) return demo(arguments);
    auto store = store::Store::open(path);
    if (!store) return refuse(store.error(), arguments.language);
    return show(arguments, std::move(*store));
}

}  // namespace app
