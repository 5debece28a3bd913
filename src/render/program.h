// render/program.h — shaders from the embedded files, with #include.
#pragma once

#include "base/result.h"
#include "render/gl.h"

#include <string>

namespace render {

/// Compiles and links `<vertex>.vert` and `<fragment>.frag`. The Error names the file and line.
base::Result<Program> program_from(const std::string& vertex, const std::string& fragment);

/// The place of a uniform; -1 when the program does not use it.
GLint uniform(const Program& program, const char* name);

}  // namespace render
