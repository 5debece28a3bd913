// tests/ingest/site_file.h — site drawings as files, read or refused.
#pragma once

#include "ingest/site_drawing.h"

#include <string>

namespace site_file {

/// Fails the test when it is refused.
ingest::SiteDrawing drawing_at(const std::string& path);

/// Why it is refused; fails the test when it is not.
base::Word refusal_of(const std::string& path);
base::Word refusal_of_bytes(const char* name, const std::string& bytes);

}  // namespace site_file
