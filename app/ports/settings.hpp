// The choices that belong to this device: theme, text size, who sits here. Never exported.
// Knows no setting by name; the plan's own data never goes here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ithaca {

class Settings {
 public:
  virtual ~Settings() = default;
  virtual std::optional<std::string> get(std::string_view key) const = 0;
  // Where the device refuses to keep it, the choice holds until the page is closed.
  virtual void set(std::string_view key, std::string_view value) = 0;
  virtual void clear() = 0;
};

}  // namespace ithaca
