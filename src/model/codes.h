// model/codes.h — the few codes whose meaning the program must know; all others are texts that it
// passes on.
#pragma once

#include "model/rows.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace model {

/// States (K23) in which the work on an issue is over.
inline constexpr std::array<std::string_view, 6> kClosingStates{
    "CLOSED", "REJECTED", "ANSWERED", "EVALUATED", "MERGED", "CANCELLED"};

constexpr bool closes(std::string_view state) {
    return std::ranges::find(kClosingStates, state) != kClosingStates.end();
}

/// The clock stands still.
inline bool is_suspended(const IssueRow& issue) {
    return issue.state == "SUSPENDED";
}

/// Nobody but its author knows of it yet, or ever did.
inline bool is_draft(const IssueRow& issue) {
    return issue.state == "DRAFT" ||
           (issue.state == "CANCELLED" && issue.reported == base::kNever &&
            number(issue.first_receiver) != 0);
}

/// Done, and waiting to be looked at: no longer late.
inline bool awaits_check(const IssueRow& issue) {
    return issue.state == "HANDLED";
}

/// K02 00: nobody has asked yet.
constexpr bool is_collected(std::string_view use) {
    return !use.empty() && use != "00";
}
/// K02 01, 02, 03.
constexpr bool is_self_used(std::string_view use) {
    return use == "01";
}
constexpr bool is_let(std::string_view use) {
    return use == "02";
}
constexpr bool is_empty_home(std::string_view use) {
    return use == "03";
}

/// K11 2 and 3: none, or something is wrong with it.
inline bool lacks_licence(const ShopRow& shop) {
    return shop.licence == "2" || shop.licence == "3";
}

/// K14 3.
inline bool is_vacant(const ShopRow& shop) {
    return shop.state == "3";
}

/// K37 2 and 3: damaged, or missing.
inline bool is_broken(const ComponentRow& component) {
    return component.state == "2" || component.state == "3";
}
/// K37 5: it is no longer there.
inline bool is_removed(const ComponentRow& component) {
    return component.state == "5";
}
/// K36: the first two of the five digits say the major class, K38.
inline std::string major_of(std::string_view klass) {
    return std::string{klass.substr(0, 2)};
}
inline constexpr std::string_view kPublicCamera = "01904";  // K36
inline constexpr std::string_view kChargingPost = "01908";
/// K36: hydrants and extinguishers.
constexpr bool is_fire_component(std::string_view klass) {
    return klass == "01903" || klass == "01911";
}
/// K16: fire points, hydrants, fire stations.
constexpr bool is_fire_facility(std::string_view kind) {
    return kind == "05" || kind == "06" || kind == "19";
}
inline constexpr std::string_view kChargingPoint = "07";  // K16

inline constexpr std::string_view kSocialOrganisation = "04";  // K15
inline constexpr std::string_view kPropertyCompany = "06";
inline constexpr std::string_view kPartyBranch = "11";
/// K15: of the owners, or of those who manage their yard themselves.
constexpr bool is_committee(std::string_view kind) {
    return kind == "07" || kind == "08";
}

}  // namespace model
