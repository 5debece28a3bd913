// base/log.h — lines for whoever looks after the machine. Users read notices, not the log.
#pragma once

#include "base/result.h"

#include <string_view>

namespace base {

/// Writes one line to standard error. Any thread. Never put names,
/// phones or callers' words into it.
void log(std::string_view line);

/// What a library said of a refusal, for those who ask with GETU_LOG; users read its sentence.
void log_about(const Error& error);

}  // namespace base
