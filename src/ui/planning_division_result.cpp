// What a draft, a proposal or the past makes of the grids: sentences, bars, checks, codes.
#include "ui/card.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::DivisionFlaw;
using derive::Flaw;
using derive::GridChange;
using derive::Passing;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kMostFlaws = 12;  // told; a draft with more is no draft

/// A sentence that can be clicked.
bool sentence_clicked(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    if (!ImGui::IsItemHovered()) return false;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left);
}

void choose_leaves(const DivisionPicture& picture, const std::vector<Row>& leaves, Intents& out) {
    std::vector<model::PlaceId> places;
    for (const Row leaf : leaves) places.push_back(picture.is.places->row[leaf].id);
    out.push_back(ChoosePlaces{std::move(places)});
}

/// What goes from where to where; a click chooses it.
void passings(const View& view, const DivisionPicture& picture, Intents& out) {
    const auto name = [&](Row grid) {
        return grid == kNoRow ? view.say(Word::DividePassingInNone) : grid_title(picture.is, grid);
    };
    for (const Passing& passing : picture.change.passings) {
        const bool houses = passing.amount.buildings == passing.leaves.size();
        const std::string text = view.say(
            houses ? Word::DividePassingHouses : Word::DividePassing,
            {number_text(static_cast<std::int64_t>(passing.leaves.size())), name(passing.from),
             name(passing.to), number_text(passing.amount.households)});
        if (sentence_clicked(text)) choose_leaves(picture, passing.leaves, out);
    }
}

double mean_after(const DivisionPicture& picture) {
    double sum = 0;
    for (const GridChange& grid : picture.change.grids) sum += grid.will.index;
    return picture.change.grids.empty() ? 0
                                        : sum / static_cast<double>(picture.change.grids.size());
}

void bars_of_change(const View& view, const DivisionPicture& picture, Intents& out) {
    std::vector<IndexBar> bars;
    for (std::size_t i = 0; i < picture.change.grids.size(); ++i) {
        const GridChange& grid = picture.change.grids[i];
        bars.push_back({.name = grid_title(picture.is, grid.grid),
                        .value = grid.will.index,
                        .before = grid.was.index,
                        .colour = grid_colour(view.session.look, i),
                        .vacant = grid.will.vacant()});
    }
    if (const auto clicked = draw_index_bars(view, bars, mean_after(picture)))
        out.push_back(ChooseGrid{picture.is.grids->row[picture.change.grids[*clicked].grid].id});
    const Sized small{kSmall, view.session.ratio};
    division_note(view.say(Word::DivideBarsHow) + " " + view.say(Word::DivideLimits));
}

std::string flaw_text(const View& view, const DivisionPicture& picture, const DivisionFlaw& flaw) {
    const std::string leaf =
        flaw.leaves.empty() ? std::string{} : full_name(*picture.is.places, flaw.leaves.front());
    const std::string grid = grid_title(picture.is, flaw.grid);
    std::string text;
    switch (flaw.flaw) {
        case Flaw::InNone:
            text = view.say(Word::DivideFlawInNone, {leaf});
            break;
        case Flaw::NotBasic:
            text = view.say(Word::DivideFlawNotBasic, {leaf});
            break;
        case Flaw::Elsewhere:
            text = view.say(Word::DivideFlawElsewhere, {leaf});
            break;
        case Flaw::Empty:
            text = view.say(Word::DivideFlawEmpty, {grid});
            break;
        case Flaw::Torn:
            text = view.say(Word::DivideFlawTorn, {grid, std::to_string(flaw.leaves.size())});
            break;
    }
    return flaw.older ? text + view.say(Word::DivideFlawOlder) : text;
}

/// New ones stand out; a click chooses their places.
void flaw_line(const View& view, const DivisionPicture& picture, const DivisionFlaw& flaw,
               Intents& out) {
    const std::string text = flaw_text(view, picture, flaw);
    if (!flaw.older) ImGui::PushStyleColor(ImGuiCol_Text, alarm_ink(view.session.look));
    const bool clicked = sentence_clicked(text);
    if (!flaw.older) ImGui::PopStyleColor();
    if (clicked && !flaw.leaves.empty()) choose_leaves(picture, flaw.leaves, out);
}

void codes_after(const View& view, const DivisionPicture& picture) {
    division_head(view, view.say(Word::DivideCodes));
    const Sized small{kSmall, view.session.ratio};
    if (picture.codes.empty()) return division_note(view.say(Word::DivideCodesNone));
    const bool same = std::ranges::all_of(
        picture.codes, [](const derive::GridCode& code) { return code.was == code.will; });
    if (same) return division_note(view.say(Word::DivideCodesSame));
    for (const derive::GridCode& code : picture.codes) {
        const std::string was = code.was.empty() ? std::string{"—"} : code.was;
        const bool stays = code.was == code.will;
        const std::string text = grid_title(picture.is, code.grid) + "  " +
                                 (stays ? was : fmt::format("{} → {}", was, code.will));
        if (stays)
            ImGui::TextDisabled("%s", text.c_str());
        else
            ImGui::TextUnformatted(text.c_str());
    }
    division_note(view.say(Word::DivideCodesHow));
}

}  // namespace

void draw_division_result(const View& view, const DivisionPicture& picture, Intents& out) {
    division_head(view, view.say(Word::DivideResult));
    if (picture.change.passings.empty()) {
        division_note(view.say(Word::DivideNothingMoved));
    } else {
        passings(view, picture, out);
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(
            view.say(Word::DivideBalanceChange, {balance_text(picture.change.balance_was),
                                                 balance_text(picture.change.balance_will)})
                .c_str());
    }
    division_hint(view.say(Word::DivideBalanceHow));
    bars_of_change(view, picture, out);
}

void draw_division_checks(const View& view, const DivisionPicture& picture, Intents& out) {
    division_head(view, view.say(Word::DivideFlaws));
    {
        const Sized small{kSmall, view.session.ratio};
        if (picture.flaws.empty()) division_note(view.say(Word::DivideFlawless));
        // What the draft does comes before what was so already.
        for (const bool older : {false, true})
            for (std::size_t i = 0, told = 0; i < picture.flaws.size() && told < kMostFlaws; ++i) {
                if (picture.flaws[i].older != older) continue;
                ++told;
                ImGui::PushID(static_cast<int>(i));
                flaw_line(view, picture, picture.flaws[i], out);
                ImGui::PopID();
            }
    }
    if (!picture.change.passings.empty()) codes_after(view, picture);
}

}  // namespace ui
