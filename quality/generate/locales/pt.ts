import type { Locale } from '../locale.ts';
import { ptNif } from '../national.ts';

export const pt: Locale = {
  name: 'pt',
  country: 'PT',
  first: ['João', 'Inês', 'Conceição', 'Tiago', 'Ângela'],
  last: ['Gonçalves', 'Simões', 'Araújo', 'Silva', 'Brandão'],
  international: ['+351 91# ### ###', '+351 21 ### ####', '+35196#######', '00351 91# ### ###'],
  national: ['91# ### ###', '21 ### ####', '96#######', '22# ### ###'],
  ids: { nif: { entity: 'PtNif', make: ptNif } },
  templates: [
    'O meu NIF é {nif}, obrigado.',
    'Contribuinte n.º {nif}, {name}',
    'Telefone: {national}\nE-mail: {email}\nNIF: {nif}',
    'Ligue-me para o {national}, por favor. {name}',
    'O telemóvel é {international} e o e-mail {email}.',
    'Transferência para o IBAN {iban}.',
    'O meu cartão {card} foi bloqueado.',
    '{"nif": "{nif}", "telemovel": "{national}", "iban": "{iban}"}',
    'Acesso de {ip} com a chave {key}, equipamento {mac}',
    '| Nome | NIF | Telemóvel |\n|---|---|---|\n| {name} | {nif} | {national} |',
    'A senha é {password} e o meu zap {national}',
    'Nasci a {born}. Contactar {email} ou {national}',
    "const senha = '{chosen}';",
    'Contato: {spelled}',
    "INSERT INTO clientes (id, telefone, email) VALUES (7, '{national}', '{email}');",
    'nome,telefone\n{name},{national}\n',
  ],
};
