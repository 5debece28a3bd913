// `getu coverage`: who walks to a service in so many minutes, what is lacking where, and by which
// ways all of it is told.
#include "app/clock.h"
#include "app/commands.h"
#include "app/coverage_network.h"
#include "app/export.h"
#include "app/keys.h"
#include "app/table.h"
#include "report/csv.h"
#include "store/store.h"

#include <array>
#include <iostream>
#include <string_view>
#include <utility>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;

namespace {

constexpr std::array<std::string_view, 5> kCoverModes{"--matrix", "--gaps", "--sites", "--nine",
                                                      "--network"};

Result<std::string> mode_in(const Arguments& arguments) {
    std::string mode;
    for (const std::string_view one : kCoverModes) {
        if (!arguments.has(std::string{one})) continue;
        if (!mode.empty())
            return fail(Fault::Unsupported, Word::CoverManyModes, {mode, std::string{one}});
        mode = one;
    }
    return mode;
}

Result<WalkedTown> walked_town(store::Store& store, base::Instant now) {
    auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    WalkedTown town{.is = model::apply({}, *batch), .walk = nullptr, .name = store.name()};
    town.walk = derive::walk_net(town.is);
    return town;
}

/// Whether numbers of persons may be told of what was asked: of communities to all, of what lies
/// below to those who may list persons.
bool may_tell(const CoverAsk& ask, const WalkedTown& town, const store::Grant& grant) {
    if (ask.by == derive::CoverBy::Buildings || ask.by == derive::CoverBy::Households) return true;
    return ask.place == model::kNoRow ||
           town.is.places->kind[ask.place] <= model::Kind::Community ||
           model::may(grant.role, model::Act::ListPersons);
}

Result<CoverTable> answer_to(const std::string& mode, const Arguments& arguments,
                             const CoverAsk& ask, const WalkedTown& town,
                             const store::Grant& grant) {
    if (mode == "--network") return network_table(ask, town);
    if (mode == "--matrix") return matrix_table(ask, town);
    if (mode == "--nine") return nine_table(ask, town);
    if (ask.services.empty()) return fail(Fault::Unsupported, Word::CoverAskService);
    if (mode == "--gaps")
        return gaps_table(ask, town, model::may(grant.role, model::Act::ListPersons));
    if (mode != "--sites") {
        if (!may_tell(ask, town, grant)) return fail(Fault::Denied, Word::RoleMayNot);
        return cover_table(ask, town);
    }
    if (ask.services.size() > 1) return fail(Fault::Unsupported, Word::CoverOneService);
    const auto count = number_in(arguments, "--sites", 5, 1, 100);
    if (!count) return refusal(count);
    return sites_table(ask, town, static_cast<std::size_t>(*count));
}

void put_lines(const CoverTable& answer) {
    for (const ordered_json& line : answer.lines)
        std::cout << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

int tell_answer(const Arguments& arguments, const CoverTable& answer) {
    const std::string format = arguments.text("--format", arguments.json ? "json" : "text");
    if (format == "json")
        put_lines(answer);
    else if (format == "csv")
        std::cout << report::csv_of(answer.table);
    else
        std::cout << as_text(answer.table);
    return kDone;
}

int write_answer(const Arguments& arguments, store::Store& store, const store::Grant& grant,
                 const CoverAsk& ask, const WalkedTown& town, CoverTable answer) {
    sign_cover(answer.table, ask, town, grant);
    const model::PlaceId place =
        ask.place == model::kNoRow ? model::PlaceId{} : town.is.places->row[ask.place].id;
    const std::string path = arguments.text("-o");
    const auto file =
        export_stats(store, grant, answer.table, place, path, Clock{}.now(), PageFile::Coverage);
    if (!file) return refuse(file.error(), arguments.language);
    if (arguments.json)
        std::cout << ordered_json{{"rows", file->rows},
                                  {"serial", file->serial},
                                  {"file", file->file},
                                  {"sha256", file->sha256}}
                         .dump()
                  << '\n';
    else
        std::cout << base::say(arguments.language, Word::TablesWritten, {path, file->serial})
                  << '\n';
    return kDone;
}

/// The map of it: by minutes, by the nine items, or with proposed sites.
int print_coverage(const Arguments& arguments, const std::string& mode) {
    if (!mode.empty() && mode != "--nine" && mode != "--sites") {
        refuse(
            {.fault = Fault::Unsupported, .word = Word::CoverManyModes, .parts = {mode, "--sheet"}},
            arguments.language);
        return kWrongWords;
    }
    Arguments sheet = arguments;
    sheet.words.emplace_back("cover");
    return print_sheet(sheet);
}

int write_derived(const Arguments& arguments, store::Store& store, const store::Grant& grant,
                  const WalkedTown& town, base::Instant now) {
    const auto made = derive_ways(store, grant, town, now, arguments.language);
    if (!made) return refuse(made.error(), arguments.language);
    if (arguments.json) {
        std::cout << ordered_json{{"store", store.path()},
                                  {"edges", made->edges},
                                  {"cut", made->cut},
                                  {"batch", made->batch}}
                         .dump()
                  << '\n';
        return kDone;
    }
    std::cout << base::say(arguments.language, Word::CoverDerived,
                           {std::to_string(made->edges), store.path(), std::to_string(made->batch)})
              << '\n';
    if (made->cut > 0)
        std::cout << base::say(arguments.language, Word::CoverDerivedCut,
                               {std::to_string(made->cut)})
                  << '\n';
    return kDone;
}

}  // namespace

int coverage(const Arguments& arguments) {
    const base::Language language = arguments.language;
    const auto mode = mode_in(arguments);
    if (!mode) {
        refuse(mode.error(), language);
        return kWrongWords;
    }
    if (arguments.has("--sheet")) return print_coverage(arguments, *mode);
    const base::Instant now = Clock{arguments.at}.now();
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    const auto grant = grant_for(*store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const auto town = walked_town(*store, now);
    if (!town) return refuse(town.error(), language);
    if (arguments.has("--derive")) return write_derived(arguments, *store, *grant, *town, now);
    const auto ask = cover_ask_in(arguments, town->is, now);
    if (!ask) return refuse(ask.error(), language);
    auto answer = answer_to(*mode, arguments, *ask, *town, *grant);
    if (!answer) {
        const bool words = answer.error().fault == Fault::Unsupported;
        refuse(answer.error(), language);
        return words ? kWrongWords : kRefused;
    }
    if (!arguments.has("-o")) return tell_answer(arguments, *answer);
    return write_answer(arguments, *store, *grant, *ask, *town, *std::move(answer));
}

}  // namespace app
