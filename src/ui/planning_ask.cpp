// What is asked of the walking network: which service, who walks, within how many minutes, when.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/style.h"

#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::ServiceGroup;

namespace {

constexpr std::array<std::pair<ServiceGroup, Word>, 4> kServiceGroups{
    {{ServiceGroup::Everyday, Word::ReachGroupNine},
     {ServiceGroup::Utility, Word::ReachGroupUtility},
     {ServiceGroup::Standard, Word::ReachGroupStandard},
     {ServiceGroup::More, Word::ReachGroupMore}}};
constexpr int kHoursOfDay = 24;
constexpr route::Moment kUsualMoment{.weekday = 6, .minute = 20 * 60, .holiday = false};

void ask_service(const View& view, PlanAsk& ask) {
    const auto chosen = derive::service_of(view.snapshot, ask.service);
    form_label(view, Word::ReachService);
    ImGui::SetNextItemWidth(-1);
    if (!begin_choice(view, "##service", chosen ? service_name(view, *chosen) : ask.service))
        return;
    for (const auto& [group, name] : kServiceGroups) {
        ImGui::TextDisabled("%s", view.text(name));
        ImGui::Indent();
        for (const derive::Service& service : derive::services_of(group)) {
            const std::string label = service_name(view, service) + "##" + service.key;
            const int norm = derive::minutes_of(view.snapshot, service);
            if (ImGui::Selectable(label.c_str(), service.key == ask.service))
                ask.service = service.key;
            if (ImGui::IsItemHovered())
                cover_tip(view, view.say(Word::ReachNorm, {std::to_string(norm)}));
        }
        ImGui::Unindent();
    }
    ImGui::EndCombo();
}

void ask_walker(const View& view, PlanAsk& ask) {
    form_label(view, Word::ReachWho);
    for (int i = 0; i < derive::kWalkProfiles; ++i) {
        const auto profile = static_cast<derive::WalkProfile>(i);
        if (chip(view, view.text(word_of(profile)), ask.profile == profile)) ask.profile = profile;
        if (ImGui::IsItemHovered()) {
            const double speed = derive::profile_of(view.snapshot, profile).metres_per_min;
            cover_tip(view, view.say(Word::ReachSpeed,
                                     {view.text(word_of(profile)), fmt::format("{:.0f}", speed)}));
        }
    }
    end_chips();
}

void ask_minutes(const View& view, PlanAsk& ask) {
    form_label(view, Word::ReachWithin);
    for (const int minutes : derive::kWalkBands)
        if (chip(view, view.say(Word::ReachMinutes, {std::to_string(minutes)}),
                 ask.minutes == minutes))
            ask.minutes = minutes;
    end_chips();
    const auto service = derive::service_of(view.snapshot, ask.service);
    if (!service) return;
    form_indent(view);
    cover_note(view, view.say(Word::ReachNorm,
                              {std::to_string(derive::minutes_of(view.snapshot, *service))}));
}

void ask_hour(const View& view, PlanAsk& ask) {
    const float r = static_cast<float>(view.session.ratio);
    form_indent(view);
    ImGui::SetNextItemWidth(110 * r);
    if (begin_choice(view, "##weekday", weekday_text(view, ask.moment->weekday))) {
        for (int day = 0; day < 7; ++day)
            if (ImGui::Selectable(weekday_text(view, day).c_str(), day == ask.moment->weekday))
                ask.moment->weekday = day;
        ImGui::EndCombo();
    }
    ImGui::SameLine(0, 8 * r);
    ImGui::SetNextItemWidth(100 * r);
    const auto hour_text = [](int hour) { return fmt::format("{}:00", hour); };
    if (begin_choice(view, "##hour", hour_text(ask.moment->minute / 60))) {
        for (int hour = 0; hour < kHoursOfDay; ++hour)
            if (ImGui::Selectable(hour_text(hour).c_str(), hour == ask.moment->minute / 60))
                ask.moment->minute = hour * 60;
        ImGui::EndCombo();
    }
}

void ask_moment(const View& view, PlanAsk& ask) {
    form_label(view, Word::ReachWhen);
    const bool told = ask.moment && !ask.live;
    if (chip(view, view.text(Word::ReachAnyTime), !ask.moment)) {
        ask.moment.reset();
        ask.live = false;
    }
    const std::string now = ask.live && ask.moment
                                ? view.say(Word::ReachNow) + " " + moment_text(view, ask.moment)
                                : view.say(Word::ReachNow);
    if (chip(view, now, ask.live)) {
        ask.live = true;
        ask.moment = derive::walk_moment(view.snapshot, view.now);
    }
    if (chip(view, view.text(Word::ReachThen), told) && !told) {
        ask.live = false;
        ask.moment = kUsualMoment;
    }
    end_chips();
    if (ask.moment && !ask.live) ask_hour(view, ask);
}

}  // namespace

void draw_plan_ask(const View& view, Intents& out) {
    PlanAsk ask = view.session.planning.ask;
    ask_service(view, ask);
    ask_walker(view, ask);
    ask_minutes(view, ask);
    ask_moment(view, ask);
    if (!(ask == view.session.planning.ask)) out.push_back(AskPlan{std::move(ask)});
}

}  // namespace ui
