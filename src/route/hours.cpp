#include "route/hours.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace route {

namespace {

constexpr int kDay_min = 1440;
constexpr int kHolidayBit = 7;
constexpr std::uint8_t kAllDays = 0xFF;

struct Spelling {
    std::string_view from;
    std::string_view to;
};

// Longer ones before those that they contain.
constexpr std::array kSpellings{Spelling{"营业时间", " "},
                                Spelling{"开放时间", " "},
                                Spelling{"办公时间", " "},
                                Spelling{"服务时间", " "},
                                Spelling{"法定节假日", " PH "},
                                Spelling{"公众假期", " PH "},
                                Spelling{"节假日", " PH "},
                                Spelling{"假日", " PH "},
                                Spelling{"全年无休", " Mo-Su "},
                                Spelling{"全年", " Mo-Su "},
                                Spelling{"二十四小时", " 24/7 "},
                                Spelling{"24小时", " 24/7 "},
                                Spelling{"全天候", " 24/7 "},
                                Spelling{"全天", " 24/7 "},
                                Spelling{"工作日", " Mo-Fr "},
                                Spelling{"双休日", " Sa,Su "},
                                Spelling{"周末", " Sa,Su "},
                                Spelling{"每天", " Mo-Su "},
                                Spelling{"每日", " Mo-Su "},
                                Spelling{"天天", " Mo-Su "},
                                Spelling{"不营业", " off "},
                                Spelling{"不开放", " off "},
                                Spelling{"休息", " off "},
                                Spelling{"除外", " off "},
                                Spelling{"关闭", " off "},
                                Spelling{"营业", " "},
                                Spelling{"开放", " "},
                                Spelling{"次日", " "},
                                Spelling{"上午", " "},
                                Spelling{"早上", " "},
                                Spelling{"中午", " "},
                                Spelling{"凌晨", " "},
                                Spelling{"下午", " pm "},
                                Spelling{"晚上", " pm "},
                                Spelling{"早", " "},
                                Spelling{"晚", " pm "},
                                Spelling{"点半", ":30"},
                                Spelling{"点", ":"},
                                Spelling{"时", ":"},
                                Spelling{"分", " "},
                                Spelling{"星期", " "},
                                Spelling{"礼拜", " "},
                                Spelling{"周", " "},
                                Spelling{"一", " Mo "},
                                Spelling{"二", " Tu "},
                                Spelling{"三", " We "},
                                Spelling{"四", " Th "},
                                Spelling{"五", " Fr "},
                                Spelling{"六", " Sa "},
                                Spelling{"日", " Su "},
                                Spelling{"天", " Su "},
                                Spelling{"至", "-"},
                                Spelling{"到", "-"},
                                Spelling{"—", "-"},
                                Spelling{"–", "-"},
                                Spelling{"－", "-"},
                                Spelling{"～", "-"},
                                Spelling{"〜", "-"},
                                Spelling{"~", "-"},
                                Spelling{"：", ":"},
                                Spelling{"；", ","},
                                Spelling{"，", ","},
                                Spelling{"、", ","},
                                Spelling{"（", " "},
                                Spelling{"）", " "},
                                Spelling{"(", " "},
                                Spelling{")", " "},
                                Spelling{"　", " "},
                                Spelling{"０", "0"},
                                Spelling{"１", "1"},
                                Spelling{"２", "2"},
                                Spelling{"３", "3"},
                                Spelling{"４", "4"},
                                Spelling{"５", "5"},
                                Spelling{"６", "6"},
                                Spelling{"７", "7"},
                                Spelling{"８", "8"},
                                Spelling{"９", "9"}};

constexpr std::array<std::string_view, 7> kDayNames{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

struct Token {
    enum class Kind : std::uint8_t { Day, Time, Dash, Comma, Semicolon, Off, Always, Afternoon };
    Kind kind = Kind::Comma;
    int value = 0;  // of a day its bit, of a time its minute
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<Token> word_token(std::string_view written) {
    const std::string word = base::in_small_letters(written);
    if (word == "ph") return Token{Token::Kind::Day, kHolidayBit};
    if (word == "off" || word == "closed") return Token{Token::Kind::Off};
    if (word == "pm") return Token{Token::Kind::Afternoon};
    if (word.size() < 2) return std::nullopt;
    for (std::size_t day = 0; day < kDayNames.size(); ++day)
        if (kDayNames.at(day).starts_with(word))
            return Token{Token::Kind::Day, static_cast<int>(day)};
    return std::nullopt;
}

/// `8`, `8:`, `8:30`, `0830` from `at` on; `at` is then behind it.
std::optional<Token> time_token(std::string_view text, std::size_t& at) {
    const auto number = [&] {
        const std::size_t from = at;
        int value = 0;
        while (at < text.size() && base::is_digit(text[at]) && at - from < 4)
            value = value * 10 + (text[at++] - '0');
        return std::pair{value, at - from};
    };
    const auto [first, digits] = number();
    int hour = first, minute = 0;
    if (at < text.size() && text[at] == ':' && digits <= 2) {
        ++at;
        minute = number().first;
    } else if (digits > 2) {
        hour = first / 100;
        minute = first % 100;
    }
    if (hour > 48 || minute > 59) return std::nullopt;
    return Token{Token::Kind::Time, hour * 60 + minute};
}

/// Nothing when there is a sign or word that is not known.
std::optional<std::vector<Token>> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::optional<Token> token;
        if (text.substr(at).starts_with("24/7")) {
            token = Token{Token::Kind::Always};
            at += 4;
        } else if (base::is_digit(c)) {
            token = time_token(text, at);
        } else if (is_letter(c)) {
            const std::size_t from = at;
            while (at < text.size() && is_letter(text[at])) ++at;
            token = word_token(text.substr(from, at - from));
        } else {
            ++at;
            if (c == ' ' || c == ':' || c == '\t') continue;
            if (c == '-') token = Token{Token::Kind::Dash};
            if (c == ',') token = Token{Token::Kind::Comma};
            if (c == ';' || c == '\n') token = Token{Token::Kind::Semicolon};
        }
        if (!token) return std::nullopt;
        tokens.push_back(*token);
    }
    return tokens;
}

/// Builds rules from tokens: days, then times or "off"; times may also stand before their days.
class RuleReader {
  public:
    explicit RuleReader(std::vector<Token> tokens) : tokens_{std::move(tokens)} {}

