import { delimiter, join } from 'node:path';
import { homedir } from 'node:os';
import type { Environment } from './environment.ts';

/** The files that kubectl would read: the one that is named, else those of `KUBECONFIG`, else that of the user. */
export function kubeconfigFiles(named: string | undefined, environment: Environment): readonly string[] {
  if (named !== undefined) return [named];
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  return listed.length > 0 ? listed : [join(environment['HOME'] ?? homedir(), '.kube', 'config')];
}
