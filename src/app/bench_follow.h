// app/bench_follow.h — changes that another process writes, followed to a page. Only for
// bench*.cpp.
#pragma once

#include "app/bench.h"
#include "app/bench_page.h"
#include "app/bench_spread.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace app {

/// Who writes how fast for how long, and what else goes on.
struct LiveOrder {
    std::string name;
    std::string size;
    int rate = 0;
    int seconds = 0;
    Meanwhile meanwhile = Meanwhile::Nothing;
};

/// As bench.h's, of a moment in UTC.
double ms_since(base::Instant at);

/// Ledger lines on their way from the world to a page.
class Followed {
  public:
    explicit Followed(std::int64_t from) : last_{from} {}

    void take(std::vector<model::Change> changes) {
        for (model::Change& change : changes) {
            if (change.seq <= last_) doubled_ += 1;
            missing_ += change.seq > last_ + 1 ? change.seq - last_ - 1 : 0;
            last_ = std::max(last_, change.seq);
            waiting_.push_back(std::move(change));
        }
    }
    /// A page was drawn with everything up to `shown`.
    void shown(std::int64_t shown) {
        std::erase_if(waiting_, [&](const model::Change& change) {
            if (change.seq > shown) return false;
            latency_ms_.add(ms_since(change.at));
            return true;
        });
    }
    /// Lines that never came, or came and never reached a page.
    std::int64_t lost() const { return missing_ + static_cast<std::int64_t>(waiting_.size()); }
    std::int64_t doubled() const { return doubled_; }
    const Spread& latency_ms() const { return latency_ms_; }

  private:
    std::int64_t last_;
    std::int64_t missing_ = 0;
    std::int64_t doubled_ = 0;
    std::vector<model::Change> waiting_;
    Spread latency_ms_;
};

struct Run {
    Spread page_ms;
    Spread map_ms;  // of pages for which anything of the map was drawn, the map alone
    std::int64_t imported = 0;
};

LiveOrder order_of(const BenchOptions& options, const char* name, int rate, int seconds);
/// In words.
std::string how_it_ran(const LiveOrder& order);

/// Turns the page until the writer, and the importer, have ended and all has come to rest. After
/// each turn `looks` is called.
base::Result<Run> followed_to_the_end(
    MeasuredPage& page, const LiveOrder& order, Followed& followed,
    const std::function<void()>& looks = [] {});

/// Places whose numbers, and blocks whose state, differ from what a recount of the store says.
base::Result<std::int64_t> differences_from_recount(MeasuredPage& page);

std::int64_t open_files();
/// Memory in use, whatever the allocator keeps for later.
double heap_mb();
/// Memory of this process that is in the machine, with what the allocator keeps.
double resident_mb();

}  // namespace app
