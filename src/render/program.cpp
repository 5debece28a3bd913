#include "render/program.h"

#include "base/text.h"
#include "render/embedded.h"

#include <array>

namespace render {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

Result<std::string> file_named(std::string_view name) {
    for (const Embedded& file : embedded())
        if (file.name == name) return std::string{file.text};
    return fail(Fault::NotFound, Word::ShaderRefused, {std::string{name}});
}

/// GLSL 3.30 has no #include; files under common/ are put in where they are named.
Result<std::string> expanded(const std::string& name) {
    auto text = file_named(name);
    if (!text) return text;
    std::string whole = "#version 330 core\n";
    for (const std::string& line : base::split(*text, '\n')) {
        constexpr std::string_view kInclude = "#include \"common/";
        if (!line.starts_with(kInclude)) {
            whole += line + "\n";
            continue;
        }
        auto part = file_named(
            std::string_view{line}.substr(kInclude.size(), line.rfind('"') - kInclude.size()));
        if (!part) return part;
        whole += *part;
    }
    return whole;
}

Result<void> attach(const Program& program, GLenum stage, const std::string& file) {
    auto text = expanded(file);
    if (!text) return refusal(text);
    const GLuint shader = glCreateShader(stage);
    const char* source = text->c_str();
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint fine = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &fine);
    std::array<char, 1024> said{};
    if (fine == GL_FALSE) glGetShaderInfoLog(shader, said.size(), nullptr, said.data());
    glAttachShader(program.name(), shader);
    glDeleteShader(shader);
    if (fine == GL_FALSE) return fail(Fault::Unsupported, Word::ShaderRefused, {file}, said.data());
    return {};
}

}  // namespace

Result<Program> program_from(const std::string& vertex, const std::string& fragment) {
    Program program = Program::made();
    if (auto done = attach(program, GL_VERTEX_SHADER, vertex + ".vert"); !done)
        return refusal(done);
    if (auto done = attach(program, GL_FRAGMENT_SHADER, fragment + ".frag"); !done)
        return refusal(done);
    glLinkProgram(program.name());
    GLint fine = GL_FALSE;
    glGetProgramiv(program.name(), GL_LINK_STATUS, &fine);
    if (fine == GL_FALSE) {
        std::array<char, 1024> said{};
        glGetProgramInfoLog(program.name(), said.size(), nullptr, said.data());
        return fail(Fault::Unsupported, Word::ShaderRefused, {vertex}, said.data());
    }
    const GLuint block = glGetUniformBlockIndex(program.name(), "Frame");
    if (block != GL_INVALID_INDEX) glUniformBlockBinding(program.name(), block, 0);
    return program;
}

GLint uniform(const Program& program, const char* name) {
    return glGetUniformLocation(program.name(), name);
}

}  // namespace render
