// derive/label.h — what is written on a block of a plan: a template filled with what is known
// (domain.md C13).
//
//   {name} {stairs}单元 {households}户|出租{rented} 待办{open}
//
// A bar begins a new line, blanks part words; a word whose field has nothing to say is left out.
// Only fields of places are known here, so no template can write a person on a map.
#pragma once

#include "derive/derived.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace derive {

/// A field by either of its names. Stairs are told where there is more than one.
struct LabelField {
    std::string_view name;
    std::string_view chinese;
};
inline constexpr std::array<LabelField, 10> kLabelFields{{{"name", "名称"},
                                                          {"storeys", "层数"},
                                                          {"stairs", "单元"},
                                                          {"units", "户室"},
                                                          {"households", "户数"},
                                                          {"rented", "出租"},
                                                          {"vacant", "空置"},
                                                          {"shops", "商铺"},
                                                          {"open", "在办"},
                                                          {"overdue", "超期"}}};

inline constexpr std::string_view kLabelTemplate =
    "{名称} {单元}单元 {户数}户|出租{出租} 空置{空置}|在办{在办} 超期{超期}";
inline constexpr std::string_view kEnglishLabelTemplate =
    "{name} {households}·homes|{rented}·let {vacant}·vacant|{open}·open {overdue}·overdue";

/// The first field of a template that is not known, or an open brace; nothing when it is sound.
std::optional<std::string> unknown_field(std::string_view text);

/// The template for one place; lines parted by line feeds, none of them empty. A middle dot between
/// a field and its word is written as a blank.
std::string label_of(std::string_view text, const model::Snapshot& is, const Derived& derived,
                     model::Row place);

}  // namespace derive
