// store/pictures.h — pictures of issues, sealed. Only files of store/ include it.
#pragma once

#include "store/command.h"
#include "store/sqlite.h"

namespace store {

/// Its id. Inside a write transaction; refuses a store that was never founded.
base::Result<std::int64_t> add_picture(const Database& db, const AttachPicture& command);

}  // namespace store
