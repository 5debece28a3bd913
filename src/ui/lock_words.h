// ui/lock_words.h — how a lock and its rule are told.
#pragma once

#include "ui/view.h"

#include <string>

namespace ui {

/// "独居高龄老人、失能 · 80 岁及以上"
std::string rule_text(const View& view, const model::LockRule& rule);
/// Of a rule as it is kept; the text itself where it cannot be read.
std::string rule_text(const View& view, const std::string& rule);

/// "140 人 · 96 栋 · 31 处院街"
std::string lock_figures(const View& view, const derive::LockRound& round);

/// "李某 锁定"; the owner has no name.
std::string locked_by(const View& view, const model::Lock& lock);

/// How far the visits of a building, or a yard, are.
enum class LockPhase : std::uint8_t { Outstanding, Part, Met };
LockPhase phase_of(std::uint32_t met, std::uint32_t homes);
base::Word word_of(LockPhase phase);
/// The state whose colour it takes.
derive::State state_of(LockPhase phase);
scene::Colour colour_of(scene::Look look, LockPhase phase);

}  // namespace ui
