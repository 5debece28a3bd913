#include "ingest/fictional_things.h"

#include "base/random.h"
#include "model/credit_code.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ingest {

using model::PlaceId;
using model::PlaceRow;

namespace {

constexpr std::uint64_t kStream = 0x6F7267616E697365U;

constexpr std::array<const char*, 24> kFirmWords{
    "晴川", "云栖", "青禾", "向暖", "拾光", "松风", "听雨", "麦浪", "繁星", "远帆", "小满", "知行",
    "浅草", "鹿鸣", "橙心", "半山", "南枝", "北辰", "木棉", "溪石", "飞鸟", "白露", "晨雾", "长庚"};

struct Line {
    const char* kind;  // K15
    const char* name;
};
constexpr std::array<Line, 14> kLines{{{"03", "商贸有限公司"},
                                       {"03", "信息技术有限公司"},
                                       {"03", "装饰工程有限公司"},
                                       {"03", "食品有限公司"},
                                       {"03", "广告有限公司"},
                                       {"03", "家政服务有限公司"},
                                       {"03", "物流有限公司"},
                                       {"05", "网络科技工作室"},
                                       {"05", "会计师事务所"},
                                       {"05", "文化传媒工作室"},
                                       {"04", "公益服务中心"},
                                       {"04", "老年人互助会"},
                                       {"04", "书画协会"},
                                       {"99", "便民服务点"}}};

struct SiteWord {
    std::string_view part;
    const char* kind;
    int staff;
};
// What the name of an institution's ground tells.
constexpr std::array kSites{
    SiteWord{"小学", "09", 80},  SiteWord{"中学", "09", 140},     SiteWord{"学校", "09", 110},
    SiteWord{"大学", "09", 900}, SiteWord{"幼儿园", "09", 40},    SiteWord{"医院", "10", 320},
    SiteWord{"政务", "01", 120}, SiteWord{"体育", "02", 45},      SiteWord{"市场", "03", 60},
    SiteWord{"商城", "03", 150}, SiteWord{"购物中心", "03", 200}, SiteWord{"百货", "03", 130},
    SiteWord{"大厦", "03", 240}, SiteWord{"商务", "03", 260},     SiteWord{"科技园", "03", 380}};

/// 91 990101 …: of a division that does not exist, with the character that checks it.
std::string credit_code(base::Random& random) {
    constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = "91990101";
    while (code.size() < 17) code += static_cast<char>('0' + random.below(10));
    for (const char check : kAlphabet)
        if (model::read_credit_code(code + check)) return code + check;
    return {};
}

class Founder {
  public:
    Founder(model::Rows& rows, const FictionalOptions& options)
        : rows_{rows}, random_{options.seed ^ kStream} {
        for (const PlaceRow& place : rows.places) {
            const auto up = community_.find(place.parent);
            if (place.kind == "COMM")
                community_.emplace(place.id, place.id);
            else if (up != community_.end())
                community_.emplace(place.id, up->second);
        }
    }

    void found_all() {
        std::map<PlaceId, std::vector<const PlaceRow*>> buildings;  // of each community
        for (const PlaceRow& place : rows_.places) {
            if (place.kind == "COMM") found_community(place);
            if (place.kind == "YARD") found_yard(place);
            if (place.kind == "SITE") found_site(place);
            const auto community = community_.find(place.id);
            if (place.kind == "BLDG" && community != community_.end())
                buildings[community->second].push_back(&place);
        }
        for (const auto& [community, houses] : buildings) {
            const int count = random_.between(2, 8);
            for (int i = 0; i < count; ++i) found_company(random_.pick(houses)->id);
        }
    }

  private:
    void add(const char* kind, PlaceId place, std::string name, int staff, bool party,
             bool registered) {
        rows_.organisations.push_back(
            {.id = model::OrganisationId{static_cast<std::int64_t>(rows_.organisations.size()) + 1},
             .place = place,
             .kind = kind,
             .name = std::move(name),
             .code = registered ? credit_code(random_) : std::string{},
             .staff = staff,
             .party = party});
    }

    void found_community(const PlaceRow& community) {
        add("11", community.id, community.name + "党委", random_.between(3, 9), true, false);
        add("12", community.id, community.name + "志愿服务队", random_.between(15, 80), false,
            false);
    }

    /// Estates elect a committee, older yards look after themselves.
    void found_yard(const PlaceRow& yard) {
        const bool owners = random_.chance(0.55);
        const std::string& name = yard.name;
        add(owners ? "07" : "08", yard.id, name + (owners ? "业主委员会" : "自管委员会"),
            random_.between(5, 11), random_.chance(0.2), false);
        if (random_.chance(owners ? 0.85 : 0.3))
            add("06", yard.id,
                fmt::format("{}物业{}项目部", random_.pick(kFirmWords),
                            name.empty() ? "小区" : name),
                random_.between(4, 30), random_.chance(0.15), true);
    }

    void found_site(const PlaceRow& site) {
        if (site.name.empty()) return;
        for (const SiteWord& word : kSites) {
            if (site.name.find(word.part) == std::string::npos) continue;
            const int staff = word.staff * random_.between(60, 140) / 100;
            return add(word.kind, site.id, site.name, staff, random_.chance(0.6), true);
        }
        add("02", site.id, site.name, random_.between(10, 90), random_.chance(0.5), true);
    }

    void found_company(PlaceId building) {
        const Line& line = random_.pick(kLines);
        std::string name =
            std::string{random_.pick(kFirmWords)} + random_.pick(kFirmWords) + line.name;
        for (int n = 2; !names_.insert(name).second; ++n)
            name = fmt::format("{}{}{}第{}分部", random_.pick(kFirmWords), random_.pick(kFirmWords),
                               line.name, n);
        add(line.kind, building, std::move(name), random_.between(2, 60), random_.chance(0.12),
            line.kind != std::string_view{"99"});
    }

    model::Rows& rows_;
    base::Random random_;
    std::map<PlaceId, PlaceId> community_;  // of each place in one
    std::set<std::string> names_;
};

}  // namespace

void add_organisations(model::Rows& rows, const FictionalOptions& options) {
    if (rows.organisations.empty()) Founder{rows, options}.found_all();
}

}  // namespace ingest
