/** Keccak-256 as Ethereum uses it: the padding is that of before FIPS 202, which Node's `sha3-256` is not. */

const RATE = 136;
const LANES = 25;

/** Round constants, low and high half of each. */
const roundLow = new Uint32Array(24);
const roundHigh = new Uint32Array(24);
/** Per lane in the order of the pi step: where it goes, and by how many bits it turns. */
const target = new Uint8Array(24);
const turns = new Uint8Array(24);

const at = (numbers: Uint32Array | Uint8Array, index: number): number => numbers[index] as number;

/** The linear feedback shift register of FIPS 202, 3.2.5: one bit a step. */
const nextRegister = (register: number): number =>
  (register & 128) === 0 ? register << 1 : (register << 1) ^ 0x171;

const prepareConstants = (): void => {
  let register = 1;
  for (let round = 0; round < 24; round++) {
    for (let bit = 0; bit < 7; bit++) {
      const position = (1 << bit) - 1;
      const half = position < 32 ? roundLow : roundHigh;
      half[round] = at(half, round) ^ ((register & 1) << (position % 32));
      register = nextRegister(register);
    }
  }
};

const prepareTurns = (): void => {
  let [x, y] = [1, 0];
  for (let t = 0; t < 24; t++) {
    [x, y] = [y, (2 * x + 3 * y) % 5];
    target[t] = x + 5 * y;
    turns[t] = (((t + 1) * (t + 2)) / 2) % 64;
  }
};

const low = new Uint32Array(LANES);
const high = new Uint32Array(LANES);
const columnLow = new Uint32Array(5);
const columnHigh = new Uint32Array(5);

const turnLow = (l: number, h: number, by: number): number => {
  if (by === 0) return l;
  return by < 32 ? (l << by) | (h >>> (32 - by)) : by === 32 ? h : (h << (by - 32)) | (l >>> (64 - by));
};

const theta = (): void => {
  for (let x = 0; x < 5; x++) {
    columnLow[x] = at(low, x) ^ at(low, x + 5) ^ at(low, x + 10) ^ at(low, x + 15) ^ at(low, x + 20);
    columnHigh[x] = at(high, x) ^ at(high, x + 5) ^ at(high, x + 10) ^ at(high, x + 15) ^ at(high, x + 20);
  }
  for (let i = 0; i < LANES; i++) {
    const left = (i + 4) % 5;
    const right = (i + 1) % 5;
    low[i] = at(low, i) ^ at(columnLow, left) ^ turnLow(at(columnLow, right), at(columnHigh, right), 1);
    high[i] = at(high, i) ^ at(columnHigh, left) ^ turnLow(at(columnHigh, right), at(columnLow, right), 1);
  }
};

const rhoPi = (): void => {
  let [l, h] = [at(low, 1), at(high, 1)];
  for (let t = 0; t < 24; t++) {
    const to = at(target, t);
    const by = at(turns, t);
    const [nextLow, nextHigh] = [at(low, to), at(high, to)];
    low[to] = turnLow(l, h, by);
    high[to] = turnLow(h, l, by);
    [l, h] = [nextLow, nextHigh];
  }
};

const chi = (lanes: Uint32Array): void => {
  for (let row = 0; row < LANES; row += 5) {
    const first = at(lanes, row);
    const second = at(lanes, row + 1);
    for (let x = 0; x < 3; x++)
      lanes[row + x] = at(lanes, row + x) ^ (~at(lanes, row + x + 1) & at(lanes, row + x + 2));
    lanes[row + 3] = at(lanes, row + 3) ^ (~at(lanes, row + 4) & first);
    lanes[row + 4] = at(lanes, row + 4) ^ (~first & second);
  }
};

const permute = (): void => {
  for (let round = 0; round < 24; round++) {
    theta();
    rhoPi();
    chi(low);
    chi(high);
    low[0] = at(low, 0) ^ at(roundLow, round);
    high[0] = at(high, 0) ^ at(roundHigh, round);
  }
};

prepareConstants();
prepareTurns();

/** The digest of at most 135 ASCII characters, in lower-case hexadecimal. */
export const keccak256 = (text: string): string => {
  const block = new Uint8Array(RATE);
  for (let i = 0; i < text.length; i++) block[i] = text.charCodeAt(i);
  block[text.length] = 1;
  block[RATE - 1] = at(block, RATE - 1) | 128;
  low.fill(0);
  high.fill(0);
  const view = new DataView(block.buffer);
  for (let lane = 0; lane < RATE / 8; lane++) {
    low[lane] = view.getUint32(lane * 8, true);
    high[lane] = view.getUint32(lane * 8 + 4, true);
  }
  permute();
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) {
    digest.setUint32(lane * 8, at(low, lane), true);
    digest.setUint32(lane * 8 + 4, at(high, lane), true);
  }
  let hex = '';
  for (let i = 0; i < 32; i++) hex += digest.getUint8(i).toString(16).padStart(2, '0');
  return hex;
};
