#include "lettings.h"
#include "report/csv.h"
#include "report/pdf.h"
#include "report/xlsx.h"
#include "support/folder.h"

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdlib>
#include <ctime>

TEST_CASE("a table of six thousand homes goes out in a moment", "[report]") {
    const support::Folder folder;
    const report::Table table = lettings::many(6'000, 25);
    const auto time = [&](const char* name, auto&& write) {
        const auto before = std::chrono::steady_clock::now();
        const std::clock_t used = std::clock();
        REQUIRE(write(folder.file(name), table));
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - before;
        const std::clock_t cpu = (std::clock() - used) / (CLOCKS_PER_SEC / 1000);
        const auto size = std::filesystem::file_size(folder.file(name));
        fmt::print("{}: {:.0f} ms ({} of the processor), {} KB\n", name, took.count(), cpu,
                   size / 1024);
        CHECK(size > 100'000);
    };
    time("homes.csv", report::write_csv);
    time("homes.xlsx", report::write_xlsx);
    time("homes.pdf", report::write_pdf);
    // To be looked at: GETU_LOOK=FOLDER keeps what a test has made.
    const char* keep = std::getenv("GETU_LOOK");
    if (keep == nullptr) return;
    const std::string to = std::string{keep} + "/";
    for (const char* name : {"homes.csv", "homes.xlsx", "homes.pdf"})
        std::filesystem::copy_file(folder.file(name), to + name,
                                   std::filesystem::copy_options::overwrite_existing);
    REQUIRE(report::write_pdf(to + "a4.pdf", lettings::many(90, 8)));
    REQUIRE(report::write_pdf(to + "a4_lying.pdf", lettings::many(45, 17)));
    REQUIRE(report::write_pdf(to + "a3.pdf", lettings::many(60, 25)));
    REQUIRE(report::write_pdf(to + "small.pdf", lettings::two_homes()));
    REQUIRE(report::write_xlsx(to + "a4.xlsx", lettings::many(90, 8)));
    REQUIRE(report::write_xlsx(to + "a3.xlsx", lettings::many(60, 25)));
}
