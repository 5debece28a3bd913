#include "store/seal.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <sodium.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr std::size_t kNumber = 8;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

static_assert(sizeof(Key) == crypto_box_PUBLICKEYBYTES);
static_assert(sizeof(Key) == crypto_box_SECRETKEYBYTES);
static_assert(sizeof(Key) == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(sizeof(Key) == crypto_secretbox_KEYBYTES);
static_assert(sizeof(Key) == crypto_hash_sha256_BYTES);
static_assert(sizeof(model::Token) == crypto_auth_hmacsha256_BYTES);

/// libsodium works on unsigned char.
unsigned char* raw(std::byte* bytes) {
    return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* raw(const std::byte* bytes) {
    return reinterpret_cast<const unsigned char*>(bytes);
}
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string named(const SealedRow& row) {
    return std::string{row.table} + " " + std::to_string(row.id);
}

/// Once a process, before anything of libsodium.
void ready() {
    [[maybe_unused]] static const int done = sodium_init();
}

}  // namespace

std::int64_t next_id(const Database& db, std::string_view table) {
    Statement s = db.prepare("SELECT seq FROM sqlite_sequence WHERE name=?1");
    return 1 + (s.with(table).next() ? s.integer(0) : 0);
}

struct Hmac::State {
    crypto_auth_hmacsha256_state state{};
};

Hmac::Hmac(std::span<const std::byte> key) : keyed_{std::make_unique<State>()} {
    ready();
    crypto_auth_hmacsha256_init(&keyed_->state, raw(key.data()), key.size());
}

Hmac::~Hmac() {
    sodium_memzero(&keyed_->state, sizeof keyed_->state);
}

model::Token Hmac::of(std::string_view text) const {
    crypto_auth_hmacsha256_state state = keyed_->state;
    model::Token token{};
    crypto_auth_hmacsha256_update(&state, raw(text), text.size());
    crypto_auth_hmacsha256_final(&state, raw(token.data()));
    sodium_memzero(&state, sizeof state);
    return token;
}

// Tokens have a key of their own, so that they tell nothing of the key that opens seals.
KeyRing::KeyRing(const Key& public_key, const Key& private_key)
    : public_key_{public_key},
      private_key_{private_key},
      tokens_{sha256(private_key, "getu token key")} {
    ready();
}

KeyRing::~KeyRing() {
    sodium_memzero(private_key_.data(), private_key_.size());
    for (auto& [seal, key] : opened_) sodium_memzero(key.data(), key.size());
}

std::optional<Key> KeyRing::batch_key(const Database& db, std::int64_t seal) const {
    if (const auto known = opened_.find(seal); known != opened_.end()) return known->second;
    Statement find = db.prepare("SELECT key FROM seal WHERE id=?1");
    if (!find.with(seal).next()) return std::nullopt;
    const auto box = find.blob(0);
    if (box.size() != sizeof(Key) + crypto_box_SEALBYTES) return std::nullopt;
    Key key{};
    if (crypto_box_seal_open(raw(key.data()), raw(box.data()), box.size(), raw(public_key_.data()),
                             raw(private_key_.data())) != 0)
        return std::nullopt;
    opened_[seal] = key;
    return key;
}

void KeyRing::forget() const {
    for (auto& [seal, key] : opened_) sodium_memzero(key.data(), key.size());
    opened_.clear();
}

std::optional<std::string> KeyRing::open(const Database& db, const SealedRow& row,
                                         std::span<const std::byte> sealed) const {
    if (sealed.size() < kNumber + kNonce + kTag) return std::nullopt;
    std::int64_t seal = 0;
    std::memcpy(&seal, sealed.data(), kNumber);
    const auto key = batch_key(db, seal);
    if (!key) return std::nullopt;
    const auto nonce = sealed.subspan(kNumber, kNonce);
    const auto cipher = sealed.subspan(kNumber + kNonce);
    std::string text(cipher.size() - kTag, '\0');
    const std::string where = named(row);
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, raw(cipher.data()),
        cipher.size(), raw(std::string_view{where}), where.size(), raw(nonce.data()),
        raw(key->data()));
    if (code != 0) return std::nullopt;
    return text;
}

