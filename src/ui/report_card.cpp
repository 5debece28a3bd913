// The form that reports a problem: where, what, how urgent, what it looks like.
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "model/matter.h"

#include <algorithm>

namespace ui {

using base::Word;

namespace {

constexpr const char* kId = "##report";
constexpr float kWidth = 640;
constexpr std::size_t kMostText = 300;  // bytes: a hundred Han letters

void matter_line(ReportForm& form, const View& view) {
    form_label(view, Word::ReportMatter);
    std::string shown = model::label(view.snapshot, "class", form.matter, view.chinese());
    if (form.matter.empty()) shown = view.say(Word::ReportMatterAsk);
    const bool appears = std::exchange(form.appears, false);
    if (plain_button((shown + "##matter").c_str()) || (appears && form.matter.empty()))
        ImGui::OpenPopup("matters");
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4};
    ImGui::SetNextWindowPos(below);
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    if (ImGui::BeginPopup("matters")) {
        if (ImGui::IsWindowAppearing()) form.pick.typed.clear();
        if (const auto code = pick_code(form.pick, view, "class", form.matter)) {
            form.matter = *code;
            form.urgency = model::urgency_of(form.matter);
            form.to_text = true;
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

void urgency_line(ReportForm& form, const View& view) {
    form_label(view, Word::ReportUrgency);
    bool first = true;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K22") continue;
        if (!std::exchange(first, false))
            ImGui::SameLine(0, 18 * static_cast<float>(view.session.ratio));
        const std::string& name = view.chinese() ? item.zh : item.en;
        if (ImGui::RadioButton(name.c_str(), form.urgency == item.code)) form.urgency = item.code;
    }
    if (form.matter.empty()) return;
    form_indent(view);
    const base::Instant due =
        model::due_of(form.matter, form.urgency, view.now, model::usual_calendar());
    ImGui::TextDisabled(
        "%s", view.say(Word::ReportDue, {base::day_and_clock(due, view.chinese())}).c_str());
}

void picture_lines(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ReportDesk& report = view.session.report;
    form_indent(view);
    if (report.picture.texture != 0) {
        draw_picture(report.picture, 420 * r, 260 * r);
        ImGui::SameLine();
        if (link_button("×")) out.push_back(DropPicture{});
        return;
    }
    if (report.reading) return ImGui::TextDisabled("%s", view.text(Word::PictureReading));
    if (plain_button(view.text(Word::PictureAdd)))
        out.push_back(ChooseFiles{FilesPurpose::Picture});
    if (report.trouble) {
        form_indent(view);
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(base::sentence(*report.trouble, view.session.language).c_str());
        ImGui::PopTextWrapPos();
        return;
    }
    form_indent(view);
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", view.text(Word::PictureHint));
    ImGui::PopTextWrapPos();
}

}  // namespace

void draw_picture(const ShownPicture& picture, float most_wide_px, float most_high_px) {
    const auto wide = static_cast<float>(picture.width_px);
    const auto high = static_cast<float>(picture.height_px);
    const float scale = std::min({most_wide_px / wide, most_high_px / high, 1.0F});
    ImGui::Image(picture.texture, {wide * scale, high * scale});
}

void draw_report(ReportForm& form, const View& view, Intents& out) {
    const ReportDesk& report = view.session.report;
    const model::Row place = model::row_of(*view.snapshot.places, report.place);
    if (!report.open || place == model::kNoRow) {
        form = {};
        if (report.open) out.push_back(ToggleReport{});  // the place is gone
        return;
    }
    if (covers_page(view.session.files.card)) return;  // a picture is being chosen
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, kId, kWidth);
    card_title(view, view.say(Word::ProblemTitle, {full_name(view, place)}));
    matter_line(form, view);
    form_label(view, Word::ReportWhat);
    ImGui::SetNextItemWidth(420 * r);
    if (std::exchange(form.to_text, false)) ImGui::SetKeyboardFocusHere();
    const bool entered = text_field("##what", view.say(Word::ReportWhatHint), form.text);
    urgency_line(form, view);
    picture_lines(view, out);
    ImGui::Dummy({1, 10 * r});
    form_indent(view);
    const bool fits =
        !form.matter.empty() && form.text.size() <= kMostText && !report.reading && !report.sending;
    const bool sends = primary_button(view.text(Word::ReportSend), fits) || entered ||
                       (enter_struck() && !ImGui::IsPopupOpen("matters"));
    ImGui::SameLine();
    const bool closes = plain_button(view.text(Word::KeyClose));
    end_card(kId);
    if (sends && fits)
        out.push_back(SendReport{report.place, form.matter, form.urgency, form.text});
    else if (closes || (ImGui::IsKeyPressed(ImGuiKey_Escape, false) &&
                        !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId)))
        out.push_back(ToggleReport{});
}

}  // namespace ui
