#include "store/fold.h"

namespace store {

namespace {

constexpr int kRegion_bytes = 32'768;
constexpr int kHeader_bytes = 48;  // stands there twice, one after the other
constexpr int kFrames_at = 16;
constexpr int kSalt_at = 32;
constexpr int kFolded_at = 96;
constexpr int kAttempted_at = 128;

std::uint32_t word(const volatile unsigned char* region, int at) {
    return *reinterpret_cast<const volatile std::uint32_t*>(region + at);
}

Fold read(const volatile unsigned char* region, int header) {
    return {.salt = {word(region, header + kSalt_at), word(region, header + kSalt_at + 4)},
            .frames = word(region, header + kFrames_at),
            .folded = word(region, kFolded_at),
            .attempted = word(region, kAttempted_at)};
}

}  // namespace

std::optional<Fold> fold_of(const Database& db) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    constexpr int kVersionWithIndex = 2;
    if (file == nullptr || file->pMethods == nullptr ||
        file->pMethods->iVersion < kVersionWithIndex)
        return std::nullopt;
    // Asked of SQLite's own handle: opening the index ourselves would, on closing it, drop the
    // locks this process has on it (fcntl(2)).
    volatile void* shared = nullptr;
    constexpr int kDoNotMake = 0;
    if (file->pMethods->xShmMap(file, 0, kRegion_bytes, kDoNotMake, &shared) != SQLITE_OK)
        return std::nullopt;
    const auto* region = static_cast<const volatile unsigned char*>(shared);
    if (region == nullptr) return std::nullopt;
    const Fold first = read(region, 0);
    const Fold second = read(region, kHeader_bytes);
    return first == second ? std::optional{first} : std::nullopt;
}

}  // namespace store
