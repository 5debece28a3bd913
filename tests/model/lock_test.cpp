#include "model/lock.h"

#include <catch_amalgamated.hpp>

using model::LockRule;
using model::rule_from;

TEST_CASE("a rule is read as it is written", "[model]") {
    const auto heat = rule_from("G01 age>=80");
    REQUIRE(heat);
    CHECK(*heat == LockRule{.categories = {"G01"}, .age_from = 80});
    CHECK_FALSE(heat->of_lettings());
    const auto most = rule_from("  need>=3 G03 due G02 ");
    REQUIRE(most);
    CHECK(*most == LockRule{.categories = {"G03", "G02"}, .need_from = 3, .due = true});
    const auto let = rule_from("unregistered group");
    REQUIRE(let);
    CHECK(let->of_lettings());
    for (const char* text : {"G01 age>=80", "G02 G03 need>=2 due", "age>=90", "due", "group"})
        CHECK(model::text_of(rule_from(text).value_or(LockRule{})) == text);
}

TEST_CASE("a rule that means nobody, or nothing that is known, is none", "[model]") {
    for (const char* text :
         {"", " ", "G1", "G011", "g01", "age>=", "age>=0", "age>=131", "age>=8x", "need>=4",
          "age>80", "everybody", "G01 unregistered", "age>=99999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(rule_from(text));
    }
}

TEST_CASE("a lock holds until its end, or until it was ended", "[model]") {
    const base::Instant now = base::instant_from_seconds(1'000'000);
    model::Lock lock{.at = now, .until = now + std::chrono::hours{72}};
    CHECK(model::holds(lock, now));
    CHECK(model::holds(lock, lock.until - base::Millis{1}));
    CHECK_FALSE(model::holds(lock, lock.until));
    lock.ended = now + std::chrono::hours{1};
    CHECK_FALSE(model::holds(lock, now + std::chrono::hours{2}));
}
