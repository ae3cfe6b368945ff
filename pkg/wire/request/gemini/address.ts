import {
  base64,
  fields,
  id,
  list,
  mediaType,
  model,
  name,
  noted,
  setting,
  text,
  undescribed,
} from '../address.ts';
import type { Address, Link, Note } from '../address.ts';
import { jsonSchema } from '../json-schema.ts';
import { asksFor, idTarget, isSet, keeps, opens, opensUrl, urlTarget } from '../notes.ts';

/** Google reads a member by its name in JSON and by its name in the protocol definition. */
function bothNames(members: Readonly<Record<string, Link>>): Readonly<Record<string, Link>> {
  const snake = Object.entries(members).map(
    ([member, link]) => [member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), link] as const,
  );
  return { ...members, ...Object.fromEntries(snake) };
}

const object = (members: Readonly<Record<string, Link>>): Address => fields(bothNames(members));

/** A file of the provider's own file service has an id; any other URI is opened. */
const opensFile: Note = (facts, document, node) => {
  const uri = document.string(node) ?? '';
  const kept = /(?:^|\/)(files\/[A-Za-z0-9_-]{1,128})$/.exec(uri)?.[1];
  if (kept === undefined) facts.hop('url', urlTarget(uri), document, node);
  else facts.hop('file', idTarget(kept), document, node);
};

const part: Address = {
  members: bothNames({
    text,
    thought: setting,
    thoughtSignature: text,
    inlineData: object({ mimeType: mediaType, data: base64('media'), displayName: text }),
    fileData: object({ mimeType: mediaType, fileUri: noted(text, opensFile), displayName: text }),
    functionCall: object({ id, name, args: text }),
    functionResponse: object({ id, name, response: text }),
    executableCode: object({ language: name, code: text }),
    codeExecutionResult: object({ outcome: name, output: text }),
    videoMetadata: object({ startOffset: name, endOffset: name, fps: setting }),
  }),
  others: undescribed,
};

const content = object({ role: name, parts: { ...part, elements: part } });

const knowledge = noted(text, opens('knowledge_base'));
const retrieval = object({
  disableAttribution: setting,
  vertexAiSearch: object({ datastore: knowledge, engine: knowledge, filter: text }),
  vertexRagStore: object({
    ragCorpora: list(knowledge),
    ragResources: list(object({ ragCorpus: knowledge, ragFileIds: list(id) })),
  }),
  externalApi: object({ endpoint: noted(text, opensUrl('data_source')) }),
});

const mcpServer = object({
  name,
  streamableHttpTransport: object({ url: noted(text, opensUrl('mcp')), headers: text }),
});

/** What Google runs itself, by the member that asks for it. */
const served = {
  googleSearch: 'grounding',
  googleSearchRetrieval: 'grounding',
  googleMaps: 'grounding',
  enterpriseWebSearch: 'grounding',
  parallelAiSearch: 'grounding',
  urlContext: 'web_fetch',
  codeExecution: 'code_execution',
} as const;

const described = new Set([
  ...Object.keys(served),
  'functionDeclarations',
  'retrieval',
  'fileSearch',
  'mcpServers',
]);

/** A tool that is not known is run by whoever offers it. */
const runsUnknown: Note = (facts, document, node) => {
  for (let key = document.firstChild(node); key !== -1; key = document.next(key)) {
    const written = document.string(key) ?? '';
    const member = written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const value = document.value(key);
    if (!described.has(member) && isSet(document, value))
      facts.hop('agent', idTarget(written), document, value);
  }
};

const functionDeclaration = object({
  name,
  description: text,
  parameters: jsonSchema,
  parametersJsonSchema: jsonSchema,
  response: jsonSchema,
  responseJsonSchema: jsonSchema,
  behavior: name,
});

const tool: Address = noted(
  object({
    functionDeclarations: list(functionDeclaration),
    ...Object.fromEntries(
      Object.entries(served).map(([member, kind]) => [member, noted(undescribed, asksFor(kind, member))]),
    ),
    retrieval: noted(retrieval, asksFor('knowledge_base', 'retrieval')),
    fileSearch: noted(
      object({ fileSearchStoreNames: list(knowledge), metadataFilter: text }),
      asksFor('knowledge_base', 'fileSearch'),
    ),
    mcpServers: list(noted(mcpServer, servesUnseen)),
  }),
  runsUnknown,
);

function servesUnseen(...[facts, document, node]: Parameters<Note>): void {
  const shown = ['streamableHttpTransport', 'streamable_http_transport'].some(
    (member) => document.kind(document.at([member, 'url'], node)) === 'string',
  );
  if (!shown) facts.hop('mcp', idTarget(document.string(document.get(node, 'name')) ?? ''), document, node);
}

/** Gemini's `generateContent` and `countTokens`, on Vertex and on the Gemini API. */
export const geminiBody: Address = {
  members: bothNames({
    tools: { ...list(tool), section: 'tools' },
    systemInstruction: { ...content, section: 'system' },
    contents: { ...list(content), members: content.members ?? {}, section: 'messages' },
    model,
    cachedContent: noted(text, opens('handle'), keeps('cachedContent')),
    store: noted(setting, keeps('store')),
    modelArmorConfig: object({
      promptTemplateName: noted(text, opens('guardrail')),
      responseTemplateName: noted(text, opens('guardrail')),
    }),
    toolConfig: undescribed,
    safetySettings: list(object({ category: name, threshold: name, method: name })),
    generationConfig: undescribed,
    labels: text,
  }),
};
