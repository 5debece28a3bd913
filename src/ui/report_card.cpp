// The form that reports a problem: where, what, how urgent, what it looks like, what the caller
// said; and beside it, who it goes to and whether it was reported before.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/home_form.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "model/rules.h"

#include <algorithm>

namespace ui {

using base::Word;

namespace {

constexpr const char* kReportCard = "##report";
constexpr float kReportWidth = 1060;
constexpr float kBeside = 372;
constexpr std::size_t kMostText = 300;     // bytes: a hundred Han letters
constexpr std::size_t kMostWords = 3'000;  // … a thousand

void matter_line(ReportForm& form, const View& view) {
    form_label(view, Word::ReportMatter);
    std::string shown = model::label(view.snapshot, "class", form.matter, view.chinese());
    if (form.matter.empty()) shown = view.say(Word::ReportMatterAsk);
    const bool placed = model::number(view.session.report.place) != 0;
    const bool opens = placed && std::exchange(form.appears, false) && form.matter.empty();
    if (plain_button((shown + "##matter").c_str()) || opens) ImGui::OpenPopup("matters");
    const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 4};
    ImGui::SetNextWindowPos(below);
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 10 * r});
    if (ImGui::BeginPopup("matters")) {
        if (ImGui::IsWindowAppearing()) form.pick.typed.clear();
        if (const auto code = pick_code(form.pick, view, "class", form.matter)) {
            form.matter = *code;
            form.urgency = model::urgency_of(*view.snapshot.rules, form.matter);
            if (const auto* rule = model::rule_of(*view.snapshot.rules, form.matter))
                form.kind = rule->kind;
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
        model::due_of(*view.snapshot.rules, form.matter, form.urgency, view.now).at;
    ImGui::TextDisabled(
        "%s", view.say(Word::ReportDue, {base::day_and_clock(due, view.chinese())}).c_str());
}

/// More than the store takes is said, not cut off.
void too_long(const View& view, const std::string& text, std::size_t most) {
    if (text.size() <= most) return;
    form_indent(view);
    ImGui::TextDisabled("%zu/%zu", text.size(), most);
}

/// A code of a list, chosen from a field that opens it.
void code_line(const View& view, Word label, const char* list, std::string& code) {
    form_label(view, label);
    ImGui::SetNextItemWidth(200 * static_cast<float>(view.session.ratio));
    const std::string shown = model::label(view.snapshot, list, code, view.chinese());
    if (!begin_choice(view, ("##" + std::string{list}).c_str(), shown)) return;
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == list &&
            ImGui::Selectable((view.chinese() ? item.zh : item.en).c_str(), code == item.code))
            code = item.code;
    ImGui::EndCombo();
}

void picture_lines(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ReportDesk& report = view.session.report;
    form_indent(view);
    if (report.picture.texture != 0) {
        draw_picture(report.picture, 420 * r, 200 * r);
        ImGui::SameLine();
        if (link_button("×")) out.push_back(DropPicture{});
        return;
    }
    if (report.reading) return ImGui::TextDisabled("%s", view.text(Word::PictureReading));
    if (plain_button(view.text(Word::PictureAdd)))
        out.push_back(ChooseFiles{FilesPurpose::Picture});
    form_indent(view);
    ImGui::PushTextWrapPos(0);
    if (report.trouble)
        ImGui::TextUnformatted(base::sentence(*report.trouble, view.session.language).c_str());
    else
        ImGui::TextDisabled("%s", view.text(Word::PictureHint));
    ImGui::PopTextWrapPos();
}

/// The left of the card. Answers whether Enter was struck in its text.
bool lines(ReportForm& form, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    draw_report_place(form, view, out);
    matter_line(form, view);
    form_label(view, Word::ReportWhat);
    ImGui::SetNextItemWidth(420 * r);
    if (std::exchange(form.to_text, false)) ImGui::SetKeyboardFocusHere();
    const bool entered = text_field("##what", view.say(Word::ReportWhatHint), form.text);
    too_long(view, form.text, kMostText);
    urgency_line(form, view);
    code_line(view, Word::QueueChannel, "K21", form.channel);
    code_line(view, Word::ReportKind, "K20", form.kind);
    // Those of a draft are sealed already.
    const bool drafted = model::number(form.draft) != 0;
    if (!drafted && model::may(view.session.role, model::Act::ReadWords)) {
        form_label(view, Word::ReportWords);
        ImGui::SetNextItemWidth(420 * r);
        text_field("##words", view.say(Word::ReportWordsHint), form.words);
        too_long(view, form.words, kMostWords);
    }
    picture_lines(view, out);
    return entered;
}

bool is_whole(const ReportForm& form, const View& view) {
    const ReportDesk& report = view.session.report;
    const bool placed = model::number(report.place) != 0 || report.point;
    return placed && !form.matter.empty() && form.text.size() <= kMostText &&
           form.words.size() <= kMostWords && !report.reading && !report.sending;
}

