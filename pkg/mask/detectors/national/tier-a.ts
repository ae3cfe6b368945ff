import type { Detector } from '../../detector.ts';
import { bgEgn } from './bg-egn.ts';
import { brCnpj } from './br-cnpj.ts';
import { brCpf } from './br-cpf.ts';
import { cnResidentId } from './cn-resident-id.ts';
import { esDni } from './es-dni.ts';
import { esNie } from './es-nie.ts';
import { fiHetu } from './fi-hetu.ts';
import { frNir } from './fr-nir.ts';
import { iePps } from './ie-pps.ts';
import { inGstin } from './in-gstin.ts';
import { inPan } from './in-pan.ts';
import { itCodiceFiscale } from './it-codice-fiscale.ts';
import { mxCurp } from './mx-curp.ts';
import { ptCc } from './pt-cc.ts';
import { roCnp } from './ro-cnp.ts';
import { sgNric } from './sg-nric.ts';
import { ukNino } from './uk-nino.ts';

/** Identifiers of persons and companies that letters, separators or checksums make certain. */
export const nationalTierA: readonly Detector[] = [
  ukNino,
  esDni,
  esNie,
  itCodiceFiscale,
  frNir,
  fiHetu,
  inPan,
  inGstin,
  brCpf,
  brCnpj,
  cnResidentId,
  mxCurp,
  sgNric,
  ptCc,
  iePps,
  roCnp,
  bgEgn,
];
