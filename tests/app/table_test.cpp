// Tables of a whole store: what stands around them, and what their files leave behind.
#include "app/table.h"
#include "app/keys.h"
#include "app/table_head.h"
#include "app/template_text.h"
#include "ingest/fictional.h"
#include "report/evaluate.h"
#include "support/folder.h"

#include <algorithm>
#include <filesystem>

#include <catch_amalgamated.hpp>

using app::TablePurpose;
using base::Language;
using base::Word;
using report::Template;

namespace {

constexpr base::Instant kNow = base::instant_from_seconds(1'772'323'200);

const std::vector<model::CodeItem> kPurposes{{"K32", "1", "走访核查", "Visit and verification"},
                                             {"K32", "5", "应急", "Emergency"}};

/// The fictional courtyard with an owner, whose secret is kept nowhere.
struct Courtyard {
    support::Folder folder;
    store::Founder founder = store::Founder::make();
    store::Store store;
    store::Grant owner;

    Courtyard() : store{made()}, owner{entered()} {}

    store::Store made() {
        auto made = store::Store::create(folder.file("town.gpkg"), ingest::kFictionalEpsg, "试",
                                         ingest::fictional_courtyard({.seed = 1, .now = kNow}),
                                         nullptr, {}, {.by = &founder, .at = kNow});
        REQUIRE(made);
        return std::move(*made);
    }
    store::Grant entered() {
        auto grant = store.enter(founder.secret(), kNow);
        REQUIRE(grant);
        return std::move(*grant);
    }
    app::MadeTable table(const std::string& name) {
        auto made = app::make_table(store, owner, {.table = name, .purpose = "1"}, kNow);
        if (!made) FAIL(base::sentence(made.error(), Language::English));
        return std::move(*made);
    }
};

std::string head_of(const report::Table& table, const std::string& label) {
    for (const report::HeadLine& line : table.head)
        if (line.label == label) return line.value;
    return {};
}

}  // namespace

TEST_CASE("a purpose is a code, a label, or one of them with words behind it", "[app]") {
    const auto from = [](const char* text) {
        return app::purpose_from(text, kPurposes, Language::Chinese);
    };
    CHECK(from("1") == TablePurpose{"1", "走访核查"});
    CHECK(from(" 应急 ") == TablePurpose{"5", "应急"});
    CHECK(from("Emergency") == TablePurpose{"5", "应急"});
    CHECK(from("1 三月核查") == TablePurpose{"1", "走访核查：三月核查"});
    CHECK(from("走访核查：三月") == TablePurpose{"1", "走访核查：三月"});
    CHECK(from("12") == TablePurpose{"", "12"});
    CHECK(from("应急预案") == TablePurpose{"", "应急预案"});
    CHECK(from("") == TablePurpose{"", ""});
    CHECK(app::choices(kPurposes, Language::Chinese) == "1 走访核查、5 应急");
}

TEST_CASE("a template is written and read again, and one that no longer fits is refused", "[app]") {
    for (const Template& wanted : report::built_in(Language::Chinese)) {
        const auto read = app::template_from(wanted.name, app::text_of(wanted), Language::Chinese);
        REQUIRE(read);
        CHECK(*read == wanted);
    }
    for (const char* text : {"", "{}", "[]", R"({"source":"wages","title":"x","columns":[]})",
                             R"({"source":"shops","title":"x","columns":3})"})
        CHECK(app::template_from("x", text, Language::Chinese).error().word ==
              Word::TemplateBroken);
    CHECK(app::template_from("x", R"({"source":"shops","title":"x","columns":[{"key":"phone"}]})",
                             Language::Chinese)
              .error()
              .word == Word::TableColumnUnknown);
}

TEST_CASE("every table of a store has its head, and its file is in the register", "[app]") {
    Courtyard town;
    for (const Template& wanted : report::built_in(Language::Chinese)) {
        INFO(wanted.name);
        const app::MadeTable made = town.table(wanted.name);
        CHECK(made.rows > 0);
        CHECK(made.rows == report::body_rows(made.table));
        CHECK_FALSE(head_of(made.table, "单位").empty());
        CHECK_FALSE(head_of(made.table, "范围").empty());
        CHECK(head_of(made.table, "统计时点") == "2026-03-01 08:00");
        CHECK(made.table.foot.purpose == "走访核查");
        CHECK(made.table.foot.maker == "所有者");
        CHECK(made.table.watermark.ends_with("2026-03-01"));
        const std::string path = town.folder.file(wanted.name + ".csv");
        const auto file = app::export_table(town.store, town.owner, made, path, kNow);
        REQUIRE(file);
        CHECK(file->sha256 == store::file_sha256(path));
        CHECK(support::bytes_of(path).find(file->serial) != std::string::npos);
        const auto files = town.store.exports(town.owner, kNow);
        REQUIRE(files);
        CHECK(files->front() == *file);
        CHECK(files->front().file == wanted.name + ".csv");
    }
    const auto report = town.store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
}

TEST_CASE("a writer that fails leaves no file, no row, and its sentence", "[app]") {
    Courtyard town;
    const std::string path = town.folder.file("x.csv");
    const auto failed =
        app::export_file(town.store, town.owner, {.about = {}, .path = path}, kNow,
                         [](const std::string&, const std::string&) -> base::Result<void> {
                             return base::fail(base::Fault::Unreachable, Word::DiskFull, {"x.csv"});
                         });
    REQUIRE_FALSE(failed);
    CHECK(failed.error().word == Word::DiskFull);
    CHECK(town.folder.listing().find("x.csv") == std::string::npos);
    CHECK(town.store.exports(town.owner, kNow)->empty());
    // What stood there stays.
    support::write_bytes(path, "old");
    REQUIRE_FALSE(
        app::export_file(town.store, town.owner, {.about = {}, .path = path}, kNow,
                         [](const std::string& at, const std::string&) -> base::Result<void> {
                             support::write_bytes(at, "half");
                             return base::fail(base::Fault::Unreachable, Word::DiskFull, {"x.csv"});
                         }));
    CHECK(support::bytes_of(path) == "old");
}

TEST_CASE("no role gets a row of persons that is not its own, by any table", "[app]") {
    Courtyard town;
    for (std::size_t r = 0; r < model::kRoles; ++r) {
        const auto role = static_cast<model::Role>(r);
        store::Grant grant = town.owner;  // also with the key in hand, the role alone decides
        grant.role = role;
        grant.account = {};
        for (const Template& wanted : report::built_in(Language::Chinese)) {
            CAPTURE(model::name_of(role), wanted.name);
            const auto made =
                app::make_table(town.store, grant, {.table = wanted.name, .purpose = "1"}, kNow);
            const bool may =
                model::may(role, report::act_of(wanted.source)) && role != model::Role::GridWorker;
            CHECK(made.has_value() == may);
            if (!made) CHECK(made.error().word == Word::RoleMayNot);
        }
    }
}

TEST_CASE("the numbers of the form are those of the rows, and what is not known is a dash",
          "[app]") {
    Courtyard town;
    const app::MadeTable safety = town.table("safety");
    const auto value = [&](const std::string& item) -> report::Cell {
        for (const report::Row& row : safety.table.rows)
            if (report::cell_at(row, 1) == report::Cell{item}) return report::cell_at(row, 2);
        return {};
    };
    CHECK(value("楼栋") == report::Cell{static_cast<std::int64_t>(town.table("buildings").rows)});
    CHECK(value("出租") == report::Cell{static_cast<std::int64_t>(town.table("rental").rows)});
    CHECK(value("商铺") == report::Cell{static_cast<std::int64_t>(town.table("shops").rows)});
    CHECK(value("学生数") == report::Cell{"—"});
    CHECK(value("案件数（公安填报）") == report::Cell{"—"});
}

TEST_CASE("a name of one's own is kept, one of the program's refused", "[app]") {
    Courtyard town;
    const Template shops = *app::template_for(town.store, {.table = "shops"});
    for (const char* name : {"rental", "key-persons", "", "a/b", "-o"})
        CHECK(app::keep_template(town.store, town.owner, shops, name, Language::Chinese, kNow)
                  .error()
                  .word == Word::TemplateNameRefused);
    REQUIRE(app::keep_template(town.store, town.owner, shops, "商户", Language::Chinese, kNow));
    CHECK(town.table("商户").rows == town.table("shops").rows);
    CHECK(app::templates_of(town.store, Language::Chinese)->size() == report::kSources + 1);
}
