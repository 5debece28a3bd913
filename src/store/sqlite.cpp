#include "store/sqlite.h"

#include "base/text.h"

#include <cerrno>
#include <cmath>
#include <fstream>
#include <utility>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace store {

using base::Error;
using base::Fault;
using base::Result;
using base::Word;

Statement::Statement(sqlite3* db, std::shared_ptr<const std::string> path, std::string_view sql)
    : db_{db}, path_{std::move(path)}, statement_{nullptr, &sqlite3_finalize} {
    sqlite3_stmt* raw = nullptr;
    code_ = sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
    statement_.reset(raw);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(statement_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, double value) {
    sqlite3_bind_double(statement_.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(statement_.get(), index, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int index, std::span<const std::byte> blob) {
    sqlite3_bind_blob64(statement_.get(), index, blob.data(), blob.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null(int index) {
    sqlite3_bind_null(statement_.get(), index);
    return *this;
}

bool Statement::next() {
    if (!statement_) return false;
    code_ = sqlite3_step(statement_.get());
    return code_ == SQLITE_ROW;
}

Result<void> Statement::run() {
    while (next()) {
    }
    if (!ok()) {
        const Error failed = error();
        reset();
        return tl::unexpected<Error>(failed);
    }
    reset();
    return {};
}

Error Statement::error() const {
    return error_of(db_, code_, *path_);
}

void Statement::reset() {
    if (!statement_) return;
    sqlite3_reset(statement_.get());
    code_ = SQLITE_OK;
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_number(int column) const {
    const int type = sqlite3_column_type(statement_.get(), column);
    return type == SQLITE_INTEGER || (type == SQLITE_FLOAT && std::isfinite(real(column)));
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::span<const std::byte> Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const std::byte*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

base::Instant Statement::instant(int column) const {
    // Seconds far outside any calendar would overflow the milliseconds; they are no times.
    constexpr std::int64_t kFarthest = 253'402'300'799;  // the end of the year 9999
    if (is_null(column)) return base::kNever;
    const std::int64_t seconds = integer(column);
    if (seconds > kFarthest || seconds < -kFarthest) return base::kNever;
    return base::instant_from_seconds(seconds);
}

Database::Database(sqlite3* db, std::string path)
    : db_{db, &sqlite3_close_v2}, path_{std::make_shared<const std::string>(std::move(path))} {}

Result<Database> Database::open(const std::string& uri, const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &raw, flags | SQLITE_OPEN_URI, nullptr);
    Database db{raw, path};
    if (code != SQLITE_OK) return tl::unexpected<Error>(error_of(raw, code, path));
    sqlite3_extended_result_codes(raw, 0);
    return db;
}

Result<void> Database::run(const std::string& sql) const {
    const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected<Error>(error_of(db_.get(), code, *path_));
    return {};
}

std::int64_t Database::integer(std::string_view sql, std::int64_t otherwise) const {
    Statement statement = prepare(sql);
    return statement.next() ? statement.integer(0) : otherwise;
}

std::string Database::text(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.next() ? statement.text(0) : std::string{};
}

Error Database::error() const {
    return error_of(db_.get(), sqlite3_errcode(db_.get()), *path_);
}

Result<Transaction> Transaction::begin(const Database& db, Mode mode) {
    if (auto begun = db.run(mode == Mode::Write ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return base::refusal(begun);
    return Transaction{&db};
}

Result<void> Transaction::commit() {
    if (auto done = db_->run("COMMIT"); !done) return done;
    db_ = nullptr;
    return {};
}

Transaction::~Transaction() {
    // After a full disk sqlite has often rolled back by itself; a second ROLLBACK harms nobody.
    if (db_ != nullptr) (void)db_->run("ROLLBACK");
}

Error error_of(sqlite3* db, int code, const std::string& path) {
    const std::string said = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    // A log or its index that finds no room is told as an input/output error.
    const int cause = db != nullptr ? sqlite3_system_errno(db) : 0;
    if (code == SQLITE_IOERR && (cause == ENOSPC || cause == EDQUOT)) code = SQLITE_FULL;
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: {
            const std::string holder = lock_holder(path);
            if (holder.empty()) return {Fault::Conflict, Word::StoreBusy, {path}, said};
            return {Fault::Conflict, Word::StoreBusyBy, {path, holder}, said};
        }
        case SQLITE_FULL:
            return {Fault::Unreachable, Word::DiskFull, {path}, said};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Fault::Denied, Word::StoreReadOnly, {path}, said};
        case SQLITE_CANTOPEN:
            return {Fault::Denied, Word::StoreCannotOpen, {path}, said};
        case SQLITE_NOTADB:
            return {Fault::Corrupt, Word::NotGeoPackage, {path}, said};
        case SQLITE_CORRUPT:
            return {Fault::Corrupt, Word::StoreDamaged, {path}, said};
        case SQLITE_IOERR:
            return {Fault::Unreachable, Word::DiskTrouble, {path}, said};
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH:
            return {Fault::Conflict, Word::RowRefused, {path}, said};
        default:
            return {Fault::Corrupt, Word::StoreTrouble, {path}, said};
    }
}

std::string lock_holder(const std::string& path) {
    // Opening and closing the file here would drop our own POSIX locks on it, so the system's
    // list is read instead: "1: POSIX  ADVISORY  WRITE 1234 fd:01:12345 120 120".
    std::vector<std::string> ours;
    for (const char* suffix : {"", "-shm"}) {
        struct stat file {};
        if (stat((path + suffix).c_str(), &file) == 0) ours.push_back(std::to_string(file.st_ino));
    }
    std::ifstream locks{"/proc/locks"};
    for (std::string line; std::getline(locks, line);) {
        const std::vector<std::string> field = base::fields(line);
        if (field.size() < 6 || field[3] != "WRITE") continue;
        const std::string inode = field[5].substr(field[5].rfind(':') + 1);
        const std::string& pid = field[4];
        if (pid == std::to_string(getpid())) continue;
        for (const std::string& our : ours) {
            if (inode != our) continue;
            std::ifstream comm{"/proc/" + pid + "/comm"};
            std::string name;
            if (std::getline(comm, name)) return name.append(" (").append(pid).append(")");
        }
    }
    return {};
}

}  // namespace store
