/** A key pair as AWS's own tools keep it. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

/** The profile `default` of a shared credentials file; `undefined` where it has no key pair. */
export function awsKeysIn(text: string): AwsKeys | undefined {
  const found = new Map<string, string>();
  let profile = '';
  for (const line of text.split(/\r?\n/)) {
    profile = /^\s*\[\s*([^\]]*?)\s*\]\s*$/.exec(line)?.[1] ?? profile;
    const [, name = '', value = ''] = /^\s*(aws_\w+)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    if (profile === 'default') found.set(name, value);
  }
  const accessKeyId = found.get('aws_access_key_id');
  const secretAccessKey = found.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: found.get('aws_session_token') };
}
