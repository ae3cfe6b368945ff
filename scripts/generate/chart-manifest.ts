import { oldestVersion } from '../../cmd/domicile/check/install-lines.ts';
import { version } from '../../pkg/api/release.ts';

/** `charts/domicile/Chart.yaml`: chart and product are one release, with one version. */
export const chartManifest = (): string => `# Generated from package.json: node scripts/generate/main.ts
apiVersion: v2
name: domicile
description: Keeps the data of AI agents where the law says it may be. Injects a proxy into their pods that enforces ResidencyPolicies.
type: application
version: ${version}
appVersion: ${version}
kubeVersion: ">=${oldestVersion.major}.${oldestVersion.minor}.0-0"
`;
