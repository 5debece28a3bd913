#include "ui/panels.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;

namespace {

/// What is wrong with the feed stands first and stays while it is so; then what was answered to
/// this seat's own wishes.
std::vector<Notice> notices_of(const View& view, const Layout& layout) {
    std::vector<Notice> notices;
    if (view.feed.still) notices.push_back({view.say(Word::StillPictureWhy), false});
    if (view.feed.trouble)
        notices.push_back({view.say(Word::FeedStoppedWhy,
                                    {base::sentence(*view.feed.trouble, view.session.language)}),
                           true});
    // It goes by itself: nobody on a wall clicks it away.
    const WallDesk& wall = view.session.wall;
    if (wall.letters_until != base::kNever && view.now < wall.letters_until)
        notices.push_back(
            {wall_letters_text(view, wall.setting, {layout.ticker.x1, layout.ticker.y1}), true});
    notices.insert(notices.end(), view.session.notices.begin(), view.session.notices.end());
    return notices;
}

}  // namespace

void draw_notices(const View& view, const Layout& layout, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    // What is locked stands at the top of the map.
    const LockDesk& locks = view.session.locks;
    const float above = locks.shown ? 112.0F : locks.holding.empty() ? 14.0F : 66.0F;
    const bool wall = view.session.workspace == Workspace::Wall;
    float y = static_cast<float>(layout.map.y0) + above * r;
    // Below the banner and what the map is narrowed to.
    if (wall) y = static_cast<float>(layout.wall.banner.y0) + 112 * r;
    const std::vector<Notice> notices = notices_of(view, layout);
    const std::size_t fixed = notices.size() - view.session.notices.size();
    for (std::size_t i = 0; i < notices.size(); ++i) {
        const Notice& notice = notices[i];
        // On a wall not over a seam.
        const geo::Box& around = wall ? layout.wall.banner : layout.map;
        ImGui::SetNextWindowPos({static_cast<float>(around.centre().x), y}, ImGuiCond_Always,
                                {0.5F, 0});
        const float room = static_cast<float>(around.width()) - 16 * r;
        const float widest = wall ? std::min(560 * r, room) : 560 * r;
        ImGui::SetNextWindowSizeConstraints({0, 0}, {widest, 400 * r});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
        const std::string id = "##notice" + std::to_string(i);
        ImGui::Begin(id.c_str(), nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                         ImGuiWindowFlags_NoFocusOnAppearing);
        ImGui::PopStyleVar(2);
        const scene::Palette& p = scene::palette_of(view.session.look);
        ImGui::TextColored(vec4_from(notice.refusal ? p.mark[4] : p.mark[0]), "●");
        ImGui::SameLine();
        ImGui::PushTextWrapPos(widest - 40 * r);
        ImGui::TextUnformatted(notice.text.c_str());
        ImGui::PopTextWrapPos();
        const bool clicked =
            ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
        if (clicked && i >= fixed) out.push_back(DismissNotice{i - fixed});
        y += ImGui::GetWindowHeight() + 8 * r;
        ImGui::End();
    }
}

}  // namespace ui
