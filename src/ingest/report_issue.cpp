#include "ingest/report_issue.h"

#include "base/text.h"
#include "geo/china_shift.h"
#include "ingest/register_text.h"
#include "model/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ingest {

using base::Word;
using model::IssueRow;

namespace {

constexpr std::string_view kCatchAll = "83";   // 民生诉求
constexpr std::string_view kNetChannel = "8";  // 媒体网络
constexpr std::size_t kLongestTitle = 100;     // letters
constexpr std::size_t kLongestPart = 60;       // of an address in it

bool holds_any_part(std::string_view text, std::span<const std::string_view> parts) {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return base::has_part(text, part); });
}

/// The code of a list whose code or label this is.
const model::CodeItem* item_called(const std::vector<model::CodeItem>& codes, std::string_view list,
                                   std::string_view text) {
    if (text.empty()) return nullptr;
    const std::string folded = folded_whole(text);
    for (const model::CodeItem& item : codes) {
        if (item.list != list) continue;
        if (item.code == text || folded_whole(item.zh) == folded || folded_whole(item.en) == folded)
            return &item;
    }
    return nullptr;
}

const model::CodeItem* item_coded(const std::vector<model::CodeItem>& codes, std::string_view list,
                                  std::string_view code) {
    const auto found = std::ranges::find_if(
        codes, [&](const model::CodeItem& item) { return item.list == list && item.code == code; });
    return found == codes.end() || code.empty() ? nullptr : &*found;
}

/// Null for a matter that only the other system knows.
const model::CodeItem* matter_in(const Report& report, const IssueTerms& terms) {
    const auto* named = item_called(terms.codes, "class", report.matter_text);
    const auto* coded = item_coded(terms.codes, "class", report.matter_code);
    constexpr std::size_t kNationalDigits = 5;
    const bool sure = coded != nullptr && (coded->code.size() >= kNationalDigits ||
                                           report.matter_text.empty() || coded == named);
    return sure ? coded : named;
}

/// Whether what stands before a word says the contrary of it: 未按期|办结, notyet|resolved.
bool denies(std::string_view before) {
    constexpr std::array<std::string_view, 18> kBeside{
        "不",  "非",  "没",  "没有", "不能",  "不可",    "不予",     "un",        "in",
        "not", "non", "yet", "tobe", "notbe", "pending", "awaiting", "partially", "partly"};
    constexpr std::array<std::string_view, 6> kNear{"未", "待", "拟", "无法", "部分", "申请"};
    constexpr std::size_t kNearLetters = 4;
    if (before.ends_with("已")) return false;
    if (std::ranges::any_of(kBeside, [&](std::string_view no) { return before.ends_with(no); }))
        return true;
    const std::vector<char32_t> letters = base::characters(before);
    const std::size_t from = letters.size() - std::min(letters.size(), kNearLetters);
    const std::u32string near(letters.begin() + static_cast<std::ptrdiff_t>(from), letters.end());
    return holds_any_part(utf8_from(near), kNear);
}

/// Whether a word stands somewhere in a text with nothing before it that says the contrary.
bool affirms(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size()))
        if (!denies(text.substr(0, at))) return true;
    return false;
}
bool affirms_any(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return affirms(text, word); });
}

/// One of our states; nothing for a text that tells neither way.
std::string state_said(std::string_view text) {
    constexpr std::array<std::string_view, 9> kOff{
        "cancel", "duplicate", "invalid", "withdrawn", "作废", "撤销", "误报", "重复", "取消"};
    constexpr std::array<std::string_view, 16> kOver{
        "closed", "complete", "resolved", "fixed", "done", "finished", "archived", "办结",
        "结案",   "完成",     "已处理",   "解决",  "关闭", "归档",     "办毕",     "closure"};
    constexpr std::array<std::string_view, 18> kOpen{
        "open",      "new",          "pending", "progress", "assigned", "received",
        "submitted", "acknowledged", "active",  "review",   "未",       "待",
        "中",        "受理",         "上报",    "派",       "立案",     "签收"};
    const std::string folded = folded_whole(text);
    if (affirms_any(folded, kOff)) return "CANCELLED";
    if (affirms_any(folded, kOver)) return "CLOSED";
    const bool open = holds_any_part(folded, kOpen) || holds_any_part(folded, kOver);
    return open ? "REPORTED" : "";
}

std::string state_of(const Report& report) {
    const std::string& text = report.state_text;
    // Our own, of another store: what is not over there is to be taken up here.
    if (text == "EVALUATED") return "CLOSED";
    if (text == "MERGED") return "CANCELLED";
    if (model::closes(text)) return text;
    const std::string said = state_said(text);
    if (!said.empty()) return said;
    return report.closed == base::kNever ? "REPORTED" : "CLOSED";
}

struct ChannelWords {
    std::string_view code;  // K21
    std::array<std::string_view, 8> words;
};

