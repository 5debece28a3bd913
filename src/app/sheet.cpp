#include "app/commands.h"

#include "app/keys.h"
#include "app/script.h"
#include "app/sheet_export.h"
#include "app/sheet_floor.h"
#include "app/sheet_plan.h"
#include "app/world.h"
#include "report/sheet_write.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr const char* kSheetWords = "courtyard|street|community|grid|floor|cover|division";

int list_sheets(base::Language language) {
    for (std::size_t i = 0; i < report::kSheetKinds; ++i) {
        const auto kind = static_cast<report::SheetKind>(i);
        std::cout << fmt::format("{:<10} {}  {}\n", report::name_of(kind),
                                 report::name_of(report::usual_paper(kind)),
                                 base::text_of(language, report::word_of(kind)));
    }
    return kDone;
}

/// Which sheet, and where it goes; errors are for exit code 2.
struct SheetOrder {
    report::SheetKind kind{};
    report::Paper paper{};
    std::string file;
};

Result<SheetOrder> order_in(const Arguments& arguments) {
    if (arguments.words.size() < 2)
        return fail(Fault::Unsupported, Word::UsageMissingArgument,
                    {"sheet", std::string{"STORE "} + kSheetWords});
    const auto kind = report::sheet_named(arguments.words[1]);
    if (!kind)
        return fail(Fault::Unsupported, Word::UsageBadValue,
                    {"sheet", arguments.words[1], kSheetWords});
    SheetOrder order{*kind, report::usual_paper(*kind), arguments.text("-o")};
    if (order.file.empty())
        return fail(Fault::Unsupported, Word::UsageMissingArgument, {"sheet", "-o out.pdf"});
    if (!order.file.ends_with(".pdf") && !order.file.ends_with(".png"))
        return fail(Fault::Unsupported, Word::UsageBadValue, {"-o", order.file, ".pdf, .png"});
    order.paper = report::paper_named(arguments.text("--paper")).value_or(order.paper);
    return order;
}

/// What planners print, or nothing of other sheets.
Result<std::optional<PlanPaper>> plan_in(const Arguments& arguments, const SheetOrder& order,
                                         const Frame& frame, base::Instant now) {
    if (order.kind == report::SheetKind::Cover) {
        auto paper = paper_of_words(frame, arguments, now);
        if (!paper) return refusal(paper);
        return std::optional{*std::move(paper)};
    }
    if (order.kind != report::SheetKind::Division) return std::optional<PlanPaper>{};
    if (!arguments.has("--draft"))
        return fail(Fault::Unsupported, Word::UsageMissingArgument, {"sheet division", "--draft"});
    auto paper = paper_of_draft(frame, arguments.text("--draft"), now, arguments.language);
    if (!paper) return refusal(paper);
    return std::optional{*std::move(paper)};
}

/// The place that was told. Without one the first that has such a sheet, when it is the only one;
/// of coverage the widest.
Result<model::Row> place_in(const Arguments& arguments, const model::Places& places,
                            report::SheetKind kind) {
    if (arguments.has("--place")) {
        const std::string name = arguments.text("--place");
        const model::Row row = model::row_of(places, place_named(places, name));
        if (row == model::kNoRow) return fail(Fault::NotFound, Word::NoSuchPlace, {name});
        return row;
    }
    std::vector<model::Row> found;
    for (model::Row row = 0; row < places.size() && found.size() < 2; ++row)
        if (report::sheet_place(places, kind, row) == row && !places.box[row].empty())
            found.push_back(row);
    const bool widest = kind == report::SheetKind::Cover && !found.empty();
    if (found.size() == 1 || widest) return found[0];
    return fail(Fault::Unsupported, Word::UsageMissingArgument,
                {"sheet " + std::string{report::name_of(kind)}, "--place"});
}

void tell(const SheetOrder& order, const model::Export& file, double ms) {
    const nlohmann::ordered_json line{{"sheet", report::name_of(order.kind)},
                                      {"file", order.file},
                                      {"leaves", file.rows},
                                      {"serial", file.serial},
                                      {"ms", ms}};
    std::cout << line.dump() << '\n';
}

int print(const Arguments& arguments, const SheetOrder& order, store::Store& store,
          const Frame& frame, base::Instant now) {
    using Clock = std::chrono::steady_clock;
    using Ms = std::chrono::duration<double, std::milli>;
    const base::Language language = arguments.language;
    const auto refused = [&](const base::Error& error) {
        refuse(error, language);
        return error.fault == Fault::Unsupported ? kWrongWords : kRefused;
    };
    const auto plan = plan_in(arguments, order, frame, now);
    if (!plan) return refused(plan.error());
    const bool divides = *plan && (*plan)->division;
    const auto place = divides ? Result<model::Row>{(*plan)->division->community}
                               : place_in(arguments, *frame.snapshot.places, order.kind);
    if (!place) return refused(place.error());
    const auto grant = grant_for(store, arguments, app::Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const report::SheetWish wish{.kind = order.kind,
                                 .place = *place,
                                 .paper = order.paper,
                                 .language = language,
                                 .office = {},
                                 .crs = {},
                                 .source = {},
                                 .now = now};
    const auto begun = Clock::now();
    const auto file =
        *plan ? export_plan(store, *grant, frame, **plan, wish, order.file, app::Clock{}.now())
        : order.kind == report::SheetKind::Floor
            ? export_floor(store, *grant, frame, wish, arguments.text("--level"), order.file)
            : export_sheet(store, *grant, {frame.snapshot, frame.derived, frame.scene}, wish,
                           order.file, app::Clock{}.now());
    if (!file) return refuse(file.error(), language);
    if (arguments.json)
        tell(order, *file, Ms{Clock::now() - begun}.count());
    else
        std::cout << base::say(language, Word::TablesWritten, {order.file, file->serial}) << '\n';
    return kDone;
}

}  // namespace

int print_sheet(const Arguments& arguments) {
    const base::Language language = arguments.language;
    if (arguments.has("--list")) return list_sheets(language);
    const auto order = order_in(arguments);
    if (!order) {
        refuse(order.error(), language);
        return kWrongWords;
    }
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    const base::Instant now = Clock{arguments.at}.now();
    auto frame = first_frame(*store, now);
    if (!frame) return refuse(frame.error(), language);
    if (const auto theme = derive::theme_named(arguments.text("--theme", "work")))
        frame->scene = scene::scene_told(frame->scene, frame->snapshot, frame->derived, *theme);
    return print(arguments, *order, *store, *frame, now);
}

}  // namespace app
