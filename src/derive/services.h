// derive/services.h — what people walk to: the nine everyday trades, the eight utilities, what a
// standard community has (domain.md C43, C44, C48), each made of trades of shops (K10) and kinds of
// facilities (K16).
//
// A service has the name of one code; `model::label(is, service.list, service.code, …)` tells it.
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

enum class ServiceGroup : std::uint8_t {
    Everyday,  // the nine items of the convenience circle; 养老托幼 is two services
    Utility,   // 公用事业服务单位 that have a point in the community
    Standard,  // rooms and centres of a standard community
    More,      // any other trade or kind
};

struct Service {
    std::string key;  // "K10.02"; never changes
    ServiceGroup group = ServiceGroup::More;
    std::string list;  // whose name it has
    std::string code;
    std::vector<std::string> trades;  // K10, of shops that are open
    std::vector<std::string> kinds;   // K16
    int minutes = 15;                 // within which it should be (Ministry of Commerce)
    int item = 0;                     // of the nine, from 1; 0 none
};
inline constexpr int kEverydayItems = 9;

/// All that are listed, group by group, in the order of the user's document.
const std::vector<Service>& services();
std::span<const Service> services_of(ServiceGroup group);

/// "K10.02", "02" (a trade), "K16.11"; a trade or kind that is in no list is a service of its own
/// of 15 minutes. Nothing for a code that the store does not know.
std::optional<Service> service_of(const model::Snapshot& is, std::string_view text);

/// A number that was set for this store; nothing where nobody has.
std::optional<double> parameter(const model::Snapshot& is, std::string_view key);

/// Minutes as set ("minutes.K10.02"), else `service.minutes`.
int minutes_of(const model::Snapshot& is, const Service& service);
/// How many persons one supplier should do for, as set ("persons_per.K10.02"); nothing: 未设定.
std::optional<double> persons_per(const model::Snapshot& is, const Service& service);

/// Minutes that maps are banded by.
inline constexpr int kWalkBands[] = {5, 8, 10, 15};

}  // namespace derive
