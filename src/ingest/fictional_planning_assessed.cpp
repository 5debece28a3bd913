// What communities are held against: surveys, and what is entered by hand for the assessment.
#include "ingest/fictional_planning_build.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ingest::planning {

namespace {

constexpr std::uint64_t kSurveyStream = 0x7375727665797321U;
constexpr std::uint64_t kScoreStream = 0x73636F7265732121U;
constexpr int kSurveyMonths[] = {2, 8};  // half a year each

void add_waves(Town& town, const Community& community, const char* kind, double share,
               base::Random& random) {
    const int year = base::year_of(town.now);
    for (int of = year - 2; of <= year; ++of)
        for (int half = 0; half < 2; ++half) {
            const base::Instant at = at_hour(of, kSurveyMonths[half], 10, 9);
            const bool asked = random.chance(0.97);
            const int usual = random.between(220, 460);
            const double swing = (random.unit() - 0.5) * 0.018;
            if (!asked || at > town.now) continue;
            const int sample = community.number == kSmallSample ? 18 + usual / 40 : usual;
            town.rows.surveys.push_back(
                {.id = model::SurveyId{static_cast<std::int64_t>(town.rows.surveys.size()) + 1},
                 .place = town.place(community).id,
                 .kind = kind,
                 .wave = fmt::format("{}H{}", of, half + 1),
                 .at = at,
                 .sample = sample,
                 .positive =
                     std::min(sample, static_cast<int>(std::lround(sample * (share + swing))))});
        }
}

}  // namespace

void add_surveys(Town& town) {
    base::Random random{town.seed ^ kSurveyStream};
    for (const Community& community : town.communities) {
        const double safe = 0.945 + 0.042 * random.unit();
        const double satisfied = 0.875 + 0.08 * random.unit();
        add_waves(town, community, "safety", community.number == kUnsafe ? 0.885 : safe, random);
        add_waves(town, community, "satisfaction", satisfied, random);
    }
}

namespace {

struct Indicator {
    const char* key;
    const char* line;
    const char* name;
    const char* name_en;
    double weight;
    double best;
    double low, high;      // of last year's values; none where both are 0
    const char* evidence;  // of what is entered by hand
};
// The first twelve are those every store begins with.
constexpr std::array kIndicators{
    Indicator{"on_time", "综合指挥", "按期结案率", "Closed on time", 15, 100, 86, 98, ""},
    Indicator{"closed", "综合指挥", "结案率", "Closed", 10, 100, 94, 99.5, ""},
    Indicator{"in_grid", "综合指挥", "格内办结率", "Settled in the grid", 10, 100, 38, 58, ""},
    Indicator{"satisfied", "综合指挥", "回访满意率", "Satisfied when called back", 10, 100, 84, 97,
              ""},
    Indicator{"fresh", "网格管理", "走访新鲜率", "Homes visited lately", 10, 100, 78, 98, ""},
    Indicator{"complete", "网格管理", "信息完整率", "Register complete", 5, 100, 80, 97, ""},
    Indicator{"responsible", "网格管理", "责任覆盖率", "Somebody answers for it", 10, 100, 82, 100,
              ""},
    Indicator{"staffing", "队伍建设", "人员配备率", "Staffed to the standard", 5, 100, 0, 0, ""},
    Indicator{"certified", "队伍建设", "社工持证率", "Certified staff", 5, 15, 6, 24, ""},
    Indicator{"trained", "队伍建设", "培训达标率", "Trained enough", 5, 100, 55, 98, ""},
    Indicator{"safety", "平安建设", "治安安全感", "Feel safe", 10, 95, 90, 98, ""},
    Indicator{"satisfaction", "民政服务", "居民满意率", "Satisfied residents", 5, 90, 85, 95, ""},
    Indicator{"manual", "党建引领", "党建工作检查", "Party building", 5, 100, 72, 97,
              "党建办年度检查记录"},
    Indicator{"manual", "市容环境", "环境卫生检查", "Cleanliness", 5, 100, 68, 98,
              "城管办四季度检查汇总"},
    Indicator{"manual", "安全生产", "隐患整改率", "Hazards put right", 5, 100, 74, 100,
              "应急办隐患台账"}};

void add_score(Town& town, std::size_t indicator, const Community& community, int year,
               double value) {
    town.rows.scores.push_back(
        {.id = model::ScoreId{static_cast<std::int64_t>(town.rows.scores.size()) + 1},
         .indicator = model::IndicatorId{static_cast<std::int64_t>(indicator) + 1},
         .place = town.place(community).id,
         .year = year,
         .value = std::round(value * 10) / 10,
         .evidence = kIndicators.at(indicator).evidence});
}

}  // namespace

void add_assessment(Town& town) {
    base::Random random{town.seed ^ kScoreStream};
    for (std::size_t i = 0; i < kIndicators.size(); ++i) {
        const Indicator& one = kIndicators.at(i);
        town.rows.indicators.push_back({.id = model::IndicatorId{static_cast<std::int64_t>(i) + 1},
                                        .key = one.key,
                                        .line = one.line,
                                        .name = one.name,
                                        .name_en = one.name_en,
                                        .weight = one.weight,
                                        .worst = 0,
                                        .best = one.best});
    }
    const int year = base::year_of(town.now);
    for (const Community& community : town.communities) {
        // Who is good at one thing is likely to be good at another.
        const double able = random.unit();
        for (std::size_t i = 0; i < kIndicators.size(); ++i) {
            const Indicator& one = kIndicators.at(i);
            const double before = 0.6 * able + 0.4 * random.unit();
            const double since = 0.6 * able + 0.4 * random.unit();
            if (one.high <= 0) continue;
            const double span = one.high - one.low;
            add_score(town, i, community, year - 1, one.low + span * before);
            if (*one.evidence != '\0') add_score(town, i, community, year, one.low + span * since);
        }
    }
}

}  // namespace ingest::planning
