// ui/card.h — a card in the middle of the page, and the few things cards are made of.
#pragma once

#include "ui/style.h"
#include "ui/view.h"

#include <string>

namespace ui {

/// A card over the whole page, which it dims and takes mouse and keys from. It is as wide as told
/// (design pixels) and as high as what is put into it. Always close it with `end_card` and the same
/// id.
void begin_card(const View& view, const char* id, float width);
void end_card(const char* id);

/// Height of a line of a card's list, in design pixels.
inline constexpr float kCardLine = 30;

/// Height of the page left to one part of a card, in pixels: a share of the page.
float page_share(float share);

/// Text in the large size, with a little room below.
void card_title(const View& view, const std::string& text);

/// A sentence on a tinted ground behind a bar of that colour.
void card_sentence(const View& view, const std::string& text, scene::Colour colour);

/// The label of a form row in quiet ink; what follows stands beside it.
void form_label(const View& view, base::Word label);
/// The same without a label.
void form_indent(const View& view);

/// The blue button of what the card is for, and the plain one beside it.
bool primary_button(const char* label, bool enabled = true);
bool plain_button(const char* label, bool enabled = true);
/// Whether any popup is open.
bool popup_is_open();
/// Whether the key went down; one that is held counts once.
bool struck(ImGuiKey key);
/// Whether Enter was struck outside of any field, which stands for the blue button.
bool enter_struck();
/// A word that can be clicked.
bool link_button(const char* label);
float button_width(const char* label);
/// The next buttons, together so wide, end at the right edge of the card.
void align_right(float width);

/// The square of something that can be ticked, 16 design pixels wide; drawn only.
void tick_box(const View& view, bool ticked, ImVec2 at);
/// The square with its label, as high as a field. Answers whether it was clicked.
bool check_box(const View& view, const char* label, bool& on);

/// A field that opens a list below it; as ImGui::BeginCombo, with a small arrow.
bool begin_choice(const View& view, const char* id, const std::string& shown);

/// One line of text to type. Answers whether Enter was struck.
bool text_field(const char* id, const std::string& hint, std::string& text,
                ImGuiInputTextFlags flags = 0);

/// The text as far as it fits, its end or its beginning cut off with "…".
std::string cut_end(const std::string& text, float width);
std::string cut_begin(const std::string& text, float width);

/// "231 KB"
std::string bytes_text(std::int64_t bytes);
/// "12 345"
std::string number_text(std::int64_t number);
/// "7.3 %", "41 %".
std::string percent_text(double share);

}  // namespace ui
