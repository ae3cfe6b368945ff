/** `base64` has `+`, `/` and `=` as well as `-` and `_`; `dotted` is base64url with dots. */
export type Alphabet = 'hex' | 'alnum' | 'base64url' | 'base64' | 'dotted';

export interface KeyFormat {
  readonly prefix: string;
  readonly alphabet: Alphabet;
  /** Characters after the prefix: exactly or at least so many. */
  readonly least: number;
  readonly exact: boolean;
}

interface Vendor {
  readonly vendor: string;
  readonly formats: readonly KeyFormat[];
}

const exactly = (least: number, alphabet: Alphabet, ...prefixes: string[]): readonly KeyFormat[] =>
  prefixes.map((prefix) => ({ prefix, alphabet, least, exact: true }));
const atLeast = (least: number, alphabet: Alphabet, ...prefixes: string[]): readonly KeyFormat[] =>
  prefixes.map((prefix) => ({ prefix, alphabet, least, exact: false }));

/** Prefixes as the vendors document them, or as their secret-scanning partners list them. */
export const vendors: readonly Vendor[] = [
  { vendor: 'Anthropic', formats: atLeast(20, 'base64url', 'sk-ant-') },
  { vendor: 'OpenAI', formats: atLeast(20, 'base64url', 'sk-proj-', 'sk-svcacct-', 'sk-admin-') },
  { vendor: 'OpenRouter', formats: exactly(64, 'hex', 'sk-or-v1-') },
  { vendor: 'Langfuse', formats: atLeast(32, 'base64url', 'sk-lf-') },
  { vendor: 'LangSmith', formats: atLeast(32, 'base64url', 'lsv2_pt_', 'lsv2_sk_') },
  { vendor: 'Groq', formats: exactly(52, 'alnum', 'gsk_') },
  { vendor: 'Perplexity', formats: atLeast(40, 'alnum', 'pplx-') },
  { vendor: 'xAI', formats: atLeast(60, 'alnum', 'xai-') },
  { vendor: 'Replicate', formats: exactly(37, 'alnum', 'r8_') },
  { vendor: 'Hugging Face', formats: exactly(34, 'alnum', 'hf_') },
  { vendor: 'AWS', formats: exactly(16, 'alnum', 'AKIA', 'ASIA') },
  {
    vendor: 'Google',
    formats: [
      ...exactly(35, 'base64url', 'AIza'),
      ...exactly(28, 'base64url', 'GOCSPX-'),
      ...atLeast(30, 'dotted', 'ya29.'),
    ],
  },
  {
    vendor: 'GitHub',
    formats: [
      ...exactly(36, 'alnum', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'),
      ...atLeast(40, 'base64url', 'github_pat_'),
    ],
  },
  {
    vendor: 'GitLab',
    formats: atLeast(20, 'dotted', 'glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glsoat-'),
  },
  {
    vendor: 'Slack',
    formats: atLeast(20, 'base64url', 'xoxb-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'),
  },
  { vendor: 'SendGrid', formats: exactly(66, 'dotted', 'SG.') },
  {
    vendor: 'Stripe',
    formats: atLeast(16, 'alnum', 'sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'whsec_'),
  },
  { vendor: 'npm', formats: exactly(36, 'alnum', 'npm_') },
  { vendor: 'PyPI', formats: atLeast(50, 'base64url', 'pypi-AgE') },
  { vendor: 'RubyGems', formats: exactly(48, 'hex', 'rubygems_') },
  { vendor: 'Docker', formats: atLeast(27, 'base64url', 'dckr_pat_') },
  { vendor: 'DigitalOcean', formats: exactly(64, 'hex', 'dop_v1_', 'doo_v1_', 'dor_v1_') },
  { vendor: 'Shopify', formats: exactly(32, 'hex', 'shpat_', 'shpca_', 'shppa_', 'shpss_') },
  {
    vendor: 'Square',
    formats: [...exactly(22, 'base64url', 'sq0atp-'), ...exactly(43, 'base64url', 'sq0csp-')],
  },
  { vendor: 'Databricks', formats: exactly(32, 'hex', 'dapi') },
  { vendor: 'Linear', formats: exactly(40, 'alnum', 'lin_api_') },
  { vendor: 'Notion', formats: exactly(46, 'alnum', 'ntn_') },
  { vendor: 'Figma', formats: atLeast(40, 'base64url', 'figd_') },
  { vendor: 'Grafana', formats: [...atLeast(32, 'base64', 'glc_'), ...atLeast(32, 'alnum', 'glsa_')] },
  { vendor: 'New Relic', formats: exactly(27, 'alnum', 'NRAK-') },
  { vendor: 'Sentry', formats: atLeast(60, 'base64', 'sntrys_', 'sntryu_') },
  { vendor: 'Postman', formats: exactly(59, 'base64url', 'PMAK-') },
  { vendor: 'Doppler', formats: atLeast(40, 'alnum', 'dp.pt.', 'dp.st.') },
  { vendor: 'HashiCorp Vault', formats: atLeast(24, 'base64url', 'hvs.', 'hvb.') },
  { vendor: 'PlanetScale', formats: atLeast(32, 'dotted', 'pscale_tkn_', 'pscale_oauth_', 'pscale_pw_') },
  { vendor: 'Pulumi', formats: exactly(40, 'hex', 'pul-') },
  { vendor: 'Supabase', formats: exactly(40, 'hex', 'sbp_') },
  { vendor: 'Tailscale', formats: atLeast(20, 'base64url', 'tskey-') },
  { vendor: 'Fly.io', formats: atLeast(40, 'base64', 'fm2_', 'fo1_') },
  { vendor: 'Brevo', formats: atLeast(64, 'base64url', 'xkeysib-') },
  { vendor: 'Mailgun', formats: exactly(32, 'hex', 'key-') },
  { vendor: 'Twilio', formats: exactly(32, 'hex', 'SK') },
  { vendor: 'Resend', formats: exactly(33, 'base64url', 're_') },
  { vendor: 'Buildkite', formats: exactly(40, 'hex', 'bkua_') },
  { vendor: 'CircleCI', formats: atLeast(40, 'base64url', 'CCIPAT_') },
  { vendor: 'Atlassian', formats: atLeast(60, 'base64', 'ATATT3') },
];
