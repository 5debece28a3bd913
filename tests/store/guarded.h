// tests/store/guarded.h — the town with three persons in it, an owner, and accounts.
//
//   unit 1 (b1)  1 陈安娜, 1949, cared for (G03)    2 宝先生, 1980, floating
//   unit 5 (b3)  3 an old man, 1961, cared for (G01)
#pragma once

#include "store/stage.h"
#include "support/foreign.h"

#include <functional>
#include <string>
#include <vector>

namespace guarded {

inline constexpr model::PersonId kAnna{1}, kBao{2};

model::Rows town_with_people();

/// A new name for somebody.
store::EditPerson renamed(model::PersonId person);
/// Somebody is cared for, from now on.
store::EditTarget cared_for(model::PersonId person, const std::string& category);
/// A batch with one person more.
model::Rows one_more();

struct Guarded {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Founder founder = store::Founder::make();
    store::Store store;
    support::Foreign other{path};
    store::Grant owner;

    Guarded();
    /// Adds an account with the password "12345678", and enters.
    store::Grant account(const std::string& name, model::Role role, model::PlaceId scope = {},
                         model::StaffId staff = {}, std::vector<std::string> categories = {});
    std::int64_t audits() const;
};

}  // namespace guarded
