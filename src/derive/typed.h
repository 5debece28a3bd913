// derive/typed.h — whether a few typed letters mean a name: by its letters, pinyin or initials.
#pragma once

#include <string_view>

namespace derive {

/// Every part of the query, between spaces, must fit. Less is better; -1 when it does not fit.
int typed_rank(std::string_view name, std::string_view query);

}  // namespace derive
