// store/grant.h — who is reading and writing, and how he proves it.
//
// A store is founded with a pair of keys. The public one stands in it: whoever writes can seal. The
// private one is wrapped once for each account that may read persons, under a key made from its
// password, and opened into a Grant while that account is at work.
//
// The owner needs no password: a random secret lies on the founder's machine, and is shown once as
// the recovery key.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/audit.h"
#include "model/role.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace store {

class KeyRing;  // the private key, opened; store/seal.h

struct Grant {
    model::Role role = model::Role::Guest;
    model::AccountId account{};
    std::string name = "guest";
    model::PlaceId scope{};  // 0: the whole store
    model::StaffId staff{};
    std::vector<std::string> categories;  // of a special officer
    std::shared_ptr<const KeyRing> keys;  // null: what is sealed stays so

    static Grant wall() { return {.role = model::Role::Wall, .name = "wall"}; }
};

/// How long making a key from a password takes; libsodium's terms.
struct Hardness {
    std::uint64_t ops = 0;
    std::size_t memory_bytes = 0;

    static Hardness interactive();
    static Hardness least();  // for tests
};

/// What a new store is founded on. Lives until its key file is written; then forgotten.
class Founder {
  public:
    static Founder make();

    /// The number of the store that it founds; a copy of the file keeps it.
    const std::string& store_id() const { return store_id_; }
    /// The owner's secret as people write it: groups of letters and digits, with a check at the
    /// end.
    std::string recovery_key() const;
    std::shared_ptr<const KeyRing> keys() const { return keys_; }
    const std::vector<std::byte>& secret() const { return secret_; }

  private:
    Founder(std::shared_ptr<const KeyRing> keys, std::vector<std::byte> secret);
    std::shared_ptr<const KeyRing> keys_;
    std::vector<std::byte> secret_;
    std::string store_id_;
};

/// The secret that a recovery key says; refuses one that is mistyped.
base::Result<std::vector<std::byte>> secret_from(const std::string& recovery_key);

/// An account as the list of accounts shows it.
struct Account {
    model::AccountId id{};
    std::string name;
    model::Role role{};
    model::PlaceId scope{};
    model::StaffId staff{};
    std::vector<std::string> categories;
    bool holds_key = false;
    base::Instant made = base::kNever;
    base::Instant closed = base::kNever;
};

/// Which lines: all that are not empty must fit.
struct AuditWish {
    std::string account;
    std::string act;
    model::PersonId person{};
    int most = 500;  // the newest
};

}  // namespace store
