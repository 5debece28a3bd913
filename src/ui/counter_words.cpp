// What each counter is called.
#include "ui/listing.h"

#include <array>

namespace ui {

using base::Word;
using derive::Counter;

namespace {

constexpr std::array<Word, derive::kCounters> kCounterWords{
    Word::StatBuildings,      Word::StatFronts,
    Word::StatUnits,          Word::StatSelfUsed,
    Word::StatRented,         Word::StatVacant,
    Word::StatUncollected,    Word::StatGroupLet,
    Word::StatUnregistered,   Word::StatOccupied,
    Word::StatRentalShare,    Word::StatHouseholds,
    Word::StatPersons,        Word::StatRegistered,
    Word::StatSeparated,      Word::StatFloating,
    Word::StatForeign,        Word::StatTo6,
    Word::StatTo17,           Word::StatTo59,
    Word::StatFrom60,         Word::StatFrom80,
    Word::StatWomen,          Word::StatSexRatio,
    Word::StatAged,           Word::StatVisited30,
    Word::StatFresh,          Word::StatShops,
    Word::StatShopsVacant,    Word::StatNoLicence,
    Word::StatSmall,          Word::StatDuties,
    Word::StatByTrade,        Word::StatFacilities,
    Word::StatByFacility,     Word::StatComponents,
    Word::StatByMajor,        Word::StatBroken,
    Word::StatFire,           Word::StatCameras,
    Word::StatCharging,       Word::StatOrganisations,
    Word::StatByOrganisation, Word::StatPartyBranches,
    Word::StatCommittees,     Word::StatPropertyCovered,
    Word::StatSocial,         Word::StatReportedToday,
    Word::StatReported,       Word::StatOpen,
    Word::StatSoon,           Word::StatUrgent,
    Word::StatOverdue,        Word::StatSuspended,
    Word::StatReworked,       Word::StatUnchecked,
    Word::StatSettled,        Word::StatOnTime,
    Word::StatByClass,        Word::StatByChannel,
    Word::StatWorkers,        Word::StatVacantGrids,
    Word::StatPerWorker,      Word::StatStaff,
    Word::StatNoShape,        Word::StatNoDue,
    Word::StatNoAssignee,     Word::StateOk,
    Word::StateOpen,          Word::StateSoon,
    Word::StateUrgent,        Word::StateOverdue,
    Word::StateNoData};

std::string list_of(Counter counter) {
    if (counter == Counter::ShopsOfTrade) return "K10";
    if (counter == Counter::FacilitiesOfKind) return "K16";
    if (counter == Counter::ComponentsOfMajor) return "K38";
    if (counter == Counter::OrganisationsOfKind) return "K15";
    if (counter == Counter::OpenOfChannel) return "K21";
    return counter == Counter::OpenOfClass ? "class" : "";
}

}  // namespace

base::Word word_of(Counter counter) {
    return kCounterWords.at(static_cast<std::size_t>(counter));
}

std::string name_of(const View& view, const derive::Behind& behind) {
    const std::string list = list_of(behind.counter);
    if (list.empty()) return view.say(word_of(behind.counter));
    const std::string label = model::label(view.snapshot, list, behind.code, view.chinese());
    return label.empty() ? view.say(Word::StatOther) : label;
}

}  // namespace ui
