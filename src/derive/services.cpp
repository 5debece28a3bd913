#include "derive/services.h"

#include <algorithm>
#include <cmath>

namespace derive {

namespace {

using Codes = std::vector<std::string>;

Service listed_service(ServiceGroup group, std::string list, std::string code, Codes trades,
                       Codes kinds, int minutes, int item = 0) {
    return {.key = list + "." + code,
            .group = group,
            .list = std::move(list),
            .code = std::move(code),
            .trades = std::move(trades),
            .kinds = std::move(kinds),
            .minutes = minutes,
            .item = item};
}

/// A trade that is a service by itself; a kind likewise.
Service lone_trade(ServiceGroup group, const std::string& code, int minutes, int item = 0) {
    return listed_service(group, "K10", code, {code}, {}, minutes, item);
}
Service lone_kind(ServiceGroup group, const std::string& code, int minutes) {
    return listed_service(group, "K16", code, {}, {code}, minutes);
}

std::vector<Service> listed_services() {
    using enum ServiceGroup;
    std::vector<Service> all{
        lone_trade(Everyday, "01", 15, 1),
        // A convenience shop round the corner is shopping, and so is the market.
        listed_service(Everyday, "K10", "02", {"02", "11", "12"}, {"23"}, 5, 2),
        listed_service(Everyday, "K10", "03", {"03", "13"}, {}, 8, 3),
        lone_trade(Everyday, "04", 15, 4), lone_trade(Everyday, "05", 8, 5),
        lone_trade(Everyday, "06", 8, 6),
        listed_service(Everyday, "K10", "07", {"07"}, {"11", "26"}, 15, 7),
        listed_service(Everyday, "K10", "08", {"08"}, {"13"}, 15, 7),
        lone_trade(Everyday, "09", 15, 8), lone_trade(Everyday, "10", 15, 9)};
    for (const char* code : {"51", "52", "53", "54", "55", "56", "57", "58"})
        all.push_back(lone_trade(Utility, code, 15));
    // 服务大厅 社会管理服务站 民生工作站 日间照料站 数字化学习港 书法绘画 棋牌 健身, then the three
    // centres.
    for (const char* code : {"01", "40", "41", "11", "44", "45", "46", "08", "26", "42", "43"})
        all.push_back(lone_kind(Standard, code, 15));
    for (const auto& [code, minutes] :
         {std::pair{"11", 5}, std::pair{"13", 10}, std::pair{"14", 8}, std::pair{"16", 10}})
        all.push_back(lone_trade(More, code, minutes));
    all.push_back(listed_service(More, "K10", "12", {"12"}, {"23"}, 8));
    all.push_back(listed_service(More, "K10", "15", {"15"}, {"10"}, 10));
    for (const char* code : {"04", "09", "12", "14", "16", "17"})
        all.push_back(lone_kind(More, code, 15));
    return all;
}

}  // namespace

const std::vector<Service>& services() {
    static const std::vector<Service> all = listed_services();
    return all;
}

std::span<const Service> services_of(ServiceGroup group) {
    const std::vector<Service>& all = services();
    const auto first = std::ranges::find(all, group, &Service::group);
    const auto last =
        std::find_if(first, all.end(), [group](const Service& s) { return s.group != group; });
    return {first, last};
}

std::optional<Service> service_of(const model::Snapshot& is, std::string_view text) {
    const std::size_t dot = text.find('.');
    const std::string list{dot == std::string_view::npos ? "K10" : text.substr(0, dot)};
    const std::string code{dot == std::string_view::npos ? text : text.substr(dot + 1)};
    if (list != "K10" && list != "K16") return std::nullopt;
    const auto known = std::ranges::find_if(
        services(), [&](const Service& s) { return s.key == list + "." + code; });
    if (known != services().end()) return *known;
    const bool named = std::ranges::any_of(*is.codes, [&](const model::CodeItem& item) {
        return item.list == list && item.code == code;
    });
    if (!named) return std::nullopt;
    return list == "K10" ? lone_trade(ServiceGroup::More, code, 15)
                         : lone_kind(ServiceGroup::More, code, 15);
}

std::optional<double> parameter(const model::Snapshot& is, std::string_view key) {
    const auto found = std::ranges::find(*is.parameters, key, &model::ParameterRow::key);
    if (found == is.parameters->end()) return std::nullopt;
    return found->value;
}

int minutes_of(const model::Snapshot& is, const Service& service) {
    const auto set = parameter(is, "minutes." + service.key);
    return set && *set >= 1 && *set <= 120 ? static_cast<int>(std::lround(*set)) : service.minutes;
}

std::optional<double> persons_per(const model::Snapshot& is, const Service& service) {
    const auto set = parameter(is, "persons_per." + service.key);
    return set && *set > 0 ? set : std::nullopt;
}

}  // namespace derive
