#include "ingest/dxf_texts.h"

#include "ingest/encoding.h"
#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"

#include <cstddef>
#include <optional>

#include <cpl_conv.h>

namespace ingest {

namespace {

constexpr const char* kDxfEncoding = "DXF_ENCODING";
constexpr std::size_t kDxfHead = std::size_t{1} << 16U;

}  // namespace

DxfTexts::DxfTexts(const std::string& path, const std::string& said) {
    if (extension_of(path) != "dxf") return;
    const GdalSession session;
    const std::optional<std::string> bytes = bytes_of(path);
    if (!bytes) return;
    const std::string encoding = encoding_of(*bytes);
    const bool plain = utf8_prefix(*bytes) == bytes->size();
    const bool named = bytes->substr(0, kDxfHead).find("$DWGCODEPAGE") != std::string::npos;
    if (!plain && !said.empty()) {
        CPLSetThreadLocalConfigOption(kDxfEncoding, said.c_str());
    } else if (plain || (!named && encoding == "GB18030")) {
        CPLSetThreadLocalConfigOption(kDxfEncoding, encoding.c_str());
    }
}

DxfTexts::~DxfTexts() {
    CPLSetThreadLocalConfigOption(kDxfEncoding, nullptr);
}

}  // namespace ingest
