import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { kubeconfigFiles } from './kubeconfig-files.ts';

test.each([
  ['the file that is named', 'named', { KUBECONFIG: 'listed', HOME: '/home/a' }, ['named']],
  [
    'those of KUBECONFIG',
    undefined,
    { KUBECONFIG: ['a', '', 'b'].join(delimiter), HOME: '/home/a' },
    ['a', 'b'],
  ],
  [
    'that of the user, where it is empty',
    undefined,
    { KUBECONFIG: '', HOME: '/home/a' },
    [join('/home/a', '.kube', 'config')],
  ],
])('kubeconfig is %s', (_, named, environment, files) => {
  expect(kubeconfigFiles(named, environment)).toEqual(files);
});
