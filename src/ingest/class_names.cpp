#include "ingest/field_names.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

struct Class {
    std::string_view name;
    std::string_view key;
};

// Sorted by name: looked up for every row of every tile.
constexpr std::array kPointClasses{
    Class{"alcohol", "shop"},
    Class{"arts_centre", "amenity"},
    Class{"artwork", "tourism"},
    Class{"atm", "amenity"},
    Class{"attraction", "tourism"},
    Class{"bakery", "shop"},
    Class{"bank", "amenity"},
    Class{"bar", "amenity"},
    Class{"beauty", "shop"},
    Class{"beauty_shop", "shop"},
    Class{"bench", "amenity"},
    Class{"beverages", "shop"},
    Class{"bicycle", "shop"},
    Class{"bicycle_parking", "amenity"},
    Class{"bicycle_shop", "shop"},
    Class{"books", "shop"},
    Class{"bookshop", "shop"},
    Class{"bus_station", "amenity"},
    Class{"bus_stop", "highway"},
    Class{"butcher", "shop"},
    Class{"cafe", "amenity"},
    Class{"car_repair", "shop"},
    Class{"car_wash", "amenity"},
    Class{"charging_station", "amenity"},
    Class{"chemist", "shop"},
    Class{"cinema", "amenity"},
    Class{"clinic", "amenity"},
    Class{"clothes", "shop"},
    Class{"college", "amenity"},
    Class{"community_centre", "amenity"},
    Class{"company", "office"},
    Class{"computer", "shop"},
    Class{"computer_shop", "shop"},
    Class{"confectionery", "shop"},
    Class{"convenience", "shop"},
    Class{"copyshop", "shop"},
    Class{"courthouse", "amenity"},
    Class{"deli", "shop"},
    Class{"dentist", "amenity"},
    Class{"department_store", "shop"},
    Class{"doctors", "amenity"},
    Class{"doityourself", "shop"},
    Class{"dry_cleaning", "shop"},
    Class{"electronics", "shop"},
    Class{"embassy", "amenity"},
    Class{"fast_food", "amenity"},
    Class{"fire_hydrant", "emergency"},
    Class{"fire_station", "amenity"},
    Class{"fitness", "leisure"},
    Class{"florist", "shop"},
    Class{"food_court", "amenity"},
    Class{"fuel", "amenity"},
    Class{"furniture", "shop"},
    Class{"furniture_shop", "shop"},
    Class{"gate", "barrier"},
    Class{"gift", "shop"},
    Class{"gift_shop", "shop"},
    Class{"government", "office"},
    Class{"greengrocer", "shop"},
    Class{"guesthouse", "tourism"},
    Class{"hairdresser", "shop"},
    Class{"hardware", "shop"},
    Class{"hospital", "amenity"},
    Class{"hostel", "tourism"},
    Class{"hotel", "tourism"},
    Class{"ice_cream", "amenity"},
    Class{"information", "tourism"},
    Class{"jewelry", "shop"},
    Class{"kindergarten", "amenity"},
    Class{"laundry", "shop"},
    Class{"library", "amenity"},
    Class{"mall", "shop"},
    Class{"market_place", "amenity"},
    Class{"mobile_phone", "shop"},
    Class{"mobile_phone_shop", "shop"},
    Class{"monument", "historic"},
    Class{"museum", "tourism"},
    Class{"newsagent", "shop"},
    Class{"nightclub", "amenity"},
    Class{"nursing_home", "amenity"},
    Class{"office", "office"},
    Class{"optician", "shop"},
    Class{"park", "leisure"},
    Class{"parking", "amenity"},
    Class{"pharmacy", "amenity"},
    Class{"pitch", "leisure"},
    Class{"place_of_worship", "amenity"},
    Class{"playground", "leisure"},
    Class{"police", "amenity"},
    Class{"post_box", "amenity"},
    Class{"post_office", "amenity"},
    Class{"pub", "amenity"},
    Class{"public_building", "amenity"},
    Class{"recycling", "amenity"},
    Class{"restaurant", "amenity"},
    Class{"school", "amenity"},
    Class{"shelter", "amenity"},
    Class{"shoe_shop", "shop"},
    Class{"shoes", "shop"},
    Class{"shop", "shop"},
    Class{"sports", "shop"},
    Class{"sports_centre", "leisure"},
    Class{"sports_shop", "shop"},
    Class{"stationery", "shop"},
    Class{"street_lamp", "highway"},
    Class{"subway_entrance", "railway"},
    Class{"supermarket", "shop"},
    Class{"swimming_pool", "leisure"},
    Class{"theatre", "amenity"},
    Class{"toilet", "amenity"},
    Class{"toilets", "amenity"},
    Class{"town_hall", "amenity"},
    Class{"townhall", "amenity"},
    Class{"toy_shop", "shop"},
    Class{"toys", "shop"},
    Class{"traffic_signals", "highway"},
    Class{"tram_stop", "railway"},
    Class{"travel_agency", "shop"},
    Class{"travel_agent", "shop"},
    Class{"university", "amenity"},
    Class{"veterinary", "amenity"},
    Class{"video_shop", "shop"},
    Class{"waste_basket", "amenity"},
};

