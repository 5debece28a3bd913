#include "ingest/register_refusal.h"

#include "base/text.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ingest {

namespace {

struct RefusedWord {
    Refusal why;
    std::string_view text;
};

// A name that contains one of these. Care categories (残疾, 低保, 独居) are not among them.
constexpr std::array kParts{
    RefusedWord{Refusal::Religion, "宗教"},      RefusedWord{Refusal::Religion, "信教"},
    RefusedWord{Refusal::Religion, "信仰"},      RefusedWord{Refusal::Religion, "教派"},
    RefusedWord{Refusal::Religion, "涉教"},      RefusedWord{Refusal::Religion, "教徒"},
    RefusedWord{Refusal::Ethnicity, "民族"},     RefusedWord{Refusal::Ethnicity, "族别"},
    RefusedWord{Refusal::Ethnicity, "种族"},     RefusedWord{Refusal::Ethnicity, "族群"},
    RefusedWord{Refusal::Politics, "政治"},      RefusedWord{Refusal::Politics, "党派"},
    RefusedWord{Refusal::Politics, "党员"},      RefusedWord{Refusal::Politics, "党籍"},
    RefusedWord{Refusal::Politics, "党支部"},    RefusedWord{Refusal::Politics, "党组织"},
    RefusedWord{Refusal::Politics, "入党"},      RefusedWord{Refusal::Politics, "政见"},
    RefusedWord{Refusal::Petition, "信访"},      RefusedWord{Refusal::Petition, "上访"},
    RefusedWord{Refusal::Petition, "访民"},      RefusedWord{Refusal::Petition, "缠访"},
    RefusedWord{Refusal::Petition, "闹访"},      RefusedWord{Refusal::Petition, "越级访"},
    RefusedWord{Refusal::Petition, "非访"},      RefusedWord{Refusal::Petition, "进京访"},
    RefusedWord{Refusal::Suspicion, "前科"},     RefusedWord{Refusal::Suspicion, "犯罪"},
    RefusedWord{Refusal::Suspicion, "嫌疑"},     RefusedWord{Refusal::Suspicion, "案底"},
    RefusedWord{Refusal::Suspicion, "涉稳"},     RefusedWord{Refusal::Suspicion, "涉恐"},
    RefusedWord{Refusal::Suspicion, "涉邪"},     RefusedWord{Refusal::Suspicion, "邪教"},
    RefusedWord{Refusal::Suspicion, "涉黑"},     RefusedWord{Refusal::Suspicion, "涉毒"},
    RefusedWord{Refusal::Suspicion, "涉案"},     RefusedWord{Refusal::Suspicion, "维稳"},
    RefusedWord{Refusal::Suspicion, "稳控"},     RefusedWord{Refusal::Suspicion, "管控"},
    RefusedWord{Refusal::Suspicion, "布控"},     RefusedWord{Refusal::Suspicion, "重点人"},
    RefusedWord{Refusal::Suspicion, "重点管"},   RefusedWord{Refusal::Suspicion, "风险人"},
    RefusedWord{Refusal::Suspicion, "人员风险"}, RefusedWord{Refusal::Suspicion, "风险等级"},
    RefusedWord{Refusal::Suspicion, "风险评分"}, RefusedWord{Refusal::Suspicion, "危险等级"},
    RefusedWord{Refusal::Suspicion, "可疑"},     RefusedWord{Refusal::Suspicion, "吸毒"},
    RefusedWord{Refusal::Suspicion, "戒毒"},     RefusedWord{Refusal::Suspicion, "矫正"},
    RefusedWord{Refusal::Suspicion, "帮教"},     RefusedWord{Refusal::Suspicion, "刑满"},
    RefusedWord{Refusal::Suspicion, "刑释"},     RefusedWord{Refusal::Suspicion, "三非"},
    RefusedWord{Refusal::Suspicion, "黑名单"},   RefusedWord{Refusal::Suspicion, "违法人员"},
    RefusedWord{Refusal::Suspicion, "违法记录"}, RefusedWord{Refusal::Suspicion, "肇事肇祸"},
    RefusedWord{Refusal::Health, "艾滋"},        RefusedWord{Refusal::Health, "病"},
    RefusedWord{Refusal::Health, "诊断"},        RefusedWord{Refusal::Health, "精神障碍"},
    RefusedWord{Refusal::Health, "精障"},        RefusedWord{Refusal::Credit, "失信"},
    RefusedWord{Refusal::Credit, "征信"},        RefusedWord{Refusal::Credit, "信用"},
    RefusedWord{Refusal::Credit, "红名单"},      RefusedWord{Refusal::Credit, "老赖"},
    RefusedWord{Refusal::Bank, "银行"},          RefusedWord{Refusal::Bank, "开户行"},
    RefusedWord{Refusal::Bank, "账户"},          RefusedWord{Refusal::Bank, "帐户"},
    RefusedWord{Refusal::Biometrics, "指纹"},    RefusedWord{Refusal::Biometrics, "人脸"},
    RefusedWord{Refusal::Biometrics, "虹膜"},    RefusedWord{Refusal::Biometrics, "声纹"},
    RefusedWord{Refusal::Biometrics, "步态"},    RefusedWord{Refusal::Biometrics, "血型"},
    RefusedWord{Refusal::Biometrics, "基因"},    RefusedWord{Refusal::Biometrics, "生物特征"},
    RefusedWord{Refusal::Biometrics, "人像"},    RefusedWord{Refusal::Biometrics, "头像"},
    RefusedWord{Refusal::Biometrics, "本人照"},  RefusedWord{Refusal::Biometrics, "证件照"},
    RefusedWord{Refusal::Behaviour, "不良行为"}, RefusedWord{Refusal::Behaviour, "问题少年"},
    RefusedWord{Refusal::Behaviour, "问题学生"}, RefusedWord{Refusal::Behaviour, "问题儿童"},
    RefusedWord{Refusal::Behaviour, "儿童行为"}, RefusedWord{Refusal::Behaviour, "学生行为"},
    RefusedWord{Refusal::Behaviour, "少年行为"}, RefusedWord{Refusal::Behaviour, "成年人行为"},
    RefusedWord{Refusal::Behaviour, "在校表现"}, RefusedWord{Refusal::Behaviour, "学生表现"},
    RefusedWord{Refusal::Behaviour, "儿童表现"}, RefusedWord{Refusal::Behaviour, "逃学"},
    RefusedWord{Refusal::Behaviour, "网瘾"},     RefusedWord{Refusal::Behaviour, "孩子表现"},
};

// Names that are exactly so: within longer ones they may mean something else.
constexpr std::array kWhole{
    RefusedWord{Refusal::Bank, "账号"},       RefusedWord{Refusal::Bank, "帐号"},
    RefusedWord{Refusal::Biometrics, "照片"}, RefusedWord{Refusal::Biometrics, "相片"},
    RefusedWord{Refusal::Ethnicity, "族"},    RefusedWord{Refusal::Bank, "卡号"},
};

// English words: beginnings of a word of the name, so that "competition" is no petition.
constexpr std::array kBeginnings{
    RefusedWord{Refusal::Religion, "relig"},
    RefusedWord{Refusal::Religion, "faith"},
    RefusedWord{Refusal::Religion, "church"},
    RefusedWord{Refusal::Ethnicity, "ethni"},
    RefusedWord{Refusal::Ethnicity, "race"},
    RefusedWord{Refusal::Politics, "politic"},
    RefusedWord{Refusal::Politics, "party"},
    RefusedWord{Refusal::Petition, "petition"},
    RefusedWord{Refusal::Suspicion, "suspic"},
    RefusedWord{Refusal::Suspicion, "suspect"},
    RefusedWord{Refusal::Suspicion, "crimin"},
    RefusedWord{Refusal::Suspicion, "blacklist"},
    RefusedWord{Refusal::Suspicion, "risk"},
    RefusedWord{Refusal::Suspicion, "convict"},
    RefusedWord{Refusal::Health, "hiv"},
    RefusedWord{Refusal::Health, "aids"},
    RefusedWord{Refusal::Health, "disease"},
    RefusedWord{Refusal::Health, "diagnos"},
    RefusedWord{Refusal::Health, "illness"},
    RefusedWord{Refusal::Credit, "credit"},
    RefusedWord{Refusal::Bank, "bank"},
    RefusedWord{Refusal::Bank, "iban"},
    RefusedWord{Refusal::Biometrics, "fingerprint"},
    RefusedWord{Refusal::Biometrics, "biometr"},
    RefusedWord{Refusal::Biometrics, "blood"},
    RefusedWord{Refusal::Biometrics, "dna"},
    RefusedWord{Refusal::Biometrics, "portrait"},
    RefusedWord{Refusal::Behaviour, "behavio"},
};

/// The code of an organisation is called a credit code.
bool is_credit_code_column(std::string_view folded) {
    return base::has_part(folded, "信用代码") || base::has_part(folded, "creditcode") ||
           base::has_part(folded, "信用编码") || base::has_part(folded, "信用号");
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
    for (const RefusedWord& word : kParts)
        if (base::has_part(folded, word.text)) return word.why;
    for (const RefusedWord& word : kWhole)
        if (folded == word.text) return word.why;
    for (const std::string& word : words_of(column))
        for (const RefusedWord& beginning : kBeginnings)
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
