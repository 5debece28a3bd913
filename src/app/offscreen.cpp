#include "app/surface.h"
#include "render/target.h"

#include <array>
#include <cstring>

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <imgui.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace app {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

Result<EGLDisplay> surfaceless_display() {
    const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const bool has = extensions != nullptr &&
                     std::strstr(extensions, "EGL_MESA_platform_surfaceless") != nullptr;
    if (!has) return fail(Fault::Unsupported, Word::NoHeadlessGl, {"EGL"});
    EGLDisplay display =
        eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
        return fail(Fault::Unsupported, Word::NoHeadlessGl, {"EGL"});
    return display;
}

class Offscreen final : public Surface {
  public:
    Offscreen(EGLDisplay display, EGLContext context, Extent extent, double ratio)
        : display_{display},
          context_{context},
          extent_{extent},
          ratio_{ratio},
          event_{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)} {}

    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;
    Offscreen(Offscreen&&) = delete;
    Offscreen& operator=(Offscreen&&) = delete;
    ~Offscreen() override {
        canvas_ = render::Canvas{};  // while its context is still current
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        // The display is the process's, not ours: terminating it would end other surfaces too.
        eglDestroyContext(display_, context_);
        ::close(event_);
    }

    Extent extent() const override { return extent_; }
    double ratio() const override { return ratio_; }
    bool wants_to_close() const override { return false; }

    bool wait(base::Millis at_most) override {
        std::array<pollfd, 1> fds{{{event_, POLLIN, 0}}};
        poll(fds.data(), fds.size(), static_cast<int>(at_most.count()));
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = read(event_, &count, sizeof count);
        return false;
    }

    void wake() override {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto put = write(event_, &one, sizeof one);
    }

    unsigned target() override {
        canvas_.resize(extent_.width_px, extent_.height_px);
        return canvas_.framebuffer();
    }

    void begin_ui() override {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(extent_.width_px),
                          static_cast<float>(extent_.height_px)};
        io.DeltaTime = 1.0F / 60;
    }

    void present() override { render::finish(); }
    std::vector<std::string> take_dropped() override { return {}; }
    void set_title(const std::string& /*title*/) override {}

  private:
    EGLDisplay display_;
    EGLContext context_;
    Extent extent_;
    double ratio_;
    int event_;
    render::Canvas canvas_;
};

}  // namespace

Result<std::unique_ptr<Surface>> open_offscreen(Extent extent, double ratio) {
    const auto display = surfaceless_display();
    if (!display) return base::refusal(display);
    eglBindAPI(EGL_OPENGL_API);
    const std::array<EGLint, 7> wanted{EGL_CONTEXT_MAJOR_VERSION,
                                       3,
                                       EGL_CONTEXT_MINOR_VERSION,
                                       3,
                                       EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                       EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                       EGL_NONE};
    EGLContext context =
        eglCreateContext(*display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, wanted.data());
    if (context == EGL_NO_CONTEXT) {
        const char* version = eglQueryString(*display, EGL_VERSION);
        return fail(Fault::Unsupported, Word::NoHeadlessGl,
                    {std::string{"EGL "} + (version != nullptr ? version : "?")});
    }
    eglMakeCurrent(*display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
    auto surface = std::make_unique<Offscreen>(*display, context, extent, ratio);
    if (auto loaded = render::load_gl(&eglGetProcAddress); !loaded) return base::refusal(loaded);
    return surface;
}

}  // namespace app
