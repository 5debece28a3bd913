// One home as the register has it, in the inspector's place: what it is, to how many it is let,
// what was met there, what is open. Every line can be changed where it stands, and taken back.
#include "ui/home_form.h"
#include "ui/inspector.h"

#include "ui/card.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "model/codes.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::Home;
using model::Table;

namespace {

std::string whole(double number) {
    return number > 0 ? number_text(std::lround(number)) : std::string{};
}

void title(const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + width;
    {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(cut_end(door_text(view, home.unit), width - 30 * r).c_str());
    }
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({right - 14 * r, at.y + 2 * r});
    if (link_button("×")) out.push_back(SelectHome{});
    ImGui::SetCursorScreenPos(below);
    const model::Row place = model::row_of(*view.snapshot.places, home.unit.place);
    if (place != model::kNoRow)
        ImGui::TextDisabled("%s", cut_end(full_name(view, place), width).c_str());
    ImGui::Dummy({1, 4 * r});
}

/// The uses as chips, the one it has in the accent.
void use_chips(const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    constexpr int kColumns = 4;
    const float cell = width / kColumns;
    int n = 0;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K02") continue;
        const ImVec2 at{corner.x + static_cast<float>(n % kColumns) * cell,
                        corner.y + static_cast<float>(n / kColumns) * 36 * r};
        n += 1;
        const bool on = item.code == home.unit.use;
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(item.code.c_str());
        const bool clicked = ImGui::InvisibleButton("use", {cell - 6 * r, 31 * r});
        const bool hovered = ImGui::IsItemHovered();
        ImGui::PopID();
        const ImVec2 end{at.x + cell - 6 * r, at.y + 31 * r};
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddRectFilled(at, end, ImGui::GetColorU32(on ? ImGuiCol_Button : ImGuiCol_FrameBg),
                             6 * r);
        if (hovered && !on) {
            paint->AddRect(at, end, ImGui::GetColorU32(ImGuiCol_Button), 6 * r);
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        const Sized small{kSmall, view.session.ratio};
        const std::string name = cut_end(view.chinese() ? item.zh : item.en, cell - 12 * r);
        const ImVec2 size = ImGui::CalcTextSize(name.c_str());
        paint->AddText(
            {std::round((at.x + end.x - size.x) / 2), std::round((at.y + end.y - size.y) / 2)},
            on ? IM_COL32_WHITE : ImGui::GetColorU32(ImGuiCol_Text), name.c_str());
        if (clicked && !on && !view.feed.still) out.push_back(use_edit(view, home, item.code));
    }
    ImGui::SetCursorScreenPos(
        {corner.x, corner.y + static_cast<float>((n + 3) / kColumns) * 36 * r});
}

void facts(FormState& form, const View& view, const Home& home, Intents& out) {
    const std::int64_t id = number(home.unit.id);
    const model::UnitRow& unit = home.unit;
    const auto field = [&](Word label, const char* column, std::string was, std::string shown,
                           const char* codes = nullptr) {
        form_field(form, view, target_of(view, home),
                   {label, Table::Unit, id, column, std::move(was), std::move(shown), codes}, out);
    };
    field(Word::FieldArea, "area_m2", plain_number(unit.area_m2),
          unit.area_m2 > 0 ? view.say(Word::SquareMetres, {whole(unit.area_m2)}) : "");
    field(Word::FieldTenure, "tenure", unit.tenure, "", "K03");
    field(Word::FieldFloors, "floors", std::to_string(unit.floors), std::to_string(unit.floors));
    households_line(view, home, out);
}

void letting(FormState& form, const View& view, const Home& home, Intents& out) {
    if (!home.rental) return;
    const model::RentalRow& let = *home.rental;
    const auto field = [&](Word label, const char* column, std::string was, std::string shown,
                           const char* codes = nullptr, bool alarming = false) {
        form_field(form, view, target_of(view, home),
                   {label, Table::Rental, number(let.id), column, std::move(was), std::move(shown),
                    codes, false, alarming},
                   out);
    };
    const auto flag = [&](Word label, const char* column, bool on, bool alarming) {
        form_field(form, view, target_of(view, home),
                   {label, Table::Rental, number(let.id), column, on ? "1" : "0", "", nullptr, true,
                    alarming},
                   out);
    };
    form_head(view, Word::HomeLetting);
    field(Word::FieldLessor, "lessor", let.lessor, "", "K05");
    field(Word::FieldPurpose, "purpose", let.purpose, "", "K06");
    field(Word::FieldRooms, "rooms", std::to_string(let.rooms), std::to_string(let.rooms));
    const auto tenants = [&](Word label, const char* column, int n) {
        field(label, column, std::to_string(n), std::to_string(n));
    };
    tenants(Word::FieldTenantsLocal, "tenants_local", let.tenants_local);
    tenants(Word::FieldTenantsOther, "tenants_other", let.tenants_other);
    tenants(Word::FieldTenantsHmt, "tenants_hmt", let.tenants_hmt);
    tenants(Word::FieldTenantsForeign, "tenants_foreign", let.tenants_foreign);
    field(Word::FieldRegistration, "registration", let.registration, "", "K07",
          let.registration != "1");
    flag(Word::FieldLetter, "letter", let.letter, false);
    flag(Word::FieldGroupLet, "group_let", let.group_let, let.group_let);
    field(Word::FieldHeating, "heating", let.heating, "", "K08");
    field(Word::FieldAlarms, "alarms", std::to_string(let.alarms), std::to_string(let.alarms));
    field(Word::FieldHazard, "hazard", let.hazard, "", "K09", let.hazard != "0");
    checked_line(view, target_of(view, home), Table::Rental, number(let.id), let.checked, out);
}

/// What was met at the door, each with its digit.
void visits(const View& view, const Home& home, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
    form_head(view, Word::TableVisit);
    std::string last = view.say(Word::NeverVisited);
    if (home.last_visit != base::kNever) {
        last = base::day_and_clock(home.last_visit, view.chinese());
        const std::string met =
            model::label(view.snapshot, "K18", home.last_result, view.chinese());
        if (!met.empty()) last += " · " + met;
    }
    ImGui::TextDisabled("%s", cut_end(last, width).c_str());
    ImGui::Dummy({1, 2 * r});
    if (view.feed.still) return;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float cell = width / 2;
    int n = 0;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K18") continue;
        ImGui::SetCursorScreenPos({corner.x + static_cast<float>(n % 2) * cell,
                                   corner.y + static_cast<float>(n / 2) * 40 * r});
        n += 1;
        const std::string name = item.code + "  " + (view.chinese() ? item.zh : item.en);
        const std::string text = cut_end(name, cell - 34 * r) + "##" + item.code;
        if (plain_button(text.c_str()))
            out.push_back(
                LogVisitAt{home.unit.place, home.unit.id, item.code, door_text(view, home.unit)});
    }
    ImGui::SetCursorScreenPos({corner.x, corner.y + static_cast<float>((n + 1) / 2) * 40 * r});
}

