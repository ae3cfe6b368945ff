import type { Locale } from '../locale.ts';
import { esDni, esNie } from '../national.ts';

export const es: Locale = {
  name: 'es',
  country: 'ES',
  first: ['Lucía', 'José', 'Íñigo', 'Begoña', 'Martín'],
  last: ['García', 'Muñoz', 'Núñez', 'Echeverría', 'López'],
  international: ['+34 6## ### ###', '+34 91 ### ## ##', '+346########', '0034 6## ## ## ##'],
  national: ['6## ### ###', '91 ### ## ##', '6## ## ## ##', '93#######'],
  ids: { dni: { entity: 'EsDni', make: esDni }, nie: { entity: 'EsNie', make: esNie } },
  templates: [
    'Mi DNI es {dni} y vivo en Zaragoza.',
    'NIE: {nie}, titular {name}',
    'Llámame al {national} cuando puedas. {name}',
    'Teléfono: {national}\nCorreo: {email}\nDNI: {dni}',
    'El móvil de {name} es {international}.',
    'Haz la transferencia a {iban}, por favor.',
    'Han cobrado dos veces en mi tarjeta {card}.',
    '{"dni": "{dni}", "telefono": "{national}", "correo": "{email}"}',
    'Acceso desde {ip} con la clave {key} (equipo {mac})',
    '| Nombre | DNI | Móvil |\n|---|---|---|\n| {name} | {dni} | {national} |',
    'La contraseña es {password} y el fijo sigue siendo {national}',
    'Nací el {born}. Avisar a {email} o al {national}.',
    'contrasena = "{chosen}"',
    'Escríbeme a {spelled}.',
    "INSERT INTO clientes (id, telefono, correo) VALUES (7, '{national}', '{email}');",
    'nombre,telefono\n{name},{national}\n',
  ],
};
