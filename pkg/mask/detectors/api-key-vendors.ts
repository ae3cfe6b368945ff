/**
 * `base32` is upper case and 2 to 7, `uuid` is hexadecimal with hyphens; `base64` has `+`, `/` and `=` as well as `-`
 * and `_`; `dotted` is base64url with dots.
 */
export type Alphabet = 'hex' | 'base32' | 'uuid' | 'alnum' | 'base64url' | 'base64' | 'dotted';

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
  {
    vendor: 'OpenAI',
    formats: [
      ...atLeast(20, 'base64url', 'sk-proj-', 'sk-svcacct-', 'sk-admin-'),
      ...exactly(48, 'alnum', 'sk-'),
    ],
  },
  { vendor: 'DeepSeek', formats: exactly(32, 'hex', 'sk-') },
  { vendor: 'NVIDIA', formats: exactly(64, 'base64url', 'nvapi-') },
  { vendor: 'ElevenLabs', formats: exactly(48, 'hex', 'sk_') },
  { vendor: 'Cerebras', formats: exactly(48, 'alnum', 'csk-') },
  { vendor: 'Together AI', formats: exactly(43, 'base64url', 'tgp_v1_') },
  { vendor: 'Fireworks', formats: atLeast(22, 'alnum', 'fw_') },
  { vendor: 'Pinecone', formats: atLeast(60, 'base64url', 'pcsk_') },
  { vendor: 'Tavily', formats: atLeast(32, 'base64url', 'tvly-') },
  { vendor: 'Jina', formats: exactly(60, 'base64url', 'jina_') },
  { vendor: 'Voyage', formats: exactly(43, 'base64url', 'pa-') },
  { vendor: 'Helicone', formats: atLeast(20, 'base64url', 'sk-helicone-') },
  { vendor: 'Firecrawl', formats: exactly(32, 'hex', 'fc-') },
  { vendor: 'E2B', formats: exactly(40, 'hex', 'e2b_') },
  { vendor: 'LlamaIndex', formats: exactly(48, 'alnum', 'llx-') },
  { vendor: 'RunPod', formats: atLeast(40, 'alnum', 'rpa_') },
  { vendor: 'Apify', formats: atLeast(36, 'alnum', 'apify_api_') },
  { vendor: 'OpenRouter', formats: exactly(64, 'hex', 'sk-or-v1-') },
  { vendor: 'Langfuse', formats: atLeast(32, 'base64url', 'sk-lf-') },
  { vendor: 'LangSmith', formats: atLeast(32, 'base64url', 'lsv2_pt_', 'lsv2_sk_') },
  { vendor: 'Groq', formats: exactly(52, 'alnum', 'gsk_') },
  { vendor: 'Perplexity', formats: atLeast(40, 'alnum', 'pplx-') },
  { vendor: 'xAI', formats: atLeast(60, 'alnum', 'xai-') },
  { vendor: 'Replicate', formats: exactly(37, 'alnum', 'r8_') },
  { vendor: 'Hugging Face', formats: exactly(34, 'alnum', 'hf_') },
  { vendor: 'AWS', formats: exactly(16, 'base32', 'AKIA', 'ASIA') },
  { vendor: 'Azure', formats: exactly(88, 'base64', 'AccountKey=', 'SharedAccessKey=') },
  { vendor: 'Alibaba Cloud', formats: exactly(20, 'alnum', 'LTAI') },
  { vendor: 'Tencent Cloud', formats: exactly(32, 'alnum', 'AKID') },
  { vendor: 'Yandex Cloud', formats: atLeast(35, 'base64url', 'AQVN') },
  { vendor: 'Scaleway', formats: exactly(17, 'alnum', 'SCW') },
  { vendor: 'Heroku', formats: atLeast(58, 'base64url', 'HRKU-AA') },
  { vendor: 'Netlify', formats: atLeast(36, 'alnum', 'nfp_') },
  { vendor: 'Render', formats: atLeast(28, 'alnum', 'rnd_') },
  { vendor: 'Deno Deploy', formats: exactly(36, 'alnum', 'ddp_') },
  { vendor: 'Neon', formats: atLeast(60, 'alnum', 'napi_') },
  { vendor: 'Aiven', formats: atLeast(19, 'base64url', 'AVNS_') },
  { vendor: 'OpenShift', formats: exactly(43, 'base64url', 'sha256~') },
  { vendor: 'age', formats: exactly(58, 'alnum', 'AGE-SECRET-KEY-1') },
  { vendor: '1Password', formats: atLeast(100, 'base64url', 'ops_eyJ') },
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
  { vendor: 'Bitbucket', formats: exactly(32, 'alnum', 'ATBB') },
  { vendor: 'Sourcegraph', formats: exactly(40, 'hex', 'sgp_') },
  {
    vendor: 'Slack',
    formats: atLeast(20, 'base64url', 'xoxb-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'),
  },
  { vendor: 'Slack webhooks', formats: atLeast(40, 'base64', 'hooks.slack.com/services/') },
  {
    vendor: 'Discord webhooks',
    formats: atLeast(80, 'base64', 'discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'),
  },
  { vendor: 'SendGrid', formats: exactly(66, 'dotted', 'SG.') },
  {
    vendor: 'Stripe',
    formats: atLeast(16, 'alnum', 'sk_live_', 'rk_live_', 'sk_test_', 'rk_test_', 'whsec_'),
  },
  { vendor: 'Plaid', formats: exactly(36, 'uuid', 'access-production-', 'access-sandbox-') },
  { vendor: 'Razorpay', formats: exactly(14, 'alnum', 'rzp_live_', 'rzp_test_') },
  { vendor: 'Flutterwave', formats: atLeast(32, 'base64url', 'FLWSECK-', 'FLWSECK_TEST-') },
  { vendor: 'Mollie', formats: exactly(30, 'alnum', 'live_') },
  { vendor: 'Paddle', formats: atLeast(40, 'base64url', 'pdl_live_apikey_', 'pdl_sdbx_apikey_') },
  { vendor: 'Shippo', formats: exactly(40, 'hex', 'shippo_live_', 'shippo_test_') },
  { vendor: 'EasyPost', formats: exactly(54, 'alnum', 'EZAK', 'EZTK') },
  { vendor: 'Duffel', formats: atLeast(43, 'base64url', 'duffel_live_', 'duffel_test_') },
  { vendor: 'npm', formats: exactly(36, 'alnum', 'npm_') },
  { vendor: 'PyPI', formats: atLeast(50, 'base64url', 'pypi-AgE', 'pypi-AgN') },
  { vendor: 'RubyGems', formats: exactly(48, 'hex', 'rubygems_') },
  { vendor: 'crates.io', formats: exactly(32, 'alnum', 'cio') },
  { vendor: 'NuGet', formats: exactly(43, 'alnum', 'oy2') },
  { vendor: 'Clojars', formats: exactly(60, 'hex', 'CLOJARS_') },
  { vendor: 'Packagist', formats: atLeast(40, 'hex', 'packagist_ort_', 'packagist_out_') },
  { vendor: 'JFrog', formats: exactly(69, 'alnum', 'AKCp') },
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
  {
    vendor: 'New Relic',
    formats: [...exactly(27, 'alnum', 'NRAK-'), ...exactly(32, 'base64url', 'NRII-', 'NRIQ-')],
  },
  { vendor: 'Dynatrace', formats: exactly(89, 'dotted', 'dt0c01.', 'dt0s01.') },
  { vendor: 'Honeycomb', formats: exactly(58, 'alnum', 'hcaik_', 'hcbik_', 'hcamk_') },
  { vendor: 'PostHog', formats: atLeast(40, 'alnum', 'phx_') },
  { vendor: 'Axiom', formats: exactly(36, 'uuid', 'xaat-', 'xapt-') },
  { vendor: 'LaunchDarkly', formats: exactly(36, 'uuid', 'sdk-', 'api-') },
  { vendor: 'WakaTime', formats: exactly(36, 'uuid', 'waka_') },
  { vendor: 'Prefect', formats: exactly(36, 'alnum', 'pnu_', 'pnb_') },
  { vendor: 'Infracost', formats: exactly(32, 'alnum', 'ico-') },
  { vendor: 'SonarQube', formats: exactly(40, 'hex', 'sqp_', 'squ_', 'sqa_') },
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
  { vendor: 'Inngest', formats: exactly(64, 'hex', 'signkey-prod-') },
  { vendor: 'Octopus Deploy', formats: atLeast(25, 'alnum', 'API-') },
  { vendor: 'HubSpot', formats: exactly(36, 'uuid', 'pat-na1-', 'pat-na2-', 'pat-eu1-') },
  { vendor: 'Contentful', formats: exactly(43, 'base64url', 'CFPAT-') },
  { vendor: 'Typeform', formats: atLeast(40, 'dotted', 'tfp_') },
  { vendor: 'ReadMe', formats: exactly(70, 'alnum', 'rdme_') },
  { vendor: 'Frame.io', formats: exactly(64, 'base64url', 'fio-u-') },
  { vendor: 'Dropbox', formats: atLeast(60, 'base64url', 'sl.') },
  { vendor: 'Mapbox', formats: atLeast(60, 'dotted', 'sk.eyJ') },
  { vendor: 'Meta', formats: atLeast(60, 'alnum', 'EAACEdEose0cBA', 'EAAG') },
  { vendor: 'Atlassian', formats: atLeast(60, 'base64', 'ATATT3', 'ATCTT3') },
];
