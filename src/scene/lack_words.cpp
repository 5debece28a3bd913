#include "scene/lack_words.h"

#include <array>

namespace scene {

base::Word word_of(derive::RegisterFact fact) {
    constexpr std::array<base::Word, derive::kRegisterFacts> kWords{
        base::Word::FactShape,     base::Word::FactCode,    base::Word::FactName,
        base::Word::FactConfirmed, base::Word::FactGrid,    base::Word::FactStoreys,
        base::Word::FactContent,   base::Word::FactUse,     base::Word::FactShop,
        base::Word::FactTrade,     base::Word::FactLicence, base::Word::FactCheck,
        base::Word::FactVisit};
    return kWords.at(static_cast<std::size_t>(fact));
}

base::Word word_of(derive::Likeness why) {
    constexpr std::array<base::Word, 4> kWords{base::Word::DoubleName, base::Word::DoubleCode,
                                               base::Word::DoubleShop, base::Word::DoubleSpot};
    return kWords.at(static_cast<std::size_t>(why));
}

}  // namespace scene
