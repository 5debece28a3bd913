// Who read or changed persons, newest first, and whether the chain of lines is whole.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <map>
#include <string>

namespace ui {

using base::Word;
using model::AuditLine;

namespace {

constexpr const char* kAuditCard = "##audit";
constexpr float kAuditWidth = 1120;

std::string act_text(const View& view, const std::string& act) {
    static const std::map<std::string, Word> kWords{{"login", Word::ActLogin},
                                                    {"refused", Word::ActRefused},
                                                    {"list", Word::ActList},
                                                    {"targets", Word::ActTargets},
                                                    {"reveal", Word::ActReveal},
                                                    {"words", Word::ActWords},
                                                    {"picture", Word::ActPicture},
                                                    {"edit", Word::ActEdit},
                                                    {"account", Word::ActAccount},
                                                    {"import", Word::ActImport},
                                                    {"read-audit", Word::ActReadAudit},
                                                    {"export", Word::ActExport},
                                                    {"table", Word::ActTable},
                                                    {"template", Word::ActTemplate},
                                                    {"lock", Word::ActLock},
                                                    {"lock-seen", Word::ActLockSeen},
                                                    {"lock-sent", Word::ActLockSent}};
    const auto at = kWords.find(act);
    return at == kWords.end() ? act : view.say(at->second);
}

std::string place_text(const View& view, model::PlaceId place) {
    const model::Row row = model::row_of(*view.snapshot.places, place);
    if (row == model::kNoRow) return {};
    const model::Row above = view.snapshot.places->parent[row];
    const std::string& name = view.snapshot.places->row[row].name;
    return above == model::kNoRow ? name : view.snapshot.places->row[above].name + " " + name;
}

/// What for; of a field that was shown, which and why.
std::string purpose_text(const View& view, const AuditLine& line) {
    if (!line.purpose.empty())
        return model::label(view.snapshot, "K32", line.purpose, view.chinese());
    if (line.act != "reveal") return {};
    const std::size_t colon = line.detail.find(": ");
    const Word field = line.detail.starts_with("name") ? Word::PersonName : Word::PersonPhone;
    const std::string why = colon == std::string::npos ? "" : line.detail.substr(colon + 2);
    return view.say(field) + " · " + why;
}

/// Left edges of the columns, in design pixels.
constexpr std::array<float, 6> kAuditColumns{0, 70, 210, 390, 560, 850};

void row(const View& view, const AuditLine& line, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton("line", {width, kCardLine * r});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered())
        paint->AddRectFilled(at, {at.x + width, at.y + kCardLine * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    const float y = at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const bool refused = line.act == "refused";
    const ImU32 ink = refused ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text);
    const auto cell = [&](std::size_t column, ImU32 colour, const std::string& text) {
        const float left = at.x + kAuditColumns.at(column) * r;
        const float end = column + 1 < kAuditColumns.size()
                              ? at.x + kAuditColumns.at(column + 1) * r
                              : at.x + width;
        paint->AddText({left, y}, colour, cut_end(text, end - left - 10 * r).c_str());
    };
    const std::string many = line.amount > 1 ? " × " + std::to_string(line.amount) : "";
    cell(0, grey, std::to_string(line.number));
    cell(1, grey, base::day_and_clock(line.at, view.chinese()));
    cell(2, ink, line.account);
    cell(3, ink, act_text(view, line.act) + many);
    cell(4, ink, place_text(view, line.place));
    cell(5, grey, purpose_text(view, line));
    if (clicked) out.push_back(ShowAuditOf{line.account});
}

void head(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Sized small{kSmall, view.session.ratio};
    const std::array<Word, 5> words{Word::AuditWhen, Word::AuditWho, Word::AuditWhat, Word::AuditOn,
                                    Word::AuditWhy};
    for (std::size_t i = 0; i < words.size(); ++i)
        ImGui::GetWindowDrawList()->AddText({at.x + kAuditColumns.at(i + 1) * r, at.y},
                                            ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                            view.text(words.at(i)));
    ImGui::Dummy({1, 24 * r});
}

void title(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const AuditDesk& audit = view.session.audit;
    card_title(view, view.say(Word::AuditTitle));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    if (plain_button(close)) out.push_back(ToggleAudit{});
    if (!audit.page) return;
    const bool broken = audit.page->broken > 0;
    const std::string chain =
        broken ? view.say(Word::AuditChainBroken, {std::to_string(audit.page->broken)})
               : view.say(Word::AuditChainGood);
    if (broken)
        ImGui::TextColored(ImGui::ColorConvertU32ToFloat4(alarm_ink(view.session.look)), "● %s",
                           chain.c_str());
    else
        ImGui::TextDisabled("✓ %s", chain.c_str());
    ImGui::SameLine(0, 20 * r);
    ImGui::TextDisabled(
        "%s", view.say(Word::AuditNewest, {std::to_string(audit.page->lines.size())}).c_str());
    if (audit.account.empty()) return;
    ImGui::SameLine(0, 20 * r);
    if (link_button((audit.account + "  ×").c_str())) out.push_back(ShowAuditOf{});
}

}  // namespace

void draw_audit(const View& view, Intents& out) {
    const AuditDesk& audit = view.session.audit;
    if (!audit.open) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, kAuditCard, kAuditWidth);
    title(view, out);
    ImGui::Dummy({1, 8 * r});
    head(view);
    ImGui::BeginChild("lines", {0, page_share(0.62F)}, 0, ImGuiWindowFlags_NoBackground);
    if (!audit.page)
        ImGui::TextDisabled("%s", view.text(Word::PeopleReading));
    else if (audit.page->lines.empty())
        ImGui::TextDisabled("%s", view.text(Word::AuditNone));
    else
        rows_in_sight(audit.page->lines.size(), kCardLine * r,
                      [&](std::size_t i) { row(view, audit.page->lines[i], out); });
    ImGui::EndChild();
    end_card(kAuditCard);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(ToggleAudit{});
}

}  // namespace ui
