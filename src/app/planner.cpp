#include "app/planner.h"

#include "app/clock.h"
#include "app/cover_answer.h"
#include "base/log.h"

#include <exception>
#include <utility>

namespace app {

namespace {

/// Everyday ones, utilities, and what a standard community has, as one row of reaches.
std::vector<derive::Service> services_of_matrix() {
    std::vector<derive::Service> wanted;
    for (const derive::Service& service : derive::services())
        if (service.group != derive::ServiceGroup::More) wanted.push_back(service);
    return wanted;
}

}  // namespace

Planner::Planner(std::function<void()> news)
    : news_{std::move(news)}, thread_{[this](const std::stop_token& stop) { run(stop); }} {}

void Planner::order(PlanningOrder order) {
    {
        const std::scoped_lock lock{mutex_};
        order_ = std::move(order);
        share_ = 0;
    }
    ordered_.notify_one();
}

std::optional<PlanStep> Planner::take() {
    const std::scoped_lock lock{mutex_};
    return std::exchange(made_, std::nullopt);
}

void Planner::forget() {
    const std::scoped_lock lock{mutex_};
    order_.reset();
    made_.reset();
    forgotten_ = making_;
}

bool Planner::busy() const {
    const std::scoped_lock lock{mutex_};
    return order_.has_value() || making_ || made_.has_value();
}

/// Whether what is being found is still wanted. Under the lock.
bool Planner::wanted() const {
    return !order_ && !forgotten_ && !thread_.get_stop_token().stop_requested();
}

bool Planner::goes_on() {
    const std::scoped_lock lock{mutex_};
    return wanted();
}

double Planner::share() const {
    const std::scoped_lock lock{mutex_};
    return share_;
}

std::uint64_t Planner::parts() const {
    const std::scoped_lock lock{mutex_};
    return parts_;
}

/// Begins the next part, when so much is done; false when the whole is wanted no more.
bool Planner::part(double share) {
    constexpr double kNewsEvery_s = 0.1;  // short work must not draw the page again and again
    {
        const std::scoped_lock lock{mutex_};
        if (!wanted()) return false;
        parts_ += 1;
        share_ = share;
        const double now_s = Clock::steady_s();
        if (now_s - told_s_ < kNewsEvery_s) return true;
        told_s_ = now_s;
    }
    news_();
    return true;
}

/// Puts what there is so far out; false when it is wanted no more.
bool Planner::tell(const ui::PlanAnswer& answer, double share) {
    if (!goes_on()) return false;
    last_ = shared(answer);
    {
        const std::scoped_lock lock{mutex_};
        made_ = PlanStep{last_, share};
        share_ = share;
        told_s_ = Clock::steady_s();
    }
    news_();
    return true;
}

/// What was found before and still has the same rows stays on the page until it is found anew, so
/// that no list vanishes whenever somebody writes into the store.
ui::PlanAnswer Planner::begun(const PlanningOrder& order) const {
    ui::PlanAnswer answer;
    const bool same_rows = last_ && last_->is.places == order.is.places &&
                           last_->is.facilities == order.is.facilities &&
                           last_->is.grids == order.is.grids;
    if (same_rows) {
        ui::PlanAsk was = last_->ask;
        was.matrix = order.ask.matrix;
        was.sites = order.ask.sites;
        was.year = order.ask.year;
        if (was == order.ask) answer = *last_;
        if (!order.ask.matrix) answer.matrix = nullptr;  // nobody looks at it, so it grows old
        answer.duty = last_->duty;
        answer.book = last_->book;
        answer.work = last_->work;
        answer.loads_of_communities = last_->loads_of_communities;
        answer.ground = last_->ground;
        answer.targets = last_->targets;
        answer.assessment = last_->ask.year == order.ask.year ? last_->assessment : nullptr;
        answer.whole = false;
    }
    answer.ask = order.ask;
    answer.is = order.is;
    answer.at = order.now;
    if (const auto service = derive::service_of(order.is, order.ask.service))
        answer.service = *service;
    return answer;
}

void Planner::sum_up(ui::PlanAnswer& answer) const {
    std::span<const derive::YardScore> yards;
    if (answer.yards) yards = *answer.yards;
    auto sums = derive::cover_sums(answer.is, *network_, *answer.reach, *answer.coverage, yards);
    sums.before = derive::whole_of(*answer.before);
    if (answer.ask.moment)
        sums.shut = derive::shut_at(answer.is, answer.service, *answer.ask.moment);
    answer.sums = shared(std::move(sums));
}

/// Minutes of every block, and what they sum to.
void Planner::walk_first(const PlanningOrder& order, ui::PlanAnswer& answer) {
    const ui::PlanAsk& ask = order.ask;
    const model::Snapshot& is = order.is;
    derive::WalkAsk wanted{
        .services = {answer.service}, .profile = ask.profile, .moment = ask.moment};
    wanted.also = ask.spots;
    if (ask.with_sites && answer.sites)
        for (const derive::Site& site : answer.sites->sites) wanted.sites.push_back(site.candidate);
    if (fits(order)) {
        answer.everyday = everyday_.reaches;
        answer.yards = everyday_.yards;
    }
    find_reach(answer, std::move(wanted));
    answer.loads = shared(derive::loads_of(is, *answer.reach, ask.minutes, order.now));
    sum_up(answer);
}

/// Whether the everyday items that were found last are those of this order too.
bool Planner::fits(const PlanningOrder& order) const {
    const Everyday& kept = everyday_;
    return kept.yards && kept.walk == network_ && kept.facilities == order.is.facilities &&
           kept.parameters == order.is.parameters && kept.shops.is(order.is.shops) &&
           kept.profile == order.ask.profile && kept.moment == order.ask.moment;
}

/// False when it is wanted no more.
bool Planner::score_yards(const PlanningOrder& order, ui::PlanAnswer& answer) {
    if (fits(order)) return true;  // told with the minutes already
    const model::Snapshot& is = order.is;
    const auto services = derive::services_of(derive::ServiceGroup::Everyday);
    std::vector<derive::WalkReach> found;
    for (const derive::Service& service : services) {
        if (!part(0.5 +
                  0.2 * static_cast<double>(found.size()) / static_cast<double>(services.size())))
            return false;
        found.push_back(
            derive::everyday_reach(is, *network_, service, order.ask.profile, order.ask.moment));
    }
    auto reaches = shared(std::move(found));
    everyday_ = {.walk = network_,
                 .facilities = is.facilities,
                 .parameters = is.parameters,
                 .shops = is.shops,
                 .profile = order.ask.profile,
                 .moment = order.ask.moment,
                 .reaches = reaches,
                 .yards = shared(derive::yard_scores(is, *network_, *reaches))};
    answer.everyday = everyday_.reaches;
    answer.yards = everyday_.yards;
    auto classes = std::make_shared<derive::PlannedClasses>(*answer.classes);
    classes->nine = derive::nine_classes(is, *answer.yards);
    answer.classes = classes;
    sum_up(answer);
    return true;
}

/// From that share of the whole on, a tenth of it.
void Planner::find_sites(const PlanningOrder& order, ui::PlanAnswer& answer, double from) {
    ui::PlanAsk ask = order.ask;
    ask.matrix = ask.with_sites = ask.live = false;
    ask.sites = true;
    ask.year = 0;
    ask.spots.clear();
    const bool same = sited_.plan && sited_.walk == network_ &&
                      sited_.position == order.is.position && sited_.ask == ask;
    if (!same) {
        auto plan = derive::best_sites(order.is, *network_,
                                       {.service = answer.service,
                                        .profile = ask.profile,
                                        .moment = ask.moment,
                                        .minutes = ask.minutes,
                                        .capacity = ask.capacity,
                                        .count = ask.site_count},
                                       [&](double done) { return part(from + 0.1 * done); });
        if (!plan) return;
        sited_ = {.walk = network_,
                  .position = order.is.position,
                  .ask = ask,
                  .plan = shared(*std::move(plan))};
    }
    answer.sites = sited_.plan;
}

void Planner::fill_matrix(const PlanningOrder& order, ui::PlanAnswer& answer) {
    answer.matrix_services = services_of_matrix();
    std::vector<derive::WalkReach> reaches;
    for (const derive::Service& service : answer.matrix_services) {
        if (!part(0.8 + 0.2 * static_cast<double>(reaches.size()) /
                            static_cast<double>(answer.matrix_services.size())))
            return;
        reaches.push_back(derive::reach_of(
            order.is, *network_,
            {.services = {service}, .profile = order.ask.profile, .moment = order.ask.moment}));
    }
    answer.matrix = shared(derive::supply_matrix(order.is, *network_, reaches, order.now));
}

/// From the answer for the one service to the table of all.
void Planner::walk(const PlanningOrder& order, ui::PlanAnswer& answer) {
    const ui::PlanAsk& ask = order.ask;
    const model::Snapshot& is = order.is;
    if (!part(0.1)) return;
    network_ = derive::walk_net(is, network_);
    answer.walk = network_;
    if (ask.with_sites) find_sites(order, answer, 0.1);
    if (!part(0.2)) return;
    walk_first(order, answer);
    if (!tell(answer, 0.3) || !part(0.3)) return;
    find_gaps(answer.areas, answer, *answer.reach);
    if (!part(0.35)) return;
    answer.areas.bands = shared(derive::bands_of(*network_, *answer.reach));
    if (!part(0.45)) return;
    answer.needs = shared(derive::demand_supply(is, order.now));
    if (!tell(answer, 0.5) || !score_yards(order, answer)) return;
    if (!tell(answer, 0.7)) return;
    if (answer.standing != answer.reach) {
        if (!part(0.7)) return;
        find_gaps(answer.standing_areas, answer, *answer.standing);
        if (!part(0.7)) return;
        answer.standing_areas.bands = shared(derive::bands_of(*network_, *answer.standing));
    }
    if (ask.sites && !ask.with_sites) find_sites(order, answer, 0.7);
    if (ask.matrix && tell(answer, 0.8)) fill_matrix(order, answer);
}

/// What needs no network.
void Planner::count(const PlanningOrder& order, ui::PlanAnswer& answer) {
    const double most = order.on_foot ? 0.1 : 1;  // of the whole order
    const model::Snapshot& is = order.is;
    if (!part(0)) return;
    answer.duty = shared(derive::responsibility_of(is, order.now));
    if (!part(0.2 * most)) return;
    answer.book = shared(derive::work_book(is, order.derived, order.now));
    answer.work = shared(derive::grid_work(is, *answer.book));
    answer.loads_of_communities = shared(derive::community_loads(is, *answer.work));
    if (!tell(answer, 0.4 * most) || !part(0.4 * most)) return;
    answer.targets = shared(
        derive::targets_of(is, order.derived, derive::assessment_period(order.now), order.now));
    if (!part(0.6 * most)) return;
    const std::string month = derive::month_of(order.now);
    const int year = order.ask.year != 0 ? order.ask.year : std::stoi(month.substr(0, 4));
    answer.assessment =
        shared(derive::assessment_of(is, order.derived, *order.trees, year, order.now));
    if (tell(answer, 0.8 * most)) cover_ground(order, answer, most);
}

/// The last fifth of what needs no network; only when grids or places are others than before.
void Planner::cover_ground(const PlanningOrder& order, ui::PlanAnswer& answer, double most) {
    const model::Snapshot& is = order.is;
    const bool same =
        ground_.places == is.places && ground_.grids == is.grids && ground_.counts.is(is.counts);
    if (!same) {
        std::vector<derive::GroundCover> covers;
        const auto& communities = answer.duty->communities;
        for (const derive::CommunityDuty& one : communities) {
            const double done = static_cast<double>(covers.size());
            if (!part((0.8 + 0.2 * done / static_cast<double>(communities.size())) * most)) return;
            covers.push_back(derive::ground_cover(is, one.community));
        }
        ground_ = {.places = is.places,
                   .grids = is.grids,
                   .counts = is.counts,
                   .covers = shared(std::move(covers))};
    }
    answer.ground = ground_.covers;
}

void Planner::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::optional<PlanningOrder> order;
        {
            std::unique_lock lock{mutex_};
            if (!ordered_.wait(lock, stop, [this] { return order_.has_value(); })) return;
            order = std::exchange(order_, std::nullopt);
            making_ = true;
            forgotten_ = false;
        }
        // What libraries throw (memory, above all) is caught once, here: the old answer stays.
        try {
            ui::PlanAnswer answer = begun(*order);
            if (order->counts) count(*order, answer);
            if (order->on_foot && goes_on()) walk(*order, answer);
            answer.whole = true;
            tell(answer, 1);
        } catch (const std::exception& thrown) {
            base::log(std::string{"nothing found for a plan: "} + thrown.what());
        }
        {
            const std::scoped_lock lock{mutex_};
            making_ = false;
        }
        news_();
    }
}

}  // namespace app
