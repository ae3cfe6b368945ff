import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { authorityOf, issue, type Subject } from './certificates.ts';
import type { State } from './state.ts';
import { tool } from './tools/cache.ts';

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/** The cluster as one user sees it. */
export interface Client {
  readonly kubeconfig: string;
  /** Runs kubectl; rejects with what it said where it failed. */
  readonly kubectl: (...args: readonly string[]) => Promise<string>;
  /** Runs kubectl and tells how it went; `stdin` is what `-f -` reads. */
  readonly tryKubectl: (args: readonly string[], stdin?: string) => Promise<Outcome>;
  /** One request to the API server; a body that is no string is sent as JSON. */
  readonly request: (method: string, path: string, body?: unknown, type?: string) => Promise<Answer>;
}

/** Issues a certificate for a user, writes the kubeconfig and returns a client that uses both. */
export async function clientOf(state: State, server: string, subject: Subject): Promise<Client> {
  const file = subject.name.replaceAll(/[^a-zA-Z0-9.-]/g, '-');
  const { cert, key } = await issue(state, `client-${file}`, subject);
  const authority = authorityOf(state).cert;
  const kubeconfig = join(state.folder, `${file}.kubeconfig`);
  const [cluster, user, context] = ['domicile', subject.name, 'domicile'];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: cluster, cluster: { server, 'certificate-authority': authority } }],
    users: [{ name: user, user: { 'client-certificate': cert, 'client-key': key } }],
    contexts: [{ name: context, context: { cluster, user } }],
    'current-context': context,
  };
  writeFileSync(kubeconfig, JSON.stringify(config, undefined, 2));
  const tls = { ca: readFileSync(authority), cert: readFileSync(cert), key: readFileSync(key) };
  const tryKubectl: Client['tryKubectl'] = (args, stdin = '') =>
    run(tool('kubectl'), ['--kubeconfig', kubeconfig, ...args], stdin, state.folder);
  return {
    kubeconfig,
    tryKubectl,
    kubectl: async (...args) => {
      const { status, stdout, stderr } = await tryKubectl(args);
      if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
      return stdout;
    },
    request: (method, path, body, type = 'application/json') =>
      new Promise((resolve, reject) => {
        const sent = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
        const length = { 'content-length': Buffer.byteLength(sent) };
        const headers = { accept: 'application/json', 'content-type': type, ...length };
        const request = httpsRequest(new URL(path, server), { method, headers, ...tls }, (response) => {
          const status = response.statusCode ?? 0;
          text(response).then((said) => resolve({ status, body: parsed(said) }), reject);
        });
        request.once('error', reject);
        request.end(sent);
      }),
  };
}

/** Runs a program to its end. */
export async function run(
  program: string,
  args: readonly string[],
  stdin = '',
  home = '/',
): Promise<Outcome> {
  const child = spawn(program, args, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home } });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 255));
  });
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}

function parsed(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return said;
  }
}
