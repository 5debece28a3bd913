#include "app/settings.h"

#include "app/kept_json.h"

#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

namespace app {

using base::Fault;
using base::Language;
using base::Word;
using scene::Look;

namespace {

float sane(float width) {
    return width > 0 && width < 4000 ? width : 0;
}

}  // namespace

std::string settings_path() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    if (config != nullptr && *config == '/') return std::string{config} + "/getu/settings.json";
    return home == nullptr ? "" : std::string{home} + "/.config/getu/settings.json";
}

ReadSettings read_settings(const std::string& path) {
    ReadSettings read;
    std::ifstream file{path};
    if (!file) return read;
    const auto json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object()) {
        read.trouble = base::Error{Fault::Corrupt, Word::SettingsDamaged, {path}, path};
        return read;
    }
    KeptReader reader{json};
    Settings& s = read.settings;
    reader.take("language", s.language, "zh", Language::Chinese, "en", Language::English);
    reader.take("look", s.look, "light", Look::Light, "dark", Look::Dark);
    reader.take("reduce_motion", s.reduce_motion);
    reader.take("tree", s.tree);
    reader.take("tree_width", s.tree_width);
    reader.take("inspector_width", s.inspector_width);
    reader.take("last_store", s.last_store);
    reader.take("label_template", s.label_template);
    s.tree_width = sane(s.tree_width);
    s.inspector_width = sane(s.inspector_width);
    if (!reader.unknown().empty())
        read.trouble = base::Error{Fault::Corrupt, Word::SettingsUnknown, {reader.unknown()}, path};
    return read;
}

base::Result<void> write_settings(const std::string& path, const Settings& s) {
    const nlohmann::ordered_json json{{"language", s.language == Language::English ? "en" : "zh"},
                                      {"look", s.look == Look::Dark ? "dark" : "light"},
                                      {"reduce_motion", s.reduce_motion},
                                      {"tree", s.tree},
                                      {"tree_width", s.tree_width},
                                      {"inspector_width", s.inspector_width},
                                      {"last_store", s.last_store},
                                      {"label_template", s.label_template}};
    return write_kept(path, json);
}

Settings settings_of(const ui::Session& session) {
    return {.language = session.language,
            .look = session.look,
            .reduce_motion = session.reduce_motion,
            .tree = session.desk.tree,
            .tree_width = session.desk.tree_width,
            .inspector_width = session.desk.inspector_width,
            .last_store = session.files.store_path,
            .label_template = session.desk.label_template};
}

void apply(const Settings& settings, ui::Session& session) {
    session.language = settings.language;
    session.look = settings.look;
    session.reduce_motion = settings.reduce_motion;
    session.desk.tree = settings.tree;
    session.desk.tree_width = settings.tree_width;
    session.desk.inspector_width = settings.inspector_width;
    session.desk.label_template = settings.label_template;
}

}  // namespace app
