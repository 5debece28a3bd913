// ui/keys.h — everything that can be done on the page, in one table: what is struck, and what it
// does.
//
// The sheet of F1 and the list of commands are made from it. A key that is not here does not exist
// for the user, so whoever adds one adds its line; what has no key is done from the commands.
#pragma once

#include "base/words.h"
#include "ui/intent.h"
#include "ui/view.h"

#include <array>
#include <string_view>

namespace ui {

struct KeyLine {
    base::Word group;
    std::string_view keys;  // as they are printed on a keyboard, or held with a gesture
    base::Word gesture;     // of the mouse; kCount for none
    base::Word does;
    /// What the command wishes for; null where only a hand can do it.
    void (*wish)(const View& view, Intents& out) = nullptr;
};

namespace wish {
template <class One>
void plain(const View& /*view*/, Intents& out) {
    out.push_back(One{});
}
template <Tab kTab>
void tab(const View& /*view*/, Intents& out) {
    out.push_back(ShowTab{kTab});
}
template <derive::Counter kCounter>
void list(const View& /*view*/, Intents& out) {
    out.push_back(ListBehind{{kCounter, {}}});
}
template <FilesPurpose kPurpose>
void files(const View& /*view*/, Intents& out) {
    out.push_back(ChooseFiles{kPurpose});
}
template <int kSteps>
void zoom(const View& view, Intents& out) {
    const geo::Point middle{view.session.camera.width_px / 2.0,
                            view.session.camera.height_px / 2.0};
    out.push_back(ZoomAt{middle, kSteps > 0 ? 1.25 : 1 / 1.25});
}
inline void planning(const View& view, Intents& out) {
    out.push_back(SetWorkspace{view.session.workspace != Workspace::Plan});
}
inline void plan_table(const View& view, Intents& out) {
    if (view.session.workspace == Workspace::Plan)
        out.push_back(ShowPlanTable{!view.session.planning.table});
}
inline void to_selection(const View& view, Intents& out) {
    out.push_back(ZoomToPlace{view.session.selected});
}
inline void tree_focus(const View& view, Intents& out) {
    out.push_back(FocusTree{!view.session.desk.keys_in_tree});
}
inline void visit(const View& view, Intents& out) {
    if (model::number(view.session.selected) != 0) out.push_back(LogVisitAt{view.session.selected});
}
inline void report(const View& view, Intents& out) {
    if (model::number(view.session.selected) != 0)
        out.push_back(ToggleReport{view.session.selected});
}
template <bool kGrids>
void print(const View& /*view*/, Intents& out) {
    out.push_back(PrintSheet{kGrids});
}
inline void outline(const View& view, Intents& out) {
    out.push_back(DrawOutline{!view.session.desk.outlines});
}
inline void plan(const View& view, Intents& out) {
    out.push_back(OpenPlan{view.session.selected});
}
inline void look(const View& view, Intents& out) {
    const bool light = view.session.look == scene::Look::Light;
    out.push_back(SetLook{light ? scene::Look::Dark : scene::Look::Light});
}
inline void language(const View& view, Intents& out) {
    out.push_back(SetLanguage{view.chinese() ? base::Language::English : base::Language::Chinese});
}
template <int kBy>
void theme_step(const View& /*view*/, Intents& out) {
    out.push_back(StepTheme{kBy});
}
template <derive::Theme kTheme>
void theme(const View& /*view*/, Intents& out) {
    out.push_back(ShowTheme{kTheme});
}
inline void audit(const View& view, Intents& out) {
    if (model::may(view.session.role, model::Act::ReadAudit)) out.push_back(ToggleAudit{});
}
inline void wall(const View& view, Intents& out) {
    if (may_tell_walls(view.session.role)) out.push_back(ToggleWallRemote{});
}
inline void locks(const View& view, Intents& out) {
    if (model::may(view.session.role, model::Act::LockTargets)) out.push_back(ToggleLocks{});
}
inline void feeds(const View& view, Intents& out) {
    if (!view.session.tables.open) out.push_back(ToggleTables{});
    out.push_back(ToggleFeeds{});
}
inline void exercise(const View& view, Intents& out) {
    out.push_back(SetExercise{!view.session.exercise});
}
inline void desk(const View& view, Intents& out) {
    if (may_see_desk(view.session.role)) out.push_back(ToggleDispatch{});
}
template <DispatchTab kTab>
void dispatch(const View& view, Intents& out) {
    if (may_see_desk(view.session.role)) out.push_back(ShowDispatch{kTab});
}
inline void reduce_motion(const View& view, Intents& out) {
    out.push_back(SetReduceMotion{!view.session.reduce_motion});
}
}  // namespace wish

inline constexpr std::array<KeyLine, 102> kKeys{{
    {base::Word::KeysMap, "", base::Word::GestureDrag, base::Word::KeyPan},
    {base::Word::KeysMap, "← ↑ → ↓", base::Word::kCount, base::Word::KeyPan},
    {base::Word::KeysMap, "", base::Word::GestureWheel, base::Word::KeyZoom},
    {base::Word::KeysMap, "+  −", base::Word::kCount, base::Word::KeyZoom, &wish::zoom<1>},
    {base::Word::KeysMap, "Home", base::Word::kCount, base::Word::KeyAll, &wish::plain<ZoomToAll>},
    {base::Word::KeysLevels, "", base::Word::GestureDoubleClick, base::Word::KeyDown},
    {base::Word::KeysLevels, "PageDown", base::Word::kCount, base::Word::KeyDown,
     &wish::plain<GoDown>},
    {base::Word::KeysLevels, "PageUp", base::Word::kCount, base::Word::KeyUp, &wish::plain<GoUp>},
    {base::Word::KeysLevels, "Backspace  Alt ↑", base::Word::kCount, base::Word::KeyParent,
     &wish::plain<GoToParent>},
    {base::Word::KeysLevels, "Enter", base::Word::kCount, base::Word::KeyToSelection,
     &wish::to_selection},
    {base::Word::KeysChoice, "", base::Word::GestureClick, base::Word::KeySelect},
    {base::Word::KeysChoice, "Shift", base::Word::GestureDrag, base::Word::KeyBox},
    {base::Word::KeysChoice, "Alt", base::Word::GestureDrag, base::Word::KeyLasso},
    {base::Word::KeysChoice, "Shift Alt", base::Word::GestureDrag, base::Word::KeyLasso},
    {base::Word::KeysChoice, "Ctrl", base::Word::GestureDrag, base::Word::KeyCircle},
    {base::Word::KeysChoice, "G", base::Word::kCount, base::Word::MenuOutline, &wish::outline},
    {base::Word::KeysChoice, "V", base::Word::kCount, base::Word::MenuChooseView,
     &wish::plain<ChooseView>},
    {base::Word::KeysChoice, "Esc", base::Word::kCount, base::Word::KeyBack,
     &wish::plain<StepBack>},
    {base::Word::KeysTree, "T", base::Word::kCount, base::Word::KeyTreeFocus, &wish::tree_focus},
    {base::Word::KeysTree, "↑  ↓", base::Word::kCount, base::Word::KeyTreeMove},
    {base::Word::KeysTree, "→  ←", base::Word::kCount, base::Word::KeyTreeOpen},
    {base::Word::KeysTree, "B", base::Word::kCount, base::Word::KeyTreeFold,
     &wish::plain<ToggleTree>},
    {base::Word::KeysPanels, "1", base::Word::kCount, base::Word::KeyTabPeople,
     &wish::tab<Tab::People>},
    {base::Word::KeysPanels, "2", base::Word::kCount, base::Word::KeyTabLand,
     &wish::tab<Tab::Land>},
    {base::Word::KeysPanels, "3", base::Word::kCount, base::Word::KeyTabThings,
     &wish::tab<Tab::Things>},
    {base::Word::KeysPanels, "4", base::Word::kCount, base::Word::KeyTabMatters,
     &wish::tab<Tab::Matters>},
    {base::Word::KeysPanels, "5", base::Word::kCount, base::Word::KeyTabOrganisations,
     &wish::tab<Tab::Organisations>},
    {base::Word::KeysPanels, "J  K", base::Word::kCount, base::Word::KeyListMove},
    {base::Word::KeysPlan, "P  Enter", base::Word::kCount, base::Word::KeyPlan, &wish::plan},
    {base::Word::KeysPlan, "← ↑ → ↓", base::Word::kCount, base::Word::KeyHomeMove},
    {base::Word::KeysPlan, "1 … 5", base::Word::kCount, base::Word::KeyHomeVisit},
    {base::Word::KeysPlan, "PageUp  PageDown", base::Word::kCount, base::Word::LevelKeyStep},
    {base::Word::KeysPlan, "L", base::Word::kCount, base::Word::LevelKeyCells,
     &wish::plain<ToggleFloorCells>},
    {base::Word::KeysPanels, "N", base::Word::kCount, base::Word::ActReport, &wish::report},
    {base::Word::KeysPanels, "F2", base::Word::kCount, base::Word::KeyStats,
     &wish::plain<ToggleStatistics>},
    {base::Word::KeysPanels, "F3", base::Word::kCount, base::Word::MenuTables,
     &wish::plain<ToggleTables>},
    {base::Word::KeysPanels, "F4", base::Word::kCount, base::Word::MenuLock, &wish::locks},
    {base::Word::KeysPanels, "F5", base::Word::kCount, base::Word::MenuDispatch, &wish::desk},
    {base::Word::KeysIssue, "Ctrl N", base::Word::kCount, base::Word::MenuIntake,
     &wish::plain<NewReport>},
    {base::Word::KeysIssue, "Enter", base::Word::kCount, base::Word::KeyStepNext},
    {base::Word::KeysIssue, "D", base::Word::kCount, base::Word::DoDispatch},
    {base::Word::KeysIssue, "U", base::Word::kCount, base::Word::DoUrge},
    {base::Word::KeysIssue, "I", base::Word::kCount, base::Word::DoMarkMajor},
    {base::Word::KeysIssue, "C", base::Word::kCount, base::Word::DoRemark},
    {base::Word::KeysIssue, "R", base::Word::kCount, base::Word::DoAddTrip},
    {base::Word::KeysIssue, "J  K", base::Word::kCount, base::Word::KeyListRows},
    {base::Word::KeysIssue, "A", base::Word::kCount, base::Word::KeyChooseAll},
    {base::Word::KeysIssue, "", base::Word::kCount, base::Word::MenuExercise, &wish::exercise},
    {base::Word::KeysIssue, "", base::Word::kCount, base::Word::DispatchRules,
     &wish::dispatch<DispatchTab::Rules>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::TablesFeeds, &wish::feeds},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuPrint, &wish::print<false>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuPrintGrids,
     &wish::print<true>},
    {base::Word::KeysThemes, "M", base::Word::kCount, base::Word::KeyThemeNext,
     &wish::theme_step<1>},
    {base::Word::KeysThemes, "Shift M", base::Word::kCount, base::Word::KeyThemeBefore,
     &wish::theme_step<-1>},
    {base::Word::KeysThemes, "Ctrl 1 … 7", base::Word::kCount, base::Word::KeyClass},
    {base::Word::KeysThemes, "Ctrl 0", base::Word::kCount, base::Word::KeyClassesAll,
     &wish::plain<ShowAllClasses>},
    {base::Word::KeysOther, "F", base::Word::kCount, base::Word::KeyFind, &wish::plain<FocusFind>},
    {base::Word::KeysOther, "Ctrl P  :", base::Word::kCount, base::Word::KeyPalette},
    {base::Word::KeysOther, "Ctrl Z", base::Word::kCount, base::Word::MenuUndoWork,
     &wish::plain<Undo>},
    {base::Word::KeysOther, "Ctrl Y  Ctrl Shift Z", base::Word::kCount, base::Word::MenuRedoWork,
     &wish::plain<Redo>},
    {base::Word::KeysOther, "Ctrl Shift N", base::Word::kCount, base::Word::FilesNewTitle,
     &wish::files<FilesPurpose::NewStore>},
    {base::Word::KeysOther, "Ctrl I", base::Word::kCount, base::Word::MenuImport,
     &wish::files<FilesPurpose::Import>},
    {base::Word::KeysOther, "Ctrl O", base::Word::kCount, base::Word::FilesOpenTitle,
     &wish::files<FilesPurpose::OpenStore>},
    {base::Word::KeysOther, "", base::Word::kCount, base::Word::MenuUndo, &wish::plain<UndoImport>},
    {base::Word::KeysOther, "F12", base::Word::kCount, base::Word::MenuHud,
     &wish::plain<ToggleHud>},
    {base::Word::KeysOther, "F1", base::Word::kCount, base::Word::MenuKeys,
     &wish::plain<ToggleHelp>},
    {base::Word::KeysOther, "Esc", base::Word::kCount, base::Word::KeyClose},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeWork,
     &wish::theme<derive::Theme::Work>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeDensity,
     &wish::theme<derive::Theme::Density>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeVisits,
     &wish::theme<derive::Theme::Visits>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeUse,
     &wish::theme<derive::Theme::Use>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeRental,
     &wish::theme<derive::Theme::Rental>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeDuty,
     &wish::theme<derive::Theme::Duty>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeTrade,
     &wish::theme<derive::Theme::Trade>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeDuties,
     &wish::theme<derive::Theme::Duties>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeSmall,
     &wish::theme<derive::Theme::Small>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeQuality,
     &wish::theme<derive::Theme::Quality>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeMinutes,
     &wish::theme<derive::Theme::Minutes>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeNine,
     &wish::theme<derive::Theme::Nine>},
    {base::Word::KeysThemes, "", base::Word::kCount, base::Word::ThemeOnDuty,
     &wish::theme<derive::Theme::OnDuty>},
    {base::Word::KeysPanels, "F6", base::Word::kCount, base::Word::MenuPlanning, &wish::planning},
    {base::Word::KeysPanels, "L", base::Word::kCount, base::Word::ReachTableTitle,
     &wish::plan_table},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActOpenList,
     &wish::list<derive::Counter::Open>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActOverdueList,
     &wish::list<derive::Counter::Overdue>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActVacantList,
     &wish::list<derive::Counter::VacantGrids>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActNoVisitList,
     &wish::list<derive::Counter::BlocksNoData>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActRentedList,
     &wish::list<derive::Counter::Rented>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::LogVisit, &wish::visit},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActLook, &wish::look},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuLanguage, &wish::language},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuReduceMotion,
     &wish::reduce_motion},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActWidths,
     &wish::plain<SetPanelWidths>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuLabels,
     &wish::plain<ToggleLabelCard>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuDoors,
     &wish::plain<ToggleDoors>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::SiteTitle,
     &wish::plain<ToggleSite>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::StatBroken,
     &wish::list<derive::Counter::ComponentsBroken>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::StatOrganisations,
     &wish::list<derive::Counter::Organisations>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuLacks,
     &wish::plain<ToggleLacks>},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuAudit, &wish::audit},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::MenuWallRemote, &wish::wall},
    {base::Word::KeysPanels, "", base::Word::kCount, base::Word::ActDismiss,
     &wish::plain<DismissNotices>},
    {base::Word::KeysChoice, "", base::Word::kCount, base::Word::ChosenClear,
     &wish::plain<ClearChosen>},
}};

}  // namespace ui
