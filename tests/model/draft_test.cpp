// What is kept as a draft, and reported later.
#include "model/lifecycle.h"
#include "support/steps.h"

#include <vector>

#include <catch_amalgamated.hpp>

using base::Word;
using model::Action;
using model::Role;
using support::kTen;

namespace {

base::Result<model::Stepped> draft_step(const model::IssueRow& row, model::Step step) {
    step.actor = model::StaffId{3};
    return model::take_step(row, step, {}, model::usual_rules(), Role::Operator);
}

Word refusal_of(const base::Result<model::Stepped>& outcome) {
    return outcome ? Word::kCount : outcome.error().word;
}

}  // namespace

TEST_CASE("a draft is reported by its author, and its clocks begin then", "[model]") {
    model::IssueRow draft{.id = model::IssueId{1}, .state = "DRAFT"};
    draft.first_receiver = model::StaffId{3};
    model::Step step = support::whole_step(Action::Submit, kTen);
    CHECK(refusal_of(draft_step(draft, step)) == Word::StepSubmitWhere);
    model::IssueRow told = draft;
    told.title = "rubbish";
    told.place = model::PlaceId{4};
    told.matter = "06010";
    told.state = "CLOSED";  // a form cannot say so
    step.told = told;
    const auto done = draft_step(draft, step);
    REQUIRE(done);
    CHECK(done->row.state == "REPORTED");
    CHECK(done->row.title == "rubbish");
    CHECK(done->row.place == model::PlaceId{4});
    CHECK(done->row.reported == kTen);
    CHECK(done->row.urgency == "C");
    CHECK(done->row.due > kTen);
    CHECK(done->row.first_due == done->row.due);
    CHECK(done->row.stage_due > kTen);
    draft.first_receiver = model::StaffId{4};
    CHECK(refusal_of(draft_step(draft, step)) == Word::StepNotYours);
    step.action = Action::Cancel;
    CHECK(refusal_of(draft_step(draft, step)) == Word::StepNotYours);
    CHECK(model::offered(draft, Role::Operator, model::usual_rules(), kTen, model::StaffId{3})
              .empty());
    CHECK(model::offered(draft, Role::Operator, model::usual_rules(), kTen, model::StaffId{4}) ==
          std::vector{Action::Submit, Action::Cancel});
}
