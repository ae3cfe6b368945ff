import { base64, fields, id, mediaType, name, noted, setting, text, undescribed } from '../address.ts';
import type { Address, Link, Variants } from '../address.ts';
import type { JsonDocument } from '../../json/document.ts';
import { idTarget, needs, opens, opensUrl } from '../notes.ts';
import { cacheControl, tool } from './tools.ts';

function citationsAreEnabled(document: JsonDocument, node: number): boolean {
  const enabled = document.at(['citations', 'enabled'], node);
  return enabled !== -1 && document.kind(enabled) === 'true';
}

const blocks = (): Address => contentBlocks;

const citations = fields({ enabled: setting });

function source(what: string): Address {
  const variants: Variants = {
    member: 'type',
    absent: undescribed,
    exact: {
      base64: fields({ type: name, media_type: mediaType, data: base64(what) }),
      url: fields({ type: name, url: noted(text, opensUrl('url')) }),
      file: fields({ type: name, file_id: noted(id, opens('file')) }),
      text: fields({ type: name, media_type: mediaType, data: text }),
      content: fields({ type: name, content: blocks }),
    },
    unknown: { ...fields({ type: name }), others: undescribed },
  };
  return { variants };
}

function block(members: Readonly<Record<string, Link>>): Address {
  return fields({ type: name, ...members, cache_control: cacheControl });
}

const toolUse = block({ id, name, server_name: name, toolset_name: name, input: text });
const toolResult = block({ tool_use_id: id, toolset_name: name, is_error: setting, content: blocks });

const thinking: Address = {
  ...block({ thinking: text, signature: text }),
  signed: { type: 'thinking', fields: ['thinking', 'signature'], proof: 'signature' },
};

const redactedThinking: Address = {
  ...block({ data: text }),
  signed: { type: 'redacted_thinking', fields: ['data'], proof: 'data' },
};

const document: Address = {
  ...block({ title: text, context: text, source: source('document'), citations }),
  cites: citationsAreEnabled,
};

const searchResult: Address = {
  ...block({ title: text, source: text, content: blocks, citations }),
  cites: citationsAreEnabled,
};

/** Defines tools in the middle of a conversation; a reference to one has no definition and is described alike. */
const toolAddition = block({
  tool: {
    variants: {
      member: 'type',
      absent: text,
      exact: {
        tool_definition: fields({ type: name, definition: tool, tool }),
        tool_reference: fields({ type: name, tool_name: name, name }),
        mcp_tool_reference: fields({ type: name, server_name: name, name }),
        mcp_toolset_reference: fields({ type: name, server_name: name }),
      },
      unknown: tool,
    },
  },
});

/** What the provider encrypted for itself, in results of its own tools: scanned, but not counted as not inspected. */
const encrypted = { encrypted_content: text, encrypted_stdout: text, encrypted_index: text };

const contentBlock: Address = {
  variants: {
    member: 'type',
    absent: undescribed,
    exact: {
      text: block({ text }),
      image: block({ source: source('image') }),
      document,
      search_result: searchResult,
      thinking,
      redacted_thinking: redactedThinking,
      tool_use: toolUse,
      server_tool_use: toolUse,
      mcp_tool_use: toolUse,
      tool_result: toolResult,
      mcp_tool_result: toolResult,
      web_fetch_result: block({ url: text, content: blocks }),
      tool_reference: block({ tool_name: name }),
      tool_addition: noted(toolAddition, needs('mid-conversation-tool-changes')),
      tool_removal: noted(toolAddition, needs('mid-conversation-tool-changes')),
      container_upload: block({ file_id: noted(id, opens('file')) }),
    },
    // Results of the provider's own tools, and blocks not known yet: what they nest is read as known elsewhere.
    unknown: {
      notes: [
        (facts, document, node) =>
          facts.undescribed(`block ${idTarget(document.string(document.get(node, 'type')) ?? '')}`),
      ],
      ...block({ ...encrypted, tool_use_id: id, content: blocks, source: source('unknown') }),
      others: undescribed,
    },
  },
};

/** A string, one block or a list of blocks. */
export const contentBlocks: Address = { ...contentBlock, elements: contentBlock };
