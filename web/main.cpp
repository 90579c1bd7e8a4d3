// The program in the browser: puts the application on the page and the browser behind its ports.
// Knows no view; everything is made here and lives as long as the page.
#include "ui/app.hpp"
#include "web/page.hpp"
#include "web/ports/ports.hpp"

int main() {
  static ithaca::web::Page page;
  static ithaca::Inbox inbox;
  static const auto clock = ithaca::web::make_clock();
  static const auto random = ithaca::web::make_random();
  static const auto storage = ithaca::web::make_storage(inbox);
  static const auto clipboard = ithaca::web::make_clipboard(inbox);
  static const auto files = ithaca::web::make_files(inbox);
  static const auto program = ithaca::web::make_program(inbox);
  static const auto versions = ithaca::web::make_versions(inbox);
  static const auto settings = ithaca::web::make_settings();
  static const auto locale = ithaca::web::make_locale();
  static const auto application =
      ithaca::ui::make_application({page, *clock, *random, *storage, *clipboard, *files, *settings,
                                    *locale, *program, *versions, inbox});
  page.run(*application);
  return 0;
}
