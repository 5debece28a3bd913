// Mailbox and queue, from one thread to another. Run under ThreadSanitizer too.
#include "base/mailbox.h"
#include "base/queue.h"

#include <atomic>
#include <thread>

#include <catch_amalgamated.hpp>

TEST_CASE("a mailbox keeps the newest and gives it once", "[base]") {
    base::Mailbox<int> box;
    CHECK_FALSE(box.take());
    box.put(1);
    box.put(2);
    CHECK(box.take() == 2);
    CHECK_FALSE(box.take());
}

TEST_CASE("a queue keeps its order and says when it is full", "[base]") {
    base::Queue<int> queue{2};
    CHECK(queue.put(1));
    CHECK(queue.put(2));
    CHECK_FALSE(queue.put(3));
    CHECK(queue.take_all() == std::vector<int>{1, 2});
    CHECK(queue.take_all().empty());
    CHECK(queue.put(4));
}

TEST_CASE("through a mailbox values only grow newer, and the last arrives", "[base]") {
    base::Mailbox<int> box;
    constexpr int kLast = 20'000;
    std::thread writer{[&] {
        for (int i = 1; i <= kLast; ++i) box.put(i);
    }};
    int seen = 0;
    bool newer = true;
    while (seen < kLast) {
        if (const auto value = box.take()) {
            newer = newer && *value > seen;
            seen = *value;
        }
    }
    writer.join();
    CHECK(newer);
}

TEST_CASE("through a queue everything that was taken in arrives, in order", "[base]") {
    base::Queue<int> queue{64};
    constexpr int kLast = 20'000;
    std::thread writer{[&] {
        for (int i = 1; i <= kLast;) i += queue.put(i) ? 1 : 0;
    }};
    int seen = 0;
    bool in_order = true;
    while (seen < kLast)
        for (const int value : queue.take_all()) in_order = in_order && value == ++seen;
    writer.join();
    CHECK(in_order);
}
