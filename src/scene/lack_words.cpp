#include "scene/lack_words.h"

#include <array>

namespace scene {

using base::Word;

Word word_of(derive::RegisterFact fact) {
    constexpr std::array<Word, derive::kRegisterFacts> kWords{
        Word::FactShape,   Word::FactCode,    Word::FactName, Word::FactConfirmed, Word::FactGrid,
        Word::FactStoreys, Word::FactContent, Word::FactUse,  Word::FactShop,      Word::FactTrade,
        Word::FactLicence, Word::FactCheck,   Word::FactVisit};
    return kWords.at(static_cast<std::size_t>(fact));
}

Word word_of(derive::Likeness why) {
    constexpr std::array<Word, 4> kWords{Word::DoubleName, Word::DoubleCode, Word::DoubleShop,
                                         Word::DoubleSpot};
    return kWords.at(static_cast<std::size_t>(why));
}

}  // namespace scene
