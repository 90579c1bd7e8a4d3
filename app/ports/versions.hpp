// The program's own files on this device: whether it opens without a network, and a newer version
// of it that waits. The answers arrive in the Inbox. Knows no file, no cache and no plan.
#pragma once

#include <cstdint>

namespace ithaca {

enum class Offline : std::uint8_t {
  unknown,   // not found out yet, or being kept just now
  ready,     // all of it is kept here: it opens without a network
  one_file,  // the page is the whole program
  insecure,  // the page came over plain http: browsers keep no program there
  missing,   // this browser keeps no programs (private windows)
  failed     // not all of it could be kept; tried again with the next visit
};

struct OfflineKnown {
  Offline offline = Offline::unknown;
};
// A newer version is here, whole, and is not used yet; told once.
struct VersionWaits {};
// Another version took over: this page goes on as it is until it is loaded anew.
struct VersionChanged {};

class Versions {
 public:
  virtual ~Versions() = default;
  // Keeps the program on this device, and looks for a newer version when the page is shown again
  // after hours; begins when the page has nothing else to do.
  virtual void keep() = 0;
  // The version that waits takes over. Answers VersionChanged in every page of the program.
  virtual void take_over() = 0;
  // Loads the page anew once all that was handed to the storage is written.
  virtual void start_again() = 0;
};

}  // namespace ithaca
