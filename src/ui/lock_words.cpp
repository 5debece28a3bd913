#include "ui/lock_words.h"

#include "ui/card.h"

namespace ui {

using base::Word;

std::string rule_text(const View& view, const model::LockRule& rule) {
    std::string text;
    const auto add = [&](const std::string& part) {
        text += (text.empty() ? "" : view.text(Word::LockAnd)) + part;
    };
    std::string any;
    for (const std::string& category : rule.categories)
        any += (any.empty()      ? ""
                : view.chinese() ? "、"
                                 : ", ") +
               model::label(view.snapshot, "K35", category, view.chinese());
    if (!any.empty()) add(any);
    if (rule.age_from > 0) add(view.say(Word::LockAge, {std::to_string(rule.age_from)}));
    if (rule.need_from > 0) add(view.say(Word::LockNeed, {std::to_string(rule.need_from)}));
    if (rule.due) add(view.say(Word::LockDue));
    if (rule.unregistered) add(view.say(Word::LockUnregistered));
    if (rule.group_let) add(view.say(Word::LockGroupLet));
    return text;
}

std::string rule_text(const View& view, const std::string& rule) {
    const auto read = model::rule_from(rule);
    return read ? rule_text(view, *read) : rule;
}

std::string lock_figures(const View& view, const derive::LockRound& round) {
    const auto told = [&](Word word, std::uint32_t number) {
        return view.say(word, {number_text(number)});
    };
    const auto rule = model::rule_from(round.lock.rule);
    std::string text;
    if (rule && !rule->of_lettings()) text = told(Word::LockTargets, round.sum.targets) + " · ";
    return text + told(Word::LockHomes, round.sum.homes) + " · " +
           told(Word::LockBuildings, round.buildings) + " · " +
           told(Word::LockYards, static_cast<std::uint32_t>(round.yard.size()));
}

std::string locked_by(const View& view, const model::Lock& lock) {
    const bool owner = lock.by == model::name_of(model::Role::Owner);
    return view.say(Word::LockBy, {owner ? view.say(Word::RoleOwner) : lock.by});
}

LockPhase phase_of(std::uint32_t met, std::uint32_t homes) {
    if (met == 0) return LockPhase::Outstanding;
    return met < homes ? LockPhase::Part : LockPhase::Met;
}

Word word_of(LockPhase phase) {
    if (phase == LockPhase::Met) return Word::LockMet;
    return phase == LockPhase::Part ? Word::LockPart : Word::LockOutstanding;
}

derive::State state_of(LockPhase phase) {
    if (phase == LockPhase::Met) return derive::State::Ok;
    return phase == LockPhase::Part ? derive::State::Soon : derive::State::Open;
}

scene::Colour colour_of(scene::Look look, LockPhase phase) {
    return scene::palette_of(look).mark.at(static_cast<std::size_t>(state_of(phase)));
}

}  // namespace ui
