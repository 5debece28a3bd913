// ui/tree.h — the place tree at the left of the desk.
#pragma once

#include "derive/tree.h"
#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <memory>
#include <vector>

namespace ui {

/// What of the tree is open, and its lines. The lines hold row numbers only as long as the places
/// they were made from: those are kept beside them and compared.
struct TreePanel {
    derive::OpenPlaces open;
    std::shared_ptr<const model::Places> of;
    std::vector<derive::TreeLine> lines;
    bool stale = true;          // something was opened or closed
    bool scrolls = false;       // to the selection
    model::PlaceId followed{};  // the selection that was last scrolled to
    int lines_made = 0;         // how often; for tests
    int laid_out = 0;           // rows, in the last picture
};

/// Makes the lines anew if the places, what is open, or the selection changed. Before drawing.
void follow(TreePanel& tree, const View& view);

/// Keys of the tree while it has them: up, down, left, right, Enter.
void take_tree_keys(TreePanel& tree, const View& view, Intents& out);

void draw_tree(TreePanel& tree, const View& view, const Layout& layout, Intents& out);

}  // namespace ui
