// base/words_steps.h — the part of the table of words that the steps of an issue need, and why one
// is refused. Only for words.cpp.
#pragma once

#include "base/words_tables.h"

namespace base {

inline constexpr std::array<WordEntry, static_cast<std::size_t>(Word::HelpIngest) -
                                           static_cast<std::size_t>(Word::DoAskVerify)>
    kStepWords{{
        {Word::DoAskVerify, "派人核实", "Ask to verify"},
        {Word::DoConfirm, "核实属实", "Verified"},
        {Word::DoDeny, "核实不属实", "Not so"},
        {Word::DoAccept, "受理", "Accept"},
        {Word::DoAnswer, "答复", "Answer"},
        {Word::DoRefuse, "不予受理", "Refuse"},
        {Word::DoTakeInGrid, "格内处置", "Take in the grid"},
        {Word::DoSettle, "格内办结", "Settle in the grid"},
        {Word::DoPassOn, "格内无法处置", "Cannot be settled here"},
        {Word::DoFile, "立案", "File"},
        {Word::DoDispatch, "派遣", "Dispatch"},
        {Word::DoSign, "签收", "Sign for"},
        {Word::DoReturn, "退单", "Return"},
        {Word::DoAskExtension, "申请延期", "Ask for more time"},
        {Word::DoExtend, "批准延期", "Grant more time"},
        {Word::DoDenyExtension, "不同意延期", "Refuse more time"},
        {Word::DoSuspend, "挂起", "Suspend"},
        {Word::DoResume, "恢复办理", "Resume"},
        {Word::DoFinish, "处置完毕", "Finish"},
        {Word::DoCheckPass, "核查通过", "Check passed"},
        {Word::DoCheckFail, "核查不通过", "Check failed"},
        {Word::DoEvaluate, "回访评价", "Evaluate"},
        {Word::DoReopen, "重开", "Reopen"},
        {Word::DoReassign, "改派", "Reassign"},
        {Word::DoSplit, "拆分", "Split"},
        {Word::DoCancel, "作废", "Cancel"},
        {Word::DoMerge, "并案", "Merge"},
        {Word::DoLink, "关联", "Link"},
        {Word::DoEscalate, "上报上级", "Escalate"},
        {Word::DoUrge, "督办", "Urge"},
        {Word::DoReply, "回复督办", "Answer the urge"},
        {Word::DoMarkMajor, "标为重大", "Mark as major"},
        {Word::DoAddTrip, "登记再次来办", "Another trip"},
        {Word::DoRemark, "备注", "Remark"},
        {Word::DoRecalculate, "重算期限", "Recalculate the due"},
        {Word::DoUpstream, "上游更新", "Upstream says"},
        {Word::DoSubmit, "上报", "Report"},
        {Word::DoUndo, "撤销", "Take back"},
        {Word::StepIllegal, "问题现在的状态不允许这一步，未作改动；请看它的经过，再选可用的步骤。",
         "An issue in this state cannot take that step; nothing was changed. Look at its story and "
         "choose a step that is offered."},
        {Word::StepNotYours, "按岗位分工您不能走这一步，未作改动；请转给负责这一步的人。",
         "Your role does not take that step; nothing was changed. Pass it to whoever does."},
        {Word::StepUnknown,
         "问题的状态“{0}”无法识别（可能由其他程序写入），未作改动；请运行 getu check 查看。",
         "The state “{0}” of this issue is none that Getu knows, perhaps written by another "
         "program; nothing was changed. Run getu check."},
        {Word::StepReason, "这一步要写明理由，未作改动；请补上再试。",
         "That step needs a reason; nothing was changed. Add one and try again."},
        {Word::StepText, "这一步要有文字说明或照片，未作改动；请补上再试。",
         "That step needs a note or a picture; nothing was changed. Add one and try again."},
        {Word::StepPicture, "这类事项这一步要有现场照片，未作改动；请添加照片再试。",
         "For this kind of matter that step needs a picture taken there; nothing was changed. Add "
         "one and try again."},
        {Word::StepDepartment, "这一步要选定部门，未作改动；请选择部门再试。",
         "That step needs a department; nothing was changed. Choose one and try again."},
        {Word::StepUntil, "这一步要填一个晚于现在的时间，未作改动；请改正再试。",
         "That step needs a time later than now; nothing was changed. Correct it and try again."},
        {Word::StepOther, "这一步要指明另一件问题，未作改动；请填它的编号。",
         "That step needs another issue; nothing was changed. Tell its number."},
        {Word::StepMatter, "这一步要先选定事项分类，未作改动；请选择再试。",
         "That step needs a matter; nothing was changed. Choose one and try again."},
        {Word::StepSatisfaction, "这一步要选满意程度，未作改动；请选择再试。",
         "That step needs how satisfied the resident is; nothing was changed. Choose and try "
         "again."},
        {Word::StepNotDuty,
         "“不属职责”不能单独作为理由，未作改动；请写明应由谁办、已怎样转交（首问负责）。",
         "“Not our duty” alone is no reason; nothing was changed. Tell whose it is and how it was "
         "handed over."},
        {Word::StepFirstReceiver, "只有首问人可以答复，未作改动；请由首问人答复。",
         "Only the first receiver answers; nothing was changed."},
        {Word::StepConsultation, "只有咨询可以当场答复，未作改动；其他事项请受理。",
         "Only a question can be answered at once; nothing was changed. Accept other matters."},
        {Word::StepNotInGrid, "这类事项不在格内处置范围，未作改动；请受理后派遣。",
         "This kind of matter is not settled within the grid; nothing was changed. Accept and "
         "dispatch it."},
        {Word::StepReturnedTwice, "第二次退单须由值班长决定，未作改动；请联系值班长。",
         "A second return is for the duty commander to decide; nothing was changed."},
        {Word::StepExtensionLate, "期限已过，不能再申请延期，未作改动；请尽快办结。",
         "It is past due, so more time cannot be asked for; nothing was changed."},
        {Word::StepExtensionMost, "已延期 {0} 次，不能再延，未作改动；请尽快办结或请值班长挂起。",
         "It was given more time {0} times already; nothing was changed."},
        {Word::StepExtensionNone, "没有待批的延期，未作改动。",
         "No extension is waited for; nothing was changed."},
        {Word::StepOwnWork, "办理人不能核查自己办的事，未作改动；请换人核查。",
         "Whoever handled it cannot check it; nothing was changed. Let somebody else."},
        {Word::StepReopenLate, "结案已超过 15 天，不能重开，未作改动；请新建并关联。",
         "It was closed more than 15 days ago and cannot be reopened; nothing was changed. Report "
         "it anew and link the two."},
        {Word::StepMergeInto,
         "不能并入这一件：它是同一件、已并案或结案超过 7 天，未作改动；请另选。",
         "It cannot be merged into that one: the same, merged itself, or closed for more than 7 "
         "days; nothing was changed."},
        {Word::StepTripReason, "第三次来办起须写明原因，未作改动；请补上再试。",
         "From the third trip on a reason is needed; nothing was changed."},
        {Word::StepNoUrge, "没有待回复的督办，未作改动。",
         "There is no urge to answer; nothing was changed."},
        {Word::StepNotLast, "这一步之后又有新的经过，不能撤销，未作改动；请用正常步骤更正。",
         "Something happened after that step, so it cannot be taken back; nothing was changed. "
         "Correct it by another step."},
        {Word::RuleShares, "预警比例须满足 0 < 橙 < 黄 < 1，未保存，原值保留；请改正再试。",
         "Shares must be 0 < orange < yellow < 1; it was not saved and the old value stays. "
         "Correct it."},
        {Word::RuleSpans, "工作时段须按先后排列、互不重叠，未保存，原值保留；请改正再试。",
         "Working hours must follow one another; it was not saved and the old ones stay. Correct "
         "it."},
        {Word::RuleDay, "日期要写成 2026-10-01 的样子，未保存；请改正再试。",
         "A day is written like 2026-10-01; it was not saved. Correct it."},
        {Word::RuleLength, "时限须大于 0，未保存，原值保留；请改正再试。",
         "A length must be above 0; it was not saved and the old one stays. Correct it."},
        {Word::RuleAtLeast, "数值不能为负，未保存，原值保留；请改正再试。",
         "A number must not be negative; it was not saved and the old one stays. Correct it."},
    }};

}  // namespace base
