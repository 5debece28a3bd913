// ingest/encoding.h — which bytes a text is written in, and the same text as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ingest {

/// How many bytes at the beginning of `text` are UTF-8 in shortest form.
std::size_t utf8_prefix(std::string_view text);

/// Puts U+FFFD for what is not UTF-8; false when nothing had to be done.
bool mend_utf8(std::string& text);

/// The likely encoding by the name iconv gives it: UTF-8 (also with a few broken bytes),
/// UTF-16LE, UTF-16BE, GB18030, BIG5, else ISO-8859-1. A byte order mark decides at once.
std::string encoding_of(std::string_view bytes);

/// UTF-8 without a byte order mark; bytes that mean nothing become U+FFFD. Nothing when there is
/// no such encoding.
std::optional<std::string> utf8_from(std::string_view bytes, const std::string& encoding);

}  // namespace ingest
