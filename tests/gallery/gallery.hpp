// A page that shows every widget once, for tests of the widget layer in a browser.
// Knows no plan.
#pragma once

#include <array>
#include <string>

#include "ui/widgets/ui.hpp"

namespace ithaca::test {

class Gallery final : public ui::Application {
 public:
  explicit Gallery(ui::Shell& shell) : shell_(shell) {}
  void frame(ui::Ui& ui) override;
  void on_route(std::string_view route) override;
  void on_splice(std::string_view binding, const ui::Splice& splice) override;
  ui::Handled on_key(const ui::KeyPress& key) override;

 private:
  void today(ui::Ui& ui);
  void fields(ui::Ui& ui);
  void choices(ui::Ui& ui);
  void scripts(ui::Ui& ui);
  void many(ui::Ui& ui);
  void frame_of_app(ui::Ui& ui);
  std::string* bound(std::string_view binding);

  ui::Shell& shell_;
  std::string route_ = "/today";
  std::string name_ = "Judith Brandt";
  std::string notes_ =
      "A decision: specialist or manager. I keep putting it off, and I want to know what she gave "
      "up.";
  std::string capture_;
  std::string when_ = "tue 16:00";
  std::array<bool, 5> ticked_{};
  std::size_t filter_ = 0;
  std::size_t language_ = 0;
  int presses_ = 0;
  bool dialog_ = false;
  bool menu_ = false;
  bool banner_ = false;
  std::string last_key_;
};

}  // namespace ithaca::test
