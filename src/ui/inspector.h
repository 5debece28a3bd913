// ui/inspector.h — what the desk tells of one place: why it has its colour, its numbers, who
// answers for it, and the lists behind all of it.
#pragma once

#include "ui/layout.h"
#include "ui/listing.h"

namespace ui {

struct Panels;
void draw_inspector(Panels& panels, const View& view, const Layout& layout, Intents& out);

// Parts of it, each at the cursor.

/// Who answers for the place, a line each, with the empty posts told.
void draw_duties(const View& view, model::Row place, Intents& out);
/// A note as it is being written.
struct NoteForm {
    std::string text;
    int days = 7;  // until it goes; 0 for never
};
void draw_notes(NoteForm& form, const View& view, model::Row place, Intents& out);
bool is_current(const model::NoteRow& note, base::Instant now);
/// The shops of a front, to be changed where they stand.
struct FormState;
void draw_shops(FormState& form, const View& view, model::Row place, Intents& out);
/// The tab of people: counts, never rows of residents.
void draw_people(const View& view, model::Row place, Intents& out);

}  // namespace ui
