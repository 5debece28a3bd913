#include "app/clock.h"
#include "app/commands.h"
#include "app/simulate_town.h"

#include <chrono>
#include <cstdio>
#include <thread>

namespace app {

using base::Instant;
using base::Result;

namespace {

constexpr int kMostCaughtUp = 2'000;
constexpr std::chrono::minutes kBurst{5};  // of rain, with --burst

/// When the store was last written to, by its ledger.
Result<Instant> last_change(store::Store& store, Instant now) {
    auto at = store.last_change();
    if (!at) return base::refusal(at);
    return *at == base::kNever ? now : *at;
}

}  // namespace

int simulate(const Arguments& arguments) {
    listen_for_stop();
    const auto rate = number_in(arguments, "--rate", 1, 1, 100'000);
    const auto seconds = number_in(arguments, "--for", 0, 1, 10'000'000);
    const auto seed = number_in(arguments, "--seed", 7, 0, 2'000'000'000);
    for (const auto* number : {&rate, &seconds, &seed}) {
        if (*number) continue;
        refuse(number->error(), arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    if (store->access() == store::Access::Still)
        return refuse({base::Fault::Denied, base::Word::StoreReadOnly, {store->path()}},
                      arguments.language);
    const Clock clock{arguments.at};
    const auto since = last_change(*store, clock.now());
    if (!since) return refuse(since.error(), arguments.language);
    auto town = SimulatedTown::in(std::move(*store), static_cast<std::uint64_t>(*seed), *since,
                                  clock.now());
    if (!town) return refuse(town.error(), arguments.language);
    if (town->empty())
        return refuse({base::Fault::NotFound, base::Word::NothingToSimulate}, arguments.language);

    int caught_up = 0;
    for (Instant at = town->next_change(*since);
         at < clock.now() && caught_up < kMostCaughtUp && !asked_to_stop();
         at = town->next_change(at), ++caught_up)
        if (auto done = town->change(at, {}); !done)
            return refuse(done.error(), arguments.language);

    std::fprintf(stderr, "%s\n",
                 base::say(arguments.language, base::Word::SimulateRunning,
                           {arguments.words[0], std::to_string(*rate)})
                     .c_str());
    using Steady = std::chrono::steady_clock;
    const auto start = Steady::now();
    const std::chrono::nanoseconds step{1'000'000'000 / *rate};
    for (std::int64_t n = 1; !asked_to_stop(); ++n) {
        const auto at = start + step * n;
        if (arguments.has("--for") && at > start + std::chrono::seconds{*seconds}) break;
        std::this_thread::sleep_until(at);
        const bool raining = arguments.has("--burst") && at < start + kBurst;
        if (auto done = town->change(clock.now(), {.steady = true, .raining = raining}); !done)
            return refuse(done.error(), arguments.language);
    }
    return kDone;
}

}  // namespace app
