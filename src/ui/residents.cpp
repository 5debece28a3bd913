// Who lives in a home, in its card: nothing at all for a role that may not know, a purpose before
// the first name, masked rows after it.
#include "ui/person_form.h"

#include "ui/card.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <cmath>

namespace ui {

using base::Word;
using model::PersonSeen;

namespace {

constexpr float kPersonRow = 52;

/// The purposes as buttons; one of them opens the list.
void ask_purpose(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", view.text(Word::PeopleAsk));
        ImGui::PopTextWrapPos();
    }
    ImGui::Dummy({1, 4 * r});
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    int n = 0;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K32") continue;
        ImGui::SetCursorScreenPos({corner.x + static_cast<float>(n % 2) * width / 2,
                                   corner.y + static_cast<float>(n / 2) * 38 * r});
        n += 1;
        const std::string name = cut_end(view.chinese() ? item.zh : item.en, width / 2 - 34 * r);
        if (plain_button((name + "##" + item.code).c_str())) out.push_back(SetPurpose{item.code});
    }
    ImGui::SetCursorScreenPos({corner.x, corner.y + static_cast<float>((n + 1) / 2) * 38 * r});
    ImGui::Dummy({1, 2 * r});
}

void purpose_line(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const std::string purpose =
        model::label(view.snapshot, "K32", view.session.people.purpose, view.chinese());
    {
        const Sized small{kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", view.say(Word::PeopleFor, {purpose}).c_str());
        ImGui::SameLine(0, 10 * r);
        ImGui::PushID("purpose");
        const bool closes = link_button("×");
        ImGui::PopID();
        if (closes) out.push_back(SetPurpose{});
    }
    ImGui::Dummy({1, 2 * r});
}

/// "女 · 1958年生 · 68 岁"
std::string born_text(const View& view, const PersonSeen& person) {
    std::string text = model::label(view.snapshot, "K33", person.sex, view.chinese());
    if (person.birth_year <= 0) return text;
    const int age = base::year_of(view.now) - person.birth_year;
    return text + " · " + view.say(Word::PersonAge, {std::to_string(age)}) + " · " +
           view.say(Word::PersonBorn, {std::to_string(person.birth_year)});
}

std::string standing_text(const View& view, const PersonSeen& person) {
    std::string text = model::label(view.snapshot, "K17", person.residence, view.chinese());
    if (!person.phone.empty()) text += " · " + person.phone;
    for (const model::CareSeen& care : person.care)
        text += " · ♥ " + model::label(view.snapshot, "K35", care.category, view.chinese());
    return text;
}

/// A row of the list; answers whether it was clicked.
bool person_row(const View& view, const PersonSeen& person, bool open) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("person", {width, kPersonRow * r});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled({at.x - 6 * r, at.y}, {at.x + width + 4 * r, at.y + kPersonRow * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
    }
    const Revealed* seen = revealed(view, person.id, model::PersonField::Name);
    const std::string& name = seen != nullptr ? seen->text : person.name;
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const std::string relation =
        model::label(view.snapshot, "K34", person.relation, view.chinese());
    open_arrow({at.x + 5 * r, at.y + 15 * r}, 8 * r, open, grey);
    const float left = at.x + 18 * r;
    paint->AddText({left, at.y + 5 * r}, ink, name.c_str());
    const float after = left + std::max(ImGui::CalcTextSize(name.c_str()).x, 64 * r) + 14 * r;
    const float wide = ImGui::CalcTextSize(relation.c_str()).x;
    paint->AddText({after, at.y + 5 * r}, ink,
                   cut_end(born_text(view, person), at.x + width - wide - after - 10 * r).c_str());
    text_to(at.x + width, at.y + 5 * r, grey, relation.c_str());
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({left, at.y + 28 * r}, grey,
                   cut_end(standing_text(view, person), width - 18 * r).c_str());
    return clicked;
}

}  // namespace

void draw_residents(PlanPanel& panel, const View& view, const model::Home& home, Intents& out) {
    if (!model::may(view.session.role, model::Act::ListPersons)) return;
    const PeopleDesk& desk = view.session.people;
    form_head(view, Word::PeopleHead);
    if (desk.purpose.empty()) return ask_purpose(view, out);
    purpose_line(view, out);
    if (!desk.refused.empty()) {
        ImGui::PushTextWrapPos(0);
        ImGui::TextDisabled("%s", desk.refused.c_str());
        ImGui::PopTextWrapPos();
        return;
    }
    if (!desk.of || desk.of->unit != home.unit.id) {
        ImGui::TextDisabled("%s", view.text(Word::PeopleReading));
        return;
    }
    if (desk.of->person.empty()) ImGui::TextDisabled("%s", view.text(Word::PeopleNone));
    for (const PersonSeen& person : desk.of->person) {
        ImGui::PushID(static_cast<int>(number(person.id)));
        const bool open = panel.people.open == person.id;
        if (person_row(view, person, open))
            panel.people.open = open ? model::PersonId{} : person.id;
        if (open) {
            ImGui::Indent(18 * static_cast<float>(view.session.ratio));
            draw_person(panel, view, home, person, out);
            ImGui::Unindent(18 * static_cast<float>(view.session.ratio));
        }
        ImGui::PopID();
    }
    ImGui::Dummy({1, 4 * static_cast<float>(view.session.ratio)});
    if (!view.feed.still) draw_new_person(panel.people, view, home, out);
}

}  // namespace ui
