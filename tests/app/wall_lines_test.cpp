#include "ui/wall_lines.h"
#include "ui/wall_build.h"
#include "wall_saying.h"

#include <algorithm>
#include <array>
#include <string>

#include <catch_amalgamated.hpp>

using base::Language;
using derive::WallChoice;
using derive::WallKpi;
using model::IssueId;
using std::chrono::hours;
using std::chrono::minutes;
using walls::issue_row_of;
using walls::kHouse;
using walls::kPeace;
using walls::kTen;
using walls::little_town;
using walls::WallSaying;

namespace {

bool is_written(const std::vector<std::string>& all, const std::string& part) {
    return std::ranges::any_of(
        all, [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("no name and no phone that somebody typed is written on a wall", "[ui]") {
    const std::string name = "张建国";
    const std::string typed = name + " 13812345678";
    model::Batch batch = little_town();
    model::IssueRow row = issue_row_of(1, kTen - hours{2});
    row.title = row.words = row.no = row.external_id = row.channel = row.kind = row.due_rule =
        row.result = row.satisfaction = typed;
    row.assignee = row.first_receiver = model::StaffId{1};
    row.major = true;
    batch.issues.push_back(row);
    row.id = IssueId{2};
    row.matter = row.state = row.urgency = typed;  // as another program may write them
    batch.issues.push_back(row);
    batch.staff = {{model::StaffId{1}, name, typed, kPeace}};
    batch.assignments = {{.id = model::AssignmentId{1},
                          .staff = model::StaffId{1},
                          .role = typed,
                          .grid = model::GridId{1}}};
    batch.notes = {{.id = model::NoteId{1}, .place = kHouse, .text = typed}};
    WallSaying wall{batch};
    for (const char* table : {"issue", "visit", "person", "service_target", "note", "household"})
        for (const char op : {'I', 'U', 'D'})
            wall.feed.recent.push_back(
                {.at = kTen, .table = table, .op = op, .row_id = 1, .place = kHouse});
    wall.session.dispatch.majors = {IssueId{1}, IssueId{2}};
    const WallChoice community{.of = WallChoice::Of::Community, .community = kPeace};
    const WallChoice cell{.of = WallChoice::Of::Cell,
                          .cell = wall.session.wall.figures->cells[0].at};
    const WallChoice kpi{.of = WallChoice::Of::Kpi, .kpi = WallKpi::Urgent};
    for (const WallChoice& choice : {WallChoice{}, community, cell, kpi}) {
        wall.choose(choice);
        for (const std::int64_t spotlight : {0, 1, 2}) {
            wall.session.wall.spotlight = IssueId{spotlight};
            for (const Language language : {Language::Chinese, Language::English}) {
                wall.session.language = language;
                for (const std::string& text : all_of(wall.texts())) {
                    CAPTURE(text);
                    CHECK(text.find("建国") == std::string::npos);
                    CHECK(text.find("138") == std::string::npos);
                }
            }
        }
    }
    // What happened to persons and homes is not even told to have happened.
    // Of the issue that no line was about it is told that it was reported.
    CHECK(wall.texts().ticker.size() == 7);
    // And all that is told stands there.
    wall.session.language = Language::Chinese;
    const std::vector<std::string> all = all_of(wall.texts());
    CHECK(is_written(all, "暴露垃圾"));
    CHECK(is_written(all, "和平社区 幸福里7号楼"));
    CHECK(is_written(all, "其他事件"));
    CHECK(is_written(all, "责任人"));
}

TEST_CASE("a number of the wall stands beside that of yesterday", "[ui]") {
    model::Batch batch = little_town();
    batch.issues = {issue_row_of(1, kTen - hours{2}), issue_row_of(2, kTen - hours{3}),
                    issue_row_of(3, kTen - hours{30}), issue_row_of(4, kTen + hours{400})};
    WallSaying wall{batch};
    const ui::WallKpiLine late = wall_kpi(wall.view(), WallKpi::Overdue);
    CHECK(late.number == "3");
    CHECK(late.unit == "件");
    CHECK(late.before == "昨日此时 1");
    CHECK(late.before_short == "昨日 1");  // where the column has no room
    CHECK(late.change == "▲ 2");
    CHECK(late.turn == -1);
    CHECK_FALSE(late.calm);
    const ui::WallKpiLine open = wall_kpi(wall.view(), WallKpi::Open);
    CHECK(open.number == "4");
    CHECK(open.change == "持平");
    CHECK(open.turn == 0);
}

TEST_CASE("a wall on which nothing is late is calm", "[ui]") {
    WallSaying wall{little_town()};
    const ui::WallTexts texts = wall.texts();
    CHECK(texts.kpi[0].label == "今日无超期");
    CHECK(texts.kpi[0].number == "0");
    CHECK(texts.kpi[0].calm);
    CHECK(texts.kpi[0].state == derive::State::Ok);
    CHECK(texts.queue_empty == "没有待办的事件");
    CHECK(texts.queue.empty());
    CHECK(texts.over.major.empty());
    // Before the first numbers are here nothing is claimed.
    wall.session.wall.figures.reset();
    CHECK(wall.texts().kpi[0].number == "–");
    CHECK_FALSE(wall.texts().kpi[0].calm);
}

TEST_CASE("the list behind a number of the wall has as many rows", "[ui]") {
    model::Batch batch = little_town();
    for (std::int64_t id = 1; id <= 30; ++id)
        batch.issues.push_back(issue_row_of(id, kTen - minutes{id}));
    WallSaying wall{batch};
    wall.choose({.of = WallChoice::Of::Kpi, .kpi = WallKpi::Overdue});
    const ui::WallTexts texts = wall.texts(7);
    CHECK(texts.kpi[0].number == "30");
    CHECK(texts.queue_count == "30");
    CHECK(texts.queue_more == "另有 23 件");
    CHECK(texts.over.chip == "超期 30 件");
    REQUIRE(texts.queue.size() == 7);
    // The latest first, told by its own clock.
    CHECK(texts.queue[0].issue == IssueId{30});
    CHECK(texts.queue[0].left == "超 0:30");
    CHECK(texts.queue[0].where == "和平社区 幸福里7号楼");
    const ui::WallTexts rest =
        ui::wall_texts(wall.view(), {.first = 25, .queue = 7, .rates = 0, .hot = 0, .ticker = 0});
    CHECK(rest.queue.size() == 5);
    CHECK(rest.queue_more.empty());
}

TEST_CASE("a feed that is cut is told with how long", "[ui]") {
    WallSaying wall{little_town()};
    wall.session.wall.feed.last = kTen - minutes{13};
    CHECK(wall.texts().head.feed == "实时 · 最近变更 09:47:00");
    CHECK(wall.texts().head.age == ui::WallAge::Live);
    wall.session.wall.feed.cut_since = kTen - minutes{12};
    CHECK(wall.texts().head.feed == "断开 12 分");
    CHECK(wall.texts().head.age == ui::WallAge::Cut);
    CHECK(wall.texts().head.clock == "10:00:00");
    CHECK(wall.texts().head.day == "3月2日");
    CHECK(wall.texts().head.name == "长青街道");
    CHECK(wall.texts().head.counts[0] == "1 社区 · 1 网格");
}

TEST_CASE("the spotlight tells who answers by their posts", "[ui]") {
    model::Batch batch = little_town();
    batch.issues = {issue_row_of(1, kTen - hours{2})};
    batch.staff = {{model::StaffId{1}, "赵云芳", "社区书记", kPeace}};
    batch.assignments = {{.id = model::AssignmentId{1},
                          .staff = model::StaffId{1},
                          .role = "社区书记",
                          .place = kPeace}};
    WallSaying wall{batch};
    CHECK(wall.texts().spot.empty());
    wall.session.wall.spotlight = IssueId{1};
    const ui::WallTexts texts = wall.texts();
    REQUIRE(texts.spot.size() == 1);
    const ui::WallSpot& spot = texts.spot[0];
    CHECK(spot.what == "暴露垃圾");
    CHECK(spot.left == "超 2:00");
    CHECK(spot.due == "3月2日 08:00 已到期");
    CHECK(spot.place == "幸福里7号楼");
    REQUIRE(spot.chain.size() >= 2);
    CHECK(spot.chain[0].where == "第1网格");
    CHECK(spot.chain[0].vacant);
    CHECK(spot.chain[0].post == "空岗");
    CHECK(spot.chain[1].where == "和平社区");
    CHECK(spot.chain[1].post == "社区书记");
    // Without its story it is known when it was reported.
    REQUIRE(spot.steps.size() == 1);
    CHECK(spot.steps[0].when == "2月27日 22:00");
    CHECK(ui::wall_post("张建国") == base::Word::WallPostOther);
}

TEST_CASE("before anything has changed the ticker tells what the issues do, the newest first",
          "[ui]") {
    model::Batch batch = little_town();
    CHECK(WallSaying{batch}.texts().ticker.front().clock.empty());  // nothing at all
    batch.issues = {issue_row_of(1, kTen + hours{5}), issue_row_of(2, kTen + hours{5}),
                    issue_row_of(3, kTen + hours{5}), issue_row_of(4, kTen + hours{5})};
    batch.issues[1].reported = kTen - minutes{20};
    batch.issues[2].state = "CLOSED";
    batch.issues[2].closed = kTen - minutes{5};
    batch.issues[3].exercise = true;
    WallSaying wall{batch};
    const std::vector<ui::WallTickerLine> lines = wall.texts().ticker;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].clock == "09:55:00");
    CHECK(lines[0].text == "幸福里7号楼 暴露垃圾 · 已结案");
    CHECK(lines[1].clock == "09:40:00");
    CHECK(lines[1].text == "幸福里7号楼 暴露垃圾 · 上报");
    CHECK(lines[1].place == kHouse);
    CHECK(lines[2].clock == "2月27日 22:00");
    // A change that was seen stands in its place, and its issue is not told twice.
    wall.feed.recent.push_back(
        {.at = kTen - minutes{1}, .table = "issue", .op = 'U', .row_id = 1, .place = kHouse});
    const std::vector<ui::WallTickerLine> followed = wall.texts().ticker;
    REQUIRE(followed.size() == 3);
    CHECK(followed[0].text == "幸福里7号楼 暴露垃圾 · 处置中");
    CHECK(ui::wall_ticker(wall.view(), 2).size() == 2);
    // A page looks for nothing: it tells what was found with the figures.
    derive::WallFigures without = *wall.session.wall.figures;
    without.newest.clear();
    wall.session.wall.figures = std::make_shared<const derive::WallFigures>(without);
    CHECK(wall.texts().ticker.size() == 1);
}

TEST_CASE("a clock on a wall has whole days, and at night says when it runs out", "[ui]") {
    const auto left = [](const char* now, const char* due, model::Pace pace) {
        model::Batch batch = little_town();
        batch.issues = {issue_row_of(1, *base::instant_from_iso(due))};
        batch.issues[0].pace = pace;
        WallSaying wall{batch};
        wall.now = *base::instant_from_iso(now);
        return ui::wall_issue(wall.view(), wall.is.issues[0]).left;
    };
    constexpr auto kWorks = model::Pace::WorkingHours;
    CHECK(left("2026-03-02T10:00", "2026-03-02T15:30", kWorks) == "剩 4:00 工时");
    CHECK(left("2026-03-02T22:00", "2026-03-03T10:30", kWorks) == "明日 10:30 到期");
    CHECK(left("2026-03-02T12:30", "2026-03-02T15:30", kWorks) == "15:30 到期");
    CHECK(left("2026-03-06T22:00", "2026-03-09T10:30", kWorks) == "3月9日 10:30 到期");
    CHECK(left("2026-03-02T22:00", "2026-03-09T18:00", kWorks) == "剩 5 工作日");
    CHECK(left("2026-03-06T10:00", "2026-03-04T09:00", kWorks) == "超 2 工作日");
    CHECK(left("2026-03-02T22:00", "2026-03-02T20:00", kWorks) == "超期");
    // Around the clock a night is time like any other.
    CHECK(left("2026-03-02T22:00", "2026-03-03T00:10", model::Pace::Hours) == "剩 2:10");
    CHECK(left("2026-03-03T12:00", "2026-03-02T10:00", model::Pace::Hours) == "超 1 天");
}

TEST_CASE("what waits to be checked says for how long it should have been", "[ui]") {
    model::Batch batch = little_town();
    batch.issues = {issue_row_of(1, kTen + hours{50})};
    batch.issues[0].state = "HANDLED";
    const WallSaying calm{batch};
    CHECK(ui::wall_issue(calm.view(), calm.is.issues[0]).left == "待核查");
    batch.issues[0].stage_due = kTen - minutes{40};
    const WallSaying wall{batch};
    const ui::WallIssueLine line = ui::wall_issue(wall.view(), wall.is.issues[0]);
    CHECK(line.state == derive::State::Overdue);
    CHECK(line.left.starts_with("待核查 超 0:40"));
}

TEST_CASE("what a desk tells a wall to say is said until its time", "[ui]") {
    WallSaying wall{little_town()};
    wall.session.wall.message = "今晚大风";
    CHECK(wall.texts().over.message == "今晚大风");
    wall.session.wall.message_until = kTen + hours{2};
    CHECK(wall.texts().over.until == "至 12:00");
    wall.session.wall.message_until = kTen;
    CHECK(wall.texts().over.message.empty());
}

TEST_CASE("the trend of a wall has each of its days, and today last", "[ui]") {
    model::Batch batch = little_town();
    batch.issues = {issue_row_of(1, kTen), issue_row_of(2, kTen)};
    batch.issues[1].reported = kTen - hours{1};
    WallSaying wall{batch};
    const ui::WallTexts texts = wall.texts();
    REQUIRE(texts.trend.size() == 2);
    CHECK(texts.trend[0].days == 7);
    CHECK(texts.trend[0].up == std::vector<std::uint32_t>{0, 0, 0, 1, 0, 0, 1});
    CHECK(texts.trend[0].day.front() == "2/24");
    CHECK(texts.trend[0].day.back() == "今日");
    CHECK(texts.trend[1].up.size() == 30);
    wall.session.wall.trend_days = 30;
    CHECK(wall.texts().trend[0].days == 30);
}

TEST_CASE("the legend of a wall begins with what presses, and ends with what is not known",
          "[ui]") {
    WallSaying wall{little_town()};
    wall.scene.drawn.at(4) = 3;
    wall.scene.drawn.at(0) = 12'500;
    const ui::WallOver over = ui::wall_over(wall.view());
    REQUIRE(over.legend.size() == 6);
    const std::array<int, 6> order{4, 3, 2, 1, 0, 5};
    for (std::size_t i = 0; i < order.size(); ++i) CHECK(over.legend[i].klass == order.at(i));
    // Its numbers are places, those beside the map are issues: each says so.
    CHECK(over.legend[0].text() == "超期 3 处");
    CHECK(over.legend[4].text() == "正常 12 500 处");
    wall.session.language = Language::English;
    CHECK(ui::wall_over(wall.view()).legend[0].number == "3 places");
}

TEST_CASE("a wall before its first numbers has no hot spots to tell", "[ui]") {
    WallSaying wall{little_town()};
    CHECK(ui::wall_heat_step(*wall.session.wall.figures, 1) == 0);
    // A handful is no heat; of many, the last quarter is the hottest.
    derive::WallFigures figures;
    figures.cells = {{.recent = 3}};
    CHECK(ui::wall_heat_step(figures, 3) == 1);
    figures.cells = {{.recent = 80}};
    CHECK(ui::wall_heat_from(figures, 3) == 61);
    CHECK(ui::wall_heat_step(figures, 60) == 2);
    CHECK(ui::wall_heat_step(figures, 61) == 3);
    wall.session.wall.figures.reset();
    for (const std::string& step : ui::wall_over(wall.view()).hot_steps) CHECK(step.empty());
}

TEST_CASE("letters that are too small are told with what they are and would have to be", "[ui]") {
    const WallSaying wall{little_town()};
    const auto told = [&](double distance_m, double height_m) {
        return ui::wall_letters_text(wall.view(), {.distance_m = distance_m, .height_m = height_m},
                                     {1920, 1080});
    };
    CHECK(told(10, 0.7).starts_with("字太小：最小的字高 12 毫米，从 10 米处看清要 40 毫米。"));
    CHECK(told(10, 3) == "最小的字高 40 毫米，从 10 米处看得清（要 40 毫米）。");
    CHECK(told(0, 0).starts_with("没有填距离"));
}
