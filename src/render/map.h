// render/map.h — the map in its own framebuffer: upload what is new, redraw what is damaged.
//
// Ground and streets, which seldom change, are kept as a picture of their own: where a building
// changes they are copied, and only what stands on them is drawn.
//
// `show` may upload, `draw` may draw. The map remembers which pages and chunks it has; frozen
// data never says "uploaded".
#pragma once

#include "base/result.h"
#include "scene/camera.h"
#include "scene/floor_chunk.h"
#include "scene/labels.h"
#include "scene/palette.h"
#include "scene/scene.h"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace render {

/// What a picture is drawn in, one after the other.
enum class Pass : std::uint8_t {
    Regions,
    Areas,
    Ways,
    Copy,  // of the ground below what stands on it
    Cells,
    Bricks,
    Blocks,
    Floors,
    Borders,
    Labels,
    Signs
};
inline constexpr std::size_t kPassCount = 11;

/// What drawing cost since the map was made. Tests assert these, never milliseconds.
struct Counters {
    std::uint64_t full_redraws = 0;
    std::uint64_t damage_redraws = 0;
    std::uint64_t ground_redraws = 0;  // of full ones, those for which the ground was drawn anew
    std::uint64_t ground_boxes = 0;    // of the ground, drawn anew because a state there changed
    std::uint64_t draw_calls = 0;
    std::uint64_t triangles = 0;
    std::uint64_t geometry_bytes = 0;  // uploaded
    std::uint64_t state_bytes = 0;     // uploaded
    std::uint64_t label_bytes = 0;     // uploaded
    std::uint64_t cell_bytes = 0;      // uploaded
    std::uint64_t floor_bytes = 0;     // uploaded, of buildings that were opened
    std::uint64_t fill_bytes = 0;      // uploaded, colours of rooms
    std::uint64_t labels = 0;          // in the last picture
    std::uint64_t blocks_in_view = 0;  // in the last full picture
    // Of the last picture drawn with Style::timed.
    std::array<double, kPassCount> pass_ms{};
    std::array<std::uint64_t, kPassCount> pass_triangles{};
    int level_of_detail = 1;  // of the last full picture: 1 polygons, 2 bricks, 3 cells
};

/// What any graphics card draws in a few milliseconds, and software in a fifth of a second.
inline constexpr std::uint64_t kAmpleBudget = 1'000'000;

/// How the map looks, besides the scene and the camera.
struct Style {
    scene::Look look = scene::Look::Light;
    derive::ClassSet shown = derive::kAllClasses;  // classes of the scene's theme
    double ratio = 1;                              // device pixels to design pixels
    std::uint64_t budget = kAmpleBudget;           // triangles of blocks in one picture, about
    bool timed = false;  // waits after each pass to tell how long it took: for those who measure

    friend bool operator==(const Style&, const Style&) = default;
};

class Map {
  public:
    /// Compiles the programs. The context must be current and stay so.
    static base::Result<Map> made();

    Map(Map&&) noexcept;
    Map& operator=(Map&&) noexcept;
    ~Map();

    /// Takes over a scene: uploads chunks and state pages whose pointer is new, and notes the
    /// boxes of slots whose state changed as damage.
    void show(const scene::Scene& scene);

    /// Takes over the floors of the buildings that are opened: uploads chunks whose pointer is new,
    /// and the colours of the rooms of a floor that is another or told otherwise, at most 8 KB of
    /// 2 048 rooms. What differs is damage, no more than the boxes of those buildings.
    void show_floors(const std::vector<scene::FloorShown>& floors);

    /// Brings the framebuffer up to date: nothing, the damaged boxes, or everything when camera,
    /// style or geometry changed. Returns whether anything was drawn.
    bool draw(const scene::Camera& camera, const Style& style, const scene::Labels& labels);

    /// How many triangles this machine fills in about 9 ms, found by trying; between 16 000 and
    /// 4 million. Takes some 30 ms, once, and sets the counters back to nothing.
    std::uint64_t measured_budget();

    /// Forgets the picture, so that the next `draw` is whole.
    void forget();

    /// Copies the picture into a framebuffer, its corner at the given pixels from the bottom left;
    /// at most so many of its columns, from the left.
    void blit(unsigned framebuffer, int x_px, int y_px,
              int columns_px = std::numeric_limits<int>::max()) const;

    /// The picture as rows of RGBA from the top.
    std::vector<std::uint8_t> pixels() const;

    /// For tests: the slot of a yard, street or block that each pixel of the last picture shows,
    /// kNoSlot where there is none; rows from the bottom.
    base::Result<std::vector<std::uint32_t>> slots_drawn();

    const Counters& counters() const;

  private:
    struct Impl;
    explicit Map(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Loads the GL entry points through `loader` (eglGetProcAddress, glfwGetProcAddress). Answers
/// what the context is, "4.5 (llvmpipe …)", or the Error that it is below 3.3.
using Loader = void (*(*)(const char*))();
base::Result<std::string> load_gl(Loader loader);

}  // namespace render