/// What the draft says, once.
void fill_from_draft(ReportForm& form, const View& view) {
    const model::IssueId draft = view.session.report.draft;
    if (form.draft == draft) return;
    form.draft = draft;
    const model::Row row = model::issue_row(view.snapshot, draft);
    if (row == model::kNoRow) return;
    const model::IssueRow& is = view.snapshot.issues[row].row;
    form.matter = is.matter;
    if (!is.urgency.empty()) form.urgency = is.urgency;
    form.text = is.title;
    form.channel = is.channel;
    form.kind = is.kind;
    form.appears = false;
}

bool is_begun(const ReportForm& form, const View& view) {
    const ReportDesk& report = view.session.report;
    return !form.text.empty() || !form.words.empty() || !form.place.empty() ||
           !form.matter.empty() || report.point || report.picture.texture != 0 || report.reading;
}

/// Whether what there is so far shall be kept as a draft. One that is one already stays as it is.
bool keep_button(const ReportForm& form, const View& view) {
    if (model::number(form.draft) != 0) return false;
    const ReportDesk& report = view.session.report;
    const bool may = is_begun(form, view) && form.text.size() <= kMostText &&
                     form.words.size() <= kMostWords && !report.reading && !report.sending;
    const bool keeps = plain_button(view.text(Word::IntakeDraft), may);
    ImGui::SameLine();
    return keeps && may;
}

/// Whether Esc closes the card. In a field it only leaves that, and what was typed there stays;
/// with something filled in it has to be struck twice.
bool escapes(ReportForm& form, const ReportForm& before, const View& view, bool popped) {
    if (ImGui::IsAnyItemActive()) form.warned = false;
    if (popped || !ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return false;
    if (ImGui::GetIO().WantTextInput) {
        form.text = before.text;
        form.words = before.words;
        form.place = before.place;
        return false;
    }
    return !is_begun(form, view) || std::exchange(form.warned, true);
}

std::string report_title(const View& view) {
    const model::Row place = model::row_of(*view.snapshot.places, view.session.report.place);
    std::string title = place == model::kNoRow
                            ? view.say(Word::MenuIntake)
                            : view.say(Word::ProblemTitle, {full_name(view, place)});
    if (view.session.exercise) title = "【" + view.say(Word::FlagExercise) + "】" + title;
    return title;
}

}  // namespace

void draw_picture(const ShownPicture& picture, float most_wide_px, float most_high_px) {
    const auto wide = static_cast<float>(picture.width_px);
    const auto high = static_cast<float>(picture.height_px);
    const float scale = std::min({most_wide_px / wide, most_high_px / high, 1.0F});
    ImGui::Image(picture.texture, {wide * scale, high * scale});
}

SendReport report_of(const ReportForm& form, const View& view) {
    return {view.session.report.place,
            form.matter,
            form.urgency,
            form.text,
            form.channel,
            form.kind,
            form.words,
            {},
            false};
}

void draw_report(ReportForm& form, const View& view, Intents& out) {
    const ReportDesk& report = view.session.report;
    if (!report.open) {
        form = {};
        return;
    }
    if (report.pins || covers_page(view.session.files.card)) return;  // it makes way
    fill_from_draft(form, view);
    if (form.channel.empty())
        form.channel = view.session.role == model::Role::Operator ? kByHotline : kByGridWorker;
    const float r = static_cast<float>(view.session.ratio);
    const bool escaped = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    const bool popped = popup_is_open();
    const ReportForm before = escaped ? form : ReportForm{};
    begin_card(view, kReportCard, kReportWidth);
    card_title(view, report_title(view));
    const float left = ImGui::GetContentRegionAvail().x - kBeside * r;
    ImGui::BeginChild("##report_form", {left, 0}, ImGuiChildFlags_AutoResizeY,
                      ImGuiWindowFlags_NoBackground);
    const bool entered = lines(form, view, out);
    ImGui::EndChild();
    ImGui::SameLine(0, 24 * r);
    ImGui::BeginChild("##report_beside", {0, 0}, ImGuiChildFlags_AutoResizeY,
                      ImGuiWindowFlags_NoBackground);
    draw_report_beside(form, view, out);
    ImGui::EndChild();
    ImGui::Dummy({1, 10 * r});
    form_indent(view);
    const bool whole = is_whole(form, view);
    const Word send = form.duplicates.empty() ? Word::ReportSend : Word::ReportStillNew;
    const bool sends = primary_button(view.text(send), whole) || entered ||
                       (enter_struck() && !ImGui::IsPopupOpen("matters"));
    ImGui::SameLine();
    const bool keeps = keep_button(form, view);
    const bool closes = plain_button(view.text(Word::KeyClose));
    if (form.warned) {
        ImGui::SameLine();
        ImGui::TextDisabled("%s", view.text(Word::ReportAgain));
    }
    const bool escapes_it = escapes(form, before, view, popped || popup_is_open());
    end_card(kReportCard);
    if (keeps) {
        SendReport draft = report_of(form, view);
        draft.draft = true;
        out.push_back(std::move(draft));
    } else if (sends && whole)
        out.push_back(report_of(form, view));
    else if (closes || escapes_it)
        out.push_back(ToggleReport{});
}

}  // namespace ui
