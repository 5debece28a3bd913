#include "ingest/floor_kinds.h"

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/floor_levels.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <nlohmann/json.hpp>

namespace ingest {

namespace {

using KindText = std::u32string_view;

/// Words are looked for in this order, so that 电梯 is found before 梯 and 门厅 before 门. Words of
/// letters begin a word of the text; those of at most four letters, or with a point, are all of it
/// up to a plural. Others stand anywhere.
struct KindWords {
    PlanWhat what;
    std::string_view kind;
    std::span<const KindText> words;
};

constexpr std::array<KindText, 28> kNothing{
    U"DIM",    U"COTE",    U"AXIS",    U"AXE",   U"GRID",     U"DOTE",     U"FURN",
    U"MEUBLE", U"MOBILIE", U"EQUIP",   U"PLANT", U"DEFPOINT", U"VIEWPORT", U"TITLE",
    U"FRAME",  U"HATCH",   U"PATHWAY", U"PATH",  U"ROUTE",    U"标注",     U"尺寸",
    U"轴线",   U"轴网",    U"家具",    U"洁具",  U"图框",     U"填充",     U"NOTE"};
constexpr std::array<KindText, 11> kText{U"TEXT", U"NAME",    U"TXT",  U"LABEL", U"ANNO", U"TEXTE",
                                         U"IDEN", U"BESCHRI", U"文字", U"注记",  U"名称"};
constexpr std::array<KindText, 8> kOutlineWords{U"OUTLINE", U"FOOTPRINT", U"CONTOUR", U"UMRISS",
                                                U"PERIMET", U"ENVELOPE",  U"轮廓",    U"外框"};
constexpr std::array<KindText, 12> kLift{U"ELEVATOR", U"LIFT",     U"ASCENSEU", U"AUFZUG",
                                         U"ASCENSOR", U"FAHRSTUH", U"ELEV",     U"EVTR",
                                         U"电梯",     U"客梯",     U"货梯",     U"ЛИФТ"};
constexpr std::array<KindText, 13> kStairs{
    U"STAIR", U"STEPS", U"ESCALATO", U"ESCALIER", U"TREPPE", U"ESCALER", U"STRS",
    U"RAMP",  U"楼梯",  U"梯间",     U"扶梯",     U"台阶",   U"ЛЕСТНИЦ"};
constexpr std::array<KindText, 19> kToilet{
    U"TOILET", U"RESTROOM", U"BATHROOM", U"BATH",    U"WC",     U"LAVATORY", U"WASHROOM",
    U"TOIL",   U"SANITAIR", U"SHOWER",   U"LATRINE", U"卫生间", U"厕所",     U"洗手间",
    U"盥洗",   U"卫浴",     U"浴室",     U"公厕",    U"ТУАЛЕТ"};
constexpr std::array<KindText, 18> kCorridor{
    U"CORRIDOR", U"HALLWAY", U"WALKWAY",  U"COULOIR", U"FLUR",    U"PASSAGE",
    U"PASILLO",  U"DEGAGEM", U"CIRCULAT", U"走廊",    U"走道",    U"过道",
    U"通道",     U"连廊",    U"前室",     U"电梯厅",  U"КОРИДОР", U"PLATFORM"};
constexpr std::array<KindText, 14> kHall{
    U"HALL",     U"LOBBY", U"FOYER", U"ATRIUM", U"VESTIBUL", U"LOUNGE",   U"AUDITOR",
    U"CONCOURS", U"大厅",  U"门厅",  U"大堂",   U"中庭",     U"多功能厅", U"ВЕСТИБЮЛ"};
constexpr std::array<KindText, 9> kParking{U"PARKING", U"GARAGE",  U"CARPARK", U"车库",   U"停车",
                                           U"车位",    U"CARPORT", U"ПАРКОВК", U"TIEFGAR"};
constexpr std::array<KindText, 21> kOffice{
    U"OFFICE",  U"BUREAU", U"BURO",   U"OFICINA", U"MEETING", U"CONFEREN", U"办公",
    U"会议",    U"值班",   U"财务室", U"警务室",  U"接待室",  U"调解室",   U"居委会",
    U"КАБИНЕТ", U"物业",   U"党群",   U"服务站",  U"STUDIO",  U"РЕКТОРАТ", U"ADMIN"};
constexpr std::array<KindText, 23> kShop{
    U"SHOP",    U"RETAIL", U"BOUTIQUE", U"MAGASIN", U"LADEN",  U"RESTAURA", U"CAFE", U"FOODSERV",
    U"SUPERMA", U"TIENDA", U"商铺",     U"商店",    U"店铺",   U"超市",     U"门市", U"铺位",
    U"餐饮",    U"便利店", U"药店",     U"饭店",    U"理发店", U"МАГАЗИН",  U"商业"};
constexpr std::array<KindText, 20> kVoid{
    U"VOID",   U"FLOOR_OPENING", U"FLOOR OPENING", U"SHAFT", U"OPENTOBE", U"INACCESS", U"GAINE",
    U"TREMIE", U"DUCT",          U"中空",          U"挑空",  U"上空",     U"天井",     U"风井",
    U"管井",   U"水井",          U"电井",          U"烟道",  U"采光井",   U"管道井"};
constexpr std::array<KindText, 11> kWindowWords{U"WINDOW", U"FENETRE", U"FENSTER", U"VENTANA",
                                                U"JANELA", U"GLAZ",    U"VITRAGE", U"WIND",
                                                U"OKNO",   U"窗",      U"ОКН"};
constexpr std::array<KindText, 11> kDoorWords{U"DOOR",  U"PORTE.",  U"TUR",  U"PUERTA",
                                              U"PORTA", U"OPENING", U"DVER", U"BAIE",
                                              U"TOR",   U"门",      U"ДВЕР"};
constexpr std::array<KindText, 22> kWallWords{
    U"WALL",    U"MUR",  U"MURS",    U"WAND",   U"WANDE",  U"PARED",  U"PARTITIO", U"PLASTER",
    U"DRYWALL", U"GYPS", U"CLOISON", U"COLUMN", U"PILLAR", U"POTEAU", U"STUTZE",   U"CONCR",
    U"BRICK",   U"墙",   U"柱",      U"隔断",   U"СТЕН",   U"COLS"};
constexpr std::array<KindText, 22> kRoomWords{
    U"ROOM", U"SPACE",  U"PIECE",    U"RAUM",     U"ZIMMER",  U"LOCAL",   U"AREA",    U"ZONE",
    U"UNIT", U"APARTM", U"CLASSROO", U"LABORATO", U"KITCHEN", U"BEDROOM", U"STORAGE", U"LIVING",
    U"房间", U"房",     U"室",       U"户型",     U"厅",      U"КОМНАТ"};

/// What is inside a shaft or on a wall is looked for before what the wall itself is.
constexpr std::array kMeanings{KindWords{PlanWhat::Nothing, "", kNothing},
                               KindWords{PlanWhat::Opening, "window", kWindowWords},
                               KindWords{PlanWhat::Room, "void", kVoid},
                               KindWords{PlanWhat::Room, "corridor", kCorridor},
                               KindWords{PlanWhat::Room, "lift", kLift},
                               KindWords{PlanWhat::Room, "stairs", kStairs},
                               KindWords{PlanWhat::Room, "toilet", kToilet},
                               KindWords{PlanWhat::Room, "hall", kHall},
                               KindWords{PlanWhat::Room, "parking", kParking},
                               KindWords{PlanWhat::Room, "office", kOffice},
                               KindWords{PlanWhat::Room, "shop", kShop},
                               KindWords{PlanWhat::Opening, "door", kDoorWords},
                               KindWords{PlanWhat::Opening, "wall", kWallWords},
                               KindWords{PlanWhat::Outline, "", kOutlineWords},
                               KindWords{PlanWhat::Room, "room", kRoomWords},
                               KindWords{PlanWhat::Text, "", kText}};

bool is_latin(char32_t c) {
    return c >= U'A' && c <= U'Z';
}

/// Accents and umlauts off, capitals: Fenêtre and TÜR are compared as FENETRE and TUR.
std::u32string folded_kind(std::string_view text) {
    std::u32string out = folded_sign(text, U' ');
    for (char32_t& c : out) {
        if (KindText{U"üÜûÛùÙ"}.find(c) != KindText::npos) c = U'U';
        if (KindText{U"äÄâÂàÀáÁ"}.find(c) != KindText::npos) c = U'A';
        if (KindText{U"öÖôÔóÓ"}.find(c) != KindText::npos) c = U'O';
        if (KindText{U"íÍîÎ"}.find(c) != KindText::npos) c = U'I';
        if (KindText{U"ñÑ"}.find(c) != KindText::npos) c = U'N';
    }
    return out;
}

/// Whether a word of letters stands in `text` as KindWords says.
bool has_latin_word(KindText text, KindText word) {
    const bool whole = word.ends_with(U'.');
    if (whole) word.remove_suffix(1);
    for (std::size_t at = text.find(word); at != KindText::npos; at = text.find(word, at + 1)) {
        if (at > 0 && is_latin(text[at - 1])) continue;
        if (word.size() > 4 && !whole) return true;
        std::size_t end = at + word.size();
        if (end < text.size() && (text[end] == U'S' || text[end] == U'N')) ++end;
        if (end == text.size() || !is_latin(text[end])) return true;
    }
    return false;
}

/// 门 is a door, but not in 门诊, 门卫, 部门 or 厦门; 窗口 is a counter.
bool has_chinese_word(KindText text, KindText word) {
    for (std::size_t at = text.find(word); at != KindText::npos; at = text.find(word, at + 1)) {
        const char32_t next = at + 1 < text.size() ? text[at + 1] : U' ';
        const char32_t before = at > 0 ? text[at - 1] : U' ';
        const bool other = (word == U"门" &&
                            (KindText{U"诊厅卫市口店面牌禁铃"}.find(next) != KindText::npos ||
                             KindText{U"部厦澳金海津天安江荆虎"}.find(before) != KindText::npos)) ||
                           (word == U"窗" && next == U'口');
        if (!other) return true;
    }
    return false;
}

bool has_kind_word(KindText text, std::span<const KindText> words) {
    return std::ranges::any_of(words, [&](KindText word) {
        return is_latin(word[0]) ? has_latin_word(text, word) : has_chinese_word(text, word);
    });
}

/// Behind the name of another drawing that this one has taken in.
std::string_view own_part(std::string_view layer) {
    if (const std::size_t bound = layer.rfind("$0$"); bound != std::string_view::npos)
        layer.remove_prefix(bound + 3);
    if (const std::size_t bar = layer.rfind('|'); bar != std::string_view::npos)
        layer.remove_prefix(bar + 1);
    return layer;
}

}  // namespace

PlanMeaning plan_meaning(std::string_view text) {
    const std::u32string folded = folded_kind(text.substr(0, 400));
    for (const KindWords& words : kMeanings)
        if (has_kind_word(folded, words.words)) return {words.what, words.kind};
    return {};
}

PlanMeaning layer_meaning(std::string_view layer) {
    const std::u32string folded = folded_kind(own_part(layer.substr(0, 400)));
    // Foundations are walls below the floor, and nobody's room.
    if (folded.starts_with(U"S-") && folded.find(U"COL") == KindText::npos)
        return {PlanWhat::Nothing};
    if (has_kind_word(folded, kNothing)) return {PlanWhat::Nothing};
    const bool window = has_kind_word(folded, kWindowWords);
    const bool door = has_kind_word(folded, kDoorWords);
    const bool wall = has_kind_word(folded, kWallWords);
    if (has_kind_word(folded, kText))  // of doors and walls: their marks
        return {window || door || wall ? PlanWhat::Nothing : PlanWhat::Text};
    if (window && !door) return {PlanWhat::Opening, "window"};
    if (door) return {PlanWhat::Opening, "door"};
    if (wall) return {PlanWhat::Opening, "wall"};
    if (has_kind_word(folded, kOutlineWords)) return {PlanWhat::Outline};
    if (has_kind_word(folded, kRoomWords)) return {PlanWhat::Room, "room"};
    return {};
}

std::string_view room_kind_of_name(std::string_view name) {
    const std::u32string folded = folded_kind(name.substr(0, 400));
    for (const KindWords& words : kMeanings)
        if (words.what == PlanWhat::Room && has_kind_word(folded, words.words)) return words.kind;
    return "room";
}

std::string plain_name(std::string_view text) {
    constexpr std::size_t kLongest = 120;
    std::string name{base::trimmed(text).substr(0, 4096)};
    if (name.starts_with('{') && name.size() < 4096) {
        const auto json = nlohmann::json::parse(name, nullptr, false);
        if (json.is_object()) {
            name.clear();
            const nlohmann::json* best = nullptr;
            for (const char* language : {"zh", "zh-CN", "zh-Hans", "zh_CN", "zh-hans", "en"})
                if (best == nullptr && json.contains(language)) best = &json[language];
            if ((best == nullptr || !best->is_string()) && !json.empty()) best = &*json.begin();
            if (best != nullptr && best->is_string()) name = best->get<std::string>();
        }
    }
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    mend_utf8(name);
    if (name.size() > kLongest)
        name.resize(utf8_prefix(std::string_view{name}.substr(0, kLongest)));
    return std::string{base::trimmed(name)};
}

}  // namespace ingest