    Hours read() {
        while (sound_ && at_ < tokens_.size()) take();
        finish();
        end_segment();
        if (!sound_ || rules_.empty()) return {};
        return {.known = true, .rules = std::move(rules_)};
    }

  private:
    using Kind = Token::Kind;

    bool is(Kind kind, std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == kind;
    }

    void take() {
        if (is(Kind::Semicolon)) {
            ++at_;
            finish();
            end_segment();
        } else if (is(Kind::Comma)) {
            ++at_;
        } else if (is(Kind::Day)) {
            take_days();
        } else if (is(Kind::Off)) {
            ++at_;
            says_ = true;
            now_.spans.clear();
        } else if (is(Kind::Always)) {
            ++at_;
            add({0, kDay_min});
        } else {
            take_span();
        }
    }

    void take_days() {
        if (says_) finish();
        const int first = tokens_[at_++].value;
        int last = first;
        if (is(Kind::Dash)) {
            if (!is(Kind::Day, 1)) return refuse();
            last = tokens_[at_ + 1].value;
            at_ += 2;
        }
        if (first != last && (first == kHolidayBit || last == kHolidayBit)) return refuse();
        for (int day = first;; day = (day + 1) % 7) {
            now_.days = static_cast<std::uint8_t>(now_.days | 1U << static_cast<unsigned>(day));
            if (day == last) break;
        }
    }

    void take_span() {
        const bool afternoon = take_afternoon();
        if (!is(Kind::Time) || !is(Kind::Dash, 1)) return refuse();
        int from = tokens_[at_].value;
        at_ += 2;
        const bool late = take_afternoon();
        if (!is(Kind::Time)) return refuse();
        int to = tokens_[at_++].value;
        if (afternoon && from < kDay_min / 2) from += kDay_min / 2;
        // 下午1:30-5:30 says once that it is the afternoon.
        const bool also_late = afternoon && to <= from && to + kDay_min / 2 > from;
        if ((late || also_late) && to < kDay_min / 2) to += kDay_min / 2;
        if (to <= from) to += kDay_min;
        add({from, to});
    }

    bool take_afternoon() {
        if (!is(Kind::Afternoon)) return false;
        ++at_;
        return true;
    }

    void add(OpenSpan span) {
        says_ = true;
        now_.spans.push_back(span);
    }

    void finish() {
        if (!says_ && now_.days == 0) return;
        HoursRule* before = segment_ == rules_.size() ? nullptr : &rules_.back();
        if (!says_ && before != nullptr && before->days == kAllDays) {
            before->days = now_.days;  // 9:00-17:00（周一至周五）
        } else {
            if (!says_) now_.spans.push_back({0, kDay_min});
            if (now_.days == 0) now_.days = kAllDays;
            now_.adds = before != nullptr;
            rules_.push_back(now_);
        }
        now_ = {};
        says_ = false;
    }

    void end_segment() { segment_ = rules_.size(); }
    void refuse() { sound_ = false; }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::vector<HoursRule> rules_;
    std::size_t segment_ = 0;  // first rule since the last semicolon
    HoursRule now_;
    bool says_ = false;  // the rule has times, or "off"
    bool sound_ = true;
};

std::vector<OpenSpan> spans_of(const Hours& hours, int weekday, bool holiday) {
    std::vector<OpenSpan> spans;
    for (const HoursRule& rule : hours.rules) {
        const bool on_day = (rule.days >> static_cast<unsigned>(weekday) & 1U) != 0;
        const bool on_holiday = holiday && (rule.days >> kHolidayBit & 1U) != 0;
        if (!on_day && !on_holiday) continue;
        if (!rule.adds || rule.spans.empty()) spans.clear();
        spans.insert(spans.end(), rule.spans.begin(), rule.spans.end());
    }
    return spans;
}

bool holds(const std::vector<OpenSpan>& spans, int minute) {
    return std::ranges::any_of(spans, [minute](const OpenSpan& span) {
        return minute >= span.from_min && minute < span.to_min;
    });
}

}  // namespace

Hours hours_from(std::string_view text) {
    std::string plain{text};
    for (const Spelling& spelling : kSpellings)
        plain = base::replaced(plain, spelling.from, spelling.to);
    auto tokens = tokens_of(plain);
    if (!tokens) return {};
    return RuleReader{std::move(*tokens)}.read();
}

Open open_at(const Hours& hours, Moment at) {
    if (!hours.known) return Open::Unknown;
    const bool open = holds(spans_of(hours, at.weekday, at.holiday), at.minute) ||
                      holds(spans_of(hours, (at.weekday + 6) % 7, false), at.minute + kDay_min);
    return open ? Open::Yes : Open::No;
}

}  // namespace route
