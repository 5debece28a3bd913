// model/role.h — who may do what with the store, in one table (domain.md 3.5).
//
// A role that may not do something is not shown it either: panels ask here what to leave out. What
// counts is what the store refuses, and it asks here too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace model {

enum class Role : std::uint8_t {
    Guest,       // nobody has said who he is
    Owner,       // founded the store
    Commander,   // 值班长: reveals only where an issue is open
    Operator,    // 坐席
    Secretary,   // 社区书记、网格长
    GridWorker,  // 网格员: own grids
    Specialist,  // 条线专干: own categories
    Handler,     // 部门处置人员
    Planner,
    Auditor,  // 个人信息保护负责人
    Admin,
    Wall,
};
inline constexpr std::size_t kRoles = 12;

enum class Act : std::uint8_t {
    ListPersons,
    Reveal,
    ListTargets,
    LockTargets,  // sees in which buildings those are whom a rule means, and how many
    ReadWords,    // of callers
    EditPersons,
    EditRegister,  // places, homes, shops, issues, visits
    ReadAudit,
    ManageAccounts,
    EditRules,  // of work: deadlines, routes, departments, calendar
    // Tables as files, and templates of such tables.
    ExportHomes,     // a row for each home, with masked names
    ExportTargets,   // a row for each person who is cared for
    ExportRegister,  // places, shops, what the register lacks
    ExportWork,      // issues, hazards, who visited where
    ExportCounts,    // numbers alone
    // Beside the register.
    EditPlanning,  // ways on foot, floor plans, drafts of the division and applying them, norms
    EditTeam,      // certificates, training, rosters of the staff
    Assess,        // surveys, indicators, scores of communities
    TellWall,      // what a wall shows
};
inline constexpr std::size_t kActs = 19;

/// The name in the store: "owner", "grid" …
constexpr std::string_view name_of(Role role) {
    constexpr std::array<std::string_view, kRoles> kNames{
        "guest",      "owner",   "commander", "operator", "secretary", "grid",
        "specialist", "handler", "planner",   "auditor",  "admin",     "wall"};
    return kNames.at(static_cast<std::size_t>(role));
}

constexpr std::optional<Role> role_from(std::string_view name) {
    for (std::size_t i = 0; i < kRoles; ++i)
        if (name_of(static_cast<Role>(i)) == name) return static_cast<Role>(i);
    return std::nullopt;
}

constexpr bool may(Role role, Act act) {
    constexpr auto only = [](auto... acts) { return ((1U << static_cast<unsigned>(acts)) | ...); };
    using enum Act;
    constexpr unsigned kField =
        only(ListPersons, Reveal, ListTargets, LockTargets, ReadWords, EditPersons, EditRegister);
    constexpr unsigned kExport =
        only(ExportHomes, ExportTargets, ExportRegister, ExportWork, ExportCounts);
    constexpr unsigned kBeside = only(EditPlanning, EditTeam, Assess, TellWall);
    constexpr std::array<unsigned, kRoles> kMay{
        only(EditRegister) | kBeside,                                             // guest
        kField | kExport | kBeside | only(ReadAudit, ManageAccounts, EditRules),  // owner
        kBeside | only(Reveal, LockTargets, ReadWords, EditRegister, EditRules, ExportWork,
                       ExportCounts),                                  // commander
        only(ReadWords, EditRegister, TellWall),                       // operator
        kField | kExport | only(EditPlanning, EditTeam, TellWall),     // secretary
        kField,                                                        // grid
        only(Reveal, ListTargets, LockTargets, EditRegister, Assess),  // specialist
        only(EditRegister),                                            // handler
        only(ExportRegister, ExportCounts, EditPlanning),              // planner
        only(ReadAudit),                                               // auditor
        only(ManageAccounts),                                          // admin
        0U,                                                            // wall
    };
    return (kMay.at(static_cast<std::size_t>(role)) >> static_cast<unsigned>(act) & 1U) != 0;
}

/// Whether the role holds a key to what is sealed.
constexpr bool holds_key(Role role) {
    return may(role, Act::ListPersons) || may(role, Act::Reveal) || may(role, Act::ListTargets) ||
           may(role, Act::LockTargets) || may(role, Act::ReadWords);
}

}  // namespace model
