// store/seal.h — what is sealed, and how it is opened. Only files of store/ include it.
//
//     private key ── opens ──▶ seal.key (of one batch) ── opens ──▶ sealed BLOBs of that batch
//     public key  ── seals ──▶ seal.key
//
// Boxes are X25519 with XChaCha20-Poly1305 (libsodium). The table and the row's id are
// authenticated with each BLOB, so that what stands in one row cannot be passed off as standing in
// another.
#pragma once

#include "base/result.h"
#include "model/people.h"
#include "store/grant.h"
#include "store/sqlite.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace store {

using Bytes = std::vector<std::byte>;
using Key = std::array<std::byte, 32>;

/// Where a BLOB stands.
struct SealedRow {
    std::string_view table;
    std::int64_t id = 0;
};

/// The id that the next row of a table gets. Inside the write transaction that adds it.
std::int64_t next_id(const Database& db, std::string_view table);

/// HMAC-SHA-256 (RFC 2104) of texts under one key. The key is taken once, which is half of the work
/// of a short text. Wipes itself.
class Hmac {
  public:
    explicit Hmac(std::span<const std::byte> key);
    Hmac(const Hmac&) = delete;
    Hmac& operator=(const Hmac&) = delete;
    ~Hmac();

    model::Token of(std::string_view text) const;

  private:
    struct State;
    std::unique_ptr<State> keyed_;
};

/// The private key, opened. Wipes itself.
class KeyRing {
  public:
    KeyRing(const Key& public_key, const Key& private_key);
    KeyRing(const KeyRing&) = delete;
    KeyRing& operator=(const KeyRing&) = delete;
    ~KeyRing();

    const Key& public_key() const { return public_key_; }

    /// The plain text; nothing when it was not sealed for this key and this row, or altered.
    std::optional<std::string> open(const Database& db, const SealedRow& row,
                                    std::span<const std::byte> sealed) const;
    /// What was opened in a transaction that has been rolled back is not to be believed.
    void forget() const;

    /// The token of an identity number of 18 characters: HMAC-SHA-256 under a key that follows
    /// from the private one, which the file holds only wrapped.
    model::Token token(std::string_view id_number) const;

    Bytes wrapped(const Key& under) const;

  private:
    std::optional<Key> batch_key(const Database& db, std::int64_t seal) const;

    Key public_key_;
    Key private_key_;
    Hmac tokens_;
    mutable std::map<std::int64_t, Key> opened_;  // by seal
};

/// The ring whose private key was wrapped; null when the key is another one.
std::shared_ptr<const KeyRing> unwrapped(std::span<const std::byte> slot, const Key& under);

/// Seals with a key of its own, which is put into the store with the first BLOB. Lives inside one
/// write transaction.
class Sealer {
  public:
    /// Refuses a store that was never founded.
    static base::Result<Sealer> for_store(const Database& db);

    base::Result<Bytes> seal(const SealedRow& row, std::string_view text);

    Sealer(const Sealer&) = delete;
    Sealer& operator=(const Sealer&) = delete;
    Sealer(Sealer&& other) noexcept = default;
    Sealer& operator=(Sealer&&) = delete;
    ~Sealer();

  private:
    Sealer(const Database& db, const Key& public_key);
    const Database* db_;
    Key public_key_;
    Key batch_{};
    std::int64_t number_ = 0;
};

/// Named texts, one a line: what a sealed BLOB of several fields holds.
using Fields = std::vector<std::pair<std::string, std::string>>;
std::string text_of(const Fields& fields);
Fields fields_from(std::string_view text);
std::string field(const Fields& fields, std::string_view name);
void set_field(Fields& fields, std::string_view name, std::string value);
/// 0 of what is no number: anybody can seal anything.
std::int64_t number_in(const std::string& text);

/// SHA-256 of one text after another.
Key sha256(std::span<const std::byte> before, std::string_view text);

/// Tells one sealing from another, and nothing of what is in it.
std::string version_of(std::span<const std::byte> sealed);

Bytes random_bytes(std::size_t count);
std::string hex(std::span<const std::byte> bytes);
std::optional<Bytes> bytes_from_hex(std::string_view text);

/// The two halves that a password, or a secret with ops 0, makes: what wraps, and what verifies.
struct Derivation {
    Key wraps{};
    Key verifies{};
};
base::Result<Derivation> derivation(std::span<const std::byte> secret,
                                    std::span<const std::byte> salt, const Hardness& hardness);

}  // namespace store
