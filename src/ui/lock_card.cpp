// The card of locks: one rule, a purpose, an end; and which locks hold.
#include "ui/card.h"
#include "ui/lock_words.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;

namespace {

constexpr const char* kLockCard = "##lock_card";
constexpr float kLockWidth = 880;

/// The same label may stand in another section of the card.
class InSection {
  public:
    explicit InSection(const char* id) { ImGui::PushID(id); }
    ~InSection() { ImGui::PopID(); }
    InSection(const InSection&) = delete;
    InSection& operator=(const InSection&) = delete;
    InSection(InSection&&) = delete;
    InSection& operator=(InSection&&) = delete;
};

/// A word that is on or off. Answers whether it was clicked.
bool toggle(const View& view, const std::string& label, bool on) {
    const float r = static_cast<float>(view.session.ratio);
    if (on) {
        ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, ImGui::GetStyleColorVec4(ImGuiCol_Header));
        ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextLink));
    }
    const bool clicked = on ? ImGui::Button(label.c_str()) : plain_button(label.c_str());
    if (on) ImGui::PopStyleColor(3);
    ImGui::SameLine(0, 6 * r);
    return clicked;
}

/// Ends a row of toggles, or goes on in the next line where the next one finds no room.
void wrap(const View& view, const std::string& next) {
    const float room = ImGui::GetContentRegionAvail().x;
    if (button_width(next.c_str()) > room) {
        ImGui::NewLine();
        form_indent(view);
    }
}

/// The name that came with a rule of the list; empty when it was typed.
std::string given_name(const LockForm& form, const View& view) {
    const auto& rules = view.session.locks.rules;
    const auto at = std::ranges::find(rules, form.named_for, &model::KeptRule::rule);
    if (at == rules.end()) return {};
    return view.chinese() || at->name_en.empty() ? at->name : at->name_en;
}

void rules(LockForm& form, const View& view) {
    form_label(view, Word::LockRules);
    const InSection names{"rules"};  // a rule may be called as what it consists of
    for (const model::KeptRule& kept : view.session.locks.rules) {
        const std::string& name = view.chinese() || kept.name_en.empty() ? kept.name : kept.name_en;
        wrap(view, name);
        const auto rule = model::rule_from(kept.rule);
        if (!toggle(view, name, rule && *rule == form.rule) || !rule) continue;
        form.rule = *rule;
        // A name that was typed stays.
        if (form.name.empty() || form.name == given_name(form, view)) form.name = name;
        form.named_for = kept.rule;
    }
    ImGui::NewLine();
}

void persons(LockForm& form, const View& view) {
    form_label(view, Word::LockWho);
    const InSection names{"persons"};
    const auto to_persons = [&] { form.rule.unregistered = form.rule.group_let = false; };
    auto& categories = form.rule.categories;
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K35") continue;
        const std::string& name = view.chinese() ? item.zh : item.en;
        wrap(view, name);
        const auto at = std::ranges::find(categories, item.code);
        if (!toggle(view, name, at != categories.end())) continue;
        to_persons();
        if (at == categories.end())
            categories.push_back(item.code);
        else
            categories.erase(at);
        std::ranges::sort(categories);
    }
    ImGui::NewLine();
    form_indent(view);
    for (const int age : {60, 70, 80, 90}) {
        const bool on = form.rule.age_from == age;
        if (!toggle(view, view.say(Word::LockAge, {std::to_string(age)}), on)) continue;
        to_persons();
        form.rule.age_from = on ? 0 : age;
    }
    ImGui::NewLine();
    form_indent(view);
    for (const int need : {2, 3}) {
        const bool on = form.rule.need_from == need;
        if (!toggle(view, view.say(Word::LockNeed, {std::to_string(need)}), on)) continue;
        to_persons();
        form.rule.need_from = on ? 0 : need;
    }
    if (toggle(view, view.say(Word::LockDue), form.rule.due)) {
        to_persons();
        form.rule.due = !form.rule.due;
    }
    ImGui::NewLine();
}

void lettings(LockForm& form, const View& view) {
    form_label(view, Word::LockLettings);
    const InSection names{"lettings"};
    const auto only_lettings = [&](bool unregistered, bool group) {
        form.rule = {};
        form.rule.unregistered = unregistered;
        form.rule.group_let = group;
    };
    const bool unregistered = form.rule.unregistered;
    const bool group = form.rule.group_let;
    if (toggle(view, view.say(Word::LockUnregistered), unregistered))
        only_lettings(!unregistered, group);
    if (toggle(view, view.say(Word::LockGroupLet), group)) only_lettings(unregistered, !group);
    ImGui::NewLine();
}

