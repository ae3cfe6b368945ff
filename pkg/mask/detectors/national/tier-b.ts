import type { Detector } from '../../detector.ts';
import { commandPassword } from '../command-password.ts';
import { htpasswd } from '../htpasswd.ts';
import { pipedPassword } from '../piped-password.ts';
import { dateOfBirth } from '../date-of-birth.ts';
import { nationalPhone } from '../national-phone.ts';
import { passphrase } from '../passphrase.ts';
import { password } from '../password.ts';
import { secret } from '../secret.ts';
import { abaRouting } from './aba-routing.ts';
import { atSvnr } from './at-svnr.ts';
import { auMedicare } from './au-medicare.ts';
import { auTfn } from './au-tfn.ts';
import { beNrn } from './be-nrn.ts';
import { brCpfBare } from './br-cpf-bare.ts';
import { caSin } from './ca-sin.ts';
import { chAhv } from './ch-ahv.ts';
import { czRc } from './cz-rc.ts';
import { deTaxId } from './de-tax-id.ts';
import { dkCpr } from './dk-cpr.ts';
import { esDniSpaced } from './es-dni-spaced.ts';
import { grAfm } from './gr-afm.ts';
import { hrOib } from './hr-oib.ts';
import { ilId } from './il-id.ts';
import { inAadhaar } from './in-aadhaar.ts';
import { jpMyNumber } from './jp-my-number.ts';
import { krRrn } from './kr-rrn.ts';
import { nlBsn } from './nl-bsn.ts';
import { noFnr } from './no-fnr.ts';
import { plNip } from './pl-nip.ts';
import { plPesel } from './pl-pesel.ts';
import { ptNif } from './pt-nif.ts';
import { sePersonnummer } from './se-personnummer.ts';
import { trTckn } from './tr-tckn.ts';
import { ukNhs } from './uk-nhs.ts';
import { usItin } from './us-itin.ts';
import { usNpi } from './us-npi.ts';
import { usSsn } from './us-ssn.ts';
import { zaId } from './za-id.ts';
import { accountNumberGrouped } from './account-number-grouped.ts';
import { accountNumber } from './account-number.ts';
import { deSocialInsurance } from './de-social-insurance.ts';
import { driverLicenceIt } from './driver-licence-it.ts';
import { driverLicencePl } from './driver-licence-pl.ts';
import { driverLicence } from './driver-licence.ts';
import { medicalRecordNumber } from './medical-record-number.ts';
import { passport } from './passport.ts';
import { usMbi } from './us-mbi.ts';

/** Found only with a context word or key nearby, or where the shape tells. */
export const tierB: readonly Detector[] = [
  nationalPhone,
  usSsn,
  usItin,
  usNpi,
  abaRouting,
  ukNhs,
  deTaxId,
  nlBsn,
  plPesel,
  plNip,
  sePersonnummer,
  dkCpr,
  noFnr,
  beNrn,
  atSvnr,
  chAhv,
  czRc,
  esDniSpaced,
  hrOib,
  grAfm,
  ptNif,
  inAadhaar,
  auTfn,
  auMedicare,
  caSin,
  trTckn,
  zaId,
  krRrn,
  jpMyNumber,
  ilId,
  brCpfBare,
  accountNumber,
  accountNumberGrouped,
  deSocialInsurance,
  driverLicence,
  driverLicenceIt,
  driverLicencePl,
  medicalRecordNumber,
  passport,
  usMbi,
  dateOfBirth,
  secret,
  password,
  passphrase,
  commandPassword,
  htpasswd,
  pipedPassword,
];
