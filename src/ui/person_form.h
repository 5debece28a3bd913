// ui/person_form.h — a person's lines in a home's card, and the form of a new one.
#pragma once

#include "ui/home_form.h"
#include "ui/plan.h"

namespace ui {

/// All that may be changed of a person, each line where it stands; masked fields can be asked for.
void draw_person(PlanPanel& panel, const View& view, const model::Home& home,
                 const model::PersonSeen& person, Intents& out);

/// A button that opens the form of a new person.
void draw_new_person(PeopleForm& form, const View& view, const model::Home& home, Intents& out);

/// The field as it is, while it has been asked for; null otherwise.
const Revealed* revealed(const View& view, model::PersonId person, model::PersonField field);

}  // namespace ui
