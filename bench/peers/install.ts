import { execFile } from 'node:child_process';
import { access, copyFile, mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const INSTALL_TIMEOUT_MS = 180_000;
const REASON_CHARACTERS = 120;

/** Peers live outside the tree: they are measured against, never depended upon. */
const cache = (): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'domicile-bench');

const listed = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const envoyFolder = (): string => path.join(cache(), 'envoy-1.40.0');
const portkeyFolder = (): string => path.join(cache(), 'portkey-1.15.2');
export const envoyProgram = (): string => path.join(envoyFolder(), 'envoy/_bin/envoy');
export const portkeyProgram = (): string =>
  path.join(portkeyFolder(), 'node_modules/@portkey-ai/gateway/build/start-server.js');

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const firstLine = (error: unknown): string => {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const line = text.split('\n').find((candidate) => /error/i.test(candidate)) ?? text;
  return line.trim().slice(0, REASON_CHARACTERS);
};

/** Runs `install` unless its mark is there already; resolves to why it failed, or `undefined`. */
const installOnce = async (folder: string, install: () => Promise<unknown>): Promise<string | undefined> => {
  const mark = path.join(folder, '.installed');
  if (await exists(mark)) return undefined;
  process.stderr.write(`installing a peer into ${folder}\n`);
  try {
    await mkdir(folder, { recursive: true });
    await install();
    await writeFile(mark, '');
    return undefined;
  } catch (error) {
    return `cannot be installed: ${firstLine(error)}`;
  }
};

export const installEnvoy = (): Promise<string | undefined> =>
  installOnce(envoyFolder(), async () => {
    const requirements = listed('envoy/requirements.txt');
    const target = ['--no-deps', '--only-binary', ':all:', '--target', envoyFolder()];
    await run(
      'python3',
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...target, '-r', requirements],
      { timeout: INSTALL_TIMEOUT_MS },
    );
    await run(envoyProgram(), ['--version']);
  });

export const installPortkey = (): Promise<string | undefined> =>
  installOnce(portkeyFolder(), async () => {
    for (const name of ['package.json', 'package-lock.json'])
      await copyFile(listed(`portkey/${name}`), path.join(portkeyFolder(), name));
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: portkeyFolder(),
      timeout: INSTALL_TIMEOUT_MS,
    });
    await access(portkeyProgram());
  });
