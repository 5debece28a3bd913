#include "ui/person_form.h"

#include "model/id_number.h"
#include "ui/card.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace ui {

using base::Word;
using model::Home;
using model::PersonField;
using model::PersonSeen;
using model::RowEdit;
using model::Table;

namespace {

std::string id_of(std::int64_t id) {
    return std::to_string(id);
}

EditPerson sealed_edit(const View& view, const Home& home, const PersonSeen& person,
                       std::string name, std::string value) {
    const FormTarget target = target_of(view, home);
    return {view.say(Word::DeedEdit, {target.where, view.say(Word::PersonEdited)}),
            target.place,
            {Table::Person, RowEdit::Does::Change, number(person.id), {}},
            {{std::move(name), std::move(value)}},
            person.version};
}

/// Why somebody wants to see it; a choice is the wish.
void reveal_popup(const View& view, const PersonSeen& person, PersonField field, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 12 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 10 * r});
    if (ImGui::BeginPopup("why")) {
        ImGui::TextDisabled("%s", view.text(Word::PersonRevealWhy));
        for (const Word why :
             {Word::PersonRevealCall, Word::PersonRevealCheck, Word::PersonRevealIssue}) {
            if (!ImGui::Selectable(view.text(why))) continue;
            // In the audit stands one text for all languages.
            out.push_back(
                Reveal{person.id, field, std::string{base::text_of(base::Language::Chinese, why)}});
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// Types a sealed field anew; what stands there is not put into the field.
void type_popup(FormState& form, const View& view, const Home& home, const PersonSeen& person,
                const char* field, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("type")) {
        ImGui::SetNextItemWidth(200 * r);
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        const bool entered = text_field("##value", "", form.typed);
        ImGui::SameLine();
        if ((primary_button(view.text(Word::ActionSave)) || entered) && !form.typed.empty()) {
            out.push_back(sealed_edit(view, home, person, field, form.typed));
            form.typed.clear();
            ImGui::CloseCurrentPopup();
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// A masked field: a click on it types it anew, the word beside it asks to see it.
void masked_line(FormState& form, const View& view, const Home& home, const PersonSeen& person,
                 PersonField field, Intents& out) {
    const bool name = field == PersonField::Name;
    const std::string& masked = name ? person.name : person.phone;
    const Revealed* seen = revealed(view, person.id, field);
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID(name ? "name" : "phone");
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    const char* show = view.text(Word::PersonReveal);
    const float link = ImGui::CalcTextSize(show).x;
    const bool can_show =
        !masked.empty() && seen == nullptr && model::may(view.session.role, model::Act::Reveal);
    const bool clicked = form_value(view, name ? Word::PersonName : Word::PersonPhone,
                                    seen != nullptr ? seen->text : masked,
                                    can_show ? link + 14 * r : 0, seen != nullptr);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    if (can_show) {
        ImGui::SetCursorScreenPos({right - link, at.y + 5 * r});
        if (link_button(show)) ImGui::OpenPopup("why");
    }
    if (clicked) {
        form.typed.clear();
        ImGui::OpenPopup("type");
    }
    reveal_popup(view, person, field, out);
    type_popup(form, view, home, person, name ? "name" : "phone", out);
    ImGui::SetCursorScreenPos(below);
    if (seen != nullptr) {
        const Sized small{kSmall, view.session.ratio};
        const auto left = std::chrono::ceil<std::chrono::seconds>(seen->until - view.now).count();
        ImGui::TextDisabled(
            "%s",
            view.say(Word::PersonRevealFor, {id_of(std::max<std::int64_t>(left, 0))}).c_str());
    }
    ImGui::PopID();
}

void relation_line(const View& view, const Home& home, const PersonSeen& person, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID("relation");
    if (form_value(view, Word::PersonRelation,
                   model::label(view.snapshot, "K34", person.relation, view.chinese()), 0, false))
        ImGui::OpenPopup("choice");
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("choice")) {
        for (const model::CodeItem& item : *view.snapshot.codes) {
            if (item.list != "K34") continue;
            const bool on = item.code == person.relation;
            const std::string& name = view.chinese() ? item.zh : item.en;
            if (ImGui::Selectable(name.c_str(), on) && !on)
                out.push_back(sealed_edit(view, home, person, "relation", item.code));
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
    ImGui::PopID();
}

/// What the person is cared for, each with its end, and the categories that can be added.
void care_lines(const View& view, const Home& home, const PersonSeen& person, Intents& out) {
    if (!model::may(view.session.role, model::Act::ListTargets)) return;
    const float r = static_cast<float>(view.session.ratio);
    const FormTarget target = target_of(view, home);
    const auto wish = [&](RowEdit::Does does, model::TargetRow row) {
        out.push_back(EditCare{view.say(Word::DeedEdit, {target.where, view.say(Word::DeedCare)}),
                               target.place, does, std::move(row)});
    };
    for (const model::CareSeen& care : person.care) {
        ImGui::PushID(care.category.c_str());
        const std::string name = model::label(view.snapshot, "K35", care.category, view.chinese());
        ImGui::TextUnformatted(("♥ " + name).c_str());
        ImGui::SameLine(0, 14 * r);
        if (link_button(view.text(Word::CareEnd)))
            wish(RowEdit::Does::Remove, {.id = care.id, .person = person.id});
        ImGui::PopID();
        ImGui::Dummy({1, 3 * r});
    }
    if (link_button(view.text(Word::CareAdd))) ImGui::OpenPopup("care");
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("care")) {
        for (const model::CodeItem& item : *view.snapshot.codes) {
            if (item.list != "K35" ||
                std::ranges::find(person.care, item.code, &model::CareSeen::category) !=
                    person.care.end())
                continue;
            const std::string& name = view.chinese() ? item.zh : item.en;
            if (!ImGui::Selectable(name.c_str())) continue;
            const auto in_days = [&](int days) { return view.now + std::chrono::hours{24 * days}; };
            wish(RowEdit::Does::Add, {.person = person.id,
                                      .category = item.code,
                                      .next_visit = in_days(7),
                                      .review_due = in_days(90),
                                      .end = in_days(365)});
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// A combo over a code list.
void code_choice(const View& view, const char* id, const char* list, std::string& code) {
    if (!begin_choice(view, id, model::label(view.snapshot, list, code, view.chinese()))) return;
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == list &&
            ImGui::Selectable((view.chinese() ? item.zh : item.en).c_str(), item.code == code))
            code = item.code;
    ImGui::EndCombo();
}

/// The number of an identity card tells year and sex: nobody types them again.
void take_id_number(PeopleForm& form) {
    const auto read = model::read_id_number(form.id_number);
    if (!read) return;
    form.birth_year = std::to_string(read->year);
    form.sex = read->sex;
}

EditPerson new_person(const View& view, const Home& home, const PeopleForm& form) {
    const FormTarget target = target_of(view, home);
    return {view.say(Word::DeedEdit, {target.where, view.say(Word::PersonSaved)}),
            target.place,
            {Table::Person,
             RowEdit::Does::Add,
             0,
             {{"unit", "", id_of(number(home.unit.id))},
              {"birth_year", "", form.birth_year},
              {"sex", "", form.sex},
              {"residence", "", form.residence}}},
            {{"name", form.name},
             {"phone", form.phone},
             {"relation", form.relation},
             {"id_number", form.id_number}},
            {}};
}

/// What the store would refuse is not offered to be saved: nobody types it twice.
bool can_be_saved(const PeopleForm& form, base::Instant now) {
    const bool id = form.id_number.empty() || model::read_id_number(form.id_number).has_value();
    int year = 0;
    const auto [end, code] = std::from_chars(form.birth_year.data(),
                                             form.birth_year.data() + form.birth_year.size(), year);
    const bool whole =
        code == std::errc{} && end == form.birth_year.data() + form.birth_year.size();
    constexpr int kEarliest = 1900;
    const bool born =
        form.birth_year.empty() || (whole && year >= kEarliest && year <= base::year_of(now));
    return !form.name.empty() && id && born;
}

}  // namespace

const Revealed* revealed(const View& view, model::PersonId person, PersonField field) {
    for (const Revealed& one : view.session.people.revealed)
        if (one.person == person && one.field == field && view.now < one.until) return &one;
    return nullptr;
}

void draw_person(PlanPanel& panel, const View& view, const Home& home, const PersonSeen& person,
                 Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const FormTarget target = target_of(view, home);
    const auto field = [&](Word label, const char* column, std::string was, std::string shown,
                           const char* codes) {
        form_field(panel.form, view, target,
                   {label, Table::Person, number(person.id), column, std::move(was),
                    std::move(shown), codes},
                   out);
    };
    const std::string year = person.birth_year > 0 ? id_of(person.birth_year) : "";
    masked_line(panel.form, view, home, person, PersonField::Name, out);
    masked_line(panel.form, view, home, person, PersonField::Phone, out);
    field(Word::PersonBirthYear, "birth_year", year, year, nullptr);
    field(Word::PersonSex, "sex", person.sex, "", "K33");
    field(Word::PersonResidence, "residence", person.residence, "", "K17");
    relation_line(view, home, person, out);
    if (!person.id_mask.empty()) form_value(view, Word::PersonIdNumber, person.id_mask, 0, false);
    care_lines(view, home, person, out);
    if (model::may(view.session.role, model::Act::ListTargets)) ImGui::SameLine(0, 22 * r);
    if (link_button(view.text(Word::PersonMoveOut)))
        out.push_back(Edit{view.say(Word::DeedEdit, {target.where, view.say(Word::PersonLeft)}),
                           target.place,
                           {{Table::Person,
                             RowEdit::Does::Change,
                             number(person.id),
                             {{"valid_to", "", id_of(base::seconds_from_instant(view.now))}}}}});
    ImGui::Dummy({1, 6 * r});
}

void draw_new_person(PeopleForm& form, const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (link_button(view.text(Word::PersonAdd))) {
        const model::PersonId open = form.open;
        form = {};
        form.open = open;
        ImGui::OpenPopup("person");
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 14 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("person")) {
        const auto wide = [&] { ImGui::SetNextItemWidth(250 * r); };
        bool entered = false;
        form_label(view, Word::PersonName);
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        wide();
        entered |= text_field("##name", "", form.name);
        form_label(view, Word::PersonIdNumber);
        wide();
        entered |= text_field("##id", view.say(Word::ValueNone), form.id_number);
        take_id_number(form);
        form_label(view, Word::PersonBirthYear);
        wide();
        entered |= text_field("##year", "", form.birth_year, ImGuiInputTextFlags_CharsDecimal);
        form_label(view, Word::PersonPhone);
        wide();
        entered |= text_field("##phone", "", form.phone);
        const std::array<std::tuple<Word, const char*, std::string*>, 3> codes{
            {{Word::PersonSex, "K33", &form.sex},
             {Word::PersonRelation, "K34", &form.relation},
             {Word::PersonResidence, "K17", &form.residence}}};
        for (const auto& [label, list, code] : codes) {
            form_label(view, label);
            wide();
            code_choice(view, (std::string{"##"} + list).c_str(), list, *code);
        }
        {
            const Sized small{kSmall, view.session.ratio};
            ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + 400 * r);
            ImGui::TextDisabled("%s", view.text(Word::PersonIdHint));
            ImGui::PopTextWrapPos();
        }
        const bool fits = can_be_saved(form, view.now);
        if ((primary_button(view.text(Word::ActionSave), fits) || entered) && fits) {
            out.push_back(new_person(view, home, form));
            form = {};
            ImGui::CloseCurrentPopup();
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace ui
