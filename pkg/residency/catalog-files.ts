import type { CatalogFiles, CloudRegionsData, ProviderData, ZonesData } from './catalog-shape.ts';
import anthropicAws from './catalog/anthropic-aws.json' with { type: 'json' };
import anthropicGcp from './catalog/anthropic-gcp.json' with { type: 'json' };
import anthropic from './catalog/anthropic.json' with { type: 'json' };
import bedrockMantle from './catalog/bedrock-mantle.json' with { type: 'json' };
import bedrock from './catalog/bedrock.json' with { type: 'json' };
import cloudRegions from './catalog/cloud-regions.json' with { type: 'json' };
import foundry from './catalog/foundry.json' with { type: 'json' };
import gateway from './catalog/gateway.json' with { type: 'json' };
import openai from './catalog/openai.json' with { type: 'json' };
import vertex from './catalog/vertex.json' with { type: 'json' };
import zones from './catalog/zones.json' with { type: 'json' };

/** The data as it lies in `catalog/`; a test holds every file against `catalogProblems`. */
export const catalogFiles: CatalogFiles = {
  providers: [
    anthropic,
    openai,
    bedrock,
    vertex,
    bedrockMantle,
    anthropicAws,
    anthropicGcp,
    foundry,
    gateway,
  ] as readonly unknown[] as readonly ProviderData[],
  cloudRegions: cloudRegions satisfies CloudRegionsData,
  zones: zones satisfies ZonesData,
};
