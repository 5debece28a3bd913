#include "app/coverage_ask.h"

#include "app/script.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "ui/cover_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using derive::CoverBy;
using derive::Service;
using derive::WalkMeasure;
using derive::WalkProfile;

namespace {

constexpr std::array<std::string_view, derive::kCoverBys> kCoverByIds{"buildings", "households",
                                                                      "persons", "60+"};
constexpr std::array<std::string_view, derive::kWalkProfiles> kProfileIds{"adult", "elderly",
                                                                          "wheelchair"};

Word word_of_by(CoverBy by) {
    constexpr std::array<Word, derive::kCoverBys> kWords{
        Word::CoverByBuildings, Word::CoverByHouseholds, Word::CoverByPersons, Word::CoverByFrom60};
    return kWords.at(static_cast<std::size_t>(by));
}

Word word_of_profile(WalkProfile profile) {
    constexpr std::array<Word, derive::kWalkProfiles> kWords{Word::CoverAdult, Word::CoverElderly,
                                                             Word::CoverWheelchair};
    return kWords.at(static_cast<std::size_t>(profile));
}

Word word_of_measure(WalkMeasure measure) {
    constexpr std::array<Word, 3> kWords{Word::CoverAlongWays, Word::CoverAlongStreets,
                                         Word::CoverAsCrow};
    return kWords.at(static_cast<std::size_t>(measure));
}

template <class Value, std::size_t N>
Value value_with(const std::array<std::string_view, N>& ids, const std::string& text,
                 Value otherwise) {
    const auto* const found = std::ranges::find(ids, text);
    return found == ids.end() ? otherwise : static_cast<Value>(found - ids.begin());
}

/// By a name in either language: the whole of it, else a part of it.
std::optional<Service> service_called(const model::Snapshot& is, const std::string& name) {
    const std::string wanted = base::in_small_letters(base::trimmed(name));
    if (wanted.empty()) return std::nullopt;
    for (const bool whole : {true, false})
        for (const model::CodeItem& item : *is.codes) {
            if (item.list != "K10" && item.list != "K16") continue;
            const std::string english = base::in_small_letters(item.en);
            const bool fits =
                whole ? item.zh == wanted || english == wanted
                      : base::has_part(item.zh, wanted) || base::has_part(english, wanted);
            if (!fits) continue;
            if (auto service = derive::service_of(is, item.list + "." + item.code)) return service;
        }
    return std::nullopt;
}

Result<std::vector<Service>> services_in(const Arguments& arguments, const model::Snapshot& is) {
    std::vector<Service> services;
    for (const std::string& one : base::split(arguments.text("--trade"), ',')) {
        const std::string code{base::trimmed(one)};
        if (code.empty()) continue;
        auto service = derive::service_of(is, code);
        if (!service) return fail(Fault::NotFound, Word::CoverNoService, {code});
        services.push_back(*std::move(service));
    }
    if (arguments.has("--service")) {
        auto service = service_called(is, arguments.text("--service"));
        if (!service)
            return fail(Fault::NotFound, Word::CoverNoService, {arguments.text("--service")});
        services.push_back(*std::move(service));
    }
    return services;
}

}  // namespace

int CoverAsk::minutes_within(const model::Snapshot& is) const {
    if (minutes > 0) return minutes;
    int most = 0;
    for (const Service& service : services) most = std::max(most, derive::minutes_of(is, service));
    return most > 0 ? most : 15;
}

Result<CoverAsk> cover_ask_in(const Arguments& arguments, const model::Snapshot& is,
                              base::Instant now) {
    CoverAsk ask{.now = now, .language = arguments.language};
    auto services = services_in(arguments, is);
    if (!services) return refusal(services);
    ask.services = *std::move(services);
    ask.profile = value_with(kProfileIds, arguments.text("--profile"), WalkProfile::Adult);
    ask.by = value_with(kCoverByIds, arguments.text("--by"), derive::usual_by(is));
    if (arguments.at) ask.moment = derive::walk_moment(is, *arguments.at);
    if (arguments.has("--minutes")) {
        const auto minutes = number_in(arguments, "--minutes", 15, 5, 15);
        if (!minutes) return refusal(minutes);
        ask.minutes = *minutes;
    }
    const std::string place = arguments.text("--place");
    if (place.empty()) return ask;
    ask.place = model::row_of(*is.places, place_named(*is.places, place));
    if (ask.place == model::kNoRow) return fail(Fault::NotFound, Word::NoSuchPlace, {place});
    return ask;
}

CoverAsk cover_ask_of(const ui::PlanAnswer& answer, const ui::View& view) {
    return {.services = {answer.service},
            .profile = answer.ask.profile,
            .moment = answer.ask.moment,
            .minutes = answer.ask.minutes,
            .by = derive::usual_by(answer.is),
            .now = answer.at,
            .language = view.session.language,
            .when = ui::moment_text(view, answer.ask.moment)};
}

std::string service_name(const CoverAsk& ask, const model::Snapshot& is, const Service& service) {
    return model::label(is, service.list, service.code, ask.language == base::Language::Chinese);
}

std::string service_names(const CoverAsk& ask, const model::Snapshot& is) {
    const std::string between = ask.language == base::Language::Chinese ? "、" : ", ";
    std::string names;
    for (const Service& service : ask.services)
        names += (names.empty() ? std::string{} : between) + service_name(ask, is, service);
    return names;
}

std::string definition_of(const CoverAsk& ask, const WalkedTown& town) {
    const route::Profile walks = derive::profile_of(town.is, ask.profile);
    const bool own = ask.services.empty() && ask.minutes == 0;
    return ask.say(Word::CoverDefinition,
                   {ask.say(word_of_by(ask.by)), ask.say(word_of_profile(ask.profile)),
                    fmt::format("{:g}", walks.metres_per_min),
                    own ? ask.say(Word::CoverOwnMinutes)
                        : ask.say(Word::CoverWithin, {std::to_string(ask.minutes_within(town.is))}),
                    ask.say(word_of_measure(town.walk->measure)),
                    !ask.when.empty() ? ask.when
                    : ask.moment      ? report::moment_text(ask.now)
                                      : ask.say(Word::CoverAnyTime)});
}

std::string_view cover_id(WalkMeasure measure) {
    constexpr std::array<std::string_view, 3> kIds{"ways", "streets", "straight"};
    return kIds.at(static_cast<std::size_t>(measure));
}

std::string_view cover_id(WalkProfile profile) {
    return kProfileIds.at(static_cast<std::size_t>(profile));
}

std::string_view cover_id(CoverBy by) {
    return kCoverByIds.at(static_cast<std::size_t>(by));
}

}  // namespace app
