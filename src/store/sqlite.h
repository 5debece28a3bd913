// store/sqlite.h — sqlite3 with owners and Results. Only files of store/ include it.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace store {

/// A prepared statement. Bind with `with`, then `next` row by row; `ok` tells how it ended.
class Statement {
  public:
    Statement(sqlite3* db, std::shared_ptr<const std::string> path, std::string_view sql);

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, std::span<const std::byte> blob);
    Statement& bind_null(int index);

    /// Puts the values into ?1, ?2, … and starts anew.
    template <class... Values>
    Statement& with(const Values&... values) {
        reset();
        int index = 0;
        (put(++index, values), ...);
        return *this;
    }

    /// True while there is a row.
    bool next();
    /// Runs to the end. The Error names what sqlite said.
    base::Result<void> run();
    /// SQLITE_OK or SQLITE_DONE so far.
    bool ok() const { return code_ == SQLITE_OK || code_ == SQLITE_ROW || code_ == SQLITE_DONE; }
    base::Error error() const;
    void reset();

    bool is_null(int column) const;
    /// A finite number, and not text or NULL.
    bool is_number(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    std::span<const std::byte> blob(int column) const;
    /// Whole UTC seconds; kNever when NULL.
    base::Instant instant(int column) const;

  private:
    template <class Value>
    void put(int index, const Value& value) {
        if constexpr (std::is_same_v<Value, base::Instant>) {
            if (value == base::kNever)
                bind_null(index);
            else
                bind(index, base::seconds_from_instant(value));
        } else if constexpr (std::is_enum_v<Value>) {  // ids: 0 is none
            if (static_cast<std::int64_t>(value) == 0)
                bind_null(index);
            else
                bind(index, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_same_v<Value, bool> || std::is_integral_v<Value>) {
            bind(index, static_cast<std::int64_t>(value));
        } else if constexpr (std::is_floating_point_v<Value>) {
            bind(index, static_cast<double>(value));
        } else {
            bind(index, value);
        }
    }

    sqlite3* db_;
    std::shared_ptr<const std::string> path_;  // what users read in a refusal
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement_;
    int code_ = SQLITE_OK;
};

/// An open file. Closing it folds the write-ahead log back when nobody else is there.
class Database {
  public:
    /// `flags` as sqlite3_open_v2; `uri` may be a path or a file: URI; `path` is what users read.
    static base::Result<Database> open(const std::string& uri, const std::string& path, int flags);

    sqlite3* handle() const { return db_.get(); }
    /// From then on every statement is refused.
    void close() { db_.reset(); }
    const std::string& path() const { return *path_; }

    Statement prepare(std::string_view sql) const { return {db_.get(), path_, sql}; }
    /// Several statements, one after another, stopping at the first that fails.
    base::Result<void> run(const std::string& sql) const;
    /// The first column of the first row; `otherwise` when there is none.
    std::int64_t integer(std::string_view sql, std::int64_t otherwise = 0) const;
    std::string text(std::string_view sql) const;
    std::int64_t last_row_id() const { return sqlite3_last_insert_rowid(db_.get()); }
    base::Error error() const;

  private:
    Database(sqlite3* db, std::string path);
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> db_;
    std::shared_ptr<const std::string> path_;
};

/// Rolls back unless `commit` was reached.
class Transaction {
  public:
    enum class Mode { Read, Write };
    static base::Result<Transaction> begin(const Database& db, Mode mode);
    base::Result<void> commit();

    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction(Transaction&& other) noexcept : db_{std::exchange(other.db_, nullptr)} {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

  private:
    explicit Transaction(const Database* db) : db_{db} {}
    const Database* db_;
};

/// What sqlite's answer means for the user.
base::Error error_of(sqlite3* db, int code, const std::string& path);

/// Who holds a lock on the store: "sqlite3 (1234)", or empty when the system does not tell.
std::string lock_holder(const std::string& path);

}  // namespace store
