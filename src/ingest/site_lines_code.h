// ingest/site_lines_code.h — the lines of a drawing as bytes. Only for site drawings.
//
// "GSD" and a version byte (1), the size of the rest when unpacked as four bytes, little endian,
// then the rest deflated: the grid's origin and step as three doubles; the classes, each a length
// and UTF-8; the lines, each its class, its number of points and the steps from one point to the
// next. Whole numbers are seven bits a byte, the lowest first, signs folded in (zigzag), as
// Protocol Buffers write them. A step is 2⁻²⁸ of the longer side of the box: a tenth of a
// millimetre in a drawing of 25 km.
#pragma once

#include "ingest/site_drawing.h"

namespace ingest {

inline constexpr std::string_view kSiteLinesMagic = "GSD";

/// Empty when there is no line to write, or more than kSiteMostVertices.
std::string bytes_from_lines(const SiteLines& lines);

/// Nothing for bytes that are not what `bytes_from_lines` makes, in every part.
std::optional<SiteLines> lines_from_bytes(std::string_view bytes);

}  // namespace ingest
