const layer = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

const cmd = '^cmd/';
const paths = '^pkg/(operator|proxy|inject)/';
const edges = '^pkg/(capture|channel|journal|approval|kube|metrics|config)/';
const policy = '^pkg/policy/';
const domain = '^pkg/(residency|mask|wire)/';
const base = '^pkg/(api|errors|log)/';
const own = (folders) =>
  folders.map((folder) => ({
    name: `${folder}-imports-its-own-row`,
    severity: 'error',
    comment: 'Imports go downward only, never within a row; shared types live in pkg/api.',
    from: { path: `^pkg/${folder}/` },
    to: { path: `^pkg/(${folders.filter((other) => other !== folder).join('|')})/` },
  }));

const impure =
  '^(node:)?(fs|net|http|https|http2|tls|dns|dgram|child_process|worker_threads|cluster|os|process|timers|readline)(/|$)';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle has no bottom to start reading from.',
      from: {},
      to: { circular: true },
    },
    layer('paths-import-upward', paths, cmd, 'The two paths know nothing of the entry points.'),
    layer('edges-import-upward', edges, `${cmd}|${paths}`, 'Edges are handed what they need.'),
    layer('policy-imports-upward', policy, `${cmd}|${paths}|${edges}`, 'The domain knows no edges.'),
    layer(
      'domain-imports-upward',
      domain,
      `${cmd}|${paths}|${edges}|${policy}`,
      'The domain knows no edges.',
    ),
    layer('base-imports-upward', base, '^(cmd|pkg/(?!(api|errors|log)/))', 'The base knows nobody.'),
    layer(
      'product-imports-tests',
      '^(cmd|pkg)/(?!.*[.]test[.]ts$)',
      '^(e2e|scripts|examples|bench)/|[.]test[.]ts$',
      'The product does not import its tests.',
    ),
    ...own(['operator', 'proxy', 'inject']),
    ...own(['capture', 'channel', 'journal', 'approval', 'kube', 'metrics', 'config']),
    ...own(['residency', 'mask', 'wire']),
    ...own(['api', 'errors', 'log']),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain does no I/O, has no clock and no process.',
      from: { path: '^pkg/(policy|residency|mask|wire|api|errors)/', pathNot: '[.]test[.]ts$' },
      to: { path: impure },
    },
    {
      name: 'only-forward-dials',
      severity: 'error',
      comment: 'Only proxy/forward.ts dials upstream, so that a Permit stands before every dial.',
      from: {
        path: '^(cmd|pkg)/',
        pathNot: '^pkg/proxy/(forward|server)[.]ts$|^pkg/(capture|metrics)/|[.]test[.]ts$',
      },
      to: { path: '^(node:)?(http|https|http2|net|tls)$', preCompilationOnly: false },
    },
    {
      name: 'only-kube-imports-the-kubernetes-client',
      severity: 'error',
      comment: 'The traps of the client stay behind one door.',
      from: { path: '^(cmd|pkg)/', pathNot: '^pkg/kube/' },
      to: { path: '@kubernetes/client-node' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },

    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
