// app/keys.h — who sits here: the owner's key file on this machine, passwords, and the grant that
// follows from them.
#pragma once

#include "app/arguments.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

/// $XDG_CONFIG_HOME/getu/keys/ID.key, else below ~/.config; empty without either.
std::string key_path(const std::string& store_id);

/// Writes the owner's secret, readable by this user alone.
base::Result<void> keep_secret(const std::string& path, const std::vector<std::byte>& secret);
/// Nothing when there is no such file, or it holds something else.
std::optional<std::vector<std::byte>> kept_secret(const std::string& path);

/// A store with an owner whose key lies on this machine.
struct Founded {
    store::Store store;
    std::string key_path;
    std::string recovery_key;  // to be shown once, and then forgotten
};
base::Result<Founded> create_founded(const std::string& path, int epsg, const std::string& name,
                                     const model::Rows& rows, base::Instant now,
                                     const store::ImportNote* note = nullptr,
                                     const store::Pace& pace = {});

/// Gives an owner to a store that an earlier program made, if it has none and can be written.
struct FoundedNow {
    std::string key_path;
    std::string recovery_key;
};
base::Result<std::optional<FoundedNow>> found_if_new(store::Store& store, base::Instant now);

/// Of the account that --as names, by its password; of the owner whose key file is here; else the
/// guest's. A wall is always the wall.
base::Result<store::Grant> grant_for(store::Store& store, const Arguments& arguments,
                                     base::Instant now);
/// The same without words on the command line.
base::Result<store::Grant> grant_here(store::Store& store, base::Instant now);

/// From the file that GETU_PASSWORD_FILE names, else typed at the terminal, unseen.
base::Result<std::string> asked_password(const std::string& prompt);

base::Word word_of(model::Role role);

}  // namespace app
