import { build, type Metafile } from 'esbuild';

/**
 * Which of these programs come to import a package, by way of whatever they import; `root`: where their paths begin.
 */
export async function programsReaching(
  target: string,
  programs: readonly string[],
  root: string,
): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...programs],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return programs.filter((program) => importsOf(program, metafile).has(target));
}

/** Everything that a file imports at run time, near or far: paths of ours, names of packages. */
function importsOf(file: string, { inputs }: Metafile): ReadonlySet<string> {
  const found = new Set<string>([file]);
  for (const one of found) {
    for (const { path } of inputs[one]?.imports ?? []) found.add(path);
  }
  return found;
}
