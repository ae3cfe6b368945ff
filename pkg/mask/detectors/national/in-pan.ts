import { whole, within } from '../../detector.ts';
import type { Detector } from '../../detector.ts';
import { standsAlone } from '../alone.ts';

/** The fourth letter is the kind of holder; the number counts from 0001. */
const form = /^[A-Z]{3}[ABCFGHLJPT][A-Z](?!0000)\d{4}[A-Z]$/;

export const inPan: Detector = {
  name: 'InPan',
  tier: 'A',
  secret: false,
  certainty: 61.07,
  shape: 'run',
  anchors: {
    digits: [{ least: 4, most: 4, before: 'letter', next: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' }],
  },
  source: 'Income Tax Department of India: structure of the permanent account number',
  positives: [whole('ABCPK1234L'), within('PAN: ', 'AAACT2727Q', ','), within('(', 'BNZPM2501F', ')')],
  negatives: [
    'ABCDK1234L',
    'ABCPK0000L',
    'abcpk1234l',
    'ABCPK12345',
    'XABCPK1234L',
    'ABCPK1234LX',
    'ABC-ABCPK1234L',
  ],
  verify(text, at, until) {
    const start = at - 5;
    const end = until + 1;
    if (start < 0 || !form.test(text.slice(start, end))) return undefined;
    return standsAlone(text, start, end) ? { start, end } : undefined;
  },
};
