// Issue reports of other systems: formats, moments, rows that are none, and what issues they
// become.
#include "ingest/reports.h"
#include "ingest/report_issue.h"
#include "ingest/report_time.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

namespace {

using base::Word;
using ingest::Report;
using ingest::ReportBatch;

/// Everything of a text that comes in pieces of so many bytes.
ReportBatch read_reports(const std::string& bytes, std::size_t piece = 7,
                         ingest::ReportOptions options = {}) {
    options.file = "t";
    ingest::ReportReader reader{std::move(options)};
    ReportBatch batch;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        REQUIRE(reader.feed(std::string_view{bytes}.substr(at, piece), batch));
    REQUIRE(reader.finish(batch));
    return batch;
}

Word feed_refusal(const std::string& bytes) {
    ingest::ReportReader reader{{.file = "t"}};
    ReportBatch batch;
    auto done = reader.feed(bytes, batch);
    if (done) done = reader.finish(batch);
    REQUIRE_FALSE(done);
    REQUIRE(batch.reports.empty());
    return done.error().word;
}

std::string iso(base::Instant at) {
    return at == base::kNever ? "never" : base::iso_from_instant(at);
}

bool notes(const Report& report, Word word) {
    return std::ranges::find(report.notes, word) != report.notes.end();
}

const std::vector<model::CodeItem>& codes() {
    static const std::vector<model::CodeItem> all{{"class", "06036", "乱堆杂物", "Clutter"},
                                                  {"class", "83", "民生诉求", "Everyday need"},
                                                  {"class", "85", "关爱求助", "Call for care"},
                                                  {"K21", "2", "热线", "Hotline"},
                                                  {"K22", "A", "紧急", "Emergency"}};
    return all;
}

const base::Instant kNowThen = *base::instant_from_iso("2026-03-02T10:00");

model::IssueRow issue(Report report, const std::string& crs = {}) {
    const auto ground = ingest::ReportGround::into(4547, crs);
    REQUIRE(ground);
    return ingest::issue_of(report, {codes(), model::usual_rules(), *ground, kNowThen});
}

}  // namespace

TEST_CASE("moments are read as other systems write them", "[ingest]") {
    const auto at = [](const char* text) {
        const auto read = ingest::report_time(text);
        return read ? base::iso_from_instant(*read) : std::string{"none"};
    };
    for (const char* text :
         {"04/12/2018 11:11:26 PM", "2018-04-12 23:11:26", "2018-04-12T23:11:26.727+08:00",
          "2018-04-12T15:11:26Z", "2018/4/12 23:11:26", "2018年4月12日 23时11分26秒",
          "2018年4月12日 下午11:11:26", "20180412231126", "1523545886", "1523545886000",
          "12-Apr-2018 23:11:26", "Apr 12, 2018 11:11:26 PM", "Thu, 12 Apr 2018 15:11:26 GMT"}) {
        INFO(text);
        CHECK(at(text) == "2018-04-12T23:11:26+08:00");
    }
    CHECK(at("2010-11-15 01:05:25.727") == "2010-11-15T01:05:25+08:00");
    CHECK(at("12/31/2017 12:00:00 AM") == "2017-12-31T00:00:00+08:00");
    CHECK(at("13/4/2018") == "2018-04-13T00:00:00+08:00");
    CHECK(at("2018-04-12") == "2018-04-12T00:00:00+08:00");
    CHECK(at("43202.5") == "2018-04-12T12:00:00+08:00");
    for (const char* text :
         {"", "yesterday", "2018-13-01", "31/31/2018", "25:00", "2018-04-12 25:00", "13812345678",
          "0", "a,a,a,a,a", "2018-04-12 11:11 X"})
        CHECK(at(text) == "none");
}

TEST_CASE("CSV of any city is understood by the names of its columns", "[ingest]") {
    const std::string text =
        "ServiceRequestNum,SRType,MethodReceived,CreatedDate,SRStatus,DueDate,CloseDate,Address,"
        "Latitude,Longitude\r\n"
        "18-1,\"Dirty \"\"Alley\"\"\",Phone,04/12/2018 11:11:26 AM,Closed,04/13/2018 11:11:26 AM,"
        "04/12/2018 12:45:47 PM,\"3400 GARRISON\nBLVD\",39,-77\r\n"
        "18-2,Lights,API,04/12/2018 11:11:26 AM,Open,,,,,\r\n";
    for (const std::size_t piece : {std::size_t{1}, std::size_t{50}, std::size_t{5000}}) {
        const ReportBatch batch = read_reports(text, piece);
        REQUIRE(batch.reports.size() == 2);
        CHECK(batch.bad.empty());
        const Report& one = batch.reports[0];
        CHECK(one.line == 2);
        CHECK(one.external_id == "18-1");
        CHECK(one.matter_text == "Dirty \"Alley\"");
        CHECK(one.address == "3400 GARRISON\nBLVD");
        CHECK(iso(one.reported) == "2018-04-12T11:11:26+08:00");
        CHECK(iso(one.closed) == "2018-04-12T12:45:47+08:00");
        CHECK(one.has_place);
        CHECK(one.point == geo::Point{-77, 39});
        CHECK(batch.reports[1].line == 4);
        CHECK_FALSE(batch.reports[1].has_place);
        CHECK(notes(batch.reports[1], Word::IngestNoPlace));
    }
}

