// render/gl.h — owners of GL objects, one type each, so that a buffer cannot pass for a texture.
//
// All of it on the one thread that owns the context.
#pragma once

#include <cstdint>
#include <utility>

#include <glad/gl.h>

namespace render {

struct BufferKind {
    static GLuint make() {
        GLuint name = 0;
        glGenBuffers(1, &name);
        return name;
    }
    static void drop(GLuint name) { glDeleteBuffers(1, &name); }
};
struct TextureKind {
    static GLuint make() {
        GLuint name = 0;
        glGenTextures(1, &name);
        return name;
    }
    static void drop(GLuint name) { glDeleteTextures(1, &name); }
};
struct VertexArrayKind {
    static GLuint make() {
        GLuint name = 0;
        glGenVertexArrays(1, &name);
        return name;
    }
    static void drop(GLuint name) { glDeleteVertexArrays(1, &name); }
};
struct FramebufferKind {
    static GLuint make() {
        GLuint name = 0;
        glGenFramebuffers(1, &name);
        return name;
    }
    static void drop(GLuint name) { glDeleteFramebuffers(1, &name); }
};
struct ProgramKind {
    static GLuint make() { return glCreateProgram(); }
    static void drop(GLuint name) { glDeleteProgram(name); }
};

/// Makes on demand, drops at the end, moves, never copies.
template <class Kind>
class Handle {
  public:
    Handle() = default;
    static Handle made() {
        Handle handle;
        handle.name_ = Kind::make();
        return handle;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle(Handle&& other) noexcept : name_{std::exchange(other.name_, 0)} {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    ~Handle() {
        if (name_ != 0) Kind::drop(name_);
    }

    GLuint name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

  private:
    GLuint name_ = 0;
};

using Buffer = Handle<BufferKind>;
using Texture = Handle<TextureKind>;
using VertexArray = Handle<VertexArrayKind>;
using Framebuffer = Handle<FramebufferKind>;
using Program = Handle<ProgramKind>;

}  // namespace render
