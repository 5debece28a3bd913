#include "app/keyboard.h"
#include "app/surface.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

namespace app {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

constexpr int kWidth_px = 1600;
constexpr int kHeight_px = 960;
constexpr double kDesignHeight_px = 1080;  // of a screen seen from a desk
constexpr double kBetweenLooksAtScreens_s = 1;

std::string last_glfw_error() {
    const char* said = nullptr;
    glfwGetError(&said);
    return said == nullptr ? "" : said;
}

void ask_for_33() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "getu");  // as the desktop entries say
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "getu");
}

/// All screens together, from the corner of the first.
Extent desktop_extent() {
    Extent all;
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        int x = 0;
        int y = 0;
        glfwGetMonitorPos(monitors[i], &x, &y);
        if (mode == nullptr) continue;
        all.width_px = std::max(all.width_px, x + mode->width);
        all.height_px = std::max(all.height_px, y + mode->height);
    }
    return all;
}

/// Why there is no window: asks the driver for any OpenGL at all, to say what was found.
base::Error why_no_window(const std::string& said) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* any = glfwCreateWindow(64, 64, "getu", nullptr, nullptr);
    base::Error error{Fault::Unsupported, Word::NoOpenGl, {said}, said};
    if (any == nullptr) return error;
    glfwMakeContextCurrent(any);
    const auto loaded = render::load_gl(&glfwGetProcAddress);
    error.parts = {loaded ? *loaded : loaded.error().parts.at(0)};
    glfwDestroyWindow(any);
    return error;
}

class Window final : public Surface {
  public:
    /// `desktop` is what it covers, and goes on covering; nothing of a window among others.
    Window(GLFWwindow* window, Extent desktop) : window_{window}, desktop_{desktop} {
        glfwSetWindowUserPointer(window_, this);
        // Our callbacks come first and pass on to ImGui what ImGui should see.
        ImGui_ImplGlfw_InitForOpenGL(window_, false);
        start(keyboard_, window_);
        glfwSetWindowFocusCallback(window_, &on_focus);
        glfwSetCursorEnterCallback(window_, &on_enter);
        glfwSetCursorPosCallback(window_, &on_move);
        glfwSetMouseButtonCallback(window_, &on_button);
        glfwSetScrollCallback(window_, &on_scroll);
        glfwSetKeyCallback(window_, &on_key);
        glfwSetCharCallback(window_, &on_letter);
        glfwSetFramebufferSizeCallback(window_, &on_size);
        glfwSetWindowRefreshCallback(window_, &on_refresh);
        glfwSetDropCallback(window_, &on_drop);
    }

    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;
    ~Window() override {
        ImGui_ImplGlfw_Shutdown();
        glfwDestroyWindow(window_);
        glfwTerminate();
    }

    Extent extent() const override {
        Extent e;
        glfwGetFramebufferSize(window_, &e.width_px, &e.height_px);
        return e;
    }

    double ratio() const override {
        float x = 1;
        float y = 1;
        glfwGetWindowContentScale(window_, &x, &y);
        const bool full = glfwGetWindowAttrib(window_, GLFW_DECORATED) == GLFW_FALSE;
        const double by_size = full ? extent().height_px / kDesignHeight_px : 1;
        return std::max({static_cast<double>(x), by_size, 1.0});
    }

    double dots_per_inch() const override {
        constexpr double kInch_mm = 25.4;
        constexpr double kCoarsest = 40;  // what monitors say of their size is often nonsense
        constexpr double kFinest = 400;
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
        int width_mm = 0;
        int height_mm = 0;
        if (monitor != nullptr) glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
        if (mode == nullptr || width_mm <= 0) return Surface::dots_per_inch();
        const double dots = mode->width * kInch_mm / width_mm;
        return dots >= kCoarsest && dots <= kFinest ? dots : Surface::dots_per_inch();
    }

    bool wants_to_close() const override { return glfwWindowShouldClose(window_) != 0; }

    bool wait(base::Millis at_most) override {
        happened_ = false;
        if (at_most <= base::Millis{0})
            glfwPollEvents();
        else
            glfwWaitEventsTimeout(static_cast<double>(at_most.count()) / 1000);
        cover_desktop();
        await_characters(keyboard_);
        return happened_;
    }

