#include "ingest/read_osm.h"

#include "ingest/encoding.h"
#include "ingest/osm_tags.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <map>
#include <set>

// g++ 12 sees an empty user name at the end of a relation and thinks that nothing is there.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wstringop-overread"
#endif

#include <osmium/area/assembler.hpp>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/handler/node_locations_for_ways.hpp>
#include <osmium/index/map/flex_mem.hpp>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm.hpp>

namespace ingest {

namespace {

using Id = osmium::object_id_type;
using Locations = osmium::index::map::FlexMem<osmium::unsigned_object_id_type, osmium::Location>;
using Index = osmium::handler::NodeLocationsForWays<Locations, Locations>;

struct Member {
    const osmium::Way* way = nullptr;
    const char* role = "";
};

/// What has been read so far.
struct Osm {
    Layer points, lines, areas;
    osmium::memory::Buffer relations{1U << 16U, osmium::memory::Buffer::auto_grow::yes};
    osmium::memory::Buffer ways{1U << 16U, osmium::memory::Buffer::auto_grow::yes};
    std::vector<Id> wanted;                           // ways that relations are made of, ascending
    std::vector<std::pair<Id, std::size_t>> offsets;  // of those in `ways`
    std::map<Id, std::size_t> outlines;  // of those, the areas by themselves, in `areas`
};

geo::Point point_from(osmium::Location location) {
    return {location.lon_without_check(), location.lat_without_check()};
}

/// Without geometry; texts that are not UTF-8 are mended and noted.
Feature feature_from(const osmium::OSMObject& object, Layer& layer) {
    Feature feature;
    feature.id = osmium::item_type_to_name(object.type());
    feature.id += '/';
    feature.id += std::to_string(object.id());
    feature.tags.reserve(object.tags().size());
    bool mended = false;
    for (const osmium::Tag& tag : object.tags()) {
        Tag& kept = feature.tags.emplace_back(Tag{tag.key(), tag.value()});
        for (std::string* text : {&kept.key, &kept.value})
            if (mend_utf8(*text)) mended = true;
    }
    if (mended) remark(layer.remarks, "bad-text", feature.id, true);
    return feature;
}

/// Whether an object says anything about the world, and not only about its making.
bool is_tagged(const osmium::OSMObject& object) {
    return object.visible() &&
           std::any_of(object.tags().begin(), object.tags().end(), [](const osmium::Tag& tag) {
               return std::strcmp(tag.key(), "created_by") != 0 &&
                      std::strcmp(tag.key(), "source") != 0;
           });
}

void take_node(const osmium::Node& node, Osm& osm) {
    if (!is_tagged(node)) return;
    ++osm.points.rows;
    Feature feature = feature_from(node, osm.points);
    if (!node.location().valid()) {
        remark(osm.points.remarks, "bad-coordinates", feature.id);
        return;
    }
    feature.shape = geo::point_of(point_from(node.location()));
    osm.points.features.push_back(std::move(feature));
}

bool is_area_relation(const osmium::Relation& relation) {
    const char* type = relation.tags()["type"];
    return relation.visible() && type != nullptr &&
           (std::strcmp(type, "multipolygon") == 0 || std::strcmp(type, "boundary") == 0);
}

void keep_relation(const osmium::Relation& relation, Osm& osm) {
    if (!is_area_relation(relation)) return;
    for (const osmium::RelationMember& member : relation.members()) {
        if (member.type() == osmium::item_type::way) osm.wanted.push_back(member.ref());
    }
    osm.relations.add_item(relation);
    osm.relations.commit();
}

/// The corners of a way that are known, without repeats.
geo::Ring points_of(const osmium::Way& way, bool& complete) {
    geo::Ring points;
    points.reserve(way.nodes().size());
    complete = true;
    for (const osmium::NodeRef& node : way.nodes()) {
        if (!node.location().valid()) {
            complete = false;
            continue;
        }
        const geo::Point point = point_from(node.location());
        if (points.empty() || points.back() != point) points.push_back(point);
    }
    return points;
}

bool is_wanted(const osmium::Way& way, const Osm& osm) {
    return std::binary_search(osm.wanted.begin(), osm.wanted.end(), way.id());
}

void take_way(const osmium::Way& way, Osm& osm) {
    if (!is_tagged(way)) return;
    Feature feature = feature_from(way, osm.lines);
    const bool area = way.ends_have_same_id() && way.nodes().size() > 3 && means_area(feature);
    Layer& layer = area ? osm.areas : osm.lines;
    ++layer.rows;

    bool complete = true;
    geo::Ring points = points_of(way, complete);
    if (area && points.size() > 1 && points.front() == points.back()) points.pop_back();
    if (points.size() < (area ? 3U : 2U)) {
        remark(layer.remarks, complete ? "too-few-points" : "missing-nodes", feature.id);
        return;
    }
    if (!complete) remark(layer.remarks, "missing-nodes", feature.id, true);
    feature.shape = area ? geo::area_of(std::move(points)) : geo::line_of(std::move(points));
    layer.features.push_back(std::move(feature));
    if (area && is_wanted(way, osm)) osm.outlines.emplace(way.id(), layer.features.size() - 1);
}

void keep_member(const osmium::Way& way, Osm& osm) {
    if (!is_wanted(way, osm)) return;
    osm.offsets.emplace_back(way.id(), osm.ways.committed());
    osm.ways.add_item(way);
    osm.ways.commit();
}

void add_ring(const osmium::NodeRefList& from, geo::Shape& shape) {
    geo::Ring ring;
    ring.reserve(from.size());
    for (const osmium::NodeRef& node : from) ring.push_back(point_from(node.location()));
    if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    shape.parts.push_back(std::move(ring));
}

geo::Shape shape_from(const osmium::Area& area) {
    geo::Shape shape;
    shape.kind = geo::ShapeKind::Area;
    for (const osmium::OuterRing& outer : area.outer_rings()) {
        shape.first_ring.push_back(static_cast<std::uint32_t>(shape.parts.size()));
        add_ring(outer, shape);
        for (const osmium::InnerRing& inner : area.inner_rings(outer)) add_ring(inner, shape);
    }
    return shape;
}

/// The area that these members enclose by libosmium's rules; None when they do not.
geo::Shape assembled(const osmium::Relation& relation, const std::vector<Member>& members) {
    if (members.empty()) return {};
    osmium::memory::Buffer buffer{1U << 14U, osmium::memory::Buffer::auto_grow::yes};
    {
        osmium::builder::RelationBuilder builder{buffer};
        builder.set_id(relation.id());
        osmium::builder::RelationMemberListBuilder list{builder};
        for (const Member& member : members)
            list.add_member(osmium::item_type::way, member.way->id(), member.role);
    }
    buffer.commit();
    std::vector<const osmium::Way*> ways;
    for (const Member& member : members) ways.push_back(member.way);

    osmium::area::AssemblerConfig config;
    config.create_empty_areas = false;
    config.ignore_invalid_locations = true;
    osmium::memory::Buffer out{1U << 14U, osmium::memory::Buffer::auto_grow::yes};
    osmium::area::Assembler assemble{config};
    if (!assemble(buffer.get<osmium::Relation>(0), ways, out)) return {};
    for (const osmium::Area& area : out.select<osmium::Area>()) return shape_from(area);
    return {};
}

bool is_inner(const Member& member) {
    return std::strcmp(member.role, "inner") == 0;
}

/// Only the members that hang together in rings: a way with a loose end is left out, and so on.
std::vector<Member> without_loose_ends(std::vector<Member> members) {
    for (;;) {
        std::map<Id, int> ends;
        for (const Member& member : members) {
            ++ends[member.way->nodes().front().ref()];
            ++ends[member.way->nodes().back().ref()];
        }
        const auto removed = std::erase_if(members, [&](const Member& member) {
            return ends[member.way->nodes().front().ref()] < 2 ||
                   ends[member.way->nodes().back().ref()] < 2;
        });
        if (removed == 0) return members;
    }
}

/// As much of a relation's area as its rings allow: those that close. An inner ring counts only
/// inside an outer one that is there.
geo::Shape assembled_in_part(const osmium::Relation& relation, const std::vector<Member>& members) {
    const std::vector<Member> closed = without_loose_ends(members);
    std::vector<Member> outer = closed;
    std::erase_if(outer, is_inner);
    geo::Shape plain = assembled(relation, outer);
    geo::Shape with_holes = assembled(relation, closed);
    if (!plain.parts.empty())
        return with_holes.first_ring.size() == plain.first_ring.size() ? with_holes : plain;

    geo::Shape single;  // rings that cross one another, but each is one way
    for (const Member& member : outer) {
        bool complete = true;
        geo::Ring ring = points_of(*member.way, complete);
        if (!member.way->ends_have_same_id() || !complete || ring.size() < 4) continue;
        ring.pop_back();
        single.kind = geo::ShapeKind::Area;
        single.first_ring.push_back(static_cast<std::uint32_t>(single.parts.size()));
        single.parts.push_back(std::move(ring));
    }
    return single;
}

geo::Shape lines_from(const std::vector<Member>& members) {
    geo::Shape lines;
    for (const Member& member : members) {
        bool complete = true;
        geo::Ring line = points_of(*member.way, complete);
        if (line.size() < 2) continue;
        lines.kind = geo::ShapeKind::Line;
        lines.parts.push_back(std::move(line));
    }
    return lines;
}

/// The members that are in the file, each once; `complete` when none is missing or cut.
std::vector<Member> members_of(const osmium::Relation& relation, const Osm& osm, bool& complete) {
    std::vector<Member> members;
    std::set<Id> seen;
    complete = true;
    for (const osmium::RelationMember& member : relation.members()) {
        if (member.type() != osmium::item_type::way || !seen.insert(member.ref()).second) continue;
        const auto at = std::lower_bound(osm.offsets.begin(), osm.offsets.end(),
                                         std::pair{member.ref(), std::size_t{0}});
        if (at == osm.offsets.end() || at->first != member.ref()) {
            complete = false;
            continue;
        }
        const osmium::Way& way = osm.ways.get<osmium::Way>(at->second);
        if (way.nodes().size() > 1) members.push_back({&way, member.role()});
        for (const osmium::NodeRef& node : way.nodes()) complete &= node.location().valid();
    }
    return members;
}

/// Until 2016 a multipolygon often left its tags to its outer ways, which are areas without their
/// holes by now.
void give_holes(const osmium::Relation& relation, const std::vector<Member>& members, Osm& osm) {
    geo::Shape shape = assembled(relation, members);
    const auto outer = std::find_if(members.begin(), members.end(), [&](const Member& member) {
        return !is_inner(member) && osm.outlines.contains(member.way->id());
    });
    if (outer == members.end() || shape.first_ring.size() != 1) return;
    osm.areas.features[osm.outlines.at(outer->way->id())].shape = std::move(shape);
}

void take_relation(const osmium::Relation& relation, Osm& osm) {
    bool complete = true;
    const std::vector<Member> members = members_of(relation, osm, complete);
    if (relation.tags().size() < 2) return give_holes(relation, members, osm);  // only its type
    Feature feature = feature_from(relation, osm.areas);
    ++osm.areas.rows;
    feature.shape = complete ? assembled(relation, members) : geo::Shape{};
    if (feature.shape.parts.empty()) {
        const char* reason = complete ? "broken-relation" : "cut-relation";
        feature.shape = assembled_in_part(relation, members);
        if (feature.shape.parts.empty()) feature.shape = lines_from(members);
        remark(osm.areas.remarks, reason, feature.id, !feature.shape.parts.empty());
    }
    if (feature.shape.parts.empty()) return;
    Layer& layer = feature.shape.kind == geo::ShapeKind::Area ? osm.areas : osm.lines;
    layer.features.push_back(std::move(feature));
}

osmium::io::File file_of(const OsmSource& source) {
    if (source.bytes.data() == nullptr) return osmium::io::File{source.path, source.format};
    return osmium::io::File{source.bytes.data(), source.bytes.size(), source.format};
}

/// Gives each buffer of one pass to `take`; false when the user stopped.
template <class Take>
bool pass(const OsmSource& source, osmium::osm_entity_bits::type kinds, double share_before,
          const Osm& osm, Reading& reading, Take take) {
    osmium::io::Reader reader{file_of(source), kinds, osmium::io::read_meta::no};
    const double size = std::max(1.0, static_cast<double>(reader.file_size()));
    std::int64_t told = reading.rows;
    while (osmium::memory::Buffer buffer = reader.read()) {
        if (stopped(reading)) return false;
        take(buffer);
        reading.rows = osm.points.rows + osm.lines.rows + osm.areas.rows;
        if (reading.rows - told < kRowsPerProgress) continue;
        told = reading.rows;
        tell(reading, share_before + static_cast<double>(reader.offset()) / size / 2);
    }
    reader.close();
    return true;
}

bool read_all(const OsmSource& source, Osm& osm, Reading& reading) {
    Locations positive;
    Locations negative;
    Index index{positive, negative};
    index.ignore_errors();
    namespace bits = osmium::osm_entity_bits;
    const auto first = bits::node | bits::relation;
    if (!pass(source, first, 0, osm, reading, [&](osmium::memory::Buffer& buffer) {
            for (const osmium::Node& node : buffer.select<osmium::Node>()) {
                index.node(node);
                take_node(node, osm);
            }
            for (const auto& relation : buffer.select<osmium::Relation>())
                keep_relation(relation, osm);
        }))
        return false;

    std::sort(osm.wanted.begin(), osm.wanted.end());
    if (!pass(source, bits::way, 0.5, osm, reading, [&](osmium::memory::Buffer& buffer) {
            for (osmium::Way& way : buffer.select<osmium::Way>()) {
                if (way.nodes().empty()) continue;
                index.way(way);
                keep_member(way, osm);
                take_way(way, osm);
            }
        }))
        return false;

    std::sort(osm.offsets.begin(), osm.offsets.end());
    for (const osmium::Relation& relation : osm.relations.select<osmium::Relation>()) {
        if (stopped(reading)) return false;
        take_relation(relation, osm);
    }
    return true;
}

}  // namespace

base::Result<std::vector<Layer>> read_osm(const OsmSource& source, Reading& reading) {
    Osm osm;
    try {
        if (!read_all(source, osm, reading)) return stopped_by_user();
    } catch (const std::exception& error) {
        return refused(reading, base::Fault::Corrupt, base::Word::FileBroken, error.what());
    }
    reading.rows = osm.points.rows + osm.lines.rows + osm.areas.rows;
    std::vector<Layer> layers;
    const std::string& only = reading.options.only_layer;
    std::string names;
    for (auto& [layer, name] : {std::pair{&osm.points, "points"}, std::pair{&osm.lines, "lines"},
                                std::pair{&osm.areas, "areas"}}) {
        if (layer->rows == 0 && layer->features.empty()) continue;
        names += (names.empty() ? "" : ", ") + std::string{name};
        if (!only.empty() && only != name) continue;
        layer->file = reading.file;
        layer->name = name;
        layer->crs = "EPSG:4326";
        layer->from_osm = true;
        layers.push_back(std::move(*layer));
    }
    if (layers.empty() && !names.empty())
        return base::fail(base::Fault::NotFound, base::Word::LayerMissing,
                          {reading.file, only, names});
    return layers;
}

}  // namespace ingest
