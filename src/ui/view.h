// ui/view.h — all that a panel may know. Const from end to end.
#pragma once

#include "base/result.h"
#include "derive/derived.h"
#include "derive/subtree.h"
#include "model/homes.h"
#include "model/room_rows.h"
#include "model/snapshot.h"
#include "scene/floor_told.h"
#include "scene/scene.h"
#include "ui/hud.h"
#include "ui/session.h"

#include <optional>
#include <vector>

namespace ui {

/// How the feed is doing.
struct Feed {
    bool reading = false;  // the map is the one of last time; all else is still being read
    bool still = false;    // a still picture: nothing will come
    std::optional<base::Error> trouble;        // why nothing comes at the moment
    base::Instant last_change = base::kNever;  // anybody's
    std::vector<model::Change> recent;         // newest first, at most 20
};

struct View {
    const model::Snapshot& snapshot;
    const derive::Derived& derived;
    const scene::Scene& scene;
    const Feed& feed;
    const Session& session;
    base::Instant now;
    const DrawFigures& drawn;
    const derive::Subtrees& trees;  // of the snapshot's places
    const model::Homes* homes;      // of the building that is opened; null while they are read
    const model::FloorPlan* plan = nullptr;  // its real plan; null where it has none
    /// Of buildings whose floors are shown on the map; null for none.
    const std::vector<scene::FloorOnMap>* floors = nullptr;

    std::string say(base::Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(session.language, word, parts);
    }
    const char* text(base::Word word) const { return base::text_of(session.language, word).data(); }
    bool chinese() const { return session.language == base::Language::Chinese; }
};

}  // namespace ui
