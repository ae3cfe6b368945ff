import { writeFileSync } from 'node:fs';
import { goldenPath, goldenPods, goldenText } from '../pkg/inject/golden.fixture.ts';

// Writes what injection makes of the golden pods today, for a person to look at before it is committed.
for (const name of Object.keys(goldenPods)) writeFileSync(goldenPath(name), goldenText(name));
