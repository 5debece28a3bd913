// What the plan asks for: each norm with its value, or that nobody has set it yet.
#include "derive/services.h"
#include "ui/card.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <array>

namespace ui {

using base::Word;
using derive::TargetNorms;
using derive::TargetTheme;

namespace {

/// One that is set by hand; its value as people write it, shares in per cent.
struct NormLine {
    TargetTheme of{};
    const char* key = nullptr;
    Word name{};
    double least = 0, most = 0;
};
constexpr double kMostShare = 100;
constexpr std::array<NormLine, 8> kNormLines{
    {{TargetTheme::Staffing, "households_per_worker", Word::NormHouseholds, 1, 10'000},
     {TargetTheme::Certified, "certified_share", Word::NormCertified, 0.1, kMostShare},
     {TargetTheme::Training, "training_hours", Word::NormHours, 1, 1'000},
     {TargetTheme::Safety, "safety_share", Word::NormSafety, 0.1, kMostShare},
     {TargetTheme::Satisfaction, "satisfaction_share", Word::NormSatisfaction, 0.1, kMostShare},
     {TargetTheme::Premises, "premises_m2", Word::NormPremises, 0.1, 10'000},
     {TargetTheme::Demonstration, "provincial_share", Word::NormProvincial, 0.1, kMostShare},
     {TargetTheme::Demonstration, "national_share", Word::NormNational, 0.1, kMostShare}}};

/// What holds, be it set or usual; nothing where there is no usual value either.
std::optional<double> norm_value(const TargetNorms& norms, const std::string& key) {
    if (key == "households_per_worker") return norms.households_per_worker;
    if (key == "certified_share") return norms.certified * 100;
    if (key == "training_hours") return norms.training_hours;
    if (key == "safety_share") return norms.safety * 100;
    if (key == "satisfaction_share") return norms.satisfaction * 100;
    if (key == "premises_m2") return norms.premises_m2;
    if (key == "provincial_share") return norms.provincial * 100;
    if (!norms.national) return std::nullopt;
    return *norms.national * 100;
}

void norm_form(SmallForm& form, const View& view, const NormLine& line, bool is_set, Intents& out) {
    if (!begin_small_form(view, "norm")) return;
    const auto wish = [&](std::optional<double> value) {
        out.push_back(
            SetNorm{view.say(Word::DeedEdit, {view.say(Word::NormTitle), view.say(line.name)}),
                    line.key, value});
        ImGui::CloseCurrentPopup();
    };
    field_label(view, line.name, 160);
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    const bool entered = text_field("##norm", "", form.typed[0], ImGuiInputTextFlags_AutoSelectAll);
    ImGui::SameLine();
    const auto value = number_typed(form.typed[0], line.least, line.most);
    if ((primary_button(view.text(Word::ActionSave), value.has_value()) || entered) && value)
        wish(value);
    if (!value && !form.typed[0].empty())
        small_note(view, view.say(Word::NormWrong, {norm_text(line.least), norm_text(line.most)}));
    if (is_set && link_button(view.text(Word::NormClear))) wish(std::nullopt);
    ImGui::EndPopup();
}

}  // namespace

void draw_norms(SmallForm& form, const View& view, const TargetNorms& norms, TargetTheme target,
                Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    for (const NormLine& line : kNormLines) {
        if (line.of != target) continue;
        ImGui::PushID(line.key);
        const auto value = norm_value(norms, line.key);
        const bool is_set = derive::parameter(view.snapshot, line.key).has_value();
        std::string told = view.say(line.name) + view.say(Word::TableColon) +
                           (value ? norm_text(*value) : view.say(Word::TeamUnset));
        if (value && !is_set) told += view.say(Word::NormUsual);
        ImGui::TextUnformatted(told.c_str());
        if (may_set_norms(view)) {
            ImGui::SameLine(0, 12 * r);
            if (link_button(view.text(value ? Word::NormChange : Word::NormSet))) {
                form = {};
                form.typed[0] = value ? norm_text(*value) : std::string{};
                ImGui::OpenPopup("norm");
            }
            norm_form(form, view, line, is_set, out);
        }
        ImGui::PopID();
    }
}

}  // namespace ui