TEST_CASE("Chinese tables come in GBK, under a title, and with columns somebody names",
          "[ingest]") {
    // 编号;事项;上报时间;经度;纬度 and one row, in GBK
    const std::string gbk =
        "\xB1\xE0\xBA\xC5;\xCA\xC2\xCF\xEE;\xC9\xCF\xB1\xA8\xCA\xB1\xBC\xE4;\xBE\xAD\xB6\xC8;"
        "\xCE\xB3\xB6\xC8\nA1;\xC2\xD2\xB6\xD1\xD4\xD3\xCE\xEF;2026-03-01;39.9;116.3\n";
    const ReportBatch batch = read_reports(gbk);
    REQUIRE(batch.reports.size() == 1);
    CHECK(batch.reports[0].matter_text == "乱堆杂物");
    CHECK(batch.reports[0].point == geo::Point{116.3, 39.9});
    CHECK(notes(batch.reports[0], Word::IngestSwapped));

    ingest::ReportMapping mapping;
    CHECK(ingest::add_to_mapping(mapping, "群众怎么说=words"));
    CHECK(ingest::add_to_mapping(mapping, " 谁办 =agency"));
    CHECK_FALSE(ingest::add_to_mapping(mapping, "群众怎么说"));
    CHECK_FALSE(ingest::add_to_mapping(mapping, "群众怎么说=whatever"));
    const ReportBatch mapped = read_reports("三月台账\n群众怎么说,谁办,状态\n漏水,城管,办结\n", 3,
                                            {.file = {}, .mapping = mapping, .encoding = {}});
    REQUIRE(mapped.reports.size() == 1);
    CHECK(mapped.reports[0].words == "漏水");
    CHECK(mapped.reports[0].agency == "城管");
}

TEST_CASE("rows that say nothing are set aside with their line", "[ingest]") {
    const ReportBatch batch = read_reports(
        "id,type,created\n1,a,2026-03-01\n2,,2026-03-01\n3,c,soon\n4,d,2026-03-01,x,y\n5,e,\n");
    REQUIRE(batch.reports.size() == 2);
    REQUIRE(batch.bad.size() == 3);
    CHECK(batch.bad[0].line == 3);
    CHECK(batch.bad[0].reason == Word::IngestBadEmpty);
    CHECK(batch.bad[1].reason == Word::IngestBadTime);
    CHECK(batch.bad[1].parts == std::vector<std::string>{"soon"});
    CHECK(batch.bad[2].reason == Word::IngestBadCells);
    CHECK(batch.bad[2].raw == "4,d,2026-03-01,x,y");

    const ReportBatch lines =
        read_reports("{\"id\":1,\"type\":\"a\"}\nbroken}\n\n{\"id\":2,\"type\":\"b\"}\n[1]");
    REQUIRE(lines.reports.size() == 2);
    REQUIRE(lines.bad.size() == 2);
    CHECK(lines.bad[0].line == 2);
    CHECK(lines.bad[0].reason == Word::IngestBadJson);
    CHECK(lines.bad[1].line == 5);
    CHECK(lines.reports[1].external_id == "2");
}

