// What the world answers: each question goes to the store, as whoever sits here.
#include "app/sheet_floor.h"
#include "app/sheet_plan.h"
#include "app/world.h"

namespace app {

using base::Instant;
using base::refusal;
using base::Result;

/// Shared from here on: a table may have a hundred thousand cells.
Result<std::shared_ptr<const MadeTable>> World::made(const TableWish& wish, Instant now) {
    auto table = make_table(store_, grant_, wish, now);
    if (!table) return refusal(table);
    return std::make_shared<const MadeTable>(std::move(*table));
}

/// Of what the page shows; the feed waits for a second.
Result<model::Export> World::printed(const AskSheet& wish, Instant now) {
    const report::SheetWish sheet{.kind = wish.kind,
                                  .place = model::row_of(*frame_.snapshot.places, wish.place),
                                  .paper = wish.paper.value_or(report::usual_paper(wish.kind)),
                                  .language = wish.language,
                                  .office = {},
                                  .crs = {},
                                  .source = {},
                                  .now = clock_.now()};
    if (wish.plan) return export_plan(store_, grant_, frame_, *wish.plan, sheet, wish.path, now);
    if (wish.kind == report::SheetKind::Floor)
        return export_floor(store_, grant_, frame_, sheet, wish.level, wish.path);
    return export_sheet(store_, grant_, {frame_.snapshot, frame_.derived, frame_.scene}, sheet,
                        wish.path, now);
}

Answer World::answered(Question question) {
    const Instant now = Clock{}.now();  // what the audit says does not hang on --at
    Answer answer{std::move(question), std::string{}};
    const auto put = [&](auto result) {
        if (result)
            answer.result = std::move(*result);
        else
            answer.result = refusal(result);
    };
    if (const auto* people = std::get_if<AskPeople>(&answer.question))
        put(store_.persons_of(grant_, people->unit, people->purpose, now));
    if (const auto* reveal = std::get_if<AskReveal>(&answer.question))
        put(store_.reveal(grant_, reveal->person, reveal->field, reveal->reason, now));
    if (const auto* words = std::get_if<AskWords>(&answer.question))
        put(store_.words_of(grant_, words->issue, words->purpose, now));
    if (const auto* pictures = std::get_if<AskPictures>(&answer.question))
        put(store_.pictures_of(pictures->issue));
    if (const auto* story = std::get_if<AskStory>(&answer.question))
        put(store_.story_of(story->issue, grant_));
    if (const auto* picture = std::get_if<AskPicture>(&answer.question))
        put(store_.picture(grant_, picture->attachment, picture->purpose, now));
    if (const auto* audit = std::get_if<AskAudit>(&answer.question))
        put(store_.audit(grant_, {.account = audit->account}, now));
    if (const auto* tables = std::get_if<AskTables>(&answer.question))
        put(templates_of(store_, tables->language));
    if (const auto* table = std::get_if<AskTable>(&answer.question)) put(made(table->wish, now));
    if (const auto* file = std::get_if<AskExport>(&answer.question))
        put(export_table(store_, grant_, *file->made, file->path, now));
    if (const auto* file = std::get_if<AskStatsFile>(&answer.question))
        put(export_stats(store_, grant_, *file->table, file->place, file->path, now, file->what));
    if (const auto* sheet = std::get_if<AskSheet>(&answer.question)) put(printed(*sheet, now));
    answer_of_locks(answer, now);
    constexpr std::size_t kOneDay = 60;  // doors
    if (const auto* doors = std::get_if<AskDoors>(&answer.question))
        put(store_.doors_due(doors->under, doors->grid, now, kOneDay));
    return answer;
}

}  // namespace app
