#include "app/script_files.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace app {

namespace {

constexpr std::array<std::string_view, 8> kVerbs{"drop", "files",  "new",  "import",
                                                 "crs",  "cancel", "undo", "open"};

ui::FilesPurpose purpose_of(const std::string& word) {
    if (word == "open") return ui::FilesPurpose::OpenStore;
    return word == "import" ? ui::FilesPurpose::Import : ui::FilesPurpose::NewStore;
}

/// As if they had been dropped and the button been pressed.
void start(Viewer& viewer, ui::FilesPurpose purpose, const std::string& store,
           std::vector<std::string> files) {
    viewer.handle(ui::CloseFiles{});
    viewer.handle(ui::TakeFiles{std::move(files), true});
    ui::ImportWish wish = viewer.session().files.wish;
    wish.purpose = purpose;
    if (!store.empty()) wish.store_path = store;
    viewer.handle(ui::EditImport{std::move(wish)});
    viewer.handle(ui::StartImport{});
}

void answer(Viewer& viewer, const std::string& crs) {
    ui::ImportWish wish = viewer.session().files.wish;
    wish.crs = crs;
    viewer.handle(ui::EditImport{std::move(wish)});
    viewer.handle(ui::StartImport{});
}

/// The first time asks, the second time does it.
void undo(Viewer& viewer) {
    const ui::Files& files = viewer.session().files;
    const bool asked = files.card == ui::FilesCard::Undo;
    viewer.handle(ui::UndoImport{asked ? files.undo.batch : 0});
}

}  // namespace

bool is_about_files(const std::string& verb) {
    return std::ranges::find(kVerbs, verb) != kVerbs.end();
}

bool play_files(Viewer& viewer, const std::string& verb, const std::vector<std::string>& words) {
    if (verb == "cancel") {
        viewer.handle(ui::CancelImport{});
        return words.empty();
    }
    if (words.empty()) return false;
    if (verb == "drop") viewer.handle(ui::TakeFiles{words, true});
    if (verb == "files") viewer.handle(ui::ChooseFiles{purpose_of(words[0])});
    if (verb == "files" && words.size() > 1) viewer.handle(ui::GoToPath{words[1]});
    if (verb == "import") start(viewer, ui::FilesPurpose::Import, {}, words);
    if (verb == "crs") answer(viewer, words[0]);
    if (verb == "undo") undo(viewer);
    if (verb == "open") viewer.handle(ui::OpenStore{words[0]});
    if (verb != "new") return true;
    start(viewer, ui::FilesPurpose::NewStore, words[0], {words.begin() + 1, words.end()});
    return words.size() > 1;
}

}  // namespace app