TEST_CASE("Open311 is read however it is wrapped", "[ingest]") {
    const std::string request =
        R"({"lon":-122.4,"lat":37.7,"status":"Open","service_name":"Cleaning","service_code":24,)"
        R"("updated_datetime":"null","expected_datetime":"2010-11-18 01:00:35.0",)"
        R"("service_request_id":771969,"requested_datetime":"2010-11-15 01:00:36.113",)"
        R"("updated_datetime":"true","expected_datetime ":"null"})";
    for (const std::string& text : {"{\n\"requests\" : [" + request + "]}", "[" + request + "]",
                                    request + "\n", "{\"service_requests\":[" + request + "]}",
                                    "{\"code\":0,\n\"data\":{\"list\":[" + request + "]}}"}) {
        INFO(text);
        const ReportBatch batch = read_reports(text, 100);
        REQUIRE(batch.reports.size() == 1);
        const Report& one = batch.reports[0];
        CHECK(one.external_id == "771969");
        CHECK(iso(one.due) == "2010-11-18T01:00:35+08:00");
        CHECK(one.updated == base::kNever);
        CHECK(one.point == geo::Point{-122.4, 37.7});
    }
    const ReportBatch pages = read_reports("{\"requests\":[" + request + "]}\n{\"requests\":[]}\n");
    CHECK(pages.reports.size() == 1);
    const ReportBatch fixture = read_reports(
        R"([{"pk":1,"model":"x.city","fields":{"name":"SF"}},{"pk":5,"model":"x.request","fields":)"
        R"({"service_request_id":null,"service_name":"Car","lat":1.5,"long":2.5,)"
        R"-("geo_point":"POINT (-13627104.2 4543401.1)"}}])-");
    REQUIRE(fixture.reports.size() == 1);
    CHECK(fixture.bad.empty());
    CHECK(fixture.reports[0].external_id == "x.request/5");
    CHECK(fixture.reports[0].point == geo::Point{2.5, 1.5});

    const ReportBatch points = read_reports(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",)"
        R"("coordinates":[116.3,39.9]},"properties":{"id":7,"category":"Lamp"}}]})");
    REQUIRE(points.reports.size() == 1);
    CHECK(points.reports[0].matter_text == "Lamp");
    CHECK(points.reports[0].point == geo::Point{116.3, 39.9});
}

TEST_CASE("what holds no reports is refused as a whole", "[ingest]") {
    CHECK(feed_refusal("{\"requests\": [\n{\"id\":1,\"type\":\"a\"}") == Word::IngestNotJson);
    CHECK(feed_refusal(R"([{"name":"a"},{"name":"b"}])") == Word::IngestNothing);
    CHECK(feed_refusal(R"({"type":"FeatureCollection",)"
                       R"("features":[{"type":"Feature","properties":{"description":"x"},)"
                       R"("geometry":{"type":"Polygon","coordinates":[[[0,0]]]}}]})") ==
          Word::IngestNothing);
    CHECK(feed_refusal(R"([{"code":404,"description":"jurisdiction_id not found"}])") ==
          Word::IngestNothing);
    CHECK(feed_refusal("a,b\n1,2\n") == Word::IngestNoHead);
    CHECK(read_reports("").reports.empty());
    CHECK(read_reports("{\"requests\":[]}").reports.empty());
}

TEST_CASE("a report without an id is known again by what it says", "[ingest]") {
    const auto id = [](const char* row) {
        const ReportBatch batch = read_reports(std::string{"type,created,address,status\n"} + row);
        REQUIRE(batch.reports.size() == 1);
        CHECK(notes(batch.reports[0], Word::IngestNoId));
        return batch.reports[0].external_id;
    };
    CHECK(id("Lamp,2026-03-01,A,open\n") == id("Lamp,2026-03-01,A,closed\n"));
    CHECK(id("Lamp,2026-03-01,A,open\n") != id("Lamp,2026-03-01,B,open\n"));
}

TEST_CASE("coordinates that are none leave a report unlocated", "[ingest]") {
    const auto place = [](const char* cells) {
        const ReportBatch batch =
            read_reports(std::string{"id,type,location,lon,lat\n1,a,"} + cells);
        REQUIRE(batch.reports.size() == 1);
        return batch.reports[0];
    };
    CHECK(notes(place(",0,0\n"), Word::IngestZeroPlace));
    CHECK(notes(place(",999,999\n"), Word::IngestBadPlace));
    CHECK(notes(place(",east,39\n"), Word::IngestBadPlace));
    CHECK(place("\"(39.3, -76.6)\",,\n").point == geo::Point{-76.6, 39.3});
    CHECK(place("\"116.3,39.9\",,\n").point == geo::Point{116.3, 39.9});
    CHECK(place("Main St,,\n").address == "Main St");
    CHECK(place(",500000,4400000\n").metres);
}

