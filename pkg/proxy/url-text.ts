/** How often servers and the proxies before them decode a part of a URL, and once more. */
export const maxDecodings = 3;

/** What is encoded more often than that is not shown. */
export const encodedTooOften = '(percent-encoded too often)';

/**
 * A path or query with everything masked that any of its readers may find: as it is written, and decoded up to
 * `maxDecodings` times. Where something is found the result is decoded; where nothing is, it is as it was written.
 */
export function maskedUrlText(written: string, mask: (text: string) => string): string {
  let text = mask(written);
  let isClean = text === written;
  for (let decodings = 0; decodings < maxDecodings; decodings += 1) {
    const decoded = percentDecoded(text);
    if (decoded === text) return isClean ? written : text;
    text = mask(decoded);
    isClean &&= text === decoded;
  }
  if (percentDecoded(text) !== text) return encodedTooOften;
  return isClean ? written : text;
}

const encodedRun = /(?:%[0-9a-f]{2})+/gi;

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(encodedRun, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}
