#include "app/picture_job.h"

#include "base/log.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

namespace app {

PictureJob::PictureJob(std::string file, model::IssueId issue, std::function<void()> news)
    : file_{std::move(file)}, issue_{issue}, news_{std::move(news)}, thread_{[this] { run(); }} {}

PictureJob::~PictureJob() {
    cancelled_ = true;
}

void PictureJob::run() {
    PictureOutcome outcome{file_, issue_, base::fail(base::Fault::Corrupt, base::Word::Unexpected)};
    try {
        outcome.read = ingest::read_photo(file_, &cancelled_);
    } catch (const std::exception& thrown) {
        base::log(fmt::format("a picture: {}", thrown.what()));
    }
    outcome_.put(std::move(outcome));
    news_();
}

}  // namespace app
