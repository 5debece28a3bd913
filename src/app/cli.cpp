#include "app/commands.h"

#include "app/clock.h"
#include "app/keys.h"

#include "base/log.h"
#include "derive/theme.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <optional>
#include <string_view>

#include <sys/eventfd.h>
#include <unistd.h>

namespace app {

using base::Language;
using base::Word;

namespace {

volatile std::sig_atomic_t stop_asked = 0;

int stop_event = -1;  // rung by the signal, and by whoever ends the waker

void ring_stop_event() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto put = write(stop_event, &one, sizeof one);
}

void on_signal(int /*signal*/) {
    const int was = errno;
    stop_asked = 1;
    ring_stop_event();
    errno = was;
}

Language language_in(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "--lang" && words[i + 1] == "en") return Language::English;
    return Language::Chinese;
}

void print(std::FILE* out, const std::string& line) {
    std::fprintf(out, "%s\n", line.c_str());
}

int help(Language language, std::FILE* out) {
    print(out, base::say(language, Word::UsageHead));
    for (const CommandSpec& command : commands()) {
        std::string line = "  " + command.name;
        if (!command.words.empty()) line += " " + command.words;
        for (const OptionSpec& option : command.options)
            line += " [" + option.name + (option.value.empty() ? "" : " " + option.value) + "]";
        print(out, line);
        print(out, "      " + base::say(language, command.help));
    }
    print(out, base::say(language, Word::UsageCommon));
    return out == stdout ? kDone : kWrongWords;
}

/// Commands that read no persons ask for no account either; but one that is told must be there.
std::optional<base::Error> refused_account(const CommandSpec& command, const Arguments& arguments) {
    constexpr std::array<std::string_view, 10> kEnter{"coverage", "open",  "import", "account",
                                                      "audit",    "table", "stats",  "sheet",
                                                      "ingest",   "export"};
    const bool enters = std::ranges::find(kEnter, command.name) != kEnter.end();
    if (enters || !arguments.has("--as")) return std::nullopt;
    if (arguments.words.empty())
        return base::Error{
            base::Fault::NotFound, Word::NoSuchAccount, {arguments.text("--as")}, {}};
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return store.error();
    const auto grant = grant_for(*store, arguments, Clock{}.now());
    if (!grant) return grant.error();
    return std::nullopt;
}

}  // namespace

std::vector<std::string> theme_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < derive::kThemes; ++i)
        names.emplace_back(derive::name_of(static_cast<derive::Theme>(i)));
    return names;
}

