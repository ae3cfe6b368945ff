import type { Locale } from '../locale.ts';
import { usSsn } from '../national.ts';

export const enUs: Locale = {
  name: 'en-US',
  country: undefined,
  first: ['James', 'Mary', 'Luis', 'Aisha', 'Ethan', 'Grace'],
  last: ['Walker', 'Nguyen', "O'Brien", 'Garcia', 'Cohen'],
  international: ['+1 (415) 5%#-####', '+1-212-5%#-####', '+16175%#####'],
  national: ['(415) 5%#-####', '212-5%#-####', '617.5%#.####', '(303)5%#-####', '404 5%# ####'],
  ids: { ssn: { entity: 'UsSsn', make: usSsn } },
  templates: [
    'Hi, this is {name}. You can reach me at {national} or {email} any time after 5.',
    'Name: {name}\nPhone: {national}\nE-mail: {email}\n',
    'My social security number is {ssn}, please update the file.',
    'SSN: {ssn}',
    '{"user": {"name": "{name}", "ssn": "{ssn}", "phone": "{international}"}}',
    'Please call me back on my cell {international}, I am {name}.',
    'The card {card} was charged twice, can you refund it?',
    'card_number={card}&name={name}',
    'Login from {ip} was blocked for {email}.',
    'client_ip={ip} mac={mac} user={email}',
    'export API_KEY={key}',
    'Can someone call me on {national}? I have some questions about my order.',
    'Fax: {national}, office: {national}.',
    'Wire it with card number {card} and confirm to {email}',
    '| Name | SSN | Cell |\n|---|---|---|\n| {name} | {ssn} | {national} |',
    'The password of {email} is {password}.',
    'born on {born}, my old number was {national}',
  ],
};
