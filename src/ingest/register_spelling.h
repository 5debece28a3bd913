// ingest/register_spelling.h — what stands around the names in an address, folded
// (`folded_address`). Only for register_*.cpp.
#pragma once

#include <string_view>

namespace ingest {

/// 幸福里 of 幸福里小区, 家属区 …: one estate, as long as no two are told apart by it.
std::u32string_view yard_stem(std::u32string_view name);

/// 幸福里 of 幸福里社区居委会.
std::u32string_view community_stem(std::u32string_view name);

/// Whether a name may begin behind this character: 幸福里 in 海淀区幸福里, not in 新幸福里.
bool parts_names(char32_t before);

/// Dashes, and the 小区 that follows a yard's name.
void skip_between(std::u32string_view& text);

/// The yard before a building's name: 幸福里3号楼 is 3号楼 in 幸福里小区.
void skip_name(std::u32string_view& text, std::u32string_view yard);

/// 人民路12号 behind a yard says nothing new.
void skip_road(std::u32string_view& text);

}  // namespace ingest
