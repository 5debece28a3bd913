// The card of a courtyard's site drawing: which it is, how strong, and how it is placed.
#include "ui/card.h"
#include "ui/sentences.h"
#include "ui/site_plan.h"
#include "ui/style.h"

#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

namespace ui {

using base::Word;
using model::FieldEdit;
using model::RowEdit;
using model::Table;

namespace {

constexpr float kSiteWidth = 330;

Edit change(const View& view, const model::SitePlanRow& plan, Word what, FieldEdit field) {
    return {view.say(Word::DeedEdit, {plan.name, view.say(what)}),
            plan.place,
            {{Table::SitePlan, RowEdit::Does::Change, number(plan.id), {std::move(field)}}}};
}

void wrapped(const View& view, Word word) {
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() +
                           kSiteWidth * static_cast<float>(view.session.ratio));
    ImGui::TextDisabled("%s", view.text(word));
    ImGui::PopTextWrapPos();
}

void opacity_line(const View& view, const model::SitePlanRow& plan, float& opacity, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    // What was dragged holds until the plan says so too.
    if (std::abs(static_cast<float>(plan.opacity) - opacity) < 0.004F) opacity = -1;
    float share = opacity >= 0 ? opacity : static_cast<float>(plan.opacity);
    int percent = static_cast<int>(share * 100 + 0.5F);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view.text(Word::SiteOpacity));
    ImGui::SameLine(0, 12 * r);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (ImGui::SliderInt("##opacity", &percent, 5, 100, "%d %%", ImGuiSliderFlags_AlwaysClamp))
        opacity = static_cast<float>(percent) / 100;
    if (!ImGui::IsItemDeactivatedAfterEdit()) return;
    out.push_back(change(view, plan, Word::SiteOpacity,
                         {"opacity", fmt::format("{}", plan.opacity),
                          fmt::format("{}", static_cast<double>(percent) / 100)}));
}

void shown_lines(const View& view, const model::SitePlanRow& plan, float& opacity, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (!view.feed.still) {
        opacity_line(view, plan, opacity, out);
        bool above = plan.above;
        if (check_box(view, view.text(Word::SiteAbove), above))
            out.push_back(change(view, plan, Word::SiteAbove,
                                 {"above", plan.above ? "1" : "0", plan.above ? "0" : "1"}));
        if (view.session.site.picture && plain_button(view.text(Word::SiteAlign)))
            out.push_back(AlignSite{true});
        ImGui::Dummy({1, 2 * r});
        if (link_button(view.text(Word::SiteAdd)))
            out.push_back(ChooseFiles{FilesPurpose::SitePlan});
        ImGui::SameLine(0, 22 * r);
        if (link_button(view.text(Word::SiteRemove))) {
            const std::string now = std::to_string(base::seconds_from_instant(view.now));
            out.push_back(change(view, plan, Word::SiteRemove, {"valid_to", "", now}));
        }
    }
    const auto& picture = view.session.site.picture;
    if (picture && picture->lines_left_out > 0)
        ImGui::TextDisabled(
            "%s", view.say(Word::SiteLeftOut, {number_text(picture->lines_left_out)}).c_str());
}

/// Whether the points agree, in one line.
void verdict(const View& view) {
    const SiteDesk& site = view.session.site;
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (site.refusal) {
        const Word why =
            *site.refusal == geo::FitRefusal::Mirrored ? Word::SiteMirrored : Word::SiteFlat;
        card_sentence(view, view.say(why), p.mark[4]);
    } else if (site.checked) {
        ImGui::TextUnformatted(
            view.say(Word::SiteMean, {fmt::format("{:.2f}", site.rms_m)}).c_str());
    } else {
        wrapped(view, Word::SiteNoCheck);
    }
}

void align_lines(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const SiteDesk& site = view.session.site;
    for (const bool on_drawing : {true, false}) {
        const Word name = on_drawing ? Word::SiteModeDrawing : Word::SiteModeGround;
        if (ImGui::RadioButton(view.text(name), site.on_drawing == on_drawing))
            out.push_back(SetSiteMode{on_drawing});
        if (on_drawing) ImGui::SameLine(0, 16 * r);
    }
    wrapped(view, site.on_drawing ? Word::SiteHintDrawing : Word::SiteHintGround);
    if (link_button(view.text(Word::SiteAddPair))) out.push_back(AddPair{});
    if (site.pairs.size() > 2) {
        ImGui::SameLine(0, 22 * r);
        if (link_button(view.text(Word::SiteRemovePair))) out.push_back(RemovePair{});
    }
    verdict(view);
    ImGui::Dummy({1, 2 * r});
    if (plain_button(view.text(Word::ActionCancel))) out.push_back(AlignSite{false});
    ImGui::SameLine();
    if (primary_button(view.text(Word::ActionSave), !site.refusal)) out.push_back(KeepSite{});
}

}  // namespace

void draw_site_card(const View& view, const Layout& layout, model::Row yard, float top,
                    float& opacity, Intents& out) {
    const SiteDesk& site = view.session.site;
    if (!site.open) return;
    const float r = static_cast<float>(view.session.ratio);
    const model::SitePlanRow* plan =
        site_plan_of(view.snapshot, view.snapshot.places->row[yard].id);
    ImGui::SetNextWindowPos({static_cast<float>(layout.map.x0) + 16 * r, top});
    ImGui::SetNextWindowSize({(kSiteWidth + 32) * r, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 12 * r});
    ImGui::Begin("##site", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    const float right = ImGui::GetWindowWidth() - 30 * r;
    ImGui::TextUnformatted(
        cut_end(plan == nullptr ? view.say(Word::SiteTitle) : plan->name, right - 20 * r).c_str());
    ImGui::SameLine(right);
    if (link_button("×")) out.push_back(ToggleSite{});
    if (site.trouble)
        card_sentence(view, base::sentence(*site.trouble, view.session.language),
                      scene::palette_of(view.session.look).mark[4]);
    if (site.reading) ImGui::TextDisabled("%s", view.text(Word::SiteReading));
    if (site.aligning && plan != nullptr) {
        align_lines(view, out);
    } else if (plan != nullptr) {
        shown_lines(view, *plan, opacity, out);
    } else if (!site.reading) {
        wrapped(view, Word::SiteNone);
        if (!view.feed.still && primary_button(view.text(Word::SiteAdd)))
            out.push_back(ChooseFiles{FilesPurpose::SitePlan});
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace ui
