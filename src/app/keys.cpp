#include "app/keys.h"

#include "app/settings.h"
#include "base/log.h"
#include "base/text.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSecret = 32;

/// Typed letters are not shown while this lives.
class Unseen {
  public:
    Unseen() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSANOW, &quiet) == 0;
    }
    ~Unseen() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

}  // namespace

std::string key_path(const std::string& store_id) {
    const fs::path settings = settings_path();
    if (settings.empty() || store_id.empty()) return {};
    return settings.parent_path() / "keys" / (store_id + ".key");
}

Result<void> keep_secret(const std::string& path, const std::vector<std::byte>& secret) {
    const auto refused = [&] { return fail(Fault::Unreachable, Word::KeyFileNotWritten, {path}); };
    if (path.empty()) return refused();
    std::error_code trouble;
    fs::create_directories(fs::path{path}.parent_path(), trouble);
    fs::permissions(fs::path{path}.parent_path(), fs::perms::owner_all, trouble);
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return refused();
    const bool whole =
        ::fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
        ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
        ::fsync(file) == 0;
    if (::close(file) != 0 || !whole) {
        fs::remove(path, trouble);
        return refused();
    }
    return {};
}

std::optional<std::vector<std::byte>> kept_secret(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (path.empty() || !file) return std::nullopt;
    std::array<char, kSecret> bytes{};
    file.read(bytes.data(), bytes.size());
    if (file.gcount() != static_cast<std::streamsize>(bytes.size())) return std::nullopt;
    const auto secret = std::as_bytes(std::span{bytes});
    return std::vector<std::byte>{secret.begin(), secret.end()};
}

Result<Founded> create_founded(const std::string& path, int epsg, const std::string& name,
                               const model::Rows& rows, base::Instant now,
                               const store::ImportNote* note, const store::Pace& pace) {
    // Where a file stands already, it is told before a key is made.
    if (fs::exists(path)) return fail(Fault::Conflict, Word::StoreExists, {path});
    const store::Founder founder = store::Founder::make();
    const std::string key = key_path(founder.store_id());
    if (auto kept = keep_secret(key, founder.secret()); !kept) return refusal(kept);
    auto store =
        store::Store::create(path, epsg, name, rows, note, pace, {.by = &founder, .at = now});
    if (!store) {
        std::error_code ignored;
        fs::remove(key, ignored);
        return refusal(store);
    }
    return Founded{std::move(*store), key, founder.recovery_key()};
}

Result<std::optional<FoundedNow>> found_if_new(store::Store& store, base::Instant now) {
    if (store.access() == store::Access::Still || !store.id().empty())
        return std::optional<FoundedNow>{};
    const store::Founder founder = store::Founder::make();
    const std::string key = key_path(founder.store_id());
    if (auto kept = keep_secret(key, founder.secret()); !kept) return refusal(kept);
    if (auto done = store.found(founder, now); !done) {
        std::error_code ignored;
        fs::remove(key, ignored);
        return refusal(done);
    }
    return std::optional{FoundedNow{key, founder.recovery_key()}};
}

Result<store::Grant> grant_here(store::Store& store, base::Instant now) {
    const auto secret = kept_secret(key_path(store.id()));
    if (!secret) return store::Grant{};
    // Who has the key and cannot enter, because the store is busy, must not go on as somebody else.
    return store.enter(*secret, now);
}

Result<store::Grant> grant_for(store::Store& store, const Arguments& arguments, base::Instant now) {
    if (arguments.text("--workspace") == "wall") return store::Grant::wall();
    if (!arguments.has("--as")) return grant_here(store, now);
    const std::string name = arguments.text("--as");
    if (name == "guest") return store::Grant{};
    if (name == "wall") return store::Grant::wall();
    if (name == "owner") {
        const auto secret = kept_secret(key_path(store.id()));
        if (secret) return store.enter(*secret, now);
    }
    auto password = asked_password(name + ": ");
    if (!password) return refusal(password);
    return store.enter(name, *password, now);
}

Result<std::string> asked_password(const std::string& prompt) {
    std::string password;
    if (const char* path = std::getenv("GETU_PASSWORD_FILE"); path != nullptr && *path != '\0') {
        std::ifstream file{path};
        if (!file || !std::getline(file, password))
            return fail(Fault::Denied, Word::PasswordMissing);
        return std::string{base::trimmed(password)};
    }
    if (isatty(STDIN_FILENO) == 0) return fail(Fault::Denied, Word::PasswordMissing);
    std::fprintf(stderr, "%s", prompt.c_str());
    const Unseen unseen;
    const bool typed = static_cast<bool>(std::getline(std::cin, password));
    std::fprintf(stderr, "\n");
    if (!typed) return fail(Fault::Denied, Word::PasswordMissing);
    return password;
}

Word word_of(model::Role role) {
    constexpr std::array<Word, model::kRoles> kWords{
        Word::RoleGuest,     Word::RoleOwner,      Word::RoleCommander,  Word::RoleOperator,
        Word::RoleSecretary, Word::RoleGridWorker, Word::RoleSpecialist, Word::RoleHandler,
        Word::RolePlanner,   Word::RoleAuditor,    Word::RoleAdmin,      Word::RoleWall};
    return kWords.at(static_cast<std::size_t>(role));
}

}  // namespace app
