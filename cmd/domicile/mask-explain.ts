import { styleText } from 'node:util';
import type { Inspected } from '../../pkg/mask/inspect.ts';

/** Where an explanation is written to. */
export interface Screen {
  /** Whether a person reads it: values are shown to nobody else. */
  readonly isTerminal: boolean;
  readonly isColoured: boolean;
}

/** Longest value shown, in UTF-16 units. */
const MAX_SHOWN = 40;

type Format = Parameters<typeof styleText>[0];

const paint = ({ isColoured }: Screen, format: Format, text: string): string =>
  isColoured ? styleText(format, text, { validateStream: false }) : text;

/** Line and column of a place, both from 1. */
const placeOf = (text: string, at: number): string => {
  const before = text.slice(0, at);
  const column = at - before.lastIndexOf('\n');
  return `${before.split('\n').length}:${column}`;
};

/** Control characters could play tricks with the terminal. */
const shown = (value: string): string => {
  const plain = value.replaceAll(/\p{Cc}/gu, ' ');
  return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}...` : plain;
};

const lineOf = (screen: Screen, text: string, found: Inspected): string => {
  const { entity, start, end, confidence, why } = found;
  const value = screen.isTerminal ? shown(text.slice(start, end)) : `${end - start} characters`;
  return [
    paint(screen, 'dim', placeOf(text, start)),
    paint(screen, ['bold', 'yellow'], entity),
    paint(screen, confidence < 0.9 ? 'magenta' : 'green', confidence.toFixed(2)),
    paint(screen, 'cyan', value),
    paint(screen, 'dim', why),
  ].join('  ');
};

/** What was found, one line each: where, what, how sure, the value, and why. */
export const explanationOf = (screen: Screen, text: string, findings: readonly Inspected[]): string => {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const lines = findings.map((found) => lineOf(screen, text, found));
  return [...lines, paint(screen, 'bold', count), ''].join('\n');
};
