// ui/issue_panel.h — one issue as a story: what it is, what happened, what comes next, and the
// steps that can be taken. In the inspector's place while an issue is open.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/plan.h"
#include "ui/view.h"

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// What one form asks for.
struct StepAsks {
    model::Action action{};
    const model::Issue* issue = nullptr;  // which says for all of them
    bool reason = false, text = false, department = false, assists = false, until = false;
    bool other = false, matter = false, urgency = false, result = false, satisfied = false;
    bool picture = false;
    bool needs_reason = false, needs_text = false;  // and does not go without
};

/// Another issue that a step may name, found by what is typed.
struct OtherIssues {
    std::string text;
    model::Position position;
    std::vector<model::IssueId> issues;  // the newest first
};

/// A step as it is being filled in.
struct StepForm {
    std::optional<model::Action> action;  // none: no form is open
    std::vector<model::IssueId> of;       // one, or those that are chosen on the desk
    std::string reason, text, until, other;
    std::string value;    // the matter, K24 or K25
    std::string urgency;  // K22
    model::DepartmentId department{};
    std::vector<model::DepartmentId> assists;
    model::IssueId found{};  // by `other`
    OtherIssues others;
    FormState pick;
    StepAsks asked;       // while it could be taken, without the issue
    bool appears = true;  // the next picture puts the cursor into its first field
    bool opened = true;   // … and does not take the stroke that opened it
    bool drawn = false;   // in this picture: only then do Enter and Esc belong to it
    bool sent = false;    // and not yet answered
    int ticket = 0;       // grows with each that begins or is sent
};

/// One line of the log in words.
struct StoryLine {
    std::string what, who, below;
    base::Instant at = base::kNever;
    bool alarming = false;
};

struct IssuePanel {
    model::IssueId issue{};
    /// What `lines` were told from.
    const void *story = nullptr, *rules = nullptr, *staff = nullptr;
    base::Language language{};
    std::vector<StoryLine> lines;
    StepForm form;
    float foot_px = 0;  // as high as the steps and their form were last time
};

/// False when no issue is open.
bool draw_issue_panel(IssuePanel& panel, const View& view, const Layout& layout, Intents& out);
/// Keys of the issue that is open; true when one was struck.
bool take_issue_keys(IssuePanel& panel, const View& view, Intents& out);

// Parts of it, each at the cursor.

void draw_issue_head(const View& view, const model::Issue& issue, Intents& out);
void draw_issue_story(IssuePanel& panel, const View& view, const model::Issue& issue, Intents& out);
/// The tasks of several departments, side by side along one line of time.
void draw_lanes(const View& view, const model::IssueStory& story);
/// What the caller said and the pictures, each shown when asked for.
void draw_evidence(const View& view, const model::IssueRow& issue, Intents& out);
/// The usual step, the next few, and the rest behind a button; or the form of the one that is being
/// filled in.
void draw_steps(IssuePanel& panel, const View& view, const model::Issue& issue, Intents& out);

// Steps and their forms: of one issue, or of all that are chosen on the desk.

/// What is offered for all of them, the usual one first.
std::vector<model::Action> steps_for(const View& view, const std::vector<model::IssueId>& issues);
/// Takes a step that needs nothing at once, or opens its form.
void begin_step(StepForm& form, const View& view, model::Action action,
                const std::vector<model::IssueId>& issues, Intents& out);
/// A number that no form had before.
int next_ticket();
/// The form at the cursor; closed when it was sent and taken.
void draw_step_form(StepForm& form, const View& view, Intents& out);
/// "督办 U"
std::string label_of(const View& view, model::Action action);

}  // namespace ui
