#include "app/arguments.h"

#include <algorithm>
#include <charconv>

namespace app {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

const std::vector<OptionSpec>& common_options() {
    static const std::vector<OptionSpec> options{{"--json", "", {}},
                                                 {"--lang", "zh|en", {"zh", "en"}},
                                                 {"--as", "ACCOUNT", {}},
                                                 {"--at", "ISO-TIME", {}}};
    return options;
}

const OptionSpec* find(const CommandSpec& command, const std::string& name) {
    for (const auto* list : {&command.options, &common_options()})
        for (const OptionSpec& option : *list)
            if (option.name == name) return &option;
    return nullptr;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
    return text;
}

}  // namespace

Result<Arguments> parse(const CommandSpec& command, const std::vector<std::string>& words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("-") || words[i] == "-") {
            arguments.words.push_back(words[i]);
            continue;
        }
        const OptionSpec* option = find(command, words[i]);
        if (option == nullptr)
            return fail(Fault::Unsupported, Word::UsageUnknownOption, {command.name, words[i]});
        std::string value;
        if (!option->value.empty()) {
            if (i + 1 >= words.size())
                return fail(Fault::Unsupported, Word::UsageMissingValue, {option->name});
            value = words[++i];
            if (option->many) {
                auto& list = arguments.list[option->name];
                list.push_back(value);
                while (i + 1 < words.size() && !words[i + 1].starts_with("-"))
                    list.push_back(words[++i]);
            }
        }
        const bool fits = option->choices.empty() ||
                          std::ranges::find(option->choices, value) != option->choices.end();
        if (!fits)
            return fail(Fault::Unsupported, Word::UsageBadValue,
                        {option->name, value, joined(option->choices)});
        arguments.option[option->name] = value;
    }
    arguments.json = arguments.has("--json");
    if (arguments.text("--lang") == "en") arguments.language = base::Language::English;
    if (arguments.has("--at")) {
        arguments.at = base::instant_from_iso(arguments.text("--at"));
        if (!arguments.at)
            return fail(Fault::Unsupported, Word::UsageBadValue,
                        {"--at", arguments.text("--at"), "2026-03-01T08:30"});
    }
    if (arguments.words.size() < command.least_words)
        return fail(Fault::Unsupported, Word::UsageMissingArgument, {command.name, command.words});
    if (arguments.words.size() > command.most_words)
        return fail(Fault::Unsupported, Word::UsageUnknownOption,
                    {command.name, arguments.words[command.most_words]});
    return arguments;
}

Result<int> number_in(const Arguments& arguments, const std::string& name, int otherwise, int low,
                      int high) {
    if (!arguments.has(name)) return otherwise;
    const std::string text = arguments.text(name);
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || value < low || value > high)
        return fail(Fault::Unsupported, Word::UsageBadValue,
                    {name, text, std::to_string(low) + "–" + std::to_string(high)});
    return value;
}

}  // namespace app
