#include "ports/versions.hpp"

#include <emscripten/emscripten.h>

#include "web/ports/ports.hpp"

extern "C" {
void ithaca_versions_watch();
void ithaca_versions_keep();
void ithaca_versions_take_over();
void ithaca_versions_start_again();
}

namespace ithaca::web {
namespace {

Inbox* versions_inbox = nullptr;

void answer(VersionEvent event) {
  if (versions_inbox != nullptr) versions_inbox->push(event);
}

class BrowserVersions : public Versions {
 public:
  explicit BrowserVersions(Inbox& inbox) {
    versions_inbox = &inbox;
    ithaca_versions_watch();
  }
  ~BrowserVersions() override { versions_inbox = nullptr; }

  void keep() override { ithaca_versions_keep(); }
  void take_over() override { ithaca_versions_take_over(); }
  void start_again() override { ithaca_versions_start_again(); }
};

}  // namespace

std::unique_ptr<Versions> make_versions(Inbox& inbox) {
  return std::make_unique<BrowserVersions>(inbox);
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void ithaca_versions_offline(int offline) {
  answer(OfflineKnown{static_cast<Offline>(offline)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_versions_waits() { answer(VersionWaits{}); }
EMSCRIPTEN_KEEPALIVE void ithaca_versions_changed() { answer(VersionChanged{}); }

}  // extern "C"

}  // namespace ithaca::web
