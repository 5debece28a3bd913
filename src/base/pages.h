// base/pages.h — a long column that can be copied for next to nothing.
//
// A frozen column is a list of shared pages. Changing one row copies one page of 1024 rows and
// the list of pages, so that a city of a million places takes a change in microseconds, and
// "same page pointer, same content" holds for whoever uploads or compares.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace base {

template <class T>
class Pages {
  public:
    static constexpr std::size_t kRows = 1024;
    using Page = std::vector<T>;

    Pages() = default;

    explicit Pages(std::span<const T> rows) : size_{rows.size()} {
        for (std::size_t at = 0; at < size_; at += kRows) {
            const auto page = rows.subspan(at, std::min(kRows, size_ - at));
            page_.push_back(std::make_shared<Page>(page.begin(), page.end()));
        }
    }

    /// A column of `size` equal rows.
    Pages(std::size_t size, const T& value) : size_{size} {
        for (std::size_t at = 0; at < size; at += kRows) {
            const std::size_t rows = size - at < kRows ? size - at : kRows;
            page_.push_back(std::make_shared<Page>(rows, value));
        }
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    const T& operator[](std::size_t row) const {
        assert(row < size_);
        return (*page_[row / kRows])[row % kRows];
    }

    std::size_t page_count() const { return page_.size(); }
    /// The same pages, so the same content without looking into it.
    bool is(const Pages& other) const { return size_ == other.size_ && page_ == other.page_; }

    const std::shared_ptr<const Page>& page(std::size_t index) const { return page_[index]; }

    /// The same column, its pages those of `other` where they hold the same.
    Pages sharing(const Pages& other) const {
        Pages shared = *this;
        for (std::size_t p = 0; p < page_.size() && p < other.page_.size(); ++p)
            if (page_[p] != other.page_[p] && *page_[p] == *other.page_[p])
                shared.page_[p] = other.page_[p];
        return shared;
    }

  private:
    template <class U>
    friend class PagesEdit;

    std::vector<std::shared_ptr<const Page>> page_;
    std::size_t size_ = 0;
};

/// Changes to a column: copies a page the first time one of its rows is written.
template <class T>
class PagesEdit {
  public:
    explicit PagesEdit(Pages<T> before) : pages_{std::move(before)}, own_(pages_.page_count()) {}

    std::size_t size() const { return pages_.size_; }
    const T& operator[](std::size_t row) const { return pages_[row]; }

    T& at(std::size_t row) {
        assert(row < pages_.size_);
        return owned(row / Pages<T>::kRows)[row % Pages<T>::kRows];
    }

    /// All rows of a page, for who writes them one after the other.
    typename Pages<T>::Page& page(std::size_t index) { return owned(index); }

    void push_back(T value) {
        if (pages_.size_ % Pages<T>::kRows == 0) {
            own_.push_back(std::make_shared<typename Pages<T>::Page>());
            own_.back()->reserve(Pages<T>::kRows);
            pages_.page_.push_back(own_.back());
        }
        owned(pages_.size_ / Pages<T>::kRows).push_back(std::move(value));
        pages_.size_ += 1;
    }

    /// The changed column. The edit is spent.
    Pages<T> freeze() && {
        own_.clear();
        return std::move(pages_);
    }

  private:
    typename Pages<T>::Page& owned(std::size_t page) {
        if (!own_[page]) {
            own_[page] = std::make_shared<typename Pages<T>::Page>(*pages_.page_[page]);
            pages_.page_[page] = own_[page];
        }
        return *own_[page];
    }

    Pages<T> pages_;
    std::vector<std::shared_ptr<typename Pages<T>::Page>> own_;
};

}  // namespace base
