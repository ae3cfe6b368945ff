import { whole, within } from '../detector.ts';
import type { Detector } from '../detector.ts';
import { certainty, insertStatement } from '../finding.ts';
import { copyLineAt, copyStatements } from '../copy-columns.ts';
import { statements } from '../sql-columns.ts';

/** Where an `INSERT` or a `COPY` begins: no value, but the names of columns behind it say what values are. */
export const insertStatementMark: Detector = {
  name: insertStatement,
  tier: 'A',
  secret: false,
  certainty: certainty.mark,
  shape: 'run',
  anchors: { literals: [...statements, ...copyStatements] },
  source: 'ISO/IEC 9075-2, 14.11 <insert statement>; REPLACE of MySQL and SQLite; COPY of PostgreSQL',
  positives: [
    whole('INSERT INTO '),
    within('so: ', 'Insert Into ', 't (a)'),
    within('', 'REPLACE INTO ', 't (a)'),
    within('; ', 'insert into ', 't (a)'),
    within('so:\n', 'COPY ', 't (a) FROM stdin;'),
    within('so:\n  ', 'copy ', 't (a) from stdin;'),
  ],
  negatives: ['INSERTINTO', 'inserted into ', 'INSERT  INTO ', 'and copy t (a) from stdin'],
  verify: (text, at, until) =>
    copyStatements.includes(text.slice(at, until)) && copyLineAt(text, at) < 0
      ? undefined
      : { start: at, end: until },
};
