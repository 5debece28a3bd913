// app/bring_register.h — tables of people, homes and shops into a store: understood by their
// columns, found by their addresses, told of line by line.
#pragma once

#include "app/bring_files.h"
#include "ingest/register_mapping.h"
#include "ingest/register_table.h"

#include <optional>
#include <string>

namespace app {

/// The table in a file, when it is a register: a head that says where and what, and no coordinates.
std::optional<ingest::RegisterTable> register_in(const std::string& path,
                                                 const ingest::ReadOptions& options);

struct RegisterWish {
    std::string path;
    const ingest::RegisterTable& table;  // what is in it
    std::string mapping;  // "name=姓名&door=房号"; empty takes what is remembered, else a guess
    base::Language language{};
};

/// One table as one batch, or only a look at what it would be. The mapping is remembered for tables
/// with the same columns. Rows that are not taken are written beside the file, to be mended and
/// imported: `mend_file`. Persons only by those who may write them.
base::Result<Brought> bring_register(store::Store& store, const store::Grant& grant,
                                     const RegisterWish& wish, const ingest::FilesOptions& options,
                                     Depth depth, const store::Pace& pace);

}  // namespace app
