import { imageNames } from './images/images.ts';

/** Parts of pods, as plain objects of the API. */
export type Part = Readonly<Record<string, unknown>>;

/** A container whose image is there already: nothing is pulled. */
export const container = (name: string, image: keyof typeof imageNames, rest: Part): Part => ({
  name,
  image: imageNames[image],
  imagePullPolicy: 'Never',
  ...rest,
});

export const shell = (name: string, script: string, rest: Part = {}): Part =>
  container(name, 'busybox', { command: ['sh', '-c', script], ...rest });

/** A shell script that ends at once when it is told to, as the first process of a container does not by itself. */
export const untilTold = (script: string): string => `trap 'exit 0' TERM; ${script}; sleep 2147483647 & wait`;

/** A native sidecar that serves one page on a port, and is started once it does. */
export const serving = (name: string, page: string, port: number): Part => {
  const serve = `mkdir -p /tmp/www && echo '${page}' > /tmp/www/index.html && busybox httpd -p ${port} -h /tmp/www`;
  return shell(name, untilTold(serve), {
    restartPolicy: 'Always',
    startupProbe: { httpGet: { path: '/', port }, periodSeconds: 1, failureThreshold: 60 },
  });
};

export const pod = (name: string, spec: Part): Part => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec: { terminationGracePeriodSeconds: 5, restartPolicy: 'Never', ...spec },
});

export const job = (name: string, spec: Part): Part => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    backoffLimit: 0,
    template: {
      metadata: { labels: { app: name } },
      spec: { terminationGracePeriodSeconds: 5, restartPolicy: 'Never', ...spec },
    },
  },
});

export const service = (name: string, port: number, targetPort: number): Part => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port, targetPort }], ipFamilyPolicy: 'RequireDualStack' },
});
