#include "model/lock.h"

#include "base/text.h"

#include <charconv>

namespace model {

namespace {

constexpr std::string_view kAge = "age>=", kNeed = "need>=";

/// The number behind a word, within bounds; 0 when there is none.
int number_behind(std::string_view word, std::string_view before, int most) {
    if (!word.starts_with(before)) return 0;
    word.remove_prefix(before.size());
    int value = 0;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = trouble == std::errc{} && end == word.data() + word.size();
    return whole && value >= 1 && value <= most ? value : 0;
}

bool is_category(std::string_view word) {
    return word.size() == 3 && word[0] == 'G' && word[1] >= '0' && word[1] <= '9' &&
           word[2] >= '0' && word[2] <= '9';
}

}  // namespace

std::optional<LockRule> rule_from(std::string_view text) {
    constexpr int kOldest = 130, kNeeds = 3;
    LockRule rule;
    for (const std::string& word : base::fields(std::string{text})) {
        const int age = number_behind(word, kAge, kOldest);
        const int need = number_behind(word, kNeed, kNeeds);
        if (is_category(word))
            rule.categories.push_back(word);
        else if (age > 0)
            rule.age_from = age;
        else if (need > 0)
            rule.need_from = need;
        else if (word == "due")
            rule.due = true;
        else if (word == "unregistered")
            rule.unregistered = true;
        else if (word == "group")
            rule.group_let = true;
        else
            return std::nullopt;
    }
    const bool of_persons =
        !rule.categories.empty() || rule.age_from > 0 || rule.need_from > 0 || rule.due;
    if (of_persons == rule.of_lettings()) return std::nullopt;
    return rule;
}

std::string text_of(const LockRule& rule) {
    std::string text;
    const auto add = [&](const std::string& word) { text += (text.empty() ? "" : " ") + word; };
    for (const std::string& category : rule.categories) add(category);
    if (rule.age_from > 0) add(std::string{kAge} + std::to_string(rule.age_from));
    if (rule.need_from > 0) add(std::string{kNeed} + std::to_string(rule.need_from));
    if (rule.due) add("due");
    if (rule.unregistered) add("unregistered");
    if (rule.group_let) add("group");
    return text;
}

}  // namespace model
