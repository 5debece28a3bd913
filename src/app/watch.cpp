#include "app/clock.h"
#include "app/commands.h"
#include "app/world.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

namespace {

constexpr std::array<const char*, derive::kStateCount> kStateCodes{"ok",     "open",    "soon",
                                                                   "urgent", "overdue", "nodata"};
constexpr base::Millis kLongestWait{500};

/// The state of a place, null when there is no such place.
nlohmann::ordered_json state_of(const Frame& frame, model::PlaceId place) {
    const model::Row row = model::row_of(*frame.snapshot.places, place);
    if (row == model::kNoRow) return nullptr;
    return kStateCodes.at(static_cast<std::size_t>(frame.derived.block[row].state));
}

void tell(const Arguments& arguments, const model::Change& change, const Frame& was,
          const Frame& is, base::Instant now) {
    const model::PlaceId place = place_of(change, was.snapshot, is.snapshot);
    const auto before = state_of(was, place);
    const auto after = state_of(is, place);
    const auto latency = (now - change.at).count();
    if (arguments.json) {
        const nlohmann::ordered_json line{
            {"seq", change.seq},
            {"table", change.table},
            {"id", change.row_id},
            {"op", std::string(1, change.op)},
            {"place", model::number(place) == 0 ? nlohmann::ordered_json(nullptr)
                                                : nlohmann::ordered_json(model::number(place))},
            {"state_before", before},
            {"state_after", after},
            {"latency_ms", latency}};
        std::cout << line.dump() << std::endl;
        return;
    }
    const model::Row row = model::row_of(*is.snapshot.places, place);
    const std::string name = row == model::kNoRow ? "–" : is.snapshot.places->row[row].name;
    const auto text = [&](const Frame& frame) {
        const model::Row at = model::row_of(*frame.snapshot.places, place);
        if (at == model::kNoRow) return std::string{"–"};
        return base::say(arguments.language, ui::word_of(frame.derived.block[at].state));
    };
    std::cout << base::clock_from_instant(change.at) << "  " << name << "  "
              << ui::change_text(arguments.language, change) << "  " << text(was) << " → "
              << text(is) << "  " << latency << " ms" << std::endl;
}

}  // namespace

int watch(const Arguments& arguments) {
    listen_for_stop();
    const auto seconds = number_in(arguments, "--for", 0, 1, 1'000'000);
    if (!seconds) {
        refuse(seconds.error(), arguments.language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    const Clock clock{arguments.at};
    auto first = first_frame(*store, clock.now());
    if (!first) return refuse(first.error(), arguments.language);
    Frame frame = std::move(*first);
    using Steady = std::chrono::steady_clock;
    const auto end = Steady::now() + std::chrono::seconds{*seconds};
    const bool for_ever = !arguments.has("--for");
    while (!asked_to_stop() && (for_ever || Steady::now() < end)) {
        const auto left =
            for_ever ? kLongestWait : std::chrono::ceil<base::Millis>(end - Steady::now());
        store->wait(std::min(left, kLongestWait));
        const auto batch = store->read_changes(frame.snapshot.position, clock.now());
        if (!batch) return refuse(batch.error(), arguments.language);
        const bool due = frame.derived.next_change <= clock.now();
        if (!batch->whole && batch->changes.empty() && !due) continue;
        Frame next = next_frame(frame, *batch, clock.now());
        // Latency is told by the system's clock even when --at holds the states still.
        const base::Instant now = Clock{}.now();
        if (batch->whole)  // lines were missed, or replaced: everything was read anew
            tell(arguments, {.seq = batch->position.seq, .at = now, .table = "*"}, frame, next,
                 now);
        for (const model::Change& change : batch->changes)
            tell(arguments, change, frame, next, now);
        frame = std::move(next);
    }
    return kDone;
}

}  // namespace app
