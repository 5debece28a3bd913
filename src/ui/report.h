// ui/report.h — a problem that is being reported, and the pictures of the issue whose timeline is
// open. Filled by app; panels read it, and wish for changes of it.
#pragma once

#include "base/result.h"
#include "base/time.h"
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
    bool reading = false;  // a picture is on its way
    bool sending = false;  // to the store; what was typed stays until it is there
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

}  // namespace ui