constexpr std::array kLineClasses{
    Class{"bridleway", "highway"},      Class{"canal", "waterway"},
    Class{"city_wall", "barrier"},      Class{"cycleway", "highway"},
    Class{"drain", "waterway"},         Class{"fence", "barrier"},
    Class{"footway", "highway"},        Class{"funicular", "railway"},
    Class{"hedge", "barrier"},          Class{"light_rail", "railway"},
    Class{"living_street", "highway"},  Class{"monorail", "railway"},
    Class{"motorway", "highway"},       Class{"motorway_link", "highway"},
    Class{"narrow_gauge", "railway"},   Class{"path", "highway"},
    Class{"pedestrian", "highway"},     Class{"primary", "highway"},
    Class{"primary_link", "highway"},   Class{"rail", "railway"},
    Class{"residential", "highway"},    Class{"retaining_wall", "barrier"},
    Class{"river", "waterway"},         Class{"secondary", "highway"},
    Class{"secondary_link", "highway"}, Class{"service", "highway"},
    Class{"steps", "highway"},          Class{"stream", "waterway"},
    Class{"tertiary", "highway"},       Class{"tertiary_link", "highway"},
    Class{"track", "highway"},          Class{"track_grade1", "highway"},
    Class{"track_grade2", "highway"},   Class{"track_grade3", "highway"},
    Class{"track_grade4", "highway"},   Class{"track_grade5", "highway"},
    Class{"tram", "railway"},           Class{"trunk", "highway"},
    Class{"trunk_link", "highway"},     Class{"unclassified", "highway"},
    Class{"unknown", "highway"},        Class{"wall", "barrier"},
};

constexpr std::array kAreaClasses{
    Class{"allotments", "landuse"},
    Class{"cemetery", "landuse"},
    Class{"commercial", "landuse"},
    Class{"dock", "natural"},
    Class{"farm", "landuse"},
    Class{"farmland", "landuse"},
    Class{"forest", "landuse"},
    Class{"fountain", "natural"},
    Class{"garden", "leisure"},
    Class{"golf_course", "leisure"},
    Class{"grass", "landuse"},
    Class{"heath", "natural"},
    Class{"industrial", "landuse"},
    Class{"lake", "natural"},
    Class{"meadow", "landuse"},
    Class{"military", "landuse"},
    Class{"natural_wood", "natural"},
    Class{"nature_reserve", "leisure"},
    Class{"ocean", "natural"},
    Class{"orchard", "landuse"},
    Class{"park", "leisure"},
    Class{"parking", "amenity"},
    Class{"pedestrian", "highway"},
    Class{"pitch", "leisure"},
    Class{"playground", "leisure"},
    Class{"quarry", "landuse"},
    Class{"recreation_ground", "leisure"},
    Class{"reservoir", "natural"},
    Class{"residential", "landuse"},
    Class{"retail", "landuse"},
    Class{"river", "natural"},
    Class{"riverbank", "natural"},
    Class{"scrub", "natural"},
    Class{"stadium", "leisure"},
    Class{"swimming_pool", "natural"},
    Class{"vineyard", "landuse"},
    Class{"water", "natural"},
    Class{"wetland", "natural"},
    Class{"wood", "natural"},
};

template <std::size_t N>
std::string_view key_in(const std::array<Class, N>& table, std::string_view name) {
    const auto found = std::ranges::lower_bound(table, name, {}, &Class::name);
    return found != table.end() && found->name == name ? found->key : std::string_view{};
}

static_assert(std::ranges::is_sorted(kPointClasses, {}, &Class::name));
static_assert(std::ranges::is_sorted(kLineClasses, {}, &Class::name));
static_assert(std::ranges::is_sorted(kAreaClasses, {}, &Class::name));

}  // namespace

std::string_view point_key_of(std::string_view klass) {
    return key_in(kPointClasses, klass);
}

std::string_view line_key_of(std::string_view klass) {
    return key_in(kLineClasses, klass);
}

std::string_view area_key_of(std::string_view klass) {
    return key_in(kAreaClasses, klass);
}

std::string_view plain_class(std::string_view klass) {
    constexpr std::array kSpelt{
        Class{"bookshop", "books"},       Class{"dock", "water"},
        Class{"farm", "farmland"},        Class{"fitness", "fitness_centre"},
        Class{"fountain", "water"},       Class{"guesthouse", "guest_house"},
        Class{"lake", "water"},           Class{"market_place", "marketplace"},
        Class{"natural_wood", "wood"},    Class{"ocean", "water"},
        Class{"reservoir", "water"},      Class{"river", "water"},
        Class{"riverbank", "water"},      Class{"shoe_shop", "shoes"},
        Class{"swimming_pool", "water"},  Class{"toilet", "toilets"},
        Class{"town_hall", "townhall"},   Class{"travel_agent", "travel_agency"},
        Class{"unknown", "unclassified"},
    };
    static_assert(std::ranges::is_sorted(kSpelt, {}, &Class::name));
    if (klass.starts_with("track_")) return "track";
    if (klass.ends_with("_shop")) klass.remove_suffix(5);
    const std::string_view spelt = key_in(kSpelt, klass);
    return spelt.empty() ? klass : spelt;
}

}  // namespace ingest
