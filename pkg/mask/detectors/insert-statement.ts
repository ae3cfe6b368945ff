import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { certainty, insertStatement } from '../finding.ts';
import { copyStatement } from '../copy-columns.ts';
import { statements } from '../sql-columns.ts';

/** Where an `INSERT` or a `COPY` begins: no value, but the names of columns behind it say what values are. */
export const insertStatementMark: Detector = {
  name: insertStatement,
  tier: 'A',
  secret: false,
  certainty: certainty.mark,
  shape: 'run',
  anchors: { literals: [...statements, copyStatement] },
  source: 'ISO/IEC 9075-2, 14.11 <insert statement>; REPLACE of MySQL and SQLite; COPY of PostgreSQL',
  positives: [
    whole('INSERT INTO '),
    within('so: ', 'Insert Into ', 't (a)'),
    within('', 'REPLACE INTO ', 't (a)'),
    within('; ', 'insert into ', 't (a)'),
    within('', 'COPY ', 't (a) FROM stdin;'),
  ],
  negatives: ['INSERTINTO', 'inserted into ', 'INSERT  INTO '],
  verify: (_text, at, until) => ({ start: at, end: until }),
};
