// The widget gallery as a page of its own.
#include "gallery/gallery.hpp"
#include "web/page.hpp"

int main() {
  static ithaca::web::Page page;
  static ithaca::test::Gallery gallery(page);
  page.run(gallery);
  return 0;
}
