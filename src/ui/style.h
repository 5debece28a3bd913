// ui/style.h — the dress of the panels: one typeface, four sizes, hairlines, one accent.
#pragma once

#include "derive/state.h"
#include "geo/point.h"
#include "scene/palette.h"
#include "ui/session.h"

#include <imgui.h>

namespace ui {

/// Colours of ImGui for a look, and sizes for a ratio.
void apply_style(scene::Look look, double ratio);

ImVec4 vec4_from(scene::Colour colour);
ImU32 u32_from(scene::Colour colour);
/// The same with another alpha, of 255.
ImU32 with_alpha(scene::Colour colour, int alpha);

/// Heights of a line as ImGui counts them; the letters of a CJK font are about 0.69 of it.
inline constexpr float kSmall = 18;
inline constexpr float kText = 21;
inline constexpr float kLarge = 28;
inline constexpr float kNumber = 36;

/// Between the sides of the panel beside the map and what it holds, in design pixels.
inline constexpr float kPanelEdge = 20;

/// Text of one of the four sizes until the end of the scope.
class Sized {
  public:
    Sized(float design_px, double ratio) {
        ImGui::PushFont(nullptr, design_px * static_cast<float>(ratio));
    }
    ~Sized() { ImGui::PopFont(); }
    Sized(const Sized&) = delete;
    Sized& operator=(const Sized&) = delete;
    Sized(Sized&&) = delete;
    Sized& operator=(Sized&&) = delete;
};

/// A window without any furniture, filling `box`.
bool begin_panel(const char* id, const geo::Box& box, ImVec2 padding);
void end_panel();

/// The right end of what the panel around the cursor holds, in pixels.
float right_edge(double ratio);

/// The colour of quiet text.
ImVec4 quiet(scene::Look look);

/// Red text that can be read on the paper of this look.
ImU32 alarm_ink(scene::Look look);

base::Word word_of(derive::State state);

}  // namespace ui
