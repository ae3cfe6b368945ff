#!/usr/bin/env node
import process from 'node:process';
import { Command } from 'commander';
import { UsageError, usageExitStatus } from '../../pkg/errors/usage-error.ts';
import { version } from '../../pkg/api/release.ts';
import { catalogDiff, catalogList, catalogShow, catalogZones } from './catalog.ts';
import { exec } from './exec.ts';
import { verify } from './journal.ts';
import { locate } from './locate.ts';
import { mask } from './mask.ts';
import { askForNeeded, neededOption } from './needed-options.ts';
import { reach } from './reach.ts';
import { listAll, show } from './sessions.ts';
import { endWithoutOutput } from './standard-output.ts';

const program = new Command('domicile')
  .description("Keeps an AI agent's data where the law says it may be.")
  .version(version)
  .enablePositionalOptions()
  .showHelpAfterError()
  .hook('preAction', (_, command) => askForNeeded(command))
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : usageExitStatus));

const repeated = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];
const policyFiles = () =>
  neededOption('--policy <file>', 'policy file, may be given several times').argParser(repeated);

const execExample = `
Keys that the policy names are taken from the environment; the command finds
a placeholder instead. What passed and what was refused, and the head of the
journal, are told on standard error when the command has ended.

Example:
  domicile exec --policy examples/policies/us-masked.yaml -- node my-agent.js`;

program
  .command('exec')
  .description('run a command with its AI clients behind the proxy')
  .usage('--policy <file> [options] -- <command...>')
  .addHelpText('after', execExample)
  .addOption(policyFiles())
  .option(
    '--journal <dir>',
    'where the journal is kept (default: one for each run, under the state folder of the user)',
  )
  .option(
    '--key-file <file>',
    'root key of pseudonyms and digests, 32 bytes in hex or base64 (default: one per run)',
  )
  .option(
    '--connect-to <provider=url>',
    'dial this URL for a provider or host, may be given several times; the decision stays that of the real one',
    repeated,
  )
  .option('--data-class <name>', 'what is sent is of this data class, may be given several times', repeated)
  .option('--catalog <file>', 'a file that adds to the catalog, may be given several times', repeated)
  .option('--admin-port <port>', 'serve /metrics, /livez and /readyz on this loopback port')
  .option('--address-evidence <file>', 'a country database of addresses, in the format of MaxMind')
  .argument('<command...>', 'the command and its arguments, after --')
  .passThroughOptions()
  .action(async (command: readonly string[], options) => {
    process.exitCode = await exec(command, { ...options, connectTo: options.connectTo ?? [] });
  });

program
  .command('locate')
  .description(
    'explain where a request would be processed, without sending it: reads {method, url, headers, body}',
  )
  .option('--policy <file>', 'decide on it too, may be given several times', repeated)
  .option('--data-class <name>', 'what is sent is of this data class, may be given several times', repeated)
  .option('--catalog <file>', 'a file that adds to the catalog, may be given several times', repeated)
  .option('--json', 'print an object instead of a tree')
  .option('--jsonl', 'read one request per line, print one object per line')
  .option('--resolve', 'resolve the host too, and say what its addresses speak for')
  .option('--address-evidence <file>', 'a country database of addresses, in the format of MaxMind')
  .action(async (options) => {
    process.exitCode = await locate(options);
  });

program
  .command('mask')
  .description('mask standard input to standard output')
  .option(
    '--policy <file>',
    'mask what its rules ask, may be given several times (default: everything, redacted)',
    repeated,
  )
  .option('--entities <list>', 'only these, with commas between: EmailAddress,Iban')
  .option('--jsonl', 'read {"text"} per line, write {"masked", "findings"} per line')
  .option('--byte-offsets', 'with --jsonl: offsets in bytes of UTF-8 as well')
  .option('--explain', 'say on standard error what was found and why')
  .option(
    '--key-file <file>',
    'root key of pseudonyms and hashes, 32 bytes in hex or base64 (default: one per run)',
  )
  .action((options) => mask(options));

program
  .command('reach')
  .description('list the providers, models and features that policies admit, and what is nearest to the rest')
  .addOption(policyFiles())
  .option('--data-class <name>', 'what is sent is of this data class, may be given several times', repeated)
  .option('--catalog <file>', 'a file that adds to the catalog, may be given several times', repeated)
  .option('--json', 'print a list of objects')
  .action((options) => reach(options));

const manifests = ['-f, --filename <file>', 'manifests in YAML or JSON, - for standard input'] as const;

program
  .command('inject')
  .description('put the proxy into the pods of manifests, as the operator would')
  .addOption(neededOption(...manifests))
  .addOption(policyFiles())
  .option('--enforce', 'as in a namespace that enforces: every pod, annotated or not')
  .option('-n, --namespace <name>', 'the namespace of manifests that name none', 'default')
  .option('--proxy-image <image>', "the proxy's image, best by digest (default: of this release)")
  .option('--capture-image <image>', 'the image with nft (default: of this release)')
  .option(
    '--channel-url <url>',
    'where proxies find the operator',
    'https://domicile-operator.domicile-system.svc:8443',
  )
  .option('--channel-ca <file>', "the operator's authority, in PEM")
  .option('--resolver <address>', 'the resolver of the cluster, may be given several times', repeated)
  .action(async (options) => {
    const { inject } = await import('./inject.ts');
    process.exitCode = await inject(options);
  });

