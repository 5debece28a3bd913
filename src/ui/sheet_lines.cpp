// What the sheet of statistics says, whether on the page, in the clipboard or in a file.
#include "ui/sheet_lines.h"

#include "ui/card.h"
#include "ui/sentences.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <initializer_list>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::Counter;
using derive::Statistics;

namespace {

constexpr std::size_t kMostParts = 5;

class Sheets {
  public:
    explicit Sheets(const Sheet& sheet) : sheet_{sheet} {}

    void group(SheetLines& lines, Word heading, std::initializer_list<Counter> counters) const {
        lines.push_back({.heading = heading});
        add(lines, counters);
    }
    void add(SheetLines& lines, std::initializer_list<Counter> counters) const {
        for (const Counter counter : counters) {
            SheetLine line{.behind = {counter, {}},
                           .here = sheet_.here.at(counter),
                           .before = sheet_.here.before(counter)};
            if (sheet_.beside) line.beside = sheet_.beside->at(counter);
            lines.push_back(std::move(line));
        }
    }
    /// The most frequent codes of what was counted before.
    void parts(SheetLines& lines, Counter counter, derive::Parts Statistics::*which) const {
        const derive::Parts& parts = sheet_.here.*which;
        for (std::size_t i = 0; i < std::min(parts.size(), kMostParts); ++i) {
            SheetLine line{
                .behind = {counter, parts[i].first}, .here = {parts[i].second}, .part = true};
            if (sheet_.beside)
                for (const auto& [code, n] : *sheet_.beside.*which)
                    if (code == parts[i].first) line.beside.part = n;
            lines.push_back(std::move(line));
        }
    }

  private:
    const Sheet& sheet_;
};

std::string rate_text(Counter counter, const derive::Amount& amount) {
    const auto rate = derive::rate_of(counter, amount);
    if (!rate) return "—";
    if (counter == Counter::SexRatio) return fmt::format("{:.0f}", *rate * 100);
    return counter == Counter::PerWorker ? fmt::format("{:.0f}", *rate)
                                         : fmt::format("{:.1f} %", *rate * 100);
}

/// "+3", "−0.8" (points of a rate), and on hovering what it was.
void tell_change(const View& view, const SheetLine& line, SheetText& said) {
    if (!line.before) return;
    const Counter counter = line.behind.counter;
    const auto with_sign = [](double by, int digits) {
        const std::string size = fmt::format("{:.{}f}", std::abs(by), digits);
        if (std::strtod(size.c_str(), nullptr) == 0) return std::string{"±0"};
        return (by > 0 ? "+" : "−") + size;
    };
    if (!derive::is_rate(counter)) {
        said.change = with_sign(static_cast<double>(line.here.part) - line.before->part, 0);
        said.why = view.say(Word::StatsWas, {number_text(line.before->part)});
        return;
    }
    const auto now = derive::rate_of(counter, line.here);
    const auto then = derive::rate_of(counter, *line.before);
    if (!now || !then) return;
    said.change = with_sign((*now - *then) * 100, 1);
    const std::string was = view.say(Word::StatsWas, {rate_text(counter, *line.before)});
    said.why = said.why ? *said.why + "\n" + was : was;
}

}  // namespace

