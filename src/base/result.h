// base/result.h — what a function gives when the world may refuse.
#pragma once

#include "base/words.h"

#include <string>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace base {

enum class Fault {
    NotFound,     // no such file, place or account
    Denied,       // the system or a role does not allow it
    Conflict,     // somebody else changed it, or holds it
    Corrupt,      // it is there, but not what it should be
    Unreachable,  // no display, no disk space, a share that went away
    Cancelled,    // the user stopped it
    Unsupported,  // this program, or this machine, cannot do it
};

/// One refusal. Made where it is noticed, shown once, where the user can read it.
struct Error {
    Fault fault = Fault::Corrupt;
    Word word = Word::Unexpected;    // the sentence for the user, in words.cpp
    std::vector<std::string> parts;  // what fills its gaps
    std::string about{};             // path, SQL or library text; for the log only
};

/// Either a value or an Error. Dropping one unread is a compile error.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
  public:
    using tl::expected<T, Error>::expected;
};

/// `return fail(Fault::NotFound, Word::StoreMissing, {path});`
inline tl::unexpected<Error> fail(Fault fault, Word word, std::vector<std::string> parts = {},
                                  std::string about = {}) {
    return tl::unexpected<Error>(Error{fault, word, std::move(parts), std::move(about)});
}

/// Passes a refusal on: `if (!rows) return refusal(rows);`
template <class T>
tl::unexpected<Error> refusal(const Result<T>& result) {
    return tl::unexpected<Error>(result.error());
}

/// The sentence a user reads.
std::string sentence(const Error& error, Language language);

}  // namespace base
