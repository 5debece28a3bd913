#include "base/result.h"

namespace base {

std::string sentence(const Error& error, Language language) {
    return say(language, error.word, error.parts);
}

}  // namespace base
