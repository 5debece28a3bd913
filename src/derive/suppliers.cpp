#include "derive/suppliers.h"

#include "model/codes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

constexpr double kWideGround_m2 = 2'500;  // one walks up to its border, not to its middle
constexpr double kBorderStep_m = 40;

template <class Thing>
bool any_offers(std::span<const Service> wanted, const Thing& thing) {
    return std::ranges::any_of(wanted, [&](const Service& s) { return offers(s, thing); });
}

/// Whether doors with such hours are open at a moment; many doors have the same.
class DoorsAt {
  public:
    explicit DoorsAt(route::Moment moment) : moment_{moment} {}

    route::Open open(const std::string& hours) {
        const auto [entry, fresh] = known_.try_emplace(hours, route::Open::Unknown);
        if (fresh) entry->second = route::open_at(route::hours_from(hours), moment_);
        return entry->second;
    }

  private:
    route::Moment moment_;
    std::map<std::string, route::Open> known_;
};

/// The point of a place, when it stands anywhere.
void put_at(Supplier& supplier, const geo::Shape& shape) {
    if (shape.kind == geo::ShapeKind::None) return;
    supplier.at = geo::label_point(shape);
    supplier.placed = true;
}

void add_snap(const WalkNet& walk, geo::Point point, std::vector<route::Snap>& snaps) {
    if (const auto at = route::snap(*walk.net, point, kDoorToWay_m)) snaps.push_back(*at);
}

/// Along the border, every kBorderStep_m at least.
void add_border(const WalkNet& walk, const geo::Shape& area, std::vector<route::Snap>& snaps) {
    for (const geo::Ring& ring : area.parts)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::Point a = ring[i], d = ring[(i + 1) % ring.size()] - a;
            const int steps = std::max(1, static_cast<int>(std::hypot(d.x, d.y) / kBorderStep_m));
            for (int s = 0; s < steps; ++s)
                add_snap(walk, a + d * (static_cast<double>(s) / steps), snaps);
        }
}

}  // namespace

bool offers(const Service& service, const model::ShopRow& shop) {
    const bool runs = shop.state.empty() || shop.state == "1";  // K14
    return runs && std::ranges::find(service.trades, shop.trade) != service.trades.end();
}

bool offers(const Service& service, const model::FacilityRow& facility) {
    return std::ranges::find(service.kinds, facility.kind) != service.kinds.end();
}

Supplier supplier_of(const model::Snapshot& is, const model::ShopRow& shop, Row row) {
    Supplier supplier{.is = Supplier::Is::Shop,
                      .row = row,
                      .place = model::row_of(*is.places, shop.place),
                      .name = shop.name,
                      .at = {}};
    if (supplier.place != kNoRow) put_at(supplier, is.places->row[supplier.place].shape);
    return supplier;
}

Supplier supplier_of(const model::Snapshot& is, const model::FacilityRow& facility, Row row) {
    Supplier supplier{.is = Supplier::Is::Facility,
                      .row = row,
                      .place = model::row_of(*is.places, facility.place),
                      .name = facility.name,
                      .at = {},
                      .capacity = facility.capacity};
    put_at(supplier, facility.shape);
    if (!supplier.placed && supplier.place != kNoRow)
        put_at(supplier, is.places->row[supplier.place].shape);
    return supplier;
}

std::vector<Supplier> suppliers_of(const model::Snapshot& is, std::span<const Service> wanted,
                                   std::optional<route::Moment> moment) {
    std::vector<Supplier> suppliers;
    DoorsAt doors{moment.value_or(route::Moment{})};
    for (Row row = 0; row < is.shops.size(); ++row) {
        const model::ShopRow& shop = is.shops[row];
        if (number(shop.id) == 0 || !any_offers(wanted, shop)) continue;
        suppliers.push_back(supplier_of(is, shop, row));
        if (moment) suppliers.back().open = route::Open::Unknown;
    }
    for (Row row = 0; row < is.facilities->size(); ++row) {
        const model::FacilityRow& facility = (*is.facilities)[row];
        if (!any_offers(wanted, facility)) continue;
        suppliers.push_back(supplier_of(is, facility, row));
        if (moment) suppliers.back().open = doors.open(facility.hours);
    }
    return suppliers;
}

std::vector<route::Snap> snaps_of(const model::Snapshot& is, const WalkNet& walk,
                                  const Supplier& supplier) {
    std::vector<route::Snap> snaps;
    if (walk.net->empty()) return snaps;
    const geo::Shape* own =
        supplier.is == Supplier::Is::Facility ? &(*is.facilities)[supplier.row].shape : nullptr;
    if (own != nullptr && geo::area_m2(*own) > kWideGround_m2) {
        add_border(walk, *own, snaps);
    } else if (own != nullptr && own->kind != geo::ShapeKind::None) {
        add_snap(walk, supplier.at, snaps);
    } else if (supplier.place != kNoRow) {
        for (const WalkDoor& door : walk.doors(supplier.place)) snaps.push_back(door.at);
    }
    if (snaps.empty() && supplier.placed) add_snap(walk, supplier.at, snaps);
    return snaps;
}

}  // namespace derive
