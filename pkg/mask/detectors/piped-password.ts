import { MAX_PHRASE_MATCH, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { openPhrase } from '../hold.ts';
import { looksGiven } from './chosen-value.ts';

/** Commands that read a password, and what stands before it on their input. */
const readers: ReadonlyMap<string, RegExp> = new Map(
  (
    [
      ['chpasswd', '[^\\s:"\'|]{1,32}:'],
      ['passwd --stdin', ''],
      ['sudo -S ', ''],
      ['docker login ', ''],
      ['podman login ', ''],
    ] as const
  ).map(([command, user]) => [
    command,
    new RegExp(
      String.raw`(?<=\b(?:echo|printf) (?:-\w+ )?["']?${user})(?<password>[^\s"'|:]{6,}?)(?:\\n)?["']? ?\| ?(?:sudo )?(?:/usr/s?bin/)?$`,
    ),
  ]),
);

const writers = ['echo ', 'printf '];
/** How far before a password, in UTF-16 units, the command may begin that writes it. */
const WRITTEN = 56;

/** Where nothing is written to a pipe there is none. */
const open = (text: string, from: number): number => {
  const before = text.slice(Math.max(0, text.length - MAX_PHRASE_MATCH - WRITTEN));
  return writers.some((writer) => before.includes(writer)) ? openPhrase(text, from) : text.length;
};

export const pipedPassword: Detector = {
  name: 'Secret',
  tier: 'B',
  secret: true,
  certainty: 77.05,
  shape: 'phrase',
  anchors: { literals: [...readers.keys()] },
  source: 'manuals of chpasswd, passwd, sudo and docker: passwords that they read from a pipe',
  positives: [
    within('echo anna:', 'Sommer2091', ' | chpasswd'),
    within("RUN echo 'root:", 'schlaueEule77', "' | sudo chpasswd"),
    within('printf "anna:', 'Sommer2091', '\\n" | /usr/sbin/chpasswd'),
    within('echo "', 'Sommer2091', '" | passwd --stdin anna'),
    within('echo -n ', 'Sommer2091', '|sudo -S apt update'),
    within('echo "', 'dckr_Xy82kQ', '" | docker login -u anna --password-stdin'),
  ],
  negatives: [
    'echo "root:$PASSWORD1" | chpasswd',
    'echo "$USER:${PW1}" | chpasswd',
    'echo root:password | chpasswd',
    'echo Sommer2091 | chpasswd',
    'cat users2091.txt | chpasswd',
    'echo version2091 | grep docker login',
    "echo 'chpasswd: Sommer2091'",
  ],
  verify(text, at, until) {
    const reader = readers.get(text.slice(at, until));
    const base = Math.max(0, at - MAX_PHRASE_MATCH - WRITTEN);
    const match = reader?.exec(text.slice(base, at));
    const password = match?.groups?.['password'] ?? '';
    if (!looksGiven(password)) return undefined;
    const start = base + (match?.index ?? 0);
    return until - start > MAX_PHRASE_MATCH ? undefined : { start, end: start + password.length };
  },
  open,
};
