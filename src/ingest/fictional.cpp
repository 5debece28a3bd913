#include "ingest/fictional.h"

#include "ingest/fictional_build.h"
#include "ingest/fictional_homes.h"
#include "ingest/fictional_people.h"
#include "ingest/fictional_things.h"

namespace ingest {

namespace {

// A single courtyard is shown with everything in it.
constexpr Density kCourtyardDensity{.streets = 4, .yards = 32};

}  // namespace

model::Rows fictional_courtyard(const FictionalOptions& options) {
    model::Rows rows;
    base::Random random{options.seed};
    add_places(rows);
    add_register(rows, random);
    add_staff(rows, options.now);
    add_work(rows, random, options);
    add_lettings(rows, options);
    add_shop_details(rows, options);
    settle_issues_in_homes(rows, options);
    add_people(rows, options);
    add_care(rows, options);
    add_callers_words(rows, options);
    add_organisations(rows, options);
    add_components(rows, options, kCourtyardDensity);
    add_entrances(rows, options);
    return rows;
}

}  // namespace ingest