// The first that fits.
constexpr std::array kChannelWords{
    ChannelWords{kNetChannel,
                 {"app", "iphone", "smartphone", "android", "web", "online", "微信", "网络"}},
    ChannelWords{"2", {"phone", "call", "hotline", "voicemail", "电话", "热线", "来电", "12345"}},
    ChannelWords{"3", {"walkin", "counter", "inperson", "窗口", "大厅"}},
    ChannelWords{"1", {"网格", "gridworker"}},
    ChannelWords{"4", {"走访"}},
    ChannelWords{"6", {"上级", "交办", "转办"}},
    ChannelWords{"7", {"internal", "selfreport", "council", "department", "部门", "移送"}},
    ChannelWords{"9", {"视频", "video", "camera", "监控"}},
    ChannelWords{"10", {"传感", "sensor", "iot", "物联"}},
    ChannelWords{"11", {"党员", "志愿", "volunteer"}},
    ChannelWords{"5", {"群众", "居民", "市民", "resident", "citizen", "来信"}},
};

std::string channel_of(const Report& report, const IssueTerms& terms) {
    if (const auto* item = item_called(terms.codes, "K21", report.channel_text)) return item->code;
    const std::string folded = folded_whole(report.channel_text);
    for (const ChannelWords& channel : kChannelWords)
        for (const std::string_view word : channel.words)
            if (!word.empty() && base::has_part(folded, word)) return std::string{channel.code};
    return std::string{kNetChannel};
}

std::string urgency_in(const Report& report, const IssueTerms& terms, const std::string& matter) {
    constexpr std::array<std::string_view, 5> kEmergency{"emergency", "urgent", "critical", "紧急",
                                                         "特急"};
    constexpr std::array<std::string_view, 4> kPrompt{"high", "prompt", "加急", "较急"};
    constexpr std::array<std::string_view, 6> kOrdinary{"normal", "medium", "low",
                                                        "普通",   "一般",   "standard"};
    if (const auto* item = item_called(terms.codes, "K22", report.urgency)) return item->code;
    const std::string folded = folded_whole(report.urgency);
    if (affirms_any(folded, kEmergency)) return "A";
    if (affirms_any(folded, kPrompt)) return "B";
    if (holds_any_part(folded, kOrdinary)) return "C";
    return model::urgency_of(terms.rules, matter);
}

/// The first letters of a text, its blanks drawn together.
std::string shortened(std::string_view text, std::size_t most) {
    std::string plain;
    for (const std::string& word : base::fields(text)) plain += (plain.empty() ? "" : " ") + word;
    const std::vector<char32_t> letters = base::characters(plain);
    if (letters.size() <= most) return plain;
    std::u32string cut(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(most) - 1);
    cut += U'…';
    return utf8_from(cut);
}

/// What doors and houses are numbered by.
bool numbers(char32_t c) {
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零〇两甲乙丙丁";
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return ascii || (c >= U'０' && c <= U'９') || kNumerals.find(c) != std::u32string_view::npos;
}

/// How much of an address tells the street and the house, and no door in it.
std::size_t letters_before_door(std::u32string_view address) {
    constexpr std::array<std::u32string_view, 5> kDoor{U"室", U"房", U"层", U"户", U"号门"};
    constexpr std::array<std::u32string_view, 5> kHouse{U"号楼", U"号院", U"号", U"栋", U"幢"};
    const auto stands = [&](std::size_t at, std::u32string_view word) {
        return address.substr(at, word.size()) == word;
    };
    const auto before_number = [&](std::size_t at) {
        while (at > 0 && (numbers(address[at - 1]) || address[at - 1] == U'-')) --at;
        return at;
    };
    for (std::size_t at = 1; at < address.size(); ++at) {
        if (stands(at, U"单元")) return before_number(at);
        if (!numbers(address[at - 1])) continue;
        for (const std::u32string_view word : kDoor)
            if (stands(at, word)) return before_number(at);
        for (const std::u32string_view word : kHouse)
            if (stands(at, word)) return at + word.size();
    }
    return address.size();
}

/// "2111 W BELLEVUE AVE" of "2111 W BELLEVUE AVE, 90026", "和平路7号" of "和平路7号2单元301室".
std::string short_address(const std::string& address) {
    const std::vector<char32_t> letters =
        base::characters(std::string_view{address}.substr(0, address.find(',')));
    const std::u32string_view whole{letters.data(), letters.size()};
    const std::u32string_view part = whole.substr(0, letters_before_door(whole));
    return shortened(utf8_from(part), kLongestPart);
}

/// The kind of matter and where; never what somebody wrote himself, who may name people in it.
std::string title_of(const Report& report, const IssueTerms& terms, const model::CodeItem* matter) {
    std::string foreign = report.matter_text.empty() ? report.matter_code : report.matter_text;
    std::ranges::replace(foreign, '_', ' ');
    const auto* catch_all = item_coded(terms.codes, "class", kCatchAll);
    std::string title = matter != nullptr                          ? matter->zh
                        : !foreign.empty() || catch_all == nullptr ? foreign
                                                                   : catch_all->zh;
    const std::string where = short_address(report.address);
    if (!where.empty()) title += (title.empty() ? "" : " · ") + where;
    return shortened(without_phones(title), kLongestTitle);
}

