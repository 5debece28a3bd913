#include "store/feed_script.h"
#include "support/process.h"

#include <catch_amalgamated.hpp>

namespace {

void perform(const feed::Script& script, bool foreign_keys) {
    INFO("foreign keys of the other program are " << (foreign_keys ? "on" : "off"));
    feed::Play{foreign_keys}.perform(script);
}

}  // namespace

TEST_CASE("whoever writes, a reader sees it once and in order, and counts the same", "[store]") {
    static const std::vector<std::string> names = feed::script_names();
    REQUIRE(names.size() >= 10);
    for (const std::string& name : names) {
        DYNAMIC_SECTION(name) {
            const feed::Script script = feed::script_of(name);
            for (const std::string& program : script.after("needs")) support::need_program(program);
            if (!script.says("foreign keys on")) perform(script, false);
            if (!script.says("foreign keys off")) perform(script, true);
        }
    }
}
