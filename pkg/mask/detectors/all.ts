import type { Detector } from '../detector.ts';
import { apiKey } from './api-key.ts';
import { creditCard } from './credit-card.ts';
import { cryptoAddress } from './crypto-address.ts';
import { emailAddress } from './email-address.ts';
import { iban } from './iban.ts';
import { ipAddress } from './ip-address.ts';
import { jwt } from './jwt.ts';
import { macAddress } from './mac-address.ts';
import { nationalTierA } from './national/tier-a.ts';
import { tierB } from './national/tier-b.ts';
import { percentEmail } from './percent-email.ts';
import { phoneNumber } from './phone-number.ts';
import { privateKey } from './private-key.ts';
import { spelledAddress } from './spelled-address.ts';
import { swiftBic } from './swift-bic.ts';
import { telegramToken } from './telegram-token.ts';
import { urlCredential } from './url-credential.ts';

/** Every built-in detector of sensitive text: what `findings` counts and what the record never shows. */
export const allDetectors: readonly Detector[] = [
  privateKey,
  jwt,
  apiKey,
  telegramToken,
  urlCredential,
  iban,
  emailAddress,
  percentEmail,
  spelledAddress,
  creditCard,
  phoneNumber,
  ipAddress,
  macAddress,
  cryptoAddress,
  swiftBic,
  ...nationalTierA,
  ...tierB,
];
