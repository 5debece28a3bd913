#include "app/clock.h"
#include "app/commands.h"
#include "base/random.h"
#include "store/store.h"

#include "derive/state.h"

#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

namespace app {

using base::Instant;
using base::Random;
using base::Result;
using model::PlaceId;
using std::chrono::hours;

namespace {

constexpr base::Seconds kOrdinaryPace{240};  // between two changes while catching up
constexpr int kMostCaughtUp = 2'000;

struct Matter {
    const char* code;
    const char* title;
    const char* urgency;
    int hours_allowed;
};
constexpr std::array<Matter, 6> kMatters{{{"06036", "楼道乱堆杂物", "C", 24},
                                          {"09005", "店外经营", "C", 4},
                                          {"83", "下水道漏水", "B", 24},
                                          {"82", "飞线充电", "B", 24},
                                          {"06028", "噪声扰民", "B", 24},
                                          {"81", "邻里纠纷", "C", 168}}};

/// Writes as collectors and a hotline would, from what the store holds.
class Town {
  public:
    static Result<Town> in(store::Store store, std::uint64_t seed, Instant now) {
        Town town{std::move(store), seed};
        auto batch = town.store_.read_all(now);
        if (!batch) return base::refusal(batch);
        for (const model::PlaceRow& place : batch->places)
            if (model::is_leaf(model::kind_from_code(place.kind))) town.leaves_.push_back(place.id);
        for (const model::IssueRow& issue : batch->issues)
            if (derive::is_open(issue)) town.open_.push_back(issue.id);
        for (const model::StaffRow& person : batch->staff) town.staff_.push_back(person.id);
        for (const PlaceId leaf : town.leaves_) {
            auto units = town.store_.units_of(leaf);
            if (!units) return base::refusal(units);
            for (const model::UnitRow& unit : *units) town.units_.push_back(unit.id);
        }
        return town;
    }

    bool empty() const { return leaves_.empty(); }

    /// One change: a report, a step of an issue, a visit, a home that is let or given up.
    Result<void> change(Instant at) {
        const double draw = random_.unit();
        const bool few = open_.size() < 6;
        if (few || (draw < 0.25 && open_.size() < 14)) return report(at);
        if (draw < 0.6) return move(at);
        if (draw < 0.85 || units_.empty()) return visit(at);
        static constexpr std::array<const char*, 4> kUses{"01", "01", "02", "03"};
        return done(store_.write(store::SetUnitUse{random_.pick(units_), random_.pick(kUses)}));
    }

  private:
    Town(store::Store store, std::uint64_t seed) : store_{std::move(store)}, random_{seed} {}

    static Result<void> done(const Result<store::Receipt>& receipt) {
        if (!receipt) return base::refusal(receipt);
        return {};
    }

    Result<void> report(Instant at) {
        const Matter& matter = random_.pick(kMatters);
        const auto receipt =
            store_.write(store::ReportIssue{{.title = matter.title,
                                             .place = random_.pick(leaves_),
                                             .matter = matter.code,
                                             .channel = random_.chance(0.3) ? "2" : "1",
                                             .urgency = matter.urgency,
                                             .state = "REPORTED",
                                             .reported = at,
                                             .due = at + hours{matter.hours_allowed}}});
        if (!receipt) return base::refusal(receipt);
        open_.push_back(static_cast<model::IssueId>(receipt->row_id));
        return {};
    }

    Result<void> move(Instant at) {
        const std::size_t index = random_.below(static_cast<std::uint32_t>(open_.size()));
        const bool closes = random_.chance(0.4) || open_.size() > 12;
        const store::MoveIssue command{.issue = open_[index],
                                       .to_state = closes ? "CLOSED" : "WORKING",
                                       .action = closes ? "check pass" : "sign",
                                       .actor = staff(),
                                       .at = at};
        if (closes) open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(index));
        const auto receipt = store_.write(command);
        // Somebody else may have deleted it meanwhile: that is life, not a failure.
        if (!receipt && receipt.error().word == base::Word::IssueGone) return {};
        return done(receipt);
    }

    Result<void> visit(Instant at) {
        return done(store_.write(store::LogVisit{{.staff = staff(),
                                                  .place = random_.pick(leaves_),
                                                  .at = at,
                                                  .kind = "走访",
                                                  .result = "1"}}));
    }

    model::StaffId staff() { return staff_.empty() ? model::StaffId{} : random_.pick(staff_); }

    store::Store store_;
    Random random_;
    std::vector<PlaceId> leaves_;
    std::vector<model::UnitId> units_;
    std::vector<model::IssueId> open_;
    std::vector<model::StaffId> staff_;
};

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
    auto town = Town::in(std::move(*store), static_cast<std::uint64_t>(*seed), clock.now());
    if (!town) return refuse(town.error(), arguments.language);
    if (town->empty())
        return refuse({base::Fault::NotFound, base::Word::NothingToSimulate}, arguments.language);

    int caught_up = 0;
    for (Instant at = *since + kOrdinaryPace;
         at < clock.now() && caught_up < kMostCaughtUp && !asked_to_stop();
         at += kOrdinaryPace, ++caught_up)
        if (auto done = town->change(at); !done) return refuse(done.error(), arguments.language);

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
        if (auto done = town->change(clock.now()); !done)
            return refuse(done.error(), arguments.language);
    }
    return kDone;
}

}  // namespace app
