#include "ingest/report_text.h"

#include "ingest/encoding.h"

#include <algorithm>

namespace ingest {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(std::string_view bytes) {
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Behind the last line that is complete.
std::size_t end_of_lines(std::string_view bytes, const std::string& encoding) {
    if (!encoding.starts_with("UTF-16")) {
        const std::size_t at = bytes.rfind('\n');
        return at == std::string_view::npos ? 0 : at + 1;
    }
    const std::string_view end =
        encoding == "UTF-16LE" ? std::string_view{"\n\0", 2} : std::string_view{"\0\n", 2};
    for (std::size_t at = bytes.size() / 2 * 2; at >= 2; at -= 2)
        if (bytes.substr(at - 2, 2) == end) return at;
    return 0;
}

}  // namespace

void LineDecoder::look_at_beginning() {
    began_ = true;
    const std::string_view head = std::string_view{pending_}.substr(0, 4096);
    if (head.starts_with(kByteOrderMark)) {
        pending_.erase(0, kByteOrderMark.size());
        if (told_.empty()) encoding_ = "UTF-8";
        return;
    }
    // Sixteen bits a letter are never told of in vain: their zeros show.
    const std::string seen = encoding_of(head);
    if (seen.starts_with("UTF-16")) encoding_ = seen;
}

std::optional<std::string> LineDecoder::decoded(std::string_view bytes) {
    if (encoding_.empty() && is_ascii(bytes)) return std::string{bytes};
    if (encoding_.empty()) {
        const bool fine = utf8_prefix(bytes) == bytes.size();
        encoding_ = !told_.empty() ? told_ : fine ? "UTF-8" : encoding_of(bytes);
    }
    if (encoding_ != "UTF-8") return utf8_from(bytes, encoding_);
    std::string text{bytes};
    mend_utf8(text);
    return text;
}

std::optional<std::string> LineDecoder::more(std::string_view bytes) {
    pending_ += bytes;
    // A document may be one long line: it is not looked through again with each piece.
    if (began_ && bytes.find('\n') == std::string_view::npos) return std::string{};
    if (!began_) {
        if (pending_.size() < 4) return std::string{};
        look_at_beginning();
    }
    const std::size_t end = end_of_lines(pending_, encoding_);
    if (end == 0) return std::string{};
    auto text = decoded(std::string_view{pending_}.substr(0, end));
    pending_.erase(0, end);
    return text;
}

std::optional<std::string> LineDecoder::rest() {
    if (!began_) look_at_beginning();
    auto text = decoded(pending_);
    pending_.clear();
    return text;
}

}  // namespace ingest