void issues(const View& view, const Home& home, const derive::HomeWork& work, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (work.issues.empty()) return;
    form_head(view, Word::OpenIssues);
    for (const model::Row row : work.issues) {
        const model::IssueRow& issue = view.snapshot.issues[row].row;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetWindowWidth() - 2 * kPanelEdge * r;
        ImGui::PushID(static_cast<int>(row));
        const bool clicked = ImGui::InvisibleButton("issue", {width, 32 * r});
        const bool hovered = ImGui::IsItemHovered();
        ImGui::PopID();
        if (hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6 * r, at.y},
                                                      {at.x + width + 6 * r, at.y + 32 * r},
                                                      ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
        }
        state_square(view, derive::state_at(view.now, issue, *view.snapshot.rules),
                     {at.x, at.y + 10 * r}, 13 * r);
        const std::string standing = standing_of(view, issue);
        const float wide = ImGui::CalcTextSize(standing.c_str()).x;
        ImGui::GetWindowDrawList()->AddText(
            {at.x + 22 * r, at.y + 5 * r}, ImGui::GetColorU32(ImGuiCol_Text),
            cut_end(issue_title(view, issue), width - wide - 34 * r).c_str());
        text_to(at.x + width, at.y + 5 * r, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                standing.c_str());
        if (clicked) out.push_back(LightRow{home.unit.place, home.unit.place, issue.id});
    }
}

}  // namespace

bool draw_home_card(PlanPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const model::UnitId chosen = view.session.desk.plan.unit;
    if (number(chosen) == 0 || !homes_ready(panel, view)) return false;
    const auto& homes = view.homes->home;
    const auto at = std::ranges::find(homes, chosen, [](const Home& h) { return h.unit.id; });
    if (at == homes.end() || layout.inspector.empty() || view.session.desk.list) return false;
    const Home& home = *at;
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##home", layout.inspector, {kPanelEdge * r, 14 * r});
    const ImVec2 top{static_cast<float>(layout.inspector.x0),
                     static_cast<float>(layout.inspector.y0)};
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, static_cast<float>(layout.inspector.y1)},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    title(view, home, out);
    ImGui::BeginChild("home_body", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    use_chips(view, home, out);
    facts(panel.form, view, home, out);
    draw_residents(panel, view, home, out);
    letting(panel.form, view, home, out);
    visits(view, home, out);
    issues(view, home, panel.work[static_cast<std::size_t>(at - homes.begin())], out);
    end_line(view, home, out);
    ImGui::Dummy({1, 10 * r});
    ImGui::PopStyleVar();
    ImGui::EndChild();
    end_panel();
    return true;
}

}  // namespace ui