    void wake() override { glfwPostEmptyEvent(); }
    unsigned target() override { return 0; }
    void begin_ui() override { ImGui_ImplGlfw_NewFrame(); }
    void present() override {
        glfwSwapBuffers(window_);
        end_page(keyboard_);
        follow_field(keyboard_);
    }
    std::vector<std::string> take_dropped() override { return std::exchange(dropped_, {}); }
    void set_title(const std::string& title) override {
        glfwSetWindowTitle(window_, title.c_str());
    }

  private:
    /// A screen was plugged in, or shows other pixels: whoever covers all of them covers these. The
    /// server tells it by an event, which ends a wait.
    void cover_desktop() {
        if (desktop_.width_px == 0 || glfwGetTime() < looked_s_ + kBetweenLooksAtScreens_s) return;
        looked_s_ = glfwGetTime();
        const Extent now = desktop_extent();
        const bool same = now.width_px == desktop_.width_px && now.height_px == desktop_.height_px;
        if (same || now.width_px == 0 || now.height_px == 0) return;
        desktop_ = now;
        glfwSetWindowPos(window_, 0, 0);
        glfwSetWindowSize(window_, now.width_px, now.height_px);
    }
    static Window& of(GLFWwindow* window) {
        auto& self = *static_cast<Window*>(glfwGetWindowUserPointer(window));
        self.happened_ = true;
        return self;
    }
    static void on_focus(GLFWwindow* w, int focused) {
        Window& self = *static_cast<Window*>(glfwGetWindowUserPointer(w));
        if (take_focus(self.keyboard_, focused == GLFW_TRUE)) of(w);
    }
    static void on_enter(GLFWwindow* w, int entered) {
        of(w);
        ImGui_ImplGlfw_CursorEnterCallback(w, entered);
    }
    static void on_move(GLFWwindow* w, double x, double y) {
        of(w);
        ImGui_ImplGlfw_CursorPosCallback(w, x, y);
    }
    static void on_button(GLFWwindow* w, int button, int action, int mods) {
        of(w);
        ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
    }
    static void on_scroll(GLFWwindow* w, double x, double y) {
        of(w);
        ImGui_ImplGlfw_ScrollCallback(w, x, y);
    }
    static void on_key(GLFWwindow* w, int key, int scancode, int action, int mods) {
        take_key(of(w).keyboard_, key, scancode, action, mods);
    }
    static void on_letter(GLFWwindow* w, unsigned int letter) {
        take_character(of(w).keyboard_, letter);
    }
    static void on_size(GLFWwindow* w, int /*width*/, int /*height*/) { of(w); }
    static void on_refresh(GLFWwindow* w) { of(w); }
    static void on_drop(GLFWwindow* w, int count, const char** paths) {
        std::vector<std::string>& dropped = of(w).dropped_;
        dropped.insert(dropped.end(), paths, paths + count);
    }

    GLFWwindow* window_;
    Extent desktop_;
    double looked_s_ = 0;
    bool happened_ = false;
    std::vector<std::string> dropped_;
    Keyboard keyboard_;
};

}  // namespace

Result<std::unique_ptr<Surface>> open_window(const std::string& title, bool full_screen) {
    if (std::getenv("DISPLAY") == nullptr && std::getenv("WAYLAND_DISPLAY") == nullptr)
        return fail(Fault::Unreachable, Word::NoDisplay);
    if (glfwInit() == GLFW_FALSE)
        return fail(Fault::Unreachable, Word::NoDisplay, {}, last_glfw_error());
    ask_for_33();
    int width = kWidth_px;
    int height = kHeight_px;
    int x = 0;
    int y = 0;
    if (full_screen) {  // borderless over the whole desktop: GLFW cannot span monitors otherwise
        const Extent desktop = desktop_extent();
        width = desktop.width_px;
        height = desktop.height_px;
        glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    } else if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
        glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    }
    GLFWwindow* window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (window == nullptr) {
        const base::Error error = why_no_window(last_glfw_error());
        glfwTerminate();
        return tl::unexpected<base::Error>(error);
    }
    glfwSetWindowPos(window, full_screen ? 0 : x, full_screen ? 0 : y);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    if (auto loaded = render::load_gl(&glfwGetProcAddress); !loaded) {
        glfwDestroyWindow(window);
        glfwTerminate();
        return base::refusal(loaded);
    }
    return std::make_unique<Window>(window, full_screen ? Extent{width, height} : Extent{});
}

}  // namespace app
