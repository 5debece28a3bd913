#include "ui/hand_over.h"

#include "ui/card.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>

namespace ui {

using base::Word;
using derive::DeskList;
using model::Row;

namespace {

constexpr std::chrono::hours kShift{12};
constexpr std::size_t kMostOfPart = 20;  // of each part; the rest is on the desk

void add(HandOverPart& part, const View& view, Row row) {
    const model::Issue* issue = issue_at(view, row);
    if (issue == nullptr) return;
    part.count += 1;
    if (part.lines.size() < kMostOfPart)
        part.lines.push_back({issue->row.id, hand_over_line(view, row)});
}

/// What came in and what was settled since the shift began.
void since(const View& view, HandOverPart& reported, HandOverPart& settled) {
    const base::Instant from = view.now - kShift;
    const bool exercise = view.session.exercise;
    for (Row row = 0; row < view.snapshot.issues.size(); ++row) {
        const model::Issue& issue = view.snapshot.issues[row];
        if (issue.gone() || issue.row.exercise != exercise) continue;
        const auto in = [&](base::Instant at) { return at >= from && at <= view.now; };
        if (in(issue.row.reported)) add(reported, view, row);
        if (derive::is_settled(issue.row) && in(issue.row.closed)) add(settled, view, row);
    }
}

}  // namespace

std::string hand_over_line(const View& view, Row row) {
    const model::Issue& issue = view.snapshot.issues[row];
    std::string line = issue.row.no;
    const bool open = derive::is_open(issue.row);
    for (const std::string& part :
         {issue_title(view, issue.row), where_text(view, issue),
          open ? standing_of(view, issue.row) : state_text(view, issue.row),
          open ? turn_of(view, issue.row) : std::string{}})
        if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
    return line;
}

void follow(HandOver& sheet, const View& view) {
    const auto& lists = view.session.dispatch.lists;
    const std::int64_t minute = minute_of(view);
    if (sheet.by == lists && sheet.minute == minute && sheet.language == view.session.language)
        return;
    sheet = {lists, minute, view.session.language, {}};
    if (!lists) return;
    constexpr std::array kTold{DeskList::Major,      DeskList::Overdue,      DeskList::Urged,
                               DeskList::Unaccepted, DeskList::Undispatched, DeskList::NearDue,
                               DeskList::Extensions, DeskList::AwaitsCheck,  DeskList::Nobody};
    for (const DeskList list : kTold) {
        HandOverPart part{.head = view.say(word_of(list))};
        for (const Row row : lists->at(list)) add(part, view, row);
        sheet.parts.push_back(std::move(part));
    }
    HandOverPart reported{.head = view.say(Word::HandOverReported)};
    HandOverPart settled{.head = view.say(Word::HandOverSettled)};
    since(view, reported, settled);
    sheet.parts.push_back(std::move(reported));
    sheet.parts.push_back(std::move(settled));
}

std::string hand_over_text(const HandOver& sheet, const View& view) {
    std::string text = view.say(Word::HandOverTitle, {base::day_and_clock(view.now, view.chinese()),
                                                      view.session.account}) +
                       "\n";
    if (sheet.by)
        text += view.say(word_of(DeskList::Open)) + " " +
                std::to_string(sheet.by->at(DeskList::Open).size()) + "\n";
    for (const HandOverPart& part : sheet.parts) {
        text += "\n" + part.head + " " + std::to_string(part.count) + "\n";
        for (const HandOverLine& line : part.lines) text += "  " + line.text + "\n";
        if (part.count > part.lines.size())
            text += "  " +
                    view.say(Word::HandOverMore, {std::to_string(part.count - part.lines.size())}) +
                    "\n";
    }
    return text;
}

void draw_hand_over(HandOver& sheet, const View& view, Intents& out) {
    follow(sheet, view);
    const float r = static_cast<float>(view.session.ratio);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", view.text(Word::HandOverHint));
    ImGui::SameLine();
    const char* copy = view.text(Word::HandOverCopy);
    const bool goes_out = model::may(view.session.role, model::Act::ExportWork);
    const std::string file = view.say(Word::TablesExport, {"PDF"});
    align_right(button_width(copy) +
                (goes_out ? button_width(file.c_str()) + ImGui::GetStyle().ItemSpacing.x : 0));
    if (plain_button(copy)) {
        ImGui::SetClipboardText(hand_over_text(sheet, view).c_str());
        out.push_back(TellHandOver{});
    }
    if (goes_out) {
        ImGui::SameLine();
        if (plain_button(file.c_str())) out.push_back(ExportHandOver{"PDF"});
    }
    ImGui::BeginChild("##hand_over", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    const float room = ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < sheet.parts.size(); ++i) {
        const HandOverPart& part = sheet.parts[i];
        ImGui::PushID(static_cast<int>(i));  // one issue may stand in several parts
        ImGui::Dummy({1, 4 * r});
        ImGui::TextUnformatted((part.head + "  " + std::to_string(part.count)).c_str());
        for (const HandOverLine& line : part.lines) {
            ImGui::PushID(static_cast<int>(model::number(line.issue)));
            if (ImGui::Selectable(cut_end("   " + line.text, room).c_str()))
                out.push_back(OpenIssue{line.issue});
            ImGui::PopID();
        }
        if (part.count > part.lines.size())
            ImGui::TextDisabled("   %s", view.say(Word::HandOverMore,
                                                  {std::to_string(part.count - part.lines.size())})
                                             .c_str());
        ImGui::PopID();
    }
    ImGui::EndChild();
}

}  // namespace ui