const std::vector<CommandSpec>& commands() {
    static const std::vector<CommandSpec> all{
        {"demo",
         "",
         0,
         0,
         {{"--size", "XS|S|M", {"XS", "S", "M"}},
          {"--seed", "N", {}},
          {"--out", "STORE", {}},
          {"--no-open", "", {}}},
         Word::HelpDemo,
         &demo},
        {"new",
         "STORE --from FILE …",
         1,
         1,
         {{"--from", "FILE …", {}, true},
          {"--crs", "EPSG:N|GCJ-02|BD-09", {}},
          {"--name", "TEXT", {}},
          {"--encoding", "NAME", {}},
          {"--as-kind", "KIND", {}},
          {"--layer", "NAME", {}},
          {"--fictional-residents", "", {}},
          {"--seed", "N", {}}},
         Word::HelpNew,
         &new_place},
        {"import",
         "STORE FILE …",
         1,
         64,
         {{"--layer", "NAME", {}},
          {"--as-kind", "KIND", {}},
          {"--crs", "EPSG:N|GCJ-02|BD-09", {}},
          {"--encoding", "NAME", {}},
          {"--map", "FIELD=COLUMN&…", {}},
          {"--place", "CODE|ID", {}},
          {"--level", "3F|B1|2-17", {}},
          {"--points", "U V X Y;…", {}},
          {"--snap", "MM", {}},
          {"--snap-m", "METRES", {}},
          {"--open-private", "", {}},
          {"--dry-run", "", {}},
          {"--undo", "BATCH", {}}},
         Word::HelpImport,
         &import_files},
        {"open",
         "[STORE]",
         0,
         1,
         {{"--workspace", "wall|grid|plan", {"wall", "grid", "plan"}}, {"--script", "FILE", {}}},
         Word::HelpOpen,
         &open},
        {"render",
         "STORE",
         1,
         1,
         {{"-o", "out.png", {}},
          {"--size", "WxH", {}},
          {"--place", "CODE|ID", {}},
          {"--bbox", "x0,y0,x1,y1", {}},
          {"--view", "map|plan|strip|cells", {"map", "plan", "strip", "cells"}},
          {"--level", "3F|B1", {}},
          {"--look", "light|dark", {"light", "dark"}},
          {"--theme", "THEME", theme_names()}},
         Word::HelpRender,
         &render_picture},
        {"sheet",
         "STORE courtyard|street|community|grid|floor|cover|division",
         0,
         2,
         {{"--place", "CODE|ID", {}},
          {"--level", "3F|B1", {}},
          {"--paper", "A4|A3|A1", {"A4", "A3", "A1"}},
          {"--theme", "THEME", theme_names()},
          {"--trade", "CODE,CODE", {}},
          {"--service", "NAME", {}},
          {"--profile", "adult|elderly|wheelchair", {"adult", "elderly", "wheelchair"}},
          {"--minutes", "5|8|10|15", {"5", "8", "10", "15"}},
          {"--sites", "N", {}},
          {"--draft", "NAME", {}},
          {"-o", "out.pdf|out.png", {}},
          {"--list", "", {}}},
         Word::HelpSheet,
         &print_sheet},
        {"watch", "STORE", 1, 1, {{"--for", "SECONDS", {}}}, Word::HelpWatch, &watch},
        {"simulate",
         "STORE",
         1,
         1,
         {{"--rate", "N", {}}, {"--for", "SECONDS", {}}, {"--seed", "N", {}}, {"--burst", "", {}}},
         Word::HelpSimulate,
         &simulate},
        {"check", "STORE", 1, 1, {}, Word::HelpCheck, &check},
        {"account",
         "STORE add|list|passwd|close|recover [NAME]",
         2,
         3,
         {{"--role", "ROLE", {}},
          {"--scope", "CODE", {}},
          {"--staff", "NAME", {}},
          {"--categories", "G01 …", {}}},
         Word::HelpAccount,
         &account},
        {"audit",
         "STORE",
         1,
         1,
         {{"--of", "ACCOUNT", {}}, {"--most", "N", {}}},
         Word::HelpAudit,
         &audit},
        {"table",
         "[STORE] [NAME]",
         0,
         2,
         {{"--list", "", {}},
          {"--place", "CODE|ID", {}},
          {"--purpose", "K32|TEXT", {}},
          {"--filter", "KEY=TEXT&…", {}},
          {"--sort", "KEY,-KEY", {}},
          {"--columns", "KEY,KEY", {}},
          {"--title", "TEXT", {}},
          {"--since", "DATE", {}},
          {"-o", "out.xlsx|.csv|.pdf", {}},
          {"--save-as", "NAME", {}},
          {"--forget", "NAME", {}}},
         Word::HelpTable,
         &table},
        {"stats",
         "STORE",
         1,
         1,
         {{"--place", "CODE|ID", {}},
          {"--grid", "CODE|NAME", {}},
          {"--polygon", "FILE", {}},
          {"-o", "out.xlsx|.csv|.pdf", {}}},
         Word::HelpStats,
         &stats},
        {"coverage",
         "STORE",
         1,
         1,
         {{"--trade", "CODE,CODE", {}},
          {"--service", "NAME", {}},
          {"--profile", "adult|elderly|wheelchair", {"adult", "elderly", "wheelchair"}},
          {"--minutes", "5|8|10|15", {"5", "8", "10", "15"}},
          {"--by",
           "households|buildings|persons|60+",
           {"households", "buildings", "persons", "60+"}},
          {"--place", "CODE|ID", {}},
          {"--matrix", "", {}},
          {"--gaps", "", {}},
          {"--sites", "N", {}},
          {"--nine", "", {}},
          {"--network", "", {}},
          {"--derive", "", {}},
          {"--sheet", "", {}},
          {"--paper", "A4|A3|A1", {"A4", "A3", "A1"}},
          {"--format", "text|csv|json", {"text", "csv", "json"}},
          {"-o", "out.xlsx|.csv|.pdf|.png", {}}},
         Word::HelpCoverage,
         &coverage},
        {"ingest",
         "STORE [FILE …|-]",
         1,
         1024,
         {{"--format", "csv|jsonl|open311", {"csv", "jsonl", "open311"}},
          {"--map", "COLUMN=FIELD …", {}, true},
          {"--watch", "FOLDER", {}},
          {"--crs", "EPSG:N|GCJ-02|BD-09", {}},
          {"--encoding", "NAME", {}},
          {"--system", "NAME", {}}},
         Word::HelpIngest,
         &ingest_reports},
        {"export",
         "STORE",
         1,
         1,
         {{"--format", "open311", {"open311"}}, {"-o", "out.json", {}}, {"--since", "DATE", {}}},
         Word::HelpExport,
         &export_issues},
        {"bench",
         bench_names(),
         0,
         20,
         {{"--for", "SECONDS", {}},
          {"--rate", "N", {}},
          {"--rows", "N", {}},
          {"--size", "S", {"XS", "S", "M", "60k", "1M"}},
          {"--while", "importing|zooming", {"importing", "zooming"}},
          {"--against", "RUN", {}}},
         Word::HelpBench,
         &bench},
    };
    return all;
}

