// ui/intent.h — everything a user can wish for. Panels append; app::handle does.
#pragma once

#include "base/words.h"
#include "geo/point.h"
#include "model/ids.h"
#include "scene/palette.h"
#include "ui/files.h"

#include <string>
#include <variant>
#include <vector>

namespace ui {

struct Select {
    model::PlaceId place{};  // 0 selects nothing
};
struct Hover {
    model::PlaceId place{};
};
struct ZoomToPlace {
    model::PlaceId place{};
};
struct ZoomToAll {};
struct ZoomAt {
    geo::Point screen_px;
    double factor = 1;
};
struct Drag {
    geo::Point by_px;
};
struct LogVisitAt {
    model::PlaceId place{};
};
struct Find {
    std::string text;
};
struct FocusFind {};
/// To one of the list below the find box: of what was found, or of the recent ones when the box
/// is empty.
struct GoToFound {
    std::size_t index = 0;
};
struct SetLanguage {
    base::Language language{};
};
struct SetLook {
    scene::Look look{};
};
struct DismissNotice {
    std::size_t index = 0;
};

/// Opens the chooser; `adding` keeps what was chosen before.
struct ChooseFiles {
    FilesPurpose purpose{};
    bool adding = false;
};
/// Looks into another folder; a path to a file chooses it.
struct GoToPath {
    std::string path;
};
/// What was chosen, or dropped on the window.
struct TakeFiles {
    std::vector<std::string> paths;
    bool dropped = false;
};
struct EditImport {
    ImportWish wish;
};
struct StartImport {};
struct CancelImport {};
/// Without a batch it asks which one that would be.
struct UndoImport {
    std::int64_t batch = 0;
};
struct OpenStore {
    std::string path;
};
/// Back from a refusal to what was wished for.
struct MendImport {};
struct CloseFiles {};

using Intent = std::variant<Select, Hover, ZoomToPlace, ZoomToAll, ZoomAt, Drag, LogVisitAt, Find,
                            FocusFind, GoToFound, SetLanguage, SetLook, DismissNotice, ChooseFiles,
                            GoToPath, TakeFiles, EditImport, StartImport, CancelImport, UndoImport,
                            OpenStore, MendImport, CloseFiles>;
using Intents = std::vector<Intent>;

}  // namespace ui
