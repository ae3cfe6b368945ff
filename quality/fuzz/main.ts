import process from 'node:process';
import { lawsOf } from './laws.ts';
import { tryLaw } from './try-law.ts';

/** `make fuzz`: the laws of masking on random texts. `FUZZ_SECONDS` for each law, `FUZZ_SEED`: the same ones again. */
const number = (name: string, otherwise: number): number => {
  const given = process.env[name];
  if (given === undefined || given === '') return otherwise;
  const value = Number(given);
  if (Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  console.error(`${name}=${given}: write a whole number from 1 to ${2 ** 31 - 1}`);
  process.exit(64);
};

const seed = number('FUZZ_SEED', 1 + Math.floor(Math.random() * (2 ** 31 - 1)));
const seconds = number('FUZZ_SECONDS', 60);

console.log(`FUZZ_SEED=${seed} FUZZ_SECONDS=${seconds} for each law`);
for (const law of lawsOf(seed)) {
  const trial = tryLaw(law, { seed, within: seconds * 1000 });
  if (trial.held) console.log(`held    ${law.name}: ${trial.texts} texts`);
  else {
    console.log(`BROKEN  ${law.name}\n${trial.why}\n${JSON.stringify(trial.drawn)}`);
    process.exitCode = 1;
  }
}
