/** An upstream credential in custody. Only `proxy` puts it on a request, only for the provider it belongs to. */
export type Credential =
  | { readonly kind: 'header'; readonly header: string; readonly value: string }
  | {
      readonly kind: 'sigv4';
      readonly service: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string | undefined;
    }
  | {
      /** A service account of Google Cloud, which signs its own short-lived tokens. */
      readonly kind: 'serviceAccount';
      readonly header: string;
      readonly scheme: string;
      readonly email: string;
      readonly privateKey: string;
      readonly keyId: string;
    };
