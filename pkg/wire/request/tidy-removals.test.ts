import { describe, expect, test } from '@jest/globals';
import { parseJsonNow } from '../json/document.ts';
import { finish } from '../../api/text.ts';
import { changeBody } from './change-body.ts';
import { tidied } from './tidy-removals.ts';

function without(body: object, ...paths: readonly (string | number)[][]): unknown {
  const document = parseJsonNow(Buffer.from(JSON.stringify(body)));
  const changes = paths.map((path) => ({ kind: 'remove', path }) as const);
  return JSON.parse(finish(changeBody(document, tidied(document, changes))).toString());
}

const search = { type: 'web_search_20250305', name: 'web_search' };
const own = { name: 'look', input_schema: {} };

describe('with what is removed goes', () => {
  test('nothing else, where nothing refers to it', () => {
    expect(without({ tools: [own, search], tool_choice: { type: 'auto' } }, ['tools', 1])).toEqual({
      tools: [own],
      tool_choice: { type: 'auto' },
    });
  });

  test('the list that would be empty, and what needs tools', () => {
    const body = { model: 'm', tools: [search], tool_choice: { type: 'any' }, parallel_tool_calls: true };
    expect(without(body, ['tools', 0])).toEqual({ model: 'm' });
  });

  test('a choice that forces the tool', () => {
    const body = { tools: [own, search], tool_choice: { type: 'tool', name: 'web_search' } };
    expect(without(body, ['tools', 1])).toEqual({ tools: [own] });
  });

  test('a choice of the kind of tool', () => {
    const body = {
      tools: [{ type: 'function', name: 'f' }, { type: 'web_search' }],
      tool_choice: { type: 'web_search' },
    };
    expect(without(body, ['tools', 1])).toEqual({ tools: [{ type: 'function', name: 'f' }] });
  });

  test('the tools of a server', () => {
    const body = {
      mcp_servers: [{ name: 'crm', url: 'https://a.example' }],
      tools: [own, { type: 'mcp_toolset', mcp_server_name: 'crm' }],
    };
    expect(without(body, ['mcp_servers', 0])).toEqual({ tools: [own] });
  });
});

test('a body that names the same tool twice keeps the list for the other', () => {
  expect(without({ tools: [search, search] }, ['tools', 0])).toEqual({ tools: [search] });
});
