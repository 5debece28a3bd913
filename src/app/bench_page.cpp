#include "app/bench_page.h"

#include "app/bench.h"
#include "app/bench_town.h"
#include "ingest/fictional.h"

#include <chrono>
#include <filesystem>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

constexpr double kLongestStart_ms = 60'000;

}  // namespace

Result<std::unique_ptr<MeasuredPage>> MeasuredPage::over(const std::string& size, Extent extent,
                                                         ui::Workspace workspace) {
    std::unique_ptr<MeasuredPage> page{new MeasuredPage};
    page->extent_ = extent;
    page->workspace_ = workspace;
    auto rows = rows_of_size(size, Clock{}.now());
    if (!rows) return refusal(rows);
    auto store = store::Store::create(page->store_path(), ingest::kFictionalEpsg, "bench", *rows);
    if (!store) return refusal(store);
    if (auto shown = page->show(std::move(*store)); !shown) return refusal(shown);
    return page;
}

/// Returns when the page has come to rest.
Result<void> MeasuredPage::show(store::Store store) {
    const bool wall = workspace_ == ui::Workspace::Wall;
    auto surface = open_offscreen(extent_, 1);
    if (!surface) return refusal(surface);
    surface_ = std::move(*surface);
    auto viewer = Viewer::made(*surface_, {.workspace = workspace_, .measures = wall});
    if (!viewer) return refusal(viewer);
    viewer_ = std::move(*viewer);
    auto world = World::start(
        std::move(store), Clock{}, [this] { surface_->wake(); },
        wall ? store::Grant::wall() : store::Grant{});
    if (!world) return refusal(world);
    world_ = std::move(*world);
    viewer_->attach(*world_);
    const auto start = std::chrono::steady_clock::now();
    while ((!viewer_->idle() || viewer_->pages_drawn() == 0) && ms_since(start) < kLongestStart_ms)
        viewer_->turn(base::Millis{20});
    return {};
}

MeasuredPage::~MeasuredPage() {
    world_.reset();
    viewer_.reset();
    surface_.reset();
}

pid_t start_getu(std::vector<std::string> words) {
    std::error_code failed;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe", failed).string();
    words.insert(words.begin(), program);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int refused =
        posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return refused == 0 ? child : 0;
}

}  // namespace app
