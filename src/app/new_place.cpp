#include "app/bring_files.h"
#include "app/bring_plan.h"
#include "app/bring_ways.h"
#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "app/world.h"
#include "ui/sentences.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

#include <unistd.h>

namespace app {

using base::Fault;
using base::Word;
using nlohmann::ordered_json;

namespace {

using Steady = std::chrono::steady_clock;

/// One line that renews itself, when somebody looks on.
void tell_progress(const ingest::Progress& progress, Steady::time_point start) {
    const std::string name = std::filesystem::path{progress.file}.filename().string();
    if (progress.share >= 0)
        std::fprintf(stderr, "\r\033[K%s  %lld  %.0f %%", name.c_str(),
                     static_cast<long long>(progress.rows), progress.share * 100);
    else
        std::fprintf(stderr, "\r\033[K%s  %lld", name.c_str(),
                     static_cast<long long>(progress.rows));
    const double seconds = std::chrono::duration<double>(Steady::now() - start).count();
    if (seconds > 1) std::fprintf(stderr, "  %.0f/s", static_cast<double>(progress.rows) / seconds);
    std::fflush(stderr);
}

std::function<void(const ingest::Progress&)> teller(std::atomic<bool>& cancelled) {
    const bool somebody = isatty(STDERR_FILENO) == 1;
    // Each file, and the writing after them, has a clock of its own.
    return [somebody, &cancelled, file = std::string{"?"},
            start = Steady::now()](const ingest::Progress& progress) mutable {
        if (asked_to_stop()) cancelled = true;
        if (progress.file != file) {
            file = progress.file;
            start = Steady::now();
        }
        if (somebody) tell_progress(progress, start);
    };
}

void end_progress() {
    if (isatty(STDERR_FILENO) == 1) std::fputs("\r\033[K", stderr);
}

void tell_reports(const Arguments& arguments, const ingest::FromFiles& made,
                  const std::string& store_path) {
    for (const ingest::LayerReport& report : made.reports) {
        if (arguments.json)
            std::cout << json_of(report).dump(-1, ' ', false,
                                              ordered_json::error_handler_t::replace)
                      << '\n';
        else
            std::cout << line_of(report, arguments.language) << '\n';
    }
    if (!arguments.json)
        for (const auto& [crs, layers] : systems_in(made.crs_notes, arguments.language))
            std::cout << base::say(arguments.language, Word::ImportCrsNote,
                                   {crs, std::to_string(layers)})
                      << '\n';
    const std::string list = write_mend_list(store_path, made.reports, arguments.language);
    if (!list.empty() && !arguments.json)
        std::cout << base::say(arguments.language, Word::ImportMendList, {list}) << '\n';
}

ingest::FilesOptions options_in(const Arguments& arguments, std::atomic<bool>& cancelled) {
    return {.name = arguments.text("--name"),
            .crs = arguments.text("--crs"),
            .as_kind = arguments.text("--as-kind"),
            .layer = arguments.text("--layer"),
            .encoding = arguments.text("--encoding"),
            .fictional_residents = arguments.has("--fictional-residents"),
            .now = Clock{arguments.at}.now(),
            .progress = teller(cancelled),
            .cancelled = &cancelled};
}

int undo(const Arguments& arguments, store::Store& store) {
    const base::Instant now = Clock{}.now();
    auto grant = grant_for(store, arguments, now);
    if (!grant) return refuse(grant.error(), arguments.language);
    const std::string text = arguments.text("--undo");
    std::int64_t batch = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), batch);
    if (code != std::errc{} || end != text.data() + text.size()) {
        refuse({Fault::Unsupported, Word::UsageBadValue, {"--undo", text, "1"}},
               arguments.language);
        return kWrongWords;
    }
    const auto removed = store.take_back(batch, now, *grant);
    if (!removed) return refuse(removed.error(), arguments.language);
    std::cout << base::say(arguments.language, Word::BatchGone,
                           {std::to_string(batch), std::to_string(*removed)})
              << '\n';
    return kDone;
}

/// What came of registers, in one sentence; of shapes in another.
std::string said_of(const Arguments& arguments, const store::Store& store, const Brought& brought,
                    bool looks) {
    const base::Language language = arguments.language;
    const auto text = [](std::int64_t n) { return std::to_string(n); };
    const std::string places = text(brought.places);
    if (brought.is_register && looks)
        return base::say(language, Word::RegisterWouldMake,
                         {ui::counts_text(language, brought.counts())});
    if (looks) return base::say(language, Word::ImportDryRun, {places});
    if (brought.batch == 0) return base::say(language, Word::ImportNothing, {store.path()});
    if (brought.is_register)
        return base::say(
            language, Word::RegisterMade,
            {store.path(), ui::counts_text(language, brought.counts()), text(brought.batch)});
    return base::say(language, Word::ImportMade, {store.path(), places, text(brought.batch)});
}

