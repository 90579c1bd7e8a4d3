#include "ports/files.hpp"

#include <emscripten/emscripten.h>

#include <utility>

#include "web/ports/given.hpp"
#include "web/ports/ports.hpp"

extern "C" {
void ithaca_files_watch();
void ithaca_files_choose(const char* accept, std::size_t size);
void ithaca_files_open_sample();
void ithaca_files_save(const char* name, std::size_t name_size, const char* type,
                       std::size_t type_size, const char* bytes, std::size_t size);
void ithaca_files_read(std::uint32_t file, double offset, std::uint32_t length);
void ithaca_files_close(std::uint32_t file);
void ithaca_clipboard_promise();
void ithaca_clipboard_copy(const char* text, std::size_t text_size, const char* html,
                           std::size_t html_size);
}

namespace ithaca::web {
namespace {

Inbox* files_inbox = nullptr;
Inbox* clipboard_inbox = nullptr;

void answer(FileEvent event) {
  if (files_inbox != nullptr) files_inbox->push(std::move(event));
}

class BrowserFiles : public Files {
 public:
  explicit BrowserFiles(Inbox& inbox) {
    files_inbox = &inbox;
    ithaca_files_watch();
  }
  ~BrowserFiles() override { files_inbox = nullptr; }

  void save(std::string_view name, std::string_view media_type, std::string_view bytes) override {
    ithaca_files_save(name.data(), name.size(), media_type.data(), media_type.size(), bytes.data(),
                      bytes.size());
  }
  void choose(std::string_view accept) override {
    ithaca_files_choose(accept.data(), accept.size());
  }
  void open_sample() override { ithaca_files_open_sample(); }
  void read(FileHandle file, std::uint64_t offset, std::uint32_t length) override {
    ithaca_files_read(file, static_cast<double>(offset), length);
  }
  void close(FileHandle file) override { ithaca_files_close(file); }
};

class BrowserClipboard : public Clipboard {
 public:
  explicit BrowserClipboard(Inbox& inbox) { clipboard_inbox = &inbox; }
  ~BrowserClipboard() override { clipboard_inbox = nullptr; }

  void promise() override { ithaca_clipboard_promise(); }
  void copy(std::string text, std::string html) override {
    ithaca_clipboard_copy(text.data(), text.size(), html.data(), html.size());
  }
};

}  // namespace

std::unique_ptr<Files> make_files(Inbox& inbox) { return std::make_unique<BrowserFiles>(inbox); }
std::unique_ptr<Clipboard> make_clipboard(Inbox& inbox) {
  return std::make_unique<BrowserClipboard>(inbox);
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void ithaca_files_opened(std::uint32_t file, int origin, char* name,
                                              std::size_t name_size, double size) {
  answer(FileOpened{file, static_cast<FileOrigin>(origin), taken(name, name_size),
                    static_cast<std::uint64_t>(size)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_files_sample_missing() { answer(SampleMissing{}); }
EMSCRIPTEN_KEEPALIVE void ithaca_files_cancelled() { answer(FileChoiceCancelled{}); }
EMSCRIPTEN_KEEPALIVE void ithaca_files_piece(std::uint32_t file, double offset, char* bytes,
                                             std::size_t size) {
  answer(FilePiece{file, static_cast<std::uint64_t>(offset), taken(bytes, size)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_files_unreadable(std::uint32_t file, double offset) {
  answer(FileUnreadable{file, static_cast<std::uint64_t>(offset)});
}
EMSCRIPTEN_KEEPALIVE void ithaca_files_hover(int is_over) { answer(FileHovers{is_over != 0}); }

EMSCRIPTEN_KEEPALIVE void ithaca_clipboard_copied() {
  if (clipboard_inbox != nullptr) clipboard_inbox->push(ClipboardEvent{Copied{}});
}
EMSCRIPTEN_KEEPALIVE void ithaca_clipboard_failed(char* text, std::size_t size) {
  CopyFailed failed{taken(text, size)};
  if (clipboard_inbox != nullptr) clipboard_inbox->push(ClipboardEvent{std::move(failed)});
}

}  // extern "C"

}  // namespace ithaca::web
