// Notes on a place: what somebody wrote for whoever comes next, with its author and its end.
#include "ui/card.h"
#include "ui/inspector.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>

namespace ui {

using base::Word;
using model::RowEdit;
using model::Table;

namespace {

std::string seconds_of(base::Instant at) {
    return at == base::kNever ? std::string{} : std::to_string(base::seconds_from_instant(at));
}

std::string author_of(const View& view, model::StaffId author) {
    for (const model::StaffRow& person : *view.snapshot.staff)
        if (person.id == author) return person.name + " · ";
    return {};
}

void note(const View& view, const model::NoteRow& note, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const float inner = width - 44 * r;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    std::string when = author_of(view, note.author) + base::day_and_clock(note.at, view.chinese());
    if (note.until != base::kNever)
        when +=
            " · " + view.say(Word::NoteUntil, {base::day_and_clock(note.until, view.chinese())});
    const ImVec2 text = ImGui::CalcTextSize(note.text.c_str(), nullptr, false, inner);
    const float high = text.y + 36 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(at, {at.x + width, at.y + high}, IM_COL32(255, 214, 90, 46), 4 * r);
    paint->AddRectFilled(at, {at.x + 4 * r, at.y + high}, IM_COL32(230, 170, 20, 255), 2 * r);
    ImGui::SetCursorScreenPos({at.x + 16 * r, at.y + 6 * r});
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + inner);
    ImGui::TextUnformatted(note.text.c_str());
    ImGui::PopTextWrapPos();
    {
        const Sized small{kSmall, view.session.ratio};
        paint->AddText({at.x + 16 * r, at.y + text.y + 10 * r},
                       ImGui::GetColorU32(ImGuiCol_TextDisabled), cut_end(when, inner).c_str());
    }
    ImGui::SetCursorScreenPos({at.x + width - 22 * r, at.y + 5 * r});
    ImGui::PushID(static_cast<int>(number(note.id)));
    if (!view.feed.still && link_button("×"))
        out.push_back(Edit{
            view.say(Word::DeedNote, {note.text}),
            note.place,
            {{Table::Note,
              RowEdit::Does::Remove,
              number(note.id),
              {{"place", std::to_string(number(note.place)), ""},
               {"text", note.text, ""},
               {"author",
                number(note.author) == 0 ? std::string{} : std::to_string(number(note.author)), ""},
               {"at", seconds_of(note.at), ""},
               {"until", seconds_of(note.until), ""}}}}});
    ImGui::PopID();
    ImGui::SetCursorScreenPos({at.x, at.y + high + 6 * r});
}

void add_popup(NoteForm& form, const View& view, model::PlaceId place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 12 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 9 * r});
    if (ImGui::BeginPopup("note")) {
        if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
        ImGui::SetNextItemWidth(330 * r);
        const bool entered = text_field("##note", view.text(Word::NoteHint), form.text);
        constexpr std::array<int, 3> kDays{7, 30, 0};
        for (const int days : kDays) {
            const std::string label = days == 0 ? view.say(Word::NoteForever)
                                                : view.say(Word::NoteDays, {std::to_string(days)});
            if (ImGui::RadioButton(label.c_str(), form.days == days)) form.days = days;
            ImGui::SameLine(0, 16 * r);
        }
        const bool fits = !form.text.empty() && form.text.size() <= 600;
        if ((primary_button(view.text(Word::ActionSave), fits) || entered) && fits) {
            const base::Instant until =
                form.days == 0 ? base::kNever : view.now + std::chrono::hours{24} * form.days;
            out.push_back(Edit{view.say(Word::DeedNote, {form.text}),
                               place,
                               {{Table::Note,
                                 RowEdit::Does::Add,
                                 0,
                                 {{"place", "", std::to_string(number(place))},
                                  {"text", "", form.text},
                                  {"at", "", seconds_of(view.now)},
                                  {"until", "", seconds_of(until)}}}}});
            form = {};
            ImGui::CloseCurrentPopup();
        }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace

bool is_current(const model::NoteRow& note, base::Instant now) {
    return note.until == base::kNever || now < note.until;
}

void draw_notes(NoteForm& form, const View& view, model::Row place, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const model::PlaceId id = view.snapshot.places->row[place].id;
    for (const model::NoteRow& one : *view.snapshot.notes)
        if (one.place == id && is_current(one, view.now)) note(view, one, out);
    if (view.feed.still) return;
    if (link_button(view.text(Word::NoteAdd))) ImGui::OpenPopup("note");
    add_popup(form, view, id, out);
    ImGui::Dummy({1, 2 * r});
}

}  // namespace ui
