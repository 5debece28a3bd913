// tests/report/sheet_town.h — a fictional sub-district to print sheets of.
#pragma once

#include "derive/derived.h"
#include "model/rows.h"
#include "report/sheet_make.h"

#include <string>

namespace sheet_town {

struct Town {
    model::Rows rows;
    model::Snapshot snapshot;
    derive::Derived derived;
    scene::Scene scene;

    const model::Places& places() const { return *snapshot.places; }
    /// The place of this kind with the most places directly below it.
    model::Row largest(model::Kind kind) const;
    report::SheetWish wish(report::SheetKind kind, model::Row place) const;
    /// The usual sheet of a kind, of the largest place that has one.
    report::Sheet sheet(report::SheetKind kind, derive::Theme theme = derive::Theme::Work) const;
};

/// Made once.
const Town& town();

/// As wide as the letters of most fonts: a Han letter one size, others a little over half.
double typewriter(std::string_view text, bool bold);

}  // namespace sheet_town
