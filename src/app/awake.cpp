#include "app/awake.h"

#include <X11/Xlib.h>
#include <X11/extensions/dpms.h>

namespace app {

struct KeepAwake::Server {
    Display* display = nullptr;
    // As it was found.
    int timeout_s = 0, interval_s = 0, blanking = 0, exposures = 0;
    bool has_dpms = false, dpms = false;
};

KeepAwake::KeepAwake() {
    Display* display = XOpenDisplay(nullptr);
    if (display == nullptr) return;
    server_ = std::make_unique<Server>(Server{.display = display});
    Server& s = *server_;
    XGetScreenSaver(display, &s.timeout_s, &s.interval_s, &s.blanking, &s.exposures);
    // Asked by name first: the library of DPMS complains aloud of a server without it.
    int ignored = 0;
    s.has_dpms = XQueryExtension(display, "DPMS", &ignored, &ignored, &ignored) == True &&
                 DPMSCapable(display) == True;
    CARD16 level = 0;
    BOOL on = False;
    if (s.has_dpms) DPMSInfo(display, &level, &on);
    s.dpms = on == True;
    hold();
}

KeepAwake::~KeepAwake() {
    if (server_ == nullptr) return;
    const Server& s = *server_;
    XSetScreenSaver(s.display, s.timeout_s, s.interval_s, s.blanking, s.exposures);
    if (s.dpms) DPMSEnable(s.display);
    XCloseDisplay(s.display);
}

void KeepAwake::hold() {
    if (server_ == nullptr) return;
    XSetScreenSaver(server_->display, 0, 0, DontPreferBlanking, DontAllowExposures);
    if (server_->has_dpms) DPMSDisable(server_->display);
    XSync(server_->display, False);
}

}  // namespace app
