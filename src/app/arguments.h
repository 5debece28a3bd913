// app/arguments.h — words on the command line into values.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// One option of a command; the name with its dashes. `value` names what follows it, empty for a
/// switch.
struct OptionSpec {
    std::string name;
    std::string value;
    std::vector<std::string> choices;  // when not empty, nothing else is taken
    bool many = false;                 // takes all words up to the next option
};

struct Arguments {
    std::vector<std::string> words;  // what is not an option
    std::map<std::string, std::string> option;
    std::map<std::string, std::vector<std::string>> list;  // of options that take many words
    base::Language language = base::Language::Chinese;
    bool json = false;
    std::optional<base::Instant> at;

    bool has(const std::string& name) const { return option.contains(name); }
    std::string text(const std::string& name, const std::string& otherwise = {}) const {
        const auto found = option.find(name);
        return found == option.end() ? otherwise : found->second;
    }
};

struct CommandSpec {
    std::string name;
    std::string words;  // as the help shows them: "STORE", "[NAME…]"
    std::size_t least_words = 0;
    std::size_t most_words = 0;
    std::vector<OptionSpec> options;  // besides --json --lang --as --at
    base::Word help;
    std::function<int(const Arguments&)> run;
};

/// Errors are for exit code 2: wrong words.
base::Result<Arguments> parse(const CommandSpec& command, const std::vector<std::string>& words);

/// A whole number in [low, high] from an option, or `otherwise` when absent.
base::Result<int> number_in(const Arguments& arguments, const std::string& name, int otherwise,
                            int low, int high);

}  // namespace app
