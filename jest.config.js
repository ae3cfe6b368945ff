const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript' },
        target: 'es2024',
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'nodenext' },
    },
  ],
};

const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  transform,
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

export default {
  // Busy machines are slow: a test that hangs is found all the same.
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/{cmd,pkg,scripts,bench,examples,quality}/**/*.test.ts']),
    project('e2e', ['<rootDir>/e2e/*.test.ts']),
    project('cluster', ['<rootDir>/e2e/cluster/**/*.test.ts']),
    project('soak', ['<rootDir>/e2e/cluster/soak/soak.ts']),
  ],
};
