#include "support/steps.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace support {

using model::Action;
using model::Step;
using std::chrono::hours;

namespace {

std::string value_for(Action action) {
    if (action == Action::Evaluate) return "1";
    if (action == Action::Accept || action == Action::Split) return "06010";
    return {};
}

std::string value_by_chance(base::Random& random, Action action) {
    static constexpr std::array<const char*, 6> kMatters{"06010", "06013", "09012", "83", "86", ""};
    if (action == Action::Accept || action == Action::TakeInGrid || action == Action::Split)
        return random.pick(kMatters);
    if (action == Action::Evaluate) return std::to_string(random.between(1, 5));
    if (action == Action::Settle || action == Action::Finish)
        return std::to_string(random.between(1, 3));
    if (action == Action::Upstream) return random.chance(0.3) ? "CANCELLED" : "";
    return {};
}

}  // namespace

model::IssueRow issue_in(const std::string& state, const std::string& matter,
                         base::Instant reported) {
    model::IssueRow row{.id = model::IssueId{1},
                        .title = "rubbish",
                        .matter = matter,
                        .state = state,
                        .reported = reported};
    model::begin_clocks(row, model::usual_rules());
    return row;
}

base::Result<model::Stepped> taken(const model::IssueRow& row, const Step& step,
                                   const model::StepFacts& facts, model::Role role) {
    return model::take_step(row, step, facts, model::usual_rules(), role);
}

model::Stepped done(const model::IssueRow& row, const Step& step, const model::StepFacts& facts,
                    model::Role role) {
    auto outcome = taken(row, step, facts, role);
    if (!outcome)
        throw std::runtime_error{base::sentence(outcome.error(), base::Language::English)};
    return std::move(*outcome);
}

Step whole_step(Action action, base::Instant at) {
    return {.issue = model::IssueId{1},
            .action = action,
            .at = at,
            .reason = "because",
            .text = "seen",
            .value = value_for(action),
            .department = model::DepartmentId{1},
            .until = at + hours{24 * 9},
            .other = model::IssueId{2},
            .has_picture = true};
}

Step step_by_chance(base::Random& random, const model::IssueRow& row, base::Instant at,
                    std::int64_t issues) {
    const auto offered = model::offered(row, model::Role::Owner, model::usual_rules(), at, {});
    auto action = static_cast<Action>(random.below(model::kActions));
    if (!offered.empty() && random.chance(0.9))
        action = offered[random.below(static_cast<std::uint32_t>(offered.size()))];
    Step step{.issue = row.id,
              .action = action,
              .actor = model::StaffId{random.between(0, 2)},
              .at = at,
              .value = value_by_chance(random, action)};
    if (random.chance(0.9)) step.reason = random.chance(0.2) ? "不属职责" : "天气";
    if (random.chance(0.8)) step.text = "说明";
    if (random.chance(0.9)) step.department = model::DepartmentId{random.between(1, 3)};
    if (random.chance(0.3)) step.assists = {model::DepartmentId{random.between(1, 3)}};
    if (random.chance(0.9)) step.until = at + hours{random.between(1, 24 * 9)};
    if (random.chance(0.9))
        step.other = model::IssueId{random.between(1, static_cast<int>(issues))};
    if (random.chance(0.2)) step.urgency = random.chance(0.5) ? "A" : "D";
    return step;
}

}  // namespace support
