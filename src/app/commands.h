// app/commands.h — every command of `getu`, and the table that parsing and help are made from.
#pragma once

#include "app/arguments.h"

#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace app {

/// Exit codes, a contract with scripts.
inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;
inline constexpr int kWrongWords = 2;

const std::vector<CommandSpec>& commands();

/// The whole program: finds the command, runs it, answers the exit code.
int run(const std::vector<std::string>& words);

int demo(const Arguments& arguments);
int new_place(const Arguments& arguments);
int import_files(const Arguments& arguments);
int open(const Arguments& arguments);
int render_picture(const Arguments& arguments);
int print_sheet(const Arguments& arguments);
int watch(const Arguments& arguments);
int simulate(const Arguments& arguments);
int check(const Arguments& arguments);
int account(const Arguments& arguments);
int audit(const Arguments& arguments);
int table(const Arguments& arguments);
int stats(const Arguments& arguments);
int coverage(const Arguments& arguments);
int ingest_reports(const Arguments& arguments);
int export_issues(const Arguments& arguments);
int bench(const Arguments& arguments);
/// What `bench` can measure, as its help shows it.
std::string bench_names();

/// Shows the sentence on standard error, notes the rest in the log; answers kRefused.
int refuse(const base::Error& error, base::Language language);

/// Where a demo store lies when nobody says: in the user's data folder.
std::string default_demo_path(const std::string& size);

/// From the first call of `listen_for_stop` on: true once SIGINT or SIGTERM came.
void listen_for_stop();
bool asked_to_stop();

/// Calls `wake` when the signal comes, for loops that sleep where a signal does not reach.
class StopWaker {
  public:
    explicit StopWaker(std::function<void()> wake);
    ~StopWaker();
    StopWaker(const StopWaker&) = delete;
    StopWaker& operator=(const StopWaker&) = delete;
    StopWaker(StopWaker&&) = delete;
    StopWaker& operator=(StopWaker&&) = delete;

  private:
    std::jthread thread_;
};

}  // namespace app
