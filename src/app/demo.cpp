#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "ingest/fictional_town.h"
#include "store/store.h"

#include <cstdio>
#include <filesystem>

namespace app {

namespace {

model::Rows fictional_place(const std::string& size, const ingest::FictionalOptions& options) {
    if (size == "S") return ingest::fictional_town(options, ingest::TownSize::S);
    if (size == "M") return ingest::fictional_town(options, ingest::TownSize::M);
    return ingest::fictional_courtyard(options);
}

/// A town is called as the highest place in it that it fills: its sub-district, or its district.
std::string town_name(const model::Rows& rows, const std::string& size, base::Language language) {
    const std::string kind = size == "M" ? "DIST" : "SUBD";
    if (size != "XS")
        for (const model::PlaceRow& place : rows.places)
            if (place.kind == kind) return place.name;
    return base::say(language, base::Word::DemoName);
}

}  // namespace

int demo(const Arguments& arguments) {
    const auto seed = number_in(arguments, "--seed", 1, 0, 2'000'000'000);
    if (!seed) {
        refuse(seed.error(), arguments.language);
        return kWrongWords;
    }
    const std::string size = arguments.text("--size", "S");
    const bool told_where = arguments.has("--out");
    const std::string path = arguments.text("--out", default_demo_path(size));
    // Asked without a place, the demo made last time is opened again, with all that was done in it.
    const bool exact = arguments.has("--seed") || arguments.has("--at");
    if (told_where || exact || !std::filesystem::exists(path)) {
        const base::Instant now = Clock{arguments.at}.now();
        const model::Rows rows =
            fictional_place(size, {.seed = static_cast<std::uint64_t>(*seed), .now = now});
        const auto made = create_founded(path, ingest::kFictionalEpsg,
                                         town_name(rows, size, arguments.language), rows, now);
        if (!made) return refuse(made.error(), arguments.language);
        std::fprintf(stderr, "%s\n%s\n",
                     base::say(arguments.language, base::Word::DemoMade, {path}).c_str(),
                     base::say(arguments.language, base::Word::OwnerMade,
                               {made->key_path, made->recovery_key})
                         .c_str());
    }
    if (arguments.has("--no-open")) return kDone;
    Arguments next = arguments;
    next.words = {path};
    return open(next);
}

}  // namespace app
