import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Finished, type Launch, node, root, run } from './domicile.ts';

export type AgentName =
  | 'anthropic-whole'
  | 'anthropic-stream'
  | 'anthropic-tools'
  | 'openai-chat'
  | 'openai-responses'
  | 'bedrock-invoke'
  | 'bedrock-converse'
  | 'vertex'
  | 'agent-sdk';

/** What an agent printed; which fields there are depends on the agent. */
export interface Report {
  readonly text: string;
  readonly texts: readonly string[];
  readonly inputs: readonly unknown[];
  readonly attempts: number;
  /** How the client failed; `null` where it did not. */
  readonly failed: { readonly status?: number; readonly message: string } | null;
  readonly [field: string]: unknown;
}

export interface AgentRun {
  readonly report: Report;
  readonly exec: Finished;
}

/** The command line that runs an agent. */
export function agentCommand(name: AgentName, orders: object): readonly string[] {
  return [node, '--no-warnings', join(root, 'e2e', 'agents', `${name}.ts`), JSON.stringify(orders)];
}

/** Runs an agent behind `domicile exec`. */
export async function runAgent(
  name: AgentName,
  orders: object,
  launch: Omit<Launch, 'command'>,
): Promise<AgentRun> {
  const exec = await run({ ...launch, command: agentCommand(name, orders) });
  return { report: parse(exec.stdout, exec.stderr), exec };
}

/** Runs an agent with nothing in between. */
export async function runDirect(
  name: AgentName,
  orders: object,
  env: Readonly<Record<string, string>>,
): Promise<Report> {
  const [program = '', ...args] = agentCommand(name, orders);
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return parse(stdout, stderr);
}

function parse(stdout: string, stderr: string): Report {
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`the agent reported nothing: ${stdout}${stderr}`);
  return JSON.parse(line) as Report;
}
