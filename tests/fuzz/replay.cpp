// Runs the kept inputs of a fuzzer without one: `replay FOLDER`.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** words) {
    if (count != 2) return 2;
    int runs = 0;
    for (const auto& entry : std::filesystem::directory_iterator{words[1]}) {
        std::ifstream file{entry.path(), std::ios::binary};
        const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        runs += 1;
    }
    std::printf("%d inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
