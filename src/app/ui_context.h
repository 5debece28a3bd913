// app/ui_context.h — what Dear ImGui needs to draw pages: its context, then its letters and its GL
// programs.
#pragma once

#include "base/result.h"
#include "scene/lettering_fonts.h"

#include <memory>

namespace app {

/// ImGui's context, for as long as it lives.
class UiContext {
  public:
    UiContext();
    ~UiContext();
    UiContext(const UiContext&) = delete;
    UiContext& operator=(const UiContext&) = delete;
    UiContext(UiContext&&) = delete;
    UiContext& operator=(UiContext&&) = delete;
};

/// Its letters and programs. ImGui's context exists already; the GL context is current and lives
/// longer.
class UiPrograms {
  public:
    static base::Result<std::unique_ptr<UiPrograms>> made(const scene::FontFile& font);
    ~UiPrograms();
    UiPrograms(const UiPrograms&) = delete;
    UiPrograms& operator=(const UiPrograms&) = delete;
    UiPrograms(UiPrograms&&) = delete;
    UiPrograms& operator=(UiPrograms&&) = delete;

  private:
    UiPrograms() = default;
};

}  // namespace app
