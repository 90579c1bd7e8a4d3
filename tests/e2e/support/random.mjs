// splitmix32, so that a run can be repeated: ITHACA_SEED.
export function make_random(seed = Number(process.env.ITHACA_SEED ?? Date.now() % 1e9)) {
  let state = seed;
  const random = (limit) => {
    state = (state + 0x9E3779B9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21F0AAAD);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735A2D97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  };
  random.seed = seed;
  return random;
}
