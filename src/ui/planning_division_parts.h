// ui/planning_division_parts.h — what the two tabs about grids are made of: names, colours, bars.
#pragma once

#include "ui/intent.h"
#include "ui/view.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ui {

/// A heading with some room above it.
void division_head(const View& view, const std::string& text);
/// Quiet text over as many lines as it takes.
void division_note(const std::string& text);
/// The same while the mouse is on what was drawn last.
void division_hint(const std::string& text);

/// "0.31"; "—" where there is none.
std::string balance_text(const std::optional<double>& balance);
/// How the workload of a grid is summed up, with the weights of this store.
std::string work_formula(base::Language language, const derive::WorkWeights& weights);
/// "第3网格"; what has no name goes by its code.
std::string grid_title(const model::Snapshot& is, model::Row grid);
std::string community_title(const model::Snapshot& is, model::Row community);
/// "7月1日"
std::string day_title(const View& view, base::Instant at);

/// Calm and distinct, by the place of a grid among those of its community.
scene::Colour grid_colour(scene::Look look, std::size_t index);
/// Of derive::work_class.
scene::Colour work_colour(scene::Look look, std::uint8_t klass);

/// The leaves that are chosen or selected, of one community; of a courtyard all that are in it.
std::vector<model::PlaceId> hand_of(const View& view, const DivisionPicture& picture);

/// A grid as a bar of its workload index.
struct IndexBar {
    std::string name;
    double value = 0;
    std::optional<double> before;
    scene::Colour colour;
    bool vacant = false;
};
/// One below the other, against their mean and the limits of derive::work_class. Answers which was
/// clicked.
std::optional<std::size_t> draw_index_bars(const View& view, std::span<const IndexBar> bars,
                                           double mean);

/// A field to choose a community in; with `all` also none. Whether another was chosen.
bool community_choice(const View& view, const model::Snapshot& is, bool all,
                      model::PlaceId& community);

/// What drafts and their dates are called: "草案", "已过时", "7月1日启用".
std::string draft_state(const View& view, const model::DraftRow& draft, bool outdated);

}  // namespace ui
