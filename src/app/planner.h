// app/planner.h — the thread that finds what planners ask for: walks through the whole network
// would stop the page, and the world.
//
// The newest order wins; answers come part by part, what was asked for first of all.
#pragma once

#include "derive/subtree.h"
#include "ui/planning.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace app {

struct PlanningOrder {
    ui::PlanAsk ask;
    model::Snapshot is;
    derive::Derived derived;
    std::shared_ptr<const derive::Subtrees> trees;  // of the snapshot's places
    base::Instant now;
    bool on_foot = true;  // reach and what hangs on it
    bool counts = false;  // duty, work, targets, assessment
};

struct PlanStep {
    std::shared_ptr<const ui::PlanAnswer> answer;
    double share = 0;  // of the order, done
};

class Planner {
  public:
    /// `news` is called from the thread after each part.
    explicit Planner(std::function<void()> news);
    ~Planner() = default;
    Planner(const Planner&) = delete;
    Planner& operator=(const Planner&) = delete;
    Planner(Planner&&) = delete;
    Planner& operator=(Planner&&) = delete;

    void order(PlanningOrder order);
    /// The newest step nobody has taken yet.
    std::optional<PlanStep> take();
    /// What is being found, or waits, is of no use any more.
    void forget();
    bool busy() const;
    /// Of what is being found, 0 to 1; what is wanted no more stops before its next part.
    double share() const;
    /// Parts begun so far, of all orders.
    std::uint64_t parts() const;

  private:
    /// Reaches of the nine everyday items and what courtyards have of them, as long as nothing that
    /// they hang on changes.
    struct Everyday {
        std::shared_ptr<const derive::WalkNet> walk;
        std::shared_ptr<const std::vector<model::FacilityRow>> facilities;
        std::shared_ptr<const std::vector<model::ParameterRow>> parameters;
        base::Pages<model::ShopRow> shops;
        derive::WalkProfile profile{};
        std::optional<route::Moment> moment;
        std::shared_ptr<const std::vector<derive::WalkReach>> reaches;
        std::shared_ptr<const std::vector<derive::YardScore>> yards;
    };
    /// Sites as they were proposed last, and for what.
    struct Sited {
        std::shared_ptr<const derive::WalkNet> walk;
        model::Position position;
        ui::PlanAsk ask;  // without what sites do not hang on
        std::shared_ptr<const derive::SitePlan> plan;
    };

    /// Ground in no grid and in two, of all communities.
    struct Ground {
        std::shared_ptr<const model::Places> places;
        std::shared_ptr<const model::Grids> grids;
        base::Pages<model::Counts> counts;  // what lies in no grid is told in households
        std::shared_ptr<const std::vector<derive::GroundCover>> covers;
    };

    bool fits(const PlanningOrder& order) const;
    void run(const std::stop_token& stop);
    bool wanted() const;
    bool goes_on();
    bool part(double share);
    bool tell(const ui::PlanAnswer& answer, double share);
    ui::PlanAnswer begun(const PlanningOrder& order) const;
    void walk(const PlanningOrder& order, ui::PlanAnswer& answer);
    void walk_first(const PlanningOrder& order, ui::PlanAnswer& answer);
    void sum_up(ui::PlanAnswer& answer) const;
    bool score_yards(const PlanningOrder& order, ui::PlanAnswer& answer);
    void find_sites(const PlanningOrder& order, ui::PlanAnswer& answer, double from);
    void fill_matrix(const PlanningOrder& order, ui::PlanAnswer& answer);
    void count(const PlanningOrder& order, ui::PlanAnswer& answer);
    void cover_ground(const PlanningOrder& order, ui::PlanAnswer& answer, double most);

    std::function<void()> news_;
    mutable std::mutex mutex_;
    std::condition_variable_any ordered_;
    std::optional<PlanningOrder> order_;
    std::optional<PlanStep> made_;
    bool making_ = false;
    double share_ = 0;                                // of the order that is being made
    double told_s_ = -1;                              // when `news_` was called last
    std::uint64_t parts_ = 0;                         // begun
    bool forgotten_ = false;                          // what is being made
    std::shared_ptr<const derive::WalkNet> network_;  // of the order before
    std::shared_ptr<const ui::PlanAnswer> last_;      // the newest that was told
    Everyday everyday_;
    Sited sited_;
    Ground ground_;
    std::jthread thread_;  // last: ends before what it uses
};

}  // namespace app
