#include "derive/communities.h"

#include "planned_town.h"

#include <catch_amalgamated.hpp>

#include <string>
#include <vector>

TEST_CASE("grids and communities are listed by code, else by the number in the name", "[derive]") {
    model::Rows rows;
    rows.places.push_back({.id = model::PlaceId{1}, .kind = "SUBD", .name = "街道"});
    const auto community = [&](std::int64_t id, const char* code, const char* name) {
        rows.places.push_back({.id = model::PlaceId{id},
                               .parent = model::PlaceId{1},
                               .kind = "COMM",
                               .code = code,
                               .name = name});
    };
    community(2, "", "第10社区");
    community(3, "", "西社区");  // no number: as they stand
    community(4, "", "东社区");
    community(5, "", "第2社区");
    community(6, "110105011042", "丁");
    community(7, "110105011009", "戊");
    std::int64_t id = 0;
    for (const char* name : {"第10网格", "第1网格", "第9网格"})
        rows.grids.push_back({.id = model::GridId{++id},
                              .community = model::PlaceId{2},
                              .kind = "basic",
                              .name = name});
    const model::Snapshot is = model::apply({}, support::batch_of(rows));
    std::vector<std::string> names;
    for (const model::Row row : derive::communities_of(*is.places))
        names.push_back(is.places->row[row].name);
    CHECK(names == std::vector<std::string>{"戊", "丁", "西社区", "东社区", "第2社区", "第10社区"});
    names.clear();
    for (const model::Row row :
         derive::basic_grids_of(*is.grids, model::row_of(*is.places, model::PlaceId{2})))
        names.push_back(is.grids->row[row].name);
    CHECK(names == std::vector<std::string>{"第1网格", "第9网格", "第10网格"});
}
