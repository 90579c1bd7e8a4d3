// The browser behind each port.
// Knows no view and no plan. One of each exists in a page: JavaScript answers to the last one made.
#pragma once

#include <memory>

#include "ports/clipboard.hpp"
#include "ports/clock.hpp"
#include "ports/files.hpp"
#include "ports/inbox.hpp"
#include "ports/locale.hpp"
#include "ports/program.hpp"
#include "ports/random.hpp"
#include "ports/settings.hpp"
#include "ports/storage.hpp"
#include "ports/versions.hpp"
#include "ports/zones.hpp"

namespace ithaca::web {

// The inbox must outlive the port.
std::unique_ptr<Storage> make_storage(Inbox& inbox);
std::unique_ptr<Files> make_files(Inbox& inbox);
std::unique_ptr<Clipboard> make_clipboard(Inbox& inbox);
std::unique_ptr<Program> make_program(Inbox& inbox);
std::unique_ptr<Versions> make_versions(Inbox& inbox);
std::unique_ptr<Clock> make_clock();
std::unique_ptr<Random> make_random();
std::unique_ptr<Locale> make_locale();  // asks the browser each time: wrap it in a CachedLocale
std::unique_ptr<Zones> make_zones();
std::unique_ptr<Settings> make_settings();

}  // namespace ithaca::web
