#include <emscripten/emscripten.h>

#include "web/ports/ports.hpp"

extern "C" {
bool ithaca_program_is_whole();
void ithaca_program_complete();
}

namespace ithaca::web {
namespace {

Inbox* program_inbox = nullptr;

class BrowserProgram : public Program {
 public:
  explicit BrowserProgram(Inbox& inbox) { program_inbox = &inbox; }
  ~BrowserProgram() override { program_inbox = nullptr; }

  bool is_whole() const override { return ithaca_program_is_whole(); }
  void complete() override { ithaca_program_complete(); }
};

}  // namespace

std::unique_ptr<Program> make_program(Inbox& inbox) {
  return std::make_unique<BrowserProgram>(inbox);
}

}  // namespace ithaca::web

extern "C" {

EMSCRIPTEN_KEEPALIVE void ithaca_program_arrived(bool is_whole) {
  using ithaca::web::program_inbox;
  if (program_inbox == nullptr) return;
  program_inbox->push(is_whole ? ithaca::ProgramEvent{ithaca::ProgramCompleted{}}
                               : ithaca::ProgramEvent{ithaca::ProgramIncomplete{}});
}

}  // extern "C"
