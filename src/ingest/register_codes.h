// ingest/register_codes.h — what people write in a cell, as a code of the store.
#pragma once

#include "ingest/register_mapping.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ingest {

/// The list (K02 …) that a field takes its codes from; nothing for fields without one.
std::string_view list_of(Field field);

/// The codes of a store, to be found by whatever people call them: the code itself, its label in
/// either language, and what else it is known as (流动人口, 租, M). A list that the store lacks is
/// known by the national standard, where it follows one: K17, K33, K34.
class CodeBook {
  public:
    explicit CodeBook(const std::vector<model::CodeItem>& items);

    /// Empty when nobody knows what the text means, or there is none.
    std::string code(std::string_view list, std::string_view text) const;

  private:
    std::unordered_map<std::string, std::string> code_;  // by list and folded text
};

/// 是, 有, 已签, yes, 1, √ … and their contraries; nothing for what is neither.
std::optional<bool> yes_or_no(std::string_view text);

}  // namespace ingest
