#include "report/cell_text.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace report {

namespace {

constexpr char32_t kBroken = 0xFFFD;

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string date_text(base::Instant at, Kind kind) {
    const std::string moment = moment_text(at);
    return kind == Kind::Moment ? moment : moment.substr(0, moment.find(' '));
}

std::string number_text(double number, const Column& column) {
    const int decimals = column.kind == Kind::Real ? std::max(column.decimals, 0) : 0;
    std::string text = fmt::format("{:.{}f}", number, decimals);
    // What rounds to nothing has no sign.
    if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

}  // namespace

std::string moment_text(base::Instant at) {
    const std::string iso = base::iso_from_instant(at);  // 2026-03-01T08:30:15+08:00
    const std::size_t t = iso.find('T');
    return iso.substr(0, t) + ' ' + iso.substr(t + 1, 5);
}

std::string text_of(const Cell& cell, const Column& column, const Labels& labels) {
    if (is_empty(cell)) return {};
    if (const auto* text = std::get_if<std::string>(&cell)) return mended(*text);
    if (const auto* yes = std::get_if<bool>(&cell)) return *yes ? labels.yes : labels.no;
    if (const auto* at = std::get_if<base::Instant>(&cell)) return date_text(*at, column.kind);
    if (const auto* number = std::get_if<double>(&cell)) return number_text(*number, column);
    const std::int64_t whole = std::get<std::int64_t>(cell);
    if (column.kind != Kind::Real) return fmt::format_int(whole).str();
    return number_text(static_cast<double>(whole), column);
}

std::string mended(std::string_view text) {
    const auto broken = [](std::string_view part) {
        return !is_ascii(part) && std::ranges::count(base::characters(part), kBroken) > 0;
    };
    if (!broken(text)) return std::string{text};
    std::string out;
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text.front());
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string_view one = text.substr(0, length);
        const bool good = one.size() == length && !broken(one);
        out += good ? one : "\xEF\xBF\xBD";
        text.remove_prefix(good ? length : 1);
    }
    return out;
}

std::string tidy(std::string_view text) {
    std::string out = base::replaced(mended(text), "\r\n", "\n");
    for (char& c : out) {
        if (c == '\r') c = '\n';
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (control && c != '\n') c = ' ';
    }
    // Two code points that are no characters.
    if (out.find("\xEF\xBF") != std::string::npos)
        for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
            out = base::replaced(out, none, "\xEF\xBF\xBD");
    return out;
}

std::string one_line(std::string_view text) {
    std::string line = tidy(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string_view beginning(std::string_view utf8, std::size_t most) {
    if (utf8.size() <= most) return utf8;
    while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xC0U) == 0x80) --most;
    return utf8.substr(0, most);
}

std::string page_text(const Labels& labels, std::string_view number, std::string_view of) {
    return base::replaced(base::replaced(labels.page, "{0}", number), "{1}", of);
}

std::string foot_text(const Table& table) {
    std::string line;
    const auto put = [&](const std::string& label, const std::string& value) {
        if (value.empty()) return;
        if (!line.empty()) line += "    ";
        line += head_text({label, value}, table.labels);
    };
    put(table.labels.maker, table.foot.maker);
    put(table.labels.purpose, table.foot.purpose);
    put(table.labels.serial, table.foot.serial);
    return line;
}

std::string head_text(const HeadLine& line, const Labels& labels) {
    return line.label.empty() ? line.value : line.label + labels.colon + line.value;
}

std::size_t display_width(std::string_view utf8) {
    constexpr char32_t kWide = 0x2000;  // beyond lie Han letters and the signs set with them
    std::size_t longest = 0, width = 0;
    if (is_ascii(utf8) && utf8.find('\n') == std::string_view::npos) return utf8.size();
    for (const char32_t c : base::characters(utf8)) {
        width = c == U'\n' ? 0 : width + (c >= kWide ? 2 : 1);
        longest = std::max(longest, width);
    }
    return longest;
}

}  // namespace report
