#include "ingest/trades.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace ingest {

namespace {

struct Coded {
    std::string_view value;
    std::string_view code;
};

// Sorted by value. What is not listed is shopping: 02. Nobody walks there for what they need every
// day where cars, journeys or bets are sold: 99.
constexpr std::array kShops{
    Coded{"bakery", "13"},
    Coded{"beauty", "05"},
    Coded{"bed", "02"},
    Coded{"bicycle", "04"},
    Coded{"boat", "99"},
    Coded{"bookmaker", "99"},
    Coded{"butcher", "12"},
    Coded{"car", "99"},
    Coded{"car_parts", "21"},
    Coded{"car_repair", "21"},
    Coded{"caravan", "99"},
    Coded{"chemist", "14"},
    Coded{"convenience", "11"},
    Coded{"copyshop", "16"},
    Coded{"cosmetics", "05"},
    Coded{"deli", "12"},
    Coded{"doityourself", "17"},
    Coded{"dry_cleaning", "06"},
    Coded{"electrical", "17"},
    Coded{"estate_agent", "24"},
    Coded{"fishmonger", "12"},
    Coded{"funeral_directors", "99"},
    Coded{"greengrocer", "12"},
    Coded{"hairdresser", "05"},
    Coded{"hardware", "17"},
    Coded{"health_food", "02"},
    Coded{"herbalist", "14"},
    Coded{"kiosk", "11"},
    Coded{"laundry", "06"},
    Coded{"lottery", "99"},
    Coded{"massage", "05"},
    Coded{"medical_supply", "14"},
    Coded{"mobile_phone", "53"},
    Coded{"money_lender", "99"},
    Coded{"motorcycle", "99"},
    Coded{"motorcycle_repair", "21"},
    Coded{"nutrition_supplements", "14"},
    Coded{"outpost", "15"},
    Coded{"parcel", "15"},
    Coded{"pawnbroker", "99"},
    Coded{"pet", "23"},
    Coded{"pet_grooming", "23"},
    Coded{"photo", "16"},
    Coded{"photo_studio", "16"},
    Coded{"printing", "16"},
    Coded{"repair", "04"},
    Coded{"scrap", "10"},
    Coded{"seafood", "12"},
    Coded{"storage_rental", "99"},
    Coded{"tailor", "04"},
    Coded{"tattoo", "05"},
    Coded{"telecommunication", "53"},
    Coded{"ticket", "99"},
    Coded{"travel_agency", "99"},
    Coded{"truck", "99"},
    Coded{"tyres", "21"},
    Coded{"wholesale", "99"},
};

constexpr std::array kAmenityShops{
    Coded{"bank", "52"},
    Coded{"bar", "22"},
    Coded{"biergarten", "03"},
    Coded{"bureau_de_change", "52"},
    Coded{"cafe", "03"},
    Coded{"car_rental", "99"},
    Coded{"car_wash", "21"},
    Coded{"childcare", "08"},
    Coded{"cinema", "22"},
    Coded{"dentist", "99"},
    Coded{"doctors", "99"},
    Coded{"driving_school", "20"},
    Coded{"fast_food", "03"},
    Coded{"food_court", "03"},
    Coded{"gambling", "22"},
    Coded{"ice_cream", "03"},
    Coded{"internet_cafe", "18"},
    Coded{"karaoke_box", "22"},
    Coded{"language_school", "20"},
    Coded{"money_transfer", "52"},
    Coded{"music_school", "20"},
    Coded{"nightclub", "22"},
    Coded{"payment_centre", "99"},
    Coded{"pharmacy", "14"},
    Coded{"post_office", "51"},
    Coded{"prep_school", "20"},
    Coded{"pub", "22"},
    Coded{"restaurant", "03"},
    Coded{"studio", "99"},
    Coded{"training", "20"},
    Coded{"vehicle_inspection", "21"},
    Coded{"veterinary", "23"},
};

constexpr std::array kAmenityFacilities{
    Coded{"arts_centre", "25"},
    Coded{"assembly_point", "32"},
    Coded{"atm", "30"},
    Coded{"bus_station", "20"},
    Coded{"charging_station", "07"},
    Coded{"clinic", "04"},
    Coded{"college", "15"},
    Coded{"community_centre", "33"},
    Coded{"conference_centre", "25"},
    Coded{"courthouse", "27"},
    Coded{"embassy", "27"},
    Coded{"events_venue", "25"},
    Coded{"ferry_terminal", "21"},
    Coded{"fire_station", "19"},
    Coded{"fuel", "34"},
    Coded{"hospital", "16"},
    Coded{"kindergarten", "13"},
    Coded{"library", "24"},
    Coded{"marketplace", "23"},
    Coded{"nursing_home", "26"},
    Coded{"parcel_locker", "10"},
    Coded{"parking", "22"},
    Coded{"place_of_worship", "28"},
    Coded{"police", "18"},
    Coded{"post_box", "31"},
    Coded{"public_building", "27"},
    Coded{"recycling", "12"},
    Coded{"research_institute", "99"},
    Coded{"school", "14"},
    Coded{"social_centre", "33"},
    Coded{"taxi", "99"},
    Coded{"theatre", "25"},
    Coded{"toilets", "09"},
    Coded{"townhall", "27"},
    Coded{"university", "15"},
    Coded{"waste_disposal", "12"},
};

constexpr std::array kOtherFacilities{
    Coded{"emergency/assembly_point", "32"},
    Coded{"emergency/fire_hydrant", "06"},
    Coded{"healthcare/centre", "04"},
    Coded{"healthcare/clinic", "04"},
    Coded{"healthcare/hospital", "16"},
    Coded{"highway/bus_stop", "20"},
    Coded{"historic/memorial", "35"},
    Coded{"historic/monument", "35"},
    Coded{"leisure/fitness_station", "08"},
    Coded{"leisure/park", "17"},
    Coded{"leisure/pitch", "08"},
    Coded{"leisure/playground", "08"},
    Coded{"leisure/sports_centre", "25"},
    Coded{"leisure/stadium", "25"},
    Coded{"leisure/swimming_pool", "25"},
    Coded{"leisure/track", "08"},
    Coded{"office/government", "27"},
    Coded{"railway/halt", "21"},
    Coded{"railway/station", "21"},
    Coded{"railway/subway_entrance", "21"},
    Coded{"railway/tram_stop", "21"},
    Coded{"tourism/attraction", "35"},
    Coded{"tourism/gallery", "25"},
    Coded{"tourism/museum", "25"},
    Coded{"tourism/viewpoint", "35"},
};

static_assert(std::ranges::is_sorted(kShops, {}, &Coded::value));
static_assert(std::ranges::is_sorted(kAmenityShops, {}, &Coded::value));
static_assert(std::ranges::is_sorted(kAmenityFacilities, {}, &Coded::value));

template <std::size_t N>
std::string_view code_in(const std::array<Coded, N>& table, std::string_view value) {
    const auto found = std::ranges::lower_bound(table, value, {}, &Coded::value);
    return found != table.end() && found->value == value ? found->code : std::string_view{};
}

bool lodging(std::string_view tourism) {
    return tourism == "hotel" || tourism == "hostel" || tourism == "guest_house" ||
           tourism == "motel" || tourism == "apartment";
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(
        parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// Homes and day care of the elderly are told from kitchens for the poor and rooms of clubs.
std::string_view care_of(const Feature& feature) {
    const std::string_view what = tag(feature, "social_facility");
    if (what.empty() && tag(feature, "amenity") != "social_facility") return {};
    const std::string_view whom = tag(feature, "social_facility:for");
    const std::string_view name = tag(feature, "name");
    const bool day = what == "day_care" || has_any(name, {"日间照料", "托老", "日托"});
    const bool named = has_any(name, {"养老", "敬老", "老年", "托老", "日间照料", "颐养"});
    const bool home = what == "nursing_home" || what == "assisted_living";
    const bool elderly = has_any(whom, {"senior", "elderly"}) || (whom.empty() && (named || home));
    if (!elderly) return "99";
    return day ? "11" : "26";
}

/// The pool behind somebody's house is nobody else's.
bool is_private_leisure(const Feature& feature) {
    const std::string_view access = tag(feature, "access");
    const bool kept = access == "private" || access == "no";
    return kept && (!tag(feature, "leisure").empty() || tag(feature, "amenity") == "toilets");
}

}  // namespace

std::string_view trade_of(const Feature& feature) {
    const std::string_view shop = tag(feature, "shop");
    if (!shop.empty() && shop != "no" && shop != "vacant") {
        const std::string_view code = code_in(kShops, shop);
        return code.empty() ? "02" : code;
    }
    if (shop == "vacant") return "99";
    const std::string_view amenity = tag(feature, "amenity");
    if (const std::string_view code = code_in(kAmenityShops, amenity); !code.empty()) return code;
    if (tag(feature, "healthcare") == "pharmacy") return "14";
    if (lodging(tag(feature, "tourism"))) return "19";
    if (tag(feature, "craft") == "shoemaker" || tag(feature, "craft") == "tailor") return "04";
    if (!tag(feature, "craft").empty()) return "99";
    if (tag(feature, "leisure") == "fitness_centre") return "22";
    const std::string_view office = tag(feature, "office");
    if (!office.empty() && office != "government" && office != "no") return "24";
    return {};
}

std::string_view facility_of(const Feature& feature) {
    if (is_private_leisure(feature)) return {};
    if (const std::string_view care = care_of(feature); !care.empty()) return care;
    const std::string_view amenity = tag(feature, "amenity");
    if (const std::string_view code = code_in(kAmenityFacilities, amenity); !code.empty())
        return code;
    for (const Coded& entry : kOtherFacilities) {
        const std::size_t slash = entry.value.find('/');
        const std::string_view value = tag(feature, entry.value.substr(0, slash));
        if (!value.empty() && value == entry.value.substr(slash + 1)) return entry.code;
    }
    if (feature.shape.kind == geo::ShapeKind::Point) {
        const std::string_view barrier = tag(feature, "barrier");
        if (barrier == "gate" || barrier == "entrance" || barrier == "lift_gate") return "29";
    }
    return tag(feature, "getu:poi").empty() ? "" : "99";
}

}  // namespace ingest
