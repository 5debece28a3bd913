#include "store/guarded.h"

#include <catch_amalgamated.hpp>

namespace guarded {

using model::PersonId;
using model::UnitId;
using std::chrono::hours;
using support::kNow;

namespace {

store::Store made(const std::string& path, const store::Founder& founder) {
    auto store = store::Store::create(path, support::kEpsg, "town", town_with_people(), nullptr, {},
                                      {.by = &founder, .at = kNow});
    if (!store) FAIL(stage::spoken(store.error()));
    return std::move(*store);
}

}  // namespace

model::Rows town_with_people() {
    model::Rows rows = support::town();
    rows.units.push_back({.id = UnitId{5}, .place = support::place::kB3, .door = "101"});
    rows.people = {{.id = kAnna,
                    .unit = UnitId{1},
                    .birth_year = 1949,
                    .sex = "2",
                    .residence = "1",
                    .name = "陈安娜",
                    .phone = "13812345678",
                    .relation = "0",
                    .id_number = "11010519491231002X"},
                   {.id = kBao,
                    .unit = UnitId{1},
                    .birth_year = 1980,
                    .sex = "1",
                    .residence = "4",
                    .name = "宝先生"},
                   {.id = PersonId{3},
                    .unit = UnitId{5},
                    .birth_year = 1961,
                    .sex = "1",
                    .residence = "1",
                    .name = "老王"}};
    const auto target = [](std::int64_t id, PersonId person, const char* category) {
        return model::TargetRow{.id = model::TargetId{id},
                                .person = person,
                                .category = category,
                                .basis = "养老服务",
                                .owner_unit = "抚恤三科",
                                .need = 2,
                                .end = kNow + hours{24 * 365}};
    };
    rows.targets = {target(1, kAnna, "G03"), target(2, PersonId{3}, "G01")};
    rows.issues[0].words = "宝先生：漏水第三天";
    return rows;
}

store::EditPerson renamed(PersonId person) {
    return {{model::Table::Person, model::RowEdit::Does::Change, number(person), {}},
            {{"name", "周新"}}};
}

store::EditTarget cared_for(PersonId person, const std::string& category) {
    return {model::RowEdit::Does::Add,
            {.person = person, .category = category, .end = kNow + hours{24 * 300}}};
}

model::Rows one_more() {
    model::Rows rows;
    rows.people = {{.id = PersonId{-1}, .unit = UnitId{2}, .birth_year = 2001, .name = "新来"}};
    return rows;
}

Guarded::Guarded() : store{made(path, founder)} {
    auto grant = store.enter(founder.secret(), kNow);
    if (!grant) FAIL(stage::spoken(grant.error()));
    owner = std::move(*grant);
}

store::Grant Guarded::account(const std::string& name, model::Role role, model::PlaceId scope,
                              model::StaffId staff, std::vector<std::string> categories) {
    const auto added = store.add_account(owner, {name, role, scope, staff, std::move(categories)},
                                         "12345678", store::Hardness::least(), kNow);
    if (!added) FAIL(stage::spoken(added.error()));
    auto grant = store.enter(name, "12345678", kNow);
    if (!grant) FAIL(stage::spoken(grant.error()));
    return std::move(*grant);
}

std::int64_t Guarded::audits() const {
    return std::stoll(other.ask("SELECT count(*) FROM audit"));
}

}  // namespace guarded
