// ui/listing.h — rows behind a number as they stand in the inspector, and what each says.
#pragma once

#include "derive/behind.h"
#include "ui/intent.h"
#include "ui/view.h"

#include <string>
#include <vector>

namespace ui {

/// What one row says: a title, a quiet line below it, and something at its right end.
struct RowText {
    std::string title, below, right;
    std::optional<derive::State> state;  // of its square
    bool alarming = false;               // what stands at the right
};
RowText text_of_row(const View& view, const derive::Listed& row);

/// A list while it is shown: its rows hold for one snapshot, place and number, named in the key.
struct RowList {
    struct Key {
        model::Position position;
        base::Instant as_of = base::kNever;
        const model::Places* places = nullptr;
        model::PlaceId place{};
        Tab tab{};
        std::optional<derive::Behind> behind;
        const void* chosen = nullptr;  // of chosen blocks, not of a place

        friend bool operator==(const Key&, const Key&) = default;
    };
    Key key;
    std::vector<derive::Listed> rows;
    std::vector<derive::Listed> open;  // issues below the place, whatever is listed
    std::size_t cursor = 0;            // of J and K; behind the end for none
    bool scrolls = false;
    int made = 0;          // how often the rows were found; for tests
    double made_at_s = 0;  // by ImGui's clock
    bool waits = false;    // a long list has changed, and is found anew when it has rested
    /// Below the place, whatever is listed: doors of a building and components, and organisations.
    std::size_t things = 0, organisations = 0;
    /// What these two were counted for.
    struct Counted {
        const void *places = nullptr, *components = nullptr, *organisations = nullptr,
                   *entrances = nullptr;
        model::PlaceId place{};

        friend bool operator==(const Counted&, const Counted&) = default;
    };
    Counted counted;
    int laid_out = 0;  // rows, in the last picture
    model::PlaceId hovered{};
};

/// Finds the rows anew if anything of the key changed; a long list rests for a quarter of a second
/// between two findings, so that a busy town neither slows the page nor pulls the rows from under
/// the mouse.
void follow(RowList& list, const View& view);

/// The blocks that are chosen.
derive::Scope chosen_scope(const View& view);

/// Above the rows of a number: what they are, how many, and the way back.
void draw_list_head(const RowList& list, const View& view, Intents& out);

/// The rows, filling what is left of the window above `bottom_px`.
void draw_listing(RowList& list, const View& view, float bottom_px, Intents& out);

/// Next and previous row by J and K.
void take_list_keys(RowList& list, const View& view, Intents& out);

/// What a number is called: "出租", "按行业 餐饮".
std::string name_of(const View& view, const derive::Behind& behind);
base::Word word_of(derive::Counter counter);

/// The place the inspector and the sheet tell of: the subject of a list, else the selection, else
/// where the view is, else the top. kNoRow without places.
model::Row told_of(const Session& session, const model::Places& places);

}  // namespace ui
