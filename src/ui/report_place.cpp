// Where a problem is: an address as it is said on the telephone, or a click on the map.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using derive::FoundItem;

namespace {

constexpr std::size_t kMostFound = 6;

/// What stands somewhere, and so can be where a problem is.
std::vector<const FoundItem*> places_of(const derive::Found& found) {
    std::vector<const FoundItem*> items;
    for (const FoundItem& item : found.items)
        if (model::number(item.place) != 0 && item.kind != derive::FoundKind::Staff &&
            item.kind != derive::FoundKind::Issue && item.kind != derive::FoundKind::Grid &&
            items.size() < kMostFound)
            items.push_back(&item);
    return items;
}

void take(ReportForm& form, const View& view, const FoundItem& item, Intents& out) {
    if (form.text.empty()) form.text = view.session.report.rest;
    form.place.clear();
    form.asked.clear();
    form.cursor = 0;
    form.appears = true;  // the matter comes next
    out.push_back(PlaceReport{item.place, item.door});
    out.push_back(FindReportPlace{});
}

void matches(ReportForm& form, const View& view, bool entered, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const derive::Found& found = view.session.report.found;
    const std::vector<const FoundItem*> items = places_of(found);
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) form.cursor += 1;
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && form.cursor > 0) form.cursor -= 1;
    form.cursor = std::min(form.cursor, items.empty() ? 0 : items.size() - 1);
    if (items.empty() && found.query == form.place) {
        form_indent(view);
        ImGui::TextDisabled("%s", view.say(Word::FindNothing, {form.place}).c_str());
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const FoundItem& item = *items[i];
        std::string told = found_title(view.session.language, item);
        for (const std::string& name : item.chain) told += " · " + name;
        ImGui::PushID(static_cast<int>(i));
        form_indent(view);
        const bool clicked =
            ImGui::Selectable(cut_end(told, 420 * r).c_str(), i == form.cursor, 0, {420 * r, 0});
        ImGui::PopID();
        if (clicked || (entered && i == form.cursor)) return take(form, view, item, out);
    }
}

std::string told_place(const View& view) {
    const ReportDesk& report = view.session.report;
    const model::Row row = model::row_of(*view.snapshot.places, report.place);
    if (row == model::kNoRow)
        return report.point ? view.say(Word::FlagOutside) + " · " + view.say(Word::ReportPinned)
                            : std::string{};
    std::string told = full_name(view, row);
    if (!report.door.number.empty()) told += " " + door_text(view.session.language, report.door);
    if (report.point) told += " · " + view.say(Word::ReportPinned);
    return told;
}

}  // namespace

void draw_report_place(ReportForm& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const std::string told = told_place(view);
    form_label(view, Word::ColPlace);
    const char* pin = view.text(Word::ReportPin);
    ImGui::SetNextItemWidth(300 * r);
    const bool focus = told.empty() && std::exchange(form.appears, false);
    if (focus) ImGui::SetKeyboardFocusHere();
    const std::string hint = told.empty() ? view.say(Word::ReportPlaceHint) : told;
    const bool entered = text_field("##place", hint, form.place);
    ImGui::SameLine();
    if (plain_button(pin)) out.push_back(PinReport{true});
    if (form.place != form.asked) out.push_back(FindReportPlace{form.asked = form.place});
    if (!form.place.empty()) return matches(form, view, entered, out);
    if (told.empty()) return;
    form_indent(view);
    ImGui::TextUnformatted(cut_end(told, 420 * r).c_str());
}

}  // namespace ui
