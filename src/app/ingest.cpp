// `getu ingest`: issue reports of other systems from files, standard input, or a folder that is
// watched.
#include "app/clock.h"
#include "app/commands.h"
#include "app/folder.h"
#include "app/keys.h"
#include "app/take_in.h"

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include <poll.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kChunk = std::size_t{256} << 10U;     // bytes
constexpr std::chrono::milliseconds kLongestUnsaved{1000};  // what came in is committed by then
constexpr std::chrono::milliseconds kBetweenLooks{1000};

/// Everything a run works with.
struct IngestRun {
    const Arguments& arguments;
    Clock clock;
    Intake& intake;
    ingest::ReportOptions options;  // without the file
    std::string store_path;
    bool waits = false;  // for a store that somebody else holds: told once

    std::string say(Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(arguments.language, word, parts);
    }
    ingest::ReportReader reader_of(const std::string& file) const {
        ingest::ReportOptions of = options;
        of.file = file;
        return ingest::ReportReader{std::move(of)};
    }
    /// Beside the store: "rejected-20260302-100000.csv", after a file's name where there is one.
    std::string rejected_beside_store(const std::string& file) const {
        std::string at = base::iso_from_instant(clock.now()).substr(0, 19);
        std::erase_if(at, [](char c) { return c == '-' || c == ':'; });
        at[8] = '-';
        const std::string of = file.empty() ? "" : fs::path{file}.filename().string() + "-";
        return (fs::path{store_path}.parent_path() / ("rejected-" + of + at + ".csv")).string();
    }
};

/// A name for scripts.
std::string_view key_of(Word note) {
    static const std::map<Word, std::string_view> keys{
        {Word::IngestNoPlace, "no-place"},         {Word::IngestZeroPlace, "zero-place"},
        {Word::IngestBadPlace, "bad-place"},       {Word::IngestNoCrs, "no-crs"},
        {Word::IngestFarPlace, "outside"},         {Word::IngestSwapped, "swapped"},
        {Word::IngestBadOtherTime, "bad-time"},    {Word::IngestNoTime, "no-time"},
        {Word::IngestClosedEarly, "closed-early"}, {Word::IngestNoId, "no-id"}};
    const auto found = keys.find(note);
    return found == keys.end() ? "other" : found->second;
}

void tell(const IngestRun& run, const std::string& file, const TakenIn& taken,
          const RejectedRows& rejected) {
    const auto text = [](std::int64_t n) { return std::to_string(n); };
    if (run.arguments.json) {
        ordered_json notes = ordered_json::object();
        for (const auto& [note, count] : taken.notes) notes[std::string{key_of(note)}] = count;
        ordered_json line{{"file", file},
                          {"added", taken.added},
                          {"known", taken.known},
                          {"changed", taken.changed},
                          {"rejected", taken.rejected},
                          {"notes", std::move(notes)}};
        if (taken.rejected > 0 && rejected.kept()) line["rejected_file"] = rejected.path();
        std::cout << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    } else {
        std::cout << run.say(Word::IngestDone, {file, text(taken.added), text(taken.known),
                                                text(taken.changed), text(taken.rejected)})
                  << '\n';
        for (const auto& [note, count] : taken.notes)
            std::cout << "  " << run.say(Word::IngestNote, {run.say(note), text(count)}) << '\n';
        if (taken.rejected > 0 && rejected.kept())
            std::cout << "  " << run.say(Word::IngestRejected, {rejected.path()}) << '\n';
    }
    std::cout.flush();
    if (!rejected.kept())
        std::cerr << run.say(Word::IngestRejectedLost, {rejected.path(), text(taken.rejected)})
                  << '\n';
}

/// What stopped a file: its own content, or the store.
struct Trouble {
    base::Error error;
    bool of_store = false;
};

std::optional<Trouble> take_file(IngestRun& run, const std::string& path, RejectedRows& rejected,
                                 TakenIn& taken) {
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return Trouble{{Fault::NotFound, Word::FileMissing, {path}, {}}};
    std::ifstream file{path, std::ios::binary};
    if (!file || fs::is_directory(path, ignored))
        return Trouble{{Fault::Denied, Word::FileNotReadable, {path}, {}}};
    ingest::ReportReader reader = run.reader_of(path);
    ingest::ReportBatch read;
    std::string chunk(kChunk, '\0');
    for (bool more = true; more;) {
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        more = count > 0;
        auto fine = more ? reader.feed(std::string_view{chunk}.substr(0, count), read)
                         : reader.finish(read);
        if (auto done = run.intake.take(read, rejected, taken, run.clock.now()); !done)
            return Trouble{done.error(), true};
        if (!fine) {
            // What stood before the break is good, and is kept.
            auto done = run.intake.write(taken, run.clock.now());
            return done ? Trouble{fine.error()} : Trouble{done.error(), true};
        }
        if (asked_to_stop()) break;
    }
    if (auto done = run.intake.write(taken, run.clock.now()); !done)
        return Trouble{done.error(), true};
    if (asked_to_stop()) return Trouble{{Fault::Cancelled, Word::IngestStopped, {}, {}}, true};
    return std::nullopt;
}

