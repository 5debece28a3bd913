// app/bench_page.h — a page in memory over a store of its own, as a window would be. Only for
// bench*.cpp.
#pragma once

#include "app/bench_scratch.h"
#include "app/viewer.h"
#include "base/result.h"

#include <memory>
#include <string>

namespace app {

class MeasuredPage {
  public:
    /// Over a fresh store of a fictional town of `size`, settled: drawn, indexed, at rest.
    static base::Result<std::unique_ptr<MeasuredPage>> over(
        const std::string& size, Extent extent, ui::Workspace workspace = ui::Workspace::Grid);

    ~MeasuredPage();
    MeasuredPage(const MeasuredPage&) = delete;
    MeasuredPage& operator=(const MeasuredPage&) = delete;
    MeasuredPage(MeasuredPage&&) = delete;
    MeasuredPage& operator=(MeasuredPage&&) = delete;

    Viewer& viewer() { return *viewer_; }
    World& world() { return *world_; }
    std::string file(const std::string& name) const { return folder_.file(name); }
    std::string store_path() const { return file("bench.gpkg"); }

  private:
    MeasuredPage() = default;
    base::Result<void> show(store::Store store);

    Extent extent_;
    ui::Workspace workspace_{};
    ScratchFolder folder_;
    UiContext ui_;
    std::unique_ptr<Surface> surface_;
    std::unique_ptr<Viewer> viewer_;
    std::unique_ptr<World> world_;
};

/// `getu WORD…` in a process of its own, its words on standard error kept out of the way; 0 when
/// it could not be started.
pid_t start_getu(std::vector<std::string> words);

}  // namespace app
