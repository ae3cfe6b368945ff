import type { Contender } from './contender.ts';
import { domicileOff, domicileOn } from './domicile.ts';
import { envoy } from './envoy.ts';
import { direct, nodeHttp, undici } from './forwarders.ts';
import { portkey } from './portkey.ts';

/** In the table's order. */
export const ALL_CONTENDERS: readonly Contender[] = [
  direct,
  nodeHttp,
  undici,
  domicileOff,
  domicileOn,
  envoy,
  portkey,
];
