import { base64, fields, id, list, name, noted, setting, text, undescribed } from '../address.ts';
import type { Address } from '../address.ts';
import type { JsonDocument } from '../../json/document.ts';
import { keeps, opensUrl } from '../notes.ts';

function citationsAreEnabled(document: JsonDocument, node: number): boolean {
  const enabled = document.at(['citations', 'enabled'], node);
  return enabled !== -1 && document.kind(enabled) === 'true';
}

const blocks = (): Address => contentBlocks;

export const cachePoint = fields({ type: name, ttl: noted(name, keeps('cachePoint.ttl')) });

export const s3Location = fields({ uri: noted(text, opensUrl('data_source')), bucketOwner: id });

function attachment(what: string): Address {
  return fields({
    format: name,
    name: text,
    source: fields({ bytes: base64(what), s3Location, text, content: blocks }),
    context: text,
    citations: fields({ enabled: setting }),
  });
}

/** The object is one union: the member says what it is. */
const reasoningContent: Address = {
  members: {
    redactedContent: text,
    reasoningText: {
      members: { text, signature: text },
      signed: { type: 'reasoningText', fields: ['text', 'signature'], proof: 'signature' },
    },
  },
  signed: { type: 'redactedContent', fields: ['redactedContent'], proof: 'redactedContent' },
};

const toolResult = fields({ toolUseId: id, status: name, type: name, content: blocks });

const searchResult: Address = {
  ...fields({ title: text, source: text, content: blocks, citations: fields({ enabled: setting }) }),
  cites: citationsAreEnabled,
};

const contentBlock: Address = {
  members: {
    text,
    json: text,
    image: attachment('image'),
    document: { ...attachment('document'), cites: citationsAreEnabled },
    video: attachment('video'),
    audio: attachment('audio'),
    toolUse: fields({ toolUseId: id, name, type: name, input: text }),
    toolResult,
    searchResult,
    reasoningContent,
    guardContent: fields({
      text: { members: { text, qualifiers: list(name) } },
      image: attachment('image'),
    }),
    citationsContent: fields({ content: blocks }),
    cachePoint,
  },
  // A kind of attachment that is not known yet: its source is read like that of those that are.
  others: { ...undescribed, ...attachment('unknown') },
};

/** A string, one block or a list of blocks. */
export const contentBlocks: Address = { ...contentBlock, elements: contentBlock };
