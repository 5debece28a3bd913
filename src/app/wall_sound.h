// app/wall_sound.h — the one sound of a wall: two notes when a major issue is new. Played by
// whatever program of the machine plays files, so that no library of sound is needed.
#pragma once

#include "base/time.h"
#include "ui/wall.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace app {

/// Two notes as a WAV file, 0.7 s; as loud as so many percent.
std::string chime(int volume);

/// The hours in which there is no sound, which may go over midnight.
bool is_quiet(const ui::WallSetting& setting, base::Instant now);

/// The first of pw-play, paplay and aplay in these folders (as in PATH, with colons between);
/// empty when there is none.
std::string player_in(const std::string& folders);

/// Plays one sound at a time, in a process of its own.
class Bell {
  public:
    Bell() = default;
    ~Bell();
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    Bell(Bell&&) = delete;
    Bell& operator=(Bell&&) = delete;

    /// False when nothing on this machine plays sounds. One that still sounds is left to its end.
    bool ring(int volume);

  private:
    bool sounds();

    std::string file_;  // of the notes, while this lives
    pid_t player_ = 0;
};

}  // namespace app
