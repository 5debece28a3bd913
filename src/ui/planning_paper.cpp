#include "ui/planning_paper.h"

#include "ui/card.h"
#include "ui/style.h"

#include <array>

namespace ui {

void draw_paper_links(const View& view, Intents& out) {
    if (!model::may(view.session.role, model::Act::ExportCounts)) return;
    struct PaperLink {
        const char* text;
        const char* paper;
        const char* format;
    };
    constexpr std::array<PaperLink, 3> kLinks{
        {{"PDF A3", "A3", "PDF"}, {"PDF A1", "A1", "PDF"}, {"PNG", "A3", "PNG"}}};
    ImGui::TextDisabled("%s", view.text(base::Word::SheetPaper));
    for (const PaperLink& link : kLinks) {
        ImGui::SameLine(0, 10 * static_cast<float>(view.session.ratio));
        if (link_button(link.text)) out.push_back(PrintSheet{false, link.paper, link.format});
    }
}

}  // namespace ui
