import process from 'node:process';
import { readBaseline, writeBaseline } from './baseline.ts';
import { labelledSetVariable } from './labelled-set.ts';
import { measureGenerated, measureLabelled, measureNegatives, ratesOf } from './report.ts';
import type { Part } from './report.ts';
import type { Mistake } from './score.ts';

/** `make quality`: the report; `--update` makes it the baseline, `--mistakes` shows what was missed or wrong. */
const asked = new Set(process.argv.slice(2));

const percent = (share: number): string => share.toFixed(3).padStart(9);

const showMistakes = (mistakes: readonly Mistake[]): void => {
  if (!asked.has('--mistakes')) return;
  for (const { kind, entity, context } of mistakes) console.log(`  ${kind} ${entity}: ${context}`);
};

const showPart = (title: string, part: Part): void => {
  console.log(`\n${title}\n\n| Entity | Labelled | Found | Precision | Recall | F1 |\n|-|-|-|-|-|-|`);
  for (const [entity, { labelled, found, precision, recall, f1 }] of part.entities) {
    console.log(
      `| ${entity} | ${labelled} | ${found} |${percent(precision)} |${percent(recall)} |${percent(f1)} |`,
    );
  }
  showMistakes(part.mistakes);
};

const generated = measureGenerated();
showPart('Texts made up in ten locales', generated);

const labelled = measureLabelled(process.env);
if (labelled === undefined)
  console.log(`\nLeft out: the labelled set. Name it: ${labelledSetVariable}=FILE make quality`);
else showPart('The labelled set', labelled);

const negatives = measureNegatives();
const { found, megabytes, perMegabyte } = negatives;
console.log(
  `\nTexts with nothing in them: ${found} false positives in ${megabytes.toFixed(1)} MB, ${perMegabyte.toFixed(2)} per MB`,
);
showMistakes(negatives.mistakes);

if (asked.has('--update')) {
  writeBaseline({
    generated: ratesOf(generated),
    labelled: labelled === undefined ? readBaseline().labelled : ratesOf(labelled),
    falsePositivesPerMegabyte: Math.round(perMegabyte * 100) / 100,
  });
}
