#include "route/hours.h"

#include <catch_amalgamated.hpp>

#include <string>

using route::hours_from;
using route::Moment;
using route::Open;
using route::open_at;

namespace {

constexpr int kMonday = 0, kWednesday = 2, kFriday = 4, kSaturday = 5, kSunday = 6;

Open at(const std::string& text, int weekday, int hour, int minute = 0, bool holiday = false) {
    return open_at(hours_from(text), {weekday, hour * 60 + minute, holiday});
}

}  // namespace

TEST_CASE("a gate that opens at six is shut before and at ten in the evening", "[route]") {
    const std::string text = "Mo-Su 06:00-22:00; PH off";
    CHECK(at(text, kMonday, 5, 59) == Open::No);
    CHECK(at(text, kMonday, 6) == Open::Yes);
    CHECK(at(text, kSunday, 21, 59) == Open::Yes);
    CHECK(at(text, kSunday, 22) == Open::No);
    CHECK(at(text, kWednesday, 12, 0, true) == Open::No);
}

TEST_CASE("what is always open is so on holidays too", "[route]") {
    for (const char* text : {"24/7", "全天", "24小时", "全天候", "全年无休 全天", "00:00-24:00",
                             "24小时营业", "Mo-Su 00:00-24:00"}) {
        CAPTURE(text);
        CHECK(at(text, kSunday, 3) == Open::Yes);
        CHECK(at(text, kMonday, 23, 59, true) == Open::Yes);
    }
}

TEST_CASE("an office is shut at noon, however its hours are written", "[route]") {
    for (const char* text :
         {"08:30-12:00,13:30-18:00", "8:30-12:00, 13:30-18:00", "8：30～12：00、13：30～18：00",
          "上午8:30-12:00 下午1:30-6:00", "上午8点半到12点，下午1点半到6点",
          "08:30—12:00；13:30—18:00", "0830-1200,1330-1800", "Mo-Su 08:30-12:00,13:30-18:00",
          "每天 8:30-12:00 13:30-18:00", "营业时间：8:30至12:00，13:30至18:00"}) {
        CAPTURE(text);
        CHECK(at(text, kWednesday, 8, 29) == Open::No);
        CHECK(at(text, kWednesday, 8, 30) == Open::Yes);
        CHECK(at(text, kWednesday, 11, 59) == Open::Yes);
        CHECK(at(text, kWednesday, 12) == Open::No);
        CHECK(at(text, kWednesday, 13, 30) == Open::Yes);
        CHECK(at(text, kWednesday, 18) == Open::No);
    }
}

TEST_CASE("working days are told in many ways", "[route]") {
    for (const char* text :
         {"Mo-Fr 09:00-17:00", "周一至周五 9:00-17:00", "星期一至星期五9:00-17:00",
          "周一至五：9:00-17:00", "工作日 9时-17时", "工作日9点到17点", "9:00-17:00（周一至周五）",
          "Mo,Tu,We,Th,Fr 09:00-17:00", "周一、周二、周三、周四、周五 9:00-17:00",
          "9:00-17:00 周末休息", "周一二三四五 上午9点到下午5点", "Monday-Friday 9:00-17:00"}) {
        CAPTURE(text);
        CHECK(at(text, kMonday, 9) == Open::Yes);
        CHECK(at(text, kFriday, 16, 59) == Open::Yes);
        CHECK(at(text, kFriday, 17) == Open::No);
        CHECK(at(text, kSaturday, 10) == Open::No);
        CHECK(at(text, kSunday, 10) == Open::No);
    }
}

TEST_CASE("a day by itself takes the place of the week's hours, another is added", "[route]") {
    const std::string later = "Mo-Su 08:00-20:00; Su 10:00-16:00";
    CHECK(at(later, kSaturday, 8) == Open::Yes);
    CHECK(at(later, kSunday, 8) == Open::No);
    CHECK(at(later, kSunday, 15) == Open::Yes);
    const std::string more = "Mo-Fr 08:00-18:00, Sa 09:00-12:00";
    CHECK(at(more, kSaturday, 11) == Open::Yes);
    CHECK(at(more, kSaturday, 12) == Open::No);
    CHECK(at(more, kFriday, 17) == Open::Yes);
    CHECK(at("周一至周五 8:00-18:00 周六 9:00-12:00", kSaturday, 11) == Open::Yes);
    CHECK(at("周一至周五 8:00-18:00 周六 9:00-12:00", kSunday, 11) == Open::No);
    CHECK(at("8:00-18:00，节假日休息", kMonday, 9, 0, true) == Open::No);
    CHECK(at("8:00-18:00，节假日休息", kMonday, 9) == Open::Yes);
    CHECK(at("Mo-Fr", kMonday, 23) == Open::Yes);
    CHECK(at("Mo-Fr", kSunday, 23) == Open::No);
    CHECK(at("Sa-Mo 08:00-12:00", kMonday, 9) == Open::Yes);
    CHECK(at("Sa-Mo 08:00-12:00", kFriday, 9) == Open::No);
}

TEST_CASE("an evening goes on past midnight into the next day", "[route]") {
    for (const char* text : {"Fr 20:00-02:00", "Fr 20:00-26:00", "周五 晚上8:00-次日2:00"}) {
        CAPTURE(text);
        CHECK(at(text, kFriday, 19, 59) == Open::No);
        CHECK(at(text, kFriday, 23) == Open::Yes);
        CHECK(at(text, kSaturday, 1, 59) == Open::Yes);
        CHECK(at(text, kSaturday, 2) == Open::No);
        CHECK(at(text, kFriday, 1) == Open::No);
    }
}

TEST_CASE("what cannot be known from the text is not known", "[route]") {
    for (const char* text : {"", "sunrise-sunset", "Apr-Oct 08:00-20:00", "08:00+",
                             "\"by appointment\"", "电话预约", "Mo[1] 09:00-12:00", "Mo-", "08:00",
                             "9月1日起 8:00-17:00", "PH-Su 09:00-10:00", ";;", "99:00-100:00"}) {
        CAPTURE(text);
        CHECK_FALSE(hours_from(text).known);
        CHECK(at(text, kMonday, 12) == Open::Unknown);
    }
}
