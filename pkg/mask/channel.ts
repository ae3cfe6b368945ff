import type { TextTransform } from '../api/text.ts';
import type { ChannelContext } from './channel-context.ts';
import { PatternCursor, openDetectors, sweepFrom } from './channel-finder.ts';
import type { ChannelFinder } from './channel-finder.ts';
import { isRead, isRemnant, isToken, tokenKind, tokensIn } from './channel-finding.ts';
import { MAX_LOOK_BACK, MAX_RUN_MATCH } from './detector.ts';
import type { Block, Span } from './detector.ts';
import { isBlock, movedBy } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import type { MintedToken } from './minted.ts';
import { isWorthALook, settledBy } from './hold.ts';
import type { Written } from './json-source.ts';
import { Offsets } from './offsets.ts';
import { byStart, divide } from './ownership.ts';
import type { Piece } from './ownership.ts';
import { whyWithheld } from './restore.ts';
import { beginsInEscape } from './line-escapes.ts';
import { StreamColumns } from './stream-columns.ts';
import { StreamReadings } from './stream-readings.ts';
import type { Window } from './stream-values.ts';
import type { StreamView } from './stream-view.ts';
import { Swallowing } from './swallowing.ts';
import type { BlockText, Extent } from './swallowing.ts';
import { redact, replacementOf } from './strategy.ts';
import { withTold } from './told.ts';

/** A block that begins in the text, up to where it certainly goes there. */
interface OpenBlock {
  readonly swallowing: Swallowing;
  readonly end: number;
}

const none: readonly Finding[] = [];

/** Context is dropped in strides, so that not every push copies it. */
const STRIDE = 1024;

/**
 * Restores, and where the policy asks masks, one channel of an answer. Holds back what more text could still
 * change: without masking less than `MAX_TOKEN` units, and only what begins like a token of this request;
 * with masking the current run (less than twice `MAX_RUN_MATCH`), the number that the text ends with (at most
 * `MAX_GROUPS_MATCH`), the row of a table or of an `INSERT` (at most `MAX_ROW`) or the cell of a table of HTML that it
 * ends within, a block's undecided beginning, and for patterns `WINDOW + MAX_MATCH` units from where one may begin. Of
 * JSON source these are characters, of up to six units each, behind which an escape may be cut.
 */
export class Channel implements TextTransform, BlockText {
  readonly #context: ChannelContext;
  readonly #patterns: PatternCursor;
  readonly #offsets = new Offsets();
  #text = '';
  /** Position of `#text` in the channel. */
  #base = 0;
  /** Index in `#text` up to which all has been emitted. */
  #done = 0;
  /** The most that was held back at a time. */
  #held = 0;
  /** Findings that reach behind `#done`, in positions of the channel. */
  #reaching: readonly Finding[] = [];
  #swallowing: Swallowing | undefined;
  /** The block that was let go last, as long as detectors have not looked at what is none of it in some reading. */
  #swallowed: Swallowing | undefined;
  /** The last block that was masked, be it swallowed or not. */
  #passed: Swallowing | undefined;
  /** What it was, in positions of the channel: what begins inside makes nothing known. */
  #gone: Span | undefined;
  readonly #columns: StreamColumns | undefined;
  readonly #readings: StreamReadings | undefined;
  /** What the heads of columns say of their cells, not yet emitted. */
  #told: readonly Finding[] = [];

  constructor(context: ChannelContext) {
    this.#context = context;
    this.#patterns = new PatternCursor(context.finder?.patterns ?? []);
    const { finder } = context;
    this.#columns = finder === undefined ? undefined : new StreamColumns(finder.ofCells);
    this.#readings = finder === undefined ? undefined : new StreamReadings(finder);
  }

  push(text: string): string {
    const { json } = this.#context;
    this.#read(json === undefined ? text : json.read(text));
    const out = this.#advance(false);
    this.#held = Math.max(this.#held, this.#text.length - this.#done);
    return out;
  }

  flush(): string {
    const { json } = this.#context;
    if (json !== undefined) this.#read(json.end());
    this.#readings?.end();
    this.#tell(this.#columns?.flush());
    this.#context.events.held?.(this.#held);
    return this.#advance(true);
  }