ordered_json json_of_brought(const store::Store& store, const Brought& brought) {
    ordered_json line{{"store", store.path()},
                      {"places", brought.places},
                      {"blocks", brought.blocks},
                      {"crs", store.epsg()}};
    if (brought.is_register) {
        line["people"] = brought.people;
        line["units"] = brought.units;
        line["lettings"] = brought.lettings;
        line["shops"] = brought.shops;
        line["organisations"] = brought.organisations;
        line["facilities"] = brought.facilities;
        line["components"] = brought.components;
    }
    if (!brought.mend_file.empty()) line["mend"] = brought.mend_file;
    if (brought.batch > 0) line["batch"] = brought.batch;
    return line;
}

int bring(const Arguments& arguments, store::Store& store) {
    const base::Language language = arguments.language;
    auto grant = grant_for(store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const std::vector<std::string> files(arguments.words.begin() + 1, arguments.words.end());
    std::atomic<bool> cancelled = false;
    const bool looks = arguments.has("--dry-run");
    const auto brought = bring_any(
        store, *grant, files, options_in(arguments, cancelled), arguments.text("--map"), language,
        looks ? Depth::Look : Depth::Write, [](std::int64_t) { return !asked_to_stop(); });
    end_progress();
    if (!brought) return refuse(brought.error(), language);
    tell_reports(arguments, brought->made, store.path());
    if (arguments.json) {
        const bool tells = !looks || brought->is_register;
        if (tells) std::cout << json_of_brought(store, *brought).dump() << '\n';
        return kDone;
    }
    if (!brought->mend_file.empty())
        std::cout << base::say(language, Word::ImportMendList, {brought->mend_file}) << '\n';
    std::cout << said_of(arguments, store, *brought, looks) << '\n';
    return kDone;
}

}  // namespace

int new_place(const Arguments& arguments) {
    listen_for_stop();
    const base::Language language = arguments.language;
    const auto seed = number_in(arguments, "--seed", 1, 0, 2'000'000'000);
    if (!seed) {
        refuse(seed.error(), language);
        return kWrongWords;
    }
    const auto files = arguments.list.find("--from");
    if (files == arguments.list.end()) {
        refuse({Fault::Unsupported, Word::UsageMissingArgument, {"new", "--from FILE"}}, language);
        return kWrongWords;
    }
    std::atomic<bool> cancelled = false;
    ingest::FilesOptions options = options_in(arguments, cancelled);
    options.seed = static_cast<std::uint64_t>(*seed);
    const std::string& path = arguments.words[0];
    if (std::filesystem::exists(path))  // told before an hour of reading
        return refuse({Fault::Conflict, Word::StoreExists, {path}}, language);
    auto made = new_store(path, files->second, options);
    end_progress();
    if (!made) return refuse(made.error(), language);
    tell_reports(arguments, made->made, path);
    const std::string crs = "EPSG:" + std::to_string(made->store.epsg());
    std::fprintf(
        stderr, "%s\n",
        base::say(language, Word::OwnerMade, {made->key_path, made->recovery_key}).c_str());
    if (arguments.json)
        std::cout << ordered_json{{"store", path},
                                  {"places", made->places},
                                  {"blocks", made->blocks},
                                  {"crs", made->store.epsg()}}
                         .dump()
                  << '\n';
    else
        std::cout << base::say(
                         language, Word::NewMade,
                         {path, std::to_string(made->places), std::to_string(made->blocks), crs})
                  << '\n';
    return kDone;
}

int import_files(const Arguments& arguments) {
    listen_for_stop();
    const bool undoes = arguments.has("--undo");
    if (!undoes && arguments.words.size() < 2) {
        refuse({Fault::Unsupported, Word::UsageMissingArgument, {"import", "STORE FILE …"}},
               arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    if (!undoes && arguments.text("--as-kind") == "plan") return import_plan(arguments, *store);
    if (!undoes && arguments.text("--as-kind") == "ways") return import_ways(arguments, *store);
    return undoes ? undo(arguments, *store) : bring(arguments, *store);
}

}  // namespace app
