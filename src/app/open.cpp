#include "app/commands.h"
#include "app/script.h"
#include "app/viewer.h"

#include <filesystem>

namespace app {

namespace {

constexpr base::Millis kAnHour{3'600'000};

/// From arguments to a viewer that shows a living store; the pieces end in reverse order.
int show(const Arguments& arguments, store::Store store) {
    const base::Language language = arguments.language;
    const bool wall = arguments.text("--workspace", "grid") == "wall";
    const std::string title = base::say(language, base::Word::WindowTitle, {store.name()});
    const UiContext ui;
    auto surface = open_window(title, wall);
    if (!surface) return refuse(surface.error(), language);
    const Clock clock{arguments.at};
    auto viewer = Viewer::made(**surface,
                               {wall ? ui::Workspace::Wall : ui::Workspace::Grid, language, clock});
    if (!viewer) return refuse(viewer.error(), language);
    auto world = World::start(std::move(store), clock, [&surface] { (*surface)->wake(); });
    if (!world) return refuse(world.error(), language);
    (*viewer)->attach(**world);
    const StopWaker waker{[&surface] { (*surface)->wake(); }};
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
    const std::string path = arguments.words.empty() ? default_demo_path("S") : arguments.words[0];
    if (arguments.words.empty() && !std::filesystem::exists(path)) return demo(arguments);
    auto store = store::Store::open(path);
    if (!store) return refuse(store.error(), arguments.language);
    return show(arguments, std::move(*store));
}

}  // namespace app
