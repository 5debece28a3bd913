#include "app/map_cache.h"

#include "scene/packed.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <span>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {

namespace {

struct Head {
    std::array<char, 8> name{'g', 'e', 't', 'u', '-', 'm', 'a', 'p'};
    std::uint64_t version = scene::kPackedVersion;
    std::uint64_t hash = 0;
    std::uint64_t bytes = 0;  // of all that follows
    std::int64_t seq = 0;
    std::uint64_t line_bytes = 0;
    std::array<std::uint64_t, 2> spare{};
};
static_assert(sizeof(Head) == 64);

constexpr std::size_t kAlign = 16;

/// Tells damage, not malice: FNV-1a on eight bytes at a time, in four lanes.
class Hash {
  public:
    void add(std::span<const std::byte> bytes) {
        for (; pending_ > 0 && !bytes.empty(); bytes = bytes.subspan(1)) take(bytes[0]);
        for (; bytes.size() >= kBlock; bytes = bytes.subspan(kBlock)) mix(bytes.data());
        for (const std::byte byte : bytes) take(byte);
    }
    std::uint64_t value() {
        while (pending_ > 0) take(std::byte{0});
        std::uint64_t all = 0;
        for (const std::uint64_t lane : lane_) all = (all ^ lane) * kPrime;
        return all;
    }

  private:
    static constexpr std::size_t kBlock = 32;
    static constexpr std::uint64_t kPrime = 0x100000001b3;

    void take(std::byte byte) {
        block_.at(pending_++) = byte;
        if (pending_ < kBlock) return;
        pending_ = 0;
        mix(block_.data());
    }
    void mix(const std::byte* block) {
        for (std::size_t i = 0; i < lane_.size(); ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, block + 8 * i, sizeof word);
            lane_.at(i) = (lane_.at(i) ^ word) * kPrime;
            lane_.at(i) ^= lane_.at(i) >> 29;
        }
    }

    std::array<std::uint64_t, 4> lane_{0xcbf29ce484222325, 1, 2, 3};
    std::array<std::byte, kBlock> block_{};
    std::size_t pending_ = 0;
};

/// A file in memory, for as long as somebody holds it.
struct Mapped {
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

Mapped mapped(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    struct stat is {};
    void* at = MAP_FAILED;
    if (fstat(file, &is) == 0 && is.st_size > 0)
        at = mmap(nullptr, static_cast<std::size_t>(is.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (at == MAP_FAILED) return {};
    const auto bytes = static_cast<std::size_t>(is.st_size);
    return {{at, [bytes](const void* p) { munmap(const_cast<void*>(p), bytes); }},
            {static_cast<const std::byte*>(at), bytes}};
}

std::size_t padded(std::size_t bytes) {
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

}  // namespace

std::string map_cache_path(const std::string& path) {
    return path + "-map";
}

std::optional<CachedMap> cached_map(const std::string& path) {
    const Mapped file = mapped(map_cache_path(path));
    Head head;
    if (file.bytes.size() < sizeof head) return std::nullopt;
    std::memcpy(&head, file.bytes.data(), sizeof head);
    const std::span<const std::byte> body = file.bytes.subspan(sizeof head);
    if (head.name != Head{}.name || head.version != Head{}.version || head.bytes != body.size() ||
        head.line_bytes > body.size() || padded(head.line_bytes) > body.size())
        return std::nullopt;
    Hash hash;
    hash.add(body);
    if (hash.value() != head.hash) return std::nullopt;
    auto scene = scene::unpacked(body.subspan(padded(head.line_bytes)), file.owner);
    if (!scene) return std::nullopt;
    const auto* line = reinterpret_cast<const char*>(body.data());
    return CachedMap{{head.seq, {line, head.line_bytes}}, std::move(*scene)};
}

bool keep_map(const std::string& path, const CachedMap& map) {
    const std::string target = map_cache_path(path);
    const std::string half = target + "." + std::to_string(getpid());
    std::ofstream file{half, std::ios::binary | std::ios::trunc};
    Head head{.seq = map.mark.seq, .line_bytes = map.mark.line.size()};
    Hash hash;
    const auto put = [&](std::span<const std::byte> bytes) {
        hash.add(bytes);
        head.bytes += bytes.size();
        file.write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    };
    const auto write_head = [&] { file.write(reinterpret_cast<const char*>(&head), sizeof head); };
    write_head();
    std::string line = map.mark.line;
    line.resize(padded(line.size()));
    put(std::as_bytes(std::span{line}));
    scene::pack(map.scene, put);
    head.hash = hash.value();
    file.seekp(0);
    write_head();
    file.close();
    if (file && std::rename(half.c_str(), target.c_str()) == 0) return true;
    std::remove(half.c_str());
    return false;
}

}  // namespace app
