#include "ui/wall_flow.h"

#include <algorithm>

namespace ui {

namespace {

using WidthOf = std::function<float(std::string_view)>;

constexpr std::string_view kCloses = "，。、；：！？）》」』”’…,.;:!?)";

bool inside_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::size_t end_of_letter(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (inside_letter(text, end)) ++end;
    return end;
}

bool is_latin(char byte) {
    return static_cast<unsigned char>(byte) < 0x80U;
}

/// Whether a line may end before the letter at `at`; blanks that would begin one are dropped.
bool breaks_before(std::string_view text, std::size_t at) {
    if (text[at - 1] == ' ' || text[at] == ' ') return true;
    if (kCloses.find(text.substr(at, end_of_letter(text, at) - at)) != std::string_view::npos)
        return false;
    return !is_latin(text[at - 1]) || !is_latin(text[at]);
}

/// How many bytes a line of that length holds; 0 where not even the first piece fits, unless no
/// line is longer: then it is broken anywhere.
std::size_t bytes_of_line(std::string_view text, float room, float widest, const WidthOf& wide_of) {
    float wide = 0;
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (at > 0 && breaks_before(text, at)) last = at;
        const std::size_t end = end_of_letter(text, at);
        wide += wide_of(text.substr(at, end - at));
        if (wide > room) return last > 0 || room < widest ? last : at;
        at = end;
    }
    return text.size();
}

std::string cut_with_dots(std::string_view text, float room, const WidthOf& wide_of) {
    std::string kept;
    float wide = wide_of("…");
    for (std::size_t at = 0; at < text.size(); at = end_of_letter(text, at)) {
        const std::string_view letter = text.substr(at, end_of_letter(text, at) - at);
        wide += wide_of(letter);
        if (wide > room) break;
        kept += letter;
    }
    return kept + "…";
}

}  // namespace

Flowed flowed(const std::string& text, const std::vector<float>& rooms, const WidthOf& wide_of) {
    Flowed flow;
    const float widest = rooms.empty() ? 0 : *std::ranges::max_element(rooms);
    std::string_view rest = text;
    for (std::size_t i = 0; i < rooms.size() && !rest.empty(); ++i) {
        const std::size_t bytes = bytes_of_line(rest, rooms[i], widest, wide_of);
        const bool last = i + 1 == rooms.size();
        flow.whole = !last || bytes == rest.size();
        flow.line.push_back(flow.whole ? std::string{rest.substr(0, bytes)}
                                       : cut_with_dots(rest, rooms[i], wide_of));
        rest.remove_prefix(bytes);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    return flow;
}

}  // namespace ui
