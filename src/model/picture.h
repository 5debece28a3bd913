// model/picture.h — a picture that belongs to an issue.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <string>

namespace model {

/// On its way into a store: encoded, without anything that a camera adds.
struct Picture {
    std::string media;  // "image/webp"
    int width_px = 0;
    int height_px = 0;
    std::string bytes;

    friend bool operator==(const Picture&, const Picture&) = default;
};

/// That there is one; what is on it is read by those who may.
struct PictureSeen {
    AttachmentId id{};
    IssueId issue{};
    base::Instant at = base::kNever;
    int width_px = 0;
    int height_px = 0;

    friend bool operator==(const PictureSeen&, const PictureSeen&) = default;
};

}  // namespace model
