// All that is written on a wall at one moment, and how each part of it is put together.
#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"
#include "ui/theme_words.h"
#include "ui/wall_lines.h"

#include <algorithm>
#include <functional>

namespace ui {

using base::kNever;
using base::Word;
using derive::WallChoice;
using model::kNoRow;
using model::Row;

namespace {

constexpr int kFewDays = 7;
constexpr int kLongDays = static_cast<int>(derive::kWallDays);

/// "3/1"
std::string short_day(base::Instant at) {
    const std::string iso = base::iso_from_instant(at);
    const auto number = [&](std::size_t from) {
        return std::to_string((iso[from] - '0') * 10 + (iso[from + 1] - '0'));
    };
    return number(5) + "/" + number(8);
}

WallTrendLine trend_of(const View& view, int days) {
    WallTrendLine line{.days = days,
                       .title = view.say(Word::WallTrendDays, {std::to_string(days)}),
                       .reported = view.say(Word::WallTrendReported),
                       .settled = view.say(Word::WallTrendSettled)};
    const auto& figures = view.session.wall.figures;
    if (!figures) return line;
    const auto n = static_cast<std::size_t>(std::clamp(days, 2, kLongDays));
    const int every = days > kFewDays ? 10 : 1;
    for (std::size_t i = 0; i < n; ++i) {
        const derive::WallDay& day = figures->days.at(derive::kWallDays - n + i);
        line.up.push_back(day.reported);
        line.down.push_back(day.settled);
        const std::size_t ago = n - 1 - i;
        std::string told;
        if (ago == 0)
            told = view.say(Word::WallToday);
        else if (ago % static_cast<std::size_t>(every) == 0)
            told = short_day(day.begins);
        line.day.push_back(std::move(told));
    }
    return line;
}

std::string named_on_wall(const View& view, Row row) {
    if (row != kNoRow && row < view.snapshot.places->size()) return full_name(view, row);
    return view.say(Word::WallHotNowhere);
}

WallRateLine rate_line(const View& view, const derive::CommunityWork& work) {
    const model::Places& places = *view.snapshot.places;
    WallRateLine line;
    if (work.place >= places.size()) return line;
    line.community = places.row[work.place].id;
    line.name = places.row[work.place].name;
    line.overdue = work.overdue;
    const WallChoice& choice = view.session.wall.choice;
    line.chosen = choice.of == WallChoice::Of::Community && choice.community == line.community;
    line.known = work.on_time.denominator >= derive::kSmallestSample;
    line.klass = derive::kRateUnknown;
    if (!line.known) {
        line.rate = view.say(Word::WallSampleSmall, {std::to_string(work.on_time.denominator)});
        return line;
    }
    line.share = *work.on_time.share();
    derive::Tally tally;
    tally.settled_30d = work.on_time.denominator;
    tally.settled_on_time_30d = work.on_time.numerator;
    line.klass = derive::rate_class(tally);
    line.rate = rate_on_wall(line.share);
    return line;
}

WallHotLine hot_line(const View& view, const derive::WallCell& cell) {
    const WallChoice& choice = view.session.wall.choice;
    return {.at = cell.at,
            .where = named_on_wall(view, cell.place),
            .counts = view.say(Word::WallHotCounts,
                               {std::to_string(cell.recent), std::to_string(cell.open)}),
            .heat = wall_heat_step(*view.session.wall.figures, cell.recent),
            .chosen = choice.of == WallChoice::Of::Cell && choice.cell == cell.at};
}

/// "超期 9 件"'s first part: what is chosen, without its number.
std::string choice_name(const View& view) {
    const WallChoice& choice = view.session.wall.choice;
    if (choice.of == WallChoice::Of::Kpi) return wall_kpi(view, choice.kpi).label;
    if (choice.of == WallChoice::Of::Community)
        return named_on_wall(view, model::row_of(*view.snapshot.places, choice.community));
    if (choice.of != WallChoice::Of::Cell) return {};
    const auto& figures = view.session.wall.figures;
    Row place = kNoRow;
    if (figures)
        if (const auto cell = std::ranges::find(figures->cells, choice.cell, &derive::WallCell::at);
            cell != figures->cells.end())
            place = cell->place;
    return view.say(Word::WallAround, {named_on_wall(view, place)});
}

std::size_t listed_number(const View& view) {
    const auto& listed = view.session.wall.listed;
    return listed ? listed->size() : 0;
}

void add_queue(const View& view, const WallRoom& room, WallTexts& texts) {
    const WallChoice& choice = view.session.wall.choice;
    const bool narrowed = choice.of != WallChoice::Of::Nothing;
    const std::size_t number = listed_number(view);
    texts.queue_title = narrowed ? choice_name(view) : view.say(Word::WallQueue);
    texts.queue_count = number_text(static_cast<std::int64_t>(number));
    if (number == 0) {
        texts.queue_empty = view.say(narrowed ? Word::WallNoneListed : Word::WallCalm);
        return;
    }
    const std::size_t end = std::min(room.first + room.queue, number);
    for (std::size_t i = room.first; i < end; ++i)
        if (const model::Issue* issue = wall_issue_at(view, (*view.session.wall.listed)[i]))
            texts.queue.push_back(wall_issue(view, *issue));
    if (end < number) texts.queue_more = view.say(Word::WallMore, {std::to_string(number - end)});
}

void add_figures(const View& view, const WallRoom& room, WallTexts& texts) {
    for (std::size_t i = 0; i < derive::kWallKpis; ++i)
        texts.kpi.at(i) = wall_kpi(view, static_cast<derive::WallKpi>(i));
    texts.rates_title = view.say(Word::WallRates);
    texts.hot_title = view.say(Word::WallHot);
    const int chosen = view.session.wall.trend_days > kFewDays ? kLongDays : kFewDays;
    texts.trend = {trend_of(view, chosen),
                   trend_of(view, chosen == kFewDays ? kLongDays : kFewDays)};
    const auto& figures = view.session.wall.figures;
    if (!figures) return;
    for (std::size_t i = 0; i < std::min(room.rates, figures->communities.size()); ++i)
        texts.rates.push_back(rate_line(view, figures->communities[i]));
    for (std::size_t i = 0; i < std::min(room.hot, figures->cells.size()); ++i)
        texts.hot.push_back(hot_line(view, figures->cells[i]));
}

/// The newest major issue that nobody has put away, and how many more.
void add_major(const View& view, WallOver& over) {
    const auto& majors = view.session.dispatch.majors;
    if (majors.empty()) return;
    const Row row = model::issue_row(view.snapshot, majors.front());
    if (row == kNoRow) return;
    const model::Issue& issue = view.snapshot.issues[row];
    const WallIssueLine line = wall_issue(view, issue);
    over.major = view.say(Word::BannerMajor) + " · " + line.what + " · " + line.where;
    if (issue.row.reported != kNever && issue.row.reported <= view.now)
        over.major += " · " + view.say(Word::BannerSince,
                                       {duration_text(view, view.now - issue.row.reported)});
    if (majors.size() > 1)
        over.more = view.say(Word::BannerMore, {std::to_string(majors.size() - 1)});
}

/// What presses first: on a narrow wall the last of it finds no room.
void add_legend(const View& view, WallOver& over) {
    const derive::Theme theme = view.scene.theme;
    const auto classes = derive::classes_of(theme);
    std::vector<std::uint8_t> order(classes.begin(), classes.end());
    if (theme == derive::Theme::Work)
        std::ranges::sort(order, std::greater{}, [](std::uint8_t klass) {
            return klass == derive::kNotKnown ? -1 : int{klass};
        });
    for (const std::uint8_t klass : order)
        over.legend.push_back(
            {klass, class_text(view, theme, klass),
             view.say(Word::WallPlaces, {number_text(view.scene.drawn.at(klass))})});
}

std::string tour_told(const View& view) {
    const WallDesk& wall = view.session.wall;
    if (!wall.tour) return view.say(Word::WallTourOff);
    const bool counts = wall.tour_next != kNever && wall.tour_next > view.now;
    if (wall.tour_held || !counts) return view.say(Word::WallTourHeld);
    const auto left = std::chrono::ceil<base::Seconds>(wall.tour_next - view.now);
    return view.say(Word::WallTourNext, {std::to_string(left.count())});
}

std::string feed_told(const View& view, WallAge age) {
    const WallFeed& feed = view.session.wall.feed;
    if (age == WallAge::Still) return view.say(Word::StillPicture);
    if (age == WallAge::Reading) return view.say(Word::BusyReading);
    if (age == WallAge::Cut) {
        if (feed.cut_since == kNever || feed.cut_since > view.now)
            return view.say(Word::FeedStopped);
        return view.say(Word::WallCutFor, {duration_text(view, view.now - feed.cut_since)});
    }
    std::string told = view.say(Word::Live);
    if (feed.last != kNever)
        told += " · " + view.say(Word::WallLastChange, {base::clock_from_instant(feed.last)});
    return told;
}

}  // namespace

WallHead wall_head(const View& view) {
    WallHead head;
    const WallFeed& feed = view.session.wall.feed;
    if (view.feed.still)
        head.age = WallAge::Still;
    else if (feed.cut_since != kNever || view.feed.trouble)
        head.age = WallAge::Cut;
    else if (view.feed.reading)
        head.age = WallAge::Reading;
    head.feed = feed_told(view, head.age);
    head.clock = base::clock_from_instant(view.now);
    const std::string day = base::day_and_clock(view.now, view.chinese());
    head.day = day.substr(0, day.rfind(' '));
    head.name = view.say(Word::WallTitle);
    const auto& figures = view.session.wall.figures;
    if (!figures) return head;
    if (figures->whole < view.snapshot.places->size())
        head.name = view.snapshot.places->row[figures->whole].name;
    const auto number = [](std::size_t n) { return number_text(static_cast<std::int64_t>(n)); };
    head.counts = {
        view.say(Word::WallCountsAreas,
                 {number(figures->communities.size()), number(figures->grids)}),
        view.say(Word::WallCountsBlocks, {number(figures->buildings), number(figures->fronts)})};
    return head;
}

WallOver wall_over(const View& view) {
    const WallDesk& wall = view.session.wall;
    WallOver over;
    if (wall.choice.of != WallChoice::Of::Nothing)
        over.chip = choice_name(view) + " " +
                    number_text(static_cast<std::int64_t>(listed_number(view))) + " " +
                    view.say(Word::WallUnit);
    add_major(view, over);
    const bool holds = wall.message_until == kNever || wall.message_until > view.now;
    if (!wall.message.empty() && holds) {
        over.message = wall.message;
        if (wall.message_until != kNever)
            over.until = view.say(Word::WallMessageUntil,
                                  {base::clock_from_instant(wall.message_until).substr(0, 5)});
    }
    over.hot = view.say(Word::WallHotChip);
    over.hot_legend = view.say(Word::WallHotLegend);
    for (std::size_t step = 0; wall.figures && step < kWallHeatSteps; ++step)
        over.hot_steps.at(step) = std::to_string(wall_heat_from(*wall.figures, step)) + "+";
    over.tour = tour_told(view);
    add_legend(view, over);
    return over;
}

WallTexts wall_texts(const View& view, const WallRoom& room) {
    WallTexts texts;
    texts.head = wall_head(view);
    add_queue(view, room, texts);
    add_figures(view, room, texts);
    texts.ticker = wall_ticker(view, room.ticker);
    const Row row = model::issue_row(view.snapshot, view.session.wall.spotlight);
    if (row != kNoRow) texts.spot.push_back(wall_spot(view, view.snapshot.issues[row]));
    texts.over = wall_over(view);
    return texts;
}

std::vector<std::string> all_of(const WallTexts& texts) {
    std::vector<std::string> all;
    const auto add = [&](const auto&... more) { (all.push_back(more), ...); };
    add(texts.head.name, texts.head.counts[0], texts.head.counts[1], texts.head.clock,
        texts.head.day, texts.head.feed);
    for (const WallKpiLine& line : texts.kpi)
        add(line.label, line.label_short, line.number, line.unit, line.before, line.before_short,
            line.change, line.rate);
    add(texts.queue_title, texts.queue_count, texts.queue_empty, texts.queue_more);
    for (const WallIssueLine& line : texts.queue) add(line.what, line.left, line.where, line.whose);
    add(texts.rates_title, texts.hot_title);
    for (const WallRateLine& line : texts.rates) add(line.name, line.rate);
    for (const WallHotLine& line : texts.hot) add(line.where, line.counts);
    for (const WallTrendLine& line : texts.trend) {
        add(line.title, line.reported, line.settled);
        for (const std::string& day : line.day) add(day);
    }
    for (const WallTickerLine& line : texts.ticker) add(line.clock, line.text);
    for (const WallSpot& spot : texts.spot) {
        add(spot.what, spot.where, spot.place, spot.standing, spot.left, spot.due, spot.flags,
            spot.story_title, spot.chain_title);
        for (const WallStepLine& step : spot.steps) add(step.when, step.what);
        for (const WallChainLine& link : spot.chain) add(link.where, link.post);
    }
    const WallOver& over = texts.over;
    add(over.chip, over.major, over.more, over.message, over.until, over.hot, over.hot_legend,
        over.tour);
    for (const std::string& step : over.hot_steps) add(step);
    for (const WallLegendLine& line : over.legend) add(line.text());
    return all;
}

}  // namespace ui
