#include "ingest/register_refusal.h"

#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ingest {

namespace {

struct Word {
    Refusal why;
    std::string_view text;
};

// A name that contains one of these. Care categories (残疾, 低保, 独居) are not among them.
constexpr std::array kParts{
    Word{Refusal::Religion, "宗教"},      Word{Refusal::Religion, "信教"},
    Word{Refusal::Religion, "信仰"},      Word{Refusal::Religion, "教派"},
    Word{Refusal::Religion, "涉教"},      Word{Refusal::Religion, "教徒"},
    Word{Refusal::Ethnicity, "民族"},     Word{Refusal::Ethnicity, "族别"},
    Word{Refusal::Ethnicity, "种族"},     Word{Refusal::Ethnicity, "族群"},
    Word{Refusal::Politics, "政治"},      Word{Refusal::Politics, "党派"},
    Word{Refusal::Politics, "党员"},      Word{Refusal::Politics, "党籍"},
    Word{Refusal::Politics, "党支部"},    Word{Refusal::Politics, "党组织"},
    Word{Refusal::Politics, "入党"},      Word{Refusal::Politics, "政见"},
    Word{Refusal::Petition, "信访"},      Word{Refusal::Petition, "上访"},
    Word{Refusal::Petition, "访民"},      Word{Refusal::Petition, "缠访"},
    Word{Refusal::Petition, "闹访"},      Word{Refusal::Petition, "越级访"},
    Word{Refusal::Petition, "非访"},      Word{Refusal::Petition, "进京访"},
    Word{Refusal::Suspicion, "前科"},     Word{Refusal::Suspicion, "犯罪"},
    Word{Refusal::Suspicion, "嫌疑"},     Word{Refusal::Suspicion, "案底"},
    Word{Refusal::Suspicion, "涉稳"},     Word{Refusal::Suspicion, "涉恐"},
    Word{Refusal::Suspicion, "涉邪"},     Word{Refusal::Suspicion, "邪教"},
    Word{Refusal::Suspicion, "涉黑"},     Word{Refusal::Suspicion, "涉毒"},
    Word{Refusal::Suspicion, "涉案"},     Word{Refusal::Suspicion, "维稳"},
    Word{Refusal::Suspicion, "稳控"},     Word{Refusal::Suspicion, "管控"},
    Word{Refusal::Suspicion, "布控"},     Word{Refusal::Suspicion, "重点人"},
    Word{Refusal::Suspicion, "重点管"},   Word{Refusal::Suspicion, "风险人"},
    Word{Refusal::Suspicion, "人员风险"}, Word{Refusal::Suspicion, "风险等级"},
    Word{Refusal::Suspicion, "风险评分"}, Word{Refusal::Suspicion, "危险等级"},
    Word{Refusal::Suspicion, "可疑"},     Word{Refusal::Suspicion, "吸毒"},
    Word{Refusal::Suspicion, "戒毒"},     Word{Refusal::Suspicion, "矫正"},
    Word{Refusal::Suspicion, "帮教"},     Word{Refusal::Suspicion, "刑满"},
    Word{Refusal::Suspicion, "刑释"},     Word{Refusal::Suspicion, "三非"},
    Word{Refusal::Suspicion, "黑名单"},   Word{Refusal::Suspicion, "违法人员"},
    Word{Refusal::Suspicion, "违法记录"}, Word{Refusal::Suspicion, "肇事肇祸"},
    Word{Refusal::Health, "艾滋"},        Word{Refusal::Health, "病"},
    Word{Refusal::Health, "诊断"},        Word{Refusal::Health, "精神障碍"},
    Word{Refusal::Health, "精障"},        Word{Refusal::Credit, "失信"},
    Word{Refusal::Credit, "征信"},        Word{Refusal::Credit, "信用"},
    Word{Refusal::Credit, "红名单"},      Word{Refusal::Credit, "老赖"},
    Word{Refusal::Bank, "银行"},          Word{Refusal::Bank, "开户行"},
    Word{Refusal::Bank, "账户"},          Word{Refusal::Bank, "帐户"},
    Word{Refusal::Biometrics, "指纹"},    Word{Refusal::Biometrics, "人脸"},
    Word{Refusal::Biometrics, "虹膜"},    Word{Refusal::Biometrics, "声纹"},
    Word{Refusal::Biometrics, "步态"},    Word{Refusal::Biometrics, "血型"},
    Word{Refusal::Biometrics, "基因"},    Word{Refusal::Biometrics, "生物特征"},
    Word{Refusal::Biometrics, "人像"},    Word{Refusal::Biometrics, "头像"},
    Word{Refusal::Biometrics, "本人照"},  Word{Refusal::Biometrics, "证件照"},
    Word{Refusal::Behaviour, "不良行为"}, Word{Refusal::Behaviour, "问题少年"},
    Word{Refusal::Behaviour, "问题学生"}, Word{Refusal::Behaviour, "问题儿童"},
    Word{Refusal::Behaviour, "儿童行为"}, Word{Refusal::Behaviour, "学生行为"},
    Word{Refusal::Behaviour, "少年行为"}, Word{Refusal::Behaviour, "成年人行为"},
    Word{Refusal::Behaviour, "在校表现"}, Word{Refusal::Behaviour, "学生表现"},
    Word{Refusal::Behaviour, "儿童表现"}, Word{Refusal::Behaviour, "逃学"},
    Word{Refusal::Behaviour, "网瘾"},     Word{Refusal::Behaviour, "孩子表现"},
};

// Names that are exactly so: within longer ones they may mean something else.
constexpr std::array kWhole{
    Word{Refusal::Bank, "账号"},       Word{Refusal::Bank, "帐号"},
    Word{Refusal::Biometrics, "照片"}, Word{Refusal::Biometrics, "相片"},
    Word{Refusal::Ethnicity, "族"},    Word{Refusal::Bank, "卡号"},
};

// English words: beginnings of a word of the name, so that "competition" is no petition.
constexpr std::array kBeginnings{
    Word{Refusal::Religion, "relig"},
    Word{Refusal::Religion, "faith"},
    Word{Refusal::Religion, "church"},
    Word{Refusal::Ethnicity, "ethni"},
    Word{Refusal::Ethnicity, "race"},
    Word{Refusal::Politics, "politic"},
    Word{Refusal::Politics, "party"},
    Word{Refusal::Petition, "petition"},
    Word{Refusal::Suspicion, "suspic"},
    Word{Refusal::Suspicion, "suspect"},
    Word{Refusal::Suspicion, "crimin"},
    Word{Refusal::Suspicion, "blacklist"},
    Word{Refusal::Suspicion, "risk"},
    Word{Refusal::Suspicion, "convict"},
    Word{Refusal::Health, "hiv"},
    Word{Refusal::Health, "aids"},
    Word{Refusal::Health, "disease"},
    Word{Refusal::Health, "diagnos"},
    Word{Refusal::Health, "illness"},
    Word{Refusal::Credit, "credit"},
    Word{Refusal::Bank, "bank"},
    Word{Refusal::Bank, "iban"},
    Word{Refusal::Biometrics, "fingerprint"},
    Word{Refusal::Biometrics, "biometr"},
    Word{Refusal::Biometrics, "blood"},
    Word{Refusal::Biometrics, "dna"},
    Word{Refusal::Biometrics, "portrait"},
    Word{Refusal::Behaviour, "behavio"},
};

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The code of an organisation is called a credit code.
bool is_credit_code_column(std::string_view folded) {
    return holds(folded, "信用代码") || holds(folded, "creditcode") || holds(folded, "信用编码") ||
           holds(folded, "信用号");
}

/// Whether an organisation has a branch of the party, which is no person's politics.
bool is_branch_column(std::string_view folded) {
    constexpr std::array<std::string_view, 8> kBranch{
        "是否建立党组织", "是否成立党组织", "是否建立党支部", "是否成立党支部",
        "有无党组织",     "有无党支部",     "partybranch",    "haspartybranch"};
    return std::ranges::find(kBranch, folded) != kBranch.end();
}

/// Words of Latin letters in small ones: "HIVStatus", "hiv_status" are hiv, status.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    bool small_before = false;
    bool inside = false;
    for (const char c : name) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool small = c >= 'a' && c <= 'z';
        if (!capital && !small) {
            inside = false;
        } else {
            if (!inside || (capital && small_before)) words.emplace_back();
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            inside = true;
        }
        small_before = small;
    }
    return words;
}

}  // namespace

std::optional<Refusal> refusal_of(std::string_view column) {
    const std::string folded = folded_whole(column);
    if (is_credit_code_column(folded) || is_branch_column(folded)) return std::nullopt;
    for (const Word& word : kParts)
        if (holds(folded, word.text)) return word.why;
    for (const Word& word : kWhole)
        if (folded == word.text) return word.why;
    for (const std::string& word : words_of(column))
        for (const Word& beginning : kBeginnings)
            if (word.starts_with(beginning.text)) return beginning.why;
    return std::nullopt;
}

std::vector<RefusedColumn> refused_columns(const std::vector<std::string>& columns) {
    std::vector<RefusedColumn> refused;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const auto why = refusal_of(columns[i])) refused.push_back({i, *why});
    return refused;
}

}  // namespace ingest
