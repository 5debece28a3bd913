// What is beside the log of an issue: the tasks of its departments, what the caller said, pictures.
#include "ui/card.h"
#include "ui/issue_panel.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <set>

namespace ui {

using base::Instant;
using base::kNever;
using base::Word;

namespace {

/// The stretch of time that all lanes share.
struct Stretch {
    Instant from = kNever, to = Instant::min();
    float left_px = 0, right_px = 0;

    void add(Instant at) {
        if (at == kNever) return;
        from = std::min(from, at);
        to = std::max(to, at);
    }
    float x_of(Instant at) const {
        const auto all = static_cast<double>((to - from).count());
        const double share = all <= 0 ? 0 : static_cast<double>((at - from).count()) / all;
        return left_px + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right_px - left_px);
    }
};

bool is_late(const model::TaskRow& task, Instant now) {
    const Instant end = task.done == kNever ? now : task.done;
    return task.withdrawn == kNever && task.due != kNever && end > task.due;
}

void lane(const View& view, const model::TaskRow& task, const Stretch& stretch) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool late = is_late(task, view.now);
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImU32 ink = late ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text);
    const auto when = [&](Instant moment) { return base::day_and_clock(moment, view.chinese()); };
    const std::string name = view.say(task.lead ? Word::LaneLead : Word::LaneAssist) + " " +
                             department_name(view, task.department);
    std::string told = view.say(Word::LaneWaits);
    if (task.withdrawn != kNever)
        told = view.say(Word::LaneWithdrawn, {when(task.withdrawn)});
    else if (task.done != kNever)
        told = view.say(Word::LaneDone, {when(task.done)});
    else if (task.received != kNever)
        told = view.say(Word::LaneReceived, {when(task.received)});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float wide = ImGui::CalcTextSize(told.c_str()).x;
    paint->AddText({at.x, at.y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(name, stretch.right_px - wide - at.x - 10 * r).c_str());
    text_to(stretch.right_px, at.y, late ? ink : grey, told.c_str());
    const float y = at.y + 25 * r;
    const Instant end = task.done != kNever        ? task.done
                        : task.withdrawn != kNever ? task.withdrawn
                                                   : view.now;
    const float received = stretch.x_of(task.received == kNever ? end : task.received);
    // Thin until it was signed for, thick while it is worked on.
    paint->AddLine({stretch.x_of(task.assigned), y}, {received, y}, grey, 2 * r);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImU32 bar = task.withdrawn != kNever ? grey
                      : late                   ? u32_from(p.mark[4])
                      : task.done != kNever    ? u32_from(p.mark[0])
                                               : u32_from(p.mark[1]);
    if (task.received != kNever)
        paint->AddRectFilled({received, y - 4 * r},
                             {std::max(stretch.x_of(end), received + 3 * r), y + 4 * r}, bar,
                             3 * r);
    if (task.due != kNever) {
        const float due = stretch.x_of(task.due);
        paint->AddLine({due, y - 8 * r}, {due, y + 8 * r}, ink, 1.5F * r);
    }
    ImGui::SetCursorScreenPos({at.x, at.y + 38 * r});
}

/// What the caller said, for those who may, and only when they ask.
void callers_words(const View& view, const model::IssueRow& issue, float width, Intents& out) {
    const bool may = model::may(view.session.role, model::Act::ReadWords);
    const bool told = issue.channel == kByHotline || issue.channel == kAtCounter;
    if (!may || !told || view.feed.still) return;
    const PeopleDesk& people = view.session.people;
    if (people.words_of == issue.id) {
        ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + width);
        const std::string none = view.say(Word::ValueNone);
        ImGui::TextUnformatted(people.words.empty() ? none.c_str() : people.words.c_str());
        ImGui::PopTextWrapPos();
    } else if (link_button(view.text(Word::ActWords))) {
        out.push_back(ReadWords{issue.id});
    }
}

/// The pictures of it: told to all, shown to those who may, one at a time and when they ask.
void pictures(const View& view, const model::IssueRow& issue, float width, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const PicturesDesk& desk = view.session.pictures;
    const bool may = model::may(view.session.role, model::Act::ReadWords) && !view.feed.still;
    const std::size_t known = desk.issue == issue.id ? desk.known.size() : 0;
    for (std::size_t i = 0; i < known; ++i) {
        const model::PictureSeen& one = desk.known[i];
        const bool shown = one.id == desk.shown_id && desk.shown.texture != 0;
        const std::string text =
            shown ? view.say(Word::PictureHide)
                  : view.say(Word::PictureShow,
                             {std::to_string(one.width_px), std::to_string(one.height_px)});
        ImGui::PushID(static_cast<int>(i));
        if (!may)
            ImGui::TextDisabled("%s", text.c_str());
        else if (link_button(text.c_str()))
            out.push_back(ShowPicture{shown ? model::AttachmentId{} : one.id});
        ImGui::PopID();
        if (!shown) continue;
        draw_picture(desk.shown, width, 190 * r);
        if (!ImGui::IsItemHovered() || !ImGui::BeginTooltip()) continue;
        const ImVec2 page = ImGui::GetIO().DisplaySize;
        draw_picture(desk.shown, page.x * 0.6F, page.y * 0.8F);
        ImGui::EndTooltip();
    }
    const bool adds = derive::is_open(issue) && !view.feed.still &&
                      model::may(view.session.role, model::Act::EditRegister);
    if (desk.reading)
        ImGui::TextDisabled("%s", view.text(Word::PictureReading));
    else if (adds && link_button(view.text(Word::PictureAdd)))
        out.push_back(ChooseFiles{FilesPurpose::Picture});
}

}  // namespace

void draw_lanes(const View& view, const model::IssueStory& story) {
    std::set<model::DepartmentId> departments;
    Stretch stretch;
    for (const model::TaskRow& task : story.tasks) {
        departments.insert(task.department);
        for (const Instant at : {task.assigned, task.received, task.due, task.done})
            stretch.add(at);
        if (task.done == kNever && task.withdrawn == kNever) stretch.add(view.now);
    }
    if (departments.size() < 2) return;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 8 * r});
    ImGui::TextDisabled("%s", view.text(Word::LanesTitle));
    stretch.left_px = ImGui::GetCursorScreenPos().x;
    stretch.right_px = right_edge(view.session.ratio);
    for (const model::TaskRow& task : story.tasks) lane(view, task, stretch);
    ImGui::Dummy({1, 1});
}

void draw_evidence(const View& view, const model::IssueRow& issue, Intents& out) {
    const float width = right_edge(view.session.ratio) - ImGui::GetCursorScreenPos().x;
    callers_words(view, issue, width, out);
    pictures(view, issue, width, out);
}

}  // namespace ui
