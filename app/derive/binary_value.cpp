#include "derive/binary_value.hpp"

namespace ithaca {

using meta::Shape;

void write_value(ByteWriter& out, const meta::Value& value) {
  out.byte(static_cast<unsigned>(value.shape));
  if (value.shape == Shape::number) out.signed_number(value.number);
  if (value.shape == Shape::text) out.text(value.text);
  if (value.shape == Shape::list) {
    out.number(value.list.size());
    for (const std::string& text : value.list) out.text(text);
  }
}

meta::Value read_value(ByteReader& in) {
  meta::Value value;
  const unsigned shape = in.byte();
  if (shape > static_cast<unsigned>(Shape::list)) in.fail();
  value.shape = static_cast<Shape>(shape);
  if (value.shape == Shape::number) value.number = in.signed_number();
  if (value.shape == Shape::text) value.text = in.text();
  if (value.shape == Shape::list) {
    for (std::size_t n = in.count(); n > 0; --n) value.list.emplace_back(in.text());
  }
  return in.failed() ? meta::Value{} : value;
}

}  // namespace ithaca