/// All that is sealed: the whole address, the title, what the caller said.
std::string words_of(const Report& report) {
    std::string words;
    for (const std::string* part : {&report.address, &report.title, &report.words}) {
        const bool told = part == &report.words &&
                          (report.words == report.title || report.words == report.matter_text);
        if (part->empty() || told) continue;
        if (!words.empty()) words += '\n';
        words += *part;
    }
    return words;
}

model::DepartmentId department_in(const Report& report, const IssueTerms& terms) {
    for (const model::DepartmentRow& department : terms.rules.departments)
        if (!report.agency.empty() &&
            (department.name == report.agency || department.name_en == report.agency))
            return department.id;
    return {};
}

void put_point(IssueRow& row, Report& report, const ReportGround& ground) {
    if (!report.has_place) return;
    const auto& transform = report.metres ? ground.metres : ground.degrees;
    if (!transform) {
        report.notes.push_back(Word::IngestNoCrs);
        return;
    }
    geo::Point point = report.point;
    if (!report.metres && ground.shift == CrsChoice::Shift::Gcj02)
        point = geo::wgs84_from_gcj02(point);
    if (!report.metres && ground.shift == CrsChoice::Shift::Bd09)
        point = geo::wgs84_from_bd09(point);
    transform->apply({&point, 1});
    // Far from its zone a system has no sound numbers any more.
    constexpr double kFarthest_m = 1e8;
    if (!(std::abs(point.x) < kFarthest_m) || !(std::abs(point.y) < kFarthest_m)) {
        report.notes.push_back(Word::IngestBadPlace);
        return;
    }
    row.has_point = true;
    row.point = point;
}

void put_times(IssueRow& row, Report& report, base::Instant now) {
    row.reported = report.reported == base::kNever ? now : report.reported;
    row.due = report.due;
    row.first_due = report.due;
    if (!model::closes(row.state)) return;
    row.closed = report.closed != base::kNever    ? report.closed
                 : report.updated != base::kNever ? report.updated
                                                  : row.reported;
    if (row.closed >= row.reported) return;
    row.closed = row.reported;
    report.notes.push_back(Word::IngestClosedEarly);
}

}  // namespace

base::Result<ReportGround> ReportGround::into(int epsg, const std::string& told) {
    const std::string store = "EPSG:" + std::to_string(epsg);
    ReportGround ground;
    std::string from = geo::kDegrees;
    if (told == "GCJ-02") {
        ground.shift = CrsChoice::Shift::Gcj02;
    } else if (told == "BD-09") {
        ground.shift = CrsChoice::Shift::Bd09;
    } else if (!told.empty()) {
        const std::string name = whole_number(told) ? "EPSG:" + told : told;
        const auto facts = geo::crs_facts(name);
        if (!facts) return base::refusal(facts);
        if (facts->degrees) {
            from = name;
        } else {
            auto metres = geo::Transform::between(name, store);
            if (!metres) return base::refusal(metres);
            ground.metres = std::move(*metres);
        }
    }
    auto degrees = geo::Transform::between(from, store);
    if (!degrees) return base::refusal(degrees);
    ground.degrees = std::move(*degrees);
    return ground;
}

std::string without_phones(std::string_view text) {
    constexpr std::size_t kShortestNumber = 7;  // digits
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        std::size_t after_digit = at;
        std::size_t digits = 0;
        // 138 0000 1234, 010-88886666, (415) 555-1212
        while (end < text.size() &&
               (base::is_digit(text[end]) ||
                (digits > 0 && base::has_part(" -().", text.substr(end, 1))))) {
            if (base::is_digit(text[end])) {
                ++digits;
                after_digit = end + 1;
            }
            ++end;
        }
        if (digits >= kShortestNumber) {
            result += "***";
            at = after_digit;
        } else if (digits > 0) {
            result += text.substr(at, after_digit - at);
            at = after_digit;
        } else {
            result += text[at++];
        }
    }
    return result;
}

IssueRow issue_of(Report& report, const IssueTerms& terms) {
    const model::CodeItem* matter = matter_in(report, terms);
    IssueRow row;
    row.external_id = report.external_id;
    row.matter = matter == nullptr ? std::string{kCatchAll} : matter->code;
    row.title = title_of(report, terms, matter);
    row.channel = channel_of(report, terms);
    row.urgency = urgency_in(report, terms, row.matter);
    row.state = state_of(report);
    if (const auto* rule = model::rule_of(terms.rules, row.matter)) row.kind = rule->kind;
    put_times(row, report, terms.now);
    put_point(row, report, terms.ground);
    // Who has to act here is found by our own rules.
    if (model::closes(row.state)) row.department = department_in(report, terms);
    row.words = words_of(report);
    return row;
}

}  // namespace ingest
