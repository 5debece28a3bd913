// tests/support/process.h — other programs, as neighbours of the one under test.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace support {

struct Outcome {
    int code = 0;  // 128 + the signal, if one ended it
    std::string said;
};

/// Runs `sh -c command` in `folder` to its end; both outputs together.
Outcome run(const std::string& command, const std::string& folder = ".");

/// Whether the shell finds a program of this name.
bool has_program(const std::string& name);

/// Skips the test where there is none.
void need_program(const std::string& name);

/// A shell command that goes on beside the test, with its input and output in our hands.
class Process {
  public:
    explicit Process(const std::string& command);
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    Process(Process&&) = delete;
    Process& operator=(Process&&) = delete;
    ~Process();

    void write(const std::string& text) const;
    /// Reads until a line equals `line`; false when the output ends first.
    bool read_until(const std::string& line);
    void close_input();
    void kill();
    int wait();
    pid_t pid() const { return pid_; }

  private:
    pid_t pid_ = -1;
    int input_ = -1;
    int output_ = -1;
    std::string unread_;
};

}  // namespace support
