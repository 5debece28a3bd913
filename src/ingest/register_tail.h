// ingest/register_tail.h — the part of an address behind the yard: which building, stair, floor and
// door. Only for register_*.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ingest {

inline constexpr int kMostStairs = 99;  // more is a door

/// Texts are as `folded_address` writes them.
struct Tail {
    std::u32string building;   // "3", "12A", "甲3", "3-5": without its word; empty when not told
    std::optional<int> stair;  // 单元
    std::optional<int> floor;  // below ground -1, -2 …
    std::u32string door;       // "502", "B102", "东户"
    std::u32string_view rest;  // what nobody understands; part of the text that was read
    bool doubtful = false;     // 3楼302 may be the third floor or the third building
};

/// Reads 3号楼2单元502室, 3幢2单元502, 3-2-502, 3-502, 3号楼2单元5层502, A座1203 …; without a
/// building 2单元502, 2-502, 502.
Tail tail_from(std::u32string_view text, bool building_is_told);

/// "3" of 3, 3号楼, 第03栋, 3#; "甲3" of 甲3号楼; nothing for what is no number or letter: 综合楼.
std::optional<std::u32string> building_number(std::u32string_view name);

/// 2, 2单元, B; nothing for what is no number.
std::optional<int> stair_number(std::u32string_view text);
/// 5, 5层, B1, -1, 地下1层; nothing for what is no number.
std::optional<int> floor_number(std::u32string_view text);
/// 5 of 502, 12 of 1203, -1 of B102, 10 of 1002A; nothing where the door does not tell.
std::optional<int> floor_of_door(std::u32string_view door);

/// In which two doors are compared: without 室, 号 and 户 behind and noughts before.
std::u32string door_key(std::u32string_view door);

}  // namespace ingest
