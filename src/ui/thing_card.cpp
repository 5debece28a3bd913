// One facility, organisation, component or door as the register has it. Every line can be changed
// where it stands; where it is on the map is told by a click there.
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/over_map.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/thing_rows.h"
#include "ui/things.h"

#include "derive/entered.h"
#include "model/codes.h"
#include "model/credit_code.h"

#include <cmath>

namespace ui {

using base::Word;
using model::FieldEdit;
using model::RowEdit;
using model::Table;

namespace {

/// Where it stands, as the store compares it; nothing for what has an extent.
std::optional<std::string> spot_of(const model::Snapshot& is, const ThingRef& thing) {
    if (const auto* facility = facility_of(is, thing)) {
        if (facility->shape.kind == geo::ShapeKind::None) return std::string{};
        if (facility->shape.kind != geo::ShapeKind::Point) return std::nullopt;
        return model::point_text(geo::label_point(facility->shape));
    }
    const auto* component = component_of(is, thing);
    const auto* door = entrance_of(is, thing);
    if ((component != nullptr && component->has_extent) || (door != nullptr && door->has_extent))
        return std::nullopt;
    if (component != nullptr)
        return component->has_point ? model::point_text(component->point) : std::string{};
    if (door != nullptr) return door->has_point ? model::point_text(door->point) : std::string{};
    return std::nullopt;
}

class Lines {
  public:
    Lines(FormState& form, const View& view, const ThingRef& thing, Intents& out)
        : form_{form}, view_{view}, thing_{thing}, out_{out} {
        const model::PlaceId place = place_of_thing(view.snapshot, thing);
        const model::Row row = model::row_of(*view.snapshot.places, place);
        const std::string where = row == model::kNoRow ? "" : full_name(view, row) + " ";
        target_ = {place, where + thing_title(view, thing)};
    }

    const FormTarget& target() const { return target_; }
    void text(Word label, const char* column, const std::string& was, bool alarming = false) {
        line(
            {label, table_of(thing_.kind), thing_.row, column, was, was, nullptr, false, alarming});
    }
    void number(Word label, const char* column, int was) {
        const std::string text = was == 0 ? std::string{} : std::to_string(was);
        line({label, table_of(thing_.kind), thing_.row, column, text, text});
    }
    void code(Word label, const char* column, const std::string& was, const char* list,
              bool alarming = false) {
        line({label, table_of(thing_.kind), thing_.row, column, was, "", list, false, alarming});
    }
    void flag(Word label, const char* column, bool on) {
        line({label, table_of(thing_.kind), thing_.row, column, on ? "1" : "0", "", nullptr, true});
    }
    void checked(base::Instant at) {
        checked_line(view_, target_, table_of(thing_.kind), thing_.row, at, out_);
    }
    void spot() {
        const auto at = spot_of(view_.snapshot, thing_);
        const Word said = !at ? Word::SpotExtent : at->empty() ? Word::SpotNone : Word::SpotMarked;
        const bool on = view_.session.desk.pins;
        if (form_value(view_, Word::FieldSpot, view_.say(said), 0, on) && at)
            out_.push_back(PinThing{!on});
    }

    /// That it is on record already.
    template <class One>
    void doubled(const One& one) {
        double_entry(view_, derive::entered_before(view_.snapshot, one), out_);
    }

  private:
    void line(const FormField& field) { form_field(form_, view_, target_, field, out_); }

    FormState& form_;
    const View& view_;
    const ThingRef& thing_;
    Intents& out_;
    FormTarget target_;
};

void lines_of(Lines& lines, const model::FacilityRow& row) {
    lines.text(Word::FieldThingName, "name", row.name);
    lines.doubled(row);
    lines.code(Word::FieldThingKind, "kind", row.kind, "K16");
    lines.text(Word::FieldPhone, "phone", row.phone);
    lines.text(Word::FieldHours, "hours", row.hours);
    lines.number(Word::FieldCapacity, "capacity", row.capacity);
    lines.spot();
}

void lines_of(Lines& lines, const model::OrganisationRow& row) {
    lines.text(Word::FieldThingName, "name", row.name);
    lines.code(Word::FieldThingKind, "kind", row.kind, "K15");
    const bool wrong = !row.code.empty() && !model::read_credit_code(row.code);
    lines.text(wrong ? Word::FieldCreditWrong : Word::FieldCreditCode, "code", row.code, wrong);
    lines.doubled(row);
    lines.number(Word::FieldStaffCount, "staff", row.staff);
    lines.flag(Word::FieldParty, "party", row.party);
}

void lines_of(Lines& lines, const model::ComponentRow& row) {
    lines.code(Word::FieldComponentClass, "class", row.klass, "K36");
    lines.code(Word::FieldThingState, "state", row.state, "K37", model::is_broken(row));
    lines.text(Word::FieldThingName, "name", row.name);
    lines.text(Word::FieldComponentCode, "code", row.code);
    lines.doubled(row);
    lines.text(Word::FieldKeeper, "keeper", row.keeper);
    lines.checked(row.checked);
    lines.spot();
}

void lines_of(Lines& lines, const model::EntranceRow& row) {
    lines.number(Word::FieldDoorStair, "stair", row.stair);
    lines.flag(Word::FieldStepFree, "step_free", row.step_free);
    lines.spot();
}

void title(const View& view, const ThingRef& thing, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(cut_end(thing_title(view, thing), width - 30 * r).c_str());
    }
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - 14 * r, at.y + 2 * r});
    if (link_button("×")) out.push_back(OpenThing{});
    ImGui::SetCursorScreenPos(below);
    const model::Row place =
        model::row_of(*view.snapshot.places, place_of_thing(view.snapshot, thing));
    std::string told = view.say(word_of(thing.kind));
    if (place != model::kNoRow) told += " · " + full_name(view, place);
    ImGui::TextDisabled("%s", cut_end(told, width).c_str());
    ImGui::Dummy({1, 4 * r});
}

