#include "app/export.h"

#include "report/draft.h"

#include <algorithm>
#include <filesystem>

namespace app {

using base::refusal;
using base::Result;
namespace fs = std::filesystem;

std::string ending_of(const std::string& path) {
    std::string ending = fs::path{path}.extension();
    if (!ending.empty()) ending.erase(0, 1);
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return ending;
}

Result<model::Export> export_file(store::Store& store, const store::Grant& grant,
                                  const ExportWish& wish, base::Instant now,
                                  const FileWriter& write) {
    report::Draft draft{wish.path};
    if (draft.name().empty()) return draft.refusal();
    const auto serial = store.draw_serial(grant, now);
    if (!serial) return refusal(serial);
    if (wish.of_persons) {
        std::error_code trouble;
        fs::permissions(draft.name(), fs::perms::owner_read | fs::perms::owner_write, trouble);
        if (trouble) return draft.refusal(trouble.message());
    }
    if (auto written = write(draft.name(), *serial); !written) return refusal(written);
    model::Export file = wish.about;
    file.serial = *serial;
    file.at = now;
    file.account = grant.name;
    file.format = ending_of(wish.path);
    file.file = fs::path{wish.path}.filename();
    file.sha256 = store::file_sha256(draft.name());
    if (file.sha256.empty()) return draft.refusal();
    if (auto entered = store.register_export(grant, file, now); !entered) return refusal(entered);
    if (auto settled = draft.settle(); !settled) return refusal(settled);
    return file;
}

}  // namespace app
