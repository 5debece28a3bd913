// scene/lack_words.h — what the facts are called that a register lacks, and why two rows may be
// one; for panels and tables alike.
#pragma once

#include "base/words.h"
#include "derive/lacks.h"

namespace scene {

base::Word word_of(derive::RegisterFact fact);
base::Word word_of(derive::Likeness why);

}  // namespace scene
