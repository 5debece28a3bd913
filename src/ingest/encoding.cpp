#include "ingest/encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <iconv.h>

namespace ingest {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// Length of the sequence that `text` begins with, 0 when it is none.
std::size_t sequence_length(std::string_view text) {
    const unsigned lead = byte_at(text, 0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte_at(text, i) & 0xC0U) != 0x80) return 0;
    }
    const unsigned second = byte_at(text, 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool beyond = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

bool between(unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
}

struct Counts {
    std::size_t good = 0;  // characters as this encoding's everyday texts have them
    std::size_t bad = 0;   // rare ones, and bytes that mean nothing
};

Counts as_utf8(std::string_view text) {
    Counts counts;
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length > 1) ++counts.good;
        if (length == 0) ++counts.bad;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return counts;
}

/// `everyday(lead, trail)` says whether two bytes are a character of everyday texts.
template <class Everyday>
Counts as_pairs(std::string_view text, Everyday everyday) {
    Counts counts;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned lead = byte_at(text, i);
        if (lead < 0x80) continue;
        const unsigned trail = i + 1 < text.size() ? byte_at(text, i + 1) : 0;
        if (everyday(lead, trail)) {
            ++counts.good;
            ++i;
        } else {
            ++counts.bad;
            if (trail >= 0x40) ++i;  // stay in step with the pairs
        }
    }
    return counts;
}

/// Western text in UTF-16 has a zero in every other byte.
const char* utf16_without_mark(std::string_view bytes) {
    std::size_t zeros[2] = {0, 0};
    const std::string_view head = bytes.substr(0, 4096);
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\0') ++zeros[i % 2];
    }
    if (zeros[1] * 4 > head.size() && zeros[0] * 8 < zeros[1]) return "UTF-16LE";
    if (zeros[0] * 4 > head.size() && zeros[1] * 8 < zeros[0]) return "UTF-16BE";
    return nullptr;
}

}  // namespace

std::size_t utf8_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (std::uint64_t word = 0; text.size() - at >= sizeof word) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080'8080'8080'8080U) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return at;
}

bool mend_utf8(std::string& text) {
    const std::size_t good = utf8_prefix(text);
    if (good == text.size()) return false;
    std::string mended;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t here = utf8_prefix(rest);
        mended += rest.substr(0, here);
        rest.remove_prefix(here);
        if (rest.empty()) break;
        mended += kReplacement;
        rest.remove_prefix(1);
    }
    text = std::move(mended);
    return true;
}

std::string encoding_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
    if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
    if (const char* wide = utf16_without_mark(bytes)) return wide;

    const Counts utf8 = as_utf8(bytes);
    if (utf8.bad * 20 <= utf8.good) return "UTF-8";
    // GB 2312's rows of symbols and characters; what GBK and GB 18030 add is rare in a text.
    const Counts chinese = as_pairs(bytes, [](unsigned lead, unsigned trail) {
        return between(lead, 0xA1, 0xF7) && between(trail, 0xA1, 0xFE);
    });
    if (chinese.bad * 4 <= chinese.good) return "GB18030";
    // Big5's punctuation and its 5 401 frequent characters.
    const Counts traditional = as_pairs(bytes, [](unsigned lead, unsigned trail) {
        return between(lead, 0xA1, 0xC6) &&
               (between(trail, 0x40, 0x7E) || between(trail, 0xA1, 0xFE));
    });
    if (traditional.bad * 6 <= traditional.good) return "BIG5";
    return "ISO-8859-1";
}

std::optional<std::string> utf8_from(std::string_view bytes, const std::string& encoding) {
    iconv_t way = iconv_open("UTF-8", encoding.c_str());
    if (way == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: how iconv says no
    std::string text;
    std::string input{bytes};
    char* in = input.data();
    std::size_t in_left = input.size();
    char buffer[1U << 15U];
    while (in_left > 0) {
        char* out = buffer;
        std::size_t out_left = sizeof buffer;
        const std::size_t before = in_left;
        const bool stuck =
            iconv(way, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
        text.append(buffer, sizeof buffer - out_left);
        if (stuck && in_left > 0 && (in_left == before || out_left > 8)) {
            text += kReplacement;
            ++in;
            --in_left;
        }
    }
    iconv_close(way);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    return text;
}

}  // namespace ingest
