#include "lettings.h"

#include <array>

#include <fmt/format.h>

namespace lettings {

using report::Column;
using report::Kind;
using report::Level;
using report::Row;
using report::Table;

namespace {

constexpr base::Instant kNow = base::instant_from_seconds(1'772'325'000);  // 2026-03-01 08:30

base::Instant day(int number) {
    return kNow + std::chrono::hours{24 * number};
}

void describe(Table& table) {
    table.head = {{"单位", "长青街道办事处"},
                  {"范围", "幸福里社区"},
                  {"统计时点", "2026-03-01 08:30"},
                  {"数据完整率", "97.4%"}};
    table.note = "联系电话与姓名已脱敏；人均面积低于 5 ㎡ 的以红色标出。";
    table.foot = {"王建国", "三月出租房屋核查", "CQ-20260301-0007"};
    table.watermark = "王建国 2026-03-01 08:30 CQ-20260301-0007 仅供内部核查";
    table.labels = labels();
    table.as_of = kNow;
}

const std::array<Column, 27> kColumns{
    Column{.heading = "序号", .kind = Kind::Integer},
    Column{.heading = "楼院"},
    Column{.heading = "楼栋-单元-室", .kind = Kind::Code},
    Column{.heading = "出租人（掩码）"},
    Column{.heading = "联系电话", .kind = Kind::Code},
    Column{.heading = "出租面积㎡", .kind = Kind::Real, .decimals = 1, .sums = true},
    Column{.heading = "起租日", .kind = Kind::Date},
    Column{.heading = "备注", .width = 28},
    Column{.heading = "本市", .group = "租住人数", .kind = Kind::Integer, .sums = true},
    Column{.heading = "外省市", .group = "租住人数", .kind = Kind::Integer, .sums = true},
    Column{.heading = "港澳台", .group = "租住人数", .kind = Kind::Integer, .sums = true},
    Column{.heading = "境外", .group = "租住人数", .kind = Kind::Integer, .sums = true},
    Column{.heading = "登记备案", .kind = Kind::Flag},
    Column{.heading = "签订责任书", .kind = Kind::Flag},
    Column{.heading = "是否群租", .kind = Kind::Flag},
    Column{.heading = "人均面积㎡", .kind = Kind::Real, .decimals = 1},
    Column{.heading = "房屋用途"},
    Column{.heading = "建筑类型"},
    Column{.heading = "取暖方式"},
    Column{.heading = "报警器", .kind = Kind::Flag},
    Column{.heading = "隐患类型"},
    Column{.heading = "隐患状态"},
    Column{.heading = "包片专职"},
    Column{.heading = "最近检查", .kind = Kind::Date},
    Column{.heading = "下次检查", .kind = Kind::Date},
    Column{.heading = "社区"},
    Column{.heading = "网格", .kind = Kind::Code}};

constexpr std::array kYards{"幸福里一号院", "柳荫街12号院", "机床厂家属院北区", "和平小区"};
constexpr std::array kNames{"李*", "欧阳**", "张*华", "A*** Smith"};
constexpr std::array kRemarks{
    "", "已签约", "合同到期后续签，押金条留存",
    "阁楼由房东自用，客厅打了隔断，要求三月底前拆除，复查时须有社区民警与物业在场，"
    "并把处理结果告知楼院长与其余租户，逾期报街道综合执法队处理"};

report::Cell cell_of(std::size_t column, int n) {
    const auto pick = [&](const auto& list) {
        return std::string{list[static_cast<std::size_t>(n) % list.size()]};
    };
    switch (column) {
        case 0:
            return std::int64_t{n + 1};
        case 1:
            return pick(kYards);
        case 2:
            return fmt::format("{}-{}-{:04}", n % 9 + 1, n % 4 + 1, 101 + n % 600);
        case 3:
            return pick(kNames);
        case 4:
            return fmt::format("138****{:04}", n % 10'000);
        case 5:
            return 18.5 + n % 70;
        case 6:
            return day(-(n % 900));
        case 7:
            return std::string{kRemarks[n % 13 == 5 ? 3 : static_cast<std::size_t>(n) % 3]};
        case 8:
        case 9:
        case 10:
        case 11:
            return std::int64_t{(n + static_cast<int>(column)) % 5};
        case 12:
        case 13:
            return n % 7 != 0;
        case 14:
            return n % 11 == 0;
        case 15:
            return n % 11 == 0 ? 4.2 : 9.75 + n % 20;
        case 16:
            return std::string{n % 5 == 0 ? "商住" : "居住"};
        case 17:
            return std::string{n % 3 == 0 ? "单元楼" : "平房"};
        case 18:
            return std::string{n % 2 == 0 ? "集中供暖" : "电暖"};
        case 19:
            return n % 2 == 0;
        case 20:
            return n % 6 == 0 ? report::Cell{std::string{"飞线充电"}} : report::Cell{};
        case 21:
            return n % 6 == 0 ? report::Cell{std::string{"整改中"}} : report::Cell{};
        case 22:
            return std::string{n % 2 == 0 ? "赵敏" : "孙立军"};
        case 23:
            return day(-(n % 60));
        case 24:
            return day(30 - n % 60);
        case 25:
            return std::string{"幸福里社区"};
        default:
            return fmt::format("3700010{:02}", n % 40);
    }
}

}  // namespace

report::Labels labels() {
    return {.colon = "：",
            .maker = "制表人",
            .purpose = "用途",
            .serial = "流水号",
            .yes = "是",
            .no = "否",
            .page = "第 {0} 页 共 {1} 页"};
}

Table two_homes() {
    Table table{.title = "出租房屋表", .head = {{"单位", "长青街道"}, {"范围", "幸福里"}}};
    table.columns = {{.heading = "序号", .kind = Kind::Integer},
                     {.heading = "门牌", .kind = Kind::Code},
                     {.heading = "备注"},
                     {.heading = "本市", .group = "人数", .kind = Kind::Integer, .sums = true},
                     {.heading = "外省市", .group = "人数", .kind = Kind::Integer, .sums = true},
                     {.heading = "面积", .kind = Kind::Real, .decimals = 2, .sums = true},
                     {.heading = "起租日", .kind = Kind::Date},
                     {.heading = "检查", .kind = Kind::Moment},
                     {.heading = "备案", .kind = Kind::Flag}};
    const std::int64_t one = 1, two = 2, none = 0;
    table.rows = {
        Row{.cells = {one, "0101", "甲, \"乙\"", two, none, -1.5, kNow, kNow, true}},
        Row{.cells =
                {two, "37000119900101001X", "=1+1", std::string{"<3"}, one, 20.25, {}, {}, false},
            .alarming = {5}}};
    table.rows.push_back(report::sums(table, Level::Total, "合计"));
    table.foot = {"王建国", "核查", "CQ-7"};
    table.watermark = "王建国 CQ-7";
    table.labels = labels();
    table.as_of = kNow;
    return table;
}

Table many(std::size_t rows, std::size_t columns) {
    Table table{.title = "幸福里社区出租房屋表"};
    describe(table);
    table.columns.assign(kColumns.begin(), kColumns.begin() + static_cast<std::ptrdiff_t>(columns));
    std::size_t since = 0;
    for (std::size_t n = 0; n < rows; ++n) {
        Row row;
        for (std::size_t c = 0; c < columns; ++c)
            row.cells.push_back(cell_of(c, static_cast<int>(n)));
        if (n % 11 == 0 && columns > 15) row.alarming = {14, 15};
        table.rows.push_back(std::move(row));
        if (n % 20 != 19) continue;
        table.rows.push_back(report::sums(table, Level::Subtotal, "机床厂家属院北区小计", since));
        since = table.rows.size();
    }
    table.rows.push_back(report::sums(table, Level::Total, "合计"));
    return table;
}

}  // namespace lettings
