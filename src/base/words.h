// base/words.h — every sentence and label a user can see, in one table, Chinese and English.
//
// Below the table nobody holds visible text: errors carry a Word and what fills its gaps, and
// whoever shows them knows the language. A refusal says what happened, what was kept, and what
// to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Language : std::uint8_t { Chinese, English };

enum class Word : std::uint16_t {
    // Refusals
    Unexpected,
    StoreMissing,
    StoreExists,
    StoreBusy,
    StoreBusyBy,
    StoreReadOnly,
    StoreCannotOpen,
    StoreDamaged,
    StoreTrouble,
    NotGeoPackage,
    ForeignGeoPackage,
    NewerSchema,
    ColumnMissing,
    NetworkShare,
    NoServer,
    DiskFull,
    DiskTrouble,
    RowRefused,
    IssueGone,
    CrsUnknown,
    SystemTrouble,
    NoDisplay,
    NoOpenGl,
    NoHeadlessGl,
    NoCjkFont,
    ShaderRefused,
    PictureRefused,
    ScriptUnknown,
    ScriptExpected,
    ScriptMissing,
    NoSuchPlace,
    NoSuchAccount,
    QueueFull,
    // Words on the command line
    UsageHead,
    UsageUnknownCommand,
    UsageUnknownOption,
    UsageMissingValue,
    UsageBadValue,
    UsageMissingArgument,
    UsageCommon,
    HelpDemo,
    HelpOpen,
    HelpRender,
    HelpWatch,
    HelpSimulate,
    HelpCheck,
    HelpBench,
    NothingToSimulate,
    // Program
    AppName,
    WindowTitle,
    StillPicture,
    StillPictureWhy,
    Live,
    FeedStopped,
    FeedStoppedWhy,
    NoChangeYet,
    // Theme and states
    ThemeWork,
    StateOk,
    StateOpen,
    StateSoon,
    StateUrgent,
    StateOverdue,
    StateNoData,
    BlocksInAll,
    // Inspector
    NothingSelected,
    Units,
    Rented,
    Shops,
    Issues,
    OpenIssues,
    OverdueIssues,
    Storeys,
    Stairs,
    NoGridWorker,
    ReasonOk,
    ReasonNoData,
    ReasonOpen,
    ReasonSoon,
    ReasonUrgent,
    ReasonOverdue,
    NoOpenIssue,
    LastVisit,
    NeverVisited,
    LogVisit,
    Unplaced,
    DueLeft,
    DueOver,
    NoDue,
    Days,
    Hours,
    Minutes,
    Find,
    FindNothing,
    SwitchLanguage,
    ChangeInserted,
    ChangeUpdated,
    ChangeDeleted,
    TableIssue,
    TableVisit,
    TableUnit,
    TableShop,
    TablePlace,
    TableOther,
    North,
    DemoMade,
    DemoName,
    SimulateRunning,
    CheckClean,
    CheckDifferences,
    kCount,
};

/// The text with its gaps {0}, {1}, … filled by `parts`.
std::string say(Language language, Word word, const std::vector<std::string>& parts = {});

/// The text as it stands; valid for ever.
std::string_view text_of(Language language, Word word);

}  // namespace base
