// app/kept_json.h — small files of what was set or shown last, as JSON: read with mistrust, and
// written whole or not at all. Only for settings.cpp and wall_*.cpp.
#pragma once

#include "base/result.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace app {

/// Takes what it understands; of what it does not, the value stays as it was.
class KeptReader {
  public:
    explicit KeptReader(const nlohmann::json& json) : json_{json} {}

    template <class T>
    void take(const char* key, T& value) {
        const auto found = json_.find(key);
        if (found == json_.end()) return;
        try {
            value = found->get<T>();
        } catch (const nlohmann::json::exception&) {
            unknown_ = key;
        }
    }
    /// One of two words.
    template <class T>
    void take(const char* key, T& value, const char* first, T one, const char* second, T other) {
        std::string word;
        take(key, word);
        if (word.empty()) return;
        if (word != first && word != second) unknown_ = key;
        value = word == second ? other : one;
    }
    /// A number between two bounds.
    template <class T>
    void take_within(const char* key, T& value, T low, T high) {
        T read = value;
        take(key, read);
        if (read >= low && read <= high)
            value = read;
        else
            unknown_ = key;
    }
    /// The last key whose value was not understood; empty for none.
    const std::string& unknown() const { return unknown_; }

  private:
    const nlohmann::json& json_;
    std::string unknown_;
};

/// A file beside it takes its place once it lies on the disk: also a power cut leaves one of both.
inline base::Result<void> write_kept(const std::string& path, const nlohmann::ordered_json& json) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::create_directories(fs::path{path}.parent_path(), error);
    const std::string beside = path + ".new";
    const std::string text =
        json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool written = file >= 0 &&
                   ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                   ::fsync(file) == 0;
    if (file >= 0) written = ::close(file) == 0 && written;
    if (written) fs::rename(beside, path, error);
    if (written && !error) return {};
    fs::remove(beside, error);
    return base::fail(base::Fault::Denied, base::Word::SettingsNotSaved, {path}, path);
}

}  // namespace app
