import process from 'node:process';
import { apiServerGroups, nodeGroups } from './binaries.ts';
import { build } from './build.ts';
import { toolsFolder } from './cache.ts';
import { installMissing } from './debian.ts';

/** `make cluster-tools`; with `--api-server`, only what tests without a node need. */
installMissing();
build(process.argv.includes('--api-server') ? apiServerGroups : [...apiServerGroups, ...nodeGroups]);
console.log(`cluster tools: ${toolsFolder()}`);
