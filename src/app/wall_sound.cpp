#include "app/wall_sound.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <string_view>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int kSamples_hz = 22'050;  // samples a second
constexpr double kNoteLasts_s = 0.35;
constexpr std::array<double, 2> kNotes_hz{880, 659.26};

void append_number(std::string& bytes, std::uint32_t number, int width) {
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

/// A note that begins at once and dies away.
void append_note(std::string& bytes, double pitch_hz, double loud) {
    const auto samples = static_cast<int>(kSamples_hz * kNoteLasts_s);
    for (int i = 0; i < samples; ++i) {
        const double at_s = static_cast<double>(i) / kSamples_hz;
        const double fade = std::exp(-6 * at_s) * std::min(1.0, at_s * 200);
        const double wave = std::sin(2 * std::numbers::pi * pitch_hz * at_s);
        const auto sample = static_cast<std::int16_t>(std::lround(32'000 * loud * fade * wave));
        append_number(bytes, static_cast<std::uint16_t>(sample), 2);
    }
}

}  // namespace

std::string chime(int volume) {
    std::string notes;
    for (const double pitch_hz : kNotes_hz)
        append_note(notes, pitch_hz, std::clamp(volume, 0, 100) / 100.0);
    const auto size = static_cast<std::uint32_t>(notes.size());
    std::string wav = "RIFF";
    append_number(wav, 36 + size, 4);
    wav += "WAVEfmt ";
    append_number(wav, 16, 4);
    append_number(wav, 1, 2);  // plain samples
    append_number(wav, 1, 2);  // one channel
    append_number(wav, kSamples_hz, 4);
    append_number(wav, kSamples_hz * 2, 4);
    append_number(wav, 2, 2);
    append_number(wav, 16, 2);
    wav += "data";
    append_number(wav, size, 4);
    return wav + notes;
}

bool is_quiet(const ui::WallSetting& setting, base::Instant now) {
    const auto minute =
        std::chrono::floor<std::chrono::minutes>(now - base::midnight_before(now)).count();
    const int from = setting.quiet_from_min;
    const int to = setting.quiet_to_min;
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

std::string player_in(const std::string& folders) {
    constexpr std::array<const char*, 3> kPlayers{"pw-play", "paplay", "aplay"};
    for (const char* player : kPlayers)
        for (const std::string& folder : base::split(folders, ':')) {
            const std::string path = folder + "/" + player;
            if (!folder.empty() && ::access(path.c_str(), X_OK) == 0) return path;
        }
    return {};
}

Bell::~Bell() {
    sounds();
    std::error_code ignored;
    if (!file_.empty()) fs::remove(file_, ignored);
}

/// Whether the last sound has not ended yet; when it has, nothing of its process is left.
bool Bell::sounds() {
    if (player_ != 0 && ::waitpid(player_, nullptr, WNOHANG) != 0) player_ = 0;
    return player_ != 0;
}

bool Bell::ring(int volume) {
    if (sounds()) return true;
    const char* folders = std::getenv("PATH");
    std::string player = player_in(folders == nullptr ? "" : folders);
    if (player.empty()) return false;
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    const fs::path folder =
        runtime != nullptr && *runtime == '/' ? fs::path{runtime} : fs::temp_directory_path();
    file_ = (folder / ("getu-chime-" + std::to_string(::getpid()) + ".wav")).string();
    std::ofstream{file_, std::ios::binary | std::ios::trunc} << chime(volume);
    std::array<char*, 3> words{player.data(), file_.data(), nullptr};
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int refused =
        posix_spawn(&player_, player.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (refused != 0) player_ = 0;
    return refused == 0;
}

}  // namespace app
