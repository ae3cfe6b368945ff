import type { JsonDocument } from '../json/document.ts';

function stands(bytes: Buffer, start: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    if (bytes[start + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

/** Finds what is known of a member by the bytes of its key, without decoding the key. Names are ASCII. */
export class MemberTable<Member extends { readonly name: string }> {
  readonly #byName: ReadonlyMap<string, Member>;
  readonly #byLength: Member[][] = [];

  constructor(members: readonly Member[]) {
    this.#byName = new Map(members.map((member) => [member.name, member]));
    for (const member of members) (this.#byLength[member.name.length] ??= []).push(member);
  }

  find(document: JsonDocument, key: number): Member | undefined {
    if (document.hasEscapes(key)) return this.#byName.get(document.string(key) ?? '');
    const start = document.start(key) + 1;
    const candidates = this.#byLength[document.end(key) - 1 - start];
    return candidates?.find(({ name }) => stands(document.bytes, start, name));
  }
}
