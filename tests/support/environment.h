// tests/support/environment.h — a variable of the environment, set for as long as this lives.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace support {

class Environment {
  public:
    Environment(const char* name, const std::string& value) : name_{name} {
        if (const char* was = std::getenv(name); was != nullptr) was_ = was;
        setenv(name, value.c_str(), 1);
    }
    ~Environment() {
        if (was_)
            setenv(name_, was_->c_str(), 1);
        else
            unsetenv(name_);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    Environment(Environment&&) = delete;
    Environment& operator=(Environment&&) = delete;

  private:
    const char* name_;
    std::optional<std::string> was_;
};

}  // namespace support
