#include "base/words.h"
#include "scene/labels_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace scene {

using base::Language;
using base::say;

namespace {

constexpr const char* kBetween = " · ";

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : kBetween) + part;
    return text;
}

std::uint32_t homes(const derive::Tally& tally) {
    return tally.counts.households > 0 ? tally.counts.households : tally.counts.units;
}

class Hash {
  public:
    void add(std::uint64_t value) {
        at_ = (at_ ^ value) * 0x9E37'79B9'7F4A'7C15ULL;
        at_ ^= at_ >> 29U;
    }
    std::uint64_t value() const { return at_; }

  private:
    std::uint64_t at_ = 0x1234'5678'9ABC'DEF1ULL;
};

void add(Hash& hash, const Figure& figure, const derive::Tally& tally) {
    const auto of_bar = [&] {
        for (const int part : bar_parts(tally, figure.bar_px))
            hash.add(static_cast<std::uint64_t>(part));
    };
    switch (figure.of) {
        case Figure::Of::Bar:
            of_bar();
            return;
        case Figure::Of::Block:
            hash.add(homes(tally));
            hash.add(tally.counts.units_rented);
            break;
        case Figure::Of::Rate:
            hash.add(derive::on_time_rate(tally) ? 1 : 0);
            hash.add(tally.settled_on_time_30d * 1000ULL / std::max(tally.settled_30d, 1U));
            break;
        case Figure::Of::Open:
            break;
    }
    hash.add(tally.open);
    hash.add(tally.overdue);
}

}  // namespace

std::array<int, derive::kStateCount> bar_parts(const derive::Tally& tally, int width_px) {
    std::array<int, derive::kStateCount> parts{};
    const auto all = std::accumulate(tally.blocks.begin(), tally.blocks.end(), std::uint64_t{0});
    if (all == 0) return parts;
    int left = width_px;
    std::size_t largest = 0;
    for (std::size_t s = 0; s < parts.size(); ++s) {
        if (tally.blocks.at(s) > tally.blocks.at(largest)) largest = s;
        if (tally.blocks.at(s) == 0) continue;
        const double share = static_cast<double>(tally.blocks.at(s)) / static_cast<double>(all);
        parts.at(s) = std::max(static_cast<int>(std::lround(share * width_px)), 1);
        left -= parts.at(s);
    }
    parts.at(largest) += left;  // rounding goes to the largest, where nobody sees it
    return parts;
}

std::string open_text(Language language, const derive::Tally& tally) {
    std::vector<std::string> parts{
        say(language, base::Word::MapOpen, {std::to_string(tally.open)})};
    if (tally.overdue > 0)
        parts.push_back(say(language, base::Word::MapOverdue, {std::to_string(tally.overdue)}));
    return joined(parts);
}

std::string rate_text(Language language, const derive::Tally& tally) {
    const auto rate = derive::on_time_rate(tally);
    if (!rate) return say(language, base::Word::MapFewSettled, {});
    return say(language, base::Word::MapRate,
               {fmt::format("{:.1f}", std::floor(*rate * 1000) / 10)});
}

std::string homes_text(Language language, const model::PlaceRow& place,
                       const derive::Tally& tally) {
    std::string text;
    if (place.storeys > 0)
        text = say(language, base::Word::MapStoreys, {std::to_string(place.storeys)});
    if (homes(tally) > 0)
        text += (text.empty() ? "" : " ") +
                say(language, base::Word::MapHomes, {std::to_string(homes(tally))});
    return text;
}

std::string matters_text(Language language, const derive::Tally& tally) {
    std::vector<std::string> parts;
    const auto part = [&](base::Word word, std::uint32_t number) {
        if (number > 0) parts.push_back(say(language, word, {std::to_string(number)}));
    };
    part(base::Word::MapOpen, tally.open);
    part(base::Word::MapOverdue, tally.overdue);
    part(base::Word::MapRented, tally.counts.units_rented);
    return joined(parts);
}

std::string told_of(const LabelOptions& options, model::Row row) {
    return options.work || !options.told ? std::string{} : (*options.told)(row);
}

std::uint64_t told_by(const std::vector<Figure>& figures, const derive::Derived& derived) {
    Hash hash;
    for (const Figure& figure : figures) {
        if (figure.grid && figure.row < derived.of_grid.size())
            add(hash, figure, derived.of_grid[figure.row]);
        if (!figure.grid && figure.row < derived.total.size())
            add(hash, figure, derived.total[figure.row]);
    }
    return hash.value();
}

bool still_true(const Labels& labels, const derive::Derived& derived) {
    return told_by(labels.figure, derived) == labels.told;
}

Labels Sheet::finish(const derive::Derived& derived) {
    const std::uint64_t told = told_by(figure_, derived);
    const auto plain = static_cast<std::uint32_t>(plain_.size() / 4);
    plain_.insert(plain_.end(), corners_.begin(), corners_.end());
    return {std::make_shared<const std::vector<LabelVertex>>(std::move(plain_)),
            &lettering_.atlas(),
            count_,
            plain,
            std::move(figure_),
            told};
}

}  // namespace scene
