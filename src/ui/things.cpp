// What things are called, and how new ones are added.
#include "ui/things.h"

#include "model/codes.h"
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/thing_rows.h"

#include <array>

namespace ui {

using base::Word;
using model::RowEdit;
using model::Table;

namespace {

std::string door_name(const View& view, const model::EntranceRow& door) {
    if (door.stair == 0) return view.say(Word::DoorMain);
    return view.say(Word::DoorLeads, {std::to_string(door.stair)});
}

std::string code_label(const View& view, const char* list, const std::string& code) {
    return model::label(view.snapshot, list, code, view.chinese());
}

/// The columns a new row begins with.
std::vector<model::FieldEdit> first_fields(const View& view, ThingKind kind, model::PlaceId place,
                                           const std::string& code) {
    std::vector<model::FieldEdit> fields{{"place", "", std::to_string(number(place))}};
    if (kind == ThingKind::Component) {
        fields.push_back({"class", "", code});
        fields.push_back({"state", "", "1"});
    } else if (kind == ThingKind::Entrance) {
        fields.push_back({"step_free", "", "0"});
    } else {
        fields.push_back({"kind", "", code});
        fields.push_back({"name", "", code_label(view, code_list_of(kind), code)});
        if (kind == ThingKind::Organisation) fields.push_back({"party", "", "0"});
    }
    return fields;
}

void add_link(FormState& form, const View& view, ThingKind kind, model::Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID(static_cast<int>(kind));
    const std::string label = "+ " + view.say(Word::ThingAdd, {view.say(word_of(kind))});
    if (link_button(label.c_str())) {
        form = {};
        if (kind == ThingKind::Entrance)
            out.push_back(thing_added(view, kind, place, {}));
        else
            ImGui::OpenPopup("kind");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("kind")) {
        ImGui::TextDisabled("%s", view.say(Word::ThingAddHere, {full_name(view, place)}).c_str());
        if (const auto code = pick_code(form, view, code_list_of(kind), {})) {
            out.push_back(thing_added(view, kind, place, *code));
            ImGui::CloseCurrentPopup();
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
}

}  // namespace

const char* code_list_of(ThingKind kind) {
    constexpr std::array<const char*, 5> kLists{"", "K16", "K15", "K36", ""};
    return kLists.at(static_cast<std::size_t>(kind));
}

Table table_of(ThingKind kind) {
    constexpr std::array kTables{Table::Facility, Table::Facility, Table::Organisation,
                                 Table::Component, Table::Entrance};
    return kTables.at(static_cast<std::size_t>(kind));
}

Word word_of(ThingKind kind) {
    constexpr std::array kWords{Word::TableOther, Word::TableFacility, Word::TableOrganisation,
                                Word::TableComponent, Word::TableEntrance};
    return kWords.at(static_cast<std::size_t>(kind));
}

std::string thing_title(const View& view, const ThingRef& thing) {
    const model::Snapshot& is = view.snapshot;
    if (const auto* facility = facility_of(is, thing))
        return facility->name.empty() ? code_label(view, "K16", facility->kind) : facility->name;
    if (const auto* organisation = organisation_of(is, thing))
        return organisation->name.empty() ? code_label(view, "K15", organisation->kind)
                                          : organisation->name;
    if (const auto* component = component_of(is, thing)) {
        const std::string klass = code_label(view, "K36", component->klass);
        return component->name.empty() ? klass : component->name;
    }
    if (const auto* door = entrance_of(is, thing)) return door_name(view, *door);
    return {};
}

std::string thing_kind(const View& view, const ThingRef& thing) {
    const model::Snapshot& is = view.snapshot;
    if (const auto* facility = facility_of(is, thing))
        return code_label(view, "K16", facility->kind);
    if (const auto* organisation = organisation_of(is, thing))
        return code_label(view, "K15", organisation->kind);
    if (const auto* component = component_of(is, thing)) {
        if (model::is_broken(*component)) return code_label(view, "K37", component->state);
        return component->name.empty() ? "" : code_label(view, "K36", component->klass);
    }
    const auto* door = entrance_of(is, thing);
    return door != nullptr && door->step_free ? view.say(Word::FieldStepFree) : std::string{};
}

model::PlaceId place_of_thing(const model::Snapshot& is, const ThingRef& thing) {
    if (const auto* facility = facility_of(is, thing)) return facility->place;
    if (const auto* organisation = organisation_of(is, thing)) return organisation->place;
    if (const auto* component = component_of(is, thing)) return component->place;
    const auto* door = entrance_of(is, thing);
    return door == nullptr ? model::PlaceId{} : door->place;
}

Edit thing_added(const View& view, ThingKind kind, model::Row place, const std::string& code) {
    const model::PlaceId id = view.snapshot.places->row[place].id;
    const std::string what = view.say(Word::ThingAdd, {view.say(word_of(kind))});
    return {view.say(Word::DeedEdit, {full_name(view, place), what}),
            id,
            {{table_of(kind), RowEdit::Does::Add, 0, first_fields(view, kind, id, code)}}};
}

void draw_thing_adding(FormState& form, const View& view, Tab tab, model::Row place, Intents& out) {
    if (view.feed.still) return;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 2 * r});
    if (tab == Tab::Organisations) {
        add_link(form, view, ThingKind::Organisation, place, out);
    } else {
        add_link(form, view, ThingKind::Facility, place, out);
        ImGui::SameLine(0, 18 * r);
        add_link(form, view, ThingKind::Component, place, out);
        if (view.snapshot.places->kind[place] == model::Kind::Building) {
            ImGui::SameLine(0, 18 * r);
            add_link(form, view, ThingKind::Entrance, place, out);
        }
    }
    ImGui::Dummy({1, 4 * r});
}

}  // namespace ui