void purpose_and_span(LockForm& form, const View& view) {
    form_label(view, Word::LockPurpose);
    const InSection names{"purposes"};
    for (const model::CodeItem& item : *view.snapshot.codes) {
        if (item.list != "K32") continue;
        const std::string& name = view.chinese() ? item.zh : item.en;
        wrap(view, name);
        if (toggle(view, name, form.purpose == item.code)) form.purpose = item.code;
    }
    ImGui::NewLine();
    form_label(view, Word::LockSpan);
    for (const int hours : {24, 48, 72})
        if (toggle(view, view.say(Word::LockHours, {std::to_string(hours)}), form.hours == hours))
            form.hours = hours;
    for (const int days : {7, 30})
        if (toggle(view, view.say(Word::LockDays, {std::to_string(days)}), form.hours == days * 24))
            form.hours = days * 24;
    ImGui::NewLine();
}

void holding(const View& view, Intents& out) {
    const LockDesk& locks = view.session.locks;
    ImGui::Dummy({1, 6 * static_cast<float>(view.session.ratio)});
    ImGui::Separator();
    ImGui::TextDisabled("%s", view.text(Word::LockActive));
    if (locks.holding.empty()) return ImGui::TextUnformatted(view.text(Word::LockNone));
    const float r = static_cast<float>(view.session.ratio);
    const float line = ImGui::GetFrameHeightWithSpacing();
    const float high = std::min(line * static_cast<float>(locks.holding.size()), 5 * line);
    ImGui::BeginChild("##holding", {0, high}, 0, ImGuiWindowFlags_NoBackground);
    for (const model::Lock& lock : locks.holding) {
        ImGui::PushID(static_cast<int>(model::number(lock.id)));
        const std::string told =
            rule_text(view, lock.rule) + " · " + locked_by(view, lock) + " · " +
            view.say(Word::LockUntil, {base::day_and_clock(lock.until, view.chinese())});
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(cut_end(lock.name, 220 * r).c_str());
        ImGui::SameLine();
        ImGui::TextDisabled("%s", cut_end(told, 380 * r).c_str());
        const float wide = button_width(view.text(Word::LockShow)) +
                           button_width(view.text(Word::LockEnd)) + ImGui::GetStyle().ItemSpacing.x;
        ImGui::SameLine();
        align_right(wide);
        if (plain_button(view.text(Word::LockShow))) out.push_back(ShowLock{lock.id});
        ImGui::SameLine();
        if (plain_button(view.text(Word::LockEnd))) out.push_back(EndLock{lock.id});
        ImGui::PopID();
    }
    ImGui::EndChild();
}

/// The name that was typed, else what the rule says.
std::string name_of(const LockForm& form, const View& view) {
    return form.name.empty() ? rule_text(view, form.rule) : form.name;
}

}  // namespace

void draw_locks(LockForm& form, const View& view, Intents& out) {
    const LockDesk& locks = view.session.locks;
    const bool opened_before = std::exchange(form.open, locks.open);
    if (!locks.open) return;
    if (!opened_before) form = {.open = true};
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, kLockCard, kLockWidth);
    const model::Row place = told_of(view.session, *view.snapshot.places);
    card_title(view, view.say(Word::LockTitle));
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", view.text(Word::LockHint));
    ImGui::PopTextWrapPos();
    ImGui::Dummy({1, 6 * r});
    if (place != model::kNoRow) {
        form_label(view, Word::LockScope);
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(full_name(view, place).c_str());
    }
    rules(form, view);
    persons(form, view);
    lettings(form, view);
    purpose_and_span(form, view);
    const std::string rule = model::text_of(form.rule);
    // A name that came with a rule goes with it.
    if (form.named_for != rule && form.name == given_name(form, view)) form.name.clear();
    form_label(view, Word::LockName);
    ImGui::SetNextItemWidth(420 * r);
    text_field("##name", rule_text(view, form.rule), form.name);
    const bool whole = model::rule_from(rule).has_value();
    ImGui::SameLine();
    if (plain_button(view.text(Word::LockKeep), whole && !form.name.empty()))
        out.push_back(KeepLockRule{form.name, rule});
    if (!locks.refused.empty()) {
        form_indent(view);
        ImGui::PushTextWrapPos(0);
        ImGui::TextUnformatted(locks.refused.c_str());
        ImGui::PopTextWrapPos();
    }
    form_indent(view);
    const bool ready = whole && !form.purpose.empty() && !locks.waits;
    const bool makes =
        primary_button(view.text(Word::LockMake), ready) || (ready && enter_struck());
    ImGui::SameLine();
    const bool closes = plain_button(view.text(Word::KeyClose));
    holding(view, out);
    end_card(kLockCard);
    if (makes)
        out.push_back(MakeLock{name_of(form, view), rule, form.purpose, form.hours});
    else if (closes || (opened_before && ImGui::IsKeyPressed(ImGuiKey_Escape, false)))
        out.push_back(ToggleLocks{});
}

}  // namespace ui
