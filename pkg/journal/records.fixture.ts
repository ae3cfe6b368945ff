import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloseBody, OpenBody, SessionBody } from '../api/record.ts';

export function openBody(over: Partial<OpenBody> = {}): OpenBody {
  return {
    type: 'open',
    policy: 'a'.repeat(64),
    catalog: '2026-11-22 sha256:test',
    destination: { provider: 'anthropic', host: 'api.anthropic.com', method: 'POST', path: '/v1/messages' },
    locality: undefined,
    decision: undefined,
    findings: { EmailAddress: 1 },
    request: '{"model":"claude","messages":[]}',
    requestDigest: 'b'.repeat(64),
    bytesIn: 32,
    ...over,
  };
}

export function closeBody(over: Partial<CloseBody> = {}): CloseBody {
  return {
    type: 'close',
    outcome: 'completed',
    status: 200,
    code: undefined,
    findings: {},
    restored: 1,
    response: 'Hello EMAIL_ADDRESS_0',
    echo: { model: 'claude' },
    bytesOut: 20,
    durationMs: 12.5,
    ...over,
  };
}

export function sessionBody(over: Partial<SessionBody> = {}): SessionBody {
  return { type: 'session-start', policy: 'a'.repeat(64), command: ['node', 'agent.js'], note: '', ...over };
}

export function segmentFiles(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
}

/** All lines of a journal, without newlines. */
export function linesOf(directory: string): readonly string[] {
  return segmentFiles(directory).flatMap((file) =>
    readFileSync(join(directory, file), 'utf8').split('\n').slice(0, -1),
  );
}
