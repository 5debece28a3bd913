#include "ingest/layer.h"

#include <algorithm>

namespace ingest {

std::string_view tag(const Feature& feature, std::string_view key) {
    for (const Tag& tag : feature.tags) {
        if (tag.key == key) return tag.value;
    }
    return {};
}

void remark(std::vector<Remark>& remarks, std::string_view reason, std::string_view id,
            bool repaired) {
    auto at = std::find_if(remarks.begin(), remarks.end(), [&](const Remark& known) {
        return known.repaired == repaired && known.reason == reason;
    });
    if (at == remarks.end()) at = remarks.insert(at, Remark{std::string{reason}, {}, repaired});
    at->ids.emplace_back(id);
}

}  // namespace ingest