std::array<SheetLines, kSheetColumns> sheet_lines(const Sheet& sheet, bool persons) {
    using enum Counter;
    const Sheets all{sheet};
    std::array<SheetLines, kSheetColumns> columns;
    all.group(columns[0], Word::GroupPeople, {Households});
    if (persons)
        all.add(columns[0], {Persons, Registered, Separated, Floating, Foreign, To6, To17, To59,
                             From60, From80, Women, SexRatio, Aged});
    all.add(columns[0], {Visited30, Fresh});
    all.group(columns[0], Word::GroupStates,
              {BlocksOk, BlocksOpen, BlocksSoon, BlocksUrgent, BlocksOverdue, BlocksNoData});
    all.group(columns[0], Word::GroupQuality, {NoShape, NoDue, NoAssignee});
    all.group(columns[1], Word::GroupIssues,
              {ReportedToday, Reported, Open, Soon, Urgent, Overdue, Suspended, Reworked, Unchecked,
               Settled, OnTime});
    if (!sheet.here.classes.empty()) all.group(columns[1], Word::StatByClass, {});
    all.parts(columns[1], OpenOfClass, &Statistics::classes);
    all.group(columns[1], Word::GroupWork, {Staff, Workers, VacantGrids, PerWorker});
    all.group(columns[2], Word::GroupHousing,
              {Buildings, Units, SelfUsed, Rented, GroupLet, Unregistered, Vacant, Uncollected,
               Occupied, RentalShare});
    all.group(columns[2], Word::GroupEconomy, {Shops});
    all.parts(columns[2], ShopsOfTrade, &Statistics::trades);
    all.add(columns[2], {ShopsVacant, NoLicence, SmallPlaces, DutiesSigned});
    all.group(columns[2], Word::GroupThings, {Facilities, Components});
    all.parts(columns[2], ComponentsOfMajor, &Statistics::components);
    all.add(columns[2], {ComponentsBroken, FireThings, Cameras, Charging});
    all.group(columns[1], Word::GroupOrganisations,
              {Organisations, PartyBranches, Committees, PropertyCovered, SocialOrganisations});
    return columns;
}

SheetText text_of(const View& view, const Sheet& sheet, const SheetLine& line) {
    const Counter counter = line.behind.counter;
    const bool beside = sheet.beside.has_value();
    SheetText said;
    if (!line.here.told) return {.here = "—", .why = view.say(Word::StatsNothing)};
    if (derive::is_rate(counter)) {
        said.here = rate_text(counter, line.here);
        if (said.here == "—")
            said.why = counter == Counter::OnTime
                           ? view.say(Word::StatsFew, {std::to_string(derive::kSmallestSample)})
                           : view.say(Word::StatsNothing);
        else
            said.why = view.say(Word::StatsRate,
                                {number_text(line.here.part), number_text(line.here.whole)});
        if (beside && line.beside.told) said.beside = rate_text(counter, line.beside);
        tell_change(view, line, said);
        return said;
    }
    said.here = number_text(line.here.part);
    if (beside && model::number(sheet.against) != 0)
        said.beside = line.beside.told ? number_text(line.beside.part) : "—";
    else if (beside && line.beside.part > 0 && line.here.part > 0)
        said.beside = percent_text(static_cast<double>(line.here.part) / line.beside.part);
    tell_change(view, line, said);
    return said;
}

std::string sheet_title(const View& view) {
    const Sheet& sheet = view.session.desk.sheet;
    const model::Row place = model::row_of(*view.snapshot.places, sheet.here.place);
    return place == model::kNoRow ? chosen_title(view) : full_name(view, place);
}

std::string sheet_beside(const View& view) {
    const Sheet& sheet = view.session.desk.sheet;
    const model::Row beside =
        sheet.beside ? model::row_of(*view.snapshot.places, sheet.beside->place) : model::kNoRow;
    if (beside == model::kNoRow) return view.say(Word::StatsTop);
    const bool against = model::number(sheet.against) != 0;
    return view.say(against ? Word::StatsAgainst : Word::StatsParentIs,
                    {view.snapshot.places->row[beside].name});
}

bool sheet_tells_persons(const View& view) {
    const model::Row place =
        model::row_of(*view.snapshot.places, view.session.desk.sheet.here.place);
    if (place == model::kNoRow) return model::may(view.session.role, model::Act::ListPersons);
    return tells_persons(view, place);
}

std::string sheet_as_text(const View& view) {
    const Sheet& sheet = view.session.desk.sheet;
    std::string text =
        sheet_title(view) + "\t" +
        view.say(Word::StatsAsOf, {base::day_and_clock(sheet.here.as_of, view.chinese())}) + "\t" +
        sheet_beside(view) + "\n";
    for (const SheetLines& column : sheet_lines(sheet, sheet_tells_persons(view)))
        for (const SheetLine& line : column) {
            if (line.heading) {
                text += view.say(*line.heading) + "\n";
                continue;
            }
            const SheetText said = text_of(view, sheet, line);
            text += name_of(view, line.behind) + "\t" + said.here + "\t" + said.beside + "\t" +
                    said.change + "\n";
        }
    return text;
}

}  // namespace ui
