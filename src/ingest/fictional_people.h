// ingest/fictional_people.h — people who do not exist, in homes that do not exist: who lives there,
// who of them is cared for, and what callers said. Draws from streams of its own: all other rows
// are the same with it and without.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// Persons for each household of a home where nobody is registered yet: as many as the letting says
/// where it is let, else a family. Phones begin with 100, which no mobile phone does.
void add_people(model::Rows& rows, const FictionalOptions& options);

/// Those among them who are cared for, each with an end; only where nobody is yet.
void add_care(model::Rows& rows, const FictionalOptions& options);

/// The words of some of those who called.
void add_callers_words(model::Rows& rows, const FictionalOptions& options);

}  // namespace ingest
