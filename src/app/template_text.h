// app/template_text.h — a template as the text that a store keeps.
#pragma once

#include "report/template.h"

#include <string>

namespace app {

/// JSON: source, title, columns, filter, sort, sums, total.
std::string text_of(const report::Template& wanted);

/// Refuses what is no such text, and what no longer fits its source: columns may have gone.
base::Result<report::Template> template_from(const std::string& name, const std::string& text,
                                             base::Language language);

}  // namespace app
