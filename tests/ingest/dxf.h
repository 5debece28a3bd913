// tests/ingest/dxf.h — DXF, put together.
#pragma once

#include <string>

namespace drawn {

/// Entities, and what the header says, as pairs of codes and values.
inline std::string dxf(const std::string& entities, const std::string& header = {}) {
    return "0\nSECTION\n2\nHEADER\n" + header + "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" + entities +
           "0\nENDSEC\n0\nEOF\n";
}

}  // namespace drawn
