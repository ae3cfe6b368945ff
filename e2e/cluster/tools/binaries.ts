/** A folder of `pins/` and what is built from it, in the order in which tests come to need it. */
export interface Group {
  readonly pins: string;
  readonly flags: readonly string[];
  /** Name of the program -> Go package. */
  readonly programs: Readonly<Record<string, string>>;
}

const small = ['-ldflags', '-s -w'];
const [major, minor, kubernetes] = ['1', '36', 'v1.36.3'];
const version = 'k8s.io/component-base/version';
/** Without its version a server says v0.0.0, and clients misjudge what it can do. */
const kubernetesFlags = [
  '-ldflags',
  `-s -w -X ${version}.gitVersion=${kubernetes} -X ${version}.gitMajor=${major} -X ${version}.gitMinor=${minor}`,
];

/** Enough for tests that need an API server and no node. */
export const apiServerGroups: readonly Group[] = [
  {
    pins: 'kubernetes',
    flags: kubernetesFlags,
    programs: {
      etcd: 'go.etcd.io/etcd/server/v3',
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      kubectl: 'k8s.io/kubernetes/cmd/kubectl',
    },
  },
];

export const nodeGroups: readonly Group[] = [
  {
    pins: 'containerd',
    flags: [...small, '-tags', 'no_btrfs no_zfs no_devmapper'],
    programs: {
      containerd: 'github.com/containerd/containerd/v2/cmd/containerd',
      'containerd-shim-runc-v2': 'github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2',
      ctr: 'github.com/containerd/containerd/v2/cmd/ctr',
    },
  },
  {
    pins: 'cni',
    flags: small,
    programs: {
      ptp: 'github.com/containernetworking/plugins/plugins/main/ptp',
      bridge: 'github.com/containernetworking/plugins/plugins/main/bridge',
      loopback: 'github.com/containernetworking/plugins/plugins/main/loopback',
      'host-local': 'github.com/containernetworking/plugins/plugins/ipam/host-local',
    },
  },
  {
    pins: 'kubernetes',
    flags: kubernetesFlags,
    programs: {
      kubelet: 'k8s.io/kubernetes/cmd/kubelet',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
      'kube-proxy': 'k8s.io/kubernetes/cmd/kube-proxy',
    },
  },
  { pins: 'coredns', flags: small, programs: { coredns: 'github.com/coredns/coredns' } },
  { pins: 'helm', flags: small, programs: { helm: 'helm.sh/helm/v4/cmd/helm' } },
];
