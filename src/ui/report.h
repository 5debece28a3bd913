// ui/report.h — a problem that is being reported, and the pictures of the issue whose timeline is
// open. Filled by app; panels read it, and wish for changes of it.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "derive/search.h"
#include "model/ids.h"
#include "model/picture.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// Ready to be drawn.
struct ShownPicture {
    std::uint64_t texture = 0;  // 0: none
    int width_px = 0;
    int height_px = 0;
};

struct ReportDesk {
    bool open = false;
    model::PlaceId place{};
    model::IssueId draft{};           // that is being completed
    std::optional<geo::Point> point;  // where a click on the map put it
    derive::DoorText door;            // in the building, as it was typed
    derive::Found found;              // for what is typed as its place
    std::string rest;                 // of that, behind the place: what is wrong there
    bool pins = false;                // the card makes way for that click
    model::IssueId duplicate{};       // whose pictures may be looked at beside the form
    bool reading = false;             // a picture is on its way
    bool sending = false;             // to the store; what was typed stays until it is there
    std::optional<base::Error> trouble;
    ShownPicture picture;
};

struct PicturesDesk {
    model::IssueId issue{};  // that `known` are of
    std::vector<model::PictureSeen> known;
    model::AttachmentId shown_id{};
    ShownPicture shown;
    base::Instant until = base::kNever;
    bool reading = false;  // one is on its way to be attached
};

/// Opens the form; closes it when it is open.
struct ToggleReport {
    model::PlaceId place{};
};
struct SendReport {
    model::PlaceId place{};
    std::string matter, urgency, text;
    std::string channel, kind;    // K21, K20; the usual ones where none is told
    std::string words;            // of the caller
    model::IssueId merge_into{};  // it has been reported before
    bool draft = false;           // kept for its author alone, as far as it goes
};
/// Opens the form with what a draft says.
struct CompleteDraft {
    model::IssueId issue{};
};
/// Opens the form without a place.
struct NewReport {};
/// What is typed as its place, and one of what was found.
struct FindReportPlace {
    std::string text;
};
struct PlaceReport {
    model::PlaceId place{};
    derive::DoorText door;
};
/// A click on the map shall say where it is, or no longer.
struct PinReport {
    bool on = true;
};
/// Its pictures may be looked at.
struct ShowDuplicate {
    model::IssueId issue{};
};

}  // namespace ui
