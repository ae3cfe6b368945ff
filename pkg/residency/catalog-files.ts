import type {
  CatalogFiles,
  CloudRegionsData,
  ProviderData,
  ProviderFile,
  SurfaceData,
  ZonesData,
} from './catalog-shape.ts';
import anthropicAws from './catalog/anthropic-aws.json' with { type: 'json' };
import anthropicGcp from './catalog/anthropic-gcp.json' with { type: 'json' };
import anthropic from './catalog/anthropic.json' with { type: 'json' };
import aws from './catalog/aws.json' with { type: 'json' };
import azureOpenai from './catalog/azure-openai.json' with { type: 'json' };
import azure from './catalog/azure.json' with { type: 'json' };
import bedrockMantle from './catalog/bedrock-mantle.json' with { type: 'json' };
import bedrock from './catalog/bedrock.json' with { type: 'json' };
import cdn from './catalog/cdn.json' with { type: 'json' };
import cloudRegions from './catalog/cloud-regions.json' with { type: 'json' };
import cohere from './catalog/cohere.json' with { type: 'json' };
import common from './catalog/common.json' with { type: 'json' };
import databricks from './catalog/databricks.json' with { type: 'json' };
import deepseek from './catalog/deepseek.json' with { type: 'json' };
import foundry from './catalog/foundry.json' with { type: 'json' };
import gateway from './catalog/gateway.json' with { type: 'json' };
import gcp from './catalog/gcp.json' with { type: 'json' };
import gemini from './catalog/gemini.json' with { type: 'json' };
import groq from './catalog/groq.json' with { type: 'json' };
import huggingface from './catalog/huggingface.json' with { type: 'json' };
import mistral from './catalog/mistral.json' with { type: 'json' };
import nebius from './catalog/nebius.json' with { type: 'json' };
import openai from './catalog/openai.json' with { type: 'json' };
import openrouter from './catalog/openrouter.json' with { type: 'json' };
import ovhcloud from './catalog/ovhcloud.json' with { type: 'json' };
import scaleway from './catalog/scaleway.json' with { type: 'json' };
import selfHosted from './catalog/self-hosted.json' with { type: 'json' };
import snowflake from './catalog/snowflake.json' with { type: 'json' };
import together from './catalog/together.json' with { type: 'json' };
import vertex from './catalog/vertex.json' with { type: 'json' };
import xai from './catalog/xai.json' with { type: 'json' };
import zones from './catalog/zones.json' with { type: 'json' };

const surfaces = common.surfaces as unknown as Readonly<Record<string, SurfaceData>>;

/** Fills in what a file leaves to its surface; what the file says itself counts. */
export function completeProvider({ surface, ...own }: ProviderFile): ProviderData {
  return (surface === undefined ? own : { ...surfaces[surface], ...own }) as ProviderData;
}

// Providers whose hosts are more special come first: the clouds take what is left.
const providerFiles = [
  anthropic,
  openai,
  bedrock,
  vertex,
  bedrockMantle,
  anthropicAws,
  anthropicGcp,
  foundry,
  gateway,
  azureOpenai,
  gemini,
  mistral,
  xai,
  together,
  cohere,
  groq,
  deepseek,
  scaleway,
  nebius,
  ovhcloud,
  databricks,
  snowflake,
  openrouter,
  huggingface,
  selfHosted,
  aws,
  azure,
  gcp,
  cdn,
] as readonly unknown[] as readonly ProviderFile[];

/** The data as it lies in `catalog/`; a test holds every file against `catalogProblems`. */
export const catalogFiles: CatalogFiles = {
  version: common.version,
  providers: providerFiles.map(completeProvider),
  cloudRegions: cloudRegions satisfies CloudRegionsData,
  zones: zones satisfies ZonesData,
};
