// app/awake.h — a screen that must not go dark: blanking is off while this lives.
#pragma once

#include <memory>

namespace app {

/// By the X server's own switches, which `xset q` shows; when it ends they are as they were. A
/// program that was killed leaves them off. Without an X server it does nothing: the desktop's own
/// settings say then when a screen goes dark.
class KeepAwake {
  public:
    KeepAwake();
    ~KeepAwake();
    KeepAwake(const KeepAwake&) = delete;
    KeepAwake& operator=(const KeepAwake&) = delete;
    KeepAwake(KeepAwake&&) = delete;
    KeepAwake& operator=(KeepAwake&&) = delete;

    /// Once more: some desktops set what they want when one logs in, or a screen is plugged in.
    void hold();

  private:
    struct Server;
    std::unique_ptr<Server> server_;
};

}  // namespace app
