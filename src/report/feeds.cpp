#include "report/feeds.h"

#include <algorithm>

namespace report {

using base::Word;

namespace {

/// Every number of the form is in this column.
constexpr FedField kForm{Source::Safety, "value"};

std::vector<FedItem> fed_by_homes() {
    using enum Source;
    return {
        {Word::TableUnit,
         Word::ThemeUse,
         {{Lettings, "door"},
          {Buildings, "units"},
          {Buildings, "selfused"},
          {Buildings, "rented"},
          {Buildings, "vacant"},
          {Buildings, "uncollected"},
          {Lacks, "fact"},
          kForm}},
        {Word::TableUnit, Word::FieldTenure, {{Lettings, "tenure"}}},
        {Word::TableUnit, Word::FieldArea, {{Lettings, "area"}, {Lettings, "perperson"}}},
        {Word::TableUnit, Word::StatHouseholds, {{Buildings, "households"}, kForm}},
        {Word::TableRental, Word::FieldLessor, {{Lettings, "lessor"}}},
        {Word::TableRental, Word::FieldPurpose, {{Lettings, "purpose"}}},
        {Word::TableRental, Word::FieldRooms, {{Lettings, "rooms"}}},
        {Word::TableRental,
         Word::ColTenants,
         {{Lettings, "local"},
          {Lettings, "other"},
          {Lettings, "hmt"},
          {Lettings, "foreign"},
          {Lettings, "tenants"},
          {Lettings, "perperson"}}},
        {Word::TableRental, Word::ColSince, {{Lettings, "since"}}},
        {Word::TableRental,
         Word::FieldRegistration,
         {{Lettings, "registration"}, {Buildings, "unregistered"}}},
        {Word::TableRental, Word::FieldLetter, {{Lettings, "letter"}}},
        {Word::TableRental,
         Word::FieldGroupLet,
         {{Lettings, "group"}, {Buildings, "grouplet"}, kForm}},
        {Word::TableRental, Word::FieldHeating, {{Lettings, "heating"}}},
        {Word::TableRental, Word::FieldAlarms, {{Lettings, "alarms"}}},
        {Word::TableRental, Word::FieldHazard, {{Lettings, "hazard"}, {Fire, "what"}, kForm}},
        {Word::TableRental,
         Word::FieldChecked,
         {{Lettings, "checked"}, {Lettings, "nextcheck"}, {Fire, "found"}}},
    };
}

std::vector<FedItem> fed_by_persons() {
    using enum Source;
    return {
        {Word::TablePerson, Word::PersonName, {{Lettings, "contact"}, {Care, "person"}}},
        {Word::TablePerson, Word::PersonPhone, {{Lettings, "phone"}}},
        {Word::TablePerson, Word::PersonBirthYear, {{Care, "age"}, kForm}},
        {Word::TablePerson, Word::PersonSex, {{Care, "sex"}}},
        {Word::TablePerson, Word::PersonResidence, {{Buildings, "persons"}, kForm}},
        {Word::TableServiceTarget, Word::ColCategory, {{Care, "category"}, kForm}},
        {Word::TableServiceTarget, Word::ColNeed, {{Care, "need"}}},
        {Word::TableServiceTarget, Word::ColOwnerUnit, {{Care, "owner"}}},
        {Word::TableServiceTarget, Word::ColOfficer, {{Care, "officer"}}},
        {Word::TableServiceTarget, Word::ColNextVisit, {{Care, "nextvisit"}, {Care, "state"}}},
        {Word::TableServiceTarget, Word::ColReview, {{Care, "review"}, {Care, "state"}}},
        {Word::TableServiceTarget, Word::ColEnd, {{Care, "end"}}},
    };
}

std::vector<FedItem> fed_by_places() {
    using enum Source;
    return {
        {Word::ColBuilding, Word::ColAddress, {{Buildings, "address"}}},
        {Word::ColBuilding, Word::ColCode, {{Buildings, "code"}, {Lacks, "fact"}}},
        {Word::ColBuilding, Word::ColStoreys, {{Buildings, "storeys"}, {Lacks, "fact"}, kForm}},
        {Word::ColBuilding, Word::ColStairs, {{Buildings, "stairs"}}},
        {Word::ColBuilding,
         Word::ColWorker,
         {{Lettings, "worker"},
          {Buildings, "worker"},
          {Shops, "worker"},
          {Fire, "worker"},
          {Lacks, "worker"},
          kForm}},
        {Word::TableShop, Word::FieldShopName, {{Shops, "name"}, {Lacks, "fact"}}},
        {Word::TableShop, Word::FieldTrade, {{Shops, "trade"}, {Lacks, "fact"}}},
        {Word::TableShop, Word::FieldShopState, {{Shops, "state"}, {Buildings, "shops"}, kForm}},
        {Word::TableShop, Word::FieldLicence, {{Shops, "licence"}, {Lacks, "fact"}}},
        {Word::TableShop, Word::FieldNineSmall, {{Shops, "small"}, {Fire, "what"}, kForm}},
        {Word::TableShop, Word::FieldDoorDuties, {{Shops, "duties"}}},
        {Word::TableShop, Word::FieldChecked, {{Shops, "checked"}, {Lacks, "fact"}, kForm}},
        {Word::TableOrganisation, Word::FieldThingKind, {kForm}},
        {Word::TableFacility, Word::FieldThingKind, {kForm}},
        {Word::TableComponent, Word::FieldThingState, {{Fire, "state"}, kForm}},
    };
}

std::vector<FedItem> fed_by_work() {
    using enum Source;
    return {
        {Word::TableVisit,
         Word::ColVisited,
         {{Work, "visits"},
          {Work, "homes"},
          {Lettings, "visited"},
          {Care, "visited"},
          {Buildings, "visited"},
          {Lacks, "fact"}}},
        {Word::TableVisit,
         Word::ColResults,
         {{Work, "same"},
          {Work, "changed"},
          {Work, "nobody"},
          {Work, "declined"},
          {Work, "follow"}}},
        {Word::TableIssue, Word::ReportMatter, {{Fire, "what"}, {Buildings, "open"}, kForm}},
        {Word::TableIssue, Word::ColDue, {{Fire, "due"}, {Buildings, "overdue"}, kForm}},
        {Word::TableIssue, Word::ColHandled, {{Work, "steps"}, {Work, "closed"}, kForm}},
    };
}

}  // namespace

const std::vector<FedItem>& fed_items() {
    static const std::vector<FedItem> items = [] {
        std::vector<FedItem> all = fed_by_homes();
        for (const auto& part : {fed_by_persons(), fed_by_places(), fed_by_work()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return items;
}

bool feeds(const FedItem& item, const Template& table) {
    return std::ranges::any_of(item.into, [&](const FedField& field) {
        return field.source == table.source &&
               std::ranges::find(table.columns, field.key, &ColumnPick::key) != table.columns.end();
    });
}

}  // namespace report
