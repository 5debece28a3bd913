#include "derive/siting.h"

#include "base/random.h"
#include "walk_street.h"

#include <catch_amalgamated.hpp>

#include <functional>
#include <numeric>

using derive::SiteCase;
using derive::SitePick;
using walk_street::Street;

namespace {

SiteCase some_case(base::Random& random, bool capacities) {
    SiteCase problem;
    const std::uint32_t demands = 4 + random.below(6), candidates = 4 + random.below(4);
    for (std::uint32_t d = 0; d < demands; ++d) problem.households.push_back(1 + random.below(20));
    for (std::uint32_t c = 0; c < candidates; ++c) {
        problem.covers.emplace_back();
        for (std::uint32_t d = 0; d < demands; ++d)
            if (random.chance(0.4)) problem.covers.back().push_back(d);
        problem.capacity.push_back(capacities ? 5 + random.below(25) : 0);
    }
    return problem;
}

/// How many households some sites serve together, by the duality of flow and cut: for each set of
/// demands that is cut off by itself, the sites that reach it give what they can.
std::uint32_t served(const SiteCase& problem, const std::vector<std::uint32_t>& chosen) {
    const std::size_t demands = problem.households.size();
    std::uint32_t least = 0xFFFF'FFFF;
    for (std::uint32_t set = 0; set < 1U << demands; ++set) {
        // Demands in `set` are limited by their sites, all others by their own households.
        std::uint32_t cut = 0;
        for (std::uint32_t d = 0; d < demands; ++d)
            if ((set >> d & 1U) == 0) cut += problem.households[d];
        for (const std::uint32_t c : chosen) {
            const bool reaches = std::ranges::any_of(
                problem.covers[c], [set](std::uint32_t d) { return (set >> d & 1U) != 0; });
            if (reaches && problem.capacity[c] == 0) cut = 0xFFFF'FFFF;
            if (reaches && cut != 0xFFFF'FFFF) cut += problem.capacity[c];
            if (cut == 0xFFFF'FFFF) break;
        }
        least = std::min(least, cut);
    }
    return least;
}

/// The best of all choices of `count` sites.
std::uint32_t exhaustive(const SiteCase& problem, std::size_t count) {
    std::uint32_t best = 0;
    std::vector<std::uint32_t> chosen;
    const std::function<void(std::uint32_t)> choose = [&](std::uint32_t from) {
        best = std::max(best, served(problem, chosen));
        if (chosen.size() == count) return;
        for (std::uint32_t c = from; c < problem.covers.size(); ++c) {
            chosen.push_back(c);
            choose(c + 1);
            chosen.pop_back();
        }
    };
    choose(0);
    return best;
}

std::uint32_t gained(const std::vector<SitePick>& picks) {
    std::uint32_t sum = 0;
    for (const SitePick& pick : picks) sum += pick.gained;
    return sum;
}

}  // namespace

TEST_CASE("the first site gains most, each further one what is left", "[derive]") {
    const SiteCase problem{.households = {10, 20, 30, 5},
                           .covers = {{0, 1}, {1, 2}, {3}, {2, 3}},
                           .capacity = {0, 0, 0, 0}};
    CHECK(derive::best_sites(problem, 9) == std::vector<SitePick>{{1, 50}, {0, 10}, {2, 5}});
    CHECK(derive::best_sites(problem, 1) == std::vector<SitePick>{{1, 50}});
    CHECK(derive::best_sites({}, 3).empty());
}

TEST_CASE("a site that is full leaves others to those who can reach them", "[derive]") {
    // The first serves 20 of either block; when the second comes, which reaches only the first
    // block, the first turns to the other.
    const SiteCase problem{.households = {20, 20}, .covers = {{0, 1}, {0}}, .capacity = {20, 15}};
    CHECK(derive::best_sites(problem, 2) == std::vector<SitePick>{{0, 20}, {1, 15}});
}

TEST_CASE("greedy sites are never far from the best, and what they gain is true", "[derive]") {
    base::Random random{17};
    int best = 0, cases = 0;
    for (int i = 0; i < 150; ++i) {
        const SiteCase problem = some_case(random, i % 2 == 0);
        for (std::size_t count = 1; count <= 3; ++count) {
            const auto picks = derive::best_sites(problem, count);
            std::vector<std::uint32_t> chosen;
            for (const SitePick& pick : picks) chosen.push_back(pick.candidate);
            REQUIRE(gained(picks) == served(problem, chosen));
            const std::uint32_t most = exhaustive(problem, count);
            REQUIRE(gained(picks) >= (1 - 1 / 2.718281828) * most);
            if (count == 1) REQUIRE(gained(picks) == most);
            best += gained(picks) == most ? 1 : 0;
            ++cases;
        }
    }
    CHECK(best * 10 > cases * 8);
}

TEST_CASE("where no two sites reach the same block greedy is the best", "[derive]") {
    base::Random random{23};
    for (int i = 0; i < 100; ++i) {
        SiteCase problem = some_case(random, i % 2 == 0);
        for (auto& covers : problem.covers) covers.clear();
        for (std::uint32_t d = 0; d < problem.households.size(); ++d)
            problem.covers[random.below(static_cast<std::uint32_t>(problem.covers.size()))]
                .push_back(d);
        for (std::size_t count = 1; count <= 4; ++count)
            REQUIRE(gained(derive::best_sites(problem, count)) == exhaustive(problem, count));
    }
}

TEST_CASE("empty shops and public rooms are where a service may come", "[derive]") {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    rows.shops = {walk_street::shop(1, walk_street::id_of(bare.is, "f1"), "99", "3"),
                  walk_street::shop(2, walk_street::id_of(bare.is, "f2"), "99", "3"),
                  walk_street::shop(3, walk_street::id_of(bare.is, "f1"), "06")};
    rows.facilities = {walk_street::facility(1, {440, -8}, "47"),
                       walk_street::facility(2, {440, -8}, "04")};
    const Street street{rows};
    CHECK(derive::site_candidates(street.is).size() == 3);
    // Everybody but b3 has the laundry at x 160 within 8 minutes.
    derive::SiteAsk ask{
        .service = *derive::service_of(street.is, "06"), .moment = {}, .minutes = 8};
    auto plan = derive::best_sites(street.is, *street.walk, ask);
    CHECK(plan.measure == derive::WalkMeasure::Ways);
    CHECK(plan.without == 7);
    CHECK(plan.candidates == 3);
    REQUIRE(plan.sites.size() == 1);
    CHECK(plan.sites[0].candidate.name == "shop2");
    CHECK(plan.sites[0].gained == 7);
    CHECK(plan.sites[0].rows == std::vector{street.row("b3")});
    // Of hairdressers there is none. The room between b1 and b2 reaches three houses in 5 minutes,
    // the shop at x 160 four, the other one the last.
    ask = {.service = *derive::service_of(street.is, "05"), .moment = {}, .minutes = 5};
    plan = derive::best_sites(street.is, *street.walk, ask);
    CHECK(plan.without == 72);
    REQUIRE(plan.sites.size() == 2);
    CHECK(plan.sites[0].in_reach == 65);
    CHECK(plan.sites[0].candidate.name == "shop1");
    CHECK(plan.sites[1].gained == 7);
    // One that serves 40 households at most.
    ask.capacity = 40;
    plan = derive::best_sites(street.is, *street.walk, ask);
    CHECK(plan.sites[0].gained == 40);
    REQUIRE(plan.sites.size() == 3);
    CHECK(plan.sites[1].candidate.name == "facility1");
    CHECK(plan.sites[1].gained == 25);
}
