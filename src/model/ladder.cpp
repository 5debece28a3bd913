#include "model/ladder.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace model {

using base::Instant;
using base::Word;

namespace {

constexpr std::array<Rung, 4> kRungs{
    {{&Thresholds::reminder_h, Action::Urge, Word::LadderReminder},
     {&Thresholds::community_h, Action::Escalate, Word::LadderCommunity},
     {&Thresholds::street_h, Action::Escalate, Word::LadderStreet},
     {&Thresholds::district_h, Action::Escalate, Word::LadderDistrict}}};

bool is_past(const Rung& rung, const Thresholds& thresholds, Instant due, Instant now) {
    const double hours = thresholds.*rung.hours;
    if (hours <= 0 || due == base::kNever || now < due) return false;
    constexpr double kMs = 3'600'000;
    return static_cast<double>((now - due).count()) >= hours * kMs;
}

}  // namespace

std::span<const Rung> rungs() {
    return kRungs;
}

bool rungs_ascend(const Thresholds& thresholds) {
    double last = 0;
    for (const Rung& rung : kRungs) {
        const double hours = thresholds.*rung.hours;
        if (rung.action != Action::Escalate || hours == 0) continue;
        if (hours <= last) return false;
        last = hours;
    }
    return true;
}

std::vector<const Rung*> rungs_due(const Lateness& issue, const Thresholds& thresholds,
                                   Instant now) {
    std::vector<const Rung*> due;
    int up = 0;
    for (const Rung& rung : kRungs) {
        if (!is_past(rung, thresholds, issue.due, now)) continue;
        const bool raises = rung.action == Action::Escalate;
        if (raises) up += 1;
        if (raises ? up > issue.raised : !issue.reminded) due.push_back(&rung);
    }
    return due;
}

std::string reason_of(const Rung& rung, const Thresholds& thresholds) {
    return base::say(base::Language::Chinese, rung.why,
                     {fmt::format("{:g}", thresholds.*rung.hours)});
}

std::string reason_in(base::Language language, std::string_view reason) {
    constexpr std::string_view kDigits = "0123456789.";
    const std::size_t from = reason.find_first_of(kDigits);
    if (from == std::string_view::npos) return {};
    const std::size_t to = std::min(reason.find_first_not_of(kDigits, from), reason.size());
    const std::string hours{reason.substr(from, to - from)};
    for (const Rung& rung : kRungs)
        if (base::say(base::Language::Chinese, rung.why, {hours}) == reason)
            return base::say(language, rung.why, {hours});
    return {};
}

}  // namespace model