TEST_CASE("a report becomes an issue of this town", "[ingest]") {
    Report report;
    report.external_id = "7";
    report.matter_text = "Lifted_sidewalk";
    report.address = "12 Main St, 94103";
    report.words = "我叫张三，电话13812345678";
    report.has_place = true;
    report.point = {114, 39};
    const model::IssueRow row = issue(report);
    CHECK(row.matter == "83");
    CHECK(row.title == "Lifted sidewalk · 12 Main St");
    CHECK(row.words == report.address + "\n" + report.words);
    CHECK(row.channel == "8");
    CHECK(row.urgency == model::urgency_of(model::usual_rules(), "83"));
    CHECK(row.state == "REPORTED");
    CHECK(row.reported == kNowThen);
    CHECK(row.has_point);
    CHECK(std::abs(row.point.x - 500'000) < 1);

    report.matter_text = "clutter";
    CHECK(issue(report).matter == "06036");
    report.matter_text = "Rats";
    report.matter_code = "85";  // of another city's own list
    CHECK(issue(report).matter == "83");
    report.matter_text = "";
    CHECK(issue(report).matter == "85");
    // What somebody wrote himself may name people, and is sealed.
    report.matter_code = "";
    report.matter_text = "Rats";
    report.title = "张三反映路灯不亮";
    const model::IssueRow titled = issue(report);
    CHECK(titled.title == "Rats · 12 Main St");
    CHECK(titled.words.find(report.title) != std::string::npos);
    report.matter_text = "请回电 138-1234-5678 " + std::string(200, 'x');
    const std::string title = issue(report).title;
    CHECK(title.find("1234") == std::string::npos);
    CHECK(title.starts_with("请回电 *** xxx"));
    CHECK(title.ends_with("x…"));
}

TEST_CASE("of an address the title tells no door", "[ingest]") {
    const auto where = [](const char* address) {
        Report report;
        report.matter_text = "Rats";
        report.address = address;
        const model::IssueRow row = issue(report);
        CHECK(row.words == address);
        return row.title.substr(std::string{"Rats · "}.size());
    };
    CHECK(where("和平路7号2单元301室") == "和平路7号");
    CHECK(where("和平里小区7号楼2单元301") == "和平里小区7号楼");
    CHECK(where("和平里小区3幢501") == "和平里小区3幢");
    CHECK(where("幸福小区2单元501") == "幸福小区");
    CHECK(where("幸福小区501室") == "幸福小区");
    CHECK(where("幸福小区5-501室") == "幸福小区");
    CHECK(where("供销大厦三层") == "供销大厦");
    CHECK(where("供销大厦3号门") == "供销大厦");
    CHECK(where("房山区良乡镇西路") == "房山区良乡镇西路");
    CHECK(where("12 Main St, 94103") == "12 Main St");
}

TEST_CASE("states, channels and urgencies of others are ours", "[ingest]") {
    const auto state = [](const char* text, bool ended = false) {
        Report report;
        report.title = "t";
        report.state_text = text;
        report.reported = *base::instant_from_iso("2026-03-01");
        if (ended) report.closed = *base::instant_from_iso("2026-03-02");
        const model::IssueRow row = issue(report);
        CHECK((row.closed == base::kNever) == (row.state == "REPORTED"));
        return row.state;
    };
    CHECK(state("Closed") == "CLOSED");
    CHECK(state("已办结") == "CLOSED");
    CHECK(state("未办结") == "REPORTED");
    CHECK(state("Unresolved") == "REPORTED");
    for (const char* open : {"未能解决", "无法解决", "未按期办结", "not yet resolved", "部分完成",
                             "申请办结", "拟办结", "待核实后办结", "未解决（已申请完成）"})
        CHECK(state(open) == "REPORTED");
    CHECK(state("not yet resolved", true) == "REPORTED");
    CHECK(state("未解决，转办后已解决") == "CLOSED");
    CHECK(state("不属实已办结") == "CLOSED");
    CHECK(state("Open", true) == "REPORTED");
    CHECK(state("Closed (Duplicate)") == "CANCELLED");
    CHECK(state("Cancelled") == "CANCELLED");
    CHECK(state("Referred Out") == "REPORTED");
    CHECK(state("Referred Out", true) == "CLOSED");
    CHECK(state("", true) == "CLOSED");
    CHECK(state("WORKING") == "REPORTED");
    CHECK(state("EVALUATED") == "CLOSED");

    Report report;
    report.title = "t";
    const auto channel = [&](const char* text) {
        report.channel_text = text;
        return issue(report).channel;
    };
    CHECK(channel("Phone") == "2");
    CHECK(channel("12345热线") == "2");
    CHECK(channel("热线") == "2");
    CHECK(channel("iPhone App") == "8");
    CHECK(channel("Walk-in") == "3");
    CHECK(channel("API") == "8");
    report.urgency = "紧急";
    CHECK(issue(report).urgency == "A");
    report.urgency = "High";
    CHECK(issue(report).urgency == "B");
}

TEST_CASE("far from the town a report keeps its point, or goes without one", "[ingest]") {
    Report report;
    report.title = "t";
    report.has_place = true;
    report.point = {-76.6, 39.3};
    const model::IssueRow far = issue(report);
    CHECK((!far.has_point || std::isfinite(far.point.x)));
    report.point = {500'000, 4'400'000};
    report.metres = true;
    CHECK_FALSE(issue(report).has_point);
    CHECK(issue(report, "EPSG:4547").has_point);
    CHECK_FALSE(ingest::ReportGround::into(4547, "EPSG:999999"));
}
