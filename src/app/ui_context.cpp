#include "app/ui_context.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace app {

using base::Result;

UiContext::UiContext() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // a blinking cursor would keep an idle page drawing
}

UiContext::~UiContext() {
    ImGui::DestroyContext();
}

Result<std::unique_ptr<UiPrograms>> UiPrograms::made(const scene::FontFile& font) {
    ImGuiIO& io = ImGui::GetIO();
    ImFontConfig config;
    config.FontNo = static_cast<ImU32>(font.face);
    io.Fonts->TexMinWidth = 2048;  // growing the atlas later would cost a visible pause
    io.Fonts->TexMinHeight = 1024;
    if (io.Fonts->AddFontFromFileTTF(font.path.c_str(), 0, &config) == nullptr)
        return base::fail(base::Fault::NotFound, base::Word::NoCjkFont, {}, font.path);
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return base::fail(base::Fault::Unsupported, base::Word::ShaderRefused, {"ImGui"});
    return std::unique_ptr<UiPrograms>{new UiPrograms};
}

UiPrograms::~UiPrograms() {
    ImGui_ImplOpenGL3_Shutdown();
}

}  // namespace app
