// The issue whose row is lit, as a story: what happened when, and what it looks like.
#include "ui/card.h"
#include "ui/inspector.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kEdge = 20;

struct Moment {
    std::string what;
    base::Instant at = base::kNever;
    bool alarming = false;
};

/// What the snapshot knows of an issue, in order of time.
std::vector<Moment> moments_of(const View& view, const model::IssueRow& issue) {
    std::vector<Moment> moments;
    const std::string channel = model::label(view.snapshot, "K21", issue.channel, view.chinese());
    std::string reported = view.say(Word::TimelineReported);
    if (!channel.empty()) reported += " · " + channel;
    if (issue.reported != base::kNever) moments.push_back({reported, issue.reported});
    const bool open = derive::is_open(issue);
    const std::string state = model::label(view.snapshot, "K23", issue.state, view.chinese());
    std::string now = state;
    if (issue.urges > 0)
        now += " · " + view.say(Word::TimelineUrged, {std::to_string(issue.urges)});
    if (issue.reworks > 0)
        now += " · " + view.say(Word::TimelineReworked, {std::to_string(issue.reworks)});
    if (open) moments.push_back({now, view.now});
    if (issue.due != base::kNever) {
        const bool past = derive::state_at(view.now, issue) == derive::State::Overdue;
        moments.push_back(
            {view.say(past ? Word::TimelineDuePast : Word::TimelineDue), issue.due, past});
    }
    if (!open && issue.closed != base::kNever) moments.push_back({state, issue.closed});
    std::ranges::stable_sort(moments, {}, &Moment::at);
    return moments;
}

std::string assignee_of(const View& view, const model::IssueRow& issue) {
    for (const model::StaffRow& person : *view.snapshot.staff)
        if (person.id == issue.assignee) return view.say(Word::TimelineBy, {person.name});
    return view.say(Word::TimelineByNobody);
}

void moment_line(const View& view, const Moment& moment, bool last) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - kEdge * r;
    const Sized small{kSmall, view.session.ratio};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 line = ImGui::GetColorU32(ImGuiCol_Border);
    const float middle = at.y + 9 * r;
    const float x = at.x + 5 * r;
    if (!last) paint->AddLine({x, middle}, {x, middle + 22 * r}, line, 1.5F * r);
    const bool is_now = moment.at == view.now;
    const ImU32 dot = moment.alarming ? alarm_ink(view.session.look)
                      : is_now        ? ImGui::GetColorU32(ImGuiCol_TextLink)
                                      : ImGui::GetColorU32(ImGuiCol_TextDisabled);
    paint->AddCircleFilled({x, middle}, 4 * r, dot);
    const std::string when =
        is_now ? view.say(Word::TimelineNow) : base::day_and_clock(moment.at, view.chinese());
    const float wide = ImGui::CalcTextSize(when.c_str()).x;
    paint->AddText({at.x + 20 * r, at.y}, moment.alarming ? dot : ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(moment.what, right - wide - at.x - 30 * r).c_str());
    text_to(right, at.y, ImGui::GetColorU32(ImGuiCol_TextDisabled), when.c_str());
    ImGui::SetCursorScreenPos({at.x, at.y + 22 * r});
}

/// What the caller said, for those who may, and only when they ask.
void callers_words(const View& view, const model::IssueRow& issue, float width, Intents& out) {
    constexpr const char* kHotline = "2";  // K21
    const bool may = model::may(view.session.role, model::Act::ReadWords);
    if (!may || issue.channel != kHotline || view.feed.still) return;
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
    if (desk.issue == issue.id) {
        for (std::size_t i = 0; i < desk.known.size(); ++i) {
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
    }
    if (desk.reading)
        ImGui::TextDisabled("%s", view.text(Word::PictureReading));
    else if (derive::is_open(issue) && !view.feed.still &&
             model::may(view.session.role, model::Act::EditRegister) &&
             link_button(view.text(Word::PictureAdd)))
        out.push_back(ChooseFiles{FilesPurpose::Picture});
}

}  // namespace

namespace {

void story(const View& view, const model::IssueRow& issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 4 * r});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth() - kEdge * r;
    ImGui::TextUnformatted(cut_end(issue_title(view, issue), right - at.x - 24 * r).c_str());
    ImGui::SetCursorScreenPos({right - 16 * r, at.y});
    if (link_button("×")) out.push_back(LightRow{{}, view.session.desk.subject, {}});
    {
        const Sized small{kSmall, view.session.ratio};
        std::string told = assignee_of(view, issue);
        if (!issue.no.empty()) told = issue.no + " · " + told;
        ImGui::TextDisabled("%s", cut_end(told, right - at.x).c_str());
    }
    callers_words(view, issue, right - at.x, out);
    pictures(view, issue, right - at.x, out);
    const std::vector<Moment> moments = moments_of(view, issue);
    for (std::size_t i = 0; i < moments.size(); ++i)
        moment_line(view, moments[i], i + 1 == moments.size());
    ImGui::Dummy({1, 1});
}

}  // namespace

void draw_timeline(const View& view, float bottom_px, Intents& out) {
    const Row row = model::issue_row(view.snapshot, view.session.desk.issue);
    if (row == kNoRow) return;
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 corner{ImGui::GetWindowPos().x + 1, ImGui::GetCursorScreenPos().y};
    const float wide = ImGui::GetWindowWidth() - 2;
    // What it does not need is left to the rows below; what it cannot have is scrolled.
    const float most = std::max(bottom_px - corner.y - 84 * r, 120 * r);
    ImGui::SetCursorScreenPos(corner);
    ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, most});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {(kEdge - 1) * r, 0});
    ImGui::BeginChild("##story", {wide, 0},
                      ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysUseWindowPadding,
                      ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    story(view, view.snapshot.issues[row].row, out);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos({corner.x + (kEdge - 1) * r, ImGui::GetItemRectMax().y + 2 * r});
    const ImVec2 end = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({ImGui::GetWindowPos().x, end.y},
                                        {ImGui::GetWindowPos().x + ImGui::GetWindowWidth(), end.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    ImGui::SetCursorScreenPos({end.x, end.y + 1});
}

}  // namespace ui
