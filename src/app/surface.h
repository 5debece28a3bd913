// app/surface.h — where the page appears: a window, or memory. One code path draws both.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "render/map.h"

#include <memory>
#include <string>
#include <vector>

namespace app {

struct Extent {
    int width_px = 0;
    int height_px = 0;
};

class Surface {
  public:
    virtual ~Surface() = default;

    virtual Extent extent() const = 0;
    /// Device pixels to design pixels.
    virtual double ratio() const = 0;
    /// Device pixels to an inch of the glass; 96 design pixels where nobody knows.
    virtual double dots_per_inch() const { return 96 * ratio(); }
    virtual bool wants_to_close() const = 0;
    /// Sleeps until something happens, `wake` is called, or `at_most` has passed. True when the
    /// user did something.
    virtual bool wait(base::Millis at_most) = 0;
    /// Ends `wait`. Any thread.
    virtual void wake() = 0;
    /// The framebuffer to draw the page into.
    virtual unsigned target() = 0;
    /// Tells ImGui sizes, mouse and keys.
    virtual void begin_ui() = 0;
    virtual void present() = 0;
    /// Paths of files that were dropped on the page since the last call.
    virtual std::vector<std::string> take_dropped() = 0;
    virtual void set_title(const std::string& title) = 0;

  protected:
    Surface() = default;
    Surface(const Surface&) = default;
    Surface& operator=(const Surface&) = default;
    Surface(Surface&&) = default;
    Surface& operator=(Surface&&) = default;
};

/// An OpenGL 3.3 context without any window (EGL, surfaceless), its entry points loaded.
base::Result<std::unique_ptr<Surface>> open_offscreen(Extent extent, double ratio);

/// A real window. ImGui must have a context already: it is given mouse and keys.
base::Result<std::unique_ptr<Surface>> open_window(const std::string& title, bool full_screen);

}  // namespace app
