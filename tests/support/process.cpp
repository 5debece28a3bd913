#include "support/process.h"

#include <array>
#include <csignal>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch_amalgamated.hpp>

namespace support {

namespace {

struct Pipe {
    int read = -1;
    int write = -1;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    return {ends[0], ends[1]};
}

int code_of(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Process::Process(const std::string& command) {
    std::signal(SIGPIPE, SIG_IGN);
    const Pipe in = make_pipe();
    const Pipe out = make_pipe();
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read, 0);
    posix_spawn_file_actions_adddup2(&actions, out.write, 1);
    posix_spawn_file_actions_adddup2(&actions, out.write, 2);
    std::array<std::string, 3> words{"sh", "-c", command};
    std::array<char*, 4> argv{words[0].data(), words[1].data(), words[2].data(), nullptr};
    const int code = posix_spawn(&pid_, "/bin/sh", &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in.read);
    close(out.write);
    input_ = in.write;
    output_ = out.read;
    if (code != 0) throw std::runtime_error{"cannot start: " + command};
}

Process::~Process() {
    close_input();
    if (pid_ > 0) kill();
    close(output_);
}

void Process::write(const std::string& text) const {
    std::size_t at = 0;
    while (at < text.size()) {
        const ssize_t done = ::write(input_, text.data() + at, text.size() - at);
        if (done <= 0) return;
        at += static_cast<std::size_t>(done);
    }
}

bool Process::read_until(const std::string& line) {
    for (;;) {
        for (std::size_t end = unread_.find('\n'); end != std::string::npos;
             end = unread_.find('\n')) {
            const std::string found = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            if (found == line) return true;
        }
        std::array<char, 4096> bytes{};
        const ssize_t got = read(output_, bytes.data(), bytes.size());
        if (got <= 0) return false;
        unread_.append(bytes.data(), static_cast<std::size_t>(got));
    }
}

void Process::close_input() {
    if (input_ >= 0) close(std::exchange(input_, -1));
}

void Process::kill() {
    ::kill(pid_, SIGKILL);
    (void)wait();
}

int Process::wait() {
    int status = 0;
    waitpid(std::exchange(pid_, -1), &status, 0);
    return code_of(status);
}

Outcome run(const std::string& command, const std::string& folder) {
    const std::string there = "cd '" + folder + "' && { " + command + "\n} 2>&1 </dev/null";
    FILE* output = popen(there.c_str(), "r");
    if (output == nullptr) return {127, "cannot start a shell"};
    Outcome outcome;
    std::array<char, 4096> bytes{};
    for (std::size_t got = 0; (got = fread(bytes.data(), 1, bytes.size(), output)) > 0;)
        outcome.said.append(bytes.data(), got);
    outcome.code = code_of(pclose(output));
    return outcome;
}

bool has_program(const std::string& name) {
    return run("command -v " + name).code == 0;
}

void need_program(const std::string& name) {
    if (!has_program(name)) SKIP("there is no program " << name);
}

}  // namespace support
