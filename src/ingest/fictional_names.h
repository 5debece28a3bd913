// ingest/fictional_names.h — names that sound right and belong to nobody.
#pragma once

#include "base/random.h"
#include "ingest/fictional_plan.h"

#include <set>
#include <string>

namespace ingest {

/// 王秀兰, 李明. Made of a common surname and one or two common characters.
std::string person_name(base::Random& random);

struct Trade {
    const char* code;  // K10
    const char* name;
};

/// What a shop in a row of shops is likely to be.
const Trade& any_trade(base::Random& random);

/// 老王面馆, 福兴面馆: the trade's name, most of the time with a name of its own.
std::string shop_name(const Trade& trade, base::Random& random);

namespace town {

/// Hands out each name once, as far as its stock lasts; then it begins to number them.
class Names {
  public:
    explicit Names(std::uint64_t seed);

    std::string subdistrict(std::size_t number);
    std::string community();
    std::string main_road();
    /// 长青街, 柳荫巷: by how wide it is.
    std::string street(double width_m);
    std::string lot(Use use);

  private:
    std::string once(std::string name);

    base::Random random_;
    std::vector<std::string> main_roads_;
    std::vector<std::string> communities_;
    std::set<std::string> given_;
};

}  // namespace town
}  // namespace ingest
