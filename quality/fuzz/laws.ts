import fc from 'fast-check';
import type { IPropertyWithHooks } from 'fast-check';
import type { MaskRule, MaskingConfig } from '../../pkg/api/policy.ts';
import type { AnswerChannel } from '../../pkg/api/text.ts';
import { CarriedValues } from '../../pkg/mask/carried.ts';
import { allDetectors } from '../../pkg/mask/detectors/all.ts';
import { createInspect } from '../../pkg/mask/inspect.ts';
import type { Inspect } from '../../pkg/mask/inspect.ts';
import { createMasker } from '../../pkg/mask/masker.ts';
import type { Masker } from '../../pkg/mask/masker.ts';
import { mask, restore, told } from '../../pkg/mask/prompt.fixture.ts';
import type { Masked } from '../../pkg/mask/prompt.fixture.ts';
import { createTextStream } from '../../pkg/mask/text-stream.ts';
import { keys, policiesOf } from './policies.ts';
import { cut, texts, widths } from './texts.ts';

/** What holds for every text under every policy. A property throws where it does not. */
export interface Law {
  readonly name: string;
  readonly property: IPropertyWithHooks<never>;
}

const same = (what: string, one: unknown, other: unknown): void => {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left !== right) throw new Error(`${what}\n  ${left}\n  ${right}`);
};

/** Overlapping findings are one piece of a whole, and several of a stream. */
const hidden = (text: string): string => text.replaceAll(/(?:\[[A-Z_]+\])+/g, '[]');

const streamed = (config: MaskingConfig, pieces: readonly string[]): string => {
  const stream = createTextStream(config, keys);
  return pieces.map((piece) => stream.push(piece)).join('') + stream.flush();
};

const prompts = fc.array(texts, { minLength: 1, maxLength: 4 });
const channels: readonly AnswerChannel[] = [
  { kind: 'text', tool: '' },
  { kind: 'toolInput', tool: 'Bash' },
  { kind: 'toolInput', tool: 'Bash', source: 'json' },
  { kind: 'foreignToolInput', tool: 'search' },
];

/** Each policy made ready when it is first drawn. */
const readied = <T>(configs: readonly MaskingConfig[], make: (config: MaskingConfig) => T) => {
  const made = new Map<number, T>();
  return fc.nat(configs.length - 1).map((i) => {
    const ready = made.get(i) ?? make(configs[i] as MaskingConfig);
    made.set(i, ready);
    return ready;
  });
};

interface Streaming {
  readonly config: MaskingConfig;
  readonly inspect: Inspect;
}

const streams = (seed: number) =>
  readied<Streaming>(policiesOf(seed, {}), (config) => ({ config, inspect: createInspect(config, keys) }));

/** `direction`: where it is `Both`, answers hold what is masked although no prompt held it. */
const maskers = (seed: number, direction: MaskRule['direction'] = 'Both') =>
  readied<Masker>(policiesOf(seed, { strategy: 'Pseudonym', direction }), (config) =>
    createMasker(config, keys),
  );

const secrets = new Set(allDetectors.filter(({ secret }) => secret).map(({ name }) => name));
const holdsSecrets = ({ findings }: Masked): boolean =>
  Object.keys(findings).some((entity) => secrets.has(entity) || entity === 'PseudonymToken');

/** Values in what may be read as the address of a host stay tokens. */
const holdsUrl = /:\/\/|:\\|\/\/|\\\\/;

/** The laws, whose policies are drawn by a seed. */
export const lawsOf = (seed: number): readonly Law[] => [
  {
    name: 'a text masked as it comes, however it is cut, is the whole text masked',
    property: fc.property(streams(seed), texts, widths, ({ config, inspect }, text, lengths) => {
      const pieces = hidden(streamed(config, cut(text, lengths)));
      same('in pieces, and in one', pieces, hidden(streamed(config, [text])));
      same('in pieces, and whole', pieces, hidden(inspect(text).masked));
    }) as IPropertyWithHooks<never>,
  },
  {
    name: 'appending to a prompt never changes how its beginning was masked',
    property: fc.property(maskers(seed), prompts, prompts, (masker, head, tail) => {
      const longer = mask(masker, [...head, ...tail]);
      same('longer, and alone', longer.texts.slice(0, head.length), mask(masker, head).texts);
    }) as IPropertyWithHooks<never>,
  },
  {
    name: 'restoring what was masked gives it back, byte for byte',
    property: fc.property(maskers(seed, 'Request'), texts, (masker, text) => {
      const masked = mask(masker, [text]);
      fc.pre(!holdsSecrets(masked) && !holdsUrl.test(text));
      same('restored, and as it was', restore(masker, masked, masked.texts[0] ?? ''), text);
    }) as IPropertyWithHooks<never>,
  },
  {
    name: 'an answer restored as it comes, however it is cut, is the whole answer restored',
    property: fc.property(
      maskers(seed),
      prompts,
      texts,
      widths,
      fc.constantFrom(...channels),
      (masker, prompt, more, lengths, channel) => {
        const masked = mask(masker, prompt);
        const answer = [...masked.texts, more, ...masked.texts.map((text) => text.toLowerCase())].join(' ');
        const whole = told(masked, channel, [answer], masker);
        same('in pieces, and whole', told(masked, channel, cut(answer, lengths), masker).out, whole.out);
      },
    ) as IPropertyWithHooks<never>,
  },
  {
    name: 'what is remembered of prompts changes nothing',
    property: fc.property(maskers(seed), prompts, prompts, (masker, head, tail) => {
      const carried = new CarriedValues();
      mask(masker, head, carried);
      const again = mask(masker, [...head, ...tail], carried);
      same('again, and anew', again.texts, mask(masker, [...head, ...tail]).texts);
    }) as IPropertyWithHooks<never>,
  },
];