int run(const std::vector<std::string>& words) {
    // Input methods and file names need a UTF-8 locale; C.UTF-8 is always there.
    if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1)
        std::setlocale(LC_CTYPE, "C.UTF-8");
    const Language language = language_in(words);
    if (words.empty()) return help(language, stderr);
    if (words[0] == "help" || words[0] == "--help" || words[0] == "-h")
        return help(language, stdout);
    const auto command =
        std::ranges::find(commands(), words[0], [](const CommandSpec& c) { return c.name; });
    if (command == commands().end()) {
        print(stderr, base::say(language, Word::UsageUnknownCommand, {words[0]}));
        return kWrongWords;
    }
    const auto arguments = parse(*command, {words.begin() + 1, words.end()});
    if (!arguments) {
        print(stderr, base::sentence(arguments.error(), language));
        return kWrongWords;
    }
    try {
        if (const auto refused = refused_account(*command, *arguments))
            return refuse(*refused, language);
        return command->run(*arguments);
    } catch (const std::exception& thrown) {  // memory, or a library that threw: told once, here
        return refuse({base::Fault::Corrupt, Word::Unexpected, {}, thrown.what()}, language);
    }
}

int refuse(const base::Error& error, Language language) {
    print(stderr, base::sentence(error, language));
    base::log_about(error);
    return kRefused;
}

std::string default_demo_path(const std::string& size) {
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path folder = data != nullptr && *data == '/' ? std::filesystem::path{data}
                                   : home != nullptr ? std::filesystem::path{home} / ".local/share"
                                                     : std::filesystem::temp_directory_path();
    return (folder / "getu" / ("demo-" + size + ".gpkg")).string();
}

bool asked_to_stop() {
    return stop_asked != 0;
}

void listen_for_stop() {
    if (stop_event < 0) stop_event = eventfd(0, EFD_CLOEXEC);
    struct sigaction action {};
    action.sa_handler = &on_signal;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

StopWaker::StopWaker(std::function<void()> wake)
    : thread_{[wake = std::move(wake)] {
          std::uint64_t count = 0;
          while (read(stop_event, &count, sizeof count) < 0 && errno == EINTR) {
          }
          wake();
      }} {}

StopWaker::~StopWaker() {
    ring_stop_event();
}

}  // namespace app
