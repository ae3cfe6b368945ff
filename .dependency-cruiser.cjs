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

const tests = '([.](test|fixture|test-data)[.]ts|/test-[a-z-]+[.]ts)$';
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
      `^(cmd|pkg)/(?!.*${tests})`,
      `^(e2e|scripts|examples|bench|quality)/|${tests}`,
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
      from: { path: '^pkg/(policy|residency|mask|wire|api|errors)/', pathNot: tests },
      to: { path: impure },
    },
    {
      name: 'nobody-dials-lazily',
      severity: 'error',
      comment: 'Lint sees that only proxy/forward.ts imports what dials; it does not see an import() call.',
      from: { path: '^(cmd|pkg)/', pathNot: '^pkg/proxy/forward[.]ts$' },
      to: { dynamic: true, path: '^(node:)?(http|https|http2|net|tls|dgram)$|/(http-proxy|undici|ws)/' },
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
    // Tests have no rows of their own, and their `using` declarations stop the parser; lint keeps the product off them.
    exclude: { path: '[.]test[.]ts$' },

    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