void end_line(const View& view, const ThingRef& thing, const FormTarget& target, Intents& out) {
    if (view.feed.still) return;
    ImGui::Dummy({1, 12 * static_cast<float>(view.session.ratio)});
    if (!link_button(view.text(Word::ThingEnd))) return;
    const std::string now = std::to_string(base::seconds_from_instant(view.now));
    out.push_back(
        Edit{view.say(Word::DeedEdit, {target.where, view.say(Word::ThingEnd)}),
             target.place,
             {{table_of(thing.kind), RowEdit::Does::Change, thing.row, {{"valid_to", "", now}}}}});
    out.push_back(OpenThing{});
}

}  // namespace

Edit pin_edit(const View& view, const ThingRef& thing, geo::Point at) {
    const auto was = spot_of(view.snapshot, thing);
    const model::PlaceId before = place_of_thing(view.snapshot, thing);
    if (!was) return {};
    // A millimetre is more than any click can mean.
    const auto rounded = [](double m) { return std::round(m * 1000) / 1000; };
    std::vector<FieldEdit> fields{
        {"geom", *was, model::point_text({rounded(at.x), rounded(at.y)})}};
    const model::Places& places = *view.snapshot.places;
    const model::Row there =
        view.snapshot.locator ? view.snapshot.locator->place_at(places, at) : model::kNoRow;
    if (thing.kind != ThingKind::Entrance && there != model::kNoRow &&
        places.row[there].id != before)
        fields.push_back({"place", number(before) == 0 ? "" : std::to_string(number(before)),
                          std::to_string(number(places.row[there].id))});
    return {view.say(Word::DeedEdit, {thing_title(view, thing), view.say(Word::FieldSpot)}),
            before,
            {{table_of(thing.kind), RowEdit::Does::Change, thing.row, std::move(fields)}}};
}

bool draw_thing_card(FormState& form, const View& view, const Layout& layout, Intents& out) {
    const ThingRef thing = view.session.desk.thing;
    if (layout.inspector.empty() || thing_title(view, thing).empty()) return false;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##thing", layout.inspector, {kPanelEdge * r, 14 * r});
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    title(view, thing, out);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    Lines lines{form, view, thing, out};
    if (const auto* facility = facility_of(view.snapshot, thing)) lines_of(lines, *facility);
    if (const auto* one = organisation_of(view.snapshot, thing)) lines_of(lines, *one);
    if (const auto* component = component_of(view.snapshot, thing)) lines_of(lines, *component);
    if (const auto* door = entrance_of(view.snapshot, thing)) lines_of(lines, *door);
    end_line(view, thing, lines.target(), out);
    ImGui::PopStyleVar();
    end_panel();
    return true;
}

void draw_thing_spot(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const auto spot = spot_of(view.snapshot, view.session.desk.thing);
    const auto stands = spot ? model::point_in(*spot) : std::nullopt;
    if (stands && !plan_covers(view)) {
        const ImVec2 page = on_page(view, layout, *stands);
        ImDrawList* paint = ImGui::GetBackgroundDrawList();
        paint->AddCircle(page, 9 * r, IM_COL32_WHITE, 0, 5 * r);
        paint->AddCircle(page, 9 * r, u32_from(scene::palette_of(view.session.look).selection), 0,
                         2.5F * r);
    }
    if (!view.session.desk.pins) return;
    const std::string hint =
        view.session.report.pins
            ? view.say(Word::ReportPinHint)
            : view.say(Word::PinHint, {thing_title(view, view.session.desk.thing)});
    draw_hint(view, layout, hint);
    if (!ImGui::GetIO().WantCaptureMouse) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

}  // namespace ui
