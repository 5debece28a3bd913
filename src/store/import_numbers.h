// store/import_numbers.h — the rows of an import get the numbers that the store gives.
#pragma once

#include "model/rows.h"
#include "store/import.h"

#include <cstddef>

namespace store {

/// Ids below zero, also where a column names a row, become those that follow `last`: -3 is the
/// third new row of its table.
void number_rows(model::Rows& rows, const LastIds& last);

std::size_t size_of(const model::Rows& rows);
/// How many of them are such as planners may write.
std::size_t planning_size_of(const model::Rows& rows);

}  // namespace store