  /** Up to where all is decided, whatever follows; in positions of the channel. */
  get decided(): number {
    return this.#base + this.#done;
  }

  offset(index: number): number {
    return this.#offsets.map(index);
  }

  #read(text: string): void {
    this.#context.watch?.read(text);
    this.#text += text;
    const opened = this.#readings?.push(this.#window, text, this.#patterns.window) ?? [];
    for (const view of opened) this.#swallowing?.alsoIn(view);
    this.#tell(this.#columns?.push(text));
  }

  #tell(told: readonly Finding[] = []): void {
    if (told.length > 0) this.#told = [...this.#told, ...told];
  }

  #advance(final: boolean): string {
    let out = '';
    do {
      if (this.#swallowing !== undefined) this.#swallow(this.#swallowing, final);
      if (this.#swallowing !== undefined) break;
      const settled = final ? this.#text.length : this.#settled();
      if (settled > this.#done && (final || isWorthALook(this.#text, this.#done, settled)))
        out += this.#emit(settled, final);
    } while (this.#swallowing !== undefined);
    this.#forget();
    return out;
  }

  /** The index up to which everything is decided. */
  #settled(): number {
    const { finder, minted } = this.#context;
    const open = this.#text.length - minted.openTail(this.#text, this.#done);
    if (finder === undefined) return open;
    this.#runPatterns(false);
    const written = this.#settledIn(finder, this.#text, Math.min(open, this.#openRow()));
    if (this.#readings === undefined) return written;
    const read = this.#readings.settled(this.#done + this.#base) - this.#base;
    return this.#readings
      .begun(this.#window)
      .reduce(
        (settled, { text }) => Math.min(settled, this.#settledIn(finder, text, text.length)),
        Math.min(written, read),
      );
  }

  #settledIn(finder: ChannelFinder, text: string, open: number): number {
    const patterns = this.#patterns.open(text, this.#base);
    return settledBy(text, this.#done, Math.min(open, patterns, openDetectors(finder, text, this.#done)));
  }

  /** The index of a row of a table that is not all there yet. */
  #openRow(): number {
    return this.#columns === undefined ? Number.POSITIVE_INFINITY : this.#columns.open - this.#base;
  }

  #runPatterns(final: boolean): void {
    const found = this.#patterns.run(this.#text, this.#base, final);
    const read = this.#readings?.runPatterns(final) ?? none;
    if (found.length + read.length > 0) this.#reaching = [...this.#reaching, ...found, ...read];
  }

  #emit(decided: number, final: boolean): string {
    if (final) this.#runPatterns(true);
    const own = this.#findings(decided);
    this.#swallowed = undefined;
    const settled = this.#knowing(own, decided, final);
    const found = this.#withAgain(own, settled);
    if (found.length === 0) return this.#keep(settled);
    let out = '';
    let held = false;
    for (const piece of this.#pieces(found, settled)) {
      out += this.#keep(Math.max(piece.start, this.#done));
      const block = final ? undefined : this.#blockOf(piece, found);
      held = block !== undefined || piece.end > settled;
      if (block !== undefined || !held) out += this.#write(piece, block);
      if (held) break;
    }
    if (!held) out += this.#keep(settled);
    this.#reach(found);
    return out;
  }

  /** Remembers what is decided. The index up to which nothing that is remembered may still come to stand. */
  #knowing(found: readonly Finding[], decided: number, final: boolean): number {
    const { values } = this.#context;
    if (values === undefined) return decided;
    values.learn(this.#window, found, decided, this.#gone);
    if (final) return decided;
    const read = this.#readings?.openAgain(values, this.#window, this.#done) ?? decided;
    return Math.min(decided, values.openFrom(this.#text, this.#done), read);
  }

  #withAgain(found: readonly Finding[], settled: number): readonly Finding[] {
    const { finder, values } = this.#context;
    if (values === undefined || finder === undefined) return found;
    const base = this.#base;
    const done = this.#done;
    const indexOf = (position: number): number => position - base;
    const again = this.#withoutAllowed(finder, values.search(this.#text, done, settled, indexOf));
    const read = this.#readings?.again(values, done + base, settled + base) ?? none;
    return found
      .filter(({ start }) => start < settled)
      .concat(again)
      .concat(read.map((each) => movedBy(each, -base)))
      .sort(byStart);
  }

  get #window(): Window {
    return { text: this.#text, base: this.#base };
  }

  #pieces(found: readonly Finding[], settled: number): readonly Piece[] {
    const done = this.#done;
    return divide(found).filter(
      (piece) => piece.start < settled && piece.end > done && !isRemnant(piece, done),
    );
  }

  /** Keeps what of the findings begins before `#done` and goes on behind it. */
  #reach(found: readonly Finding[]): void {
    const base = this.#base;
    const done = this.#done;
    const late = this.#reaching.filter(({ start }) => start >= done + base);
    const across = found
      .filter(({ start, end, kind }) => start < done && end > done && kind !== tokenKind)
      .map((finding) => movedBy(finding, base));
    this.#reaching = [...across, ...late];
  }

  /** Everything decided that reaches behind `#done`, sorted; positions of `#text`. */
  #findings(settled: number): readonly Finding[] {
    const { finder, minted } = this.#context;
    const found: Finding[] = tokensIn(minted, this.#text, this.#done, settled);
    if (finder === undefined) return found;
    const base = this.#base;
    for (const finding of this.#reaching) {
      if (finding.start < base + settled) found.push(movedBy(finding, -base));
    }
    const swept = sweepFrom(finder, this.#text, this.#unseenIn(this) - base, this.#passedIn(this) - base);
    this.#addReaching(found, swept, settled);
    for (const view of this.#readings?.views ?? []) this.#addReaching(found, this.#foundIn(view), settled);
    const all = this.#withTold(finder, found, settled).filter((each) => !this.#isLetterOfEscape(each));
    return this.#withoutAllowed(finder, all.sort(byStart));
  }

  /** Position from which on detectors look at a reading: before `#done` where a block goes further in another. */
  #unseenIn(text: BlockText): number {
    const done = this.#done + this.#base;
    const swallowed = this.#swallowed;
    return swallowed === undefined
      ? done
      : Math.max(this.#base, done - MAX_RUN_MATCH, Math.min(done, swallowed.endIn(text)));
  }

  /** Position in a reading at which the last block ends. */
  #passedIn(text: BlockText): number {
    return this.#passed?.endIn(text) ?? 0;
  }

  #isLetterOfEscape(finding: Finding): boolean {
    return !isToken(finding) && beginsInEscape(this.#text, finding.start);
  }

  #foundIn(view: StreamView): readonly Finding[] {
    const text = view.isNear ? this : view;
    return view.findings(this.#unseenIn(text), this.#passedIn(text)).map((each) => {
      const finding = movedBy(each, -this.#base);
      return isBlock(finding) ? { ...finding, read: view } : finding;
    });
  }

  #addReaching(found: Finding[], more: readonly Finding[], settled: number): void {
    for (const finding of more) {
      if (finding.start < settled && finding.end > this.#done) found.push(finding);
    }
  }

  /** What the heads of columns say stands besides what is found, and instead of what it is not. */
  #withTold({ asks }: ChannelFinder, found: Finding[], settled: number): Finding[] {
    if (this.#told.length === 0) return found;
    this.#told = this.#told.filter(({ end }) => end > this.#done + this.#base);
    const told = this.#told.map((each) => movedBy(each, -this.#base)).filter(({ start }) => start < settled);
    const tokens = found.filter(isToken);
    const others = found.filter((each) => !isToken(each));
    return [...tokens, ...withTold(others, told).filter(({ kind }) => asks(kind))];
  }

  #withoutAllowed({ allowance }: ChannelFinder, found: readonly Finding[]): readonly Finding[] {
    if (allowance.isEmpty) return found;
    return found.filter(
      ({ start, end, kind }) => start < 0 || !allowance.allows(this.#text.slice(start, end), kind.entity),
    );
  }

  /** The block that the piece is and that goes on behind the text. */
  #blockOf({ finding: { start, kind } }: Piece, found: readonly Finding[]): OpenBlock | undefined {
    const known = this.#context.finder?.blocks.find(({ entity }) => entity === kind.entity);
    if (known === undefined) return undefined;
    const there = found.filter((each) => each.start === start && each.kind.entity === kind.entity);
    const swallowing = new Swallowing(
      known.block,
      start + this.#base,
      this,
      there.map((each) => (isRead(each) ? each.read : this)),
    );
    const { end, closed } = swallowing.extent(start + this.#base, false);
    this.#passed = swallowing;
    return closed ? undefined : { swallowing, end: end - this.#base };
  }

  extent(block: Block, from: number, final: boolean): Extent {
    const { end, closed } = block.extent(this.#text, from - this.#base, final);
    return {
      end: end + this.#base,
      closed: closed && (final || block.resumes !== true || !this.#isBegun(end)),
    };
  }

  /** Whether what the text ends with from an index on may come to be read otherwise: a block may go on with it. */
  #isBegun(index: number): boolean {
    return this.#readings?.begun(this.#window).some(({ text }) => text.length === index) ?? false;
  }

  #keep(to: number): string {
    const { source } = this.#take(to);
    this.#offsets.kept(source.length);
    return source;
  }

  /** What was written up to `to`, which is done with. */
  #take(to: number): Written {
    const { json, url } = this.#context;
    const text = this.#text.slice(this.#done, to);
    const written = json === undefined ? { source: text, url: text } : json.take(text);
    url.read(written.url);
    this.#done = to;
    return written;
  }

  #write({ finding, end: pieceEnd }: Piece, block: OpenBlock | undefined): string {
    const end = block?.end ?? pieceEnd;
    const instead = isToken(finding)
      ? this.#restored(finding.minted)
      : this.#mask(finding.kind, this.#done, end);
    const { source } = this.#take(end);
    const text = instead ?? source;
    this.#offsets.replaced(source.length, text.length);
    this.#swallowing = block?.swallowing;
    return text;
  }

  /** `undefined`: the token stays as it was written. */
  #restored(minted: MintedToken): string | undefined {
    const { kind, url, carried, events } = this.#context;
    const why = whyWithheld(minted, kind, url, carried);
    if (why !== undefined) {
      events.withheld(minted.entity, why);
      return undefined;
    }
    events.restored(minted.entity);
    return minted.value;
  }

  /** A block is always redacted: it is not kept, so nothing can be made of its text. */
  #mask(kind: Kind, start: number, end: number): string {
    const { finder, key, events } = this.#context;
    events.masked(kind.entity);
    const treatment = (!isBlock({ kind }) && finder?.treatments.get(kind.entity)) || redact;
    return replacementOf(treatment, key, kind.entity, this.#text.slice(start, end));
  }

  #swallow(swallowing: Swallowing, final: boolean): void {
    const { end, closed } = swallowing.extent(this.#done + this.#base, final);
    this.#offsets.replaced(this.#take(end - this.#base).source.length, 0);
    this.#swallowed = swallowing;
    this.#gone = { start: swallowing.start, end };
    if (closed) this.#swallowing = undefined;
    if (this.#context.finder !== undefined) this.#runPatterns(final);
  }

  /** Drops the text that nothing looks back to any more. */
  #forget(): void {
    const unseen = this.#swallowed === undefined ? this.#done : Math.max(0, this.#done - MAX_RUN_MATCH);
    this.#readings?.forget(unseen + this.#base, this.#swallowing === undefined);
    if (this.#context.finder === undefined) {
      // The unit before tells whether a word begins.
      if (this.#done > 1) this.#drop(this.#done - 1);
      return;
    }
    const wanted = Math.min(unseen - MAX_LOOK_BACK, this.#patterns.window - this.#base - 2);
    if (wanted >= STRIDE) this.#drop(wanted);
  }

  #drop(count: number): void {
    this.#text = this.#text.slice(count);
    this.#base += count;
    this.#done -= count;
  }
}
