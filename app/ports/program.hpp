// The program itself, which may come in two parts so that a first visit waits for little: what the
// first page needs, and the rest, fetched when something asks for it. The answer arrives in the
// Inbox. Knows neither part; what may be called only once the program is whole stands in
// web/gates.txt.
#pragma once

namespace ithaca {

struct ProgramCompleted {};
struct ProgramIncomplete {};  // the rest could not be fetched; it may be asked for again

class Program {
 public:
  virtual ~Program() = default;
  virtual bool is_whole() const = 0;
  // Asks for the rest; nothing when it is here or on its way.
  virtual void complete() = 0;
};

}  // namespace ithaca