int take_named(IngestRun& run, const std::string& path) {
    RejectedRows rejected{path + ".rejected.csv", run.rejected_beside_store(path)};
    TakenIn taken;
    const auto trouble = take_file(run, path, rejected, taken);
    run.intake.forget();
    if (!trouble || taken.added + taken.known + taken.changed + taken.rejected > 0)
        tell(run, path, taken, rejected);
    return trouble ? refuse(trouble->error, run.arguments.language) : kDone;
}

/// True when there is something to read, or the end; false when nothing came so long.
bool input_waits(std::chrono::milliseconds at_most) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return poll(&input, 1, static_cast<int>(at_most.count())) > 0;
}

/// Batches are written when they are full, and each second.
Result<void> take_stream(IngestRun& run, RejectedRows& rejected, TakenIn& taken) {
    ingest::ReportReader reader = run.reader_of("-");
    ingest::ReportBatch read;
    std::string chunk(kChunk, '\0');
    auto saved = Steady::now();
    while (!asked_to_stop()) {
        if (input_waits(kLongestUnsaved / 4)) {
            const ssize_t count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
            if (count < 0 && errno == EINTR) continue;
            const bool end = count <= 0;
            const auto bytes =
                std::string_view{chunk}.substr(0, static_cast<std::size_t>(end ? 0 : count));
            auto fine = end ? reader.finish(read) : reader.feed(bytes, read);
            auto done = run.intake.take(read, rejected, taken, run.clock.now());
            if (!done) return done;
            if (end || !fine) {
                done = run.intake.write(taken, run.clock.now());
                return done ? fine : done;
            }
        }
        if (!run.intake.holds_any()) saved = Steady::now();
        if (Steady::now() - saved < kLongestUnsaved / 2) continue;
        if (auto done = run.intake.write(taken, run.clock.now()); !done) return done;
        saved = Steady::now();
    }
    return run.intake.write(taken, run.clock.now());
}

int take_input(IngestRun& run) {
    RejectedRows rejected{run.rejected_beside_store(""), ""};
    TakenIn taken;
    const auto done = take_stream(run, rejected, taken);
    run.intake.forget();
    tell(run, "-", taken, rejected);
    return done ? kDone : refuse(done.error(), run.arguments.language);
}

/// A file as it was seen: one that is the same a second later is finished.
struct Seen {
    std::uintmax_t bytes = 0;
    fs::file_time_type written;

    friend bool operator==(const Seen&, const Seen&) = default;
};

bool is_unfinished_name(const std::string& name) {
    for (const char* ending : {".tmp", ".part", ".partial", ".crdownload", ".swp", "~"})
        if (name.ends_with(ending)) return true;
    return name.starts_with(".") || name.ends_with(".rejected.csv");
}

std::map<std::string, Seen> files_in(const fs::path& folder, std::error_code& trouble) {
    std::map<std::string, Seen> files;
    fs::directory_iterator entry{folder, trouble};
    for (; !trouble && entry != fs::directory_iterator{}; entry.increment(trouble)) {
        std::error_code gone;
        const std::string name = entry->path().filename().string();
        if (is_unfinished_name(name) || !entry->is_regular_file(gone)) continue;
        const Seen seen{entry->file_size(gone), entry->last_write_time(gone)};
        if (!gone) files[name] = seen;
    }
    return files;
}

/// Takes in one finished file and moves it to where its like go. Refuses what stops the watching.
Result<void> take_watched(IngestRun& run, const fs::path& folder, const std::string& name) {
    const fs::path path = folder / name;
    RejectedRows rejected{free_path((folder / "done" / (name + ".rejected.csv")).string()),
                          run.rejected_beside_store(name)};
    TakenIn taken;
    const auto trouble = take_file(run, path.string(), rejected, taken);
    run.intake.forget();
    // While somebody else holds the store the file stays where it is: the next look tries again.
    if (trouble && trouble->of_store) {
        if (trouble->error.fault == Fault::Cancelled) return {};
        if (trouble->error.fault != Fault::Conflict) return tl::unexpected{trouble->error};
        rejected.drop();
        if (!std::exchange(run.waits, true)) refuse(trouble->error, run.arguments.language);
        return {};
    }
    run.waits = false;
    tell(run, path.string(), taken, rejected);
    if (trouble) refuse(trouble->error, run.arguments.language);
    const fs::path target = folder / (trouble ? "failed" : "done");
    std::error_code moved;
    fs::rename(path, free_path((target / name).string()), moved);
    if (moved && fs::exists(path))
        return fail(Fault::Unreachable, Word::IngestNotMoved, {path.string(), target.string()},
                    moved.message());
    return {};
}

