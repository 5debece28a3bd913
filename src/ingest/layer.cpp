#include "ingest/layer.h"

#include <algorithm>

namespace ingest {

std::string_view tag(const Feature& feature, std::string_view key) {
    for (const Tag& tag : feature.tags) {
        if (tag.key == key) return tag.value;
    }
    return {};
}

bool has_tag(const Feature& feature, std::string_view key) {
    return !tag(feature, key).empty();
}

bool is_said(std::string_view value) {
    return !value.empty() && value != "no" && value != "none";
}

namespace {

std::vector<std::string>& ids_under(std::vector<Remark>& remarks, std::string_view reason,
                                    bool repaired, bool flagged) {
    auto at = std::find_if(remarks.begin(), remarks.end(), [&](const Remark& known) {
        return known.repaired == repaired && known.flagged == flagged && known.reason == reason;
    });
    if (at == remarks.end())
        at = remarks.insert(at, Remark{std::string{reason}, {}, repaired, flagged});
    return at->ids;
}

}  // namespace

void remark(std::vector<Remark>& remarks, std::string_view reason, std::string_view id,
            bool repaired) {
    ids_under(remarks, reason, repaired, false).emplace_back(id);
}

void remark_flagged(std::vector<Remark>& remarks, std::string_view reason, std::string_view id) {
    ids_under(remarks, reason, false, true).emplace_back(id);
}

}  // namespace ingest
