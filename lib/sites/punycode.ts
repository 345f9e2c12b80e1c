const PREFIX = 'xn--';
// Parameters of Punycode for domain names (RFC 3492, section 5).
const [BASE, T_MIN, T_MAX, SKEW, DAMP, FIRST_BIAS, FIRST_CODE] = [36, 1, 26, 38, 700, 72, 128];
const MOST_CODE = 0x10ffff;

/** A host as it reads. What is no Punycode stays as it is. @param host as a URL has it: in ASCII, lower case */
export function unicodeHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith(PREFIX) ? (decode(label.slice(PREFIX.length)) ?? label) : label))
    .join('.');
}

/** RFC 3492, section 6.2; null for what it does not decode. */
function decode(label: string): string | null {
  const border = label.lastIndexOf('-');
  const output = [...label.slice(0, Math.max(0, border))];
  const digits = [...label.slice(border + 1)].map(digitOf);
  let [code, bias, at, i] = [FIRST_CODE, FIRST_BIAS, 0, 0];
  while (at < digits.length) {
    const before = i;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digits[at++];
      if (digit === undefined || digit < 0) return null;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (!Number.isSafeInteger(i) || weight > MOST_CODE * BASE) return null;
    }
    const length = output.length + 1;
    bias = adapted(i - before, length, before === 0);
    code += Math.floor(i / length);
    if (code > MOST_CODE) return null;
    i %= length;
    output.splice(i++, 0, String.fromCodePoint(code));
  }
  return output.join('');
}

/** 0 to 35 for a to z and 0 to 9; below 0 for anything else. */
function digitOf(letter: string): number {
  const at = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);
  return letter.length === 1 ? at : -1;
}

/** RFC 3492, section 6.1. */
function adapted(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