model::Token KeyRing::token(std::string_view id_number) const {
    return tokens_.of(id_number);
}

Bytes KeyRing::wrapped(const Key& under) const {
    Bytes slot(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + 2 * sizeof(Key));
    randombytes_buf(slot.data(), crypto_secretbox_NONCEBYTES);
    std::array<std::byte, 2 * sizeof(Key)> both{};
    std::ranges::copy(public_key_, both.begin());
    std::ranges::copy(private_key_, both.begin() + sizeof(Key));
    crypto_secretbox_easy(raw(slot.data() + crypto_secretbox_NONCEBYTES), raw(both.data()),
                          both.size(), raw(slot.data()), raw(under.data()));
    sodium_memzero(both.data(), both.size());
    return slot;
}

std::shared_ptr<const KeyRing> unwrapped(std::span<const std::byte> slot, const Key& under) {
    ready();
    std::array<std::byte, 2 * sizeof(Key)> both{};
    if (slot.size() != crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + both.size())
        return nullptr;
    const auto box = slot.subspan(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(raw(both.data()), raw(box.data()), box.size(), raw(slot.data()),
                                   raw(under.data())) != 0)
        return nullptr;
    Key public_key{};
    Key private_key{};
    std::copy_n(both.begin(), sizeof(Key), public_key.begin());
    std::copy_n(both.begin() + sizeof(Key), sizeof(Key), private_key.begin());
    auto ring = std::make_shared<const KeyRing>(public_key, private_key);
    sodium_memzero(both.data(), both.size());
    sodium_memzero(private_key.data(), private_key.size());
    return ring;
}

Founder::Founder(std::shared_ptr<const KeyRing> keys, std::vector<std::byte> secret)
    : keys_{std::move(keys)}, secret_{std::move(secret)}, store_id_{hex(random_bytes(16))} {}

Founder Founder::make() {
    ready();
    Key public_key{};
    Key private_key{};
    crypto_box_keypair(raw(public_key.data()), raw(private_key.data()));
    return {std::make_shared<const KeyRing>(public_key, private_key), random_bytes(sizeof(Key))};
}

Sealer::Sealer(const Database& db, const Key& public_key) : db_{&db}, public_key_{public_key} {}

Sealer::~Sealer() {
    sodium_memzero(batch_.data(), batch_.size());
}

Result<Sealer> Sealer::for_store(const Database& db) {
    ready();
    const auto key = bytes_from_hex(db.text("SELECT value FROM meta WHERE key='public_key'"));
    if (!key || key->size() != sizeof(Key)) return fail(Fault::Denied, Word::NotFounded);
    Key public_key{};
    std::ranges::copy(*key, public_key.begin());
    return Sealer{db, public_key};
}

Result<Bytes> Sealer::seal(const SealedRow& row, std::string_view text) {
    if (number_ == 0) {
        randombytes_buf(batch_.data(), batch_.size());
        Bytes box(sizeof(Key) + crypto_box_SEALBYTES);
        crypto_box_seal(raw(box.data()), raw(batch_.data()), batch_.size(),
                        raw(public_key_.data()));
        auto put = db_->prepare("INSERT INTO seal(key) VALUES(?1)")
                       .with(std::span<const std::byte>{box})
                       .run();
        if (!put) return refusal(put);
        number_ = db_->last_row_id();
    }
    Bytes sealed(kNumber + kNonce + text.size() + kTag);
    const std::string where = named(row);
    std::memcpy(sealed.data(), &number_, kNumber);
    randombytes_buf(sealed.data() + kNumber, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed.data() + kNumber + kNonce), nullptr,
                                               raw(text), text.size(), raw(std::string_view{where}),
                                               where.size(), nullptr, raw(sealed.data() + kNumber),
                                               raw(batch_.data()));
    return sealed;
}

