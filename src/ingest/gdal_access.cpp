#include "ingest/gdal_access.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>

namespace ingest {

namespace {

constexpr std::size_t kLargest = std::size_t{2} << 30U;

struct Setting {
    const char* key;
    const char* value;
};

constexpr Setting kSettings[] = {
    {"CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO"},
    {"CPL_ZIP_ENCODING", "GB18030"},
    {"GDAL_PAM_ENABLED", "NO"},
    {"GML_SKIP_CORRUPTED_FEATURES", "YES"},
    {"OGR_ODS_FIELD_TYPES", "STRING"},
    {"OGR_ODS_HEADERS", "FORCE"},
    {"OGR_XLSX_FIELD_TYPES", "STRING"},
    {"OGR_XLSX_HEADERS", "FORCE"},
    {"SHAPE_RESTORE_SHX", "NO"},
};

void CPL_STDCALL take_message(CPLErr level, CPLErrorNum /*number*/, const char* message) {
    if (level < CE_Failure) return;
    static_cast<GdalSession*>(CPLGetErrorHandlerUserData())->note(message);
}

std::optional<std::string> read(const std::string& path, std::size_t limit, bool whole) {
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::string bytes;
    constexpr std::size_t kPiece = std::size_t{1} << 20U;
    while (bytes.size() <= limit) {
        const std::size_t before = bytes.size();
        const std::size_t wanted = std::min(kPiece, limit - before + (whole ? 1 : 0));
        if (wanted == 0) break;
        bytes.resize(before + wanted);
        const std::size_t got = VSIFReadL(bytes.data() + before, 1, wanted, file);
        bytes.resize(before + got);
        if (got < wanted) break;
    }
    VSIFCloseL(file);
    if (whole && bytes.size() > limit) return std::nullopt;
    return bytes;
}

}  // namespace

GdalSession::GdalSession() {
    static std::once_flag registered;
    CPLPushErrorHandlerEx(&take_message, this);
    std::call_once(registered, &GDALAllRegister);
    for (const Setting& setting : kSettings)
        CPLSetThreadLocalConfigOption(setting.key, setting.value);
}

GdalSession::~GdalSession() {
    for (const Setting& setting : kSettings) CPLSetThreadLocalConfigOption(setting.key, nullptr);
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalSession::note(std::string_view message) {
    if (failure_.empty()) failure_ = message;
}

MemoryFolder::MemoryFolder() {
    static std::atomic<unsigned> count{0};
    path_ = "/vsimem/getu" + std::to_string(++count);
}

MemoryFolder::~MemoryFolder() {
    VSIRmdirRecursive(path_.c_str());
}

std::string MemoryFolder::add(const std::string& name, std::string bytes) {
    std::string path = path_ + "/" + name;
    std::string& kept = contents_.emplace_back(std::move(bytes));
    VSILFILE* file = VSIFileFromMemBuffer(path.c_str(), reinterpret_cast<GByte*>(kept.data()),
                                          static_cast<vsi_l_offset>(kept.size()), FALSE);
    if (file != nullptr) VSIFCloseL(file);
    return path;
}

std::optional<std::string> bytes_of(const std::string& path) {
    return read(path, kLargest, true);
}

std::optional<std::string> first_bytes_of(const std::string& path, std::size_t limit) {
    return read(path, limit, false);
}

}  // namespace ingest