Result<void> watch_folder(IngestRun& run, const fs::path& folder) {
    std::error_code trouble;
    const bool there = fs::is_directory(folder, trouble);
    for (const char* below : {"done", "failed"})
        if (there && !trouble) fs::create_directories(folder / below, trouble);
    if (!there || trouble)
        return fail(Fault::NotFound, Word::IngestNoFolder, {folder.string()}, trouble.message());
    std::cerr << run.say(Word::IngestWatching, {folder.string()}) << '\n';
    std::map<std::string, Seen> before;
    while (!asked_to_stop()) {
        std::map<std::string, Seen> now = files_in(folder, trouble);
        if (trouble)
            return fail(Fault::Unreachable, Word::IngestNoFolder, {folder.string()},
                        trouble.message());
        for (const auto& [name, seen] : now) {
            const auto was = before.find(name);
            if (was == before.end() || was->second != seen || asked_to_stop()) continue;
            if (auto done = take_watched(run, folder, name); !done) return done;
        }
        before = std::move(now);
        for (auto slept = std::chrono::milliseconds{0}; slept < kBetweenLooks && !asked_to_stop();
             slept += kBetweenLooks / 10)
            std::this_thread::sleep_for(kBetweenLooks / 10);
    }
    return {};
}

ingest::ReportFormat format_named(const std::string& name) {
    if (name == "csv") return ingest::ReportFormat::Csv;
    if (name == "jsonl") return ingest::ReportFormat::JsonLines;
    return name == "open311" ? ingest::ReportFormat::Document : ingest::ReportFormat::Guess;
}

Result<ingest::ReportMapping> mapping_in(const Arguments& arguments) {
    ingest::ReportMapping mapping;
    const auto told = arguments.list.find("--map");
    if (told == arguments.list.end()) return mapping;
    for (const std::string& one : told->second)
        if (!ingest::add_to_mapping(mapping, one))
            return fail(Fault::Unsupported, Word::IngestMapWrong,
                        {one, ingest::report_field_names()});
    return mapping;
}

int take_all(IngestRun& run) {
    const Arguments& arguments = run.arguments;
    std::vector<std::string> files(arguments.words.begin() + 1, arguments.words.end());
    if (files.empty() && !arguments.has("--watch")) files.emplace_back("-");
    int code = kDone;
    for (const std::string& file : files) {
        if (asked_to_stop()) break;
        // One bad file does not keep the others.
        const int one = file == "-" ? take_input(run) : take_named(run, file);
        if (one != kDone) code = one;
    }
    if (!arguments.has("--watch") || asked_to_stop()) return code;
    const auto done = watch_folder(run, arguments.text("--watch"));
    return done ? code : refuse(done.error(), arguments.language);
}

}  // namespace

int ingest_reports(const Arguments& arguments) {
    listen_for_stop();
    auto mapping = mapping_in(arguments);
    if (!mapping) {
        refuse(mapping.error(), arguments.language);
        return kWrongWords;
    }
    const std::string system = arguments.text("--system");
    if (system.find_first_of(": \t\r\n") != std::string::npos) {
        refuse({Fault::Unsupported, Word::IngestSystemWrong, {system}, {}}, arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    if (store->access() == store::Access::Still)
        return refuse({Fault::Denied, Word::StoreReadOnly, {store->path()}, {}},
                      arguments.language);
    const Clock clock{arguments.at};
    auto grant = grant_for(*store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), arguments.language);
    auto intake = Intake::into(*store, std::move(*grant), arguments.text("--crs"), clock.now());
    if (!intake) return refuse(intake.error(), arguments.language);
    intake->begin_system(system);
    IngestRun run{.arguments = arguments,
                  .clock = clock,
                  .intake = *intake,
                  .options = {.file = {},
                              .format = format_named(arguments.text("--format")),
                              .mapping = std::move(*mapping),
                              .encoding = arguments.text("--encoding")},
                  .store_path = arguments.words[0]};
    return take_all(run);
}

}  // namespace app
