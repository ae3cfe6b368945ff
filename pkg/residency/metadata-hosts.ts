/** Where clouds answer whoever asks from inside: 169.254/16 and their fixed names and addresses. */
const metadata =
  /^(?:169\.254\.\d+\.\d+|100\.100\.100\.200|168\.63\.129\.16|192\.0\.0\.192|metadata|metadata\.goog|metadata\.google\.internal|instance-data(?:\.ec2\.internal)?|\[fd00:ec2::(?:254|23)\]|\[fd20:ce::254\]|\[fe80:[0-9a-f:]*\])$/;

/** Whether a host, as `canonicalHost` spells it, is the metadata service of a cloud, which hands out credentials. */
export function isMetadataHost(host: string): boolean {
  return metadata.test(host);
}

/** What to do instead of asking it: no policy should let an agent do so. */
export function metadataWay(host: string): string {
  return `${host} is the metadata service of the machine's cloud, which hands out credentials: let the agent do without it, and give what it needs by credentials in the policy.`;
}