std::string text_of(const Fields& fields) {
    std::string text;
    for (const auto& [name, value] : fields)
        if (!value.empty()) text += name + "=" + base::replaced(value, "\n", " ") + "\n";
    return text;
}

Fields fields_from(std::string_view text) {
    Fields fields;
    for (const std::string& line : base::split(text, '\n')) {
        const std::size_t at = line.find('=');
        if (at != std::string::npos) fields.emplace_back(line.substr(0, at), line.substr(at + 1));
    }
    return fields;
}

std::string field(const Fields& fields, std::string_view name) {
    for (const auto& [key, value] : fields)
        if (key == name) return value;
    return {};
}

void set_field(Fields& fields, std::string_view name, std::string value) {
    for (auto& [key, old] : fields) {
        if (key != name) continue;
        old = std::move(value);
        return;
    }
    fields.emplace_back(std::string{name}, std::move(value));
}

std::int64_t number_in(const std::string& text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Key sha256(std::span<const std::byte> before, std::string_view text) {
    ready();
    Key sum{};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, raw(before.data()), before.size());
    crypto_hash_sha256_update(&state, raw(text), text.size());
    crypto_hash_sha256_final(&state, raw(sum.data()));
    return sum;
}

std::string version_of(std::span<const std::byte> sealed) {
    constexpr std::size_t kEnough = 8;
    const Key sum = sha256(sealed, "version");
    return sealed.empty() ? std::string{} : hex(std::span<const std::byte>{sum}.first(kEnough));
}

Bytes random_bytes(std::size_t count) {
    ready();
    Bytes bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string hex(std::span<const std::byte> bytes) {
    if (bytes.empty()) return {};
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

std::optional<Bytes> bytes_from_hex(std::string_view text) {
    if (text.empty()) return Bytes{};
    Bytes bytes(text.size() / 2);
    std::size_t count = 0;
    const char* end = nullptr;
    const int code = sodium_hex2bin(raw(bytes.data()), bytes.size(), text.data(), text.size(),
                                    nullptr, &count, &end);
    if (code != 0 || end != text.data() + text.size()) return std::nullopt;
    return bytes;
}

Result<Derivation> derivation(std::span<const std::byte> secret, std::span<const std::byte> salt,
                              const Hardness& hardness) {
    ready();
    Derivation made;
    if (hardness.ops == 0) {  // random already
        Bytes both{salt.begin(), salt.end()};
        both.insert(both.end(), secret.begin(), secret.end());
        made.wraps = sha256(both, "wraps");
        made.verifies = sha256(both, "verifies");
        sodium_memzero(both.data(), both.size());
        return made;
    }
    std::array<std::byte, 2 * sizeof(Key)> both{};
    // What stands in the file must not keep this machine busy for hours.
    const Hardness most = Hardness::interactive();
    const bool sane =
        hardness.ops <= 4 * most.ops && hardness.memory_bytes <= 4 * most.memory_bytes;
    if (!sane || salt.size() != crypto_pwhash_SALTBYTES ||
        crypto_pwhash(raw(both.data()), both.size(), reinterpret_cast<const char*>(secret.data()),
                      secret.size(), raw(salt.data()), hardness.ops, hardness.memory_bytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(Fault::Unreachable, Word::SystemTrouble);
    std::copy_n(both.begin(), sizeof(Key), made.wraps.begin());
    // What is stored to verify must not be what came out of the password itself.
    made.verifies = sha256(std::span{both}.subspan(sizeof(Key)), "verifies");
    sodium_memzero(both.data(), both.size());
    return made;
}

Hardness Hardness::interactive() {
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

Hardness Hardness::least() {
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

}  // namespace store
