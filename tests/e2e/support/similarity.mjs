// How alike two pictures look to a person: the structural similarity index of Wang, Bovik, Sheikh and Simoncelli (Image
// Quality Assessment: From Error Visibility to Structural Similarity, IEEE Transactions on Image Processing 13(4), 2004),
// with the paper's window and constants.

const kSide = 11;
const kSigma = 1.5;
const kRange = 255;
const c1 = (0.01 * kRange) ** 2;
const c2 = (0.03 * kRange) ** 2;

const gaussian = (() => {
  const raw = Array.from({length: kSide}, (_, i) => Math.exp(-((i - (kSide - 1) / 2) ** 2) / (2 * kSigma ** 2)));
  const sum = raw.reduce((all, one) => all + one);
  return raw.map((one) => one / sum);
})();

// The weighted mean around each pixel whose window lies within the picture.
function blurred(values, width, height) {
  const columns = width - kSide + 1, rows = height - kSide + 1;
  const across = new Float64Array(columns * height);
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < columns; ++x) {
      let sum = 0;
      for (let i = 0; i < kSide; ++i) sum += gaussian[i] * values[y * width + x + i];
      across[y * columns + x] = sum;
    }
  }
  const out = new Float64Array(columns * rows);
  for (let y = 0; y < rows; ++y) {
    for (let x = 0; x < columns; ++x) {
      let sum = 0;
      for (let i = 0; i < kSide; ++i) sum += gaussian[i] * across[(y + i) * columns + x];
      out[y * columns + x] = sum;
    }
  }
  return out;
}

// The mean index of two pictures {width, height, luma} of one size, at least 11 pixels wide and high: 1 means the same.
export function structural_similarity(one, other) {
  const {width, height} = one;
  if (other.width !== width || other.height !== height) throw new Error('pictures of two sizes');
  if (width < kSide || height < kSide) throw new Error('a picture smaller than the window');
  const product = (a, b) => Float64Array.from(a, (value, i) => value * b[i]);
  const blur = (values) => blurred(values, width, height);
  const mean_a = blur(one.luma), mean_b = blur(other.luma);
  const square_a = blur(product(one.luma, one.luma)), square_b = blur(product(other.luma, other.luma));
  const both = blur(product(one.luma, other.luma));
  let sum = 0;
  for (let i = 0; i < mean_a.length; ++i) {
    const a = mean_a[i], b = mean_b[i];
    const varies_a = square_a[i] - a * a, varies_b = square_b[i] - b * b, together = both[i] - a * b;
    sum += ((2 * a * b + c1) * (2 * together + c2)) / ((a * a + b * b + c1) * (varies_a + varies_b + c2));
  }
  return sum / mean_a.length;
}
