#include "ingest/csv_reader.h"

#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ingest {

namespace {

constexpr std::size_t kLongestQuoted = 64U * 1024;  // bytes; beyond it the quote was only a sign
constexpr std::size_t kLinesToGuess = 20;

}  // namespace

bool CsvReader::next(CsvRow& row) {
    while (at_ < text_.size()) {
        const std::size_t began = at_;
        row.line = line_;
        row.cells.clear();
        while (!take_cell(row.cells.emplace_back())) {
        }
        if (std::exchange(open_, false) && reach_ == Text::Beginning) {
            at_ = began;
            line_ = row.line;
            return false;
        }
        while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
        if (!row.cells.empty()) return true;
    }
    return false;
}

/// True when the row ended with this cell.
bool CsvReader::take_cell(std::string& cell) {
    if (at_ < text_.size() && text_[at_] == '"') {
        if (const auto end = end_of_quoted(cell)) at_ = *end;
    }
    const std::size_t from = at_;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == separator_ || c == '\n' || c == '\r') break;
        ++at_;
    }
    if (cell.empty()) {
        cell = plain_cell(text_.substr(from, at_ - from));
    } else {
        cell += text_.substr(from, at_ - from);
        if (const std::string_view plain = plain_cell(cell); plain.size() < cell.size())
            cell = std::string{plain};
    }
    if (at_ >= text_.size()) return true;
    const char c = text_[at_++];
    if (c == separator_) return false;
    if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return true;
}

/// Behind the closing quote, what is quoted being in `cell`; nothing when there is none.
std::optional<std::size_t> CsvReader::end_of_quoted(std::string& cell) {
    std::size_t at = at_ + 1;
    const std::size_t most = std::min(text_.size(), at + kLongestQuoted);
    for (;;) {
        const std::size_t quote = text_.substr(0, most).find('"', at);
        if (quote == std::string_view::npos) {
            open_ |= most == text_.size();
            cell.clear();
            return std::nullopt;
        }
        cell += text_.substr(at, quote - at);
        at = quote + 1;
        if (at >= text_.size() || text_[at] != '"') break;
        cell += '"';
        ++at;
    }
    const std::string_view inside = text_.substr(at_, at - at_);
    line_ += std::count(inside.begin(), inside.end(), '\n');
    return at;
}

char separator_of(std::string_view text) {
    constexpr std::array kSeparators{',', '\t', ';'};
    std::array<std::pair<std::size_t, std::size_t>, kSeparators.size()> score{};
    for (std::size_t line = 0; line < kLinesToGuess && !text.empty(); ++line) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view row = text.substr(0, end);
        for (std::size_t s = 0; s < kSeparators.size(); ++s) {
            bool quoted = false;
            std::size_t count = 0;
            for (const char c : row) {
                quoted ^= c == '"';
                if (!quoted && c == kSeparators[s]) ++count;
            }
            if (count > 0) ++score[s].first;
            score[s].second += count;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const auto best = std::ranges::max_element(score);
    return kSeparators[static_cast<std::size_t>(best - score.begin())];
}

char told_separator(std::string_view& text) {
    if (!text.starts_with("sep=") || text.size() < 6) return '\0';
    if (text[5] != '\r' && text[5] != '\n') return '\0';
    const char separator = text[4];
    text.remove_prefix(5);  // its line stays, as an empty one
    return separator;
}

}  // namespace ingest