program
  .command('uninject')
  .description('take the proxy out of the pods of manifests')
  .addOption(neededOption(...manifests))
  .action(async (options) => {
    const { uninject } = await import('./inject.ts');
    await uninject(options);
  });

const kubeconfig = ['--kubeconfig <file>', 'instead of what KUBECONFIG or ~/.kube/config name'] as const;
const context = ['--context <name>', 'a context of the kubeconfig (default: its current one)'] as const;

program
  .command('analyze')
  .description('judge policies and manifests together before they are applied: codes, lines, what to do')
  .option('-f, --filename <file...>', 'manifests in YAML or JSON, folders of them, - for standard input')
  .option('--cluster', 'instead of files, what a cluster has')
  .option('--enforce', 'as in namespaces that enforce: every pod, annotated or not')
  .option(
    '-n, --namespace <name>',
    'of manifests that name none (default: default); of a cluster, this one alone',
  )
  .option(...kubeconfig)
  .option(...context)
  .option('--catalog <file>', 'a file that adds to the catalog, may be given several times', repeated)
  .option('--json', 'print an object')
  .option('--sarif', 'print SARIF 2.1.0, as code hosts take it')
  .option('--fail-on <level>', 'exit with 1 from this level on: error or warning', 'error')
  .option('--ignore <code>', 'leave a code out, may be given several times', repeated)
  .action(async (options) => {
    const { analyze } = await import('./analyze/analyze.ts');
    process.exitCode = await analyze(options);
  });

program
  .command('check')
  .description('look at a cluster line by line: what passes, what does not, what to do')
  .option('--pre', 'before Domicile is installed: can it be?')
  .option('-n, --namespace <name>', 'where pods are tried, never kept (default: that of the context)')
  .option(
    '--operator-namespace <name>',
    'where the operator is, or is to be (default: where its webhook leads)',
  )
  .option('--wait <seconds>', 'look again for so long while something fails (default: 0)')
  .option(...kubeconfig)
  .option(...context)
  .option('--json', 'print an object')
  .action(async (options) => {
    const { check } = await import('./check/check.ts');
    process.exitCode = await check(options);
  });

program
  .command('explain')
  .description('say what something of a cluster is subject to')
  .command('pod <pod>')
  .description(
    'which policies select a pod, what they mean for it, which places are allowed, what has drifted',
  )
  .option('-n, --namespace <name>', 'of a pod that is named without one (default: that of the context)')
  .option('--operator-namespace <name>', 'where the operator is', 'domicile-system')
  .option(...kubeconfig)
  .option(...context)
  .option('--json', 'print an object')
  .action(async (pod: string, options) => {
    const { explain } = await import('./explain/explain.ts');
    process.exitCode = await explain(pod, options);
  });

const catalog = program
  .command('catalog')
  .description('read what is known of places, with sources and dates');
const extra = ['--catalog <file>', 'a file that adds to the catalog, may be given several times'] as const;
catalog
  .command('list')
  .description('list providers and clouds, with the version of the catalog')
  .option(...extra, repeated)
  .option('--json', 'print an object')
  .action((options) => catalogList(options));
catalog
  .command('show <provider>')
  .description('show what is stated of one provider')
  .option(...extra, repeated)
  .option('--json', 'print an object')
  .action((provider: string, options) => catalogShow(provider, options));
catalog
  .command('zones')
  .description('list the zones that policies may name')
  .option(...extra, repeated)
  .option('--json', 'print an object')
  .action((options) => catalogZones(options));
catalog
  .command('diff <old> <new>')
  .description('say what a change of the catalog would widen or narrow; a file, or built-in')
  .option('--json', 'print an object')
  .action((before: string, after: string, options) => catalogDiff(before, after, options));

const journal = program.command('journal').description('work with recorded journals');
journal
  .command('verify <dir>')
  .description('prove that nothing was altered; names the first broken line')
  .option('--head <seq:hash>', 'the head that exec printed: proves that the end was not cut off')
  .action(async (directory: string, options) => {
    process.exitCode = await verify(directory, options);
  });

const sessions = program.command('sessions').description('read recorded sessions');
sessions
  .command('list')
  .description('list sessions')
  .option('--journal <dir>', 'journal folder (default: those of all runs of the user)')
  .action((options) => listAll(options));
sessions
  .command('show <id>')
  .description('show one session as a person would read it')
  .option('--journal <dir>', 'journal folder (default: those of all runs of the user)')
  .action((id: string, options) => show(id, options));

process.stdout.on('error', endWithoutOutput);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = usageExitStatus;
}
