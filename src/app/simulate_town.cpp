#include "app/simulate_town.h"

#include "derive/state.h"

#include <algorithm>
#include <chrono>

namespace app {

using base::Instant;
using base::kNever;
using base::Result;
using model::Action;
using model::PlaceId;
using model::StaffId;

namespace {

constexpr base::Seconds kOrdinaryPace{240};  // between two changes, on the average
constexpr double kReports = 0.1;             // of all changes
constexpr double kActs = 0.75;               // … and of what is no report
constexpr double kVisits = 0.75;             // … and of the rest
constexpr double kMostReports = 0.92;
constexpr std::size_t kLeastGoingOn = 6;
constexpr std::size_t kWetStreets = 3;
constexpr std::size_t kWetYards = 2;
constexpr int kMostTries = 8;
constexpr std::chrono::hours kCalledBack{72};

Result<void> written(const Result<store::Receipt>& receipt) {
    if (!receipt) return base::refusal(receipt);
    return {};
}

/// Somebody else has moved it, or deleted it: that is life, not a failure.
bool has_moved_on(const base::Error& error) {
    using base::Fault;
    using base::Word;
    const bool held = error.word == Word::StoreBusy || error.word == Word::StoreBusyBy ||
                      error.word == Word::RowRefused || error.word == Word::StoreReadOnly;
    return !held && (error.fault == Fault::Conflict || error.fault == Fault::NotFound ||
                     error.fault == Fault::Denied);
}

void shuffle(std::vector<PlaceId>& places, base::Random& random) {
    for (std::size_t left = places.size(); left > 1; --left)
        std::swap(places[left - 1], places[random.below(static_cast<std::uint32_t>(left))]);
}

}  // namespace

Result<SimulatedTown> SimulatedTown::in(store::Store store, std::uint64_t seed, Instant since,
                                        Instant now) {
    SimulatedTown town{std::move(store), seed};
    auto batch = town.store_.read_all(now);
    if (!batch) return base::refusal(batch);
    town.know(*batch, since);
    for (const PlaceId leaf : town.leaves_) {
        auto units = town.store_.units_of(leaf);
        if (!units) return base::refusal(units);
        for (const model::UnitRow& unit : *units) town.units_.push_back(unit.id);
    }
    return town;
}

void SimulatedTown::know(const model::Batch& batch, Instant since) {
    rules_ = batch.rules;
    if (rules_ == nullptr) rules_ = std::make_shared<model::WorkRules>(model::usual_rules());
    for (const model::StaffRow& person : batch.staff) staff_.push_back(person.id);
    const auto all_of = [&](Where where) -> std::vector<PlaceId>& {
        return where_.at(static_cast<std::size_t>(where));
    };
    std::multimap<PlaceId, PlaceId> houses;
    for (const model::PlaceRow& place : batch.places) {
        if (model::is_leaf(model::kind_from_code(place.kind))) leaves_.push_back(place.id);
        if (place.kind == "BLDG") {
            all_of(Where::Building).push_back(place.id);
            houses.emplace(place.parent, place.id);
        }
        if (place.kind == "FRNT") all_of(Where::Front).push_back(place.id);
        if (place.kind == "STRT") all_of(Where::Street).push_back(place.id);
        if (place.kind == "YARD") all_of(Where::Yard).push_back(place.id);
    }
    for (std::vector<PlaceId>& places : where_) shuffle(places, random_);
    const std::vector<PlaceId>& yards = all_of(Where::Yard);
    for (std::size_t i = 0; i < std::min(kWetYards, yards.size()); ++i)
        for (auto [house, end] = houses.equal_range(yards[i]); house != end; ++house)
            wet_houses_.push_back(house->second);

    std::map<model::IssueId, std::vector<model::TaskRow>> tasks;
    for (const model::TaskRow& task : batch.tasks) tasks[task.issue].push_back(task);
    for (const model::IssueRow& row : batch.issues) {
        const bool open = derive::is_open(row);
        const bool fresh = row.state == "CLOSED" && row.closed != kNever &&
                           row.closed > since - kCalledBack && row.closed <= since;
        if (open) usual_ += 1;
        if (open || fresh) plan({.row = row, .tasks = tasks[row.id]}, since);
    }
    usual_ = std::max(usual_, 2 * kLeastGoingOn);
}

Instant SimulatedTown::next_change(Instant at) const {
    const std::chrono::duration<double> pace = kOrdinaryPace / business_at(at);
    return at + std::chrono::floor<base::Seconds>(pace);
}

Result<void> SimulatedTown::change(Instant at, const Traffic& traffic) {
    // Much is reported where little goes on, so that it stays about as much as it was.
    const double room = std::clamp(
        static_cast<double>(usual_) / static_cast<double>(std::max<std::size_t>(plan_.size(), 1)),
        0.3, 3.0);
    double reports = kReports * room;
    if (traffic.steady) reports *= std::clamp(business_at(at), 0.2, 2.0);
    if (traffic.raining) reports = 10 * kReports;
    const bool few = plan_.size() < kLeastGoingOn;
    if (few || random_.chance(std::min(reports, kMostReports))) return report(at, traffic.raining);
    if (random_.chance(kActs)) {
        const auto acted = act(at, traffic.steady);
        if (!acted) return base::refusal(acted);
        if (*acted) return {};
    }
    if (units_.empty() || random_.chance(kVisits)) return visit(at);
    static constexpr std::array<const char*, 4> kUses{"01", "01", "02", "03"};
    return written(store_.write(store::SetUnitUse{random_.pick(units_), random_.pick(kUses)}));
}

Result<void> SimulatedTown::report(Instant at, bool raining) {
    using ingest::residents::Matter;
    const bool wet = raining && random_.chance(0.85);
    const Matter& matter =
        wet ? ingest::residents::wet_matter(random_) : ingest::residents::any_matter(random_);
    GoingOn issue{.row = {.title = matter.title,
                          .place = any_place(matter.where, wet),
                          .matter = matter.code,
                          .channel = random_.chance(wet ? 0.8 : 0.3) ? "2" : "1",
                          .state = "REPORTED",
                          .reported = std::chrono::floor<base::Seconds>(at),
                          .first_receiver = somebody()}};
    const auto receipt =
        store_.write(store::ReportIssue{.issue = issue.row, .actor = issue.row.first_receiver},
                     {.role = model::Role::Operator}, at);
    if (!receipt) return base::refusal(receipt);
    issue.row.id = static_cast<model::IssueId>(receipt->row_id);
    model::begin_clocks(issue.row, *rules_);
    plan(std::move(issue), at);
    return {};
}

Result<bool> SimulatedTown::act(Instant at, bool steady) {
    for (int tries = 0; tries < kMostTries && !plan_.empty(); ++tries) {
        if (!steady && plan_.begin()->first > at) return false;
        GoingOn issue = std::move(plan_.extract(plan_.begin()).mapped());
        const auto step = next_step(issue, at, staff_, *rules_, random_);
        if (!step) continue;
        auto taken = take(std::move(issue), *step);
        if (!taken || *taken) return taken;
    }
    return false;
}

/// False where the issue was moved on by others: it is theirs from now on.
Result<bool> SimulatedTown::take(GoingOn issue, const model::Step& step) {
    const model::Role role = role_for(issue, step);
    const auto receipt =
        store_.write(store::TakeStep{.step = step, .picture = {}}, {.role = role}, step.at);
    // Who did the work before this run began, only the store knows.
    const bool own = !receipt && receipt.error().word == base::Word::StepOwnWork;
    if (own && number(step.actor) != 0) {
        model::Step by_nobody = step;
        by_nobody.actor = {};
        return take(std::move(issue), by_nobody);
    }
    if (!receipt && has_moved_on(receipt.error())) return false;
    if (!receipt) return base::refusal(receipt);
    const model::StepFacts facts{.tasks = issue.tasks, .finished_by = issue.worked};
    auto is = model::take_step(issue.row, step, facts, *rules_, role);
    if (!is) return true;  // the store knows more of it; it is left alone
    issue.row = std::move(is->row);
    issue.tasks = std::move(is->tasks);
    std::erase_if(issue.tasks, [](const model::TaskRow& task) { return task.withdrawn != kNever; });
    if (step.action == Action::Settle || step.action == Action::Finish) issue.worked = step.actor;
    if (step.action == Action::Settle) {
        // Only the store knows which of them are looked at.
        auto story = store_.story_of(issue.row.id, {.role = role});
        if (!story) return base::refusal(story);
        const bool sampled = !story->lines.empty() && story->lines.back().to_state == "HANDLED";
        if (sampled) {
            issue.row.state = "HANDLED";
            issue.row.closed = kNever;
            issue.row.stage_due = model::stage_due(*rules_, "check", issue.row.urgency, step.at);
        }
    }
    plan(std::move(issue), step.at);
    return true;
}

Result<void> SimulatedTown::visit(Instant at) {
    return written(store_.write(store::LogVisit{{.staff = somebody(),
                                                 .place = random_.pick(leaves_),
                                                 .at = at,
                                                 .kind = "走访",
                                                 .result = "1"}}));
}

PlaceId SimulatedTown::any_place(Where where, bool raining) {
    const std::vector<PlaceId>& places = where_.at(static_cast<std::size_t>(where));
    if (raining && where == Where::Building && !wet_houses_.empty())
        return random_.pick(wet_houses_);
    if (places.empty()) return random_.pick(leaves_);
    if (raining)
        return places[random_.below(
            static_cast<std::uint32_t>(std::min(kWetStreets, places.size())))];
    const double skewed = random_.unit() * random_.unit();
    return places[static_cast<std::size_t>(skewed * static_cast<double>(places.size()))];
}

StaffId SimulatedTown::somebody() {
    return staff_.empty() ? StaffId{} : random_.pick(staff_);
}

void SimulatedTown::plan(GoingOn issue, Instant at) {
    const Instant moment = next_moment(issue, at, *rules_, random_);
    if (moment != kNever) plan_.emplace(moment, std::move(issue));
}

}  // namespace app
