import type { Detector } from '../detector.ts';
import { apiKey } from './api-key.ts';
import { creditCard } from './credit-card.ts';
import { emailAddress } from './email-address.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ip-address.ts';
import { jwt } from './jwt.ts';
import { nationalTierA } from './national/tier-a.ts';
import { tierB } from './national/tier-b.ts';
import { phoneNumber } from './phone-number.ts';
import { privateKey } from './private-key.ts';

/** Every built-in detector of sensitive text: what `findings` counts and what the record never shows. */
export const allDetectors: readonly Detector[] = [
  privateKey,
  jwt,
  apiKey,
  iban,
  emailAddress,
  creditCard,
  phoneNumber,
  ipAddress,
  ...nationalTierA,
  ...tierB,
];
